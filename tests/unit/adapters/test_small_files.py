"""Proof, options and other small files: whole or not at all, private, and honestly deleted."""

import stat
from pathlib import Path

import pytest

from privacyhelper.adapters import durable_files
from privacyhelper.adapters.durable_files import delete, write_durably
from privacyhelper.adapters.proof_files import ProofFiles
from privacyhelper.adapters.settings_file import SettingsFile
from privacyhelper.adapters.written_files import WrittenFiles
from privacyhelper.services.errors import ProofUnavailable, StoreUnavailable


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_in_one_go_and_is_the_persons_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"old")
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["x.json"]


def test_a_write_that_fails_leaves_the_old_file_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable_files.os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.json"]


def test_deleting_names_what_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    left = delete([tmp_path / "folder", tmp_path / "file", tmp_path / "missing"])
    assert left == [str(tmp_path / "folder")]
    assert names(tmp_path) == ["folder"]


# Options


@pytest.mark.parametrize("content", [b"{", b"\xff\xff", b"[1]", b"3", b"", b"[" * 5000])
def test_options_that_cannot_be_read_are_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    store = SettingsFile(tmp_path)
    assert store.load() == {}
    assert (tmp_path / "settings-unreadable.json").read_bytes() == content
    store.save({"appearance": "dark"})
    assert store.load() == {"appearance": "dark"}
    assert store.erase() == []
    assert names(tmp_path) == []


def test_options_that_cannot_be_saved_say_where(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="as they were"):
        SettingsFile(tmp_path / "file").save({})


def test_options_and_state_lie_apart(tmp_path: Path) -> None:
    SettingsFile(tmp_path).save({"a": 1})
    SettingsFile(tmp_path, "state.json").save({"b": 2})
    assert SettingsFile(tmp_path).load() == {"a": 1}
    assert SettingsFile(tmp_path, "state.json").erase() == []
    assert names(tmp_path) == ["settings.json"]


# Proof


def test_proof_is_private_and_nothing_is_written_outside(tmp_path: Path) -> None:
    store = ProofFiles(tmp_path / "proof")
    name, _ = store.keep(b"picture", ".png")
    assert stat.S_IMODE((tmp_path / "proof").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "proof" / name).stat().st_mode) == 0o600
    secret = tmp_path / "0123456789abcdef.png"
    secret.write_bytes(b"x")
    for odd in (f"../{secret.name}", str(secret), "", ".", "..", f"{name}/", name.upper()):
        assert store.read(odd) is None
        assert store.path(odd) == ""


def test_proof_that_was_changed_is_not_given_out_and_is_mended_by_keeping_again(
    tmp_path: Path,
) -> None:
    store = ProofFiles(tmp_path)
    name, _ = store.keep(b"picture", ".png")
    (tmp_path / name).write_bytes(b"forged")
    assert store.read(name) is None
    store.keep(b"picture", ".png")
    assert store.read(name) == b"picture"


def test_proof_on_a_full_disk_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProofUnavailable, match="disk is not full"):
        ProofFiles(tmp_path / "file").keep(b"x", ".png")


def test_erasing_proof_leaves_what_is_not_ours(tmp_path: Path) -> None:
    store = ProofFiles(tmp_path / "proof")
    store.keep(b"picture", ".png")
    (tmp_path / "proof" / ".0123456789abcdef.png.7.new").write_bytes(b"cut off")
    assert store.erase() == []
    assert not (tmp_path / "proof").exists()
    store.keep(b"picture", ".png")
    (tmp_path / "proof" / "mine.png").write_bytes(b"the person's own")
    assert store.erase() == []
    assert names(tmp_path / "proof") == ["mine.png"]


# The rest


def test_other_files_go_with_their_scraps_and_empty_folders(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    compiled = cache / "catalogue.bin"
    compiled.write_bytes(b"x")
    (cache / ".catalogue.bin.12.new").write_bytes(b"x")
    (tmp_path / "window.ini").write_text("x")
    files = WrittenFiles([compiled, tmp_path / "window.ini", tmp_path / "gone"], [cache, tmp_path])
    (tmp_path / "mine").write_text("x")
    assert files.erase() == []
    assert names(tmp_path) == ["mine"]
