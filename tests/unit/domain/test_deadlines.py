"""Months, working days, and whose rule counts."""

from datetime import date

import pytest

from privacyhelper.domain.catalogue import Answer, Deadline, Jurisdiction, Law, Right
from privacyhelper.domain.deadlines import Due, add_business_days, add_months, answer_due
from tests.samples import a_control, a_request

SENT = date(2026, 1, 31)


def a_law(law_id: str, places: tuple[str, ...], right: str = "object", **limit: int) -> Law:
    deadline = Deadline(counted_from="receipt", **limit)
    rights = (
        Right(
            id=right,
            provision="Art. 1",
            plain="You may object.",
            deadline=deadline,
            confidence="confirmed",
            sources=("s",),
        ),
    )
    return Law(
        id=law_id,
        name=law_id,
        short_name=law_id.upper(),
        applies_in=places,
        status="in-force",
        in_force=(),
        official_text_checked=True,
        ai_training="yes",
        who="all",
        sources=("s",),
        confidence="confirmed",
        rights=rights,
    )


def a_place(code: str, *laws: str) -> Jurisdiction:
    return Jurisdiction(
        code=code,
        name=code,
        groups=(),
        laws=laws,
        default_language="en",
        languages=("en",),
        regulator=(),
        letters=(),
    )


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 21), 1, date(2026, 12, 21)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
    ],
)
def test_business_days_leave_weekends_out(start: date, days: int, end: date) -> None:
    assert add_business_days(start, days) == end


LAWS = {
    "gdpr": a_law("gdpr", ("EEA",), months=1),
    "uk": a_law("uk", ("GB",), months=1),
    "br": a_law("br", ("BR",), days=15),
    "quiet": a_law("quiet", ("CH",)),
    "access": a_law("access", ("JP",), right="access", days=10),
}
PLACES = {
    "DE": a_place("DE", "gdpr"),
    "GB": a_place("GB", "uk"),
    "BR": a_place("BR", "br"),
    "CH": a_place("CH", "quiet"),
    "JP": a_place("JP", "access"),
}
OURS = Due(date(2026, 3, 17), days=45, ours=True)


@pytest.mark.parametrize(
    ("place", "due"),
    [
        ("DE", Due(date(2026, 2, 28), "GDPR", "Art. 1", months=1)),
        ("GB", Due(date(2026, 2, 28), "UK", "Art. 1", months=1)),
        ("BR", Due(date(2026, 2, 15), "BR", "Art. 1", days=15)),
        ("CH", OURS),
        ("JP", OURS),
        ("ZZ", OURS),
    ],
)
def test_the_law_named_or_the_like_right_of_the_place_or_our_own_date(
    place: str, due: Due
) -> None:
    control = a_request(answer=Answer(law="gdpr", days=45))
    assert answer_due(control, place, SENT, LAWS, PLACES) == due


def test_without_any_days_ours_are_thirty() -> None:
    control = a_request(answer=Answer(law="gdpr"))
    assert answer_due(control, "ZZ", SENT, LAWS, PLACES) == Due(
        date(2026, 3, 2), days=30, ours=True
    )


def test_what_asks_nobody_has_no_date() -> None:
    assert answer_due(a_control(), "DE", SENT, LAWS, PLACES) is None
