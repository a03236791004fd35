"""A tick every so often, and notice when the clock jumped (sleep, or a changed clock).

Due things are recomputed at every tick instead of being armed as timers, so a laptop that slept
through a date finds out at the first tick after waking.
"""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QElapsedTimer, QObject, QTimer, Signal

TOLERANCE_MS = 30_000


def clock_jumped(wall_ms: int, steady_ms: int, interval_ms: int) -> bool:
    """Whether the time between two ticks says the machine slept or its clock was set.

    `wall_ms` is what the calendar clock says has passed, `steady_ms` what the steady clock says.
    On some systems the steady clock stands still during sleep, on others it runs on: either they
    disagree, or both are far longer than the interval.
    """
    return abs(wall_ms - steady_ms) > TOLERANCE_MS or steady_ms > 2 * interval_ms + TOLERANCE_MS


def _wall() -> int:
    return QDateTime.currentMSecsSinceEpoch()


class Ticker(QObject):
    """Emits `ticked` every interval, and `jumped` before it when the clock jumped."""

    ticked = Signal()
    jumped = Signal()

    def __init__(
        self,
        seconds: float,
        parent: QObject | None = None,
        *,
        wall: Callable[[], int] = _wall,
        steady: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._interval = round(seconds * 1000)
        self._elapsed = QElapsedTimer()
        self._elapsed.start()
        self._wall = wall
        self._steady = steady or self._elapsed.elapsed
        self._last = (self._wall(), self._steady())
        self._timer = QTimer(self)
        self._timer.setInterval(self._interval)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin ticking; the first tick comes after one interval."""
        self._last = (self._wall(), self._steady())
        self._timer.start()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def beat(self) -> None:
        """Tick now."""
        now = (self._wall(), self._steady())
        wall, steady = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        if clock_jumped(wall, steady, self._interval):
            self.jumped.emit()
        self.ticked.emit()
