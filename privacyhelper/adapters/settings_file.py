"""Options in a small JSON file. One that cannot be read is kept aside and counts as empty."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from privacyhelper.adapters.durable_files import delete, write_durably
from privacyhelper.adapters.paths import make_private
from privacyhelper.services.errors import StoreUnavailable


class SettingsFile:
    """Keeps values under their names in `folder/name`, written in one go.

    Args:
        folder: where the file lies; made when something is first saved.
        name: the file's name, ending in `.json`.
    """

    def __init__(self, folder: str | Path, name: str = "settings.json") -> None:
        self._path = Path(folder) / name
        self._aside = self._path.with_name(f"{self._path.stem}-unreadable.json")

    def load(self) -> dict[str, object]:
        """What is stored; empty when there is nothing or it cannot be read.

        Content that is no JSON object is moved to `…-unreadable.json`, so that saving the next
        option does not destroy what somebody may have written there by hand.
        """
        try:
            values = msgspec.json.decode(self._path.read_bytes())
        except OSError:
            return {}
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        with suppress(OSError):
            self._path.replace(self._aside)
        return {}

    def save(self, values: Mapping[str, object]) -> None:
        """Write all, atomically. Raises `StoreUnavailable`; then the old values stay."""
        text = msgspec.json.format(msgspec.json.encode(dict(values), order="sorted"), indent=1)
        try:
            make_private(self._path.parent)
            write_durably(self._path, text + b"\n")
        except OSError as error:
            msg = f"Your settings could not be saved in {self._path}. They are as they were."
            raise StoreUnavailable(msg) from error

    def erase(self) -> list[str]:
        """Delete what is stored, and what was kept aside; the paths that could not be deleted."""
        return delete([self._path, self._aside])
