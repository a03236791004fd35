"""Building a long page in slices, so that the window never stalls.

A part is a function that makes and adds one widget or a few. `Staged` calls parts until its
budget is used up, lets the event loop turn, and goes on. It belongs to the page and ends with it.
"""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

BUDGET_MS = 8.0


class Staged(QObject):
    """Calls parts one after the other over several turns of the event loop."""

    finished = Signal()

    def __init__(
        self,
        parts: Iterable[Callable[[], object]],
        owner: QObject,
        *,
        budget_ms: float = BUDGET_MS,
    ) -> None:
        super().__init__(owner)
        self._parts: Iterator[Callable[[], object]] | None = iter(parts)
        self._budget = budget_ms
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def running(self) -> bool:
        """Whether parts are still to come."""
        return self._parts is not None

    def start(self) -> None:
        """Build the first slice now and the rest in later turns."""
        self._slice()
        if self._parts is not None:
            self._timer.start()

    def cancel(self) -> None:
        """Build nothing more; `finished` is not emitted."""
        self._parts = None
        self._timer.stop()

    def finish(self) -> None:
        """Build everything that is left at once."""
        while self._parts is not None:
            self._slice()

    def _slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._parts is not None:
            part = next(self._parts, None)
            if part is None:
                self._parts = None
                self._timer.stop()
                self.finished.emit()
                return
            part()
            if clock.nsecsElapsed() >= self._budget * 1_000_000:
                return
