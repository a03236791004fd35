"""One journey without a mouse, from the first question to a finished control.

After every key there is something that has the focus, it is on the screen, and it shows that it
has it: by the ring, by its own edge, or because it is a heading that is only read out.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QTabBar

from privacyhelper.ui.kit.focus_ring import FocusRing
from privacyhelper.ui.widgets.sidebar import NavItem

SETTING = "Turn off Data for Generative AI Improvement"
TAB = Qt.Key.Key_Tab
SPACE = Qt.Key.Key_Space
DOWN = Qt.Key.Key_Down
MOST = 60


class Keys:
    """A person who has only the keyboard."""

    def __init__(self, person) -> None:
        self.person = person

    def press(self, *keys: Qt.Key, shift: bool = False) -> None:
        for key in keys:
            self.person.key(key, shift=shift)
            self.look()

    def look(self) -> None:
        """Where am I?"""
        if self.person.app.activePopupWidget() is not None:
            return
        focus = self.person.focus()
        own = isinstance(focus, QLineEdit | QAbstractItemView | QTabBar | QLabel)
        ring = self.ring.target
        assert own or ring is focus, f"{self.name(focus)} has the focus and does not show it"
        page = self.person.page
        if page.isAncestorOf(focus):
            at = focus.mapTo(page, focus.rect().topLeft())
            assert focus.visibleRegion().boundingRect().height() > 0, f"{self.name(focus)} at {at}"

    @property
    def ring(self) -> FocusRing:
        return next(child for child in self.person.app.children() if isinstance(child, FocusRing))

    @staticmethod
    def name(widget) -> str:
        return getattr(widget, "label", "") or widget.accessibleName() or repr(widget)

    def to(self, words: str, *, shift: bool = False) -> None:
        """Tab, or Shift+Tab, to the button with these words."""
        passed = []
        for _ in range(MOST):
            focus = self.person.focus()
            if words in (getattr(focus, "label", ""), focus.accessibleName()):
                return
            passed.append(self.name(focus))
            self.press(TAB if not shift else Qt.Key.Key_Backtab, shift=shift)
        raise AssertionError(f"“{words}” cannot be reached; passed {passed}")

    def to_sidebar(self) -> None:
        """Shift+Tab to the destinations; arrows move between them."""
        for _ in range(MOST):
            if isinstance(self.person.focus(), NavItem):
                return
            self.press(Qt.Key.Key_Backtab, shift=True)
        raise AssertionError("the sidebar cannot be reached")

    def type(self, text: str) -> None:
        self.person.type(text)
        self.look()


def test_from_welcome_to_a_finished_control_without_a_mouse(person):
    keys = Keys(person)
    person.start()
    person.title("Say no to AI training on your data")
    person.until(lambda: person.app.focusWidget() is not None)

    # The country, from the list one can type into; Escape leaves it as it was.
    keys.press(SPACE)
    person.until(lambda: person.app.activePopupWidget() is not None)
    keys.press(Qt.Key.Key_Escape)
    person.until(lambda: person.app.activePopupWidget() is None)
    keys.press(DOWN)
    person.until(lambda: person.app.activePopupWidget() is not None)
    keys.type("germ")
    keys.press(Qt.Key.Key_Return)
    person.until(lambda: person.app.activePopupWidget() is None)
    person.reads("Where you live: Germany")
    keys.to("Continue")
    keys.press(SPACE)
    person.reads("Which of these do you use?")

    # A platform, by search and arrows; another one by Enter in the search, and out again.
    keys.type("linkedin")
    keys.press(DOWN, SPACE)
    person.reads("1 chosen")
    keys.press(Qt.Key.Key_Backtab, shift=True)
    keys.to("Search 74 platforms", shift=True)
    keys.press(Qt.Key.Key_Escape)
    keys.type("strava")
    keys.press(Qt.Key.Key_Return)
    person.reads("2 chosen")
    keys.press(DOWN, SPACE)
    person.reads("1 chosen")
    keys.to(person.filled())
    keys.press(Qt.Key.Key_Return)
    if "A few of these depend on your account" in person.words():
        keys.to("Show my plan")
        keys.press(Qt.Key.Key_Return)
    person.title("Home")
    assert person.services.person.platforms == ("linkedin",)

    # The guide: Enter is the filled button, from the first step to the last.
    person.until(lambda: person.focus() is person.one_filled_button())
    keys.press(Qt.Key.Key_Return)
    person.title(SETTING)
    keys.look()
    person.reads("Step 1 of 5")
    keys.press(Qt.Key.Key_Return)
    assert person.desktop.opened
    keys.press(Qt.Key.Key_Return)
    person.reads("Step 2 of 5")
    keys.to("Back")
    keys.press(SPACE)
    person.reads("Step 1 of 5")
    keys.look()
    keys.press(Qt.Key.Key_Return)
    for number in range(2, 6):
        person.reads(f"Step {number} of 5")
        keys.look()
        keys.press(Qt.Key.Key_Return)
    person.reads("Done", "When to look again")
    keys.look()
    assert person.kinds()[-1] == "control-done"
    keys.to("Back to my plan")
    keys.press(SPACE)
    person.title("Home")
    person.reads("1 of 2 uses stopped")
    person.until(lambda: person.focus() is person.one_filled_button())

    # Through the sidebar with arrows; every page takes the focus.
    for place in ("Platforms", "Reminders", "What I did", "Settings"):
        keys.to_sidebar()
        keys.press(DOWN, SPACE)
        person.title(place)
        person.until(lambda: person.page.isAncestorOf(person.focus()))
        keys.look()
    person.restart()
    person.reads("1 of 2 uses stopped")
