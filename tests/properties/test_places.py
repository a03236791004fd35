"""Places hold their laws for any text."""

from hypothesis import given
from hypothesis import strategies as st

from privacyhelper.domain.places import (
    EEA,
    GROUPS,
    applies,
    memberships,
    only_exclusions,
    well_formed,
)

PLACES = st.sampled_from(["DE", "DE-HH", "GB", "US", "US-CA", "CA-QC", "NO", "CH", "BR", "ZZ"])
CODES = st.sampled_from(
    ["*", "EU", "EEA", "DE", "DE-HH", "GB", "US", "US-CA", "NO", "BR"]
)  # fmt: skip
MARKED = st.builds(lambda mark, code: mark + code, st.sampled_from(["", "!"]), CODES)
LISTS = st.lists(MARKED, max_size=6)


@given(st.text(max_size=20), st.lists(st.text(max_size=8), max_size=6))
def test_total_for_any_text(place, codes):
    assert applies(place, codes) in (True, False)
    assert {well_formed(code) for code in codes} <= {True, False}


@given(PLACES, LISTS)
def test_the_order_of_codes_does_not_matter(place, codes):
    assert applies(place, codes) == applies(place, codes[::-1])
    assert applies(place, codes) == applies(place, codes + codes)


@given(PLACES, LISTS, CODES)
def test_an_exclusion_never_lets_anybody_in(place, codes, code):
    assert not applies(place, [*codes, f"!{code}"]) or applies(place, codes)


@given(PLACES, LISTS, CODES)
def test_a_further_code_never_shuts_anybody_out(place, codes, code):
    assert applies(place, [*codes, code]) or not applies(place, codes)


@given(PLACES, CODES)
def test_a_code_and_its_exclusion_are_opposites(place, code):
    assert applies(place, [code]) != applies(place, ["*", f"!{code}"])
    assert applies(place, [code]) == (code in memberships(place))


@given(PLACES, LISTS)
def test_exclusions_alone_hold_nowhere(place, codes):
    if only_exclusions(codes):
        assert not applies(place, codes)


@given(st.sampled_from(sorted(EEA)), st.sampled_from(["", "-X", "-BY"]))
def test_members_and_their_parts_are_in_the_group(country, part):
    assert applies(country + part, ["EEA"])
    assert applies(country + part, ["EU"]) == (country in GROUPS["EU"])


@given(PLACES, LISTS)
def test_a_part_is_where_its_country_is_unless_named(place, codes):
    named = {code.removeprefix("!") for code in codes}
    if place not in named:
        assert applies(place, codes) == applies(place.partition("-")[0], codes)
