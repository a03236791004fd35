"""After a request was sent: by when an answer is due, what they said, and what follows from it."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Control, Regulator
from privacyhelper.domain.plan import Entry
from privacyhelper.services import wording
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.guide.frame import LEFT, Frame, Part, button_row
from privacyhelper.ui.pages.guide.outcome import home_button, next_button, next_line
from privacyhelper.ui.pages.guide.proof import kept_card, proof_card
from privacyhelper.ui.pages.guide.step_view import crumb, does_not_card
from privacyhelper.ui.pages.guide.walk import Walker
from privacyhelper.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.labels import Body, Heading, Small, SmallBody, SmallStrong, Subtitle
from privacyhelper.ui.widgets.surfaces import Card, Disclosure

Redraw = Callable[[], object]
Said = Literal["confirmed", "refused", "partly", "unread"]
_FEW = 3


class AnswerView(Frame):
    """A request that was sent. Nothing counts as stopped before the person records a yes."""

    def __init__(self, walker: Walker, redraw: Redraw) -> None:
        self.walker = walker
        self._redraw = redraw
        super().__init__(crumb(walker), self._title(), [])
        self.add_columns(self._main_card(), self._aside())

    def spoken(self) -> str:
        """What a screen reader says when this view appears."""
        return f"{self.title.text()}. {self._lead()}"

    def press(self) -> None:
        """The filled button, or Enter; it never says yes or no for the person."""
        self._press()

    def _title(self) -> str:
        state = self.walker.walk.state
        name = self.walker.walk.here.platform.name
        if state.kind == "refused":
            return self.walker.tr("{0} refused").format(name)
        if state.kind == "answered":
            return self.walker.tr("{0} answered: read it").format(name)
        if state.overdue:
            return self.walker.tr("{0} has not answered in time").format(name)
        return self.walker.tr("Waiting for an answer from {0}").format(name)

    def _lead(self) -> str:
        state = self.walker.walk.state
        if state.via is not None:
            return self.tr("This was settled by what you did elsewhere ({0}).").format(state.via)
        if state.kind == "refused":
            on = wording.day(state.on)
            return self.tr(
                "They said no on {0}. The use goes on until something else stops it."
            ).format(on)
        if state.kind == "answered":
            on = wording.day(state.on)
            return self.tr("An answer came on {0}. Read it, then say here what it says.").format(on)
        return wording_steps.answer_is_due(state)

    def _main_card(self) -> Card:
        card = Card(margin=26)
        card.body.setSpacing(14)
        card.add(Subtitle(self._lead()))
        state = self.walker.walk.state
        if state.kind != "refused":
            card.add(self._question())
        if state.kind == "refused" or state.overdue:
            card.add(self._what_follows())
        card.body.addStretch(1)
        card.add(self._buttons(card))
        return card

    def _question(self) -> QWidget:
        """What they said, each with what follows from it."""
        part = Part(spacing=6)
        part.add(Heading(self.tr("What did they say?")))
        answers: list[tuple[str, Said, str]] = [
            (self.tr("They said yes"), "confirmed", self.tr("It counts as stopped from then on.")),
            (
                self.tr("They said no"),
                "refused",
                self.tr("We show another way, and the authority you can turn to."),
            ),
            (self.tr("Only in part"), "partly", self.tr("It counts as limited, not as stopped.")),
        ]
        if self.walker.walk.state.kind != "answered":
            later = self.tr("An answer came, I will read it later")
            answers.append((later, "unread", self.tr("We remind you to read it.")))
        for text, outcome, follows in answers:
            button = Button(text)
            button.setAccessibleDescription(follows)
            button.clicked.connect(lambda _checked, outcome=outcome: self._answer(outcome))
            part.column.addSpacing(4)
            part.column.addWidget(button, 0, LEFT)
            part.add(Small(follows))
        return part

    def _answer(self, outcome: Said) -> None:
        guide = self.walker.shell.services.guide
        said = {
            "confirmed": self.tr("Written down: they said yes."),
            "refused": self.tr("Written down: they said no."),
            "partly": self.tr("Written down: only in part."),
            "unread": self.tr("Written down: an answer came."),
        }[outcome]
        self.walker.act(lambda: guide.answered(self.walker.target, outcome), said)

    def _fallbacks(self) -> list[Control]:
        walk = self.walker.walk
        reached = {item.clause for item in walk.control.covers}
        return [
            c
            for c in walk.here.controls
            if c.id != walk.control.id
            and c.role in ("fallback", "main")
            and reached & {item.clause for item in c.covers}
            and walk.here.states[c.id].kind in ("to-do", "started")
        ]

    def _what_follows(self) -> QWidget:
        """Another way, then the authority."""
        part = Part(spacing=6)
        part.add(Heading(self.tr("What you can do now")))
        for control in self._fallbacks():
            target = self.walker.walk.here.target(control.id)
            link = LinkButton(control.title)
            link.clicked.connect(
                lambda _checked, target=target: self.walker.shell.go(Route("guide", target))
            )
            part.column.addWidget(link, 0, LEFT)
        part.add(authorities(self.walker))
        return part

    def _buttons(self, card: Card) -> QWidget:
        state, walker = self.walker.walk.state, self.walker
        found: list[QWidget] = []
        if state.via is not None:
            via = state.via
            self.primary = PrimaryButton(self.tr("Open what settled it"), key=self.tr("Enter"))
            self._press: Redraw = lambda: walker.shell.go(Route("guide", via))
            self.primary.clicked.connect(lambda _checked: self._press())
        elif state.overdue:
            self.primary = PrimaryButton(self.tr("Ask again"), key=self.tr("Enter"))
            self._press = self._again
            self.primary.clicked.connect(lambda _checked: self._press())
        else:
            entry = self._next()
            self.primary, self._press = next_button(walker, entry)
            if entry is not None:
                card.add(Small(self.tr("The next thing:")))
                card.add(Body(next_line(entry)))
        found.append(self.primary)
        if state.kind in ("answered", "waiting", "refused"):
            found.append(home_button(walker))
        if walker.walk.record.started is not None and walker.walk.step is not None:
            rest = Button(self.tr("Finish the last steps"))
            rest.clicked.connect(lambda _checked: self._again())
            found.append(rest)
        elif state.kind == "refused":
            again = Button(self.tr("Ask again"))
            again.clicked.connect(lambda _checked: self._again())
            found.append(again)
        return button_row(*found)

    def _next(self) -> Entry | None:
        """After a no the other way; else whatever comes next."""
        outcome = self.walker.shell.services.guide.outcome(self.walker.target)
        ids = {control.id for control in self._fallbacks()}
        entries = self.walker.shell.services.plans.plan().entries
        mine = (self.walker.target.platform, self.walker.target.account)
        ways = [
            e
            for e in entries
            if (e.target.platform, e.target.account) == mine and e.target.control in ids
        ]
        return next(iter(ways), outcome.next)

    def _again(self) -> None:
        self.walker.asked = "steps"
        self._redraw()

    def _aside(self) -> list[QWidget]:
        walker = self.walker
        found: list[QWidget] = [does_not_card(walker)]
        kept = kept_card(walker, self.tr("Proof you kept"))
        if kept is not None:
            found.append(kept)
        why = self.tr("Keep what they write to you. It proves what they said, and when.")
        found.append(proof_card(walker, why, self.tr("Keep the answer"))[0])
        return found


def authorities(walker: Walker) -> QWidget:
    """The authorities of the person's place that take complaints, named; or that we know none."""
    services = walker.shell.services
    law = services.library.law_here()
    part = Part(spacing=2)
    if not law.regulators:
        part.add(
            SmallBody(
                walker.tr(
                    "We know of no authority for your place. Look for a data protection office "
                    "in your country."
                )
            )
        )
        return part
    part.add(SmallBody(walker.tr("You can complain to an authority. It costs nothing:")))
    if law.jurisdiction is not None and law.jurisdiction.regulator_choice == "state":
        part.add(Small(walker.tr("Take the one for the state you live in.")))
    if len(law.regulators) <= _FEW:
        for regulator in law.regulators:
            part.add(_regulator(walker, regulator))
    else:
        words = walker.tr("The {0} authorities of your place").format(len(law.regulators))

        def make() -> QWidget:
            inner = Part(spacing=6)
            for regulator in law.regulators:
                inner.add(_regulator(walker, regulator))
            return inner

        part.add(Disclosure(words, make))
    return part


def _regulator(walker: Walker, regulator: Regulator) -> QWidget:
    part = Part(spacing=0)
    part.add(SmallStrong(regulator.name))
    if regulator.scope:
        part.add(Small(regulator.scope))
    url = regulator.complaint_url or regulator.website
    if url.startswith("https://"):
        link = LinkButton(walker.tr("Open {0}").format(wording.host(url)), inline=True)
        link.setAccessibleName(f"{link.label}: {regulator.name}")
        link.clicked.connect(lambda _checked: walker.shell.open_address(url))
        part.column.addWidget(link, 0, LEFT)
    return part
