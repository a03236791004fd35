"""What to do, in which order, and how it is counted."""

from datetime import timedelta

import pytest

from privacyhelper.domain.catalogue import Platform
from privacyhelper.domain.journal import (
    Answered,
    Checked,
    ControlDone,
    ControlStarted,
    NotForMe,
    PlatformAdded,
    Sent,
    Snoozed,
    StepNotFound,
    Target,
)
from privacyhelper.domain.plan import Plan, make_plan
from privacyhelper.domain.progress import fold
from privacyhelper.domain.situation import Rules, situate
from tests.acts import DAY_ONE, Acts, linkedin
from tests.samples import a_clause, a_control, a_platform, a_request


def plan_of(platforms: list[Platform], acts: Acts, day: int = 0) -> Plan:
    for platform in platforms:
        acts.add(PlatformAdded, platform=platform.id)
    by_id = {platform.id: platform for platform in platforms}
    today = DAY_ONE + timedelta(days=day)
    return make_plan(situate(by_id, fold(acts.events), "ZZ", today, Rules()))


def order(plan: Plan) -> list[str]:
    return [f"{entry.target.platform}:{entry.reason}" for entry in plan.entries]


def test_urgent_things_stand_first_whatever_they_are_worth() -> None:
    settings = ["todo", "check", "started", "again", "back"]
    platforms = [a_platform(name, controls=(a_control("c", minutes=1),)) for name in settings]
    platforms += [a_platform(name, controls=(a_request("c"),)) for name in ("answer", "overdue")]

    def at(name: str) -> Target:
        return Target(name, "", "c")

    acts = Acts()
    acts.add(ControlDone, target=at("check"))
    acts.add(ControlStarted, 100, target=at("started"))
    acts.add(Sent, 95, target=at("answer")).add(Answered, 99, target=at("answer"), outcome="unread")
    acts.add(Sent, target=at("overdue"))
    acts.add(Checked, 100, target=at("again"), result="missing")
    acts.add(Checked, 100, target=at("back"), result="relapsed")
    plan = plan_of(platforms, acts, day=100)
    kinds = [entry.reason for entry in plan.entries]
    assert kinds[:2] == ["relapsed", "look-again"]
    assert set(kinds[2:4]) == {"overdue", "answered"}
    assert kinds[4:] == ["started", "due-check", "to-do"]
    assert plan.next is plan.entries[0]


def test_worth_is_severity_by_effect_by_minutes() -> None:
    high = a_clause()  # private, generative, refusable: 4, high
    low = a_clause(content="pooled", ai="other")  # low once it can be stopped
    platforms = [
        a_platform("slow", (high,), (a_control(minutes=8),)),
        a_platform("small", (low,), (a_control(minutes=1),)),
        a_platform("quick", (high,), (a_control(minutes=2),)),
    ]
    plan = plan_of(platforms, Acts())
    assert [(e.target.platform, e.worth) for e in plan.entries] == [
        ("quick", 2.0),
        ("small", 1.0),
        ("slow", 0.5),
    ]


def test_ties_go_by_minutes_then_name_and_a_platform_stays_together() -> None:
    two = (a_clause("a"), a_clause("b"))
    long = a_control("long", covers=(("a", "stops"), ("b", "stops")), minutes=4)
    short = a_control("short", covers=(("a", "stops"),), minutes=2)
    platforms = [
        a_platform("zeta", two, (short,)),
        a_platform("alpha", two, (short,)),
        a_platform("beta", two, (long,)),
    ]
    assert [e.target.platform for e in plan_of(platforms, Acts()).entries] == [
        "alpha",
        "zeta",
        "beta",
    ]
    best = a_platform("best", two, (a_control("x", minutes=1), short))
    mixed = [a_platform("other", two, (short,)), best]
    together = [e.target.platform for e in plan_of(mixed, Acts()).entries]
    assert together == ["best", "best", "other"], "the small one stands beside its platform's best"


def test_a_use_already_stopped_adds_no_worth() -> None:
    clauses = (a_clause("a"), a_clause("b"))
    first = a_control("first", covers=(("a", "stops"),))
    both = a_control("both", covers=(("a", "stops"), ("b", "stops")), minutes=1)
    acts = Acts().add(ControlDone, target=Target("p", "", "first"))
    plan = plan_of([a_platform("p", clauses, (first, both))], acts)
    (entry,) = plan.entries
    assert entry.open_uses == ("b",)


