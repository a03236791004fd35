"""Reminders: on which day something is due, and why.

Recomputed from journal, catalogue and date whenever somebody asks; nothing is armed. The distance
to the next check is the control's own, shorter after it came back on and longer when looking keeps
finding all well.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.journal import Target
from privacyhelper.domain.progress import ControlRecord, State, pause_ends
from privacyhelper.domain.situation import Here, Situation, record_of

Kind: TypeAlias = Literal["check", "relapsed", "look-again", "answer", "read", "wait", "way-now"]
Pace: TypeAlias = Literal["usual", "sooner", "longer"]

_STEADY = 2
_VERY_STEADY = 4


class Reminder(Struct, frozen=True):
    """One thing due. `every` is the distance in days it was reckoned with, `pace` why."""

    target: Target
    platform_name: str
    account_name: str
    control: Control
    kind: Kind
    on: date
    state: State
    every: int = 0
    pace: Pace = "usual"
    last: date | None = None
    snoozed: bool = False


_URGENCY: dict[Kind, int] = {
    "relapsed": 0, "look-again": 1, "answer": 2, "read": 2, "wait": 3, "check": 4, "way-now": 5,
}  # fmt: skip


def due(found: Iterable[Reminder], today: date) -> tuple[Reminder, ...]:
    """What is due, in the order of the plan: what came back on first, the longest due before."""
    waiting = [reminder for reminder in found if reminder.on <= today]
    return tuple(sorted(waiting, key=lambda r: (_URGENCY[r.kind], r.on, r.platform_name)))


def check_interval(control: Control, record: ControlRecord) -> tuple[int, Pace]:
    """Days until the next look, and whether that is the usual distance, sooner or longer.

    Half after a relapse until two looks in a row found all well; one and a half times after two
    such looks, twice after four.
    """
    base = control.recheck_days
    if record.relapses and record.stills < _STEADY:
        return max(base // 2, 1), "sooner"
    if record.stills >= _VERY_STEADY:
        return base * 2, "longer"
    if record.stills >= _STEADY:
        return base * 3 // 2, "longer"
    return base, "usual"


def reminders(situation: Situation) -> tuple[Reminder, ...]:
    """Everything with a date, the earliest first. What is due is `on <= today`."""
    found: list[Reminder] = []
    for here in situation.heres:
        for control in here.controls:
            record = record_of(situation.record, here.target(control.id), control)
            state = here.states[control.id]
            if record.reminder_stopped or state.via is not None:
                continue
            reminder = _reminder(here, control, record, state)
            if reminder is not None:
                found.append(_snooze(reminder, record))
    return tuple(sorted(found, key=lambda r: (r.on, r.platform_name, r.target)))


def _reminder(
    here: Here, control: Control, record: ControlRecord, state: State
) -> Reminder | None:
    """The one reminder this control gives rise to in its state, if any."""

    def make(
        kind: Kind, on: date, every: int = 0, pace: Pace = "usual", last: date | None = None
    ) -> Reminder:
        return Reminder(
            target=here.target(control.id),
            platform_name=here.platform.name,
            account_name=here.account.name,
            control=control,
            kind=kind,
            on=on,
            state=state,
            every=every,
            pace=pace,
            last=last,
        )

    if state.kind in ("relapsed", "look-again", "answered") and state.on is not None:
        kind: Kind = "read" if state.kind == "answered" else (
            "relapsed" if state.kind == "relapsed" else "look-again"
        )
        return make(kind, state.on)
    if state.kind == "waiting" and state.until is not None:
        if control.is_request and (record.sent or record.done):
            return make("answer", state.until.on + timedelta(days=1), last=state.on)
        return make("wait", state.until.on)
    if state.kind == "started" and (end := pause_ends(control, record)) is not None:
        return make("wait", end)
    if state.kind == "done" and control.recheck_days and state.on is not None:
        every, pace = check_interval(control, record)
        return make("check", state.on + timedelta(days=every), every, pace, state.on)
    if state.kind == "no-way" and control.recheck_days and here.account.added is not None:
        last = record.seen_on or here.account.added
        due = last + timedelta(days=control.recheck_days)
        return make("way-now", due, control.recheck_days, last=last)
    return None


def _snooze(reminder: Reminder, record: ControlRecord) -> Reminder:
    """The same reminder, put off to the day the person chose if that is later."""
    if record.snoozed is None or record.snoozed <= reminder.on:
        return reminder
    return replace(reminder, on=record.snoozed, snoozed=True)
