"""Where a rule applies: ISO 3166 codes, the groups EU, EEA and `*`, and exclusions such as `!EEA`.

A place is an ISO 3166-1 alpha-2 code, or a subdivision such as `US-CA`. A place belongs to itself,
to its country, to the country's groups and to `*`. An exclusion always wins.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from privacyhelper.domain.catalogue import Jurisdiction

EVERYWHERE = "*"

EU = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()
)
EEA = EU | {"IS", "LI", "NO"}
OUTLYING: Mapping[str, str] = {
    "AX": "FI", "GF": "FR", "GP": "FR", "MF": "FR", "MQ": "FR", "RE": "FR", "YT": "FR",
}  # fmt: skip
"""Parts of EU countries with an ISO code of their own where EU law holds (Art. 355(1) TFEU)."""
GROUPS: Mapping[str, frozenset[str]] = {"EU": EU, "EEA": EEA}

_CODE = re.compile(r"!?(?:\*|EU|EEA|[A-Z]{2}(?:-[A-Z0-9]{1,3})?)\Z")


def well_formed(code: str) -> bool:
    """Whether this can stand in a list of places: `DE`, `US-CA`, `EEA`, `*`, or one with `!`."""
    return _CODE.match(code) is not None


def country_of(place: str) -> str:
    """The country a place belongs to; a country belongs to itself."""
    country = place.partition("-")[0]
    return OUTLYING.get(country, country)


def memberships(place: str) -> frozenset[str]:
    """All codes that take this place in: itself, its country, the country's groups and `*`."""
    country = country_of(place)
    groups = {name for name, members in GROUPS.items() if country in members}
    return frozenset({place, country, EVERYWHERE, *groups})


def applies(place: str, codes: Iterable[str]) -> bool:
    """Whether a rule written for these codes holds in this place. Total: never raises.

    `applies("DE-HH", ["DE"])` holds. A list without one positive code holds nowhere.
    """
    inside = memberships(place)
    included = False
    for code in codes:
        if code.startswith("!"):
            if code[1:] in inside:
                return False
        elif code in inside:
            included = True
    return included


def only_exclusions(codes: Sequence[str]) -> bool:
    """Whether a list says only where a rule does not hold, which leaves open where it does."""
    return bool(codes) and all(code.startswith("!") for code in codes)


def jurisdiction_of(place: str, known: Mapping[str, Jurisdiction]) -> Jurisdiction | None:
    """The row for this place, else its country's, else that of `*`; None where even that lacks."""
    return known.get(place) or known.get(country_of(place)) or known.get(EVERYWHERE)
