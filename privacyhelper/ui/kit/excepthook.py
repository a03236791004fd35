"""The one hook for bugs: what happened, what to send, nothing lost.

Anything that is neither the person's to mend nor the world's fault ends here. The hook makes a
text the person can read and copy, logs it, and hands it to a callback that shows it. A fault
while showing must not call the hook again, so it falls back to the standard error stream.
"""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qVersion

_log = logging.getLogger(__name__)


def report(error: BaseException, version: str) -> str:
    """What to send: the error with its trace, our version and the system's, nothing personal."""
    import platform  # noqa: PLC0415 a start without a bug does not pay for it
    import traceback  # noqa: PLC0415

    trace = "".join(traceback.format_exception(error))
    about = f"version {version}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{about}, {platform.system()} {platform.release()}\n\n{trace}"


class ExceptHook:
    """Shows a bug to the person, once at a time.

    `expected` is asked first: what it takes (a fault with words of its own) is no bug.
    """

    def __init__(
        self,
        show: Callable[[str], None],
        version: str,
        expected: Callable[[BaseException], bool] | None = None,
    ) -> None:
        self._show = show
        self._expected = expected
        self._version = version
        self._showing = False

    def install(self) -> None:
        """Become the interpreter's hook; exceptions in slots come here as well."""
        sys.excepthook = self

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log the error and show it; Ctrl+C ends the program as always."""
        if issubclass(kind, KeyboardInterrupt) or self._showing:
            sys.__excepthook__(kind, error, trace)
            return
        self._showing = True
        try:
            if self._expected is not None and self._expected(error):
                return
            _log.error("unexpected error", exc_info=(kind, error, trace))
            self._show(report(error, self._version))
        except Exception as second:  # noqa: BLE001 the hook is the last stop, it may not raise
            sys.__excepthook__(kind, error, trace)
            sys.__excepthook__(type(second), second, second.__traceback__)
        finally:
            self._showing = False
