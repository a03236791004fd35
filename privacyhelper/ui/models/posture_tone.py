"""The tint behind a platform's posture, the same in lists and in a platform's head.

The words carry the meaning (`wording.POSTURE`); the tint only helps the eye. Red is kept for what
nobody can refuse here.
"""

from collections.abc import Mapping

from privacyhelper.domain.catalogue import Posture
from privacyhelper.ui.kit.tokens import Tone

POSTURE_TONE: Mapping[Posture, Tone] = {
    "no-choice": "high",
    "opt-out": "medium",
    "mixed": "medium",
    "opt-in": "info",
    "no-training": "low",
    "not-stated": "neutral",
}
"""For every posture its tone."""
