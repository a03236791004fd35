"""Reminders, as a person reads and presses them."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QRadioButton
from stage import Stage

from privacyhelper.domain.journal import ClauseChanged, Target
from privacyhelper.domain.plan import Entry
from privacyhelper.services import wording
from privacyhelper.services.errors import StoreUnavailable
from privacyhelper.ui.kit.reading_order import in_reading_order
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.reminders.page import RemindersPage
from tests.fakes import FixedClock, MemoryCatalogue, MemoryJournal
from tests.samples import (
    FORM,
    PAUSE,
    SWITCH,
    TOGGLE,
    a_clause,
    a_control,
    a_platform,
    a_request,
    services_over,
    shipped,
)

pytestmark = pytest.mark.ui
REMINDERS = Route("reminders")
NO_WAY = Target("sample", "", "none")


def sample():
    return a_platform(
        clauses=(a_clause(), a_clause("other"), a_clause("third")),
        controls=(
            a_control(url="https://example.org/settings"),
            a_request(covers=(("other", "asks"),)),
            a_control("none", (), (), kind="none", no_way_for=("third",), recheck_days=120),
        ),
    )


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def store():
    return MemoryJournal()


@pytest.fixture
def services(clock, store):
    made = services_over(MemoryCatalogue(sample()), clock=clock, store=store)
    made.person.live_in("DE")
    made.person.choose(["sample"])
    return made


@pytest.fixture
def stage(qtbot, theme, services):
    return Stage(qtbot, theme, services, reminders=RemindersPage)


@pytest.fixture
def due_check(services, clock):
    """The switch was set and is due for a look; two days late."""
    services.guide.finish(SWITCH)
    clock.move(days=92)
    return services


def choose_later(stage, text):
    stage.click("Later…")
    menu = next(m for m in stage.window.findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text().startswith(text))
    menu.setActiveAction(action)
    stage.qtbot.keyClick(menu, Qt.Key.Key_Return)
    stage.settle()


def undo(stage):
    stage.qtbot.mouseClick(stage.window.toast.undo, Qt.MouseButton.LeftButton)


def test_a_due_check_says_why_what_to_look_for_and_where(stage, due_check):
    stage.open(REMINDERS)
    words = stage.words()
    assert "1 thing is due." in words
    assert "Sample: Control switch" in words
    assert "You saw it on 21 November 2026; look again after 90 days." in words
    assert "“Train on my data” should be off." in words
    assert "Opens example.org in your browser: https://example.org/settings" in words
    assert "Due 19 Feb" in words
    assert stage.filled() == ["Open the page"]


def test_looking_then_still_so_says_the_new_date(stage, due_check):
    stage.open(REMINDERS)
    stage.press(Qt.Key.Key_Return)
    assert stage.desktop.opened == ["https://example.org/settings"]
    assert stage.filled() == ["Still so"]
    assert stage.window.focusWidget().accessibleName().startswith("Open the page")
    stage.click("Still so")
    assert stage.toast() == "Good, it held. The next look is on 22 May 2027."
    assert due_check.journal.events[-1].result == "still"
    assert "Nothing is due." in stage.words()
    stage.window.resize(1000, 640)
    stage.window.go(Route("home"))
    stage.window.go(REMINDERS)
    assert stage.filled() == ["See your plan"]
    undo(stage)
    assert "1 thing is due." in stage.words()


def test_still_twice_says_that_we_look_later(stage, due_check, clock):
    stage.open(REMINDERS)
    stage.click("Still so")
    clock.move(days=91)
    stage.window.tick()
    stage.click("Still so")
    assert "Later than usual, because it kept being fine." in stage.toast()


def test_a_relapse_leads_straight_to_the_guide(stage, due_check):
    stage.open(REMINDERS)
    stage.click("It was back on")
    assert due_check.plans.plan().next.reason == "relapsed"
    assert stage.window.route == Route("guide", SWITCH)
    assert "Noted: it was back on." in stage.toast()
    stage.window.go(REMINDERS)
    assert "It was back on when you looked on 21 February 2027." in stage.words()
    assert stage.filled() == ["Turn it off again"]
    stage.click("It is off again already")
    assert "Noted: it is off again. The next look is on 7 April 2027. Sooner" in stage.toast()


def test_what_cannot_be_found_stays_due(stage, due_check):
    stage.open(REMINDERS)
    stage.click("I cannot find it")
    assert "Noted: you could not find it." in stage.toast()
    assert "You could not find it on 21 February 2027." in stage.words()
    stage.click("Show me the way")
    assert stage.window.route == Route("guide", SWITCH)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Tomorrow, 22 February 2027", date(2027, 2, 22)),
        ("Next week, 28 February 2027", date(2027, 2, 28)),
        ("In a month, 21 March 2027", date(2027, 3, 21)),
    ],
)
def test_later_puts_it_off_to_a_day(stage, due_check, text, until):
    stage.open(REMINDERS)
    choose_later(stage, text)
    assert stage.toast() == f"We remind you on {wording.day(until)}."
    reminder = next(r for r in due_check.plans.reminders() if r.target == SWITCH)
    assert reminder.on == until
    assert "put off by you" in stage.words()
    undo(stage)
    assert "1 thing is due." in stage.words()


def test_reminding_can_be_ended_and_taken_up_again(stage, due_check):
    stage.open(REMINDERS)
    choose_later(stage, "Stop reminding me about this")
    assert "No more reminders about this." in stage.toast()
    assert SWITCH not in {r.target for r in due_check.plans.reminders()}
    assert "Control switch" not in stage.words()
    undo(stage)
    assert "1 thing is due." in stage.words()


@pytest.mark.parametrize(
    ("choice", "outcome", "said"),
    [
        ("Yes, they stop", "confirmed", "Noted: they said yes."),
        ("No, they refuse", "refused", "Noted: they refused."),
        ("Yes, but only in part", "partly", "Noted: yes, but only in part."),
        ("I have not read it yet", "unread", "Noted: an answer came."),
    ],
)
def test_an_answer_is_the_persons_word(stage, services, clock, choice, outcome, said):
    services.guide.sent(FORM)
    clock.move(days=31)
    page = stage.open(REMINDERS)
    assert "What did they answer?" in stage.words()
    assert not any(radio.isChecked() for radio in page.findChildren(QRadioButton))
    radio = next(r for r in page.findChildren(QRadioButton) if r.text() == choice)
    stage.qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=QPoint(8, radio.height() // 2))
    stage.click("Save the answer")
    event = services.journal.events[-1]
    assert (event.outcome, event.control) == (outcome, "form")
    assert stage.toast().startswith(said)


def test_no_answer_is_written_without_a_choice(stage, services, clock):
    services.guide.sent(FORM)
    clock.move(days=31)
    stage.open(REMINDERS)
    before = len(services.journal.events)
    stage.click("Save the answer")
    assert "Please choose one of the answers first." in stage.words()
    assert len(services.journal.events) == before


def test_their_words_are_kept(stage, services, clock):
    services.guide.answered(FORM, "unread")
    page = stage.open(REMINDERS)
    texts = [radio.text() for radio in page.findChildren(QRadioButton)]
    assert "I have not read it yet" not in texts
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.keyClicks(page._panel.findChild(type(page._panel.primary.parent().note)), "Fine.")
    stage.click("Save the answer")
    assert services.journal.events[-1].note == "Fine."


def test_an_answer_can_be_written_down_before_it_is_due(stage, services):
    services.guide.sent(FORM)
    page = stage.open(REMINDERS)
    assert stage.filled() == ["See your plan"]
    stage.click("They answered")
    assert "What did they answer?" in stage.words()
    assert stage.filled() == ["Save the answer"]
    assert stage.window.focusWidget() is page.findChildren(QRadioButton)[0]


def test_no_way_yet_leads_to_the_platform(stage, services, clock):
    clock.move(days=121)
    stage.open(REMINDERS)
    assert "There was no way to refuse on 21 November 2026. Is there one now?" in stage.words()
    assert stage.filled() == ["Look at Sample"]
    stage.click("Look at Sample")
    assert stage.window.route == Route("platform", Target("sample"))
    stage.window.go(REMINDERS)
    stage.click("Still no way")
    assert stage.toast() == "Noted: still no way. The next look is on 20 July 2027."


def test_a_changed_clause_shows_both_wordings(stage, services):
    services.guide.finish(SWITCH)
    services.journal.write(
        services.journal.draft(
            ClauseChanged,
            platform="sample",
            control="switch",
            clause="training",
            before="We may train.",
            after="We train and share.",
        )
    )
    stage.open(REMINDERS)
    words = stage.words()
    assert "The clause behind it changed; we noted it on 21 November 2026." in words
    assert "We may train." in words
    assert "We train and share." in words
    stage.click("I have read it; leave it")
    assert "Noted: you have read it." in stage.toast()
    assert "Nothing is due." in stage.words()


def test_when_waiting_is_over_the_guide_goes_on(qtbot, theme, clock):
    platform = a_platform(controls=(a_control(steps=(TOGGLE, PAUSE)),))
    services = services_over(MemoryCatalogue(platform), clock=clock)
    services.person.choose(["sample"])
    services.guide.do(SWITCH, "turn-off")
    stage = Stage(qtbot, theme, services, reminders=RemindersPage)
    stage.open(REMINDERS)
    assert "November 2026" in stage.words()
    stage.click("Open", "Control switch")
    assert stage.filled() == ["Continue"]
    stage.click("Continue")
    assert stage.window.route == Route("guide", SWITCH)


def test_nothing_due_says_when_the_next_one_comes(stage, services):
    services.guide.finish(SWITCH)
    stage.open(REMINDERS)
    words = stage.words()
    assert "The next one comes on 19 February 2027." in words
    assert "19 February 2027, in 90 days" in words
    assert words.index("February 2027\n") < words.index("March 2027\n")
    stage.click("See your plan")
    assert stage.window.route == Route("home")


def test_nothing_with_a_date_says_how_reminders_come(qtbot, theme):
    stage = Stage(qtbot, theme, services_over(), reminders=RemindersPage)
    stage.open(REMINDERS)
    assert "Nothing has a date yet." in stage.words()
    assert stage.filled() == ["See your plan"]


def test_what_cannot_be_written_is_said_and_stays_due(stage, due_check, store):
    stage.open(REMINDERS)
    store.full = True
    stage.click("Still so")
    assert "1 thing is due." in stage.words()
    notices = [label.text() for label in stage.window.findChildren(type(stage.window.toast.text))]
    assert any("The disk is full." in text for text in notices)
    assert stage.toast() == ""
    with pytest.raises(StoreUnavailable):
        due_check.guide.check(SWITCH, "still")


@pytest.fixture
def full(qtbot, theme, clock):
    """Everything we ship was done long ago: much is due."""
    services = services_over(shipped(), clock=clock)
    services.person.live_in("DE")
    services.person.choose([s.id for s in shipped().summaries()])
    entries: tuple[Entry, ...] = services.plans.plan().entries
    for entry in entries:
        done = services.guide.sent if entry.control.is_request else services.guide.finish
        done(entry.target)
    clock.move(days=100)
    return Stage(qtbot, theme, services, reminders=RemindersPage)


def test_all_that_is_due_is_there_in_order(full):
    page = full.open(REMINDERS)
    due = full.services.plans.due()
    assert len(due) > 40
    assert list(page.due.rows.keys) == [r.target for r in due[:12]]
    full.click(f"Show all {len(due)}")
    assert list(page.due.rows.keys) == [r.target for r in due]
    page.due.rows.finish()
    assert len(full.filled()) == 1


def test_a_target_opens_its_reminder_and_scrolls_to_it(full, qtbot):
    due = full.services.plans.due()
    wanted = due[30]
    page = full.open(Route("reminders", wanted.target))
    assert page._panel.accessibleName() == wording.reminder_title(wanted)
    assert len(full.filled()) == 1
    panel, view = page._panel, page.sheet.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(panel.mapTo(view, panel.rect().center())))
    full.click("Later…")
    for menu in full.window.findChildren(QMenu):
        menu.close()


def test_opening_another_closes_the_first(full):
    page = full.open(REMINDERS)
    first, other = full.services.plans.due()[:2]
    assert page._panel.accessibleName() == wording.reminder_title(first)
    full.click(wording.DUE_ACT[other.kind], wording.reminder_title(other))
    assert page._panel.accessibleName() == wording.reminder_title(other)
    assert len(full.filled()) == 1
    row = page.due.rows.row(first.target)
    assert row.button is not None


def test_a_tick_leaves_everything_as_it_is(full):
    page = full.open(REMINDERS)
    panel, focus = page._panel, full.window.focusWidget()
    full.window.tick()
    full.settle()
    assert page._panel is panel
    assert full.window.focusWidget() is focus


def test_tab_goes_as_one_reads(full):
    page = full.open(REMINDERS)
    places = [w.mapTo(page, w.rect().center()).y() for w in in_reading_order(page) if w.isVisible()]
    assert places == sorted(places)
    assert len(places) > 10


def test_large_text_in_a_small_window_is_not_cut(full, theme):
    theme.set_scale(2.0)
    full.window.resize(900, 600)
    page = full.open(REMINDERS)
    assert page.sheet.content.minimumSizeHint().width() <= page.sheet.viewport().width()
