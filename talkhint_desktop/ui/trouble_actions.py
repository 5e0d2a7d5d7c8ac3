"""What can be done about a trouble, as the buttons of its bar."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from talkhint_desktop.ui.trouble_bar import Action

RESTART, WHY, ATTACH = "restart", "why", "attach"
ASK, PAUSE, BILLING, KEY = "ask", "pause", "billing", "key"
_BILLING = "https://platform.openai.com/settings/organization/billing"
STALE, NO_STREAM = "webhook-stale", "no-stream"
REFUSED = "refused"  # the window's own: a command that was not carried out
# What a look at the webhook explains.
_EXPLAINED = frozenset(
    {
        NO_STREAM,
        STALE,
        "tunnel-changed",
        "tunnel-down",
        "no-audio",
        "one-side-silent",
    }
)
translate = QCoreApplication.translate


def actions_of(code: str, *, may_attach: bool, over: bool) -> list[Action]:
    """Return what the bar of a trouble offers, what matters most first.

    `may_attach` tells that audio can be attached to the call, `over` that the
    call it is about has ended.
    """
    own = _own(code, over=over)
    if own:
        return [own]
    if code not in _EXPLAINED:
        return []
    words = translate("TroubleAction", "Why?")
    if over:
        words = translate("TroubleAction", "Verify webhook")
    why = Action(WHY, words)
    if code == NO_STREAM and may_attach and not over:
        return [Action(ATTACH, translate("TroubleAction", "Attach audio")), why]
    return [why]


def restart() -> Action:
    return Action(RESTART, translate("TroubleAction", "Restart"))


def open_billing() -> None:
    """Show where credit is added, in the browser."""
    QDesktopServices.openUrl(QUrl(_BILLING))


def _own(code: str, *, over: bool) -> Action | None:
    """Return the one thing to do about a trouble of the engines."""
    if code == "key-refused":
        return Action(KEY, translate("TroubleAction", "Replace key"))
    if code == "quota-exhausted":
        return Action(BILLING, translate("TroubleAction", "Open billing"))
    if code == "daily-limit":
        return Action(PAUSE, translate("TroubleAction", "Pause"))
    if code == "hints-down" and not over:
        return Action(ASK, translate("TroubleAction", "Ask now"))
    return None
