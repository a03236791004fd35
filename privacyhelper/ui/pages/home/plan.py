"""The upper part of Home: how far the plan got, and the one thing to do next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from privacyhelper.domain.plan import Entry, Plan
from privacyhelper.services import wording
from privacyhelper.ui.pages.home.rows import entry_row
from privacyhelper.ui.widgets.bars import ProgressBar
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.labels import Body, Small
from privacyhelper.ui.widgets.row_list import RowList
from privacyhelper.ui.widgets.surfaces import Banner, Card


class PlanCard(Card):
    """The bar over the platforms begun, and the plan and its uses in words."""

    painted = Signal()
    """It is on the screen for the first time."""

    def __init__(self) -> None:
        super().__init__(self.tr("Your plan"))
        self._seen = False
        self.bar = ProgressBar()
        self.line = Small()
        self.tally = Small()
        self.body.addSpacing(2)
        for widget in (self.bar, self.line, self.tally):
            self.add(widget)

    def show_plan(self, plan: Plan, today: date) -> None:
        """Show this plan."""
        started = wording.started_line(plan)
        share = plan.started_done / plan.started_total if plan.started_total else 0.0
        tally = wording.tally_line(plan.tally)
        self.bar.set_share(share, started)
        self.line.setText(f"{started} · {wording.plan_line(plan, today)}")
        self.tally.setText(self.tr("Uses of your data: {0}").format(tally) if tally else "")
        self.tally.setVisible(bool(tally))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override Surface.paintEvent: tell of the first time."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()


def next_part(entry: Entry, today: date, go: Callable[[], object]) -> Banner | Card:
    """The next thing with the page's filled button: a banner when it asks for attention."""
    alert = wording.entry_alert(entry)
    if alert:
        banner = Banner(alert, wording.entry_details(entry, today))
        word = wording.ACT[entry.reason]
        button = banner.add_button(word, go, primary=True)
        button.setAccessibleName(f"{word}: {wording.entry_title(entry)}")
        return banner
    return NextCard(entry, today, go)


class NextCard(Card):
    """The next thing to do, as a row with the filled button."""

    def __init__(self, entry: Entry, today: date, go: Callable[[], object]) -> None:
        super().__init__(self.tr("Next"))
        self.body.setSpacing(0)
        self.body.addSpacing(6)
        rows = RowList()
        rows.set_rows([entry_row(entry, today, primary=True)])
        rows.pressed.connect(lambda _key: go())
        self.add(rows)


class NothingCard(Card):
    """Nothing to do now, and what comes next.

    Args:
        text: when something comes.
        button: the page's filled button.
    """

    def __init__(self, text: str, button: PrimaryButton) -> None:
        super().__init__(self.tr("Nothing to do now"))
        self.add(Body(text))
        self.body.addSpacing(8)
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        self.add_layout(line)
