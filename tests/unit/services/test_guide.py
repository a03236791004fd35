"""The guide: every press written, resumed where one left, finished with the last step."""

from datetime import date

import pytest

from privacyhelper.domain.journal import ControlDone, Sent, StepDone, Target
from privacyhelper.services.errors import (
    NotInCatalogue,
    ProofUnavailable,
    StoreUnavailable,
    UnknownTarget,
)
from tests.fakes import FixedClock, MemoryCatalogue, MemoryJournal
from tests.samples import (
    FORM,
    SWITCH,
    a_control,
    a_platform,
    a_request,
    services_over,
    walk_through,
)


def test_each_press_is_written_and_the_next_step_shown() -> None:
    store = MemoryJournal()
    services = services_over(store=store)
    walk = services.guide.start(SWITCH)
    assert walk.step is not None
    assert (walk.step.id, walk.state.kind) == ("open", "started")
    assert services.person.platforms == ("sample",), "starting takes it into use"
    before = len(store.stored)
    walk = services.guide.do(SWITCH, "open")
    assert len(store.stored) == before + 1
    assert walk.step is not None
    assert walk.step.id == "turn-off"


def test_resumes_at_the_first_step_not_done_after_a_restart() -> None:
    store = MemoryJournal()
    first = services_over(store=store)
    first.guide.start(SWITCH)
    first.guide.do(SWITCH, "turn-off")
    again = services_over(store=store)
    walk = again.guide.start(SWITCH)
    assert walk.step is not None
    assert walk.step.id == "open"
    again.guide.do(SWITCH, "open")
    assert again.guide.walk(SWITCH).position == 2


def test_the_last_step_finishes_in_the_same_act() -> None:
    services = services_over()
    walk_through(services, SWITCH)
    walk = services.guide.walk(SWITCH)
    assert walk.state.kind == "done"
    assert walk.state.on == date(2026, 11, 21)
    assert len(services.journal.last_act) == 2
    services.journal.take_back(*services.journal.last_act)
    assert services.guide.walk(SWITCH).state.kind == "started"


def test_steps_in_any_order_end_the_same() -> None:
    services = services_over()
    for step in ("look", "open", "turn-off"):
        services.guide.do(SWITCH, step)
    assert services.guide.walk(SWITCH).state.kind == "done"


def test_remembers_the_labels_the_person_saw() -> None:
    services = services_over()
    walk_through(services, SWITCH)
    seen = [e.seen for e in services.journal.events if isinstance(e, StepDone)]
    assert seen == [
        ("https://example.org/settings",),
        ("Train on my data", "off"),
        (),
    ]


def test_a_request_is_sent_when_its_send_step_is_done_and_waits_for_an_answer() -> None:
    services = services_over(MemoryCatalogue(a_platform(controls=(a_request(),))))
    walk_through(services, FORM)
    assert [type(e) for e in services.journal.events[-3:]] == [StepDone, Sent, ControlDone]
    walk = services.guide.walk(FORM)
    assert walk.state.kind == "waiting"
    assert walk.here.counted[0].status == "asked", "asked is not stopped"
    services.guide.answered(FORM, "confirmed")
    assert services.guide.walk(FORM).here.counted[0].status == "stopped"
    services.guide.answered(FORM, "refused")
    assert services.guide.walk(FORM).here.counted[0].status == "refused"


def test_unknown_things_are_said_and_nothing_written() -> None:
    services = services_over()
    with pytest.raises(NotInCatalogue):
        services.guide.start(Target("nowhere", "", "switch"))
    with pytest.raises(UnknownTarget, match="no control"):
        services.guide.start(Target("sample", "", "lever"))
    with pytest.raises(UnknownTarget, match="no account"):
        services.guide.start(Target("sample", "work", "switch"))
    with pytest.raises(UnknownTarget, match="no step"):
        services.guide.do(SWITCH, "fly")
    assert services.journal.events == ()


def test_a_control_of_another_place_is_not_for_you() -> None:
    platform = a_platform(controls=(a_control(), a_control("eu-only", jurisdictions=("EEA",))))
    services = services_over(MemoryCatalogue(platform))
    services.person.live_in("US-CA")
    with pytest.raises(UnknownTarget, match="not for you"):
        services.guide.start(Target("sample", "", "eu-only"))


