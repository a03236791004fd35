"""Copies of the journal: one a day, one before each migration; and what happens to a damaged one.

Everything lies beside `journal.sqlite3`: copies in `copies/`, a damaged journal under the name
`journal-damaged-<moment>.sqlite3`. Nothing damaged is ever deleted except with everything else.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from privacyhelper.adapters.durable_files import FILE_MODE, delete, sync_folder
from privacyhelper.adapters.journal_schema import CURRENT, version_of
from privacyhelper.adapters.paths import make_private

NAME = "journal.sqlite3"
KEEP = 7
"""So many daily copies are kept."""
_WITH_IT = ("", "-wal", "-shm", "-journal")
_DAILY = re.compile(r"journal-(\d{4}-\d{2}-\d{2})\.sqlite3\Z")
_BEFORE = re.compile(r"journal-before-\d+-(\d{4}-\d{2}-\d{2})\.sqlite3\Z")
_DAMAGED = "journal-damaged-"


class Restored(Struct, frozen=True):
    """What became of a damaged journal: its new name, and the copy that took its place, if any."""

    aside: str
    day: date | None


def healthy(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong in a quick look at every page. Raises sqlite3.Error."""
    rows = connection.execute("PRAGMA quick_check(1)").fetchall()
    return [row[0] for row in rows] == ["ok"]


def read_rows(connection: sqlite3.Connection) -> list[bytes]:
    """The JSON of all events in the order they were written, as bytes, whatever is in it."""
    found = connection.execute("SELECT CAST(event AS BLOB) FROM event ORDER BY seq")
    return [row[0] for row in found]


class JournalCopies:
    """The copies that lie beside one journal.

    Args:
        folder: the folder of the journal.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies = folder / "copies"

    def daily(self, connection: sqlite3.Connection, today: date) -> bool:
        """Copy the journal unless today's copy is there; whether one was made.

        Raises sqlite3.Error or OSError; the older copies then are all still there.
        """
        target = self._copies / f"journal-{today.isoformat()}.sqlite3"
        if target.exists():
            return False
        self._copy(connection, target)
        names = sorted((p for p in self._listed() if _DAILY.match(p.name)), reverse=True)
        delete(names[KEEP:])
        return True

    def before_migration(
        self, connection: sqlite3.Connection, version: int, today: date
    ) -> None:
        """Copy the journal as it is before it is brought up from `version`. Raises as `daily`."""
        name = f"journal-before-{version + 1}-{today.isoformat()}.sqlite3"
        self._copy(connection, self._copies / name)

    def _copy(self, connection: sqlite3.Connection, target: Path) -> None:
        make_private(self._copies)
        scratch = target.with_name(f".{target.name}.{os.getpid()}.new")
        with suppress(FileNotFoundError):
            scratch.unlink()
        os.close(os.open(scratch, os.O_WRONLY | os.O_CREAT, FILE_MODE))
        try:
            with closing(sqlite3.connect(scratch, isolation_level=None)) as copy:
                connection.backup(copy)
                # A copy is one file: no log beside it when somebody looks into it.
                copy.execute("PRAGMA journal_mode = DELETE")
            with scratch.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(scratch, target)  # noqa: PTH105 - the atomic call by its name
        except BaseException:
            delete([scratch])
            raise
        sync_folder(self._copies)

    def _listed(self) -> list[Path]:
        """Everything in the folder of copies; nothing when there is none."""
        try:
            return list(self._copies.iterdir())
        except OSError:
            return []

    def by_day(self) -> list[tuple[date, Path]]:
        """All copies with their days, the newest first."""
        found = []
        for path in self._listed():
            match = _DAILY.match(path.name) or _BEFORE.match(path.name)
            if match is None:
                continue
            with suppress(ValueError):
                found.append((date.fromisoformat(match.group(1)), path))
        return sorted(found, reverse=True)

    def restore(self, now: datetime) -> Restored:
        """Set the damaged journal aside and put the newest sound copy in its place.

        What can still be read of the damaged file is put back by the caller, see `salvage`.
        Raises OSError when the disk is full or the folder does not allow it; then the damaged file
        is where it was, and the next start tries again.
        """
        newest = next(((day, copy) for day, copy in self.by_day() if _sound(copy)), None)
        if newest is None:
            return Restored(self._set_aside(now), None)
        day, copy = newest
        scratch = self._folder / f".{NAME}.{os.getpid()}.new"
        try:
            descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(copy.read_bytes())
                file.flush()
                os.fsync(file.fileno())
            aside = self._set_aside(now)
            os.replace(scratch, self._folder / NAME)  # noqa: PTH105 - the atomic call by its name
        except OSError:
            delete([scratch])
            raise
        sync_folder(self._folder)
        return Restored(aside, day)

    def _set_aside(self, now: datetime) -> str:
        """Rename the journal with the files that belong to it; its new name (empty: no file)."""
        stem = f"{_DAMAGED}{now:%Y%m%d-%H%M%S}"
        number = 1
        while (self._folder / f"{stem}.sqlite3").exists():
            number += 1
            stem = f"{_DAMAGED}{now:%Y%m%d-%H%M%S}-{number}"
        if not (self._folder / NAME).exists():
            return ""
        # The log first: were this cut off between the two, the journal would be looked at again.
        for part in reversed(_WITH_IT):
            with suppress(FileNotFoundError):
                (self._folder / f"{NAME}{part}").rename(self._folder / f"{stem}.sqlite3{part}")
        return f"{stem}.sqlite3"

    def salvage(self, aside: str) -> list[bytes]:
        """The rows that can still be read of a journal that was set aside."""
        rows: list[bytes] = []
        if not aside:
            return rows
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(self._folder / aside, isolation_level=None)) as connection,
        ):
            found = connection.execute("SELECT CAST(event AS BLOB) FROM event ORDER BY seq")
            rows.extend(row[0] for row in found if row[0] is not None)
        return rows

    def everything(self) -> Iterator[Path]:
        """All files that belong to the journal: copies first, the journal itself last."""
        for path in self._listed():
            if path.name.lstrip(".").startswith("journal-"):
                yield path
        try:
            names = list(self._folder.iterdir())
        except OSError:
            names = []
        for path in names:
            if path.name.startswith((_DAMAGED, f".{NAME}.")):
                yield path
        for part in _WITH_IT:
            yield self._folder / f"{NAME}{part}"

    def remove_folder(self) -> None:
        """Remove the folder of copies if nothing is left in it."""
        with suppress(OSError):
            self._copies.rmdir()


def _sound(copy: Path) -> bool:
    """Whether this copy can take the journal's place: ours, whole, and not of a newer program."""
    address = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            return 0 < version_of(connection) <= CURRENT and healthy(connection)
    except sqlite3.Error:
        return False
