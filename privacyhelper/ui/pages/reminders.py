"""Reminders: what is due and why, each with its one-minute check, then what comes.

One reminder is open at a time, at first the first due one; it holds the filled button.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.domain.journal import Target
from privacyhelper.domain.reminders import Reminder
from privacyhelper.domain.situation import record_of
from privacyhelper.services import wording
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Page, Route, Shell
from privacyhelper.ui.pages.reminders_acts import Acts
from privacyhelper.ui.pages.reminders_check import CheckPanel
from privacyhelper.ui.pages.reminders_rows import by_month, reminder_row
from privacyhelper.ui.widgets.buttons import Button, PrimaryButton
from privacyhelper.ui.widgets.layouts import empty_layout
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.row_card import RowCard
from privacyhelper.ui.widgets.scroll import SPACING, ScrollPage
from privacyhelper.ui.widgets.surfaces import EmptyState

_DUE_ROWS = 12


class RemindersPage(Page):
    """What is due, and what comes."""

    name = "reminders"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._reminders: tuple[Reminder, ...] | None = None
        self._opened: Target | None = None
        self._panel: CheckPanel | None = None
        self._open_reminder: Reminder | None = None
        self._staged: Staged | None = None
        self.scroll = ScrollPage()
        self.column.addWidget(self.scroll)
        self.head = PageHead("")
        self.scroll.add(self.head)
        self._empty = self._slot()
        self.due = RowCard(self.tr("Due now"), limit=_DUE_ROWS)
        self._wire(self.due)
        self.scroll.add(self.due)
        self._coming = self._slot()
        self.months: dict[str, RowCard] = {}

    def _slot(self) -> QVBoxLayout:
        slot = QVBoxLayout()
        slot.setSpacing(SPACING)
        self.scroll.body.addLayout(slot)
        return slot

    def _wire(self, card: RowCard) -> None:
        card.pressed.connect(self._press)
        card.changed.connect(lambda: follow_reading_order(self))

    def show_route(self, route: Route) -> None:
        """Show all; a target opens the reminder about it."""
        wanted = route.target
        known = {r.target for r in self.shell.services.plans.reminders()}
        if wanted is not None and wanted in known:
            self._opened = wanted
            self._reminders = None
        self.refresh()

    def leave(self) -> None:
        """Next time the first due one is open again."""
        self._opened = None
        self._reminders = None

    def first_focus(self) -> QWidget | None:
        """The filled button of what is open."""
        if self._panel is not None and self._panel.primary is not None:
            return self._panel.primary
        return next((b for b in self.findChildren(PrimaryButton) if b.isVisibleTo(self)), None)

    def headline(self) -> str:
        """The window's title."""
        return self.tr("Reminders")

    def refresh(self) -> None:
        """Read again; nothing is built anew while all is the same."""
        plans = self.shell.services.plans
        reminders = plans.reminders()
        if reminders is self._reminders:
            return
        held = self._held()
        self._reminders = reminders
        due = plans.due()
        coming = reminders[len(due) :]
        if self._opened not in {r.target for r in reminders}:
            self._opened = due[0].target if due else None
        under = self.tr("A look takes about a minute each.") if due else ""
        self.head.set_title(wording.due_sentence(len(due)), under=under)
        self._show_empty(due, coming)
        self.due.setVisible(bool(due))
        self._show_rows(self.due, due)
        self._show_coming(coming)
        follow_reading_order(self)
        if held:
            self._focus_opened()

    def _held(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def _focus_opened(self) -> None:
        """What had the focus may be gone with its act: go on with what is open now."""
        focus = self.focusWidget()
        first = self.first_focus()
        gone = focus is None or not focus.isVisibleTo(self) or not focus.hasFocus()
        if gone and first is not None:
            first.setFocus()

    def _show_empty(self, due: Sequence[Reminder], coming: Sequence[Reminder]) -> None:
        """Nothing is due: say when the next one comes."""
        empty_layout(self._empty)
        if due:
            return
        word = self.tr("See your plan")
        button = Button(word) if self._opened is not None else PrimaryButton(word)
        button.clicked.connect(lambda _checked: self.shell.go(Route("home")))
        title, text = wording.next_due(coming[0] if coming else None)
        self._empty.addWidget(EmptyState(title, text, button))

    def _show_coming(self, coming: Sequence[Reminder]) -> None:
        """A card a month, built in slices."""
        if self._staged is not None:
            self._staged.cancel()
            self._staged.deleteLater()
        months = by_month(coming)
        for name in [n for n in self.months if n not in months]:
            card = self.months.pop(name)
            self._coming.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._staged = Staged(
            [
                lambda at=at, name=name: self._show_month(at, name, months[name])
                for at, name in enumerate(months)
            ],
            self,
        )
        self._staged.finished.connect(lambda: follow_reading_order(self))
        self._staged.start()

    def _show_month(self, at: int, name: str, reminders: Sequence[Reminder]) -> None:
        card = self.months.get(name)
        if card is None:
            card = RowCard(name)
            self._wire(card)
            self.months[name] = card
        if self._coming.indexOf(card) != at:
            self._coming.insertWidget(at, card)
        self._show_rows(card, reminders)

    def _show_rows(self, card: RowCard, reminders: Sequence[Reminder]) -> None:
        """These reminders, with the check below the one that is open."""
        today = self.shell.services.plans.today()
        card.set_rows([reminder_row(r, today, self._opened) for r in reminders])
        opened = next((r for r in reminders if r.target == self._opened), None)
        if opened is None:
            card.rows.close_below()
            return
        card.reveal(opened.target)
        if opened != self._open_reminder or card.rows.below is None:
            self._panel = self._make_panel(opened)
            self._open_reminder = opened
            card.rows.open_below(opened.target, self._panel)

    def _make_panel(self, reminder: Reminder) -> CheckPanel:
        record = self.shell.services.journal.record()
        done = record_of(record, reminder.target, reminder.control)
        return CheckPanel(Acts(self.shell, reminder, self._let_go), done)

    def _let_go(self) -> None:
        """An act is about to be written: what comes first then is opened next."""
        self._opened = None

    def _press(self, key: Hashable) -> None:
        """Open the reminder that was pressed instead of the one that is open."""
        found = next((r for r in self._reminders or () if r.target == key), None)
        if found is None:
            return
        self._opened = found.target
        self._reminders = None
        self.refresh()
        self._focus_opened()
