"""The catalogue's compiled form: one file with an index read whole and blobs read when asked for.

    magic · length and CRC-32 of the header · header · blobs

The header names the state of the source files it was made from, the program's own form of the
values, and for each blob its place, length and CRC-32. Whatever does not fit (another state of the
sources, an older form, damage) raises `Stale`, and the caller compiles anew: the file is a cache
and never worth a question to the person.
"""

import os
import struct
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from privacyhelper.adapters.catalogue_folder import SourceFile
from privacyhelper.domain import (
    catalogue,
    local,
    place_groups,
    places,
    posture,
    severity,
    word_index,
)
from privacyhelper.domain.catalogue import (
    Jurisdiction,
    Law,
    Platform,
    PlatformSummary,
    Regulator,
)
from privacyhelper.domain.search import WordIndex
from privacyhelper.services.ports import Fault

_SHAPED_BY = (catalogue, word_index, posture, severity, local, places, place_groups)
"""The modules whose change gives the same sources another compiled form."""

_MAGIC = b"PHCAT\x00\x00\x01"
_HEAD = struct.Struct("<8sII")

_Kind = TypeVar("_Kind")


class Stale(Exception):
    """The compiled file is missing, out of date, of an older form or damaged."""


class Blob(Struct, frozen=True, array_like=True):
    """Where a value lies after the header, and its CRC-32."""

    start: int
    length: int
    check: int


class Header(Struct, frozen=True, array_like=True):
    """The part that is read whole. `successors` maps ids that were replaced to those of today."""

    state: bytes
    version: str
    as_of: date
    summaries: tuple[PlatformSummary, ...]
    successors: dict[str, str]
    faults: tuple[Fault, ...]
    platforms: dict[str, Blob]
    places: Blob
    laws: Blob
    regulators: Blob
    words: Blob


def state_of(files: Iterable[SourceFile]) -> bytes:
    """What the compiled file depends on: the listed files, and the modules of `_SHAPED_BY`.

    Two equal states mean that compiling again would give the same file.
    """
    own_form = []
    for module in _SHAPED_BY:
        with suppress(OSError):
            stat = os.stat(module.__file__ or "")  # noqa: PTH116 - cheap, at every start
            own_form.append((stat.st_size, stat.st_mtime_ns))
    return msgspec.msgpack.encode((word_index.BYTE_ORDER, own_form, tuple(files)))


class Compiled:
    """An opened compiled catalogue: the header decoded, the blobs on disk or in memory."""

    def __init__(self, header: Header, base: int, source: Path | bytes) -> None:
        self.header = header
        self._base = base
        self._source = source

    def platform(self, platform_id: str) -> Platform:
        """Decode one platform. Raises KeyError for an unknown id, `Stale` for damage."""
        return self._decode(self.header.platforms[platform_id], Platform)

    def places(self) -> dict[str, Jurisdiction]:
        """All places by code. Raises `Stale`."""
        return self._decode(self.header.places, dict[str, Jurisdiction])

    def laws(self) -> dict[str, Law]:
        """All laws by id. Raises `Stale`."""
        return self._decode(self.header.laws, dict[str, Law])

    def regulators(self) -> dict[str, Regulator]:
        """All regulators by id. Raises `Stale`."""
        return self._decode(self.header.regulators, dict[str, Regulator])

    def words(self) -> WordIndex:
        """The search index. Raises `Stale`."""
        return self._decode(self.header.words, WordIndex)

    def _decode(self, blob: Blob, kind: type[_Kind]) -> _Kind:
        """Read, check and decode one blob."""
        content = self._bytes(blob)
        if len(content) != blob.length or zlib.crc32(content) != blob.check:
            raise Stale
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except (msgspec.DecodeError, RecursionError) as error:
            raise Stale from error

    def _bytes(self, blob: Blob) -> bytes:
        """The bytes of a blob. The file is not kept open, so that it can be replaced any time."""
        start = self._base + blob.start
        if isinstance(self._source, bytes):
            return self._source[start : start + blob.length]
        try:
            with self._source.open("rb", buffering=0) as file:
                file.seek(start)
                return file.read(blob.length)
        except OSError as error:
            raise Stale from error


def open_compiled(path: Path, state: bytes) -> Compiled:
    """Open the file if it was made from this state. Raises `Stale`."""
    try:
        with path.open("rb", buffering=0) as file:
            magic, length, check = _HEAD.unpack(file.read(_HEAD.size))
            content = file.read(length) if magic == _MAGIC else b""
    except (OSError, struct.error) as error:
        raise Stale from error
    return Compiled(_header(content, check, state), _HEAD.size + len(content), path)


def open_bytes(content: bytes, state: bytes) -> Compiled:
    """The same for a compiled catalogue in memory. Raises `Stale`."""
    magic, length, check = _HEAD.unpack_from(content)
    header = content[_HEAD.size : _HEAD.size + length] if magic == _MAGIC else b""
    return Compiled(_header(header, check, state), _HEAD.size + length, content)


def _header(content: bytes, check: int, state: bytes) -> Header:
    """Decode a header. Raises `Stale`."""
    if not content or zlib.crc32(content) != check:
        raise Stale
    try:
        header = msgspec.msgpack.decode(content, type=Header)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Stale from error
    if header.state != state:
        raise Stale
    return header


def packed(header: Header, body: bytes) -> bytes:
    """The whole file."""
    head = msgspec.msgpack.encode(header)
    return _HEAD.pack(_MAGIC, len(head), zlib.crc32(head)) + head + body
