"""The journal: what the person did and saw, as a list of events that is only ever added to.

Everything else about a person (progress, plan, reminders, coverage) is computed from it. Each event
has a random id, so that importing twice changes nothing; the moment in UTC with the zone it was
made in; and an `order` that grows even when the clock is set back, so the last act stays the last.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Meta, Struct

from privacyhelper.domain.catalogue import Audience

SCHEMA = 1
"""Written into every event made now. An event without one is of schema 1."""

PROOF_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".eml", ".txt")
"""The kinds of files that can be kept as proof."""
PROOF_MOST_BYTES = 25 * 1024 * 1024

_DAY_MINUTES = 24 * 60
_LAST_ORDER = 2**62

class Target(Struct, frozen=True, order=True):
    """What an act is about, written `platform[@account][/control]` everywhere."""

    platform: str
    account: str = ""
    control: str = ""

    def __str__(self) -> str:
        at = f"@{self.account}" if self.account else ""
        slash = f"/{self.control}" if self.control else ""
        return f"{self.platform}{at}{slash}"


_NAME = r"[a-z0-9][a-z0-9-]{0,63}"
_TARGET = re.compile(rf"({_NAME})(?:@({_NAME}))?(?:/({_NAME}))?\Z")


def parse_target(text: str) -> Target | None:
    """Read `platform[@account][/control]`; None if it is not of that form."""
    match = _TARGET.match(text)
    if match is None:
        return None
    platform, account, control = match.groups()
    return Target(platform, account or "", control or "")


class EventBase(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every event has. `offset` is the local zone's distance from UTC in minutes."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    at: Annotated[datetime, Meta(tz=True)]
    order: Annotated[int, Meta(ge=0, le=_LAST_ORDER)]
    zone: str = ""
    offset: Annotated[int, Meta(ge=-_DAY_MINUTES, le=_DAY_MINUTES)] = 0
    catalogue: str = ""
    schema: int = 1

    about_control: ClassVar[bool] = False

    @property
    def day(self) -> date:
        """The date on the calendar of the person when it happened."""
        try:
            return (self.at + timedelta(minutes=self.offset)).date()
        except OverflowError:  # the first or last day there is
            return self.at.date()


class AboutPlatform(EventBase, frozen=True, kw_only=True):
    """An event about a platform, or about one account there."""

    platform: str
    account: str = ""


class AboutControl(AboutPlatform, frozen=True, kw_only=True):
    """An event about a control; `seen` holds the label texts the person saw."""

    control: str
    seen: tuple[str, ...] = ()

    about_control: ClassVar[bool] = True

    @property
    def target(self) -> Target:
        """The control this is about."""
        return Target(self.platform, self.account, self.control)


class PlaceSet(EventBase, frozen=True, kw_only=True, tag="place-set"):
    """The person said where they live."""

    place: str


class PlatformAdded(AboutPlatform, frozen=True, kw_only=True, tag="platform-added"):
    """The person uses this platform."""


class PlatformRemoved(AboutPlatform, frozen=True, kw_only=True, tag="platform-removed"):
    """The person no longer wants this platform (or this account) in their plan."""


class AccountAdded(AboutPlatform, frozen=True, kw_only=True, tag="account-added"):
    """An account of a platform, what the person calls it and who they are there."""

    name: str = ""
    audience: tuple[Audience, ...] = ("person",)


class ControlStarted(AboutControl, frozen=True, kw_only=True, tag="control-started"):
    """The guide was opened for this control."""


class StepDone(AboutControl, frozen=True, kw_only=True, tag="step-done"):
    """The person said they did this step."""

    step: str


class StepNotFound(AboutControl, frozen=True, kw_only=True, tag="step-not-found"):
    """The person could not find what the step describes, or it looked different."""

    step: str
    note: str = ""


class ControlDone(AboutControl, frozen=True, kw_only=True, tag="control-done"):
    """All steps are done, as the person says."""


class AlreadyDone(AboutControl, frozen=True, kw_only=True, tag="already-done"):
    """The person had done this before; `since` is as exact as they remember (may be empty)."""

    since: str = ""


class NotForMe(AboutControl, frozen=True, kw_only=True, tag="not-for-me"):
    """The person does not want or need this control."""

    why: str = ""


class Checked(AboutControl, frozen=True, kw_only=True, tag="checked"):
    """The person looked again."""

    result: Literal["still", "relapsed", "missing"]


class Snoozed(AboutControl, frozen=True, kw_only=True, tag="snoozed"):
    """The reminder comes back on this day."""

    until: date


class ReminderStopped(AboutControl, frozen=True, kw_only=True, tag="reminder-stopped"):
    """No more reminders about this control."""


class ProofKept(AboutControl, frozen=True, kw_only=True, tag="proof-kept"):
    """Proof of this control: a file with its hash, or a line of text such as a case number."""

    file: str = ""
    sha256: str = ""
    text: str = ""
    step: str = ""


class Sent(AboutControl, frozen=True, kw_only=True, tag="sent"):
    """The person says they sent the form, e-mail or letter."""

    way: str = ""
    reference: str = ""


class Answered(AboutControl, frozen=True, kw_only=True, tag="answered"):
    """An answer came: not read yet, a yes, a no, or partly."""

    outcome: Literal["unread", "confirmed", "refused", "partly"]
    note: str = ""


class ClauseChanged(AboutControl, frozen=True, kw_only=True, tag="clause-changed"):
    """A clause this control covers reads differently now."""

    clause: str
    before: str = ""
    after: str = ""


class Seen(AboutControl, frozen=True, kw_only=True, tag="seen"):
    """The person has looked at what had changed, and leaves it at that."""


class Retracted(EventBase, frozen=True, kw_only=True, tag="retracted"):
    """Takes one event back. Taking back a retraction brings the event back."""

    event: str


Event: TypeAlias = (
    PlaceSet
    | PlatformAdded
    | PlatformRemoved
    | AccountAdded
    | ControlStarted
    | StepDone
    | StepNotFound
    | ControlDone
    | AlreadyDone
    | NotForMe
    | Checked
    | Snoozed
    | ReminderStopped
    | ProofKept
    | Sent
    | Answered
    | ClauseChanged
    | Seen
    | Retracted
)


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events as they happened, each id once."""
    unique = {event.id: event for event in events}
    return sorted(unique.values(), key=lambda event: (event.order, event.id))


def standing(events: Iterable[Event]) -> list[Event]:
    """The events that count: in order, without those taken back and without the retractions."""
    ordered = in_order(events)
    gone = {event.event for event in _retracting(ordered)}
    return [e for e in ordered if e.id not in gone and not isinstance(e, Retracted)]


def retractions(events: Iterable[Event], event_id: str) -> list[str]:
    """The ids of the retractions by which this event is taken back now; it may be several."""
    return [event.id for event in _retracting(in_order(events)) if event.event == event_id]


def _retracting(ordered: Sequence[Event]) -> list[Retracted]:
    """The retractions that count, the newest first: one that is itself taken back is left out."""
    gone: set[str] = set()
    found = []
    for event in reversed(ordered):
        if isinstance(event, Retracted) and event.id not in gone:
            gone.add(event.event)
            found.append(event)
    return found


def next_order(events: Sequence[Event], now: datetime) -> int:
    """The order of an event made now: microseconds since 1970, or one more than the last."""
    last = events[-1].order if events else 0
    return max(int(now.timestamp() * 1_000_000), last + 1)