@pytest.mark.parametrize("role", ["extra", "habit", "last-resort", "fallback"])
def test_the_plan_is_of_mains(role: str) -> None:
    platform = a_platform(controls=(a_control(), a_control("other", role=role)))
    plan = plan_of([platform], Acts())
    assert [e.control.id for e in plan.entries] == ["switch"]
    assert plan.minutes_left == 2


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (StepNotFound, {"step": "open"}),
        (Checked, {"result": "missing"}),
        (Answered, {"outcome": "refused"}),
    ],
)
def test_a_fallback_appears_when_its_main_failed(
    kind: type, values: dict[str, str]
) -> None:
    main = a_request("main") if kind is Answered else a_control("main")
    letter = a_request("letter", role="fallback", instead_of=("main",))
    at = Target("p", "", "main")
    platform = a_platform("p", controls=(main, letter))
    assert "main-failed" not in [e.reason for e in plan_of([platform], Acts()).entries]
    acts = Acts().add(kind, target=at, **values)
    assert "main-failed" in [e.reason for e in plan_of([platform], acts).entries]


def test_done_waiting_put_off_and_no_way_have_their_own_lists() -> None:
    platforms = [
        a_platform("done"),
        a_platform("asked", controls=(a_request("switch"),)),
        a_platform("later"),
        a_platform("none", controls=(a_control(kind="none", steps=(), covers=()),)),
        a_platform("mine", controls=(a_control(),)),
    ]
    acts = Acts()
    acts.add(ControlDone, target=Target("done", "", "switch"))
    acts.add(Sent, target=Target("asked", "", "switch"))
    until = DAY_ONE + timedelta(days=7)
    acts.add(Snoozed, target=Target("later", "", "switch"), until=until)
    acts.add(NotForMe, target=Target("mine", "", "switch"))
    plan = plan_of(platforms, acts)
    assert plan.entries == ()
    assert plan.next is None
    assert [e.target.platform for e in plan.done] == ["done"]
    assert [e.target.platform for e in plan.waiting] == ["asked"]
    assert [(e.target.platform, e.due) for e in plan.later] == [("later", until)]
    assert [e.target.platform for e in plan.no_way] == ["none"]
    assert plan.oldest_check == DAY_ONE
    assert (plan.tally.total, plan.tally.stopped, plan.tally.asked) == (5, 1, 1)
    assert plan.tally.no_way == 1


def test_progress_counts_started_platforms_only() -> None:
    two = (a_control("a"), a_control("b"))
    platforms = [a_platform("begun", controls=two), a_platform("untouched", controls=two)]
    acts = Acts().add(ControlDone, target=Target("begun", "", "a"))
    plan = plan_of(platforms, acts)
    assert (plan.started_done, plan.started_total) == (1, 2)


@pytest.mark.parametrize(
    ("place", "entries", "total"),
    [
        ("DE", [("generative-ai-setting", 4.0), ("objection-form", 0.8)], 2),
        ("GB", [("generative-ai-setting", 6.0), ("objection-form", 1.0)], 3),
        ("US-CA", [("generative-ai-setting", 5.0), ("objection-form-elsewhere", 1.0)], 3),
        ("ZZ", [("generative-ai-setting", 5.0), ("objection-form-elsewhere", 1.0)], 3),
    ],
)
def test_linkedin_as_shipped(place: str, entries: list[tuple[str, float]], total: int) -> None:
    acts = Acts().add(PlatformAdded, platform="linkedin")
    plan = make_plan(linkedin(acts, place))
    assert [(e.control.id, e.worth) for e in plan.entries] == entries
    assert plan.minutes_left == 6
    assert (plan.tally.total, plan.tally.open, plan.tally.stopped) == (total, total, 0)


def test_the_oldest_look_counts_even_when_the_next_one_is_due() -> None:
    platforms = [a_platform(name, controls=(a_control("c"),)) for name in ("old", "new")]
    acts = Acts().add(ControlDone, target=Target("old", "", "c"))
    acts.add(ControlDone, 190, target=Target("new", "", "c"))
    plan = plan_of(platforms, acts, day=200)
    assert [entry.reason for entry in plan.entries] == ["due-check"]
    assert plan.oldest_check == DAY_ONE


def test_what_was_asked_elsewhere_is_overdue_once() -> None:
    asking = a_platform("one", controls=(a_request("form", settles=("two/form",)),))
    settled = a_platform("two", controls=(a_request("form"),))
    acts = Acts().add(Sent, target=Target("one", "", "form"))
    plan = plan_of([asking, settled], acts, day=60)
    assert order(plan) == ["one:overdue"]
    assert [str(entry.target) for entry in plan.waiting] == ["two/form"]
