"""Small hand-made platforms, the shipped catalogue, and services over fakes, for tests."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.domain.catalogue import (
    Answer,
    Check,
    Clause,
    Control,
    Cover,
    Effect,
    Open,
    Platform,
    Step,
    Submit,
    Toggle,
    Wait,
)
from privacyhelper.domain.journal import Target
from privacyhelper.services.changes import Changes
from privacyhelper.services.desk import Services
from privacyhelper.services.guide import Guide
from privacyhelper.services.journal import Journal
from privacyhelper.services.library import Library
from privacyhelper.services.person import Person
from privacyhelper.services.plan import Plans
from privacyhelper.services.ports import CatalogueSource, JournalStore
from privacyhelper.services.settings import Settings
from tests.fakes import FixedClock, MemoryCatalogue, MemoryJournal, MemoryProof, MemorySettings

RESOURCES = Path(__file__).parents[1] / "resources"
SWITCH = Target("sample", "", "switch")
FORM = Target("sample", "", "form")
OPEN = Open(id="open", text="Open it.", url="https://example.org/settings")
TOGGLE = Toggle(id="turn-off", text="Turn it off.", target="Train on my data", state="off")
CHECK = Check(id="look", text="Look again.", expect="It is off.")
SUBMIT = Submit(id="send", text="Send it.")
PAUSE = Wait(id="pause", text="Wait.", days=3)


@cache
def shipped() -> FileCatalogue:
    """The catalogue this program ships, read from its sources, kept in memory."""
    return FileCatalogue(RESOURCES / "catalogue", cache=None)


def a_clause(clause_id: str = "training", **values: object) -> Clause:
    """A clause that trains a platform's own writing AI on private content, on by default."""
    usual: dict[str, object] = {
        "id": clause_id,
        "title": f"Clause {clause_id}",
        "practice": "trains-own-ai",
        "jurisdictions": ("*",),
        "default": "on",
        "severity": "high",
        "severity_reason": "Because.",
        "confidence": "confirmed",
        "summary": "It trains.",
        "means_for_you": "Yours too.",
        "why_it_matters": "It stays.",
        "sources": ("s1",),
        "content": "private",
        "ai": "generative",
    }
    return Clause(**{**usual, **values})  # type: ignore[arg-type]


def a_control(
    control_id: str = "switch",
    covers: Iterable[tuple[str, Effect]] = (("training", "stops"),),
    steps: tuple[Step, ...] = (OPEN, TOGGLE, CHECK),
    **values: object,
) -> Control:
    """A main setting that stops the clause `training`, to be looked at again after 90 days."""
    usual: dict[str, object] = {
        "id": control_id,
        "kind": "setting",
        "role": "main",
        "title": f"Control {control_id}",
        "jurisdictions": ("*",),
        "confidence": "confirmed",
        "checked": "2026-11",
        "sources": ("s1",),
        "minutes": 2,
        "recheck_days": 90,
        "steps": steps,
        "covers": tuple(Cover(clause=c, effect=e) for c, e in covers),
    }
    return Control(**{**usual, **values})  # type: ignore[arg-type]


def a_request(control_id: str = "form", **values: object) -> Control:
    """A form that asks to stop the clause `training`; our own date for an answer is 30 days."""
    usual: dict[str, object] = {
        "kind": "form",
        "covers": (("training", "asks"),),
        "steps": (OPEN, SUBMIT),
        "answer": Answer(days=30),
        "recheck_days": 0,
        "minutes": 5,
    }
    return a_control(control_id, **{**usual, **values})  # type: ignore[arg-type]


def a_platform(
    platform_id: str = "sample",
    clauses: tuple[Clause, ...] = (),
    controls: tuple[Control, ...] = (),
    **values: object,
) -> Platform:
    """A platform with one clause and one switch, unless told better."""
    usual: dict[str, object] = {
        "schema": 2,
        "id": platform_id,
        "name": platform_id.title(),
        "category": "social",
        "homepage": "https://example.org",
        "operator": "Sample Inc",
        "in_brief": "It trains unless you say no.",
        "posture": "opt-out",
        "clauses": clauses or (a_clause(),),
        "controls": controls or (a_control(),),
    }
    return Platform(**{**usual, **values})  # type: ignore[arg-type]


def services_over(
    catalogue: CatalogueSource | None = None,
    *,
    store: JournalStore | None = None,
    clock: FixedClock | None = None,
) -> Services:
    """The real services over fakes; the catalogue is one sample platform unless given."""
    source = catalogue or MemoryCatalogue(a_platform())
    time = clock or FixedClock()
    changes = Changes()
    journal = Journal(store or MemoryJournal(), time, changes, lambda: source.version)
    person = Person(journal, source)
    plans = Plans(journal, person, source, time)
    proof = MemoryProof()
    return Services(
        catalogue=source,
        clock=time,
        changes=changes,
        journal=journal,
        person=person,
        plans=plans,
        guide=Guide(journal, plans, proof),
        library=Library(source, person, plans),
        settings=Settings(MemorySettings(), changes),
        proof=proof,
    )


def walk_through(services: Services, target: Target) -> None:
    """Do every step of a control, one after the other."""
    walk = services.guide.start(target)
    for step in walk.control.steps:
        services.guide.do(target, step.id)
