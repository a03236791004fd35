"""All places a person may live in, those together in which a platform is the same.

A platform names few places, so all places fall into a handful of groups in which every list of
places it has says the same. Whatever is to be known of every place is reckoned once a group.
"""

from collections.abc import Iterable
from typing import Any

from privacyhelper.domain.catalogue import Platform
from privacyhelper.domain.place_codes import COUNTRIES
from privacyhelper.domain.places import EEA, EVERYWHERE, GROUPS, applies

ELSEWHERE = "ZZ"
"""A made-up country that stands for all that have no row of their own (`*`)."""


def place_groups(platform: Platform, known: Iterable[str]) -> list[tuple[str, ...]]:
    """All places, those together in which every list of places of this platform says the same."""
    lists: list[tuple[str, ...]] = []
    parts: tuple[tuple[Any, ...], ...] = (
        platform.clauses, platform.controls, platform.controllers,
    )  # fmt: skip
    for part in parts:
        lists += [item.jurisdictions for item in part]
    distinct = tuple(dict.fromkeys(lists))
    named = {
        code.removeprefix("!")
        for codes in distinct
        for code in codes
        if code.removeprefix("!").partition("-")[0] in COUNTRIES
    }
    places = {*known, *EEA, *named} - {EVERYWHERE, *GROUPS}
    groups: dict[tuple[bool, ...], list[str]] = {}
    for place in [ELSEWHERE, *sorted(places)]:
        same = tuple(applies(place, codes) for codes in distinct)
        groups.setdefault(same, []).append(place)
    return [tuple(group) for group in groups.values()]
