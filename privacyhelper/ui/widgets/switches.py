"""A switch with its word beside it, and a box to tick."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import RADIUS_SMALL, box, check_mark, scaled
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


class CheckBox(PressButton):
    """A box to tick with a sentence that wraps, which Qt's own does not.

    `toggled(on)` follows each press.
    """

    WEIGHT = 400

    def __init__(self, text: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setChecked(on)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _indent(self) -> int:
        return scaled(20) + 12

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        size = self._text_size(0)
        return QSize(size.width() + self._indent() + 4, max(MIN_TARGET, size.height() + 12))

    def minimumSizeHint(self) -> QSize:
        """Override PressButton.minimumSizeHint: the sentence may wrap."""
        return QSize(min(self.sizeHint().width(), scaled(160)), MIN_TARGET)

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QWidget.heightForWidth."""
        room = QRect(0, 0, max(1, width - self._indent()), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        bounds = QFontMetrics(self.font()).boundingRect(room, flags, self.label)
        return max(MIN_TARGET, bounds.height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        side = scaled(20)
        square = QRectF(1, (self.height() - side) / 2, side, side)
        edge = tokens.accent if self.isChecked() or self.underMouse() else tokens.muted
        fill = tokens.accent if self.isChecked() else tokens.panel
        box(painter, square, RADIUS_SMALL, fill, edge, 1.5)
        if self.isChecked():
            inner = square.adjusted(side * 0.22, side * 0.26, -side * 0.22, -side * 0.26)
            check_mark(painter, inner, tokens.on_accent, 2)
        painter.setPen(color(tokens.ink))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        area = self.rect().adjusted(self._indent(), 0, 0, 0)
        painter.drawText(area, int(flags | Qt.TextFlag.TextWordWrap), self.label)