def test_an_old_id_finds_the_control_that_replaced_it() -> None:
    platform = a_platform(controls=(a_control("new", replaces=("switch",)),))
    store = MemoryJournal()
    old = services_over(store=store)
    old.guide.start(SWITCH)
    old.guide.do(SWITCH, "open")
    new = services_over(MemoryCatalogue(platform), store=store)
    walk = new.guide.walk(SWITCH)
    assert walk.control.id == "new"
    assert walk.position == 1, "what was done under the old id still counts"


def test_keeps_proof_with_its_hash_and_refuses_quietly_nothing() -> None:
    services = services_over()
    name = services.guide.keep_file(SWITCH, b"picture", ".png", "look")
    services.guide.keep_text(SWITCH, "  case 12 ")
    proofs = services.guide.walk(SWITCH).record.proofs
    assert (proofs[0].file, proofs[0].step, proofs[1].text) == (name, "look", "case 12")
    before = services.journal.events
    with pytest.raises(ProofUnavailable):
        services.guide.keep_file(SWITCH, b"program", ".exe")
    assert services.journal.events == before


def test_checks_snoozes_and_the_rest() -> None:
    clock = FixedClock()
    services = services_over(clock=clock)
    guide = services.guide
    guide.already(SWITCH, "2025-03")
    assert guide.walk(SWITCH).state.since == "2025-03"
    clock.move(days=100)
    assert [r.kind for r in services.plans.due()] == ["check"]
    guide.snooze(SWITCH, date(2027, 4, 1))
    assert services.plans.due() == ()
    guide.check(SWITCH, "relapsed")
    assert guide.walk(SWITCH).state.kind == "relapsed"
    guide.check(SWITCH, "missing")
    guide.check(SWITCH, "still")
    assert guide.walk(SWITCH).state.kind == "done"
    guide.stop_reminding(SWITCH)
    assert services.plans.reminders() == ()
    guide.not_for_me(SWITCH, " I left ")
    assert guide.walk(SWITCH).state.why == "I left"
    guide.start(SWITCH)
    assert guide.walk(SWITCH).state.kind != "not-for-you", "starting it means it is for me"


def test_not_found_keeps_the_way_open() -> None:
    services = services_over()
    services.guide.start(SWITCH)
    services.guide.not_found(SWITCH, "turn-off", "no such switch")
    assert services.guide.walk(SWITCH).state.why == "not-found"
    services.guide.do(SWITCH, "turn-off")
    assert services.guide.walk(SWITCH).state.why == ""


def test_the_outcome_says_what_is_stopped_what_is_left_and_what_comes_next() -> None:
    from tests.samples import a_clause

    clauses = (a_clause("training"), a_clause("sharing"))
    more = a_control("more", covers=(("sharing", "stops"),))
    platform = a_platform(clauses=clauses, controls=(a_control(), more))
    services = services_over(MemoryCatalogue(platform))
    walk_through(services, SWITCH)
    outcome = services.guide.outcome(SWITCH)
    assert [(u.clause, u.status) for u in outcome.covered] == [("training", "stopped")]
    assert [u.clause for u in outcome.left] == ["sharing"]
    assert outcome.next is not None
    assert outcome.next.control.id == "more"
    assert outcome.reminder is not None
    assert outcome.reminder.on == date(2027, 2, 19)


def test_a_full_disk_leaves_the_step_undone() -> None:
    store = MemoryJournal()
    services = services_over(store=store)
    services.guide.start(SWITCH)
    store.full = True
    with pytest.raises(StoreUnavailable):
        services.guide.do(SWITCH, "open")
    assert services.guide.walk(SWITCH).position == 0


def test_going_on_with_what_was_begun_and_then_put_aside_means_it_is_for_me() -> None:
    services = services_over()
    services.guide.start(SWITCH)
    services.guide.not_for_me(SWITCH, "no time")
    assert services.guide.start(SWITCH).state.kind == "started"
    assert [e.control.id for e in services.plans.plan().entries] == ["switch"]


def test_an_act_goes_to_the_only_account_there_is() -> None:
    services = services_over()
    services.person.add_account("sample", "work", "At work", ["person"])
    services.guide.finish(SWITCH)
    (here,) = services.plans.situation().heres
    assert (here.account.id, here.states["switch"].kind) == ("work", "done")


def test_of_several_accounts_one_must_be_named() -> None:
    services = services_over()
    for account in ("one", "two"):
        services.person.add_account("sample", account, account, ["person"])
    with pytest.raises(UnknownTarget, match="sample@one, sample@two"):
        services.guide.finish(SWITCH)
    assert services.plans.here(Target("sample")).account.id == "one"
