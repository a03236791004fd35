"""A switch with its word beside it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from privacyhelper.ui.kit.paint import box, scaled
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.buttons import MIN_TARGET, PressButton


class Switch(PressButton):
    """On or off, drawn as a switch with its word; `name` is what screen readers say.

    `toggled(on)` follows each press.
    """

    WEIGHT = 400

    def __init__(self, name: str, *, on: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)

    @property
    def word(self) -> str:
        """The state in a word."""
        return self.tr("On") if self.isChecked() else self.tr("Off")

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint: room for the longer word."""
        metrics = QFontMetrics(self.font())
        words = max(metrics.horizontalAdvance(word) for word in (self.tr("On"), self.tr("Off")))
        return QSize(words + 10 + scaled(44), max(MIN_TARGET, scaled(24) + 12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        wide, high = scaled(44), scaled(24)
        rect = QRectF(self.width() - wide, (self.height() - high) / 2, wide, high)
        edge = tokens.accent if self.isChecked() or self.underMouse() else tokens.muted
        box(painter, rect, high / 2, tokens.accent if self.isChecked() else tokens.track, edge)
        inset = high * 0.14
        side = high - 2 * inset
        left = rect.right() - inset - side if self.isChecked() else rect.left() + inset
        box(painter, QRectF(left, rect.top() + inset, side, side), side / 2, tokens.knob)
        painter.setPen(color(tokens.muted))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRect(0, 0, self.width() - wide - 10, self.height()), int(flags), self.word
        )
