"""Three pictures of a call: ringing, in the middle of it, and after its end."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent
from talkhint_desktop.link.messages import Attached, Present, Pulse, Told
from talkhint_desktop.ui.call_model import OVER, CallView
from talkhint_desktop.ui.main_window import MainWindow

SIZE = (1240, 780)
RINGING, IN_CALL, ENDED = "1-ringing.png", "2-in-call.png", "3-ended.png"
_ENOUGH_WORDS = 4


class Screenshots:
    """Takes each picture once, when its moment has come.

    The middle one waits for a hint and some words, until the end of the call
    at the latest. The last one waits for the last words: until the window
    closes or the next call comes. All raise `TalkHintError` where a picture
    cannot be saved.
    """

    def __init__(self, folder: Path, window: MainWindow) -> None:
        self._folder, self._window = folder, window
        self._taken: set[str] = set()
        window.frame.resize(*SIZE)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot(folder, error.strerror) from error

    def before(self, message: Attached | Present | Told | Pulse) -> None:
        """Take what `message` is about to change."""
        if not isinstance(message, Told) or not isinstance(message.event, CallEvent):
            return
        call = self._window.model.shown
        if call is None:
            return
        if call.over:
            self._take(ENDED)
        elif call.ringing:
            self._take(RINGING)
        elif not call.ringing and message.event.state in OVER:
            self._take(IN_CALL)

    def after(self) -> None:
        """Take what is on screen now, if its moment has come."""
        call = self._window.model.shown
        if call is None or call.over or self._window.model.pulse is None:
            return
        if call.ringing:
            self._take(RINGING)
        elif self._is_middle(call):
            self._take(IN_CALL)

    def at_close(self) -> None:
        """Take the last picture, with all words that came."""
        call = self._window.model.shown
        if call and call.over:
            self._take(ENDED)

    def _is_middle(self, call: CallView) -> bool:
        there = self._window.call.hints.card.hint is not None
        return there and call.finals >= _ENOUGH_WORDS

    def _take(self, name: str) -> None:
        if name in self._taken:
            return
        self._taken.add(name)
        self._window.refresh()
        # Layouts that were asked for are done later by themselves: too late.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        path = self._folder / name
        if not self._window.frame.grab().save(str(path)):
            raise _cannot(path, None)


def _cannot(path: Path, why: str | None) -> TalkHintError:
    return TalkHintError(
        f"The screenshots cannot be saved in {path}: {why or 'no access'}.",
        remedy="Choose a folder that you may write to.",
    )
