"""The plan over real platforms: whatever the journal says, it stands and leaves nothing out."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from privacyhelper.domain.journal import Event
from privacyhelper.domain.plan import Plan, make_plan
from privacyhelper.domain.progress import fold
from privacyhelper.domain.reminders import due, reminders
from privacyhelper.domain.situation import Rules, Situation, situate
from tests.acts import DAY_ONE
from tests.properties.journals import journals_about
from tests.samples import shipped

PLATFORMS = {name: shipped().platform(name) for name in ("linkedin", "facebook", "instagram")}
RULES = Rules(shipped().laws(), shipped().jurisdictions())


JOURNALS = journals_about(tuple(PLATFORMS.values()))
PLACES = st.sampled_from(["DE", "GB", "US-CA", "BO"])
DAYS = st.integers(-400, 1200)


def situation_of(events: Sequence[Event], place: str, day: int) -> Situation:
    """Somebody with this journal, in this place, so many days after the tests' first day."""
    today = DAY_ONE + timedelta(days=day)
    return situate(PLATFORMS, fold(events), place, today, RULES)


def lists(plan: Plan) -> list[str]:
    """The targets of all lists of a plan."""
    parts = (plan.entries, plan.waiting, plan.later, plan.done, plan.no_way)
    return [str(entry.target) for part in parts for entry in part]


@given(JOURNALS, PLACES, DAYS)
def test_each_control_stands_once_and_no_main_is_lost(
    events: list[Event], place: str, day: int
) -> None:
    situation = situation_of(events, place, day)
    listed = lists(make_plan(situation))
    assert len(listed) == len(set(listed))
    there = {str(h.target(c.id)): (h, c) for h in situation.heres for c in h.controls}
    assert set(listed) <= set(there)
    for text in set(there) - set(listed):
        here, control = there[text]
        if control.role != "main" or here.states[control.id].kind in ("not-for-you", "refused"):
            continue
        instead = [c.id for c in here.controls if control.id in c.instead_of]
        assert instead, f"{text} is neither in the plan nor made needless"


@given(JOURNALS, PLACES, DAYS, st.randoms())
def test_the_order_depends_on_nothing_but_what_holds(
    events: list[Event], place: str, day: int, random: object
) -> None:
    situation = situation_of(events, place, day)
    heres = list(situation.heres)
    random.shuffle(heres)  # type: ignore[attr-defined]
    plan, other = make_plan(situation), make_plan(replace(situation, heres=tuple(heres)))
    assert plan.entries == other.entries
    assert sorted(lists(plan)) == sorted(lists(other))
    assert (plan.tally, plan.minutes_left) == (other.tally, other.minutes_left)


@given(JOURNALS, PLACES, DAYS)
def test_numbers_add_up(events: list[Event], place: str, day: int) -> None:
    situation = situation_of(events, place, day)
    plan = make_plan(situation)
    tally = plan.tally
    parts = (tally.stopped, tally.limited, tally.asked, tally.refused, tally.open, tally.no_way)
    assert sum(parts) == tally.total
    assert 0 <= plan.started_done <= plan.started_total
    coming = reminders(situation)
    assert [r.on for r in coming] == sorted(r.on for r in coming)
    assert all(r in coming and r.on <= situation.today for r in due(coming, situation.today))
