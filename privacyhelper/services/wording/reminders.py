"""Reminders in words: what is due, why, and what to look for."""

from datetime import date

from privacyhelper.domain.catalogue import Check, Choose, Control, Navigate, Open, Toggle
from privacyhelper.domain.reminders import Kind as ReminderKind
from privacyhelper.domain.reminders import Pace, Reminder
from privacyhelper.services.wording.dates import count, day, days_away, sentence_of, short_day
from privacyhelper.services.wording.labels import SURFACE
from privacyhelper.services.wording.plan import account_of, due_rule

_PACE: dict[Pace, str] = {
    "usual": "",
    "sooner": " Sooner than usual, because it came back on before.",
    "longer": " Later than usual, because it kept being fine.",
}


def reminder_reason(reminder: Reminder) -> str:
    """Why something is due, in a sentence or two."""
    name = reminder.platform_name
    if reminder.kind == "check":
        return (
            f"You saw it on {day(reminder.last)}; look again after "
            f"{count(reminder.every, 'day')}.{_PACE[reminder.pace]}"
        )
    if reminder.kind == "relapsed":
        return f"It was back on when you looked on {day(reminder.state.on)}."
    if reminder.kind == "look-again":
        if reminder.state.why == "changed":
            return f"The clause behind it changed; we noted it on {day(reminder.state.on)}."
        return f"You could not find it on {day(reminder.state.on)}."
    if reminder.kind == "answer":
        until = reminder.state.until
        rule = f" ({due_rule(until)})" if until is not None else ""
        when = day(until.on) if until is not None else "a day not known"
        if until is not None and until.ours:
            return f"You sent it on {day(reminder.last)}. Ask again from {when} on{rule}."
        return f"You sent it on {day(reminder.last)}. An answer is due by {when}{rule}."
    if reminder.kind == "read":
        return f"{name} answered; read it and say what it says."
    if reminder.kind == "wait":
        if reminder.state.kind == "waiting":
            return "It said it needs this long; then go on with the next step."
        return "The time you had to wait is over; go on with the next step."
    return f"There was no way to refuse on {day(reminder.last)}. Is there one now?"


def reminder_title(reminder: Reminder) -> str:
    """“LinkedIn: Turn off …”, with the account where it has a name."""
    name = account_of(reminder.platform_name, reminder.account_name)
    return f"{name}: {reminder.control.title}"


def reminder_when(reminder: Reminder, today: date) -> str:
    """“3 December 2026, in 12 days”, and whether the person put it off."""
    put_off = " · put off by you" if reminder.snoozed else ""
    return f"{day(reminder.on)}, {days_away(reminder.on, today)}{put_off}"


def next_look(reminder: Reminder | None) -> str:
    """When something is looked at again, and why then."""
    if reminder is None:
        return "No further look is planned."
    return f"The next look is on {day(reminder.on)}.{_PACE[reminder.pace]}"


def next_due(reminder: Reminder | None) -> tuple[str, str]:
    """What comes next when nothing is due now: a headline, and a sentence below it."""
    if reminder is None:
        return (
            "Nothing has a date yet.",
            "Reminders come once you have done something from your plan.",
        )
    return f"The next one comes on {day(reminder.on)}.", f"{reminder_title(reminder)}."


def expected(control: Control) -> tuple[str, ...]:
    """What a person should see when all is as they set it: the control's own checks, in order."""
    found = []
    for step in control.steps:
        if isinstance(step, Toggle) and step.target:
            found.append(f"“{step.target}” should be {step.state}.")
        elif isinstance(step, Choose) and step.choice and not step.choice_unknown:
            found.append(f"“{step.choice}” should be chosen.")
    if not found or any(isinstance(step, Toggle) and step.target_unknown for step in control.steps):
        found += [sentence_of(step.expect) for step in control.steps if isinstance(step, Check)]
    if not found:
        found.append("It should be as you left it.")
    return tuple(dict.fromkeys(found))


def page_of(control: Control) -> str:
    """The https address where a control can be looked at; empty when none is known."""
    if control.url:
        return control.url
    for step in control.steps:
        if isinstance(step, Check | Open) and step.url:
            return step.url
    return ""


def path_to(control: Control) -> str:
    """Where to find it by hand: “Web: Settings › Data”; empty when no path is known."""
    for step in control.steps:
        if isinstance(step, Navigate | Open) and step.ways:
            way = step.ways[0]
            sure = "" if isinstance(step, Open) or not step.target_unknown else " (not confirmed)"
            return f"{SURFACE[way.surface]}: {' › '.join(way.path)}{sure}"
    return ""


DUE_ACT: dict[ReminderKind, str] = {
    "check": "Check now",
    "relapsed": "Turn it off again",
    "look-again": "Check now",
    "answer": "Open",
    "read": "Open",
    "wait": "Continue",
    "way-now": "Look now",
}
"""The word on the button of a reminder."""


def due_sentence(number: int) -> str:
    """How much is due, as the title of the reminders."""
    if number == 0:
        return "Nothing is due."
    return f"{count(number, 'thing is', 'things are')} due."


def answer_noted(outcome: str) -> str:
    """Said after the person wrote down an answer."""
    return {
        "confirmed": "Noted: they said yes.",
        "refused": "Noted: they refused. If there is another way, your plan shows it now.",
        "partly": "Noted: yes, but only in part.",
    }.get(outcome, "Noted: an answer came. It waits here until you say what it says.")


EARLY_ACT: dict[ReminderKind, str] = {
    "check": "Check early",
    "relapsed": "Open",
    "look-again": "Open",
    "answer": "They answered",
    "read": "Open",
    "wait": "Open",
    "way-now": "Open",
}
"""The word on the button of a reminder that is not due yet."""

_FAR = 300
"""From so many days away on, a day needs its year."""


def due_chip(reminder: Reminder, today: date) -> str:
    """“Due 3 Dec”, the day an answer was due for a request; the year only where long ago."""
    until = reminder.state.until
    on = until.on if reminder.kind == "answer" and until is not None else reminder.on
    far = (today - on).days >= _FAR
    return f"Due {short_day(on, today if far else on)}"
