"""What the drawings of all steps share: where they stand, and notes on what is not known."""

from msgspec import Struct

from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.pages.guide.frame import Part
from privacyhelper.ui.pages.guide.walk import Walker, language_name
from privacyhelper.ui.widgets.labels import Small


class Scene(Struct, frozen=True):
    """Where a drawing stands: the walk it belongs to, and whether there is little room."""

    walker: Walker
    little: bool = False


class StepPart(Part):
    """What the drawings share: notes on what is not known."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.walker = scene.walker
        self.noted = False

    def words(self, known: str, labels: dict[str, str]) -> tuple[str, str]:
        """A label as the person sees it, and the English one where that is another."""
        own = labels.get(self.walker.language, "")
        return (own, known) if own else (known, "")

    def say_language(self, words: tuple[str, ...], *, translated: bool) -> None:
        """Say so where the words are not known in the person's language."""
        code = self.walker.language
        if code != "en" and not translated and any(words):
            control = self.walker.walk.control
            self.noted = True
            self.add(Small(wording_steps.other_language(words, control, language_name(code))))

    def say_brackets(self, text: str) -> None:
        """Say what the square brackets in a text are for."""
        if "[" in text:
            self.add(Small(self.tr("Put your own words where the [square brackets] are.")))
