"""The situation, plan and reminders as of now: computed when asked, kept until changed."""

from collections.abc import Iterable, Mapping
from datetime import date

from privacyhelper.domain.catalogue import Audience, Platform
from privacyhelper.domain.journal import Target
from privacyhelper.domain.plan import Plan, make_plan
from privacyhelper.domain.progress import OWN, renamed
from privacyhelper.domain.reminders import Reminder, due, reminders
from privacyhelper.domain.situation import Here, Rules, Situation, look_around, situate
from privacyhelper.services.errors import NotInCatalogue, UnknownTarget
from privacyhelper.services.journal import Journal
from privacyhelper.services.person import Person
from privacyhelper.services.ports import CatalogueSource, Clock


class Plans:
    """Reads the situation. Every screen is a function of what this returns."""

    def __init__(
        self, journal: Journal, person: Person, catalogue: CatalogueSource, clock: Clock
    ) -> None:
        self._journal = journal
        self._person = person
        self._catalogue = catalogue
        self._clock = clock
        self._known: tuple[int, date, str] | None = None
        self._situation: Situation | None = None
        self._plan: Plan | None = None
        self._reminders: tuple[Reminder, ...] | None = None

    def today(self) -> date:
        """The date on the person's calendar."""
        return self._clock.today()

    def situation(self) -> Situation:
        """The situation of the platforms in use."""
        key = (self._journal.revision, self._clock.today(), self._catalogue.version)
        if self._situation is None or self._known != key:
            self._known = key
            self._plan = None
            self._reminders = None
            names: dict[str, str] = {}
            platforms = {}
            for platform_id in self._journal.record().platforms:
                try:
                    platform = self._catalogue.platform(platform_id)
                except NotInCatalogue:
                    continue  # it vanished from the catalogue; its history stays in the journal
                names[platform_id] = platform.id
                platforms[platform.id] = platform
            record = renamed(self._journal.record(), names)
            self._situation = situate(platforms, record, self._person.place, key[1], self._rules())
        return self._situation

    def _rules(self) -> Rules:
        return Rules(self._catalogue.laws(), self._catalogue.jurisdictions())

    def plan(self) -> Plan:
        """What to do, in order."""
        situation = self.situation()
        if self._plan is None:
            self._plan = make_plan(situation)
        return self._plan

    def reminders(self) -> tuple[Reminder, ...]:
        """Everything with a date, the earliest first."""
        situation = self.situation()
        if self._reminders is None:
            self._reminders = reminders(situation)
        return self._reminders

    def due(self) -> tuple[Reminder, ...]:
        """What is due today or was due before, the most pressing first."""
        return due(self.reminders(), self._clock.today())

    def here(self, target: Target) -> Here:
        """What holds for this account; for a platform not in use, what would hold.

        Where no account is named, and none of the person's is without a name, it is their first;
        but a control is of one account, so of several one must be named.

        Raises:
            NotInCatalogue: no such platform.
            UnknownTarget: no such account, or it is not said which.
        """
        platform: Platform = self._catalogue.platform(target.platform)
        found = self.situation().here(platform.id, target.account)
        if found is not None:
            return found
        if target.account:
            msg = f"There is no account “{target.account}” of {platform.name}."
            raise UnknownTarget(msg)
        accounts = self.accounts(platform.id)
        if target.control and len(accounts) > 1:
            names = ", ".join(str(account.target()) for account in accounts)
            msg = f"You have several accounts of {platform.name}. Expected one of {names}."
            raise UnknownTarget(msg)
        if accounts:
            return accounts[0]
        names_before = dict.fromkeys((platform.id, *platform.replaces), platform.id)
        record = renamed(self._journal.record(), names_before)
        today = self._clock.today()
        return look_around(platform, self._person.place, record, today, self._rules())

    def accounts(self, platform_id: str) -> tuple[Here, ...]:
        """All accounts of this platform in use."""
        return tuple(h for h in self.situation().heres if h.platform.id == platform_id)

    def minutes_of(
        self,
        platform_ids: Iterable[str],
        place: str,
        audiences: Mapping[str, Iterable[Audience]] | None = None,
    ) -> int:
        """Minutes of the main controls of these platforms in this place, for the first run.

        Args:
            platform_ids: the platforms.
            place: where the person lives.
            audiences: who they are on a platform; whom it does not name has an account of their
                own there and is nothing else.
        """
        total = 0
        known = audiences or {}
        for platform_id in platform_ids:
            audience = frozenset(known.get(platform_id, ())) or OWN
            here = look_around(self._catalogue.platform(platform_id), place, audience=audience)
            total += sum(
                max(c.minutes, 1) for c in here.controls if c.role == "main" and c.kind != "none"
            )
        return total
