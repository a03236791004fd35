"""The catalogue from its files: `ports.CatalogueSource` over the compiled form.

Start-up reads two folder listings and one header. Sources are parsed only when the compiled file
does not fit them any more; then everything is read, compiled and, where the cache folder allows,
kept for the next start.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from privacyhelper.adapters.catalogue_compiled import (
    Compiled,
    Stale,
    open_bytes,
    open_compiled,
    state_of,
)
from privacyhelper.adapters.catalogue_folder import list_sources
from privacyhelper.domain.catalogue import Jurisdiction, Law, Platform, PlatformSummary, Regulator
from privacyhelper.domain.search import WordIndex
from privacyhelper.services.errors import CatalogueUnavailable, NotInCatalogue
from privacyhelper.services.ports import Fault

_FILE = "catalogue.bin"


class FileCatalogue:
    """The catalogue in `root`, with the person's own files of `own` laid over it.

    `cache` is where the compiled file is kept; None keeps it in memory only. The sources are looked
    at once, when this is made; changes show at the next start. Raises `CatalogueUnavailable` where
    `root` holds no catalogue at all.
    """

    def __init__(self, root: Path, cache: Path | None = None, own: Path | None = None) -> None:
        self._root, self._cache, self._own = root, cache, own
        self._compiled = self._open()
        if not self._compiled.header.summaries and not self._compiled.header.faults:
            raise CatalogueUnavailable
        self._platforms: dict[str, Platform] = {}
        self._places: dict[str, Jurisdiction] | None = None
        self._laws: dict[str, Law] | None = None
        self._regulators: dict[str, Regulator] | None = None
        self._words: WordIndex | None = None

    @property
    def version(self) -> str:
        """A short name of the content: changes if and only if a file's bytes or name change."""
        return self._compiled.header.version

    @property
    def as_of(self) -> date:
        """The day to which the catalogue's knowledge reaches."""
        return self._compiled.header.as_of

    def summaries(self) -> Sequence[PlatformSummary]:
        """All platforms, by name."""
        return self._compiled.header.summaries

    def faults(self) -> Sequence[Fault]:
        """What kept a file from loading; the rest was loaded."""
        return self._compiled.header.faults

    def platform(self, platform_id: str) -> Platform:
        """One platform, decoded when it is first asked for. Raises `NotInCatalogue`."""
        found = self._platforms.get(platform_id)
        if found is None:
            known = self._compiled.header.platforms
            today = self._compiled.header.successors.get(platform_id, platform_id)
            if today not in known:
                known_by = "Expected an id such as linkedin."
                msg = f"The catalogue has no platform “{platform_id}”. {known_by}"
                raise NotInCatalogue(msg)
            try:
                found = self._platforms.get(today) or self._compiled.platform(today)
            except Stale:
                found = self._anew().platform(today)
            self._platforms[platform_id] = self._platforms[today] = found
        return found

    def jurisdictions(self) -> Mapping[str, Jurisdiction]:
        """All places by code, `*` included."""
        if self._places is None:
            try:
                self._places = self._compiled.places()
            except Stale:
                self._places = self._anew().places()
        return self._places

    def laws(self) -> Mapping[str, Law]:
        """All laws by id."""
        if self._laws is None:
            try:
                self._laws = self._compiled.laws()
            except Stale:
                self._laws = self._anew().laws()
        return self._laws

    def regulators(self) -> Mapping[str, Regulator]:
        """All regulators by id."""
        if self._regulators is None:
            try:
                self._regulators = self._compiled.regulators()
            except Stale:
                self._regulators = self._anew().regulators()
        return self._regulators

    def words(self) -> WordIndex:
        """The search index; read when it is first asked for."""
        if self._words is None:
            try:
                self._words = self._compiled.words()
            except Stale:
                self._words = self._anew().words()
        return self._words

    def _open(self) -> Compiled:
        """The compiled file if it fits the sources, else a new one."""
        if self._cache is not None:
            with suppress(Stale):
                state = state_of(list_sources(self._root, self._own))
                return open_compiled(self._cache / _FILE, state)
        return self._compile()

    def _compile(self) -> Compiled:
        """Read and compile all sources; keep the result where that is possible."""
        # Imported here: an ordinary start neither parses nor compiles.
        from privacyhelper.adapters.catalogue_compile import (  # noqa: PLC0415
            compile_catalogue,
            write_compiled,
        )
        from privacyhelper.adapters.catalogue_toml import read_content  # noqa: PLC0415

        files = list_sources(self._root, self._own)
        state = state_of(files)
        content = read_content(files)
        compiled = compile_catalogue(
            state=state,
            version=content.version,
            as_of=content.as_of,
            platforms=content.platforms,
            common=(content.places, content.laws, content.regulators),
            faults=content.faults,
        )
        if self._cache is not None and write_compiled(self._cache / _FILE, compiled):
            with suppress(Stale):
                return open_compiled(self._cache / _FILE, state)
        return open_bytes(compiled, state)

    def _anew(self) -> Compiled:
        """Compile again after the file turned out damaged or was replaced while in use.

        The sources may have changed meanwhile; then what this holds stays of one piece in memory.
        Raises `CatalogueUnavailable` where even that cannot be read.
        """
        known = self._compiled.header.platforms
        self._compiled = self._compile()
        if not known.keys() <= self._compiled.header.platforms.keys():
            raise CatalogueUnavailable
        return self._compiled
