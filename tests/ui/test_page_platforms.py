"""The Platforms page as a person uses it: typing, filters, opening, coming back."""

import pytest
from PySide6.QtCore import QPoint, Qt

from privacyhelper.services.ports import Fault
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.platforms import PlatformsPage
from tests.samples import services_over, shipped
from tests.ui.bare_pages import button, filled_buttons, texts, window_with

pytestmark = pytest.mark.ui
USED = ("linkedin", "chatgpt")


@pytest.fixture
def services():
    made = services_over(shipped())
    made.person.live_in("DE")
    made.person.choose(USED)
    return made


@pytest.fixture
def window(services, theme, qtbot):
    made = window_with(services, theme, qtbot, platforms=PlatformsPage)
    made.go(Route("platforms"))
    qtbot.waitUntil(made.page.search.hasFocus)
    return made


@pytest.fixture
def page(window):
    return window.page


def names(page):
    return [row.name for row in page.model.rows]


def chip(page, key):
    return next(c for c in page.only.chips if c.key == key)


def test_all_platforms_are_listed_by_name(page):
    assert len(names(page)) == 74
    assert names(page) == sorted(names(page), key=str.casefold)
    assert page.count.text() == "74 platforms"
    assert "in Germany" in page.about.text()
    assert filled_buttons(page) == ["Add platforms"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("linkdin", "LinkedIn"), ("LINKEDIN", "LinkedIn"), ("chatgtp", "ChatGPT")],
)
def test_typos_are_forgiven(page, qtbot, typed, name):
    qtbot.keyClicks(page.search, typed)
    assert names(page)[0] == name
    assert page.count.text().endswith(" of 74 platforms")


def test_a_hit_in_a_control_is_shown(page, qtbot):
    qtbot.keyClicks(page.search, "objection")
    assert any(page.model.index(at, 0).data(0x0100 + 3) for at in range(page.model.rowCount()))


def test_what_is_mine_and_what_is_to_do(page, qtbot):
    qtbot.mouseClick(chip(page, "mine"), Qt.MouseButton.LeftButton)
    assert names(page) == ["ChatGPT", "LinkedIn"]
    assert page.count.text() == "2 of 74 platforms"
    assert all(row.open_count for row in page.model.rows)
    qtbot.mouseClick(chip(page, "to-do"), Qt.MouseButton.LeftButton)
    assert names(page) == ["ChatGPT", "LinkedIn"]


def test_trains_by_default_and_can_refuse(page, qtbot):
    qtbot.mouseClick(chip(page, "trains"), Qt.MouseButton.LeftButton)
    trains = {row.posture for row in page.model.rows}
    assert trains == {"opt-out", "mixed", "no-choice"}
    qtbot.mouseClick(chip(page, "can-refuse"), Qt.MouseButton.LeftButton)
    assert {row.posture for row in page.model.rows} == {"opt-out", "mixed"}


def test_filters_add_up_and_can_be_taken_away(page, services, qtbot):
    services.person.use("dropbox")
    qtbot.mouseClick(chip(page, "mine"), Qt.MouseButton.LeftButton)
    assert names(page) == ["ChatGPT", "Dropbox", "LinkedIn"]
    qtbot.mouseClick(chip(page, "trains"), Qt.MouseButton.LeftButton)
    both = [row.name for row in services.library.rows(only=frozenset({"mine", "trains"}))]
    assert names(page) == both == ["ChatGPT", "LinkedIn"]
    qtbot.mouseClick(chip(page, "mine"), Qt.MouseButton.LeftButton)
    assert len(names(page)) > 3
    qtbot.mouseClick(chip(page, "trains"), Qt.MouseButton.LeftButton)
    assert len(names(page)) == 74


def test_filters_by_keyboard(page, qtbot):
    chip(page, "mine").setFocus()
    qtbot.keyClick(chip(page, "mine"), Qt.Key.Key_Space)
    assert page.only.keys == ("mine",)
    assert len(names(page)) == 2
    qtbot.keyClick(chip(page, "mine"), Qt.Key.Key_Right)
    assert chip(page, "to-do").hasFocus()
    qtbot.keyClick(chip(page, "to-do"), Qt.Key.Key_Left)
    assert chip(page, "mine").hasFocus()
    qtbot.keyClick(chip(page, "mine"), Qt.Key.Key_Space)
    assert len(names(page)) == 74


