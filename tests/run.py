"""The groups of the test suite, in order, and what each needs of the machine.

Every group runs even when one before it failed; the sum stands at the end. Nothing a test does can
reach the person's own data, settings or desktop: the folders and the screen are thrown away.
"""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from privacyhelper import system_packages
from tests.screen import PROGRAMS, ScreenError, on_a_bus, screen

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMIT = 1200
"""Seconds after which a step counts as hung and is ended."""

LINT = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "."],
    "mypy --strict": [sys.executable, "-m", "mypy", "--strict", "privacyhelper"],
    "lint-imports": [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ],
}
FOLDERS = {
    "unit": ("architecture", "unit", "contracts", "properties"),
    "ui": ("ui",),
    "e2e": ("e2e",),
    "bench": ("bench",),
}
USUAL = ("lint", "unit", "ui", "e2e")
GROUPS = ("lint", *FOLDERS)
ON_A_SCREEN = ("e2e", "bench")

OTHER_PACKAGES = ("xdotool", "strace", "fonts-inter", "at-spi2-core", "gir1.2-atspi-2.0")
"""Debian packages that end-to-end tests use besides Qt's and the screen's."""


class Outcome(NamedTuple):
    """What one step came to; `note` says why when it did not run as meant."""

    title: str
    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = ()
    note: str = ""


def main(arguments: list[str]) -> int:
    """Run the named groups; 1 when anything failed, 2 when a name is not a group's."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    names, extra = arguments[:cut], arguments[cut + 1 :]
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        known = ", ".join(GROUPS)
        print(f"No such group: {', '.join(unknown)}. Groups are: {known}.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _stop)
    chosen = [name for name in GROUPS if name in (names or USUAL)]
    began = time.monotonic()
    outcomes = []
    try:
        _system_packages(chosen)
        for name in chosen:
            outcomes += list(_lint()) if name == "lint" else [_tests(name, extra)]
    except KeyboardInterrupt:
        outcomes.append(Outcome("the run", failed=1, note="broken off by Ctrl-C"))
    return _summary(outcomes, time.monotonic() - began)


def _stop(number: int, frame: object) -> NoReturn:
    """Leave through every `finally`, so that nothing we started stays behind."""
    raise SystemExit(128 + number)


def _system_packages(chosen: list[str]) -> None:
    """As root on Debian or Ubuntu, install what the groups need; otherwise name the command."""
    if not {"ui", *ON_A_SCREEN} & set(chosen) or shutil.which("dpkg-query") is None:
        return
    wanted = {*system_packages.QT_LIBRARIES.values(), *system_packages.XCB_LIBRARIES.values()}
    if set(ON_A_SCREEN) & set(chosen):
        wanted |= {*PROGRAMS.values(), *OTHER_PACKAGES, "python3-pyatspi"}
    show = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Provides}\n", "*"]
    listing = subprocess.run(show, capture_output=True, text=True, check=False).stdout
    installed: set[str] = set()
    for line in listing.splitlines():
        if line.startswith("installed "):
            # A name may be provided by a successor: libglib2.0-0 by libglib2.0-0t64.
            installed.update(word.strip(",") for word in line.split()[1:])
    lacking = sorted(wanted - installed)
    if not lacking:
        return
    try:
        system_packages.install_packages(lacking, "The tests need system packages that are missing")
    except system_packages.SetupError as error:
        system_packages.say(str(error))


def _lint() -> Iterator[Outcome]:
    """The checks that read code instead of running it."""
    for title, command in LINT.items():
        _heading(title)
        began = time.monotonic()
        code = _call(command, dict(os.environ))
        _took(title, began)
        note = "" if code == 0 else f"exit code {code}"
        yield Outcome(title, passed=int(code == 0), failed=int(code != 0), note=note)


def _tests(group: str, extra: list[str]) -> Outcome:
    """Run one group's folders with pytest."""
    title = f"{group} tests"
    _heading(title)
    folders = [f"tests/{name}" for name in FOLDERS[group]]
    folders = [name for name in folders if any((ROOT / name).rglob(_files(group)))]
    if not folders:
        return Outcome(title, note="no tests there")
    began = time.monotonic()
    try:
        with _surroundings(group) as environ, tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder) / "report.xml"
            command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}"]
            command += [*_options(group), *extra, *folders]
            if group in ON_A_SCREEN:
                command = on_a_bus(command)
            return _read_report(title, _call(command, environ), report)
    except ScreenError as error:
        failed = int(_nothing_may_be_missing())
        return Outcome(title, failed=failed, note=f"NOT RUN, no virtual screen: {error}")
    finally:
        _took(title, began)


def _files(group: str) -> str:
    """What a group's test files are called."""
    return "bench_*.py" if group == "bench" else "test_*.py"


