"""The program makes no connection: seen from outside, by its system calls."""

import re
import socket
from pathlib import Path

import pytest

from tests.e2e.no_network import Reached, no_network  # noqa: F401 the fixture
from tests.e2e.program import Program, somebody, until

CALL = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg|bind|socket)\((.*)")
STRACE = ("strace", "-f", "-qq", "-e", "trace=network", "-o")


def outside(trace: str) -> list[str]:
    """The calls that have to do with an address beyond this computer."""
    return [line for line in trace.splitlines() if "AF_INET" in line]


def test_the_trace_shows_a_connection_when_there_is_one() -> None:
    line = '12 connect(5, {sa_family=AF_INET6, sin6_port=htons(443), ...}, 28) = -1 EINPROGRESS'
    assert outside(f"1 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n{line}\n") == [line]


def test_the_guard_refuses_addresses_outside() -> None:
    with socket.socket(socket.AF_INET) as tried, pytest.raises(Reached):
        tried.connect(("127.0.0.1", 9))
    with pytest.raises(Reached):
        socket.getaddrinfo("example.org", 443)
    with socket.socket(socket.AF_UNIX) as near, pytest.raises(FileNotFoundError):
        near.connect("/nowhere/at/all")


def test_a_walk_through_the_program_makes_no_connection(tmp_path: Path) -> None:
    folder, trace = tmp_path / "data", tmp_path / "trace"
    somebody(folder)
    program = Program(folder, *STRACE, str(trace))
    try:
        program.shows("Home")
        program.open("linkedin")
        program.shows("LinkedIn")
        program.press("Tab")
        program.open("microsoft/voice-clips-off")
        program.shows("Stop giving voice clips")
        program.press("Return")
        program.press("ctrl+f")
        program.shows("Platforms")
        program.type("spotify")
        program.press("alt+Left")
        program.press("ctrl+q")
        until("its end", lambda: program.process.poll() is not None)
    finally:
        program.end()
    assert program.process.returncode == 0, program.said()
    seen = trace.read_text(errors="replace")
    assert [line for line in seen.splitlines() if CALL.search(line)], "strace saw nothing"
    assert not outside(seen)
