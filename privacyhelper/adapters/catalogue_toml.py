"""Reads the catalogue's TOML sources. Slow, and so needed only when a file changed or is checked.

A file that cannot be read never hides the others: it is left out, and a `Fault` says what is wrong
and where.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from privacyhelper.adapters.catalogue_folder import (
    LAWS,
    PLACES,
    REGULATORS,
    SourceFile,
    list_files,
)
from privacyhelper.adapters.toml_lines import key_lines, line_of, nearest_line
from privacyhelper.domain.catalogue import Jurisdiction, Law, Platform, Regulator
from privacyhelper.domain.catalogue_check.shape import (
    Finding,
    LawFile,
    PlaceFile,
    RegulatorFile,
    named_key,
    shaped,
)
from privacyhelper.services.catalogue_checking import CheckedFile
from privacyhelper.services.ports import Fault

_MOST_BYTES = 5_000_000
_AT = re.compile(r"\(at line (\d+), column \d+\)")

_Kind = TypeVar("_Kind", bound=Struct)


class Content(Struct, frozen=True):
    """All that could be read of the catalogue."""

    version: str
    as_of: date
    platforms: tuple[tuple[Platform, bool], ...]
    places: dict[str, Jurisdiction]
    laws: dict[str, Law]
    regulators: dict[str, Regulator]
    faults: tuple[Fault, ...]


class Document(Struct, frozen=True):
    """One file decoded but not yet typed; `raw` is None where it is no TOML at all."""

    file: SourceFile
    text: str
    raw: dict[str, Any] | None
    faults: tuple[Fault, ...] = ()


def read_document(file: SourceFile) -> tuple[Document, bytes]:
    """Read and decode one file. Never raises: what is wrong stands in its faults."""
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return _broken(file, "", f"The file could not be read: {reason}."), b""
    if len(content) > _MOST_BYTES:
        return _broken(file, "", "The file is larger than 5 MB; no platform file is."), content
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken(file, "", "The file is not UTF-8 text."), content
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        message = _AT.sub("", str(error)).strip()
        sentence = f"This is not valid TOML: {message}."
        line = int(at.group(1)) if at else text.count("\n") + 1
        return _broken(file, text, sentence, line), content
    except RecursionError:
        return _broken(file, text, "This is not valid TOML: it is nested too deeply."), content
    return Document(file, text, raw), content


def _broken(file: SourceFile, text: str, sentence: str, line: int = 0) -> Document:
    """A file of which nothing can be used."""
    return Document(file, text, None, (Fault(file.name, "", sentence, line),))


def faults_of(document: Document, findings: Iterable[Finding]) -> tuple[Fault, ...]:
    """Findings as faults of this file, with ids in their key paths and with lines."""
    return tuple(
        Fault(
            document.file.name,
            named_key(document.raw, finding.key),
            finding.sentence,
            line_of(document.text, finding.key),
        )
        for finding in findings
    )


def typed(document: Document, kind: type[_Kind]) -> tuple[_Kind | None, tuple[Fault, ...]]:
    """The file as a typed value, or None and all that keeps it from being one."""
    if document.raw is None:
        return None, document.faults
    value, findings = shaped(document.raw, kind)
    return value, faults_of(document, findings)


def read_content(files: Sequence[SourceFile]) -> Content:
    """Read everything. An own file replaces ours of the same id; the first of equals wins."""
    digest = hashlib.sha256()
    faults: list[Fault] = []
    reader = _Reader(faults)
    for file in files:
        document, content = read_document(file)
        head = f"{file.name}\0{int(file.own)}\0{len(content)}\0"
        digest.update(head.encode("utf-8", "surrogateescape"))
        digest.update(content)
        reader.take(document)
    return Content(
        version=digest.hexdigest()[:16],
        as_of=reader.as_of,
        platforms=tuple(reader.platforms.values()),
        places=reader.places,
        laws=reader.laws,
        regulators=reader.regulators,
        faults=tuple(faults),
    )


class _Reader:
    """Collects what the files hold, ours first, the person's own over it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.platforms: dict[str, tuple[Platform, bool]] = {}
        self.places: dict[str, Jurisdiction] = {}
        self.laws: dict[str, Law] = {}
        self.regulators: dict[str, Regulator] = {}
        self.as_of = date.min
        self._faults = faults

    def take(self, document: Document) -> None:
        """Add one file's content, or its faults."""
        own, name = document.file.own, document.file.name
        if name == PLACES:
            places = self._typed(document, PlaceFile)
            if places is not None:
                self.places.update({row.code: row for row in places.jurisdictions})
                if not own:
                    self.as_of = places.as_of
        elif name == LAWS:
            laws = self._typed(document, LawFile)
            if laws is not None:
                self.laws.update({row.id: row for row in laws.laws})
        elif name == REGULATORS:
            regulators = self._typed(document, RegulatorFile)
            if regulators is not None:
                self.regulators.update({row.id: row for row in regulators.regulators})
        else:
            self._platform(document)

    def _platform(self, document: Document) -> None:
        """Add one platform, unless another file of the same folder already gave that id."""
        platform = self._typed(document, Platform)
        if platform is None:
            return
        earlier = self.platforms.get(platform.id)
        if earlier is not None and earlier[1] == document.file.own:
            sentence = f"Another file already holds the platform “{platform.id}”."
            self._faults += faults_of(document, [Finding("id", sentence)])
            return
        self.platforms[platform.id] = (platform, document.file.own)

    def _typed(self, document: Document, kind: type[_Kind]) -> _Kind | None:
        """The typed file; its faults are noted."""
        value, faults = typed(document, kind)
        self._faults += faults
        return value


class TomlReader:
    """Reads a folder for the checker: `services.catalogue_checking.CatalogueReader`."""

    def files(self, folder: str) -> Sequence[CheckedFile]:
        """Every catalogue file of the folder, decoded; broken ones with their faults."""
        root = Path(folder)
        found = []
        for file in list_files(root):
            document, _ = read_document(file)
            found.append(CheckedFile(file.name, document.raw, document.text, document.faults))
        return found

    def lines(self, file: CheckedFile) -> Callable[[str], int]:
        """Finds the line of a key path in this file; 0 where it is not known."""
        known = key_lines(file.text)
        return lambda key: nearest_line(known, key)
