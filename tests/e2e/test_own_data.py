"""Accounts, settings, export and import, and catalogue files of the person's own."""

import json

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from privacyhelper.adapters.paths import resource_root

SETTING = "Turn off Data for Generative AI Improvement"
OBJECTION = "Object to LinkedIn's other AI training"
UK_LETTER = "Write to LinkedIn's Data Protection Officer"


def states(person, platform: str, control: str) -> dict[str, str]:
    """How a control stands in each account of a platform."""
    accounts = person.services.plans.accounts(platform)
    return {here.account.id: here.states[control].kind for here in accounts}


# Accounts


def test_two_accounts_of_one_platform_are_kept_apart(person):
    person.settled_in("DE", "linkedin").start()
    person.go("Settings")
    person.press("Change", of="LinkedIn")
    person.write("Name of the account", "work")
    person.press("Add another")
    person.reads("LinkedIn · work is in your plan.")
    person.go("Home")
    person.reads("0 of 4 uses stopped", f"LinkedIn (work): {SETTING}")
    person.press("Start", of=f"LinkedIn (work): {SETTING}")
    person.reads(f"LinkedIn (work) · {SETTING}", "Step 1 of 5")
    person.press("I opened it")
    for number in range(2, 6):
        person.reads(f"Step {number} of 5")
        person.enter()
    person.reads("Done")
    assert states(person, "linkedin", "generative-ai-setting") == {"": "to-do", "work": "done"}
    person.restart()
    person.reads("1 of 4 uses stopped")
    assert states(person, "linkedin", "generative-ai-setting") == {"": "to-do", "work": "done"}
    person.press("Done: 1")
    person.reads(f"LinkedIn (work): {SETTING} · Done")
    person.go("What I did")
    person.reads("work")


def test_one_form_of_facebook_settles_that_of_instagram(person):
    form = "Send the AI objection form (Facebook)"
    same = "Send the AI objection form (Instagram)"
    person.settled_in("DE", "facebook", "instagram").start()
    person.reads(f"Instagram: {same}")
    assert person.filled() == "Start"
    person.press("Start", of=form)
    for _ in range(12):
        if "Waiting for an answer" in person.words():
            break
        before = person.words()
        person.enter()
        person.until(lambda before=before: person.words() != before)
    person.reads("Waiting for an answer from Facebook")
    person.restart()
    assert states(person, "instagram", "objection-form") == {"": "waiting"}
    person.until(lambda: not person.has_button_of("Start", same))
    person.press("Open", of=same)
    person.reads("This was settled by what you did elsewhere (facebook/objection-form).")


# Settings


def test_another_place_changes_the_plan_at_once(person):
    person.settled_in("DE", "linkedin").start()
    person.go("Settings")
    person.choose("Where you live", "United Kingdom")
    person.reads("Your place is now: United Kingdom.", "UK GDPR")
    person.go("Home")
    person.reads("0 of 3 uses stopped")
    person.go("Platforms")
    person.pick("LinkedIn")
    person.tab("What you can do")
    person.reads(UK_LETTER)
    person.go("Settings")
    person.choose("Where you live", "Germany")
    person.press("Undo")
    person.reads("Where you live: United Kingdom")
    person.restart()
    person.reads("0 of 3 uses stopped")


def test_dark_and_large_text_hold_at_once_and_next_time(person):
    def lightness() -> int:
        return person.window.palette().color(QPalette.ColorRole.Window).lightness()

    def height() -> int:
        return max(label.fontMetrics().height() for label in person.page.findChildren(QLabel))

    person.settled_in("DE", "linkedin").start()
    person.go("Settings")
    person.choose("Appearance", "Light")
    person.until(lambda: lightness() > 200)
    person.choose("Appearance", "Dark")
    person.until(lambda: lightness() < 60)
    usual = height()
    person.choose("Text size", "200 %")
    person.until(lambda: height() >= 1.9 * usual)
    for place in ("Home", "Platforms", "Reminders", "What I did", "Settings"):
        person.go(place)
        assert person.window.width() <= 1180, f"{place} pushes the window wider"
    person.restart()
    assert lightness() < 60
    person.go("Settings")
    person.reads("Appearance: Dark", "Text size: 200 %")
    person.choose("Text size", "100 %")
    person.choose("Appearance", "Light")
    person.until(lambda: lightness() > 200)


