"""One platform: what it says, what one can do, what is stopped, rights, history, others, sources.

The page is a head and seven tabs. A tab is built when it is first opened and brought up to date
when something changes; it is made anew only when the platform, the account, the place or what
holds there is another.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from privacyhelper.domain.journal import Target
from privacyhelper.services.changes import Kind
from privacyhelper.services.errors import UnknownTarget
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.page import Page, Route, Shell
from privacyhelper.ui.pages.platform.controls import ControlsTab
from privacyhelper.ui.pages.platform.coverage import CoverageTab
from privacyhelper.ui.pages.platform.head import Head
from privacyhelper.ui.pages.platform.history import HistoryTab
from privacyhelper.ui.pages.platform.others import OthersTab
from privacyhelper.ui.pages.platform.rights import RightsTab
from privacyhelper.ui.pages.platform.says import SaysTab
from privacyhelper.ui.pages.platform.sources import SourcesTab
from privacyhelper.ui.pages.platform.view import Part, View, look
from privacyhelper.ui.widgets.scroll import ScrollPage
from privacyhelper.ui.widgets.tabs import Tabs

TABS = ("says", "do", "coverage", "rights", "history", "others", "sources")
"""What a route's detail may name, in the order of the tabs."""
_MARGIN_ABOVE = 16


class PlatformPage(Page):
    """Everything about one platform for one account."""

    name = "platform"
    concerns: ClassVar[frozenset[Kind]] = frozenset({"place", "platforms", "progress"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.sheet = ScrollPage()
        self.column.addWidget(self.sheet)
        self.view: View | None = None
        self.head: Head | None = None
        self.tabs: Tabs | None = None
        self._reveal: QWidget | None = None

    def show_route(self, route: Route) -> None:
        """Override Page.show_route.

        Raises:
            UnknownTarget, NotInCatalogue: there is no such platform or account.
        """
        if route.target is None:
            raise UnknownTarget
        target = Target(route.target.platform, route.target.account)
        self._show(look(self.shell.services, target))
        self._reveal = None
        self._open(route.detail or ("do" if route.target.control else ""))

    def refresh(self) -> None:
        """Override Page.refresh."""
        if self.view is None:
            return
        target = self.view.here.target()
        try:
            view = look(self.shell.services, target)
        except UnknownTarget:
            view = look(self.shell.services, Target(target.platform))
        focused = _focused(self)
        within = focused is not None and self.isAncestorOf(focused)
        self._show(view)
        left = _focused(self)
        if within and self.head is not None and (left is None or not left.isVisible()):
            self.head.button.setFocus()

    def first_focus(self) -> QWidget | None:
        """Override Page.first_focus: the one thing to do, or what the route asked to see."""
        if self._reveal is not None:
            return self._reveal
        return self.head.button if self.head is not None else None

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 Qt's names
        """Override QWidget.focusNextPrevChild: parts unfold later; Tab goes as one reads."""
        follow_reading_order(self)
        return super().focusNextPrevChild(next)

    def headline(self) -> str:
        """Override Page.headline."""
        return self.view.here.platform.name if self.view is not None else ""

    def _show(self, view: View) -> None:
        old, self.view = self.view, view
        if old is None or old.shape != view.shape or self.tabs is None or self.head is None:
            same = old is not None and old.here.platform.id == view.here.platform.id
            self._build(view, tab=self.tabs.current if same and self.tabs is not None else 0)
            return
        self.head.show_view(view)
        for index in range(self.tabs.count()):
            part = self.tabs.content(index)
            if isinstance(part, Part):
                part.show_view(view)

    def _build(self, view: View, tab: int) -> None:
        bar = self.sheet.verticalScrollBar()
        place = bar.value() if tab else 0
        self.sheet.clear()
        self.head = Head(self.shell, view)
        self.sheet.add(self.head)
        self.tabs = Tabs()
        self.sheet.add(self.tabs)
        platform = view.here.platform
        can = len([c for c in view.here.controls if c.kind != "none"])
        for title, make in (
            (self.tr("What it says"), SaysTab),
            (self.tr("What you can do ({n})").format(n=can), ControlsTab),
            (self.tr("Coverage"), CoverageTab),
            (self.tr("Your rights here"), RightsTab),
            (self.tr("History ({n})").format(n=len(platform.timeline)), HistoryTab),
            (self.tr("How others do it"), OthersTab),
            (self.tr("Sources ({n})").format(n=len(platform.sources)), SourcesTab),
        ):
            self.tabs.add(title, self._factory(make))
        self.tabs.strip.setAccessibleName(self.tr("Parts of this page"))
        if tab:
            self.tabs.open(tab)
        bar.setValue(place)
        follow_reading_order(self)

    def _factory(self, make: Callable[[Shell, View], Part]) -> Callable[[], QWidget]:
        """Makes a tab from the view that holds when it is opened."""

        def build() -> QWidget:
            if self.view is None:
                return QWidget()
            return make(self.shell, self.view)

        return build

    def _open(self, detail: str) -> None:
        """Show what a route's detail names: a tab, or the card of a clause."""
        if self.tabs is None or not detail:
            return
        if detail in TABS:
            self.tabs.open(TABS.index(detail))
            self._reveal = self.tabs.strip
            return
        self.tabs.open(0)
        says = self.tabs.content(0)
        card = says.reveal(detail) if isinstance(says, SaysTab) else None
        if card is not None:
            self._reveal = card.fold.button
            QTimer.singleShot(0, card, lambda: self._scroll_to(card))

    def _scroll_to(self, card: QWidget) -> None:
        """Put a card at the top of what is visible, once it has been laid out."""
        top = card.mapTo(self.sheet.content, card.rect().topLeft()).y()
        self.sheet.verticalScrollBar().setValue(top - _MARGIN_ABOVE)


def _focused(page: QWidget) -> QWidget | None:
    """What has the focus in the page's window; nothing may have it."""
    return page.window().focusWidget()
