"""Links, chips and check boxes whose text may be long: they wrap to the width they get."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import RADIUS_SMALL, box, scaled
from privacyhelper.ui.kit.tokens import Tone, color, tokens_of
from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.chips import Chip

_LOW = 24
_NARROW = 160
_TALL = 10_000
_WRAP = int(Qt.TextFlag.TextWordWrap)


class _Heights:
    """Heights of a widget's wrapped text by width: layouts ask for the same ones many times."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], int] = {}

    def of(self, widget: QWidget, text: str, width: int) -> int:
        """The height of this text at this width in the widget's font."""
        key = (text, width, widget.font().pixelSize())
        if key not in self._known:
            room = QRect(0, 0, max(1, width), _TALL)
            bounds = QFontMetrics(widget.font()).boundingRect(room, _WRAP, text)
            self._known[key] = bounds.height()
        return self._known[key]


def _wraps(widget: QWidget, across: QSizePolicy.Policy) -> None:
    policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class WrapLink(LinkButton):
    """An inline link of any length, at most as wide as its text and as high as its lines."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._heights = _Heights()
        super().__init__(text, parent, inline=True)
        _wraps(self, QSizePolicy.Policy.Maximum)

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QWidget.heightForWidth."""
        return max(_LOW, self._heights.of(self, self.label, width) + 4)

    def sizeHint(self) -> QSize:
        """Override LinkButton.sizeHint: all on one line."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.label) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Override PressButton.minimumSizeHint: it may wrap."""
        return QSize(min(self.sizeHint().width(), scaled(_NARROW)), _LOW)


class WrapChip(Chip):
    """A chip that says several words; they stand on two lines where there is no room for one."""

    def __init__(self, text: str, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        self._heights = _Heights()
        super().__init__(text, tone, parent)
        _wraps(self, QSizePolicy.Policy.Maximum)

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QWidget.heightForWidth."""
        return max(22, self._heights.of(self, self.text(), width - 16) + 6)

    def sizeHint(self) -> QSize:
        """Override Chip.sizeHint: a pixel more on each side, or the last word wraps by rounding."""
        width = super().sizeHint().width() + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Override Chip.minimumSizeHint: it may wrap."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), scaled(_NARROW)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override Chip.paintEvent."""
        painter = QPainter(self)
        ink, tint = tokens_of(self.palette()).tone(self.tone)
        box(painter, QRectF(self.rect()), RADIUS_SMALL, tint)
        painter.setPen(color(ink))
        flags = int(Qt.AlignmentFlag.AlignCenter) | _WRAP
        painter.drawText(self.rect().adjusted(8, 0, -8, 0), flags, self.text())
