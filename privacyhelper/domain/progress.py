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
    """Everything the journal says about a person."""

    place: str = ""
    accounts: tuple[Account, ...] = ()
    controls: Mapping[Target, ControlRecord] = {}

    def of(self, target: Target) -> ControlRecord:
        """What happened to this control; an empty record if nothing did."""
        return self.controls.get(target, EMPTY)

    @property
    def platforms(self) -> tuple[str, ...]:
        """The ids of the platforms in use, in the order they were added."""
        return tuple(dict.fromkeys(account.platform for account in self.accounts))


def renamed(record: Record, names: Mapping[str, str]) -> Record:
    """The same record with platforms called by their new ids, where the catalogue renamed them.

    Where something happened under both ids, what happened under the new one counts.
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
    moved = {new_target(target): done for target, done in record.controls.items()}
    return Record(record.place, tuple(accounts.values()), {**moved, **record.controls})


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
    controls: dict[Target, ControlRecord] = {}
    for event in standing(events):
        if isinstance(event, AboutControl):
            target = event.target
            controls[target] = _after(controls.get(target, EMPTY), event)
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
    return Record(place, tuple(accounts.values()), controls)


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
        )
    if isinstance(event, StepNotFound):
        return replace(record, not_found=event.step, started=record.started or day)
    if isinstance(event, ControlDone | AlreadyDone):
        return _after_done(record, event)
    if isinstance(event, Checked):
        return _after_check(record, event)
    if isinstance(event, Sent):
        return replace(
            record, sent=day, way=event.way, reference=event.reference, answer="", answered=None
        )
    return _after_rest(record, event)


def _after_done(record: ControlRecord, event: ControlDone | AlreadyDone) -> ControlRecord:
    already = isinstance(event, AlreadyDone)
    again = record.done is not None and not already
    return replace(
        record,
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
    pending = next((step for step in control.steps if step.id not in record.steps), None)
    if isinstance(pending, Wait) and record.last_step is not None and pending.days:
        end = record.last_step + timedelta(days=pending.days)
        if today < end:
            return State("waiting", step=at, steps=total, until=Due(end, ours=True))
    why = "not-found" if record.not_found else ""
    return State("started", why=why, step=at, steps=total, on=record.started)


CARRIES: frozenset[str] = frozenset({"done", "waiting", "answered", "refused"})
"""States of a control that carry over to what it settles."""


def carry_over(
    states: Mapping[Target, State], controls: Mapping[Target, Control]
) -> dict[Target, State]:
    """The same states, with each settled elsewhere taken over from the act that settled it.

    An act carries to the account of the same name on the other platform, or to its only one.
    What the person did to a control itself always comes first.
    """
    result = dict(states)
    for target, control in controls.items():
        state = states[target]
        if state.kind not in CARRIES:
            continue
        for text in control.settles:
            platform, _, control_id = text.partition("/")
            for other in states:
                if other.platform != platform or other.control != control_id:
                    continue
                alone = sum(o.platform == platform and o.control == control_id for o in states) == 1
                if (other.account == target.account or alone) and result[other].kind == "to-do":
                    result[other] = replace(state, via=target)
    return result
