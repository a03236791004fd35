"""Stand-ins for the ports, kept in memory. The contract tests hold them to what adapters do."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec

from privacyhelper.domain.catalogue import (
    Jurisdiction,
    Law,
    Platform,
    PlatformSummary,
    Regulator,
    platform_summary,
)
from privacyhelper.domain.journal import (
    PROOF_MOST_BYTES,
    PROOF_SUFFIXES,
    Event,
    in_order,
)
from privacyhelper.domain.word_index import WordIndex, build_index
from privacyhelper.services.errors import (
    NotInCatalogue,
    ProofUnavailable,
    StoreUnavailable,
)
from privacyhelper.services.ports import Fault

START = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
_EVENT = msgspec.json.Decoder(Event)


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(
        self, now: datetime = START, zone: str = "Europe/Berlin", offset: int = 60
    ) -> None:
        self.moment = now
        self.name = zone
        self.offset = offset

    def now(self) -> datetime:
        return self.moment

    def zone(self) -> tuple[str, int]:
        return self.name, self.offset

    def today(self) -> date:
        return (self.moment + timedelta(minutes=self.offset)).date()

    def move(self, days: float = 0, seconds: float = 0) -> None:
        self.moment += timedelta(days=days, seconds=seconds)


class MemoryJournal:
    """Keeps rows as the SQLite journal does; `full` makes writing fail."""

    def __init__(self, rows: Iterable[bytes] = ()) -> None:
        self.stored: list[bytes] = list(rows)
        self.full = False
        self.other_wrote = False
        self.said: list[str] = []
        self.copies = 0

    def events(self) -> Sequence[Event]:
        self.other_wrote = False
        found = []
        self.said = []
        for row in self.stored:
            try:
                found.append(_EVENT.decode(row))
            except (msgspec.DecodeError, UnicodeDecodeError):
                self.said.append("Your record has 1 entry that is passed over.")
        return in_order(found)

    def rows(self) -> Sequence[bytes]:
        return list(self.stored)

    def append(self, events: Iterable[Event], unread: Iterable[bytes] = ()) -> int:
        if self.full:
            msg = "The disk is full. Your record is as it was before this act."
            raise StoreUnavailable(msg)
        known = {_id(row) for row in self.stored}
        new = 0
        for row in [*map(msgspec.json.encode, events), *unread]:
            if _id(row) not in known:
                known.add(_id(row))
                self.stored.append(row)
                new += 1
        return new

    def changed_elsewhere(self) -> bool:
        return self.other_wrote

    def notices(self) -> Sequence[str]:
        return list(self.said)

    def keep_daily_copy(self) -> bool:
        self.copies += 1
        return True

    def erase(self) -> Sequence[str]:
        self.stored, self.said = [], []
        return []

    def close(self) -> None:
        """Nothing to let go of."""


def _id(row: bytes) -> str:
    try:
        return str(msgspec.json.decode(row)["id"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return repr(row)


class MemoryProof:
    """Keeps proof in a dictionary; `full` makes keeping fail."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.full = False

    def keep(self, content: bytes, suffix: str) -> tuple[str, str]:
        suffix = suffix.lower()
        if (
            self.full
            or not content
            or len(content) > PROOF_MOST_BYTES
            or suffix not in PROOF_SUFFIXES
        ):
            raise ProofUnavailable
        sha256 = hashlib.sha256(content).hexdigest()
        self.files[sha256[:16] + suffix] = content
        return sha256[:16] + suffix, sha256

    def path(self, name: str) -> str:
        return f"/proof/{name}" if "/" not in name and name.endswith(PROOF_SUFFIXES) else ""

    def read(self, name: str) -> bytes | None:
        return self.files.get(name)

    def erase(self) -> Sequence[str]:
        self.files.clear()
        return []


class MemorySettings:
    """Keeps options in a dictionary; `full` makes saving fail."""

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self.values: dict[str, object] = dict(values or {})
        self.full = False

    def load(self) -> dict[str, object]:
        return dict(self.values)

    def save(self, values: Mapping[str, object]) -> None:
        if self.full:
            raise StoreUnavailable
        self.values = dict(values)

    def erase(self) -> Sequence[str]:
        self.values = {}
        return []


class MemoryCatalogue:
    """A catalogue of the given platforms, with the places and laws given (or none)."""

    def __init__(
        self,
        *platforms: Platform,
        places: Mapping[str, Jurisdiction] | None = None,
        laws: Mapping[str, Law] | None = None,
        version: str = "fake-1",
    ) -> None:
        self._platforms = {p.id: p for p in platforms}
        self._places = dict(places or {})
        self._laws = dict(laws or {})
        self._version = version

    @property
    def version(self) -> str:
        return self._version

    @property
    def as_of(self) -> date:
        return date(2026, 11, 21)

    def summaries(self) -> Sequence[PlatformSummary]:
        found = [platform_summary(p) for p in self._platforms.values()]
        return sorted(found, key=lambda s: s.name.casefold())

    def platform(self, platform_id: str) -> Platform:
        for platform in self._platforms.values():
            if platform_id == platform.id or platform_id in platform.replaces:
                return platform
        raise NotInCatalogue

    def jurisdictions(self) -> Mapping[str, Jurisdiction]:
        return self._places

    def laws(self) -> Mapping[str, Law]:
        return self._laws

    def regulators(self) -> Mapping[str, Regulator]:
        return {}

    def words(self) -> WordIndex:
        return build_index(list(self._platforms.values()))

    def faults(self) -> Sequence[Fault]:
        return ()

    def without(self, platform_id: str) -> "MemoryCatalogue":
        """The same catalogue in which this platform has vanished."""
        rest = [p for p in self._platforms.values() if p.id != platform_id]
        return MemoryCatalogue(
            *rest, places=self._places, laws=self._laws, version=f"{self._version}-"
        )
