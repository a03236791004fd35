"""Reads a record file (see `record_file` for the format) and checks all of it.

A file may come from anywhere, so nothing in it is believed: every error names the key where it is,
and what was read is sound before anything is written.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from privacyhelper.domain.journal import (
    PROOF_MOST_BYTES,
    PROOF_SUFFIXES,
    SCHEMA,
    AboutPlatform,
    Event,
    PlaceSet,
    ProofKept,
    Target,
    in_order,
    parse_target,
)
from privacyhelper.domain.places import EVERYWHERE, GROUPS, well_formed
from privacyhelper.services.errors import BadImport

FORMAT = "privacyhelper-record"
FILE_SCHEMA = 1
MOST_BYTES = 200 * 1024 * 1024

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}\Z")
_HEX = re.compile(r"[0-9a-f]{64}\Z")
_YEARS = range(1990, 2200)
_LAST_ORDER = 7_258_118_400_000_000
"""Microseconds from 1970 to 2200: no clock of ours has made a larger `order`, but for one more an
event where clocks stood still. A larger one would leave no room for what the person does next."""
_MOST_TEXT = 100_000
_KINDS = frozenset(str(kind.__struct_config__.tag) for kind in Event.__args__)
_KEYS: Mapping[str, frozenset[str]] = {
    str(kind.__struct_config__.tag): frozenset(kind.__struct_encode_fields__) | {"kind"}
    for kind in Event.__args__
}
_TOP = frozenset(
    "format schema exported app catalogue events unread damaged proof".split()
)
_NEWER = "A newer version of this program wrote it; please bring it in with that version."
_AT = re.compile(r"(.*) - at `\$(.*)`\Z", re.DOTALL)


class ProofFile(Struct, frozen=True):
    """A kept file inside a record file. `content` is base64 there."""

    file: str
    sha256: str
    content: bytes


class Incoming(Struct, frozen=True):
    """A record file that was read and found sound. Nothing of it is written yet."""

    events: tuple[Event, ...]
    unread: tuple[bytes, ...] = ()
    damaged: int = 0
    proof: tuple[ProofFile, ...] = ()
    exported: str = ""
    app: str = ""
    catalogue: str = ""


def read_record(content: bytes) -> Incoming:
    """Read a record file and check all of it; nothing is written.

    Raises:
        BadImport: what is wrong, with the key where it is.
    """
    if len(content) > MOST_BYTES:
        raise _bad("", f"It is larger than {MOST_BYTES // 1024 // 1024} MB.")
    raw = _decoded(content)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise _bad("format", f"Expected “{FORMAT}”. This is not a record of this program.")
    schema = raw.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise _bad("schema", f"Expected {FILE_SCHEMA}.")
    if schema > FILE_SCHEMA:
        raise _bad("schema", f"It is {schema}, and {FILE_SCHEMA} is known here. {_NEWER}")
    for key in raw:
        if key not in _TOP:
            raise _bad(_short(key), "There is no such key.")
    events, unread = _events(raw)
    return Incoming(
        events=events,
        unread=unread,
        damaged=len(_list(raw, "damaged")),
        proof=_proof(raw),
        exported=_text(raw, "exported"),
        app=_text(raw, "app"),
        catalogue=_text(raw, "catalogue"),
    )


def _decoded(content: bytes) -> object:
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad("", f"It is not JSON ({error}).") from error
    except RecursionError as error:
        raise _bad("", "It is nested too deeply.") from error


def _events(raw: dict[str, Any]) -> tuple[tuple[Event, ...], tuple[bytes, ...]]:
    """The events of the file, and those nobody here can read."""
    found: dict[str, Event] = {}
    items = _list(raw, "events", needed=True)
    most = _LAST_ORDER + len(items) + len(_list(raw, "unread"))
    for number, item in enumerate(items):
        key = f"events[{number}]"
        event = _event(key, item, most)
        if found.setdefault(event.id, event) != event:
            raise _bad(f"{key}.id", "Two different events have this id.")
    unread: list[bytes] = []
    for number, item in enumerate(_list(raw, "unread")):
        key = f"unread[{number}]"
        if not isinstance(item, dict):
            raise _bad(key, "Expected an event.")
        if isinstance(item.get("kind"), str) and item["kind"] in _KINDS:
            event = _event(key, item, most)
            found.setdefault(event.id, event)
        else:
            unread.append(_unread(key, item, most))
    return tuple(in_order(found.values())), tuple(unread)


def _event(key: str, item: object, most: int) -> Event:
    """One event, checked through and through; `most` is the largest order there can be."""
    if not isinstance(item, dict):
        raise _bad(key, "Expected an event.")
    kind = item.get("kind")
    if not isinstance(kind, str):
        raise _bad(f"{key}.kind", "Expected the kind of an event.")
    schema = item.get("schema", 1)
    if kind not in _KINDS or (isinstance(schema, int) and schema > SCHEMA):
        raise _bad(f"{key}.kind", f"“{_short(kind)}” is not known here. {_NEWER}")
    for name in item:
        if name not in _KEYS[kind]:
            raise _bad(f"{key}.{_short(name)}", f"There is no such key here. {_NEWER}")
    try:
        event: Event = msgspec.convert(item, Event)
    except msgspec.ValidationError as error:
        match = _AT.match(str(error))
        said, where = (match.group(1), match.group(2)) if match else (str(error), "")
        raise _bad(f"{key}{where}", f"{said}.") from error
    if event.order > most:
        raise _bad(f"{key}.order", "Expected a number that a clock of our time can make.")
    _check(key, event)
    return event


def _check(key: str, event: Event) -> None:
    """What types do not say: names and dates as this program writes them."""
    _check_id(key, event.id)
    if event.at.year not in _YEARS:
        raise _bad(f"{key}.at", "Expected a moment of our time.")
    for name in event.__struct_fields__:
        value = getattr(event, name)
        if isinstance(value, str) and len(value) > _MOST_TEXT:
            raise _bad(f"{key}.{name}", "This text is too long.")
        if isinstance(value, date) and value.year not in _YEARS:
            raise _bad(f"{key}.{name}", "Expected a date of our time.")
    if isinstance(event, AboutPlatform):
        control = getattr(event, "control", "")
        target = Target(event.platform, event.account, control)
        if parse_target(str(target)) != target or (event.about_control and not control):
            raise _bad(f"{key}.platform", f"“{_short(str(target))}” is not the name of a target.")
    if isinstance(event, PlaceSet) and not _a_place(event.place):
        raise _bad(f"{key}.place", f"“{_short(event.place)}” is not a place code such as DE.")
    if isinstance(event, ProofKept) and event.file and not _proof_name(event.file, event.sha256):
        raise _bad(f"{key}.file", "Expected a name made of the hash of the proof.")


def _check_id(key: str, event_id: object) -> None:
    if not isinstance(event_id, str) or not _ID.match(event_id):
        raise _bad(f"{key}.id", "Expected letters, digits and hyphens, at most 64.")


def _unread(key: str, item: dict[str, Any], most: int) -> bytes:
    """An event of a kind nobody here knows; it must at least have what every event has."""
    _check_id(key, item.get("id"))
    order = item.get("order")
    if not isinstance(order, int) or isinstance(order, bool) or not 0 <= order <= most:
        raise _bad(f"{key}.order", "Expected a number.")
    for name in ("at", "kind", "platform", "account", "control"):
        if not isinstance(item.get(name, ""), str):
            raise _bad(f"{key}.{name}", "Expected text.")
    return msgspec.json.encode(item)


def _a_place(code: str) -> bool:
    return code == EVERYWHERE or (
        well_formed(code) and not code.startswith("!") and code not in GROUPS
    )


def _proof(raw: dict[str, Any]) -> tuple[ProofFile, ...]:
    """The proof in the file, each with a content that has the hash it says."""
    found = []
    for number, item in enumerate(_list(raw, "proof")):
        key = f"proof[{number}]"
        try:
            file = msgspec.convert(item, ProofFile)
        except msgspec.ValidationError as error:
            raise _bad(key, "Expected file, sha256 and content in base64.") from error
        if not _proof_name(file.file, file.sha256):
            raise _bad(f"{key}.file", "Expected a name made of the hash of the proof.")
        if not file.content or len(file.content) > PROOF_MOST_BYTES:
            raise _bad(f"{key}.content", "Expected something of at most 25 MB.")
        if hashlib.sha256(file.content).hexdigest() != file.sha256:
            raise _bad(f"{key}.sha256", "The content has another hash: it was changed or damaged.")
        found.append(file)
    return tuple(found)


def _proof_name(name: str, sha256: str) -> bool:
    stem, dot, ending = name.rpartition(".")
    suffix = dot + ending
    return bool(_HEX.match(sha256)) and stem == sha256[:16] and suffix in PROOF_SUFFIXES


def _list(raw: dict[str, Any], key: str, *, needed: bool = False) -> list[Any]:
    value = raw.get(key)
    if value is None and key not in raw and not needed:
        return []
    if not isinstance(value, list):
        raise _bad(key, "Expected a list.")
    return value


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise _bad(key, "Expected text.")
    return value


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004


def _bad(key: str, sentence: str) -> BadImport:
    where = f"{key}: " if key else ""
    return BadImport(f"This file cannot be brought in. {where}{sentence} Nothing was changed.")
