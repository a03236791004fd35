"""What a page is, and what it may ask of the window around it.

Pages do not know each other: they name a `Route` and the window goes there. They read through
services and read again when a published change concerns them. Everything a desktop does for a page
(browser, clipboard, files, questions) goes through the shell, so that tests can stand in for it.
"""

from collections.abc import Callable
from typing import ClassVar, Literal, Protocol, TypeAlias

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.domain.journal import Target
from privacyhelper.services.changes import Kind
from privacyhelper.services.desk import Services
from privacyhelper.services.errors import Fault
from privacyhelper.ui.kit.tasks import Tasks
from privacyhelper.ui.kit.theme import Theme

PageName: TypeAlias = Literal[
    "welcome", "home", "platforms", "platform", "guide", "reminders", "history", "settings"
]


class Route(Struct, frozen=True):
    """Where to go: a page, what it should show, and a detail only that page understands."""

    page: PageName
    target: Target | None = None
    detail: str = ""


class Question(Struct, frozen=True):
    """Something to ask before an act: the button says what it does."""

    title: str
    text: str
    yes: str
    no: str = "Cancel"
    grave: bool = False


class Shell(Protocol):
    """The window, as pages see it."""

    services: Services
    theme: Theme
    tasks: Tasks
    version: str
    erased: bool
    """Everything was deleted: the window leaves nothing behind when it closes."""

    def go(self, route: Route) -> None:
        """Show another page; the page we are on can be come back to."""
        ...

    def back(self) -> None:
        """Return to where the person came from (Home when there is no such place)."""
        ...

    def open_address(self, url: str) -> None:
        """Open an https address in the person's browser; anything else is refused and said."""
        ...

    def open_folder(self, path: str) -> None:
        """Show a folder in the desktop's file manager."""
        ...

    def compose_mail(self, recipient: str, subject: str, body: str) -> bool:
        """Open the person's mail program with a draft; False when it is too long or none opens."""
        ...

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        ...

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """A short notice at the bottom; with `undo` it can be taken back from there."""
        ...

    def show_fault(self, fault: Fault) -> None:
        """Say what went wrong, where the person sees it, without losing what they did."""
        ...

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask; call `then` when the person says yes. Does not block."""
        ...

    def pick_file(self, title: str, pattern: str, then: Callable[[str], object]) -> None:
        """Let the person choose a file to read; `pattern` is like `Pictures (*.png *.jpg)`."""
        ...

    def pick_target(self, title: str, name: str, then: Callable[[str], object]) -> None:
        """Let the person choose where to save; `name` is the proposed file name."""
        ...

    def pasted_picture(self) -> bytes:
        """The picture on the clipboard as PNG; empty when there is none."""
        ...

    def companion(self, target: Target) -> None:
        """Show the small window with the same step, on top where the desktop allows it."""
        ...


class Page(QWidget):
    """One page. The window shows it with `show_route` and tells it of changes with `refresh`."""

    name: ClassVar[PageName]
    concerns: ClassVar[frozenset[Kind]] = frozenset({"place", "platforms", "progress", "record"})
    """The kinds of change after which this page reads again."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def show_route(self, route: Route) -> None:
        """Show what the route asks for. Called at every navigation to this page."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again and show; keep scroll position and focus where that makes sense."""
        raise NotImplementedError

    def leave(self) -> None:
        """The person goes elsewhere: stop what is under way."""

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard focus when the page appears; None leaves it where it is."""
        return None

    def headline(self) -> str:
        """What the page is about, for the window's title and for screen readers."""
        return ""
