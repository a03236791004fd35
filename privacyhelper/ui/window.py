"""The main window: sidebar, one page at a time, notices. It builds pages when they are first shown.

It is the shell pages talk to. Faults that services raise in a slot end in `show_fault`; bugs end in
the one excepthook, which calls `show_bug`.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from privacyhelper.domain.journal import Target, parse_target
from privacyhelper.services.changes import Kind
from privacyhelper.services.desk import Services
from privacyhelper.services.errors import Fault, UserFault
from privacyhelper.ui.kit.tasks import Tasks
from privacyhelper.ui.kit.theme import Theme
from privacyhelper.ui.page import Page, PageName, Question, Route, Shell
from privacyhelper.ui.widgets.sidebar import Sidebar
from privacyhelper.ui.widgets.surfaces import Banner, Toast

if TYPE_CHECKING:
    from privacyhelper.ui.desktop import Desktop

PageFactory: TypeAlias = Callable[[Shell], Page]
CompanionFactory: TypeAlias = Callable[[Shell, Target], QWidget]

_NAVIGATION: tuple[tuple[PageName, str], ...] = (
    ("home", "Home"),
    ("platforms", "Platforms"),
    ("reminders", "Reminders"),
    ("history", "What I did"),
    ("settings", "Settings"),
)
_PARENT: Mapping[PageName, PageName] = {"platform": "platforms", "guide": "home"}
_LONGEST_TRAIL = 30


class Window(QWidget):
    """The one window of the program."""

    painted = Signal()

    def __init__(
        self,
        services: Services,
        theme: Theme,
        pages: Mapping[PageName, PageFactory],
        companion: CompanionFactory,
        *,
        version: str,
        desktop: "Desktop | None" = None,
    ) -> None:
        super().__init__()
        self.services = services
        self.theme = theme
        self.version = version
        self.tasks = Tasks(self)
        self._factories = pages
        self._companion_factory = companion
        self._companion: QWidget | None = None
        self._given_desktop = desktop
        self._pages: dict[PageName, Page] = {}
        self._trail: list[Route] = []
        self._route: Route | None = None
        self._stale: set[PageName] = set()
        self._painted = False
        self.erased = False
        self._closing: list[Callable[[], object]] = []
        self._build()
        self._unsubscribe = services.changes.subscribe(self._changed)

    def _build(self) -> None:
        self.setWindowTitle("Privacy Helper")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar("Privacy Helper")
        for key, text in _NAVIGATION:
            self.sidebar.add(key, text)
        self.sidebar.chosen.connect(self._navigate)
        row.addWidget(self.sidebar)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(34, 0, 34, 0)
        self._notices.setSpacing(8)
        right.addLayout(self._notices)
        self.stack = QStackedWidget()
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        self.toast = Toast(self)
        self.sidebar.set_footer(
            self.tr("Everything stays on this computer.\nLast network use: never")
        )
        for keys, act in (
            (QKeySequence.StandardKey.Back, self.back),
            (QKeySequence.StandardKey.Find, self._find),
            (QKeySequence.StandardKey.Quit, self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # Going places

    @property
    def route(self) -> Route | None:
        """Where we are."""
        return self._route

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._route.page) if self._route is not None else None

    def go(self, route: Route) -> None:
        """Show another page."""
        if self._route is not None and self._route != route:
            self._trail = [*self._trail[-_LONGEST_TRAIL:], self._route]
        self._show(route)

    def back(self) -> None:
        """Return to where the person came from."""
        self._show(self._trail.pop() if self._trail else Route("home"))

    def open_target(self, text: str) -> None:
        """Show what a target written as text names; Home for an empty or unknown one."""
        target = parse_target(text) if text else None
        if target is None:
            self.go(Route("home"))
            return
        try:
            self.services.plans.here(target)
            if target.control:
                self.services.guide.walk(target)
        except Fault as fault:
            self.go(Route("home"))
            self.show_fault(fault)
            return
        self.go(Route("guide" if target.control else "platform", target))

    def _navigate(self, key: str) -> None:
        for name, _ in _NAVIGATION:
            if name == key:
                self.go(Route(name))

    def _find(self) -> None:
        self.go(Route("platforms", detail="search"))

    def _show(self, route: Route) -> None:
        leaving = self.page
        if leaving is not None and self._route is not None and route.page != self._route.page:
            leaving.leave()
        before = self._route
        stays = before is not None and (route.page, route.target) == (before.page, before.target)
        if before is not None and before.page == "guide" and not stays:
            # “Step 2 of 4 is written down” would mean another step in the next guide.
            self.toast.put_away()
        self._route = route
        self._stale.discard(route.page)
        self.sidebar.setVisible(route.page != "welcome")
        self.sidebar.set_current(_PARENT.get(route.page, route.page))
        page = self._pages.get(route.page)
        if page is None:
            page = self._factories[route.page](self)
            self._pages[route.page] = page
            self.stack.addWidget(page)
            # At its final width the page lays its text out once, not once more when it is shown.
            layout = self.layout()
            if layout is not None:
                layout.activate()
            page.resize(self.stack.size())
        try:
            page.show_route(route)
        except Fault as fault:
            self.show_fault(fault)
        self.stack.setCurrentWidget(page)
        headline = page.headline()
        self.setWindowTitle(f"{headline} · Privacy Helper" if headline else "Privacy Helper")
        focus = page.first_focus()
        if focus is not None:
            QTimer.singleShot(0, focus, lambda: _take_focus(focus))
        self.update_counts()

    # Changes

    def _changed(self, kinds: frozenset[Kind]) -> None:
        for name, page in self._pages.items():
            if not page.concerns & kinds:
                continue
            if self._route is not None and name == self._route.page:
                page.refresh()
            else:
                self._stale.add(name)
        self.update_counts()

    def update_counts(self) -> None:
        """Show in the sidebar how much is due."""
        due = len(self.services.plans.due())
        self.sidebar.item("reminders").set_count(due, self.tr("due"))

    def tick(self) -> None:
        """Time went by: what is due may have changed, or another process may have written."""
        self.services.journal.refresh()
        self.update_counts()
        page = self.page
        if page is not None and page.name in ("home", "reminders"):
            page.refresh()

    # What pages ask for

    @property
    def _desktop(self) -> "Desktop":
        # Imported when first asked for: the first paint does without file choosers and the like.
        if self._given_desktop is None:
            from privacyhelper.ui.desktop import Desktop  # noqa: PLC0415

            self._given_desktop = Desktop()
        return self._given_desktop

    def open_address(self, url: str) -> None:
        """Open an https address in the browser."""
        try:
            self._desktop.open_address(url)
        except Fault as fault:
            self.show_fault(fault)

    def open_folder(self, path: str) -> None:
        """Show a folder in the file manager."""
        try:
            self._desktop.open_folder(path)
        except Fault as fault:
            self.show_fault(fault)

    def compose_mail(self, recipient: str, subject: str, body: str) -> bool:
        """Open a mail draft."""
        return self._desktop.compose_mail(recipient, subject, body)

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        self._desktop.copy(text)

    def pasted_picture(self) -> bytes:
        """The picture on the clipboard as PNG."""
        return self._desktop.pasted_picture()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """A short notice at the bottom, read out by screen readers."""
        self.toast.say(text, undo)
        self.announce(text)

    def announce(self, text: str) -> None:
        """Have a screen reader say this."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_fault(self, fault: Fault) -> None:
        """Say what went wrong above the page, until the person closes it."""
        mend = isinstance(fault, UserFault)
        title = self.tr("That is not possible here") if mend else self.tr("That failed")
        self.notice(title, str(fault), bad=not mend)

    def notice(self, title: str, text: str, *, bad: bool = False) -> None:
        """A banner above the page, until it is closed; the same one is not shown twice."""
        for index in range(self._notices.count()):
            item = self._notices.itemAt(index)
            shown = item.widget() if item is not None else None
            if isinstance(shown, Banner) and shown.text.text() == text:
                return
        banner = Banner(title, text, tone="bad" if bad else "warn")

        def close() -> None:
            self._notices.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
            if not self._notices.count():
                self._notices.setContentsMargins(34, 0, 34, 0)

        banner.add_button(self.tr("Close"), close)
        self._notices.setContentsMargins(34, 16, 34, 0)
        self._notices.addWidget(banner)
        self.announce(f"{title}. {text}")

    def takes_fault(self, error: BaseException) -> bool:
        """Show what a slot raised if it is a fault with words for the person; else it is a bug."""
        if isinstance(error, Fault):
            self.show_fault(error)
            return True
        return False

    def show_bug(self, report: str) -> None:
        """Show what a bug report would contain."""
        from privacyhelper.ui.dialogs import BugDialog  # noqa: PLC0415 seldom needed

        BugDialog(report, self).open()

    def ask(self, question: Question, then: Callable[[], object]) -> None:
        """Ask; call `then` on yes."""
        from privacyhelper.ui.dialogs import QuestionDialog  # noqa: PLC0415 seldom needed

        QuestionDialog(question, then, self).open()

    def pick_file(self, title: str, pattern: str, then: Callable[[str], object]) -> None:
        """Let the person choose a file to read."""
        self._desktop.pick_file(self, title, pattern, then)

    def pick_target(self, title: str, name: str, then: Callable[[str], object]) -> None:
        """Let the person choose where to save."""
        self._desktop.pick_target(self, title, name, then)

    def companion(self, target: Target) -> None:
        """Show the small window; the main one makes room for it."""
        if self._companion is not None:
            self._companion.close()
        self._companion = self._companion_factory(self, target)
        self._companion.show()

    # The window itself

    def when_closing(self, act: Callable[[], object]) -> None:
        """Call this when the window closes."""
        self._closing.append(act)

    def bring_forward(self) -> None:
        """Come to the front as far as the desktop lets us (Wayland may only flash us)."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QWidget.closeEvent."""
        if self._companion is not None:
            self._companion.close()
        page = self.page
        if page is not None:
            page.leave()
        self._unsubscribe()
        for act in self._closing:
            act()
        self.tasks.stop()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: coming forward, see what another process wrote."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.services.journal.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QWidget.paintEvent: tell once that the first page is being painted."""
        super().paintEvent(event)
        if not self._painted and self._route is not None:
            self._painted = True
            self.painted.emit()


def _take_focus(widget: QWidget) -> None:
    """Give a widget the focus where the person can see it."""
    widget.setFocus()
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget)
