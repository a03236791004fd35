"""Targets, the order of events, and what counts after taking back."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from privacyhelper.domain.journal import (
    Event,
    PlaceSet,
    Retracted,
    Target,
    in_order,
    next_order,
    parse_target,
    standing,
)
from tests.fakes import START


def place(number: int, code: str = "DE") -> PlaceSet:
    return PlaceSet(id=f"p{number}", at=START, order=number, place=code)


def back(number: int, event: str) -> Retracted:
    return Retracted(id=f"r{number}", at=START, order=number, event=event)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("linkedin", Target("linkedin")),
        ("linkedin@work", Target("linkedin", "work")),
        ("linkedin/objection-form", Target("linkedin", "", "objection-form")),
        ("linkedin@work/objection-form", Target("linkedin", "work", "objection-form")),
    ],
)
def test_a_target_is_read_as_it_is_written(text: str, target: Target) -> None:
    assert parse_target(text) == target
    assert str(target) == text


@pytest.mark.parametrize(
    "text", ["", "/", "@", "LinkedIn", "a@", "a/", "a/b/c", "a@b@c", "a b", "a\n", "../a", "-a"]
)
def test_what_is_no_target_is_none(text: str) -> None:
    assert parse_target(text) is None


@pytest.mark.parametrize(
    ("retractions", "counts"),
    [
        ([], True),
        ([back(2, "p1")], False),
        ([back(2, "p1"), back(3, "r2")], True),
        ([back(2, "p1"), back(3, "r2"), back(4, "r3")], False),
        ([back(2, "p1"), back(3, "p1"), back(4, "r2")], False),
        ([back(2, "nothing")], True),
        ([back(2, "r2")], True),
    ],
)
def test_what_counts_after_taking_back(retractions: list[Retracted], counts: bool) -> None:
    assert (place(1) in standing([place(1), *retractions])) is counts


def test_order_decides_not_arrival_and_each_id_counts_once() -> None:
    events: list[Event] = [place(3), place(1), place(2), place(1)]
    assert [event.order for event in in_order(events)] == [1, 2, 3]


def test_the_next_order_grows_though_the_clock_goes_back() -> None:
    assert next_order([], START) == int(START.timestamp() * 1_000_000)
    late = place(int(START.timestamp() * 1_000_000) + 5)
    assert next_order([late], START - timedelta(days=400)) == late.order + 1


@pytest.mark.parametrize(
    ("at", "offset", "day"),
    [
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), 60, date(2027, 1, 1)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), -480, date(2026, 12, 31)),
        (datetime(9999, 12, 31, 23, 30, tzinfo=UTC), 60, date(9999, 12, 31)),
    ],
)
def test_the_day_is_that_of_the_persons_calendar(at: datetime, offset: int, day: date) -> None:
    assert PlaceSet(id="p", at=at, order=1, offset=offset, place="DE").day == day


def test_an_event_without_a_schema_is_of_the_first() -> None:
    row = b'{"kind":"place-set","id":"p","at":"2026-11-21T09:30:00Z","order":1,"place":"DE"}'
    assert msgspec.json.decode(row, type=Event).schema == 1


@pytest.mark.parametrize(
    "change",
    [b'"at":"2026-11-21T09:30:00"', b'"order":-1', b'"offset":99999', b'"id":""'],
)
def test_what_no_event_can_have_is_not_read(change: bytes) -> None:
    row = b'{"kind":"place-set","id":"p","at":"2026-11-21T09:30:00Z","order":1,"place":"DE",'
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(row + change + b"}", type=Event)
