"""The plan in words: states, what to do next, and why an entry stands where it stands."""

from collections.abc import Callable
from datetime import date

from privacyhelper.domain.deadlines import Due
from privacyhelper.domain.plan import Entry, Plan, Reason, Tally
from privacyhelper.domain.progress import State, StateKind
from privacyhelper.services.wording.dates import count, day, days_away, minutes, short_day
from privacyhelper.services.wording.labels import KIND


def due_rule(due: Due) -> str:
    """The rule a date follows: “one month under GDPR Art. 21(1)”, or that it is ours."""
    if due.ours:
        if not due.days:
            return "the time it said it needs"
        return f"no law sets a date here; {due.days} days is our own date for asking again"
    period = count(due.days, "day")
    if due.months:
        period = count(due.months, "month")
    elif due.working_days:
        period = count(due.working_days, "working day")
    return f"{period} to answer under {due.law}"


def state(value: State) -> str:
    """A control's state in a few words."""
    via = " (settled by what you did elsewhere)" if value.via is not None else ""
    return _STATE[value.kind](value) + via


def _started(value: State) -> str:
    stuck = " · not found yet" if value.why == "not-found" else ""
    return f"Started · step {min(value.step + 1, value.steps)} of {value.steps}{stuck}"


def _waiting(value: State) -> str:
    if value.until is None:
        return "Waiting"
    on = day(value.until.on)
    return f"No answer yet · was due {on}" if value.overdue else f"Waiting until {on}"


def _done(value: State) -> str:
    partly = " in part" if value.why == "partly" else ""
    seen = f" · seen on {day(value.on)}" if value.on is not None else ""
    return f"Done{partly}{seen}"


def _look_again(value: State) -> str:
    why = "its terms changed" if value.why == "changed" else "you could not find it"
    return f"Look again: {why}"


_STATE: dict[StateKind, Callable[[State], str]] = {
    "to-do": lambda _: "To do",
    "started": _started,
    "waiting": _waiting,
    "answered": lambda _: "Answered: read it",
    "done": _done,
    "look-again": _look_again,
    "refused": lambda _: "They refused",
    "relapsed": lambda value: f"Came back on · seen {day(value.on)}",
    "not-for-you": lambda value: f"Not for you{': ' + value.why if value.why else ''}",
    "no-way": lambda _: "No way exists",
}


def home_sentence(plan: Plan, entry: Entry | None) -> str:
    """The one sentence at the top of Home."""
    tally = plan.tally
    if tally.total == 0:
        uses = "No use of your data for AI is on by default here."
    else:
        uses = f"{tally.stopped} of {count(tally.total, 'use')} stopped."
    if entry is None:
        return f"{uses} Nothing to do now."
    return f"{uses} Next: {next_phrase(entry)}, {minutes(entry.minutes)}."


def next_phrase(entry: Entry) -> str:
    """What to do next with an entry, as the tail of a sentence."""
    name = entry.platform_name
    if entry.reason in ("look-again", "due-check"):
        return f"look at {name} again"
    if entry.reason == "relapsed":
        return f"turn it off again on {name}"
    if entry.reason == "overdue":
        return f"{name} has not answered"
    if entry.reason == "answered":
        return f"read what {name} answered"
    if entry.reason == "started":
        return f"finish {name}"
    return f"{name}"


ACT: dict[Reason, str] = {
    "relapsed": "Turn it off again",
    "look-again": "Check now",
    "overdue": "Open",
    "answered": "Open",
    "started": "Continue",
    "due-check": "Check now",
    "to-do": "Start",
    "main-failed": "Start",
    "waiting": "Open",
    "later": "Open",
    "done": "Open",
}
"""The word on the button of a plan's entry."""


def why_here(entry: Entry, today: date) -> str:
    """Why an entry stands where it stands in the plan, in a sentence."""
    on = day(entry.state.on)
    if entry.reason == "look-again" and entry.state.why == "changed":
        return f"The clause behind it changed; we noted it on {on}."
    if entry.reason == "overdue" and entry.state.until is not None:
        return f"The answer was due on {day(entry.state.until.on)}: {due_rule(entry.state.until)}."
    if entry.reason == "due-check" and entry.due is not None:
        return f"A look was due {days_away(entry.due, today)}."
    return _WHY[entry.reason].format(on) if entry.reason in _WHY else _what_it_changes(entry)


