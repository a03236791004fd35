"""What the journal adds up to: the record of a person, and from it the state of every control.

States come from events, never from a stored flag. `fold` reads the journal once; `states` turns
each control's record into one of the states of the design, carrying over what one act settles
elsewhere.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from privacyhelper.domain.catalogue import Audience, Control, Wait
from privacyhelper.domain.deadlines import Due
from privacyhelper.domain.journal import (
    AboutControl,
    AccountAdded,
    AlreadyDone,
    Answered,
    Checked,
    ClauseChanged,
    ControlDone,
    ControlStarted,
    Event,
    NotForMe,
    PlaceSet,
    PlatformAdded,
    PlatformRemoved,
    ProofKept,
    ReminderStopped,
    Seen,
    Sent,
    Snoozed,
    StepDone,
    StepNotFound,
    Target,
    standing,
)

StateKind: TypeAlias = Literal[
    "not-for-you", "to-do", "started", "waiting", "answered", "done",
    "look-again", "refused", "relapsed", "no-way",
]  # fmt: skip
OPEN_KINDS: frozenset[str] = frozenset({"to-do", "started", "look-again", "relapsed"})
"""States in which the person has something to do."""


OWN: frozenset[Audience] = frozenset({"person"})
"""Who somebody is on a platform until they say more: a person with an account of their own."""


class Account(Struct, frozen=True):
    """One account of a platform the person uses, and who they are there."""

    platform: str
    id: str = ""
    name: str = ""
    audience: frozenset[Audience] = OWN
    asked: bool = False
    added: date | None = None


class ControlRecord(Struct, frozen=True):
    """All that happened to one control of one account. Dates are the person's own calendar's."""

    started: date | None = None
    steps: frozenset[str] = frozenset()
    last_step: date | None = None
    not_found: str = ""
    done: date | None = None
    since: str = ""
    already: bool = False
    seen_on: date | None = None
    not_for_me: str | None = None
    stills: int = 0
    relapses: int = 0
    relapsed: date | None = None
    missing: date | None = None
    snoozed: date | None = None
    reminder_stopped: bool = False
    sent: date | None = None
    way: str = ""
    reference: str = ""
    answer: Literal["", "unread", "confirmed", "refused", "partly"] = ""
    answered: date | None = None
    changes: tuple[ClauseChanged, ...] = ()
    proofs: tuple[ProofKept, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the way itself did not work: its step or its page could not be found."""
        return bool(self.not_found) or self.missing is not None


EMPTY = ControlRecord()


class Record(Struct, frozen=True):
    """Everything the journal says about a person.

    `acts` are the events behind each of `controls`, in order: what happened under several names of
    one control can only be added up from them.
    """

    place: str = ""
    accounts: tuple[Account, ...] = ()
    controls: Mapping[Target, ControlRecord] = {}
    acts: Mapping[Target, tuple[AboutControl, ...]] = {}

    def of(self, target: Target) -> ControlRecord:
        """What happened to this control; an empty record if nothing did."""
        return self.controls.get(target, EMPTY)

    def of_all(self, targets: Iterable[Target]) -> ControlRecord:
        """What happened to a control under any of these names, added up in its order."""
        known = [target for target in targets if target in self.controls]
        if len(known) < 2:  # noqa: PLR2004 - one name, the usual case, is added up already
            return self.controls[known[0]] if known else EMPTY
        return _added_up(act for target in known for act in self.acts.get(target, ()))

    @property
    def platforms(self) -> tuple[str, ...]:
        """The ids of the platforms in use, in the order they were added."""
        return tuple(dict.fromkeys(account.platform for account in self.accounts))


def renamed(record: Record, names: Mapping[str, str]) -> Record:
    """The same record with platforms called by their new ids, where the catalogue renamed them.

    What happened to a control under both ids is added up in its order.
    """
    if all(old == new for old, new in names.items()):
        return record

    def new_target(target: Target) -> Target:
        return replace(target, platform=names.get(target.platform, target.platform))

    accounts = {
        (names.get(a.platform, a.platform), a.id): replace(
            a, platform=names.get(a.platform, a.platform)
        )
        for a in record.accounts
    }
    same: dict[Target, list[Target]] = {}
    for target in record.controls:
        same.setdefault(new_target(target), []).append(target)
    acts = {
        new: tuple(sorted((a for old in olds for a in record.acts.get(old, ())), key=_when))
        for new, olds in same.items()
    }
    controls = {new: record.of_all(olds) for new, olds in same.items()}
    return Record(record.place, tuple(accounts.values()), controls, acts)


