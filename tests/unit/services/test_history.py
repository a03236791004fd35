"""The journal for people: a sentence for every kind of act."""

from datetime import date, timedelta

import pytest

from privacyhelper.domain import journal as kinds
from privacyhelper.domain.journal import EventBase
from privacyhelper.services.history import find, history
from tests.fakes import START, MemoryJournal
from tests.samples import SWITCH, services_over, walk_through

ABOUT = {"platform": "sample", "control": "switch"}
EVERY = [
    (kinds.PlaceSet, {"place": "GB"}, "You said that you live here: GB."),
    (kinds.PlatformAdded, {"platform": "sample"}, "You added Sample."),
    (kinds.PlatformRemoved, {"platform": "sample"}, "You took Sample out of your plan."),
    (
        kinds.AccountAdded,
        {"platform": "sample", "account": "work", "name": "At work"},
        "You said what kind of account you have on Sample: At work.",
    ),
    (kinds.ControlStarted, ABOUT, "You started “Control switch”."),
    (kinds.StepDone, {**ABOUT, "step": "open"}, "You did this step: Open it."),
    (
        kinds.StepNotFound,
        {**ABOUT, "step": "open", "note": "No page."},
        "You could not find this step: Open it. No page.",
    ),
    (kinds.ControlDone, ABOUT, "You did every step of “Control switch”."),
    (
        kinds.AlreadyDone,
        {**ABOUT, "since": "2025-11"},
        "You said that you had done “Control switch” before, since November 2025.",
    ),
    (
        kinds.NotForMe,
        {**ABOUT, "why": "I left"},
        "You said “Control switch” is not for you: I left.",
    ),
    (
        kinds.Checked,
        {**ABOUT, "result": "relapsed"},
        "You looked again at “Control switch”: it was back on.",
    ),
    (
        kinds.Snoozed,
        {**ABOUT, "until": date(2027, 1, 2)},
        "You put off the reminder of “Control switch” to 2 January 2027.",
    ),
    (kinds.ReminderStopped, ABOUT, "You stopped the reminders of “Control switch”."),
    (
        kinds.ProofKept,
        {**ABOUT, "text": "case 12"},
        "You noted as proof of “Control switch”: case 12",
    ),
    (
        kinds.Sent,
        {**ABOUT, "reference": "12"},
        "You said that you sent “Control switch”, reference 12.",
    ),
    (
        kinds.Answered,
        {**ABOUT, "outcome": "refused"},
        "You noted that they refused “Control switch”.",
    ),
    (
        kinds.ClauseChanged,
        {**ABOUT, "clause": "training"},
        "A clause behind “Control switch” reads differently now (training).",
    ),
    (kinds.Seen, ABOUT, "You read what changed about “Control switch” and left it so."),
    (kinds.Retracted, {"event": "x"}, "You took back an act that is not in this record."),
]


def test_every_kind_of_act_has_a_case() -> None:
    assert {kind for kind, _, _ in EVERY} == set(kinds.Event.__args__)


@pytest.mark.parametrize(("kind", "values", "said"), EVERY, ids=[k.__name__ for k, _, _ in EVERY])
def test_says_it_in_a_sentence(kind: type[EventBase], values: dict[str, object], said: str) -> None:
    store = MemoryJournal()
    store.append([kind(id="one", at=START, order=1, **values)])  # type: ignore[arg-type]
    services = services_over(store=store)
    (act,) = history(services.journal, services.catalogue)
    assert act.sentence == said


def test_the_time_is_that_of_the_place_where_it_was_done() -> None:
    store = MemoryJournal()
    at = START.replace(hour=23)
    store.append([kinds.PlaceSet(id="one", at=at, order=1, offset=330, place="IN")])
    services = services_over(store=store)
    (act,) = history(services.journal, services.catalogue)
    assert (act.on, act.time) == ((at + timedelta(hours=6)).date(), "05:00")


def test_taking_back_and_bringing_back_are_told() -> None:
    services = services_over()
    services.person.live_in("DE")
    first = services.journal.events[0].id
    services.journal.take_back(first)
    acts = history(services.journal, services.catalogue)
    assert [act.taken_back for act in acts] == [True, False]
    assert [act.can_be_taken_back for act in acts] == [False, False]
    services.journal.bring_back(first)
    acts = history(services.journal, services.catalogue)
    assert [act.taken_back for act in acts] == [False, False, False]
    assert acts[1].sentence.startswith("You took back what you noted on 21 November 2026: You said")
    assert acts[2].sentence.startswith("You brought back what you noted on 21 November 2026")


def test_finds_by_words_in_any_order() -> None:
    services = services_over()
    walk_through(services, SWITCH)
    acts = history(services.journal, services.catalogue)
    found = [act.sentence for act in find(acts, "switch EVERY")]
    assert found == ["You did every step of “Control switch”."]
    assert find(acts, "") == acts
    assert find(acts, "nowhere") == ()
    assert len(find(acts, "train on my data")) == 1, "labels seen are found too"
