"""Every way to end the window becomes one event, so that it ends in order."""

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from talkhint_desktop.ui.opening import ENDING_SIGNALS


class Ending(QObject):
    """Set by a signal, by Qt's quitting, by the user, or by a bug of ours."""

    def __init__(self) -> None:
        super().__init__()
        self._event = asyncio.Event()
        self.error: BaseException | None = None

    def begin(self) -> None:
        self._event.set()

    def because(self, error: BaseException) -> None:
        """End, and let `error` say why; the first one counts."""
        self.error = self.error or error
        self.begin()

    async def wait(self) -> None:
        await self._event.wait()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Cmd+Q and the end of a session: Qt would stop the loop at once.
        if event.type() is QEvent.Type.Quit:
            self.begin()
            return True
        return False

    @contextmanager
    def watched(self, application: QCoreApplication) -> Iterator[None]:
        """Catch all ways to end, for as long as the context."""
        loop = asyncio.get_running_loop()
        _hook_generators(loop)
        application.installEventFilter(self)
        before = sys.excepthook
        sys.excepthook = self._slot_failed
        old = {number: signal.getsignal(number) for number in ENDING_SIGNALS}
        for number in ENDING_SIGNALS:
            signal.signal(number, lambda *_: self.begin())
        # Python sees a signal only when it runs; Qt alone may sleep for long.
        waker = QTimer()
        waker.timeout.connect(lambda: None)
        waker.start(200)
        try:
            yield
        finally:
            waker.stop()
            for number, handler in old.items():
                signal.signal(number, handler)
            sys.excepthook = before
            application.removeEventFilter(self)

    def _slot_failed(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        # Qt swallows what a slot raises; it must not go on as if nothing was.
        self.because(error)


def _hook_generators(loop: Any) -> None:
    # qasync leaves these out, and an interrupted `async for` complains.
    sys.set_asyncgen_hooks(
        firstiter=loop._asyncgen_firstiter_hook,  # noqa: SLF001
        finalizer=loop._asyncgen_finalizer_hook,  # noqa: SLF001
    )
