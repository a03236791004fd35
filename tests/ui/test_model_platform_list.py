"""The list model: honest signals, kept selection, words for eyes and ears."""

import random

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt

from privacyhelper.domain.search import Hit
from privacyhelper.services import wording
from privacyhelper.services.library import PlatformRow
from privacyhelper.ui.kit.list_roles import RowRole
from privacyhelper.ui.models.platform_list import PlatformList, StateRole
from privacyhelper.ui.models.posture_tone import POSTURE_TONE

pytestmark = pytest.mark.ui


def a_row(name: str, **values: object) -> PlatformRow:
    usual = {"category": "social", "posture": "opt-out", "mine": False}
    return PlatformRow(id=name.lower(), name=name, **{**usual, **values})


def names(model):
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def a_list(*rows: PlatformRow) -> PlatformList:
    model = PlatformList()
    model.replace(rows)
    return model


def test_qt_finds_no_fault_with_it(qtmodeltester):
    model = a_list(a_row("A"), a_row("B"), a_row("C"))
    qtmodeltester.check(model)
    model.replace([a_row("D"), a_row("C"), a_row("A")])
    model.replace([])
    model.replace([a_row("B")])
    qtmodeltester.check(model)


def test_any_change_ends_in_what_was_asked_for(qtmodeltester):
    chance = random.Random(7)
    pool = [a_row(f"P{number}") for number in range(40)]
    model = PlatformList()
    qtmodeltester.check(model)
    for _ in range(150):
        wanted = chance.sample(pool, chance.randint(0, len(pool)))
        kept = {
            row.id: QPersistentModelIndex(model.index(at, 0)) for at, row in enumerate(model.rows)
        }
        model.replace(wanted)
        assert list(model.rows) == wanted
        for at, row in enumerate(wanted):
            if row.id in kept:
                assert kept[row.id].row() == at
        here = {row.id for row in wanted}
        assert all(not index.isValid() for key, index in kept.items() if key not in here)


def test_selection_stays_with_its_platform():
    model = a_list(a_row("A"), a_row("B"), a_row("C"))
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    model.replace([a_row("D"), a_row("C"), a_row("E"), a_row("B")])
    assert [index.data() for index in selection.selectedIndexes()] == ["B"]
    assert selection.currentIndex().row() == 3


def test_the_same_rows_tell_nothing(qtbot):
    model = a_list(a_row("A"), a_row("B"))
    signals = (model.dataChanged, model.layoutChanged, model.rowsInserted, model.rowsRemoved,
               model.modelReset)  # fmt: skip
    said = []
    for signal in signals:
        signal.connect(lambda *_: said.append(1))
    model.replace([a_row("A"), a_row("B")])
    assert not said


def test_only_changed_rows_are_told():
    model = a_list(a_row("A"), a_row("B"), a_row("C"))
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.replace([a_row("A"), a_row("B", mine=True), a_row("C")])
    assert told == [(1, 1)]


def test_a_thousand_rows_change_in_a_handful_of_signals():
    many = [a_row(f"P{number}") for number in range(1000)]
    model = a_list(*many)
    said = []
    for signal in (model.layoutChanged, model.rowsInserted, model.rowsRemoved, model.dataChanged,
                   model.modelReset):  # fmt: skip
        signal.connect(lambda *_: said.append(1))
    model.replace([*many[::-3], a_row("New")])
    assert names(model)[0] == "P999"
    assert len(said) <= 5


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (a_row("A"), "Not yours"),
        (a_row("A", mine=True, open_count=2, main_count=3), "2 to do"),
        (a_row("A", mine=True, done_count=2, main_count=2), "Done or asked"),
        (a_row("A", mine=True, done_count=1, main_count=2), "1 of 2 done or asked"),
        (a_row("A", mine=True), "Nothing to do"),
    ],
)
def test_state_in_words(row, state):
    model = a_list(row)
    index = model.index(0, 0)
    assert index.data(StateRole) == state
    assert state in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_screen_reader_hears_the_whole_row():
    hit = Hit("a", 9, "control", "Turn off the switch", "switch")
    row = a_row("A", posture="no-choice", mine=True, open_count=1, main_count=1, hit=hit)
    model = a_list(row)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "A, Social, Uses your data for AI, no way to refuse found, 1 to do, "
        "What you can do: Turn off the switch"
    )


def test_a_hit_in_the_name_needs_no_note():
    row = a_row("A", hit=Hit("a", 9, "name", "A"))
    model = a_list(row)
    assert model.index(0, 0).data(RowRole.NOTE) == ""


def test_a_long_name_goes_on_in_the_small_line():
    model = a_list(a_row("Google account, Search and Gmail"))
    index = model.index(0, 0)
    assert index.data() == "Google account"
    assert index.data(RowRole.DETAILS) == "Search and Gmail · Social"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Google account, Search and Gmail, "
    )


def test_every_posture_has_words_and_a_tint():
    assert POSTURE_TONE.keys() == wording.POSTURE.keys()
    refused = {posture for posture, tone in POSTURE_TONE.items() if tone in ("high", "critical")}
    assert refused == {"no-choice"}, "red is for what nobody can refuse"
    assert a_list(a_row("A", posture="opt-in")).index(0, 0).data(RowRole.TONE) == "info"
