"""The page while a call rings: who it is, and where to answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from talkhint_desktop.link.messages import Profile
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.idle_page import centered
from talkhint_desktop.ui.people import called
from talkhint_desktop.ui.pieces import Chip, Round, card, shadow, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.visible import breakable
from talkhint_desktop.ui.words import phone

_WIDTH = 480
_KNOWN = 20


class RingingPage(QWidget):
    """No answer button: the audio is on the phone, not on this PC."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self.trouble = TroubleBar(look)
        self._round = Round(84, "phone-incoming", look)
        self._title = text("display", wrap=True)
        self._number = text("big-number", wrap=True)
        self._mine = text("second", wrap=True)
        self._chip = Chip()
        self._what = text("second", wrap=True)
        self._last = text("body", wrap=True)
        self._last_box = QFrame()
        self._last_box.setObjectName("sunken")
        self._lasts: dict[str, str] = {}  # by CallSid
        self._frame = self._build()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._frame.setMaximumWidth(round(_WIDTH * max(1.0, look.scale * 0.85)))
        shadow(self._frame, look)

    def show_call(self, call: CallView, profile: Profile | None, age: str) -> None:
        """Show who calls; `age` is how long it rings, empty if nobody knows."""
        who = breakable(called(call.name, call.number))
        self._title.setText(self.tr("%1 is calling").replace("%1", who))
        to = phone(call.step.to_number)
        mine = self.tr("Your number %1").replace("%1", to)
        self._round.show_person(call.name)
        self._number.setText(phone(call.number) if call.name else mine)
        self._mine.setText(mine)
        self._mine.setVisible(bool(call.name))
        words = self.tr("Ringing")
        if profile and profile.agent_number:
            words = self.tr("Ringing your phone %1")
            words = words.replace("%1", phone(profile.agent_number))
        self._chip.show_state(
            self._look, "warn", f"{words}  {age}".strip(), "phone-incoming"
        )
        last = self._lasts.get(call.sid, "")
        self._last.setText(last)
        self._last_box.setVisible(bool(last))

    def know_last(self, sid: str, words: str) -> None:
        """Know when the last call with this number was; shown while it rings."""
        self._lasts = {sid: words, **dict(list(self._lasts.items())[:_KNOWN])}

    def _build(self) -> QFrame:
        frame, column = card()
        column.setContentsMargins(36, 32, 36, 32)
        column.setSpacing(14)
        middle = Qt.AlignmentFlag.AlignHCenter
        box = QVBoxLayout(self._last_box)
        box.setContentsMargins(16, 10, 16, 10)
        box.addWidget(self._last)
        column.addWidget(self._round, 0, middle)
        labels = self._title, self._number, self._mine, self._what
        for label in labels:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._what.setText(self.tr("Answer on your phone. Hints start when you do."))
        column.addWidget(self._title)
        column.addWidget(self._number)
        column.addWidget(self._mine)
        column.addWidget(self._chip, 0, middle)
        column.addSpacing(4)
        column.addWidget(self._last_box)
        column.addWidget(self._what)
        centered(self, self.trouble, frame)
        return frame
