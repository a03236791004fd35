"""Hypothesis strategies: any journal a person could have, and then some."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from privacyhelper.domain import journal as kinds
from privacyhelper.domain.journal import Event

_TEXT = st.text(max_size=12)
_NAMES = st.sampled_from(["sample", "other"])
_VALUES: dict[str, st.SearchStrategy[object]] = {
    "place": st.sampled_from(["DE", "GB", "US-CA", "*"]),
    "platform": _NAMES,
    "account": st.sampled_from(["", "", "work"]),
    "control": st.sampled_from(["switch", "form", "gone"]),
    "step": st.sampled_from(["open", "turn-off", "look", "send", "gone"]),
    "name": _TEXT,
    "audience": st.sampled_from([("person",), ("member", "parent")]),
    "seen": st.lists(_TEXT, max_size=2).map(tuple),
    "note": _TEXT,
    "since": st.one_of(_TEXT, st.dates().map(str)),
    "why": _TEXT,
    "result": st.sampled_from(["still", "relapsed", "missing"]),
    "until": st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    "text": _TEXT,
    "way": _TEXT,
    "reference": _TEXT,
    "outcome": st.sampled_from(["unread", "confirmed", "refused", "partly"]),
    "clause": st.sampled_from(["training", "gone"]),
    "before": _TEXT,
    "after": _TEXT,
    "event": st.integers(0, 25).map(lambda n: f"e{n}"),
}
_BASE = {"id", "at", "order", "zone", "offset", "catalogue", "schema", "file", "sha256"}


@st.composite
def journals(draw: st.DrawFn, most: int = 20) -> list[Event]:
    """Events of all kinds in any mixture, each with an id and an order of its own."""
    events: list[Event] = []
    for number in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(kinds.Event.__args__))
        names = [name for name in kind.__struct_fields__ if name not in _BASE]
        values = {name: draw(_VALUES[name]) for name in names}
        at = draw(
            st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
        )
        offset = draw(st.sampled_from([0, 60, -480, 330]))
        events.append(kind(id=f"e{number}", at=at, order=number + 1, offset=offset, **values))
    return events
