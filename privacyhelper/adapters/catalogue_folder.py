"""Which files make up the catalogue. Cheap: one listing of each folder, nothing opened."""

import os
from pathlib import Path

from msgspec import Struct

PLACES, LAWS, REGULATORS = "jurisdictions.toml", "laws.toml", "regulators.toml"
_COMMON = frozenset({PLACES, LAWS, REGULATORS})
_PLATFORMS = "platforms"
_SUFFIX = ".toml"


class SourceFile(Struct, frozen=True, array_like=True):
    """One file of the catalogue, as its folder lists it. `own`: of the person's own folder.

    `modified` and `changed` (content; also name and permissions) are in nanoseconds; with the size
    they tell a changed file from an unchanged one.
    """

    path: str
    name: str
    own: bool
    size: int
    modified: int
    changed: int


def list_sources(root: Path, own: Path | None = None) -> tuple[SourceFile, ...]:
    """The files of the catalogue in `root` and, laid over it, in the person's own folder.

    Platform files lie in `platforms`, in the own folder also straight in it. A folder that is
    missing or cannot be listed counts as empty.
    """
    files = _listed(root, is_own=False)
    if own is not None:
        files += _listed(own, is_own=True)
    return tuple(files)


def list_files(folder: Path) -> tuple[SourceFile, ...]:
    """The catalogue files of a single folder, ours or the person's."""
    return tuple(_listed(folder, is_own=True))


def _listed(folder: Path, *, is_own: bool) -> list[SourceFile]:
    """The files of one folder, by name."""
    found = []
    for part in ("", _PLATFORMS):
        try:
            with os.scandir(folder / part) as entries:
                for entry in entries:
                    platform = bool(part) or is_own
                    if entry.name.endswith(_SUFFIX) and (platform or entry.name in _COMMON):
                        name = f"{part}/{entry.name}" if part else entry.name
                        found.append(_stated(entry, name, is_own=is_own))
        except OSError:
            continue
    return sorted(found, key=lambda file: file.name)


def _stated(entry: os.DirEntry[str], name: str, *, is_own: bool) -> SourceFile:
    """The file with its size and time; one that cannot be looked at is told on reading."""
    try:
        stat = entry.stat()
    except OSError:
        return SourceFile(entry.path, name, is_own, -1, 0, 0)
    return SourceFile(entry.path, name, is_own, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
