"""How long a second start takes to the first painted Home, against a bare PySide6 window.

    python -m tests bench            # on a virtual display of its own
    python -m tests.bench.bench_start [PAIRS]    # on the present display

All platforms are in use and the journal holds 1,000 events; then the same with a catalogue of 1,000
platforms of which the same 74 are in use, and with all 1,000 in use. Figures are medians of pairs
run in turn; the budgets are ratios: time 2.0, peak memory 1.6, large catalogue 1.15.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from privacyhelper.app import build
from privacyhelper.domain.journal import Checked, ControlDone
from tests.bench.synthetic import make_catalogue

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
EVENTS = 1000
PAIRS = 15


def prepare(data: Path, extra: int = 0, *, use_extra: bool = False) -> None:
    """A person who uses every shipped platform and has a journal of 1,000 events."""
    if extra:
        made = data / "made"
        make_catalogue(made, extra)
        shutil.move(made / "platforms", data / "catalogue")
        shutil.rmtree(made)
    services = build(data)
    services.person.live_in("DE")
    summaries = services.catalogue.summaries()
    services.person.choose([s.id for s in summaries if use_extra or not s.own_file])
    draft = services.journal.draft
    controls = [
        here.target(control.id)
        for here in services.plans.situation().heres
        if not here.platform.id.startswith("synthetic")
        for control in here.controls
        if control.kind != "none"
    ]
    events = []
    index = 0
    while len(services.journal.events) + len(events) < EVENTS:
        target = controls[index % (len(controls) // 2)]
        where = {"platform": target.platform, "control": target.control}
        events.append(
            draft(ControlDone, **where)
            if index < len(controls) // 2
            else draft(Checked, **where, result="still")
        )
        index += 1
    if events:
        services.journal.write(*events)


def measure(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds to the first paint, and peak memory in MB at that moment and a while later."""
    out = folder / "out.txt"
    out.unlink(missing_ok=True)
    environ = {**os.environ, "BENCH_OUT": str(out), "PYTHONPATH": str(HERE / "hook")}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    subprocess.run(command, env=environ, check=True, timeout=60, cwd=folder)
    lines = [line.split() for line in out.read_text().splitlines()]
    by_kind = {kind: (float(at), int(peak)) for kind, at, peak in lines}
    return (
        by_kind["painted"][0] - began,
        by_kind["painted"][1] / 1024,
        by_kind["settled"][1] / 1024,
    )


def compare(ours: list[str], yardstick: list[str], folder: Path, pairs: int) -> list[list[float]]:
    """Ratios (time, peak at paint, peak later) of `pairs` runs in turn, after a warm-up each."""
    measure(yardstick, folder)
    measure(ours, folder)
    rows = []
    for _ in range(pairs):
        b = measure(yardstick, folder)
        a = measure(ours, folder)
        rows.append([*(x / y for x, y in zip(a, b, strict=True)), *a, *b])
    return rows


def say(title: str, rows: list[list[float]]) -> None:
    columns = list(zip(*rows, strict=True))
    median = [statistics.median(column) for column in columns]
    print(
        f"{title}: time {median[0]:.2f}x ({median[3] * 1000:.0f} / {median[6] * 1000:.0f} ms), "
        f"range {min(columns[0]):.2f}-{max(columns[0]):.2f}; peak memory {median[2]:.2f}x "
        f"({median[5]:.0f} / {median[8]:.0f} MB), at first paint {median[1]:.2f}x"
    )


def main(pairs: int) -> None:
    program = [str(Path(sys.executable).parent / "privacyhelper"), "--data-dir"]
    if not Path(program[0]).exists():
        program = [sys.executable, "-m", "privacyhelper", "--data-dir"]
        os.chdir(ROOT)
    bare = [sys.executable, str(HERE / "bare_window.py")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        usual, large, all_large = folder / "usual", folder / "large", folder / "all"
        prepare(usual)
        prepare(large, extra=926)
        prepare(all_large, extra=926, use_extra=True)
        say(
            "74 platforms against a bare window",
            compare([*program, str(usual)], bare, folder, pairs),
        )
        say(
            "1,000 platforms, 74 in use, against 74",
            compare([*program, str(large)], [*program, str(usual)], folder, pairs),
        )
        say(
            "1,000 platforms, all in use, against 74",
            compare([*program, str(all_large)], [*program, str(usual)], folder, pairs),
        )


def test_start_up(capsys) -> None:
    with capsys.disabled():
        print()
        main(PAIRS)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
