"""Settings: the person, the looks, the data, the catalogue, the program."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from privacyhelper.services.changes import Kind
from privacyhelper.services.erase import Erasable
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Page, PageName, Route, Shell
from privacyhelper.ui.pages.settings.catalogue import AboutCard, CatalogueCard
from privacyhelper.ui.pages.settings.data import DataCard, Where
from privacyhelper.ui.pages.settings.look import LookCard
from privacyhelper.ui.pages.settings.you import AccountsCard, PlaceCard
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.scroll import ScrollPage


class SettingsPage(Page):
    """One column of cards. The first is there at once, the others follow.

    Args:
        shell: the window.
        where: the person's folders.
        others: what else this program wrote and “delete everything” takes along.
    """

    name: ClassVar[PageName] = "settings"
    concerns: ClassVar[frozenset[Kind]] = frozenset({"place", "platforms", "settings", "record"})

    def __init__(self, shell: Shell, where: Where, others: Iterable[Erasable] = ()) -> None:
        super().__init__(shell)
        self._where = where
        self._others = tuple(others)
        self.page = ScrollPage()
        self.column.addWidget(self.page)
        self.page.add(PageHead(self.tr("Settings")))
        self.place: PlaceCard | None = None
        self.accounts: AccountsCard | None = None
        self.look: LookCard | None = None
        self.data: DataCard | None = None
        self._staged = Staged(self._parts(), self)
        self._staged.finished.connect(self._built)
        self._staged.start()

    def _parts(self) -> Iterable[Callable[[], object]]:
        return (
            self._add_place,
            self._add_accounts,
            self._add_look,
            self._add_data,
            lambda: self.page.add(CatalogueCard(self.shell, self._where.own_catalogue)),
            lambda: self.page.add(AboutCard(self.shell.version)),
        )

    def _add_place(self) -> None:
        self.place = PlaceCard(self.shell)
        self.page.add(self.place)

    def _add_accounts(self) -> None:
        self.accounts = AccountsCard(self.shell)
        self.accounts.changed.connect(self._accounts_changed)
        self.page.add(self.accounts)

    def _add_look(self) -> None:
        self.look = LookCard(self.shell)
        self.page.add(self.look)

    def _add_data(self) -> None:
        self.data = DataCard(self.shell, self._where, self._others)
        self.page.add(self.data)

    def _accounts_changed(self) -> None:
        follow_reading_order(self)
        # What was opened below a row has its place only after the layout's turn.
        QTimer.singleShot(0, self, self._show_opened)

    def _show_opened(self) -> None:
        below = self.accounts.rows.below if self.accounts is not None else None
        if below is not None:
            self.page.ensureWidgetVisible(below, 0, 24)

    def _built(self) -> None:
        follow_reading_order(self)

    def finish(self) -> None:
        """Build what is still on its way at once."""
        self._staged.finish()

    def show_route(self, route: Route) -> None:
        """Override Page.show_route: `detail` may name a part to go to, such as `data`."""
        self.refresh()
        if route.detail == "data":
            self.finish()
            if self.data is not None:
                self.page.ensureWidgetVisible(self.data)

    def refresh(self) -> None:
        """Override Page.refresh."""
        for part in (self.place, self.accounts, self.look):
            if part is not None:
                part.refresh()

    def leave(self) -> None:
        """Override Page.leave: an offer to open a folder is over."""
        if self.data is not None:
            self.data.saved.close_notice()

    def first_focus(self) -> QWidget | None:
        """Override Page.first_focus."""
        return self.place.select if self.place is not None else None

    def headline(self) -> str:
        """Override Page.headline."""
        return self.tr("Settings")
