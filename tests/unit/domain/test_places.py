"""Places by example; the properties are in tests/properties/test_places.py."""

import pytest

from privacyhelper.domain.catalogue import Jurisdiction
from privacyhelper.domain.place_codes import COUNTRIES, can_live_in, exists
from privacyhelper.domain.places import (
    EEA,
    EU,
    applies,
    jurisdiction_of,
    memberships,
    only_exclusions,
    well_formed,
)


@pytest.mark.parametrize(
    ("place", "codes", "expected"),
    [
        ("DE-HH", ["DE"], True),
        ("DE", ["DE-HH"], False),
        ("DE", ["EEA"], True),
        ("NO", ["EEA"], True),
        ("NO", ["EU"], False),
        ("GB", ["EEA"], False),
        ("GB", ["*", "!EEA"], True),
        ("DE", ["*", "!EEA"], False),
        ("DE", ["!EEA", "DE"], False),
        ("US-CA", ["US", "!US-CA"], False),
        ("US", ["US", "!US-CA"], True),
        ("ZZ", ["*"], True),
        ("DE", [], False),
        ("DE", ["!GB"], False),
        ("", ["*"], True),
    ],
)
def test_applies(place, codes, expected):
    assert applies(place, codes) is expected


def test_a_place_belongs_to_its_country_and_groups():
    assert memberships("DE-HH") == {"DE-HH", "DE", "EU", "EEA", "*"}
    assert memberships("US-CA") == {"US-CA", "US", "*"}


def test_the_unions_have_their_members():
    assert len(EU) == 27
    assert {"IS", "LI", "NO"} | EU == EEA
    assert EEA <= COUNTRIES
    assert len(COUNTRIES) == 249


def test_well_formed_and_existing_codes():
    assert all(map(exists, ["DE", "!DE", "*", "EEA", "!EU", "US-CA", "CA-QC", "DE-HH"]))
    assert not any(map(exists, ["UK", "EUR", "US-ZZ", "CA-CA", "XX-Y", "de", "", "!", "!!DE"]))
    assert well_formed("UK")
    assert not well_formed("de")


def test_only_exclusions():
    assert only_exclusions(["!DE", "!GB"])
    assert not only_exclusions(["*", "!GB"])
    assert not only_exclusions([])


def test_an_unknown_part_falls_back_to_its_country_then_everywhere():
    def row(code) -> Jurisdiction:
        return Jurisdiction(
            code=code, name=code, groups=(), laws=(), default_language="en",
            languages=("en",), regulator=(), letters=(),
        )  # fmt: skip

    known = {code: row(code) for code in ("DE", "*")}
    assert jurisdiction_of("DE-HH", known) == known["DE"]
    assert jurisdiction_of("BR", known) == known["*"]
    assert jurisdiction_of("BR", {"DE": row("DE")}) is None


def test_outlying_parts_of_eu_countries_are_in_the_eu() -> None:
    # Réunion and Åland have ISO codes of their own; EU law holds there (Art. 355(1) TFEU).
    assert applies("RE", ["EEA"])
    assert applies("AX", ["FI"])
    assert not applies("RE", ["*", "!EU"])
    # French Polynesia is a territory of France outside the EU.
    assert not applies("PF", ["EU"])


@pytest.mark.parametrize(
    ("code", "can"),
    [("DE", True), ("US-CA", True), ("EEA", False), ("*", False), ("!DE", False), ("XX", False)],
)
def test_a_person_lives_in_a_country_or_a_part_of_one(code, can):
    assert can_live_in(code) == can
