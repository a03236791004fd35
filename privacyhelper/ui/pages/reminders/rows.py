"""Reminders as rows, and what comes by month: pure functions from values to words."""

from collections.abc import Iterable
from datetime import date

from privacyhelper.domain.journal import Target
from privacyhelper.domain.reminders import Reminder
from privacyhelper.services import wording
from privacyhelper.ui.kit.tokens import Tone
from privacyhelper.ui.widgets.row_list import RowSpec


def reminder_row(reminder: Reminder, today: date, opened: Target | None) -> RowSpec:
    """A reminder: what it is about, why, when, and the word that opens it."""
    due = reminder.on <= today
    when = wording.reminder_when(reminder, today)
    chip: tuple[str, Tone] | None = None
    if due and reminder.kind != "relapsed":
        chip = (wording.due_chip(reminder, today), "info")
    why = wording.reminder_reason(reminder)
    return RowSpec(
        key=reminder.target,
        title=wording.reminder_title(reminder),
        subtitle=why if due else f"{when}\n{why}",
        initial=reminder.platform_name,
        chip=chip,
        button="" if reminder.target == opened else _word(reminder, due=due),
    )


def _word(reminder: Reminder, *, due: bool) -> str:
    if due:
        return wording.DUE_ACT[reminder.kind]
    return wording.EARLY_ACT[reminder.kind]


def by_month(reminders: Iterable[Reminder]) -> dict[str, tuple[Reminder, ...]]:
    """What comes, under the words of its month, in order."""
    months: dict[str, tuple[Reminder, ...]] = {}
    for reminder in reminders:
        name = wording.month(reminder.on)
        months[name] = (*months.get(name, ()), reminder)
    return months
