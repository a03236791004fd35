"""The journeys of the design, as a person goes them, in a real window."""

from PySide6.QtGui import QColor, QGuiApplication, QImage

from privacyhelper.domain.journal import ProofKept, StepDone

SETTING = "Turn off Data for Generative AI Improvement"
STEPS = ["open-setting", "find-by-hand", "turn-off", "check-off", "keep-proof"]


def done(person) -> list[str]:
    """The steps that are on disk."""
    return [event.step for event in person.events() if isinstance(event, StepDone)]


def picture() -> QImage:
    """What a screenshot puts on the clipboard."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#0f6b66"))
    return image


# First run


def test_two_questions_then_the_plan_and_nothing_is_written_before(person):
    person.start()
    person.title("Say no to AI training on your data")
    person.reads("Nothing is saved until the end.", "What it never does")
    person.choose("Where you live", "Germany")
    person.reads("Where you live: Germany")
    person.press("Continue")
    person.reads("Which of these do you use?")
    person.until(lambda: person.focus() is person.field("Search"))
    for name in ("LinkedIn", "ChatGPT"):
        person.write("Search", name[:6])
        person.pick(name)
    person.write("Search", "slack")
    person.enter()
    person.reads("3 chosen")
    person.write("Search", "strava")
    person.pick("Strava")
    person.reads("4 chosen")
    person.pick("Strava")
    person.until(lambda: "3 chosen" in person.words() and "4 chosen" not in person.words())
    assert person.filled() == "Continue"
    person.press("Continue")
    person.reads("A few of these depend on your account")
    assert person.kinds() == []

    person.press("Show my plan")
    person.title("Home")
    assert person.services.person.place == "DE"
    assert set(person.services.person.platforms) == {"linkedin", "chatgpt", "slack"}
    person.reads("uses stopped. Next:", "min")
    assert person.kinds() == ["place-set"] + ["platform-added"] * 3


def test_the_minutes_follow_the_choice(person):
    person.start()
    person.choose("Where you live", "Germany")
    person.press("Continue")
    person.write("Search", "linkedin")
    person.pick("LinkedIn")
    plans = person.services.plans
    one = plans.minutes_of(["linkedin"], "DE")
    person.reads(f"about {one} min")
    person.write("Search", "chatgpt")
    person.pick("ChatGPT")
    both = one + plans.minutes_of(["chatgpt"], "DE")
    assert both > one > 0
    person.reads(f"about {both} min")


# Say no


def test_every_step_by_enter_and_all_of_it_is_remembered(person):
    person.settled_in("DE", "linkedin").start()
    person.title("Home")
    person.press("Start", of="LinkedIn")
    person.title(SETTING)
    person.reads("Step 1 of 5: open the page")
    assert person.filled() == "Open linkedin.com"
    person.enter()
    assert person.desktop.opened == [
        "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"
    ]
    assert done(person) == []
    for number in range(1, len(STEPS) + 1):
        person.reads(f"Step {number} of 5")
        person.enter()
        person.until(lambda n=number: done(person) == STEPS[:n])
    person.reads("Done", "Stopped", "When to look again", "19 February 2027")
    kinds = person.kinds()
    assert kinds[-1] == "control-done"

    person.restart()
    person.title("Home")
    person.reads("1 of 2 uses stopped", "Done: 1")
    assert person.kinds() == kinds
    person.press("Done: 1")
    person.reads(SETTING)
    person.go("What I did")
    person.reads("LinkedIn", "21 November 2026")


def test_leaving_midway_goes_on_at_the_same_step(person):
    person.settled_in("DE", "linkedin").start()
    person.press("Start", of="LinkedIn")
    person.reads("Step 1 of 5")
    person.press("I opened it")
    person.reads("Step 2 of 5")
    person.enter()
    person.reads("Step 3 of 5: turn the switch off", "Use my data for training")
    person.press("Leave for later")
    person.title("Home")
    person.reads("LinkedIn goes on at step 3 of 5 when you come back.")

    person.restart()
    assert person.filled() == "Continue"
    person.press("Continue")
    person.reads("Step 3 of 5: turn the switch off")
    person.press("Back")
    person.reads("Step 2 of 5")
    person.press("I did not do this after all")
    person.until(lambda: done(person) == ["open-setting"] or "retracted" in person.kinds())
    person.reads("Step 2 of 5")
    assert person.filled() == "I am there"


def test_it_looks_different_ends_in_a_report_one_can_read(person):
    person.settled_in("DE", "linkedin").start()
    person.press("Start", of="LinkedIn")
    person.press("I opened it")
    person.press("I am there")
    person.reads("Step 3 of 5")
    person.press("It looks different")
    person.reads("Other ways to try", "A step looks different or cannot be found")
    person.reads("Step: 3 of 5 (turn-off, toggle)")
    person.write("What do you see instead", "two switches now")
    person.reads("What I see instead: two switches now")
    person.press("Copy the report")
    copied = QGuiApplication.clipboard().text()
    assert "two switches now" in copied
    assert "Germany" not in copied
    assert "step-not-found" not in person.kinds()
    person.press("Write down that I could not find it")
    person.until(lambda: "step-not-found" in person.kinds())
    person.reads("Step 3 of 5")


def test_proof_by_paste_by_file_and_by_number(person, tmp_path):
    person.settled_in("DE", "linkedin").start()
    person.press("Start", of="LinkedIn")
    for button in ("I opened it", "I am there", "It is off now", "It is as described"):
        person.press(button)
    person.reads("Step 5 of 5: keep proof")
    QGuiApplication.clipboard().setImage(picture())
    person.press("Paste screenshot")
    person.until(lambda: person.kinds()[-1] == "proof-kept")
    person.reads("Kept on this computer, not encrypted yet.", ".png")
    person.desktop.file = str(tmp_path / "letter.pdf")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.4 a letter")
    person.press("Choose a file")
    person.until(lambda: person.kinds().count("proof-kept") == 2)
    person.write("Or write down a reference number", "case 4711")
    person.enter()
    person.until(lambda: person.kinds().count("proof-kept") == 3)
    person.reads("“case 4711”", ".pdf")
    assert "Step 5 of 5" in person.words(), "keeping proof is not yet saying that it is done"
    kept = [event for event in person.events() if isinstance(event, ProofKept)]
    files = sorted((person.where.data / "proof").iterdir())
    assert sorted(e.file for e in kept if e.file) == [f.name for f in files]
    assert {f.suffix for f in files} == {".png", ".pdf"}
    person.press("I kept it")
    person.reads("Proof you kept", "“case 4711”")
    person.restart()
    person.go("What I did")
    person.reads("case 4711")


# A request

OBJECTION = "Object to LinkedIn's other AI training"
LETTER = "Write to LinkedIn Ireland's Data Protection Officer"


def send_objection(person) -> None:
    """From Home through LinkedIn's objection form."""
    person.settled_in("DE", "linkedin").start()
    person.press("Start", of=OBJECTION)
    for button in ("I opened it", "I filled it in"):
        person.press(button)
    person.reads("Step 3 of 4: send it", "Sent today, an answer is due by 21 December 2026")
    person.press("I sent it")
    person.until(lambda: "sent" in person.kinds())
    person.press("I kept it")


