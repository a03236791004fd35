"""LinkedIn as shipped, in four places, and what an account and a renamed control change."""

from datetime import date

import pytest
from msgspec.structs import replace

from privacyhelper.domain.deadlines import Due
from privacyhelper.domain.journal import (
    AccountAdded,
    AlreadyDone,
    ControlDone,
    PlatformAdded,
    ProofKept,
    Sent,
    StepDone,
    Target,
)
from privacyhelper.domain.local import responsible_here
from privacyhelper.domain.progress import EMPTY, Account, fold
from privacyhelper.domain.situation import (
    Rules,
    look_around,
    record_of,
    sent_on,
    situate,
    touches,
)
from tests.acts import DAY_ONE, Acts, linkedin
from tests.samples import (
    SWITCH,
    a_clause,
    a_control,
    a_platform,
    a_request,
    shipped,
)

LINKEDIN = Target("linkedin")
PLACES = {
    "DE": (
        "LinkedIn Ireland Unlimited Company",
        {"generative-ai-training-europe", "other-ai-training", "right-to-object"},
        {"generative-ai-setting", "objection-form", "letter-dpo-ireland"},
    ),
    "GB": (
        "LinkedIn Corporation",
        {
            "generative-ai-training-europe",
            "uk-microsoft-training",
            "other-ai-training",
            "right-to-object",
        },
        {"generative-ai-setting", "objection-form", "letter-dpo-uk"},
    ),
    "US-CA": (
        "LinkedIn Corporation",
        {"generative-ai-training", "affiliate-sharing", "other-ai-training-worldwide"},
        {"generative-ai-setting", "objection-form-elsewhere", "microsoft-ads-sharing"},
    ),
    "ZZ": (
        "LinkedIn Corporation",
        {"generative-ai-training", "affiliate-sharing", "other-ai-training-worldwide"},
        {"generative-ai-setting", "objection-form-elsewhere"},
    ),
}


def using(place: str, *acts: tuple[type, str]) -> Acts:
    told = Acts(LINKEDIN).add(PlatformAdded, platform="linkedin")
    for kind, control in acts:
        told.add(kind, target=Target("linkedin", "", control))
    return told


@pytest.mark.parametrize("place", PLACES)
def test_each_place_has_its_own_company_texts_and_controls(place: str) -> None:
    company, clauses, controls = PLACES[place]
    (here,) = linkedin(using(place), place).heres
    assert [who.name for who in responsible_here(here.platform, place)] == [company]
    assert {clause.id for clause in here.clauses} == clauses
    assert {control.id for control in here.controls} == controls
    around = look_around(here.platform, place)
    assert (around.clauses, around.controls) == (here.clauses, here.controls)


@pytest.mark.parametrize(
    ("place", "control", "due"),
    [
        ("DE", "objection-form", Due(date(2026, 12, 21), "GDPR", "Art. 21(1)", months=1)),
        ("GB", "objection-form", Due(date(2026, 12, 21), "UK GDPR", "Art. 21(1) UK GDPR", 1)),
        ("CH", "objection-form", Due(date(2026, 12, 21), days=30, ours=True)),
        ("US-CA", "objection-form-elsewhere", Due(date(2026, 12, 21), days=30, ours=True)),
        ("ZZ", "objection-form-elsewhere", Due(date(2026, 12, 21), days=30, ours=True)),
    ],
)
def test_an_answer_is_due_by_the_law_of_the_place_or_by_our_own_date(
    place: str, control: str, due: Due
) -> None:
    (here,) = linkedin(using(place, (Sent, control)), place).heres
    assert here.states[control].until == due


def test_what_concerns_others_is_left_out() -> None:
    clauses = (a_clause(), a_clause("admins", audience=("owner-or-admin",)))
    controls = (a_control(), a_control("admin", audience=("owner-or-admin",)))
    platform = a_platform(clauses=clauses, controls=controls)
    told = (
        Acts()
        .add(PlatformAdded, platform="sample")
        .add(AccountAdded, platform="sample", account="work", audience=("owner-or-admin",))
    )
    mine, work = situate({"sample": platform}, fold(told.events), "DE", DAY_ONE, Rules()).heres
    assert [c.id for c in mine.controls] == ["switch"]
    assert [c.id for c in work.controls] == ["admin"]
    assert [c.id for c in mine.clauses] == ["training"]
    assert [c.id for c in work.clauses] == ["training", "admins"]


def test_a_control_that_was_replaced_hands_its_record_on() -> None:
    record = fold(Acts().add(StepDone, step="open").events)
    new = Target("sample", "", "new")
    assert record_of(record, new, a_control("new", replaces=("switch",))).steps == {"open"}
    assert record_of(record, new, a_control("new")) == EMPTY
    assert record_of(record, SWITCH, a_control()).steps == {"open"}


@pytest.mark.parametrize(
    ("since", "sent"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ("2026-03", DAY_ONE),
        ("", DAY_ONE),
        ("last March", DAY_ONE),
        ("2026-02-30", DAY_ONE),
        ("9999-12-31", DAY_ONE),
    ],
)
def test_a_request_made_before_counts_from_the_day_the_person_remembers(
    since: str, sent: date
) -> None:
    record = fold(Acts().add(AlreadyDone, since=since).events).of(SWITCH)
    assert sent_on(a_request(), record) == sent


def test_what_only_the_journal_knows_changes_nothing() -> None:
    told = using("DE", (ControlDone, "vanished-control")).add(PlatformAdded, platform="vanished")
    situation = linkedin(told, "DE")
    assert [here.platform.id for here in situation.heres] == ["linkedin"]
    assert situation.here("vanished") is None
    assert situation.here("linkedin") is not None
    assert shipped().platform("linkedin").control("vanished-control") is None


def test_what_happens_under_the_new_name_of_a_control_is_added_to_what_was() -> None:
    new = Target("sample", "", "new")
    told = Acts().add(ControlDone).add(ProofKept, 3, target=new, text="12")
    control = a_control("new", replaces=("switch",))
    record = record_of(fold(told.events), new, control)
    assert (record.done, len(record.proofs)) == (DAY_ONE, 1)


def test_what_touches_people_in_general_touches_owners_and_members_too() -> None:
    general = Account("sample", audience=frozenset({"owner-or-admin"}))
    nobody = Account("sample", audience=frozenset({"no-account"}))
    (clause,) = a_platform().clauses[:1]
    assert touches(clause, general)
    assert not touches(clause, nobody)
    outside = replace(clause, audience=("no-account",))
    assert touches(outside, nobody)
    assert not touches(outside, general)
