"""A screen of our own: Xvfb with a window manager, for windows nobody has to look at.

``with screen() as environ:`` yields the environment variables under which a program's windows go
there. Everything started is ended when the block is left, however it is left.
"""

import contextlib
import os
import pathlib
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from typing import TextIO

SIZE = "1600x1200x24"
PATIENCE = 30.0
"""Seconds to wait for the screen or its window manager before giving up."""

PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xprop": "x11-utils",
    "dbus-run-session": "dbus-x11",
    "dbus-send": "dbus-x11",
}
"""What a screen is made of, with the Debian package of each."""

DESKTOP = {
    *("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"),
    *("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "XAUTHORITY", "QT_SCALE_FACTOR"),
    *("QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_FONT_DPI"),
}
"""Variables that would let the person's desktop into the tests."""

MANAGED = b"_NET_SUPPORTING_WM_CHECK(WINDOW)"

# Whatever the machine has installed, the pictures are set in one typeface.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test qual="any" name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit>
  </match>
</fontconfig>
"""


# The accessibility bus starts when somebody asks for it; Qt only joins one that is there already.
WITH_ACCESSIBILITY = """
dbus-send --session --print-reply --dest=org.a11y.Bus \\
    /org/a11y/bus org.a11y.Bus.GetAddress >/dev/null || exit 1
exec "$@"
"""


class ScreenError(Exception):
    """The screen could not be made; the text says why."""


def missing() -> list[str]:
    """Programs that a screen needs and this machine lacks."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start Xvfb on a free display and openbox on it, and wait until both are ready.

    Raises:
        ScreenError: when a program is missing, ends at once, or is not ready in `PATIENCE` seconds.
    """
    lacking = missing()
    if lacking:
        raise ScreenError(f"missing: {', '.join(lacking)}")
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="screen-")))
        log = stack.enter_context((folder / "log").open("w+"))
        environ = _environment(folder)
        environ["DISPLAY"] = _start_xvfb(stack, log)
        _start(stack, ["openbox", "--sm-disable"], log, environ)
        _wait_for_window_manager(environ)
        yield environ


def on_a_bus(command: list[str]) -> list[str]:
    """`command` with a D-Bus session and an accessibility bus of its own, which end with it."""
    return ["dbus-run-session", "--", "sh", "-c", WITH_ACCESSIBILITY, "sh", *command]


def _environment(folder: pathlib.Path) -> dict[str, str]:
    """Our own variables, minus what would lead to the person's desktop."""
    environ = {name: value for name, value in os.environ.items() if name not in DESKTOP}
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS)
    return environ | {
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "FONTCONFIG_FILE": str(fonts),
        "LC_ALL": "C.UTF-8",
    }


def _start_xvfb(stack: contextlib.ExitStack, log: TextIO) -> str:
    """Start Xvfb; it picks a free display itself and writes its number once it accepts windows."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-dpi", "96"]
    command += ["-nolisten", "tcp", "-noreset"]
    try:
        _start(stack, command, log, dict(os.environ), pass_fds=(writing,))
        os.close(writing)
        number = _line(reading, b"\n")
    finally:
        os.close(reading)
    if not number.strip().isdigit():
        raise ScreenError("Xvfb did not start")
    return ":" + number.strip()


def _wait_for_window_manager(environ: dict[str, str]) -> None:
    """Wait until the window manager has announced itself, as the X11 conventions ask it to."""
    # All properties of the root, as they change: xprop cannot watch a name nobody has used yet.
    spy = ["xprop", "-root", "-spy"]
    with subprocess.Popen(spy, stdout=subprocess.PIPE, env=environ) as watching:
        assert watching.stdout is not None
        said = _line(watching.stdout.fileno(), MANAGED)
        watching.terminate()
    if MANAGED.decode() not in said:
        raise ScreenError("openbox did not start")


def _line(descriptor: int, until: bytes) -> str:
    """What `descriptor` says up to `until`, its end, or the end of our patience."""
    said = b""
    end = time.monotonic() + PATIENCE
    while until not in said:
        readable, _, _ = select.select([descriptor], [], [], max(0.0, end - time.monotonic()))
        piece = os.read(descriptor, 1024) if readable else b""
        if not piece:
            break
        said += piece
    return said.decode(errors="replace")


def _start(
    stack: contextlib.ExitStack,
    command: list[str],
    log: TextIO,
    environ: dict[str, str],
    pass_fds: tuple[int, ...] = (),
) -> None:
    """Start a program that ends with `stack`; in a session of its own, so Ctrl-C spares it."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        env=environ,
        pass_fds=pass_fds,
        start_new_session=True,
    )
    stack.callback(_end, process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
