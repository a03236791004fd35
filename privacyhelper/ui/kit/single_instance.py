"""Two starts share one window.

The lock file decides who is first: it is cheap and needs no network module. Only a second start,
and the first one after its first paint, load QtNetwork for the local socket. A message is one
line of text; what it means is for the receiver to decide.
"""

import os
import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LIMIT = 4096
"""Longest message, in bytes of UTF-8."""
ANSWER_MS = 2000
_ANSWER = b"ok\n"


def socket_name(folder: str) -> str:
    """The local socket of this folder: short, because systems allow about 100 characters."""
    whole = os.path.realpath(folder).encode()
    return f"app-window-{zlib.crc32(whole):08x}-{len(whole)}"


class SingleInstance(QObject):
    """Who owns a data folder, and a line to the owner."""

    message = Signal(str)

    def __init__(self, folder: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = socket_name(folder)
        self._lock = QLockFile(os.path.join(folder, "window.lock"))  # noqa: PTH118 spares pathlib
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def try_own(self) -> bool:
        """Become the one instance of the folder; False when another one runs."""
        return self._lock.tryLock(0)

    def send(self, message: str) -> bool:
        """Hand a line to the running instance; True once it has said that it has it."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 only a second start pays for it

        data = message.replace("\n", " ").encode()
        if len(data) >= LIMIT:
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return False
        socket.write(data + b"\n")
        socket.flush()
        while not socket.canReadLine():
            if not socket.waitForReadyRead(ANSWER_MS) and not socket.canReadLine():
                return False
        return bytes(socket.readLine().data()) == _ANSWER

    def listen(self) -> bool:
        """Take messages from later starts; call it after the first paint, as the owner."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 after the first paint

        if not self._lock.isLocked():
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # We hold the lock, so a socket of that name is left over from a crash.
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._greet)
        self._server = server
        return server.listen(self._name)

    def close(self) -> None:
        """Give the folder up."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _greet(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.setReadBufferSize(LIMIT)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            self._take(socket)

    def _read(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._take(sender)  # type: ignore[arg-type]

    def _take(self, socket: "QLocalSocket") -> None:
        """Read one line; whoever sends more than the limit without one is cut off."""
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LIMIT:
                socket.abort()
            return
        line = bytes(socket.readLine().data()).decode("utf-8", "replace").rstrip("\n")
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.message.emit(line)
