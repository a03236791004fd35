"""Writing into the journal and reading it added up.

Every act is one durable transaction: `write` returns only when it is on disk, and only then are
listeners told. If writing fails nothing has changed, in memory or on disk.
"""

import os
from collections.abc import Callable, Sequence
from datetime import UTC
from typing import TypeVar

from msgspec.structs import replace

from privacyhelper.domain.journal import (
    SCHEMA,
    AccountAdded,
    Event,
    EventBase,
    PlaceSet,
    PlatformAdded,
    PlatformRemoved,
    Retracted,
    in_order,
    next_order,
    retractions,
    standing,
)
from privacyhelper.domain.progress import Record, fold
from privacyhelper.services.changes import Changes, Kind
from privacyhelper.services.errors import UnknownTarget
from privacyhelper.services.ports import Clock, JournalStore

E = TypeVar("E", bound=EventBase)


def kinds_of(event: Event) -> set[Kind]:
    """What kinds of things this event changes."""
    if isinstance(event, PlaceSet):
        return {"place", "progress"}
    if isinstance(event, PlatformAdded | PlatformRemoved | AccountAdded):
        return {"platforms", "progress"}
    if isinstance(event, Retracted):
        return {"place", "platforms", "progress"}
    return {"progress"}


class Journal:
    """The journal of this person, kept in memory as it is on disk."""

    def __init__(
        self,
        store: JournalStore,
        clock: Clock,
        changes: Changes,
        catalogue_version: Callable[[], str],
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._version = catalogue_version
        self._events: list[Event] = in_order(store.events())
        self._record: Record | None = None
        self._last_act: tuple[str, ...] = ()
        self.revision = 0

    @property
    def events(self) -> Sequence[Event]:
        """Every event, retracted ones and retractions included, oldest first."""
        return tuple(self._events)

    @property
    def notices(self) -> Sequence[str]:
        """What happened on opening the journal that the person should read."""
        return self._store.notices()

    def record(self) -> Record:
        """The journal added up; computed once until something is written."""
        if self._record is None:
            self._record = fold(self._events)
        return self._record

    def draft(self, kind: Callable[..., E], **values: object) -> E:
        """An event of this kind made now, not yet written."""
        zone, offset = self._clock.zone()
        now = self._clock.now().astimezone(UTC)
        return kind(
            id=os.urandom(16).hex(),
            at=now,
            order=next_order(self._events, now),
            zone=zone,
            offset=offset,
            catalogue=self._version(),
            schema=SCHEMA,
            **values,
        )

    def write(self, *events: Event) -> None:
        """Write these as one act, durably, and tell what changed.

        Raises:
            StoreUnavailable: nothing was written; what was shown stays as it was.
        """
        numbered = self._number(events)
        self._store.append(numbered)
        self._last_act = tuple(event.id for event in numbered)
        self._take(numbered)

    def refresh(self) -> bool:
        """Read again if another start of this program wrote; whether there was anything new.

        Raises:
            StoreUnavailable: it could not be read; what is shown stays as it was.
        """
        if not self._store.changed_elsewhere():
            return False
        now = in_order(self._store.events())
        old = {event.id for event in self._events}
        fresh = [event for event in now if event.id not in old]
        shrunk = len(now) - len(fresh) < len(old)
        if not fresh and not shrunk:
            return False
        self._events = now
        self._tell(fresh, everything=shrunk)
        return True

    def rows(self) -> Sequence[bytes]:
        """Every event as JSON as it is stored, those this version cannot read included."""
        return self._store.rows()

    def _number(self, events: Sequence[Event]) -> list[Event]:
        """The same events with orders that follow one another, however fast they were made."""
        numbered: list[Event] = []
        last = self._events[-1].order if self._events else 0
        for event in events:
            last = max(event.order, last + 1)
            numbered.append(replace(event, order=last))
        return numbered

    def bring_in(self, events: Sequence[Event], unread: Sequence[bytes] = ()) -> int:
        """Add events made elsewhere, as they are; how many were new. Known ids change nothing.

        Args:
            events: what to add, in any order.
            unread: events as JSON that this version cannot read; they are kept for one that can.

        Raises:
            StoreUnavailable: nothing was added.
        """
        known = {event.id for event in self._events}
        fresh = [event for event in in_order(events) if event.id not in known]
        if fresh or unread:
            self._store.append(fresh, unread)
        if fresh:
            self._take(fresh)
        return len(fresh)

    def _take(self, events: Sequence[Event]) -> None:
        self._events = in_order([*self._events, *events])
        self._tell(events)

    def _tell(self, events: Sequence[Event], *, everything: bool = False) -> None:
        """Compute anew, and publish what these events (or all that is gone) change."""
        self._record = None
        self.revision += 1
        kinds: set[Kind] = {"record"}
        if everything:
            kinds |= {"place", "platforms", "progress"}
        for event in events:
            kinds |= kinds_of(event)
        self._changes.publish(*kinds)

    @property
    def last_act(self) -> tuple[str, ...]:
        """The ids of what was last written in one act here; what an “undo” takes back."""
        return self._last_act

    def take_back(self, *event_ids: str) -> None:
        """Take an act back, in one transaction if it has several events.

        Its history stays; everything computed from it changes.

        Raises:
            UnknownTarget: one of them is no such act, or is taken back already; nothing was done.
        """
        counting = {event.id for event in standing(self._events)}
        if not event_ids or not counting.issuperset(event_ids):
            msg = "There is no such act to take back, or it is taken back already."
            raise UnknownTarget(msg)
        self.write(*(self.draft(Retracted, event=event_id) for event_id in event_ids))

    def bring_back(self, event_id: str) -> None:
        """Undo a take-back: the act counts again.

        Raises:
            UnknownTarget: the act was not taken back.
        """
        taking = retractions(self._events, event_id)
        if not taking:
            msg = "That act was not taken back."
            raise UnknownTarget(msg)
        self.write(*(self.draft(Retracted, event=retraction) for retraction in taking))

    def forget(self) -> Sequence[str]:
        """Delete everything, for ever, and start empty; paths of what could not be deleted."""
        remained = self._store.erase()
        self._events = in_order(self._store.events())
        self._last_act = ()
        self._tell((), everything=True)
        return remained