def test_a_request_waits_runs_late_and_is_refused(person):
    send_objection(person)
    person.reads("Waiting for an answer from LinkedIn", "You sent it on 21 November 2026.")
    person.reads("An answer is due by 21 December 2026: 1 month to answer under GDPR")
    person.go("Home")
    person.reads("What waits", "0 of 2 uses stopped", "Answer due 21 Dec", "Sent 21 November 2026")
    person.does_not_read("has not answered in time")

    person.later(days=30)
    person.reads("0 of 2 uses stopped. Next: LinkedIn, 1 minute.", "Answer due 21 Dec")
    person.later(days=1)
    person.reads("0 of 2 uses stopped. Next: LinkedIn has not answered")
    person.restart()
    person.reads("The answer was due on 21 December 2026: 1 month to answer under GDPR")
    assert person.filled() == "Open"
    person.press("Open")
    person.reads("LinkedIn has not answered in time", LETTER)
    assert person.filled() == "Ask again"
    person.press("They said no")
    person.reads("LinkedIn refused", "What you can do now", LETTER)
    assert person.kinds()[-1] == "answered"
    person.go("Home")
    person.reads("0 of 2 uses stopped", "Uses of your data: 1 refused · 1 still going on")
    person.press("Start", of=LETTER)
    person.reads("Step 1 of 3: write the letter", "Wilton Plaza")


