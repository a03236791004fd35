"""The record as a file: out, back in, and everything that can be wrong with one from elsewhere."""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from privacyhelper.domain.journal import Target
from privacyhelper.services.desk import Services
from privacyhelper.services.errors import BadImport
from privacyhelper.services.record_file import (
    bring_in,
    export_record,
    preview,
    preview_text,
    read_record,
)
from tests.fakes import FixedClock, MemoryJournal, MemoryProof
from tests.samples import SWITCH, services_over, shipped, walk_through

FUTURE = b'{"kind":"dreamt","id":"f-1","at":"2027-01-01T00:00:00Z","order":9,"colour":"red"}'


def exported(services: Services) -> bytes:
    return export_record(services.journal, services.proof, FixedClock(), "0.1.0", "c1")


def lived() -> Services:
    """Somebody in Germany who walked through LinkedIn's switch and form, with proof."""
    services = services_over(shipped())
    services.person.live_in("DE")
    walk_through(services, Target("linkedin", "", "generative-ai-setting"))
    services.guide.keep_file(Target("linkedin", "", "generative-ai-setting"), b"picture", ".png")
    walk_through(services, Target("linkedin", "", "objection-form"))
    services.journal.take_back(services.journal.events[3].id)
    return services


def test_names_format_version_time_program_and_catalogue() -> None:
    top = json.loads(exported(lived()))
    assert list(top) == [
        "format", "schema", "exported", "app", "catalogue", "events", "unread", "damaged", "proof",
    ]  # fmt: skip
    assert (top["format"], top["schema"]) == ("privacyhelper-record", 1)
    assert (top["app"], top["catalogue"]) == ("0.1.0", "c1")
    assert top["exported"] == "2026-11-21T09:30:00Z"
    assert base64.b64decode(top["proof"][0]["content"]) == b"picture"


def test_the_same_record_gives_the_same_bytes() -> None:
    services = lived()
    assert exported(services) == exported(services)


def test_comes_back_the_same_into_an_empty_record() -> None:
    services = lived()
    content = exported(services)
    empty = services_over(shipped())
    incoming = read_record(content)
    assert bring_in(incoming, empty.journal, empty.proof) == len(services.journal.events)
    assert empty.plans.situation() == services.plans.situation()
    assert exported(empty) == content
    before = empty.journal.revision
    assert bring_in(incoming, empty.journal, empty.proof) == 0
    assert empty.journal.revision == before


def test_the_preview_says_what_would_change_and_changes_nothing() -> None:
    services = lived()
    incoming = read_record(exported(services))
    empty = services_over(shipped())
    empty.person.live_in("GB")
    found = preview(incoming, empty.journal, empty.proof)
    assert (found.new, found.known) == (len(services.journal.events), 0)
    assert found.platforms[0][0] == "linkedin"
    assert (found.first, found.last) == (date(2026, 11, 21), date(2026, 11, 21))
    assert (found.place_now, found.proof_new, found.proof_known) == ("GB", 1, 0)
    assert len(empty.journal.events) == 1
    text = preview_text(found)
    assert f"{found.new} acts would be added" in text
    assert "1 file of proof would be added." in text
    own = preview(incoming, services.journal, services.proof)
    assert (own.new, own.proof_new, own.place_changes) == (0, 0, False)
    assert "Nothing in this file is new" in preview_text(own)


def test_what_this_version_cannot_read_survives_a_round_trip() -> None:
    store = MemoryJournal()
    services = services_over(store=store)
    walk_through(services, SWITCH)
    store.stored += [FUTURE, b'{"kind": "step-do']
    content = exported(services)
    assert json.loads(content)["damaged"] == ['{"kind": "step-do']
    other = MemoryJournal()
    empty = services_over(store=other)
    incoming = read_record(content)
    assert (len(incoming.unread), incoming.damaged) == (1, 1)
    assert "newer version" in preview_text(preview(incoming, empty.journal, empty.proof))
    bring_in(incoming, empty.journal, empty.proof)
    assert json.loads(FUTURE) in [json.loads(row) for row in other.stored]
    assert json.loads(exported(empty))["unread"] == [json.loads(FUTURE)]


def test_proof_that_is_gone_does_not_stop_the_export() -> None:
    services = lived()
    assert isinstance(services.proof, MemoryProof)
    services.proof.files.clear()
    assert json.loads(exported(services))["proof"] == []


# What can be wrong

