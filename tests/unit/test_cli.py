"""The command line: every verb, its exit codes, its JSON, and what it says to wrong input.

Called in this process, over a folder of its own and the shipped catalogue; nothing here loads Qt.
"""

import errno
import json
import os
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from privacyhelper import __version__
from privacyhelper.app import build
from privacyhelper.cli import main
from privacyhelper.domain.journal import Event, Target

SETTING = "linkedin/generative-ai-setting"


class Done(NamedTuple):
    code: int
    out: str
    err: str

    def json(self) -> dict:
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)


class Line:
    """A command line over one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: object, where: Sequence[object] | None = None) -> Done:
        before = where if where is not None else ("--data-dir", self.folder)
        try:
            code = main([str(part) for part in (*before, *arguments)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = self._capsys.readouterr()
        return Done(code, said.out, said.err)

    def events(self) -> list[Event]:
        services = build(self.folder)
        try:
            return list(services.journal.events)
        finally:
            services.journal._store.close()


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(tmp_path / "data", capsys)


def kinds(events: Sequence[Event]) -> list[str]:
    return [type(event).__struct_config__.tag for event in events]


# Plan and show


def test_the_plan_lists_every_control_of_the_place_with_its_documented_keys(line):
    plan = line("plan", "--place", "DE", "--platforms", "linkedin,slack", "--json").json()
    assert (plan["format"], plan["schema"], plan["place"]) == ("privacyhelper-plan", 1, "DE")
    date.fromisoformat(plan["today"])
    assert {"platform", "control", "kind", "role", "title", "url", "minutes", "state", "covers",
            "why"} <= plan["controls"][0].keys()  # fmt: skip
    controls = {f"{c['platform']}/{c['control']}": c for c in plan["controls"]}
    assert plan["next"] == f"{plan['controls'][0]['platform']}/{plan['controls'][0]['control']}"
    assert controls["linkedin/letter-dpo-ireland"]["role"] == "fallback"
    assert "linkedin/letter-dpo-uk" not in controls
    assert controls[SETTING]["minutes"] == 1
    assert controls[SETTING]["state"] == "to-do"
    assert {"clause": "generative-ai-training-europe", "effect": "stops"} in (
        controls[SETTING]["covers"]
    )
    assert all(control["why"] for control in plan["controls"])
    assert line.events() == [], "imagining writes nothing"


def test_the_plan_as_text_and_with_nothing_chosen(line):
    assert line("plan").out == (
        "No platforms chosen yet. Open the window, or name some with --platforms.\n"
    )
    said = line("plan", "--place", "GB", "--platforms", "linkedin")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("0 of 3 uses stopped. Next: LinkedIn")
    assert f"1 minute, {SETTING}" in said.out


def test_show_says_what_holds_in_a_place(line):
    britain = line("show", "linkedin", "--place", "GB", "--json").json()
    assert (britain["format"], britain["schema"]) == ("privacyhelper-platform", 1)
    assert "uk-microsoft-training" in [clause["clause"] for clause in britain["clauses"]]
    assert "letter-dpo-uk" in [control["control"] for control in britain["controls"]]
    assert {"clause", "status", "counted"} == britain["coverage"][0].keys()
    germany = line("show", "linkedin", "--place", "DE", "--json").json()
    assert "uk-microsoft-training" not in [clause["clause"] for clause in germany["clauses"]]
    text = line("show", "linkedin", "--place", "DE").out
    assert "Write to LinkedIn Ireland's Data Protection Officer" in text


# Acts


def test_done_check_and_reminders(line):
    assert line("done", SETTING).out == f"Written down: {SETTING} is done.\n"
    coming = line("reminders", "--json").json()
    assert (coming["format"], coming["schema"]) == ("privacyhelper-reminders", 1)
    (reminder,) = coming["reminders"]
    assert reminder.keys() == {"target", "title", "kind", "on", "due", "why"}
    days = date.fromisoformat(reminder["on"]) - date.fromisoformat(coming["today"])
    assert (reminder["target"], reminder["kind"], days.days) == (SETTING, "check", 90)
    assert line("reminders", "--due", "--json").json()["reminders"] == []
    assert line("reminders", "--due").out == "Nothing is due.\n"

    relapsed = line("check", SETTING, "--result", "relapsed")
    assert (relapsed.code, relapsed.err) == (0, "")
    (due,) = line("reminders", "--due", "--json").json()["reminders"]
    assert (due["kind"], due["due"]) == ("relapsed", True)
    plan = line("plan", "--json").json()
    assert plan["next"] == SETTING
    assert "checked" in kinds(line.events())


def test_what_was_never_done_cannot_be_checked(line):
    said = line("check", SETTING, "--result", "still")
    assert said.code == 2
    assert said.err == (
        f"privacyhelper: {SETTING} is not done yet, so there is nothing to check. "
        "Expected one that is done.\n"
    )
    assert line.events() == []


def test_an_account_is_named_in_the_target(line):
    assert line("done", "linkedin@work/generative-ai-setting").code == 2
    assert line.events() == []


def test_show_tells_of_the_account_that_is_named(line):
    services = build(line.folder)
    services.person.add_account("linkedin", "mine", "Mine", ["person"])
    services.person.add_account("linkedin", "work", "At work", ["person"])
    services.guide.finish(Target("linkedin", "work", "generative-ai-setting"))
    services.journal._store.close()

    def state(target: str) -> str:
        controls = line("show", target, "--json").json()["controls"]
        return next(c["state"] for c in controls if f"linkedin/{c['control']}" == SETTING)

    assert (state("linkedin"), state("linkedin@mine")) == ("to-do", "to-do")
    assert state("linkedin@work") == "done"
    said = line("show", "linkedin@nobody")
    assert (said.code, said.out) == (2, "")
    assert "no account “nobody”" in said.err


def test_what_a_pipe_cannot_hold_does_not_end_in_a_traceback(line, tmp_path, monkeypatch):
    narrow = TextIOWrapper(BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", narrow)
    assert line("record", "export", tmp_path / "Übersicht.json").code == 0
    narrow.flush()
    assert b"?bersicht.json" in narrow.buffer.getvalue()
    assert (tmp_path / "Übersicht.json").exists()


# The record


def test_a_full_disk_does_not_take_the_last_export_along(line, tmp_path, monkeypatch):
    file = tmp_path / "record.json"
    line("record", "export", file)
    before = file.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = line("record", "export", file)
    assert (said.code, said.out) == (2, "")
    assert "could not be written" in said.err
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["record.json"]


def test_a_record_can_go_into_a_pipe(line, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert line("record", "export", pipe).code == 0
        assert json.loads(os.read(reading, 65536))["format"] == "privacyhelper-record"
    finally:
        os.close(reading)


def test_a_record_goes_out_and_comes_in(line, tmp_path, capsys):
    line("done", SETTING)
    acts = [event.id for event in line.events()]
    file = tmp_path / "record.json"
    assert line("record", "export", file).out == f"Your record is in {file}.\n"
    assert json.loads(file.read_text())["format"] == "privacyhelper-record"

    other = Line(tmp_path / "other", capsys)
    preview = other("record", "import", file)
    assert preview.code == 0
    assert "Nothing was changed. Call again with --yes to add it." in preview.out
    assert other.events() == []
    assert other("record", "import", file, "--yes").out.endswith(
        f"Added {len(acts)} acts to your record.\n"
    )
    assert [event.id for event in other.events()] == acts
    assert other("record", "import", file, "--yes").out.endswith("Added 0 acts to your record.\n")
    same = line("plan", "--json").json()["controls"]
    assert other("plan", "--json").json()["controls"] == same


def test_the_report_is_a_page(line, tmp_path):
    line("done", SETTING)
    file = tmp_path / "report.html"
    assert line("record", "report", file).code == 0
    page = file.read_text()
    assert page.startswith("<!DOCTYPE html>")
    assert "LinkedIn" in page


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "privacyhelper-record"}', "\x00"])
def test_a_file_that_is_no_record_changes_nothing(line, tmp_path, content):
    file = tmp_path / "odd.json"
    file.write_text(content)
    said = line("record", "import", file, "--yes")
    assert said.code == 2
    assert one_sentence_or_two(said.err)
    assert line.events() == []


# The catalogue


def test_a_broken_folder_names_file_and_key_and_shows_the_rest(line, tmp_path):
    folder = tmp_path / "mine" / "platforms"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text('id = "broken"\nname = \n')
    (folder / "odd.toml").write_text('id = "odd"\nname = "Odd"\ncolour = "red"\n')
    said = line("catalogue", "check", tmp_path / "mine")
    assert (said.code, said.err) == (1, "")
    lines = said.out.splitlines()
    assert any(re.match(r"platforms/broken\.toml: .*line 2", text) for text in lines), lines
    assert any(text.startswith("platforms/odd.toml: colour") for text in lines), lines
    assert re.fullmatch(r"\d+ errors in 2 files; \d+ notes \(--notes shows them\)\.", lines[-1])


def test_the_shipped_catalogue_is_in_order(line):
    said = line("catalogue", "check")
    assert said.code == 0, said.out
    assert said.out.startswith("No error in ")


def test_the_schema_is_a_schema(line):
    schema = line("catalogue", "schema").json()
    assert "$defs" in schema or "properties" in schema


# Options and wrong input


def test_the_data_folder_may_stand_before_or_after_the_verb(line, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    assert line("done", SETTING, where=("--data-dir", one)).code == 0
    assert line("done", SETTING, "--data-dir", two, where=()).code == 0
    assert line("record", "export", tmp_path / "r", "--data-dir", two, where=()).code == 0
    for folder in (one, two):
        assert (folder / "journal.sqlite3").exists()
    after = line("reminders", "--json", "--data-dir", two, where=("--data-dir", tmp_path / "no"))
    assert len(after.json()["reminders"]) == 1, "the one after the verb counts"
    assert not (tmp_path / "no").exists()


def test_the_version(line):
    assert line("--version", where=()) == Done(0, f"privacyhelper {__version__}\n", "")


WRONG: list[tuple[tuple[str, ...], str]] = [
    (("nope",), "invalid choice: 'nope'"),
    (("plan", "--place", "XX"), "“XX” is not a place code. Expected one such as DE, GB or US-CA."),
    (("plan", "--place", "Germany"), "“Germany” is not a place code."),
    (("plan", "--place", "EEA"), "“EEA” is not a place code."),
    (("plan", "--platforms", "linkedin,nope"), "no platform “nope”. Expected an id such as"),
    (("show", "nope"), "no platform “nope”. Expected an id such as linkedin."),
    (("show",), "PLATFORM"),
    (("open", "a/b/c"), "is not of the form platform[@account][/control], such as linkedin."),
    (("done", "linkedin"), "names no control. Expected platform[@account]/control."),
    (("done", "linkedin/nope"), "LinkedIn has no control “nope”."),
    (("done", "linkedin/letter-dpo-uk", "--oops"), "unrecognized arguments: --oops"),
    (("check", SETTING), "--result"),
    (("check", SETTING, "--result", "maybe"), "'still', 'relapsed', 'missing'"),
    (("record",), "Expected one of: record export FILE"),
    (("record", "export", "/no/such/folder/file"), "could not be written"),
    (("record", "import", "/no/such/file"), "could not be read"),
    (("catalogue",), "Expected one of: catalogue check [FOLDER]"),
    (("catalogue", "check", "/no/such/folder"), "There is no folder /no/such/folder."),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=lambda part: " ".join(part)[:40])
def test_wrong_input_is_one_sentence_and_changes_nothing(line, arguments, says):
    said = line(*arguments)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert one_sentence_or_two(said.err)
    assert not (line.folder / "journal.sqlite3").exists()


def test_a_fault_of_the_disk_is_one_sentence_and_exit_code_1(line, tmp_path):
    (tmp_path / "file").write_text("")
    said = line("plan", where=("--data-dir", tmp_path / "file" / "data"))
    assert (said.code, said.out) == (1, "")
    assert "cannot be used: Not a directory." in said.err
    assert one_sentence_or_two(said.err)


def one_sentence_or_two(said: str) -> bool:
    """One line for people: who speaks, what is wrong; no trace of the inside."""
    return bool(re.fullmatch(r"privacyhelper: [^\n]+\n", said)) and "Traceback" not in said
