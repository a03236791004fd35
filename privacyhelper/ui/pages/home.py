"""Home: one sentence of state, one next thing, the plan, what waits and what is due.

It is the page a start paints first, so only what the first screen shows is built before the first
paint; the rest follows in later turns of the event loop. A refresh that finds the same plan does
nothing, and one that finds another makes anew only the rows that differ.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from privacyhelper.domain.journal import Target
from privacyhelper.domain.plan import Entry, Plan
from privacyhelper.services import wording
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.page import Page, Route, Shell
from privacyhelper.ui.pages.home_plan import PlanCard, next_part, nothing_part
from privacyhelper.ui.pages.home_quiet import QuietPart
from privacyhelper.ui.pages.home_rows import (
    due_row,
    entry_row,
    route_of,
    route_of_due,
    waiting_row,
)
from privacyhelper.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.layouts import empty_layout
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.row_card import RowCard
from privacyhelper.ui.widgets.scroll import SPACING, ScrollPage
from privacyhelper.ui.widgets.surfaces import Banner, EmptyState

_ROWS = 6
"""So many rows of the plan show before “Show all”."""


class HomePage(Page):
    """What now?"""

    name = "home"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._plan: Plan | None = None
        self._dated: frozenset[Target] = frozenset()
        self._painted = False
        self._closed_banners: set[str] = set()
        self.scroll = ScrollPage()
        self.column.addWidget(self.scroll)
        self.head = PageHead("")
        self.add_platforms = Button(self.tr("Add platforms"))
        self.add_platforms.clicked.connect(lambda _checked: self.shell.go(Route("platforms")))
        self.head.add(self.add_platforms)
        self.scroll.add(self.head)
        self._banners = self._slot()
        self._top = self._slot()
        self.plan_card: PlanCard | None = None
        self._next = self._slot()
        self._lists = self._slot()
        self.then: RowCard | None = None
        self.due: RowCard | None = None
        self.waits: RowCard | None = None
        self.quiet: QuietPart | None = None

    def _slot(self) -> QVBoxLayout:
        slot = QVBoxLayout()
        slot.setSpacing(SPACING)
        self.scroll.body.addLayout(slot)
        return slot

    def show_route(self, _route: Route) -> None:
        """Show Home; it has no details."""
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """The filled button."""
        return next((b for b in self.findChildren(PrimaryButton) if b.isVisibleTo(self)), None)

    def headline(self) -> str:
        """The window's title."""
        return self.tr("Home")

    def refresh(self) -> None:
        """Read the plan again; nothing is built anew while it is the same."""
        services = self.shell.services
        plan = services.plans.plan()
        if plan is self._plan:
            return
        held = self._held()
        self._plan = plan
        self._dated = frozenset(r.target for r in services.plans.reminders())
        self._show_banners()
        if not services.person.platforms:
            self._show_nothing_chosen()
        else:
            self._show_first(plan)
        if self._painted:
            self._show_rest()
        follow_reading_order(self)
        if held:
            self._give_focus()

    def _held(self) -> bool:
        """Whether a button of this page has the focus (it may be gone after a refresh)."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def _give_focus(self) -> None:
        focus = self.focusWidget()
        first = self.first_focus()
        if (focus is None or not focus.isVisibleTo(self)) and first is not None:
            first.setFocus()

    # What the first paint shows

    def _show_nothing_chosen(self) -> None:
        """Nothing is chosen: say what to do."""
        self._clear()
        self.add_platforms.hide()
        self.head.set_title(self.tr("Which platforms do you use?"))
        button = PrimaryButton(self.tr("Choose platforms"))
        button.clicked.connect(lambda _checked: self.shell.go(Route("welcome")))
        empty = EmptyState(
            self.tr("Your plan starts with what you use."),
            self.tr(
                "Say where you live and which platforms you use. Your plan then stands here, "
                "in the order worth doing it, with minutes."
            ),
            button,
        )
        look = LinkButton(self.tr("Just look around"))
        look.clicked.connect(lambda _checked: self.shell.go(Route("platforms")))
        column = empty.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(look, 0, Qt.AlignmentFlag.AlignHCenter)
        self._top.addWidget(empty)
        self._painted = True

    def _clear(self) -> None:
        for slot in (self._top, self._next, self._lists):
            empty_layout(slot)
        self.plan_card = self.then = self.due = self.waits = self.quiet = None

    def _show_first(self, plan: Plan) -> None:
        services = self.shell.services
        today = services.plans.today()
        if self.plan_card is None:
            self._clear()
            self._build_frame()
        self.head.set_title(wording.home_sentence(plan, plan.next))
        if self.plan_card is not None:
            self.plan_card.show_plan(plan, today)
        empty_layout(self._next)
        if plan.next is None:
            self._show_nothing_to_do()
        else:
            entry = plan.next
            self._next.addWidget(next_part(entry, today, lambda: self._go(entry)))
        if self.then is not None:
            rest = plan.entries[1:]
            self.then.setVisible(bool(rest))
            self.then.set_rows([entry_row(e, today) for e in rest])

    def _build_frame(self) -> None:
        """The parts that stay while there is a plan."""
        self.add_platforms.show()
        self.plan_card = PlanCard()
        # Queued: what follows is built after this paint, not in the middle of it.
        self.plan_card.painted.connect(self._after_paint, Qt.ConnectionType.QueuedConnection)
        self._top.addWidget(self.plan_card)
        self.then = RowCard(self.tr("Then"), limit=_ROWS)
        self.then.pressed.connect(self._press_entry)
        self.then.changed.connect(self._rows_changed)
        self._lists.addWidget(self.then)

    def _show_nothing_to_do(self) -> None:
        reminders = self.shell.services.plans.reminders()
        card = nothing_part(" ".join(wording.next_due(reminders[0] if reminders else None)))
        button = PrimaryButton(self.tr("See reminders"))
        button.clicked.connect(lambda _checked: self.shell.go(Route("reminders")))
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        card.body.addSpacing(8)
        card.add_layout(line)
        self._next.addWidget(card)

    # What follows after it

    def _after_paint(self) -> None:
        self._painted = True
        self._show_rest()
        follow_reading_order(self)

    def _show_rest(self) -> None:
        """What is due, what waits, and the quiet end."""
        plan = self._plan
        if plan is None or self.plan_card is None:
            return
        today = self.shell.services.plans.today()
        if self.due is None or self.waits is None or self.quiet is None:
            self.due = RowCard(self.tr("Due for a re-check"))
            self.due.pressed.connect(self._press_due)
            self.waits = RowCard(self.tr("What waits"))
            self.waits.pressed.connect(self._press_entry)
            self.quiet = QuietPart(lambda: self.shell.go(Route("history")))
            for part in (self.due, self.waits, self.quiet):
                self._lists.addWidget(part)
        self._show_due(plan)
        waiting = (*plan.waiting, *plan.later)
        self.waits.setVisible(bool(waiting))
        self.waits.set_rows([waiting_row(entry, today) for entry in waiting])
        age = wording.catalogue_age(self.shell.services.catalogue.as_of, today)
        self.quiet.show_plan(plan, age)

    def _show_due(self, plan: Plan) -> None:
        """What is due and does not stand further up already."""
        if self.due is None or self.then is None:
            return
        plans = self.shell.services.plans
        today, due = plans.today(), plans.due()
        above = {entry.target for entry in plan.entries[: 1 + self.then.shown]}
        rows = [due_row(r, today) for r in due if r.target not in above]
        repeated = len(due) - len(rows)
        note = ""
        if repeated:
            things = wording.count(repeated, self.tr("due thing stands"), self.tr("due things stand"))
            note = self.tr("{0} further up.").format(things)
        self.due.setVisible(bool(due))
        self.due.set_rows(rows, note)

    def _show_banners(self) -> None:
        """What the person should know first: no place said, files of the catalogue at fault."""
        empty_layout(self._banners)
        services = self.shell.services
        if not services.person.place_known and services.person.platforms:
            banner = Banner(
                self.tr("Where do you live?"),
                self.tr("Your rights and your plan depend on it. Until you say, we show what "
                        "holds everywhere."),
                tone="info",
            )  # fmt: skip
            banner.add_button(
                self.tr("Say where you live"), lambda: self.shell.go(Route("welcome"))
            )
            self._banners.addWidget(banner)
        faults = services.catalogue.faults()
        if faults:
            title = wording.count(
                len({fault.file for fault in faults}),
                self.tr("file of the catalogue could not be read in full"),
                self.tr("files of the catalogue could not be read in full"),
            )
            first = faults[0]
            self._add_banner(title, f"{first.file}: {first.key}: {first.sentence}")

    def _add_banner(self, title: str, text: str) -> None:
        if text in self._closed_banners:
            return
        banner = Banner(title, text)

        def close() -> None:
            self._closed_banners.add(text)
            banner.hide()

        button = banner.add_button(self.tr("Close"), close)
        button.setAccessibleName(f"{button.label}: {title}")
        self._banners.addWidget(banner)

    # Presses

    def _entries(self) -> tuple[Entry, ...]:
        plan = self._plan
        return (*plan.entries, *plan.waiting, *plan.later) if plan is not None else ()

    def _press_entry(self, target: object) -> None:
        entry = next((e for e in self._entries() if e.target == target), None)
        if entry is not None:
            self._go(entry)

    def _press_due(self, target: object) -> None:
        for reminder in self.shell.services.plans.reminders():
            if reminder.target == target:
                self.shell.go(route_of_due(reminder))

    def _go(self, entry: Entry) -> None:
        self.shell.go(route_of(entry, self._dated))

    def _rows_changed(self) -> None:
        """More rows of the plan show: nothing is said twice."""
        if self._plan is not None and self._painted:
            self._show_due(self._plan)
            follow_reading_order(self)
