"""The words of the product: ids and values turned into plain English, in one place.

Window, command line and report say the same thing in the same words because they all ask here.
Every function is pure. Dates are written out, so that nobody reads 3 April as 4 March.
"""

from datetime import date
from urllib.parse import urlsplit

from privacyhelper.domain.catalogue import (
    Ai,
    Audience,
    Category,
    Check,
    Choose,
    Clause,
    Confidence,
    Content,
    Control,
    ControlKind,
    Default,
    Effect,
    LegalBasis,
    Navigate,
    Open,
    Posture,
    Practice,
    Role,
    Severity,
    Surface,
    Toggle,
)
from privacyhelper.domain.coverage import Status
from privacyhelper.domain.deadlines import Due, add_months
from privacyhelper.domain.plan import Entry, Plan, Reason, Tally
from privacyhelper.domain.progress import State
from privacyhelper.domain.reminders import Kind as ReminderKind
from privacyhelper.domain.reminders import Pace, Reminder
from privacyhelper.domain.search import Where
from privacyhelper.domain.severity import Refusal, Verdict

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

CATEGORY: dict[Category, str] = {
    "social": "Social",
    "assistant": "Assistant",
    "productivity": "Work",
    "creative": "Creative",
    "developer": "Developer",
    "media": "Media",
    "device": "Devices",
    "commerce": "Shopping",
    "dating": "Dating",
    "other": "Other",
}
PRACTICE: dict[Practice, str] = {
    "trains-own-ai": "Trains its own AI",
    "shares-for-ai-training": "Shares data for AI training",
    "licenses-data": "Licenses data to others",
    "human-review": "People may read it",
    "public-data-scraping": "Public content is collected for AI",
    "de-identified-only": "Uses data without your name on it",
    "retention": "Keeps data",
    "objection-right": "Your right to object",
    "opt-out-right": "A way to opt out",
    "no-training": "A promise not to train",
    "not-stated": "The text does not say",
}
SEVERITY: dict[Severity, str] = {
    "critical": "Critical",
    "high": "High",
    "medium": "Medium",
    "low": "Low",
}
CONFIDENCE: dict[Confidence, str] = {
    "confirmed": "Confirmed in the company’s or authority’s own words",
    "reported": "Reported by others; not confirmed in the company’s own words",
    "unconfirmed": "Not confirmed",
}
DEFAULT: dict[Default, str] = {
    "on": "On unless you say no",
    "off": "Off unless you turn it on",
    "asks": "It asks you first",
    "not-applicable": "Nothing to turn on or off",
}
KIND: dict[ControlKind, str] = {
    "setting": "Setting",
    "form": "Form",
    "email": "E-mail, ready written",
    "letter": "Letter",
    "account-type": "Kind of account",
    "site-file": "A file on your website",
    "none": "No way exists",
}
ROLE: dict[Role, str] = {
    "main": "What to do",
    "extra": "Worth doing, not needed",
    "fallback": "If that fails or is refused",
    "habit": "Good habits",
    "last-resort": "Last resort",
}
AUDIENCE: dict[Audience, str] = {
    "person": "I have my own account",
    "owner-or-admin": "I manage it for a group or company",
    "member": "My employer or school runs it",
    "creator": "I publish or sell work there",
    "parent": "I look after a child’s account",
    "no-account": "I have no account there",
    "free-plan": "I use the free plan",
    "paid-plan": "I pay for it",
}
AUDIENCE_SHORT: dict[Audience, str] = {
    "person": "people with an account",
    "owner-or-admin": "owners and admins",
    "member": "people whose employer or school runs the account",
    "creator": "people who publish or sell work there",
    "parent": "parents",
    "no-account": "people without an account",
    "free-plan": "people on the free plan",
    "paid-plan": "people who pay for it",
}
EFFECT: dict[Effect, str] = {
    "stops": "Stops it from now on",
    "limits": "Stops part of it",
    "asks": "Asks them to stop; they may refuse",
    "frees-past-data": "Deletes what they hold",
}
STATUS: dict[Status, str] = {
    "stopped": "Stopped",
    "limited": "Limited",
    "asked": "Asked, no yes yet",
    "unsure": "Look again",
    "refused": "They refused",
    "open": "Still going on",
    "no-way": "No way to stop it",
    "silent": "The text does not say",
    "off": "Off unless you turn it on",
}
SURFACE: dict[Surface, str] = {
    "web": "Web",
    "desktop": "Desktop app",
    "ios": "iPhone or iPad",
    "android": "Android",
}
LEGAL_BASIS: dict[LegalBasis, str] = {
    "legitimate-interests": "its own “legitimate interests”, so it does not ask first",
    "consent": "your consent",
    "contract": "its contract with you",
    "legal-obligation": "a duty by law",
    "public-task": "a public task",
}
POSTURE: dict[Posture, str] = {
    "opt-out": "Uses your data for AI unless you say no",
    "opt-in": "Off or asked first",
    "no-choice": "Uses your data for AI, no way to refuse found",
    "no-training": "Says it does not train on your data",
    "not-stated": "Does not say",
    "mixed": "Some of it you can refuse",
}
LAW_STATUS: dict[str, str] = {
    "in-force": "in force",
    "partly-in-force": "partly in force",
    "in-force-not-enforced": "in force, not enforced yet",
    "enacted-not-in-force": "passed, not in force yet",
}
CHECK_RESULT = {"still": "still as you set it", "relapsed": "back on", "missing": "not found"}
_CONTENT: dict[Content, str] = {
    "private": "Private content",
    "personal": "Personal data",
    "public": "What you publish",
    "pooled": "Pooled data without names",
}
_AI: dict[Ai, str] = {
    "generative": "AI that writes, draws or talks",
    "other": "AI that sorts, ranks or recognises",
    "any": "AI of any kind",
}
_REFUSAL: dict[Refusal, str] = {
    "stops": "you can stop it here",
    "partly": "you can only limit it or ask here",
    "none": "no way to refuse it is known here",
}


