"""Whether each clause and control of a platform is sound: its references, kind and evidence."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from privacyhelper.domain.catalogue import Clause, Control, Platform
from privacyhelper.domain.catalogue_check.shape import Finding

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_NEEDS_COVER = ("main", "fallback")


class Known(Struct, frozen=True):
    """What else there is to refer to: places, laws, and every platform's controls by id.

    `today` is the day no record of something seen can lie after.
    """

    places: frozenset[str]
    laws: frozenset[str]
    controls: Mapping[str, frozenset[str]]
    today: date


def clause_findings(platform: Platform, clause: Clause, key: str, known: Known) -> list[Finding]:
    """References and evidence of one clause."""
    found = _missing(f"{key}.regulations", clause.regulations, known.laws, "law")
    if clause.document and platform.document(clause.document) is None:
        found.append(Finding(f"{key}.document", f"There is no document “{clause.document}”."))
    others = {other.id for other in platform.clauses} - {clause.id}
    if clause.instead_of and clause.instead_of not in others:
        sentence = f"There is no other clause “{clause.instead_of}”."
        found.append(Finding(f"{key}.instead_of", sentence))
    if not clause.audience:
        found.append(Finding(f"{key}.audience", "Nobody is named; “person” is the default."))
    if clause.first_seen and clause.last_seen and _later(clause.first_seen, clause.last_seen):
        found.append(Finding(f"{key}.last_seen", "It lies before first_seen."))
    return found + _evidence(platform, clause, key)


def _evidence(platform: Platform, clause: Clause, key: str) -> list[Finding]:
    """What stands behind a clause fits how sure it says it is."""
    found = _confidence(platform, clause, key)
    if clause.verified is not None and not _SHA256.match(clause.verified.sha256):
        found.append(Finding(f"{key}.verified.sha256", "It is not a SHA-256 of 64 digits."))
    if clause.as_quoted_by:
        if platform.source(clause.as_quoted_by) is None:
            sentence = f"There is no source “{clause.as_quoted_by}”."
            found.append(Finding(f"{key}.as_quoted_by", sentence))
        if clause.verified is not None:
            sentence = "A quotation is either verified or as quoted by somebody, not both."
            found.append(Finding(f"{key}.as_quoted_by", sentence))
        elif clause.confidence == "confirmed":
            sentence = "A clause quoted by others, not found again by us, cannot be confirmed."
            found.append(Finding(f"{key}.confidence", sentence))
    if clause.quote is None and (clause.verified is not None or clause.as_quoted_by):
        found.append(Finding(f"{key}.quote", "There is no quotation to verify."))
    if clause.quote is not None:
        if not clause.quote.exact.strip():
            found.append(Finding(f"{key}.quote.exact", "The quotation is empty."))
        if clause.verified is None and not clause.as_quoted_by:
            sentence = "A quotation needs “verified”, or “as_quoted_by” with its source."
            found.append(Finding(f"{key}.quote", sentence))
    return found


def _confidence(platform: Platform, item: Clause | Control, key: str) -> list[Finding]:
    """`confirmed` needs a primary source."""
    if item.confidence != "confirmed":
        return []
    named = [platform.source(source) for source in item.sources]
    if any(source is not None and source.kind == "primary" for source in named):
        return []
    sentence = "“confirmed” needs a primary source; there are only secondary ones."
    return [Finding(f"{key}.confidence", sentence)]


def control_findings(platform: Platform, control: Control, key: str, known: Known) -> list[Finding]:
    """References of one control, and whether it does what its kind says."""
    clauses = {clause.id for clause in platform.clauses}
    others = {other.id for other in platform.controls} - {control.id}
    found = _confidence(platform, control, key)
    found += [
        Finding(f"{key}.covers[{place}].clause", f"There is no clause “{cover.clause}”.")
        for place, cover in enumerate(control.covers)
        if cover.clause not in clauses
    ]
    twice = Counter((cover.clause, cover.effect) for cover in control.covers)
    found += [
        Finding(f"{key}.covers", f"“{clause}” stands here twice with the effect “{effect}”.")
        for (clause, effect), count in twice.items()
        if count > 1
    ]
    found += _missing(f"{key}.no_way_for", control.no_way_for, clauses, "clause")
    found += _missing(f"{key}.instead_of", control.instead_of, others, "other control")
    for place, target in enumerate(control.settles):
        name, _, settled = target.partition("/")
        if settled not in known.controls.get(name, ()):
            found.append(Finding(f"{key}.settles[{place}]", f"There is no control “{target}”."))
    if not control.audience:
        found.append(Finding(f"{key}.audience", "Nobody is named; “person” is the default."))
    return found + _kind(control, key) + _numbers(control, key, known)


def _kind(control: Control, key: str) -> list[Finding]:
    """A way to say no covers something and has steps; no way covers nothing and says what for."""
    found: list[Finding] = []
    if control.kind == "none":
        if control.covers:
            found.append(Finding(f"{key}.covers", "A control of kind “none” covers nothing."))
        if not control.no_way_for:
            sentence = "A control of kind “none” says which clauses there is no way for."
            found.append(Finding(f"{key}.no_way_for", sentence))
        return found
    if control.no_way_for:
        found.append(Finding(f"{key}.no_way_for", "Only a control of kind “none” has this."))
    if control.role in _NEEDS_COVER and not control.covers:
        found.append(
            Finding(f"{key}.covers", f"A control of role “{control.role}” covers a clause.")
        )
    if not control.steps:
        found.append(Finding(f"{key}.steps", "There is no step to do it."))
    if control.role not in {"last-resort", "habit"} and not control.minutes:
        found.append(Finding(f"{key}.minutes", "How many minutes it takes is not said.", "note"))
    return found


def _numbers(control: Control, key: str, known: Known) -> list[Finding]:
    """Minutes, days and the law of the answer."""
    found: list[Finding] = []
    if control.minutes < 0:
        found.append(Finding(f"{key}.minutes", "Minutes are not negative."))
    if control.recheck_days < 0:
        found.append(Finding(f"{key}.recheck_days", "Days are not negative."))
    if control.answer is not None:
        answer = control.answer
        if answer.law and answer.law not in known.laws:
            found.append(Finding(f"{key}.answer.law", f"There is no law “{answer.law}”."))
        if not answer.law and answer.days <= 0:
            found.append(Finding(f"{key}.answer", "It names neither a law nor a number of days."))
    return found


def _missing(key: str, names: Iterable[str], there: Iterable[str], what: str) -> list[Finding]:
    """Names in a list that mean nothing."""
    known = frozenset(there)
    return [
        Finding(f"{key}[{place}]", f"There is no {what} “{name}”.")
        for place, name in enumerate(names)
        if name not in known
    ]


def _later(one: str, other: str) -> bool:
    """Whether a date is after another, as far as the less exact one tells."""
    length = min(len(one), len(other))
    return one[:length] > other[:length]
