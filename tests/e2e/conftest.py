"""What the end-to-end journeys stand on: a person in front of the real window.

The window comes from the composition root, over a folder of its own and a clock that only moves
when told to. The person acts by presses of mouse and keys that the window system delivers to the
window, at the place where the thing is drawn, and knows nothing but what can be read there.
"""

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NeverCame

from privacyhelper.adapters.paths import Folders, folders
from privacyhelper.app import build, make_theme, open_window, start_page
from privacyhelper.domain.journal import Event, parse_target
from privacyhelper.services.desk import Services
from privacyhelper.ui.desktop import Desktop
from privacyhelper.ui.dialogs import BugDialog
from privacyhelper.ui.kit.focus_ring import FocusRing
from privacyhelper.ui.kit.theme import Theme
from privacyhelper.ui.page import Page
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.choosers import Select
from privacyhelper.ui.window import Window
from tests.fakes import FixedClock

PATIENCE = 5000
"""Milliseconds until something that should show counts as missing."""
SIZE = (1180, 780)
LEFT = Qt.MouseButton.LeftButton
_SPOKEN = {"Chip", "WrapChip", "ToggleDrawing", "ChoiceDrawing", "Breadcrumb"}
"""Widgets that paint their words themselves; their accessible name says them."""
_KEYS = {" ": Qt.Key.Key_Space, "-": Qt.Key.Key_Minus, ".": Qt.Key.Key_Period}


class RecordingDesktop:
    """Opens nothing outside; keeps what was asked for. The clipboard is the screen's own."""

    STANDS_IN_FOR = ("open_address", "open_folder", "compose_mail", "pick_file", "pick_target")

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.folders: list[str] = []
        self.mails: list[tuple[str, str, str]] = []
        self.file = ""
        """What the person chooses next in a file chooser."""
        self.asked: list[str] = []

    def open_address(self, url: str) -> None:
        assert url.startswith("https://")
        self.opened.append(url)

    def open_folder(self, path: str) -> None:
        self.folders.append(path)

    def compose_mail(self, recipient: str, subject: str, body: str) -> bool:
        self.mails.append((recipient, subject, body))
        return True

    def pick_file(
        self, parent: QWidget, title: str, pattern: str, then: Callable[[str], object]
    ) -> None:
        self.asked.append(title)
        then(self.file)

    def pick_target(
        self, parent: QWidget, title: str, name: str, then: Callable[[str], object]
    ) -> None:
        self.asked.append(name)
        then(self.file)


