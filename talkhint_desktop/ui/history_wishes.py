"""What the user wants of past calls, wherever in the window it is said."""

from PySide6.QtCore import QObject, Signal


class HistoryWishes(QObject):
    """Signals only; `HistoryErrands` carries them to the relay.

    `find` has what is `Wanted`, `more` that and the CallSid to go on from.
    `save` has a CallSid and a format, `save_list` what is `Wanted` and a
    format. `flag` has a CallSid, an utterance and whether it shall be
    flagged, `correct` both and the right words. `last` has a call that rings and
    its number, `name` a number and what it shall be called. `recent` asks for the
    newest calls, `days` for what days brought.
    """

    find = Signal(object)
    more = Signal(object, str)
    show = Signal(str)
    save = Signal(str, str)
    save_list = Signal(object, str)
    stop_saving = Signal()
    flag = Signal(str, str, bool)
    correct = Signal(str, str, str)
    delete = Signal(str)
    name = Signal(str, str)
    restore = Signal(str)
    days = Signal()
    recent = Signal()
    last = Signal(str, str)