def test_a_category(page, qtbot):
    page.category.open()
    popup = page.category.popup
    qtbot.keyClicks(popup.search, "dat")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert {row.category for row in page.model.rows} == {"dating"}


def test_nothing_found_says_what_to_do(page, qtbot):
    qtbot.keyClicks(page.search, "qqqqqq")
    assert not page.card.isVisible()
    assert "Nothing fits “qqqqqq”" in texts(page)
    qtbot.mouseClick(button(page, "Clear search and filters"), Qt.MouseButton.LeftButton)
    assert len(names(page)) == 74
    assert page.search.text() == ""
    assert page.card.isVisible()


def test_nobody_chose_anything_yet(theme, qtbot):
    window = window_with(services_over(shipped()), theme, qtbot, platforms=PlatformsPage)
    window.go(Route("platforms"))
    qtbot.mouseClick(chip(window.page, "mine"), Qt.MouseButton.LeftButton)
    assert "You have not chosen any platforms yet" in texts(window.page)
    assert "Add platforms" in texts(window.page)


def test_enter_in_the_search_opens_the_best(window, page, qtbot):
    qtbot.keyClicks(page.search, "linkedin")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert (window.route.page, window.route.target.platform) == ("platform", "linkedin")


def test_enter_without_a_search_opens_nothing(window, page, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert window.route.page == "platforms"


def test_arrows_and_enter_open_a_row(window, page, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.route.target.platform == page.model.platform(1).id


def test_up_on_the_first_row_leads_back_to_the_search(page, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.search.hasFocus()


def test_letters_typed_in_the_list_jump_to_a_name(page, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClicks(page.list, "sl")
    assert page.list.currentIndex().data() == "Slack"


def test_a_click_opens_a_row(window, page, qtbot):
    place = page.list.visualRect(page.model.index(2, 0)).center()
    wanted = page.model.platform(2).id
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.route.target.platform == wanted


def test_coming_back_finds_search_row_and_focus(window, page, qtbot):
    qtbot.keyClicks(page.search, "a")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    opened = page.list.currentIndex().data()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    window.back()
    assert page.first_focus() is page.list
    qtbot.waitUntil(page.list.hasFocus)
    assert page.search.text() == "a"
    assert page.list.currentIndex().data() == opened


def test_the_current_row_is_scrolled_into_view(page, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    rect = page.list.visualRect(page.list.currentIndex())
    top = page.list.viewport().mapTo(page.area.viewport(), rect.topLeft())
    assert page.list.currentIndex().row() == 73
    assert 0 <= top.y() <= page.area.viewport().height() - rect.height()


def test_page_down_moves_by_what_is_seen(page, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_PageDown)
    assert 3 <= page.list.currentIndex().row() <= 12


def test_search_from_elsewhere_takes_the_cursor(window, page, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    window.go(Route("home"))
    window.go(Route("platforms", detail="search"))
    qtbot.waitUntil(page.search.hasFocus)


def test_a_choice_elsewhere_is_seen_at_once(services, page):
    services.person.use("slack")
    assert next(row for row in page.model.rows if row.id == "slack").mine


def test_add_platforms(window, page, qtbot):
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert window.route == Route("welcome", detail="platforms")


def test_broken_files_are_named(services, page, monkeypatch):
    assert "could not be read" not in texts(page)
    fault = Fault("mine.toml", "clauses.0.quote", "Expected a text.", 12)
    monkeypatch.setattr(type(services.catalogue), "faults", lambda _self: (fault,))
    page.refresh()
    assert "1 catalogue file could not be read" in texts(page)
    assert "mine.toml, line 12, clauses.0.quote: Expected a text." in texts(page)


@pytest.mark.parametrize("width", [900, 1180])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_the_side(window, page, theme, qtbot, width, scale):
    theme.set_scale(scale)
    window.resize(width, 600)
    qtbot.waitUntil(lambda: page.area.content.width() == page.area.viewport().width())
    right = page.area.content.width()
    for child in (page.search, page.category, page.only, page.card, page.add_button, page.count):
        assert child.mapTo(page.area.content, QPoint(child.width(), 0)).x() <= right
