"""What the person can do with a reminder. Each act is written first, then said, and can be undone.

After an act the page has already read again: the sentence tells the new date as it now stands.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject

from privacyhelper.domain.journal import Target
from privacyhelper.domain.reminders import Reminder
from privacyhelper.services import wording
from privacyhelper.services.errors import Fault
from privacyhelper.ui.page import Route, Shell

Outcome: TypeAlias = Literal["unread", "confirmed", "refused", "partly"]


class Acts(QObject):
    """The acts of one reminder.

    Args:
        shell: the window.
        reminder: what is due, or comes.
        before: called before anything is written, so that the page lets go of this reminder.
    """

    def __init__(self, shell: Shell, reminder: Reminder, before: Callable[[], object]) -> None:
        super().__init__()
        self.reminder = reminder
        self._shell = shell
        self._before = before

    @property
    def target(self) -> Target:
        """What it is about."""
        return self.reminder.target

    def still(self) -> None:
        """It is as it was set; or there is still no way."""
        no_way = self.reminder.kind == "way-now"
        start = self.tr("Noted: still no way.") if no_way else self.tr("Good, it held.")
        guide = self._shell.services.guide
        self._do(
            lambda: guide.check(self.target, "still"),
            lambda: f"{start} {wording.next_look(self._again())}",
        )

    def relapsed(self) -> None:
        """It was back on: written down, then straight to the guide."""
        guide = self._shell.services.guide
        done = self._do(
            lambda: guide.check(self.target, "relapsed"),
            lambda: self.tr(
                "Noted: it was back on. Turn it off again now; then we look sooner than usual."
            ),
        )
        if done:
            self.to_guide()

    def missing(self) -> None:
        """It cannot be found."""
        guide = self._shell.services.guide
        self._do(
            lambda: guide.check(self.target, "missing"),
            lambda: self.tr(
                "Noted: you could not find it. It stays due; “Show me the way” has other ways."
            ),
        )

    def off_again(self) -> None:
        """It came back on, and the person has turned it off already."""
        guide = self._shell.services.guide
        self._do(
            lambda: guide.finish(self.target),
            lambda: f"{self.tr('Noted: it is off again.')} {wording.next_look(self._again())}",
        )

    def leave_it(self) -> None:
        """The person read what changed and leaves it at that."""
        guide = self._shell.services.guide
        self._do(
            lambda: guide.seen(self.target),
            lambda: f"{self.tr('Noted: you have read it.')} {wording.next_look(self._again())}",
        )

    def answered(self, outcome: Outcome, note: str) -> None:
        """An answer came."""
        guide = self._shell.services.guide
        self._do(
            lambda: guide.answered(self.target, outcome, note),
            lambda: self._after_answer(outcome),
        )

    def _after_answer(self, outcome: Outcome) -> str:
        text = wording.answer_noted(outcome)
        again = self._again()
        if again is None or again.on <= self._shell.services.plans.today():
            return text
        return f"{text} {wording.next_look(again)}"

    def snooze(self, until: date) -> None:
        """Remind on that day."""
        guide = self._shell.services.guide
        self._do(
            lambda: guide.snooze(self.target, until),
            lambda: self.tr("We remind you on {0}.").format(wording.day(until)),
        )

    def stop(self) -> None:
        """Never remind about this again."""
        guide = self._shell.services.guide
        self._do(
            lambda: guide.stop_reminding(self.target),
            lambda: self.tr(
                "No more reminders about this. You can take that back under “What I did”."
            ),
        )

    def open_page(self, url: str) -> None:
        """Show the page where it can be looked at."""
        self._shell.open_address(url)

    def to_guide(self) -> None:
        """Walk through it."""
        self._shell.go(Route("guide", self.target))

    def to_platform(self) -> None:
        """Look at what the platform says and what can be done there."""
        self._shell.go(Route("platform", Target(self.target.platform, self.target.account)))

    def today(self) -> date:
        """The date on the person's calendar."""
        return self._shell.services.plans.today()

    def _again(self) -> Reminder | None:
        """The reminder about the same thing as it now stands."""
        found = self._shell.services.plans.reminders()
        return next((r for r in found if r.target == self.target), None)

    def _do(self, act: Callable[[], object], sentence: Callable[[], str]) -> bool:
        """Write, then say so with an undo; whether it was written."""
        services = self._shell.services
        self._before()
        try:
            act()
        except Fault as fault:
            self._shell.show_fault(fault)
            return False
        made = services.journal.last_act
        self._shell.say(sentence(), lambda: self._undo(made))
        return True

    def _undo(self, made: Sequence[str]) -> None:
        try:
            self._shell.services.journal.take_back(*made)
        except Fault as fault:
            self._shell.show_fault(fault)
