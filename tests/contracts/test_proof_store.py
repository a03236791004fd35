"""What every proof store promises, held against the fake and the folder of files alike."""

import hashlib
from pathlib import Path

import pytest

from privacyhelper.adapters.proof_files import ProofFiles
from privacyhelper.domain.journal import PROOF_MOST_BYTES
from privacyhelper.services.errors import ProofUnavailable
from privacyhelper.services.ports import ProofStore
from tests.fakes import MemoryProof


@pytest.fixture(params=["memory", "files"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ProofStore:
    return MemoryProof() if request.param == "memory" else ProofFiles(tmp_path / "proof")


def test_keeps_bytes_under_a_name_made_of_their_hash(store: ProofStore) -> None:
    name, sha256 = store.keep(b"a picture", ".PNG")
    assert sha256 == hashlib.sha256(b"a picture").hexdigest()
    assert name == f"{sha256[:16]}.png"
    assert store.read(name) == b"a picture"
    assert store.path(name).endswith(name)


def test_the_same_content_twice_is_one_file(store: ProofStore) -> None:
    assert store.keep(b"same", ".txt") == store.keep(b"same", ".txt")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [(b"x", ".exe"), (b"x", ""), (b"x", "png"), (b"x", "/../x.png"), (b"", ".png")],
)
def test_refuses_what_is_no_proof(store: ProofStore, content: bytes, suffix: str) -> None:
    with pytest.raises(ProofUnavailable):
        store.keep(content, suffix)


def test_refuses_more_than_the_limit_and_takes_the_limit(store: ProofStore) -> None:
    with pytest.raises(ProofUnavailable):
        store.keep(bytes(PROOF_MOST_BYTES + 1), ".pdf")
    name, _ = store.keep(bytes(PROOF_MOST_BYTES), ".pdf")
    assert store.read(name) is not None


def test_what_was_never_kept_is_not_there(store: ProofStore) -> None:
    assert store.read("0123456789abcdef.png") is None
    assert store.read("../journal.sqlite3") is None
    assert store.path("../journal.sqlite3") == ""


def test_erases_all(store: ProofStore) -> None:
    name, _ = store.keep(b"one", ".eml")
    assert list(store.erase()) == []
    assert store.read(name) is None
    assert store.keep(b"one", ".eml")[0] == name
