"""Walking through one control: what is shown now and what the presses do. No widgets here.

The guide's page and the small companion window each have a `Walker`. It asks the guide service,
keeps what only this visit knows (the page was opened, an earlier step is looked at again), and
offers to take each act back.
"""

from collections.abc import Callable
from typing import Literal, TypeAlias

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Email, Open, Step, Wait
from privacyhelper.domain.journal import NotForMe, PlatformAdded, StepDone, Target, standing
from privacyhelper.domain.reminders import Reminder
from privacyhelper.services.errors import Fault
from privacyhelper.services.guide import Walk
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.page import Shell

View: TypeAlias = Literal["steps", "check", "answer", "outcome", "declined", "different", "not-me"]

ASKED: dict[str, View] = {"check": "check", "answer": "answer", "steps": "steps"}
"""Views that a route's detail may ask for."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say this."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def language_code() -> str:
    """The language of the person's desktop, such as `de`."""
    return QLocale().bcp47Name().partition("-")[0]


def language_name(code: str) -> str:
    """The English name of a language, such as “German”."""
    return QLocale.languageToString(QLocale(code).language())


def natural_view(walk: Walk, due: Reminder | None) -> View:
    """What to show for a control in its state, when nothing else was asked for."""
    kind, record = walk.state.kind, walk.record
    walking = record.started is not None and walk.step is not None
    if kind == "not-for-you":
        return "declined"
    if kind == "look-again":
        return "check"
    if kind in ("refused", "answered"):
        return "answer"
    if kind == "waiting" and walk.control.is_request:
        late = walk.state.overdue or walk.state.via is not None
        same_visit = record.last_step == record.sent
        return "steps" if walking and same_visit and not late else "answer"
    if kind in ("done", "no-way"):
        if walking:
            return "steps"
        if due is not None:
            return "check"
        return "outcome" if kind == "done" or record.done is not None else "steps"
    return "steps"