def _options(group: str) -> list[str]:
    """What a group asks of pytest besides the settings in pyproject.toml."""
    if group == "bench":
        return ["-s", "-o", f"python_files={_files(group)}"]  # its figures are what it is for
    if group != "unit":
        return []
    # pytest-qt loads Qt into every run, so here it stays out; pytest then does not know the
    # settings made for it, which must not count as mistakes.
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    usual = settings["tool"]["pytest"]["ini_options"]["addopts"].split()
    usual.remove("--strict-config")
    unknown = "ignore:Unknown config option:pytest.PytestConfigWarning"
    return ["-p", "no:pytest-qt", "-W", unknown, "-o", f"addopts={' '.join(usual)}"]


@contextlib.contextmanager
def _surroundings(group: str) -> Iterator[dict[str, str]]:
    """The environment variables for a group's pytest: folders of its own, its kind of screen."""
    with contextlib.ExitStack() as stack:
        environ = dict(os.environ)
        if group in ON_A_SCREEN:
            environ = stack.enter_context(screen())
        elif group == "ui":
            environ["QT_QPA_PLATFORM"] = "offscreen"
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="tests-"))
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            environ[f"XDG_{name}_HOME"] = str(pathlib.Path(home, name.lower()))
        runtime = pathlib.Path(home, "runtime")
        runtime.mkdir(mode=0o700)
        environ["XDG_RUNTIME_DIR"] = str(runtime)
        # Programs that tests start are held to the same: no warnings. Compiled code may be kept,
        # as it is on a person's machine, or every start would be measured with compiling.
        environ["PYTHONWARNINGS"] = "error"
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield environ


def _call(command: list[str], environ: dict[str, str]) -> int:
    """Run a step and return its exit code; at the end nothing it started is left."""
    process = subprocess.Popen(command, cwd=ROOT, env=environ, start_new_session=True)
    try:
        return process.wait(LIMIT)
    except subprocess.TimeoutExpired:
        print(f"No end after {LIMIT} seconds: ended.", file=sys.stderr)
        return 124
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a step and whatever it started and left, gently first."""
    if sys.platform == "win32":
        process.kill()
        return
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _read_report(title: str, code: int, report: pathlib.Path) -> Outcome:
    """Count what pytest reported; an exit code that no test accounts for is one failure."""
    if code == 5:
        return Outcome(title, note="no tests collected")
    passed = failed = 0
    skipped: list[str] = []
    cases = ET.parse(report).iter("testcase") if report.exists() else ()
    for case in cases:
        name = f"{case.get('classname')}.{case.get('name')}"
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif (skip := case.find("skipped")) is not None:
            skipped.append(f"{name}: {_reason(skip)}")
        else:
            passed += 1
    note = ""
    if code != 0 and failed == 0:
        failed, note = 1, f"pytest ended with exit code {code}"
    return Outcome(title, passed, failed, tuple(skipped), note)


def _reason(skip: ET.Element) -> str:
    """Why a test was skipped; for a whole file pytest tells that elsewhere than for one test."""
    message = skip.get("message", "")
    return (skip.text or "").strip() if message == "collection skipped" else message


def _nothing_may_be_missing() -> bool:
    """Whether we are root on Linux, who could have installed whatever a test needs."""
    return sys.platform == "linux" and os.geteuid() == 0


def _excused(skipped: str) -> bool:
    """Whether a skip's reason names a folder of archived texts that is not beside the checkout."""
    named = re.search(r"\.\./shared/policies[\w/-]*", skipped)
    return named is not None and not (ROOT / named.group()).exists()


def _heading(title: str) -> None:
    print(f"\n== {title} ==", flush=True)


def _took(title: str, began: float) -> None:
    print(f"-- {title}: {time.monotonic() - began:.1f} s", flush=True)


def _summary(outcomes: list[Outcome], seconds: float) -> int:
    """Print what came of each step and the sum; the exit code for it."""
    _heading("summary")
    strict = _nothing_may_be_missing()
    refused = 0
    for outcome in outcomes:
        note = f" ({outcome.note})" if outcome.note else ""
        print(f"{outcome.title}: {outcome.passed} passed, {outcome.failed} failed{note}")
        for skip in outcome.skipped:
            counts = strict and not _excused(skip)
            refused += counts
            print(f"  skipped{', WHICH COUNTS AS FAILED' if counts else ''}: {skip}")
    if refused:
        print(f"Root can install whatever a test needs, so {refused} skipped count as failed.")
    failed = sum(outcome.failed for outcome in outcomes) + refused
    print(f"took {seconds:.0f} s")
    print(f"{sum(outcome.passed for outcome in outcomes)} passed, {failed} failed", flush=True)
    return int(failed > 0)
