"""Writing files so that after a crash there is either the old content or the new, never half.

Everything written is readable by this person only (where the file system knows such a thing).
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o600


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file's content in one go, on disk when this returns. Raises OSError.

    The folder must exist. After an error the old file is as it was.
    """
    scratch = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)  # noqa: PTH105 - the atomic call by its name
    except OSError:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that names made or removed in this folder stay so after a power cut.

    Systems that cannot do this for folders (Windows) do it by themselves.
    """
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def delete(paths: Iterable[Path]) -> list[str]:
    """Delete these files; those that could not be deleted, as text. Missing ones are fine."""
    remained = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            remained.append(str(path))
    return remained
