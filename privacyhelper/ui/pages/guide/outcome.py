"""The end of a control: what is stopped now, what is not, what covers more, when to look again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.coverage import UseCoverage
from privacyhelper.domain.plan import Entry
from privacyhelper.services import wording
from privacyhelper.services.errors import NotInCatalogue
from privacyhelper.services.guide import Outcome
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.kit.tokens import Tone
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.guide.frame import Frame, Part, button_row
from privacyhelper.ui.pages.guide.proof import kept_card, proof_card
from privacyhelper.ui.pages.guide.step_view import crumb
from privacyhelper.ui.pages.guide.walk import Walker
from privacyhelper.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.chips import Chip
from privacyhelper.ui.widgets.labels import Body, Heading, Small, SmallBody, Subtitle
from privacyhelper.ui.widgets.rows import Row
from privacyhelper.ui.widgets.surfaces import Card

Redraw = Callable[[], object]
_TONES: dict[str, Tone] = {
    "stopped": "low", "limited": "medium", "asked": "info", "unsure": "medium",
    "refused": "high", "open": "high", "no-way": "neutral", "silent": "neutral", "off": "low",
}  # fmt: skip


def next_button(walker: Walker, entry: Entry | None) -> tuple[PrimaryButton, Redraw]:
    """The filled button of an end: the next thing that covers more, or back to the plan."""
    if entry is None:
        button = PrimaryButton(walker.tr("Done for now"), key=walker.tr("Enter"))

        def leave() -> None:
            walker.shell.go(Route("home"))

        act: Redraw = leave
    else:
        length = wording.minutes(entry.minutes)
        button = PrimaryButton(walker.tr("Next, {0}").format(length), key=walker.tr("Enter"))
        button.setAccessibleName(f"{button.label}: {entry.platform_name}, {entry.control.title}")
        target = entry.target

        def go_on() -> None:
            walker.shell.go(Route("guide", target))

        act = go_on
    button.clicked.connect(lambda _checked: act())
    return button, act


def home_button(walker: Walker) -> Button:
    """The quiet way back to the plan."""
    button = Button(walker.tr("Back to my plan"))
    button.clicked.connect(lambda _checked: walker.shell.go(Route("home")))
    return button


def uses_part(walker: Walker, heading: str, uses: tuple[UseCoverage, ...], none: str) -> QWidget:
    """Uses with how they stand, in words."""
    part = Part(spacing=0)
    part.add(Heading(heading))
    for use in uses:
        clause = walker.walk.here.platform.clause(use.clause)
        title = clause.title if clause is not None else use.clause
        row = Row(title)
        row.add(Chip(wording.STATUS[use.status], _TONES[use.status]))
        part.add(row)
    if not uses:
        part.add(SmallBody(none))
    return part


def next_line(entry: Entry) -> str:
    """What the next thing is."""
    return f"{entry.platform_name}: {entry.control.title}"


class OutcomeView(Frame):
    """A finished control."""

    def __init__(self, walker: Walker, redraw: Redraw) -> None:
        self.walker = walker
        self._redraw = redraw
        self.outcome: Outcome = walker.shell.services.guide.outcome(walker.target)
        super().__init__(crumb(walker), self._title(), [])
        steps = len(walker.walk.control.steps)
        if steps and walker.walk.state.kind == "done":
            self.add_bar(steps, steps)
        self.add_columns(self._main_card(), self._aside())

    def spoken(self) -> str:
        """What a screen reader says when this view appears."""
        return f"{self.title.text()}. {self._lead()}"

    def press(self) -> None:
        """The filled button, or Enter."""
        self._press()

    def _title(self) -> str:
        state = self.walker.walk.state
        if state.kind == "no-way":
            return self.walker.tr("No way exists yet")
        if state.why == "partly":
            return self.walker.tr("They agreed in part")
        return self.walker.tr("Done")

    def _lead(self) -> str:
        state, control = self.walker.walk.state, self.walker.walk.control
        if state.kind == "no-way":
            return self.tr("You read what there is to know. We ask again whether there is a way.")
        if state.via is not None:
            return self.tr("This was settled by what you did elsewhere ({0}).").format(state.via)
        stopped = sum(use.counted and use.status == "stopped" for use in self.outcome.covered)
        if state.why == "partly":
            return self.tr("They said yes to a part. It counts as limited, not as stopped.")
        if stopped:
            what = wording.count(stopped, "use")
            since = self.tr("from now on") if control.prospective_only else self.tr("now")
            return self.tr("It stops {0} {1}.").format(what, since)
        return self.tr("It is written down. It stops no use by itself.")

    def _main_card(self) -> Card:
        card = Card(margin=26)
        card.body.setSpacing(14)
        card.add(Subtitle(self._lead()))
        self._add_settled(card)
        covered = tuple(u for u in self.outcome.covered if u.counted)
        if covered:
            card.add(uses_part(self.walker, self.tr("What this touches"), covered, ""))
        rest = tuple(u for u in self.outcome.left if u not in covered)
        card.add(
            uses_part(
                self.walker,
                self.tr("What is not stopped"),
                rest,
                self.tr("Nothing else here is on by default."),
            )
        )
        card.body.addStretch(1)
        entry = self.outcome.next
        if entry is not None:
            card.add(Small(self.tr("The next thing that covers more:")))
            card.add(Body(next_line(entry)))
        self.primary, self._press = next_button(self.walker, entry)
        buttons: list[QWidget] = [self.primary]
        if entry is not None:
            buttons.append(home_button(self.walker))
        card.add(button_row(*buttons))
        if self.walker.walk.control.steps:
            again = LinkButton(self.tr("Go through it again"), inline=True)
            again.clicked.connect(lambda _checked: self._again())
            card.add(button_row(again))
        return card

    def _add_settled(self, card: Card) -> None:
        names = []
        for text in self.walker.walk.control.settles:
            try:
                platform = self.walker.shell.services.catalogue.platform(text.partition("/")[0])
            except NotInCatalogue:
                continue
            names.append(platform.name)
        if names:
            card.add(SmallBody(wording_steps.settles_too(names)))

    def _again(self) -> None:
        self.walker.asked = "steps"
        self._redraw()

    def _aside(self) -> list[QWidget]:
        walker, control = self.walker, self.walker.walk.control
        found: list[QWidget] = []
        left_out = [
            control.does_not_cover,
            self.tr("It does not undo training already done.")
            if wording_steps.undoes_nothing(control)
            else "",
        ]
        if any(left_out):
            card = Card(self.tr("What it does not do"))
            for line in left_out:
                if line:
                    card.add(SmallBody(line))
            found.append(card)
        found.append(self._look_again_card())
        kept = kept_card(walker, self.tr("Proof you kept"))
        if kept is not None:
            found.append(kept)
        elif control.kind != "none":
            why = self.tr("You kept no proof yet. A screenshot helps if it comes back on.")
            found.append(proof_card(walker, why, self.tr("Keep proof"))[0])
        return found

    def _look_again_card(self) -> Card:
        card = Card(self.tr("When to look again"))
        reminder = self.outcome.reminder
        record = self.walker.walk.record
        if reminder is not None:
            today = self.walker.shell.services.plans.today()
            away = wording.days_away(reminder.on, today)
            card.add(SmallBody(f"{wording.day(reminder.on)}, {away}."))
            card.add(Small(wording.reminder_reason(reminder)))
        elif record.reminder_stopped:
            card.add(SmallBody(self.tr("You stopped reminders about this.")))
        else:
            card.add(SmallBody(self.tr("This does not come back on by itself. No date is set.")))
        return card


class DeclinedView(Frame):
    """A control the person said is not for them."""

    def __init__(self, walker: Walker) -> None:
        super().__init__(crumb(walker), walker.tr("Not for you"), [])
        self.walker = walker
        card = Card(margin=26)
        card.body.setSpacing(12)
        why = walker.walk.state.why
        said = self.tr("You said this is not for you.")
        reason = self.tr("Your reason: {0}").format(why) if why else ""
        self._said = f"{said} {reason}".strip()
        card.add(Subtitle(self._said))
        card.add(Body(self.tr("It is not in your plan, and the uses it covers are not stopped.")))
        card.body.addStretch(1)
        outcome = walker.shell.services.guide.outcome(walker.target)
        self.primary, self._press = next_button(walker, outcome.next)
        if outcome.next is not None:
            card.add(Small(self.tr("The next thing in your plan:")))
            card.add(Body(next_line(outcome.next)))
        again = Button(self.tr("Take it up after all"))
        again.clicked.connect(lambda _checked: walker.take_up_again())
        card.add(button_row(self.primary, again))
        self.add_columns(card, [])

    def spoken(self) -> str:
        """What a screen reader says when this view appears."""
        return self._said

    def press(self) -> None:
        """The filled button, or Enter."""
        self._press()
