"""How long a keystroke takes until the rows of the Platforms page are updated and painted.

    python -m tests.bench.bench_search_rows [COUNT]

With 1,000 synthetic platforms, none and then all of them in use: the real page gets real key
events, and one paint of the window follows each. Prints the median, the 95th percentile
and the worst, and ends with 1 when the 95th percentile is above the limit.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.ui.kit.theme import Theme
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.platforms import PlatformsPage
from privacyhelper.ui.window import Window
from tests.bench.bench_search import PLAIN, TYPOS
from tests.bench.synthetic import invented_name, make_catalogue
from tests.samples import services_over
from tests.ui.bare_pages import empty_page

LIMIT_MS = 16.0
NAMES = 20


def open_page(app: QApplication, catalogue: FileCatalogue, used: int) -> PlatformsPage:
    """The page in a shown window, with the first `used` platforms in use."""
    services = services_over(catalogue)
    services.person.live_in("DE")
    services.person.choose([summary.id for summary in catalogue.summaries()[:used]])
    theme = Theme(app, mode="light", scheme=Qt.ColorScheme.Light)
    theme.apply()
    names = ("welcome", "home", "platform", "guide", "reminders", "history", "settings")
    pages = {name: empty_page(name) for name in names}
    window = Window(
        services, theme, {**pages, "platforms": PlatformsPage}, lambda *_: QWidget(), version="0"
    )
    window.resize(1180, 780)
    window.go(Route("platforms"))
    window.show()
    QTest.qWaitForWindowExposed(window)
    page = window.page
    assert isinstance(page, PlatformsPage)
    return page


def settle(page: PlatformsPage) -> None:
    """Lay out what is pending and paint the window, as the next turn of the event loop would."""
    QApplication.sendPostedEvents()
    page.window().grab()


def typed(page: PlatformsPage, query: str) -> list[tuple[float, float]]:
    """Type a query letter by letter, then take it back; each keystroke by clock and by CPU, ms."""
    times = []
    for key in [*query, *[""] * len(query)]:
        start, cpu = time.perf_counter(), time.process_time()
        if key:
            QTest.keyClicks(page.search, key)
        else:
            QTest.keyClick(page.search, Qt.Key.Key_Backspace)
        settle(page)
        times.append(((time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000))
    assert page.search.text() == ""
    return times


def report(title: str, times: list[tuple[float, float]]) -> float:
    """Print the figures; the 95th percentile by the clock."""
    print(f"{title}, {len(times)} keystrokes:")
    results = []
    for name, ordered in (
        ("by the clock", sorted(wall for wall, _ in times)),
        ("CPU alone (other programs do not count)", sorted(cpu for _, cpu in times)),
    ):
        p95 = ordered[int(len(ordered) * 0.95)]
        results.append(p95)
        middle = ordered[len(ordered) // 2]
        print(f"  {name}: p50 {middle:.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms")
    return results[0]


def main(count: int = 1000) -> int:
    """Run it and print; the exit code."""
    queries = [*PLAIN, *TYPOS, *(invented_name(n) for n in range(0, count, max(count // NAMES, 1)))]
    app = QApplication.instance() or QApplication([])  # noqa: TID251 - pytest-qt may have one
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalogue"
        make_catalogue(root, count)
        catalogue = FileCatalogue(root, Path(folder) / "cache")
        worst = 0.0
        for title, used in (("none in use", 0), ("all in use", count)):
            page = open_page(app, catalogue, used)
            typed(page, "warm up")
            times = [pair for query in queries for pair in typed(page, query)]
            worst = max(worst, report(f"{count} platforms, {title}", times))
            page.window().close()
    return int(worst > LIMIT_MS)


def test_search_rows(qapp, capsys):
    with capsys.disabled():
        print()
        main()


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
