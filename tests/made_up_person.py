"""A made-up person for pictures and walks: a dozen platforms, and half a year of saying no.

Some controls are done and one of them came back on; some wait for an answer or for a deadline that
has passed; one was begun and left; some are due. Everything is done through the real services.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from privacyhelper.domain.journal import Target, parse_target
from privacyhelper.services.desk import Services
from tests.fakes import FixedClock

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PLACE = "DE"
PLATFORMS = (
    *("linkedin", "chatgpt", "instagram", "whatsapp", "google", "x"),
    *("microsoft", "strava", "claude", "reddit", "slack", "spotify"),
)
DONE = (
    (150, "google/voice-audio-off"),
    (120, "claude/help-improve-claude-switch"),
    (112, "linkedin/generative-ai-setting"),
    (96, "chatgpt/improve-the-model-switch"),
    (40, "strava/aggregated-data-usage"),
    (35, "reddit/gdpr-objection"),
    (18, "instagram/objection-form"),
    (12, "spotify/objection-email"),
)
"""How many days ago each of these was walked through to its end."""
RELAPSED = "claude/help-improve-claude-switch"
PROVED = "linkedin/generative-ai-setting"
STILL = "google/voice-audio-off"
CONFIRMED = "instagram/objection-form"
BEGUN = "x/grok-setting"
BEGUN_STEPS = 2


def target(text: str) -> Target:
    """Read a target that is known to be well written."""
    found = parse_target(text)
    assert found is not None
    return found


def live(services: Services, clock: FixedClock, now: datetime = NOW) -> None:
    """Do all of it, moving the clock from half a year ago to `now`."""

    def on_day(days_ago: float) -> None:
        clock.moment = now - timedelta(days=days_ago)

    guide = services.guide

    def walk(name: str, steps: int | None = None) -> None:
        for step in guide.start(target(name)).control.steps[:steps]:
            clock.move(seconds=70)
            guide.do(target(name), step.id)

    def begin() -> None:
        services.person.live_in(PLACE)
        services.person.choose(PLATFORMS)

    shown = "Data for Generative AI Improvement: Off"
    acts: list[tuple[float, Callable[[], object]]] = [
        (181, begin),
        *((days_ago, partial(walk, name)) for days_ago, name in DONE),
        (111.99, lambda: guide.keep_text(target(PROVED), shown)),
        (60, lambda: guide.check(target(STILL), "still")),
        (9, lambda: guide.check(target(RELAPSED), "relapsed")),
        (6, lambda: guide.answered(target(CONFIRMED), "confirmed")),
        (2, lambda: walk(BEGUN, BEGUN_STEPS)),
    ]
    for days_ago, act in sorted(acts, key=lambda pair: -pair[0]):
        on_day(days_ago)
        act()
    clock.moment = now
