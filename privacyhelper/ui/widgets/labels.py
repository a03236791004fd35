"""Text on the screen: always plain, wrapped, with room between the lines.

`Label` is a `QLabel` (so screen readers and tests see its text) that lays its text out itself:
`QLabel` knows no line height, and its markup guessing has no place where text comes from files.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import scaled, text_scale, ui_font
from privacyhelper.ui.kit.text import lines_for_layout
from privacyhelper.ui.kit.tokens import Tokens, color, tokens_of

Ink = Literal["ink", "muted", "accent", "high", "medium", "low", "info", "on_accent"]
Mark = Literal["strong", "added", "removed"]

_WIDEST = 640
STRONG = 700
"""Weight of titles; a family without it gives its nearest."""
_FONT_EVENTS = {QEvent.Type.FontChange, QEvent.Type.StyleChange}


def ink_color(tokens: Tokens, ink: Ink) -> str:
    """The text colour of this name in these tokens."""
    return str(getattr(tokens, ink))


class Label(QLabel):
    """Plain text in one style; wraps, and its height follows its width.

    Args:
        text: shown as it is, markup included; a line break starts a new line.
        pixels: font size at text scale 1.
        weight: 400 regular, 600 semi-bold, 700 bold.
        ink: name of the colour.
        leading: distance of lines relative to the font size.
        selectable: the mouse can select, Ctrl+C copies.
    """

    TRACKING = 0.0
    """Space added between letters, in pixels at text scale 1."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        pixels: float = 15,
        weight: int = 400,
        ink: Ink = "ink",
        leading: float = 1.5,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._weight = weight
        self._ink: Ink = ink
        self._leading = leading
        self._marks: list[tuple[int, int, Mark]] = []
        self._heights: dict[int, int] = {}
        self._laid: tuple[int, QTextLayout] | None = None
        self._tall = 0
        self._natural: float | None = None
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self._selection: tuple[int, int] | None = None
        self._selectable = selectable
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(self._styled())
        if text:
            super().setText(text)
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.setCursor(Qt.CursorShape.IBeamCursor)

    def setText(self, text: str) -> None:
        """Override QLabel.setText: show another text; marks and selection are dropped."""
        if text == self.text():
            return
        self._marks.clear()
        self._selection = None
        self._forget()
        super().setText(text)
        self.updateGeometry()

    def mark(self, part: str, kind: Mark = "strong") -> None:
        """Show the first occurrence of `part` bold, as added, or as removed."""
        at = self.text().find(part)
        if at >= 0 and part:
            self.mark_range(at, len(part), kind)

    def mark_range(self, start: int, length: int, kind: Mark) -> None:
        """Show `length` characters from `start` bold, as added, or as removed."""
        self._marks.append((start, length, kind))
        self._forget()
        self.updateGeometry()
        self.update()

    def set_ink(self, ink: Ink) -> None:
        """Change the colour by name."""
        self._ink = ink
        self.update()

    def selected_text(self) -> str:
        """What the person has selected, or an empty text."""
        if self._selection is None:
            return ""
        start, end = sorted(self._selection)
        return self.text()[start:end]

    def _forget(self) -> None:
        self._heights.clear()
        self._laid = None
        self._hint = None
        self._least = None
        self._natural = None

    def _styled(self) -> QFont:
        font = ui_font(self._pixels, self._weight)
        if self.TRACKING:
            space = self.TRACKING * text_scale()
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, space)
        return font

    def _pitch(self) -> float:
        return max(self.font().pixelSize() * self._leading, 1.0)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        tokens = tokens_of(self.palette())
        ranges = []
        for start, length, kind in self._marks:
            span = QTextLayout.FormatRange()
            span.start = start
            span.length = length
            look = QTextCharFormat()
            if kind == "strong":
                look.setFontWeight(QFont.Weight.DemiBold)
                look.setForeground(QBrush(color(tokens.ink)))
            elif kind == "added":
                look.setBackground(QBrush(color(tokens.low_tint)))
                look.setFontUnderline(True)
            else:
                look.setBackground(QBrush(color(tokens.high_tint)))
                look.setFontStrikeOut(True)
            span.format = look
            ranges.append(span)
        return ranges

    def _lay_out(self, width: int) -> QTextLayout:
        if self._laid is not None and self._laid[0] == width:
            return self._laid[1]
        layout = QTextLayout(lines_for_layout(self.text()), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._marks:
            layout.setFormats(self._formats())
        pitch, y = self._pitch(), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        self._laid = (width, layout)
        self._tall = max(1, round(y))
        return layout

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QLabel.heightForWidth."""
        known = self._heights.get(width)
        if known is None:
            margins = self.contentsMargins()
            # Layouts ask for absurdly narrow widths too, which nothing is ever shown at.
            inner = max(width - margins.left() - margins.right(), self.minimumSizeHint().width())
            if not self._marks and inner > self._widest():
                tall = max(1, round(self._pitch() * (self.text().count("\n") + 1)))
            else:
                self._lay_out(inner)
                tall = self._tall
            known = tall + margins.top() + margins.bottom()
            self._heights[width] = known
        return known

    def _widest(self) -> float:
        """The width of the longest line when nothing wraps."""
        if self._natural is None:
            metrics = QFontMetricsF(self.font())
            lines = self.text().split("\n")
            self._natural = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
        return self._natural

    def sizeHint(self) -> QSize:
        """Override QLabel.sizeHint: one line if it is not too long."""
        if self._hint is None:
            extra = 1.06 if self._marks else 1.0
            width = min(int(self._widest() * extra) + 2, scaled(_WIDEST))
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Override QLabel.minimumSizeHint: the longest word, or what is sensible of it."""
        if self._least is None:
            metrics = QFontMetricsF(self.font())
            words = sorted(self.text().split(), key=len)[-2:]
            longest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
            width = min(int(longest) + 2, scaled(90))
            self._least = QSize(width, round(self._pitch()))
        return self._least

    def changeEvent(self, event: QEvent) -> None:
        """Override QLabel.changeEvent: follow text size and scheme."""
        if event.type() in _FONT_EVENTS:
            wanted = self._styled()
            if wanted != self.font():
                # Showing a label for the first time sends this too, without another font.
                self._forget()
                self.setFont(wanted)
                self.updateGeometry()
        elif event.type() == QEvent.Type.PaletteChange and self._marks:
            self._laid = None
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QLabel.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        ink: Ink = self._ink if self.isEnabled() else "muted"
        painter.setPen(color(ink_color(tokens, ink)))
        area = self.contentsRect()
        layout = self._lay_out(area.width())
        height = self._tall
        top = float(area.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter and height < area.height():
            top += (area.height() - height) / 2
        chosen = []
        if self._selection is not None:
            start, end = sorted(self._selection)
            span = QTextLayout.FormatRange()
            span.start, span.length = start, end - start
            look = QTextCharFormat()
            look.setBackground(QBrush(color(tokens.accent)))
            look.setForeground(QBrush(color(tokens.on_accent)))
            span.format = look
            chosen.append(span)
        layout.draw(painter, QPointF(area.left(), top), chosen)

    def _place(self, at: QPoint) -> int:
        layout = self._lay_out(self.contentsRect().width())
        lines = layout.lineCount()
        row = min(lines - 1, max(0, int(at.y() / self._pitch())))
        if lines == 0:
            return 0
        return int(layout.lineAt(row).xToCursor(at.x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override QLabel.mousePressEvent: begin to select."""
        if self._selectable and event.button() == Qt.MouseButton.LeftButton:
            at = self._place(event.position().toPoint())
            self._selection = (at, at)
            self.update()
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override QLabel.mouseMoveEvent: extend the selection."""
        if self._selection is not None and self._selectable:
            self._selection = (self._selection[0], self._place(event.position().toPoint()))
            self.update()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QLabel.keyPressEvent: copy what is selected, or select all."""
        if self._selectable and event.matches(QKeySequence.StandardKey.Copy):
            if self.selected_text():
                QGuiApplication.clipboard().setText(self.selected_text())
        elif self._selectable and event.matches(QKeySequence.StandardKey.SelectAll):
            self._selection = (0, len(self.text()))
            self.update()
        else:
            event.ignore()


class Title(Label):
    """The page's title, 25 px bold; one a page."""

    TRACKING = -0.25

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, pixels=25, weight=700, leading=1.25)


class Subtitle(Label):
    """A large sentence: a guide's instruction, 17 px."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, pixels=17, leading=1.45)


class Heading(Label):
    """The title of a card, 16 px semi-bold."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, pixels=16, weight=STRONG)


class Strong(Label):
    """The title of a row, 15 px semi-bold."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, weight=STRONG)


class Body(Label):
    """Running text, 15 px."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, selectable: bool = False
    ) -> None:
        super().__init__(text, parent, selectable=selectable)


class Muted(Label):
    """Running text that stands back, 15 px."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, ink="muted")


class Small(Label):
    """Details under a title, 13 px, muted."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, selectable: bool = False
    ) -> None:
        super().__init__(text, parent, pixels=13, ink="muted", selectable=selectable)


class SmallBody(Label):
    """Text of side cards, 13 px in full ink."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, selectable: bool = False
    ) -> None:
        super().__init__(text, parent, pixels=13, selectable=selectable)


class SmallStrong(Label):
    """Semi-bold 13 px: a row's title in a side card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, pixels=13, weight=STRONG)


class Code(Label):
    """A technical text in the system's fixed-width font, 13 px, selectable."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, pixels=13, selectable=True)

    def _styled(self) -> QFont:
        font = super()._styled()
        font.setFamilies(["monospace"])
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font
