"""What must be right of a platform in every place a person may live.

One place of each group of like places is looked at (`place_groups.py`), and a finding names some of
the group.
"""

from collections.abc import Iterable
from typing import Any

from privacyhelper.domain.catalogue import Clause, Platform
from privacyhelper.domain.catalogue_check.shape import Finding
from privacyhelper.domain.local import clauses_here, controls_here, responsible_here
from privacyhelper.domain.place_groups import ELSEWHERE, place_groups
from privacyhelper.domain.places import applies
from privacyhelper.domain.posture import posture
from privacyhelper.domain.severity import judge

_SHOWN = 4


def place_findings(platform: Platform, known: Iterable[str]) -> list[Finding]:
    """Everything wrong in some place, of the known ones, all of the EEA, those the file names."""
    groups = place_groups(platform, known)
    found: list[Finding] = []
    for group in groups:
        found += _responsible(platform, group)
        found += _unanswered(platform, group)
    firsts = [group[0] for group in groups]
    found += _severity(platform, firsts)
    found += _posture(platform, firsts)
    found += _pointless(platform, firsts)
    return found


def place_names(group: tuple[str, ...]) -> str:
    """A group of places in words: a few codes, and how many more."""
    named = ["elsewhere" if place == ELSEWHERE else place for place in group[:_SHOWN]]
    more = len(group) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _responsible(platform: Platform, group: tuple[str, ...]) -> list[Finding]:
    """Every place has exactly one controller, or a joint set (one entry may name several)."""
    who = responsible_here(platform, group[0])
    single = sum(each.role == "controller" for each in who)
    joint = len(who) - single
    if (single == 1 and not joint) or (not single and joint):
        return []
    where = place_names(group)
    if not who:
        sentence = f"Nobody is named as controller in some places: {where}."
    else:
        names = "; ".join(each.name for each in who)
        sentence = f"More than one controller ({names}) in some places: {where}."
    return [Finding("controllers", sentence)]


def _unanswered(platform: Platform, group: tuple[str, ...]) -> list[Finding]:
    """Every use that is on by default has a control, or is said to have none."""
    place = group[0]
    answered: set[str] = set()
    for control in controls_here(platform, place):
        answered.update(control.no_way_for)
        answered.update(cover.clause for cover in control.covers)
    here = {clause.id for clause in clauses_here(platform, place)}
    return [
        Finding(
            f"clauses[{number}]",
            f"On by default, with neither a control nor “no_way_for” in: {place_names(group)}.",
        )
        for number, clause in enumerate(platform.clauses)
        if clause.id in here
        and clause.is_use
        and clause.default == "on"
        and clause.id not in answered
    ]


def _severity(platform: Platform, places: list[str]) -> list[Finding]:
    """The severity said is the one the rule gives in some place where the clause is read."""
    read = {
        place: frozenset(clause.id for clause in clauses_here(platform, place)) for place in places
    }
    found: list[Finding] = []
    for number, clause in enumerate(platform.clauses):
        there = [place for place in places if clause.id in read[place]]
        there = there or [place for place in places if applies(place, clause.jurisdictions)]
        given = {place: judge(clause, platform.controls, place).severity for place in there}
        if given and clause.severity not in given.values():
            found.append(Finding(f"clauses[{number}].severity", _by_rule(clause, given)))
    return found


def _by_rule(clause: Clause, given: dict[str, Any]) -> str:
    """What the rule gives instead."""
    where: dict[str, list[str]] = {}
    for place, severity in given.items():
        where.setdefault(severity, []).append(place)
    rule = "; ".join(
        f"“{severity}” ({place_names(tuple(group))})" for severity, group in where.items()
    )
    return f"The file says “{clause.severity}”, the rule gives {rule}."


def _posture(platform: Platform, places: list[str]) -> list[Finding]:
    """The posture said is the computed one in some place."""
    given: dict[str, list[str]] = {}
    for place in places:
        given.setdefault(posture(platform, place), []).append(place)
    if platform.posture in given:
        return []
    rule = "; ".join(f"“{each}” ({place_names(tuple(group))})" for each, group in given.items())
    return [Finding("posture", f"The file says “{platform.posture}”, the clauses give {rule}.")]


def _pointless(platform: Platform, places: list[str]) -> list[Finding]:
    """A control is about a clause that holds in at least one of its places."""
    found: list[Finding] = []
    by_id = {clause.id: clause for clause in platform.clauses}
    for number, control in enumerate(platform.controls):
        named = [cover.clause for cover in control.covers] + list(control.no_way_for)
        clauses = [by_id[name] for name in named if name in by_id]
        where = [place for place in places if applies(place, control.jurisdictions)]
        if clauses and not any(
            applies(place, clause.jurisdictions) for place in where for clause in clauses
        ):
            sentence = "No clause it is about holds in any of its places."
            found.append(Finding(f"controls[{number}].jurisdictions", sentence))
    return found
