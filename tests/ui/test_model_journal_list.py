"""The journal as rows of a list."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt

from privacyhelper.domain.journal import PlaceSet
from privacyhelper.services.history import Acts
from privacyhelper.ui.models.journal_list import ACT, DAY, JournalList
from tests.fakes import START, FixedClock, MemoryCatalogue, MemoryJournal
from tests.samples import SWITCH, a_platform, services_over, walk_through

pytestmark = pytest.mark.ui


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def services(clock):
    made = services_over(MemoryCatalogue(a_platform()), clock=clock)
    made.person.live_in("DE")
    clock.move(days=1)
    walk_through(made, SWITCH)
    return made


@pytest.fixture
def model(services):
    made = JournalList()
    made.show(acts_of(services))
    return made


def acts_of(services):
    return Acts(services.journal.events, services.catalogue, with_take_backs=False)


def said(model):
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_newest_act_comes_first(model):
    assert said(model) == [
        "You did every step of “Control switch”.",
        "You did this step: Look again.",
        "You did this step: Turn it off.",
        "You did this step: Open it.",
        "You started “Control switch”.",
        "You added Sample.",
        "You said that you live here: DE.",
    ]


def test_the_first_row_of_each_day_knows_its_day(model):
    days = [model.index(row, 0).data(DAY) for row in range(model.rowCount())]
    assert days == [date(2026, 11, 22), *[None] * 5, date(2026, 11, 21)]


def test_a_row_says_all_it_shows_to_a_screen_reader(model, services):
    services.guide.keep_file(SWITCH, b"picture", ".png")
    services.journal.take_back(services.journal.events[-2].id)
    model.show(acts_of(services))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == (
        "You kept a file as proof of “Control switch”, Sample, 22 November 2026, 10:30, with proof"
    )
    assert model.index(1, 0).data(role) == (
        "Taken back, You did every step of “Control switch”, Sample, 22 November 2026, 10:30"
    )


def test_a_search_leaves_what_has_every_word(model):
    model.search("TRAIN switch data")
    assert said(model) == ["You did this step: Turn it off."], "a label seen and a title"
    assert model.searching
    assert model.index(0, 0).data(DAY) == date(2026, 11, 22)
    model.search("")
    assert model.rowCount() == 7


def test_what_was_typed_holds_for_acts_that_come_later(model, services):
    model.search("proof")
    assert model.rowCount() == 0
    services.guide.keep_text(SWITCH, "Case 12")
    model.show(acts_of(services))
    assert said(model) == ["You noted as proof of “Control switch”: Case 12"]


def test_a_row_is_found_again_by_its_event(model, services):
    first = services.journal.events[0].id
    assert model.row_of(first) == 6
    assert model.index(6, 0).data(ACT).event.id == first
    model.search("finished")
    assert model.row_of(first) == -1
    assert model.row_of("nobody") == -1


def test_there_is_nothing_beyond_the_rows(model):
    assert model.act(-1) is None
    assert model.act(99) is None
    assert model.index(99, 0).data() is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_ten_thousand_acts_are_put_into_words_only_as_they_are_shown(qtbot):
    store = MemoryJournal()
    store.append(PlaceSet(id=f"e{n}", at=START, order=n, place="DE") for n in range(10_000))
    services = services_over(store=store)
    acts = acts_of(services)
    model = JournalList()
    model.show(acts)
    assert model.rowCount() == 10_000
    assert model.index(5, 0).data(ACT).event.id == "e9994"
    assert len(acts._acts) == 1
    parts = sum(1 for part in model.warm() if part() is None)
    assert parts == 100
    assert len(acts._acts) == 10_000, "now a search needs no more words"
