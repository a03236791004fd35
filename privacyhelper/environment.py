"""Set-up: from a bare checkout to a Python that can run the app, with the standard library alone.

What happens, in order, when a person types ``python3 -m privacyhelper`` in a checkout:

1. ``enter`` compares two small files, the lock in the checkout and the stamp in ``.venv``. Equal:
   the ``.venv``'s own Python takes over at once.
2. Otherwise ``prepare`` makes ``.venv`` and has pip install exactly what the lock names, by hash.
   One sentence says what is fetched and why before anything is fetched.

What the machine itself must have, ``privacyhelper.system_packages`` sees to.

What is promised: a set-up cut short at any moment is never taken for a finished one, because the
stamp says "unfinished" from before the first change until after the last. Two starts at once do
the work once. Every failure is a ``SetupError`` whose text is one plain sentence.

The syntax of this file is kept readable by old Pythons, so that they can say they are too old;
and nothing is imported before it is needed, because every start passes through here: os.path
instead of pathlib for the same reason.
"""

# ruff: noqa: PTH100, PTH101, PTH103, PTH107, PTH110, PTH112, PTH114, PTH118, PTH119, PTH120
# ruff: noqa: PTH123, PTH208

import os
import sys

from privacyhelper.system_packages import (
    SetupError,
    last_error,
    read_file,
    require_python,
    require_venv_module,
    run_command,
    say,
    write_file,
)

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


# ---------------------------------------------------------------- which folder


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


def _stamp(root: str, purpose: str) -> bytes:
    """What the stamp of a finished set-up reads: the Python behind `.venv`, then the whole lock.

    A copy of the lock instead of its hash: comparing 40 kB is faster than importing hashlib. The
    Python's real name notices a system upgrade that moves `.venv/bin/python` to another version.
    """
    python = os.path.basename(os.path.realpath(venv_python(venv_folder(root))))
    lock = read_file(os.path.join(root, LOCKS[purpose])) or b""
    return python.encode() + b"\n" + lock


def state(root: str, purpose: str) -> str:
    """How far the checkout's `.venv` is for `purpose`: one of the states above. Reads only."""
    venv = venv_folder(root)
    if not os.path.isdir(venv):
        return ABSENT
    stamp = read_file(os.path.join(venv, STAMPS[purpose]))
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
        return run_command([venv_python(venv), "-c", "import pip"], subprocess.DEVNULL)[0] == 0
    except OSError:  # not there, or not a program
        return False


def _make_venv(venv: str) -> None:
    """Empty the folder and make an environment with pip in it, marked unfinished throughout."""
    import shutil

    write_file(os.path.join(venv, STAMPS[RUN]), _UNFINISHED_STAMP)
    for name in os.listdir(venv):
        path = os.path.join(venv, name)
        if name in (_LOCK_FILE, STAMPS[RUN]):
            continue
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.remove(path)
    require_venv_module()
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, output = run_command([base, "-m", "venv", venv])
    if code != 0:
        raise SetupError("Python could not make the environment .venv: " + last_error(output))


def _fill(root: str, purpose: str) -> None:
    """Have `.venv`'s pip install a lock: wheels only, each by its hash; stamp it when done."""
    venv = venv_folder(root)
    stamp = os.path.join(venv, STAMPS[purpose])
    write_file(stamp, _UNFINISHED_STAMP)
    _link_checkout(root)
    command = [venv_python(venv), "-m", "pip", "install", "--no-input", "--no-user"]
    command += ["--disable-pip-version-check", "--retries", "2", "--only-binary", ":all:"]
    command += ["--require-hashes", "-r", os.path.join(root, LOCKS[purpose])]
    # On a terminal pip shows its progress; on our stderr, never on the stdout a script may read.
    code, output = run_command(command if sys.stderr.isatty() else [*command, "--quiet"], _STDERR)
    if code != 0:
        raise SetupError(explain_pip(output))
    write_file(stamp, _stamp(root, purpose))


def _link_checkout(root: str) -> None:
    """Let `.venv`'s Python find the checkout from any folder, by a path that survives a move."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    code, output = run_command([venv_python(venv_folder(root)), "-c", ask])
    site = output.strip()
    if code != 0 or not os.path.isdir(site):
        raise SetupError("The Python in .venv does not start: " + last_error(output))
    line = os.path.relpath(root, site) + "\n"
    write_file(os.path.join(site, "privacyhelper.pth"), line.encode())
    _write_command(venv_folder(root))


def _write_command(venv: str) -> None:
    """Give `.venv` the command `privacyhelper`, as an installed wheel has it.

    It finds its Python by where it lies itself: a first line that names the Python would break
    when the checkout is moved, lies in a folder with a space in its name, or lies too deep. And
    -P keeps files in the person's present folder from being taken for parts of the program.
    """
    if os.name == "nt":
        line = '@"%~dp0python.exe" -P -m privacyhelper %*\r\n'
        write_file(os.path.join(venv, "Scripts", "privacyhelper.cmd"), line.encode())
        return
    path = os.path.join(venv, "bin", "privacyhelper")
    lines = (
        "#!/bin/sh",
        "here=$0",
        '[ -L "$here" ] && here=$(readlink -f "$here")',  # only then: a start pays for each process
        'exec "${here%/*}/python" -P -m privacyhelper "$@"',
    )
    write_file(path, ("\n".join(lines) + "\n").encode())
    os.chmod(path, 0o755)  # noqa: S103


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
        ) + last_error(output)
    return "pip could not install the libraries: " + last_error(output)


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
