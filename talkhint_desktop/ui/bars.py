"""Says on a page's bar the gravest of what is wrong, and what can be done."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Trouble
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.relay_words import said
from talkhint_desktop.ui.trouble_actions import (
    NO_STREAM,
    REFUSED,
    STALE,
    actions_of,
    restart,
)
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.trouble_words import GRAVE, told_words, trouble_words, worst

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Rescue:
    """What became of attaching audio to a call, and whether to offer it `again`."""

    words: str
    again: bool


@dataclass(slots=True)
class Bars:
    """Knows the link's own trouble, and what came of attaching audio to calls.

    `may_attach` is whether Twilio can be asked to attach audio at all.
    """

    model: CallModel
    may_attach: bool = False
    rescues: dict[str, Rescue] = field(default_factory=dict)
    _link: tuple[str, str, bool] | None = None

    @property
    def lost(self) -> bool:
        return self._link is not None

    def attached(self) -> None:
        self._link = None

    def link_lost(self, trouble: TalkHintError | None, *, waits: bool) -> None:
        """The relay is away; with `waits` nothing more happens by itself."""
        if not waits:
            words = translate("Bars", "The relay stopped. Starting it again…")
            self._link = words, "", False
            return
        words = translate("Bars", "The relay stopped again and again.")
        remedy = said(trouble.remedy) if trouble else ""
        self._link = said(str(trouble)) if trouble else words, remedy, True

    def worst(self, call: CallView | None) -> Trouble | None:
        """Return the gravest trouble, of the call's before the relay's own."""
        own = list(call.troubles.values()) if call else []
        if call and call.over:  # what was wrong is over, but for why it was
            own = [trouble for trouble in own if _is_autopsy(trouble, call)]
        return worst([*own, *self.model.troubles.values()])

    def why(self, call: CallView | None) -> str:
        """Return in one line why something is wrong, empty where nothing is."""
        if self._link:
            return self._link[0]
        trouble = self.worst(call)
        return _words(trouble, call)[0] if trouble else ""

    def state(self, call: CallView | None) -> str:
        """Return what the tray shows: idle, ringing, call, paused or problem."""
        if self.model.pause and not self.lost:
            return "paused"
        if self.why(call):
            return "problem"
        if call is None or call.over:
            return "idle"
        return "ringing" if call.ringing else "call"

    def show(self, bar: TroubleBar, call: CallView | None) -> None:
        """Show on `bar` what is wrong for `call`, or between calls.

        What its page says anyway is left out: coming late, it would push a
        button away from under the mouse.
        """
        if self._link:
            headline, second, waits = self._link
            # Who plays a practice call has gone with the relay.
            if call and not call.over and call.sid not in self.model.practice:
                goes_on = translate("Bars", "The phone call itself goes on.")
                second = f"{goes_on} {second}".strip()
            bar.say(headline, second, grave=waits, actions=[restart()] if waits else [])
            return
        # What the user asked for and did not get comes before all else.
        trouble = self.model.troubles.get(REFUSED) or self.worst(call)
        if trouble is None or (bar.at_verdict and trouble.code == STALE):
            bar.hide()
            return
        rescue = self._rescue_of(call) if trouble.code == NO_STREAM else None
        headline, second = _words(trouble, call)
        actions = actions_of(
            trouble.code,
            may_attach=self.may_attach and (rescue is None or rescue.again),
            over=_is_autopsy(trouble, call),
        )
        bar.say(
            headline,
            rescue.words if rescue else second,
            grave=trouble.code in GRAVE,
            actions=actions,
        )

    def _rescue_of(self, call: CallView | None) -> Rescue | None:
        """Forget, with the trouble, what was tried against it."""
        self.rescues = {
            sid: rescue
            for sid, rescue in self.rescues.items()
            if sid in self.model.calls and NO_STREAM in self.model.calls[sid].troubles
        }
        return self.rescues.get(call.sid) if call and not call.over else None


def _is_autopsy(trouble: Trouble, call: CallView | None) -> bool:
    """Tell whether a trouble says, after the call, why it went wrong."""
    if call is None or not call.over or trouble.call_sid != call.sid:
        return False
    return trouble.at >= (call.step.ended_at or "")


def _words(trouble: Trouble, call: CallView | None) -> tuple[str, str]:
    known = told_words if _is_autopsy(trouble, call) else trouble_words
    return known(trouble)
