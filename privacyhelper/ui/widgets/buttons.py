"""Buttons. A page has exactly one filled one."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from privacyhelper.ui.kit.icons import IconName, paint_icon
from privacyhelper.ui.kit.paint import RADIUS_CONTROL, box, scaled, ui_font
from privacyhelper.ui.kit.text import button_text
from privacyhelper.ui.kit.tokens import Tokens, color, tokens_of

MIN_TARGET = 36
"""Least height of anything that can be pressed, in pixels."""
LONGEST = 420
"""Width of a button's text, in pixels, from which on it wraps."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
_ACTIVATE = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PressButton(QAbstractButton):
    """What all our buttons share: Enter and Space press, hover repaints, text size is followed.

    Its text is what the person reads; `label` gives it back with ampersands as they are.
    """

    PIXELS = 15.0
    WEIGHT = 600

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(ui_font(self.PIXELS, self.WEIGHT))
        if text:
            self.setText(text)

    @property
    def label(self) -> str:
        """The text as the person reads it."""
        return self._label

    def setText(self, text: str) -> None:
        """Override QAbstractButton.setText: an ampersand is shown, never a shortcut."""
        self._label = text
        super().setText(button_text(text))
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Override QAbstractButton.changeEvent: follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self.setFont(ui_font(self.PIXELS, self.WEIGHT))
            self.updateGeometry()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QAbstractButton.keyPressEvent: Enter presses too."""
        if event.key() in _ACTIVATE and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: a button is never cut."""
        return self.sizeHint()

    def _text_size(self, padding: int) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._label)
        # Not scaled: the window does not grow with the text, so long words wrap instead.
        longest = LONGEST
        if width <= longest:
            return QSize(width + 2 * padding, metrics.height())
        bounds = metrics.boundingRect(0, 0, longest, 10_000, int(_WRAP), self._label)
        return QSize(bounds.width() + 2 * padding, bounds.height())


class Button(PressButton):
    """A quiet button with an edge, 40 px high."""

    PADDING = 15

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        size = self._text_size(self.PADDING)
        return QSize(size.width(), max(MIN_TARGET, size.height() + 22))

    def _colours(self, tokens: Tokens) -> tuple[str, str | None, str]:
        """Fill, edge and text."""
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        text = tokens.ink if self.isEnabled() else tokens.muted
        return (tokens.hover if hot else tokens.panel, tokens.line, text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        painter = QPainter(self)
        fill, line, ink = self._colours(tokens_of(self.palette()))
        rect = QRectF(self.rect())
        box(painter, rect, RADIUS_CONTROL, fill, line)
        painter.setPen(color(ink))
        painter.drawText(self.rect().adjusted(4, 0, -4, 0), int(_WRAP), self._label)


class PrimaryButton(Button):
    """The one filled button of a page; `key` shows the key that presses it, such as “Enter”.

    The badge only tells of the key: the page owns the shortcut.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, key: str = "") -> None:
        self._key = key
        super().__init__(text, parent)
        if key:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _key_font(self) -> QFont:
        return ui_font(12, 600)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        size = super().sizeHint()
        if not self._key:
            return size
        badge = QFontMetrics(self._key_font()).horizontalAdvance(self._key) + 12
        return QSize(size.width() + 12 + badge + 8, size.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Override PressButton.minimumSizeHint: where there is no room the badge goes first."""
        return QSize(super().sizeHint().width(), self.sizeHint().height())

    def _colours(self, tokens: Tokens) -> tuple[str, str | None, str]:
        if not self.isEnabled():
            return (tokens.track, None, tokens.ink)
        hot = self.underMouse() or self.isDown()
        return (tokens.accent_hover if hot else tokens.accent, None, tokens.on_accent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override Button.paintEvent: with the key's badge."""
        if not self._key or self.width() < self.sizeHint().width():
            super().paintEvent(_event)
            return
        painter = QPainter(self)
        fill, line, ink = self._colours(tokens_of(self.palette()))
        box(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, line)
        metrics = QFontMetrics(self._key_font())
        badge_w, badge_h = metrics.horizontalAdvance(self._key) + 12, metrics.height() + 3
        text_w = min(self.width() - badge_w - 38, self._text_size(0).width())
        left = (self.width() - text_w - 8 - badge_w) / 2
        painter.setPen(color(ink))
        painter.setFont(self.font())
        painter.drawText(QRectF(left, 0, text_w + 1, self.height()), int(_WRAP), self._label)
        badge = QRectF(left + text_w + 8, (self.height() - badge_h) / 2 + 1, badge_w, badge_h)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color(ink), 1))
        painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._key_font())
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), self._key)


class LinkButton(PressButton):
    """An underlined text that acts; `inline` is lower, for use between lines of small text."""

    WEIGHT = 400

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        inline: bool = False,
        strong: bool = False,
    ) -> None:
        self._inline = inline
        self.PIXELS = 13.0 if inline else 15.0
        self.WEIGHT = 600 if strong else 400
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        size = self._text_size(0)
        least = 24 if self._inline else MIN_TARGET
        return QSize(size.width() + 2, max(least, size.height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        font = QFont(self.font())
        font.setUnderline(True)
        painter.setFont(font)
        ink = tokens.accent if self.underMouse() else tokens.ink
        painter.setPen(color(ink if self.isEnabled() else tokens.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(flags | Qt.TextFlag.TextWordWrap), self._label)


class IconButton(PressButton):
    """A small square button with an icon; its name is said and shown as a tool tip."""

    def __init__(self, icon: IconName, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._icon: IconName = icon
        self._label = name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        side = max(MIN_TARGET, scaled(MIN_TARGET))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        rect = QRectF(self.rect())
        if self.underMouse():
            box(painter, rect, 8, tokens.hover)
        side = scaled(14)
        square = QRectF(0, 0, side, side)
        square.moveCenter(rect.center())
        paint_icon(painter, square, self._icon, tokens.ink if self.isEnabled() else tokens.muted)
