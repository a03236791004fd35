"""Set-up: from a bare checkout to a Python that can run the app, with the standard library alone.

What happens, in order, when a person types ``python3 -m privacyhelper`` in a checkout:

1. ``enter`` compares two small files, the lock in the checkout and the stamp in ``.venv``. Equal:
   the ``.venv``'s own Python takes over at once.
2. Otherwise ``prepare`` makes ``.venv`` and has pip install exactly what the lock names, by hash.
   One sentence says what is fetched and why before anything is fetched.
3. Before a window is opened, ``require_window`` makes sure that Qt will find a screen and the
   system's libraries: on Debian and Ubuntu it names the one command to type, or runs it as root.

What is promised: a set-up cut short at any moment is never taken for a finished one, because the
stamp says "unfinished" from before the first change until after the last. Two starts at once do
the work once. Every failure is a ``SetupError`` whose text is one plain sentence.

The syntax of this file is kept readable by old Pythons, so that they can say they are too old;
and nothing is imported before it is needed, because every start passes through here: os.path
instead of pathlib for the same reason.
"""

# ruff: noqa: PTH100, PTH103, PTH105, PTH107, PTH110, PTH112, PTH114, PTH118, PTH119, PTH120
# ruff: noqa: PTH123, PTH208

import os
import sys

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON_LOOKED_FOR = 19

RUN, TESTS = "run", "tests"
"""The two things a `.venv` can be prepared for; tests need all that a run needs."""

LOCKS = {RUN: "requirements.lock", TESTS: os.path.join("tests", "requirements.lock")}
STAMPS = {RUN: ".ready-to-run", TESTS: ".ready-to-test"}
FETCHED = {
    RUN: "First start: fetching the {} libraries the app needs and what they build on "
    "(about 90 MB) from the Python package index into .venv; this happens once.",
    TESTS: "First test run: fetching {} test tools and what they build on "
    "(about 35 MB) from the Python package index into .venv; this happens once.",
}
COUNTED = {RUN: 5, TESTS: 7}
"""How many packages pyproject.toml asks for by name; a test keeps the two in step."""

READY, STALE, UNFINISHED, UNKNOWN, ABSENT = "ready", "stale", "unfinished", "unknown", "absent"
"""States of a `.venv`: as the lock says; of an older lock; broken off; not made by us; none."""

PACKAGES = {
    RUN: ("PySide6", "requests", "keyring", "platformdirs", "msgspec"),
    TESTS: ("pytest", "pytestqt", "hypothesis", "importlinter", "ruff", "mypy"),
}
"""What can be imported when all is there."""

_UNFINISHED_STAMP = b"unfinished\n"
_LOCK_FILE = ".lock"
_STDERR = 2
_DISK_FULL = "The disk is full: set-up needs about 500 MB."

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


# ---------------------------------------------------------------- which Python, which folder


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
        return _run([python, "-c", ""], subprocess.DEVNULL)[0] == 0
    except OSError:
        return False


def checkout() -> "str | None":
    """The checkout's folder that this file lies in; None when it was installed as a wheel."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if os.path.exists(os.path.join(root, LOCKS[RUN])) and os.path.exists(
        os.path.join(root, "pyproject.toml")
    ):
        return root
    return None


def venv_folder(root: str) -> str:
    """Where the environment of the checkout `root` is."""
    return os.path.join(root, ".venv")


def venv_python(venv: str) -> str:
    """The Python of the environment `venv`."""
    if os.name == "nt":
        return os.path.join(venv, "Scripts", "python.exe")
    return os.path.join(venv, "bin", "python")


def inside(venv: str) -> bool:
    """Whether the running Python is that of the environment `venv`."""
    return sys.prefix != sys.base_prefix and os.path.realpath(sys.prefix) == os.path.realpath(venv)


# ---------------------------------------------------------------- the stamp


def _read(path: str) -> "bytes | None":
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _stamp(root: str, purpose: str) -> bytes:
    """What the stamp of a finished set-up reads: the Python behind `.venv`, then the whole lock.

    A copy of the lock instead of its hash: comparing 40 kB is faster than importing hashlib. The
    Python's real name notices a system upgrade that moves `.venv/bin/python` to another version.
    """
    python = os.path.basename(os.path.realpath(venv_python(venv_folder(root))))
    lock = _read(os.path.join(root, LOCKS[purpose])) or b""
    return python.encode() + b"\n" + lock


def _write(path: str, content: bytes) -> None:
    """Write so that after a power cut the file is either whole or as it was before."""
    draft = path + ".new"
    with open(draft, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def state(root: str, purpose: str) -> str:
    """How far the checkout's `.venv` is for `purpose`: one of the states above. Reads only."""
    venv = venv_folder(root)
    if not os.path.isdir(venv):
        return ABSENT
    stamp = _read(os.path.join(venv, STAMPS[purpose]))
    if stamp is None:
        return UNKNOWN
    if stamp == _UNFINISHED_STAMP:
        return UNFINISHED
    python = venv_python(venv)
    if not (os.path.exists(python) and os.path.exists(os.path.join(venv, "pyvenv.cfg"))):
        return UNFINISHED
    wanted = _stamp(root, purpose)
    if stamp == wanted:
        return READY
    same_python = stamp.partition(b"\n")[0] == wanted.partition(b"\n")[0]
    return STALE if same_python else UNFINISHED


