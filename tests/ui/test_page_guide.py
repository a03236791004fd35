"""The guide as a person uses it: one step at a time, what came of it, the one-minute check."""

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPlainTextEdit
from shiboken6 import delete

from privacyhelper.domain.journal import ClauseChanged, StepDone, StepNotFound
from privacyhelper.domain.progress import EMPTY, State
from privacyhelper.domain.situation import look_around
from privacyhelper.services.guide import Walk
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.guide import page as guide_module
from privacyhelper.ui.pages.guide.page import GuidePage
from privacyhelper.ui.pages.guide.part import Scene
from privacyhelper.ui.pages.guide.proof import ProofKeeper
from privacyhelper.ui.pages.guide.step_view import StepView
from privacyhelper.ui.pages.guide.steps import WayButton, drawing
from privacyhelper.ui.pages.guide.walk import Walker
from tests.ui.guide_room import Room, button, catalogue, filled, says, services, target, texts

pytestmark = pytest.mark.ui

SWITCH = "linkedin/generative-ai-setting"
FORM = "linkedin/objection-form"


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    return catalogue(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def room(source, theme, english):
    return Room(services(source), theme)


@pytest.fixture
def page(room, qtbot):
    made = GuidePage(room)
    made.resize(968, 780)
    room.services.changes.subscribe(lambda kinds: made.refresh() if kinds & made.concerns else None)
    yield made
    made.close()
    delete(made)


def show(page, text, detail=""):
    page.show_route(Route("guide", target(text), detail))


def focus(page, qtbot):
    with qtbot.waitActive(page):
        page.show()
    page.first_focus().setFocus()


def state(page, text):
    return page.shell.services.guide.walk(target(text)).state


def do_all(page):
    """Press the filled button until no step is left."""
    for _ in range(20):
        if not isinstance(page.shown, StepView):
            return
        page.press()
    raise AssertionError("the steps do not end")


# Every step there is


class _AnyControl:
    """Stands in for the guide service: walks through controls of any place and audience."""

    def __init__(self, platform, place) -> None:
        self.here = look_around(platform, place)
        self.at = 0

    def walk(self, target) -> Walk:
        control = self.here.platform.control(target.control)
        state = State("to-do", steps=len(control.steps))
        return Walk(self.here, control, EMPTY, state, self.at)


def test_every_step_of_every_platform_is_drawn_with_its_text(room, source, qapp):
    """All steps of the catalogue, in the page's card and in the companion's little drawing."""
    kinds, drawn = set(), 0
    before = set(qapp.topLevelWidgets())
    for summary in source.summaries():
        platform = source.platform(summary.id)
        stand_in = _AnyControl(platform, "DE")
        room.services = msgspec.structs.replace(room.services, guide=stand_in)
        for control in platform.controls:
            for at, step in enumerate(control.steps):
                stand_in.at = at
                walker = Walker(room, target(f"{platform.id}/{control.id}"))
                view = StepView(walker, lambda: None, lambda: None)
                where = f"{platform.id}/{control.id}#{step.id}"
                shown = texts(view)
                assert step.text in shown, where
                assert f"Step {at + 1} of {len(control.steps)}" in view.title.text(), where
                assert filled(view) == [walker.button()], where
                if getattr(step, "choice_unknown", False) and step.choice:
                    assert step.choice not in shown, where
                little = drawing(step, Scene(walker, little=True))
                delete(little)
                delete(view)
                kinds.add(type(step).__struct_config__.tag)
                drawn += 1
    assert drawn > 1100
    left = set(qapp.topLevelWidgets()) - before
    assert [w for w in left if not w.isWindow() or w.isHidden()] == []
    assert kinds == {
        "open", "navigate", "toggle", "choose", "fill", "submit", "email", "check", "wait",
        "record", "note",
    }  # fmt: skip


# One step at a time


def test_a_control_is_walked_through_with_enter_and_each_press_is_written(page, qtbot):
    show(page, SWITCH)
    focus(page, qtbot)
    assert page.first_focus().text() == "Step 1 of 5: open the page"
    assert filled(page) == ["Open linkedin.com"]
    assert says(page, "Opens linkedin.com in your browser")
    assert says(page, "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement")

    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)
    assert len(page.shell.opened) == 1
    assert filled(page) == ["I opened it"], "opening alone is not “done”"
    assert state(page, SWITCH).step == 0

    for words, done in (("I am there", 1), ("It is off now", 2), ("It is as described", 3)):
        qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)
        assert state(page, SWITCH).step == done
        assert filled(page) == [words]
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)
    assert filled(page) == ["I kept it"]
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)
    assert state(page, SWITCH).kind == "done"


