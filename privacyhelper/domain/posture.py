"""What a platform does by default in one place, and whether a person there can say no.

Computed from the uses and controls that hold in the place, for an ordinary person's account. Data
that is only kept trains nothing, so a `retention` clause does not count here.

    nothing on by default   something off, or asked first → opt-in
                            a promise not to train → no-training, else not-stated
    something on            all of it can be refused, or refusal asked for → opt-out
                            none of it → no-choice, else mixed
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from privacyhelper.domain.catalogue import Clause, Platform, Posture
from privacyhelper.domain.local import clauses_here, controls_here
from privacyhelper.domain.place_groups import ELSEWHERE, place_groups
from privacyhelper.domain.places import EVERYWHERE, country_of
from privacyhelper.domain.severity import refusal

_PERSON = "person"


class Chip(Struct, frozen=True):
    """What a platform's chip says: the posture, uses on by default, and how many can be refused."""

    posture: Posture
    on: int
    refusable: int


def uses_on(platform: Platform, place: str) -> tuple[Clause, ...]:
    """The uses that are on by default for an ordinary person in this place."""
    return tuple(
        clause
        for clause in clauses_here(platform, place)
        if clause.is_use
        and clause.practice != "retention"
        and clause.default == "on"
        and _PERSON in clause.audience
    )


def chip(platform: Platform, place: str) -> Chip:
    """The chip of a platform in a place. Total."""
    using = uses_on(platform, place)
    controls = controls_here(platform, place)
    refusable = sum(refusal(clause, controls, place) != "none" for clause in using)
    if not using:
        return Chip(_without_uses(platform, place), 0, 0)
    if refusable == len(using):
        return Chip("opt-out", len(using), refusable)
    return Chip("mixed" if refusable else "no-choice", len(using), refusable)


def posture(platform: Platform, place: str) -> Posture:
    """The posture of a platform in a place. Total."""
    return chip(platform, place).posture


def postures(platform: Platform, known: Iterable[str]) -> dict[str, Posture]:
    """The posture everywhere (`*`), and of the places where it differs from what is around them.

    Looks at the known places, all of the EEA and those the file names. A part of a country is
    there only if it differs from its country, a country only if it differs from `*`.
    """
    everywhere: dict[str, Posture] = {}
    for group in place_groups(platform, known):
        here = posture(platform, group[0])
        everywhere.update(dict.fromkeys(group, here))
    found = {EVERYWHERE: everywhere.pop(ELSEWHERE)}
    for place in sorted(everywhere, key=lambda code: (len(code), code)):
        country = country_of(place)
        around = found.get(country, found[EVERYWHERE])
        if everywhere[place] != around:
            found[place] = everywhere[place]
    return found


def posture_from(known: Mapping[str, Posture], place: str) -> Posture:
    """The posture in a place, from what `postures` gave."""
    for code in (place, country_of(place), EVERYWHERE):
        if code in known:
            return known[code]
    return "not-stated"


def _without_uses(platform: Platform, place: str) -> Posture:
    """The posture where nothing is on by default."""
    here = clauses_here(platform, place)
    if any(
        clause.is_use and clause.practice != "retention" and clause.default in ("off", "asks")
        for clause in here
    ):
        return "opt-in"
    if any(clause.practice == "no-training" for clause in here):
        return "no-training"
    return "not-stated"
