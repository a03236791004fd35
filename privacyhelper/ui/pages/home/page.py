"""Home: one sentence of state, one next thing, the plan, what waits and what is due.

It is the page a start paints first, so only what the first screen shows is built before the first
paint; the rest follows in later turns of the event loop. A refresh that finds the same plan does
nothing, and one that finds another makes anew only the rows that differ.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.domain.journal import Target
from privacyhelper.domain.plan import Plan
from privacyhelper.services import wording
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.page import Page, Route, Shell
from privacyhelper.ui.pages.home.plan import NothingCard, PlanCard, next_part
from privacyhelper.ui.pages.home.quiet import QuietPart
from privacyhelper.ui.pages.home.rows import due_row, entry_row, waiting_row
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
        self._painted = False
        self._filled: QWidget | None = None
        self._closed_banners: set[str] = set()
        self.sheet = ScrollPage()
        self.column.addWidget(self.sheet)
        self.head = PageHead("")
        self.add_platforms = Button(self.tr("Add platforms"))
        self.add_platforms.clicked.connect(lambda _checked: self.shell.go(Route("platforms")))
        self.head.add(self.add_platforms)
        self.sheet.add(self.head)
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
        self.sheet.body.addLayout(slot)
        return slot

    def show_route(self, _route: Route) -> None:
        """Show Home; it has no details."""
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """The filled button."""
        return self._filled

    def headline(self) -> str:
        """The window's title."""
        return self.tr("Home")

    def refresh(self) -> None:
        """Read the plan again; nothing is built anew while it is the same."""
        services = self.shell.services
        plan = services.plans.plan()
        if plan is self._plan:
            return
        held = self._focused()
        self._plan = plan
        self._show_banners()
        if not services.person.platforms:
            self._show_nothing_chosen()
        else:
            self._show_first(plan)
        if self._painted:
            self._show_rest()
        follow_reading_order(self)
        if held is not None and held is not self._focused() and self._filled is not None:
            self._filled.setFocus()  # what had the focus went away with its act

    def _focused(self) -> QWidget | None:
        """The widget of this page that has the focus."""
        focus: QWidget | None = self.focusWidget()
        return focus if focus is not None and focus.hasFocus() else None

    # What the first paint shows

    def _show_nothing_chosen(self) -> None:
        """Nothing is chosen: say what to do."""
        self._clear()
        self.add_platforms.hide()
        self.head.set_title(self.tr("Which platforms do you use?"))
        button = PrimaryButton(self.tr("Choose platforms"))
        button.clicked.connect(lambda _checked: self.shell.go(Route("welcome")))
        self._filled = button
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
            part = next_part(entry, today, lambda: self._press(entry.target))
            self._filled = part.findChild(PrimaryButton)
            self._next.addWidget(part)
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
        self.then.pressed.connect(self._press)
        self.then.changed.connect(self._rows_changed)
        self._lists.addWidget(self.then)

    def _show_nothing_to_do(self) -> None:
        reminders = self.shell.services.plans.reminders()
        text = " ".join(wording.next_due(reminders[0] if reminders else None))
        button = PrimaryButton(self.tr("See reminders"))
        button.clicked.connect(lambda _checked: self.shell.go(Route("reminders")))
        self._filled = button
        self._next.addWidget(NothingCard(text, button))

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
            self.due.pressed.connect(self._press)
            self.waits = RowCard(self.tr("What waits"))
            self.waits.pressed.connect(self._press)
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
            note = self.tr("Further up in your plan: {0}.").format(repeated)
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

    def _press(self, target: object) -> None:
        """The guide shows what a control needs now: its steps, its check or its answer."""
        if isinstance(target, Target):
            self.shell.go(Route("guide", target))

    def _rows_changed(self) -> None:
        """More rows of the plan show: nothing is said twice."""
        if self._plan is not None and self._painted:
            self._show_due(self._plan)
            follow_reading_order(self)
