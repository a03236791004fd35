"""Set-up: when it is believed finished, what it says, and how the `.venv` it makes is used."""

import ast
import os
import pathlib
import re
import subprocess
import sys
import tomllib
from typing import Never

import pytest

from privacyhelper import environment
from privacyhelper.environment import (
    ABSENT,
    READY,
    RUN,
    STALE,
    TESTS,
    UNFINISHED,
    UNKNOWN,
)
from privacyhelper.system_packages import SetupError

ROOT = pathlib.Path(__file__).resolve().parents[2]
OURS = (
    "privacyhelper/__main__.py",
    "privacyhelper/environment.py",
    "privacyhelper/system_packages.py",
    "tests/__main__.py",
)


class Machine:
    """A machine on which set-up's programs only leave traces: venv a Python, pip its command."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.commands: list[list[str]] = []
        self.pip_fails = ""
        self.pip_breaks_off = False

    def run(self, command: list[str], stdout: int | None = None) -> tuple[int, str]:
        self.commands.append(command)
        site = self.root / ".venv" / "site"
        if command[1:3] == ["-m", "venv"]:
            python = pathlib.Path(environment.venv_python(command[3]))
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)
            (self.root / ".venv" / "pyvenv.cfg").touch()
            site.mkdir()
        elif command[1:4] == ["-m", "pip", "install"]:
            if self.pip_breaks_off:
                (site / "half.py").touch()
                raise KeyboardInterrupt
            return (1, self.pip_fails) if self.pip_fails else (0, "")
        elif "purelib" in command[-1]:
            return 0, f"{site}\n"
        elif not pathlib.Path(command[0]).exists():
            raise FileNotFoundError(command[0])
        return 0, ""

    def programs(self) -> list[str]:
        """The interesting commands, in short: venv, or the lock that pip installed."""
        told = []
        for command in self.commands:
            if command[1:3] == ["-m", "venv"]:
                told.append("venv")
            elif command[1:4] == ["-m", "pip", "install"]:
                told.append(os.path.relpath(command[command.index("-r") + 1], self.root))
        self.commands.clear()
        return told


@pytest.fixture
def machine(tmp_path, monkeypatch):
    (tmp_path / "tests").mkdir()
    (tmp_path / "requirements.lock").write_text("msgspec==1\n")
    (tmp_path / "tests" / "requirements.lock").write_text("msgspec==1\npytest==1\n")
    made = Machine(tmp_path)
    monkeypatch.setattr(environment, "run_command", made.run)
    return made


def test_a_bare_checkout_is_set_up_once(machine, capsys):
    assert environment.state(str(machine.root), RUN) == ABSENT
    environment.prepare(str(machine.root), RUN)
    assert environment.state(str(machine.root), RUN) == READY
    assert machine.programs() == ["venv", "requirements.lock"]
    said = capsys.readouterr()
    assert said.err.startswith("First start: fetching the 5 libraries")
    assert said.out == ""

    environment.prepare(str(machine.root), RUN)
    assert machine.programs() == []
    assert capsys.readouterr().err == ""


def test_pip_installs_by_hash_and_never_builds(machine):
    environment.prepare(str(machine.root), RUN)
    pip = next(command for command in machine.commands if "install" in command)
    assert "--require-hashes" in pip
    assert pip[pip.index("--only-binary") + 1] == ":all:"


def test_venv_finds_the_checkout_by_a_path_that_survives_a_move(machine):
    environment.prepare(str(machine.root), RUN)
    site = machine.root / ".venv" / "site"
    line = (site / "privacyhelper.pth").read_text().strip()
    assert not pathlib.Path(line).is_absolute()
    assert (site / line).resolve() == machine.root


@pytest.fixture
def command(tmp_path):
    """The command of a real environment, of a checkout whose app only tells what it was given."""
    if os.name == "nt":
        pytest.skip("the command for Windows is another one")
    root = tmp_path / "my check'out"
    package = root / "privacyhelper"
    package.mkdir(parents=True)
    tell = "import sys\nprint(sys.argv[1:], sys.prefix, __file__, file=sys.stdout)\nsys.exit(3)\n"
    (package / "__main__.py").write_text(tell)
    venv = environment.venv_folder(str(root))
    # The Python behind the one that runs the tests, as set-up takes it: their folders may differ.
    base = getattr(sys, "_base_executable", sys.executable)
    subprocess.run([base, "-m", "venv", "--without-pip", venv], check=True)
    environment._link_checkout(str(root))
    return root / ".venv" / "bin" / "privacyhelper"


def told(command, folder):
    """What the command's app tells when it is started in `folder` with two arguments."""
    done = subprocess.run(
        [command, "a b", "$HOME"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.returncode) == ("", 3)
    return done.stdout.strip()


def telling(root):
    """What the app of the checkout `root` tells."""
    return f"['a b', '$HOME'] {root / '.venv'} {root / 'privacyhelper' / '__main__.py'}"


def test_the_command_runs_from_a_folder_with_a_space_in_its_name(command, tmp_path):
    assert told(command, tmp_path) == telling(tmp_path / "my check'out")


def test_the_command_survives_a_move_of_the_checkout(command, tmp_path):
    moved = (tmp_path / "my check'out").rename(tmp_path / "elsewhere")
    assert told(moved / ".venv" / "bin" / "privacyhelper", tmp_path) == telling(moved)


def test_the_command_can_be_linked_to_from_elsewhere(command, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(command)
    assert told(link, tmp_path) == telling(tmp_path / "my check'out")


def test_the_command_takes_nothing_from_the_folder_it_is_typed_in(command, tmp_path):
    trap = tmp_path / "downloads" / "privacyhelper"
    trap.mkdir(parents=True)
    (trap / "__main__.py").write_text("print('trapped')")
    assert told(command, trap.parent) == telling(tmp_path / "my check'out")


def test_tests_need_the_run_first(machine):
    environment.prepare(str(machine.root), TESTS)
    assert machine.programs() == ["venv", "requirements.lock", "tests/requirements.lock"]
    assert environment.ready(str(machine.root), RUN)
    assert environment.ready(str(machine.root), TESTS)


def test_a_changed_lock_is_installed_into_the_same_venv(machine, capsys):
    environment.prepare(str(machine.root), RUN)
    machine.programs()
    capsys.readouterr()
    (machine.root / "requirements.lock").write_text("msgspec==2\n")
    assert environment.state(str(machine.root), RUN) == STALE
    environment.prepare(str(machine.root), RUN)
    assert machine.programs() == ["requirements.lock"]
    assert capsys.readouterr().err.startswith("The list of libraries has changed")
    assert environment.state(str(machine.root), RUN) == READY


@pytest.mark.parametrize("purpose", [RUN, TESTS])
def test_a_set_up_broken_off_is_made_anew(machine, purpose):
    if purpose == TESTS:
        environment.prepare(str(machine.root), RUN)
        machine.programs()
    machine.pip_breaks_off = True
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(str(machine.root), purpose)
    assert environment.state(str(machine.root), purpose) == UNFINISHED
    machine.programs()

    machine.pip_breaks_off = False
    environment.prepare(str(machine.root), purpose)
    assert machine.programs()[0] == "venv"
    assert not (machine.root / ".venv" / "site" / "half.py").exists()
    assert environment.ready(str(machine.root), purpose)


@pytest.mark.parametrize("lost", ["bin/python", "pyvenv.cfg"])
def test_a_venv_that_lost_its_python_is_made_anew(machine, lost):
    environment.prepare(str(machine.root), RUN)
    (machine.root / ".venv" / lost).unlink()
    assert environment.state(str(machine.root), RUN) == UNFINISHED
    machine.programs()
    environment.prepare(str(machine.root), RUN)
    assert machine.programs() == ["venv", "requirements.lock"]


def test_a_venv_whose_python_became_another_is_made_anew(machine):
    environment.prepare(str(machine.root), RUN)
    python = machine.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/bin/sh")
    assert environment.state(str(machine.root), RUN) == UNFINISHED


def test_a_venv_made_by_hand_is_completed_and_nothing_in_it_deleted(machine):
    machine.run([sys.executable, "-m", "venv", str(machine.root / ".venv")])
    keepsake = machine.root / ".venv" / "site" / "theirs.py"
    keepsake.touch()
    machine.programs()
    assert environment.state(str(machine.root), RUN) == UNKNOWN
    environment.prepare(str(machine.root), RUN)
    assert machine.programs() == ["requirements.lock"]
    assert keepsake.exists()


def test_a_failed_download_is_one_sentence_and_not_believed_finished(machine):
    machine.pip_fails = "WARNING: Retrying: Failed to establish a new connection\nERROR: x\n"
    with pytest.raises(SetupError, match=r"^The Python package index could not be reached"):
        environment.prepare(str(machine.root), RUN)
    assert environment.state(str(machine.root), RUN) == UNFINISHED


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not the one that the lock names"),
        ("ERROR: Could not install: No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for pyside6", "no ready-made build"),
        ("noise\nERROR: the reason\nmore noise", r"could not install the libraries: ERROR: the re"),
    ],
)
def test_pip_failures_are_told_apart(written, sentence):
    assert re.search(sentence, environment.explain_pip(written))
    assert "\n" not in environment.explain_pip(written)