CASES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another format": (lambda t: t.update(format="x"), "format: "),
    "no format": (lambda t: t.pop("format"), "format: "),
    "newer": (lambda t: t.update(schema=2), "newer version"),
    "odd version": (lambda t: t.update(schema="1"), "schema: "),
    "version true": (lambda t: t.update(schema=True), "schema: "),
    "unknown key": (lambda t: t.update(colour=1), "colour: "),
    "no events": (lambda t: t.pop("events"), "events: Expected a list"),
    "events no list": (lambda t: t.update(events={}), "events: Expected a list"),
    "app no text": (lambda t: t.update(app=3), "app: "),
    "event no object": (lambda t: t["events"].insert(1, "x"), "events[1]: "),
    "no kind": (lambda t: t["events"][2].pop("kind"), "events[2].kind: "),
    "future kind": (lambda t: t["events"][2].update(kind="dreamt"), "newer version"),
    "future event": (lambda t: t["events"][2].update(schema=2), "newer version"),
    "unknown event key": (lambda t: t["events"][0].update(mood="x"), "events[0].mood: "),
    "no id": (lambda t: t["events"][0].pop("id"), "events[0]: "),
    "odd id": (lambda t: t["events"][0].update(id="a b"), "events[0].id: "),
    "id twice": (lambda t: t["events"][1].update(id=t["events"][0]["id"]), "events[1].id: "),
    "at no time": (lambda t: t["events"][0].update(at="yesterday"), "events[0].at: "),
    "at without zone": (lambda t: t["events"][0].update(at="2026-11-21T09:30:00"), "events[0].at"),
    "at too far": (lambda t: t["events"][0].update(at="9999-12-31T23:59:59Z"), "events[0].at: "),
    "order below zero": (lambda t: t["events"][0].update(order=-1), "events[0].order: "),
    "order too large": (lambda t: t["events"][0].update(order=2**63), "events[0].order: "),
    "order of no clock": (lambda t: t["events"][0].update(order=2**60), "events[0].order: "),
    "offset too large": (lambda t: t["events"][0].update(offset=10**9), "events[0].offset: "),
    "no place": (lambda t: t["events"][0].update(place="Germany"), "events[0].place: "),
    "odd platform": (lambda t: t["events"][1].update(platform="../x"), "events[1].platform: "),
    "long text": (lambda t: t["events"][0].update(zone="x" * 100_001), "events[0].zone: "),
    "proof no list": (lambda t: t.update(proof=None), "proof: "),
    "proof odd": (lambda t: t["proof"].append({"file": 1}), "proof[1]: "),
    "proof no base64": (lambda t: t["proof"][0].update(content="ä"), "proof[0]: "),
    "proof changed": (lambda t: t["proof"][0].update(content="eA=="), "proof[0].sha256: "),
    "proof elsewhere": (lambda t: t["proof"][0].update(file="../x.png"), "proof[0].file: "),
    "proof a program": (
        lambda t: t["proof"][0].update(file=t["proof"][0]["file"][:-4] + ".exe"),
        "proof[0].file: ",
    ),
    "unread odd": (lambda t: t["unread"].append(3), "unread[0]: "),
    "unread no id": (lambda t: t["unread"].append({"kind": "x", "order": 1}), "unread[0].id: "),
    "unread no order": (lambda t: t["unread"].append({"id": "x"}), "unread[0].order: "),
}


@pytest.mark.parametrize("case", CASES)
def test_says_which_key_is_wrong(case: str) -> None:
    change, said = CASES[case]
    top = json.loads(exported(lived()))
    change(top)
    with pytest.raises(BadImport) as caught:
        read_record(json.dumps(top).encode())
    assert said in str(caught.value)
    assert "Nothing was changed." in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 100_000])
def test_what_is_no_record_is_refused(content: bytes) -> None:
    with pytest.raises(BadImport, match=r"Nothing was changed\."):
        read_record(content)


def test_after_the_largest_order_that_is_taken_acts_still_go_out_and_in() -> None:
    from privacyhelper.services.record_reading import _LAST_ORDER

    top = json.loads(exported(lived()))
    top["events"][-1]["order"] = _LAST_ORDER + len(top["events"])
    services = services_over(shipped())
    bring_in(read_record(json.dumps(top).encode()), services.journal, services.proof)
    services.person.live_in("GB")
    services.person.live_in("FR")
    assert len(read_record(exported(services)).events) == len(top["events"]) + 2


def test_too_large_a_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from privacyhelper.services import record_reading

    monkeypatch.setattr(record_reading, "MOST_BYTES", 10)
    with pytest.raises(BadImport, match="larger than"):
        read_record(b"x" * 11)


def test_proof_that_cannot_be_kept_adds_no_act() -> None:
    from privacyhelper.services.errors import ProofUnavailable

    incoming = read_record(exported(lived()))
    empty = services_over(shipped())
    assert isinstance(empty.proof, MemoryProof)
    empty.proof.full = True
    with pytest.raises(ProofUnavailable):
        bring_in(incoming, empty.journal, empty.proof)
    assert empty.journal.events == ()


def test_the_hash_in_the_file_is_that_of_the_proof() -> None:
    top = json.loads(exported(lived()))
    proof = top["proof"][0]
    assert proof["sha256"] == hashlib.sha256(b"picture").hexdigest()
    assert proof["file"] == f"{proof['sha256'][:16]}.png"
