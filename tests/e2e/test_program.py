"""The program itself, as a process of its own, driven from outside with xdotool."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from privacyhelper.adapters.journal_sqlite import SqliteJournal
from privacyhelper.app import build
from privacyhelper.domain.journal import ControlDone, Event, StepDone, Target
from tests.fakes import FixedClock

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds until a process that does not do what is waited for has failed."""
QUICKLY = 5.0
"""Seconds within which a second start must have handed over on a busy machine."""
TARGET = Target("linkedin", "", "generative-ai-setting")
SETTING = "Turn off Data for Generative AI Improvement"
STEPS = ["open-setting", "find-by-hand", "turn-off", "check-off", "keep-proof"]


def until(true: Callable[[], object], why: str) -> None:
    """Poll a condition of another process."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, why
        subprocess.run(["xdotool", "getmouselocation"], capture_output=True, check=False)


def command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "privacyhelper", "--data-dir", str(folder), *arguments]


def call(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command line to its end."""
    return subprocess.run(
        command(folder, *arguments), cwd=ROOT, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


class Program:
    """One started program with its window."""

    def __init__(self, folder: Path, log: Path, *arguments: str) -> None:
        self.log = log
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                command(folder, *arguments), cwd=ROOT, stdout=out, stderr=out
            )
        self.window = ""
        until(self._shown, "no window of it came")

    def _shown(self) -> bool:
        assert self.process.poll() is None, f"it ended: {self.said()}"
        found = xdotool("search", "--onlyvisible", "--pid", str(self.process.pid), "--name", ".")
        self.window = found.split()[0] if found else ""
        return bool(self.window)

    def title(self) -> str:
        return xdotool("getwindowname", self.window)

    def titled(self, text: str) -> None:
        until(lambda: self.title() == f"{text} · Privacy Helper", f"its title is {self.title()}")

    def key(self, *keys: str) -> None:
        """Press keys, as a keyboard does: whatever window has the focus gets them."""
        xdotool("windowfocus", "--sync", self.window)
        xdotool("key", *keys)

    def close(self) -> int:
        """Close its window as the window manager does; the program's exit code."""
        self.key("alt+F4")
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def said(self) -> str:
        return self.log.read_text()


