"""One drawing for each kind of step: what the person will see, and the words they need there.

Every part shows text of the catalogue as plain text. A label nobody knows is said to be unknown and
never drawn as if it were known.
"""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import (
    Check,
    Choose,
    Email,
    Fill,
    Keep,
    Navigate,
    Note,
    Open,
    Step,
    Submit,
    Toggle,
    Wait,
    Way,
)
from privacyhelper.services import wording
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.kit.tokens import Tokens
from privacyhelper.ui.pages.guide.frame import LEFT, button_row
from privacyhelper.ui.pages.guide.part import Scene, StepPart
from privacyhelper.ui.pages.guide.proof import ProofKeeper
from privacyhelper.ui.pages.guide.requests import EmailPart, FillPart, SubmitPart
from privacyhelper.ui.pages.guide.walk import Walker
from privacyhelper.ui.widgets.buttons import Button, LinkButton
from privacyhelper.ui.widgets.drawings import Breadcrumb, ChoiceDrawing, ToggleDrawing
from privacyhelper.ui.widgets.labels import Body, Small, Strong
from privacyhelper.ui.widgets.surfaces import Inset


class WayButton(Button):
    """Chooses one surface of several; the chosen one is tinted and says so."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)

    def _colours(self, tokens: Tokens) -> tuple[str, str | None, str]:
        if self.isChecked():
            return (tokens.accent_tint, tokens.accent, tokens.ink)
        return super()._colours(tokens)


class WaysPart(StepPart):
    """Paths of labels, the way for each surface one press away.

    With `noted`, the drawing above has said already that words are known only in English.
    """

    def __init__(
        self, ways: tuple[Way, ...], scene: Scene, caption: str = "", *, noted: bool = False
    ) -> None:
        super().__init__(scene)
        self._noted = noted
        groups: dict[tuple[str, ...], list[Way]] = {}
        for way in ways:
            groups.setdefault(way.path, []).append(way)
        self._groups = [tuple(group) for group in groups.values()]
        self._names = self._unique([wording_steps.way_name(group) for group in self._groups])
        self._buttons: list[WayButton] = []
        if caption:
            self.add(Small(caption))
        if len(self._groups) > 1:
            for at, name in enumerate(self._names):
                button = WayButton(name)
                button.clicked.connect(lambda _checked, at=at: self.show_way(at))
                self._buttons.append(button)
            self.add(button_row(*self._buttons))
        elif self._names and not caption:
            self.add(Small(self._names[0]))
        self._shown: QWidget | None = None
        wanted = self.walker.way
        self.show_way(self._names.index(wanted) if wanted in self._names else 0)

    @staticmethod
    def _unique(names: list[str]) -> list[str]:
        return [
            name if names.index(name) == at else f"{name} ({names[:at].count(name) + 1})"
            for at, name in enumerate(names)
        ]

    def show_way(self, at: int) -> None:
        """Draw the path of this group of surfaces."""
        group = self._groups[at]
        if len(self._groups) > 1 and self._shown is not None:
            self.walker.way = self._names[at]
        for index, button in enumerate(self._buttons):
            button.setChecked(index == at)
            shown = self.tr("Shown") if index == at else ""
            button.setAccessibleDescription(shown)
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        path = StepPart(self.scene)
        own = next((w.labels[self.walker.language] for w in group if self._knows(w)), ())
        path.add(Breadcrumb(own or group[0].path))
        if own:
            path.add(Small(self.tr("In English: {0}").format(" › ".join(group[0].path))))
        if not self._noted:
            path.say_language(group[0].path, translated=bool(own))
        self._shown = path
        self.add(path)

    def _knows(self, way: Way) -> bool:
        return bool(way.labels.get(self.walker.language))


class OpenPart(StepPart):
    """Where the button leads, in full, and how to get there by hand."""

    def __init__(self, step: Open, scene: Scene) -> None:
        super().__init__(scene)
        self.add(Body(f"{wording.where_it_opens(step.url)}."))
        self.add(Small(step.url, selectable=True))
        if step.ways:
            self.add(WaysPart(step.ways, scene, self.tr("Not there? Get to it by hand:")))


class NavigatePart(StepPart):
    """The path as a breadcrumb of exact labels."""

    def __init__(self, step: Navigate, scene: Scene) -> None:
        super().__init__(scene)
        self.add(WaysPart(step.ways, scene))
        if step.target_unknown:
            self.add(Small(self.tr("We are not sure of this path. The names may differ a little.")))


class TogglePart(StepPart):
    """A switch in the state it should have."""

    def __init__(self, step: Toggle, scene: Scene) -> None:
        super().__init__(scene)
        label, english = self.words(step.target, step.labels)
        unknown = not label
        shown = label or self.tr("The switch (we do not know its exact words)")
        ways = ways_before(scene.walker, step)
        place = "" if unknown or not ways else ways[0].path[-1]
        on = step.state == "on"
        if not scene.little:
            self.add(Small(self.tr("Make it look like this:")))
        sublabel = place if place != step.target else ""
        self.add(ToggleDrawing(shown, sublabel, on=on, compact=scene.little))
        if english:
            self.add(Small(self.tr("In English: {0}").format(english)))
        self.say_language((step.target,), translated=bool(english))
        if unknown or step.target_unknown:
            self.add(Small(self.tr("We do not know its exact label. Go by the sentence above.")))
        if ways and not scene.little:
            caption = self.tr("Not there? Get to it by hand:")
            self.add(WaysPart(ways, scene, caption, noted=self.noted))


class ChoosePart(StepPart):
    """A choice with the right answer marked, as far as its words are known."""

    def __init__(self, step: Choose, scene: Scene) -> None:
        super().__init__(scene)
        label, english = self.words(step.target, step.labels)
        choice = "" if step.choice_unknown else step.choice
        if choice:
            self.add(ChoiceDrawing(label, choice))
        elif label:
            inset = Inset(margin=20)
            inset.add(Strong(label))
            self.add(inset)
        if english:
            self.add(Small(self.tr("In English: {0}").format(english)))
        self.say_language((step.target, choice), translated=bool(english))
        if not choice:
            what = self.tr("We do not know the exact words of the choice.")
            look = self.tr("Look for {0}.").format(step.choice) if step.choice else ""
            self.add(Body(f"{what} {look}".strip()))
        elif step.target_unknown and not step.labels:
            self.add(Small(self.tr("Where it stands on the page, we know only from the sentence.")))
        ways = ways_before(scene.walker, step)
        if ways and not scene.little:
            caption = self.tr("Not there? Get to it by hand:")
            self.add(WaysPart(ways, scene, caption, noted=self.noted))


class CheckPart(StepPart):
    """What should be seen."""

    def __init__(self, step: Check, scene: Scene) -> None:
        super().__init__(scene)
        self.add(Small(self.tr("You should see this:")))
        inset = Inset(margin=12 if scene.little else 20)
        inset.add(Strong(step.expect[:1].upper() + step.expect[1:]))
        self.add(inset)
        if step.url:
            self.add(_leads_to(step.url, scene))


class WaitPart(StepPart):
    """Until when."""

    def __init__(self, step: Wait, scene: Scene) -> None:
        super().__init__(scene)
        services = self.walker.shell.services
        today = services.plans.today()
        since = self.walker.walk.record.last_step or today
        if step.days:
            self.add(Strong(wording_steps.waiting_text(since + timedelta(days=step.days), today)))
        else:
            law = services.catalogue.laws().get(step.law)
            name = law.short_name if law is not None else step.law
            self.add(Strong(self.tr("As long as {0} gives them.").format(name)))
        self.add(Small(self.tr("You can close the app. Reminders will tell you when it is time.")))


class KeepPart(StepPart):
    """What to keep, and the ways to keep it."""

    def __init__(self, step: Keep, scene: Scene) -> None:
        super().__init__(scene)
        self.add(Small(self.tr("Keep this:")))
        self.add(Strong(step.what[:1].upper() + step.what[1:]))
        self.add(ProofKeeper(self.walker, step.id, little=scene.little))


class NotePart(StepPart):
    """Nothing to draw; sometimes a page to read."""

    def __init__(self, step: Note, scene: Scene) -> None:
        super().__init__(scene)
        if step.url:
            self.add(_leads_to(step.url, scene))


_PARTS: dict[type[Step], Callable[..., StepPart]] = {
    Open: OpenPart,
    Navigate: NavigatePart,
    Toggle: TogglePart,
    Choose: ChoosePart,
    Fill: FillPart,
    Submit: SubmitPart,
    Email: EmailPart,
    Check: CheckPart,
    Wait: WaitPart,
    Keep: KeepPart,
    Note: NotePart,
}


def drawing(step: Step, scene: Scene) -> StepPart:
    """What a step looks like."""
    return _PARTS[type(step)](step, scene)


def ways_before(walker: Walker, step: Step) -> tuple[Way, ...]:
    """How to get by hand to where this step happens: the paths of the nearest step before it."""
    steps = walker.walk.control.steps
    at = next((index for index, other in enumerate(steps) if other.id == step.id), 0)
    for other in reversed(steps[:at]):
        if isinstance(other, Open | Navigate) and other.ways:
            return other.ways
    return ()


def _leads_to(url: str, scene: Scene) -> QWidget:
    part = StepPart(scene)
    part.column.setSpacing(0)
    link = LinkButton(part.tr("Open {0}").format(wording.host(url)))
    link.clicked.connect(lambda _checked: scene.walker.open_again(url))
    part.column.addWidget(link, 0, LEFT)
    part.add(Small(url, selectable=True))
    return part
