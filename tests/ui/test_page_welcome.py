"""Welcome: two questions or three, nothing written before the end, changeable later."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt

from privacyhelper.domain.places import EVERYWHERE
from privacyhelper.services import wording
from privacyhelper.ui.kit.reading_order import in_reading_order
from privacyhelper.ui.models.places import guessed_place, parts, place_name, places
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.welcome.page import WelcomePage
from privacyhelper.ui.widgets.pick_chips import PickChip
from tests.fakes import MemoryCatalogue, MemoryJournal
from tests.samples import a_platform, services_over, shipped
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
    pick(qtbot, page, "Reddit")
    expected = services.plans.minutes_of(["linkedin", "reddit"], "DE")
    assert f"2 chosen · your plan takes about {expected} minutes" in texts(page)
    assert filled_buttons(page) == ["Show my plan"]
    assert not services.journal.events
    press(qtbot, page, "Show my plan")
    assert window.route == Route("home")
    assert services.person.place == "DE"
    assert services.person.platforms == ("linkedin", "reddit")
    kinds = [type(event).__name__ for event in services.journal.events]
    assert kinds == ["PlaceSet", "PlatformAdded", "PlatformAdded"]


def test_first_run_by_keyboard(window, page, services, qtbot):
    page.foot.forward.setFocus()
    qtbot.keyClick(page.foot.forward, Qt.Key.Key_Return)
    qtbot.waitUntil(page.choice.search.hasFocus)
    qtbot.keyClicks(page.choice.search, "linkdin")
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    assert page.choice.chosen == ("linkedin",)
    qtbot.keyClicks(page.choice.search, "redit")
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    assert page.choice.chosen == ("linkedin", "reddit")
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Escape)
    qtbot.keyClick(page.choice.search, Qt.Key.Key_Return)
    assert window.route == Route("home")
    assert services.person.platforms == ("linkedin", "reddit")


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
    pick(qtbot, page, "Reddit")
    press(qtbot, page, "Back")
    assert "Step 1 of 2" in texts(page)
    press(qtbot, page, "Continue")
    assert page.choice.chosen == ("reddit",)
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
    pick(qtbot, page, "Reddit")
    press(qtbot, page, "Save")
    assert window.route == Route("home")
    assert services.person.platforms == ("slack", "reddit")
    assert window.toast.text.text() == "1 platform added and 1 platform removed."
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert set(services.person.platforms) == {"linkedin", "slack"}


# The third question


def chosen_two(qtbot, page):
    """LinkedIn, where nothing differs by the account, and Adobe, where much does."""
    press(qtbot, page, "Continue")
    pick(qtbot, page, "LinkedIn")
    pick(qtbot, page, "Adobe")


def answer(page, platform, key):
    row = next(row for one, row in page.accounts.rows.items() if one.platform == platform)
    return next(chip for chip in row.chips.chips if chip.key == key)


def say(qtbot, page, platform, key):
    chip = answer(page, platform, key)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    return chip.isChecked()


def account_of(services, platform):
    record = services.journal.record()
    return next(account for account in record.accounts if account.platform == platform)


def test_who_you_are_there_is_asked_where_it_matters(window, page, services, qtbot):
    chosen_two(qtbot, page)
    assert "Step 2 of 3" in texts(page)
    assert filled_buttons(page) == ["Continue"]
    press(qtbot, page, "Continue")
    said = texts(page)
    assert "Step 3 of 3" in said
    assert "A few of these depend on your account" in said
    assert "LinkedIn" not in said
    assert [one.platform for one in page.accounts.rows] == ["adobe"]
    offered = {chip.key for chip in page.findChildren(PickChip)}
    there = services.person.audiences(services.catalogue.platform("adobe"), "DE")
    assert offered == {"person", *there}
    assert answer(page, "adobe", "member").label == wording.AUDIENCE["member"]
    assert not any(chip.isChecked() for chip in page.findChildren(PickChip))
    assert filled_buttons(page) == ["Show my plan"]
    assert say(qtbot, page, "adobe", "creator")
    assert say(qtbot, page, "adobe", "member")
    assert not services.journal.events
    press(qtbot, page, "Show my plan")
    assert window.route == Route("home")
    kinds = [type(event).__name__ for event in services.journal.events]
    assert kinds == ["PlaceSet", "PlatformAdded", "PlatformAdded", "AccountAdded"]
    account = account_of(services, "adobe")
    assert (account.id, account.name, account.asked) == ("", "", True)
    assert account.audience == {"person", "member", "creator"}


def test_the_third_question_can_be_passed_over(window, page, services, qtbot):
    chosen_two(qtbot, page)
    press(qtbot, page, "Continue")
    press(qtbot, page, "Show my plan")
    assert window.route == Route("home")
    assert services.person.platforms == ("linkedin", "adobe")
    account = account_of(services, "adobe")
    assert account.audience == {"person"}
    assert not account.asked, "it is asked on the platform's page then"


def test_minutes_follow_the_answers(page, services, qtbot):
    press(qtbot, page, "Continue")
    pick(qtbot, page, "LinkedIn")
    pick(qtbot, page, "ChatGPT")
    press(qtbot, page, "Continue")

    def minutes(kinds) -> int:
        return services.plans.minutes_of(["linkedin", "chatgpt"], "DE", {"chatgpt": kinds})

    alone, parent = minutes(["person"]), minutes(["person", "parent"])
    assert alone < parent
    assert f"2 chosen · your plan takes about {alone} minutes" in texts(page)
    say(qtbot, page, "chatgpt", "parent")
    assert f"2 chosen · your plan takes about {parent} minutes" in texts(page)
    say(qtbot, page, "chatgpt", "parent")
    assert f"2 chosen · your plan takes about {alone} minutes" in texts(page)


def test_no_account_goes_with_nothing_else(window, page, services, qtbot):
    press(qtbot, page, "Continue")
    pick(qtbot, page, "ChatGPT")
    press(qtbot, page, "Continue")
    say(qtbot, page, "chatgpt", "person")
    say(qtbot, page, "chatgpt", "parent")
    assert say(qtbot, page, "chatgpt", "no-account")
    assert not answer(page, "chatgpt", "person").isChecked()
    assert not answer(page, "chatgpt", "parent").isChecked()
    press(qtbot, page, "Show my plan")
    assert account_of(services, "chatgpt").audience == {"no-account"}


def test_back_from_the_third_question_keeps_the_answers(page, qtbot):
    chosen_two(qtbot, page)
    press(qtbot, page, "Continue")
    say(qtbot, page, "adobe", "creator")
    press(qtbot, page, "Back")
    assert page.at_choice
    assert "Step 2 of 3" in texts(page)
    pick(qtbot, page, "Claude")
    press(qtbot, page, "Continue")
    assert [one.platform for one in page.accounts.rows] == ["adobe", "claude"]
    assert answer(page, "adobe", "creator").isChecked()
    qtbot.keyClick(answer(page, "adobe", "creator"), Qt.Key.Key_Escape)
    assert page.at_choice
    press(qtbot, page, "Back")
    assert "Step 1 of 3" in texts(page)


def test_an_answer_about_what_is_unpicked_is_not_written(window, page, services, qtbot):
    chosen_two(qtbot, page)
    press(qtbot, page, "Continue")
    say(qtbot, page, "adobe", "creator")
    press(qtbot, page, "Back")
    pick(qtbot, page, "Adobe")
    assert "Step 2 of 2" in texts(page)
    press(qtbot, page, "Show my plan")
    assert services.person.platforms == ("linkedin",)
    kinds = [type(event).__name__ for event in services.journal.events]
    assert kinds == ["PlaceSet", "PlatformAdded"]


def test_the_chosen_place_decides_what_is_asked(page, qtbot):
    press(qtbot, page, "Continue")
    pick(qtbot, page, "Instagram")
    assert "Step 2 of 3" in texts(page)
    choose_in(qtbot, page.choice.place, "calif")
    assert "Step 2 of 2" in texts(page)
    assert filled_buttons(page) == ["Show my plan"]


def test_the_third_question_by_keyboard(window, page, services, qtbot):
    chosen_two(qtbot, page)
    page.foot.forward.setFocus()
    qtbot.keyClick(page.foot.forward, Qt.Key.Key_Return)
    first = answer(page, "adobe", "person")
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    second = page.focusWidget()
    assert second is page.accounts.first().parentWidget().chips[1]
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert second.isChecked()
    while page.focusWidget() is not page.foot.forward:
        assert page.focusWidget() is not first, "Tab reaches the button before it turns round"
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.foot.forward, Qt.Key.Key_Space)
    assert window.route == Route("home")
    assert second.key in account_of(services, "adobe").audience


def test_tab_goes_as_one_reads_even_where_rows_come_later(page, services, qtbot):
    press(qtbot, page, "Continue")
    page.choice.show_choice(tuple(services.library.summaries()))
    page.choice.picked.emit()
    press(qtbot, page, "Continue")
    qtbot.waitUntil(lambda: len(page.accounts.rows) == 28)
    read = [w for w in in_reading_order(page) if w.isVisible()]
    assert read[0] is page.accounts.first()
    assert read[-1] is page.foot.forward
    walked = [read[0]]
    while walked[-1] is not page.foot.forward and len(walked) < 200:
        following = walked[-1].nextInFocusChain()
        while not (following.isVisible() and following.focusPolicy() & Qt.FocusPolicy.TabFocus):
            following = following.nextInFocusChain()
        walked.append(following)
    assert walked == read


def test_only_new_platforms_are_asked_about_later(window, services, qtbot):
    services.person.live_in("DE")
    services.person.choose(["adobe"])
    window.go(Route("home"))
    window.go(Route("welcome", detail="platforms"))
    page = window.page
    assert filled_buttons(page) == ["Save"]
    pick(qtbot, page, "Claude")
    assert filled_buttons(page) == ["Continue"]
    press(qtbot, page, "Continue")
    assert "Step" not in texts(page)
    assert [one.platform for one in page.accounts.rows] == ["claude"]
    say(qtbot, page, "claude", "creator")
    press(qtbot, page, "Save")
    assert window.route == Route("home")
    assert account_of(services, "claude").audience == {"person", "creator"}
    assert window.toast.text.text() == "1 platform added."
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert services.person.platforms == ("adobe",)
    window.go(Route("welcome", detail="platforms"))
    pick(qtbot, page, "Claude")
    press(qtbot, page, "Continue")
    assert not answer(page, "claude", "creator").isChecked(), "an old answer is not kept"


def test_undo_brings_an_account_back_as_it_was(window, services, qtbot):
    services.person.live_in("DE")
    services.person.choose(["linkedin", "adobe"])
    services.person.add_account("adobe", "", "Studio", ["person", "creator"])
    window.go(Route("welcome", detail="platforms"))
    pick(qtbot, window.page, "Adobe")
    press(qtbot, window.page, "Save")
    assert services.person.platforms == ("linkedin",)
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert account_of(services, "adobe").name == "Studio"


def test_a_platform_that_left_the_catalogue_is_not_lost_on_saving(theme, qtbot):
    store = MemoryJournal()
    both = MemoryCatalogue(a_platform(), a_platform("other"), a_platform("third"))
    earlier = services_over(both, store=store)
    earlier.person.live_in("DE")
    earlier.person.choose(["sample", "other"])
    later = services_over(both.without("sample"), store=store)
    window = window_with(later, theme, qtbot, welcome=WelcomePage)
    window.go(Route("welcome", detail="platforms"))
    assert window.page.choice.chosen == ("other",)
    pick(qtbot, window.page, "Third")
    press(qtbot, window.page, "Save")
    assert later.person.platforms == ("sample", "other", "third")


@pytest.mark.parametrize("width", [900, 1180])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_answer_is_cut_off(window, page, services, theme, qtbot, width, scale):
    press(qtbot, page, "Continue")
    page.choice.show_choice(tuple(services.library.summaries()))
    page.choice.picked.emit()
    press(qtbot, page, "Continue")
    theme.set_scale(scale)
    window.resize(width, 600)
    page.accounts.finish()
    assert len(page.accounts.rows) == 28
    qtbot.waitUntil(lambda: page.area.content.width() == page.area.viewport().width())
    rows = page.accounts.rows.values()
    parts = [*page.findChildren(PickChip), *(row.name for row in rows)]
    qtbot.waitUntil(lambda: all(p.height() >= p.heightForWidth(p.width()) for p in parts))
    right = page.area.content.width()
    for chip in page.findChildren(PickChip):
        assert chip.mapTo(page.area.content, QPoint(chip.width(), 0)).x() <= right
        assert chip.accessibleName().endswith(chip.label)
    spare = page.area.content.height() - page.accounts.card.geometry().bottom()
    assert spare < 200, "the page scrolls no further than its rows"


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
