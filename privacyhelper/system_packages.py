"""Set-up's lower half: what the machine itself must have, and set-up's ways to deal with it.

A Python that is new enough and can make environments; before a window is opened, a screen and the
system's libraries that Qt loads. What is missing is named with the one command that installs it
on Debian and Ubuntu; for root, that command is run, after saying so.

The upper half, ``privacyhelper.environment``, builds on this one: every failure here too is a
``SetupError`` whose text is one plain sentence; the syntax is kept readable by old Pythons, so
that they can say they are too old; and nothing is imported before it is needed, because every
start passes through here.
"""

# ruff: noqa: PTH105, PTH118, PTH119, PTH123

import os
import sys

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON_LOOKED_FOR = 19

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
}
"""What Qt's Core, Gui, Widgets, DBus, Network and Svg load, with the Debian package of each."""

XCB_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt's X11 platform plugin loads besides."""

WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What Qt's Wayland platform plugin loads besides."""


class SetupError(Exception):
    """Set-up cannot go on; the text is the sentence to show the person."""


# ---------------------------------------------------------------- what set-up is done with


def say(sentence: str) -> None:
    """Tell the person something; on stderr, so that a verb's output stays clean."""
    print(sentence, file=sys.stderr, flush=True)


def read_file(path: str) -> "bytes | None":
    """What the file holds; None when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def write_file(path: str, content: bytes) -> None:
    """Write so that after a power cut the file is either whole or as it was before.

    Raises:
        OSError: when it cannot be written.
    """
    draft = path + ".new"
    with open(draft, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def run_command(command: "list[str]", stdout: "int | None" = None) -> "tuple[int, str]":
    """Run a program to its end.

    Args:
        command: the program and its arguments.
        stdout: where its stdout goes, as for subprocess; None for into what is returned.

    Returns:
        The exit code, and what it wrote on stderr (and on stdout, if that was not sent away).

    Raises:
        OSError: when there is no such program.
    """
    import subprocess

    both = stdout is None
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE if both else stdout,
        stderr=subprocess.STDOUT if both else subprocess.PIPE,
        check=False,
    )
    written = (done.stdout if both else done.stderr) or b""
    return done.returncode, written.decode(errors="replace")


def last_error(output: str) -> str:
    """The last thing a program called an error, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error:")]
    return (errors or lines or ["no reason given"])[-1]


# ---------------------------------------------------------------- Python itself


def require_python(version: "tuple[int, int]", executable: str, module: str) -> None:
    """Refuse a Python that is too old, naming a newer one if the machine has it.

    Raises:
        SetupError: when `version` is older than `OLDEST_PYTHON`.
    """
    if version >= OLDEST_PYTHON:
        return
    sentence = "Privacy Helper needs Python {}.{} or newer, and {} is Python {}.{}.".format(
        *OLDEST_PYTHON, executable, version[0], version[1]
    )
    for minor in range(NEWEST_PYTHON_LOOKED_FOR, OLDEST_PYTHON[1] - 1, -1):
        newer = f"python3.{minor}"
        if _starts(newer):
            raise SetupError(f"{sentence} This machine has {newer}: type {newer} -m {module}")
    raise SetupError(f"{sentence} Please install a newer Python and start with that one.")


def _starts(python: str) -> bool:
    """Whether typing `python` starts something: version managers leave names that do not."""
    import subprocess

    try:
        return run_command([python, "-c", ""], subprocess.DEVNULL)[0] == 0
    except OSError:
        return False


def require_venv_module() -> None:
    """Debian and Ubuntu keep what `venv` needs in a package of its own.

    Raises:
        SetupError: when it is missing and cannot be installed from here.
    """
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        install_packages([package], "Python's venv module, which set-up needs, is missing here")


# ---------------------------------------------------------------- what Qt needs


def needs_window(arguments: "list[str]") -> bool:
    """Whether these command-line arguments open the app's window: no verb at all, or `open`."""
    if not {"-h", "--help", "--version"}.isdisjoint(arguments):
        return False
    words = iter(arguments)
    for word in words:
        if word == "--data-dir":
            next(words, None)
        elif not word.startswith("-"):
            return word == "open"
    return True


def qt_platform() -> str:
    """Which of its platform plugins Qt will take here: "wayland", "xcb", another, "" for none."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return chosen
    session = os.environ.get("XDG_SESSION_TYPE", "")
    if os.environ.get("WAYLAND_DISPLAY") or session == "wayland":
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") or session == "x11" else ""


def require_window() -> None:
    """Make sure that Qt can open a window: a screen, and on Linux the system's libraries.

    After the first success this only looks whether the libraries' files are still there.

    Raises:
        SetupError: naming what is missing and the one command that installs it.
    """
    if sys.platform != "linux":
        return
    platform = qt_platform()
    remembered = os.path.join(sys.prefix, ".libraries-" + (platform or "none"))
    paths = (read_file(remembered) or b"").decode().split("\n")
    if platform and all(map(os.path.exists, paths)):
        return
    wanted = dict(QT_LIBRARIES)
    wanted.update({"xcb": XCB_LIBRARIES, "wayland": WAYLAND_LIBRARIES}.get(platform or "xcb", {}))
    require_libraries(wanted)
    if not platform:
        raise SetupError(
            "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
            "start it from a desktop, or use a verb such as: privacyhelper plan"
        )
    _remember(remembered, wanted)


def require_libraries(wanted: "dict[str, str]") -> None:
    """Make sure that these system libraries load; `wanted` maps each to its Debian package.

    Raises:
        SetupError: naming the ones that are missing and the command that installs them.
    """
    missing = missing_libraries(wanted)
    if not missing:
        return
    install_packages(
        sorted({wanted[name] for name in missing}),
        "Qt cannot open a window without system libraries that are missing here",
    )
    missing = missing_libraries(wanted)
    if missing:
        raise SetupError("Qt still misses the system libraries " + ", ".join(missing))


def missing_libraries(wanted: "dict[str, str]") -> "list[str]":
    """Those of `wanted`'s libraries that this process cannot load."""
    import ctypes

    missing = []
    for name in wanted:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def _remember(path: str, wanted: "dict[str, str]") -> None:
    """Note which files the libraries just loaded came from, in an environment of our own."""
    if sys.prefix == sys.base_prefix:
        return
    maps = (read_file("/proc/self/maps") or b"").decode(errors="replace").splitlines()
    files = {"/" + line.partition("/")[2] for line in maps if ".so" in line}
    stems = tuple(name.partition(".so")[0] for name in wanted)
    found = sorted(file for file in files if os.path.basename(file).startswith(stems))
    try:
        write_file(path, "\n".join(found).encode())
    except OSError:
        return  # a read-only environment looks anew at every start, which costs milliseconds


# ---------------------------------------------------------------- Debian packages


def install_packages(packages: "list[str]", why: str) -> None:
    """Install Debian packages when we are root on Debian or Ubuntu, after saying so.

    Args:
        packages: names for apt-get.
        why: the beginning of a sentence, without a full stop.

    Raises:
        SetupError: when we are not root, with the command to type; or when apt-get failed.
    """
    import shutil

    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{why}. Please install what Debian calls {names} with your system's package tool."
        )
    if os.geteuid() != 0:
        raise SetupError(f"{why}. Please type: sudo apt-get install {names}")
    say(f"{why}: installing {names} with apt-get.")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    code, output = run_command(install)
    if code != 0:  # a fresh machine may not know any package yet
        run_command([*apt, "update"])
        code, output = run_command(install)
    if code != 0:
        raise SetupError(f"apt-get could not install {names}: {last_error(output)}")
