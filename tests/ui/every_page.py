"""Every page there is, and how to bring a window to each; what a look at a page can find wrong.

A `Room` is the real window with its real pages over a person's record in memory. A scene is a page
in one of its states. The faults found are sentences, so that a failing test says what to change.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.adapters.paths import folders, resource_root
from privacyhelper.app import _companion, _pages
from privacyhelper.services.desk import Services
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.kit.theme import Theme
from privacyhelper.ui.page import Page, Route
from privacyhelper.ui.pages.guide.page import GuidePage
from privacyhelper.ui.pages.welcome.page import WelcomePage
from privacyhelper.ui.widgets.buttons import PressButton, PrimaryButton
from privacyhelper.ui.widgets.tabs import Tabs
from privacyhelper.ui.window import Window
from tests.made_up_person import RELAPSED, STILL, target
from tests.ui.stage import NotingDesktop

STEPS = {
    "open": ("strava/deny-health-data", 0),
    "navigate": ("microsoft/copilot-switches", 1),
    "toggle": ("x/grok-setting", 2),
    "choose": ("strava/tighten-sharing", 1),
    "check": ("microsoft/voice-clips-off", 2),
    "fill": ("linkedin/objection-form", 1),
    "submit": ("microsoft/privacy-team-request", 3),
    "keep": ("microsoft/dpo-letter", 2),
    "email": ("slack/objection-email", 0),
    "wait": ("duolingo/erase-account", 3),
    "note": ("microsoft/close-account", 0),
}
"""A control for every kind of step, and how many steps stand before it."""

PLATFORM_TABS = ("says", "do", "coverage", "rights", "history", "others", "sources")
SENT = "reddit/gdpr-objection"
FINISHED = "strava/aggregated-data-usage"
SCENES = (
    *("welcome", "welcome-platforms", "home", "platforms", "platforms-search"),
    *(f"platform-{tab}" for tab in PLATFORM_TABS),
    *(f"guide-{kind}" for kind in STEPS),
    *("guide-look", "guide-answer", "guide-outcome", "guide-different", "guide-not-me"),
    *("reminders", "history", "history-proof", "settings"),
)


class Longer(QTranslator):
    """Makes every translated text 40 % longer, as German does, with German-like words."""

    WORDS = " Einstellungen und Datenschutz beziehungsweise"

    def isEmpty(self) -> bool:  # noqa: N802 Qt's name
        return False

    def translate(self, _context, text, _comment=None, _n=-1):
        more = -(-len(text) * 2 // 5)
        if more <= 4:
            return text + (" nun" if text.endswith("}") else "ungen"[:more])
        return text + (self.WORDS * (more // len(self.WORDS) + 1))[:more].rstrip()


def shipped(cache: Path) -> FileCatalogue:
    """The shipped catalogue, with the person's own files from `cache / own`."""
    return FileCatalogue(resource_root() / "catalogue", cache=cache, own=cache / "own")


