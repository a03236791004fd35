"""What the machine must have: the Python, the screen, the libraries; and what is said if not."""

import os
import re
import sys

import pytest

from privacyhelper import system_packages
from privacyhelper.system_packages import SetupError


def test_the_running_python_is_new_enough():
    system_packages.require_python((3, 11), "python3", "privacyhelper")


def test_an_old_python_is_told_what_to_type(monkeypatch):
    monkeypatch.setattr(system_packages, "_starts", lambda python: python == "python3.12")
    with pytest.raises(SetupError) as caught:
        system_packages.require_python((3, 9), "/usr/bin/python3", "privacyhelper")
    assert str(caught.value) == (
        "Privacy Helper needs Python 3.11 or newer, and /usr/bin/python3 is Python 3.9. "
        "This machine has python3.12: type python3.12 -m privacyhelper"
    )


def test_an_old_python_alone_is_told_to_install_one(monkeypatch):
    monkeypatch.setattr(system_packages, "_starts", lambda python: False)
    with pytest.raises(SetupError, match="Please install a newer Python"):
        system_packages.require_python((3, 6), "python3", "privacyhelper")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ([], True),
        (["open", "linkedin"], True),
        (["--data-dir", "plan"], True),
        (["--data-dir", "x", "plan"], False),
        (["--data-dir=x", "open", "linkedin"], True),
        (["reminders", "--due"], False),
        (["--version"], False),
        (["open", "--help"], False),
    ],
)
def test_only_what_opens_a_window_needs_one(arguments, answer):
    assert system_packages.needs_window(arguments) is answer


@pytest.mark.parametrize(
    ("variables", "platform"),
    [
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen:size=1x1;xcb", "DISPLAY": ":0"}, "offscreen"),
        ({}, ""),
    ],
)
def test_the_plugin_that_qt_takes(monkeypatch, variables, platform):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_packages.qt_platform() == platform


@pytest.fixture
def debian(monkeypatch):
    """A Debian machine on which we are an ordinary person."""
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_missing_libraries_come_with_the_one_command(debian):
    wanted = {"libc.so.6": "libc6", "libnowhere.so.1": "libnowhere1", "libno.so.2": "libno2"}
    with pytest.raises(SetupError, match=r"type: sudo apt-get install libno2 libnowhere1$"):
        system_packages.require_libraries(wanted)


def test_libraries_that_are_there_need_nothing(debian):
    system_packages.require_libraries({"libc.so.6": "libc6"})


def test_root_installs_after_saying_so_and_looks_again(debian, monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    run = lambda command: (ran.append(command), (0, ""))[1]  # noqa: E731
    monkeypatch.setattr(system_packages, "run_command", run)
    with pytest.raises(SetupError, match=r"still misses the system libraries libno\.so\.2"):
        system_packages.require_libraries({"libno.so.2": "libno2"})
    assert capsys.readouterr().err.endswith("installing libno2 with apt-get.\n")
    assert ran[0][-1] == "libno2"


def test_a_fresh_machine_learns_its_packages_first(debian, monkeypatch):
    answers = iter([(100, "E: Unable to locate package libno2"), (0, ""), (0, "")])
    ran = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    run = lambda command: (ran.append(command), next(answers))[1]  # noqa: E731
    monkeypatch.setattr(system_packages, "run_command", run)
    system_packages.install_packages(["libno2"], "Why")
    assert [("update" in command) for command in ran] == [False, True, False]


def test_without_apt_the_packages_are_only_named(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(SetupError, match="what Debian calls libno2 with your system's"):
        system_packages.install_packages(["libno2"], "Why")


def test_without_venv_the_exact_package_is_named(debian, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    with pytest.raises(SetupError, match=rf"sudo apt-get install {re.escape(package)}$"):
        system_packages.require_venv_module()


def test_without_a_screen_no_window_is_tried(monkeypatch):
    monkeypatch.setattr(system_packages, "qt_platform", lambda: "")
    monkeypatch.setattr(system_packages, "require_libraries", lambda wanted: None)
    with pytest.raises(SetupError, match="There is no screen"):
        system_packages.require_window()


def test_libraries_are_looked_for_again_only_when_a_file_is_gone(tmp_path, monkeypatch):
    looked = []
    library = tmp_path / "libqt.so.1"
    library.touch()
    monkeypatch.setattr(system_packages, "qt_platform", lambda: "xcb")
    monkeypatch.setattr(system_packages, "require_libraries", looked.append)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (tmp_path / ".libraries-xcb").write_text(str(library))
    system_packages.require_window()
    assert looked == []
    library.unlink()
    system_packages.require_window()
    assert len(looked) == 1
    assert set(system_packages.XCB_LIBRARIES) < set(looked[0])
