"""Surfaces that hold other widgets: cards, banners, empty states, folded parts, the undo bar."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.kit.paint import RADIUS_CARD, box, chevron, scaled
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.buttons import Button, PressButton, PrimaryButton
from privacyhelper.ui.widgets.labels import Heading, Label, Muted, SmallBody, Strong
from privacyhelper.ui.widgets.layouts import Column, FlowLayout, Sides

CARD_MARGIN = 19
BannerTone = Literal["warn", "info", "bad", "good"]
_UNDO_MS = 10_000


class Surface(QWidget):
    """A rounded box with an edge and a column of widgets in it (`body`).

    Its height follows its content's; colours are asked for at every paint.
    """

    RADIUS: float = RADIUS_CARD

    def __init__(self, parent: QWidget | None = None, *, margin: int = CARD_MARGIN) -> None:
        super().__init__(parent)
        self.body = Column(self, spacing=4)
        self.body.setContentsMargins(margin, margin - 2, margin, margin)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the column."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QHBoxLayout | QVBoxLayout | FlowLayout) -> None:
        """Put a layout at the end of the column."""
        self.body.addLayout(layout)

    def _colours(self) -> tuple[str, str]:
        tokens = tokens_of(self.palette())
        return (tokens.panel, tokens.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        fill, line = self._colours()
        box(QPainter(self), QRectF(self.rect()), self.RADIUS, fill, line)


class Card(Surface):
    """A white panel with 12 px corners, optionally with a heading and widgets at its right."""

    def __init__(
        self, heading: str = "", parent: QWidget | None = None, *, margin: int = CARD_MARGIN
    ) -> None:
        super().__init__(parent, margin=margin)
        self.heading: Heading | None = None
        self.head: QHBoxLayout | None = None
        if heading:
            self.heading = Heading(heading)
            self.head = QHBoxLayout()
            self.head.setSpacing(14)
            self.head.addWidget(self.heading, 1)
            self.body.addLayout(self.head)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a chip or button at the right of the heading."""
        if self.head is None:
            self.body.addWidget(widget)
        else:
            self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)


class Inset(Surface):
    """A box inside a card, on the page's background colour."""

    def _colours(self) -> tuple[str, str]:
        tokens = tokens_of(self.palette())
        return (tokens.background, tokens.line)


class Separator(QWidget):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        QPainter(self).fillRect(self.rect(), color(tokens.line))


class Banner(Surface):
    """A notice with a coloured edge: title, text, and buttons at the right.

    Buttons move below the text when the line gets narrow. The title must say what it is about
    in words; the tone only adds colour.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        tone: BannerTone = "warn",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: BannerTone = tone
        self.body.setContentsMargins(CARD_MARGIN, 16, CARD_MARGIN, 17)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Strong(title)
        self.text = SmallBody(text)
        if not text:
            self.text.hide()
        words.addWidget(self.title)
        words.addWidget(self.text)
        self._buttons = FlowLayout(spacing=14, line_spacing=8)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._sides = Sides(words, self._buttons, spacing=24, least=260)
        self.body.addLayout(self._sides)
        self.setAccessibleName(title)

    def set_text(self, title: str, text: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(title)

    def add_button(self, text: str, act: Callable[[], object], *, primary: bool = False) -> Button:
        """Add a button at the right; `act` is called when it is pressed."""
        button = PrimaryButton(text) if primary else Button(text)
        button.clicked.connect(lambda _checked: act())
        self._buttons.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: buttons go below where it gets narrow."""
        self._sides.fit(self.width() - 2 * CARD_MARGIN)
        super().resizeEvent(event)

    def _colours(self) -> tuple[str, str]:
        tokens = tokens_of(self.palette())
        pairs = {
            "warn": (tokens.medium_tint, tokens.medium),
            "info": (tokens.info_tint, tokens.info),
            "bad": (tokens.high_tint, tokens.high),
            "good": (tokens.low_tint, tokens.low),
        }
        return pairs[self._tone]


class EmptyState(QWidget):
    """What a page says when it has nothing to show: why, and what to do."""

    def __init__(
        self, title: str, text: str, button: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 40, 0, 40)
        column.setSpacing(8)
        self.title = Label(title, pixels=17, weight=600, leading=1.4)
        self.text = Muted(text)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


class _Fold(PressButton):
    """The line that opens and closes a disclosure."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        size = self._text_size(0)
        return QSize(size.width() + scaled(20), max(36, size.height() + 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        ink = tokens.accent if self.underMouse() else tokens.ink
        side = scaled(9)
        arrow = QRectF(1, (self.height() - side) / 2, side, side)
        chevron(painter, arrow, ink, down=self.isChecked())
        painter.setPen(color(ink))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        area = self.rect().adjusted(scaled(18), 0, 0, 0)
        painter.drawText(area, int(flags | Qt.TextFlag.TextWordWrap), self._label)


class Disclosure(QWidget):
    """A part that is folded away until asked for; `make` builds it at the first opening."""

    opened = Signal()

    def __init__(
        self, text: str, make: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make: Callable[[], QWidget] | None = make
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.button = _Fold(text)
        self.button.setAccessibleDescription(self.tr("Folded"))
        self.button.toggled.connect(self.set_open)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def content(self) -> QWidget | None:
        """What is folded, once it has been built."""
        return self._content

    def set_open(self, is_open: bool) -> None:
        """Open or fold."""
        if is_open and self._make is not None:
            self._content = self._make()
            self._make = None
            self._column.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(is_open)
        self.button.setChecked(is_open)
        self.button.setAccessibleDescription(self.tr("Open") if is_open else self.tr("Folded"))
        if is_open:
            self.opened.emit()


class Toast(QWidget):
    """A bar at the bottom of its parent: “Done. Undo”. It leaves by itself after 10 seconds.

    It never takes the focus; while the pointer or the focus is on it, it stays.
    """

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 6, 8, 6)
        row.setSpacing(16)
        self.text = Label("", ink="ink")
        self.undo = Button(self.tr("Undo"))
        self.undo.clicked.connect(self._undo)
        row.addWidget(self.text, 1)
        row.addWidget(self.undo)
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_UNDO_MS)
        self._timer.timeout.connect(self._leave)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence; with `undo` a button takes the act back."""
        self.text.setText(text)
        self._act = undo
        self.undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self.place()
        self.raise_()
        self._timer.start()

    def put_away(self) -> None:
        """Leave now, with nothing left to undo: what it was about is no longer on the screen."""
        self._act = None
        self._timer.stop()
        self.hide()

    def place(self) -> None:
        """Go to the bottom middle of the parent; call it when the parent was resized."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(parent.width() - 48, max(scaled(320), self.sizeHint().width()))
        height = max(self.heightForWidth(width), scaled(52))
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - height - 24, width, height
        )

    def _undo(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
        self.undone.emit()

    def _leave(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        box(QPainter(self), QRectF(self.rect()), RADIUS_CARD, tokens.panel, tokens.accent, 2)
