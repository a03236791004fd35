"""Makes the catalogue's compiled form, and puts it in place.

Slow; an ordinary start does without.
"""

import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from privacyhelper.adapters.catalogue_compiled import Blob, Header, packed
from privacyhelper.adapters.durable_files import write_durably
from privacyhelper.domain.catalogue import (
    Jurisdiction,
    Law,
    Platform,
    Regulator,
    platform_summary,
)
from privacyhelper.domain.posture import postures
from privacyhelper.domain.word_index import build_index, fold
from privacyhelper.services.ports import Fault


def compile_catalogue(
    *,
    state: bytes,
    version: str,
    as_of: date,
    platforms: Sequence[tuple[Platform, bool]],
    common: tuple[dict[str, Jurisdiction], dict[str, Law], dict[str, Regulator]],
    faults: tuple[Fault, ...],
) -> bytes:
    """The compiled form of a catalogue; `platforms` with whether each is the person's own file."""
    body = bytearray()

    def put(value: object) -> Blob:
        content = msgspec.msgpack.encode(value)
        blob = Blob(len(body), len(content), zlib.crc32(content))
        body.extend(content)
        return blob

    ordered = sorted(platforms, key=lambda each: (fold(each[0].name), each[0].id))
    today = {platform.id for platform, _ in ordered}
    places, laws, regulators = common
    header = Header(
        state=state,
        version=version,
        as_of=as_of,
        summaries=tuple(
            platform_summary(platform, own_file=own, postures=postures(platform, places))
            for platform, own in ordered
        ),
        successors={
            old: platform.id
            for platform, _ in ordered
            for old in platform.replaces
            if old not in today
        },
        faults=faults,
        platforms={platform.id: put(platform) for platform, _ in ordered},
        places=put(places),
        laws=put(laws),
        regulators=put(regulators),
        words=put(build_index(platform for platform, _ in ordered)),
    )
    return packed(header, bytes(body))


def write_compiled(path: Path, content: bytes) -> bool:
    """Put the file in place in one move; False where the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, content)
    except OSError:
        return False
    return True
