"""The journal in a SQLite file: one act, one durable transaction.

Write-ahead log with `synchronous = FULL`: what `append` wrote is on disk when it returns. Several
starts of the program may use the file at once. A damaged file is set aside and the newest copy put
in its place, with what can still be read of the damaged one; a damaged row is kept and passed over.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from privacyhelper.adapters.durable_files import FILE_MODE, delete, sync_folder
from privacyhelper.adapters.journal_copies import (
    NAME,
    JournalCopies,
    Restored,
    healthy,
    read_rows,
)
from privacyhelper.adapters.journal_schema import CURRENT, NotAJournal, bring_up_to_date, version_of
from privacyhelper.adapters.paths import make_private
from privacyhelper.domain.journal import AboutControl, AboutPlatform, Event, in_order
from privacyhelper.services.errors import StoreTooNew, StoreUnavailable
from privacyhelper.services.ports import Clock

_BUSY_SECONDS = 2.0
_PRAGMAS = ("secure_delete", "foreign_keys", "fullfsync")
"""`fullfsync`: macOS calls a write done before it is on disk, unless asked for more."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_INSERT = """INSERT INTO event (id, "order", at, kind, platform, account, control, event)
VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT)) ON CONFLICT (id) DO NOTHING"""
_ONE = msgspec.json.Decoder(Event)
_MANY = msgspec.json.Decoder(list[Event])
_ENCODER = msgspec.json.Encoder()
_Row = tuple[str, int, str, str, str, str, str, bytes]


class _Unread(msgspec.Struct, frozen=True):
    """What the columns need of an event that this version cannot read."""

    id: str
    order: int = 0
    at: str = ""
    kind: str = ""
    platform: str = ""
    account: str = ""
    control: str = ""


_UNREAD = msgspec.json.Decoder(_Unread)


class SqliteJournal:
    """Keeps the journal in `folder/journal.sqlite3`. The file is made by the first act.

    Args:
        folder: the person's data folder.
        clock: dates the copies.

    Raises:
        StoreUnavailable: it cannot be opened now.
        StoreTooNew: a newer version of this program wrote it; it is left as it is.
    """

    def __init__(self, folder: str | Path, clock: Clock) -> None:
        self._folder = Path(folder)
        self._path = self._folder / NAME
        self._clock = clock
        self._copies = JournalCopies(self._folder)
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._version_read = 0
        self._opening_notices: list[str] = []
        self._row_notices: list[str] = []
        if self._path.exists() or self._copies.by_day():
            self._open()

    def events(self) -> Sequence[Event]:
        """The whole journal, oldest first. Rows nobody can read are passed over, see `notices`."""
        self._row_notices = []
        rows = self.rows()
        try:
            return in_order(_MANY.decode(b"[" + b",".join(rows) + b"]"))
        except msgspec.DecodeError:
            return in_order(self._readable(rows))

    def rows(self) -> Sequence[bytes]:
        """The JSON of every event in the order it was written, damaged ones included."""
        connection = self._ready()
        if connection is None:
            return []
        try:
            self._version_read = _data_version(connection)
            return read_rows(connection)
        except sqlite3.Error as error:
            raise self._unavailable(error) from error

    def _readable(self, rows: Iterable[bytes]) -> list[Event]:
        """The events among the rows; the rest is counted in a notice."""
        events: list[Event] = []
        newer = damaged = 0
        for row in rows:
            try:
                events.append(_ONE.decode(row))
            except (msgspec.DecodeError, UnicodeDecodeError):
                if _is_json_object(row):
                    newer += 1
                else:
                    damaged += 1
        if newer:
            self._row_notices.append(
                f"Your record has {_entries(newer)} this version of the program does not know. "
                "Kept, but not shown; a newer version may show more."
            )
        if damaged:
            self._row_notices.append(
                f"Your record has {_entries(damaged)} that cannot be read any more. "
                "Everything else is here."
            )
        return events

    def append(self, events: Iterable[Event], unread: Iterable[bytes] = ()) -> int:
        """Write these in one transaction, leaving out ids already there; how many were new.

        Raises:
            StoreUnavailable: full disk, locked or read-only; nothing was written.
        """
        rows = [_row(event) for event in events] + [_unread_row(text) for text in unread]
        connection = self._ready() or self._open()
        try:
            connection.execute("BEGIN IMMEDIATE")
            before = connection.total_changes
            connection.executemany(_INSERT, rows)
            new = connection.total_changes - before
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
            raise self._unavailable(error) from error
        return new

    def changed_elsewhere(self) -> bool:
        """Whether another start of this program wrote (or deleted) since `events` was read."""
        was_open = self._connection is not None
        connection = self._ready()
        if connection is None:
            return was_open or self._path.exists()
        try:
            return _data_version(connection) != self._version_read
        except sqlite3.Error as error:
            raise self._unavailable(error) from error

    def notices(self) -> Sequence[str]:
        """What happened on opening and reading that the person should know, in sentences."""
        return [*self._opening_notices, *self._row_notices]

    def keep_daily_copy(self) -> bool:
        """Keep today's copy unless there is one; whether one was made. Seven are kept.

        Raises:
            StoreUnavailable: the copy could not be written; the journal itself is untouched.
        """
        connection = self._ready()
        if connection is None:
            return False
        try:
            return self._copies.daily(connection, self._clock.today())
        except (sqlite3.Error, OSError) as error:
            msg = "Today's safety copy of your record could not be made. Is the disk full?"
            raise StoreUnavailable(msg) from error

    def erase(self) -> list[str]:
        """Delete the journal, its copies and what was set aside; paths that could not be deleted.

        The journal itself goes last: cut off in the middle, it is plainly still there.
        """
        self.close()
        self._opening_notices, self._row_notices = [], []
        remained = delete(self._copies.everything())
        self._copies.remove_folder()
        sync_folder(self._folder)
        return remained

    def close(self) -> None:
        """Let go of the file. Reading or writing opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ready(self) -> sqlite3.Connection | None:
        """The open connection; None when there is no journal.

        A file that was deleted or replaced under us (another start deleted everything) is let go
        and opened afresh: writing into a file without a name would lose the act.
        """
        try:
            inode = os.stat(self._path).st_ino  # noqa: PTH116 - before every act: cheap
        except OSError:
            inode = 0
        if self._connection is not None and inode != self._inode:
            self.close()
        if self._connection is None and inode:
            return self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        """Open, repair, migrate: afterwards the journal is there and of the current schema."""
        try:
            make_private(self._folder)
            restored = None if self._is_sound() else self._copies.restore(self._clock.now())
            connection = self._connect()
            self._bring_up_to_date(connection)
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise self._unavailable(error) from error
        self._inode = os.stat(self._path).st_ino  # noqa: PTH116 - see `_ready`
        self._version_read = -1
        if restored is not None:
            saved = self._put_back(restored)
            self._opening_notices.append(_restored_sentence(restored, saved))
        return connection

    def _is_sound(self) -> bool:
        """Whether the file is a whole database of ours, or there is none and never was one."""
        try:
            if not self._path.exists() or not self._path.stat().st_size:
                return not self._copies.by_day()
            connection = self._connect()
            version = version_of(connection)
            if version > CURRENT:
                self.close()
                raise StoreTooNew
            if healthy(connection):
                return True
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if not isinstance(error, NotAJournal) and code not in _DAMAGE:
                raise
        self.close()
        return False

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None:
            if not self._path.exists():
                # Made by us first, so that it and the log beside it are this person's alone.
                os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, FILE_MODE))
                sync_folder(self._folder)
            self._connection = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level=None
            )
            for pragma in _PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma} = ON").fetchall()
            self._connection.execute("PRAGMA synchronous = FULL")
        return self._connection

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        _use_log(connection)
        version = version_of(connection)
        if version == CURRENT:
            return
        if version:
            self._copies.before_migration(connection, version, self._clock.today())
        bring_up_to_date(connection)

    def _put_back(self, restored: Restored) -> int:
        """Add what can be read of the file that was set aside; how many acts that saved.

        Acts of a newer version, which only that one can read, are among them.
        """
        events, unread = [], []
        for row in self._copies.salvage(restored.aside):
            try:
                events.append(_ONE.decode(row))
            except (msgspec.DecodeError, UnicodeDecodeError):
                if _has_id(row):
                    unread.append(row)
        return self.append(in_order(events), unread) if events or unread else 0

    def _unavailable(self, error: Exception) -> StoreUnavailable:
        """The sentence that fits what went wrong."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL or getattr(error, "errno", 0) in _NO_ROOM:
            return StoreUnavailable("The disk is full. Your record is as it was before this act.")
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return StoreUnavailable(
                "Your record is in use by another program just now. Please try again."
            )
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM) or (
            isinstance(error, PermissionError)
        ):
            return StoreUnavailable(
                f"Your record cannot be written in {self._folder}. "
                "Please check that you may write there, then try again."
            )
        return StoreUnavailable()


def _use_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; where another start is at that just now, leave it to it.

    SQLite does not wait for this one lock. Without the log an act is as durable, only slower.
    """
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection wrote."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _row(event: Event) -> _Row:
    text = _ENCODER.encode(event)
    platform = event.platform if isinstance(event, AboutPlatform) else ""
    account = event.account if isinstance(event, AboutPlatform) else ""
    control = event.control if isinstance(event, AboutControl) else ""
    kind = str(type(event).__struct_config__.tag)
    at = event.at.isoformat()
    return (event.id, event.order, at, kind, platform, account, control, text)


def _unread_row(text: bytes) -> _Row:
    it = _UNREAD.decode(text)
    return (it.id, it.order, it.at, it.kind, it.platform, it.account, it.control, text)


def _is_json_object(row: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(row), dict)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _has_id(row: bytes) -> bool:
    try:
        return bool(_UNREAD.decode(row).id)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _restored_sentence(restored: Restored, saved: int) -> str:
    """What the person should know after a damaged journal was replaced."""
    if restored.aside:
        what = f"Your record was damaged. It was set aside as {restored.aside}"
    else:
        what = "The file of your record was gone"
    if restored.day is None:
        copy = ", and there was no safety copy"
    else:
        day = f"{restored.day.day} {restored.day:%B %Y}"
        copy = f", and the safety copy of {day} was put in its place"
    if saved:
        entries = "1 later entry" if saved == 1 else f"{saved} later entries"
        rest = f"{entries} could be saved from the damaged file; others may be missing."
    elif restored.day is None:
        rest = "What you did before is not shown here."
    else:
        rest = "What you did after that may be missing."
    return f"{what}{copy}. {rest}"
