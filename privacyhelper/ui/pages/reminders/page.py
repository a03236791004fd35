"""Reminders: what is due and why, each with its one-minute check, then what comes.

One reminder is open at a time, at first the first due one; it holds the filled button.
"""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.domain.journal import Target
from privacyhelper.domain.reminders import Reminder
from privacyhelper.domain.situation import record_of
from privacyhelper.services import wording
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Page, Route, Shell
from privacyhelper.ui.pages.reminders.acts import Acts
from privacyhelper.ui.pages.reminders.check import CheckPanel
from privacyhelper.ui.pages.reminders.rows import by_month, reminder_row
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
        self._focus_wanted = False
        self._in_view = False
        self._filled: QWidget | None = None
        self._staged: Staged | None = None
        self.sheet = ScrollPage()
        self.column.addWidget(self.sheet)
        bar = self.sheet.verticalScrollBar()
        bar.rangeChanged.connect(self._bring_into_view)
        bar.actionTriggered.connect(self._scrolled)
        self.head = PageHead("")
        self.sheet.add(self.head)
        self._empty = self._slot()
        self.due = RowCard(self.tr("Due now"), limit=_DUE_ROWS)
        self._wire(self.due)
        self.sheet.add(self.due)
        self._coming = self._slot()
        self.months: dict[str, RowCard] = {}

    def _slot(self) -> QVBoxLayout:
        slot = QVBoxLayout()
        slot.setSpacing(SPACING)
        self.sheet.body.addLayout(slot)
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
        if wanted in known:
            self._reveal_later()

    def leave(self) -> None:
        """Next time the first due one is open again."""
        self._in_view = False
        self._opened = None
        self._reminders = None

    def first_focus(self) -> QWidget | None:
        """The filled button of what is open."""
        if self._panel is not None and self._panel.primary is not None:
            return self._panel.primary
        return self._filled

    def headline(self) -> str:
        """The window's title."""
        return self.tr("Reminders")

    def refresh(self) -> None:
        """Read again; nothing is built anew while all is the same."""
        plans = self.shell.services.plans
        reminders = plans.reminders()
        if reminders is self._reminders:
            return
        held = self._focused()
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
        if held is not None and held is not self._focused():
            self._focus_wanted = True  # what had the focus went away with its act
            self._reveal_later()

    def _focused(self) -> QWidget | None:
        """The widget of this page that has the focus."""
        focus: QWidget | None = self.focusWidget()
        return focus if focus is not None and focus.hasFocus() else None

    def _show_empty(self, due: Sequence[Reminder], coming: Sequence[Reminder]) -> None:
        """Nothing is due: say when the next one comes."""
        empty_layout(self._empty)
        self._filled = None
        if due:
            return
        word = self.tr("See your plan")
        button = Button(word) if self._opened is not None else PrimaryButton(word)
        button.clicked.connect(lambda _checked: self.shell.go(Route("home")))
        self._filled = button
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
            self._close_panel(card)
            self._coming.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._staged = Staged(
            [
                partial(self._show_month, at, name, found)
                for at, (name, found) in enumerate(months.items())
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
        opened = next((r for r in reminders if r.target == self._opened), None)
        if opened is None:
            self._close_panel(card)
        card.set_rows([reminder_row(r, today, self._opened) for r in reminders])
        if opened is None:
            return
        card.reveal(opened.target)
        if opened != self._open_reminder or card.rows.below is None:
            self._panel = self._make_panel(opened)
            self._open_reminder = opened
            card.rows.open_below(opened.target, self._panel)

    def _close_panel(self, card: RowCard) -> None:
        """Nothing is open in this card any more."""
        if card.rows.below is not None and card.rows.below is self._panel:
            self._panel = None
            self._open_reminder = None
        card.rows.close_below()

    def _make_panel(self, reminder: Reminder) -> CheckPanel:
        record = self.shell.services.plans.situation().record
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
        self._focus_wanted = True
        self._reveal_later()

    def _reveal_later(self) -> None:
        """Scroll to what is open once its place is known: the layouts are laid out first."""
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        once = Qt.ConnectionType.SingleShotConnection
        if self._staged is not None and self._staged.running:
            self._staged.finished.connect(self._reveal_later, once)
            return
        for card in (self.due, *self.months.values()):
            if self._opened in card.rows.keys and card.rows.building:
                card.rows.built.connect(self._reveal_later, once)
                return
        focus = self.first_focus()
        if self._focus_wanted and focus is not None:
            focus.setFocus()
        self._focus_wanted = False
        self._in_view = True
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Also called when the page grows, as long as the person has not scrolled themselves."""
        if not self._in_view:
            return
        for part in (self._panel, self._panel_row()):
            if part is not None:
                self.sheet.ensureWidgetVisible(part, 0, 24)

    def _scrolled(self) -> None:
        self._in_view = False

    def _panel_row(self) -> QWidget | None:
        for card in (self.due, *self.months.values()):
            row = card.rows.row(self._opened)
            if row is not None:
                return row
        return None
