"""Options described once, and values that do not fit counted as defaults."""

import pytest

from privacyhelper.services.changes import Changes
from privacyhelper.services.errors import StoreUnavailable, UserFault
from privacyhelper.services.settings import OPTIONS, Settings, State
from tests.fakes import MemorySettings


def made(values: dict[str, object] | None = None) -> tuple[Settings, MemorySettings, list[object]]:
    store, changes, told = MemorySettings(values), Changes(), []
    changes.subscribe(told.append)
    return Settings(store, changes), store, told


def test_every_option_is_described_and_its_default_fits() -> None:
    for option in OPTIONS:
        assert option.fits(option.default), option.name
        assert option.label
        assert option.help.endswith(".")
        assert (option.kind == "choice") == bool(option.choices)
    assert len({option.name for option in OPTIONS}) == len(OPTIONS)


def test_starts_with_the_defaults() -> None:
    settings, _, _ = made()
    assert settings.appearance == "system"
    assert settings.text_size == 100
    assert settings.keep_companion_on_top is True


def test_a_change_is_stored_and_told_once() -> None:
    settings, store, told = made()
    settings.set("text_size", 150)
    settings.set("text_size", 150)
    assert store.values == {"text_size": 150}
    assert told == [frozenset({"settings"})]
    assert Settings(store, Changes()).text_size == 150


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("appearance", "purple"),
        ("appearance", 3),
        ("text_size", "150"),
        ("text_size", 150.0),
        ("text_size", True),
        ("text_size", 99),
        ("keep_companion_on_top", 1),
        ("keep_companion_on_top", None),
        ("appearance", ["dark"]),
    ],
)
def test_what_does_not_fit_counts_as_the_default(name: str, stored: object) -> None:
    settings, _, _ = made({name: stored})
    default = next(option.default for option in OPTIONS if option.name == name)
    assert settings.get(name) == default


@pytest.mark.parametrize(("name", "value"), [("text_size", 99), ("appearance", True), ("x", 1)])
def test_what_does_not_fit_is_refused_with_what_was_expected(name: str, value: int) -> None:
    settings, store, told = made()
    with pytest.raises(UserFault, match="Expected"):
        settings.set(name, value)
    assert (store.values, told) == ({}, [])


def test_a_failed_save_changes_nothing() -> None:
    settings, store, told = made({"appearance": "dark"})
    store.full = True
    with pytest.raises(StoreUnavailable):
        settings.set("appearance", "light")
    assert settings.appearance == "dark"
    assert told == []


def test_options_of_a_newer_version_survive_a_save() -> None:
    settings, store, _ = made({"font": "Inter"})
    settings.set("appearance", "dark")
    assert store.values == {"font": "Inter", "appearance": "dark"}


def test_state_is_kept_as_far_as_that_can_be_done() -> None:
    store = MemorySettings({"last_page": 7})
    state = State(store)
    assert not state.flag("welcome_done")
    assert state.text("last_page") == ""
    state.keep("welcome_done", value=True)
    assert State(store).flag("welcome_done")
    store.full = True
    state.keep("last_page", "home")
    assert state.text("last_page") == "home"
    assert State(store).text("last_page") == ""
    assert state.forget() == []
    assert store.values == {}
