"""The plan as a service: kept until something changes, and true to platforms that vanish."""

from privacyhelper.domain.journal import Target
from tests.fakes import FixedClock, MemoryCatalogue, MemoryJournal
from tests.samples import SWITCH, a_control, a_platform, services_over, shipped, walk_through


def test_computes_once_until_something_is_written_or_the_day_changes() -> None:
    clock = FixedClock()
    services = services_over(clock=clock)
    services.person.use("sample")
    plan = services.plans.plan()
    assert services.plans.plan() is plan
    assert services.plans.situation() is services.plans.situation()
    clock.move(seconds=60)
    assert services.plans.plan() is plan
    clock.move(days=1)
    assert services.plans.plan() is not plan
    fresh = services.plans.plan()
    services.guide.start(SWITCH)
    assert services.plans.plan() is not fresh


def test_a_platform_that_vanished_keeps_its_history() -> None:
    store = MemoryJournal()
    both = MemoryCatalogue(a_platform(), a_platform("other"))
    services = services_over(both, store=store)
    services.person.use("sample", "other")
    walk_through(services, SWITCH)
    later = services_over(both.without("sample"), store=store)
    assert [here.platform.id for here in later.plans.situation().heres] == ["other"]
    assert SWITCH in later.journal.record().controls
    back = services_over(both, store=store)
    assert back.guide.walk(SWITCH).state.kind == "done"


def test_a_step_that_vanished_counts_no_more_and_hurts_nothing() -> None:
    store = MemoryJournal()
    old = services_over(store=store)
    old.guide.start(SWITCH)
    old.guide.do(SWITCH, "turn-off")
    shorter = a_control(steps=a_control().steps[:1])
    new = services_over(MemoryCatalogue(a_platform(controls=(shorter,))), store=store)
    walk = new.guide.walk(SWITCH)
    assert (walk.position, walk.state.step, walk.state.steps) == (0, 0, 1)


def test_minutes_of_the_first_run_count_mains_that_can_be_done_here() -> None:
    services = services_over(shipped())
    minutes = services.plans.minutes_of
    assert minutes(["linkedin"], "DE") == 6
    assert minutes(["linkedin"], "US-CA") == 6
    assert minutes([], "DE") == 0


def test_minutes_follow_who_somebody_is_there() -> None:
    own = a_control(minutes=2)
    admin = a_control("admin", audience=("owner-or-admin",), minutes=5)
    outside = a_control("outside", audience=("no-account",), minutes=7)
    services = services_over(
        MemoryCatalogue(a_platform(controls=(own, admin, outside)), a_platform("other"))
    )
    minutes = services.plans.minutes_of
    assert minutes(["sample"], "DE") == 2
    assert minutes(["sample"], "DE", {"sample": ("person", "owner-or-admin")}) == 7
    assert minutes(["sample"], "DE", {"sample": ("no-account",)}) == 7
    assert minutes(["sample"], "DE", {"other": ("no-account",), "sample": ()}) == 2


def test_looks_around_a_platform_not_in_use() -> None:
    services = services_over(shipped())
    services.person.live_in("GB")
    here = services.plans.here(Target("linkedin"))
    assert {"uk-microsoft-training"} <= {clause.id for clause in here.clauses}
    assert services.plans.accounts("linkedin") == ()


def test_what_was_done_is_told_on_a_platform_no_longer_in_use() -> None:
    services = services_over()
    walk_through(services, SWITCH)
    services.person.drop("sample")
    assert services.plans.plan().entries == ()
    assert services.plans.here(SWITCH).states["switch"].kind == "done"


def test_a_platform_that_was_renamed_keeps_account_and_acts() -> None:
    store = MemoryJournal()
    old = services_over(store=store)
    old.person.add_account("sample", "work", "At work", ["person"])
    walk_through(old, Target("sample", "work", "switch"))
    new = services_over(MemoryCatalogue(a_platform("new", replaces=("sample",))), store=store)
    (here,) = new.plans.situation().heres
    assert (here.platform.id, here.account.name) == ("new", "At work")
    assert new.guide.walk(Target("new", "work", "switch")).state.kind == "done"


def test_a_renamed_platform_no_longer_in_use_still_tells_what_was_done() -> None:
    store = MemoryJournal()
    old = services_over(store=store)
    walk_through(old, SWITCH)
    old.person.drop("sample")
    new = services_over(MemoryCatalogue(a_platform("new", replaces=("sample",))), store=store)
    assert new.plans.here(Target("new", "", "switch")).states["switch"].kind == "done"
