"""The catalogue itself in words: lists, search results, age and faults."""

from datetime import date

from privacyhelper.domain.deadlines import add_months
from privacyhelper.domain.search import Where
from privacyhelper.services.wording.dates import count, day, host, minutes


def where_it_opens(url: str) -> str:
    """Said before a button opens the browser."""
    return f"Opens {host(url)} in your browser"


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