def test_a_request_counts_as_stopped_only_after_a_yes(person):
    send_objection(person)
    person.go("Platforms")
    person.pick("LinkedIn")
    person.title("LinkedIn")
    person.tab("Coverage")
    person.reads("0 of 2 uses stopped.", "Asked, no yes yet")
    person.does_not_read("Stopped")
    person.later(days=10)
    person.go("Home")
    person.press("Open", of=OBJECTION)
    person.press("They said yes")
    person.reads("Done", "It stops 2 uses from now on.")
    person.restart()
    person.reads("2 of 2 uses stopped.")
    person.go("Platforms")
    person.pick("LinkedIn")
    person.title("LinkedIn")
    person.tab("Coverage")
    person.reads("2 of 2 uses stopped.", "Stopped")
    person.does_not_read("Asked, no yes yet")


# Stay true


def did(person, *controls: str) -> None:
    """These controls are done today."""
    person.settled_in("DE", "linkedin", "slack").did(*controls)


def test_a_check_is_due_after_90_days_and_moves_on(person):
    did(person, "linkedin/generative-ai-setting")
    person.start()
    person.later(days=7)
    person.go("Reminders")
    person.reads("Nothing is due.", "19 February 2027")
    person.later(days=84)
    person.reads("1 thing is due.", SETTING)
    person.go("Home")
    person.reads("look at LinkedIn again")
    person.go("Reminders")
    assert person.filled() == "Open the page"
    person.press("Open the page")
    assert person.desktop.opened[-1].startswith("https://www.linkedin.com/")
    person.until(lambda: person.filled() == "Still so")
    person.press("Still so")
    person.reads("Good, it held.", "Nothing is due.", "21 May 2027")
    assert person.kinds()[-1] == "checked"
    person.press("Undo")
    person.reads("1 thing is due.")


def test_what_came_back_on_is_first_and_leads_to_the_guide(person):
    did(person, "linkedin/generative-ai-setting")
    person.start()
    person.later(days=91)
    person.go("Reminders")
    person.press("It was back on")
    person.title(SETTING)
    person.reads("It was back on when you looked on 20 February 2027", "Step 1 of 5")
    person.restart()
    person.reads("turn it off again on LinkedIn")
    assert person.filled() == "Turn it off again"
    person.press("Turn it off again")
    person.reads("Step 1 of 5")
    person.press("I opened it")
    for _ in range(4):
        person.enter()
    person.reads("When to look again", "6 April 2027")


def test_an_answer_to_a_reminder_can_be_undone(person):
    did(person, "linkedin/generative-ai-setting")
    person.start()
    person.later(days=91)
    for button, says in (
        ("I cannot find it", "Noted: you could not find it."),
        ("It was back on", "Noted: it was back on."),
    ):
        person.go("Reminders")
        person.reads("1 thing is due.")
        before = person.services.plans.due()
        person.press(button)
        person.reads(says)
        assert person.services.plans.due() != before
        person.press("Undo")
        person.until(lambda before=before: person.services.plans.due() == before)


def test_cannot_find_it_asks_to_look_again(person):
    did(person, "linkedin/generative-ai-setting")
    person.start()
    person.later(days=91)
    person.go("Reminders")
    person.press("I cannot find it")
    person.go("Home")
    person.reads("look at LinkedIn again", "Check now")
    person.press("Check now")
    person.reads("You could not find it on 20 February 2027. Look once more.")
    person.press("Still off")
    person.reads("Done")
    person.restart()
    person.does_not_read("look at LinkedIn again")


def test_off_again_already_is_one_act_to_undo(person):
    did(person, "linkedin/generative-ai-setting")
    person.start()
    person.later(days=91)
    person.go("Reminders")
    person.press("It was back on")
    person.go("Reminders")
    person.press("It is off again already")
    person.reads("Noted: it is off again.")
    person.press("Undo")
    person.until(lambda: [r.kind for r in person.services.plans.due()] == ["relapsed"])


