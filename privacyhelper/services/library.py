"""Looking things up in the catalogue: lists, search, a platform here, rights, how others do it."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from privacyhelper.domain.catalogue import (
    Category,
    Clause,
    Jurisdiction,
    Law,
    PlatformSummary,
    Posture,
    Practice,
    Regulator,
)
from privacyhelper.domain.local import clauses_here
from privacyhelper.domain.places import jurisdiction_of
from privacyhelper.domain.plan import FINISHED, counted_mains
from privacyhelper.domain.posture import posture_from
from privacyhelper.domain.progress import OPEN_KINDS
from privacyhelper.domain.search import Hit, search
from privacyhelper.domain.situation import Situation
from privacyhelper.services.person import Person
from privacyhelper.services.plan import Plans
from privacyhelper.services.ports import CatalogueSource

Filter: TypeAlias = Literal["mine", "to-do", "trains", "can-refuse"]

MOST_OTHERS = 5
"""How many other platforms are shown beside a clause."""
_TRAINS: frozenset[Posture] = frozenset({"opt-out", "no-choice", "mixed"})
_REFUSABLE: frozenset[Posture] = frozenset({"opt-out", "mixed"})


class PlatformRow(Struct, frozen=True):
    """One line of the list of platforms."""

    id: str
    name: str
    category: Category
    posture: Posture
    mine: bool
    open_count: int = 0
    done_count: int = 0
    main_count: int = 0
    hit: Hit | None = None


class OtherClause(Struct, frozen=True):
    """How another platform puts the same practice."""

    platform_id: str
    platform_name: str
    clause: Clause


class LawHere(Struct, frozen=True):
    """The laws and authorities of a place; `general` when only the row for everywhere fits."""

    jurisdiction: Jurisdiction | None
    laws: tuple[Law, ...]
    regulators: tuple[Regulator, ...]
    general: bool


class Library:
    """Reads the catalogue for this person's place."""

    def __init__(self, catalogue: CatalogueSource, person: Person, plans: Plans) -> None:
        self._catalogue = catalogue
        self._person = person
        self._plans = plans
        self._counted: tuple[Situation, dict[str, tuple[int, int, int]]] | None = None

    def summaries(self) -> Mapping[str, PlatformSummary]:
        """All platforms by id, in the order of their names."""
        return {s.id: s for s in self._catalogue.summaries()}

    def rows(
        self,
        query: str = "",
        category: Category | None = None,
        only: frozenset[Filter] = frozenset(),
    ) -> tuple[PlatformRow, ...]:
        """The platforms that fit, best match first, or by name when nothing is asked.

        Args:
            query: words to look for.
            category: only platforms of this one.
            only: what else must be true of a platform, all of it at once.
        """
        summaries = self.summaries()
        hits: dict[str, Hit] = {}
        if query.strip():
            hits = {hit.platform_id: hit for hit in search(self._catalogue.words(), query)}
            order = [platform_id for platform_id in hits if platform_id in summaries]
        else:
            order = list(summaries)
        place = self._person.place
        counts = self._counts()
        mine = set(self._person.platforms)
        rows = []
        for platform_id in order:
            summary = summaries[platform_id]
            if category is not None and summary.category != category:
                continue
            open_, done, mains = counts.get(platform_id, (0, 0, 0))
            row = PlatformRow(
                id=platform_id,
                name=summary.name,
                category=summary.category,
                posture=posture_from(summary.postures, place),
                mine=platform_id in mine,
                open_count=open_,
                done_count=done,
                main_count=mains,
                hit=hits.get(platform_id),
            )
            if all(_fits(row, one) for one in only):
                rows.append(row)
        return tuple(rows)

    def _counts(self) -> dict[str, tuple[int, int, int]]:
        """Open, finished and all main controls of each platform in use, as the plan counts them.

        Counted once for a situation: the same one is asked about at every keystroke.
        """
        situation = self._plans.situation()
        if self._counted is not None and self._counted[0] is situation:
            return self._counted[1]
        counts: dict[str, tuple[int, int, int]] = {}
        for here in situation.heres:
            kinds = counted_mains(here)
            old = counts.get(here.platform.id, (0, 0, 0))
            counts[here.platform.id] = (
                old[0] + sum(kind in OPEN_KINDS for kind in kinds),
                old[1] + sum(kind in FINISHED for kind in kinds),
                old[2] + len(kinds),
            )
        self._counted = (situation, counts)
        return counts

    def others(self, platform_id: str, practice: Practice) -> tuple[OtherClause, ...]:
        """Up to five platforms with the same practice here, of the nearest category first."""
        summaries = self.summaries()
        own = summaries.get(platform_id)
        near = sorted(
            (s for s in summaries.values() if s.id != platform_id),
            key=lambda s: (own is None or s.category != own.category, s.name.casefold()),
        )
        found: list[OtherClause] = []
        for summary in near:
            platform = self._catalogue.platform(summary.id)
            for clause in clauses_here(platform, self._person.place):
                if clause.practice == practice and clause.quote is not None:
                    found.append(OtherClause(summary.id, summary.name, clause))
                    break
            if len(found) == MOST_OTHERS:
                break
        return tuple(found)

    def law_here(self) -> LawHere:
        """Laws and authorities of the person's place, the most specific first."""
        place = self._person.place
        known = self._catalogue.jurisdictions()
        row = jurisdiction_of(place, known)
        if row is None:
            return LawHere(None, (), (), general=True)
        laws = self._catalogue.laws()
        regulators = self._catalogue.regulators()
        return LawHere(
            jurisdiction=row,
            laws=tuple(laws[law] for law in row.laws if law in laws),
            regulators=tuple(regulators[r] for r in row.regulator if r in regulators),
            general=row.code == "*",
        )


def _fits(row: PlatformRow, one: Filter) -> bool:
    if one == "mine":
        return row.mine
    if one == "to-do":
        return row.mine and row.open_count > 0
    if one == "trains":
        return row.posture in _TRAINS
    return row.posture in _REFUSABLE
