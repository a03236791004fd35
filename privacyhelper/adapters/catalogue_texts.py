"""Archived texts of documents from a folder, for the checker.

The folder is laid out `<collection>/<service>/<terms type>/<first 12 of the commit>.md`.
"""

import hashlib
import re
from pathlib import Path

from privacyhelper.domain.catalogue import Archive
from privacyhelper.domain.catalogue_check.quotations import ArchivedText
from privacyhelper.domain.quotation import prepared

_COMMIT = re.compile(r"[0-9a-f]{12,64}\Z")
_COMMIT_DIGITS = 12


class FolderTexts:
    """Reads each text once. A name that would lead out of the folder finds nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[Path, ArchivedText | None] = {}

    def text(self, archive: Archive) -> ArchivedText | None:
        """The archived version, or None where the folder has none that can be read."""
        parts = (archive.collection, archive.service, archive.terms_type)
        if not all(map(_is_name, parts)) or not _COMMIT.match(archive.commit):
            return None
        path = self._folder.joinpath(*parts, f"{archive.commit[:_COMMIT_DIGITS]}.md")
        if path not in self._texts:
            self._texts[path] = _read(path)
        return self._texts[path]


def _is_name(part: str) -> bool:
    """Whether this can only be the name of something inside a folder."""
    return bool(part) and part not in (".", "..") and not set(part) & set("/\\:\0")


def _read(path: Path) -> ArchivedText | None:
    """Read and prepare one text."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    text = prepared(content.decode("utf-8", "replace"))
    return ArchivedText(text, hashlib.sha256(content).hexdigest())
