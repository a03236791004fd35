"""The sum at the end of a test run: what is counted, what is said, and with which code it ends."""

import os
import pathlib
import signal
import subprocess
import sys
from typing import Never

import pytest

from tests import run
from tests.run import Outcome
from tests.screen import ScreenError

FAILED = '<testcase classname="t" name="broke"><failure message="no"/></testcase>'
ERROR = '<testcase classname="t" name="never"><error message="no"/></testcase>'
PASSED = '<testcase classname="t" name="went"/>'
SKIPPED = '<testcase classname="t" name="left"><skipped message="no wheel"/></testcase>'

OF_EVERY_KIND = """
import pytest

def test_passes():
    pass

def test_fails():
    assert False

@pytest.fixture
def broken():
    raise OSError

def test_never_starts(broken):
    pass

@pytest.fixture
def lasting():
    yield
    raise OSError

def test_ends_badly(lasting):
    pass

def test_is_left_out():
    pytest.skip("no such machine")
"""
WHOLE_FILE = "import pytest\npytest.importorskip('nowhere_to_be_found')\n"
UNREADABLE = "import nowhere_to_be_found\n"


@pytest.fixture(autouse=True)
def person(monkeypatch):
    """An ordinary person on Linux, whoever runs the tests."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.fixture
def root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout without any tests, beside which there is nothing."""
    made = tmp_path / "checkout"
    made.mkdir()
    monkeypatch.setattr(run, "ROOT", made)
    return made


@pytest.fixture
def report(tmp_path):
    """Writes a report with these test cases."""

    def write(*cases: str) -> pathlib.Path:
        path = tmp_path / "report.xml"
        path.write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>")
        return path

    return write


# ---------------------------------------------------------------- counting


def test_failures_and_errors_both_count_as_failed(report):
    cases = report(PASSED, PASSED, FAILED, ERROR, SKIPPED)
    assert run._read_report("unit tests", 1, cases) == Outcome(
        "unit tests", passed=2, failed=2, skipped=("t.left: no wheel",)
    )


def test_a_clean_run_has_nothing_to_note(report):
    assert run._read_report("unit tests", 0, report(PASSED)) == Outcome("unit tests", passed=1)


@pytest.mark.parametrize("code", [1, 2, 3, 4, 124, -11])
def test_an_end_that_no_test_accounts_for_is_a_failure(report, code):
    outcome = run._read_report("unit tests", code, report(PASSED))
    assert outcome == Outcome(
        "unit tests", passed=1, failed=1, note=f"pytest ended with exit code {code}"
    )


def test_a_run_that_left_no_report_is_a_failure(tmp_path):
    outcome = run._read_report("ui tests", -11, tmp_path / "none.xml")
    assert (outcome.passed, outcome.failed) == (0, 1)
    assert outcome.note == "pytest ended with exit code -11"


def test_nothing_chosen_is_no_failure(report):
    outcome = run._read_report("ui tests", 5, report())
    assert outcome == Outcome("ui tests", note="no tests collected")


def test_a_folder_without_tests_is_said_and_nothing_is_run(checkout, monkeypatch):
    monkeypatch.setattr(run, "_call", lambda command, environ: pytest.fail("ran something"))
    (checkout / "tests" / "ui").mkdir(parents=True)
    (checkout / "tests" / "ui" / "conftest.py").touch()
    assert run._tests("ui", []) == Outcome("ui tests", note="no tests there")


def test_what_pytest_really_reports_is_counted(tmp_path):
    (tmp_path / "test_kinds.py").write_text(OF_EVERY_KIND)
    (tmp_path / "test_whole.py").write_text(WHOLE_FILE)
    (tmp_path / "test_unreadable.py").write_text(UNREADABLE)
    (tmp_path / "pytest.ini").touch()
    report = tmp_path / "report.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:pytest-qt", f"--junitxml={report}"]
    options = ["-p", "no:cacheprovider", "--continue-on-collection-errors", str(tmp_path)]
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, check=False)
    outcome = run._read_report("t", done.returncode, report)
    assert (outcome.passed, outcome.failed, outcome.note) == (1, 4, "")
    one, whole = sorted(outcome.skipped, reverse=True)
    assert one == "test_kinds.test_is_left_out: no such machine"
    assert "test_whole" in whole
    assert "could not import 'nowhere_to_be_found'" in whole


# ---------------------------------------------------------------- the sum


