"""The plan: what to do, in the order worth doing it, and how far it got.

The order is: came back on · look again · overdue or unread answer · started · due check · to do.
The worth of a to-do is the sum over the uses that are on here and not yet stopped of severity
(8, 4, 2, 1) × effect (stops 1, limits ½, asks ½), divided by its minutes (at least 1); ties go by
minutes, then by name; a platform stands where its best entry stands. Only main controls count;
a fallback appears when its main one failed or was refused.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from privacyhelper.domain.catalogue import Control, Severity
from privacyhelper.domain.journal import Target
from privacyhelper.domain.progress import State, StateKind
from privacyhelper.domain.reminders import Reminder, reminders
from privacyhelper.domain.severity import WEIGHT
from privacyhelper.domain.situation import Here, Situation, record_of

Reason: TypeAlias = Literal[
    "relapsed", "look-again", "overdue", "answered", "started", "due-check", "to-do",
    "main-failed", "waiting", "later", "done",
]  # fmt: skip

_ORDER: dict[Reason, int] = {
    "relapsed": 0, "look-again": 1, "overdue": 2, "answered": 2, "started": 3, "due-check": 4,
    "to-do": 5, "main-failed": 5,
}  # fmt: skip
_EFFECT = {"stops": 1.0, "limits": 0.5, "asks": 0.5, "frees-past-data": 0.0}
_SETTLED: frozenset[StateKind] = frozenset({"done", "waiting", "answered"})
FINISHED: frozenset[StateKind] = _SETTLED | {"refused"}
"""States in which a control is done or was asked for: nothing is left to do about it itself."""
CHECK_MINUTES = 1
"""A check is one look."""


class Entry(Struct, frozen=True):
    """One control in the plan, and why it stands where it stands."""

    target: Target
    platform_name: str
    account_name: str
    control: Control
    state: State
    reason: Reason
    minutes: int
    worth: float = 0.0
    severity: Severity | None = None
    open_uses: tuple[str, ...] = ()
    due: date | None = None


class Tally(Struct, frozen=True):
    """How many uses are on by default for this person, and how they stand."""

    total: int = 0
    stopped: int = 0
    limited: int = 0
    asked: int = 0
    refused: int = 0
    open: int = 0
    no_way: int = 0


class Plan(Struct, frozen=True):
    """Everything Home shows."""

    entries: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    done: tuple[Entry, ...]
    no_way: tuple[Entry, ...]
    later: tuple[Entry, ...]
    tally: Tally
    started_done: int = 0
    started_total: int = 0
    oldest_check: date | None = None

    @property
    def next(self) -> Entry | None:
        """The one thing to do next."""
        return self.entries[0] if self.entries else None

    @property
    def minutes_left(self) -> int:
        """Minutes of all that is open in the plan."""
        return sum(entry.minutes for entry in self.entries)


def make_plan(situation: Situation) -> Plan:
    """The plan of a person in this situation. Pure: same situation, same plan."""
    due = {r.target: r for r in reminders(situation) if r.on <= situation.today}
    open_, waiting, done, none, later = [], [], [], [], []
    for here in situation.heres:
        needless = _needless(here)
        for control in here.controls:
            entry = _entry(here, control, situation, due, needless)
            if entry is None:
                continue
            if control.kind == "none":
                none.append(entry)
            elif entry.reason == "later":
                later.append(entry)
            elif entry.reason == "waiting":
                waiting.append(entry)
            elif entry.reason == "done":
                done.append(entry)
            else:
                open_.append(entry)
    started = _started(situation)
    # What is due for a look is done too, and was seen longest ago.
    seen = [*done, *(e for e in (*open_, *later) if e.state.kind == "done")]
    checks = [e.state.on for e in seen if e.state.on is not None]
    return Plan(
        entries=tuple(_sorted(open_)),
        waiting=tuple(sorted(waiting, key=_by_due)),
        done=tuple(done),
        no_way=tuple(none),
        later=tuple(later),
        tally=_tally(situation.heres),
        started_done=started[0],
        started_total=started[1],
        oldest_check=min(checks, default=None),
    )


def _by_due(entry: Entry) -> tuple[date, str]:
    return (entry.due or date.max, entry.platform_name)


def _needless(here: Here) -> frozenset[str]:
    """Controls another one makes needless: it is done, or made for just this kind of account."""
    gone: set[str] = set()
    for control in here.controls:
        state = here.states[control.id]
        special = control.role == "main" and "person" not in control.audience
        if control.instead_of and (state.kind in _SETTLED or special):
            gone.update(control.instead_of)
    return frozenset(gone)


def _wanted(here: Here, control: Control, situation: Situation, needless: frozenset[str]) -> bool:
    """Whether this control belongs to the plan now."""
    state = here.states[control.id]
    touched = state.kind not in ("to-do", "no-way", "not-for-you")
    if control.role == "main":
        return touched or control.id not in needless
    if control.role in ("extra", "fallback") and touched:
        return True
    return control.role == "fallback" and _mains_failed(here, control, situation)


def _mains_failed(here: Here, fallback: Control, situation: Situation) -> bool:
    for control in here.controls:
        if control.id not in fallback.instead_of or control.role != "main":
            continue
        state = here.states[control.id]
        done = record_of(situation.record, here.target(control.id), control)
        if state.kind == "refused" or (done.failed and state.kind != "done"):
            return True
    return False


def _entry(
    here: Here,
    control: Control,
    situation: Situation,
    due: dict[Target, Reminder],
    needless: frozenset[str],
) -> Entry | None:
    """The plan's entry for this control; None when it does not belong to the plan."""
    state = here.states[control.id]
    target = here.target(control.id)
    if state.kind in ("not-for-you", "refused") or not _wanted(here, control, situation, needless):
        return None
    reminder = due.get(target)
    reason = _reason(control, state, reminder)
    snoozed = record_of(situation.record, target, control).snoozed
    if snoozed is not None and snoozed > situation.today and reason in _ORDER:
        reason = "later"
    uses, worth, severity = _worth(here, control)
    look = reason in ("due-check", "look-again", "overdue", "answered")
    minutes = CHECK_MINUTES if look else max(control.minutes, 1)
    return Entry(
        target=target,
        platform_name=here.platform.name,
        account_name=here.account.name,
        control=control,
        state=state,
        reason=reason,
        minutes=minutes,
        worth=worth / max(control.minutes, 1),
        severity=severity,
        open_uses=uses,
        due=reminder.on if reminder else state.until.on if state.until else snoozed,
    )


