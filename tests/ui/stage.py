"""A window around the page under test: the other pages are blank, the browser only notes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from privacyhelper.services.desk import Services
from privacyhelper.ui.desktop import Desktop
from privacyhelper.ui.kit.theme import Theme
from privacyhelper.ui.page import Page, PageName, Route, Shell
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.window import Window

PAGES: tuple[PageName, ...] = (
    "welcome", "home", "platforms", "platform", "guide", "reminders", "history", "settings",
)  # fmt: skip


class NotingDesktop(Desktop):
    """Opens nothing; keeps the addresses."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def open_address(self, url: str) -> None:
        self.opened.append(url)


class Blank(Page):
    """A page with nothing on it."""

    concerns = frozenset()

    def show_route(self, route: Route) -> None:
        """Nothing to show."""

    def refresh(self) -> None:
        """Nothing to read."""


class Stage:
    """The window, and what a person reads and presses in it."""

    def __init__(
        self, qtbot, theme: Theme, services: Services, **pages: Callable[[Shell], Page]
    ) -> None:
        self.services = services
        self.desktop = NotingDesktop()
        made = {name: pages.get(name, Blank) for name in PAGES}
        self.window = Window(
            services, theme, made, lambda *_: QWidget(), version="0", desktop=self.desktop
        )
        self.window.resize(1180, 780)
        self.qtbot = qtbot
        qtbot.addWidget(self.window)

    def open(self, route: Route) -> Page:
        self.window.go(route)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        page = self.page
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()
        return page

    def settle(self) -> None:
        """Let Qt show what was just made."""
        QTest.qWait(0)

    @property
    def page(self) -> Page:
        page = self.window.page
        assert page is not None
        return page

    def words(self) -> str:
        """Everything the page's labels say, from top to bottom as they were made."""
        self.settle()
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def filled(self) -> list[str]:
        self.settle()
        buttons = self.page.findChildren(PrimaryButton)
        return [button.label for button in buttons if button.isVisible()]

    def button(self, text: str, of: str = "") -> QAbstractButton:
        """The visible button of this text, with `of` in its accessible name."""
        self.settle()
        found = [
            b
            for b in self.window.findChildren(QAbstractButton)
            if b.isVisible()
            and text in (b.text().replace("&&", "&"), getattr(b, "label", ""))
            and of in b.accessibleName()
        ]
        assert found, f"no button “{text}” of “{of}”"
        return found[0]

    def click(self, text: str, of: str = "") -> None:
        self.qtbot.mouseClick(self.button(text, of), Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key) -> None:
        self.settle()
        focus = self.window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def toast(self) -> str:
        return self.window.toast.text.text() if self.window.toast.isVisible() else ""
