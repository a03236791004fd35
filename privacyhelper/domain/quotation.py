"""Finds a quotation again in a text, whatever happened to its typography.

Texts come as archived Markdown, quotations as somebody copied them. Before they are compared, both
sides are normalised:

- Unicode compatibility forms (NFKC): ligatures, full-width letters, no-break spaces, `…` as `...`;
- all quotation marks and apostrophes become `'`, also doubled ones; all dashes and minus signs `-`;
- invisible characters (zero-width, soft hyphen, direction marks) and backslashes before
  punctuation go;
- Markdown residue goes: emphasis, code and strike marks, heading, quote and list marks at the start
  of a line, table bars, images and HTML tags; of a link its text stays, its target goes;
- HTML entities of the common kinds become their characters;
- every run of white space becomes one space, and there is none before `,.;:!?)` or after `(`.

Letters, case, digits and the order of words are never touched: what is found says the same.
"""

import re
import unicodedata

from msgspec import Struct

from privacyhelper.domain.catalogue import Quote

_ENTITIES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'",
    "&nbsp;": " ", "&rsquo;": "’", "&lsquo;": "‘", "&rdquo;": "”", "&ldquo;": "“",
    "&ndash;": "–", "&mdash;": "—",
}  # fmt: skip
_ENTITY = re.compile("|".join(map(re.escape, _ENTITIES)))
_QUOTES = "'\"`´‘’‚‛“”„‟′″‹›«»＂＇"
_DASHES = "-‐‑‒–—―−﹣－"
_MARKS = str.maketrans(dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-"))
_IMAGE = re.compile(r"!\[[^\]]*\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_LINK_TARGET = re.compile(
    r"\]\(\s*<?[^()<>\s]*(?:\([^()]*\)[^()<>\s]*)*>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_REFERENCE = re.compile(r"\]\[[^\]\n]*\]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_LINE_START = re.compile(
    r"^[ \t]*(?:>[ \t]*)*(?:#{1,6}(?=\s)|[*+-](?=\s)|\d{1,3}[.)](?=\s))?", re.MULTILINE
)
_RULE = re.compile(r"^[ \t]*[|:\-=*_ \t]{3,}$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")
_BEFORE_POINT = re.compile(r" (?=[,.;:!?)])")
_EMPHASIS = re.compile(r"[*_~`]+|[|\[\]]")
_REPEATED_QUOTE = re.compile(r"'(?: ?')+")
_LEAST_LENGTH = 12


class Found(Struct, frozen=True):
    """Where a quotation stands in the normalised text, and how well its surroundings fit.

    `unique`: it stands there once. `in_context`: what the quotation names before and after it
    stands there too (true when it names nothing).
    """

    start: int
    end: int
    unique: bool
    in_context: bool


def normalise(text: str) -> str:
    """The text as it is compared; what that means stands at the top of this module."""
    plain = _ENTITY.sub(lambda match: _ENTITIES[match.group()], text)
    plain = unicodedata.normalize("NFKC", plain)
    plain = "".join(
        letter
        for letter in plain
        if letter in "\n\t" or unicodedata.category(letter) not in _UNSEEN
    )
    plain = _IMAGE.sub(" ", plain)
    plain = _LINK_TARGET.sub("]", plain)
    plain = _REFERENCE.sub("]", plain)
    plain = _TAG.sub(" ", plain)
    plain = _RULE.sub(" ", plain)
    plain = _LINE_START.sub("", plain)
    plain = _ESCAPED.sub(r"\1", plain)
    plain = _EMPHASIS.sub("", plain.replace("|", " ")).translate(_MARKS)
    plain = _REPEATED_QUOTE.sub("'", plain)
    plain = _SPACE.sub(" ", plain)
    return _BEFORE_POINT.sub("", plain).replace("( ", "(").strip()


_UNSEEN = frozenset({"Cf", "Cc"})


class Text(Struct, frozen=True):
    """A text made ready to look quotations up in."""

    plain: str


def prepared(text: str) -> Text:
    """Normalise a text once, for many quotations."""
    return Text(normalise(text))


def find(quote: Quote, text: str | Text) -> Found | None:
    """Where the exact words stand in the text; None if they do not.

    Of several places the one whose surroundings fit is taken, else the first. Words that normalise
    to fewer than twelve characters are found only in context: they could stand anywhere.
    """
    plain = text.plain if isinstance(text, Text) else normalise(text)
    exact = normalise(quote.exact)
    if not exact:
        return None
    before, after = normalise(quote.prefix), normalise(quote.suffix)
    places = _places(exact, plain)
    if not places:
        return None
    for start in places:
        end = start + len(exact)
        if _ends_with(plain[:start], before) and _begins_with(plain[end:], after):
            return Found(start, end, len(places) == 1, in_context=True)
    if len(exact) < _LEAST_LENGTH:
        return None
    return Found(places[0], places[0] + len(exact), len(places) == 1, in_context=False)


def _places(exact: str, plain: str) -> list[int]:
    """Every place where the words stand, from left to right."""
    places, start = [], plain.find(exact)
    while start >= 0:
        places.append(start)
        start = plain.find(exact, start + 1)
    return places


def _ends_with(text: str, words: str) -> bool:
    """Whether a text ends with these words, spaces and quotation marks at the seam apart."""
    return text.rstrip(" '").endswith(words.rstrip(" '"))


def _begins_with(text: str, words: str) -> bool:
    """Whether a text begins with these words, spaces and quotation marks at the seam apart."""
    return text.lstrip(" '").startswith(words.lstrip(" '"))