def test_a_checkout_that_cannot_be_written_is_said(machine, monkeypatch):
    def refuse(path: str, exist_ok: bool) -> Never:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "makedirs", refuse)
    with pytest.raises(SetupError, match=r"\.venv cannot be written \(Permission denied\)"):
        environment.prepare(str(machine.root), RUN)


def test_two_starts_at_once_do_the_work_once(machine):
    fcntl = pytest.importorskip("fcntl")  # Windows locks by other means
    environment.prepare(str(machine.root), RUN)
    code = (
        "from privacyhelper import environment\n"
        "environment.ready = lambda root, purpose: True\n"
        f"environment.prepare({str(machine.root)!r}, 'run')\n"
        "print('done')\n"
    )
    with (machine.root / ".venv" / ".lock").open("a+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert second.stderr.readline().startswith("Another start is setting things up")
        assert second.poll() is None
    out, err = second.communicate(timeout=30)
    assert (out, err, second.returncode) == ("done\n", "", 0)


@pytest.mark.parametrize("path", OURS)
def test_an_old_python_can_read_what_runs_before_the_sentence(path):
    tree = ast.parse((ROOT / path).read_text(), feature_version=(3, 6))
    for node in ast.walk(tree):
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            written = "" if annotation is None else ast.unparse(annotation)
            quoted = isinstance(annotation, ast.Constant)
            assert quoted or not re.search(r"[\[|]", written), f"{path}: quote {written}"


@pytest.mark.parametrize("path", OURS)
def test_nothing_slow_is_imported_before_it_is_needed(path):
    tree = ast.parse((ROOT / path).read_text())
    names = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            of_us = node.module == "privacyhelper"
            names |= {f"privacyhelper.{a.name}" for a in node.names} if of_us else {node.module}
    assert names <= {"os", "sys", "privacyhelper.environment", "privacyhelper.system_packages"}


def locked(path):
    """Names and versions of a lock, each with at least one hash."""
    entries = re.split(r"\n(?=\S)", (ROOT / path).read_text().strip())
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    return dict(entry.split()[0].split("==") for entry in entries)


def test_the_locks_hold_all_that_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {RUN: project["dependencies"], TESTS: project["optional-dependencies"]["test"]}
    for purpose, wanted in names.items():
        plain = {re.split(r"[<>=!~ ;]", name)[0].lower() for name in wanted}
        assert plain <= set(locked(environment.LOCKS[purpose]))
        assert len(plain) == environment.COUNTED[purpose]
    assert locked(environment.LOCKS[RUN]).items() <= locked(environment.LOCKS[TESTS]).items()


def test_the_locks_name_no_address():
    for lock in environment.LOCKS.values():
        assert not re.search(r"://|--index|--find|^-", (ROOT / lock).read_text(), re.MULTILINE)
