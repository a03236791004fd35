"""Settings, as a person reads and presses it."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from file_desktop import FileDesktop
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from stage import Stage

from privacyhelper.domain.journal import AccountAdded
from privacyhelper.services.ports import Fault
from privacyhelper.services.settings import OPTIONS
from privacyhelper.services.wording.settings import NEVER
from privacyhelper.ui.dialogs import QuestionDialog
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.settings.data import left_in
from privacyhelper.ui.pages.settings.page import SettingsPage
from privacyhelper.ui.widgets.choosers import Select
from privacyhelper.ui.widgets.surfaces import Banner
from privacyhelper.ui.widgets.switches import Switch
from tests.fakes import FixedClock, MemoryCatalogue
from tests.samples import SWITCH, a_control, a_platform, services_over, shipped, walk_through

pytestmark = pytest.mark.ui
SETTINGS = Route("settings")
DIFFERS = a_platform(
    controls=(a_control(), a_control("for-teams", audience=("member",), covers=())),
)


class Where(Struct, frozen=True):
    data: Path
    cache: Path
    config: Path
    own_catalogue: Path


class OldCatalogue(MemoryCatalogue):
    """Knows nothing newer than March, and one of its files is broken."""

    @property
    def as_of(self):
        return date(2026, 3, 1)

    def faults(self):
        return [Fault("platforms/mine.toml", "clauses[2].quote", "Expected text.", 17)]


class Cache:
    """Something else the program wrote; `stuck` cannot be deleted."""

    def __init__(self, file: Path, *, stuck: bool = False) -> None:
        self.file = file
        self.stuck = stuck
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"compiled")

    def erase(self):
        if not self.stuck:
            self.file.unlink()
        return [str(self.file)] if self.stuck else []


@pytest.fixture
def where(tmp_path):
    names = ("data", "cache", "config", "catalogue")
    return Where(*(tmp_path / name for name in names))


@pytest.fixture
def cache(where):
    return Cache(where.cache / "catalogue.bin")


@pytest.fixture
def services():
    made = services_over(MemoryCatalogue(DIFFERS, a_platform("other")), clock=FixedClock())
    made.person.live_in("DE")
    made.person.choose(["sample", "other"])
    return made


@pytest.fixture
def desktop():
    return FileDesktop()


@pytest.fixture
def stage(qtbot, theme, services, where, cache, desktop):
    return staged(qtbot, theme, services, where, cache, desktop)


def staged(qtbot, theme, services, where, cache, desktop):
    made = Stage(
        qtbot, theme, services, settings=lambda shell: SettingsPage(shell, where, (cache,))
    )
    made.window._given_desktop = desktop
    return made


def opened(stage):
    page = stage.open(SETTINGS)
    page.finish()
    stage.qtbot.waitUntil(lambda: page.page.content.height() > 1000)
    return page


def question(stage):
    """The open question: its text, and the dialog."""
    stage.qtbot.waitUntil(lambda: bool(stage.window.findChildren(QuestionDialog)))
    dialog = stage.window.findChildren(QuestionDialog)[-1]
    return dialog, "\n".join(label.text() for label in dialog.findChildren(QLabel))


def answer(stage, dialog, *, yes):
    button = dialog.yes if yes else dialog.no
    with stage.qtbot.waitSignal(dialog.finished):
        stage.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def notices(stage):
    found = stage.window.findChildren(Banner)
    return [banner.text.text() for banner in found if banner.isVisible()]


# Where you live


def test_every_place_can_be_chosen_and_taken_back(stage, services):
    page = opened(stage)
    keys = [option.key for option in page.place.select._options]
    assert {"DE", "GB", "BR", "TV"} <= set(keys)
    assert keys[-1] == "*", "somewhere else comes last"
    page.place.select._pick("GB")
    assert services.person.place == "GB"
    assert stage.toast() == "Your place is now: United Kingdom. Your plan follows."
    stage.click("Undo")
    assert services.person.place == "DE"
    assert page.place.select.key == "DE"


def test_the_laws_of_the_place_are_named(qtbot, theme, where, cache, desktop):
    services = services_over(shipped(), clock=FixedClock())
    stage = staged(qtbot, theme, services, where, cache, desktop)
    page = opened(stage)
    assert "You have not said yet." in page.place.laws.text()
    assert page.place.select.label == "Choose…"
    page.place.select._pick("DE")
    assert page.place.laws.text().startswith("Laws we look at there: GDPR")
    page.place.select._pick("US-CA")
    assert page.place.select.label == "California, United States"


# Platforms and accounts


def rows(page):
    found = [page.accounts.rows.row(key) for key in page.accounts.rows.keys]
    return [(row.title.text(), row.subtitle.text()) for row in found]


def test_accounts_are_listed_with_their_kinds(stage, services):
    services.person.add_account("sample", "work", "At work", ("member",))
    page = opened(stage)
    assert rows(page) == [
        ("Sample", "I have my own account"),
        ("Other", "I have my own account"),
        ("Sample · At work", "My employer or school runs it"),
    ]
    assert stage.button("Change", of="Sample · At work").isVisible()


def test_an_account_is_named_and_its_kind_changed(stage, services, qtbot):
    page = opened(stage)
    stage.click("Change", of="Change: Sample")
    editor = page.accounts.rows.below
    assert "Who are you there? Tick all that is true." in stage.words()
    qtbot.keyClicks(editor.name, "Mine")
    editor.boxes["member"].click()
    stage.click("Save")
    assert rows(page)[0] == (
        "Sample · Mine",
        "I have my own account · My employer or school runs it",
    )
    assert stage.toast() == "Noted for Sample."
    assert page.accounts.rows.below is None
    row = page.accounts.rows.row(("sample", ""))
    assert row.button.hasFocus(), "back where it began"
    stage.click("Undo")
    assert rows(page)[0] == ("Sample", "I have my own account")


def test_an_account_of_no_kind_is_asked_about(stage, services):
    page = opened(stage)
    stage.click("Change", of="Change: Sample")
    page.accounts.rows.below.boxes["person"].click()
    stage.click("Save")
    assert "Tick at least one of the answers below." in stage.words()
    assert rows(page)[0] == ("Sample", "I have my own account")


def test_where_nothing_differs_nothing_is_asked(stage):
    page = opened(stage)
    stage.click("Change", of="Other")
    assert "Nothing here differs by the kind of account." in stage.words()
    assert not page.accounts.rows.below.boxes


def test_another_account_is_added(stage, services):
    page = opened(stage)
    stage.click("Change", of="Change: Sample")
    stage.click("Add another")
    assert "Type the name of the other account here, such as Work." in stage.words()
    page.accounts.rows.below.name.setText("Büro 2")
    stage.click("Add another")
    assert ("Sample · Büro 2", "I have my own account") in rows(page)
    assert [a.id for a in services.journal.record().accounts] == ["", "", "b-ro-2"]
    assert stage.toast() == "Sample · Büro 2 is in your plan."


def test_an_account_is_taken_out_after_a_question(stage, services):
    page = opened(stage)
    stage.click("Change", of="Other")
    stage.click("Remove")
    dialog, text = question(stage)
    assert "Take Other out of your plan?" in text
    assert "What you did there stays in your record" in text
    answer(stage, dialog, yes=True)
    assert rows(page) == [("Sample", "I have my own account")]
    stage.click("Undo")
    assert len(rows(page)) == 2


def test_taking_out_the_first_account_leaves_the_others(stage, services):
    services.person.add_account("sample", "work", "At work", ("member",))
    page = opened(stage)
    stage.click("Change", of="Change: Sample")
    stage.click("Remove")
    dialog, _ = question(stage)
    answer(stage, dialog, yes=True)
    assert rows(page) == [
        ("Other", "I have my own account"),
        ("Sample · At work", "My employer or school runs it"),
    ]
    assert isinstance(services.journal.events[-1], AccountAdded)
    stage.click("Undo")
    assert len(rows(page)) == 3


def test_platforms_are_chosen_on_the_welcome_page(stage):
    opened(stage)
    stage.click("Choose platforms")
    assert stage.window.route == Route("welcome", detail="platforms")


def test_no_platform_yet_says_what_to_do(qtbot, theme, where, cache, desktop):
    stage = staged(qtbot, theme, services_over(), where, cache, desktop)
    opened(stage)
    assert "You have chosen none yet. Choose the ones you use." in stage.words()


# How it looks


def test_the_page_is_made_from_the_options(stage):
    page = opened(stage)
    assert list(page.look.controls) == [option.name for option in OPTIONS]
    for option in OPTIONS:
        assert option.label in stage.words()
        kind = Switch if option.kind == "switch" else Select
        control = page.look.controls[option.name]
        assert isinstance(control, kind)
        assert control.accessibleName().startswith(option.label)


def test_an_option_is_stored_when_it_is_chosen(stage, services):
    page = opened(stage)
    page.look.controls["text_size"]._pick("150")
    assert services.settings.text_size == 150
    page.look.controls["appearance"]._pick("dark")
    assert services.settings.appearance == "dark"


def test_a_switch_is_pressed_by_mouse_and_by_keyboard(stage, services):
    page = opened(stage)
    switch = page.look.controls["keep_companion_on_top"]
    assert (switch.isChecked(), switch.word) == (True, "On")
    stage.qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert services.settings.keep_companion_on_top is False
    assert switch.word == "Off"
    switch.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert services.settings.keep_companion_on_top is True
    stage.press(Qt.Key.Key_Return)
    assert services.settings.keep_companion_on_top is False


def test_an_option_that_cannot_be_stored_stays_as_it_was(stage, services):
    page = opened(stage)
    services.settings._store.full = True
    switch = page.look.controls["keep_companion_on_top"]
    switch.click()
    assert switch.isChecked()
    stage.qtbot.waitUntil(lambda: bool(notices(stage)))


# Your data


def test_says_that_nothing_used_the_network_and_where_the_data_is(stage, where, desktop):
    opened(stage)
    words = stage.words()
    assert "Nothing here has ever used the network." in words
    assert str(where.data) in words
    stage.click("Open the folder", of="Where it is")
    assert desktop.folders == [str(where.data)]


def test_an_export_comes_back_through_a_preview(stage, services, desktop, tmp_path, where, theme):
    walk_through(services, SWITCH)
    services.guide.keep_file(SWITCH, b"picture", ".png")
    desktop.chosen = str(tmp_path / "record.json")
    page = opened(stage)
    stage.click("Export")
    stage.qtbot.waitUntil(lambda: page.data.saved.banner is not None)
    assert desktop.asked[-1][1] == "privacy-helper-record-2026-11-21.json"
    record = msgspec.json.decode(Path(desktop.chosen).read_bytes())
    assert len(record["events"]) == len(services.journal.events) == 9
    fresh = services_over(MemoryCatalogue(DIFFERS), clock=FixedClock())
    fresh.person.live_in("GB")
    there = staged(stage.qtbot, theme, fresh, where, Cache(where.cache / "b"), desktop)
    opened(there)
    there.click("Import")
    dialog, text = question(there)
    assert "9 acts would be added, 0 are known already." in text
    assert "They are about other (1) and Sample (7)." in text
    assert "1 file of proof would be added." in text
    assert len(fresh.journal.events) == 1, "nothing is added before a yes"
    assert dialog.yes.label == "Import 9 acts"
    answer(there, dialog, yes=True)
    assert len(fresh.journal.events) == 10
    assert there.toast() == "9 acts added to your record."
    assert len(fresh.proof.files) == 1
    there.click("Import")
    said = "Nothing in this file is new: your record has all of it."
    there.qtbot.waitUntil(lambda: there.toast() == said)


def test_a_no_to_the_preview_changes_nothing(stage, services, desktop, tmp_path):
    clock = FixedClock()
    clock.move(days=1)
    other = services_over(clock=clock)
    other.person.live_in("GB")
    from privacyhelper.services.record_file import export_record

    content = export_record(other.journal, other.proof, other.clock, "0", "fake")
    file = tmp_path / "record.json"
    file.write_bytes(content)
    desktop.chosen = str(file)
    opened(stage)
    before = services.journal.events
    stage.click("Import")
    dialog, text = question(stage)
    assert "Where you live would change: now Germany, then United Kingdom." in text
    answer(stage, dialog, yes=False)
    assert services.journal.events == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "This file cannot be brought in. It is not JSON"),
        (b'{"format": "x"}', "format: Expected “privacyhelper-record”."),
        (b'{"format": "privacyhelper-record", "schema": 9}', "newer version"),
    ],
)
def test_a_file_that_is_no_record_is_refused_with_a_sentence(
    stage, services, desktop, tmp_path, content, said
):
    file = tmp_path / "record.json"
    file.write_bytes(content)
    desktop.chosen = str(file)
    opened(stage)
    before = services.journal.events
    stage.click("Import")
    stage.qtbot.waitUntil(lambda: bool(notices(stage)))
    assert said in notices(stage)[0]
    assert services.journal.events == before


def test_a_file_that_is_not_there_is_said(stage, desktop, tmp_path):
    desktop.chosen = str(tmp_path / "gone.json")
    opened(stage)
    stage.click("Import")
    stage.qtbot.waitUntil(lambda: bool(notices(stage)))
    assert notices(stage) == [f"{desktop.chosen}: No such file or directory."]


def test_the_report_can_be_made_here_too(stage, desktop, tmp_path):
    desktop.chosen = str(tmp_path / "report.html")
    page = opened(stage)
    stage.click("Make a report")
    stage.qtbot.waitUntil(lambda: page.data.saved.banner is not None)
    assert "You added Sample." in (tmp_path / "report.html").read_text(encoding="utf-8")
    stage.click("Close", of="")
    assert page.data.saved.banner is None


# Delete everything


def test_deleting_everything_says_what_goes_and_begins_anew(stage, services, cache):
    walk_through(services, SWITCH)
    services.guide.keep_file(SWITCH, b"picture", ".png")
    services.settings.set("text_size", 125)
    opened(stage)
    stage.click("Delete everything")
    dialog, text = question(stage)
    for part in ("your record (9 acts) with its daily copies", "the proof you kept (1 file)",
                 "your settings", "the cache of the catalogue", "export it first"):  # fmt: skip
        assert part in text
    # Enter is the quiet answer to a grave question.
    stage.qtbot.waitUntil(dialog.no.hasFocus)
    answer(stage, dialog, yes=True)
    assert not services.journal.events
    assert not services.proof.files
    assert services.settings.text_size == 100
    assert not cache.file.exists()
    assert stage.window.route == Route("welcome")
    assert stage.toast() == "Everything is deleted. You start anew."


def test_keeping_everything_keeps_everything(stage, services, cache):
    opened(stage)
    before = services.journal.events
    stage.click("Delete everything")
    dialog, _ = question(stage)
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert services.journal.events == before
    assert cache.file.exists()
    assert stage.window.route == SETTINGS


def test_what_could_not_be_deleted_is_named(stage, services, cache):
    cache.stuck = True
    opened(stage)
    stage.click("Delete everything")
    dialog, _ = question(stage)
    answer(stage, dialog, yes=True)
    stage.qtbot.waitUntil(lambda: bool(notices(stage)))
    assert notices(stage) == [
        f"The rest is deleted. These could not be; please delete them yourself:\n{cache.file}"
    ]
    assert stage.toast() == ""


def test_a_file_nobody_deletes_is_named_as_well(stage, where):
    where.config.mkdir()
    (where.config / "window.ini").write_text("[main]")
    opened(stage)
    stage.click("Delete everything")
    dialog, _ = question(stage)
    answer(stage, dialog, yes=True)
    stage.qtbot.waitUntil(lambda: bool(notices(stage)))
    assert notices(stage)[0].endswith(str(where.config / "window.ini"))


def test_options_beside_the_new_record_do_not_make_it_a_remnant(tmp_path):
    """As on macOS and Windows, where both lie in one folder."""
    (tmp_path / "journal.sqlite3").write_bytes(b"new and empty")
    assert left_in(Where(tmp_path, tmp_path / "Cache", tmp_path, tmp_path / "catalogue")) == []
    (tmp_path / "Cache").mkdir()
    (tmp_path / "Cache" / "catalogue.bin").write_bytes(b"old")
    left = left_in(Where(tmp_path, tmp_path / "Cache", tmp_path, tmp_path / "catalogue"))
    assert left == [str(tmp_path / "Cache" / "catalogue.bin")]


# The catalogue and the program


def test_the_catalogue_tells_its_day_version_and_size(stage, where):
    opened(stage)
    words = stage.words()
    assert "As of\n21 November 2026" in words
    assert "Platforms\n2" in words
    assert "Version\nfake-1" in words
    assert "Your own files\nnone yet" in words
    assert "make this folder and put files in it" in words
    assert str(where.own_catalogue) in words
    assert "This may be out of date" not in words


def test_a_folder_of_ones_own_can_be_opened(stage, where, desktop):
    where.own_catalogue.mkdir()
    opened(stage)
    assert f"are read from:\n{where.own_catalogue}" in stage.words()
    found = [b for b in stage.window.findChildren(type(stage.button("Open the folder")))
             if b.accessibleDescription() == str(where.own_catalogue)]  # fmt: skip
    found[0].click()
    assert desktop.folders == [str(where.own_catalogue)]


def test_an_old_catalogue_warns_and_faults_are_listed(qtbot, theme, where, cache, desktop):
    services = services_over(OldCatalogue(DIFFERS), clock=FixedClock())
    stage = staged(qtbot, theme, services, where, cache, desktop)
    opened(stage)
    words = stage.words()
    assert "This may be out of date" in words
    assert "What this program knows is of 1 March 2026, 8 months ago." in words
    assert "1 part of a file could not be used" in words
    stage.click("Show what is wrong")
    line = "platforms/mine.toml, line 17: clauses[2].quote: Expected text."
    stage.qtbot.waitUntil(lambda: line in stage.words())


def test_says_what_the_program_is_and_never_does(stage):
    opened(stage)
    words = stage.words()
    assert "Licence\nMIT: free to use, study, change and share" in words
    for sentence in NEVER:
        assert sentence in words


# The page


def test_there_is_no_filled_button(stage):
    opened(stage)
    assert stage.filled() == []


def test_twice_the_text_fits_the_smallest_window(stage, theme, services):
    theme.set_scale(2.0)
    stage.window.resize(900, 600)
    page = opened(stage)
    stage.click("Change", of="Change: Sample")
    page.place.select._pick("US-CA")
    stage.settle()
    assert page.page.content.width() <= page.page.viewport().width()


def test_seventy_accounts_do_not_stall(qtbot, theme, where, cache, desktop):
    services = services_over(shipped(), clock=FixedClock())
    services.person.live_in("DE")
    services.person.choose([s.id for s in shipped().summaries()])
    stage = staged(qtbot, theme, services, where, cache, desktop)
    page = opened(stage)
    assert page.accounts.shown == 8
    stage.click("Show all 74")
    stage.qtbot.waitUntil(lambda: page.accounts.rows.row(("zoom", "")) is not None)


def test_reads_again_when_something_changes_elsewhere(stage, services):
    page = opened(stage)
    services.person.live_in("FR")
    services.person.drop("other")
    assert page.place.select.label == "France"
    assert [title for title, _ in rows(page)] == ["Sample"]
