"""A room to try the guide in: real services over memory, and a shell that writes down requests."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.adapters.paths import resource_root
from privacyhelper.domain.journal import Target, parse_target
from privacyhelper.services.changes import Changes
from privacyhelper.services.desk import Services
from privacyhelper.services.guide import Guide
from privacyhelper.services.journal import Journal
from privacyhelper.services.library import Library
from privacyhelper.services.person import Person
from privacyhelper.services.plan import Plans
from privacyhelper.services.settings import Settings
from privacyhelper.ui.kit.tasks import Tasks
from privacyhelper.ui.widgets.buttons import PrimaryButton
from tests.fakes import FixedClock, MemoryJournal, MemoryProof, MemorySettings


def catalogue(cache: Path) -> FileCatalogue:
    """The shipped catalogue."""
    return FileCatalogue(resource_root() / "catalogue", cache=cache, own=cache / "own")


def services(source: FileCatalogue) -> Services:
    """All services of somebody in Germany who uses LinkedIn and ChatGPT."""
    changes, clock, store, proof = Changes(), FixedClock(), MemoryJournal(), MemoryProof()
    journal = Journal(store, clock, changes, lambda: source.version)
    person = Person(journal, source)
    plans = Plans(journal, person, source, clock)
    made = Services(
        catalogue=source,
        clock=clock,
        changes=changes,
        journal=journal,
        person=person,
        plans=plans,
        guide=Guide(journal, plans, proof),
        library=Library(source, person, plans),
        settings=Settings(MemorySettings(), changes),
        proof=proof,
    )
    person.live_in("DE")
    person.use("linkedin", "chatgpt")
    return made


class Room:
    """The shell, written down."""

    def __init__(self, made: Services, theme: object) -> None:
        self.services = made
        self.theme = theme
        self.tasks = Tasks()
        self.version = "0.1"
        self.went: list[object] = []
        self.opened: list[str] = []
        self.mails: list[tuple[str, str, str]] = []
        self.mail_works = True
        self.said: list[str] = []
        self.undo: Callable[[], object] | None = None
        self.faults: list[str] = []
        self.picture = b""
        self.chosen = ""
        self.companions: list[Target] = []
        self.written_when_opened: list[int] = []

    def go(self, route):
        self.went.append(route)

    def back(self):
        self.went.append("back")

    def open_address(self, url):
        self.opened.append(url)

    def compose_mail(self, recipient, subject, body):
        self.mails.append((recipient, subject, body))
        return self.mail_works

    def say(self, text, undo=None):
        self.said.append(text)
        self.undo = undo

    def show_fault(self, fault):
        self.faults.append(str(fault))

    def pick_file(self, title, pattern, then):
        then(self.chosen)

    def pasted_picture(self):
        return self.picture

    def companion(self, target):
        self.companions.append(target)


def target(text: str) -> Target:
    """Read a target that is known to be well written."""
    found = parse_target(text)
    assert found is not None
    return found


def texts(widget: QWidget) -> list[str]:
    """Everything a person can read in this widget now."""
    labels = [x.text() for x in widget.findChildren(QLabel) if x.isVisibleTo(widget)]
    buttons = [b.label for b in shown_buttons(widget)]
    return [text for text in labels + buttons if text]


def says(widget: QWidget, words: str) -> bool:
    """Whether a text on the widget contains these words."""
    return any(words in text for text in texts(widget))


def shown_buttons(widget: QWidget) -> list[QAbstractButton]:
    """The buttons that can be pressed now."""
    return [
        b
        for b in widget.findChildren(QAbstractButton)
        if hasattr(b, "label") and b.isVisibleTo(widget)
    ]


def button(widget: QWidget, words: str) -> QAbstractButton:
    """The shown button with these words."""
    found = [b for b in shown_buttons(widget) if b.label == words]
    assert found, f"no button “{words}” among {[b.label for b in shown_buttons(widget)]}"
    return found[0]


def filled(widget: QWidget) -> list[str]:
    """The words on the filled buttons: there must be exactly one."""
    return [b.label for b in shown_buttons(widget) if isinstance(b, PrimaryButton)]
