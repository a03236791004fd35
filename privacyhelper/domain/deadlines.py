"""By when a request must be answered, and which rule says so.

Where the law named by a control applies (or the like right of the person's own place), its period
counts from the day the request was sent; elsewhere the catalogue's days are only our own date for
asking again, and are marked so. Months run to the same date of a later month, or its last day when
that month is shorter (Regulation (EEC, Euratom) No 1182/71, Art. 3).
"""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from privacyhelper.domain.catalogue import Control, Deadline, Jurisdiction, Law, Right
from privacyhelper.domain.places import applies, jurisdiction_of

OUR_DAYS = 30
"""When nothing else says by when: our own date for asking again."""
_SATURDAY = 5
_LIKE_RIGHT = "object"
"""The right a request to stop is: another right of the same law has a period, but not for this."""


class Due(Struct, frozen=True):
    """A date with the rule it follows; `ours` says that no law sets it."""

    on: date
    law: str = ""
    provision: str = ""
    months: int = 0
    days: int = 0
    working_days: int = 0
    ours: bool = False


def add_months(start: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    after = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (after - timedelta(days=1)).day))


def add_business_days(start: date, days: int) -> date:
    """So many Mondays to Fridays later; public holidays are not known here."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY:
            days -= 1
    return day


def _end(start: date, deadline: Deadline) -> date | None:
    if deadline.months:
        return add_months(start, deadline.months)
    if deadline.days:
        return start + timedelta(days=deadline.days)
    working = deadline.business_days or deadline.working_days
    return add_business_days(start, working) if working else None


def _right(law: Law) -> Right | None:
    """The right to object this law gives, if it is in force."""
    if law.status == "enacted-not-in-force":
        return None
    return next((right for right in law.rights if right.id == _LIKE_RIGHT), None)


def answer_due(
    control: Control,
    place: str,
    sent: date,
    laws: Mapping[str, Law],
    jurisdictions: Mapping[str, Jurisdiction],
) -> Due | None:
    """When the answer to a request sent on that day is due; None for what asks nobody."""
    answer = control.answer
    if answer is None:
        return None
    if answer.law:
        candidates = [answer.law]
        home = jurisdiction_of(place, jurisdictions)
        candidates += home.laws if home is not None else ()
        for law_id in candidates:
            law = laws.get(law_id)
            if law is None or not applies(place, law.applies_in):
                continue
            right = _right(law)
            end = _end(sent, right.deadline) if right is not None else None
            if right is not None and end is not None:
                limit = right.deadline
                working = limit.business_days or limit.working_days
                return Due(
                    end, law.short_name, right.provision, limit.months, limit.days, working
                )
    days = answer.days or OUR_DAYS
    return Due(sent + timedelta(days=days), days=days, ours=True)
