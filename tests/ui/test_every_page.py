"""What holds on every page, in both schemes, at usual and double text size, in small and large.

Each focusable thing has a name; Tab reaches all of them as one reads and comes round; there is one
filled button; no text is cut, none stands on another, nothing reaches out of the window. It holds
with texts as long as German ones, with 75 platforms and with none. Markup in a file does nothing.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.services.desk import Services
from privacyhelper.ui.kit.theme import Theme
from tests.fakes import FixedClock, MemoryJournal
from tests.made_up_person import NOW, PLACE, live
from tests.samples import services_over
from tests.ui import every_page, marked_up
from tests.ui.every_page import SCENES, Longer, Room, shipped

SMALL, LARGE = (900, 600), (1180, 780)


class Case(NamedTuple):
    """A window to look at the pages in."""

    who: str
    mode: str
    scale: float
    size: tuple[int, int]
    longer: bool = False

    def __str__(self) -> str:
        words = [self.who, self.mode, f"x{self.scale:.0f}", f"{self.size[0]}"]
        return "-".join([*words, "longer"] if self.longer else words)


CASES = [
    *(Case("usual", *rest) for rest in product(("light", "dark"), (1.0, 2.0), (LARGE, SMALL))),
    *(Case("usual", "light", *rest, True) for rest in product((1.0, 2.0), (LARGE, SMALL))),
    *(Case(who, "light", 1.0, SMALL) for who in ("all", "nobody")),
]
VISITS = [
    pytest.param((case, scene), id=f"{case}-{scene}")
    for case in CASES
    for scene in SCENES
    if case.who != "nobody" or not scene.startswith("guide")
]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> FileCatalogue:
    """The shipped catalogue with a file of the person's own: 75 platforms."""
    cache = tmp_path_factory.mktemp("catalogue")
    marked_up.write(cache / "own")
    found = shipped(cache)
    assert not found.faults(), [str(fault) for fault in found.faults()]
    return found


@pytest.fixture(scope="module")
def record(catalogue: FileCatalogue) -> list[bytes]:
    """The journal of the made-up person, to begin from each time."""
    store, clock = MemoryJournal(), FixedClock(NOW)
    live(services_over(catalogue, store=store, clock=clock), clock)
    return list(store.rows())


def person(who: str, catalogue: FileCatalogue, record: list[bytes]) -> Services:
    rows = [] if who == "nobody" else record
    services = services_over(catalogue, store=MemoryJournal(rows), clock=FixedClock(NOW))
    if who == "nobody":
        services.person.live_in(PLACE)
    elif who == "all":
        services.person.choose([summary.id for summary in catalogue.summaries()])
        assert len(services.person.platforms) == 75
    return services


class Rooms:
    """One room at a time, kept while the next test wants the same."""

    def __init__(self, app, catalogue: FileCatalogue, record: list[bytes], folder: Path) -> None:
        self._app = app
        self._catalogue = catalogue
        self._record = record
        self._folder = folder
        self._now: tuple[Case, str] | None = None
        self._theme = Theme(app, mode="light", scheme=Qt.ColorScheme.Light)
        self._theme.apply()
        self._longer = Longer(app)
        self.room: Room | None = None

    def visit(self, case: Case, scene: str, about: str = "linkedin") -> QWidget:
        """The window of this case, at this scene."""
        if self._now != (case, about) or self.room is None:
            self.close()
            self._theme.set_mode("dark" if case.mode == "dark" else "light")
            self._theme.set_scale(case.scale)
            if case.longer:
                self._app.installTranslator(self._longer)
            services = person(case.who, self._catalogue, self._record)
            where = (self._folder, self._theme, case.size, about)
            self.room = Room(self._app, services, *where)
            self._now = (case, about)
        self.room.visit(scene)
        return self.room.window

    def close(self) -> None:
        if self.room is not None:
            self.room.close()
            self.room = None
        self._app.removeTranslator(self._longer)
        self._theme.set_scale(1.0)
        self._theme.set_mode("light")

    def end(self) -> None:
        self.close()
        self._theme.deleteLater()


