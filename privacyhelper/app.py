"""The composition root: the only place that builds and connects everything.

`build` makes the services over the real adapters, for the window and for the command line. `run`
opens the window. What the first painted page does not need is imported after it was painted.
"""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from privacyhelper import __version__
from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.adapters.clock import SystemClock
from privacyhelper.adapters.journal_sqlite import SqliteJournal
from privacyhelper.adapters.paths import Folders, folders, make_private, resource_root
from privacyhelper.adapters.proof_files import ProofFiles
from privacyhelper.adapters.settings_file import SettingsFile
from privacyhelper.adapters.written_files import WrittenFiles
from privacyhelper.domain.journal import Target
from privacyhelper.services.changes import Changes
from privacyhelper.services.desk import Services
from privacyhelper.services.errors import Fault, StoreUnavailable, UserFault
from privacyhelper.services.guide import Guide
from privacyhelper.services.journal import Journal
from privacyhelper.services.library import Library
from privacyhelper.services.person import Person
from privacyhelper.services.plan import Plans
from privacyhelper.services.ports import Clock
from privacyhelper.services.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from privacyhelper.services.catalogue_checking import Report
    from privacyhelper.ui.kit.single_instance import SingleInstance
    from privacyhelper.ui.kit.theme import Theme
    from privacyhelper.ui.page import Page, PageName, Shell
    from privacyhelper.ui.window import PageFactory, Window

TICK_SECONDS = 60


class Launch(Struct, frozen=True):
    """How the window was asked for."""

    data_dir: Path | None = None
    target: str = ""


def build(data_dir: Path | None = None, *, clock: Clock | None = None) -> Services:
    """All services over this person's folders.

    Raises:
        StoreUnavailable, StoreTooNew: the record cannot be opened.
        CatalogueUnavailable: the program's own catalogue is missing.
    """
    services, _ = _compose(_prepared(data_dir), clock or SystemClock())
    return services


def _prepared(data_dir: Path | None) -> Folders:
    where = folders(data_dir)
    try:
        make_private(where.data)
    except OSError as error:
        msg = f"The folder {where.data} cannot be used: {error.strerror or error}."
        raise StoreUnavailable(msg) from error
    return where


def _compose(where: Folders, clock: Clock) -> tuple[Services, SqliteJournal]:
    changes = Changes()
    catalogue = FileCatalogue(
        resource_root() / "catalogue", cache=where.cache, own=where.own_catalogue
    )
    store = SqliteJournal(str(where.data), clock)
    proof = ProofFiles(str(where.data / "proof"))
    settings = Settings(SettingsFile(where.config), changes)
    journal = Journal(store, clock, changes, lambda: catalogue.version)
    person = Person(journal, catalogue)
    plans = Plans(journal, person, catalogue, clock)
    services = Services(
        catalogue=catalogue,
        clock=clock,
        changes=changes,
        journal=journal,
        person=person,
        plans=plans,
        guide=Guide(journal, plans, proof),
        library=Library(catalogue, person, plans),
        settings=settings,
        proof=proof,
    )
    return services, store


def run(launch: Launch) -> int:
    """Open the window, or hand over to the one that is open; the exit code."""
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Privacy Helper")
    app.setDesktopFileName("privacyhelper")
    try:
        return _run(app, launch)
    except Fault as fault:
        _say_why_not(app, fault)
        raise


