"""The foot of the small window: the last words of the call, and the key for a hint."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from talkhint_desktop.core.events import Segment, Speaker
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.cut_text import CutText
from talkhint_desktop.ui.pieces import Glyph, button, restyle
from talkhint_desktop.ui.shortcuts import key_words, with_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import side


class CompactFoot(QWidget):
    """Says what is wrong in place of the words; `asked` tells the wish for a hint."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._sign = look, ("quote", "text3")
        self._glyph = Glyph(16)
        self._who = CutText(look, 13, 600, "caller")
        self._words = CutText(look, 13, 400, "text2", tail=True)
        self._now = button("keycap", key_words("hint-now"), name="compact-hint-now")
        self._say_key(new=False)
        self._now.clicked.connect(self.asked)
        place = self._now.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self._now.setSizePolicy(place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._glyph)
        row.addWidget(self._who)
        row.addWidget(self._words, 1)
        row.addWidget(self._now)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._glyph.show_icon(look, *self._sign)

    @property
    def words(self) -> str:
        return f"{self._who.words} {self._words.words}".strip()

    def show_call(self, call: CallView | None, why: str, *, waits: bool) -> None:
        """Show what was said last in `call`, or else `why` something is wrong."""
        self._now.setVisible(call is not None and not call.over and not call.ringing)
        self._now.setEnabled(not waits)
        self._say_key(new=call is not None and call.hint_waits and not waits)
        last = _last(call)
        if why:
            self._show("triangle-alert", "warn", "", why, "text")
        elif call is None or last is None:
            self._show("quote", "text3", "", "", "text2")
        else:
            heard = call.corrections.get(last.utterance) if last.final else None
            token = "caller" if last.speaker is Speaker.CALLER else "agent"
            self._show("quote", token, side(last.speaker), heard or last.text, "text2")

    def _say_key(self, *, new: bool) -> None:
        """Name the key, and that a `new` hint waits to be shown by it."""
        key, words = key_words("hint-now"), self.tr("Ask for a hint now")
        if new:
            key = self.tr("1 new, %1").replace("%1", key)
            words = self.tr("A new hint waits: show it now")
        if self._now.accessibleName() != words:
            self._now.setText(key)
            self._now.setAccessibleName(words)
            self._now.setToolTip(with_key(words, "hint-now"))
            restyle(self._now, "kind", "news" if new else "keycap")

    def _show(self, icon: str, token: str, who: str, words: str, ink: str) -> None:
        self._sign = icon, token
        self._glyph.setVisible(bool(words))
        self._glyph.show_icon(self._look, icon, token)
        self._who.setVisible(bool(who))
        self._who.show_words(who, token)
        self._words.show_words(words, ink)
        self._words.setToolTip(words if icon == "triangle-alert" else "")


def _last(call: CallView | None) -> Segment | None:
    said = (i for i in reversed(call.script) if isinstance(i, Segment)) if call else ()
    return next(iter(said), None)
