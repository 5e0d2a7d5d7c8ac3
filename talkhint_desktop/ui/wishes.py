"""What the user wants of the webhook, wherever in the window it is said."""

from PySide6.QtCore import QObject, Signal


class Wishes(QObject):
    """Signals only; `Errands` carries them to the relay.

    `look` asks how the webhook stands, `verify` checks it unless that was just
    done, `check` does it in any case. `fix` says whether an app or a trunk may
    be unlinked, and what becomes of the fallback, `keep` or `clear`. `guard` is
    the consent to keep the number pointed here. `rescue` names a call that
    audio is to be attached to.
    """

    look = Signal()
    verify = Signal()
    check = Signal()
    stop = Signal()
    fix = Signal(bool, str)
    undo = Signal()
    choose = Signal(str)
    guard = Signal(bool)
    rescue = Signal(str)
