"""Welcome: two questions, skippable and changeable. Nothing is written before the last press."""

from collections.abc import Callable
from typing import ClassVar, Literal, TypeAlias

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from privacyhelper.domain.places import EVERYWHERE
from privacyhelper.services import wording
from privacyhelper.services.changes import Kind
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.models.places import guessed_place, place_name
from privacyhelper.ui.page import Page, PageName, Route, Shell
from privacyhelper.ui.pages.welcome_choice import ChoiceStep
from privacyhelper.ui.pages.welcome_place import PlaceStep
from privacyhelper.ui.widgets.buttons import Button, PrimaryButton
from privacyhelper.ui.widgets.labels import Muted
from privacyhelper.ui.widgets.layouts import FlowLayout, Sides
from privacyhelper.ui.widgets.scroll import MARGIN, ScrollPage
from privacyhelper.ui.widgets.surfaces import Separator

Asking: TypeAlias = Literal["both", "place", "platforms"]
WIDTH = 960
_TOP = 14
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class WelcomePage(Page):
    """Asks where the person lives and what they use: both at first, one of them later."""

    name: ClassVar[PageName] = "welcome"
    concerns: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._asking: Asking = "both"
        self._place = EVERYWHERE
        self._guessed = True
        self._minutes: dict[tuple[str, str], int] = {}
        self.area = ScrollPage(max_width=WIDTH)
        self.area.body.addSpacing(_TOP)
        self.place = PlaceStep(shell.services.catalogue)
        self.place.chosen.connect(self._live_in)
        self.area.add(self.place)
        self.choice: ChoiceStep | None = None
        self.foot = _Foot()
        self.foot.forward.clicked.connect(self._forward)
        self.foot.skip.clicked.connect(self._finish)
        self.foot.back.clicked.connect(self._back)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.foot)

    # Showing

    def show_route(self, route: Route) -> None:
        """Ask both questions; with `place` or `platforms` as detail only that one."""
        details: dict[str, Asking] = {"place": "place", "platforms": "platforms"}
        self._asking = details.get(route.detail, "both")
        person = self.shell.services.person
        self._guessed = not person.place_known
        guess = guessed_place(QLocale.system()) or EVERYWHERE
        self._place = guess if self._guessed else person.place
        if self.choice is not None:
            self._read_choice(self.choice)
        self._show_step(choice=self._asking == "platforms")

    def refresh(self) -> None:
        """Nothing elsewhere changes what the person is about to say."""

    def _read_choice(self, step: ChoiceStep) -> None:
        """Begin with the platforms in use; one that left the catalogue is not offered."""
        known = self.shell.services.library.summaries()
        used = self.shell.services.person.platforms
        step.show_choice(tuple(platform for platform in used if platform in known))
        step.alone(is_alone=self._asking == "platforms")

    def _choice_step(self) -> ChoiceStep:
        """The second step, made when it is first shown."""
        if self.choice is None:
            self.choice = ChoiceStep(self.shell.services, self.area)
            self.choice.picked.connect(self._show_total)
            self.choice.place_chosen.connect(self._live_in)
            self.area.add(self.choice)
            self._read_choice(self.choice)
        return self.choice

    @property
    def at_choice(self) -> bool:
        """Whether the second question is on screen."""
        return self.choice is not None and not self.choice.isHidden()

    def _show_step(self, *, choice: bool) -> None:
        if choice:
            self._choice_step()
        self.place.setVisible(not choice)
        self.place.alone(is_alone=self._asking == "place")
        if self.choice is not None:
            self.choice.setVisible(choice)
        self.area.verticalScrollBar().setValue(0)
        self._show_place()
        self._show_foot()

    def _show_place(self) -> None:
        self.place.show_place(self._place, guessed=self._guessed)
        if self.choice is not None:
            self.choice.show_place(self._place)

    def _show_foot(self) -> None:
        foot, both = self.foot, self._asking == "both"
        leaving = self._leaving()
        foot.back.setVisible(self.at_choice or leaving)
        foot.back.setText(self.tr("Cancel") if leaving else self.tr("Back"))
        foot.skip.setVisible(both and not self.at_choice)
        self._show_total()

    def _leaving(self) -> bool:
        """Whether the button at the left leaves this page instead of going back a step."""
        if self._asking != "both":
            return True
        return not self.at_choice and self.shell.services.person.place_known

    def _show_total(self) -> None:
        chosen = self.choice.chosen if self.choice is not None else ()
        foot = self.foot
        if not self.at_choice:
            foot.say(self.tr("Nothing is saved until the end.") if self._asking == "both" else "")
        else:
            total = self._minutes_of(chosen)
            foot.say(wording.choice_line(len(chosen), total), wording.minutes(total))
        if self._asking != "both":
            foot.forward.setText(self.tr("Save"))
        elif not self.at_choice:
            foot.forward.setText(self.tr("Continue"))
        elif chosen:
            foot.forward.setText(self.tr("Show my plan"))
        else:
            foot.forward.setText(self.tr("Just look around"))

    def _minutes_of(self, chosen: tuple[str, ...]) -> int:
        """Minutes of what is chosen; each platform is asked once for a place."""
        plans, place = self.shell.services.plans, self._place
        for platform in chosen:
            if (platform, place) not in self._minutes:
                self._minutes[platform, place] = plans.minutes_of([platform], place)
        return sum(self._minutes[platform, place] for platform in chosen)

    # Acts

    def _live_in(self, code: str) -> None:
        self._place = code
        self._guessed = False
        self._show_place()
        self._show_total()

    def _forward(self) -> None:
        if self._asking == "both" and not self.at_choice:
            self._show_step(choice=True)
            self._focus_first()
        else:
            self._finish()

    def _back(self) -> None:
        if self._leaving():
            self.shell.back()
        else:
            self._show_step(choice=False)
            self._focus_first()

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _finish(self) -> None:
        """Write both answers, the place first, and go on to what follows from them."""
        person = self.shell.services.person
        before = (person.place if person.place_known else "", person.platforms)
        chosen = self.choice.chosen if self.choice is not None else person.platforms
        person.live_in(self._place)
        if self._asking != "place" and self.choice is not None:
            person.choose(chosen)
        if self._asking == "both":
            self.shell.go(Route("home"))
            return
        self.shell.back()
        if before != (person.place, person.platforms):
            self.shell.say(self._said(before[1]), self._undo(*before))

    def _said(self, before: tuple[str, ...]) -> str:
        person = self.shell.services.person
        if self._asking == "place":
            known = self.shell.services.catalogue.jurisdictions()
            return self.tr("Where you live: {0}.").format(place_name(person.place, known))
        added = len(set(person.platforms) - set(before))
        gone = len(set(before) - set(person.platforms))
        parts = [
            self.tr("{0} added").format(wording.count(added, "platform")) if added else "",
            self.tr("{0} removed").format(wording.count(gone, "platform")) if gone else "",
        ]
        said = wording.joined([part for part in parts if part]) or self.tr("Saved")
        return f"{said}."

    def _undo(self, place: str, platforms: tuple[str, ...]) -> Callable[[], object] | None:
        """Say again what was so before; None where the place was not known."""
        person = self.shell.services.person
        if not place:
            return None

        def undo() -> None:
            person.live_in(place)
            person.choose(platforms)

        return undo

    def first_focus(self) -> QWidget | None:
        """The search field, or where the person lives."""
        return self.choice.search if self.at_choice and self.choice else self.place.country

    def headline(self) -> str:
        """Override Page.headline."""
        step = self.choice.title if self.at_choice and self.choice is not None else self.place.title
        return step.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter goes on, Escape goes back."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in _ENTER and plain and not event.isAutoRepeat():
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and not self.foot.back.isHidden():
            self._back()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter in a search picks what fits best; anywhere else it goes on."""
        step = self.choice if self.at_choice else None
        if step is None or not step.search.hasFocus() or not step.pick_best():
            self._forward()
        elif QAccessible.isActive():
            said = QAccessibleAnnouncementEvent(self, self.foot.text.text())
            QAccessible.updateAccessibility(said)


class _Foot(QWidget):
    """The line that stays at the bottom: what the choice comes to, and where to go from here."""

    def __init__(self) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Separator())
        self._inner = QVBoxLayout()
        whole.addLayout(self._inner)
        self.text = Muted()
        self.back = Button(self.tr("Back"))
        self.skip = Button(self.tr("Just look around"))
        self.forward = PrimaryButton(self.tr("Continue"))
        words, buttons = QHBoxLayout(), FlowLayout(spacing=14)
        words.addWidget(self.text, 1)
        for button in (self.back, self.skip, self.forward):
            buttons.addWidget(button)
        self._sides = Sides(words, buttons, spacing=14, least=260)
        self._inner.addLayout(self._sides)

    def say(self, text: str, strong: str = "") -> None:
        """Show the sentence, a part of it bold."""
        self.text.setText(text)
        if strong:
            self.text.mark(strong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: the line is as wide as the column above it."""
        side = max(MARGIN, (self.width() - scaled(WIDTH)) // 2)
        self._inner.setContentsMargins(side, 16, side, 24)
        self._sides.fit(self.width() - 2 * side)
        super().resizeEvent(event)
