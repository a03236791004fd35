"""Where things lie."""

import sys

import pytest

from privacyhelper.adapters.paths import folders, make_private, resource_root


def test_the_checkout_has_its_resources():
    assert (resource_root() / "catalogue" / "jurisdictions.toml").is_file()


def test_everything_lies_below_the_folder_given_and_nothing_is_created(tmp_path):
    found = folders(tmp_path / "mine")
    places = {found.data, found.cache, found.config, found.own_catalogue}
    assert all(place.is_relative_to(tmp_path / "mine") for place in places)
    assert len(places) == 4
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_the_system_s_are_used(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = folders()
    assert found.data.name == "privacyhelper"
    if sys.platform == "linux":
        assert found.data == tmp_path / "data" / "privacyhelper"
        assert found.cache == tmp_path / "cache" / "privacyhelper"


@pytest.mark.parametrize("exists", [True, False])
def test_a_private_folder_is_the_person_s_own(tmp_path, exists):
    folder = tmp_path / "a" / "b"
    if exists:
        folder.mkdir(parents=True, mode=0o755)
    make_private(folder)
    assert folder.is_dir()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OSError, match="file"):
        make_private(tmp_path / "file" / "below")
