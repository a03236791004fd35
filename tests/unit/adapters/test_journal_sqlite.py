"""The journal's file: migrations with data in them, damage, full disks, two processes."""

import errno
import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from privacyhelper.adapters import journal_copies, journal_schema, journal_sqlite
from privacyhelper.adapters.journal_schema import version_of
from privacyhelper.adapters.journal_sqlite import SqliteJournal
from privacyhelper.domain.journal import Event, PlatformAdded, StepDone
from privacyhelper.services.errors import StoreTooNew, StoreUnavailable
from tests.fakes import START, FixedClock

NAME = "journal.sqlite3"


def some(*numbers: int) -> list[Event]:
    return [
        StepDone(
            id=f"id-{n}",
            at=START + timedelta(seconds=n),
            order=n,
            platform="linkedin",
            account="work",
            control="generative-ai-setting",
            step=f"step-{n}",
            seen=("Ändern",),
        )
        for n in numbers
    ]


@contextmanager
def opened(folder: Path, clock: FixedClock | None = None) -> Iterator[SqliteJournal]:
    store = SqliteJournal(folder, clock or FixedClock())
    try:
        yield store
    finally:
        store.close()


def fill(folder: Path, events: Sequence[Event]) -> None:
    with opened(folder) as store:
        store.append(events)


def old_journal(folder: Path, rows: Sequence[bytes], version: int = 1) -> None:
    """A journal as schema 1 kept it: the JSON of the events and nothing else."""
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder / NAME)) as old, old:
        old.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, event TEXT NOT NULL)")
        old.executemany(
            "INSERT INTO event (event) VALUES (CAST(? AS TEXT))", [(row,) for row in rows]
        )
        old.execute(f"PRAGMA user_version = {version}")


def schema_of(path: Path) -> dict[str, object]:
    with closing(sqlite3.connect(path)) as found:
        names = found.execute("SELECT name, type FROM sqlite_master ORDER BY name").fetchall()
        tables = {n: found.execute(f"PRAGMA table_xinfo({n})").fetchall() for n, _ in names}
        version = found.execute("PRAGMA user_version").fetchone()
        return {"names": names, "tables": tables, "version": version}


