"""Notices outside the window: over D-Bus where that works, else by the tray."""

import asyncio
import sys

from PySide6.QtCore import QObject, Signal

from talkhint_desktop.ui.notice import OPEN, Notice
from talkhint_desktop.ui.tray import Tray


class Notices(QObject):
    """One notice a subject: a new one takes the place of the one before.

    `acted` tells the subject and which action was chosen.
    """

    acted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._tray: Tray | None = None
        self._numbers: dict[str, int] = {}
        self._turn = asyncio.Lock()  # a notice replaces one whose number is known
        self._bus = _bus(self)

    async def run(self) -> None:
        """Be ready to show notices until cancelled."""
        if self._bus:
            await self._bus.run()

    def use(self, tray: Tray) -> None:
        """Show by this tray what cannot be shown otherwise."""
        self._tray = tray
        tray.notice_clicked.connect(lambda subject: self.acted.emit(subject, OPEN))

    async def show(self, subject: str, notice: Notice) -> None:
        """Show it where it can be shown; nowhere is no trouble."""
        async with self._turn:
            number = 0
            if self._bus:
                number = await self._bus.show(notice, self._numbers.get(subject, 0))
            if number:
                self._numbers[subject] = number
            elif self._tray:
                self._tray.show_notice(subject, notice)

    async def take_back(self, subject: str) -> None:
        """Remove the notice of a subject, as far as that can be done."""
        async with self._turn:
            number = self._numbers.pop(subject, 0)
            if number and self._bus:
                await self._bus.take_back(number)

    def chosen(self, number: int, action: str) -> None:
        """An action of the notice with this number was chosen."""
        for subject, known in self._numbers.items():
            if known == number:
                self.acted.emit(subject, action)
                return


if sys.platform == "linux":
    from talkhint_desktop.ui.notice_bus import NoticeBus

    def _bus(notices: Notices) -> NoticeBus | None:
        return NoticeBus(notices.chosen)

else:

    def _bus(notices: Notices) -> None:  # noqa: ARG001
        return None
