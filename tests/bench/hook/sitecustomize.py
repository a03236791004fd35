"""Loaded by both sides of the start-up benchmark: says when the first window was painted.

It waits for the event filter of Qt's own application object to see the first paint of a visible
top-level window (for our program: of the page named Home), writes the moment and quits a second
later, so that what the program does after its first paint counts towards its peak memory.
"""

import os
import sys
import time
from pathlib import Path

OUT = os.environ.get("BENCH_OUT")
WAIT_MS = 1500


def report(kind: str) -> None:
    # Not getrusage: what it calls the peak of a child begins with the size of its parent.
    with Path("/proc/self/status").open() as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    with Path(OUT).open("a") as file:
        file.write(f"{kind} {time.monotonic()} {peak}\n")


class Watcher:
    """Notices the import of the window's module and hooks its first paint."""

    def find_spec(self, name, path=None, target=None):
        if name != "privacyhelper.ui.window":
            return None
        sys.meta_path.remove(self)
        import importlib.util

        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def exec_module(module) -> None:
            load(module)
            build = module.Window._build

            def _build(window) -> None:
                build(window)
                window.painted.connect(lambda: painted(window))

            module.Window._build = _build

        spec.loader.exec_module = exec_module
        return spec


SEEN = []


def painted(window) -> None:
    if SEEN or window.route is None or window.route.page != "home":
        return
    SEEN.append(True)
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: report("painted"))  # when all of it has been painted

    def end() -> None:
        report("settled")
        window.close()

    QTimer.singleShot(WAIT_MS, end)


if OUT:
    sys.meta_path.insert(0, Watcher())