def test_the_first_act_makes_the_file_and_nothing_before(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with opened(folder) as store:
        assert not folder.exists()
        store.append(some(1))
        assert (folder / NAME).exists()


def test_files_are_the_persons_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with opened(folder) as store:
        store.append(some(1))
        store.keep_daily_copy()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for path in folder.rglob("*"):
            expected = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_is_durable_by_the_book(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        assert store._connection is not None
        ask = store._connection.execute
        assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
        assert ask("PRAGMA synchronous").fetchone() == (2,)
        assert ask("PRAGMA secure_delete").fetchone() == (1,)
        assert ask("PRAGMA foreign_keys").fetchone() == (1,)


def test_columns_repeat_what_the_json_says(tmp_path: Path) -> None:
    fill(tmp_path, some(7))
    with closing(sqlite3.connect(tmp_path / NAME)) as found:
        row = found.execute(
            'SELECT id, "order", at, kind, platform, account, control FROM event'
        ).fetchone()
    at = (START + timedelta(seconds=7)).isoformat()
    control = "generative-ai-setting"
    assert row == ("id-7", 7, at, "step-done", "linkedin", "work", control)


# Migrations


def test_an_old_journal_becomes_a_new_one_with_all_its_data(tmp_path: Path) -> None:
    events = some(1, 2, 3)
    damaged, future = b'{"kind": "step-do', b'{"kind":"dreamt","id":"f","order":4}'
    rows = [*map(msgspec.json.encode, events), damaged, future, damaged]
    old_journal(tmp_path / "old", rows)
    fill(tmp_path / "fresh", some(1))
    with opened(tmp_path / "old") as store:
        assert list(store.events()) == events
        assert list(store.rows()) == rows
        assert len(store.notices()) == 2
    assert schema_of(tmp_path / "old" / NAME) == schema_of(tmp_path / "fresh" / NAME)
    with closing(sqlite3.connect(tmp_path / "old" / NAME)) as found:
        about = found.execute("SELECT platform, account, control, kind FROM event").fetchall()
    assert about[0] == ("linkedin", "work", "generative-ai-setting", "step-done")
    assert about[3] == ("", "", "", "")
    assert about[4] == ("", "", "", "dreamt")


def test_an_old_journal_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    old_journal(tmp_path, [msgspec.json.encode(e) for e in some(1)])
    before = schema_of(tmp_path / NAME)
    with opened(tmp_path) as store:
        assert len(store.events()) == 1
    copy = tmp_path / "copies" / "journal-before-2-2026-11-21.sqlite3"
    assert schema_of(copy) == before


def test_a_migration_cut_off_leaves_the_old_journal_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_journal(tmp_path, [msgspec.json.encode(e) for e in some(1, 2)])
    before = schema_of(tmp_path / NAME)
    broken = {2: (*journal_schema.STEPS[2][:-1], "CREATE NONSENSE")}
    monkeypatch.setattr(
        journal_sqlite,
        "bring_up_to_date",
        lambda connection: journal_schema.bring_up_to_date(connection, broken),
    )
    with pytest.raises(StoreUnavailable):
        SqliteJournal(tmp_path, FixedClock())
    assert schema_of(tmp_path / NAME) == before
    monkeypatch.undo()
    with opened(tmp_path) as store:
        assert list(store.events()) == some(1, 2)


def test_a_newer_journal_is_refused_with_a_sentence_and_left_alone(tmp_path: Path) -> None:
    fill(tmp_path, some(1))
    with closing(sqlite3.connect(tmp_path / NAME)) as found, found:
        found.execute(f"PRAGMA user_version = {journal_schema.CURRENT + 1}")
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(StoreTooNew, match="newer version"):
        SqliteJournal(tmp_path, FixedClock())
    assert (tmp_path / NAME).read_bytes() == before
    assert not list(tmp_path.glob("journal-damaged-*"))


# Damage


def test_what_is_no_database_is_set_aside_and_the_newest_copy_restored(tmp_path: Path) -> None:
    clock = FixedClock()
    with opened(tmp_path, clock) as store:
        store.append(some(1))
        store.keep_daily_copy()
        clock.move(days=1)
        store.append(some(2))
        store.keep_daily_copy()
        store.append(some(3))
    (tmp_path / NAME).write_bytes(b"not a database at all" * 300)
    clock.move(days=1)
    with opened(tmp_path, clock) as store:
        assert list(store.events()) == some(1, 2)
        (notice,) = store.notices()
        assert "22 November 2026" in notice
        assert "may be missing" in notice
        (aside,) = tmp_path.glob("journal-damaged-*.sqlite3")
        assert aside.name in notice
        assert aside.read_bytes().startswith(b"not a database")
        assert store.append(some(4)) == 1


def test_damage_without_any_copy_starts_empty_and_says_so(tmp_path: Path) -> None:
    tmp_path.joinpath(NAME).write_bytes(b"x" * 5000)
    with opened(tmp_path) as store:
        assert list(store.events()) == []
        (notice,) = store.notices()
        assert "no safety copy" in notice
        assert store.append(some(1)) == 1


def test_damaged_copies_are_passed_over(tmp_path: Path) -> None:
    clock = FixedClock()
    with opened(tmp_path, clock) as store:
        store.append(some(1))
        store.keep_daily_copy()
    copies = tmp_path / "copies"
    (copies / "journal-2026-11-22.sqlite3").write_bytes(b"broken" * 1000)
    (copies / "journal-2026-11-23.sqlite3").write_bytes(b"")
    (tmp_path / NAME).write_bytes(b"x" * 5000)
    with opened(tmp_path, clock) as store:
        assert list(store.events()) == some(1)
        assert "21 November 2026" in store.notices()[0]


def test_rows_that_can_still_be_read_are_saved_from_a_damaged_file(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(*range(1, 400)))
        store.keep_daily_copy()
        store.append(some(*range(400, 420)))
    hurt_an_index(tmp_path / NAME)
    with opened(tmp_path) as store:
        assert list(store.events()) == some(*range(1, 420))
        assert "20 later entries could be saved" in store.notices()[0]


def test_acts_of_a_newer_version_are_saved_from_a_damaged_file_too(tmp_path: Path) -> None:
    future = b'{"kind":"dreamt","id":"f","order":4}'
    with opened(tmp_path) as store:
        store.append(some(*range(1, 400)))
        store.keep_daily_copy()
        store.append([], [future])
    hurt_an_index(tmp_path / NAME)
    with opened(tmp_path) as store:
        assert "1 later entry could be saved" in store.notices()[0]
        assert future in list(store.rows())


def test_a_full_disk_leaves_the_damaged_file_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        store.append(some(*range(1, 400)))
        store.keep_daily_copy()
        store.append(some(400))
    hurt_an_index(tmp_path / NAME)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(journal_copies.os, "fsync", full)
        with pytest.raises(StoreUnavailable, match="disk is full"):
            SqliteJournal(tmp_path, FixedClock())
    with opened(tmp_path) as store:
        assert list(store.events()) == some(*range(1, 401)), "the last act is saved after all"


def hurt_an_index(path: Path) -> None:
    """Damage the file where SQLite notices, and every row can still be read."""
    with closing(sqlite3.connect(path)) as found:
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = found.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'event_about'"
        ).fetchone()[0]
        size = found.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : (root - 1) * size + 64] = b"\xff" * 64
    path.write_bytes(content)


