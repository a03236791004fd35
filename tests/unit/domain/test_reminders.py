"""What is due when, and how the distance to the next look grows and shrinks."""

from datetime import date, timedelta

import pytest

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.journal import (
    Answered,
    Checked,
    ClauseChanged,
    ControlDone,
    NotForMe,
    PlatformAdded,
    ReminderStopped,
    Sent,
    Snoozed,
    StepDone,
    Target,
)
from privacyhelper.domain.progress import ControlRecord, State, fold
from privacyhelper.domain.reminders import Reminder, check_interval, due, reminders
from privacyhelper.domain.situation import Rules, situate
from tests.acts import DAY_ONE, Acts
from tests.samples import PAUSE, TOGGLE, a_control, a_platform, a_request

SETTING, REQUEST = a_control(), a_request("switch")


def day(number: int) -> date:
    return DAY_ONE + timedelta(days=number)


def told() -> Acts:
    return Acts().add(PlatformAdded, platform="sample")


def found(acts: Acts, control: Control = SETTING, on: date = DAY_ONE) -> tuple[Reminder, ...]:
    platform = a_platform(controls=(control,))
    return reminders(situate({"sample": platform}, fold(acts.events), "ZZ", on, Rules()))


@pytest.mark.parametrize(
    ("stills", "relapses", "days", "pace"),
    [
        (0, 0, 90, "usual"),
        (1, 0, 90, "usual"),
        (2, 0, 135, "longer"),
        (3, 0, 135, "longer"),
        (4, 0, 180, "longer"),
        (0, 1, 45, "sooner"),
        (1, 2, 45, "sooner"),
        (2, 1, 135, "longer"),
    ],
)
def test_the_distance_to_the_next_look(stills: int, relapses: int, days: int, pace: str) -> None:
    record = ControlRecord(stills=stills, relapses=relapses)
    assert check_interval(SETTING, record) == (days, pace)


def test_the_distance_is_never_nothing() -> None:
    record = ControlRecord(relapses=1)
    assert check_interval(a_control(recheck_days=1), record) == (1, "sooner")


CASES: list[tuple[str, Control, Acts, str, int]] = [
    ("done", SETTING, told().add(ControlDone), "check", 90),
    ("checked", SETTING, told().add(ControlDone).add(Checked, 10, result="still"), "check", 100),
    ("back on", SETTING, told().add(Checked, 3, result="relapsed"), "relapsed", 3),
    ("missing", SETTING, told().add(Checked, 3, result="missing"), "look-again", 3),
    ("changed", SETTING, told().add(ClauseChanged, 4, clause="training"), "look-again", 4),
    ("sent", REQUEST, told().add(Sent), "answer", 31),
    ("a letter came", REQUEST, told().add(Sent).add(Answered, 5, outcome="unread"), "read", 5),
    (
        "a pause",
        a_control(steps=(TOGGLE, PAUSE)),
        told().add(StepDone, step="turn-off"),
        "wait",
        3,
    ),
    ("no way", a_control(kind="none", steps=()), told(), "way-now", 90),
    (
        "put off",
        SETTING,
        told().add(ControlDone).add(Snoozed, until=day(120)),
        "check",
        120,
    ),
    (
        "put off to before it is due",
        SETTING,
        told().add(ControlDone).add(Snoozed, until=day(2)),
        "check",
        90,
    ),
]


@pytest.mark.parametrize(
    ("control", "acts", "kind", "on"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_what_is_due_when(control: Control, acts: Acts, kind: str, on: int) -> None:
    (reminder,) = found(acts, control)
    assert (reminder.kind, reminder.on) == (kind, day(on))


@pytest.mark.parametrize(
    ("control", "acts"),
    [
        (SETTING, told()),
        (SETTING, told().add(StepDone, step="open")),
        (SETTING, told().add(ControlDone).add(ReminderStopped)),
        (SETTING, told().add(ControlDone).add(NotForMe)),
        (a_control(recheck_days=0), told().add(ControlDone)),
        (REQUEST, told().add(Sent).add(Answered, outcome="refused")),
    ],
)
def test_nothing_is_due(control: Control, acts: Acts) -> None:
    assert found(acts, control) == ()


def test_a_check_ends_putting_off() -> None:
    acts = told().add(ControlDone).add(Snoozed, until=day(200)).add(Checked, 1, result="still")
    (reminder,) = found(acts)
    assert (reminder.on, reminder.snoozed) == (day(91), False)


def test_what_one_act_settled_elsewhere_is_looked_at_once() -> None:
    first = a_platform("sample", controls=(a_control(settles=("two/switch",)),))
    acts = told().add(PlatformAdded, platform="two").add(ControlDone)
    both = {"sample": first, "two": a_platform("two")}
    due = reminders(situate(both, fold(acts.events), "ZZ", DAY_ONE, Rules()))
    assert [str(reminder.target) for reminder in due] == ["sample/switch"]


def test_the_earliest_stands_first() -> None:
    controls = (a_control("late", recheck_days=300), a_control("soon", recheck_days=10))
    acts = told()
    for control in controls:
        acts.add(ControlDone, target=Target("sample", "", control.id))
    platform = a_platform(controls=controls)
    due = reminders(situate({"sample": platform}, fold(acts.events), "ZZ", DAY_ONE, Rules()))
    assert [reminder.control.id for reminder in due] == ["soon", "late"]


def test_what_is_due_stands_in_the_order_of_the_plan() -> None:
    def one(kind: str, day: int) -> Reminder:
        return Reminder(
            target=Target("acme", "", kind),
            platform_name="Acme",
            account_name="",
            control=SETTING,
            kind=kind,
            on=date(2026, 11, day),
            state=State("done"),
        )

    given = (("way-now", 1), ("check", 3), ("check", 2), ("answer", 9), ("relapsed", 20))
    found = [one(*each) for each in given]
    kinds = [(r.kind, r.on.day) for r in due(found, date(2026, 11, 20))]
    assert kinds == [("relapsed", 20), ("answer", 9), ("check", 2), ("check", 3), ("way-now", 1)]
    assert due(found, date(2026, 11, 1)) == (found[0],)


@pytest.mark.parametrize("today", [2, 3, 30])
def test_a_pause_that_is_over_is_due_until_the_person_goes_on(today: int) -> None:
    pausing = a_control(steps=(TOGGLE, PAUSE))
    acts = told().add(StepDone, step="turn-off")
    (reminder,) = found(acts, pausing, day(today))
    assert (reminder.kind, reminder.on) == ("wait", day(3))
    assert found(acts.add(StepDone, 3, step="pause"), pausing, day(today)) == ()
