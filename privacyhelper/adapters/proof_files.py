"""Proof as files in one folder, named by their content. Not encrypted yet; the screen says so."""

import os
import re
from pathlib import Path

from privacyhelper.adapters.durable_files import delete, sync_folder, write_durably
from privacyhelper.adapters.paths import make_private
from privacyhelper.domain.journal import PROOF_MOST_BYTES, PROOF_SUFFIXES
from privacyhelper.services.errors import ProofUnavailable

_HASH_LENGTH = 16
_NAME = re.compile(rf"([0-9a-f]{{{_HASH_LENGTH}}})({'|'.join(map(re.escape, PROOF_SUFFIXES))})\Z")


class ProofFiles:
    """Keeps proof in `folder`. The same content twice is one file."""

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)

    def keep(self, content: bytes, suffix: str) -> tuple[str, str]:
        """Write this durably; its file name and SHA-256.

        Raises:
            ProofUnavailable: empty, larger than 25 MB, of a kind we do not keep, or not writable.
        """
        suffix = suffix.lower()
        if not content:
            msg = "This file is empty. Please choose another."
            raise ProofUnavailable(msg)
        if len(content) > PROOF_MOST_BYTES:
            msg = "This file is larger than 25 MB. Please choose a smaller one."
            raise ProofUnavailable(msg)
        if suffix not in PROOF_SUFFIXES:
            msg = f"Only these kinds of files can be kept as proof: {', '.join(PROOF_SUFFIXES)}."
            raise ProofUnavailable(msg)
        sha256 = _sha256(content)
        name = sha256[:_HASH_LENGTH] + suffix
        try:
            make_private(self._folder)
            if self.read(name) != content:
                write_durably(self._folder / name, content)
        except OSError as error:
            raise ProofUnavailable from error
        return name, sha256

    def path(self, name: str) -> str:
        """Where the file is, as text; empty for what is no name of ours."""
        return str(self._folder / name) if _NAME.match(name) else ""

    def read(self, name: str) -> bytes | None:
        """Its bytes; None if it is gone, or is not what was kept (its hash is in its name)."""
        match = _NAME.match(name)
        if match is None:
            return None
        try:
            content = (self._folder / name).read_bytes()
        except OSError:
            return None
        kept = _sha256(content).startswith(match.group(1))
        return content if kept else None

    def erase(self) -> list[str]:
        """Delete all proof, for ever; the paths that could not be deleted.

        Only files of ours are deleted: those named as we name them, and scratch files of a write
        that was cut off.
        """
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - names are all we need
        except OSError:
            return []
        ours = [n for n in names if _NAME.match(n) or (n.startswith(".") and n.endswith(".new"))]
        remained = delete(self._folder / name for name in ours)
        try:
            self._folder.rmdir()
        except OSError:
            sync_folder(self._folder)  # something of the person's own lies there
        return remained


def _sha256(content: bytes) -> str:
    # Imported here: it loads OpenSSL, which a start can do without.
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(content).hexdigest()