def test_an_emptied_or_vanished_file_is_restored(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        store.keep_daily_copy()
    (tmp_path / NAME).write_bytes(b"")
    with opened(tmp_path) as store:
        assert list(store.events()) == some(1)
    (tmp_path / NAME).unlink()
    with opened(tmp_path) as store:
        assert list(store.events()) == some(1)
        assert "was gone" in store.notices()[0]


def test_somebody_elses_database_is_set_aside(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / NAME)) as foreign, foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
    with opened(tmp_path) as store:
        assert list(store.events()) == []
    (aside,) = tmp_path.glob("journal-damaged-*.sqlite3")
    assert list(schema_of(aside)["tables"]) == ["recipes"]  # type: ignore[call-overload]


def test_a_damaged_row_hides_no_other_and_is_kept(tmp_path: Path) -> None:
    fill(tmp_path, some(1, 2, 3))
    for hurt in (b"{", b"\xff\xfe", b"[]", b'{"kind":"step-done","id":"x"}', b""):
        with closing(sqlite3.connect(tmp_path / NAME)) as found, found:
            found.execute("UPDATE event SET event = CAST(? AS TEXT) WHERE seq = 2", (hurt,))
        with opened(tmp_path) as store:
            assert list(store.events()) == some(1, 3)
            assert hurt in list(store.rows())
            assert len(store.notices()) == 1


# Daily copies


def test_one_copy_a_day_and_seven_are_kept(tmp_path: Path) -> None:
    clock = FixedClock()
    with opened(tmp_path, clock) as store:
        assert not store.keep_daily_copy(), "there is nothing to copy yet"
        store.append(some(1))
        for _ in range(10):
            assert store.keep_daily_copy()
            assert not store.keep_daily_copy()
            clock.move(days=1)
    names = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert names == [f"journal-2026-11-{day}.sqlite3" for day in range(24, 31)]


def test_a_copy_holds_what_was_written(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1, 2))
        store.keep_daily_copy()
        store.append(some(3))
    (copy,) = (tmp_path / "copies").iterdir()
    with closing(sqlite3.connect(copy)) as found:
        assert len(journal_copies.read_rows(found)) == 2


def test_a_copy_that_fails_is_said_and_harms_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        (tmp_path / "copies").write_text("a file where the folder should be")
        with pytest.raises(StoreUnavailable, match="safety copy"):
            store.keep_daily_copy()
        assert list(store.events()) == some(1)


# The world is at fault


@contextmanager
def no_room(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: as near to a full disk as a test can be."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_writes_nothing_and_says_so(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        wal = (tmp_path / f"{NAME}-wal").stat().st_size
        with no_room(wal), pytest.raises(StoreUnavailable) as caught:
            store.append(some(2, 3))
        assert "Your record" in str(caught.value)
        assert list(store.events()) == some(1)
        assert store.append(some(2, 3)) == 2
    with opened(tmp_path) as store:
        assert list(store.events()) == some(1, 2, 3)


def test_a_locked_journal_says_so_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_sqlite, "_BUSY_SECONDS", 0.05)
    with opened(tmp_path) as store:
        store.append(some(1))
        with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreUnavailable, match="in use"):
                store.append(some(2))
            other.execute("ROLLBACK")
        assert store.append(some(2)) == 1


def test_a_read_only_journal_says_so(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        assert store._connection is not None
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreUnavailable, match="cannot be written"):
            store.append(some(2))
        assert list(store.events()) == some(1)


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with opened(tmp_path / "file" / "data") as store, pytest.raises(StoreUnavailable):
        store.append(some(1))


