"""Troubles of the window's own, each shown for as long as one reads it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from talkhint_desktop.core.events import Trouble
from talkhint_desktop.ui.call_model import CallModel

SAID_FOR_MS = 12_000


class Sayings(QObject):
    """Puts them among the relay's own troubles, and takes them out again."""

    def __init__(
        self, model: CallModel, refresh: Callable[[], None], window: QObject
    ) -> None:
        super().__init__(window)  # what it would still unsay goes with the window
        self._model, self._refresh = model, refresh

    def say(self, trouble: Trouble) -> None:
        self._model.troubles[trouble.code] = trouble
        self._refresh()
        QTimer.singleShot(SAID_FOR_MS, self, lambda: self._unsay(trouble))

    def _unsay(self, trouble: Trouble) -> None:
        if self._model.troubles.get(trouble.code) is trouble:
            del self._model.troubles[trouble.code]
            self._refresh()
