"""The journal for people: each act as a sentence, with what was seen, kept and taken back.

Works for acts of any age: a platform, control or step the catalogue no longer has is called by its
id, and nothing is left out.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import overload

from msgspec import Struct
from msgspec.structs import replace

from privacyhelper.domain.catalogue import Control, Platform
from privacyhelper.domain.journal import (
    AboutControl,
    AboutPlatform,
    AccountAdded,
    AlreadyDone,
    Answered,
    Checked,
    ClauseChanged,
    ControlDone,
    ControlStarted,
    Event,
    NotForMe,
    PlaceSet,
    PlatformAdded,
    PlatformRemoved,
    ProofKept,
    ReminderStopped,
    Retracted,
    Seen,
    Sent,
    Snoozed,
    StepDone,
    StepNotFound,
    Target,
    standing,
)
from privacyhelper.domain.places import jurisdiction_of
from privacyhelper.services.errors import NotInCatalogue
from privacyhelper.services.journal import Journal
from privacyhelper.services.ports import CatalogueSource
from privacyhelper.services.wording import day, partial_date


class Act(Struct, frozen=True):
    """One event of the journal, as the person reads it.

    `on` and `time` are of the calendar and clock of the place where it was made. `seen` are the
    labels that were on screen. `taken_back` says that it counts no more, `taken_back_on` since when
    (None where the take-back itself is not in the record).
    """

    event: Event
    sentence: str
    on: date
    time: str
    platform: str = ""
    account: str = ""
    control: str = ""
    seen: tuple[str, ...] = ()
    file: str = ""
    sha256: str = ""
    taken_back: bool = False
    taken_back_on: date | None = None

    @property
    def target(self) -> Target:
        """What it is about, by ids; all empty for an act about the person."""
        event = self.event
        if isinstance(event, AboutControl):
            return event.target
        if isinstance(event, AboutPlatform):
            return Target(event.platform, event.account)
        return Target("")

    @property
    def can_be_taken_back(self) -> bool:
        """Whether “take back” means something for this act."""
        return not self.taken_back and not isinstance(self.event, Retracted)

    @property
    def words(self) -> str:
        """All its text in small letters, to search in."""
        parts = (self.sentence, self.platform, self.account, self.control, day(self.on))
        state = "taken back" if self.taken_back else ""
        proof = (self.file, self.sha256)
        return "\n".join([*parts, *self.seen, *proof, state]).casefold()


class Acts(Sequence[Act]):
    """The acts of a journal, the oldest first, each put into words when it is asked for.

    A journal of ten thousand events is at hand at once this way, however much of it is shown.

    Args:
        events: the whole journal, in order.
        catalogue: what ids are called today.
        with_take_backs: whether the take-backs themselves are acts of the list, too.
    """

    def __init__(
        self, events: Sequence[Event], catalogue: CatalogueSource, *, with_take_backs: bool = True
    ) -> None:
        self._names = _Names(catalogue, events)
        self._by_id = {event.id: event for event in events}
        self._counting = {event.id for event in standing(events)}
        self._undone = _take_backs(events)
        self._events = [e for e in events if with_take_backs or not isinstance(e, Retracted)]
        self._acts: dict[int, Act] = {}

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, index: int) -> Act: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Act]: ...

    def __getitem__(self, index: int | slice) -> Act | Sequence[Act]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        if at not in self._acts:
            self._acts[at] = self._read(self._events[at])
        return self._acts[at]

    def day(self, index: int) -> date:
        """The day of an act on the person's calendar, without putting the act into words."""
        return self._events[index].day

    def position(self, event_id: str) -> int | None:
        """Where the act of this event stands; None if it is not in the list."""
        for at in range(len(self._events) - 1, -1, -1):
            if self._events[at].id == event_id:
                return at
        return None

    def proof(self) -> tuple[Act, ...]:
        """The acts that kept proof and are not taken back, the newest first."""
        kept = [at for at, event in enumerate(self._events) if isinstance(event, ProofKept)]
        found = (self[at] for at in reversed(kept))
        return tuple(act for act in found if not act.taken_back)

    def _read(self, event: Event) -> Act:
        taken_back = not _counts(event, self._counting)
        act = _act(event, self._by_id, self._names, taken_back=taken_back)
        undone = self._undone.get(event.id)
        return replace(act, taken_back_on=undone.day) if taken_back and undone is not None else act


def history(journal: Journal, catalogue: CatalogueSource) -> tuple[Act, ...]:
    """Every act, the oldest first, those taken back and the take-backs themselves included."""
    return tuple(Acts(journal.events, catalogue))


def _take_backs(events: Sequence[Event]) -> dict[str, Retracted]:
    """The last take-back of each act that was ever taken back."""
    return {event.event: event for event in events if isinstance(event, Retracted)}


def find(acts: Sequence[Act], text: str) -> tuple[Act, ...]:
    """The acts in which every word of the text occurs; all of them for an empty text."""
    words = text.casefold().split()
    return tuple(act for act in acts if all(word in act.words for word in words))


def local_time(event: Event) -> str:
    """“10:30”, by the clock of the place where it was made."""
    try:
        at: datetime = event.at + timedelta(minutes=event.offset)
    except OverflowError:
        at = event.at
    return f"{at:%H:%M}"


def _counts(event: Event, counting: set[str]) -> bool:
    return isinstance(event, Retracted) or event.id in counting


