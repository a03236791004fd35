"""Home, as a person reads and presses it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from stage import Stage

from privacyhelper.domain.journal import Target
from privacyhelper.services import wording
from privacyhelper.services.ports import Fault
from privacyhelper.ui.kit.reading_order import in_reading_order
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.home.page import HomePage
from privacyhelper.ui.widgets.row_list import RowList
from privacyhelper.ui.widgets.surfaces import Banner
from tests.fakes import FixedClock, MemoryCatalogue
from tests.samples import (
    FORM,
    SWITCH,
    a_clause,
    a_control,
    a_platform,
    a_request,
    services_over,
    shipped,
)

pytestmark = pytest.mark.ui
HOME = Route("home")


def two_controls():
    return a_platform(
        clauses=(a_clause(), a_clause("other")),
        controls=(a_control(), a_request(covers=(("other", "asks"),))),
    )


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def services(clock):
    made = services_over(MemoryCatalogue(two_controls()), clock=clock)
    made.person.live_in("DE")
    made.person.choose(["sample"])
    return made


@pytest.fixture
def stage(qtbot, theme, services):
    return Stage(qtbot, theme, services, home=HomePage)


@pytest.fixture
def full(qtbot, theme, clock):
    """All platforms we ship, for somebody in Germany."""
    made = services_over(shipped(), clock=clock)
    made.person.live_in("DE")
    made.person.choose([s.id for s in shipped().summaries()])
    return Stage(qtbot, theme, made, home=HomePage)


def shown_rows(page):
    then = page.then
    assert then is not None
    then.rows.finish()
    return [row.title.text() for row in rows_of(then.rows)]


def rows_of(rows: RowList):
    return [rows.row(key) for key in rows.keys]


def test_one_sentence_one_next_thing_and_one_filled_button(stage):
    stage.open(HOME)
    words = stage.words()
    assert "0 of 2 uses stopped. Next: Sample, 2 minutes." in words
    assert "Sample: Control switch" in words
    assert "Setting · Touches 1 use still going on. Takes 2 minutes." in words
    assert "High" in words
    assert "Nothing started yet · About 7 minutes left" in words
    assert "Uses of your data: 2 still going on" in words
    assert stage.filled() == ["Start"]


def test_enter_on_home_starts_the_next_thing(stage):
    stage.open(HOME)
    stage.press(Qt.Key.Key_Return)
    assert stage.window.route == Route("guide", SWITCH)


def test_a_row_begins_its_own_control(stage):
    stage.open(HOME)
    stage.click("Start", "Control form")
    assert stage.window.route == Route("guide", FORM)


def test_the_whole_plan_is_there_in_the_order_of_the_plan(full):
    page = full.open(HOME)
    plan = full.services.plans.plan()
    titles = [wording.entry_title(entry) for entry in plan.entries]
    assert len(titles) > 50
    assert titles[0] in full.words()
    assert shown_rows(page) == titles[1:7]
    full.click(f"Show all {len(titles) - 1}")
    assert shown_rows(page) == titles[1:]
    focus = full.window.focusWidget()
    assert focus is not None
    assert titles[7] in focus.accessibleName()
    assert full.filled() == [wording.ACT[plan.entries[0].reason]]


def test_what_nobody_can_refuse_is_said_quietly(full, qtbot):
    page = full.open(HOME)
    qtbot.waitUntil(lambda: page.quiet is not None)
    no_way = full.services.plans.plan().no_way
    full.click(f"No way to refuse yet: {len(no_way)}")
    assert wording.entry_title(no_way[0]) in full.words()


def test_progress_counts_started_platforms_in_words(stage, services):
    page = stage.open(HOME)
    services.guide.finish(SWITCH)
    words = stage.words()
    assert "1 of 2 uses stopped. Next: Sample, 5 minutes." in words
    assert "1 of 2 done on the platforms you started" in words
    assert page.plan_card.bar.share == 0.5
    assert page.plan_card.bar.accessibleName() == "1 of 2 done on the platforms you started"
    stage.click("Done: 1")
    assert "Sample: Control switch · Done · seen on 21 November 2026" in stage.words()


def test_what_waits_says_until_when_and_by_which_rule(stage, services):
    services.guide.sent(FORM)
    services.guide.snooze(SWITCH, date(2026, 12, 3))
    stage.open(HOME)
    words = stage.words()
    assert "What waits" in words
    assert "Answer due 21 Dec" in words
    assert "Sent 21 November 2026 · no law sets a date here; 30 days is our own date" in words
    assert "Later: 3 Dec" in words
    assert "You put it off until 3 December 2026." in words
    stage.click("Open", "Control form")
    assert stage.window.route == Route("guide", FORM)


def test_nothing_to_do_leads_to_the_reminders(stage, services):
    services.guide.finish(SWITCH)
    services.guide.sent(FORM)
    stage.open(HOME)
    assert "Nothing to do now" in stage.words()
    assert "The next one comes on 22 December 2026. Sample: Control form." in stage.words()
    assert stage.filled() == ["See reminders"]
    stage.click("See reminders")
    assert stage.window.route == Route("reminders")


@pytest.mark.parametrize(
    ("acts", "title", "word"),
    [
        (("relapsed",), "It came back on: Sample: Control switch", "Turn it off again"),
        (("missing",), "Look again: Sample: Control switch", "Check now"),
        ((), "Time for a look: Sample: Control switch", "Check now"),
    ],
)
def test_what_asks_for_attention_stands_in_the_banner(stage, services, clock, acts, title, word):
    services.guide.finish(SWITCH)
    services.guide.sent(FORM)
    clock.move(days=91)
    services.guide.answered(FORM, "confirmed")
    for result in acts:
        services.guide.check(SWITCH, result)
    stage.open(HOME)
    assert title in stage.words()
    assert stage.filled() == [word]
    stage.click(word)
    assert stage.window.route == Route("guide", SWITCH)


def test_due_things_are_said_once(full, qtbot, clock):
    services = full.services
    targets = [e.target for e in services.plans.plan().entries if not e.control.is_request][:12]
    for target in targets:
        services.guide.finish(target)
    clock.move(days=400)
    page = full.open(HOME)
    qtbot.waitUntil(lambda: page.due is not None)
    due = {r.target for r in services.plans.due()}
    above = {e.target for e in services.plans.plan().entries[:7]}
    assert set(page.due.rows.keys) <= due - above
    assert page.due.shown == min(6, len(due - above)) or page.due.shown == len(due - above)
    assert f"Further up in your plan: {len(due & above)}." in full.words()


def test_nothing_chosen_says_what_to_do(qtbot, theme):
    stage = Stage(qtbot, theme, services_over(), home=HomePage)
    stage.open(HOME)
    assert "Which platforms do you use?" in stage.words()
    assert stage.filled() == ["Choose platforms"]
    stage.press(Qt.Key.Key_Space)
    assert stage.window.route == Route("welcome")
    stage.window.go(HOME)
    stage.click("Just look around")
    assert stage.window.route == Route("platforms")


def test_the_plan_appears_once_something_is_chosen(qtbot, theme):
    services = services_over()
    stage = Stage(qtbot, theme, services, home=HomePage)
    stage.open(HOME)
    services.person.choose(["sample"])
    assert "0 of 1 use stopped" in stage.words()
    assert stage.filled() == ["Start"]
    assert "Where do you live?" in stage.words()
    services.person.live_in("DE")
    assert "Where do you live?" not in stage.words()
    services.person.choose([])
    assert stage.filled() == ["Choose platforms"]


class Faulty(MemoryCatalogue):
    """One of its files is broken, and it is old."""

    def faults(self):
        return [Fault("platforms/x.toml", "clauses[2].id", "It is missing.", 12)]

    @property
    def as_of(self):
        return date(2026, 5, 20)


def test_a_broken_file_and_an_old_catalogue_are_said(qtbot, theme):
    services = services_over(Faulty(a_platform()))
    services.person.live_in("DE")
    services.person.choose(["sample"])
    stage = Stage(qtbot, theme, services, home=HomePage)
    page = stage.open(HOME)
    assert "1 file of the catalogue could not be read in full" in stage.words()
    assert "platforms/x.toml: clauses[2].id: It is missing." in stage.words()
    assert "is of 20 May 2026, more than six months ago" in stage.words()
    stage.click("Close")
    services.guide.start(SWITCH)
    stage.settle()
    assert not [b for b in page.findChildren(Banner) if b.isVisible() and "file" in b.title.text()]


def test_a_catalogue_of_six_months_is_not_old_yet():
    assert wording.catalogue_age(date(2026, 5, 21), date(2026, 11, 21)) == ""
    assert wording.catalogue_age(date(2026, 5, 21), date(2026, 11, 22)) != ""


def test_a_refresh_rebuilds_only_what_differs(full):
    page = full.open(HOME)
    before = rows_of(page.then.rows)
    page.refresh()
    assert rows_of(page.then.rows) == before
    entry = full.services.plans.plan().entries[3]
    full.services.guide.finish(entry.target)
    after = rows_of(page.then.rows)
    assert before[2] not in after
    assert before[0] in after
    assert shown_rows(page) == [
        wording.entry_title(e) for e in full.services.plans.plan().entries[1:7]
    ]


def test_tab_goes_as_one_reads(stage, services):
    page = stage.open(HOME)
    services.guide.snooze(FORM, date(2026, 12, 3))
    services.guide.start(SWITCH)
    stage.settle()
    buttons = [w for w in in_reading_order(page) if w.isVisible()]
    tops = [w.mapTo(page, w.rect().topLeft()).y() for w in buttons]
    assert tops == sorted(tops)
    assert len(buttons) >= 3
    buttons[0].setFocus()
    for expected in buttons[1:]:
        stage.press(Qt.Key.Key_Tab)
        assert stage.window.focusWidget() is expected


def test_every_button_and_row_has_a_name(full):
    page = full.open(HOME)
    for row in rows_of(page.then.rows):
        assert "High" in row.accessibleName()
        assert row.title.text() in row.accessibleName()
    names = [b.accessibleName() or b.text() for b in page.findChildren(QAbstractButton)]
    assert all(names)


def test_large_text_in_a_small_window_is_not_cut(full, theme):
    theme.set_scale(2.0)
    full.window.resize(900, 600)
    page = full.open(HOME)
    assert page.sheet.content.minimumSizeHint().width() <= page.sheet.viewport().width()


def test_an_act_keeps_the_focus_on_the_page(stage, services):
    stage.open(HOME)
    stage.button("Start", "Control switch").setFocus()
    services.guide.finish(SWITCH)
    focus = stage.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Start: Sample: Control form"


def test_two_accounts_are_told_apart(stage, services):
    services.person.add_account("sample", "work", "Work", ["person"])
    stage.open(HOME)
    assert "Sample (Work): Control switch" in stage.words()
    stage.click("Start", "Sample (Work): Control switch")
    assert stage.window.route == Route("guide", Target("sample", "work", "switch"))


def test_a_day_later_home_says_so(stage, services, clock):
    services.guide.finish(SWITCH)
    stage.open(HOME)
    assert "everything done so far was seen today" in stage.words()
    clock.move(days=3)
    stage.window.tick()
    assert "was last seen within 3 days" in stage.words()