def _reason(control: Control, state: State, reminder: Reminder | None) -> Reason:
    if state.kind in ("waiting", "answered") and state.via is not None:
        return "waiting"  # the act that settled it stands in the plan itself
    if state.kind == "waiting":
        return "overdue" if state.overdue else "waiting"
    if state.kind == "done":
        return "due-check" if reminder is not None and reminder.kind == "check" else "done"
    if state.kind == "to-do":
        return "main-failed" if control.role == "fallback" else "to-do"
    by_kind: dict[StateKind, Reason] = {
        "relapsed": "relapsed",
        "look-again": "look-again",
        "answered": "answered",
        "started": "started",
        "no-way": "done",
    }
    return by_kind.get(state.kind, "to-do")


def _worth(here: Here, control: Control) -> tuple[tuple[str, ...], float, Severity | None]:
    """The uses this would still change, what that is worth in all, and the gravest of them."""
    status = {use.clause: use.status for use in here.coverage if use.counted}
    uses: list[str] = []
    worth = 0.0
    severity: Severity | None = None
    for item in control.covers:
        if item.clause not in status or status[item.clause] == "stopped":
            continue
        if _EFFECT[item.effect] == 0.0:
            continue
        grade = here.verdicts[item.clause].severity
        uses.append(item.clause)
        worth += WEIGHT[grade] * _EFFECT[item.effect]
        if severity is None or WEIGHT[grade] > WEIGHT[severity]:
            severity = grade
    return tuple(uses), worth, severity


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    """By reason, then with platforms standing where their best entry stands."""
    items = list(entries)
    best: dict[tuple[int, str], tuple[float, int, str]] = {}
    for entry in items:
        key = (_ORDER[entry.reason], entry.target.platform)
        rank = _rank(entry)
        best[key] = min(best.get(key, rank), rank)
    return sorted(
        items,
        key=lambda e: (
            _ORDER[e.reason],
            best[_ORDER[e.reason], e.target.platform],
            e.target.platform,
            _rank(e),
            e.target,
        ),
    )


def _rank(entry: Entry) -> tuple[float, int, str]:
    return (-entry.worth, entry.minutes, f"{entry.platform_name} {entry.control.title}")


def _tally(heres: Iterable[Here]) -> Tally:
    counts: dict[str, int] = {}
    total = 0
    for here in heres:
        for use in here.counted:
            total += 1
            counts[use.status] = counts.get(use.status, 0) + 1
    return Tally(
        total=total,
        stopped=counts.get("stopped", 0),
        limited=counts.get("limited", 0),
        asked=counts.get("asked", 0),
        refused=counts.get("refused", 0),
        open=counts.get("open", 0) + counts.get("unsure", 0),
        no_way=counts.get("no-way", 0),
    )


def counted_mains(here: Here) -> tuple[StateKind, ...]:
    """The states of the main controls by which progress is counted.

    What is not for the person, or what another control makes needless, is left out.
    """
    needless = _needless(here)
    mains = [c for c in here.controls if c.role == "main" and c.kind != "none"]
    kinds = [(c.id, here.states[c.id].kind) for c in mains]
    return tuple(
        kind
        for control, kind in kinds
        if kind != "not-for-you" and not (kind == "to-do" and control in needless)
    )


def _started(situation: Situation) -> tuple[int, int]:
    """Main controls finished or asked, and all of them, over platforms begun."""
    finished = total = 0
    for kinds in map(counted_mains, situation.heres):
        if all(kind == "to-do" for kind in kinds):
            continue
        total += len(kinds)
        finished += sum(kind in FINISHED for kind in kinds)
    return finished, total