def ready(root: str, purpose: str) -> bool:
    """Whether `.venv` can be used for `purpose` as it is."""
    return all(state(root, each) == READY for each in needed_for(purpose))


def needed_for(purpose: str) -> "tuple[str, ...]":
    """The purposes whose locks `purpose` needs installed, in order."""
    return (RUN, TESTS) if purpose == TESTS else (RUN,)


# ---------------------------------------------------------------- making the environment


def say(sentence: str) -> None:
    """Tell the person something; on stderr, so that a verb's output stays clean."""
    print(sentence, file=sys.stderr, flush=True)


def prepare(root: str, purpose: str) -> None:
    """Bring the checkout's `.venv` to what the lock for `purpose` says, from whatever it is now.

    A finished one of an older lock is brought up to date in place, one that somebody made by hand
    is completed, one that broke off is made anew.

    Raises:
        SetupError: in words for the person; the next start then begins anew.
    """
    venv = venv_folder(root)
    try:
        os.makedirs(venv, exist_ok=True)
        with open(os.path.join(venv, _LOCK_FILE), "a+b") as lock:
            _wait_for(lock.fileno())
            if not ready(root, purpose):
                _bring_up_to_date(root, purpose)
    except OSError as error:
        raise SetupError(_cannot_write(root, error)) from error


def _bring_up_to_date(root: str, purpose: str) -> None:
    """The work of `prepare`, with the lock file held."""
    venv = venv_folder(root)
    # A tests' installation that broke off may have left half of something that a run needs too.
    broken = UNFINISHED in (state(root, RUN), state(root, TESTS))
    if broken or (state(root, RUN) == UNKNOWN and not _works(venv)):
        say(FETCHED[RUN].format(COUNTED[RUN]))
        _make_venv(venv)
        _fill(root, RUN)
    for each in needed_for(purpose):
        now = state(root, each)
        if now == STALE:
            say("The list of libraries has changed: bringing .venv up to date with it.")
        elif now != READY:
            say(FETCHED[each].format(COUNTED[each]))
        if now != READY:
            _fill(root, each)


def _works(venv: str) -> bool:
    """Whether the environment `venv` has a Python that runs and a pip."""
    import subprocess

    try:
        return _run([venv_python(venv), "-c", "import pip"], subprocess.DEVNULL)[0] == 0
    except OSError:  # not there, or not a program
        return False


def _make_venv(venv: str) -> None:
    """Empty the folder and make an environment with pip in it, marked unfinished throughout."""
    import shutil

    _write(os.path.join(venv, STAMPS[RUN]), _UNFINISHED_STAMP)
    for name in os.listdir(venv):
        path = os.path.join(venv, name)
        if name in (_LOCK_FILE, STAMPS[RUN]):
            continue
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.remove(path)
    _require_ensurepip()
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, output = _run([base, "-m", "venv", venv])
    if code != 0:
        raise SetupError("Python could not make the environment .venv: " + _last(output))


def _require_ensurepip() -> None:
    """Debian and Ubuntu keep what `venv` needs in a package of its own.

    Raises:
        SetupError: when it is missing and cannot be installed from here.
    """
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        install_packages([package], "Python's venv module, which set-up needs, is missing here")


def _fill(root: str, purpose: str) -> None:
    """Have `.venv`'s pip install a lock: wheels only, each by its hash; stamp it when done."""
    venv = venv_folder(root)
    stamp = os.path.join(venv, STAMPS[purpose])
    _write(stamp, _UNFINISHED_STAMP)
    _link_checkout(root)
    command = [venv_python(venv), "-m", "pip", "install", "--no-input", "--no-user"]
    command += ["--disable-pip-version-check", "--retries", "2", "--only-binary", ":all:"]
    command += ["--require-hashes", "-r", os.path.join(root, LOCKS[purpose])]
    # On a terminal pip shows its progress; on our stderr, never on the stdout a script may read.
    code, output = _run(command if sys.stderr.isatty() else [*command, "--quiet"], _STDERR)
    if code != 0:
        raise SetupError(explain_pip(output))
    _write(stamp, _stamp(root, purpose))