def test_the_next_step_does_not_show_when_the_press_could_not_be_written(page, room):
    show(page, SWITCH)
    page.press()
    title = page.first_focus().text()
    room.services.journal._store.full = True
    page.press()
    assert page.first_focus().text() == title
    assert room.faults == ["The disk is full. Your record is as it was before this act."]


def test_enter_in_a_text_field_or_on_another_button_is_not_i_did_it(page, qtbot):
    show(page, SWITCH)
    for _ in range(5):
        page.press()
    focus(page, qtbot)
    assert filled(page) == ["I kept it"]
    keeper = page.findChild(ProofKeeper)
    keeper.number.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert state(page, SWITCH).kind == "started", "Enter belongs to the field"
    qtbot.keyClicks(keeper.number, "case 17")
    qtbot.keyClick(keeper.number, Qt.Key.Key_Return)
    assert state(page, SWITCH).kind == "started", "Enter in the field kept the number only"
    assert says(page, "“case 17”")
    again = button(page, "Open the page again")
    again.setFocus()
    opened = len(page.shell.opened)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert len(page.shell.opened) == opened + 1
    assert state(page, SWITCH).kind == "started"


def test_the_end_counts_as_stopped_what_it_lists_as_stopped(page):
    show(page, "chatgpt/improve-the-model-switch")
    do_all(page)
    assert says(page, "It stops 2 uses from now on.")
    assert texts(page).count("Stopped") == 2


def test_each_press_can_be_undone_and_the_last_one_too(page, room):
    show(page, SWITCH)
    page.press()
    page.press()
    assert room.said[-1] == "Step 1 of 5 is written down."
    room.undo()
    assert state(page, SWITCH).step == 0
    assert page.first_focus().text().startswith("Step 1 of 5")
    do_all(page)
    assert page.first_focus().text() == "Done"
    room.undo()
    assert page.first_focus().text() == "Step 5 of 5: keep proof"


def test_back_shows_the_step_before_and_it_can_be_taken_back(page, qtbot):
    show(page, SWITCH)
    for _ in range(3):
        page.press()
    button(page, "Back").click()
    assert page.first_focus().text() == "Step 2 of 5: go to the place"
    assert filled(page) == ["Go on"]
    page.press()
    assert page.first_focus().text() == "Step 3 of 5: turn the switch off"
    button(page, "Back").click()
    button(page, "I did not do this after all").click()
    assert state(page, SWITCH).step == 1
    assert page.first_focus().text() == "Step 2 of 5: go to the place"


def test_leaving_for_later_comes_back_to_the_same_step(page, room):
    show(page, SWITCH)
    for _ in range(3):
        page.press()
    button(page, "Leave for later").click()
    assert room.went == [Route("home")]
    assert room.said[-1] == "Saved. LinkedIn goes on at step 3 of 5 when you come back."
    show(page, SWITCH)
    assert page.first_focus().text() == "Step 3 of 5: turn the switch off"


def test_looking_at_a_guide_writes_nothing_and_the_first_press_takes_the_platform_up(page, room):
    before = len(room.services.journal.events)
    show(page, "strava/tighten-sharing")
    assert len(room.services.journal.events) == before
    page.press()
    assert "strava" in room.services.person.platforms
    assert "Strava is in your plan now." in room.said[-1]
    page.press()
    assert "in your plan" not in room.said[-1], "said once"


def test_the_other_surface_is_one_press_away_and_stays_chosen(page):
    show(page, SWITCH)
    page.press()
    page.press()
    assert says(page, "Me") or page.findChildren(WayButton)
    phone = next(b for b in page.findChildren(WayButton) if "Android" in b.label)
    phone.click()
    assert "Profile picture" in texts(page)
    page.press()
    assert "Profile picture" in texts(page), "the next step shows the phone's way too"


def test_the_switch_is_drawn_in_the_state_to_reach_with_its_exact_label(page):
    show(page, SWITCH)
    for _ in range(3):
        page.press()
    assert "Use my data for training content creation AI models" in texts(page)
    assert "Off" in texts(page)
    assert says(page, "From the company’s own words, read in November 2026. Nobody has tried it")


def test_labels_stand_in_the_persons_language_or_are_said_to_be_english_only(page):
    QLocale.setDefault(QLocale("de_DE"))
    show(page, SWITCH)
    for _ in range(2):
        page.press()
    assert says(page, "We know only the English words. On a screen in German they differ")
    assert sum("We know only the English words" in text for text in texts(page)) == 1
    page.press()
    assert says(page, "Ihre Daten zum Schulen von KI-Modellen verwenden")
    assert says(page, "In English: Use my data for training content creation AI models")


def test_an_unconfirmed_control_says_so(page):
    show(page, "linkedin/objection-form")
    assert not says(page, "Not confirmed")
    page.shell.services.person.live_in("US")
    show(page, "linkedin/objection-form-elsewhere")
    assert says(page, "Not confirmed: others report these steps")


