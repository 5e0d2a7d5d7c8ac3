"""What the user wants of the settings, wherever in the window it is said."""

from PySide6.QtCore import QObject, Signal


class SettingsWishes(QObject):
    """Signals only; `SettingsErrands` carries them to the relay.

    `change` has values by name. `test` has a key's name, the key (empty for
    the one that is kept) and the Account SID it belongs to (empty for that of
    the settings); `keep` has a key to keep, tested or not. `open` names a page
    of the window. `edit_prompt` names what a model is told to do, `hint` or
    `summary`. `practise` and `open` others carry out.
    """

    look = Signal()
    change = Signal(dict)
    test = Signal(str, str, str)
    keep = Signal(str, str)
    remove = Signal(str)
    look_at_playbook = Signal()
    try_sentence = Signal(str)
    diagnose = Signal()
    look_at_models = Signal()
    get_model = Signal(str)
    edit_prompt = Signal(str)
    delete_all = Signal()
    practise = Signal()
    open = Signal(str)
