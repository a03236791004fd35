"""What holds for every journal: order of arrival, taking back, totality of everything computed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from privacyhelper.domain.journal import Event, Retracted, in_order, standing
from privacyhelper.domain.plan import make_plan
from privacyhelper.domain.progress import fold
from privacyhelper.domain.reminders import reminders
from privacyhelper.domain.situation import Rules, situate
from privacyhelper.services.errors import UnknownTarget
from privacyhelper.services.history import history
from privacyhelper.services.report import report_html
from tests.acts import DAY_ONE
from tests.fakes import START, MemoryCatalogue, MemoryJournal
from tests.properties.journals import journals
from tests.samples import SWITCH, a_control, a_platform, a_request, services_over, shipped

SAMPLE = a_platform(controls=(a_control(settles=("other/switch",)), a_request()))
OTHER = a_platform("other")


@given(journals(), st.randoms())
def test_the_order_of_arrival_changes_nothing(events: list[Event], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(shuffled) == fold(events)


@given(journals(), journals())
def test_merging_is_the_same_from_either_side_and_twice(a: list[Event], b: list[Event]) -> None:
    other = [e.__class__(**{**_values(e), "id": f"b-{e.id}"}) for e in b]
    assert in_order([*a, *other]) == in_order([*other, *a, *other])


def _values(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__}


@given(journals(), st.data())
def test_taking_back_and_bringing_back_is_as_if_nothing_had_been(
    events: list[Event], data: st.DataObject
) -> None:
    counting = standing(events)
    if not counting:
        return
    chosen = data.draw(st.sampled_from(counting))
    last = len(events)
    back = Retracted(id="x1", at=START, order=last + 1, event=chosen.id)
    again = Retracted(id="x2", at=START, order=last + 2, event="x1")
    assert chosen not in standing([*events, back])
    assert fold([*events, back, again]) == fold(events)


@given(journals(), st.data())
def test_the_service_takes_back_and_brings_back_alike(
    events: list[Event], data: st.DataObject
) -> None:
    store = MemoryJournal()
    store.append(events)
    journal = services_over(store=store).journal
    before = journal.record()
    if not events:
        return
    chosen = data.draw(st.sampled_from(events)).id
    try:
        journal.take_back(chosen)
    except UnknownTarget:
        assert journal.record() == before
        return
    journal.bring_back(chosen)
    assert journal.record() == before


@given(journals(), st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from(["DE", "ZZ"]))
def test_everything_is_computed_from_any_journal(
    events: list[Event], today: date, place: str
) -> None:
    catalogue = shipped()
    rules = Rules(catalogue.laws(), catalogue.jurisdictions())
    platforms = {"sample": SAMPLE, "other": OTHER}
    situation = situate(platforms, fold(events), place, today, rules)
    plan = make_plan(situation)
    tally = plan.tally
    parts = tally.stopped, tally.limited, tally.asked, tally.refused, tally.open, tally.no_way
    assert sum(parts) == tally.total
    assert 0 <= plan.started_done <= plan.started_total
    listed = [e.target for e in (*plan.entries, *plan.waiting, *plan.done, *plan.later)]
    assert len(set(listed)) == len(listed), "each control stands in one list"
    days = [reminder.on for reminder in reminders(situation)]
    assert days == sorted(days)


@given(journals(most=12))
def test_any_journal_can_be_told_and_reported(events: list[Event]) -> None:
    store = MemoryJournal()
    store.append(events)
    services = services_over(MemoryCatalogue(SAMPLE, OTHER), store=store)
    acts = history(services.journal, services.catalogue)
    assert [act.event for act in acts] == events
    assert all(act.sentence for act in acts)
    assert report_html(services).count('<td class="when">') == len(events)


@given(st.permutations(["open", "turn-off", "look"]))
def test_steps_in_any_order_give_the_same_progress(steps: list[str]) -> None:
    services = services_over()
    kinds = []
    for step in steps:
        kinds.append(services.guide.do(SWITCH, step).state.kind)
    assert kinds == ["started", "started", "done"]
    assert services.journal.record().of(SWITCH).done == DAY_ONE
