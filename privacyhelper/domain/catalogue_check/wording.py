"""Whether our own sentences are short enough to read."""

from privacyhelper.domain.catalogue import Platform
from privacyhelper.domain.catalogue_check.sentences import MOST_WORDS, long_sentences
from privacyhelper.domain.catalogue_check.shape import Finding


def wording_findings(platform: Platform) -> list[Finding]:
    """Sentences of ours that are too long. Quotations and texts to send are not looked at."""
    texts = [("in_brief", platform.in_brief)]
    names: tuple[str, ...]
    for number, clause in enumerate(platform.clauses):
        names = ("title", "severity_reason", "summary", "means_for_you", "why_it_matters", "note")
        texts += [(f"clauses[{number}].{name}", getattr(clause, name)) for name in names]
    for number, control in enumerate(platform.controls):
        names = ("title", "does_not_cover", "side_effects", "note")
        texts += [(f"controls[{number}].{name}", getattr(control, name)) for name in names]
        texts += [
            (f"controls[{number}].steps[{place}].text", step.text)
            for place, step in enumerate(control.steps)
        ]
    texts += [(f"timeline[{n}].event", each.event) for n, each in enumerate(platform.timeline)]
    texts += [(f"disputes[{n}].finding", each.finding) for n, each in enumerate(platform.disputes)]
    return [finding for key, text in texts for finding in _too_long(key, text)]


def _too_long(key: str, text: str) -> list[Finding]:
    """One finding for each sentence that is too long."""
    return [
        Finding(key, f"A sentence of {count} words, at most {MOST_WORDS}: “{_begin(sentence)}…”")
        for sentence, count in long_sentences(text)
    ]


def _begin(sentence: str) -> str:
    """The first words of a sentence."""
    return " ".join(sentence.split()[:6])
