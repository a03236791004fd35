"""Whether a platform file says what it must: ids, dates, links, places, sources.

What is said of single clauses, controls and steps, and what must be right in every place, is
gathered from the modules beside this one, so that everything is reported at once.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from privacyhelper.domain.catalogue import Platform
from privacyhelper.domain.catalogue_check.facts import (
    Known,
    clause_findings,
    control_findings,
)
from privacyhelper.domain.catalogue_check.places import place_findings
from privacyhelper.domain.catalogue_check.shape import Finding
from privacyhelper.domain.catalogue_check.steps import step_findings
from privacyhelper.domain.catalogue_check.wording import wording_findings
from privacyhelper.domain.place_codes import exists
from privacyhelper.domain.places import only_exclusions

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_HTTPS = re.compile(r"https://[^\s/?#@\"<>\\]+\.[^\s/?#@\"<>\\]+(?:[/?#][^\s\"<>\\]*)?\Z")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")
_REFERRED_TO = re.compile(r"(?:sources|documents|clauses|controls)(?:\[\d+\])?\Z")
_SEVERITY_RESTS_ON = ("content", "ai", "reach")


def check_platform(
    platform: Platform, known: Known, raw: Mapping[str, Any] | None = None
) -> list[Finding]:
    """Everything wrong with a platform, apart from its quotations (`check_quotations`).

    `raw` are the decoded values the platform was made from; with them, keys that have a default
    but should be said are asked for too.
    """
    found = _single_things(platform, known) + place_findings(platform, known.places)
    return found + (_unsaid(raw) if raw is not None else [])


def check_mended(platform: Platform, known: Known, broken: Sequence[Finding]) -> list[Finding]:
    """What else is wrong with a platform that was mended because its shape was `broken`.

    Says nothing of what was mended, and nothing that could only follow from it: no rule about
    places, and no reference where an id was broken.
    """
    keys = [finding.key for finding in broken]
    if any(key.rpartition(".")[2] in {"id", "", "replaces"} for key in keys):
        return []
    if any(_REFERRED_TO.match(key) for key in keys):
        return []
    under = tuple(key + mark for key in keys for mark in (".", "["))
    return [
        finding
        for finding in _single_things(platform, known)
        if finding.key not in keys and not finding.key.startswith(under)
    ]


def _single_things(platform: Platform, known: Known) -> list[Finding]:
    """All that can be said of one thing of a platform after another."""
    found: list[Finding] = []
    found += _ids(platform)
    found += _dates(platform, known.today)
    found += _links(platform)
    found += _places(platform)
    found += _sources(platform)
    for number, clause in enumerate(platform.clauses):
        found += clause_findings(platform, clause, f"clauses[{number}]", known)
    for number, control in enumerate(platform.controls):
        found += control_findings(platform, control, f"controls[{number}]", known)
        found += step_findings(control, f"controls[{number}]", known.laws)
    return found + wording_findings(platform)


def date_problem(text: str, today: date | None = None) -> str:
    """What is wrong with a date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`); empty if nothing.

    With `today`, a date after it is wrong too.
    """
    match = _DATE.match(text)
    if match is None:
        return f"“{text}” is not a date such as 2026, 2026-11 or 2026-11-21."
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return f"“{text}” is not a day of the calendar."
    if today is not None and text > today.isoformat()[: len(text)]:
        return f"“{text}” lies in the future; nobody can have seen it yet."
    return ""


def link_problem(url: str) -> str:
    """What is wrong with a link; empty if it is a plain https address."""
    if _HTTPS.match(url):
        return ""
    if url.startswith("http://"):
        return f"“{url}” must begin with https."
    return f"“{url}” is not an https address."


# --- ids ------------------------------------------------------------------------------------------


def _ids(platform: Platform) -> list[Finding]:
    """Ids in the right form, none twice, none both used and replaced."""
    found = _id_form("id", platform.id)
    lists: list[tuple[str, Sequence[Any]]] = [
        ("documents", platform.documents),
        ("clauses", platform.clauses),
        ("controls", platform.controls),
        ("sources", platform.sources),
    ]
    lists += [
        (f"controls[{number}].steps", control.steps)
        for number, control in enumerate(platform.controls)
    ]
    for name, items in lists:
        found += _id_list(name, items)
    return found


def _id_list(name: str, items: Sequence[Any]) -> list[Finding]:
    """The ids of one list, with the forerunners they name."""
    found: list[Finding] = []
    seen: set[str] = set()
    for number, item in enumerate(items):
        key = f"{name}[{number}].id"
        found += _id_form(key, item.id)
        if item.id in seen:
            found.append(Finding(key, f"The id “{item.id}” is used twice in {name}."))
        seen.add(item.id)
    for number, item in enumerate(items):
        for place, old in enumerate(getattr(item, "replaces", ())):
            if old in seen:
                sentence = f"“{old}” is still there, or replaced twice."
                found.append(Finding(f"{name}[{number}].replaces[{place}]", sentence))
            seen.add(old)
    return found


def _id_form(key: str, text: str) -> list[Finding]:
    """Small letters, digits and hyphens: an id is also a target on the command line."""
    if _ID.match(text):
        return []
    return [Finding(key, f"“{text}” must be small letters, digits and hyphens, 64 at most.")]


# --- dates, links, places, sources ----------------------------------------------------------------


def _dates(platform: Platform, today: date) -> list[Finding]:
    """Every date is a real one; what somebody has seen is not in the future."""
    seen: list[tuple[str, str]] = []
    stated: list[tuple[str, str]] = []
    for number, document in enumerate(platform.documents):
        stated.append((f"documents[{number}].effective", document.effective))
        if document.archive is not None:
            seen.append((f"documents[{number}].archive.date", document.archive.date))
    for number, clause in enumerate(platform.clauses):
        seen.append((f"clauses[{number}].first_seen", clause.first_seen))
        seen.append((f"clauses[{number}].last_seen", clause.last_seen))
        if clause.verified is not None:
            seen.append((f"clauses[{number}].verified.on", clause.verified.on))
    for number, control in enumerate(platform.controls):
        seen.append((f"controls[{number}].checked", control.checked))
        seen.append((f"controls[{number}].tried", control.tried))
    for number, entry in enumerate(platform.timeline):
        stated.append((f"timeline[{number}].date", entry.date))
    for number, source in enumerate(platform.sources):
        seen.append((f"sources[{number}].published", source.published))
        seen.append((f"sources[{number}].accessed", source.accessed))
    problems = [(key, date_problem(text, today)) for key, text in seen if text]
    problems += [(key, date_problem(text)) for key, text in stated if text]
    return [Finding(key, problem) for key, problem in problems if problem]


def _links(platform: Platform) -> list[Finding]:
    """Every link is https, every mail address one."""
    links = [("homepage", platform.homepage)]
    links += [(f"documents[{n}].url", each.url) for n, each in enumerate(platform.documents)]
    links += [
        (f"sources[{n}].url", each.url) for n, each in enumerate(platform.sources) if each.url
    ]
    found: list[Finding] = []
    for number, who in enumerate(platform.controllers):
        if who.webform:
            links.append((f"controllers[{number}].webform", who.webform))
        if who.email and not _MAIL.match(who.email):
            sentence = f"“{who.email}” is not an e-mail address."
            found.append(Finding(f"controllers[{number}].email", sentence))
    for number, control in enumerate(platform.controls):
        if control.url:
            links.append((f"controls[{number}].url", control.url))
        for place, step in enumerate(control.steps):
            url = getattr(step, "url", "")
            if url:
                links.append((f"controls[{number}].steps[{place}].url", url))
    problems = [(key, link_problem(url)) for key, url in links]
    return found + [Finding(key, problem) for key, problem in problems if problem]


def _places(platform: Platform) -> list[Finding]:
    """Every list of places names places that exist, and says where, not only where not."""
    lists: list[tuple[str, Sequence[Any]]] = [
        ("controllers", platform.controllers),
        ("documents", platform.documents),
        ("clauses", platform.clauses),
        ("controls", platform.controls),
        ("timeline", platform.timeline),
    ]
    found: list[Finding] = []
    for name, items in lists:
        for number, item in enumerate(items):
            found += place_list_findings(f"{name}[{number}].jurisdictions", item.jurisdictions)
    return found


def place_list_findings(key: str, codes: Sequence[str]) -> list[Finding]:
    """What is wrong with a list of places."""
    found = [
        Finding(f"{key}[{place}]", f"There is no place “{code}”.")
        for place, code in enumerate(codes)
        if not exists(code)
    ]
    if not codes:
        found.append(Finding(key, "No place is named; “*” means everywhere."))
    elif only_exclusions(codes):
        sentence = "Only exclusions are named; say also where it does hold, such as “*”."
        found.append(Finding(key, sentence))
    return found


def _sources(platform: Platform) -> list[Finding]:
    """Every source named is there, every fact names one, and each source is of use."""
    there = {source.id for source in platform.sources}
    used: set[str] = {clause.as_quoted_by for clause in platform.clauses}
    lists: list[tuple[str, Sequence[Any]]] = [
        ("controllers", platform.controllers),
        ("documents", platform.documents),
        ("clauses", platform.clauses),
        ("controls", platform.controls),
        ("timeline", platform.timeline),
        ("disputes", platform.disputes),
    ]
    found: list[Finding] = []
    for name, items in lists:
        for number, item in enumerate(items):
            key = f"{name}[{number}].sources"
            used.update(item.sources)
            if not item.sources:
                found.append(Finding(key, "No source is named."))
            found += [
                Finding(f"{key}[{place}]", f"There is no source “{source}”.")
                for place, source in enumerate(item.sources)
                if source not in there
            ]
    found += [
        Finding(f"sources[{number}]", f"Nothing names the source “{source.id}”.", "note")
        for number, source in enumerate(platform.sources)
        if source.id not in used
    ]
    return found


def _unsaid(raw: Mapping[str, Any]) -> list[Finding]:
    """What severity rests on is said in every clause, though it has a default."""
    return [
        Finding(f"clauses[{number}].{name}", f"“{name}” is missing; severity rests on it.")
        for number, clause in enumerate(raw.get("clauses", ()))
        for name in _SEVERITY_RESTS_ON
        if name not in clause
    ]
