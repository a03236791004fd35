"""Progress as flat bars."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import box
from privacyhelper.ui.kit.tokens import color, tokens_of

_HEIGHT = 8
_GAP = 6


def _fill(painter: QPainter, rect: QRectF, share: float, track: str, value: str) -> None:
    """Draw one segment, filled from the left by `share` of 1."""
    if share < 1:
        box(painter, rect, 4, track)
    if share <= 0:
        return
    path = QPainterPath()
    path.addRoundedRect(rect, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(QRectF(rect.x(), rect.y(), rect.width() * share, rect.height()), color(value))
    painter.restore()


class ProgressBar(QWidget):
    """How much is done, 0 to 1; `text` says it in words for screen readers."""

    def __init__(self, share: float = 0.0, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, text)

    @property
    def share(self) -> float:
        """How much is shown as done."""
        return self._share

    def set_share(self, share: float, text: str = "") -> None:
        """Show another share; outside of 0 to 1 it is held to the nearest."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(text or self.tr("{0} percent done").format(round(share * 100)))
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        _fill(QPainter(self), QRectF(self.rect()), self._share, tokens.track, tokens.accent)


class StepBar(QWidget):
    """One segment a step; the finished ones are full, the present one is filled in part."""

    def __init__(
        self, steps: int = 1, done: int = 0, part: float = 0.45, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._steps, self._done, self._part = 1, 0, 0.0
        self.set_steps(steps, done, part)

    def set_steps(self, steps: int, done: int, part: float = 0.45) -> None:
        """Show `done` of `steps` as finished and the next one filled by `part`."""
        self._steps = max(1, steps)
        self._done = min(max(0, done), self._steps)
        self._part = part
        self.setAccessibleName(self.tr("{0} of {1} steps done").format(self._done, self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        gap = _GAP if self._steps * (_GAP + 4) < self.width() else 1
        width = (self.width() - gap * (self._steps - 1)) / self._steps
        for step in range(self._steps):
            share = 1.0 if step < self._done else self._part if step == self._done else 0.0
            rect = QRectF(step * (width + gap), 0, width, self.height())
            _fill(painter, rect, share, tokens.track, tokens.accent)
