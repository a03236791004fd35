"""What every settings store promises, held against the fake and the JSON file alike."""

from pathlib import Path

import pytest

from privacyhelper.adapters.settings_file import SettingsFile
from privacyhelper.services.ports import SettingsStore
from tests.fakes import MemorySettings


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SettingsStore:
    return MemorySettings() if request.param == "memory" else SettingsFile(tmp_path / "config")


def test_starts_empty(store: SettingsStore) -> None:
    assert store.load() == {}


def test_gives_back_what_was_saved(store: SettingsStore) -> None:
    values = {"appearance": "dark", "text_size": 150, "on_top": True, "name": "Zoë"}
    store.save(values)
    assert store.load() == values


def test_saving_replaces_all(store: SettingsStore) -> None:
    store.save({"a": 1, "b": 2})
    store.save({"a": 3})
    assert store.load() == {"a": 3}


def test_erases(store: SettingsStore) -> None:
    store.save({"a": 1})
    assert list(store.erase()) == []
    assert store.load() == {}
    assert list(store.erase()) == []
