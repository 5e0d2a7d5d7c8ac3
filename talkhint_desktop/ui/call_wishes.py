"""What the user wants in a call and after it, wherever in the window it is said."""

from PySide6.QtCore import QObject, Signal


class CallWishes(QObject):
    """Signals only; `CallErrands` carries them to the relay.

    All but `pause`, `end_practice`, `keyword` and `name`, which has a number and
    what it shall be called, name the call first. `used` goes on with the hint and
    its fate, `correct` with the utterance and its words, `flag` with the utterance
    and whether, `edit` with the summary and the list of what is to do, `tick` with
    what of it is done.
    """

    hint_now = Signal(str)
    pause = Signal(bool)
    end_practice = Signal()
    used = Signal(str, str, str)
    correct = Signal(str, str, str)
    flag = Signal(str, str, bool)
    keyword = Signal(str)
    name = Signal(str, str)
    summarise = Signal(str)
    stop = Signal(str)
    edit = Signal(str, str, list)
    tick = Signal(str, list)
