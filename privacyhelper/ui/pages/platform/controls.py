"""What a person can do: a card for every control of this place, by role, last resorts last."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Control, Role
from privacyhelper.domain.deadlines import answer_due
from privacyhelper.domain.local import controls_here
from privacyhelper.domain.progress import State
from privacyhelper.services import wording
from privacyhelper.services.wording import platform as wording_platform
from privacyhelper.ui.page import Shell
from privacyhelper.ui.pages.platform.acts import (
    did_already,
    not_for_me,
    open_guide,
    want_after_all,
)
from privacyhelper.ui.pages.platform.view import Part, View, state_tone
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.chips import Chip
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.labels import Body, Heading, Small, SmallBody
from privacyhelper.ui.widgets.layouts import FlowLayout
from privacyhelper.ui.widgets.quotes import KeyValueGrid
from privacyhelper.ui.widgets.rows import Row
from privacyhelper.ui.widgets.surfaces import Card, Disclosure, Inset

_ROLES: tuple[Role, ...] = ("main", "extra", "fallback", "habit", "last-resort")
_MONTHS = 36
_NEW = frozenset({"to-do", "started", "look-again", "relapsed"})


def since_options(today: date) -> list[Option]:
    """When somebody may have done something before: today, not known, or one of the last months."""
    options = [
        Option(today.isoformat(), "Today"),
        Option("", "I do not remember when"),
    ]
    year, month = today.year, today.month
    for _ in range(_MONTHS):
        text = f"{year}-{month:02}"
        options.append(Option(text, wording.partial_date(text)))
        year, month = (year, month - 1) if month > 1 else (year - 1, len(wording.MONTHS))
    return options


class AlreadyForm(Inset):
    """Asks since when something is done, as exactly as the person remembers."""

    def __init__(
        self, today: date, save: Callable[[str], None], cancel: Callable[[], None]
    ) -> None:
        super().__init__(margin=14)
        self.add(SmallBody(self.tr("Since when? A rough month is enough.")))
        row = FlowLayout(spacing=10)
        self.since = Select(
            self.tr("Since when"), since_options(today), "", prefix=self.tr("Since:")
        )
        self.save = Button(self.tr("Save"))
        self.save.clicked.connect(lambda: save(self.since.key))
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(lambda _checked: cancel())
        for part in (self.since, self.save, self.cancel):
            row.addWidget(part)
        self.add_layout(row)


class ControlCard(Card):
    """One way to say no: what it does and does not, what it costs, how it stands, its buttons."""

    def __init__(self, shell: Shell, view: View, control: Control) -> None:
        super().__init__(control.title)
        self._shell = shell
        self._view = view
        self.control = control
        self.state = view.here.states[control.id]
        self.target = view.here.target(control.id)
        self.add_to_head(Chip(_chip_word(self.state), state_tone(self.state)))
        self.add(Small(wording_platform.control_facts(control)))
        if self.state.kind not in ("to-do", "no-way"):
            self.add(Body(wording_platform.control_state(self.state)))
        self.add(KeyValueGrid(self._facts()))
        if control.note:
            more = Disclosure(self.tr("What else we know"), self._note)
            more.button.setAccessibleName(
                self.tr("What else we know: {title}").format(title=control.title)
            )
            self.add(more)
        self.body.addSpacing(6)
        self._buttons = FlowLayout(spacing=14, line_spacing=8)
        self.add_layout(self._buttons)
        self.form: AlreadyForm | None = None
        self._add_buttons()

    def _facts(self) -> list[tuple[str, str]]:
        control, view = self.control, self._view
        catalogue = self._shell.services.catalogue
        due = answer_due(
            control, view.place, view.today, catalogue.laws(), catalogue.jurisdictions()
        )
        titles = {clause.id: clause.title for clause in view.here.clauses}
        none = [titles[clause] for clause in control.no_way_for if clause in titles]
        later = self.tr("It works from now on. What was used before stays used.")
        return [
            (self.tr("Covers"), wording_platform.covers(control, view.here.clauses)),
            (self.tr("No way to stop"), "\n".join(none)),
            (self.tr("Does not cover"), control.does_not_cover),
            (self.tr("Side effects"), control.side_effects),
            (self.tr("From when"), later if control.prospective_only else ""),
            (self.tr("By when they answer"), wording_platform.answer_by(due)),
            (self.tr("How sure we are"), wording_platform.control_sureness(control, view.today)),
        ]

    def _note(self) -> QWidget:
        return SmallBody(self.control.note, selectable=True)

    def _add_buttons(self) -> None:
        kind = self.state.kind
        if self.control.kind == "none":
            return
        if kind == "not-for-you":
            self._button(
                self.tr("I want it after all"), lambda: want_after_all(self._shell, self.target)
            )
            return
        self._button(
            wording_platform.BUTTON[kind], lambda: open_guide(self._shell, self.target, self.state)
        )
        if kind in _NEW:
            self._button(self.tr("I did this already"), self._ask_since)
        if kind in _NEW:
            self._button(
                self.tr("Not for me"),
                lambda: not_for_me(self._shell, self.target, self.control),
            )

    def _button(self, text: str, act: Callable[[], object]) -> None:
        button = Button(text)
        button.setAccessibleName(f"{text}: {self.control.title}")
        button.clicked.connect(lambda _checked: act())
        self._buttons.addWidget(button)

    def _ask_since(self) -> None:
        if self.form is None:
            self.form = AlreadyForm(self._view.today, self._save, self._cancel)
            self.add(self.form)
        self.form.show()
        self.form.since.setFocus()

    def _save(self, since: str) -> None:
        did_already(self._shell, self.target, self.control, since)

    def _cancel(self) -> None:
        if self.form is not None:
            self.form.hide()
        self.first_button().setFocus()

    def first_button(self) -> QWidget:
        """What takes the focus when the card was made anew."""
        item = self._buttons.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if widget is not None else self


def _chip_word(state: State) -> str:
    """The state in a word or two; the sentence below says the rest."""
    return wording.state(state).partition(" ·")[0].partition(":")[0].partition(" until ")[0]


class ControlsTab(Part):
    """All controls of the place, by role; what is for other kinds of account stands at the end."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        self.cards: dict[str, ControlCard] = {}
        for role in _ROLES:
            controls = [c for c in view.here.controls if c.role == role]
            if controls:
                self.column.addWidget(Heading(wording.ROLE[role]))
            for control in controls:
                self._add(control)
        if not view.here.controls:
            card = Card(self.tr("We know of no way here"))
            card.add(Body(self.tr("Look at “Your rights here”: a law may still let you ask.")))
            self.column.addWidget(card)
        self._others()

    def show_view(self, view: View) -> None:
        """Override Part.show_view: make anew only the cards whose state changed."""
        super().show_view(view)
        for control in view.here.controls:
            old = self.cards.get(control.id)
            if old is None or old.state == view.here.states[control.id]:
                continue
            within = _holds_focus(old)
            card = ControlCard(self.shell, view, control)
            self.column.replaceWidget(old, card)
            card.show()
            if within:
                card.first_button().setFocus()
            old.hide()
            old.deleteLater()
            self.cards[control.id] = card

    def _add(self, control: Control) -> None:
        card = ControlCard(self.shell, self.view, control)
        self.cards[control.id] = card
        self.column.addWidget(card)

    def _others(self) -> None:
        """Quietly, what there is for other kinds of account."""
        here = self.view.here
        own = {control.id for control in here.controls}
        others = [c for c in controls_here(here.platform, self.view.place) if c.id not in own]
        if not others:
            return
        card = Card(self.tr("For other kinds of account"))
        card.body.setSpacing(0)
        card.body.addSpacing(6)
        for control in others:
            who = wording.joined([wording.AUDIENCE_SHORT[kind] for kind in control.audience], "or")
            words = self.tr("For {who} · {facts}").format(
                who=who, facts=wording_platform.control_line(control)
            )
            card.add(Row(control.title, words))
        card.body.addWidget(
            Small(self.tr("If one of these is you, say who you are there on the first tab.")),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        self.column.addWidget(card)


def _holds_focus(card: QWidget) -> bool:
    """Whether the keyboard's focus is somewhere inside this card."""
    # Qt's stubs do not say that a window may have no focus.
    focused: QWidget | None = card.window().focusWidget()
    return focused is not None and card.isAncestorOf(focused)
