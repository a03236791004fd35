"""How long the event loop stands still while a person uses the program, all platforms chosen.

    python -m tests bench                       # on a virtual display of its own
    python -m tests.bench.bench_stalls          # on the present display
    python -m tests.bench.bench_stalls profile  # and what the longest stalls were spent on

A timer of 0 ms turns with every turn of the event loop; the longest gap between two turns within an
act is its stall. The budget: 99 of 100 acts at most 50 ms, none over 100 ms.
"""

import cProfile
import gc
import pstats
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from privacyhelper.adapters.paths import folders
from privacyhelper.app import build, make_theme, open_window, start_page
from privacyhelper.domain.journal import Target
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Route
from privacyhelper.ui.widgets.tabs import Tabs
from privacyhelper.ui.window import Window
from tests.bench.bench_start import prepare

W = TypeVar("W", bound=QWidget)

P99_MS = 50.0
WORST_MS = 100.0
WALKS = 25
"""How many controls are walked through, step by step."""


AFTERWARDS = 8
"""Turns after all was built, for what the act left for later: focus, layout, paint."""


class Stall(NamedTuple):
    """The longest gap within one act, in milliseconds."""

    act: str
    ms: float


class Watch(QObject):
    """Measures the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self.longest = 0

    def _turn(self) -> None:
        self.longest = max(self.longest, self._clock.nsecsElapsed())
        self._clock.start()

    def measure(self, act: Callable[[], object], done: Callable[[], bool]) -> float:
        """Do the act from within the event loop and turn it until all is done; milliseconds."""
        QTest.qWait(0)
        self.longest = 0
        acted: list[bool] = []

        def begin() -> None:
            act()
            acted.append(True)

        self._clock.start()
        self._timer.start(0)
        QTimer.singleShot(0, self, begin)
        while not (acted and done()):
            QTest.qWait(0)
        for _ in range(AFTERWARDS):
            QTest.qWait(0)
        self._timer.stop()
        return self.longest / 1_000_000


class Person:
    """Goes everywhere in the window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.walked = [
            here.target(control.id)
            for here in window.services.plans.situation().heres
            for control in here.controls
            if control.role == "main" and control.kind == "setting"
        ][:WALKS]

    def settled(self) -> bool:
        """Whether nothing is being built in slices."""
        return not any(staged.running for staged in self._window.findChildren(Staged))

    def acts(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every act with its name, in the order of a long evening."""
        for again in ("first", "again"):
            for page in ("home", "platforms", "reminders", "history", "settings", "welcome"):
                yield f"{again}: open {page}", lambda page=page: self._go(Route(page))
                yield from self._scrolling(page)
        yield "open platforms to search", lambda: self._go(Route("platforms", detail="search"))
        yield from self._typing("linkdin training", "platforms")
        yield "open history to search", lambda: self._go(Route("history"))
        yield from self._typing("grammarly", "history")
        for platform in self._window.services.person.platforms:
            about = Target(platform)
            yield f"open {platform}", lambda about=about: self._go(Route("platform", about))
            yield from self._tabs(platform)
        for target in self.walked:
            yield f"guide {target}", lambda at=target: self._go(Route("guide", at, "steps"))
            steps = len(self._window.services.guide.walk(target).control.steps)
            for step in range(steps):
                yield f"step {step + 1} of {target}", self._did
        yield "open home after it", lambda: self._go(Route("home"))

    def _go(self, route: Route) -> None:
        self._window.go(route)

    def _did(self) -> None:
        """The step is done, as Enter says; what opens the browser is left out."""
        page = self._window.page
        walker = getattr(page, "walker", None)
        if walker is not None and walker.step is not None and not walker.is_done(walker.step):
            walker.did(walker.step)

    def _typing(self, text: str, page: str) -> Iterator[tuple[str, Callable[[], object]]]:
        for end in range(1, len(text) + 1):
            part = text[:end]
            yield f"type into {page}: {part}", lambda part=part: self._field().setText(part)

    def _field(self) -> QLineEdit:
        page = self._window.page
        assert page is not None
        return next(f for f in page.findChildren(QLineEdit) if f.isVisible())

    def _tabs(self, platform: str) -> Iterator[tuple[str, Callable[[], object]]]:
        tabs = self._visible(Tabs)
        for index in range(1, tabs.count() if tabs is not None else 0):
            yield f"tab {index + 1} of {platform}", lambda at=index: self._visible(Tabs).open(at)

    def _scrolling(self, page: str) -> Iterator[tuple[str, Callable[[], object]]]:
        for step in range(5):
            yield f"scroll {page} {step}", self._scroll

    def _scroll(self) -> None:
        area = self._visible(QScrollArea)
        if area is not None:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep())

    def _visible(self, kind: type[W]) -> W | None:
        page = self._window.page
        assert page is not None
        return next((found for found in page.findChildren(kind) if found.isVisible()), None)


def run(*, profile: bool = False) -> list[Stall]:
    """Do everything once; the stall of each act, the longest first."""
    app = QApplication.instance() or QApplication([])  # noqa: TID251 a bench may be one of several
    assert isinstance(app, QApplication)
    stalls = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        services = build(folder)
        theme = make_theme(app, services)
        window = open_window(services, theme, folders(folder))
        window.resize(1180, 780)
        start_page(window)
        window.show()
        assert QTest.qWaitForWindowActive(window)
        gc.collect()
        gc.freeze()  # as the program does after its first paint
        person, watch = Person(window), Watch()
        for title, act in person.acts():
            profiler = cProfile.Profile()

            def profiled(act: Callable[[], object] = act, by: cProfile.Profile = profiler) -> None:
                by.runcall(act)

            ms = watch.measure(profiled if profile else act, person.settled)
            stalls.append(Stall(title, ms))
            if profile and ms > P99_MS:
                print(f"\n== {title}: {ms:.0f} ms")
                pstats.Stats(profiler).sort_stats("cumulative").print_stats(18)
        window.close()
        services.journal._store.close()  # type: ignore[attr-defined]
    return sorted(stalls, key=lambda stall: -stall.ms)


def at(stalls: list[Stall], share: float) -> float:
    """The stall that this share of the acts does not exceed."""
    return stalls[min(len(stalls) - 1, int(len(stalls) * (1 - share)))].ms


def report(stalls: list[Stall]) -> None:
    """The figures and the worst acts, to read."""
    shares = (0.5, 0.95, 0.99)
    figures = ", ".join(f"p{share * 100:.0f} {at(stalls, share):.1f}" for share in shares)
    print(f"stalls of {len(stalls)} acts in ms: {figures}, longest {stalls[0].ms:.1f}")
    for stall in stalls[:12]:
        print(f"  {stall.ms:6.1f}  {stall.act}")


def test_no_stalls(capsys) -> None:
    stalls = run()
    with capsys.disabled():
        print()
        report(stalls)
    assert at(stalls, 0.99) <= P99_MS
    assert stalls[0].ms <= WORST_MS


if __name__ == "__main__":
    report(run(profile="profile" in sys.argv[1:]))
