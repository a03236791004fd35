"""What of a platform holds in one place: its clauses, controls and controllers there.

A regional clause stands in for the worldwide one it names in `instead_of`, so a person reads one
text for one matter: the one that holds where they live.
"""

from privacyhelper.domain.catalogue import Clause, Control, Controller, Document, Platform
from privacyhelper.domain.places import applies

_RESPONSIBLE = ("controller", "joint")
_ROLE_ORDER = {"controller": 0, "joint": 1, "representative": 2, "dpo": 3, "processor": 4}


def clauses_here(platform: Platform, place: str) -> tuple[Clause, ...]:
    """The clauses that hold in this place, in the file's order.

    A clause for which a regional one that holds here stands in (`instead_of`) is left out, and so
    is one that such a left-out clause stood in for.
    """
    holding = [clause for clause in platform.clauses if applies(place, clause.jurisdictions)]
    replaced = {clause.instead_of for clause in holding if clause.instead_of}
    return tuple(clause for clause in holding if clause.id not in replaced)


def controls_here(platform: Platform, place: str) -> tuple[Control, ...]:
    """The controls that are there for a person in this place, of any role, in the file's order."""
    return tuple(control for control in platform.controls if applies(place, control.jurisdictions))


def controllers_here(platform: Platform, place: str) -> tuple[Controller, ...]:
    """Who is responsible in this place, then their representatives, officers and processors."""
    holding = [who for who in platform.controllers if applies(place, who.jurisdictions)]
    return tuple(sorted(holding, key=lambda who: _ROLE_ORDER[who.role]))


def responsible_here(platform: Platform, place: str) -> tuple[Controller, ...]:
    """The controller of this place, or the joint ones; empty where the file names none."""
    return tuple(who for who in controllers_here(platform, place) if who.role in _RESPONSIBLE)


def documents_here(platform: Platform, place: str) -> tuple[Document, ...]:
    """The documents that bind people in this place, in the file's order."""
    return tuple(
        document for document in platform.documents if applies(place, document.jurisdictions)
    )