class State(Struct, frozen=True):
    """The state of a control, with what its words need."""

    kind: StateKind
    why: str = ""
    step: int = 0
    steps: int = 0
    on: date | None = None
    until: Due | None = None
    overdue: bool = False
    since: str = ""
    via: Target | None = None


def fold(events: Iterable[Event]) -> Record:
    """Add the journal up. Pure and total: an event that makes no sense changes nothing."""
    place = ""
    accounts: dict[tuple[str, str], Account] = {}
    acts: dict[Target, list[AboutControl]] = {}
    for event in standing(events):
        if isinstance(event, AboutControl):
            acts.setdefault(event.target, []).append(event)
        elif isinstance(event, PlaceSet):
            place = event.place
        elif isinstance(event, PlatformAdded):
            if not any(platform == event.platform for platform, _ in accounts):
                accounts[event.platform, event.account] = Account(
                    event.platform, event.account, added=event.day
                )
        elif isinstance(event, PlatformRemoved):
            for key in [k for k in accounts if k[0] == event.platform]:
                if event.account in ("", key[1]):
                    del accounts[key]
        elif isinstance(event, AccountAdded):
            known = accounts.get((event.platform, event.account))
            accounts[event.platform, event.account] = Account(
                event.platform,
                event.account,
                event.name,
                frozenset(event.audience),
                asked=True,
                added=known.added if known is not None else event.day,
            )
    controls = {target: _added_up(told) for target, told in acts.items()}
    behind = {target: tuple(told) for target, told in acts.items()}
    return Record(place, tuple(accounts.values()), controls, behind)


def _when(event: AboutControl) -> tuple[int, str]:
    return (event.order, event.id)


def _added_up(acts: Iterable[AboutControl]) -> ControlRecord:
    """The record of one control from all that happened to it."""
    record = EMPTY
    for act in sorted(acts, key=_when):
        record = _after(record, act)
    return record


def _after(record: ControlRecord, event: AboutControl) -> ControlRecord:
    """The record after one more event about its control."""
    day = event.day
    if isinstance(event, ControlStarted):
        fresh = record.started is None
        return replace(
            record,
            started=day if fresh else record.started,
            steps=frozenset() if fresh else record.steps,
            not_found="" if fresh else record.not_found,
            not_for_me=None,
        )
    if isinstance(event, StepDone):
        found = "" if record.not_found == event.step else record.not_found
        return replace(
            record,
            steps=record.steps | {event.step},
            last_step=day,
            not_found=found,
            started=record.started or day,
            not_for_me=None,
        )
    if isinstance(event, StepNotFound):
        return replace(record, not_found=event.step, started=record.started or day)
    if isinstance(event, ControlDone | AlreadyDone):
        return _after_done(record, event)
    if isinstance(event, Checked):
        return _after_check(record, event)
    if isinstance(event, Sent):
        return replace(
            record,
            sent=day,
            way=event.way,
            reference=event.reference,
            answer="",
            answered=None,
            not_for_me=None,
            relapsed=None,
            missing=None,
            snoozed=None,
        )
    return _after_rest(record, event)


def _after_done(record: ControlRecord, event: ControlDone | AlreadyDone) -> ControlRecord:
    already = isinstance(event, AlreadyDone)
    again = record.done is not None and not already
    # A sending of an earlier round says nothing of when this one was asked for.
    earlier = record.sent is not None and record.done is not None and record.sent <= record.done
    return replace(
        record,
        sent=None if again and earlier else record.sent,
        done=event.day,
        already=already,
        since=event.since if isinstance(event, AlreadyDone) else "",
        seen_on=event.day,
        started=None,
        steps=frozenset(),
        not_found="",
        not_for_me=None,
        relapsed=None,
        missing=None,
        changes=(),
        snoozed=None,
        answer="" if again else record.answer,
        answered=None if again else record.answered,
    )


def _after_check(record: ControlRecord, event: Checked) -> ControlRecord:
    day = event.day
    if event.result == "still":
        return replace(
            record,
            seen_on=day,
            done=record.done or day,
            stills=record.stills + 1,
            relapsed=None,
            missing=None,
            changes=(),
            snoozed=None,
            not_for_me=None,
        )
    if event.result == "relapsed":
        return replace(
            record,
            relapsed=day,
            relapses=record.relapses + 1,
            stills=0,
            missing=None,
            changes=(),
            snoozed=None,
            steps=frozenset(),
            started=None,
            not_for_me=None,
        )
    return replace(record, missing=day, snoozed=None)


