"""Makes the README's pictures of the running app, in `resources/pictures`.

    python -m tests.pictures              # all of them
    python -m tests.pictures home guide   # some

The real window, 1180 x 780, on a virtual display with a window manager, in light and in dark, with
the record of a made-up person.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from privacyhelper.adapters.paths import folders
from privacyhelper.app import build, make_theme, open_window
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Route
from privacyhelper.ui.pages.welcome.page import WelcomePage
from privacyhelper.ui.window import Window
from tests.fakes import FixedClock
from tests.made_up_person import BEGUN, NOW, PLACE, live, target
from tests.screen import screen

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "pictures"
SIZE = (1180, 780)
MOST_BYTES = 110_000
COLOURS = (256, 128, 64)
INSIDE = "PRIVACYHELPER_PICTURES"
ABOUT = target("linkedin")
ROUTES = {
    "welcome": Route("welcome"),
    "home": Route("home"),
    "platforms": Route("platforms"),
    "platform": Route("platform", ABOUT, "says"),
    "platform-do": Route("platform", ABOUT, "do"),
    "guide": Route("guide", target(BEGUN)),
    "companion": Route("guide", target(BEGUN)),
    "reminders": Route("reminders"),
    "history": Route("history"),
    "settings": Route("settings"),
}
SCENES = tuple(ROUTES)
PICKED = ("linkedin", "chatgpt", "instagram", "google", "whatsapp", "slack")
"""What the newcomer of the first picture has picked so far."""


def main(names: list[str]) -> int:
    """Make the named pictures, or all; 2 when a name is none."""
    unknown = sorted(set(names) - set(SCENES))
    if unknown:
        print(f"No such picture: {', '.join(unknown)}. There are: {', '.join(SCENES)}.")
        return 2
    with screen() as environ:
        command = [sys.executable, "-m", "tests.pictures", *names]
        inside = {**environ, INSIDE: "1"}
        return subprocess.run(command, env=inside, cwd=ROOT, check=False).returncode


def make(names: list[str]) -> None:
    """Make the pictures on the display we are on."""
    app = QApplication(sys.argv[:1])
    family = "Inter" if "Inter" in QFontDatabase.families() else ""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(NOW)
        data, fresh = Path(folder) / "data", Path(folder) / "fresh"
        services, newcomer = build(data, clock=clock), build(fresh, clock=clock)
        live(services, clock)
        newcomer.person.live_in(PLACE)
        theme = make_theme(app, services, family=family)
        window = open_window(services, theme, folders(data))
        first = open_window(newcomer, theme, folders(fresh))
        for name in names:
            on = first if name == "welcome" else window
            for mode in ("light", "dark"):
                services.settings.set("appearance", mode)
                on.resize(*SIZE)
                on.show()
                shown = show(on, name)
                settle(shown)
                save(shown, PICTURES / f"{name}-{mode}.png")
            on.hide()
        first.close()
        window.close()


def show(window: Window, name: str) -> QWidget:
    """Bring the window to what the picture is of; the widget to take it from."""
    if window._companion is not None:
        window._companion.close()
    window.go(ROUTES[name])
    window.bring_forward()
    if isinstance(window.page, WelcomePage) and not window.page.at_choice:
        window.page.foot.forward.click()
        choice = window.page.choice
        assert choice is not None
        model = choice.grid.model()
        for row in range(model.rowCount()):
            if model.tile(row).key in PICKED:
                model.toggle(row)
    if name == "companion":
        window.companion(target(BEGUN))
        assert window._companion is not None
        return window._companion
    return window


def settle(shown: QWidget) -> None:
    """Wait until the window is shown, all of it is built, and nothing has the keyboard."""
    assert QTest.qWaitForWindowExposed(shown)
    QTest.qWait(0)
    for staged in shown.findChildren(Staged):
        staged.finish()
    QTest.qWait(0)
    focus = shown.focusWidget()
    if focus is not None:
        focus.clearFocus()
    QTest.qWait(0)


def save(shown: QWidget, path: Path) -> None:
    """Write the widget as a small PNG: with a palette when that is what it takes."""
    image = shown.grab().toImage()
    write(image, path)
    for colours in COLOURS:
        if path.stat().st_size > MOST_BYTES:
            write(fewer_colours(image, colours), path)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size / 1000:.0f} kB", flush=True)
    if size > MOST_BYTES:
        msg = f"{path} is larger than {MOST_BYTES} bytes"
        raise ValueError(msg)


def fewer_colours(image: QImage, colours: int) -> QImage:
    """The same in its most frequent colours: what is lost is shades at the edges of letters."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _ in found.most_common(colours)]
    flags = Qt.ImageConversionFlag.ThresholdDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def write(image: QImage, path: Path) -> None:
    """Write with the strongest compression."""

    writer = QImageWriter(str(path), b"png")
    writer.setCompression(100)
    if not writer.write(image):
        raise OSError(writer.errorString())


if __name__ == "__main__":
    if INSIDE in os.environ:
        make(sys.argv[1:] or list(SCENES))
        sys.exit(0)
    sys.exit(main(sys.argv[1:]))
