"""Walking through one control: each press is written before the next step shows.

A control of a platform the person had not chosen is taken into use by starting it. The acts here
are the person's word; nothing is called sent until they say that they sent it.
"""

from datetime import date
from typing import Literal, TypeVar

from msgspec import Struct

from privacyhelper.domain.catalogue import (
    Choose,
    Control,
    Email,
    Fill,
    Navigate,
    Open,
    Step,
    Submit,
    Toggle,
)
from privacyhelper.domain.coverage import UseCoverage
from privacyhelper.domain.journal import (
    AlreadyDone,
    Answered,
    Checked,
    ControlDone,
    ControlStarted,
    Event,
    NotForMe,
    PlatformAdded,
    ProofKept,
    ReminderStopped,
    Seen,
    Sent,
    Snoozed,
    StepDone,
    StepNotFound,
    Target,
)
from privacyhelper.domain.plan import Entry
from privacyhelper.domain.progress import ControlRecord, State
from privacyhelper.domain.reminders import Reminder
from privacyhelper.domain.situation import Here, record_of
from privacyhelper.services.errors import UnknownTarget
from privacyhelper.services.journal import Journal
from privacyhelper.services.plan import Plans
from privacyhelper.services.ports import ProofStore

A = TypeVar(
    "A",
    ControlStarted, StepDone, StepNotFound, ControlDone, AlreadyDone, NotForMe, Checked, Snoozed,
    ReminderStopped, ProofKept, Sent, Answered, Seen,
)  # fmt: skip


class Walk(Struct, frozen=True):
    """A control being walked through: what holds here, and the step to show."""

    here: Here
    control: Control
    record: ControlRecord
    state: State
    position: int

    @property
    def target(self) -> Target:
        """How the control is written."""
        return self.here.target(self.control.id)

    @property
    def step(self) -> Step | None:
        """The step to show; None when all are done."""
        steps = self.control.steps
        return steps[self.position] if self.position < len(steps) else None


class Outcome(Struct, frozen=True):
    """What a finished control changed, what is left, and when to look again."""

    walk: Walk
    covered: tuple[UseCoverage, ...]
    left: tuple[UseCoverage, ...]
    next: Entry | None
    reminder: Reminder | None


def labels_of(step: Step) -> tuple[str, ...]:
    """The label texts a person sees in this step, for the journal."""
    if isinstance(step, Toggle):
        return (step.target, step.state) if step.target else (step.state,)
    if isinstance(step, Choose):
        return tuple(text for text in (step.target, step.choice) if text)
    if isinstance(step, Navigate):
        return tuple(" › ".join(way.path) for way in step.ways)
    if isinstance(step, Open):
        return (step.url,)
    if isinstance(step, Fill):
        return tuple(field.label for field in step.fields)
    if isinstance(step, Email):
        return (step.recipient, step.subject)
    return ()


