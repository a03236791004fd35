"""The view of one step: the card with its drawing and buttons, and the cards beside it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Keep, Open, Step
from privacyhelper.services import wording
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.pages.guide.frame import Frame, button_row
from privacyhelper.ui.pages.guide.part import Scene
from privacyhelper.ui.pages.guide.proof import ProofKeeper, proof_card
from privacyhelper.ui.pages.guide.steps import drawing
from privacyhelper.ui.pages.guide.walk import Walker
from privacyhelper.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.labels import Small, SmallBody, SmallStrong, Subtitle
from privacyhelper.ui.widgets.surfaces import Banner, Card

Redraw = Callable[[], object]
_CARD_MARGIN = 26


def crumb(walker: Walker) -> str:
    """The line above a title: platform, account if it has a name, control."""
    here = walker.walk.here
    name = here.platform.name
    account = here.account.name or here.account.id
    who = f"{name} ({account})" if account else name
    return f"{who} · {walker.walk.control.title}"


class StepView(Frame):
    """One step of a control. `primary` is the page's filled button."""

    def __init__(self, walker: Walker, redraw: Redraw, leave: Redraw) -> None:
        self.walker = walker
        self._redraw = redraw
        self._leave = leave
        step = walker.step
        steps = len(walker.walk.control.steps)
        if step is None:
            title = walker.tr("All steps are done")
        else:
            what = wording_steps.step_title(step, walker.walk.control)
            title = walker.tr("Step {0} of {1}: {2}").format(walker.index + 1, steps, what)
        buttons: list[tuple[str, Redraw]] = [
            (walker.tr("Keep on top"), lambda: walker.shell.companion(walker.target)),
            (walker.tr("Leave for later"), leave),
        ]
        super().__init__(crumb(walker), title, buttons)
        self.add_bar(steps, walker.index)
        self.keeper: ProofKeeper | None = None
        if walker.walk.state.kind == "relapsed":
            self._say_relapsed()
        main = self._main_card(step)
        self.add_columns(main, self._aside(step))

    def refresh(self) -> None:
        """Show what changed without building the step anew."""
        if self.keeper is not None:
            self.keeper.refresh()

    def press(self) -> None:
        """The filled button, or Enter."""
        if self.walker.waits:
            self._leave()
        else:
            self.walker.press(self._redraw)

    def spoken(self) -> str:
        """What a screen reader says when this step appears."""
        step = self.walker.step
        return f"{self.title.text()}. {step.text if step is not None else ''}".strip()

    def _say_relapsed(self) -> None:
        on = wording.day(self.walker.walk.state.on)
        banner = Banner(
            self.tr("It was back on when you looked on {0}").format(on),
            self.tr("Go through the steps once more. We look again sooner from now on."),
        )
        guide = self.walker.shell.services.guide
        banner.add_button(
            self.tr("It is as it should be"),
            lambda: self.walker.act(
                lambda: guide.check(self.walker.target, "still"), self.tr("Written down.")
            ),
        )
        self.add(banner)

    def _main_card(self, step: Step | None) -> Card:
        card = Card(margin=_CARD_MARGIN)
        card.body.setSpacing(12)
        if step is None:
            card.add(Subtitle(self.tr("You did every step we have. Say so, and it is done.")))
        else:
            card.add(Subtitle(step.text))
            part = drawing(step, Scene(self.walker))
            self.keeper = part.findChild(ProofKeeper)
            card.add(part)
        card.body.addStretch(1)
        sure = wording_steps.how_sure(self.walker.walk.control)
        if sure and step is not None:
            note = Small(sure)
            if self.walker.walk.control.confidence != "confirmed":
                note.set_ink("medium")
            card.add(note)
        card.add(self._buttons(step))
        card.add(self._links(step))
        return card

    def _buttons(self, step: Step | None) -> QWidget:
        walker = self.walker
        self.primary = PrimaryButton(walker.button(), key=self.tr("Enter"))
        self.primary.clicked.connect(lambda _checked: self.press())
        found: list[QWidget] = [self.primary]
        if step is not None and (walker.to_open(step) or walker.waits):
            done = Button(wording_steps.did_it(step, walker.walk.control))
            done.clicked.connect(lambda _checked: walker.did(step))
            found.append(done)
        elif walker.address():
            again = Button(
                self.tr("Open the page again")
                if isinstance(step, Open) or walker.index
                else self.tr("Open the page")
            )
            again.clicked.connect(lambda _checked: walker.open_again(walker.address()))
            again.setAccessibleDescription(wording.where_it_opens(walker.address()))
            found.append(again)
        if step is not None:
            differs = Button(self.tr("It looks different"))
            differs.setAccessibleDescription(self.tr("I cannot find it, or it looks different"))
            differs.clicked.connect(lambda _checked: self._ask("different"))
            found.append(differs)
        return button_row(*found)

    def _links(self, step: Step | None) -> QWidget:
        walker = self.walker
        links: list[QWidget] = []

        def link(text: str, act: Redraw) -> None:
            made = LinkButton(text, inline=True)
            made.clicked.connect(lambda _checked: act())
            links.append(made)

        if walker.index:
            link(self.tr("Back"), self._back)
        if step is not None and walker.is_done(step):
            link(self.tr("I did not do this after all"), lambda: walker.not_done(step))
        if walker.walk.control.kind != "none":
            link(self.tr("Not for me"), lambda: self._ask("not-me"))
        if walker.walk.control.is_request and walker.walk.record.sent is not None:
            link(self.tr("They answered"), lambda: self._ask("answer"))
        return button_row(*links)

    def _ask(self, view: str) -> None:
        walker = self.walker
        walker.asked = (
            "different" if view == "different" else "not-me" if view == "not-me" else "answer"
        )
        self._redraw()

    def _back(self) -> None:
        self.walker.back()
        self._redraw()

    def _aside(self, step: Step | None) -> list[QWidget]:
        walker = self.walker
        found: list[QWidget] = [does_card(walker), does_not_card(walker)]
        if not isinstance(step, Keep) and walker.walk.control.kind != "none":
            why = (
                self.tr("A picture or number proves that you asked, and when.")
                if walker.walk.control.is_request
                else self.tr("A screenshot helps if the switch turns itself on again.")
            )
            card, self.keeper = proof_card(walker, why, self.tr("Keep proof"))
            found.append(card)
        return found