@pytest.fixture(scope="module")
def rooms(qapp, catalogue, record, tmp_path_factory) -> Iterator[Rooms]:
    made = Rooms(qapp, catalogue, record, tmp_path_factory.mktemp("folders"))
    yield made
    made.end()


@pytest.mark.parametrize("visit", VISITS)
def test_page(visit: tuple[Case, str], rooms: Rooms) -> None:
    case, scene = visit
    window = rooms.visit(case, scene)
    found = [f"has no name: {fault}" for fault in every_page.nameless(window)]
    found += [f"is cut: {fault}" for fault in every_page.clipped(window)]
    found += [f"reaches out: {fault}" for fault in every_page.beyond(window)]
    found += [f"overlaps: {fault}" for fault in every_page.overlapping(window)]
    found += [f"is markup: {fault}" for fault in every_page.drawn_as_markup(window)]
    found += [f"says nothing: {fault}" for fault in silent_rows(window)]
    found += [f"opens as a window: {fault}" for fault in strays(rooms)]
    if (window.width(), window.height()) != case.size:
        found.append(f"the window takes {window.width()} x {window.height()}")
    filled = every_page.filled(window)
    if not (len(filled) == 1 or (scene == "settings" and not filled)):
        found.append(f"filled buttons: {filled}")
    assert not found, "\n" + "\n".join(found)


TABBING = [
    pytest.param((case, scene), id=f"{case}-{scene}")
    for case in (CASES[0], CASES[7], CASES[-2], CASES[-1])
    for scene in SCENES
    if case.who != "nobody" or not scene.startswith("guide")
]


@pytest.mark.parametrize("visit", TABBING)
def test_tab_goes_through_all_as_one_reads_and_comes_round(
    visit: tuple[Case, str], rooms: Rooms
) -> None:
    window = rooms.visit(*visit)
    wanted = every_page.reachable(window)
    stops = every_page.tab_stops(window)
    missed = [every_page.say(widget) for widget in wanted if widget not in stops]
    assert not missed
    assert not every_page.out_of_order(stops)


MARKED = (
    *("home", "platforms", "reminders", "history", "settings"),
    *(scene for scene in SCENES if scene.startswith("platform-")),
)


@pytest.mark.parametrize("scene", MARKED)
def test_markup_in_a_file_is_shown_as_it_is(scene: str, rooms: Rooms) -> None:
    window = rooms.visit(CASES[-2], scene, marked_up.ID)
    assert not every_page.drawn_as_markup(window)
    if scene.startswith("platform-") and scene != "platform-coverage":
        assert "<b>" in every_page.words(window)


def test_markup_in_a_guide_is_shown_as_it_is(rooms: Rooms) -> None:
    from privacyhelper.ui.page import Route
    from tests.made_up_person import target

    window = rooms.visit(CASES[-2], "home", marked_up.ID)
    room = rooms.room
    assert room is not None
    for control in room.services.plans.here(target(marked_up.ID)).controls:
        name = target(f"{marked_up.ID}/{control.id}")
        room.services.guide.start(name)
        for step in control.steps:
            room.window.go(Route("guide", name, "steps"))
            room.settle()
            assert "<b>" in every_page.words(window)
            assert not every_page.drawn_as_markup(window)
            room.services.guide.do(name, step.id)


def strays(rooms: Rooms) -> list[str]:
    assert rooms.room is not None
    return rooms.room.strays


def silent_rows(window: QWidget) -> list[str]:
    """Rows of lists that a screen reader would read as nothing."""
    found = []
    for view in window.findChildren(QListView):
        model = view.model()
        if not view.isVisible() or model is None:
            continue
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            shown = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            read = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            if shown.rstrip(".") not in (read or shown) or not (read or shown):
                found.append(f"row {row} of {view.accessibleName()}")
    return found
