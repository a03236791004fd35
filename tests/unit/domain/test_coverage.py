"""What is stopped and what is not: each effect in each state."""

import typing

import pytest

from privacyhelper.domain.catalogue import Clause, Control, Effect
from privacyhelper.domain.coverage import cover
from privacyhelper.domain.journal import Answered, Checked, ControlDone, PlatformAdded, Sent, Target
from privacyhelper.domain.plan import make_plan
from privacyhelper.domain.progress import State, StateKind, fold
from privacyhelper.domain.situation import Rules, situate
from tests.acts import DAY_ONE, Acts, linkedin
from tests.samples import SUBMIT, a_clause, a_control, a_platform, a_request

KEPT = a_clause(practice="retention")


def one(clause: Clause, *controls: tuple[Control, State]) -> tuple[str, bool, str]:
    states = {control.id: state for control, state in controls}
    (use,) = cover((clause,), tuple(control for control, _ in controls), states)
    return use.status, use.counted, use.by


@pytest.mark.parametrize(
    ("effect", "state", "status"),
    [
        ("stops", State("to-do"), "open"),
        ("stops", State("started"), "open"),
        ("stops", State("not-for-you"), "open"),
        ("stops", State("done", on=DAY_ONE), "stopped"),
        ("stops", State("relapsed"), "open"),
        ("stops", State("look-again"), "unsure"),
        ("limits", State("done"), "limited"),
        ("asks", State("done"), "asked"),
        ("frees-past-data", State("done"), "no-way"),
    ],
)
def test_a_setting(effect: Effect, state: State, status: str) -> None:
    control = a_control(covers=(("training", effect),))
    assert one(a_clause(), (control, state))[0] == status


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State("waiting"), "asked"),
        (State("answered"), "asked"),
        (State("refused"), "refused"),
        (State("done"), "stopped"),
        (State("done", why="partly"), "limited"),
        (State("to-do"), "open"),
    ],
)
def test_a_request_stops_only_after_a_yes(state: State, status: str) -> None:
    assert one(a_clause(), (a_request(), state))[0] == status


@pytest.mark.parametrize("kind", typing.get_args(StateKind))
def test_asking_where_nobody_answers_never_stops_anything(kind: StateKind) -> None:
    control = a_control(kind="email", covers=(("training", "asks"),), steps=(SUBMIT,))
    assert not control.is_request
    status = one(a_clause(), (control, State(kind)))[0]
    assert status != "stopped"
    assert (status == "asked") == (kind == "done")


def test_deleting_limits_what_is_only_kept() -> None:
    control = a_control(covers=(("training", "frees-past-data"),))
    assert one(KEPT, (control, State("done")))[0] == "limited"


def test_the_best_of_several_ways_counts() -> None:
    asked, stopped = a_request(), a_control()
    found = one(a_clause(), (asked, State("refused")), (stopped, State("done")))
    assert found == ("stopped", True, "switch")


@pytest.mark.parametrize("role", ["habit", "last-resort"])
def test_a_habit_or_last_resort_is_no_way_to_refuse(role: str) -> None:
    control = a_control(role=role)
    assert one(a_clause(), (control, State("to-do")))[0] == "no-way"


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        (a_clause(default="off"), "off"),
        (a_clause(default="asks"), "off"),
        (a_clause(practice="not-stated", default="not-applicable"), "silent"),
    ],
)
def test_what_is_off_or_unsaid_is_shown_and_not_counted(clause: Clause, status: str) -> None:
    assert one(clause, (a_control(covers=()), State("to-do")))[:2] == (status, False)


def test_rights_and_promises_are_no_uses() -> None:
    rights = (a_clause(practice="objection-right"), a_clause(practice="no-training"))
    assert cover(rights, (), {}) == ()


def test_linkedin_in_the_uk_step_by_step() -> None:
    told = Acts(Target("linkedin", "", "generative-ai-setting"))
    form = Target("linkedin", "", "objection-form")
    told.add(PlatformAdded, platform="linkedin")

    def statuses() -> dict[str, str]:
        (here,) = linkedin(told, "GB").heres
        return {use.clause: use.status for use in here.counted}

    uses = ("generative-ai-training-europe", "uk-microsoft-training", "other-ai-training")
    assert statuses() == dict.fromkeys(uses, "open")
    told.add(ControlDone)
    assert statuses() == dict(zip(uses, ("stopped", "stopped", "open"), strict=True))
    told.add(Sent, target=form)
    assert statuses()["other-ai-training"] == "asked"
    told.add(Answered, target=form, outcome="refused")
    assert statuses() == dict(zip(uses, ("stopped", "stopped", "refused"), strict=True))
    told.add(Checked, result="relapsed")
    assert statuses()["uk-microsoft-training"] == "open", "the switch is there to be used again"


def test_what_was_only_asked_is_counted_as_asked_in_the_plan() -> None:
    control = a_control(kind="email", covers=(("training", "asks"),), steps=(SUBMIT,))
    platform = a_platform(controls=(control,))
    told = Acts().add(PlatformAdded, platform="sample").add(ControlDone)
    situation = situate({"sample": platform}, fold(told.events), "ZZ", DAY_ONE, Rules())
    tally = make_plan(situation).tally
    assert (tally.total, tally.stopped, tally.asked) == (1, 0, 1)