class Room(QObject):
    """The window at one size, scheme and text size, with somebody's record."""

    def __init__(
        self,
        app: QApplication,
        services: Services,
        folder: Path,
        theme: Theme,
        size: tuple[int, int],
        about: str,
    ) -> None:
        super().__init__()
        self.services = services
        self.about = about
        self.strays: list[str] = []
        self._app = app
        self.size = size
        self.window = Window(
            services,
            theme,
            _pages(folders(folder)),
            _companion,
            version="0",
            desktop=NotingDesktop(),
        )
        self.window.resize(*size)
        self.window.go(Route("home"))
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self._app.installEventFilter(self)

    def close(self) -> None:
        self._app.removeEventFilter(self)
        self.window.close()
        self.window.deleteLater()
        QTest.qWait(0)

    @property
    def page(self) -> Page:
        page = self.window.page
        assert page is not None
        return page

    def settle(self) -> None:
        """Let everything that comes in slices come, and Qt lay it out."""
        QTest.qWait(0)
        for _ in range(3):
            for staged in self.window.findChildren(Staged):
                staged.finish()
            QTest.qWait(0)

    def visit(self, scene: str) -> Page:
        """Bring the window to the scene."""
        self.window.resize(*self.size)
        self.strays.clear()
        _show(self, scene)
        self.settle()
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            assert QTest.qWaitForWindowActive(self.window)
        return self.page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what appears as a window of its own, if only for a moment."""
        shows = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shows and watched.isWindow() and watched is not self.window:
            self.strays.append(say(watched))
        return False


def _show(room: Room, scene: str) -> None:
    window = room.window
    first, _, rest = scene.partition("-")
    if first == "guide":
        _show_guide(room, rest)
        return
    about = target(room.about)
    routes = {
        "platforms-search": Route("platforms", detail="search"),
        "welcome-platforms": Route("welcome", detail="platforms"),
        "history-proof": Route("history"),
    }
    plain = Route("platform", about, rest) if first == "platform" else Route(first)  # type: ignore[arg-type]
    window.go(routes.get(scene, plain))
    room.settle()
    if scene == "history-proof":
        tabs = room.page.findChild(Tabs)
        assert tabs is not None
        tabs.open(1)
    elif scene == "platforms-search":
        room.page.findChildren(QLineEdit)[0].setText("linkdin")
    elif scene == "welcome-platforms":
        assert isinstance(room.page, WelcomePage)
        assert room.page.at_choice


def _show_guide(room: Room, scene: str) -> None:
    guide = room.services.guide
    controls = {"look": STILL, "answer": SENT, "outcome": FINISHED}
    if scene in controls or scene in ("different", "not-me"):
        name = controls.get(scene, RELAPSED)
        detail = {"look": "check", "answer": "answer"}.get(scene, "")
        if scene == "outcome" and guide.walk(target(name)).step is not None:
            guide.finish(target(name))
        room.window.go(Route("guide", target(name), detail))
        if scene in ("different", "not-me"):
            page = room.page
            assert isinstance(page, GuidePage)
            assert page.walker is not None
            page.walker.asked = "different" if scene == "different" else "not-me"
            page.redraw()
        return
    name, before = STEPS[scene]
    walk = guide.start(target(name)) if before else guide.walk(target(name))
    for step in walk.control.steps[:before]:
        if step.id not in walk.record.steps:
            guide.do(target(name), step.id)
    room.window.go(Route("guide", target(name), "steps"))


# What one can find wrong


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below."""
    return (w for w in root.findChildren(QWidget) if w.isVisible())


def say(widget: QWidget) -> str:
    """The widget, for a sentence about it."""
    text = getattr(widget, "label", "")
    if isinstance(widget, QLabel | QLineEdit):
        text = widget.text()
    name = (text if isinstance(text, str) else "") or widget.accessibleName()
    return f"{type(widget).__name__} “{str(name)[:60]}”"


def nameless(window: QWidget) -> list[str]:
    """What can have the focus and would be read out as nothing."""
    found = []
    for widget in shown(window):
        policy = widget.focusPolicy()
        if policy == Qt.FocusPolicy.NoFocus or not widget.isEnabled():
            continue
        if isinstance(widget, QScrollArea) or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(say(widget))
    return found


def _room_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def beyond(window: QWidget) -> list[str]:
    """What reaches out of the window, or of the surface it stands on, to the side."""
    found = []
    for widget in shown(window):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or type(widget).__name__ == "_Ring":
            continue
        place = _room_of(widget)
        if place.left() < 0 or place.right() > window.width():
            found.append(f"{say(widget)} from {place.left()} to {place.right()} of the window")
        elif not _scrolls(parent) and not 0 <= widget.x() <= parent.width() - widget.width() + 1:
            found.append(
                f"{say(widget)} ends at {widget.geometry().right()} of {parent.width()} "
                f"in {type(parent).__name__}"
            )
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width():
            found.append(f"{inside.width()} px of content in {area.viewport().width()} px")
    return found


def _scrolls(surface: QWidget) -> bool:
    return surface.objectName() == "qt_scrollarea_viewport"


def clipped(window: QWidget) -> list[str]:
    """Texts that have too little room."""
    found = []
    for widget in shown(window):
        least = _least(widget)
        if least is None:
            continue
        wide, high = least
        if widget.height() < high:
            found.append(f"{say(widget)} needs {high} px in height, has {widget.height()}")
        if widget.width() < wide:
            found.append(f"{say(widget)} needs {wide} px in width, has {widget.width()}")
        parent, low = widget.parentWidget(), widget.geometry().bottom()
        if parent is not None and not _scrolls(parent) and low > parent.height():
            found.append(f"{say(widget)} ends at {low} of {parent.height()}")
    return found


def _least(widget: QWidget) -> tuple[int, int] | None:
    """The least room for the text of this widget: width, and height at the width it has."""
    if isinstance(widget, QLabel):
        if not widget.text():
            return None
        if widget.hasHeightForWidth():
            return _widest_word(widget), widget.heightForWidth(widget.width())
        return widget.sizeHint().width(), widget.sizeHint().height()
    if isinstance(widget, QAbstractButton):
        if not getattr(widget, "label", ""):
            return None
        least = widget.minimumSizeHint()
        high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
        return least.width(), max(least.height() if not high else 0, high)
    if isinstance(widget, QLineEdit):
        return 0, QFontMetrics(widget.font()).height()
    if isinstance(widget, QTabBar) and not widget.usesScrollButtons():
        return widget.sizeHint().width(), widget.sizeHint().height()
    return None


