"""What holds in a place."""

from privacyhelper.domain.local import (
    clauses_here,
    controllers_here,
    controls_here,
    documents_here,
    responsible_here,
)
from tests.catalogue_values import clause, control, controller, document, platform


def ids(items):
    return [item.id for item in items]


def test_the_regional_clause_stands_in_for_the_worldwide_one_only_where_it_holds():
    acme = platform(
        clauses=(
            clause(id="world"),
            clause(id="europe", jurisdictions=("EEA",), instead_of="world"),
        )
    )
    assert ids(clauses_here(acme, "DE")) == ["europe"]
    assert ids(clauses_here(acme, "US-CA")) == ["world"]


def test_a_clause_stays_replaced_when_its_replacement_is_replaced_too():
    acme = platform(
        clauses=(
            clause(id="world"),
            clause(id="europe", jurisdictions=("EEA",), instead_of="world"),
            clause(id="germany", jurisdictions=("DE",), instead_of="europe"),
        )
    )
    assert ids(clauses_here(acme, "DE-HH")) == ["germany"]
    assert ids(clauses_here(acme, "FR")) == ["europe"]


def test_controls_and_documents_of_other_places_are_left_out():
    acme = platform(
        controls=(control(id="a"), control(id="b", jurisdictions=("GB",))),
        documents=(document(id="x", jurisdictions=("*", "!GB")), document(id="y")),
    )
    assert ids(controls_here(acme, "DE")) == ["a"]
    assert ids(controls_here(acme, "GB")) == ["a", "b"]
    assert ids(documents_here(acme, "GB")) == ["y"]


def test_the_responsible_company_comes_before_its_officers():
    acme = platform(
        controllers=(
            controller(name="Officer", role="dpo"),
            controller(name="Ireland", jurisdictions=("EEA",)),
            controller(name="Inc.", jurisdictions=("*", "!EEA")),
        )
    )
    assert [who.name for who in controllers_here(acme, "DE")] == ["Ireland", "Officer"]
    assert [who.name for who in responsible_here(acme, "BR")] == ["Inc."]
