"""All services of one person in one value, as the composition root builds them."""

from msgspec import Struct

from privacyhelper.services.changes import Changes
from privacyhelper.services.guide import Guide
from privacyhelper.services.journal import Journal
from privacyhelper.services.library import Library
from privacyhelper.services.person import Person
from privacyhelper.services.plan import Plans
from privacyhelper.services.ports import CatalogueSource, Clock, ProofStore
from privacyhelper.services.settings import Settings


class Services(Struct, frozen=True):
    """What a screen or a verb of the command line may use."""

    catalogue: CatalogueSource
    clock: Clock
    changes: Changes
    journal: Journal
    person: Person
    plans: Plans
    guide: Guide
    library: Library
    settings: Settings
    proof: ProofStore
