"""Who the person is to us: where they live, what they use, which accounts they have there."""

import re
from collections.abc import Iterable, Sequence

from privacyhelper.domain.catalogue import Audience, Platform
from privacyhelper.domain.journal import AccountAdded, PlaceSet, PlatformAdded, PlatformRemoved
from privacyhelper.domain.local import controls_here
from privacyhelper.domain.places import EVERYWHERE, jurisdiction_of, well_formed
from privacyhelper.services.errors import UnknownPlace, UnknownTarget
from privacyhelper.services.journal import Journal
from privacyhelper.services.ports import CatalogueSource

_LONGEST_ID = 40


class Person:
    """Answers and changes the questions of the first run; all of them can be asked again."""

    def __init__(self, journal: Journal, catalogue: CatalogueSource) -> None:
        self._journal = journal
        self._catalogue = catalogue

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
        """Ids of the platforms in use, in the order they were added."""
        return self._journal.record().platforms

    def live_in(self, place: str) -> None:
        """Say where the person lives. Raises `UnknownPlace` for what is no place code."""
        if place != EVERYWHERE and (
            not well_formed(place) or place.startswith("!") or place in ("EU", "EEA")
        ):
            msg = f"“{place}” is not a place code. Expected one such as DE, GB or US-CA."
            raise UnknownPlace(msg)
        if place != self._journal.record().place:
            self._journal.write(self._journal.draft(PlaceSet, place=place))

    def choose(self, platforms: Iterable[str]) -> None:
        """Use exactly these platforms, as one act; what was done elsewhere is kept in the journal.

        Raises:
            NotInCatalogue: one of them is unknown; nothing was changed.
        """
        wanted = dict.fromkeys(self._catalogue.platform(p).id for p in platforms)
        now = self.platforms
        draft = self._journal.draft
        events = [draft(PlatformAdded, platform=p) for p in wanted if p not in now]
        gone = [draft(PlatformRemoved, platform=p) for p in now if p not in wanted]
        if events or gone:
            self._journal.write(*events, *gone)

    def use(self, *platforms: str) -> None:
        """Add platforms to those in use. Raises `NotInCatalogue`."""
        self.choose([*self.platforms, *platforms])

    def drop(self, platform: str, account: str = "") -> None:
        """Stop using a platform, or one account of it."""
        draft = self._journal.draft(PlatformRemoved, platform=platform, account=account)
        self._journal.write(draft)

    def drop_account(self, platform: str, account: str) -> None:
        """Stop using one account; others of the platform stay, whichever was the first.

        As one act: a removal that names no account takes all of them, so the others are named
        again after it. What was done in them stays theirs.
        """
        others = [
            a for a in self._journal.record().accounts if a.platform == platform and a.id != account
        ]
        if account or not others:
            self.drop(platform, account)
            return
        draft = self._journal.draft
        again = [
            draft(
                AccountAdded,
                platform=platform,
                account=other.id,
                name=other.name,
                audience=tuple(sorted(other.audience)),
            )
            for other in others
        ]
        self._journal.write(draft(PlatformRemoved, platform=platform), *again)

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

    def audiences(self, platform: Platform) -> tuple[Audience, ...]:
        """The kinds of account for which this platform's controls differ here, or nothing.

        The one question about an account is asked only where this is not empty.
        """
        kinds = dict.fromkeys(
            kind
            for control in controls_here(platform, self.place)
            if "person" not in control.audience and control.role in ("main", "extra")
            for kind in control.audience
        )
        return tuple(kinds)

    def place_name(self) -> str:
        """The place in words."""
        row = jurisdiction_of(self.place, self._catalogue.jurisdictions())
        return row.name if row is not None else self.place


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
