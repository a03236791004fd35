"""Whether laws, authorities and places are sound, and fit each other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from privacyhelper.domain.catalogue import Jurisdiction, Law, Regulator
from privacyhelper.domain.catalogue_check.platform import link_problem, place_list_findings
from privacyhelper.domain.catalogue_check.shape import Finding
from privacyhelper.domain.place_codes import COUNTRIES, exists
from privacyhelper.domain.places import EVERYWHERE, GROUPS

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_COUNTRY_GROUPS = frozenset({"EU", "EEA", "US", "CA"})


def check_places(
    places: Sequence[Jurisdiction], laws: Iterable[str], regulators: Iterable[str]
) -> list[Finding]:
    """What is wrong with `jurisdictions.toml`."""
    known_laws, known_offices = frozenset(laws), frozenset(regulators)
    found = _unique("jurisdictions", "code", [row.code for row in places])
    if not any(row.code == EVERYWHERE for row in places):
        found.append(Finding("jurisdictions", "The row “*” for everywhere else is missing."))
    for number, row in enumerate(places):
        key = f"jurisdictions[{number}]"
        if row.code in GROUPS or row.code.startswith("!") or not exists(row.code):
            found.append(Finding(f"{key}.code", f"There is no place “{row.code}”."))
        found += _unknown(f"{key}.laws", row.laws, known_laws, "law")
        found += _unknown(f"{key}.regulator", row.regulator, known_offices, "authority")
        found += _groups(row, key)
        found += _languages(f"{key}.languages", row.languages)
        found += _languages(f"{key}.default_language", [row.default_language])
        if row.default_language not in row.languages:
            sentence = f"“{row.default_language}” is not among the languages."
            found.append(Finding(f"{key}.default_language", sentence))
    return found


def _groups(row: Jurisdiction, key: str) -> list[Finding]:
    """The groups of a place are the ones it belongs to."""
    country = row.code.partition("-")[0]
    right = {name for name, members in GROUPS.items() if country in members}
    if country != row.code:
        right.add(country)
    if set(row.groups) - {row.code} == right:
        return []
    wanted = ", ".join(sorted(right)) or "none"
    return [Finding(f"{key}.groups", f"The groups of {row.code} are: {wanted}.")]


def check_laws(laws: Sequence[Law]) -> list[Finding]:
    """What is wrong with `laws.toml`."""
    found = _unique("laws", "id", [law.id for law in laws])
    for number, law in enumerate(laws):
        key = f"laws[{number}]"
        found += _ids(f"{key}.id", law.id)
        found += place_list_findings(f"{key}.applies_in", law.applies_in)
        found += _links(key, {"official_text": law.official_text})
        found += _source_links(f"{key}.sources", law.sources)
        for place, right in enumerate(law.rights):
            at = f"{key}.rights[{place}]"
            found += _source_links(f"{at}.sources", right.sources)
            deadline = right.deadline
            periods = (
                deadline.months,
                deadline.days,
                deadline.business_days,
                deadline.working_days,
            )
            if min(periods) < 0 or sum(period > 0 for period in periods) > 1:
                found.append(Finding(f"{at}.deadline", "It must name one period, or none."))
    return found


def check_regulators(regulators: Sequence[Regulator]) -> list[Finding]:
    """What is wrong with `regulators.toml`."""
    found = _unique("regulators", "id", [office.id for office in regulators])
    for number, office in enumerate(regulators):
        key = f"regulators[{number}]"
        found += _ids(f"{key}.id", office.id)
        if office.country not in COUNTRIES | _COUNTRY_GROUPS and not exists(office.country):
            found.append(Finding(f"{key}.country", f"There is no place “{office.country}”."))
        links = {
            "complaint_url": office.complaint_url,
            "website": office.website,
            "pgp_url": office.pgp_url,
        }
        found += _links(key, links)
        found += _source_links(f"{key}.sources", office.sources)
        found += _languages(f"{key}.languages", office.languages)
        if office.email and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", office.email):
            found.append(Finding(f"{key}.email", f"“{office.email}” is not an e-mail address."))
    return found


def _unique(name: str, field: str, ids: Sequence[str]) -> list[Finding]:
    """No id twice."""
    return [
        Finding(f"{name}[{number}].{field}", f"“{each}” is used twice.")
        for number, each in enumerate(ids)
        if each in ids[:number]
    ]


def _ids(key: str, text: str) -> list[Finding]:
    """An id is small letters, digits and hyphens."""
    if _ID.match(text):
        return []
    return [Finding(key, f"“{text}” must be small letters, digits and hyphens, 64 at most.")]


def _unknown(key: str, names: Sequence[str], there: frozenset[str], what: str) -> list[Finding]:
    """Names that mean nothing."""
    return [
        Finding(f"{key}[{place}]", f"There is no {what} “{name}”.")
        for place, name in enumerate(names)
        if name not in there
    ]


def _links(key: str, links: Mapping[str, Any]) -> list[Finding]:
    """Links that are there are https."""
    problems = [(f"{key}.{name}", link_problem(url)) for name, url in links.items() if url]
    return [Finding(at, problem) for at, problem in problems if problem]


def _source_links(key: str, sources: Sequence[str]) -> list[Finding]:
    """Sources of these files are addresses, or words where there is none."""
    return [
        Finding(f"{key}[{place}]", link_problem(source))
        for place, source in enumerate(sources)
        if source.startswith("http") and link_problem(source)
    ]


def _languages(key: str, languages: Sequence[str]) -> list[Finding]:
    """Language codes have their form."""
    return [
        Finding(f"{key}[{place}]", f"“{language}” is not a language code such as de or pt-BR.")
        for place, language in enumerate(languages)
        if not _LANGUAGE.match(language)
    ]