class Guide:
    """The acts of the guide and of the one-minute check."""

    def __init__(self, journal: Journal, plans: Plans, proof: ProofStore) -> None:
        self._journal = journal
        self._plans = plans
        self._proof = proof

    def walk(self, target: Target) -> Walk:
        """Where the person is in this control: at its first step that is not done.

        Raises:
            NotInCatalogue, UnknownTarget: there is no such thing here.
        """
        here = self._plans.here(target)
        control = self._control(here, target)
        record = record_of(self._plans.situation().record, here.target(control.id), control)
        undone = [i for i, step in enumerate(control.steps) if step.id not in record.steps]
        position = undone[0] if undone else len(control.steps)
        return Walk(here, control, record, here.states[control.id], position)

    def _control(self, here: Here, target: Target) -> Control:
        for control in here.controls:
            if control.id == target.control or target.control in control.replaces:
                return control
        known = here.platform.control(target.control)
        if known is None:
            msg = f"{here.platform.name} has no control “{target.control}”."
        else:
            msg = f"“{known.title}” is not for you: it is for other places or kinds of account."
        raise UnknownTarget(msg)

    def start(self, target: Target) -> Walk:
        """Begin or take up again. Takes the platform into use if it was not."""
        walk = self.walk(target)
        events = self._taking_into_use(walk.target)
        if walk.record.started is None or walk.record.not_for_me is not None:
            events.append(self._about(ControlStarted, walk.target))
        if events:
            self._journal.write(*events)
        return self.walk(walk.target)

    def do(self, target: Target, step_id: str) -> Walk:
        """The person did this step. The last one finishes the control, in the same transaction."""
        walk = self.walk(target)
        step = next((s for s in walk.control.steps if s.id == step_id), None)
        if step is None:
            msg = f"“{walk.control.title}” has no step “{step_id}”."
            raise UnknownTarget(msg)
        events = self._taking_into_use(walk.target)
        events.append(self._about(StepDone, walk.target, step=step.id, seen=labels_of(step)))
        if walk.control.is_request and isinstance(step, Submit | Email):
            events.append(self._about(Sent, walk.target, way=walk.control.kind))
        if all(s.id in walk.record.steps or s.id == step_id for s in walk.control.steps):
            events.append(self._about(ControlDone, walk.target))
        self._journal.write(*events)
        return self.walk(target)

    def finish(self, target: Target) -> None:
        """All of it is done, whatever the steps say."""
        self._act(ControlDone, target)

    def not_found(self, target: Target, step_id: str, note: str = "") -> None:
        """The person could not find it, or it looks different."""
        self._act(StepNotFound, target, step=step_id, note=note.strip())

    def not_for_me(self, target: Target, why: str = "") -> None:
        """The person does not want this control."""
        self._act(NotForMe, target, why=why.strip())

    def already(self, target: Target, since: str = "") -> None:
        """The person did this before; `since` as exact as they remember, or nothing."""
        self._act(AlreadyDone, target, since=since.strip())

    def check(self, target: Target, result: Literal["still", "relapsed", "missing"]) -> None:
        """The person looked again."""
        self._act(Checked, target, result=result)

    def seen(self, target: Target) -> None:
        """The person read what changed and leaves it at that."""
        self._act(Seen, target)

    def answered(
        self,
        target: Target,
        outcome: Literal["unread", "confirmed", "refused", "partly"],
        note: str = "",
    ) -> None:
        """An answer came."""
        self._act(Answered, target, outcome=outcome, note=note.strip())

    def sent(self, target: Target, way: str = "", reference: str = "") -> None:
        """The person says they sent it."""
        self._act(Sent, target, way=way.strip(), reference=reference.strip())

    def snooze(self, target: Target, until: date) -> None:
        """Remind on that day."""
        self._act(Snoozed, target, until=until)

    def stop_reminding(self, target: Target) -> None:
        """Never remind about this control again (until that is taken back)."""
        self._act(ReminderStopped, target)

    def keep_file(self, target: Target, content: bytes, suffix: str, step: str = "") -> str:
        """Keep a file as proof, durably; its name. Raises `ProofUnavailable`."""
        self.walk(target)
        name, sha256 = self._proof.keep(content, suffix)
        self._act(ProofKept, target, file=name, sha256=sha256, step=step)
        return name

    def keep_text(self, target: Target, text: str, step: str = "") -> None:
        """Keep a line of text as proof, such as a case number."""
        self._act(ProofKept, target, text=text.strip(), step=step)

    def outcome(self, target: Target) -> Outcome:
        """What is stopped now, what is not, the next thing that covers more, when to look again."""
        walk = self.walk(target)
        reached = {item.clause for item in walk.control.covers}
        counted = walk.here.counted
        left = tuple(use for use in counted if use.status != "stopped")
        left_ids = {use.clause for use in left}
        entries = self._plans.plan().entries
        same = [
            e
            for e in entries
            if e.target.platform == walk.target.platform
            and e.target != walk.target
            and left_ids & {item.clause for item in e.control.covers}
        ]
        others = [e for e in entries if e.target != walk.target]
        return Outcome(
            walk=walk,
            covered=tuple(u for u in walk.here.coverage if u.clause in reached),
            left=left,
            next=next(iter(same or others), None),
            reminder=next((r for r in self._plans.reminders() if r.target == walk.target), None),
        )

    def _act(self, kind: type[A], target: Target, **values: object) -> None:
        walk = self.walk(target)
        events = self._taking_into_use(walk.target)
        events.append(self._about(kind, walk.target, **values))
        self._journal.write(*events)

    def _taking_into_use(self, target: Target) -> list[Event]:
        """What adds the platform to those in use; nothing if it is among them."""
        if target.platform in self._plans.situation().record.platforms:
            return []
        return [self._journal.draft(PlatformAdded, platform=target.platform)]

    def _about(self, kind: type[A], target: Target, **values: object) -> A:
        return self._journal.draft(
            kind,
            platform=target.platform,
            account=target.account,
            control=target.control,
            **values,
        )
