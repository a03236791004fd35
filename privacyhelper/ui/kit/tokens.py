"""The colours of the two schemes, and how a widget finds the ones that hold for it.

A widget never keeps colours: it asks `tokens_of(self.palette())` when it paints, so a live change
of scheme needs no signal to reach it beyond Qt's own palette change.
"""

from functools import lru_cache
from typing import Literal

import msgspec
from PySide6.QtGui import QColor, QPalette

Tone = Literal["critical", "high", "medium", "low", "info", "neutral"]
TONES: tuple[Tone, ...] = ("critical", "high", "medium", "low", "info", "neutral")

BASE_PIXELS = 15
"""Height of body text in pixels at text scale 1."""


class Tokens(msgspec.Struct, frozen=True):
    """Every colour of one scheme, as `#rrggbb`."""

    name: str
    background: str
    panel: str
    side: str
    line: str
    ink: str
    muted: str
    accent: str
    accent_hover: str
    accent_tint: str
    on_accent: str
    hover: str
    track: str
    quote: str
    high: str
    high_tint: str
    medium: str
    medium_tint: str
    low: str
    low_tint: str
    info: str
    info_tint: str
    on_high: str
    knob: str
    handle: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text and background colour of a chip or banner of this tone."""
        pairs: dict[Tone, tuple[str, str]] = {
            "critical": (self.on_high, self.high),
            "high": (self.high, self.high_tint),
            "medium": (self.medium, self.medium_tint),
            "low": (self.low, self.low_tint),
            "info": (self.info, self.info_tint),
            "neutral": (self.muted, self.side),
        }
        return pairs[tone]

    def text_pairs(self) -> list[tuple[str, str]]:
        """Every (text, background) pair that widgets draw: what the contrast test checks."""
        surfaces = (self.background, self.panel, self.side, self.quote)
        pairs = [(text, back) for text in (self.ink, self.muted) for back in surfaces]
        pairs += [self.tone(tone) for tone in TONES]
        pairs += [(self.ink, tint) for tint in (self.medium_tint, self.info_tint, self.high_tint)]
        pairs += [(self.ink, self.low_tint), (self.ink, self.accent_tint), (self.ink, self.hover)]
        pairs += [(self.muted, self.accent_tint), (self.muted, self.hover)]
        pairs += [(self.on_accent, self.accent), (self.on_accent, self.accent_hover)]
        pairs += [(self.accent, back) for back in (self.panel, self.background, self.accent_tint)]
        return pairs


LIGHT = Tokens(
    name="light",
    background="#f6f5f2",
    panel="#ffffff",
    side="#efede8",
    line="#dedbd3",
    ink="#1d2327",
    muted="#5d666d",
    accent="#0f6b66",
    accent_hover="#0c5a56",
    accent_tint="#dcefed",
    on_accent="#ffffff",
    hover="#f4f2ee",
    track="#dedbd3",
    quote="#f4f2ec",
    high="#b3261e",
    high_tint="#fbe6e3",
    medium="#8a5a00",
    medium_tint="#fdf0d5",
    low="#2f6b2f",
    low_tint="#e3f1e2",
    info="#1f4f8f",
    info_tint="#e3ecf8",
    on_high="#ffffff",
    knob="#ffffff",
    handle="#c9c5ba",
)

DARK = Tokens(
    name="dark",
    background="#16191b",
    panel="#1e2326",
    side="#121516",
    line="#323a3f",
    ink="#e8ebec",
    muted="#a2adb3",
    accent="#5cc7bf",
    accent_hover="#78d5ce",
    accent_tint="#16312f",
    on_accent="#0c1e1d",
    hover="#272d31",
    track="#323a3f",
    quote="#171b1d",
    high="#ff9c92",
    high_tint="#3c1f1c",
    medium="#f0c062",
    medium_tint="#382b12",
    low="#8fd08b",
    low_tint="#1a2f1a",
    info="#9cc3f5",
    info_tint="#1a2a3f",
    on_high="#2b0b08",
    knob="#ffffff",
    handle="#465157",
)


@lru_cache(maxsize=256)
def color(value: str) -> QColor:
    """The colour of `#rrggbb`; shared, so never change it."""
    return QColor(value)


@lru_cache(maxsize=8)
def _by_window(rgb: int) -> Tokens:
    grey = (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)
    return LIGHT if grey > 3 * 127 else DARK


def tokens_of(palette: QPalette) -> Tokens:
    """The tokens of the scheme this palette belongs to."""
    return _by_window(palette.color(QPalette.ColorRole.Window).rgb())


def luminance(value: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2 defines it, 0 to 1."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004

    red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)
