"""The computer's clock. Nothing else in this program asks for the time."""

import os
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime

_LOCALTIME = "/etc/localtime"
_ZONES = "zoneinfo/"


class SystemClock:
    """Tells the time of this computer.

    Args:
        environment: where `TZ` is looked up.
        localtime: the link by which Unix systems name their zone.
    """

    def __init__(
        self, environment: Mapping[str, str] = os.environ, localtime: str = _LOCALTIME
    ) -> None:
        self._environment = environment
        self._localtime = localtime

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> tuple[str, int]:
        """The name of the local zone (empty where the system tells none) and minutes from UTC."""
        _look_up_zone_again()
        offset = datetime.now().astimezone().utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset is not None else 0
        return self._zone_name(), minutes

    def today(self) -> date:
        """The date on the calendar of the person."""
        _look_up_zone_again()
        return datetime.now().date()

    def _zone_name(self) -> str:
        named = self._environment.get("TZ", "").lstrip(":")
        if named:
            return named.rpartition(_ZONES)[2]
        try:
            link = os.readlink(self._localtime)  # noqa: PTH115 - only the text of the link
        except OSError:
            return ""
        return link.partition(_ZONES)[2]


def _look_up_zone_again() -> None:
    """People travel with a running program; the C library reads the zone once unless told."""
    if hasattr(time, "tzset"):
        time.tzset()
