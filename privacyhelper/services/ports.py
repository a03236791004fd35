"""The Protocols through which services reach the world. Adapters implement, tests fake them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from privacyhelper.domain.catalogue import Jurisdiction, Law, Platform, PlatformSummary, Regulator
from privacyhelper.domain.journal import Event
from privacyhelper.domain.search import WordIndex


class Fault(Struct, frozen=True):
    """Something wrong in one catalogue file: where, and a sentence that says what was expected."""

    file: str
    key: str
    sentence: str
    line: int = 0


class Clock(Protocol):
    """Tells the time, and how the person's calendar reads it."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        ...

    def zone(self) -> tuple[str, int]:
        """The name of the local time zone (may be empty) and its offset from UTC in minutes."""
        ...

    def today(self) -> date:
        """The date on the person's calendar."""
        ...


class CatalogueSource(Protocol):
    """Reads the catalogue. The index is whole; a platform is read when it is asked for."""

    @property
    def version(self) -> str:
        """A short name of the content: changes if and only if the catalogue changes."""
        ...

    @property
    def as_of(self) -> date:
        """The day to which the catalogue's knowledge reaches."""
        ...

    def summaries(self) -> Sequence[PlatformSummary]:
        """All platforms, by name, the person's own files laid over ours."""
        ...

    def platform(self, platform_id: str) -> Platform:
        """One platform. Raises `NotInCatalogue`. An id that was replaced finds its successor."""
        ...

    def jurisdictions(self) -> Mapping[str, Jurisdiction]:
        """All places by code, `*` included."""
        ...

    def laws(self) -> Mapping[str, Law]:
        """All laws by id."""
        ...

    def regulators(self) -> Mapping[str, Regulator]:
        """All regulators by id."""
        ...

    def words(self) -> WordIndex:
        """The search index over names, aliases, clauses and controls of all platforms."""
        ...

    def faults(self) -> Sequence[Fault]:
        """What kept a file from loading; the rest was loaded."""
        ...


class JournalStore(Protocol):
    """Keeps the journal. An append is one durable transaction; nothing is ever changed."""

    def events(self) -> Sequence[Event]:
        """The whole journal, oldest first."""
        ...

    def rows(self) -> Sequence[bytes]:
        """Every event as JSON as it is stored, oldest first, those nobody can read included."""
        ...

    def append(self, events: Iterable[Event], unread: Iterable[bytes] = ()) -> int:
        """Write these in one transaction, leaving out ids already there; how many were new.

        `unread` are events as JSON that this version cannot read (made by a newer one): they are
        kept as they are. Raises `StoreUnavailable`; then nothing was written.
        """
        ...

    def changed_elsewhere(self) -> bool:
        """Whether somebody else wrote since `events` was last read."""
        ...

    def notices(self) -> Sequence[str]:
        """What happened on opening that the person should read (a restored copy, for example)."""
        ...

    def erase(self) -> Sequence[str]:
        """Delete the journal with all its copies, for ever; paths that could not be deleted."""
        ...


class ProofStore(Protocol):
    """Keeps proof as files beside the journal. Not encrypted yet, and said so on screen."""

    def keep(self, content: bytes, suffix: str) -> tuple[str, str]:
        """Write this durably; its file name and SHA-256. Raises `ProofUnavailable`."""
        ...

    def path(self, name: str) -> str:
        """Where the file is, as text for the person."""
        ...

    def read(self, name: str) -> bytes | None:
        """Its bytes, or None if it is gone."""
        ...

    def erase(self) -> Sequence[str]:
        """Delete all proof, for ever; paths that could not be deleted."""
        ...


class SettingsStore(Protocol):
    """Keeps the options, each under its name."""

    def load(self) -> dict[str, object]:
        """What is stored; empty when there is nothing or it cannot be read."""
        ...

    def save(self, values: Mapping[str, object]) -> None:
        """Write all, atomically. Raises `StoreUnavailable`."""
        ...

    def erase(self) -> Sequence[str]:
        """Delete what is stored; paths that could not be deleted."""
        ...