def test_a_step_is_read_out_and_the_heading_has_the_focus(page, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(guide_module, "announce", lambda _w, text: heard.append(text))
    show(page, SWITCH)
    focus(page, qtbot)
    page.press()
    page.press()
    assert heard[-1].startswith("Step 2 of 5: go to the place. Only if the link")
    assert page.first_focus().hasFocus()
    assert (
        QAccessible.queryAccessibleInterface(page.first_focus())
        .text(QAccessible.Text.Name)
        .startswith("Step 2 of 5")
    )


def test_not_for_me_asks_why_and_can_be_taken_up_again(page):
    show(page, SWITCH)
    button(page, "Not for me").click()
    button(page, "I do not mind this use").click()
    page.press()
    assert state(page, SWITCH).kind == "not-for-you"
    assert says(page, "Your reason: I do not mind this use")
    assert len(filled(page)) == 1
    button(page, "Take it up after all").click()
    assert state(page, SWITCH).kind == "to-do"


# It looks different


def test_it_looks_different_shows_other_ways_and_a_report_without_the_person(page, room, qtbot):
    room.services.person.add_account("linkedin", "", "Sara Private", ["person"])
    show(page, SWITCH)
    for _ in range(3):
        page.press()
    button(page, "It looks different").click()
    assert says(page, "iPhone or iPad")
    note, report = page.findChildren(QPlainTextEdit)
    qtbot.keyClicks(note, "The switch is gone")
    text = report.toPlainText()
    for words in (
        "LinkedIn (linkedin)",
        "(generative-ai-setting)",
        "3 of 5 (turn-off, toggle)",
        "web, ios, android",
        room.services.catalogue.version,
        "The switch is gone",
    ):
        assert words in text
    assert "Sara" not in text
    assert "DE" not in text.split()
    assert len(filled(page)) == 1
    page.press()
    found = [e for e in room.services.journal.events if isinstance(e, StepNotFound)]
    assert [(e.step, e.note) for e in found] == [("turn-off", "The switch is gone")]
    assert page.first_focus().text() == "Step 3 of 5: turn the switch off"


# Forms, mail, proof


def test_a_form_has_its_fields_in_order_each_with_a_copy_button(page, qapp):
    show(page, FORM)
    page.press()
    page.press()
    shown = texts(page)
    order = [shown.index(x) for x in ("First name", "Last name", "Email")]
    assert order == sorted(order)
    assert says(page, "I object to the use of my personal data to train")
    button(page, "Copy").click()
    assert qapp.clipboard().text().startswith("I object to the use of my personal data")


def test_an_email_opens_the_mail_program_first_and_is_sent_only_when_the_person_says(page, room):
    room.services.person.use("twitch")
    show(page, "twitch/gdpr-objection")
    assert filled(page) == ["Open in your mail program"]
    page.press()
    assert room.mails[0][0] == "privacy@twitch.tv"
    assert filled(page) == ["I sent it"]
    assert state(page, "twitch/gdpr-objection").kind == "started"
    page.press()
    assert state(page, "twitch/gdpr-objection").kind == "waiting"


def test_where_no_mail_program_takes_it_the_person_is_told_to_copy(page, room):
    room.services.person.use("twitch")
    room.mail_works = False
    show(page, "twitch/gdpr-objection")
    page.press()
    assert says(page, "Copy the parts into your mail instead")
    assert filled(page) == ["I sent it"]


def test_proof_is_pasted_or_chosen_and_said_to_be_unencrypted(page, room, qtbot, tmp_path):
    show(page, SWITCH)
    for _ in range(5):
        page.press()
    button(page, "Paste screenshot").click()
    assert says(page, "There is no picture on the clipboard")
    room.picture = b"\x89PNG proof"
    button(page, "Paste screenshot").click()
    chosen = tmp_path / "mail.pdf"
    chosen.write_bytes(b"%PDF- proof")
    room.chosen = str(chosen)
    with qtbot.waitSignal(room.tasks.idle):
        button(page, "Choose a file").click()
    proofs = room.services.guide.walk(target(SWITCH)).record.proofs
    assert [p.file[-4:] for p in proofs] == [".png", ".pdf"]
    assert says(page, "Kept on this computer, not encrypted yet.")
    assert says(page, proofs[0].file)
    room.chosen = str(tmp_path / "gone.png")
    with qtbot.waitSignal(room.tasks.idle):
        button(page, "Choose a file").click()
    assert "gone.png" in room.faults[-1]


# What came of it


def test_the_end_says_what_is_stopped_what_is_not_what_is_next_and_when_to_look_again(page, room):
    show(page, SWITCH)
    do_all(page)
    assert page.first_focus().text() == "Done"
    assert "Stopped" in texts(page)
    assert "Still going on" in texts(page)
    assert says(page, "19 February 2027, in 90 days.")
    assert says(page, "LinkedIn: Object to LinkedIn's other AI training")
    assert filled(page) == ["Next, 5 minutes"]
    page.press()
    assert room.went[-1] == Route("guide", target(FORM))


def test_a_sent_request_says_by_when_and_by_which_rule_and_what_each_answer_does(page, room):
    show(page, FORM)
    page.press()
    page.press()
    page.press()
    assert says(page, "Sent today, an answer is due by 21 December 2026: 1 month to answer under")
    page.press()
    page.press()
    assert page.first_focus().text() == "Waiting for an answer from LinkedIn"
    assert says(page, "An answer is due by 21 December 2026: 1 month to answer under GDPR")
    for words in (
        "They said yes", "They said no", "Only in part", "An answer came, I will read it later",
    ):  # fmt: skip
        button(page, words)
    assert len(filled(page)) == 1

    button(page, "An answer came, I will read it later").click()
    assert state(page, FORM).kind == "answered"
    button(page, "They said no").click()
    assert page.first_focus().text() == "LinkedIn refused"
    assert says(page, "Write to LinkedIn Ireland's Data Protection Officer")
    assert says(page, "authorities of your place")
    room.undo()
    button(page, "They said yes").click()
    assert state(page, FORM).kind == "done"
    assert page.first_focus().text() == "Done"


def test_a_refusal_names_the_authority_of_the_place(page, room):
    room.services.person.live_in("GB")
    show(page, FORM)
    do_all(page)
    button(page, "They said no").click()
    assert says(page, "Information Commissioner")
    assert filled(page)[0].startswith("Next")


def test_an_overdue_answer_offers_to_ask_again_which_starts_the_clock_anew(page, room):
    show(page, FORM)
    do_all(page)
    room.services.clock.move(days=40)
    show(page, FORM)
    assert page.first_focus().text() == "LinkedIn has not answered in time"
    assert filled(page) == ["Ask again"]
    page.press()
    assert page.first_focus().text().startswith("Step 1 of 4")
    do_all(page)
    assert says(page, "An answer is due by 31 January 2027")


# The one-minute check


def test_a_due_check_opens_the_page_first_then_still_off_sets_the_next_date(page, room):
    show(page, SWITCH)
    do_all(page)
    room.services.clock.move(days=91)
    show(page, SWITCH)
    assert page.first_focus().text() == "Look again, one minute"
    assert filled(page) == ["Open linkedin.com"]
    page.press()
    assert filled(page) == ["Still off"]
    page.press()
    assert page.first_focus().text() == "Done"
    assert says(page, "21 May 2027, in 90 days.")


def test_back_on_leads_to_the_steps_and_cannot_find_it_to_the_other_ways(page, room):
    show(page, SWITCH)
    do_all(page)
    room.services.clock.move(days=91)
    show(page, SWITCH)
    button(page, "It was back on").click()
    assert state(page, SWITCH).kind == "relapsed"
    assert page.first_focus().text() == "Step 1 of 5: open the page"
    assert says(page, "It was back on when you looked on")
    do_all(page)
    assert state(page, SWITCH).kind == "done"
    show(page, SWITCH, "check")
    button(page, "I cannot find it").click()
    assert state(page, SWITCH).why == "missing"
    assert page.first_focus().text() == "It looks different"


def test_a_changed_clause_shows_both_wordings(page, room):
    show(page, SWITCH)
    do_all(page)
    changed = room.services.journal.draft(
        ClauseChanged,
        platform="linkedin",
        control="generative-ai-setting",
        clause="generative-ai-training-europe",
        before="We may use posts.",
        after="We use posts and messages.",
    )
    room.services.journal.write(changed)
    assert says(page, "“We may use posts.”")
    assert says(page, "“We use posts and messages.”")
    button(page, "Still off").click()
    assert state(page, SWITCH).kind == "done"


# Odd things


def test_a_control_of_another_place_is_explained(page, room):
    show(page, "linkedin/objection-form-elsewhere")
    assert says(page, "is not for you")
    assert filled(page) == ["Go to my plan"]
    page.show_route(Route("guide"))
    assert says(page, "Choose something from your plan")


def test_a_waiting_step_says_until_when_and_enter_does_not_end_it(page, room):
    room.services.person.use("duolingo")
    show(page, "duolingo/erase-account")
    while not says(page, "Until 28 November 2026, 7 more days."):
        page.press()
    assert filled(page) == ["Come back later"]
    page.press()
    assert room.went == [Route("home")]
    done = [e.step for e in room.services.journal.events if isinstance(e, StepDone)]
    page.shell.services.clock.move(days=8)
    show(page, "duolingo/erase-account")
    assert filled(page) == ["The time is over"]
    assert len(done) == 3
