"""Coverage: for every use that concerns a person, whether it is stopped, and by what.

A request stops a use only after the person records a yes. A control that came back on, or whose
clause changed, counts as nothing until the person has looked: never silently green.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from privacyhelper.domain.catalogue import Clause, Control, Effect
from privacyhelper.domain.progress import State

Status: TypeAlias = Literal[
    "stopped", "limited", "asked", "unsure", "refused", "open", "no-way", "silent", "off"
]
"""`open`: still going on and there is a way · `silent`: the text does not say · `off`: off here."""

_RANK: dict[Status, int] = {
    "stopped": 0, "limited": 1, "asked": 2, "unsure": 3, "refused": 4, "open": 5, "no-way": 6,
}  # fmt: skip


class Way(Struct, frozen=True):
    """One control that covers a use, what it does to it, and how it stands."""

    control: str
    effect: Effect
    status: Status
    on: date | None = None


class UseCoverage(Struct, frozen=True):
    """How one clause stands for one account: its best status and every way there is."""

    clause: str
    status: Status
    counted: bool
    on: date | None = None
    by: str = ""
    ways: tuple[Way, ...] = ()


def cover(
    clauses: Sequence[Clause], controls: Sequence[Control], states: Mapping[str, State]
) -> tuple[UseCoverage, ...]:
    """The coverage of these clauses by these controls in these states (by control id).

    Uses that are on are counted; silence and uses that are off are shown without being counted.
    """
    return tuple(
        _cover_one(clause, controls, states)
        for clause in clauses
        if clause.is_use or clause.practice == "not-stated"
    )


def _cover_one(
    clause: Clause, controls: Iterable[Control], states: Mapping[str, State]
) -> UseCoverage:
    ways = []
    for control in controls:
        state = states.get(control.id)
        for effect in (c.effect for c in control.covers if c.clause == clause.id):
            if state is not None:
                way = _way(control, effect, state, keeps=clause.practice == "retention")
                ways.append(way)
    counted = clause.is_use and clause.default == "on"
    best = min(ways, key=lambda way: _RANK[way.status], default=None)
    if best is not None and best.status == "refused" and _untouched(ways, controls):
        return UseCoverage(clause.id, "open", counted, ways=tuple(ways))
    if best is not None and _RANK[best.status] < _RANK["open"]:
        return UseCoverage(clause.id, best.status, counted, best.on, best.control, tuple(ways))
    if clause.practice == "not-stated":
        status: Status = "silent"
    elif not counted:
        status = "off"
    else:
        status = "open" if _really_refusable(ways, controls) else "no-way"
    return UseCoverage(clause.id, status, counted, ways=tuple(ways))


def _untouched(ways: Iterable[Way], controls: Iterable[Control]) -> bool:
    """Whether, though a request was refused, another way that needs no yes is still open."""
    own = {c.id for c in controls if c.role not in ("habit", "last-resort") and not c.is_request}
    return any(
        way.control in own and way.status == "open" and way.effect in ("stops", "limits")
        for way in ways
    )


def _really_refusable(ways: Iterable[Way], controls: Iterable[Control]) -> bool:
    """Whether one of the ways ends or limits the use itself.

    Closing the account, a habit, or deleting what was given before leaves the use going on.
    """
    serious = {c.id for c in controls if c.role not in ("habit", "last-resort")}
    return any(way.control in serious and way.effect != "frees-past-data" for way in ways)


def _way(control: Control, effect: Effect, state: State, *, keeps: bool) -> Way:
    return Way(control.id, effect, _status(control, effect, state, keeps=keeps), state.on)


def _status(control: Control, effect: Effect, state: State, *, keeps: bool) -> Status:
    if state.kind in ("relapsed", "look-again"):
        return "open" if state.kind == "relapsed" else "unsure"
    if state.kind == "refused":
        return "refused"
    if state.kind in ("waiting", "answered"):
        return "asked" if control.is_request else "open"
    if state.kind != "done":
        return "open"
    if effect == "frees-past-data":
        return "limited" if keeps else "open"
    if state.why == "partly" or effect == "limits":
        return "limited"
    if effect == "asks" and not control.is_request:
        return "asked"
    return "stopped"
