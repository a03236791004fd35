"""Work off the main thread: workers compute, the main thread commits.

`run` takes a function of one immutable value. Its result comes back to the main thread through a
signal that a QObject of the main thread owns. This is the one place that catches everything: a
failed work must reach `failed`, or the application's hook for bugs, and never vanish in a pool.
"""

import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

Value = TypeVar("Value")
Result = TypeVar("Result")


class Task:
    """A piece of work under way."""

    def __init__(
        self, commit: Callable[[object], None], failed: Callable[[Exception], None] | None
    ) -> None:
        self._commit = commit
        self._failed = failed
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether its outcome is no longer wanted."""
        return self._cancelled

    def cancel(self) -> None:
        """Drop the outcome: neither `commit` nor `failed` will be called."""
        self._cancelled = True

    def settle(self, outcome: object) -> None:
        """Hand the outcome on; called once, on the main thread."""
        if self._cancelled:
            return
        if not isinstance(outcome, _Failure):
            self._commit(outcome)
        elif self._failed is not None:
            self._failed(outcome.error)
        else:
            sys.excepthook(type(outcome.error), outcome.error, outcome.error.__traceback__)


class _Failure:
    def __init__(self, error: Exception) -> None:
        self.error = error


class _Job(QRunnable):
    def __init__(self, task: Task, work: Callable[[], object], done: Callable[..., None]) -> None:
        super().__init__()
        self._task = task
        self._work = work
        self._done = done

    def run(self) -> None:
        """Override QRunnable.run."""
        outcome: object = None
        if not self._task.cancelled:
            try:
                outcome = self._work()
            except Exception as error:  # noqa: BLE001 the outcome carries it to the main thread
                outcome = _Failure(error)
        self._done(self._task, outcome)


class Tasks(QObject):
    """Runs work in a pool of threads; make one on the main thread."""

    idle = Signal()
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._open: set[Task] = set()
        self._done.connect(self._settle)

    @property
    def busy(self) -> bool:
        """Whether any work is still under way."""
        return bool(self._open)

    def run(
        self,
        work: Callable[[Value], Result],
        value: Value,
        commit: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Compute `work(value)` in the pool, then `commit(result)` on the main thread.

        An exception in `work` goes to `failed` on the main thread, or counts as a bug when there
        is none. `work` must touch neither Qt objects nor the database.
        """

        def hand_over(outcome: object) -> None:
            commit(outcome)  # type: ignore[arg-type]

        task = Task(hand_over, failed)
        self._open.add(task)
        self._pool.start(_Job(task, lambda: work(value), self._done.emit))
        return task

    @Slot(object, object)
    def _settle(self, task: Task, outcome: object) -> None:
        self._open.discard(task)
        try:
            task.settle(outcome)
        finally:
            if not self._open:
                self.idle.emit()

    def stop(self, milliseconds: int = 2000) -> bool:
        """Drop every outcome and wait for running work; False if some still runs."""
        for task in self._open:
            task.cancel()
        self._pool.clear()
        finished = self._pool.waitForDone(milliseconds)
        self._open.clear()
        return finished
