"""The journal service: durable before told, numbered in order, taken back and brought back."""

from datetime import timedelta

import pytest

from privacyhelper.domain.journal import (
    SCHEMA,
    ControlDone,
    PlaceSet,
    PlatformAdded,
    PlatformRemoved,
    StepDone,
)
from privacyhelper.services.changes import Changes
from privacyhelper.services.errors import StoreUnavailable, UnknownTarget
from privacyhelper.services.journal import Journal
from tests.fakes import START, FixedClock, MemoryJournal


class Told:
    """Remembers what was published, and what was on disk at that moment."""

    def __init__(self, changes: Changes, store: MemoryJournal) -> None:
        self.kinds: list[frozenset[str]] = []
        self.rows: list[int] = []
        self.store = store
        changes.subscribe(self.hear)

    def hear(self, kinds: frozenset[str]) -> None:
        self.kinds.append(kinds)
        self.rows.append(len(self.store.stored))


def made(clock: FixedClock | None = None) -> tuple[Journal, MemoryJournal, Told]:
    store, changes = MemoryJournal(), Changes()
    journal = Journal(store, clock or FixedClock(), changes, lambda: "c1")
    return journal, store, Told(changes, store)


def test_a_draft_has_time_zone_schema_and_catalogue() -> None:
    journal, _, _ = made()
    event = journal.draft(PlaceSet, place="DE")
    assert (event.at, event.zone, event.offset) == (START, "Europe/Berlin", 60)
    assert (event.catalogue, event.schema) == ("c1", SCHEMA)
    assert len(event.id) == 32
    assert event.id != journal.draft(PlaceSet, place="DE").id


def test_tells_after_writing_never_before() -> None:
    journal, _, told = made()
    journal.write(journal.draft(PlaceSet, place="DE"))
    assert told.kinds == [frozenset({"record", "place", "progress"})]
    assert told.rows == [1]
    assert journal.record().place == "DE"


def test_a_failed_write_changes_and_tells_nothing() -> None:
    journal, store, told = made()
    journal.write(journal.draft(PlaceSet, place="DE"))
    revision = journal.revision
    store.full = True
    with pytest.raises(StoreUnavailable):
        journal.write(journal.draft(PlaceSet, place="GB"))
    assert journal.record().place == "DE"
    assert len(journal.events) == 1
    assert journal.revision == revision
    assert len(told.kinds) == 1


def test_orders_grow_though_the_clock_stands_still_or_goes_back() -> None:
    clock = FixedClock()
    journal, _, _ = made(clock)
    draft = journal.draft
    journal.write(draft(PlatformAdded, platform="a"), draft(PlatformRemoved, platform="a"))
    clock.move(days=-30)
    journal.write(draft(PlatformAdded, platform="a"))
    orders = [event.order for event in journal.events]
    assert orders == sorted(set(orders))
    assert journal.record().platforms == ("a",)


def test_taking_back_and_bringing_back() -> None:
    journal, _, _ = made()
    journal.write(journal.draft(PlaceSet, place="DE"))
    journal.write(journal.draft(PlaceSet, place="GB"))
    wrong = journal.events[-1].id
    journal.take_back(wrong)
    assert journal.record().place == "DE"
    with pytest.raises(UnknownTarget):
        journal.take_back(wrong)
    journal.bring_back(wrong)
    assert journal.record().place == "GB"
    with pytest.raises(UnknownTarget):
        journal.bring_back(wrong)
    journal.take_back(wrong)
    assert journal.record().place == "DE"
    assert len(journal.events) == 5, "nothing is ever removed"


def test_an_act_of_several_events_is_taken_back_as_one() -> None:
    journal, store, _ = made()
    draft = journal.draft
    about = {"platform": "a", "control": "c"}
    journal.write(draft(StepDone, step="s", **about), draft(ControlDone, **about))
    act = journal.last_act
    assert len(act) == 2
    written = len(store.stored)
    journal.take_back(*act)
    assert len(store.stored) == written + 2
    (control,) = journal.record().controls.values() or [None]
    assert control is None
    with pytest.raises(UnknownTarget):
        journal.take_back()


def test_what_is_no_act_cannot_be_taken_back() -> None:
    journal, _, _ = made()
    with pytest.raises(UnknownTarget):
        journal.take_back("nothing")
    with pytest.raises(UnknownTarget):
        journal.bring_back("nothing")


def test_bringing_in_twice_changes_nothing() -> None:
    theirs, _, _ = made()
    theirs.write(theirs.draft(PlaceSet, place="GB"))
    theirs.write(theirs.draft(PlatformAdded, platform="a"))
    mine, store, told = made()
    assert mine.bring_in(theirs.events) == 2
    assert mine.bring_in(theirs.events) == 0
    assert len(store.stored) == 2
    assert len(told.kinds) == 1
    assert mine.record() == theirs.record()


def test_refresh_reads_what_another_start_wrote_and_tells_just_that() -> None:
    journal, store, told = made()
    assert not journal.refresh()
    other = Journal(store, FixedClock(START + timedelta(hours=1)), Changes(), lambda: "c1")
    other.write(other.draft(PlatformAdded, platform="a"))
    store.other_wrote = True
    assert journal.refresh()
    assert journal.record().platforms == ("a",)
    assert told.kinds == [frozenset({"record", "platforms", "progress"})]
    store.other_wrote = True
    assert not journal.refresh(), "nothing is new"
    store.erase()
    store.other_wrote = True
    assert journal.refresh()
    assert journal.record().platforms == ()
    assert "place" in told.kinds[-1]


def test_forgetting_leaves_nothing() -> None:
    journal, store, told = made()
    journal.write(journal.draft(PlaceSet, place="DE"))
    assert list(journal.forget()) == []
    assert store.stored == []
    assert journal.events == ()
    assert journal.record().place == ""
    assert told.kinds[-1] >= {"place", "platforms", "progress", "record"}
