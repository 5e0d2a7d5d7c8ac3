"""Why there is no tunnel, in the user's language: what the relay may say of it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# The relay speaks English; these are its sentences, so that they are found
# and translated. A sentence that is not here is shown as it came.
CAUSES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Tunnel", "This is no ngrok authtoken."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Copy it anew from dashboard.ngrok.com/get-started/your-authtoken."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "The ngrok authtoken is of an old kind."),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok does not know this authtoken any more."),
    QT_TRANSLATE_NOOP("Tunnel", "The ngrok account has no room for another session."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Stop one that you do not need at dashboard.ngrok.com/agents."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok does not take this old version any more."),
    QT_TRANSLATE_NOOP("Tunnel", "Update TalkHint."),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok wants a newer version for this account."),
    QT_TRANSLATE_NOOP("Tunnel", "The ngrok authtoken was revoked."),
    QT_TRANSLATE_NOOP("Tunnel", "The ngrok domain is not reserved for this account."),
    QT_TRANSLATE_NOOP(
        "Tunnel",
        "Reserve it at dashboard.ngrok.com/domains, or clear TALKHINT_NGROK_DOMAIN.",
    ),
    QT_TRANSLATE_NOOP("Tunnel", "The ngrok domain belongs to another account."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Use the authtoken of that account, or clear TALKHINT_NGROK_DOMAIN."
    ),
    QT_TRANSLATE_NOOP(
        "Tunnel", "The ngrok account has no room for another address in one session."
    ),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Stop one that you do not need at dashboard.ngrok.com/endpoints."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "Another program already holds this ngrok address."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Stop it; see dashboard.ngrok.com/endpoints for where it runs."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok limits sessions without an account."),
    QT_TRANSLATE_NOOP("Tunnel", "Set the authtoken of your ngrok account."),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok slows this account down: too much came in."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "See dashboard.ngrok.com/usage, or use another public address."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok slows this account down: too much went out."),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok's data for this month is used up."),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok's connections for this month are used up."),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok's requests for this month are used up."),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok did not understand the answer from this PC."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "The tunnel must lead to the relay's own port by http."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "Nothing holds this ngrok address now."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Start the relay, or point the number at the present address."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok wants a verified account and its authtoken."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Sign up at dashboard.ngrok.com/signup and set the authtoken."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok shows web pages only for registered accounts."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "ngrok shows browsers a warning page first; Twilio never sees it."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "Nothing needs to be done."),
    QT_TRANSLATE_NOOP(
        "Tunnel",
        "Several programs hold this ngrok address, and not all of them share it.",
    ),
    QT_TRANSLATE_NOOP("Tunnel", "Stop the others; see dashboard.ngrok.com/endpoints."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "ngrok reached this PC, but nothing answered at the port."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "Start the relay, or let the tunnel lead to its port."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "ngrok takes connections through a proxy from paid accounts only."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "Use your own public address instead."),
    QT_TRANSLATE_NOOP("Tunnel", "This ngrok account cannot check webhooks."),
    QT_TRANSLATE_NOOP(
        "Tunnel",
        "Switch the check off at ngrok; TalkHint checks every signature itself.",
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok takes no connections from where this PC is."),
    QT_TRANSLATE_NOOP("Tunnel", "The connection to ngrok broke off."),
    QT_TRANSLATE_NOOP(
        "Tunnel",
        "It is being made again. Check the internet connection if it stays away.",
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok does not answer any more."),
    QT_TRANSLATE_NOOP("Tunnel", "The tunnel was stopped at ngrok's dashboard."),
    QT_TRANSLATE_NOOP("Tunnel", "Start TalkHint again to open it."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "The part of TalkHint that opens a tunnel is missing (ngrok)."
    ),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Install TalkHint again, or give your own public address."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok does not answer."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Check the internet connection; TalkHint goes on trying."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok's part of TalkHint failed."),
    QT_TRANSLATE_NOOP("Tunnel", "It is started again. If that goes on, see relay.log."),
    QT_TRANSLATE_NOOP("Tunnel", "The ngrok agent does not lead here any more."),
    QT_TRANSLATE_NOOP("Tunnel", "Start it again, with the relay's port."),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Something between this PC and ngrok reads encrypted connections."
    ),
    QT_TRANSLATE_NOOP(
        "Tunnel", "Ask who runs the network, or use your own public address."
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok cannot be reached from this PC."),
    QT_TRANSLATE_NOOP(
        "Tunnel",
        "Check the internet connection; port 443 must be open without a proxy.",
    ),
    QT_TRANSLATE_NOOP("Tunnel", "ngrok closed the public address."),
    QT_TRANSLATE_NOOP("Tunnel", "It is being opened again."),
)


def cause_words(message: str, remedy: str) -> tuple[str, str]:
    """Return what happened, and what it means with what to do about it."""
    say = QCoreApplication.translate
    means = QCoreApplication.translate("Tunnel", "New calls would fail.")
    return say("Tunnel", message), f"{means} {say('Tunnel', remedy)}"
