"""Tasks, slices, ticks, one window for two starts, geometry, the hook for bugs."""

import sys
import threading

import pytest
from PySide6.QtCore import QLockFile, QObject, QProcess, QRect
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget

from privacyhelper.ui.kit.excepthook import ExceptHook
from privacyhelper.ui.kit.heartbeat import Ticker, clock_jumped
from privacyhelper.ui.kit.on_top import can_stay_on_top, why_not
from privacyhelper.ui.kit.single_instance import LIMIT, SingleInstance, socket_name
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.kit.tasks import Tasks
from privacyhelper.ui.kit.window_state import WindowState, on_screen

pytestmark = pytest.mark.ui


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    assert made.stop()


def test_work_runs_elsewhere_and_commit_runs_here(tasks, qtbot):
    threads = []

    def work(value: int) -> int:
        threads.append(threading.get_ident())
        return value * 2

    def commit(result: int) -> None:
        threads.append(threading.get_ident())
        threads.append(result)

    with qtbot.waitSignal(tasks.idle):
        tasks.run(work, 21, commit)
    assert threads[0] != threading.get_ident()
    assert threads[1:] == [threading.get_ident(), 42]
    assert not tasks.busy


def test_a_failed_work_reaches_failed(tasks, qtbot):
    errors = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda value: 1 / value, 0, errors.append, errors.append)
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_failure_nobody_takes_is_a_bug(tasks, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: seen.append(kind))
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda value: 1 / value, 0, seen.append)
    assert seen == [ZeroDivisionError]


def test_a_cancelled_task_commits_nothing(tasks, qtbot):
    outcomes = []
    with qtbot.waitSignal(tasks.idle):
        task = tasks.run(lambda value: value, 1, outcomes.append, outcomes.append)
        task.cancel()
    assert not outcomes


def test_slices_let_the_event_loop_turn(qapp, qtbot):
    built = []
    owner = QObject()
    staged = Staged((lambda at=at: built.append(at) for at in range(5)), owner, budget_ms=0)
    with qtbot.waitSignal(staged.finished):
        staged.start()
        assert built == [0]
        assert staged.running
    assert built == [0, 1, 2, 3, 4]


def test_a_page_that_goes_away_builds_nothing_more(qapp, qtbot):
    built = []
    owner = QObject()
    staged = Staged((lambda at=at: built.append(at) for at in range(5)), owner, budget_ms=0)
    staged.start()
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    qapp.processEvents()
    assert len(built) < 5


def test_cancel_and_finish(qapp):
    built = []
    owner = QObject()
    staged = Staged((lambda at=at: built.append(at) for at in range(5)), owner, budget_ms=0)
    staged.start()
    staged.finish()
    assert len(built) == 5
    other = Staged((lambda: built.append("x") for _ in range(3)), owner, budget_ms=0)
    other.cancel()
    other.finish()
    assert "x" not in built


@pytest.mark.parametrize(
    ("wall", "steady", "jumped"),
    [
        (60_000, 60_000, False),
        (61_000, 60_500, False),
        (3_600_000, 60_000, True),
        (3_600_000, 3_600_000, True),
        (-3_600_000, 60_000, True),
        (130_000, 130_000, False),
    ],
)
def test_a_jump_of_the_clock_is_noticed(wall, steady, jumped):
    assert clock_jumped(wall, steady, 60_000) is jumped


def test_a_tick_after_sleep_says_so_first(qapp):
    clock = {"wall": 0, "steady": 0}
    said = []
    ticker = Ticker(60, wall=lambda: clock["wall"], steady=lambda: clock["steady"])
    ticker.jumped.connect(lambda: said.append("jumped"))
    ticker.ticked.connect(lambda: said.append("ticked"))
    clock.update(wall=60_000, steady=60_000)
    ticker.beat()
    clock.update(wall=9_000_000, steady=120_000)
    ticker.beat()
    assert said == ["ticked", "jumped", "ticked"]