def _link_checkout(root: str) -> None:
    """Let `.venv`'s Python find the checkout from any folder, by a path that survives a move."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    code, output = _run([venv_python(venv_folder(root)), "-c", ask])
    site = output.strip()
    if code != 0 or not os.path.isdir(site):
        raise SetupError("The Python in .venv does not start: " + _last(output))
    _write(os.path.join(site, "privacyhelper.pth"), os.path.relpath(root, site).encode() + b"\n")
    _write_command(venv_folder(root))


_LONGEST_SHEBANG = 120
"""Characters of a first line that every system reads whole."""


def _write_command(venv: str) -> None:
    """Give `.venv` the command `privacyhelper`, as an installed wheel has it."""
    if os.name == "nt":
        line = '@"%~dp0python.exe" -m privacyhelper %*\r\n'
        _write(os.path.join(venv, "Scripts", "privacyhelper.cmd"), line.encode())
        return
    path = os.path.join(venv, "bin", "privacyhelper")
    python = venv_python(venv)
    lines = ["#!" + python, "import sys", "from privacyhelper.__main__ import main"]
    lines.append("sys.exit(main())")
    if " " in python or len(python) > _LONGEST_SHEBANG:
        lines = ["#!/bin/sh", 'exec "$(dirname "$0")/python" -m privacyhelper "$@"']
    _write(path, ("\n".join(lines) + "\n").encode())
    os.chmod(path, 0o755)


def _run(command: "list[str]", stdout: "int | None" = None) -> "tuple[int, str]":
    """Run to the end: the exit code, and what it wrote on stderr (and stdout, if not sent away)."""
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


def explain_pip(output: str) -> str:
    """One sentence for what pip wrote when it gave up."""
    unreachable = ("new connection", "NameResolution", "timed out", "ProxyError", "unreachable")
    if any(word in output for word in unreachable):
        return (
            "The Python package index could not be reached: set-up needs the internet this once. "
            "Please try again when this machine is online."
        )
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A downloaded file is not the one that the lock names, so it was not used. "
            "Please try again; if it stays so, something on the way changes downloads."
        )
    if "No space left on device" in output:
        return _DISK_FULL
    if "No matching distribution" in output or "not a supported wheel" in output:
        return (
            "A library has no ready-made build for this system: Qt's are for 64-bit Windows, "
            "macOS 14 or newer, and Linux with glibc 2.34 or newer (2.39 on ARM). pip says: "
        ) + _last(output)
    return "pip could not install the libraries: " + _last(output)


def _last(output: str) -> str:
    """The last thing a program called an error, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error:")]
    return (errors or lines or ["no reason given"])[-1]


def _cannot_write(root: str, error: OSError) -> str:
    import errno

    if error.errno == errno.ENOSPC:
        return _DISK_FULL
    place = error.filename or venv_folder(root)
    return (
        f"Set-up keeps its environment in the checkout, but {place} cannot be written "
        f"({error.strerror}); copy the checkout to a folder of your own and start it there."
    )


def _wait_for(lock: int) -> None:
    """Hold the open file `lock` until it is closed; the system lets go of it if we die."""
    held = "Another start is setting things up; waiting until it has finished."
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            say(held)
            while True:
                try:
                    msvcrt.locking(lock, msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # it gives up every ten seconds
                    continue
    else:
        import fcntl

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(held)
            fcntl.flock(lock, fcntl.LOCK_EX)


# ---------------------------------------------------------------- taking over


def enter(module: str, arguments: "list[str]", purpose: str) -> None:
    """Return in a Python that has what `purpose` needs; in another one, hand over to `.venv`'s.

    An installed wheel returns at once. In a checkout this process becomes ``.venv``'s Python
    running `module` with `arguments`, in the same folder, after `prepare` if that is needed.

    Raises:
        SetupError: when the environment cannot be made; the text is for the person.
    """
    require_python(sys.version_info[:2], sys.executable, module)
    root = checkout()
    if root is None:
        return
    at_home = inside(venv_folder(root))
    if not ready(root, purpose):
        if at_home and state(root, purpose) == UNKNOWN and _importable(purpose):
            return  # made by hand and complete: its maker's own business
        prepare(root, purpose)
    elif at_home:
        return
    _become([venv_python(venv_folder(root)), "-m", module, *arguments])


def _importable(purpose: str) -> bool:
    """Whether this Python has every package that pyproject.toml names, whatever its version."""
    import importlib.util

    names = [name for each in needed_for(purpose) for name in PACKAGES[each]]
    return all(importlib.util.find_spec(name) is not None for name in names)


def _become(command: "list[str]") -> None:
    """Go on as `command`: the same process where the system can, else a child we wait for."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        import subprocess

        child = subprocess.Popen(command)
        while True:
            try:
                raise SystemExit(child.wait())
            except KeyboardInterrupt:  # Ctrl-C reaches the child too; it decides when to end
                continue
    else:
        os.execv(command[0], command)  # noqa: S606


# ---------------------------------------------------------------- what Qt needs of the system


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
    paths = (_read(remembered) or b"").decode().split("\n")
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
    maps = (_read("/proc/self/maps") or b"").decode(errors="replace").splitlines()
    files = {"/" + line.partition("/")[2] for line in maps if ".so" in line}
    stems = tuple(name.partition(".so")[0] for name in wanted)
    found = sorted(file for file in files if os.path.basename(file).startswith(stems))
    try:
        _write(path, "\n".join(found).encode())
    except OSError:
        return  # a read-only environment looks anew at every start, which costs milliseconds


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
    code, output = _run(install)
    if code != 0:  # a fresh machine may not know any package yet
        _run([*apt, "update"])
        code, output = _run(install)
    if code != 0:
        raise SetupError(f"apt-get could not install {names}: {_last(output)}")
