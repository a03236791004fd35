"""The platform page as a person reads and uses it, over the shipped catalogue."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from privacyhelper.domain.journal import ClauseChanged, Target
from privacyhelper.services.errors import UnknownTarget
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.platform.history import TimelineRow
from privacyhelper.ui.pages.platform.page import TABS, PlatformPage
from privacyhelper.ui.widgets.buttons import PressButton
from privacyhelper.ui.widgets.labels import Label
from tests.samples import services_over, shipped
from tests.ui.stage import Stage

pytestmark = pytest.mark.ui
SWITCH = "Turn off Data for Generative AI Improvement"
FORM = "Object to LinkedIn's other AI training"
SWITCH_ID = Target("linkedin", "", "generative-ai-setting")
FORM_ID = Target("linkedin", "", "objection-form")


@pytest.fixture
def services():
    made = services_over(shipped())
    made.person.live_in("DE")
    made.person.choose(["linkedin", "chatgpt"])
    return made


@pytest.fixture
def stage(services, theme, qtbot):
    return Stage(qtbot, theme, services, platform=PlatformPage)


def go(stage, platform="linkedin", detail="", account=""):
    page = stage.open(Route("platform", Target(platform, account), detail))
    finish(page)
    stage.settle()
    return page


def finish(page):
    """Build what would be built over the next turns."""
    for staged in page.tabs.content(page.tabs.current).findChildren(Staged):
        staged.finish()


def state(stage, target):
    return stage.services.plans.here(target).states[target.control].kind


def tab(stage, name):
    stage.page.tabs.open(TABS.index(name))
    finish(stage.page)
    stage.settle()
    return stage.page.tabs.content(TABS.index(name))


# The head


def test_the_head_names_who_is_responsible_here_and_the_one_thing_to_do(stage):
    page = go(stage)
    assert page.head.line.under.text() == "Microsoft · for you in Germany: LinkedIn Ireland"
    assert page.head.chip.text() == "Uses your data for AI unless you say no"
    assert stage.filled() == ["Start · 2 things, 6 min"]
    assert stage.services.catalogue.platform("linkedin").in_brief in stage.words()
    assert "LinkedIn" in stage.window.windowTitle()


def test_the_filled_button_starts_the_best_control(stage):
    page = go(stage)
    page.head.button.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert stage.window.route == Route("guide", SWITCH_ID)
    assert state(stage, SWITCH_ID) == "started"


def test_the_filled_button_follows_what_was_done(stage):
    services, page = stage.services, go(stage)
    services.guide.start(SWITCH_ID)
    assert stage.filled() == ["Continue · 2 things, 6 min"]
    services.guide.finish(SWITCH_ID)
    assert stage.filled() == ["Start · 5 min"]
    services.guide.check(SWITCH_ID, "relapsed")
    assert stage.filled() == ["Turn it off again · 2 things, 6 min"]
    services.guide.finish(SWITCH_ID)
    services.guide.sent(FORM_ID)
    assert stage.filled()[0].startswith("Next: ChatGPT")
    services.person.drop("chatgpt")
    assert stage.filled() == ["Go to Home"]
    page.head.button.click()
    assert stage.window.route == Route("home")


def test_a_changed_clause_says_check_now(stage):
    services = stage.services
    go(stage)
    services.guide.finish(SWITCH_ID)
    services.journal.write(
        services.journal.draft(
            ClauseChanged,
            platform="linkedin",
            control="generative-ai-setting",
            clause="generative-ai-training-europe",
        )
    )
    assert stage.filled()[0].startswith("Check now")
    assert "Look again: its terms changed" in stage.words()


def test_a_platform_not_in_use_is_taken_into_use_and_can_be_let_go_again(stage):
    page = go(stage, "strava")
    assert stage.filled() == ["Use this platform"]
    assert "Stop using this platform" not in [b.label for b in shown_links(page)]
    page.head.button.click()
    assert "strava" in stage.services.person.platforms
    assert stage.filled()[0].startswith("Start")
    assert stage.toast() == "Strava is in your plan now."
    stage.click("Undo")
    assert "strava" not in stage.services.person.platforms
    assert stage.filled() == ["Use this platform"]


def test_starting_a_control_takes_its_platform_into_use(stage):
    go(stage, "strava", "do")
    button = next(b for b in shown_links(stage.page) if b.label == "Start")
    button.click()
    assert "strava" in stage.services.person.platforms
    assert stage.window.route.page == "guide"


def shown_links(page):
    return [b for b in page.findChildren(PressButton) if b.isVisible()]


def test_stop_using_a_platform_can_be_undone(stage):
    go(stage)
    stage.click("Stop using this platform")
    assert stage.services.person.platforms == ("chatgpt",)
    assert stage.filled() == ["Use this platform"]
    stage.click("Undo")
    assert set(stage.services.person.platforms) == {"linkedin", "chatgpt"}


# What it says


def test_a_clause_is_told_in_layers_and_ends_in_a_step(stage):
    page = go(stage)
    card = page.tabs.content(0)._cards["generative-ai-training-europe"]
    read = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    clause = card.clause
    order = [
        clause.summary,
        clause.means_for_you,
        clause.why_it_matters,
        f"“{clause.quote.exact}”",
    ]
    places = [read.index(text) for text in order]
    assert places == sorted(places)
    found = next(text for text in read if "SHA-256" in text)
    assert found.startswith("LinkedIn European Regional Privacy Notice · version of 22 August 2026")
    assert "SHA-256 19fe 1145…" in found
    assert "GDPR · UK GDPR" in "\n".join(read)
    assert any("legitimate interests" in text for text in read)
    assert card.chip.text() == "High"
    assert "you can stop it here" in card.chip.accessibleName()
    stage.click(f"{SWITCH} · 1 min · easy")
    assert stage.window.route == Route("guide", SWITCH_ID)


def test_the_citation_and_the_hash_are_copied_whole(stage):
    go(stage)
    stage.click("Copy citation")
    copied = QGuiApplication.clipboard().text()
    assert "To train, fine-tune" in copied
    assert "https://www.linkedin.com/legal/privacy/eu" in copied
    assert "19fe11453e1f7579eecdff278a45655261478c4bedd4b4f3fc7bb396ed728182" in copied
    stage.click("Copy SHA-256")
    assert len(QGuiApplication.clipboard().text()) == 64


def test_what_opens_is_said_first(stage):
    go(stage)
    stage.click("Open the document (linkedin.com)")
    stage.click("Archived copy (github.com)")
    assert stage.desktop.opened[0] == "https://www.linkedin.com/legal/privacy/eu"
    assert stage.desktop.opened[1].endswith(
        "pga-versions/blob/185513a07a9e6cdecc1d74b10da5f70f542b7881/LinkedIn/Privacy%20Policy.md"
    )


def test_a_quotation_nobody_found_again_says_so(stage):
    catalogue = stage.services.catalogue
    clause = next(c for c in catalogue.platform("patreon").clauses if c.as_quoted_by)
    go(stage, "patreon", clause.id)
    words = stage.words()
    assert "not re-found by us" in words
    assert f"“{clause.quote.exact}”" in words


def test_a_right_helps_and_leads_to_the_request(stage):
    page = go(stage)
    card = page.tabs.content(0)._cards["right-to-object"]
    assert card.chip.text() == "Helps you"
    assert any(b.label.startswith(FORM) for b in card.findChildren(PressButton))


def test_each_place_reads_its_own_text(stage):
    page = go(stage)
    assert "uk-microsoft-training" not in page.tabs.content(0)._cards
    stage.services.person.live_in("GB")
    finish(page)
    assert "uk-microsoft-training" in page.tabs.content(0)._cards
    assert "United Kingdom" in page.head.line.under.text()


def test_a_clause_named_by_the_route_is_opened_and_in_view(stage, qtbot):
    page = go(stage, "linkedin", "right-to-object")
    card = page.tabs.content(0)._cards["right-to-object"]
    assert card.fold.content.isVisible()
    seen = page.sheet.viewport()
    qtbot.waitUntil(lambda: 0 <= card.mapTo(seen, card.rect().topLeft()).y() < seen.height())
    qtbot.waitUntil(card.fold.button.hasFocus)


def test_the_side_says_how_you_stand_what_is_disputed_and_how_sure_we_are(stage):
    go(stage)
    words = stage.words()
    assert "5 min · form" in words
    assert "Sources disagree" in words
    assert "LinkedIn began training on EU members' data on 26 June 2024." in words
    assert "Nobody has tried the steps in the real product yet." in words
    assert "it is not legal advice" in words
    stage.services.guide.finish(SWITCH_ID)
    assert "Done · seen on 21 November 2026" in stage.words()


def test_the_side_answers_the_keyboard(stage):
    page = go(stage)
    line = next(b for b in shown_links(page) if b.accessibleName() == f"{FORM}. To do")
    line.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert stage.window.route == Route("guide", FORM_ID)


def test_a_refresh_keeps_what_was_opened(stage):
    page = go(stage)
    says = page.tabs.content(0)
    card = says._cards["other-ai-training"]
    card.fold.set_open(True)
    page.sheet.verticalScrollBar().setValue(300)
    stage.services.guide.finish(SWITCH_ID)
    stage.settle()
    assert page.tabs.content(0) is says
    assert card.fold.content.isVisible()
    assert page.sheet.verticalScrollBar().value() == 300
    first = says._cards["generative-ai-training-europe"]
    steps = [b.label for b in first.findChildren(PressButton) if b.isVisible()]
    assert f"{SWITCH} · Done · seen on 21 November 2026" in steps


def test_tab_reaches_a_step_made_anew_where_it_is_read(stage):
    page = go(stage)
    stage.services.guide.sent(FORM_ID)
    stage.settle()
    card = page.tabs.content(0)._cards["other-ai-training"]
    card.fold.button.setFocus()
    stage.press(Qt.Key.Key_Tab)
    assert stage.window.focusWidget().label.startswith(f"{FORM} · Waiting until")


# What you can do


def test_controls_stand_by_role_and_say_what_they_do_and_do_not(stage):
    go(stage, detail="do")
    words = stage.words()
    roles = ("What to do", SWITCH, FORM, "If that fails or is refused", "Write to LinkedIn Ireland")
    places = [words.index(text) for text in roles]
    assert places == sorted(places)
    assert "Stops it from now on: Your profile and posts train LinkedIn" in words
    assert "Training already done." in words
    assert "1 month to answer under GDPR" in words
    assert "Nobody has tried this in the real product yet." in words
    assert stage.filled() == ["Start · 2 things, 6 min"]


def test_i_did_this_already_with_a_month(stage, qtbot):
    page = go(stage, detail="do")
    stage.click("I did this already", SWITCH)
    form = page.tabs.content(1).cards["generative-ai-setting"].form
    qtbot.waitUntil(form.since.hasFocus)
    form.since._pick("2026-09")
    stage.click("Save")
    record = stage.services.journal.record().of(SWITCH_ID)
    assert (record.already, record.since) == (True, "2026-09")
    assert "· since September 2026, as you said" in stage.words()
    stage.click("Undo")
    assert state(stage, SWITCH_ID) == "to-do"
    assert stage.button("I did this already", SWITCH)


def test_when_it_was_may_stay_unknown(stage):
    go(stage, detail="do")
    stage.click("I did this already", SWITCH)
    stage.click("Save")
    assert stage.services.journal.record().of(SWITCH_ID).since == ""


def test_not_for_me_and_wanted_after_all(stage):
    go(stage, detail="do")
    stage.click("Not for me", SWITCH)
    assert state(stage, SWITCH_ID) == "not-for-you"
    assert stage.filled() == ["Start · 5 min"]
    stage.click("I want it after all", SWITCH)
    assert state(stage, SWITCH_ID) == "to-do"
    stage.click("Undo")
    assert state(stage, SWITCH_ID) == "not-for-you"


def test_the_focus_stays_on_a_card_made_anew(stage):
    page = go(stage, detail="do")
    button = stage.button("Not for me", FORM)
    button.setFocus()
    stage.press(Qt.Key.Key_Return)
    stage.settle()
    focus = stage.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == f"I want it after all: {FORM}"
    assert page.tabs.current == TABS.index("do")


def test_controls_of_other_accounts_stand_apart_with_for_whom(stage):
    platform = with_other_accounts(stage)
    go(stage, platform, "do")
    assert "For other kinds of account" in stage.words()
    lines = stage.words().splitlines()
    assert any(line.startswith(("For people", "For owners", "For parents")) for line in lines)


def with_other_accounts(stage):
    """A platform whose ways differ by the kind of account."""
    services = stage.services
    for summary in services.catalogue.summaries():
        if services.person.audiences(services.catalogue.platform(summary.id)):
            services.person.use(summary.id)
            return summary.id
    raise AssertionError("no platform asks who you are there")


# Coverage, rights, history, others, sources


def test_coverage_counts_and_shows_every_use_by_every_way(stage):
    go(stage, detail="coverage")
    assert "0 of 2 uses stopped." in stage.words()
    stage.services.guide.finish(SWITCH_ID)
    stage.services.guide.sent(FORM_ID)
    words = stage.words()
    assert "1 of 2 uses stopped." in words
    assert "Asked, no yes yet" in words
    cells = [label.accessibleName() for label in stage.page.findChildren(QLabel)]
    assert any(name.startswith(f"{SWITCH}: Stops it from now on. Done") for name in cells)
    assert f"{SWITCH}: does not touch it" in cells


def test_coverage_lists_the_ways_where_columns_have_no_room(stage):
    page = go(stage, detail="coverage")
    assert page.tabs.content(2).matrix._as_grid is True
    stage.window.resize(900, 600)
    stage.services.guide.finish(SWITCH_ID)
    page.tabs.content(2).matrix.arrange(300)
    assert f"{SWITCH}: Stops it from now on. Done" in stage.words()


def test_rights_name_law_provision_and_how_sure_we_are(stage):
    go(stage, detail="rights")
    words = stage.words()
    assert "General Data Protection Regulation" in words
    assert "Art. 21(1) · 1 month to answer, from receipt of your request" in words
    assert "We read the law’s or the authority’s own words." in words
    assert "LinkedIn Ireland Unlimited Company" in words
    assert "Take the authority of the state you live in." in words


def test_a_place_without_a_law_reads_the_honest_sentence(services, theme, qtbot):
    services.person.live_in("AQ")
    stage = Stage(qtbot, theme, services, platform=PlatformPage)
    go(stage, detail="rights")
    assert "We have not looked up the law of your place." in stage.words()


def test_history_is_newest_first_and_elsewhere_is_folded(stage):
    page = go(stage, detail="history")
    words = stage.words()
    rows = page.tabs.content(4).findChildren(TimelineRow)
    assert [row.when.text() for row in rows][:3] == [
        "21 August 2026",
        "7 November 2025",
        "3 November 2025",
    ]
    assert "Hong Kong members' data after" not in words
    page.tabs.content(4).elsewhere.set_open(True)
    assert "Hong Kong members' data after" in stage.words()


def test_others_are_quoted_and_can_be_looked_at(stage):
    go(stage, detail="others")
    assert "Trains its own AI" in stage.words()
    look = next(b for b in shown_links(stage.page) if b.label.startswith("Look at "))
    name = look.label.removeprefix("Look at ")
    look.click()
    assert stage.window.windowTitle().startswith(name)


def test_sources_say_their_kind_and_age(stage):
    go(stage, detail="sources")
    words = stage.words()
    assert "Sources disagree (11)" in words
    assert "Primary: its own words · LinkedIn · from 21 August 2026 · read 22 August 2026 " in words
    assert "(2 months ago)" in words
    assert "Secondary: about it" not in words
    for _ in range(5):
        stage.click("Show 8 more of 41")
        finish(stage.page)
        if "Secondary: about it" in stage.words():
            break
    assert "Secondary: about it" in stage.words()
    stage.click("Open (linkedin.com)")
    assert stage.desktop.opened[-1].startswith("https://www.linkedin.com/")


# Accounts


def test_who_you_are_there_is_asked_once(stage):
    platform = with_other_accounts(stage)
    page = go(stage, platform)
    assert "Who are you there?" in stage.words()
    stage.click("Save my answer")
    account = stage.services.plans.accounts(platform)[0].account
    assert account.asked
    assert "Who are you there?" not in stage.words()
    assert page.head.button.isVisible()


def test_nothing_ticked_is_said_beside_the_boxes(stage):
    go(stage, with_other_accounts(stage))
    stage.click("I have my own account")
    stage.click("Save my answer")
    assert "Tick at least one." in stage.words()


def test_another_account_is_kept_apart(stage):
    page = go(stage)
    stage.click("Add another account")
    stage.click("Add this account")
    assert "Give it a name, such as Work." in stage.words()
    QTest.keyClicks(stage.window.focusWidget(), "Work & more")
    stage.click("Add this account")
    assert stage.window.route.target == Target("linkedin", "work-more")
    stage.settle()
    assert page.head.accounts.isVisible()
    stage.services.guide.finish(SWITCH_ID)
    assert page.view.here.states["generative-ai-setting"].kind == "to-do"
    page.head.accounts._pick("")
    assert stage.window.route.target == Target("linkedin")
    assert page.view.here.states["generative-ai-setting"].kind == "done"


def test_removing_the_shown_account_shows_the_other(stage):
    stage.services.person.add_account("linkedin", "work", "Work", ["person"])
    page = go(stage, account="work")
    stage.click("Remove this account only")
    assert page.view.here.account.id == ""
    assert not page.head.accounts.isVisible()


def test_an_unknown_account_is_a_sentence(services, theme, stage):
    page = go(stage)
    with pytest.raises(UnknownTarget):
        page.show_route(Route("platform", Target("linkedin", "nobody")))


# For everybody


def test_markup_in_a_file_does_nothing(stage):
    page = go(stage)
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_everything_pressed_has_a_name(stage):
    page = go(stage)
    for name in TABS:
        tab(stage, name)
        for button in shown_links(page):
            assert button.accessibleName() or button.label, button


@pytest.mark.parametrize("platform", ["linkedin", "microsoft", "patreon"])
def test_nothing_is_cut_at_twice_the_text_size(stage, theme, platform):
    theme.set_scale(2.0)
    stage.window.resize(900, 600)
    page = go(stage, platform)
    for name in TABS:
        tab(stage, name)
        stage.qtbot.waitUntil(lambda: not cut(page), timeout=3000)


def cut(page):
    """What is not whole now: too low for its lines, or beyond the edge."""
    content = page.sheet.content
    found = []
    if content.width() > page.sheet.viewport().width():
        found.append("wider than the window")
    for label in content.findChildren(Label):
        if label.isVisible() and label.height() < label.heightForWidth(label.width()) - 1:
            found.append(label.text())
    return found


def test_tab_follows_the_reading(stage):
    page = go(stage)
    page.head.button.setFocus()
    stage.press(Qt.Key.Key_Tab)
    assert stage.window.focusWidget() is page.tabs.strip
    stage.press(Qt.Key.Key_Tab)
    first = page.tabs.content(0)._cards["generative-ai-training-europe"]
    assert stage.window.focusWidget() is first.fold.button
    read = []
    for _ in range(12):
        stage.press(Qt.Key.Key_Tab)
        read.append(stage.window.focusWidget())
    inside = [widget for widget in read if first.isAncestorOf(widget)]
    assert [b.label for b in inside[:2]] == ["Copy citation", "Open the document (linkedin.com)"]
    assert inside[-1].label.startswith(SWITCH) or inside[-1].label.startswith(FORM)
    assert read[: len(inside)] == inside
