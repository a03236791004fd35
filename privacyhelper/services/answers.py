"""What the command line prints: plans, platforms and reminders as text and as versioned JSON.

Every JSON answer is an object with `format`, `schema` and `place` or `today`; keys are only ever
added within a schema.
"""

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.place_codes import can_live_in
from privacyhelper.domain.places import EVERYWHERE
from privacyhelper.domain.plan import Entry, Plan, make_plan
from privacyhelper.domain.progress import Account
from privacyhelper.domain.reminders import Reminder
from privacyhelper.domain.situation import Here, Rules, Situation, situate
from privacyhelper.services import wording
from privacyhelper.services.desk import Services
from privacyhelper.services.errors import UnknownPlace

SCHEMA = 1


def imagine(services: Services, place: str | None, platforms: list[str] | None) -> Situation:
    """The person's situation, or what it would be elsewhere or with other platforms.

    Raises:
        UnknownPlace: the place is none.
        NotInCatalogue: one of the platforms is unknown.
    """
    if place is None and platforms is None:
        return services.plans.situation()
    if place is not None and place != EVERYWHERE and not can_live_in(place):
        msg = f"“{place}” is not a place code. Expected one such as DE, GB or US-CA."
        raise UnknownPlace(msg)
    record = services.plans.situation().record
    known = {summary.id for summary in services.catalogue.summaries()}
    if platforms is None:
        accounts = tuple(a for a in record.accounts if a.platform in known)
    else:
        ids = [services.catalogue.platform(platform).id for platform in platforms]
        accounts = tuple(
            account
            for platform in dict.fromkeys(ids)
            for account in [a for a in record.accounts if a.platform == platform]
            or [Account(platform)]
        )
    used = {a.platform: services.catalogue.platform(a.platform) for a in accounts}
    rules = Rules(services.catalogue.laws(), services.catalogue.jurisdictions())
    imagined = replace(record, accounts=accounts)
    where = place or services.person.place
    return situate(used, imagined, where, services.clock.today(), rules)


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _control(here: Here, control: Control, why: str) -> dict[str, object]:
    state = here.states[control.id]
    return {
        "platform": here.platform.id,
        "account": here.account.id,
        "control": control.id,
        "kind": control.kind,
        "role": control.role,
        "title": control.title,
        "url": control.url,
        "minutes": control.minutes,
        "state": state.kind,
        "state_text": wording.state(state),
        "covers": [{"clause": c.clause, "effect": c.effect} for c in control.covers],
        "why": why,
    }


def plan_json(services: Services, situation: Situation) -> str:
    """`privacyhelper-plan`: the uses counted, and every control for the place in plan order."""
    plan = make_plan(situation)
    why = {entry.target: wording.why_here(entry, situation.today) for entry in _all(plan)}
    order = {entry.target: index for index, entry in enumerate(_all(plan))}
    rows = [
        (order.get(here.target(c.id), len(order)), here, c)
        for here in situation.heres
        for c in here.controls
    ]
    rows.sort(key=lambda row: row[0])
    tally = plan.tally
    return _json(
        {
            "format": "privacyhelper-plan",
            "schema": SCHEMA,
            "place": situation.place,
            "today": situation.today.isoformat(),
            "catalogue": services.catalogue.version,
            "uses": {name: getattr(tally, name) for name in tally.__struct_fields__},
            "minutes_left": plan.minutes_left,
            "next": str(plan.next.target) if plan.next is not None else None,
            "controls": [
                _control(here, c, why.get(here.target(c.id), _why_not(c))) for _, here, c in rows
            ],
        }
    )


def _all(plan: Plan) -> tuple[Entry, ...]:
    return (*plan.entries, *plan.waiting, *plan.later, *plan.done, *plan.no_way)


def _why_not(control: Control) -> str:
    """Why a control is not in the plan."""
    if control.role == "main":
        return "Not needed, refused, or not for you."
    return f"{wording.ROLE[control.role]}; the plan counts main controls only."


def plan_text(situation: Situation) -> str:
    """The plan as a short text."""
    plan = make_plan(situation)
    lines = [wording.home_sentence(plan, plan.next)]
    if not situation.heres:
        return "No platforms chosen yet. Open the window, or name some with --platforms."
    lines += [
        f"- {entry.platform_name}: {entry.control.title} ({wording.minutes(entry.minutes)}, "
        f"{entry.target})\n    {wording.why_here(entry, situation.today)}"
        for entry in plan.entries
    ]
    lines += [
        f"- {entry.platform_name}: {entry.control.title}: {wording.state(entry.state)}"
        for entry in (*plan.waiting, *plan.done)
    ]
    return "\n".join(lines)


def show_json(here: Here, situation: Situation) -> str:
    """`privacyhelper-platform`: what holds for one platform in one place."""
    return _json(
        {
            "format": "privacyhelper-platform",
            "schema": SCHEMA,
            "place": situation.place,
            "platform": here.platform.id,
            "name": here.platform.name,
            "in_brief": here.platform.in_brief,
            "clauses": [
                {
                    "clause": c.id,
                    "title": c.title,
                    "practice": c.practice,
                    "default": c.default,
                    "severity": here.verdicts[c.id].severity,
                    "confidence": c.confidence,
                    "summary": c.summary,
                }
                for c in here.clauses
            ],
            "controls": [_control(here, c, wording.ROLE[c.role]) for c in here.controls],
            "coverage": [
                {"clause": use.clause, "status": use.status, "counted": use.counted}
                for use in here.coverage
            ],
        }
    )


def show_text(here: Here) -> str:
    """What holds for one platform, as text."""
    lines = [here.platform.name, here.platform.in_brief, "", "What it says"]
    for clause in here.clauses:
        verdict = here.verdicts[clause.id]
        lines.append(f"- {clause.title} [{wording.SEVERITY[verdict.severity]}]")
        lines.append(f"    {clause.summary}")
    lines += ["", "What you can do"]
    for control in here.controls:
        minutes = f", {wording.minutes(control.minutes)}" if control.minutes else ""
        state = wording.state(here.states[control.id])
        lines.append(f"- {control.title} ({wording.KIND[control.kind]}{minutes}): {state}")
        if control.url:
            lines.append(f"    {control.url}")
    return "\n".join(lines)


def reminders_json(found: Sequence[Reminder], today: date) -> str:
    """`privacyhelper-reminders`: what is due when and why."""
    return _json(
        {
            "format": "privacyhelper-reminders",
            "schema": SCHEMA,
            "today": today.isoformat(),
            "reminders": [
                {
                    "target": str(r.target),
                    "title": f"{r.platform_name}: {r.control.title}",
                    "kind": r.kind,
                    "on": r.on.isoformat(),
                    "due": r.on <= today,
                    "why": wording.reminder_reason(r),
                }
                for r in found
            ],
        }
    )


def reminders_text(found: Sequence[Reminder], today: date) -> str:
    """What is due when and why, as text."""
    if not found:
        return "Nothing is due."
    return "\n".join(
        f"- {wording.day(r.on)} ({wording.days_away(r.on, today)}): {r.platform_name}: "
        f"{r.control.title} [{r.target}]\n    {wording.reminder_reason(r)}"
        for r in found
    )
