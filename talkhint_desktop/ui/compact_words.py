"""What the small window says of a call: its state, its name, its time."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.ui import live_path
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.people import called
from talkhint_desktop.ui.stamps import between, since
from talkhint_desktop.ui.words import clock, length

translate = QCoreApplication.translate


def sign_of(
    model: CallModel, call: CallView | None, elapsed_ms: int, why: str
) -> tuple[str, str, str]:
    """Return the state as an icon, its colour and its name.

    `Listening` is said only while frames arrive.
    """
    if model.pause:
        return "pause", "warn", translate("Compact", "Paused")
    if why:
        return "triangle-alert", "warn", why
    if call is None or call.over:
        return _still_sign(call)
    return _live_sign(model, call, elapsed_ms)


def _still_sign(call: CallView | None) -> tuple[str, str, str]:
    if call is None:
        return "circle-dashed", "text3", translate("Compact", "No call now")
    return "phone-off", "text3", translate("Compact", "Call ended")


def _live_sign(
    model: CallModel, call: CallView, elapsed_ms: int
) -> tuple[str, str, str]:
    if call.ringing:
        return "phone-incoming", "caller", translate("Compact", "A call rings")
    if live_path.hears(model.figures(call.sid), elapsed_ms):
        return "radio", "ok", translate("Compact", "Listening")
    if call.streaming_at:
        return "mic-off", "warn", translate("Compact", "No audio now")
    return "circle-dashed", "text3", translate("Compact", "Waiting for audio")


def title_of(
    call: CallView | None, wall: datetime, *, away: bool = False
) -> tuple[str, str]:
    """Return who is on the line, and for how long by now or in all.

    While the relay is `away`, nobody tells whether a call still lasts.
    """
    if call is None:
        return "TalkHint", ""
    name = called(call.name, call.number)
    if call.over:
        return name, length(between(call.step.started_at, call.step.ended_at))
    return name, "" if away else clock(since(call.began, wall))


def quiet_of(call: CallView | None, *, paused: bool) -> str:
    """Return what stands in place of a hint where none can come; empty in a call."""
    if paused:
        return translate("Compact", "Paused. Nothing is heard or kept.")
    if call and call.over:
        return translate("Compact", "The call has ended. Its page is in the window.")
    if call and call.ringing:
        return translate("Compact", "Answer on your phone. Hints start when you do.")
    return "" if call else translate("Compact", "Hints stand here during a call.")


def fresh(model: CallModel, elapsed_ms: int) -> bool:
    """Tell whether the levels last told are of now."""
    return model.pulse is not None and elapsed_ms <= live_path.STALE_MS
