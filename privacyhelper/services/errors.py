"""The page of errors: each class's first sentence is what the person reads unless told better.

A fault has one of three fates. `UserFault`: the person can mend it, said beside the field.
`WorldFault`: disk, file or system is at fault, said in a banner with "try again". Anything else is
a bug and reaches the one excepthook.
"""


class Fault(Exception):
    """Something went wrong."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class UserFault(Fault):
    """That does not fit; please look at it again."""


class WorldFault(Fault):
    """Something outside this program did not work; please try again."""


class UnknownTarget(UserFault):
    """There is no such platform, account or control."""


class UnknownPlace(UserFault):
    """That is not a place code we know, such as DE, GB or US-CA."""


class NotInCatalogue(UserFault):
    """The catalogue has no such platform."""


class BadImport(UserFault):
    """This file is not a record this program can read. Nothing was changed."""


class StoreUnavailable(WorldFault):
    """Your record could not be read or written. Nothing was lost; please try again."""


class StoreTooNew(WorldFault):
    """Your record was written by a newer version of this program. Please use that version."""


class CatalogueUnavailable(WorldFault):
    """The catalogue could not be read. Please install the program again."""


class ProofUnavailable(WorldFault):
    """The proof could not be kept. Please check that the disk is not full, and try again."""


class NotAllowedHere(WorldFault):
    """Your desktop does not allow this."""
