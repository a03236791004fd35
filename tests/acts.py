"""Writes a short journal for tests of the pure rules: one act a line, one day a number."""

from datetime import timedelta

from privacyhelper.domain.journal import Event, EventBase, Target
from privacyhelper.domain.situation import Rules, Situation, situate
from tests.fakes import START
from tests.samples import SWITCH, shipped

DAY_ONE = (START + timedelta(hours=1)).date()


class Acts:
    """Makes events, each on a day counted from the start, in the order they are made."""

    def __init__(self, target: Target = SWITCH) -> None:
        self.events: list[Event] = []
        self.target = target

    def add(self, kind: type[EventBase], day: int = 0, **values: object) -> "Acts":
        """An event on this day, about the target if its kind is about a control."""
        number = len(self.events) + 1
        if getattr(kind, "about_control", False):
            target = values.pop("target", self.target)
            assert isinstance(target, Target)
            values = {
                "platform": target.platform,
                "account": target.account,
                "control": target.control,
                **values,
            }
        event = kind(
            id=f"act-{number}",
            at=START + timedelta(days=day),
            order=number,
            offset=60,
            **values,  # type: ignore[arg-type]
        )
        self.events.append(event)  # type: ignore[arg-type]
        return self


def linkedin(acts: Acts, place: str, day: int = 0) -> Situation:
    """The situation on LinkedIn as shipped, in this place, on this day."""
    from privacyhelper.domain.progress import fold

    catalogue = shipped()
    rules = Rules(catalogue.laws(), catalogue.jurisdictions())
    platforms = {"linkedin": catalogue.platform("linkedin")}
    today = DAY_ONE + timedelta(days=day)
    return situate(platforms, fold(acts.events), place, today, rules)