def _after_rest(record: ControlRecord, event: AboutControl) -> ControlRecord:
    if isinstance(event, NotForMe):
        return replace(record, not_for_me=event.why)
    if isinstance(event, Snoozed):
        return replace(record, snoozed=event.until)
    if isinstance(event, ReminderStopped):
        return replace(record, reminder_stopped=True)
    if isinstance(event, ProofKept):
        return replace(record, proofs=(*record.proofs, event))
    if isinstance(event, Answered):
        return replace(record, answer=event.outcome, answered=event.day, snoozed=None)
    if isinstance(event, ClauseChanged):
        return replace(record, changes=(*record.changes, event))
    if isinstance(event, Seen):
        return replace(record, changes=(), missing=None)
    return record


def steps_done(control: Control, record: ControlRecord) -> int:
    """How many of the control's present steps are done; a vanished step counts no more."""
    return sum(step.id in record.steps for step in control.steps)


def state_of(control: Control, record: ControlRecord, due: Due | None, today: date) -> State:
    """The state of one control by itself. `due` is when its answer is due, if it was sent."""
    total = len(control.steps)
    at = steps_done(control, record)
    if control.kind == "none":
        return State("no-way")
    if record.not_for_me is not None:
        return State("not-for-you", why=record.not_for_me)
    if record.relapsed is not None:
        return State("relapsed", step=at, steps=total, on=record.relapsed)
    if record.changes:
        return State("look-again", why="changed", step=at, steps=total, on=record.changes[-1].day)
    if record.missing is not None:
        return State("look-again", why="missing", step=at, steps=total, on=record.missing)
    if control.is_request:
        requested = _request_state(record, due, today)
        if requested is not None:
            return requested
    elif record.done is not None:
        return State("done", on=record.seen_on, since=record.since)
    return _begun(control, record, at, total, today)


def _request_state(record: ControlRecord, due: Due | None, today: date) -> State | None:
    if record.answer == "refused":
        return State("refused", on=record.answered)
    if record.answer == "unread":
        return State("answered", on=record.answered)
    if record.answer in ("confirmed", "partly"):
        partly = "partly" if record.answer == "partly" else ""
        return State("done", why=partly, on=record.seen_on or record.answered)
    if record.sent is None and record.done is None:
        return None
    overdue = due is not None and today > due.on
    return State("waiting", on=record.sent or record.done, until=due, overdue=overdue)


def _begun(control: Control, record: ControlRecord, at: int, total: int, today: date) -> State:
    if not record.steps and record.started is None:
        return State("to-do", steps=total)
    end = pause_ends(control, record)
    if end is not None and today < end:
        return State("waiting", step=at, steps=total, until=Due(end, ours=True))
    why = "not-found" if record.not_found else ""
    return State("started", why=why, step=at, steps=total, on=record.started)


def pause_ends(control: Control, record: ControlRecord) -> date | None:
    """When the wait that is the next step of this control is over; None if no wait is."""
    pending = next((step for step in control.steps if step.id not in record.steps), None)
    if not isinstance(pending, Wait) or record.last_step is None or not pending.days:
        return None
    return record.last_step + timedelta(days=pending.days)


CARRIES: Mapping[StateKind, int] = {"done": 0, "answered": 1, "waiting": 2, "refused": 3}
"""States of a control that carry over to what it settles, the best first."""


def carry_over(
    states: Mapping[Target, State], controls: Mapping[Target, Control]
) -> dict[Target, State]:
    """The same states, with each settled elsewhere taken over from the act that settled it.

    An act carries to the account of the same name on the other platform, or to its only one.
    What the person did to a control itself always comes first; of several acts that settle one
    thing, the best counts.
    """
    result = dict(states)
    settling = [target for target in controls if states[target].kind in CARRIES]
    for target in sorted(settling, key=lambda each: CARRIES[states[each].kind]):
        state, control = states[target], controls[target]
        for text in control.settles:
            platform, _, control_id = text.partition("/")
            for other in states:
                if other.platform != platform or other.control != control_id:
                    continue
                alone = sum(o.platform == platform and o.control == control_id for o in states) == 1
                if (other.account == target.account or alone) and result[other].kind == "to-do":
                    result[other] = replace(state, via=target)
    return result
