"""All platforms: search as you type, filters, where the person stands with each."""

from collections.abc import Sequence
from typing import ClassVar, cast

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from privacyhelper.domain.catalogue import Category
from privacyhelper.domain.journal import Target
from privacyhelper.domain.places import EVERYWHERE
from privacyhelper.services import ports, wording
from privacyhelper.services.changes import Kind
from privacyhelper.services.library import Filter
from privacyhelper.ui.models.places import place_name
from privacyhelper.ui.models.platform_list import PlatformList, note_of, state_of
from privacyhelper.ui.page import Page, PageName, Route, Shell
from privacyhelper.ui.widgets.buttons import Button, PrimaryButton
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.inputs import SearchField
from privacyhelper.ui.widgets.labels import Muted, Small
from privacyhelper.ui.widgets.lines import Line
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.painted_rows import PaintedRows
from privacyhelper.ui.widgets.pick_chips import PickChips
from privacyhelper.ui.widgets.scroll import ScrollPage
from privacyhelper.ui.widgets.surfaces import Banner, Card, EmptyState

_ANY = "any"
_MOST_FAULTS = 4


class PlatformsPage(Page):
    """The list of platforms with its search and filters."""

    name: ClassVar[PageName] = "platforms"
    concerns: ClassVar[frozenset[Kind]] = frozenset({"place", "platforms", "progress", "record"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.model = PlatformList(self)
        self._wants_search = True
        self._opened = ""
        self.area = ScrollPage()
        self.area.body.setSpacing(12)
        self.column.addWidget(self.area)
        self._build_head()
        self._faults = _FaultBanner()
        self.area.add(self._faults)
        self._build_filters()
        self._build_list()

    # Building

    def _build_head(self) -> None:
        self.head = PageHead(self.tr("Platforms"))
        self.add_button = PrimaryButton(self.tr("Add platforms"))
        self.add_button.clicked.connect(lambda: self.shell.go(Route("welcome", detail="platforms")))
        self.head.add(self.add_button)
        self.area.add(self.head)
        self.about = Muted()
        self.area.add(self.about)

    def _build_filters(self) -> None:
        self.search = SearchField(self.tr("Search names, what they say and what you can do…"))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.searched.connect(self._search)
        self.search.down.connect(self._into_list)
        self.search.returnPressed.connect(self._open_current)
        self.category = Select(
            self.tr("Category"), self._categories(), _ANY, prefix=self.tr("Category:")
        )
        self.category.changed.connect(self._filter)
        self.area.add(Line(self.search, self.category, spacing=10, least=260))
        self.only = PickChips(
            self.tr("Show only"),
            [
                Option(key="mine", text=self.tr("Mine")),
                Option(key="to-do", text=self.tr("To do")),
                Option(key="trains", text=self.tr("Trains by default")),
                Option(key="can-refuse", text=self.tr("You can say no")),
            ],
        )
        self.only.changed.connect(self._show_rows)
        self.count = Small()
        self.count.setWordWrap(False)
        self.area.add(Line(self.only, self.count, spacing=16, least=450))

    def _categories(self) -> list[Option]:
        used = {summary.category for summary in self.shell.services.catalogue.summaries()}
        words = [
            Option(key=key, text=text) for key, text in wording.CATEGORY.items() if key in used
        ]
        return [Option(key=_ANY, text=self.tr("All")), *words]

    def _build_list(self) -> None:
        self.list = PaintedRows(self.tr("Platforms"), self.model, list(wording.POSTURE.values()))
        self.list.opened.connect(self._open)
        self.list.left_at_top.connect(self.search.setFocus)
        self.card = Card(margin=6)
        self.card.body.setContentsMargins(6, 6, 6, 6)
        self.card.add(self.list)
        self.area.add(self.card)
        self.clear = Button(self.tr("Clear search and filters"))
        self.clear.clicked.connect(self._clear)
        self.empty = EmptyState("", "", self.clear)
        self.empty.hide()
        self.area.add(self.empty)

    # Showing

    def show_route(self, route: Route) -> None:
        """Show the list as it was left; `search` puts the cursor into the search field."""
        self.refresh()
        back = not route.detail and self._opened and self.model.row_of(self._opened) >= 0
        self._wants_search = not back
        if route.detail == "search":
            self.search.selectAll()
            self.area.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Read again; search, filters, selection and place in the list stay."""
        services = self.shell.services
        place = services.person.place
        known = services.catalogue.jurisdictions()
        if place == EVERYWHERE:
            text = self.tr("What they do with your data for AI, and where you stand.")
        else:
            text = self.tr("What they do with your data for AI in {0}, and where you stand.")
        self.about.setText(text.format(wording.the(place_name(place, known))))
        self._faults.show_faults(services.catalogue.faults())
        categories = self._categories()
        keys = {option.key for option in categories}
        self.category.set_options(
            categories, self.category.key if self.category.key in keys else _ANY
        )
        self.list.set_states(sorted({state_of(row) for row in services.library.rows()}))
        self._show_rows()

    def _show_rows(self) -> None:
        query = self.search.text().strip()
        chosen = self.category.key
        category = None if chosen == _ANY else cast("Category", chosen)
        library = self.shell.services.library
        rows = library.rows(query, category, self._only())
        notes = (note_of(row) for row in rows)
        self.list.set_longest_note(max(notes, key=len, default=""))
        self.model.replace(rows)
        total = len(self.shell.services.catalogue.summaries())
        self._show_count(wording.platforms_shown(len(rows), total))
        self.card.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not rows:
            self._explain(query)

    def _only(self) -> frozenset[Filter]:
        """What must be true of a platform to be listed; nothing when no filter is pressed."""
        return frozenset(cast("tuple[Filter, ...]", self.only.keys))

    def _show_count(self, text: str) -> None:
        if text == self.count.text():
            return
        self.count.setText(text)
        if QAccessible.isActive() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _explain(self, query: str) -> None:
        """Say why nothing is listed, and what to do."""
        only = self._only()
        filtered = bool(query) or self.category.key != _ANY
        self.clear.setVisible(filtered or bool(only))
        if query:
            title = self.tr("Nothing fits “{0}”").format(query)
            text = self.tr("Try fewer letters or another word, or clear the search and filters.")
        elif "mine" in only and not self.shell.services.person.platforms:
            title = self.tr("You have not chosen any platforms yet")
            text = self.tr("Press “Add platforms” above and pick the ones you use.")
        elif "to-do" in only <= {"mine", "to-do"} and not filtered:
            title = self.tr("Nothing to do")
            text = self.tr("Nothing waits for you on the platforms you use.")
        elif filtered or only:
            title = self.tr("Nothing fits these filters")
            text = self.tr("Take one filter away, or clear the search and filters.")
        else:
            title = self.tr("No platform is listed here")
            text = self.tr("Clear the search and filters to see them all.")
        self.empty.title.setText(title)
        self.empty.text.setText(text)

    # Acts

    def _search(self, _text: str) -> None:
        self._show_rows()
        self.area.verticalScrollBar().setValue(0)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.area.verticalScrollBar().setValue(0)

    def _filter(self, _key: str) -> None:
        self._show_rows()

    def _clear(self) -> None:
        self.category.set_key(_ANY)
        self.only.set_keys(())
        self.search.clear()
        self._show_rows()
        self.search.setFocus()

    def _into_list(self) -> None:
        if not self.model.rowCount():
            return
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()

    def _open_current(self) -> None:
        if self.search.text().strip() and self.model.rowCount():
            current = self.list.currentIndex()
            self._open(current if current.isValid() else self.model.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        self._opened = self.model.platform(index.row()).id
        self.shell.go(Route("platform", Target(self._opened)))

    def first_focus(self) -> QWidget | None:
        """The search field, or the list when the person comes back to it."""
        return self.search if self._wants_search else self.list

    def headline(self) -> str:
        """Override Page.headline."""
        return self.tr("Platforms")


class _FaultBanner(Banner):
    """Which catalogue files could not be read, and why; hidden when all could."""

    def __init__(self) -> None:
        super().__init__("", "", tone="warn")
        self._known: Sequence[ports.Fault] = ()
        self.hide()

    def show_faults(self, faults: Sequence[ports.Fault]) -> None:
        """Show these, the first few in full."""
        if faults == self._known:
            return
        self._known = faults
        lines = [wording.file_fault(f.file, f.key, f.sentence, f.line) for f in faults]
        rest = len(lines) - _MOST_FAULTS
        if rest > 0:
            lines = [*lines[:_MOST_FAULTS], self.tr("… and {0} more.").format(rest)]
        files = wording.count(len({fault.file for fault in faults}), "catalogue file")
        said = self.tr("{0} could not be read. Everything else is here.")
        self.set_text(said.format(files), "\n".join(lines))
        self.setVisible(bool(faults))