def xdotool(*arguments: str) -> str:
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def events(folder: Path) -> list[Event]:
    """What is on disk, and that the database is whole."""
    with closing(sqlite3.connect(folder / "journal.sqlite3")) as found:
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    store = SqliteJournal(str(folder), FixedClock())
    try:
        assert list(store.notices()) == []
        return list(store.events())
    finally:
        store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def start(folder: Path, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start programs over the folder; whatever still runs at the end is ended."""
    started: list[Program] = []

    def begin(*arguments: str) -> Program:
        program = Program(folder, tmp_path / "said", *arguments)
        started.append(program)
        return program

    yield begin
    for program in started:
        with contextlib.suppress(ProcessLookupError):
            if program.process.poll() is None:
                program.kill()


def test_it_opens_a_window_and_a_second_start_reaches_it(start, folder):
    program = start()
    program.titled("Say no to AI training on your data")
    began = time.monotonic()
    second = call(folder, "open", "linkedin")
    took = time.monotonic() - began
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert took < QUICKLY
    program.titled("LinkedIn")
    assert call(folder).returncode == 0, "a start without a verb brings it forward"
    assert program.title() == "LinkedIn · Privacy Helper"
    assert program.close() == 0
    assert program.said() == ""
    again = start()
    assert again.close() == 0, "the folder was given up"


def test_a_mistyped_target_is_refused_before_a_window_opens(folder):
    done = call(folder, "open", "linked in/")
    assert done.returncode == 2
    assert "is not of the form platform[@account][/control]" in done.stderr
    assert not (folder / "journal.sqlite3").exists()


def on_the_way(folder: Path) -> None:
    """Somebody in Germany who is at the second of the five steps of LinkedIn's setting."""
    services = build(folder)
    services.person.live_in("DE")
    services.person.use("linkedin")
    services.guide.start(TARGET)
    services.guide.do(TARGET, STEPS[0])
    services.journal._store.close()


def steps(folder: Path) -> list[str]:
    """The steps on disk."""
    return [event.step for event in events(folder) if isinstance(event, StepDone)]


class Heading:
    """What stands at the top of the guide, as a picture: it changes with every step."""

    def __init__(self, app: QApplication, program: Program) -> None:
        self._app = app
        self._window = int(program.window)
        self._last = self._settled()

    def _grab(self) -> QImage:
        # Right of the sidebar, from the upper edge to below the title.
        return self._app.primaryScreen().grabWindow(self._window, 240, 10, 560, 80).toImage()

    def _settled(self) -> QImage:
        """The picture once it shows something and stands still."""
        seen = [self._grab()]

        def still() -> bool:
            seen.append(self._grab())
            colours = {seen[-1].pixel(x, y) for x in range(0, 560, 2) for y in range(0, 80, 2)}
            return seen[-1] == seen[-2] and len(colours) > 4

        until(still, "the guide does not come to rest")
        return seen[-1]

    def changes(self) -> None:
        """Wait until it is another one: the press has reacted."""
        until(lambda: self._grab() != self._last, "the press did nothing")

    def settle(self) -> None:
        self._last = self._settled()


@pytest.mark.parametrize("how", ["SIGTERM", "close"])
def test_ending_it_in_any_way_loses_nothing(start, folder, qapp, how):
    on_the_way(folder)
    program = start("open", str(TARGET))
    program.titled(SETTING)
    heading = Heading(qapp, program)
    for _ in range(2):
        program.key("Return")
        heading.changes()
        heading.settle()
    if how == "close":
        assert program.close() == 0
    else:
        program.process.terminate()
        assert program.process.wait(PATIENCE) == 0, "it closed its window by itself"
    assert steps(folder) == STEPS[:3]
    again = start("open", str(TARGET))
    again.titled(SETTING)
    heading = Heading(qapp, again)
    again.key("Return")
    heading.changes()
    assert steps(folder) == STEPS[:4], "it went on where it was left"
    assert program.said() == ""


def test_every_press_that_reacted_survives_a_kill(start, folder, qapp):
    """Killed the moment the next step shows, at each step in turn."""
    on_the_way(folder)
    for reacted in range(2, len(STEPS) + 1):
        program = start("open", str(TARGET))
        program.titled(SETTING)
        heading = Heading(qapp, program)
        program.key("Return")
        heading.changes()
        program.kill()
        assert steps(folder) == STEPS[:reacted]
    assert isinstance(events(folder)[-1], ControlDone)


def test_a_newer_record_is_left_alone_and_said_in_one_sentence(start, folder):
    on_the_way(folder)
    with closing(sqlite3.connect(folder / "journal.sqlite3")) as found:
        found.execute("PRAGMA user_version = 99")
    before = (folder / "journal.sqlite3").read_bytes()
    assert "newer" in refused(start())
    assert (folder / "journal.sqlite3").read_bytes() == before


def test_a_damaged_record_is_set_aside_and_the_copy_put_in_its_place(start, folder):
    on_the_way(folder)
    program = start()
    program.titled("Home")
    until(lambda: list((folder / "copies").glob("journal-*.sqlite3")), "no copy of the day")
    assert program.close() == 0
    whole = events(folder)
    for name in ("journal.sqlite3-wal", "journal.sqlite3-shm"):
        (folder / name).unlink(missing_ok=True)
    (folder / "journal.sqlite3").write_bytes(b"not a database at all" * 200)
    again = start()
    again.titled("Home")
    assert again.close() == 0
    assert events(folder) == whole
    assert len(list(folder.glob("journal-damaged-*"))) == 1
    assert again.said() == ""


def test_a_broken_file_of_ones_own_does_not_stop_it(start, folder):
    on_the_way(folder)
    (folder / "catalogue").mkdir()
    (folder / "catalogue" / "broken.toml").write_text("id = \n")
    program = start()
    program.titled("Home")
    assert program.close() == 0
    assert program.said() == ""


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(start, folder):
    folder.write_text("")
    assert "cannot be used" in refused(start())


def refused(program: Program) -> str:
    """A small window says why it cannot start; closing it ends the program. What it said."""
    program.key("Return")
    assert program.process.wait(PATIENCE) == 1
    assert one_sentence(program.said())
    return program.said()


def one_sentence(said: str) -> bool:
    """One line for people, no trace of the program's inside."""
    return said.count("\n") == 1 and said.startswith("privacyhelper: ") and 'File "' not in said
