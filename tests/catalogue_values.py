"""Small catalogue values for tests: sound in every respect unless a test says otherwise."""

from datetime import date
from typing import Any

from privacyhelper.domain.catalogue import (
    Clause,
    Control,
    Controller,
    Cover,
    Document,
    Note,
    Platform,
    Quote,
    Source,
)
from privacyhelper.domain.catalogue_check.facts import Known

TODAY = date(2026, 11, 21)
KNOWN = Known(
    places=frozenset({"DE", "GB", "US", "US-CA", "*"}),
    laws=frozenset({"gdpr"}),
    controls={"acme": frozenset({"switch"}), "other": frozenset({"form"})},
    today=TODAY,
)


def clause(**given: object) -> Clause:
    values: dict[str, Any] = {
        "id": "training",
        "title": "Your posts train its AI",
        "practice": "trains-own-ai",
        "jurisdictions": ("*",),
        "default": "on",
        "severity": "medium",
        "severity_reason": "Public posts, with a switch.",
        "confidence": "confirmed",
        "summary": "It trains AI on what you post.",
        "means_for_you": "Your words teach its AI.",
        "why_it_matters": "It cannot be undone.",
        "sources": ("s1",),
        "content": "public",
        "ai": "generative",
        "reach": "own",
    }
    return Clause(**(values | given))


def control(**given: object) -> Control:
    values: dict[str, Any] = {
        "id": "switch",
        "kind": "setting",
        "role": "main",
        "title": "Turn off AI training",
        "jurisdictions": ("*",),
        "confidence": "confirmed",
        "checked": "2026-11",
        "sources": ("s1",),
        "steps": (Note(id="look", text="Look at the switch."),),
        "covers": (Cover(clause="training", effect="stops"),),
        "minutes": 1,
    }
    return Control(**(values | given))


def source(**given: object) -> Source:
    values: dict[str, Any] = {
        "id": "s1",
        "title": "Privacy policy",
        "publisher": "Acme",
        "kind": "primary",
        "accessed": "2026-11-20",
        "url": "https://acme.example/privacy",
    }
    return Source(**(values | given))


def controller(**given: object) -> Controller:
    values: dict[str, Any] = {
        "name": "Acme Inc.",
        "role": "controller",
        "jurisdictions": ("*",),
        "sources": ("s1",),
    }
    return Controller(**(values | given))


def document(**given: object) -> Document:
    values: dict[str, Any] = {
        "id": "policy",
        "terms_type": "Privacy Policy",
        "title": "Acme Privacy Policy",
        "url": "https://acme.example/privacy",
        "jurisdictions": ("*",),
        "sources": ("s1",),
    }
    return Document(**(values | given))


def quote(exact: str = "We train our models on your posts.", **given: str) -> Quote:
    return Quote(exact=exact, **given)


def platform(**given: object) -> Platform:
    values: dict[str, Any] = {
        "schema": 2,
        "id": "acme",
        "name": "Acme",
        "category": "social",
        "homepage": "https://acme.example",
        "operator": "Acme Inc.",
        "in_brief": "It trains on your posts. One switch stops it.",
        "posture": "opt-out",
        "controllers": (controller(),),
        "documents": (document(),),
        "clauses": (clause(),),
        "controls": (control(),),
        "sources": (source(),),
    }
    return Platform(**(values | given))
