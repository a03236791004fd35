"""The computer's clock, in zones a person may live in."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from privacyhelper.adapters.clock import SystemClock


@pytest.fixture(autouse=True)
def zone_put_back() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_now_is_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


@pytest.mark.parametrize(
    ("zone", "minutes"), [("Asia/Kolkata", 330), ("UTC", 0), ("America/Phoenix", -420)]
)
def test_zone_and_day_follow_the_person_even_when_they_travel(zone: str, minutes: int) -> None:
    clock = SystemClock()
    os.environ["TZ"] = zone
    assert clock.zone() == (zone, minutes)
    before = clock.now()
    day = clock.today()
    local = {(moment + timedelta(minutes=minutes)).date() for moment in (before, clock.now())}
    assert day in local


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_the_name_comes_from_the_environment(value: str, name: str) -> None:
    assert SystemClock({"TZ": value}).zone()[0] == name


def test_the_name_comes_from_the_systems_link_else_it_is_empty(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    assert SystemClock({}, str(link)).zone()[0] == ""
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert SystemClock({}, str(link)).zone()[0] == "Europe/Berlin"
    link.unlink()
    link.write_text("a copy, not a link")
    assert SystemClock({}, str(link)).zone()[0] == ""
