"""Home's entries, waiting things and due things as rows: pure functions from values to words."""

from datetime import date

from privacyhelper.domain.plan import Entry
from privacyhelper.domain.reminders import Reminder
from privacyhelper.services import wording
from privacyhelper.ui.kit.text import tone_of
from privacyhelper.ui.kit.tokens import Tone
from privacyhelper.ui.widgets.row_list import RowSpec


def entry_row(entry: Entry, today: date, *, primary: bool = False) -> RowSpec:
    """An entry of the plan: what, how long, why here, how grave, and the word that begins it."""
    return RowSpec(
        key=entry.target,
        title=wording.entry_title(entry),
        subtitle=wording.entry_details(entry, today),
        initial=entry.platform_name,
        chip=_chip(entry, today),
        button=wording.ACT[entry.reason],
        primary=primary,
    )


def _chip(entry: Entry, today: date) -> tuple[str, Tone] | None:
    if entry.severity is not None:
        word = wording.SEVERITY[entry.severity]
        return word, tone_of(word)
    if entry.reason == "due-check" and entry.due is not None:
        return f"Due {wording.short_day(entry.due, today)}", "info"
    return None


def waiting_row(entry: Entry, today: date) -> RowSpec:
    """Something that waits: since when, until when, and by which rule."""
    return RowSpec(
        key=entry.target,
        title=wording.entry_title(entry),
        subtitle=wording.waiting_details(entry),
        initial=entry.platform_name,
        chip=(wording.waiting_chip(entry, today), "info"),
        button=wording.ACT[entry.reason],
    )


def due_row(reminder: Reminder, today: date) -> RowSpec:
    """Something due: why, and since when."""
    return RowSpec(
        key=reminder.target,
        title=wording.reminder_title(reminder),
        subtitle=wording.reminder_reason(reminder),
        initial=reminder.platform_name,
        chip=(wording.due_chip(reminder, today), "info"),
        button=wording.DUE_ACT[reminder.kind],
    )
