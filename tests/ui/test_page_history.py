"""What I did, as a person reads and presses it."""

import pytest
from file_desktop import FileDesktop
from PySide6.QtCore import Qt
from stage import Stage

from privacyhelper.domain.journal import ControlDone
from privacyhelper.ui.kit.reading_order import in_reading_order
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.history.page import HistoryPage
from privacyhelper.ui.pages.history.proof import ProofList
from privacyhelper.ui.saving import write_whole
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.surfaces import Banner
from tests.fakes import FixedClock, MemoryCatalogue, MemoryJournal
from tests.samples import SWITCH, a_platform, services_over, walk_through

pytestmark = pytest.mark.ui
HISTORY = Route("history")


@pytest.fixture
def store():
    return MemoryJournal()


@pytest.fixture
def services(store):
    clock = FixedClock()
    made = services_over(MemoryCatalogue(a_platform()), store=store, clock=clock)
    made.person.live_in("DE")
    clock.move(days=1)
    walk_through(made, SWITCH)
    return made


@pytest.fixture
def desktop():
    return FileDesktop()


@pytest.fixture
def stage(qtbot, theme, services, desktop):
    made = Stage(qtbot, theme, services, history=HistoryPage)
    made.window._given_desktop = desktop
    return made


def choose(page, text):
    """Move to the first row that says this."""
    rows = range(page.model.rowCount())
    row = next(r for r in rows if text in page.model.act(r).sentence)
    page.list.setCurrentIndex(page.model.index(row, 0))


def banners(stage):
    """What the window's notices say."""
    found = stage.window.findChildren(Banner)
    return [banner.text.text() for banner in found if banner.isVisible()]


def test_the_newest_act_is_shown_in_full(stage):
    page = stage.open(HISTORY)
    words = stage.words()
    assert "What I did\n7 acts since 21 November 2026. It is all on this computer." in words
    assert page.list.currentIndex().row() == 0
    assert page.details.title.text() == "You did every step of “Control switch”."
    assert "When\n22 November 2026, 10:30 (Europe/Berlin)\nPlatform\nSample" in words
    assert stage.filled() == ["Make a report"]


def test_the_labels_that_were_seen_are_told(stage):
    page = stage.open(HISTORY)
    choose(page, "Turn it off")
    assert "What was on the screen\nTrain on my data\noff" in stage.words()
    assert "What it was about\nControl switch" in stage.words()


def test_an_act_is_taken_back_and_brought_back(stage, services):
    page = stage.open(HISTORY)
    assert services.plans.plan().done
    stage.click("Take back")
    assert not services.plans.plan().done
    assert stage.toast() == "Taken back. It stays in this list."
    assert "Taken back\nYou did every step of “Control switch”." in stage.words()
    assert "Taken back on\n22 November 2026" in stage.words()
    assert page.model.rowCount() == 7, "the take-back is told on the act, not as another one"
    stage.click("Bring back")
    assert services.plans.plan().done
    assert stage.button("Take back").isVisible()
    assert stage.toast() == "It counts again."


def test_taking_back_can_be_undone_at_once(stage, services):
    stage.open(HISTORY)
    stage.click("Take back")
    stage.click("Undo")
    assert services.plans.plan().done
    assert "Taken back on" not in stage.words()


def test_what_is_chosen_stays_chosen_when_something_is_written(stage, services):
    page = stage.open(HISTORY)
    choose(page, "Turn it off")
    services.guide.keep_text(SWITCH, "Case 12")
    assert page.model.rowCount() == 8
    assert page.details.act.sentence == "You did this step: Turn it off."
    assert page.list.currentIndex().row() == 3


def test_everything_is_done_by_keyboard(stage, services, qtbot):
    page = stage.open(HISTORY)
    qtbot.waitUntil(page.search.hasFocus)
    stage.press(Qt.Key.Key_Down)
    assert page.list.hasFocus()
    stage.press(Qt.Key.Key_Down)
    assert page.details.act.sentence == "You did this step: Look again."
    stage.press(Qt.Key.Key_Return)
    assert page.details.button.hasFocus()
    stage.press(Qt.Key.Key_Return)
    assert page.details.act.taken_back
    assert page.details.button.hasFocus(), "the same button now brings it back"
    stage.press(Qt.Key.Key_Space)
    assert not page.details.act.taken_back


def test_tab_goes_as_one_reads(stage):
    page = stage.open(HISTORY)
    seen = [w for w in in_reading_order(page) if w.isVisible()]
    order = [seen.index(w) for w in (page.report, page.search, page.list, page.details.button)]
    assert order == sorted(order)
    widget, reached = page.report.nextInFocusChain(), []
    while widget is not page.report:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    at = [reached.index(w) for w in (page.search, page.list, page.details.button)]
    assert at == sorted(at)


def test_search_narrows_the_list_and_says_when_nothing_fits(stage):
    page = stage.open(HISTORY)
    page.search.setText("train data")
    assert [page.model.act(0).sentence] == ["You did this step: Turn it off."]
    assert page.details.act.sentence == "You did this step: Turn it off."
    page.search.setText("zebra")
    assert "Nothing you did fits “zebra”. Press Escape to see everything." in stage.words()
    assert not page.details.isVisible()
    page.search.setFocus()
    stage.press(Qt.Key.Key_Escape)
    assert page.model.rowCount() == 7
    assert page.list.isVisible()


def test_nothing_yet_leads_to_the_plan(qtbot, theme):
    stage = Stage(qtbot, theme, services_over(), history=HistoryPage)
    stage.open(HISTORY)
    assert "Nothing yet" in stage.words()
    assert stage.filled() == ["Go to your plan"]
    stage.click("Go to your plan")
    assert stage.window.route == Route("home")


