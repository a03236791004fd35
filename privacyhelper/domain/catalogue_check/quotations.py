"""Whether quotations stand in the archived texts they are said to be from."""

from collections.abc import Mapping

from msgspec import Struct

from privacyhelper.domain.catalogue import Platform
from privacyhelper.domain.catalogue_check.shape import Finding
from privacyhelper.domain.quotation import Text, find


class ArchivedText(Struct, frozen=True):
    """The text a quotation was taken from: made ready for searching, with its file's SHA-256."""

    text: Text
    sha256: str


def check_quotations(platform: Platform, texts: Mapping[str, ArchivedText | None]) -> list[Finding]:
    """Whether every verified quotation stands in the archived text of its document.

    `texts` by document id, None where the folder of texts lacks it. Typography is normalised on
    both sides (see `quotation.py`).
    """
    found: list[Finding] = []
    for number, clause in enumerate(platform.clauses):
        if clause.quote is None or clause.verified is None:
            continue
        key = f"clauses[{number}]"
        archived = texts.get(clause.document)
        if archived is None:
            sentence = "The archived text of its document is not in the folder of texts."
            found.append(Finding(f"{key}.verified", sentence, "note"))
            continue
        if archived.sha256 != clause.verified.sha256:
            sentence = "The archived text has another SHA-256 than this one."
            found.append(Finding(f"{key}.verified.sha256", sentence))
        place = find(clause.quote, archived.text)
        if place is None:
            sentence = "The quotation is not in the archived text, typography apart."
            found.append(Finding(f"{key}.quote.exact", sentence))
        elif not place.in_context:
            sentence = "The quotation is there, but not between the prefix and suffix given."
            found.append(Finding(f"{key}.quote", sentence, "note"))
    return found
