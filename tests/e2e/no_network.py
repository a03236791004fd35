"""A guard for tests within this process: nothing of it may reach beyond this computer.

Every way of Python's `socket` to an address outside is closed, looking up a name included. It holds
for the process; what Qt or another program does by itself, the system-call trace of
`test_no_network` sees.
"""

import socket

import pytest

OUTSIDE = {socket.AF_INET, socket.AF_INET6}
BY_SOCKET = ("connect", "connect_ex", "sendto", "sendmsg", "bind")
BY_NAME = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "create_connection")


class Reached(AssertionError):
    """Something tried to use the network."""


def close_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every try to use the network raise `Reached`, until the test is over."""

    def guarded(name: str) -> None:
        real = getattr(socket.socket, name)

        def instead(self: socket.socket, *given: object) -> object:
            if self.family in OUTSIDE:
                msg = f"{name} to {given}"
                raise Reached(msg)
            return real(self, *given)

        monkeypatch.setattr(socket.socket, name, instead)

    def refused(name: str) -> None:
        def instead(*given: object, **_more: object) -> object:
            msg = f"{name} of {given}"
            raise Reached(msg)

        monkeypatch.setattr(socket, name, instead)

    for name in BY_SOCKET:
        guarded(name)
    for name in BY_NAME:
        refused(name)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Holds in every test of a module or conftest that imports it."""
    close_network(monkeypatch)