def test_a_vanished_platform_keeps_its_history_and_has_no_page(stage, services):
    draft = services.journal.draft(ControlDone, platform="gone-network", control="old-switch")
    services.journal.write(draft)
    page = stage.open(HISTORY)
    assert "You did every step of “old-switch”." in stage.words()
    assert "gone-network" in stage.words()
    assert not page.details.open_platform.isVisible()
    choose(page, "every step of “Control")
    stage.click("Open Sample")
    assert stage.window.route.page == "platform"
    assert str(stage.window.route.target) == "sample"


def test_a_disk_that_is_full_changes_nothing_and_says_so(stage, store):
    page = stage.open(HISTORY)
    store.full = True
    stage.click("Take back")
    assert not page.details.act.taken_back
    stage.qtbot.waitUntil(lambda: bool(banners(stage)))
    assert banners(stage) == ["The disk is full. Your record is as it was before this act."]


def test_proof_is_listed_with_its_hash_and_said_not_to_be_encrypted(stage, services, desktop):
    file = services.guide.keep_file(SWITCH, b"picture", ".png")
    services.guide.keep_text(SWITCH, "Case 12")
    page = stage.open(HISTORY)
    page.tabs.open(1)
    words = stage.words()
    assert "Not encrypted yet" in words
    assert f"{file}\nSample · Control switch\n22 November 2026, 10:30" in words
    assert f"SHA-256 {services.journal.events[-2].sha256}" in words
    assert "Case 12\nSample · Control switch" in words
    said = "Unchanged since it was kept: it has this SHA-256 today."
    stage.qtbot.waitUntil(lambda: said in stage.words())
    stage.click("Show in folder")
    assert desktop.folders == ["/proof"]


def test_proof_that_is_gone_is_said_to_be_gone(stage, services):
    services.guide.keep_file(SWITCH, b"picture", ".png")
    services.proof.files.clear()
    stage.open(Route("history", detail="proof"))
    said = "The file is gone, or is not what was kept."
    stage.qtbot.waitUntil(lambda: said in stage.words())


def test_the_proof_of_an_act_stands_beside_it(stage, services, desktop):
    services.guide.keep_file(SWITCH, b"picture", ".png")
    stage.open(HISTORY)
    assert services.journal.events[-1].sha256 in stage.words()
    assert "How it is kept\nNot encrypted yet" in stage.words()
    stage.click("Show in folder")
    assert desktop.folders == ["/proof"]


def test_much_proof_comes_in_parts(stage, services):
    for number in range(60):
        services.guide.keep_text(SWITCH, f"Case {number}")
    page = stage.open(Route("history", detail="proof"))
    proof = page.tabs.content(1)
    assert isinstance(proof, ProofList)
    stage.qtbot.waitUntil(lambda: len(proof.rows) == 50)
    stage.click("Show more")
    stage.qtbot.waitUntil(lambda: len(proof.rows) == 60)
    assert proof.rows[-1].row.title.text() == "Case 0"


def test_no_proof_says_where_it_comes_from(stage):
    page = stage.open(HISTORY)
    page.tabs.open(1)
    assert "No proof yet" in stage.words()
    assert "screenshot or a case number" in stage.words()


def test_the_report_is_saved_and_its_folder_offered(stage, desktop, tmp_path):
    file = tmp_path / "report.html"
    desktop.chosen = str(file)
    page = stage.open(HISTORY)
    stage.click("Make a report")
    stage.qtbot.waitUntil(lambda: page.saved.banner is not None)
    assert desktop.asked == [("Save the report", "privacy-helper-report-2026-11-22.html")]
    assert "You did every step of “Control switch”." in file.read_text(encoding="utf-8")
    assert f"The report is saved.\n{file}" in stage.words()
    stage.qtbot.waitUntil(lambda: stage.window.focusWidget().accessibleDescription() != "")
    stage.press(Qt.Key.Key_Return)
    assert desktop.folders == [str(tmp_path)]
    assert stage.filled() == ["Make a report"]


def test_a_report_that_cannot_be_written_is_said_and_leaves_nothing(stage, desktop, tmp_path):
    desktop.chosen = str(tmp_path / "nowhere" / "report.html")
    stage.open(HISTORY)
    stage.click("Make a report")
    stage.qtbot.waitUntil(lambda: bool(banners(stage)))
    assert banners(stage) == [f"{desktop.chosen}: No such file or directory."]
    assert not list(tmp_path.iterdir())


def test_what_cannot_take_the_place_of_something_else_leaves_nothing_behind(tmp_path):
    (tmp_path / "there" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="there"):
        write_whole((str(tmp_path / "there"), b"text"))
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_twice_the_text_in_the_smallest_window_loses_nothing(stage, theme):
    stage.window.resize(900, 600)
    theme.set_scale(2.0)
    page = stage.open(HISTORY)
    stage.settle()
    assert page.outer.content.width() <= page.outer.viewport().width()
    assert page.list.height() >= 2 * page.list.sizeHintForRow(0)
    card = page.details.card
    assert page.details.height() >= card.heightForWidth(card.width()) - 2


def test_buttons_have_names_of_their_own(stage):
    page = stage.open(HISTORY)
    name = page.details.button.accessibleName()
    assert name == "Take back: You did every step of “Control switch”."
    assert page.list.accessibleName() == "What you did, newest first"
    assert page.headline() == "What I did"
    assert isinstance(page.report, PrimaryButton)


def test_rows_of_the_list_follow_the_text_size(stage, theme):
    page = stage.open(HISTORY)
    first = page.model.index(1, 0)
    low = page.list.visualRect(first).height()
    theme.set_scale(2.0)
    stage.settle()
    assert page.list.visualRect(first).height() > 1.5 * low
