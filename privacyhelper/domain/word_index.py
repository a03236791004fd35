"""The search index: a word list with postings in flat bytes, quick to load and to ask.

Typos are looked for through a sieve of bit rows, one for each letter and position and one bit a
word, so that only a few words are ever compared letter by letter. The bytes are in the byte order
of the machine that built the index. Its use is in `search.py`.
"""

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Sequence

from msgspec import Struct

from privacyhelper.domain.catalogue import (
    Choose,
    Clause,
    Control,
    Fill,
    Navigate,
    Open,
    Platform,
    Submit,
    Toggle,
)

BYTE_ORDER = sys.byteorder

NAME, ALIAS, CONTROL_TITLE, CLAUSE_TITLE, CONTROL_TEXT, CLAUSE_TEXT = range(6)
"""Where a word stands in a platform, the most telling class first."""

CLASSES = 6
SIEVE_POSITIONS = 12

_MOST_PLATFORMS = 0xFFFF
_MOST_ENTRIES = 0xFFFF
_LONGEST_WORD = 40
_OTHER_LETTER = "?"
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)


class WordIndex(Struct, frozen=True, array_like=True):
    """The words of all platforms and where they stand; made by `build_index`.

    `starts`, `numbers`, `entries` are the postings, class by class and word by word: `numbers` the
    platforms, `entries` which name, alias, clause or control of it. `sieve` holds a bit row for
    each of `sieve_keys` (a letter and its position).
    """

    platforms: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    starts: bytes
    numbers: bytes
    entries: bytes
    first_entry: bytes
    phrases: tuple[str, ...]
    items: tuple[str, ...]
    sieve_keys: dict[str, int]
    sieve: bytes


class _Entry(Struct, frozen=True):
    """One searchable thing of a platform: its title words and its other words."""

    item: str
    phrase: str
    title_class: int
    title: str
    text_class: int = 0
    text: str = ""


def fold(text: str) -> str:
    """Text without case and accents: `Café` and `CAFE` fold alike."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.casefold().translate(_UNDECOMPOSED)


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order, cut at forty letters."""
    return [word[:_LONGEST_WORD] for word in _WORD.findall(_POSSESSIVE.sub("", fold(text)))]


def build_index(platforms: Iterable[Platform]) -> WordIndex:
    """The index over these platforms. Raises ValueError beyond 65,535 of them."""
    ordered = sorted(platforms, key=lambda platform: (fold(platform.name), platform.id))
    if len(ordered) > _MOST_PLATFORMS:
        raise ValueError("the word list holds at most 65,535 platforms")
    postings: list[dict[str, list[int]]] = [{} for _ in range(CLASSES)]
    phrases: list[str] = []
    items: list[str] = []
    first_entry = array("I")
    for number, platform in enumerate(ordered):
        first_entry.append(len(phrases))
        seen: list[set[str]] = [set() for _ in range(CLASSES)]
        for place, entry in enumerate(_entries(platform)[:_MOST_ENTRIES]):
            phrases.append(entry.phrase)
            items.append(entry.item)
            where = number << 16 | place
            _post(postings, seen, entry.title_class, _title_words(entry), where)
            if entry.text:
                _post(postings, seen, entry.text_class, set(words_of(entry.text)), where)
    words = tuple(sorted(set().union(*postings)))
    starts, numbers, entries = array("I", [0]), array("H"), array("H")
    for by_word in postings:
        for word in words:
            for where in by_word.get(word, ()):
                numbers.append(where >> 16)
                entries.append(where & 0xFFFF)
            starts.append(len(numbers))
    sieve_keys, sieve = _sieve(words)
    return WordIndex(
        platforms=tuple(platform.id for platform in ordered),
        names=tuple(fold(platform.name) for platform in ordered),
        words=words,
        starts=starts.tobytes(),
        numbers=numbers.tobytes(),
        entries=entries.tobytes(),
        first_entry=first_entry.tobytes(),
        phrases=tuple(phrases),
        items=tuple(items),
        sieve_keys=sieve_keys,
        sieve=sieve,
    )


def _post(
    postings: list[dict[str, list[int]]],
    seen: list[set[str]],
    kind: int,
    words: set[str],
    where: int,
) -> None:
    """Note words of one entry; of a platform only the first entry of a class is kept."""
    new = words - seen[kind]
    seen[kind] |= new
    for word in new:
        postings[kind].setdefault(word, []).append(where)


def _title_words(entry: _Entry) -> set[str]:
    """The words of a title; a name's also split at its humps and run together (`ChatGPT`)."""
    words = set(words_of(entry.title))
    if entry.title_class in (NAME, ALIAS):
        words.update(word for hump in _HUMP.split(entry.title) for word in words_of(hump))
        words.add("".join(words_of(entry.title))[:_LONGEST_WORD])
        words.discard("")
    return words


def _entries(platform: Platform) -> list[_Entry]:
    """What of a platform can be found, the most telling first."""
    found = [_Entry("", platform.name, NAME, platform.name)]
    found += [_Entry("", alias, ALIAS, alias) for alias in platform.aliases]
    found.append(_Entry("", platform.operator, ALIAS, platform.operator))
    for control in platform.controls:
        text = " ".join(_control_texts(control))
        found.append(
            _Entry(control.id, control.title, CONTROL_TITLE, control.title, CONTROL_TEXT, text)
        )
    for clause in platform.clauses:
        text = " ".join(_clause_texts(clause))
        found.append(_Entry(clause.id, clause.title, CLAUSE_TITLE, clause.title, CLAUSE_TEXT, text))
    return found


def _clause_texts(clause: Clause) -> list[str]:
    """What a clause says, in our words and its own, apart from its title."""
    texts = [clause.summary, clause.means_for_you, clause.why_it_matters]
    texts += [*clause.data, *clause.shared_with]
    if clause.quote is not None:
        texts.append(clause.quote.exact)
    return texts


def _control_texts(control: Control) -> list[str]:
    """What a control's steps say, with the labels the person will see, in every language known."""
    texts = [control.side_effects]
    for step in control.steps:
        texts.append(step.text)
        if isinstance(step, Open | Navigate):
            for way in step.ways:
                texts += way.path
                for path in way.labels.values():
                    texts += path
        elif isinstance(step, Toggle | Choose):
            texts += [step.target, *step.labels.values()]
            if isinstance(step, Choose):
                texts.append(step.choice)
        elif isinstance(step, Fill):
            texts += [field.label for field in step.fields]
        elif isinstance(step, Submit):
            texts.append(step.target)
    return texts


def _sieve(words: Sequence[str]) -> tuple[dict[str, int], bytes]:
    """A bit row for each letter at each of the first positions: which words have it there."""
    rows: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        for position, letter in enumerate(word[:SIEVE_POSITIONS]):
            rows.setdefault(sieve_key(letter, position), []).append(number)
    width = (len(words) + 7) // 8
    keys: dict[str, int] = {}
    sieve = bytearray()
    for key in sorted(rows):
        row = bytearray(width)
        for number in rows[key]:
            row[number >> 3] |= 1 << (number & 7)
        keys[key] = len(sieve)
        sieve += row
    return keys, bytes(sieve)


def sieve_key(letter: str, position: int) -> str:
    """The name of a row: letters beyond a-z and 0-9 share one."""
    plain = letter if letter.isascii() and letter.isalnum() else _OTHER_LETTER
    return f"{plain}{position}"
