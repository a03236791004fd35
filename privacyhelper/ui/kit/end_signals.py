"""Closing properly when the system asks the program to end (SIGTERM, SIGINT, SIGHUP).

Python runs a signal's handler only between two of its own instructions, and an idle event loop
executes none. The interpreter therefore also writes a byte into a socket, which wakes the loop.
"""

import signal
import socket
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

_ENDING = ("SIGTERM", "SIGINT", "SIGHUP")


class _Waker(QObject):
    """Owns the two ends of the socket for as long as the window lives."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(
            self._near.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._woken)

    def end(self) -> None:
        """Stop listening and give the sockets back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._near.close()
        self._far.close()

    def _woken(self) -> None:
        # Python runs the handlers as soon as it is awake, and theirs may have been the last word.
        with suppress(OSError):
            self._near.recv(64)


def close_on_signal(window: QWidget) -> Callable[[], None]:
    """Close this window when the system asks the program to end, so that it can tidy up.

    Call what is returned when the window has closed.
    """
    waker = _Waker(window)
    for name in _ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None:
            signal.signal(number, lambda _number, _frame: window.close())
    return waker.end