_WHY: dict[Reason, str] = {
    "relapsed": "First, because it was back on when you looked on {0}.",
    "look-again": "You could not find it on {0}.",
    "answered": "An answer came on {0} and waits to be read.",
    "started": "You started this; finish it before the rest.",
    "main-failed": "The usual way did not work or was refused.",
}


def _what_it_changes(entry: Entry) -> str:
    if entry.open_uses:
        uses = count(len(entry.open_uses), "use")
        return f"Touches {uses} still going on. Takes {minutes(entry.minutes)}."
    if any(item.effect != "frees-past-data" for item in entry.control.covers):
        return "What it covers is stopped or not on by default; it makes sure."
    return "It changes nothing from now on; it deletes what they hold."


def plan_line(plan: Plan, today: date) -> str:
    """The small line under the plan's bar."""
    parts = []
    if plan.entries:
        parts.append(f"About {minutes(plan.minutes_left)} left")
    if plan.waiting:
        parts.append(f"{count(len(plan.waiting), 'request')} waiting for an answer")
    if plan.oldest_check is not None:
        ago = (today - plan.oldest_check).days
        parts.append(
            "everything done so far was seen today"
            if ago <= 0
            else f"everything done so far was last seen within {count(ago, 'day')}"
        )
    return " · ".join(parts) if parts else "Nothing is open."


def tally_line(tally: Tally) -> str:
    """The uses that are not stopped, in words."""
    parts = [
        f"{number} {word}"
        for number, word in (
            (tally.limited, "limited"),
            (tally.asked, "asked, no yes yet"),
            (tally.refused, "refused"),
            (tally.open, "still going on"),
            (tally.no_way, "with no way to stop them"),
        )
        if number
    ]
    return " · ".join(parts)


def account_of(platform_name: str, account_name: str) -> str:
    """“LinkedIn”, or “LinkedIn (Work)” for an account that has a name."""
    return f"{platform_name} ({account_name})" if account_name else platform_name


def entry_title(entry: Entry) -> str:
    """“LinkedIn: Turn off …”, with the account where it has a name."""
    return f"{account_of(entry.platform_name, entry.account_name)}: {entry.control.title}"


def entry_details(entry: Entry, today: date) -> str:
    """What kind of thing an entry is, how long it takes, how far it got and why it stands here."""
    parts = [KIND[entry.control.kind]]
    why = why_here(entry, today)
    if minutes(entry.minutes) not in why:
        parts.append(minutes(entry.minutes))
    if entry.reason == "started":
        parts.append(state(entry.state).removeprefix("Started · "))
    return " · ".join([*parts, why])


_ALERT: dict[Reason, str] = {
    "relapsed": "It came back on",
    "look-again": "Look again",
    "overdue": "No answer yet",
    "answered": "An answer to read",
    "due-check": "Time for a look",
}


def entry_alert(entry: Entry) -> str:
    """The headline of an entry that asks for attention; empty for one that is plainly to do."""
    word = _ALERT.get(entry.reason)
    return f"{word}: {entry_title(entry)}" if word is not None else ""


def started_line(plan: Plan) -> str:
    """How far the plan got, over the platforms begun."""
    if not plan.started_total:
        return "Nothing started yet"
    return f"{plan.started_done} of {plan.started_total} done on the platforms you started"


def waiting_details(entry: Entry) -> str:
    """Since when something waits, until when, and which rule says so."""
    until = entry.state.until
    if entry.reason == "later":
        return f"You put it off until {day(entry.due)}."
    if until is None:
        return state(entry.state)
    if not entry.control.is_request:
        return f"Go on after {day(until.on)}: {due_rule(until)}."
    return f"Sent {day(entry.state.on)} · {due_rule(until)}"


def waiting_chip(entry: Entry, today: date) -> str:
    """Until when something waits, in two or three words."""
    until = entry.state.until
    on = entry.due if entry.reason == "later" or until is None else until.on
    if on is None:
        return "Waiting"
    if entry.reason == "later":
        return f"Later: {short_day(on, today)}"
    word = "Answer due" if entry.control.is_request else "Until"
    return f"{word} {short_day(on, today)}"
