"""The state of a control: every way a journal can lead to it."""

from datetime import date, timedelta

import pytest

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.deadlines import Due
from privacyhelper.domain.journal import (
    AccountAdded,
    AlreadyDone,
    Answered,
    Checked,
    ClauseChanged,
    ControlDone,
    ControlStarted,
    NotForMe,
    PlaceSet,
    PlatformAdded,
    PlatformRemoved,
    ProofKept,
    Seen,
    Sent,
    Snoozed,
    StepDone,
    StepNotFound,
    Target,
)
from privacyhelper.domain.progress import (
    Record,
    State,
    carry_over,
    fold,
    renamed,
    state_of,
)
from tests.acts import DAY_ONE, Acts
from tests.samples import PAUSE, SWITCH, TOGGLE, a_control, a_request

SETTING, REQUEST, NONE = a_control(), a_request(), a_control(kind="none", steps=())
WAITING = a_control(steps=(TOGGLE, PAUSE))
DUE = Due(DAY_ONE + timedelta(days=30), days=30, ours=True)


def acts() -> Acts:
    return Acts()


STATES: list[tuple[str, Control, Acts, str, str]] = [
    ("nothing yet", SETTING, acts(), "to-do", ""),
    ("no way", NONE, acts().add(ControlDone), "no-way", ""),
    ("opened", SETTING, acts().add(ControlStarted), "started", ""),
    ("a step", SETTING, acts().add(StepDone, step="open"), "started", ""),
    ("stuck", SETTING, acts().add(StepNotFound, step="open"), "started", "not-found"),
    (
        "found after all",
        SETTING,
        acts().add(StepNotFound, step="open").add(StepDone, step="open"),
        "started",
        "",
    ),
    ("done", SETTING, acts().add(ControlDone), "done", ""),
    ("done before", SETTING, acts().add(AlreadyDone), "done", ""),
    ("not for me", SETTING, acts().add(NotForMe, why="I left"), "not-for-you", "I left"),
    ("for me again", SETTING, acts().add(NotForMe).add(ControlStarted), "started", ""),
    ("for me after all", SETTING, acts().add(NotForMe).add(StepDone, step="open"), "started", ""),
    (
        "seen though not for me",
        SETTING,
        acts().add(NotForMe).add(Checked, result="still"),
        "done",
        "",
    ),
    ("sent though not for me", REQUEST, acts().add(NotForMe).add(Sent), "waiting", ""),
    ("still so", SETTING, acts().add(Checked, result="still"), "done", ""),
    ("back on", SETTING, acts().add(ControlDone).add(Checked, result="relapsed"), "relapsed", ""),
    (
        "back on, done again",
        SETTING,
        acts().add(ControlDone).add(Checked, result="relapsed").add(ControlDone),
        "done",
        "",
    ),
    (
        "cannot find it",
        SETTING,
        acts().add(ControlDone).add(Checked, result="missing"),
        "look-again",
        "missing",
    ),
    (
        "clause changed",
        SETTING,
        acts().add(ControlDone).add(ClauseChanged, clause="training"),
        "look-again",
        "changed",
    ),
    (
        "change seen",
        SETTING,
        acts().add(ControlDone).add(ClauseChanged, clause="training").add(Seen),
        "done",
        "",
    ),
    ("sent", REQUEST, acts().add(Sent), "waiting", ""),
    ("asked before", REQUEST, acts().add(AlreadyDone), "waiting", ""),
    ("a letter came", REQUEST, acts().add(Sent).add(Answered, outcome="unread"), "answered", ""),
    ("a yes", REQUEST, acts().add(Sent).add(Answered, outcome="confirmed"), "done", ""),
    ("half a yes", REQUEST, acts().add(Sent).add(Answered, outcome="partly"), "done", "partly"),
    ("a no", REQUEST, acts().add(Sent).add(Answered, outcome="refused"), "refused", ""),
    (
        "sent again after a no",
        REQUEST,
        acts().add(Sent).add(Answered, outcome="refused").add(Sent),
        "waiting",
        "",
    ),
    (
        "sent again after it came back on",
        REQUEST,
        acts().add(Sent).add(Checked, result="relapsed").add(Sent),
        "waiting",
        "",
    ),
    ("a pause", WAITING, acts().add(StepDone, step="turn-off"), "waiting", ""),
    ("proof alone", SETTING, acts().add(ProofKept, text="12"), "to-do", ""),
    ("put off", SETTING, acts().add(Snoozed, until=date(2027, 1, 1)), "to-do", ""),
]


@pytest.mark.parametrize(
    ("control", "told", "kind", "why"),
    [case[1:] for case in STATES],
    ids=[case[0] for case in STATES],
)
def test_the_state_follows_from_the_acts(control: Control, told: Acts, kind: str, why: str) -> None:
    state = state_of(control, fold(told.events).of(SWITCH), DUE, DAY_ONE)
    assert (state.kind, state.why) == (kind, why)


def test_no_answer_is_overdue_the_day_after_not_on_the_day() -> None:
    record = fold(acts().add(Sent).events).of(SWITCH)
    assert not state_of(REQUEST, record, DUE, DUE.on).overdue
    assert state_of(REQUEST, record, DUE, DUE.on + timedelta(days=1)).overdue


