"""What every journal store promises, held against the fake and the SQLite file alike."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from privacyhelper.adapters.journal_sqlite import SqliteJournal
from privacyhelper.domain.journal import Event, PlaceSet, PlatformAdded, StepDone
from privacyhelper.services.ports import JournalStore
from tests.fakes import START, FixedClock, MemoryJournal

Store = MemoryJournal | SqliteJournal


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = (
        MemoryJournal()
        if request.param == "memory"
        else SqliteJournal(tmp_path / "data", FixedClock())
    )
    yield made
    made.close()


def event(number: int, make: Callable[..., Event] = PlatformAdded, **values: object) -> Event:
    if make is PlatformAdded:
        values.setdefault("platform", f"p{number}")
    at = START + timedelta(seconds=number)
    return make(id=f"id-{number}", at=at, order=number, **values)


def test_starts_empty(store: JournalStore) -> None:
    assert list(store.events()) == []
    assert list(store.rows()) == []
    assert list(store.notices()) == []
    assert not store.changed_elsewhere()


def test_gives_back_what_was_written_as_it_was(store: JournalStore) -> None:
    written = [
        event(1, PlaceSet, place="DE", zone="Europe/Berlin", offset=60, catalogue="c1"),
        event(2),
        event(3, StepDone, platform="linkedin", control="c", step="s", seen=("“Ändern”", "off")),
    ]
    assert store.append(written) == 3
    assert list(store.events()) == written


def test_orders_by_order_not_by_arrival(store: JournalStore) -> None:
    store.append([event(5)])
    store.append([event(2)])
    assert [e.order for e in store.events()] == [2, 5]


def test_known_ids_change_nothing(store: JournalStore) -> None:
    store.append([event(1)])
    changed = msgspec.structs.replace(event(1), platform="other")
    assert store.append([changed, event(2), event(2)]) == 1
    assert list(store.events()) == [event(1), event(2)]


def test_keeps_events_of_the_future_without_showing_them(store: JournalStore) -> None:
    future = b'{"kind":"dreamt","id":"id-9","at":"2027-01-01T00:00:00Z","order":9,"colour":"red"}'
    assert store.append([event(1)], [future]) == 2
    assert store.append([], [future]) == 0
    assert list(store.events()) == [event(1)]
    assert future in list(store.rows())
    assert len(store.notices()) == 1


def test_its_own_writing_is_not_a_change_from_elsewhere(store: JournalStore) -> None:
    store.append([event(1)])
    store.events()
    store.append([event(2)])
    assert not store.changed_elsewhere()


def test_goes_on_after_everything_was_erased(store: JournalStore) -> None:
    store.append([event(1)])
    assert list(store.erase()) == []
    assert list(store.events()) == []
    assert store.append([event(1)]) == 1
    assert list(store.events()) == [event(1)]
