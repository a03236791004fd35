"""A person's situation: for each account, what holds there and how every control stands.

Computed from catalogue, journal, place and date alone. Plan, coverage and reminders are all read
from it, so that they cannot disagree.
"""

from collections.abc import Mapping
from datetime import MAXYEAR, date

from msgspec import Struct

from privacyhelper.domain.catalogue import (
    Audience,
    Clause,
    Control,
    Jurisdiction,
    Law,
    Platform,
)
from privacyhelper.domain.coverage import UseCoverage, cover
from privacyhelper.domain.deadlines import Due, answer_due
from privacyhelper.domain.journal import Target
from privacyhelper.domain.local import clauses_here, controls_here
from privacyhelper.domain.progress import (
    OWN,
    Account,
    ControlRecord,
    Record,
    State,
    carry_over,
    state_of,
)
from privacyhelper.domain.severity import Verdict, judge

_FULL_DATE = len("2026-11-21")


class Rules(Struct, frozen=True):
    """The laws and places of a catalogue, which deadlines need."""

    laws: Mapping[str, Law] = {}
    jurisdictions: Mapping[str, Jurisdiction] = {}


class Here(Struct, frozen=True):
    """One account of one platform in the person's place."""

    platform: Platform
    account: Account
    clauses: tuple[Clause, ...]
    controls: tuple[Control, ...]
    states: Mapping[str, State]
    verdicts: Mapping[str, Verdict]
    coverage: tuple[UseCoverage, ...]

    def target(self, control_id: str = "") -> Target:
        """How this account, or one of its controls, is written."""
        return Target(self.platform.id, self.account.id, control_id)

    @property
    def counted(self) -> tuple[UseCoverage, ...]:
        """The uses that are on by default here."""
        return tuple(use for use in self.coverage if use.counted)


class Situation(Struct, frozen=True):
    """All accounts of a person, each with what holds there."""

    place: str
    today: date
    record: Record
    heres: tuple[Here, ...]

    def here(self, platform: str, account: str = "") -> Here | None:
        """This account of this platform; None if the person has no such account."""
        for here in self.heres:
            if here.platform.id == platform and here.account.id == account:
                return here
        return None


def concerns(audience: tuple[str, ...], account: Account) -> bool:
    """Whether what is meant for this audience concerns the holder of this account."""
    return not account.audience.isdisjoint(audience)


def touches(clause: Clause, account: Account) -> bool:
    """Whether a clause touches the holder of this account.

    One for people in general touches everybody who has an account, whatever else they are there.
    """
    if "person" in clause.audience:
        return account.audience != {"no-account"}
    return concerns(clause.audience, account)


def sent_on(control: Control, record: ControlRecord) -> date | None:
    """The day a request went out, as far as the person said; None if it did not."""
    if record.sent is not None:
        return record.sent
    if record.already and (exact := _exact_day(record.since)) is not None:
        return exact
    return record.done if control.is_request else None


def _exact_day(text: str) -> date | None:
    """The day a person wrote as YYYY-MM-DD; None for anything else, such as “last March”."""
    if len(text) != _FULL_DATE:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year < MAXYEAR - 1 else None  # so that a deadline still has a date


def situate(
    platforms: Mapping[str, Platform], record: Record, place: str, today: date, rules: Rules
) -> Situation:
    """Compute the situation. A platform the catalogue no longer has is left out; its history stays.

    Args:
        platforms: the catalogue's platforms by id, at least those in use.
        record: the journal, added up.
        place: where the person lives.
        today: the date on the person's calendar.
        rules: laws and places, for deadlines.
    """
    used = [a for a in record.accounts if a.platform in platforms]
    controls: dict[Target, Control] = {}
    states: dict[Target, State] = {}
    fits: dict[Account, tuple[Control, ...]] = {}
    for account in used:
        there = controls_here(platforms[account.platform], place)
        fits[account] = tuple(c for c in there if concerns(c.audience, account))
        for control in fits[account]:
            target = Target(account.platform, account.id, control.id)
            done = record_of(record, target, control)
            due = _due(control, done, place, rules)
            controls[target] = control
            states[target] = state_of(control, done, due, today)
    states = carry_over(states, controls)
    heres = tuple(_here(platforms[a.platform], a, fits[a], states, place) for a in used)
    return Situation(place, today, record, heres)


def look_around(
    platform: Platform,
    place: str,
    record: Record | None = None,
    today: date = date.min,
    rules: Rules | None = None,
    *,
    audience: frozenset[Audience] = OWN,
) -> Here:
    """What holds in this place for somebody who does not use the platform (yet, or any more).

    With a `record`, what was done there before is told as well; `audience` is who they would be.
    """
    account = Account(platform.id, audience=audience)
    controls = tuple(c for c in controls_here(platform, place) if concerns(c.audience, account))
    states = {}
    for control in controls:
        target = Target(platform.id, "", control.id)
        done = record_of(record or Record(), target, control)
        due = _due(control, done, place, rules or Rules())
        states[target] = state_of(control, done, due, today)
    return _here(platform, account, controls, states, place)


def record_of(record: Record, target: Target, control: Control) -> ControlRecord:
    """The record of a control: what happened under its own id and those of its forerunners."""
    names = (control.id, *control.replaces)
    return record.of_all(Target(target.platform, target.account, name) for name in names)


def _due(control: Control, done: ControlRecord, place: str, rules: Rules) -> Due | None:
    sent = sent_on(control, done) if control.is_request else None
    if sent is None:
        return None
    return answer_due(control, place, sent, rules.laws, rules.jurisdictions)


def _here(
    platform: Platform,
    account: Account,
    controls: tuple[Control, ...],
    states: Mapping[Target, State],
    place: str,
) -> Here:
    clauses = tuple(c for c in clauses_here(platform, place) if touches(c, account))
    own = {c.id: states[Target(platform.id, account.id, c.id)] for c in controls}
    return Here(
        platform=platform,
        account=account,
        clauses=clauses,
        controls=controls,
        states=own,
        verdicts={c.id: judge(c, controls, place, account.audience) for c in clauses},
        coverage=cover(clauses, controls, own),
    )