def test_later_and_never_again(person):
    did(person, "linkedin/generative-ai-setting")
    person.start()
    person.later(days=91)
    person.go("Reminders")
    person.press("Later…")
    person.menu("Next week")
    person.reads("We remind you on 27 February 2027.", "Nothing is due.")
    person.press("Undo")
    person.reads("1 thing is due.")
    person.press("Later…")
    person.menu("Next week")
    person.later(days=7)
    person.reads("1 thing is due.")
    person.press("Later…")
    person.menu("Stop reminding me")
    person.reads("No more reminders about this.", "Nothing is due.")
    person.later(days=400)
    person.reads("Nothing is due.")
    person.press("Undo")
    person.reads("1 thing is due.")


# Look around


def test_with_nothing_chosen_one_can_look_around(person):
    person.start()
    person.press("Just look around")
    person.title("Home")
    person.reads("Which platforms do you use?")
    assert person.kinds() == [], "who said nothing has said nothing"
    person.go("Platforms")
    person.write("Search names", "linkdin")
    person.reads("LinkedIn")
    person.reads(" of 74 platforms")
    person.until(lambda: "Strava" not in person.words())
    person.pick("LinkedIn")
    person.title("LinkedIn")
    for tab in ("What it says", "What you can do", "Coverage", "Your rights", "History",
                "How others", "Sources"):  # fmt: skip
        person.tab(tab)
        person.until(lambda: len(person.words()) > 400)
        person.one_filled_button()
    assert person.services.person.platforms == ()


def test_who_does_not_say_where_they_live_is_asked_on_home(person):
    person.start()
    person.press("Continue")
    person.write("Search", "linkedin")
    person.enter()
    while person.filled() != "Show my plan":
        person.press(person.filled())
    person.press("Show my plan")
    person.title("Home")
    person.reads("Where do you live?", "Say where you live")
    assert not person.services.person.place_known


def at_linkedin(person, place: str) -> None:
    person.settled_in(place).start()
    person.go("Platforms")
    person.pick("LinkedIn")
    person.title("LinkedIn")


def test_rights_in_germany(person):
    at_linkedin(person, "DE")
    person.reads("for you in Germany: LinkedIn Ireland")
    person.reads("Your profile and posts train LinkedIn's writing AI", "LinkedIn European Regional")
    person.does_not_read(*UK_ONLY, "Your profile and posts can train LinkedIn's writing AI")
    person.tab("What you can do")
    person.reads(OBJECTION, LETTER, "1 month to answer under GDPR.")
    person.tab("Your rights")
    person.reads("General Data Protection Regulation", "Art. 21(1) · 1 month to answer")
    person.reads("LinkedIn Ireland Unlimited Company", "Wilton Plaza, Dublin 2, Ireland")


UK_ONLY = (
    "LinkedIn also gives your posts to Microsoft to train its AI",
    "Write to LinkedIn's Data Protection Officer",
)


def test_rights_in_great_britain(person):
    at_linkedin(person, "GB")
    person.reads(UK_ONLY[0], "for you in the United Kingdom")
    person.tab("What you can do")
    person.reads(UK_ONLY[1], OBJECTION, "1 month to answer under UK GDPR.")
    person.does_not_read(LETTER)
    person.tab("Your rights")
    person.reads("UK GDPR", "Information Commissioner")


def test_rights_in_california(person):
    at_linkedin(person, "US-CA")
    person.reads("Your profile and posts can train LinkedIn's writing AI", "for you in California")
    person.does_not_read(*UK_ONLY, "Your profile and posts train LinkedIn's writing AI")
    person.tab("What you can do")
    person.reads("Ask LinkedIn to stop its other AI training")
    person.reads("No law sets a date here; 30 days is our own date for asking again.")
    person.does_not_read(OBJECTION)
    person.tab("Your rights")
    person.reads("CCPA/CPRA", "No right to object to a company training its own AI.")
    person.does_not_read("Art. 21")


def test_rights_where_no_law_helps(person):
    at_linkedin(person, "AQ")
    person.tab("Your rights")
    person.reads("No law we know of", "You can still ask. Some companies treat everybody alike.")
    person.does_not_read("Art. 21", "In force.")