def does_card(walker: Walker) -> QWidget:
    """What a control does, to which uses."""
    walk = walker.walk
    card = Card(walker.tr("What this does"))
    on = {use.clause for use in walk.here.counted}
    reached = on & {cover.clause for cover in walk.control.covers}
    titles = {
        clause.id: clause.title
        for clause in walk.here.clauses
        if clause.id in reached or not reached  # what is off anyway is not what it is done for
    }
    effects = wording_steps.what_it_does(walk.control.covers, titles)
    for effect, names in effects:
        card.add(SmallStrong(effect))
        for name in names:
            card.add(SmallBody(f"• {name}"))
    if not effects:
        card.add(
            SmallBody(
                walker.tr("It tells you where you stand. It stops nothing by itself.")
                if walk.control.kind == "none" or walk.control.role == "habit"
                else walker.tr("It stops no use of your data for AI by itself.")
            )
        )
    return card


def does_not_card(walker: Walker) -> QWidget:
    """What a control leaves as it is, and what comes with it."""
    control = walker.walk.control
    card = Card(walker.tr("What it does not do"))
    lines = [
        control.does_not_cover,
        walker.tr("It does not undo training already done.")
        if wording_steps.undoes_nothing(control)
        else "",
    ]
    for line in lines:
        if line:
            card.add(SmallBody(line))
    if not any(lines):
        card.add(SmallBody(walker.tr("Nothing is known that it leaves out.")))
    if control.side_effects:
        card.body.addSpacing(6)
        card.add(SmallStrong(walker.tr("What comes with it")))
        card.add(SmallBody(control.side_effects))
    return card