class _Names:
    """Looks up what ids are called, in the catalogue of today, then in the journal itself."""

    def __init__(self, catalogue: CatalogueSource, events: Sequence[Event]) -> None:
        self._catalogue = catalogue
        self._platforms: dict[str, Platform | None] = {}
        self._accounts = {
            (e.platform, e.account): e.name
            for e in events
            if isinstance(e, AccountAdded) and e.name
        }

    def platform(self, platform_id: str) -> Platform | None:
        if platform_id not in self._platforms:
            try:
                self._platforms[platform_id] = self._catalogue.platform(platform_id)
            except NotInCatalogue:
                self._platforms[platform_id] = None
        return self._platforms[platform_id]

    def control(self, event: AboutControl) -> Control | None:
        platform = self.platform(event.platform)
        return platform.control(event.control) if platform is not None else None

    def step(self, event: StepDone | StepNotFound) -> str:
        control = self.control(event)
        steps = control.steps if control is not None else ()
        text = next((step.text for step in steps if step.id == event.step), "")
        return text or f"step “{event.step}”, which is no longer described."

    def account(self, event: AboutPlatform) -> str:
        return self._accounts.get((event.platform, event.account), event.account)

    def place(self, code: str) -> str:
        row = jurisdiction_of(code, self._catalogue.jurisdictions())
        if row is None or row.code == code:
            return row.name if row is not None else code
        return code if row.code == "*" else f"{code}, {row.name}"


def _act(event: Event, by_id: Mapping[str, Event], names: _Names, *, taken_back: bool) -> Act:
    platform = account = control = ""
    if isinstance(event, AboutPlatform):
        known = names.platform(event.platform)
        platform = known.name if known is not None else event.platform
        account = names.account(event)
    if isinstance(event, AboutControl):
        described = names.control(event)
        control = described.title if described is not None else event.control
    return Act(
        event=event,
        sentence=_sentence(event, by_id, names, platform, control),
        on=event.day,
        time=local_time(event),
        platform=platform,
        account=account,
        control=control,
        seen=event.seen if isinstance(event, AboutControl) else (),
        file=event.file if isinstance(event, ProofKept) else "",
        sha256=event.sha256 if isinstance(event, ProofKept) else "",
        taken_back=taken_back,
    )


def _sentence(
    event: Event, by_id: Mapping[str, Event], names: _Names, platform: str, control: str
) -> str:
    if isinstance(event, Retracted):
        return _retraction(event, by_id, names)
    if isinstance(event, PlaceSet):
        return f"You said that you live here: {names.place(event.place)}."
    if isinstance(event, PlatformAdded):
        return f"You added {platform}."
    if isinstance(event, PlatformRemoved):
        account = names.account(event)
        which = f"the account “{account}” of {platform}" if account else platform
        return f"You took {which} out of your plan."
    if isinstance(event, AccountAdded):
        account = names.account(event) or "your account"
        return f"You said what kind of account you have on {platform}: {account}."
    if isinstance(event, StepDone):
        return f"You did this step: {names.step(event)}"
    if isinstance(event, StepNotFound):
        return f"You could not find this step: {names.step(event)}{_after(' ', event.note)}"
    return _SENTENCES[type(event)](event, control)


def _retraction(event: Retracted, by_id: Mapping[str, Event], names: _Names) -> str:
    word = "took back"
    of = by_id.get(event.event)
    hops = len(by_id)
    while isinstance(of, Retracted) and hops:
        word = "brought back" if word == "took back" else "took back"
        of = by_id.get(of.event)
        hops -= 1
    if of is None or isinstance(of, Retracted):
        return f"You {word} an act that is not in this record."
    act = _act(of, by_id, names, taken_back=False)
    return f"You {word} what you noted on {day(act.on)}: {act.sentence}"


def _after(mark: str, text: str) -> str:
    return f"{mark}{text}" if text else ""


_ANSWER = {
    "unread": "You noted that an answer came about “{}”.",
    "confirmed": "You noted that they said yes to “{}”.",
    "refused": "You noted that they refused “{}”.",
    "partly": "You noted that they agreed to part of “{}”.",
}
_CHECK = {
    "still": "You looked again at “{}”: still as you set it.",
    "relapsed": "You looked again at “{}”: it was back on.",
    "missing": "You looked again at “{}” and could not find it.",
}


def _already(event: AlreadyDone, control: str) -> str:
    since = _after(", since ", partial_date(event.since))
    return f"You said that you had done “{control}” before{since}."


def _proof(event: ProofKept, control: str) -> str:
    if event.file:
        return f"You kept a file as proof of “{control}”."
    return f"You noted as proof of “{control}”: {event.text}"


def _sent(event: Sent, control: str) -> str:
    return f"You said that you sent “{control}”{_after(', reference ', event.reference)}."


def _changed(event: ClauseChanged, control: str) -> str:
    return f"A clause behind “{control}” reads differently now ({event.clause})."


_SENTENCES: dict[type, Callable[..., str]] = {
    ControlStarted: lambda _event, control: f"You started “{control}”.",
    ControlDone: lambda _event, control: f"You did every step of “{control}”.",
    AlreadyDone: _already,
    NotForMe: lambda e, control: f"You said “{control}” is not for you{_after(': ', e.why)}.",
    Checked: lambda e, control: _CHECK[e.result].format(control),
    Snoozed: lambda e, control: f"You put off the reminder of “{control}” to {day(e.until)}.",
    ReminderStopped: lambda _event, control: f"You stopped the reminders of “{control}”.",
    ProofKept: _proof,
    Sent: _sent,
    Answered: lambda e, control: f"{_ANSWER[e.outcome].format(control)}{_after(' ', e.note)}",
    ClauseChanged: _changed,
    Seen: lambda _event, control: f"You read what changed about “{control}” and left it so.",
}