def test_the_sum_is_over_all_steps_and_every_skip_is_listed(capsys):
    outcomes = [
        Outcome("ruff check", passed=1),
        Outcome("unit tests", 7, 2, ("t.one: no wheel", "t.two: no screen")),
        Outcome("ui tests", note="no tests there"),
    ]
    assert run._summary(outcomes, 61.4) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "== summary ==",
        "ruff check: 1 passed, 0 failed",
        "unit tests: 7 passed, 2 failed",
        "  skipped: t.one: no wheel",
        "  skipped: t.two: no screen",
        "ui tests: 0 passed, 0 failed (no tests there)",
        "took 61 s",
        "8 passed, 2 failed",
    ]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_person_may_lack_what_a_test_needs(monkeypatch, capsys, platform):
    monkeypatch.setattr(sys, "platform", platform)
    assert run._summary([Outcome("unit tests", 7, 0, ("t.one: no wheel",))], 1) == 0
    assert capsys.readouterr().out.endswith("7 passed, 0 failed\n")


def test_root_could_have_installed_it_so_a_skip_counts_as_failed(root, capsys):
    outcomes = [Outcome("unit tests", 7, 0, ("t.one: no wheel", "t.two: no screen"))]
    assert run._summary(outcomes, 1) == 1
    said = capsys.readouterr().out
    assert "  skipped, WHICH COUNTS AS FAILED: t.one: no wheel\n" in said
    assert "so 2 skipped count as failed.\n" in said
    assert said.endswith("7 passed, 2 failed\n")


@pytest.mark.parametrize("named", ["../shared/policies", "../shared/policies/evidence"])
def test_archived_texts_that_are_not_there_excuse_a_skip(root, checkout, capsys, named):
    outcomes = [Outcome("unit tests", 7, 0, (f"t.quotes: the texts ({named}) are not here",))]
    assert run._summary(outcomes, 1) == 0
    said = capsys.readouterr().out
    assert f"  skipped: t.quotes: the texts ({named}) are not here\n" in said
    assert said.endswith("7 passed, 0 failed\n")


def test_archived_texts_that_are_there_excuse_nothing(root, checkout, capsys):
    (checkout.parent / "shared" / "policies").mkdir(parents=True)
    outcomes = [Outcome("unit tests", 7, 0, ("t.quotes: ../shared/policies is not here",))]
    assert run._summary(outcomes, 1) == 1
    assert capsys.readouterr().out.endswith("7 passed, 1 failed\n")


@pytest.mark.parametrize(("user", "failed"), [(0, 1), (1000, 0)])
def test_a_missing_screen_is_said_and_roots_fault(monkeypatch, user, failed):
    def no_screen() -> Never:
        raise ScreenError("Xvfb is missing")

    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(run, "screen", no_screen)
    outcome = run._tests("e2e", [])
    assert outcome.failed == failed
    assert outcome.note == "NOT RUN, no virtual screen: Xvfb is missing"


# ---------------------------------------------------------------- the groups


@pytest.fixture
def steps(monkeypatch):
    """Groups that only note that they were run, with which options; they pass unless told."""
    ran = []
    ends = {}

    def tests(group: str, extra: list[str]) -> Outcome:
        ran.append((group, extra))
        end = ends.get(group, Outcome(group, passed=1))
        if isinstance(end, BaseException):
            raise end
        return end

    monkeypatch.setattr(signal, "signal", lambda number, handler: None)
    monkeypatch.setattr(run, "_system_packages", lambda chosen: None)
    monkeypatch.setattr(run, "_lint", lambda: ran.append(("lint", [])) or [Outcome("ruff", 1)])
    monkeypatch.setattr(run, "_tests", tests)
    return ran, ends


def test_all_groups_but_bench_run_in_order(steps):
    assert run.main([]) == 0
    assert [group for group, _ in steps[0]] == ["lint", "unit", "ui", "e2e"]


def test_named_groups_run_with_what_is_meant_for_pytest(steps):
    assert run.main(["ui", "unit", "--", "-k", "lint"]) == 0
    assert steps[0] == [("unit", ["-k", "lint"]), ("ui", ["-k", "lint"])]


def test_a_group_runs_even_when_one_before_it_failed(steps, capsys):
    ran, ends = steps
    ends["unit"] = Outcome("unit", passed=3, failed=1)
    assert run.main([]) == 1
    assert ran[-1][0] == "e2e"
    assert capsys.readouterr().out.endswith("6 passed, 1 failed\n")


def test_a_run_broken_off_still_gives_the_sum_and_fails(steps, capsys):
    ran, ends = steps
    ends["ui"] = KeyboardInterrupt()
    assert run.main([]) == 1
    assert ran[-1][0] == "ui"
    assert "the run: 0 passed, 1 failed (broken off by Ctrl-C)" in capsys.readouterr().out


def test_a_name_that_is_no_groups_is_refused(steps, capsys):
    assert run.main(["uni"]) == 2
    assert steps[0] == []
    assert capsys.readouterr().err == (
        "No such group: uni. Groups are: lint, unit, ui, e2e, bench.\n"
    )
