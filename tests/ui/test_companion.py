"""The small window beside the browser."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from privacyhelper.ui import companion as companion_module
from privacyhelper.ui.companion import Companion
from privacyhelper.ui.page import Route
from tests.ui.guide_room import Room, button, catalogue, filled, says, services, target, texts

pytestmark = pytest.mark.ui

SWITCH = "linkedin/generative-ai-setting"


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    return catalogue(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def room(source, theme):
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield Room(services(source), theme)
    QLocale.setDefault(before)


@pytest.fixture
def little(room, qtbot):
    made = Companion(room, target(SWITCH))
    yield made
    made.close()
    delete(made)


def shown_now() -> None:
    """Let Qt show what was just made."""
    QTest.qWait(0)


def test_it_shows_the_same_step_and_writes_each_press(little, room, qtbot):
    with qtbot.waitActive(little):
        little.show()
    assert says(little, "LinkedIn · step 1 of 5")
    assert filled(little) == ["Open linkedin.com"]
    assert little.heading.hasFocus()
    qtbot.keyClick(little.heading, Qt.Key.Key_Return)
    assert room.opened
    for words in ("I opened it", "I am there", "It is off now"):
        assert filled(little) == [words]
        qtbot.mouseClick(little.primary, Qt.MouseButton.LeftButton)
    assert says(little, "step 4 of 5")
    assert room.services.guide.walk(target(SWITCH)).state.step == 3
    button(little, "Back").click()
    shown_now()
    assert "Turn the switch off" in texts(little)
    assert "Use my data for training content creation AI models" in texts(little)


def test_a_press_elsewhere_shows_here(little, room):
    room.services.guide.start(target(SWITCH))
    room.services.guide.do(target(SWITCH), "open-setting")
    assert says(little, "step 2 of 5")


def test_at_the_end_it_leads_to_the_large_window_and_closes(little, room):
    little.show()
    for _ in range(6):
        little.press()
    shown_now()
    assert says(little, "No step is left here")
    assert filled(little) == ["Show what it changed"]
    little.press()
    assert room.went == [Route("guide", target(SWITCH))]
    assert not little.isVisible()


def test_closed_it_hears_of_nothing_any_more(little, room):
    before = len(room.services.changes)
    little.show()
    little.close()
    assert len(room.services.changes) == before - 1


def test_it_stays_on_top_where_the_person_and_the_desktop_allow_it(room, qtbot, monkeypatch):
    made = Companion(room, target(SWITCH))
    qtbot.addWidget(made)
    assert made.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not says(made, "Wayland")
    room.services.settings.set("keep_companion_on_top", False)
    assert not made.windowFlags() & Qt.WindowType.WindowStaysOnTopHint

    room.services.settings.set("keep_companion_on_top", True)
    monkeypatch.setattr(companion_module, "can_stay_on_top", lambda: False)
    monkeypatch.setattr(companion_module, "why_not", lambda: "Your desktop (Wayland) does not …")
    honest = Companion(room, target(SWITCH))
    qtbot.addWidget(honest)
    assert says(honest, "Wayland")
    assert not honest.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_every_control_in_it_has_a_name(little):
    for widget in (little.primary, little.back):
        assert widget.label
    assert "Close the small window" in [w.accessibleName() for w in little.findChildren(object)
                                        if hasattr(w, "accessibleName")]  # fmt: skip
