"""The tables of the journal's database, and how an older one becomes a newer one.

Schema 1 kept each event as JSON and nothing else. Schema 2 adds columns: an id that is unique, and
what an event is about, so that plain SQL can ask. The JSON stays the truth; columns repeat it.
"""

import sqlite3
from collections.abc import Mapping

CURRENT = 2

_TABLE = """CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "order" INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  platform TEXT NOT NULL,
  account TEXT NOT NULL,
  control TEXT NOT NULL,
  event TEXT NOT NULL
)"""
_INDEX = "CREATE INDEX event_about ON event (platform, account, control)"
FRESH = (_TABLE, _INDEX)
"""What makes an empty file a journal of the current schema."""


def _text(key: str) -> str:
    """SQL for a text of the event; empty where the row's JSON is damaged or has no such text."""
    return f"coalesce(CASE WHEN json_valid(event) THEN json_extract(event, '$.{key}') END, '')"


STEPS: Mapping[int, tuple[str, ...]] = {
    2: (
        "ALTER TABLE event RENAME TO event_1",
        _TABLE,
        # A damaged row has no id to be unique by: it gets one of its own, so that it is kept.
        f"""INSERT OR IGNORE INTO event (seq, id, "order", at, kind, platform, account, control,
          event)
        SELECT seq,
          CASE WHEN {_text("id")} = '' THEN 'row-' || seq ELSE {_text("id")} END,
          CAST({_text("order")} AS INTEGER),
          {_text("at")}, {_text("kind")}, {_text("platform")}, {_text("account")},
          {_text("control")}, event
        FROM event_1 ORDER BY seq""",  # noqa: S608 - put together from constants alone
        "DROP TABLE event_1",
        _INDEX,
    ),
}
"""The statements that lead to each version from the one before it."""


class NotAJournal(sqlite3.DatabaseError):
    """A database, but none of ours."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema of this database; 0 for an empty one. Raises `NotAJournal` for a foreign one."""
    # In one statement, which sees one state: between two of them another start may create it all.
    version, tables = connection.execute(
        "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
    ).fetchone()
    if (version == 0) != (tables == 0) or version < 0:
        raise NotAJournal
    return int(version)


def bring_up_to_date(
    connection: sqlite3.Connection, steps: Mapping[int, tuple[str, ...]] = STEPS
) -> None:
    """Create or migrate, in one transaction: after any error the database is as it was.

    The version is read again inside the transaction, because another start of this program may
    have been faster.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection)
        if version == 0:
            statements = list(FRESH)
        else:
            statements = [s for to in range(version + 1, CURRENT + 1) for s in steps[to]]
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(version, CURRENT)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise
