"""Welcome, second question: which platforms the person uses."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.domain.catalogue import PlatformSummary
from privacyhelper.services import wording
from privacyhelper.services.desk import Services
from privacyhelper.ui.models.places import places
from privacyhelper.ui.pages.welcome.place import options_of
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.filter_chips import FilterChips
from privacyhelper.ui.widgets.inputs import SearchField
from privacyhelper.ui.widgets.labels import Muted, Small, Title
from privacyhelper.ui.widgets.lines import Line
from privacyhelper.ui.widgets.surfaces import EmptyState
from privacyhelper.ui.widgets.tiles import Tile, TileGrid

FIRST = (
    "linkedin", "chatgpt", "facebook", "instagram", "x", "reddit", "google", "whatsapp",
    "claude", "slack", "adobe", "strava", "spotify", "github-copilot", "zoom", "grammarly",
)  # fmt: skip
"""Shown before the others while nothing is searched: what most people look for."""
_ANY = "any"


class ChoiceStep(QWidget):
    """The second step. `picked` follows every pick, `place_chosen(code)` a change of place."""

    picked = Signal()
    place_chosen = Signal(str)

    def __init__(self, services: Services, area: QScrollArea) -> None:
        super().__init__()
        self._services = services
        self._area = area
        self._order: list[str] = []
        self._best = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._build_head()
        self._build_grid()
        self.column.addStretch(1)
        self._show_tiles()

    def _build_head(self) -> None:
        summaries = self._services.catalogue.summaries()
        self.step = Small()
        self.title = Title(self.tr("Which of these do you use?"))
        self.hint = Muted(
            self.tr(
                "Pick a few to begin with; you can add more later. "
                "Nothing you choose leaves this computer."
            )
        )
        search = self.tr("Search {0} platforms…").format(len(summaries))
        self.search = SearchField(search)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.searched.connect(self._search)
        self.search.down.connect(self._into_grid)
        self.place = Select(self.tr("Where you live"), [], prefix=self.tr("I live in"))
        self.place.changed.connect(self.place_chosen)
        used = {summary.category for summary in summaries}
        words = [
            Option(key=key, text=text) for key, text in wording.CATEGORY.items() if key in used
        ]
        everything = Option(key=_ANY, text=self.tr("All"))
        self.category = FilterChips(self.tr("Category"), [everything, *words])
        self.category.changed.connect(self._filter)
        for widget, gap in (
            (self.step, 8),
            (self.title, 10),
            (self.hint, 15),
            (Line(self.search, self.place, spacing=10, least=300), 12),
            (self.category, 14),
        ):
            self.column.addWidget(widget)
            self.column.addSpacing(gap)

    def _build_grid(self) -> None:
        self.grid = TileGrid(self.tr("Platforms"))
        self.grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.grid.toggled.connect(self._toggled)
        self.grid.selectionModel().currentChanged.connect(self._follow)
        self.column.addWidget(self.grid)
        clear = Button(self.tr("Clear search and category"))
        clear.clicked.connect(self.clear)
        self.empty = EmptyState("", self.tr("Try fewer letters, or look in all categories."), clear)
        self.column.addWidget(self.empty)

    # What is shown

    @property
    def chosen(self) -> tuple[str, ...]:
        """The picked platforms, in the order they were picked."""
        return tuple(self._order)

    def alone(self, *, is_alone: bool) -> None:
        """Ask this question by itself, as when it is changed later."""
        self.step.setVisible(not is_alone)

    def show_choice(self, chosen: tuple[str, ...]) -> None:
        """Pick exactly these."""
        self._order = list(chosen)
        self.grid.set_chosen(frozenset(chosen))

    def show_place(self, code: str) -> None:
        """Show this as the place."""
        known = self._services.catalogue.jurisdictions()
        self.place.set_options(options_of(places(known, code)), code)

    def clear(self) -> None:
        """Show all platforms again; picks stay."""
        self.category.set_key(_ANY)
        self.search.clear()
        self._show_tiles()
        self.search.setFocus()

    def pick_best(self) -> bool:
        """Pick what fits the search best and be ready for the next; False without a search."""
        if not self.search.text().strip():
            return False
        if self._best and self._best not in self._order:
            self._order.append(self._best)
            self.grid.set_chosen(frozenset(self._order))
            self.picked.emit()
        self.search.selectAll()
        return True

    def _show_tiles(self) -> None:
        query = self.search.text().strip()
        summaries = self._services.library.summaries()
        if query:
            found = [summaries[key] for key in self._found(query)]
        else:
            first = [summaries[key] for key in FIRST if key in summaries]
            found = [*first, *(s for s in summaries.values() if s.id not in FIRST)]
        category = self.category.key
        shown = [s for s in found if category in (_ANY, s.category)]
        self._best = shown[0].id if query and shown else ""
        self.grid.set_tiles([_tile(summary) for summary in shown])
        self.grid.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if not shown:
            title = self.tr("Nothing fits “{0}”") if query else self.tr("Nothing here")
            self.empty.title.setText(title.format(query))
        self._fit()

    def _found(self, query: str) -> list[str]:
        """Platforms whose name fits, else those in whose texts something fits; best first."""
        rows = self._services.library.rows(query)
        named = [row for row in rows if row.hit is not None and row.hit.where in ("name", "alias")]
        return [row.id for row in named or rows]

    # Acts

    def _search(self, _text: str) -> None:
        self._show_tiles()
        self._area.verticalScrollBar().setValue(0)

    def _filter(self, _key: str) -> None:
        self._show_tiles()

    def _toggled(self, key: str, on: bool) -> None:
        if on:
            self._order.append(key)
        else:
            self._order.remove(key)
        self.picked.emit()

    def _into_grid(self) -> None:
        if self.grid.isVisible():
            if not self.grid.currentIndex().isValid():
                self.grid.setCurrentIndex(self.grid.model().index(0, 0))
            self.grid.setFocus()

    def _follow(self, current: QModelIndex) -> None:
        """Keep the current tile in view."""
        content = self._area.widget()
        if current.isValid() and content is not None and self.grid.hasFocus():
            rect = self.grid.visualRect(current)
            middle = self.grid.viewport().mapTo(content, QPoint(0, rect.center().y()))
            self._area.ensureVisible(0, middle.y(), 0, rect.height() // 2 + 12)

    # Size

    def _fit(self) -> None:
        """The grid is as tall as its tiles; the page scrolls."""
        self.grid.setFixedHeight(max(1, self.grid.height_for_all(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: tiles follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)


def _tile(summary: PlatformSummary) -> Tile:
    """A long name such as “Google account, Search and Gmail” goes on in the second line."""
    name, _, rest = summary.name.partition(", ")
    return Tile(key=summary.id, name=name, details=rest or wording.CATEGORY[summary.category])
