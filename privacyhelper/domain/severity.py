"""How much a clause should worry a person, by one written rule applied evenly.

A right or a promise is *low*: it helps. Silence is *medium* where private content is at stake, else
*low*. A use that is off, or asked first, is *low*. A use that is on by default scores

    content   private 4 · personal 3 · public 2 · pooled 1
    refusal   nothing in this place refuses it +2 · it can be limited or asked for +1 · stopped 0
    reach     other companies' models too +1
    AI        kinds that do not write, draw or talk -1
    practice  keeping -2 · people reading -1

and 6 or more is *critical*, 4 or 5 *high*, 2 or 3 *medium*, less *low*. For data that is only
kept, deleting it counts as stopping. Habits and last resorts (closing the account) refuse nothing.
"""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from privacyhelper.domain.catalogue import Audience, Clause, Control, Severity
from privacyhelper.domain.places import applies

Refusal: TypeAlias = Literal["stops", "partly", "none"]

WEIGHT: dict[Severity, int] = {"critical": 8, "high": 4, "medium": 2, "low": 1}
"""What a clause of each severity is worth in a plan."""

_CONTENT = {"private": 4, "personal": 3, "public": 2, "pooled": 1}
_REFUSAL = {"stops": 0, "partly": 1, "none": 2}
_PRACTICE = {"retention": -2, "human-review": -1}
_CRITICAL, _HIGH, _MEDIUM = 6, 4, 2


class Verdict(Struct, frozen=True):
    """A clause's severity in a place, and the refusal it was reckoned with."""

    severity: Severity
    refusal: Refusal


def refusal(
    clause: Clause,
    controls: Iterable[Control],
    place: str,
    audience: Iterable[Audience] | None = None,
) -> Refusal:
    """How far a person in this place can refuse this clause.

    `audience` is who they are there; left out, it is those the clause is about. A control made for
    other people (a parent's, a website owner's) refuses nothing for them.
    """
    people = frozenset(clause.audience if audience is None else audience)
    best: Refusal = "none"
    for control in controls:
        if control.role in ("habit", "last-resort") or people.isdisjoint(control.audience):
            continue
        if not applies(place, control.jurisdictions):
            continue
        for cover in control.covers:
            if cover.clause != clause.id:
                continue
            if cover.effect == "stops" or (
                cover.effect == "frees-past-data" and clause.practice == "retention"
            ):
                return "stops"
            if cover.effect in ("limits", "asks"):
                best = "partly"
    return best


def judge(
    clause: Clause,
    controls: Iterable[Control],
    place: str,
    audience: Iterable[Audience] | None = None,
) -> Verdict:
    """The severity of this clause in this place, by the rule at the top of this module.

    `audience` as for `refusal`.
    """
    how = refusal(clause, controls, place, audience)
    if clause.practice == "not-stated":
        return Verdict("medium" if clause.content == "private" else "low", how)
    if not clause.is_use or clause.default != "on":
        return Verdict("low", how)
    score = (
        _CONTENT[clause.content]
        + _REFUSAL[how]
        + (clause.reach == "others")
        - (clause.ai == "other")
        + _PRACTICE.get(clause.practice, 0)
    )
    if score >= _CRITICAL:
        return Verdict("critical", how)
    if score >= _HIGH:
        return Verdict("high", how)
    return Verdict("medium" if score >= _MEDIUM else "low", how)
