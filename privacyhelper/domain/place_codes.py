"""Which place codes exist: countries of ISO 3166-1, and the parts of the US and Canada.

Parts of other countries are taken as they are if the country exists.
"""

from privacyhelper.domain.places import EVERYWHERE, GROUPS, well_formed

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)

_PARTS = {
    "US": frozenset(
        """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
        NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI
        """.split()
    ),
    "CA": frozenset("AB BC MB NB NL NS NT NU ON PE QC SK YT".split()),
}


def can_live_in(code: str) -> bool:
    """Whether a person can live there: a country or a part of one, no group and no exclusion."""
    return code != EVERYWHERE and code not in GROUPS and not code.startswith("!") and exists(code)


def exists(code: str) -> bool:
    """Whether a code in a list of places means a place; a leading `!` is looked through."""
    if not well_formed(code):
        return False
    bare = code.removeprefix("!")
    if bare == EVERYWHERE or bare in GROUPS:
        return True
    country, _, part = bare.partition("-")
    if country not in COUNTRIES:
        return False
    return not part or part in _PARTS.get(country, (part,))
