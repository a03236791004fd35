"""Delete everything this program ever wrote, and say honestly what is left."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from privacyhelper.services.journal import Journal
from privacyhelper.services.ports import ProofStore
from privacyhelper.services.settings import Settings, State


class Erasable(Protocol):
    """Something else this program wrote: the compiled catalogue, where the window was."""

    def erase(self) -> Sequence[str]:
        """Delete it; paths that could not be deleted."""
        ...


def delete_everything(
    journal: Journal,
    proof: ProofStore,
    settings: Settings,
    state: State | None = None,
    others: Iterable[Erasable] = (),
) -> tuple[str, ...]:
    """Delete proof, options, everything else and, last, the journal with its copies.

    Every part is tried, whatever became of the one before; what could not be deleted is returned
    as paths, for the person to delete by hand. Exports and reports the person saved elsewhere are
    theirs and stay.
    """
    remained = list(proof.erase())
    if state is not None:
        remained += state.forget()
    remained += settings.forget()
    for other in others:
        remained += other.erase()
    remained += journal.forget()
    return tuple(dict.fromkeys(remained))
