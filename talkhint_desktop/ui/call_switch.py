"""A switch for each live call, where there are several at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.people import called, called_in_full
from talkhint_desktop.ui.pieces import button
from talkhint_desktop.ui.shortcuts import on_key, with_key
from talkhint_desktop.ui.visible import one_line

_MOST = 3  # switches; with more calls the last one opens a list of all
_LONGEST = 22  # signs


class CallSwitch(QWidget):
    """Hidden while there is one call; `chosen` tells another one's CallSid."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._calls: list[CallView] = []
        self._shown = ""
        self._switches = [self._made() for _ in range(_MOST)]
        self._all = button("switch", "", name="all-calls")
        self._all.setCheckable(True)
        self._all.clicked.connect(self._offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in (*self._switches, self._all):
            row.addWidget(made)
            made.hide()
        row.addStretch()

    def take_keys(self, home: QWidget) -> None:
        """Let the keys of a page go round the calls."""
        on_key("next-call", home, self._go_on)

    def show_calls(self, calls: Sequence[CallView], shown: str) -> None:
        """Show the live calls; `shown` is the one on screen."""
        self._calls = list(calls) if len(calls) > 1 else []
        self._shown = shown
        self.setVisible(bool(self._calls))
        beside = self._calls if len(self._calls) <= _MOST else self._calls[: _MOST - 1]
        for number, made in enumerate(self._switches):
            there = number < len(beside)
            made.setVisible(there)
            if there:
                self._say(made, beside[number])
        self._say_rest(self._calls[len(beside) :])

    def _say(self, made: QPushButton, call: CallView) -> None:
        made.setText(_words(call))
        made.setToolTip(with_key(called_in_full(call.name, call.number), "next-call"))
        made.setProperty("call", call.sid)
        made.setChecked(call.sid == self._shown)

    def _say_rest(self, rest: Sequence[CallView]) -> None:
        """Name the call on screen, if it is none of those beside, or their number."""
        self._all.setVisible(bool(rest))
        here = next((call for call in rest if call.sid == self._shown), None)
        more = self.tr("%1 more").replace("%1", str(len(rest)))
        self._all.setText(_words(here) if here else more)
        self._all.setChecked(here is not None)
        self._all.setToolTip(self.tr("All calls that go on"))

    def _offer(self) -> None:
        self._all.setChecked(not self._all.isChecked())  # the press chose none
        menu = QMenu(self._all)
        for call in self._calls:
            action = menu.addAction(_words(call))
            action.setCheckable(True)
            action.setChecked(call.sid == self._shown)
            action.triggered.connect(
                lambda _=False, sid=call.sid: self.chosen.emit(sid)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._all.mapToGlobal(self._all.rect().bottomLeft()))

    def _go_on(self) -> None:
        sids = [call.sid for call in self._calls]
        if self._shown in sids:
            self.chosen.emit(sids[(sids.index(self._shown) + 1) % len(sids)])

    def _made(self) -> QPushButton:
        made = button("switch", "", name="switch-call")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.chosen.emit(str(made.property("call"))))
        return made


def _words(call: CallView) -> str:
    """Return who that is, for a button or a menu, where `&` means a key."""
    return one_line(called(call.name, call.number), _LONGEST).replace("&", "&&")
