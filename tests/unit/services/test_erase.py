"""Deleting everything: all of it is tried, and what is left is said."""

from collections.abc import Sequence

from privacyhelper.services.changes import Changes
from privacyhelper.services.erase import delete_everything
from privacyhelper.services.settings import Settings, State
from tests.fakes import MemoryJournal, MemoryProof, MemorySettings
from tests.samples import SWITCH, services_over, walk_through


class Held:
    """Something that cannot be deleted."""

    def erase(self) -> Sequence[str]:
        return ["/cache/held.bin"]


def test_deletes_all_and_names_what_is_left() -> None:
    store, options, small = MemoryJournal(), MemorySettings(), MemorySettings()
    services = services_over(store=store)
    settings, state = Settings(options, Changes()), State(small)
    walk_through(services, SWITCH)
    services.guide.keep_file(SWITCH, b"picture", ".png")
    settings.set("appearance", "dark")
    state.keep("last_page", "home")
    left = delete_everything(
        services.journal, services.proof, settings, state, [Held(), Held()]
    )
    assert left == ("/cache/held.bin",)
    assert (store.stored, options.values, small.values) == ([], {}, {})
    assert isinstance(services.proof, MemoryProof)
    assert services.proof.files == {}
    assert services.person.platforms == ()
    assert settings.appearance == "system"
