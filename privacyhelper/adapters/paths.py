"""Where things lie on this machine: our resources, and the person's folders."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

_APP = "privacyhelper"
_PRIVATE = 0o700


class Folders(Struct, frozen=True):
    """The person's folders. `own_catalogue` holds platform files of their own, laid over ours."""

    data: Path
    cache: Path
    config: Path
    own_catalogue: Path


def resource_root() -> Path:
    """The folder of catalogue, icons and texts: inside an installed package, beside a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_resources"
    return inside if inside.is_dir() else package.parent / "resources"


def folders(data_dir: Path | None = None) -> Folders:
    """The person's folders: all below `data_dir` if given, else where the system keeps such things.

    Nothing is created here; see `make_private`.
    """
    if data_dir is not None:
        data = data_dir.expanduser().absolute()
        return Folders(data, data / "cache", data / "config", data / "catalogue")
    # Imported here: a start with --data-dir does without, and so do tests.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    dirs = PlatformDirs(_APP, appauthor=False)
    data = Path(dirs.user_data_dir)
    cache, config = Path(dirs.user_cache_dir), Path(dirs.user_config_dir)
    return Folders(data, cache, config, data / "catalogue")


def make_private(folder: Path) -> None:
    """Create the folder with its parents where needed, readable by this person only.

    Raises OSError where that cannot be done. Windows keeps a profile's folders private itself.
    """
    folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_mode & 0o777 != _PRIVATE:
        # A folder on a foreign file system may refuse; the file modes then still hold.
        with suppress(PermissionError):
            os.chmod(folder, _PRIVATE)  # noqa: PTH101 - as cheap as it gets at start
