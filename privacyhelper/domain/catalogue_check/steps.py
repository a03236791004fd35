"""Whether each step of a control has what its action needs."""

import re
from collections.abc import Sequence

from privacyhelper.domain.catalogue import (
    Check,
    Choose,
    Control,
    Email,
    Fill,
    Keep,
    Navigate,
    Open,
    Step,
    Submit,
    Toggle,
    Wait,
    Way,
)
from privacyhelper.domain.catalogue_check.shape import Finding

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\Z")


def step_findings(control: Control, key: str, laws: frozenset[str]) -> list[Finding]:
    """Everything the steps of a control lack."""
    found: list[Finding] = []
    for number, step in enumerate(control.steps):
        at = f"{key}.steps[{number}]"
        if not step.text.strip():
            found.append(Finding(f"{at}.text", "The step says nothing."))
        if isinstance(step, Toggle | Choose | Submit):
            found += _labelled(step, at)
        else:
            found += _other(step, at, laws)
    return found


def _labelled(step: Toggle | Choose | Submit, at: str) -> list[Finding]:
    """Steps on something with a label: the label, or that nobody knows it.

    With `target_unknown` or `choice_unknown` the text describes what to look for.
    """
    found: list[Finding] = []
    if not step.target and not step.target_unknown and not isinstance(step, Submit):
        found.append(Finding(f"{at}.target", "“target” is missing, or “target_unknown = true”."))
    if isinstance(step, Choose) and not step.choice and not step.choice_unknown:
        sentence = "“choice” is missing, or “choice_unknown = true”."
        found.append(Finding(f"{at}.choice", sentence))
    if isinstance(step, Toggle | Choose):
        found += _languages(step.labels, f"{at}.labels")
    return found


def _other(step: Step, at: str, laws: frozenset[str]) -> list[Finding]:
    """All other steps."""
    if isinstance(step, Open):
        return [] if step.url else [Finding(f"{at}.url", "The address to open is missing.")]
    if isinstance(step, Navigate):
        return _ways(step.ways, f"{at}.ways", needed=not step.target_unknown)
    if isinstance(step, Fill):
        return _fields(step, at)
    if isinstance(step, Email):
        return _email(step, at)
    if isinstance(step, Wait):
        return _wait(step, at, laws)
    if isinstance(step, Check) and not step.expect.strip():
        return [Finding(f"{at}.expect", "It does not say what to expect.")]
    if isinstance(step, Keep) and not step.what.strip():
        return [Finding(f"{at}.what", "It does not say what to keep.")]
    return []


def _ways(ways: Sequence[Way], at: str, *, needed: bool) -> list[Finding]:
    """Paths of labels, with other languages in step."""
    found: list[Finding] = []
    if needed and not ways:
        found.append(Finding(at, "There is no way to follow."))
    for number, way in enumerate(ways):
        key = f"{at}[{number}]"
        if not way.path or not all(label.strip() for label in way.path):
            found.append(Finding(f"{key}.path", "The path has no labels, or an empty one."))
        found += _languages(way.labels, f"{key}.labels")
        found += [
            Finding(f"{key}.labels.{language}", "It is not in step with the path.")
            for language, path in way.labels.items()
            if len(path) != len(way.path)
        ]
    return found


def _languages(labels: dict[str, str] | dict[str, tuple[str, ...]], at: str) -> list[Finding]:
    """Labels in other languages are filed under language codes."""
    return [
        Finding(f"{at}.{language}", f"“{language}” is not a language code such as de or pt-BR.")
        for language in labels
        if not _LANGUAGE.match(language)
    ]


def _fields(step: Fill, at: str) -> list[Finding]:
    """The fields of a form: at least one, each with a label and an id of its own."""
    found: list[Finding] = []
    if not step.fields:
        found.append(Finding(f"{at}.fields", "There is no field to fill in."))
    seen: set[str] = set()
    for number, field in enumerate(step.fields):
        key = f"{at}.fields[{number}]"
        if not field.label.strip():
            found.append(Finding(f"{key}.label", "The field has no label."))
        if not field.id:
            found.append(Finding(f"{key}.id", "“id” is missing."))
        elif field.id in seen:
            found.append(Finding(f"{key}.id", f"The id “{field.id}” is used twice in this step."))
        seen.add(field.id)
    return found


def _email(step: Email, at: str) -> list[Finding]:
    """Recipient, subject and body; a recipient in words is somebody only the person knows."""
    found = [
        Finding(f"{at}.{name}", f"“{name}” is empty.")
        for name in ("recipient", "subject", "body")
        if not getattr(step, name).strip()
    ]
    if "@" in step.recipient and not _MAIL.match(step.recipient):
        found.append(Finding(f"{at}.recipient", f"“{step.recipient}” is not an e-mail address."))
    return found


def _wait(step: Wait, at: str, laws: frozenset[str]) -> list[Finding]:
    """A number of days, or a law that gives them."""
    if step.law and step.law not in laws:
        return [Finding(f"{at}.law", f"There is no law “{step.law}”.")]
    if not step.law and step.days <= 0:
        return [Finding(f"{at}.days", "It names neither days nor a law.")]
    return []
