"""Small rules about text that several widgets share."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from privacyhelper.ui.kit.tokens import Tone

_TONE_WORDS: dict[str, Tone] = {
    "critical": "critical",
    "high": "high",
    "medium": "medium",
    "low": "low",
}


def tone_of(word: str) -> Tone:
    """The tone of a severity word; a word that is no severity is neutral."""
    return _TONE_WORDS.get(word.casefold(), "neutral")


def button_text(text: str) -> str:
    """Text as Qt's buttons and menus must get it so that `&` stays an ampersand."""
    return text.replace("&", "&&")


def tool_tip(text: str) -> str:
    """Text as a tool tip must get it to be shown as it is: Qt guesses whether it is markup."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def elide(text: str, metrics: QFontMetrics, width: int) -> str:
    """Text cut with an ellipsis at the end so that it fits `width` pixels."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def lines_for_layout(text: str) -> str:
    """Text as `QTextLayout` must get it: line breaks as line separators."""
    return text.replace("\r\n", "\n").replace("\n", "\u2028")