def test_export_delete_everything_and_import_lead_back(person, tmp_path):
    person.settled_in("DE", "linkedin", "slack").did("linkedin/generative-ai-setting").start()
    person.reads("Done: 1")
    before = home(person)
    acts = [event.id for event in person.events()]
    file = tmp_path / "record.json"
    person.desktop.file = str(file)
    person.go("Settings")
    person.press("Export")
    person.reads("Your record is exported.", str(file))
    assert json.loads(file.read_text())["format"] == "privacyhelper-record"

    person.press("Delete everything")
    person.reads("This is deleted from this computer, for ever:", "your record (")
    person.press("Keep everything")
    assert person.events()
    person.press("Delete everything")
    person.press("Delete everything", of="for ever")
    person.title("Say no to AI training on your data")
    person.reads("Everything is deleted. You start anew.")
    person.close()
    assert files(person) == []

    person.start()
    person.title("Say no to AI training on your data")
    person.press("Just look around")
    person.go("Settings")
    person.press("Import")
    person.reads("Import this record?", "LinkedIn", "Slack")
    person.press("Leave it")
    assert not person.services.person.platforms
    person.press("Import")
    person.until(lambda: any("Import " in text and "act" in text for text in person.button_words()))
    person.press(next(text for text in person.button_words() if text.startswith("Import ")
                      and "act" in text))  # fmt: skip
    person.reads("added to your record.")
    assert set(acts) <= {event.id for event in person.events()}
    person.go("Home")
    assert home(person) == before
    person.restart()
    assert home(person) == before


def home(person) -> str:
    """What Home says of the state and the plan, without notices that pass."""
    person.reads("uses stopped")
    plan = person.services.plans.plan()
    return "\n".join([person.page.head.title.text(), *(str(entry.target) for entry in plan.entries),
                      *(str(entry.target) for entry in plan.done)])  # fmt: skip


def files(person) -> list[str]:
    """Every file below the person's folder."""
    return sorted(str(path) for path in person.folder.rglob("*") if path.is_file())


# Catalogue files of one's own


def test_a_platform_of_ones_own_may_vanish_and_its_history_stays(person):
    ours = (resource_root() / "catalogue" / "platforms" / "linkedin.toml").read_text()
    own = person.where.own_catalogue / "platforms"
    own.mkdir(parents=True)
    text = ours.replace('id = "linkedin"', 'id = "my-club"', 1)
    text = text.replace('name = "LinkedIn"', 'name = "My Club"', 1)
    (own / "my-club.toml").write_text(text)

    person.settled_in("DE", "linkedin").start()
    person.go("Platforms")
    person.reads("75 platforms")
    person.pick("My Club")
    person.press("Use this platform")
    person.until(lambda: "my-club" in person.services.person.platforms)
    person.tab("What you can do")
    person.press("Start", of=SETTING)
    person.reads("My Club", "Step 1 of 5")
    person.press("I opened it")
    for number in range(2, 6):
        person.reads(f"Step {number} of 5")
        person.enter()
    person.reads("Done")
    person.go("Home")
    person.press("Start", of=f"My Club: {OBJECTION}")
    person.press("I opened it")
    person.reads("Step 2 of 4")

    (own / "my-club.toml").unlink()
    person.restart()
    person.title("Home")
    person.does_not_read("My Club")
    person.go("What I did")
    person.reads("my-club")
    for place in ("Platforms", "Reminders", "Settings"):
        person.go(place)
    person.reads("Not in this catalogue any more")
    assert "control-done" in person.kinds()
    person.window.open_target("my-club/objection-form")
    person.title("Home")
    person.window.open_target("my-club")
    person.title("Home")

    (own / "my-club.toml").write_text(text)
    person.restart()
    person.reads("My Club", "Continue")


def test_a_broken_file_of_ones_own_is_told_and_hides_nothing(person):
    own = person.where.own_catalogue / "platforms"
    own.mkdir(parents=True)
    (own / "broken.toml").write_text('id = "broken"\nname = <b>no</b>\n')
    person.settled_in("DE", "linkedin").start()
    person.reads("1 file of the catalogue could not be read in full", "broken.toml")
    person.go("Platforms")
    person.reads("1 catalogue file could not be read. Everything else is here.", "74 platforms")
