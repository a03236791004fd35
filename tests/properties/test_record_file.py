"""What holds for every record file: there and back again, and nothing but a sentence when bad."""

import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from privacyhelper.domain.journal import Event, Target, in_order
from privacyhelper.services.errors import BadImport
from privacyhelper.services.record_file import (
    bring_in,
    export_record,
    preview,
    preview_text,
    read_record,
)
from tests.fakes import FixedClock, MemoryJournal
from tests.properties.journals import journals
from tests.samples import services_over, shipped, walk_through

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


def record_of(events: list[Event]) -> bytes:
    store = MemoryJournal()
    store.append(events)
    services = services_over(store=store)
    return export_record(services.journal, services.proof, FixedClock(), "0.1.0", "c1")


def a_lived_record() -> bytes:
    services = services_over(shipped())
    services.person.live_in("DE")
    target = Target("linkedin", "", "objection-form")
    walk_through(services, target)
    services.guide.keep_file(target, b"picture", ".png")
    return export_record(services.journal, services.proof, FixedClock(), "0.1.0", "c1")


LIVED = a_lived_record()


def try_in(content: bytes) -> None:
    """Bring it in as the app would: it loads with all that follows, or a sentence says why not."""
    services = services_over(shipped())
    try:
        incoming = read_record(content)
    except BadImport as error:
        said = str(error)
    else:
        said = ""
    if said:
        assert said.endswith("Nothing was changed.")
        return
    assert preview_text(preview(incoming, services.journal, services.proof))
    bring_in(incoming, services.journal, services.proof)
    assert services.journal.events == incoming.events
    services.plans.plan()
    services.plans.reminders()


@given(journals())
def test_there_and_back_again(events: list[Event]) -> None:
    content = record_of(events)
    assert list(read_record(content).events) == in_order(events)
    assert record_of(list(read_record(content).events)) == content


@given(journals(), journals())
def test_the_order_of_imports_does_not_matter(a: list[Event], b: list[Event]) -> None:
    other = [type(e)(**{**_values(e), "id": f"b-{e.id}"}) for e in b]
    one, two = read_record(record_of(a)), read_record(record_of(other))
    first, second = services_over(), services_over()
    for services, files in ((first, (one, two)), (second, (two, one, two))):
        for file in files:
            bring_in(file, services.journal, services.proof)
    assert first.journal.events == second.journal.events
    assert first.plans.situation() == second.plans.situation()


def _values(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__}


@given(st.binary(max_size=200))
@example(b'{"format":"privacyhelper-record","schema":1,"events":[]}')
def test_any_bytes(content: bytes) -> None:
    try_in(content)


@given(st.data())
@settings(max_examples=150)
def test_a_record_with_anything_in_any_place(data: st.DataObject) -> None:
    top: Any = json.loads(LIVED)
    here: Any = top
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = data.draw(st.sampled_from(keys))
        deeper = isinstance(here[key], dict | list) and here[key]
        if not deeper or data.draw(st.booleans()):
            break
        here = here[key]
    change = data.draw(st.sampled_from(["value", "delete", "new", "double"]))
    if change == "value":
        here[key] = data.draw(JSON)
    elif change == "delete":
        del here[key]
    elif change == "new" and isinstance(here, dict):
        here[data.draw(st.text(max_size=8))] = data.draw(JSON)
    elif isinstance(here, list):
        here.append(here[key])
    try_in(json.dumps(top).encode())


@given(st.data())
def test_a_record_with_bytes_changed(data: st.DataObject) -> None:
    content = bytearray(LIVED)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try_in(bytes(content))