def test_a_pause_ends_by_itself() -> None:
    record = fold(acts().add(StepDone, step="turn-off").events).of(SWITCH)
    waiting = state_of(WAITING, record, None, DAY_ONE + timedelta(days=2))
    assert waiting.until is not None
    assert waiting.until.on == DAY_ONE + timedelta(days=3)
    assert state_of(WAITING, record, None, DAY_ONE + timedelta(days=3)).kind == "started"


def test_counts_relapses_and_checks_that_found_all_well() -> None:
    told = acts().add(ControlDone).add(Checked, 1, result="still").add(Checked, 2, result="still")
    assert fold(told.events).of(SWITCH).stills == 2
    told.add(Checked, 3, result="relapsed")
    record = fold(told.events).of(SWITCH)
    assert (record.stills, record.relapses, record.relapsed) == (0, 1, DAY_ONE + timedelta(days=3))


def test_a_person_is_added_up() -> None:
    told = (
        acts()
        .add(PlaceSet, place="DE")
        .add(PlatformAdded, platform="one")
        .add(PlatformAdded, platform="two")
        .add(PlatformAdded, platform="one")
        .add(AccountAdded, 1, platform="one", account="work", name="At work", audience=("member",))
        .add(PlatformRemoved, platform="two")
        .add(PlaceSet, place="GB")
    )
    record = fold(told.events)
    assert record.place == "GB"
    assert record.platforms == ("one",)
    assert [(a.id, a.name, a.asked) for a in record.accounts] == [
        ("", "", False),
        ("work", "At work", True),
    ]


def test_two_accounts_are_two_records() -> None:
    told = Acts(Target("sample", "work", "switch")).add(ControlDone)
    record = fold(told.events)
    assert record.of(SWITCH).done is None
    assert record.of(Target("sample", "work", "switch")).done == DAY_ONE


# What one act settles elsewhere

A, B = Target("one", "", "form"), Target("two", "", "form")
DONE, TO_DO = State("done", on=DAY_ONE), State("to-do")
SETTLES = a_request("form", settles=("two/form",))


@pytest.mark.parametrize(
    ("first", "second", "kind", "via"),
    [
        (DONE, TO_DO, "done", A),
        (State("waiting"), TO_DO, "waiting", A),
        (State("refused"), TO_DO, "refused", A),
        (TO_DO, TO_DO, "to-do", None),
        (State("started"), TO_DO, "to-do", None),
        (DONE, State("started"), "started", None),
        (DONE, State("relapsed"), "relapsed", None),
    ],
)
def test_an_act_settles_what_it_says_it_settles(
    first: State, second: State, kind: str, via: Target | None
) -> None:
    states = carry_over({A: first, B: second}, {A: SETTLES, B: a_request("form")})
    assert (states[B].kind, states[B].via) == (kind, via)
    assert states[A] == first


def test_an_act_carries_to_the_account_of_the_same_name() -> None:
    work, mine = Target("two", "work", "form"), Target("two", "", "form")
    states = {A: DONE, work: TO_DO, mine: TO_DO}
    controls = {A: SETTLES, work: a_request("form"), mine: a_request("form")}
    carried = carry_over(states, controls)
    assert (carried[mine].kind, carried[work].kind) == ("done", "to-do")
    alone = carry_over({A: DONE, work: TO_DO}, {A: SETTLES, work: a_request("form")})
    assert alone[work].kind == "done"


def test_a_renamed_platform_takes_its_record_along() -> None:
    told = acts().add(PlatformAdded, platform="sample").add(ControlDone)
    record = fold(told.events)
    assert renamed(record, {"sample": "sample"}) is record
    new = renamed(record, {"sample": "new"})
    assert new.platforms == ("new",)
    assert new.of(Target("new", "", "switch")).done == DAY_ONE
    assert renamed(Record(), {"sample": "new"}) == Record()


def test_a_renamed_platform_adds_up_what_happened_under_both_names() -> None:
    new_name = Target("new", "", "switch")
    told = acts().add(PlatformAdded, platform="sample").add(ControlDone)
    told.add(ProofKept, 5, target=new_name, text="12")
    record = renamed(fold(told.events), {"sample": "new"}).of(new_name)
    assert (record.done, len(record.proofs)) == (DAY_ONE, 1)


def test_asking_again_counts_from_the_new_day_and_ends_putting_off() -> None:
    told = acts().add(Sent).add(ControlDone).add(Answered, 20, outcome="refused")
    told.add(Snoozed, 25, until=date(2027, 6, 1)).add(ControlDone, 40)
    again = fold(told.events).of(SWITCH)
    assert (again.sent, again.done) == (None, DAY_ONE + timedelta(days=40))
    told.add(Snoozed, 41, until=date(2027, 6, 1)).add(Sent, 50)
    record = fold(told.events).of(SWITCH)
    assert (record.sent, record.snoozed) == (DAY_ONE + timedelta(days=50), None)
    told.add(ControlDone, 52)
    assert fold(told.events).of(SWITCH).sent == DAY_ONE + timedelta(days=50)


def test_of_two_acts_that_settle_one_thing_the_better_one_counts() -> None:
    other = Target("three", "", "form")
    controls = {A: SETTLES, other: SETTLES, B: a_request("form")}
    for states in (
        {A: State("refused"), other: DONE, B: TO_DO},
        {A: DONE, other: State("refused"), B: TO_DO},
    ):
        assert carry_over(states, controls)[B].kind == "done"
