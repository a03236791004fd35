"""Nothing is lost: the process is killed at random moments, a hundred times and more.

Every step whose act had returned must be in the journal at the next start, and the database must
open clean. The same journal is used all along, so that each start also recovers what the kill
before it left behind.
"""

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from privacyhelper.adapters.journal_sqlite import SqliteJournal
from privacyhelper.domain.journal import StepDone
from tests.fakes import FixedClock

KILLS = 120
LATEST_SECONDS = 0.03
WHILE_OPENING = 6
"""Every so many walks is killed while it is still starting."""
STARTING_SECONDS = 0.15
ROOT = Path(__file__).parents[2]


def killed_walk(folder: Path, first: int, after: float, *, opening: bool) -> list[str]:
    """Start a walk and kill it so many seconds after it is ready; the steps it had printed.

    With `opening`, the seconds count from the start of the process.
    """
    command = [sys.executable, "-m", "tests.e2e.walk_until_killed", str(folder), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as walk:
        assert walk.stdout is not None
        if not opening:
            assert walk.stdout.readline() == b"ready\n"
        pipe = walk.stdout.fileno()
        said = b""
        end = time.monotonic() + after
        while (left := end - time.monotonic()) > 0:
            # Reading meanwhile: a full pipe would hold the walk up at the same place each time.
            if select.select([pipe], [], [], left)[0]:
                said += os.read(pipe, 65536)
        walk.send_signal(signal.SIGKILL)
        said += walk.stdout.read()
    assert walk.returncode == -signal.SIGKILL, "it was to be killed in the middle of the walk"
    lines = said.decode().splitlines()[: said.count(b"\n")]
    return [line for line in lines if line != "ready"]


def test_every_step_that_was_confirmed_survives_a_kill(tmp_path: Path) -> None:
    random_ = random.Random(20261121)
    confirmed: Counter[str] = Counter()
    cut_short = 0
    for kill in range(KILLS):
        first = kill * 7
        opening = kill % WHILE_OPENING == 0
        after = random_.uniform(0, STARTING_SECONDS if opening else LATEST_SECONDS)
        lines = killed_walk(tmp_path, first, after, opening=opening)
        cut_short += len(lines) % 3 != 0
        confirmed.update(lines)
        if not (tmp_path / "journal.sqlite3").exists():
            continue  # killed before the first act, which makes the file
        with closing(sqlite3.connect(tmp_path / "journal.sqlite3")) as found:
            assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        store = SqliteJournal(tmp_path, FixedClock())
        kept = Counter(
            f"{event.control.removeprefix('switch-')} {event.step}"
            for event in store.events()
            if isinstance(event, StepDone)
        )
        notices = list(store.notices())
        store.close()
        assert notices == []
        lost = confirmed - kept
        assert not lost, f"after kill {kill}: {lost}"
    assert confirmed.total() > KILLS, "most walks got somewhere before they were killed"
    assert cut_short > KILLS // 10, "many were killed in the middle of a control"
