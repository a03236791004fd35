"""What a screen reader hears of the real program, over the accessibility bus.

The reader is a process of its own (`read_aloud.py`), run by the system's Python with pyatspi.
"""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import ROOT, Program, somebody, until

SYSTEM_PYTHON = "/usr/bin/python3"
ROLES = {
    *("push button", "button", "toggle button", "switch", "check box", "radio button", "link"),
    *("text", "entry", "list", "list item", "page tab list", "page tab", "combo box", "label"),
    *("scroll pane", "document text"),
}
"""Roles that tell a person what to do with a thing that can have the focus."""
TABS = (
    *("What it says", "What you can do", "Coverage", "Your rights here"),
    *("History", "How others do it", "Sources"),
)
TITLES = {
    "Home": "Home",
    "Platforms": "Platforms",
    "Reminders": "",
    "What I did": "What I did",
    "Settings": "Settings",
}
"""How the window's title begins there."""
WALK = "microsoft/voice-clips-off"
"""A control whose steps open nothing outside the program."""
STEPS = ("x/grok-setting", "linkedin/objection-form", "slack/objection-email", WALK)

# The tests' own process is an application to the reader too, and Qt says which of the reader's
# questions it does not answer.
pytestmark = pytest.mark.qt_log_ignore("AtSpiAdaptor::applicationInterface")

Thing = dict[str, Any]


class Reader:
    """The screen reader's process, listening to one program."""

    def __init__(self, program: Program) -> None:
        script = str(Path(__file__).with_name("read_aloud.py"))
        self._process = subprocess.Popen(
            # The warnings of the system’s own libraries are not ours to mend.
            [SYSTEM_PYTHON, "-W", "ignore", script, str(program.pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.program = program
        assert json.loads(self._line()) == "ready"

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def _ask(self, **request: str) -> object:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._line())

    def read(self) -> list[Thing]:
        """All that shows."""
        things = self._ask(do="read")
        return things if isinstance(things, list) else []

    def names(self) -> list[str]:
        return [thing["name"] for thing in self.read()]

    def reads(self, words: str) -> str:
        """Wait until something that shows is called so; its whole name."""
        return until(
            f"“{words}” to read",
            lambda: next((name for name in self.names() if words in name), None),
        )

    def press(self, beginning: str) -> None:
        """Press what shows and is called so, as a screen reader does it."""

        def pressed() -> bool:
            whole = [name for name in self.names() if name.startswith(beginning)]
            return any(self._ask(do="press", name=name) for name in whole)

        until(f"“{beginning}” to press", pressed)

    def heard(self) -> list[list[str]]:
        """What was announced or got the focus since the last asking."""
        said = self._ask(do="heard")
        return said if isinstance(said, list) else []

    def hears(self, words: str) -> None:
        """Wait until this is announced, or the focus comes to it."""
        until(f"“{words}” to hear", lambda: any(words in said for _, said in self.heard()))

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The program of the made-up person, and who reads it."""
    folder = tmp_path_factory.mktemp("person") / "data"
    somebody(folder)
    yield from _reading(folder)


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Reader]:
    """The program at its first start."""
    yield from _reading(tmp_path / "data")


def _reading(folder: Path) -> Iterator[Reader]:
    program = Program(folder)
    try:
        made = Reader(program)
        try:
            until("a program to read", made.read)
            yield made
        finally:
            made.end()
    finally:
        program.end()


def unsaid(things: list[Thing]) -> list[str]:
    """What can have the focus but would be read as nothing, or as nothing one could use."""
    found = []
    for thing in things:
        if "focusable" not in thing["states"]:
            continue
        if not thing["name"].strip():
            found.append(f"a {thing['role']} without a name, described “{thing['description']}”")
        if thing["role"] not in ROLES:
            found.append(f"“{thing['name']}” is a {thing['role']}")
    return found


def test_welcome_is_read_and_its_steps_are_heard(stranger: Reader) -> None:
    stranger.reads("Say no to AI training on your data")
    assert not unsaid(stranger.read())
    stranger.press("Continue")
    stranger.hears("Which of these do you use?")
    stranger.reads("LinkedIn, Social, not picked")
    assert not unsaid(stranger.read())
    stranger.program.type("linkedin")
    stranger.program.press("Return")
    stranger.reads("LinkedIn, Social, picked")
    stranger.reads("1 chosen")


@pytest.mark.parametrize("name", TITLES)
def test_page_has_names_and_roles(name: str, reader: Reader) -> None:
    reader.press(name)
    reader.program.shows(TITLES[name])

    def present() -> list[Thing]:
        things = [thing for thing in reader.read() if "checked" in thing["states"]]
        return [thing for thing in things if thing["name"].startswith(name)]

    assert until(f"{name} as the present page", present)[0]["role"] == "radio button"
    assert not unsaid(reader.read())


@pytest.mark.parametrize("tab", TABS)
def test_tab_of_a_platform_has_names_and_roles(tab: str, reader: Reader) -> None:
    reader.program.open("linkedin")
    reader.program.shows("LinkedIn")
    reader.press(tab)
    until(
        f"the tab {tab}",
        lambda: any(
            t["role"] == "page tab" and t["name"].startswith(tab) and "selected" in t["states"]
            for t in reader.read()
        ),
    )
    assert not unsaid(reader.read())


@pytest.mark.parametrize("target", STEPS)
def test_step_of_a_guide_has_names_and_roles(target: str, reader: Reader) -> None:
    reader.program.open(target)
    reader.reads("Step ")
    assert not unsaid(reader.read())


def test_the_next_step_is_heard_and_gets_the_focus(reader: Reader) -> None:
    reader.program.open(WALK)
    reader.reads("Step 1 of 3")
    reader.heard()
    reader.program.press("Return")
    said: list[list[str]] = []

    def both() -> bool:
        said.extend(reader.heard())
        kinds = {kind for kind, words in said if "Step 2 of 3" in words}
        return kinds == {"announcement", "focus"}

    until("the second step, announced and focused", both)
    reader.reads("Step 2 of 3")


def test_states_are_read_in_words(reader: Reader) -> None:
    reader.program.open("x/grok-setting")
    assert reader.reads(": switch, off")
    reader.press("Home")
    assert reader.reads("Reminders, ").endswith("due")
    reader.press("Platforms")
    row = reader.reads("Amazon Alexa, ")
    assert row.endswith("Not yours")
    assert "unless you say no" in row
    reader.program.open("linkedin")
    reader.press("What it says")
    assert reader.reads("High")