class Walker(QObject):
    """One person's way through one control, as far as one window shows it."""

    def __init__(self, shell: Shell, target: Target, detail: str = "") -> None:
        """Raises `NotInCatalogue` or `UnknownTarget` when there is no such thing here."""
        super().__init__()
        self.shell = shell
        self.target = target
        self.asked: View | None = ASKED.get(detail)
        self.language = language_code()
        self.way = ""
        self.mail_failed = False
        self._opened: set[str] = set()
        self._looking = ""
        self.due: Reminder | None = None
        self.read()

    def read(self) -> None:
        """Ask again where the person is."""
        services = self.shell.services
        self.walk: Walk = services.guide.walk(self.target)
        self.target = self.walk.target
        self.due = next((r for r in services.plans.due() if r.target == self.target), None)

    # What is shown

    @property
    def view(self) -> View:
        """What to show now."""
        return self.asked or natural_view(self.walk, self.due)

    @property
    def index(self) -> int:
        """The number of the step that is shown, from 0; the number of steps when all are done."""
        steps = self.walk.control.steps
        for at, step in enumerate(steps):
            if step.id == self._looking:
                return at
        return self.walk.position

    @property
    def step(self) -> Step | None:
        """The step that is shown; None when all are done."""
        steps = self.walk.control.steps
        return steps[self.index] if self.index < len(steps) else None

    def is_done(self, step: Step) -> bool:
        """Whether the person did this step before."""
        return step.id in self.walk.record.steps

    def opened(self, key: str) -> bool:
        """Whether the browser or mail program was opened for this step in this visit."""
        return key in self._opened

    def to_open(self, step: Step) -> bool:
        """Whether the filled button still opens something, before it can say “done”."""
        return isinstance(step, Open | Email) and step.id not in self._opened | set(
            self.walk.record.steps
        )

    @property
    def waits(self) -> bool:
        """Whether the step that is shown is a time to wait that is not over."""
        step = self.step
        waiting = self.walk.state.kind == "waiting" and not self.walk.control.is_request
        return waiting and isinstance(step, Wait) and not self.is_done(step)

    def button(self) -> str:
        """The words on the filled button."""
        step = self.step
        if self.waits:
            return self.tr("Come back later")
        if step is None:
            return self.tr("All of it is done")
        if isinstance(step, Open | Email) and self.to_open(step):
            return wording_steps.opens(step)
        if self.is_done(step):
            return self.tr("Go on")
        return wording_steps.did_it(step, self.walk.control)

    def address(self) -> str:
        """The page this control is about: of the nearest step that opens one, else its own."""
        for step in reversed(self.walk.control.steps[: self.index + 1]):
            if isinstance(step, Open):
                return step.url
        return self.walk.control.url

    # What the presses do

    def press(self, redraw: Callable[[], object]) -> None:
        """The filled button, or Enter: open what is to be opened, else say that it is done."""
        step = self.step
        if step is None:
            self.act(
                lambda: self.shell.services.guide.finish(self.target), self.tr("Written down.")
            )
        elif isinstance(step, Open | Email) and self.to_open(step):
            self.open(step)
            redraw()
        elif self.is_done(step):
            self.look_at(self.index + 1)
            redraw()
        else:
            self.did(step)

    def open(self, step: Open | Email) -> None:
        """Open the browser or the mail program; the person says afterwards that it is done."""
        self._opened.add(step.id)
        if isinstance(step, Open):
            self.shell.open_address(step.url)
        else:
            recipient = step.recipient if "@" in step.recipient else ""
            self.mail_failed = not self.shell.compose_mail(recipient, step.subject, step.body)
        self.act(self.begin, "", stay=True)

    def open_again(self, url: str) -> None:
        """Open a page once more, or for a look."""
        self._opened.add(url)
        self.shell.open_address(url)

    def did(self, step: Step) -> None:
        """The person did this step."""
        at, steps = self.index + 1, len(self.walk.control.steps)
        last = all(s.id in self.walk.record.steps for s in self.walk.control.steps if s != step)

        def do() -> None:
            self.begin()
            self.shell.services.guide.do(self.target, step.id)

        self._looking = ""
        said = self.tr("Step {0} of {1} is written down.").format(at, steps)
        self.act(do, said, stay=self.asked == "steps" and not last)

    def begin(self) -> None:
        """Take the control up, and its platform into use, at the first press."""
        self.shell.services.guide.start(self.target)

    def look_at(self, index: int) -> None:
        """Show an earlier step again, or the present one."""
        steps = self.walk.control.steps
        self._looking = steps[index].id if 0 <= index < self.walk.position else ""

    def back(self) -> None:
        """Show the step before."""
        self.look_at(self.index - 1)

    def not_done(self, step: Step) -> None:
        """Take back that this step was done."""
        ids = {self.target.control, *self.walk.control.replaces}
        for event in reversed(standing(self.shell.services.journal.events)):
            if not isinstance(event, StepDone) or event.step != step.id:
                continue
            mine = (event.platform, event.account) == (self.target.platform, self.target.account)
            if mine and event.control in ids:
                self._take_back([event.id])
                return

    def take_up_again(self) -> None:
        """Take back that this control is not for the person."""
        for event in reversed(standing(self.shell.services.journal.events)):
            if isinstance(event, NotForMe) and event.target == self.target:
                self._take_back([event.id])
                return

    def act(self, do: Callable[[], object], said: str, *, stay: bool = False) -> bool:
        """Do something that writes; say it with a way back. False when it failed and was said.

        With `stay` the same view and step are shown afterwards, else what then fits.
        """
        journal = self.shell.services.journal
        count = len(journal.events)
        asked, looking = self.asked, self._looking
        if not stay:
            self.asked, self._looking = None, ""
        try:
            do()
        except Fault as fault:
            self.asked, self._looking = asked, looking
            self.shell.show_fault(fault)
            return False
        new = journal.events[count:]
        made = [event.id for event in new]
        if any(isinstance(event, PlatformAdded) for event in new):
            # The first press takes the platform into use, which changes Home: nobody is surprised.
            added = self.tr("{name} is in your plan now.").format(name=self.walk.here.platform.name)
            said = f"{said} {added}".strip()
        if said:
            self.shell.say(said, (lambda: self._take_back(made)) if made else None)
        return True

    def _take_back(self, made: list[str]) -> None:
        self.asked, self._looking = None, ""
        try:
            self.shell.services.journal.take_back(*reversed(made))
        except Fault as fault:
            self.shell.show_fault(fault)