class Person:
    """Somebody in front of the window: starts it, presses, types, reads, closes it."""

    def __init__(self, qtbot, app: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self.app = app
        self.folder = folder
        self.clock = FixedClock()
        self.desktop = RecordingDesktop()
        self.window: Window | None = None
        self._services: Services | None = None
        self._theme: Theme | None = None
        self._hook = sys.excepthook

    # The program

    @property
    def services(self) -> Services:
        assert self._services is not None
        return self._services

    @property
    def where(self) -> Folders:
        return folders(self.folder)

    def start(self) -> "Person":
        """Start the program over the folder, as `app.run` does, and wait until it is drawn."""
        assert self.window is None
        self._services = build(self.folder, clock=self.clock)
        self._theme = make_theme(self.app, self._services, family="Inter")
        self._hook = sys.excepthook
        window = self.window = open_window(self._services, self._theme, self.where)
        window.resize(*SIZE)
        start_page(window)
        with self.qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        self.until(window.isActiveWindow)
        return self

    def close(self) -> None:
        """Close the window by its own shortcut's way, and end the program."""
        window, theme = self.window, self._theme
        if window is None or theme is None or self._services is None:
            return
        assert window.close()
        self.until(lambda: not window.isVisible())
        self.window = None
        sys.excepthook = self._hook
        _let_go(self._services)
        for thing in (window, theme, *_rings(self.app)):
            thing.deleteLater()
        QTest.qWait(0)

    def restart(self) -> "Person":
        """Close the window and start the program again: nothing but the folder remains."""
        self.close()
        return self.start()

    def later(self, days: float) -> None:
        """Time goes by while the window is open; the next tick notices."""
        self.clock.move(days=days)
        assert self.window is not None
        self.window.tick()

    # Waiting

    def until(self, true: Callable[[], object], why: str = "") -> None:
        """Wait until something is so, for as long as a person would."""

        def holds() -> bool:
            self._no_bug()
            return bool(true())

        try:
            self.qtbot.waitUntil(holds, timeout=PATIENCE)
        except NeverCame as error:
            said = f"{why or 'it never came'}. On the screen:\n{self.words()}"
            raise AssertionError(said) from error

    def _no_bug(self) -> None:
        for top in self.app.topLevelWidgets():
            if isinstance(top, BugDialog) and top.isVisible():
                report = top.findChild(QPlainTextEdit)
                top.accept()
                raise AssertionError(report.toPlainText() if report is not None else "a bug")

    # Reading

    @property
    def page(self) -> Page:
        assert self.window is not None
        page = self.window.page
        assert page is not None
        return page

    @property
    def front(self) -> QWidget:
        """What takes the person's presses: a list that is open, a question, else the window."""
        popup = self.app.activePopupWidget()
        modal = self.app.activeModalWidget()
        front = popup or modal or self.window
        assert front is not None
        return front

    def words(self) -> str:
        """Everything that can be read, in the window and in a question over it."""
        return "\n".join(text for _, text in self._texts())

    def _texts(self) -> Iterator[tuple[QWidget, str]]:
        for top in {id(w): w for w in (self.window, self.front) if w is not None}.values():
            shown = [widget for widget in top.findChildren(QWidget) if widget.isVisible()]
            for widget in sorted(shown, key=_spot):
                yield from ((widget, text) for text in _read(widget) if text)

    def reads(self, *texts: str) -> None:
        """All of these stand on the screen, or soon will."""
        for text in texts:
            self.until(lambda text=text: text in self.words(), f"“{text}” does not show")

    def does_not_read(self, *texts: str) -> None:
        """None of these stands on the screen once it has settled."""
        for text in texts:
            self.until(lambda text=text: text not in self.words(), f"“{text}” still shows")

    def title(self, text: str) -> None:
        """The window's title says where we are."""
        window = self.window
        assert window is not None
        self.until(lambda: window.windowTitle() == f"{text} · Privacy Helper", window.windowTitle())
        if self.page.name != "settings":  # nothing there is the one thing to do
            self.one_filled_button()

    def one_filled_button(self) -> QAbstractButton:
        """The page's one filled button."""

        def filled() -> list[PrimaryButton]:
            return [b for b in self.page.findChildren(PrimaryButton) if b.isVisible()]

        self.until(lambda: len(filled()) == 1, f"filled: {[b.label for b in filled()]}")
        return filled()[0]

    def filled(self) -> str:
        """The words on the one filled button."""
        return str(self.one_filled_button().label)

    def focus(self) -> QWidget:
        """What has the keyboard; there must be something, and it must be on the screen."""
        focus = self.app.focusWidget()
        assert focus is not None, "the keyboard's focus is lost"
        assert focus.isVisible()
        return focus

    # Mouse

    def press(self, words: str, of: str = "") -> None:
        """Press the button with these words; `of` is part of its name or of its row or card."""
        self.click(self.button(words, of))

    def button(self, words: str, of: str = "") -> QAbstractButton:
        """The button with these words, once it shows."""
        found: list[QAbstractButton] = []

        def look() -> bool:
            fitting = [b for b in self._buttons() if _label(b) == words]
            found[:] = [b for b in fitting if not of or _near(b, of)]
            return bool(found)

        self.until(look, f"no button “{words}” of “{of}” among {self.button_words()}")
        return found[0]

    def has_button(self, words: str) -> bool:
        """Whether such a button shows now."""
        return any(_label(b) == words for b in self._buttons())

    def has_button_of(self, words: str, of: str) -> bool:
        """Whether a button with these words shows now, with `of` in its name or around it."""
        return any(_label(b) == words and _near(b, of) for b in self._buttons())

    def button_words(self) -> list[str]:
        """The words on all buttons that can be pressed now."""
        return [_label(button) for button in self._buttons()]

    def _buttons(self) -> list[QAbstractButton]:
        """The buttons that can be pressed, in reading order."""
        found = self.front.findChildren(QAbstractButton)
        return sorted((b for b in found if b.isVisible() and b.isEnabled()), key=_spot)

    def click(self, widget: QWidget, at: Callable[[], QPoint] | None = None) -> None:
        """Scroll to it and press it where it is drawn, once it stands still."""
        where = at or (lambda: widget.rect().center())
        window = widget.window()
        handle = window.windowHandle()
        assert handle is not None
        seen: list[QPoint] = []

        def stands_still() -> bool:
            self._bring_into_view(widget, where())
            seen.append(widget.mapTo(window, where()))
            return len(seen) > 1 and seen[-1] == seen[-2]

        self.until(stands_still)
        spot = seen[-1]
        assert window.rect().contains(spot), f"{_label(widget)} lies outside the window"
        hit = window.childAt(spot)
        free = hit is widget or (hit is not None and widget.isAncestorOf(hit))
        assert free, f"{hit} lies over “{_label(widget)}”"
        QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, spot)
        QTest.qWait(0)
        self._no_bug()

    @staticmethod
    def _bring_into_view(widget: QWidget, at: QPoint) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QAbstractScrollArea) and hasattr(parent, "ensureWidgetVisible"):
                content = parent.widget()
                spot = widget.mapTo(content, at)
                # As far from the edges as it goes: notices lie at the bottom.
                parent.ensureVisible(spot.x(), spot.y(), 60, parent.viewport().height() // 2 - 20)
            parent = parent.parentWidget()

    def choose(self, name: str, text: str) -> None:
        """Open the list called `name` and take `text`, typing where one can type."""
        select = self._select(name)
        self.click(select)
        self.until(lambda: self.app.activePopupWidget() is not None)
        popup = self.front
        field = popup.findChild(QLineEdit)
        if field is not None and field.isVisible():
            self.type(text)
        view = popup.findChild(QListView)
        assert view is not None
        index = self._row(view, text, exact=True)
        self.click(view.viewport(), lambda: _center(view, index))
        self.until(lambda: self.app.activePopupWidget() is None)

    def _select(self, name: str) -> Select:
        found: list[Select] = []

        def look() -> bool:
            shown = self.front.findChildren(Select)
            found[:] = [s for s in shown if s.isVisible() and s.accessibleName().startswith(name)]
            return bool(found)

        self.until(look, f"no list “{name}”")
        return found[0]

    def pick(self, text: str) -> None:
        """Press the line or tile with this text in a list."""
        found: list[tuple[QAbstractItemView, QModelIndex]] = []

        def look() -> bool:
            for view in self.front.findChildren(QAbstractItemView):
                if view.isVisible():
                    for row in range(view.model().rowCount()):
                        index = view.model().index(row, 0)
                        if _item(index).startswith(text):
                            found[:] = [(view, index)]
                            return True
            return False

        self.until(look, f"no line “{text}”")
        view, index = found[0]
        self.click(view.viewport(), lambda: _center(view, index))

    def _row(self, view: QListView, text: str, *, exact: bool) -> QModelIndex:
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            if _item(index) == text or (not exact and _item(index).startswith(text)):
                view.scrollTo(index)
                return index
        raise AssertionError(f"“{text}” is not in the list")

    def menu(self, beginning: str) -> None:
        """Take the line of the open menu that begins so."""
        self.until(lambda: isinstance(self.app.activePopupWidget(), QMenu))
        menu = self.app.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(a for a in menu.actions() if a.text().startswith(beginning))
        handle = menu.windowHandle()
        assert handle is not None
        spot = menu.actionGeometry(action).center()
        QTest.mouseMove(handle, spot)
        QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, spot)
        self.until(lambda: self.app.activePopupWidget() is None)

    def tab(self, beginning: str) -> None:
        """Open the tab whose title begins so."""
        strip = self.page.findChild(QTabBar)
        assert strip is not None
        titles = [str(strip.tabData(at)) for at in range(strip.count())]
        at = next(at for at, title in enumerate(titles) if title.startswith(beginning))
        self.click(strip, lambda: strip.tabRect(at).center())
        self.until(lambda: strip.currentIndex() == at)

    def go(self, name: str) -> None:
        """Press a destination in the sidebar."""
        assert self.window is not None
        key = {"Home": "home", "Platforms": "platforms", "Reminders": "reminders",
               "What I did": "history", "Settings": "settings"}[name]  # fmt: skip
        self.click(self.window.sidebar.item(key))
        self.until(lambda: self.page.name == key)

    # Keys

    def key(self, *keys: Qt.Key, shift: bool = False, ctrl: bool = False) -> None:
        """Press keys; they go to whatever has the focus."""
        modifiers = Qt.KeyboardModifier.NoModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        if ctrl:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        for key in keys:
            QTest.keyClick(self._keyboard(), key, modifiers)
            QTest.qWait(0)
            self._no_bug()

    def _keyboard(self) -> QWindow:
        popup = self.app.activePopupWidget()
        window = popup.windowHandle() if popup is not None else QGuiApplication.focusWindow()
        assert window is not None, "no window of ours has the keyboard"
        return window

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Type letters, digits, spaces."""
        for char in text:
            shifted = Qt.KeyboardModifier.ShiftModifier
            plain = Qt.KeyboardModifier.NoModifier
            key = _KEYS.get(char) or Qt.Key(ord(char.upper()))
            QTest.keyClick(self._keyboard(), key, shifted if char.isupper() else plain)
        QTest.qWait(0)

    def field(self, name: str) -> QWidget:
        """The text field of this name."""
        found: list[QWidget] = []

        def look() -> bool:
            fields = [*self.front.findChildren(QLineEdit), *self.front.findChildren(QPlainTextEdit)]
            found[:] = [f for f in fields if f.isVisible() and f.accessibleName().startswith(name)]
            return bool(found)

        self.until(look, f"no field “{name}”")
        return found[0]

    def write(self, name: str, text: str) -> None:
        """Press into a field and type over what is there."""
        field = self.field(name)
        self.click(field)
        self.key(Qt.Key.Key_A, ctrl=True)
        self.type(text)

    # What is on the disk

    def events(self) -> list[Event]:
        """What the folder holds, read anew by other services: nothing kept in memory counts."""
        fresh = build(self.folder, clock=self.clock)
        try:
            return list(fresh.journal.events)
        finally:
            _let_go(fresh)

    def kinds(self) -> list[str]:
        """The kinds of the acts on disk, in order."""
        return [type(event).__struct_config__.tag for event in self.events()]

    # Ways everybody goes

    def settled_in(self, place: str = "DE", *platforms: str) -> "Person":
        """Somebody who said where they live and what they use before."""
        fresh = build(self.folder, clock=self.clock)
        fresh.person.live_in(place)
        if platforms:
            fresh.person.use(*platforms)
        _let_go(fresh)
        return self

    def did(self, *targets: str) -> "Person":
        """Somebody who did these controls today."""
        fresh = build(self.folder, clock=self.clock)
        for text in targets:
            target = parse_target(text)
            assert target is not None
            fresh.guide.finish(target)
        _let_go(fresh)
        return self

    def walk(self, last: str = "") -> None:
        """Enter at every step of the guide until its end, or until the button says `last`."""
        for _ in range(30):
            if not self.page.findChild(QWidget) or "Step " not in self.words():
                return
            if last and self.filled() == last:
                return
            before = self.words()
            self.enter()
            self.until(lambda before=before: self.words() != before, "Enter did nothing")
        raise AssertionError("the guide has no end")


def _center(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    """The middle of a line, scrolled to within its list."""
    view.scrollTo(index)
    return view.visualRect(index).center()


def _spot(widget: QWidget) -> tuple[int, int]:
    """Where it is drawn, from top to bottom."""
    at = widget.mapToGlobal(QPoint(0, 0))
    return (at.y(), at.x())


def _let_go(services: Services) -> None:
    """The process ends: the database is closed."""
    services.journal._store.close()


def _rings(app: QApplication) -> list[FocusRing]:
    return [child for child in app.children() if isinstance(child, FocusRing)]


def _label(widget: QWidget) -> str:
    label = getattr(widget, "label", None)
    if isinstance(label, str):
        return label
    return widget.text().replace("&&", "&") if isinstance(widget, QRadioButton) else ""


def _near(widget: QWidget, words: str) -> bool:
    """Whether a button's name or the nearest thing around it says these words."""
    if words in widget.accessibleName():
        return True
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QAbstractScrollArea):
        labels = [label for label in around.findChildren(QLabel) if label.isVisible()]
        if labels:
            return any(words in label.text() for label in labels)
        around = around.parentWidget()
    return False


def _item(index: QModelIndex) -> str:
    said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
    return str(said or "")


def _read(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, QTabBar):
        yield from (str(widget.tabData(at) or "") for at in range(widget.count()))
    elif isinstance(widget, Select):
        yield widget.accessibleName()  # “Where you live: Germany”
    elif isinstance(widget, QAbstractButton):
        yield _label(widget)
    elif isinstance(widget, QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView):
        model = widget.model()
        yield from (_item(model.index(row, 0)) for row in range(model.rowCount()))
    elif type(widget).__name__ in _SPOKEN:
        yield widget.accessibleName()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in this process may reach further than this computer."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        assert self.family == socket.AF_UNIX, f"a connection to {address}"
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture
def person(
    qtbot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Person]:
    """Somebody new, in front of a program that was not started yet."""
    made = Person(qtbot, qapp, tmp_path / "data")
    for name in RecordingDesktop.STANDS_IN_FOR:
        recorded = getattr(made.desktop, name)
        monkeypatch.setattr(Desktop, name, lambda _self, *given, do=recorded: do(*given))
    yield made
    for dialog in [w for w in qapp.topLevelWidgets() if isinstance(w, QDialog | QMenu)]:
        dialog.close()
    made.close()
