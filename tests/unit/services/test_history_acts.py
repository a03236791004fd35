"""The acts of a journal as a list that is put into words on demand."""

from datetime import date

import pytest

from privacyhelper.services.history import Acts, history
from tests.fakes import FixedClock, MemoryCatalogue
from tests.samples import SWITCH, a_platform, services_over, walk_through


def acts_of(services, *, with_take_backs=True):
    events, catalogue = services.journal.events, services.catalogue
    return Acts(events, catalogue, with_take_backs=with_take_backs)


@pytest.fixture
def services():
    made = services_over(clock=FixedClock())
    made.person.live_in("DE")
    walk_through(made, SWITCH)
    return made


def test_is_the_history(services):
    assert tuple(acts_of(services)) == history(services.journal, services.catalogue)
    assert acts_of(services)[-1].sentence == "You did every step of “Control switch”."
    assert [act.sentence for act in acts_of(services)[1:3]] == [
        "You added Sample.",
        "You started “Control switch”.",
    ]
    with pytest.raises(IndexError):
        acts_of(services)[99]


def test_take_backs_can_be_left_out_and_are_told_on_the_act(services):
    act = services.journal.events[0].id
    services.clock.move(days=2)
    services.journal.take_back(act)
    assert len(acts_of(services)) == 8
    short = acts_of(services, with_take_backs=False)
    assert len(short) == 7
    assert short[0].taken_back
    assert short[0].taken_back_on == date(2026, 11, 23)
    assert "taken back" in short[0].words
    services.journal.bring_back(act)
    again = acts_of(services, with_take_backs=False)[0]
    assert (again.taken_back, again.taken_back_on) == (False, None)


def test_a_platform_that_vanished_is_called_by_its_id():
    catalogue = MemoryCatalogue(a_platform(), a_platform("other"))
    services = services_over(catalogue)
    walk_through(services, SWITCH)
    acts = Acts(services.journal.events, catalogue.without("sample"))
    assert [act.sentence for act in acts] == [
        "You added sample.",
        "You started “switch”.",
        "You did this step: step “open”, which is no longer described.",
        "You did this step: step “turn-off”, which is no longer described.",
        "You did this step: step “look”, which is no longer described.",
        "You did every step of “switch”.",
    ]
    assert acts[3].seen == ("Train on my data", "off"), "what was seen is kept"


def test_days_and_places_in_the_list_need_no_words(services):
    acts = acts_of(services)
    last = services.journal.events[-1]
    assert acts.day(6) == date(2026, 11, 21)
    assert acts.position(last.id) == 6
    assert acts.position("nobody") is None
    assert not acts._acts


def test_proof_is_listed_newest_first_without_what_was_taken_back(services):
    services.guide.keep_file(SWITCH, b"one", ".png")
    services.guide.keep_text(SWITCH, "Case 12")
    services.guide.keep_file(SWITCH, b"two", ".pdf")
    services.journal.take_back(services.journal.events[-3].id)
    kept = acts_of(services).proof()
    assert [act.file[-4:] for act in kept] == [".pdf", ""]
    assert len(kept[0].sha256) == 64
