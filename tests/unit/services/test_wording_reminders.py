"""Reminders in words: what is said of a pause before and after it is over."""

from privacyhelper.domain.journal import Target
from privacyhelper.services import wording
from tests.fakes import FixedClock, MemoryCatalogue
from tests.samples import PAUSE, TOGGLE, a_control, a_platform, services_over


def test_a_pause_is_called_over_only_when_it_is() -> None:
    clock = FixedClock()
    platform = a_platform(controls=(a_control(steps=(TOGGLE, PAUSE)),))
    services = services_over(MemoryCatalogue(platform), clock=clock)
    services.guide.do(Target("sample", "", "switch"), "turn-off")
    (coming,) = services.plans.reminders()
    assert "is over" not in wording.reminder_reason(coming)
    assert services.plans.due() == ()
    clock.move(days=3)
    (over,) = services.plans.due()
    assert "is over" in wording.reminder_reason(over)