def _say_why_not(app: "QApplication", fault: Fault) -> None:
    """Show a fault of the start in a window of its own, unless somebody reads the terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        return
    from privacyhelper.ui.dialogs import FaultDialog
    from privacyhelper.ui.kit.theme import Theme

    Theme(app).apply()
    FaultDialog(str(fault)).exec()


def _run(app: "QApplication", launch: Launch) -> int:
    from privacyhelper.ui.kit.single_instance import SingleInstance

    where = _prepared(launch.data_dir)
    instance = SingleInstance(str(where.data))
    if not instance.try_own():
        if instance.send(launch.target or "-"):
            return 0
        print(  # noqa: T201 - there is no window to say it in
            "privacyhelper: the program is already open but does not answer. "
            "Please close it and try again.",
            file=sys.stderr,
        )
        return 1
    services, store = _compose(where, SystemClock())
    theme = make_theme(app, services)
    window = open_window(services, theme, where)
    _after_first_paint(window, services, store, instance)
    if launch.target:
        window.open_target(launch.target)
    else:
        start_page(window)
    window.show()
    code = app.exec()
    store.close()
    instance.close()
    return code


def make_theme(app: "QApplication", services: Services, *, family: str = "") -> "Theme":
    """The theme as the person set it, following their changes."""
    from privacyhelper.ui.kit.focus_ring import FocusRing
    from privacyhelper.ui.kit.theme import Theme

    settings = services.settings
    theme = Theme(app, mode=settings.appearance, scale=settings.text_size / 100, family=family)
    theme.apply()
    FocusRing(app)

    def follow(kinds: frozenset[str]) -> None:
        if "settings" in kinds:
            theme.set_mode(settings.appearance)
            theme.set_scale(settings.text_size / 100)

    services.changes.subscribe(follow)
    return theme


def open_window(services: Services, theme: "Theme", where: Folders) -> "Window":
    """The main window with all its pages, at the size and place it had."""
    from privacyhelper.ui.kit.excepthook import ExceptHook
    from privacyhelper.ui.kit.window_state import WindowState
    from privacyhelper.ui.window import Window

    window = Window(services, theme, _pages(where), _companion, version=__version__)
    state = WindowState(str(where.config / "window.ini"))
    state.restore(window)

    def keep_place() -> None:
        if not window.erased:
            state.save(window)

    window.when_closing(keep_place)
    ExceptHook(window.show_bug, __version__, window.takes_fault).install()
    return window


def _pages(where: Folders) -> "dict[PageName, PageFactory]":
    """How each page is made. It is imported when it is first shown: a start pays for one."""

    def welcome(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.welcome.page import WelcomePage

        return WelcomePage(shell)

    def home(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.home.page import HomePage

        return HomePage(shell)

    def platforms(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.platforms import PlatformsPage

        return PlatformsPage(shell)

    def platform(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.platform.page import PlatformPage

        return PlatformPage(shell)

    def guide(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.guide.page import GuidePage

        return GuidePage(shell)

    def reminders(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.reminders.page import RemindersPage

        return RemindersPage(shell)

    def history(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.history.page import HistoryPage

        return HistoryPage(shell)

    def settings(shell: "Shell") -> "Page":
        from privacyhelper.ui.pages.settings.page import SettingsPage

        written = WrittenFiles(
            [where.cache / "catalogue.bin", where.config / "window.ini"],
            [where.cache, where.config],
        )
        return SettingsPage(shell, where, others=(written,))

    return {
        "welcome": welcome,
        "home": home,
        "platforms": platforms,
        "platform": platform,
        "guide": guide,
        "reminders": reminders,
        "history": history,
        "settings": settings,
    }


def _companion(shell: "Shell", target: Target) -> "QWidget":
    from privacyhelper.ui.companion import Companion

    return Companion(shell, target)


def _after_first_paint(
    window: "Window", services: Services, store: SqliteJournal, instance: "SingleInstance"
) -> None:
    """Do what can wait until the person sees something."""
    from PySide6.QtCore import Qt, QTimer

    def keep_copy() -> None:
        try:
            store.keep_daily_copy()
        except StoreUnavailable as fault:
            window.show_fault(fault)

    def later() -> None:
        from PySide6.QtGui import QIcon

        from privacyhelper.ui.kit.end_signals import close_on_signal
        from privacyhelper.ui.kit.heartbeat import Ticker

        # What is there now stays; the collector need not look at it again, nor stop us to do so.
        gc.freeze()
        gc.enable()
        icon = QIcon()
        for file in (resource_root() / "icons").glob("*.png"):
            icon.addFile(str(file))
        window.setWindowIcon(icon)
        window.when_closing(close_on_signal(window))
        instance.message.connect(lambda text: _called(window, text))
        instance.listen()
        ticker = Ticker(TICK_SECONDS, window)
        ticker.ticked.connect(window.tick)
        ticker.jumped.connect(window.tick)
        ticker.ticked.connect(keep_copy)  # a window may stay open for many days
        ticker.start()
        keep_copy()
        for notice in services.journal.notices:
            window.notice(window.tr("About your record"), notice)

    window.painted.connect(
        lambda: QTimer.singleShot(0, later), Qt.ConnectionType.SingleShotConnection
    )


def _called(window: "Window", text: str) -> None:
    """A second start asked for something: come forward and show it."""
    if text != "-":
        window.open_target(text)
    window.bring_forward()


def start_page(window: "Window") -> None:
    """Welcome for somebody new, Home for everybody else."""
    from privacyhelper.ui.page import Route

    person = window.services.person
    known = person.place_known or person.platforms
    window.go(Route("home") if known else Route("welcome"))


def check_catalogue(folder: Path | None, texts: Path | None) -> "Report":
    """Everything wrong with a catalogue's folder, ours by default.

    Raises:
        UserFault: the folder, or that of the texts, is not there.
    """
    from privacyhelper.adapters.catalogue_texts import FolderTexts
    from privacyhelper.adapters.catalogue_toml import TomlReader
    from privacyhelper.services.catalogue_checking import check_folder

    ours = resource_root() / "catalogue"
    for given in (folder, texts):
        if given is not None and not given.is_dir():
            msg = f"There is no folder {given}."
            raise UserFault(msg)
    return check_folder(
        TomlReader(),
        str(folder or ours),
        today=SystemClock().today(),
        base=str(ours),
        texts=FolderTexts(texts) if texts is not None else None,
    )
