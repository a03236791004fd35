"""Search as you type over names, aliases, clauses and controls, forgiving accents and typos.

Every word of the query must be found in a platform. The word being typed, and any other of three
letters or more, may be the beginning of a word. Where nothing fits as typed, one wrong, missing,
extra or swapped letter is forgiven in words of four letters or more, two from eight letters on.
Names come first, then aliases, then titles of controls and clauses, then their texts.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from privacyhelper.domain.word_index import (
    ALIAS,
    CLASSES,
    NAME,
    SIEVE_POSITIONS,
    WordIndex,
    build_index,
    fold,
    sieve_key,
    words_of,
)

__all__ = ["Hit", "Where", "WordIndex", "build_index", "fold", "prefix_edits", "search", "words_of"]

Where: TypeAlias = Literal["name", "alias", "clause", "control"]

_WHERE: tuple[Where, ...] = ("name", "alias", "control", "clause", "control", "clause")
_WEIGHT = (80, 50, 20, 20, 6, 5)
_WHOLE_WORD_BONUS = 20
_WHOLE_NAME_BONUS = 500
_BEGINS_NAME_BONUS = 100
_LONGEST_QUERY, _MOST_WORDS = 200, 8
_PREFIX_FROM, _ONE_TYPO_FROM, _TWO_TYPOS_FROM = 3, 4, 8
_AFTER_ALL = "\U0010ffff"


class Hit(Struct, frozen=True):
    """A platform found: how well, where, and the name or title to show for it.

    `item` is the id of the clause or control; empty for a name or alias.
    """

    platform_id: str
    score: int
    where: Where
    phrase: str
    item: str = ""


class _Tier(Struct, frozen=True):
    """Platforms found for one word in one class, with the entry; `weight` is what that is worth."""

    weight: int
    kind: int
    found: dict[int, int]


def search(index: WordIndex, query: str, limit: int = 1000) -> tuple[Hit, ...]:
    """The platforms in which every word of the query is found, best first.

    A query without a letter or digit finds nothing. Total: any text gives an answer.
    """
    words = words_of(query[:_LONGEST_QUERY])[:_MOST_WORDS]
    if not words or not index.platforms:
        return ()
    typing = bool(query) and query[:_LONGEST_QUERY][-1].isalnum()
    asked = [
        _as_typed(index, word, last=typing and place == len(words) - 1, alone=len(words) == 1)
        for place, word in enumerate(words)
    ]
    common = _in_all(asked)
    if not common:
        asked = [tiers + _with_typos(index, word) for word, tiers in zip(words, asked, strict=True)]
        common = _in_all(asked)
    phrase = fold(" ".join(query[:_LONGEST_QUERY].split()))
    hits = [_hit(index, number, asked, phrase) for number in common]
    order = sorted(range(len(hits)), key=lambda place: (-hits[place][0], hits[place][1]))
    return tuple(_shown(index, hits[place]) for place in order[: max(limit, 0)])


_Found: TypeAlias = tuple[int, int, int, int]
"""Score, platform number, class, entry: what is known of a hit before it is put in words."""


def _in_all(asked: Sequence[Sequence[_Tier]]) -> set[int]:
    """The platforms that stand in at least one tier of every word."""
    common: set[int] | None = None
    for tiers in asked:
        found = set().union(*(tier.found for tier in tiers)) if tiers else set()
        common = found if common is None else common & found
        if not common:
            return set()
    return common or set()


def _hit(index: WordIndex, number: int, asked: Sequence[Sequence[_Tier]], phrase: str) -> _Found:
    """Score one platform, and choose what to show: the best class, the rarest word in it."""
    score, best, rarity = 0, (CLASSES, 0), 0
    for tiers in asked:
        for tier in tiers:
            entry = tier.found.get(number)
            if entry is None:
                continue
            score += tier.weight
            size = len(tier.found)
            if tier.kind < best[0] or (tier.kind == best[0] and size < rarity):
                best, rarity = (tier.kind, entry), size
            break
    name = index.names[number]
    if name == phrase:
        score += _WHOLE_NAME_BONUS
    elif name.startswith(phrase):
        score += _BEGINS_NAME_BONUS
    return score, number, best[0], best[1]


def _shown(index: WordIndex, found: _Found) -> Hit:
    """The hit with its words."""
    score, number, kind, entry = found
    place = memoryview(index.first_entry).cast("I")[number] + entry
    return Hit(
        index.platforms[number], score, _WHERE[kind], index.phrases[place], index.items[place]
    )


def _as_typed(index: WordIndex, word: str, *, last: bool, alone: bool) -> list[_Tier]:
    """Where a word, or the words it begins, are found as typed.

    One or two letters alone begin only names, or every second platform would fit; where no name
    does, they stand for a whole word.
    """
    first = bisect_left(index.words, word)
    whole = first + (first < len(index.words) and index.words[first] == word)
    long = len(word) >= _PREFIX_FROM
    after = bisect_left(index.words, word + _AFTER_ALL, first) if long or last else whole
    tiers = []
    for kind, weight in enumerate(_WEIGHT):
        if kind in (NAME, ALIAS):
            tiers.append(_tier(index, kind, weight + _WHOLE_WORD_BONUS, first, whole))
        elif alone and not long and any(tier.found for tier in tiers):
            break
        end = whole if alone and not long and kind > ALIAS else after
        tiers.append(_tier(index, kind, weight, first, end))
    return [tier for tier in tiers if tier.found]


def _tier(index: WordIndex, kind: int, weight: int, first: int, end: int) -> _Tier:
    """The platforms that have one of the words `first` to `end` (exclusive) in this class."""
    starts = memoryview(index.starts).cast("I")
    base = kind * len(index.words)
    low, high = starts[base + first], starts[base + end]
    if low == high:
        return _Tier(weight, kind, {})
    numbers = memoryview(index.numbers).cast("H")[low:high].tolist()
    entries = memoryview(index.entries).cast("H")[low:high].tolist()
    return _Tier(weight, kind, dict(zip(numbers, entries, strict=True)))


def _with_typos(index: WordIndex, word: str) -> list[_Tier]:
    """Where words that begin like this one, but for a typo or two, are found; worth less."""
    if len(word) < _ONE_TYPO_FROM:
        return []
    allowed = 2 if len(word) >= _TWO_TYPOS_FROM else 1
    near: list[list[int]] = [[], []]
    for candidate in _sifted(index, word, allowed):
        edits = prefix_edits(word, index.words[candidate], allowed)
        if 0 < edits <= allowed:
            near[edits - 1].append(candidate)
    tiers = []
    for edits, candidates in enumerate(near, start=1):
        for kind, weight in enumerate(_WEIGHT):
            found: dict[int, int] = {}
            for candidate in candidates:
                found.update(_tier(index, kind, 0, candidate, candidate + 1).found)
            if found:
                tiers.append(_Tier(max(weight // (edits + 1), 1), kind, found))
    return sorted(tiers, key=lambda tier: -tier.weight)


def _sifted(index: WordIndex, word: str, allowed: int) -> list[int]:
    """Words that may begin like this one: at most `allowed` letters are not near their position.

    Counts missing letters for all words at once, in the bits of whole numbers: `none`, `one` and
    `two` say of which words no, one or two letters have been missed so far.
    """
    width = (len(index.words) + 7) // 8
    every = (1 << len(index.words)) - 1
    rows, keys = memoryview(index.sieve), index.sieve_keys
    none, one, two = every, 0, 0
    for position, letter in enumerate(word[: SIEVE_POSITIONS - allowed]):
        near = 0
        for spot in range(max(position - allowed, 0), position + allowed + 1):
            start = keys.get(sieve_key(letter, spot))
            if start is not None:
                near |= int.from_bytes(rows[start : start + width], "little")
        missed = every & ~near
        two = (two & near) | (one & missed)
        one = (one & near) | (none & missed)
        none &= near
    left = none | one | (two if allowed > 1 else 0)
    return _bits(left)


def _bits(number: int) -> list[int]:
    """The positions of the bits that are set, in order."""
    found = []
    for place, byte in enumerate(number.to_bytes((number.bit_length() + 7) // 8, "little")):
        rest = byte
        while rest:
            low = rest & -rest
            found.append(place * 8 + low.bit_length() - 1)
            rest ^= low
    return found


def prefix_edits(typed: str, word: str, most: int) -> int:
    """How many letters must be put right for `typed` to begin `word`; `most + 1` means more.

    An edit adds, drops or changes a letter, or swaps two neighbours.
    """
    length = len(typed)
    target = word[: length + most]
    if len(target) < length - most:
        return most + 1
    before: list[int] = []
    row = list(range(len(target) + 1))
    for i, letter in enumerate(typed, start=1):
        line = [i]
        for j, other in enumerate(target, start=1):
            cost = min(row[j] + 1, line[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == target[j - 2] and typed[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            line.append(cost)
        before, row = row, line
        if min(row) > most and min(before) > most:
            return most + 1
    return min(*row, most + 1)
