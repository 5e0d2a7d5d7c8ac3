"""What can be done about a trouble, as the buttons of its bar."""

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.ui.trouble_bar import Action

RESTART, WHY, ATTACH = "restart", "why", "attach"
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