def count(number: int, one: str, many: str = "") -> str:
    """“1 use”, “3 uses”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def minutes(number: int) -> str:
    """“1 minute”, “5 minutes”."""
    return count(number, "minute")


def day(value: date | None) -> str:
    """“22 August 2026”; “a day not known” for None."""
    if value is None:
        return "a day not known"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date, today: date) -> str:
    """“3 Dec”, with the year when it is not this one."""
    text = f"{value.day} {MONTHS[value.month - 1][:3]}"
    return text if value.year == today.year else f"{text} {value.year}"


def partial_date(text: str) -> str:
    """“2025-11-03” as “3 November 2025”, “2025-11” as “November 2025”, other text as it is."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:  # noqa: PLR2004
        return text
    if len(parts) == 1:
        return text
    month = int(parts[1])
    if not 1 <= month <= len(MONTHS):
        return text
    name = f"{MONTHS[month - 1]} {parts[0]}"
    return name if len(parts) == 2 else f"{int(parts[2])} {name}"  # noqa: PLR2004


def days_away(value: date, today: date) -> str:
    """“today”, “tomorrow”, “in 12 days”, “3 days ago”."""
    days = (value - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days == -1:
        return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def joined(parts: list[str] | tuple[str, ...], word: str = "and") -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(parts) < 2:  # noqa: PLR2004
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def host(url: str) -> str:
    """The server an address leads to, without `www.`."""
    name = urlsplit(url).hostname or url
    return name.removeprefix("www.")


def severity_reason(clause: Clause, verdict: Verdict) -> str:
    """Why a clause has this severity here, in one sentence built from the rule's own inputs."""
    if not clause.is_use:
        if clause.practice == "not-stated":
            return f"{_CONTENT[clause.content]} is concerned and the text does not say what happens."
        return "This helps you."
    if clause.default == "off":
        return "It is off unless you turn it on."
    if clause.default == "asks":
        return "It asks you first."
    if clause.default == "not-applicable":
        return "Nothing about it is on for you."
    what = _CONTENT[clause.content]
    if clause.practice == "retention":
        how = "is kept by default"
    elif clause.practice == "human-review":
        how = "may be read by people by default"
    else:
        how = f"goes to {_AI[clause.ai]} by default"
    others = ", other companies’ too" if clause.reach == "others" else ""
    return f"{what} {how}{others}; {_REFUSAL[verdict.refusal]}."


def due_rule(due: Due) -> str:
    """The rule a date follows: “one month under GDPR Art. 21(1)”, or that it is ours."""
    if due.ours:
        if not due.days:
            return "the time it said it needs"
        return f"no law sets a date here; {due.days} days is our own date for asking again"
    period = count(due.months, "month") if due.months else count(due.days, "day")
    return f"{period} to answer under {due.law}"


def state(value: State) -> str:
    """A control's state in a few words."""
    via = f" (settled by {value.via})" if value.via is not None else ""
    if value.kind == "to-do":
        return "To do"
    if value.kind == "started":
        stuck = " · not found yet" if value.why == "not-found" else ""
        return f"Started · step {min(value.step + 1, value.steps)} of {value.steps}{stuck}"
    if value.kind == "waiting":
        until = f" until {day(value.until.on)}" if value.until is not None else ""
        if value.overdue:
            return f"No answer yet · was due {day(value.until.on if value.until else None)}{via}"
        return f"Waiting{until}{via}"
    if value.kind == "answered":
        return f"Answered: read it{via}"
    if value.kind == "done":
        partly = " in part" if value.why == "partly" else ""
        seen = f" · seen on {day(value.on)}" if value.on is not None else ""
        return f"Done{partly}{seen}{via}"
    if value.kind == "look-again":
        why = "its terms changed" if value.why == "changed" else "you could not find it"
        return f"Look again: {why}"
    if value.kind == "refused":
        return f"They refused{via}"
    if value.kind == "relapsed":
        return f"Came back on · seen {day(value.on)}"
    if value.kind == "not-for-you":
        return f"Not for you{': ' + value.why if value.why else ''}"
    return "No way exists"


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
        return f"{name} came back on"
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
    if entry.reason == "relapsed":
        return f"First, because it was back on when you looked on {on}."
    if entry.reason == "look-again":
        if entry.state.why == "changed":
            return f"The clause behind it changed; we noted it on {on}."
        return f"You could not find it on {on}."
    if entry.reason == "overdue" and entry.state.until is not None:
        return f"The answer was due on {day(entry.state.until.on)}: {due_rule(entry.state.until)}."
    if entry.reason == "answered":
        return f"An answer came on {on} and waits to be read."
    if entry.reason == "started":
        return "You started this; finish it before the rest."
    if entry.reason == "due-check" and entry.due is not None:
        return f"A look was due {days_away(entry.due, today)}."
    if entry.reason == "main-failed":
        return "The usual way did not work or was refused."
    if entry.open_uses:
        uses = count(len(entry.open_uses), "use")
        return f"Touches {uses} still going on, for {minutes(entry.minutes)}."
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
            f"You saw it on {day(reminder.last)}; we look again after "
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
        return "The time you had to wait is over; go on with the next step."
    return f"There was no way to refuse on {day(reminder.last)}. Is there one now?"


def where_it_opens(url: str) -> str:
    """Said before a button opens the browser."""
    return f"Opens {host(url)} in your browser"


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


def reminder_title(reminder: Reminder) -> str:
    """“LinkedIn: Turn off …”, with the account where it has a name."""
    name = account_of(reminder.platform_name, reminder.account_name)
    return f"{name}: {reminder.control.title}"


def reminder_when(reminder: Reminder, today: date) -> str:
    """“3 December 2026, in 12 days”, and whether the person put it off."""
    put_off = " · put off by you" if reminder.snoozed else ""
    return f"{day(reminder.on)}, {days_away(reminder.on, today)}{put_off}"


def month(value: date) -> str:
    """“December 2026”."""
    return f"{MONTHS[value.month - 1]} {value.year}"


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
        found += [
            sentence_of(step.expect) for step in control.steps if isinstance(step, Check)
        ]
    if not found:
        found.append("It should be as you left it.")
    return tuple(dict.fromkeys(found))


def sentence_of(text: str) -> str:
    """A text as a sentence: capital first, full stop last."""
    whole = text.strip()
    whole = f"{whole[:1].upper()}{whole[1:]}"
    return whole if whole.endswith((".", "!", "?", "”", "…")) else f"{whole}."


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


def catalogue_age(as_of: date, today: date) -> str:
    """A plain warning when what we know is older than six months; else empty."""
    if today <= add_months(as_of, 6):
        return ""
    return (
        f"What this program knows is of {day(as_of)}, more than six months ago. "
        "Platforms may have changed their terms since."
    )


def platform_state(*, mine: bool, to_do: int, done: int, of: int) -> str:
    """Where a person stands with a platform: “2 to do”, “Done or asked”, “Not yours”.

    Args:
        mine: whether they use it.
        to_do: main controls that wait for them.
        done: main controls they finished, those that wait for an answer included.
        of: all main controls there.
    """
    if not mine:
        return "Not yours"
    if to_do:
        return f"{to_do} to do"
    if of and done == of:
        return "Done or asked"
    return f"{done} of {of} done or asked" if done else "Nothing to do"


def found_in(where: Where, phrase: str) -> str:
    """Where a search found something, unless it is the name itself; the phrase is a title."""
    if where == "alias":
        return f"Also known as “{phrase}”"
    if where == "clause":
        return f"What it says: {phrase}"
    if where == "control":
        return f"What you can do: {phrase}"
    return ""


def platforms_shown(shown: int, total: int) -> str:
    """How many platforms a list shows: “74 platforms”, “3 of 74 platforms”."""
    if shown == total:
        return count(total, "platform")
    return f"{shown} of {count(total, 'platform')}"


def choice_line(chosen: int, plan_minutes: int) -> str:
    """What a choice of platforms comes to: “6 chosen · your plan takes about 24 minutes”."""
    if not chosen:
        return "None chosen. You can look around first and choose later."
    if not plan_minutes:
        return f"{chosen} chosen · nothing to do there for now"
    return f"{chosen} chosen · your plan takes about {minutes(plan_minutes)}"


def file_fault(file: str, key: str, sentence: str, line: int = 0) -> str:
    """What is wrong with a catalogue file: “linkedin.toml, line 3, name: …”."""
    where = [file, f"line {line}" if line else "", key]
    return f"{', '.join(part for part in where if part)}: {sentence}"


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
