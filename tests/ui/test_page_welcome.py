"""Welcome: two questions, nothing written before the end, changeable later."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt

from privacyhelper.domain.places import EVERYWHERE
from privacyhelper.ui.models.places import guessed_place, parts, place_name, places
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.welcome import WelcomePage
from tests.samples import services_over, shipped
from tests.ui.bare_pages import button, filled_buttons, texts, window_with

pytestmark = pytest.mark.ui


@pytest.fixture
def services():
    return services_over(shipped())


@pytest.fixture(autouse=True)
def in_german(monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))


@pytest.fixture
def window(services, theme, qtbot):
    made = window_with(services, theme, qtbot, welcome=WelcomePage)
    made.go(Route("welcome"))
    qtbot.waitUntil(made.page.place.country.hasFocus)
    return made


@pytest.fixture
def page(window):
    return window.page


def press(qtbot, page, label):
    qtbot.mouseClick(button(page, label), Qt.MouseButton.LeftButton)


def pick(qtbot, page, name):
    """Click the tile of this name."""
    grid = page.choice.grid
    model = grid.model()
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == name)
    centre = grid.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def choose_in(qtbot, select, typed):
    """Open a list, type, take the first."""
    qtbot.keyClick(select, Qt.Key.Key_Down)
    qtbot.keyClicks(select.popup.search, typed)
    qtbot.keyClick(select.popup.search, Qt.Key.Key_Return)


def shown(page):
    model = page.choice.grid.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_first_run_by_mouse(window, page, services, qtbot):
    assert "Step 1 of 2" in texts(page)
    assert "This is our guess" in texts(page)
    assert page.place.country.label == "Germany"
    assert filled_buttons(page) == ["Continue"]
    press(qtbot, page, "Continue")
    assert "Step 2 of 2" in texts(page)
    assert filled_buttons(page) == ["Just look around"]
    pick(qtbot, page, "LinkedIn")
    pick(qtbot, page, "ChatGPT")
    expected = services.plans.minutes_of(["linkedin", "chatgpt"], "DE")
    assert f"2 chosen · your plan takes about {expected} minutes" in texts(page)
    assert filled_buttons(page) == ["Show my plan"]
    assert not services.journal.events
    press(qtbot, page, "Show my plan")
    assert window.route == Route("home")
    assert services.person.place == "DE"
    assert services.person.platforms == ("linkedin", "chatgpt")
    kinds = [type(event).__name__ for event in services.journal.events]
    assert kinds == ["PlaceSet", "PlatformAdded", "PlatformAdded"]


def test_first_run_by_keyboard(window, page, services, qtbot):
    page.foot.forward.setFocus()
    qtbot.keyClick(page.foot.forward, Qt.Key.Key_Return)
    qtbot.waitUntil(page.choice.search.hasFocus)
    qtbot.keyClicks(page.choice.search, "linkdin")
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    assert page.choice.chosen == ("linkedin",)
    qtbot.keyClicks(page.choice.search, "slak")
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    assert page.choice.chosen == ("linkedin", "slack")
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Escape)
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    assert window.route == Route("home")
    assert services.person.platforms == ("linkedin", "slack")


def test_tiles_by_keyboard(page, qtbot):
    press(qtbot, page, "Continue")
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Down)
    qtbot.waitUntil(page.choice.grid.hasFocus)
    qtbot.keyClick(page.choice.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.choice.grid, Qt.Key.Key_Space)
    assert page.choice.chosen == ("chatgpt",)
    qtbot.keyClick(page.choice.grid, Qt.Key.Key_Return)
    assert page.choice.chosen == ()
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
    qtbot.keyClick(page.choice.grid, Qt.Key.Key_End)
    rect = page.choice.grid.visualRect(page.choice.grid.currentIndex())
    top = page.choice.grid.viewport().mapTo(page.area.viewport(), rect.topLeft())
    assert 0 <= top.y() <= page.area.viewport().height() - rect.height()


def test_none_chosen_just_looks_around(window, page, services, qtbot):
    press(qtbot, page, "Continue")
    assert "None chosen" in texts(page)
    press(qtbot, page, "Just look around")
    assert window.route == Route("home")
    assert (services.person.place, services.person.platforms) == ("DE", ())


def test_skipped_at_the_first_question(window, page, services, qtbot):
    press(qtbot, page, "Just look around")
    assert window.route == Route("home")
    assert services.person.place_known


def test_back_keeps_what_was_picked(page, qtbot):
    press(qtbot, page, "Continue")
    pick(qtbot, page, "Slack")
    press(qtbot, page, "Back")
    assert "Step 1 of 2" in texts(page)
    press(qtbot, page, "Continue")
    assert page.choice.chosen == ("slack",)
    qtbot.keyClick(page.choice.grid, Qt.Key.Key_Escape)
    assert "Step 1 of 2" in texts(page)


def test_another_place_changes_the_minutes(page, services, qtbot):
    press(qtbot, page, "Continue")
    pick(qtbot, page, "Instagram")
    choose_in(qtbot, page.choice.place, "calif")
    assert page.choice.place.label == "California, United States"
    assert not services.journal.events
    expected = services.plans.minutes_of(["instagram"], "US-CA")
    assert expected != services.plans.minutes_of(["instagram"], "DE")
    assert f"{expected} minute" in texts(page)


def test_a_state_is_asked_for_and_may_be_left_out(page, services, qtbot):
    assert not page.place.part.isVisible()
    choose_in(qtbot, page.place.country, "united st")
    assert page.place.part.isVisible()
    assert page.place.part.label == "Another state, or I’d rather not say"
    choose_in(qtbot, page.place.part, "calif")
    assert page.place.part.label == "California"
    assert page.place.country.label == "United States"
    press(qtbot, page, "Just look around")
    assert services.person.place == "US-CA"


def test_a_state_can_be_unsaid(page, services, qtbot):
    choose_in(qtbot, page.place.country, "california")
    choose_in(qtbot, page.place.part, "another")
    press(qtbot, page, "Just look around")
    assert services.person.place == "US"


def test_search_forgives_and_an_empty_result_says_what_to_do(page, qtbot):
    press(qtbot, page, "Continue")
    qtbot.keyClicks(page.choice.search, "instagarm")
    assert shown(page)[0] == "Instagram"
    assert len(shown(page)) < 10
    page.choice.search.clear()
    qtbot.keyClicks(page.choice.search, "qqqqqq")
    assert "Nothing fits “qqqqqq”" in texts(page)
    press(qtbot, page, "Clear search and category")
    assert len(shown(page)) == 74


def test_a_name_beats_a_word_in_a_clause(page, services, qtbot):
    press(qtbot, page, "Continue")
    qtbot.keyClicks(page.choice.search, "google")
    everything = services.library.rows("google")
    assert "clause" in {row.hit.where for row in everything}
    assert 0 < len(shown(page)) < len(everything)
    assert shown(page)[0] == "Google account"


def test_categories(page, qtbot):
    press(qtbot, page, "Continue")
    dating = next(chip for chip in page.choice.category.chips if chip.label == "Dating")
    pick(qtbot, page, "LinkedIn")
    qtbot.mouseClick(dating, Qt.MouseButton.LeftButton)
    assert "Tinder" in shown(page)
    assert "LinkedIn" not in shown(page)
    assert page.choice.chosen == ("linkedin",)


def test_the_place_later(window, services, qtbot):
    services.person.live_in("GB")
    services.person.choose(["linkedin"])
    window.go(Route("settings"))
    window.go(Route("welcome", detail="place"))
    page = window.page
    assert page.place.country.label == "United Kingdom"
    assert "Step 1" not in texts(page)
    assert filled_buttons(page) == ["Save"]
    choose_in(qtbot, page.place.country, "austria")
    press(qtbot, page, "Save")
    assert window.route == Route("settings")
    assert (services.person.place, services.person.platforms) == ("AT", ("linkedin",))
    assert "Austria" in window.toast.text.text()
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert services.person.place == "GB"


def test_platforms_later_show_the_choice_and_can_be_cancelled(window, services, qtbot):
    services.person.live_in("GB")
    services.person.choose(["linkedin", "slack"])
    window.go(Route("home"))
    window.go(Route("welcome", detail="platforms"))
    page = window.page
    assert page.choice.chosen == ("linkedin", "slack")
    pick(qtbot, page, "LinkedIn")
    press(qtbot, page, "Cancel")
    assert window.route == Route("home")
    assert services.person.platforms == ("linkedin", "slack")
    window.go(Route("welcome", detail="platforms"))
    assert page.choice.chosen == ("linkedin", "slack")
    pick(qtbot, page, "LinkedIn")
    pick(qtbot, page, "ChatGPT")
    press(qtbot, page, "Save")
    assert window.route == Route("home")
    assert services.person.platforms == ("slack", "chatgpt")
    assert window.toast.text.text() == "1 platform added and 1 platform removed."
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert set(services.person.platforms) == {"linkedin", "slack"}


def test_every_control_has_a_name(page, qtbot):
    press(qtbot, page, "Continue")
    for widget in (
        page.choice.search,
        page.choice.place,
        page.choice.grid,
        *page.choice.category.chips,
    ):
        assert widget.accessibleName()
    assert page.choice.place.accessibleName() == "Where you live: Germany"


@pytest.mark.parametrize("width", [900, 1180])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_at_the_side(window, page, theme, qtbot, width, scale):
    press(qtbot, page, "Continue")
    theme.set_scale(scale)
    window.resize(width, 600)
    qtbot.waitUntil(lambda: page.area.content.width() == page.area.viewport().width())
    right = page.area.content.width()
    for child in (page.choice.search, page.choice.place, page.choice.category, page.choice.grid):
        assert child.mapTo(page.area.content, QPoint(child.width(), 0)).x() <= right
    for child in (page.foot.text, page.foot.back, page.foot.forward):
        assert child.mapTo(page, QPoint(child.width(), 0)).x() <= page.width()


# Places


@pytest.mark.parametrize(
    ("locale", "place"),
    [("de_DE", "DE"), ("de", "DE"), ("en_GB", "GB"), ("en_US", "US"), ("ja_JP", "JP"),
     ("de_AT", "AT"), ("C", ""), ("en_001", "")],
)  # fmt: skip
def test_the_place_a_locale_names(locale, place):
    assert guessed_place(QLocale(locale)) == place


def test_every_country_can_be_chosen_and_elsewhere_comes_last():
    known = shipped().jurisdictions()
    offered = places(known)
    names = [place.name for place in offered]
    assert len(set(names)) == len(names)
    assert offered[-1].code == EVERYWHERE
    assert {"DE", "JP", "KE", "US-CA", "CA-QC"} <= {place.code for place in offered}
    assert "United States" in names
    assert "Kenya" in names


def test_a_rare_place_has_a_name_too():
    known = shipped().jurisdictions()
    assert place_name("US-OH", known) == "United States (US-OH)"
    assert place_name("XX", known) == "XX"
    assert [part.code for part in parts("CA", known)] == ["CA-QC"]
    assert "US-OH" in {place.code for place in places(known, "US-OH")}


def test_nobody_is_guessed_into_a_country(services, theme, qtbot, monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("C"))
    window = window_with(services, theme, qtbot, welcome=WelcomePage)
    window.go(Route("welcome"))
    assert "We could not guess yours" in texts(window.page)
    assert window.page.place.country.label == "Another place"