def _widest_word(label: QLabel) -> int:
    """The width of the longest usual word; addresses and the like may break anywhere."""
    metrics = QFontMetrics(label.font())
    words = [w for w in label.text().split() if w.isalpha() and len(w) <= 14]
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def overlapping(window: QWidget) -> list[str]:
    """Texts that stand on one another."""
    parts = [w for w in shown(window) if isinstance(w, QLabel | QAbstractButton | QLineEdit)]
    parts = [w for w in parts if w.width() > 1 and w.height() > 1]
    by_surface: dict[QWidget, list[tuple[QWidget, QRect]]] = {}
    for part in parts:
        surface = _surface(part)
        place = QRect(part.mapTo(surface, QPoint(0, 0)), part.size())
        by_surface.setdefault(surface, []).append((part, place))
    found = []
    for standing in by_surface.values():
        for at, (one, place) in enumerate(standing):
            for other, there in standing[at + 1 :]:
                common = place.intersected(there)
                if common.width() > 1 and common.height() > 1 and not _holds(one, other):
                    found.append(f"{say(one)} and {say(other)} share {common.getRect()}")
    return found


def _holds(one: QWidget, other: QWidget) -> bool:
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def _surface(widget: QWidget) -> QWidget:
    """What a widget scrolls with, or its window."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        holder = above.parentWidget()
        if holder is not None and _scrolls(holder):
            return above
        above = holder
    return widget.window()


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where Tab leads, from the first stop until it comes round."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    stops: list[QWidget] = []
    for _ in range(2000):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None, f"Tab lost the focus after {[say(s) for s in stops[-1:]]}"
        if stops and now is stops[0]:
            return stops
        if now in stops:
            msg = f"Tab is caught at {say(now)} after {say(stops[-1])}"
            raise AssertionError(msg)
        stops.append(now)
    msg = "Tab never came round"
    raise AssertionError(msg)


def reachable(window: QWidget) -> list[QWidget]:
    """What Tab should stop at: of a group of which one is chosen, that one."""
    return [
        w
        for w in shown(window)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isEnabled()
        and w.focusProxy() is None
        and not _other_of_a_group(w)
    ]


def _other_of_a_group(widget: QWidget) -> bool:
    return (
        isinstance(widget, QAbstractButton)
        and (widget.autoExclusive() or (widget.group() is not None and widget.group().exclusive()))
        and widget.isCheckable()
        and not widget.isChecked()
    )


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Steps of Tab that lead up, or to the left in the same line."""
    found = []
    for one, other in pairwise(stops):
        surface = _surface(one)
        if surface is not _surface(other):
            continue
        here = QRect(one.mapTo(surface, QPoint(0, 0)), one.size())
        there = QRect(other.mapTo(surface, QPoint(0, 0)), other.size())
        side_by_side = min(here.right(), there.right()) > max(here.left(), there.left())
        in_line = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        same_line = in_line > min(here.height(), there.height()) / 2
        if side_by_side and there.bottom() <= here.top():
            found.append(f"from {say(one)} up to {say(other)}")
        elif same_line and there.right() <= here.left():
            found.append(f"from {say(one)} left to {say(other)}")
    return found


def filled(window: QWidget) -> list[str]:
    """The words on the filled buttons that are shown."""
    return [b.label for b in window.findChildren(PrimaryButton) if b.isVisible()]


def might_be_markup(text: str) -> bool:
    """Whether Qt would take this text for markup, where it is left to guess."""
    return re.search(r"<[a-zA-Z!/]", text) is not None


def drawn_as_markup(window: QWidget) -> list[str]:
    """Texts that Qt would read as markup."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        guesses = isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText
        if guesses and might_be_markup(widget.text()):
            found.append(f"text of {say(widget)}")
        tip = widget.toolTip()
        if might_be_markup(tip.removeprefix("<span>").removesuffix("</span>")):
            found.append(f"tool tip of {say(widget)}: {tip[:60]}")
    return found


def words(window: QWidget) -> str:
    """Everything that can be read in the window."""
    texts = [w.text() for w in shown(window) if isinstance(w, QLabel)]
    texts += [w.label for w in shown(window) if isinstance(w, PressButton)]
    texts += [w.toPlainText() for w in shown(window) if isinstance(w, QPlainTextEdit)]
    return "\n".join(texts)
