"""Who the person is to us: where they live, what they use, which accounts they have there."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from privacyhelper.domain.catalogue import Audience, Platform
from privacyhelper.domain.journal import AccountAdded, PlaceSet, PlatformAdded, PlatformRemoved
from privacyhelper.domain.local import controls_here
from privacyhelper.domain.place_codes import can_live_in
from privacyhelper.domain.places import EVERYWHERE, jurisdiction_of
from privacyhelper.services.errors import NotInCatalogue, UnknownPlace, UnknownTarget
from privacyhelper.services.journal import Journal
from privacyhelper.services.ports import CatalogueSource

_LONGEST_ID = 40


class _Names(Struct, frozen=True):
    """What a catalogue calls its platforms: the ids of today, and what became of older ones."""

    version: str
    known: frozenset[str]
    successors: Mapping[str, str]


class Person:
    """Answers and changes the questions of the first run; all of them can be asked again."""

    def __init__(self, journal: Journal, catalogue: CatalogueSource) -> None:
        self._journal = journal
        self._catalogue = catalogue
        self._names = _Names("", frozenset(), {})

    @property
    def place(self) -> str:
        """Where the person lives; `*` until they say."""
        return self._journal.record().place or EVERYWHERE

    @property
    def place_known(self) -> bool:
        """Whether the person said where they live."""
        return bool(self._journal.record().place)

    @property
    def platforms(self) -> tuple[str, ...]:
        """Ids of the platforms in use, in the order they were added.

        One that the catalogue renamed goes by its id of today; one that left the catalogue stays.
        """
        used = self._journal.record().platforms
        successors = self._today().successors
        if not successors:
            return used
        return tuple(dict.fromkeys(successors.get(p, p) for p in used))

    def _today(self) -> _Names:
        """What platforms are called; read once for each version of the catalogue."""
        if self._names.version != self._catalogue.version:
            summaries = self._catalogue.summaries()
            known = frozenset(s.id for s in summaries)
            successors = {old: s.id for s in summaries for old in s.replaces if old not in known}
            self._names = _Names(self._catalogue.version, known, successors)
        return self._names

    def _recorded(self, platform: str) -> tuple[str, ...]:
        """The ids under which the journal has this platform in use; its own if under none."""
        successors = self._today().successors
        today = successors.get(platform, platform)
        used = self._journal.record().platforms
        return tuple(p for p in used if successors.get(p, p) == today) or (platform,)

    def live_in(self, place: str) -> None:
        """Say where the person lives. Raises `UnknownPlace` for what is no place code."""
        if place != EVERYWHERE and not can_live_in(place):
            msg = f"“{place}” is not a place code. Expected one such as DE, GB or US-CA."
            raise UnknownPlace(msg)
        if place != self._journal.record().place:
            self._journal.write(self._journal.draft(PlaceSet, place=place))

    def choose(self, platforms: Iterable[str]) -> None:
        """Use exactly these platforms, as one act; what was done elsewhere is kept in the journal.

        One in use that has left the catalogue can be found in no list, so it stays in use whether
        it is named or not; `drop` takes it out.

        Raises:
            NotInCatalogue: one that is not in use is unknown; nothing was changed.
        """
        now, names = self.platforms, self._today()
        wanted = dict.fromkeys(names.successors.get(p, p) for p in platforms)
        if any(p not in names.known and p not in now for p in wanted):
            raise NotInCatalogue
        draft = self._journal.draft
        events = [draft(PlatformAdded, platform=p) for p in wanted if p not in now]
        gone = [
            draft(PlatformRemoved, platform=recorded)
            for p in now
            if p in names.known and p not in wanted
            for recorded in self._recorded(p)
        ]
        if events or gone:
            self._journal.write(*events, *gone)

    def use(self, *platforms: str) -> None:
        """Add platforms to those in use.

        Raises:
            NotInCatalogue: one of the new ones is unknown; nothing was changed.
        """
        self.choose([*self.platforms, *platforms])

    def drop(self, platform: str, account: str = "") -> None:
        """Stop using a platform, or one account of it."""
        draft = self._journal.draft
        self._journal.write(
            *(
                draft(PlatformRemoved, platform=recorded, account=account)
                for recorded in self._recorded(platform)
            )
        )

    def drop_account(self, platform: str, account: str) -> None:
        """Stop using one account; others of the platform stay, whichever was the first.

        As one act: a removal that names no account takes all of them, so the others are named
        again after it. What was done in them stays theirs.
        """
        names = self._recorded(platform)
        others = [
            a for a in self._journal.record().accounts if a.platform in names and a.id != account
        ]
        if account or not others:
            self.drop(platform, account)
            return
        draft = self._journal.draft
        again = [
            draft(
                AccountAdded,
                platform=other.platform,
                account=other.id,
                name=other.name,
                audience=tuple(sorted(other.audience)),
            )
            for other in others
        ]
        self._journal.write(*(draft(PlatformRemoved, platform=p) for p in names), *again)

    def add_account(
        self, platform: str, account: str, name: str, audience: Sequence[Audience]
    ) -> None:
        """Name an account and say who the person is there; `account` is empty for the first one.

        Raises:
            UnknownTarget: nothing was said about who they are there.
        """
        if not audience:
            msg = "Say at least one thing about who you are there."
            raise UnknownTarget(msg)
        draft = self._journal.draft(
            AccountAdded,
            platform=platform,
            account=account,
            name=name.strip(),
            audience=tuple(audience),
        )
        self._journal.write(draft)

    def audiences(self, platform: Platform, place: str = "") -> tuple[Audience, ...]:
        """The kinds of account for which this platform's controls differ here, or nothing.

        The one question about an account is asked only where this is not empty. `place` asks
        for another place than the person's own.
        """
        kinds = dict.fromkeys(
            kind
            for control in controls_here(platform, place or self.place)
            if "person" not in control.audience and control.role in ("main", "extra")
            for kind in control.audience
        )
        return tuple(kinds)

    def place_name(self) -> str:
        """The place in words."""
        row = jurisdiction_of(self.place, self._catalogue.jurisdictions())
        if row is None or (row.code == EVERYWHERE and self.place != EVERYWHERE):
            return self.place
        return row.name


def audience_of(kinds: Iterable[Audience]) -> tuple[Audience, ...]:
    """Whom an answer makes of the holder of an account; nothing where nothing was answered.

    Whoever has an account there is a person with an account, whatever else they are: a school
    that runs it takes no switch away. Only somebody who has none at all is no such person.
    """
    chosen = dict.fromkeys(kinds)
    if not chosen or set(chosen) == {"no-account"}:
        return tuple(chosen)
    return tuple(dict.fromkeys(("person", *chosen)))


def account_id(name: str, taken: Iterable[str]) -> str:
    """An id for an account of this name: small letters, digits and dashes, none of `taken`."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold())[:_LONGEST_ID].strip("-") or "account"
    used = set(taken)
    if plain not in used:
        return plain
    number = 2
    while f"{plain}-{number}" in used:
        number += 1
    return f"{plain}-{number}"
