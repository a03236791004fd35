"""Where a person may live: every country, the parts of one that we know rules for, elsewhere.

Names of places with a row in the catalogue come from there, the rest from Qt.
"""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QLocale

from privacyhelper.domain.catalogue import Jurisdiction
from privacyhelper.domain.place_codes import COUNTRIES
from privacyhelper.domain.places import EVERYWHERE

ELSEWHERE = "Another place"
"""What the place `*` is called where a person chooses."""


class PlaceName(Struct, frozen=True):
    """A place one can choose: its code and its name."""

    code: str
    name: str


def place_name(code: str, known: Mapping[str, Jurisdiction]) -> str:
    """The name of a place in a few words: “Germany”, “California, United States”."""
    if code == EVERYWHERE:
        return ELSEWHERE
    country, _, part = code.partition("-")
    row = known.get(country)
    name = row.name.partition(" (")[0] if row is not None else _country_name(country)
    if not part:
        return name
    inner = known.get(code)
    return f"{inner.name}, {name}" if inner is not None else f"{name} ({code})"


def places(known: Mapping[str, Jurisdiction], chosen: str = "") -> list[PlaceName]:
    """All places by name, elsewhere last; `chosen` is among them even when it is a rare one."""
    codes = {*COUNTRIES, *known, chosen} - {"", EVERYWHERE}
    names = [PlaceName(code, place_name(code, known)) for code in codes]
    names.sort(key=lambda place: place.name.casefold())
    return [*names, PlaceName(EVERYWHERE, ELSEWHERE)]


def parts(country: str, known: Mapping[str, Jurisdiction]) -> list[PlaceName]:
    """The parts of a country that have rules of their own, by name; mostly none."""
    inside = [PlaceName(c, row.name) for c, row in known.items() if c.startswith(f"{country}-")]
    return sorted(inside, key=lambda place: place.name.casefold())


def guessed_place(locale: QLocale) -> str:
    """The country a locale names or, by its language, most likely means; empty if it says none."""
    code = QLocale.territoryToCode(locale.territory())
    return code if code in COUNTRIES else ""


@lru_cache(maxsize=512)
def _country_name(code: str) -> str:
    name = QLocale.territoryToString(QLocale.codeToTerritory(code))
    return name if code in COUNTRIES else code
