"""When a step cannot be found or looks different, and when a control is not for the person."""

from collections.abc import Callable

from privacyhelper.domain.catalogue import Choose, Navigate, Open, Step, Toggle, Way
from privacyhelper.services.guide import Walk, labels_of
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.guide.frame import LEFT, Frame, button_row
from privacyhelper.ui.pages.guide.step_view import crumb
from privacyhelper.ui.pages.guide.walk import Walker
from privacyhelper.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.drawings import Breadcrumb
from privacyhelper.ui.widgets.inputs import CopyButton, Field, TextArea, TextField
from privacyhelper.ui.widgets.labels import Small, SmallStrong, Subtitle
from privacyhelper.ui.widgets.surfaces import Card

Redraw = Callable[[], object]


def report(walk: Walk, step: Step | None, catalogue: str, app: str, note: str) -> str:
    """A text that tells the catalogue's keepers what differs. Nothing in it is about the person.

    The account's name and the place are left out; the note is the person's own words.
    """
    control = walk.control
    lines = [
        "A step looks different or cannot be found",
        f"Platform: {walk.here.platform.name} ({walk.here.platform.id})",
        f"Control: {control.title} ({control.id})",
    ]
    if step is not None:
        at = control.steps.index(step) + 1
        action = type(step).__struct_config__.tag
        lines.append(f"Step: {at} of {len(control.steps)} ({step.id}, {action})")
        lines.append(f"What we say: {step.text}")
        seen = " | ".join(labels_of(step))
        lines.append(f"Words we know: {seen or 'none'}")
    surfaces = dict.fromkeys(way.surface for way in _ways(control.steps))
    lines.append(f"Surfaces we know: {', '.join(surfaces) or 'none named'}")
    lines.append(f"Steps read: {control.checked}, tried: {control.tried or 'never'}")
    lines.append(f"Catalogue: {catalogue}, app: {app}")
    lines.append(f"What I see instead: {note.strip() or '(nothing written)'}")
    return "\n".join(lines)


def _ways(steps: tuple[Step, ...]) -> list[Way]:
    return [way for step in steps if isinstance(step, Navigate | Open) for way in step.ways]


