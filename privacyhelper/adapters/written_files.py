"""Files this program wrote besides record and options: the compiled catalogue, the window's place.

They hold nothing of worth, but “delete everything” takes them along.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from privacyhelper.adapters.durable_files import delete


class WrittenFiles:
    """Files that can be deleted, with the scratch files of a write that was cut off.

    Args:
        files: the files, whether they are there or not.
        folders: removed afterwards where nothing is left in them, the innermost first.
    """

    def __init__(self, files: Iterable[Path], folders: Iterable[Path] = ()) -> None:
        self._files = tuple(files)
        self._folders = tuple(folders)

    def erase(self) -> list[str]:
        """Delete them; the paths that could not be deleted."""
        remained = delete(self._files)
        for file in self._files:
            remained += delete(file.parent.glob(f".{file.name}.*"))
        for folder in self._folders:
            with suppress(OSError):
                folder.rmdir()
        return remained
