"""Hypothesis strategies: any journal a person could have, and then some."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from privacyhelper.domain import journal as kinds
from privacyhelper.domain.catalogue import Platform
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


def journals(most: int = 20) -> st.SearchStrategy[list[Event]]:
    """Events of all kinds in any mixture, each with an id and an order of its own."""
    return _journals(st.just({}), most)


def journals_about(
    platforms: Sequence[Platform], most: int = 20
) -> st.SearchStrategy[list[Event]]:
    """The same about real controls and their steps, with each platform in use at first or not."""
    about = [
        {
            "platform": platform.id,
            "control": control.id,
            "step": step,
            "clause": clause.id,
        }
        for platform in platforms
        for control in platform.controls
        for step in [step.id for step in control.steps] or [""]
        for clause in platform.clauses[:1]
    ]
    return _journals(st.sampled_from(about), most, tuple(p.id for p in platforms))


@st.composite
def _journals(
    draw: st.DrawFn,
    about: st.SearchStrategy[dict[str, str]],
    most: int,
    first: tuple[str, ...] = (),
) -> list[Event]:
    events: list[Event] = []
    used = draw(st.lists(st.sampled_from(first), unique=True)) if first else []
    for number, platform in enumerate(used):
        at = datetime(2024, 1, 1, tzinfo=UTC)
        events.append(kinds.PlatformAdded(id=f"u{number}", at=at, order=0, platform=platform))
    for number in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(kinds.Event.__args__))
        names = [name for name in kind.__struct_fields__ if name not in _BASE]
        fixed = draw(about)
        values = {name: fixed[name] if name in fixed else draw(_VALUES[name]) for name in names}
        at = draw(
            st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
        )
        offset = draw(st.sampled_from([0, 60, -480, 330]))
        events.append(kind(id=f"e{number}", at=at, order=number + 1, offset=offset, **values))
    return events
