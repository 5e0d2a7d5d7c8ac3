"""How a second start reaches the window that is open, and hands a link over."""

import hashlib
import logging
import os
import sys
import threading
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from talkhint_desktop.core import links
from talkhint_desktop.core.errors import TalkHintError

log = logging.getLogger(__name__)

ANSWERS_WITHIN = 10.0  # seconds: the first may still be loading
_STEP_MS = 200
_LONGEST = 1_000  # bytes of a line
_GOOD, _BAD = b"shown\n", b"not known\n"
# The name of a local socket has room for 107 bytes, and Qt takes some of them.
_ROOM = 90


class Doorbell(QObject):
    """Listens, for this user alone, to later starts; `rung` tells their link.

    It may be empty: then only the window is wanted. On macOS the system itself
    tells links, to the program that runs.
    """

    rung = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)
        self._name = name_for(folder)

    def open(self) -> None:
        """Listen. Only for who holds the right to the one window of the folder."""
        QLocalServer.removeServer(self._name)  # of one that crashed
        if not self._server.listen(self._name):
            log.warning("other starts cannot reach us: %s", self._server.errorString())
        application = QCoreApplication.instance()
        if application and sys.platform == "darwin":
            application.installEventFilter(self)

    def close(self) -> None:
        self._server.close()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.FileOpen:
            return False
        link = cast("QFileOpenEvent", event).url().toString()
        if links.is_link(link):
            self._answer(link)
        return True

    def _let_in(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
        self._read()

    def _read(self) -> None:
        for socket in self._server.findChildren(QLocalSocket):
            if socket.canReadLine():
                line = bytes(socket.readLine(_LONGEST).data())
                socket.write(self._answer(line.decode(errors="replace").strip()))
                socket.disconnectFromServer()
            elif socket.bytesAvailable() > _LONGEST:
                socket.abort()

    def _answer(self, link: str) -> bytes:
        try:
            if link:
                links.read(link)
        except TalkHintError as error:
            log.warning("%s", error)
            return _BAD
        self.rung.emit(link)
        return _GOOD


def ring(folder: Path, link: str, within: float = ANSWERS_WITHIN) -> None:
    """Ask the window that is open to show itself, and hand it a link, or "".

    Raises `TalkHintError` where it does not answer.
    """
    answer = b""
    pause = threading.Event()
    for _ in range(max(1, round(within * 1000 / _STEP_MS))):
        socket = QLocalSocket()
        socket.connectToServer(name_for(folder))
        if socket.waitForConnected(_STEP_MS):
            socket.write(link.encode() + b"\n")
            answer = _line(socket, within)
            break
        pause.wait(_STEP_MS / 1000)  # it loads, and will listen in a moment
    if answer == _BAD:  # another version, with other links
        raise TalkHintError(f"The TalkHint that is open does not know {link}.")
    if answer != _GOOD:
        raise TalkHintError(
            "TalkHint is open already, but does not answer.",
            remedy="Close its window, or end it and start it again.",
        )


def name_for(folder: Path) -> str:
    """Return the socket's name; on Windows a pipe's, elsewhere a path of ours."""
    own = f"talkhint-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"
    if sys.platform == "win32":
        return own
    beside = folder / "window.socket"
    if len(os.fsencode(beside)) <= _ROOM:
        return str(beside)
    place = QStandardPaths.StandardLocation.RuntimeLocation
    return str(Path(QStandardPaths.writableLocation(place)) / own)


def _line(socket: QLocalSocket, within: float) -> bytes:
    for _ in range(max(1, round(within * 1000 / _STEP_MS))):
        if socket.canReadLine():
            return bytes(socket.readLine(_LONGEST).data())
        if not socket.waitForReadyRead(_STEP_MS) and not socket.isOpen():
            break
    return bytes(socket.readLine(_LONGEST).data())