class DifferentView(Frame):
    """Other ways to get there, then a report the person can read and copy."""

    def __init__(self, walker: Walker, redraw: Redraw) -> None:
        super().__init__(crumb(walker), walker.tr("It looks different"), [])
        self.walker = walker
        self._redraw = redraw
        self.step = walker.step or (walker.walk.control.steps or (None,))[-1]
        self.add_columns(self._report_card(), [self._ways_card()])

    def spoken(self) -> str:
        """What a screen reader says when this view appears."""
        return self.tr("It looks different. Here are other ways, and a report you can copy.")

    def _ways_card(self) -> Card:
        card = Card(self.tr("Other ways to try"))
        walker = self.walker
        control = walker.walk.control
        if walker.address():
            link = LinkButton(self.tr("Open the page again"), inline=True)
            link.clicked.connect(lambda _checked: walker.open_again(walker.address()))
            card.body.addWidget(link, 0, LEFT)
            card.add(Small(walker.address(), selectable=True))
        ways = _ways(control.steps)
        for way in ways:
            card.body.addSpacing(6)
            card.add(SmallStrong(wording_steps.way_name((way,))))
            own = way.labels.get(walker.language)
            card.add(Breadcrumb(own or way.path))
        words = [s.target for s in control.steps if isinstance(s, Toggle | Choose) and s.target]
        for word in dict.fromkeys(words):
            card.body.addSpacing(6)
            card.add(Small(self.tr("Search its settings for these words:")))
            card.add(CopyButton(word, self.tr("Copy: {0}").format(word)))
        if not (ways or words or walker.address()):
            card.add(Small(self.tr("We know no other way to get there.")))
        self._add_fallbacks(card)
        return card

    def _add_fallbacks(self, card: Card) -> None:
        """Other controls that touch the same clauses."""
        walk = self.walker.walk
        reached = {item.clause for item in walk.control.covers}
        others = [
            c
            for c in walk.here.controls
            if c.id != walk.control.id
            and c.role in ("main", "fallback")
            and reached & {item.clause for item in c.covers}
        ]
        if others:
            card.body.addSpacing(10)
            card.add(SmallStrong(self.tr("Or by another control")))
        for other in others:
            link = LinkButton(other.title, inline=True)
            target = walk.here.target(other.id)
            link.clicked.connect(
                lambda _checked, target=target: self.walker.shell.go(Route("guide", target))
            )
            card.body.addWidget(link, 0, LEFT)

    def _report_card(self) -> Card:
        card = Card(margin=26)
        card.body.setSpacing(12)
        card.add(Subtitle(self.tr("Try another way first. If none works, write what you see.")))
        self.note = TextArea(self.tr("What do you see instead?"), lines=3)
        card.add(Field(self.tr("What do you see instead? You may leave this empty."), self.note))
        self.text = TextArea(self.tr("The report"), lines=12)
        self.text.setReadOnly(True)
        card.add(
            Field(
                self.tr("A report for the people who keep the catalogue"),
                self.text,
                self.tr("Nothing is sent. It names neither you, your account nor your place."),
            )
        )
        self.copy = CopyButton("", self.tr("Copy the report"))
        self.note.textChanged.connect(self._write)
        self._write()
        card.body.addStretch(1)
        self.primary = PrimaryButton(self.tr("Write down that I could not find it"))
        self.primary.clicked.connect(lambda _checked: self.press())
        back = Button(self.tr("Back to the step"))
        back.clicked.connect(lambda _checked: self._back())
        card.add(button_row(self.primary, self.copy, back))
        return card

    def _write(self) -> None:
        shell = self.walker.shell
        catalogue = shell.services.catalogue
        version = f"{catalogue.version}, as of {catalogue.as_of.isoformat()}"
        note = self.note.toPlainText()
        text = report(self.walker.walk, self.step, version, shell.version, note)
        self.text.setPlainText(text)
        self.copy.set_payload(text)

    def _back(self) -> None:
        self.walker.asked = None
        self._redraw()

    def press(self) -> None:
        """Write down that it could not be found."""
        walker = self.walker
        step = self.step.id if self.step is not None else ""
        guide = walker.shell.services.guide
        walker.act(
            lambda: guide.not_found(walker.target, step, self.note.toPlainText()),
            self.tr("Written down: you could not find it."),
        )


class NotMeView(Frame):
    """Why a control is not for the person; the reason is theirs and may stay empty."""

    def __init__(self, walker: Walker, redraw: Redraw) -> None:
        super().__init__(crumb(walker), walker.tr("Not for me"), [])
        self.walker = walker
        self._redraw = redraw
        card = Card(margin=26)
        card.body.setSpacing(12)
        card.add(Subtitle(self.tr("It leaves your plan and counts as nothing. You can undo this.")))
        self.why = TextField(self.tr("Why?"))
        card.add(Field(self.tr("Why? Only for yourself; you may leave this empty."), self.why))
        reasons = [
            self.tr("I do not use this part"),
            self.tr("I do not mind this use"),
            self.tr("It costs me too much"),
        ]
        chosen = []
        for reason in reasons:
            button = Button(reason)
            button.clicked.connect(lambda _checked, reason=reason: self.why.setText(reason))
            chosen.append(button)
        card.add(button_row(*chosen))
        card.body.addStretch(1)
        self.primary = PrimaryButton(self.tr("Leave it out of my plan"))
        self.primary.clicked.connect(lambda _checked: self.press())
        back = Button(self.tr("Back to the step"))
        back.clicked.connect(lambda _checked: self._back())
        card.add(button_row(self.primary, back))
        self.add_columns(card, [])

    def spoken(self) -> str:
        """What a screen reader says when this view appears."""
        return self.tr("Not for me. Say why if you like, then leave it out of your plan.")

    def _back(self) -> None:
        self.walker.asked = None
        self._redraw()

    def press(self) -> None:
        """Leave the control out of the plan."""
        guide = self.walker.shell.services.guide
        self.walker.act(
            lambda: guide.not_for_me(self.walker.target, self.why.text()),
            self.tr("Left out of your plan."),
        )
