"""The real program in a process of its own, as a person starts it, over a made-up record."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from privacyhelper.adapters.clock import SystemClock
from privacyhelper.app import build
from tests.fakes import FixedClock
from tests.made_up_person import live

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 15.0
"""Seconds to wait for something of another process."""
COMMAND = [sys.executable, "-m", "privacyhelper"]

T = TypeVar("T")


def until(what: str, look: Callable[[], T | None]) -> T:
    """Ask again until there is an answer, for as long as `PATIENCE`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
    msg = f"In {PATIENCE:.0f} seconds there was not: {what}"
    raise AssertionError(msg)


def somebody(folder: Path) -> None:
    """The made-up person's record, up to today."""
    now: datetime = SystemClock().now().astimezone(UTC)
    clock = FixedClock(now)
    services = build(folder, clock=clock)
    live(services, clock, now)
    services.journal._store.close()  # type: ignore[attr-defined]


class Program:
    """The window's process; a second start hands it something to open."""

    def __init__(self, folder: Path, *before: str) -> None:
        self._at = ["--data-dir", str(folder)]
        command = [*before, *COMMAND, *self._at]
        self.log = folder.parent / "program.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def open(self, target: str) -> None:
        """Start it again with something to open; the window that is there takes it."""

        def handed_over() -> bool:
            again = subprocess.run(
                [*COMMAND, "open", target, *self._at], cwd=ROOT, capture_output=True, check=False
            )
            return again.returncode == 0

        until(f"a window that opens {target}", handed_over)

    def window(self) -> str:
        """The id of its window, once there is one."""
        command = ["xdotool", "search", "--onlyvisible", "--name", "Privacy Helper$"]

        def found() -> str:
            said = subprocess.run(command, capture_output=True, text=True, check=False)
            return said.stdout.split()[-1] if said.stdout.split() else ""

        return until("a window", found)

    def title(self) -> str:
        """The title of its window."""
        command = ["xdotool", "getwindowname", self.window()]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def shows(self, title: str) -> None:
        """Wait until the window is about this."""
        until(f"the window “{title}”", lambda: self.title().startswith(title))

    def press(self, *keys: str) -> None:
        """Press keys in its window."""
        window = self.window()
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text: str) -> None:
        """Type a text into what has the keyboard in its window."""
        window = self.window()
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)
        subprocess.run(["xdotool", "type", text], check=True)

    def said(self) -> str:
        """What it wrote to its outputs, for a person to see when a test fails."""
        return self.log.read_text(errors="replace")

    def end(self) -> None:
        """End it if it is still there."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(PATIENCE)
