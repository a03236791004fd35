"""The posture of a platform in a place."""

import pytest

from privacyhelper.domain.catalogue import Cover, platform_summary
from privacyhelper.domain.posture import chip, posture, posture_from, postures, uses_on
from tests.catalogue_values import clause, control, platform

A, B = clause(id="a"), clause(id="b")


def covering(clause_id, effect="stops", **given: object):
    return control(id=f"on-{clause_id}", covers=(Cover(clause=clause_id, effect=effect),), **given)


@pytest.mark.parametrize(
    ("clauses", "controls", "expected"),
    [
        ((A, B), (covering("a"), covering("b")), "opt-out"),
        ((A,), (covering("a", "asks"),), "opt-out"),
        ((A, B), (covering("a"),), "mixed"),
        ((A,), (), "no-choice"),
        ((A,), (covering("a", role="last-resort"),), "no-choice"),
        ((A,), (covering("a", "frees-past-data"),), "no-choice"),
        ((clause(default="asks"),), (), "opt-in"),
        ((clause(default="off"), clause(id="p", practice="no-training")), (), "opt-in"),
        ((clause(practice="no-training", default="not-applicable"),), (), "no-training"),
        ((clause(practice="not-stated", default="not-applicable"),), (), "not-stated"),
        ((), (), "not-stated"),
        ((clause(audience=("creator",)),), (), "not-stated"),
    ],
)
def test_posture_follows_from_uses_and_controls(clauses, controls, expected):
    assert posture(platform(clauses=clauses, controls=controls), "DE") == expected


def test_it_differs_by_place_where_the_control_does():
    acme = platform(clauses=(A,), controls=(covering("a", jurisdictions=("EEA",)),))
    assert posture(acme, "DE") == "opt-out"
    assert posture(acme, "BR") == "no-choice"


def test_the_chip_counts_uses_and_what_can_be_refused():
    both = chip(platform(clauses=(A, B), controls=(covering("a", "limits"),)), "DE")
    assert (both.posture, both.on, both.refusable) == ("mixed", 2, 1)


def test_a_replaced_clause_is_not_counted():
    acme = platform(
        clauses=(A, clause(id="eu", jurisdictions=("EEA",), instead_of="a", default="asks"))
    )
    assert uses_on(acme, "DE") == ()
    assert posture(acme, "DE") == "opt-in"


def test_the_index_names_only_places_that_differ_from_what_is_around_them():
    acme = platform(
        clauses=(A,),
        controls=(
            covering("a", jurisdictions=("US", "!US-CA")),
            covering("a", "limits", jurisdictions=("GB",)),
        ),
    )
    found = postures(acme, ["US", "US-CA", "US-TX", "GB", "DE", "*"])
    assert found == {"*": "no-choice", "GB": "opt-out", "US": "opt-out", "US-CA": "no-choice"}


def test_the_index_agrees_with_the_rule_in_every_known_place():
    acme = platform(
        clauses=(A, clause(id="b", jurisdictions=("EEA", "!FR"), instead_of="a", default="asks")),
        controls=(covering("a", jurisdictions=("FR",)),),
    )
    known = ["DE", "FR", "GB", "US-CA", "*"]
    summary = platform_summary(acme, postures=postures(acme, known))
    for place in [*known, "DE-HH", "NO", "BR", "RE"]:
        assert posture_from(summary.postures, place) == posture(acme, place)
