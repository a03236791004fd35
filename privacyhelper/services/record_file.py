"""The person's record as one JSON file that outlives this program, and the way back in.

The format, version 1, in UTF-8:

    {
      "format": "privacyhelper-record",
      "schema": 1,
      "exported": "2026-11-21T20:15:00Z",   when, in UTC
      "app": "0.1.0",                       the program that wrote it
      "catalogue": "3f9c…",                 the catalogue it used
      "events": [ … ],                      the journal, oldest first
      "unread": [ … ],                      events the writing program did not know, as they were
      "damaged": [ "…" ],                   text of entries that were damaged, as far as it is text
      "proof": [ { "file": "…", "sha256": "…", "content": "base64" } ]
    }

An event is an object with `kind`, a random `id`, `at` (UTC), `order` (a number that only grows),
`zone` and `offset` (the local zone, minutes from UTC), `catalogue`, `schema` (1 where it is not
there), and what its kind needs: `place`, or `platform`, `account` and `control`, then `step`,
`result`, `since` and so on. Keys with an empty value are left out. `retracted` takes back the event
whose id stands in `event`. Bringing a file in twice changes nothing, because ids are known then.
"""

from collections.abc import Sequence
from datetime import UTC, date

import msgspec
from msgspec import Struct

from privacyhelper.domain.journal import AboutPlatform, Event, ProofKept
from privacyhelper.domain.progress import fold
from privacyhelper.services.journal import Journal
from privacyhelper.services.ports import Clock, ProofStore
from privacyhelper.services.record_reading import (
    FILE_SCHEMA,
    FORMAT,
    Incoming,
    ProofFile,
    read_record,
)
from privacyhelper.services.wording import count, day, joined

__all__ = [
    "Incoming", "Preview", "bring_in", "export_record", "preview", "preview_text", "read_record",
]  # fmt: skip

_EVENT = msgspec.json.Decoder(Event)


class Preview(Struct, frozen=True):
    """What bringing a file in would change."""

    new: int
    known: int
    platforms: tuple[tuple[str, int], ...] = ()
    first: date | None = None
    last: date | None = None
    place_now: str = ""
    place_then: str = ""
    proof_new: int = 0
    proof_known: int = 0
    unread: int = 0
    damaged: int = 0

    @property
    def place_changes(self) -> bool:
        """Whether the person would live elsewhere afterwards."""
        return self.place_now != self.place_then


class _File(Struct, frozen=True):
    """The shape of the file as it is written; the order of keys is the order in the file."""

    format: str
    schema: int
    exported: str
    app: str
    catalogue: str
    events: list[msgspec.Raw]
    unread: list[msgspec.Raw]
    damaged: list[str]
    proof: list[ProofFile]


def export_record(
    journal: Journal, proof: ProofStore, clock: Clock, app_version: str, catalogue_version: str
) -> bytes:
    """The whole record as a file. The same record gives the same bytes but for `exported`.

    Proof whose file is gone is left out; the journal still tells its hash.
    """
    known: list[tuple[int, str, bytes]] = []
    unread: list[msgspec.Raw] = []
    damaged: list[str] = []
    for row in journal.rows():
        try:
            event = _EVENT.decode(row)
            known.append((event.order, event.id, row))
        except (msgspec.DecodeError, UnicodeDecodeError):
            if _an_object(row):
                unread.append(msgspec.Raw(row))
            else:
                damaged.append(row.decode("utf-8", "replace"))
    at = clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    file = _File(
        format=FORMAT,
        schema=FILE_SCHEMA,
        exported=at,
        app=app_version,
        catalogue=catalogue_version,
        events=[msgspec.Raw(row) for _, _, row in sorted(known)],
        unread=unread,
        damaged=damaged,
        proof=_kept(journal.events, proof),
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


def _kept(events: Sequence[Event], proof: ProofStore) -> list[ProofFile]:
    """The proof the journal speaks of, each file once, as far as it is still there."""
    names = {e.file: e.sha256 for e in events if isinstance(e, ProofKept) and e.file}
    files = ((name, sha256, proof.read(name)) for name, sha256 in names.items())
    return [ProofFile(name, sha256, content) for name, sha256, content in files if content]


def _an_object(row: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(row), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def preview(incoming: Incoming, journal: Journal, proof: ProofStore) -> Preview:
    """What bringing this in would change."""
    known = {event.id for event in journal.events}
    new = [event for event in incoming.events if event.id not in known]
    per_platform: dict[str, int] = {}
    for event in new:
        if isinstance(event, AboutPlatform):
            per_platform[event.platform] = per_platform.get(event.platform, 0) + 1
    days = [event.day for event in new]
    have = sum(proof.read(file.file) is not None for file in incoming.proof)
    return Preview(
        new=len(new),
        known=len(incoming.events) - len(new),
        platforms=tuple(sorted(per_platform.items())),
        first=min(days, default=None),
        last=max(days, default=None),
        place_now=journal.record().place,
        place_then=fold([*journal.events, *new]).place,
        proof_new=len(incoming.proof) - have,
        proof_known=have,
        unread=len(incoming.unread),
        damaged=incoming.damaged,
    )


def preview_text(found: Preview) -> str:
    """The preview in sentences, one a line."""
    if not found.new and not found.unread:
        lines = ["Nothing in this file is new: your record has all of it."]
    else:
        lines = [f"{count(found.new, 'act')} would be added, {found.known} are known already."]
    if found.first is not None and found.last is not None:
        lines.append(f"They were made from {day(found.first)} to {day(found.last)}.")
    if found.platforms:
        per = [f"{platform} ({number})" for platform, number in found.platforms]
        lines.append(f"They are about {joined(per)}.")
    if found.place_changes:
        now = found.place_now or "not said"
        lines.append(f"Where you live would change: now {now}, then {found.place_then}.")
    if found.proof_new:
        lines.append(f"{count(found.proof_new, 'file')} of proof would be added.")
    if found.unread:
        entries = count(found.unread, "entry", "entries")
        lines.append(f"{entries} of a newer version would be kept without being shown.")
    if found.damaged:
        entries = count(found.damaged, "entry", "entries")
        lines.append(f"{entries} in this file cannot be read and would be left out.")
    return "\n".join(lines)


def bring_in(incoming: Incoming, journal: Journal, proof: ProofStore) -> int:
    """Add what is new; how many acts that were. Proof first, so that no act speaks of none.

    Raises:
        ProofUnavailable, StoreUnavailable: no act was added; proof that is there does no harm.
    """
    for file in incoming.proof:
        suffix = file.file[file.file.rindex(".") :]
        proof.keep(file.content, suffix)
    return journal.bring_in(incoming.events, incoming.unread)