SECOND_START = """
import sys
from PySide6.QtCore import QCoreApplication
from privacyhelper.ui.kit.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(sys.argv[1])
sys.exit(2 if second.try_own() else 0 if second.send("open a/b\\nswitch") else 1)
"""


def test_two_starts_share_one_window(qapp, qtbot, tmp_path):
    """The second start is a process of its own, as in life: its waiting must not hold us up."""
    first = SingleInstance(str(tmp_path))
    assert first.try_own()
    assert first.listen()
    start = QProcess()
    said = []
    first.message.connect(said.append)
    with qtbot.waitSignal(start.finished, timeout=20_000):
        start.start(sys.executable, ["-c", SECOND_START, str(tmp_path)])
    assert said == ["open a/b switch"]
    assert start.exitCode() == 0
    first.close()


def test_a_folder_is_free_again_when_its_owner_closed(qapp, tmp_path):
    first, second = SingleInstance(str(tmp_path)), SingleInstance(str(tmp_path))
    assert first.try_own()
    assert not second.try_own()
    first.close()
    assert second.try_own()
    second.close()


def test_whoever_sends_without_end_is_cut_off(qapp, qtbot, tmp_path):
    first = SingleInstance(str(tmp_path))
    assert first.try_own()
    assert first.listen()
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(first.message), qtbot.waitSignal(socket.disconnected):
        socket.connectToServer(socket_name(str(tmp_path)))
        socket.write(b"x" * (3 * LIMIT))
        socket.flush()
    first.close()


def test_a_message_that_is_too_long_is_not_sent(qapp, tmp_path):
    assert not SingleInstance(str(tmp_path)).send("x" * LIMIT)


def test_nobody_listens_without_owning(qapp, tmp_path):
    other = QLockFile(str(tmp_path / "window.lock"))
    assert other.lock()
    assert not SingleInstance(str(tmp_path)).listen()


def test_a_left_over_socket_does_not_stop_the_next_start(qapp, tmp_path):
    first = SingleInstance(str(tmp_path))
    assert first.try_own()
    assert first.listen()
    again = SingleInstance(str(tmp_path))
    first._lock.unlock()
    assert again.try_own()
    assert again.listen()
    again.close()
    first.close()


SCREEN = QRect(0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        (QRect(100, 100, 800, 600), QRect(100, 100, 800, 600)),
        (QRect(5000, 100, 800, 600), QRect(560, 240, 800, 600)),
        (QRect(100, -400, 800, 600), QRect(560, 240, 800, 600)),
        (QRect(0, 0, 4000, 3000), QRect(0, 0, 1920, 1080)),
    ],
)
def test_a_window_comes_back_where_it_can_be_reached(wanted, got):
    assert on_screen(wanted, [SCREEN]) == got


def test_geometry_is_remembered(qtbot, tmp_path):
    state = WindowState(str(tmp_path / "window.ini"))
    window, again = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(again)
    window.setGeometry(40, 50, 400, 300)
    state.save(window)
    state.restore(again)
    assert again.geometry() == QRect(40, 50, 400, 300)


def test_the_hook_shows_a_bug_and_survives_a_fault_while_showing(capsys):
    shown = []
    hook = ExceptHook(shown.append, "1.2")
    error = ValueError("ups")
    hook(ValueError, error, None)
    assert "version 1.2" in shown[0]
    assert "ups" in shown[0]

    def show(text: str) -> None:
        hook_of_faults(KeyError, KeyError("again"), None)
        raise RuntimeError(text)

    hook_of_faults = ExceptHook(show, "1.2")
    hook_of_faults(ValueError, error, None)
    written = capsys.readouterr().err
    assert "ValueError" in written
    assert "KeyError" in written


def test_wayland_says_why_a_window_cannot_stay_on_top():
    assert can_stay_on_top("xcb")
    assert why_not("windows") == ""
    assert "Wayland" in why_not("wayland-egl")