def test_an_error_in_the_middle_of_an_act_leaves_none_of_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        with closing(sqlite3.connect(tmp_path / NAME)) as other, other:
            other.execute(
                "CREATE TRIGGER no BEFORE INSERT ON event WHEN new.id = 'id-3' "
                "BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        with pytest.raises(StoreUnavailable):
            store.append(some(2, 3))
        assert list(store.events()) == some(1)


# Several starts at once


def test_sees_what_another_start_wrote(tmp_path: Path) -> None:
    with opened(tmp_path) as mine, opened(tmp_path) as other:
        mine.append(some(1))
        mine.events()
        assert not mine.changed_elsewhere()
        assert other.changed_elsewhere()
        assert list(other.events()) == some(1)
        other.append(some(2))
        assert mine.changed_elsewhere()
        assert list(mine.events()) == some(1, 2)
        assert not mine.changed_elsewhere()


def test_never_writes_into_a_file_that_another_start_deleted(tmp_path: Path) -> None:
    with opened(tmp_path) as mine, opened(tmp_path) as other:
        mine.append(some(1))
        mine.events()
        other.erase()
        assert mine.changed_elsewhere()
        assert list(mine.events()) == []
        mine.append(some(2))
    with opened(tmp_path) as store:
        assert list(store.events()) == some(2)


WRITER = """
    import sys
    from datetime import UTC, datetime
    from privacyhelper.adapters.clock import SystemClock
    from privacyhelper.adapters.journal_sqlite import SqliteJournal
    from privacyhelper.domain.journal import PlatformAdded

    folder, name = sys.argv[1:]
    store = SqliteJournal(folder, SystemClock())
    for n in range(40):
        at = datetime(2026, 11, 21, tzinfo=UTC)
        store.append([PlatformAdded(id=f"{name}-{n}", at=at, order=n, platform=name)])
    store.close()
"""


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    code = textwrap.dedent(WRITER)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "data"), name],
            cwd=root,
            stderr=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    said = [writer.communicate(timeout=60)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], said
    with opened(tmp_path / "data") as store:
        written = {event.id for event in store.events()}
    assert written == {f"{name}-{n}" for name in ("one", "two") for n in range(40)}


# Deleting


def test_erases_all_that_belongs_to_it_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"x" * 5000)
    with opened(tmp_path) as store:
        store.append(some(1))
        store.keep_daily_copy()
        (tmp_path / "mine.txt").write_text("the person's own")
        (tmp_path / "copies" / "note.txt").write_text("the person's own")
        assert len(list(tmp_path.glob("journal-damaged-*"))) == 1
        assert store.erase() == []
        left = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*"))
        assert left == ["copies", "copies/note.txt", "mine.txt"]
        assert list(store.events()) == []
        assert not (tmp_path / NAME).exists(), "reading makes no new file"


def test_says_what_could_not_be_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        unlink = Path.unlink

        def held(path: Path, *, missing_ok: bool = False) -> None:
            if path.name == NAME:
                raise PermissionError
            unlink(path, missing_ok=missing_ok)

        monkeypatch.setattr(Path, "unlink", held)
        assert store.erase() == [str(tmp_path / NAME)]
        assert list(store.events()) == some(1), "what is still there is not hidden"


def test_a_restored_journal_does_not_come_back_after_deleting(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.append(some(1))
        store.keep_daily_copy()
        store.erase()
    with opened(tmp_path) as store:
        assert list(store.events()) == []
        assert list(store.notices()) == []


def test_every_sentence_for_the_person_is_a_sentence(tmp_path: Path) -> None:
    store = SqliteJournal(tmp_path, FixedClock())
    for code in ("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_READONLY", "SQLITE_IOERR"):
        error = sqlite3.OperationalError("x")
        error.sqlite_errorcode = getattr(sqlite3, code)
        said = str(store._unavailable(error))
        assert said.endswith(".")
        assert "sqlite" not in said.lower()
    assert "disk is full" in str(store._unavailable(OSError(28, "No space left on device")))
    assert os.sep in str(store._unavailable(PermissionError()))


def test_events_of_every_kind_come_back_as_they_were(tmp_path: Path) -> None:
    added = PlatformAdded(id="a", at=START, order=1, platform="x", zone="Asia/Kolkata", offset=330)
    fill(tmp_path, [added])
    with opened(tmp_path) as store:
        assert list(store.events()) == [added]
        assert store.events()[0].day.isoformat() == "2026-11-21"


def test_the_schema_is_read_at_one_moment() -> None:
    # Read by two statements, a journal that another start creates in between looks like a foreign
    # database: a version without tables, or tables without a version.
    connection = sqlite3.connect(":memory:")
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    assert version_of(connection) == 0
    assert len([s for s in statements if s.startswith("SELECT")]) == 1
    connection.close()
