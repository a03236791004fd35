"""Sentences of a text and their length, to keep our own texts short."""

import re

MOST_WORDS = 30

_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')\]]))\s+(?=[A-Z0-9\"“‘'(\[])|\n+")
_ABBREVIATION = re.compile(r"\b(?:Inc|Ltd|Corp|Co|St|Dr|Mr|Mrs|Ms|vs?|U\.S|e\.g|i\.e)\.\Z")
_BEFORE_NUMBER = re.compile(r"\b(?:Arts?|Nos?|Sec|para)\.\Z")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|(?<!\w)‘[^’]*’(?!\w)")
_WORD = re.compile(r"[\w’'./@:%+&-]*\w[\w’'./@:%+&-]*")


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; a full stop after an abbreviation ends none."""
    found: list[str] = []
    for piece in _END.split(text):
        part = piece.strip()
        if not part:
            continue
        if found and _goes_on(found[-1], part):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether the full stop between two pieces only ends an abbreviation."""
    numbered = after[0].isdigit() and _BEFORE_NUMBER.search(before) is not None
    return numbered or _ABBREVIATION.search(before) is not None


def word_count(sentence: str) -> int:
    """How many words a sentence has; each quotation in it, which is not ours, counts as one."""
    return len(_WORD.findall(_QUOTED.sub("quotation", sentence)))


def long_sentences(text: str) -> list[tuple[str, int]]:
    """The sentences over thirty words, each with its number of words."""
    counted = [(sentence, word_count(sentence)) for sentence in sentences(text)]
    return [(sentence, count) for sentence, count in counted if count > MOST_WORDS]
