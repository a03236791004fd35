"""Welcome: two questions or three, skippable, changeable. Nothing is written before the end."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Literal, TypeAlias

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from privacyhelper.domain.catalogue import Audience
from privacyhelper.domain.places import EVERYWHERE
from privacyhelper.services import wording
from privacyhelper.services.changes import Kind
from privacyhelper.services.person import audience_of
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.models.places import guessed_place, place_name
from privacyhelper.ui.page import Page, PageName, Route, Shell
from privacyhelper.ui.pages.welcome.accounts import AccountsStep, Asked, asked
from privacyhelper.ui.pages.welcome.choice import ChoiceStep
from privacyhelper.ui.pages.welcome.place import PlaceStep
from privacyhelper.ui.saving import attempt
from privacyhelper.ui.widgets.buttons import Button, PrimaryButton
from privacyhelper.ui.widgets.labels import Muted
from privacyhelper.ui.widgets.layouts import FlowLayout, Sides
from privacyhelper.ui.widgets.scroll import MARGIN, ScrollPage
from privacyhelper.ui.widgets.surfaces import Separator

Asking: TypeAlias = Literal["both", "place", "platforms"]
Step: TypeAlias = Literal["place", "choice", "accounts"]
WIDTH = 960
_TOP = 14
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class WelcomePage(Page):
    """Asks where the person lives and what they use: both at first, one of them later.

    Where a platform newly chosen works differently for different kinds of account, a last
    question asks for the kind.
    """

    name: ClassVar[PageName] = "welcome"
    concerns: ClassVar[frozenset[Kind]] = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._asking: Asking = "both"
        self._at: Step = "place"
        self._place = EVERYWHERE
        self._guessed = True
        self._used: tuple[str, ...] = ()
        self._minutes: dict[tuple[str, str, tuple[Audience, ...]], int] = {}
        self._kinds: dict[tuple[str, str], tuple[Audience, ...]] = {}
        self.area = ScrollPage(max_width=WIDTH)
        self.area.body.addSpacing(_TOP)
        self.place = PlaceStep(shell.services.catalogue)
        self.place.chosen.connect(self._live_in)
        self.area.add(self.place)
        self.choice: ChoiceStep | None = None
        self.accounts: AccountsStep | None = None
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
        self._used = person.platforms
        guess = guessed_place(QLocale.system()) or EVERYWHERE
        self._place = guess if self._guessed else person.place
        if self.choice is not None:
            self._read_choice(self.choice)
        if self.accounts is not None:
            self.accounts.forget()
        self._show_step("choice" if self._asking == "platforms" else "place")

    def refresh(self) -> None:
        """Nothing elsewhere changes what the person is about to say."""

    def _read_choice(self, step: ChoiceStep) -> None:
        """Begin with the platforms in use; one that left the catalogue is not offered."""
        known = self.shell.services.library.summaries()
        step.show_choice(tuple(platform for platform in self._used if platform in known))
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

    def _accounts_step(self) -> AccountsStep:
        """The third step, made when it is first needed."""
        if self.accounts is None:
            self.accounts = AccountsStep()
            self.accounts.answered.connect(self._show_total)
            self.accounts.built.connect(lambda: follow_reading_order(self))
            self.area.add(self.accounts)
        return self.accounts

    @property
    def at_choice(self) -> bool:
        """Whether the question for platforms is on screen."""
        return self._at == "choice"

    @property
    def at_accounts(self) -> bool:
        """Whether the question for kinds of accounts is on screen."""
        return self._at == "accounts"

    def _show_step(self, step: Step) -> None:
        self._at = step
        if step == "choice":
            self._choice_step()
        elif step == "accounts":
            self._accounts_step().ask(self._questions())
        self.place.setVisible(step == "place")
        self.place.alone(is_alone=self._asking == "place")
        if self.choice is not None:
            self.choice.setVisible(step == "choice")
        if self.accounts is not None:
            self.accounts.setVisible(step == "accounts")
            self.accounts.step.setVisible(self._asking == "both")
        self.area.verticalScrollBar().setValue(0)
        self._show_place()
        self._show_foot()
        follow_reading_order(self)

    def _show_place(self) -> None:
        self.place.show_place(self._place, guessed=self._guessed)
        if self.choice is not None:
            self.choice.show_place(self._place)

    def _show_foot(self) -> None:
        foot = self.foot
        leaving = self._leaving()
        foot.back.setVisible(self._at != "place" or leaving)
        foot.back.setText(self.tr("Cancel") if leaving else self.tr("Back"))
        foot.skip.setVisible(self._asking == "both" and self._at == "place")
        self._show_total()

    def _leaving(self) -> bool:
        """Whether the button at the left leaves this page instead of going back a step."""
        if self._asking == "both":
            return self._at == "place" and self.shell.services.person.place_known
        return self._at != "accounts"

    def _show_total(self) -> None:
        """Follow what is chosen and answered: steps to go, minutes, and the filled button."""
        chosen, foot = self._chosen(), self.foot
        self._show_numbers()
        if self._at == "place":
            foot.say(self.tr("Nothing is saved until the end.") if self._asking == "both" else "")
        else:
            total = self._minutes_of(chosen)
            foot.say(wording.choice_line(len(chosen), total), wording.minutes(total))
        if self._goes_on():
            foot.forward.setText(self.tr("Continue"))
        elif self._asking != "both":
            foot.forward.setText(self.tr("Save"))
        elif chosen:
            foot.forward.setText(self.tr("Show my plan"))
        else:
            foot.forward.setText(self.tr("Just look around"))

    def _show_numbers(self) -> None:
        """Say which step this is, and of how many."""
        last = 3 if self._questions() else 2
        words = self.tr("Step {0} of {1}")
        for number, step in enumerate((self.place, self.choice, self.accounts), start=1):
            if step is not None:
                step.step.setText(words.format(number, last))

    # What is chosen

    def _chosen(self) -> tuple[str, ...]:
        return self.choice.chosen if self.choice is not None else ()

    def _questions(self) -> tuple[Asked, ...]:
        """Whose kind of account to ask for: newly chosen ones where it matters in this place."""
        found, names = [], self.shell.services.library.summaries()
        for platform in self._chosen():
            special = () if platform in self._used else self._special(platform)
            if special:
                found.append(asked(platform, names[platform].name, special))
        return tuple(found)

    def _special(self, platform: str) -> tuple[Audience, ...]:
        """The kinds of account that this platform tells apart; looked up once for a place."""
        key = (platform, self._place)
        if key not in self._kinds:
            services = self.shell.services
            found = services.person.audiences(services.catalogue.platform(platform), self._place)
            self._kinds[key] = found
        return self._kinds[key]

    def _answers(self) -> Mapping[str, tuple[Audience, ...]]:
        """Who the person said they are, on each platform that was asked about and answered."""
        if self.accounts is None:
            return {}
        open_now = {one.platform for one in self._questions()}
        answers = self.accounts.answers
        return {p: audience_of(kinds) for p, kinds in answers.items() if p in open_now}

    def _minutes_of(self, chosen: tuple[str, ...]) -> int:
        """Minutes of what is chosen; each platform is computed once for a place and answer."""
        plans, place, answers = self.shell.services.plans, self._place, self._answers()
        total = 0
        for platform in chosen:
            key = (platform, place, answers.get(platform, ()))
            if key not in self._minutes:
                self._minutes[key] = plans.minutes_of([platform], place, answers)
            total += self._minutes[key]
        return total

    # Acts

    def _live_in(self, code: str) -> None:
        self._place = code
        self._guessed = False
        self._show_place()
        self._show_total()

    def _goes_on(self) -> bool:
        """Whether another question follows this one."""
        if self._at == "place":
            return self._asking == "both"
        return self._at == "choice" and bool(self._questions())

    def _forward(self) -> None:
        if self._goes_on():
            self._turn_to("choice" if self._at == "place" else "accounts")
        else:
            self._finish()

    def _back(self) -> None:
        if self._leaving():
            self.shell.back()
        else:
            self._turn_to("choice" if self._at == "accounts" else "place")

    def _turn_to(self, step: Step) -> None:
        """Show another step, tell screen readers, and go to its first part."""
        self._show_step(step)
        self._announce(self.headline())
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _finish(self) -> None:
        """Write all answers, the place first, and go on to what follows from them."""
        services = self.shell.services
        person, journal = services.person, services.journal
        place, platforms = person.place, person.platforms
        written = {event.id for event in journal.events}
        answers = self._answers()
        # Nobody said “everywhere” when we could not guess: then the place stays unknown.
        if self._place != EVERYWHERE or not self._guessed:
            person.live_in(self._place)
        if self._asking != "place" and self.choice is not None:
            person.choose(self.choice.chosen)
        for platform, kinds in answers.items():
            person.add_account(platform, "", "", kinds)
        if self._asking == "both":
            self.shell.go(Route("home"))
            return
        self.shell.back()
        if (place, platforms) != (person.place, person.platforms):
            acts = [event.id for event in journal.events if event.id not in written]
            self.shell.say(self._said(platforms), self._undo(acts))

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

    def _undo(self, acts: list[str]) -> Callable[[], object]:
        """Take back what was just written, whole: accounts and their names come back too."""
        journal = self.shell.services.journal
        return lambda: attempt(self.shell, lambda: journal.take_back(*acts))

    def first_focus(self) -> QWidget | None:
        """Where the person lives, the search field, or the first answer."""
        if self.at_accounts and self.accounts is not None:
            return self.accounts.first()
        return self.choice.search if self.at_choice and self.choice else self.place.country

    def headline(self) -> str:
        """Override Page.headline."""
        shown = {"place": self.place, "choice": self.choice, "accounts": self.accounts}[self._at]
        return shown.title.text() if shown is not None else ""

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
        else:
            self._announce(self.foot.text.text())


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
