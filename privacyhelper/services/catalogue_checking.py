"""`catalogue check`: everything wrong with every file of a catalogue, at once.

A folder can be a whole catalogue or only somebody's own platform files; what such a folder lacks
(laws, places, the platforms that `settles` names) is taken from the shipped catalogue, its base.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from msgspec import Struct

from privacyhelper.domain.catalogue import Archive, Jurisdiction, Platform
from privacyhelper.domain.catalogue_check.facts import Known
from privacyhelper.domain.catalogue_check.laws import check_laws, check_places, check_regulators
from privacyhelper.domain.catalogue_check.platform import check_mended, check_platform
from privacyhelper.domain.catalogue_check.quotations import ArchivedText, check_quotations
from privacyhelper.domain.catalogue_check.shape import (
    Finding,
    LawFile,
    PlaceFile,
    RegulatorFile,
    mended,
    named_key,
    shaped,
)
from privacyhelper.services.ports import Fault

_PLACES, _LAWS, _REGULATORS = "jurisdictions.toml", "laws.toml", "regulators.toml"


class CheckedFile(Struct, frozen=True):
    """A file as read: its name in the folder, its decoded values (None: not even TOML), its text.

    `faults` say why nothing could be decoded.
    """

    name: str
    raw: dict[str, Any] | None
    text: str = ""
    faults: tuple[Fault, ...] = ()


class CatalogueReader(Protocol):
    """Reads the files to check."""

    def files(self, folder: str) -> Sequence[CheckedFile]:
        """Every catalogue file of the folder, decoded; broken ones with their faults."""
        ...

    def lines(self, file: CheckedFile) -> Callable[[str], int]:
        """Finds the line of a key path in this file; 0 where it is not known."""
        ...


class TextSource(Protocol):
    """Gives archived texts of documents."""

    def text(self, archive: Archive) -> ArchivedText | None:
        """The archived version, or None where there is none."""
        ...


class Report(Struct, frozen=True):
    """What a check found. Only `faults` are wrong; `notes` are worth a look."""

    files: int
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]


def check_folder(
    reader: CatalogueReader,
    folder: str,
    *,
    today: date,
    base: str = "",
    texts: TextSource | None = None,
    only: Iterable[str] = (),
) -> Report:
    """Check every file of `folder`, or only those platforms whose id or file is named in `only`.

    `base` is the shipped catalogue's folder, for what the checked one refers to and lacks. `texts`
    adds the search for quotations in the archived texts. Faults are ordered by file and line.
    """
    files = list(reader.files(folder))
    names = {file.name for file in files}
    background = [
        file
        for file in (reader.files(base) if base and base != folder else ())
        if file.name not in names
    ]
    wanted = frozenset(only)
    check = _Check(reader, [*files, *background], today, texts)
    for file in files:
        if not wanted or _stem(file.name) in wanted:
            check.file(file)
    return Report(len(files), _ordered(check.faults), _ordered(check.notes))


def _ordered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """By file, then line."""
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.key)))


def _stem(name: str) -> str:
    """A file's name without folder and ending."""
    return name.rpartition("/")[2].removesuffix(".toml")


class _Check:
    """One run: what is known of all files, and what was found so far."""

    def __init__(
        self,
        reader: CatalogueReader,
        files: Sequence[CheckedFile],
        today: date,
        texts: TextSource | None,
    ) -> None:
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []
        self._reader, self._texts = reader, texts
        raw = {file.name: file.raw or {} for file in files}
        self._owners: dict[str, str] = {}
        for file in files:
            if not _is_common(file.name):
                self._owners.setdefault(str((file.raw or {}).get("id", "")), file.name)
        platforms = {name: each for name, each in raw.items() if not _is_common(name)}
        self._offices = _ids(raw.get(_REGULATORS, {}), "regulators")
        self._known = Known(
            places=_ids(raw.get(_PLACES, {}), "jurisdictions", "code"),
            laws=_ids(raw.get(_LAWS, {}), "laws"),
            controls=_controls(platforms.values()),
            today=today,
        )

    def file(self, file: CheckedFile) -> None:
        """Check one file."""
        if file.raw is None:
            self.faults += file.faults
            return
        lines = self._reader.lines(file)
        for finding in self._findings(file, file.raw):
            key = named_key(file.raw, finding.key)
            fault = Fault(file.name, key, finding.sentence, lines(finding.key))
            (self.faults if finding.level == "error" else self.notes).append(fault)

    def _findings(self, file: CheckedFile, raw: dict[str, Any]) -> list[Finding]:
        """What is wrong with a decoded file: its shape, and if that is right its content."""
        if file.name == _PLACES:
            places, found = shaped(raw, PlaceFile)
            return found if places is None else self._places(places.jurisdictions)
        if file.name == _LAWS:
            laws, found = shaped(raw, LawFile)
            return found if laws is None else check_laws(laws.laws)
        if file.name == _REGULATORS:
            offices, found = shaped(raw, RegulatorFile)
            return found if offices is None else check_regulators(offices.regulators)
        platform, found = shaped(raw, Platform)
        if platform is not None:
            return self._platform(file, platform, raw)
        rest = mended(raw, Platform)
        return found + (check_mended(rest, self._known, found) if rest is not None else [])

    def _places(self, rows: Sequence[Jurisdiction]) -> list[Finding]:
        """The rows of places."""
        return check_places(rows, self._known.laws, self._offices)

    def _platform(
        self, file: CheckedFile, platform: Platform, raw: Mapping[str, Any]
    ) -> list[Finding]:
        """A platform, its file's name, and with texts its quotations."""
        found = []
        if _stem(file.name) != platform.id:
            sentence = f"The file must be called “{platform.id}.toml”, as its platform."
            found.append(Finding("id", sentence))
        if self._owners.get(platform.id, file.name) != file.name:
            found.append(Finding("id", f"Another file already holds “{platform.id}”."))
        found += check_platform(platform, self._known, raw)
        if self._texts is not None:
            archived = {
                document.id: self._texts.text(document.archive)
                for document in platform.documents
                if document.archive is not None
            }
            found += check_quotations(platform, archived)
        return found


def _is_common(name: str) -> bool:
    """Whether a file is one of the three that are not platforms."""
    return name in (_PLACES, _LAWS, _REGULATORS)


def _ids(raw: Mapping[str, Any], name: str, field: str = "id") -> frozenset[str]:
    """The ids a list of tables gives, as far as they can be read."""
    rows = raw.get(name)
    if not isinstance(rows, list):
        return frozenset()
    ids = (row.get(field) for row in rows if isinstance(row, dict))
    return frozenset(each for each in ids if isinstance(each, str))


def _controls(platforms: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Every platform's controls by id, as far as they can be read."""
    return {
        platform["id"]: _ids(platform, "controls")
        for platform in platforms
        if isinstance(platform.get("id"), str)
    }
