"""What ngrok's refusals mean, and what to do about each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from talkhint_desktop.relay.tunnel.tunnel import Down

_CODE = re.compile(r"ERR_NGROK_(\d{1,6})")
_NOT_PLAIN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_LONGEST = 200
# The address or the session may still count as ours after it broke off.
_OURS_FOR_A_WHILE = frozenset({108, 334})

_COPY_ANEW = "Copy it anew from dashboard.ngrok.com/get-started/your-authtoken."
_USAGE = "See dashboard.ngrok.com/usage, or use another public address."
_OTHER_WAY = "Use your own public address instead."


@dataclass(frozen=True, slots=True)
class Meaning:
    """`fatal`: it stays so until the user has done something."""

    message: str
    remedy: str
    fatal: bool = False


# ngrok.com/docs/errors/err_ngrok_<number>
MEANINGS: Mapping[int, Meaning] = {
    105: Meaning("This is no ngrok authtoken.", _COPY_ANEW, fatal=True),
    106: Meaning("The ngrok authtoken is of an old kind.", _COPY_ANEW, fatal=True),
    107: Meaning(
        "ngrok does not know this authtoken any more.", _COPY_ANEW, fatal=True
    ),
    108: Meaning(
        "The ngrok account has no room for another session.",
        "Stop one that you do not need at dashboard.ngrok.com/agents.",
        fatal=True,
    ),
    120: Meaning(
        "ngrok does not take this old version any more.",
        "Update TalkHint.",
        fatal=True,
    ),
    121: Meaning(
        "ngrok wants a newer version for this account.",
        "Update TalkHint.",
        fatal=True,
    ),
    300: Meaning("The ngrok authtoken was revoked.", _COPY_ANEW, fatal=True),
    319: Meaning(
        "The ngrok domain is not reserved for this account.",
        "Reserve it at dashboard.ngrok.com/domains, or clear TALKHINT_NGROK_DOMAIN.",
        fatal=True,
    ),
    320: Meaning(
        "The ngrok domain belongs to another account.",
        "Use the authtoken of that account, or clear TALKHINT_NGROK_DOMAIN.",
        fatal=True,
    ),
    324: Meaning(
        "The ngrok account has no room for another address in one session.",
        "Stop one that you do not need at dashboard.ngrok.com/endpoints.",
        fatal=True,
    ),
    334: Meaning(
        "Another program already holds this ngrok address.",
        "Stop it; see dashboard.ngrok.com/endpoints for where it runs.",
        fatal=True,
    ),
    717: Meaning(
        "ngrok limits sessions without an account.",
        "Set the authtoken of your ngrok account.",
    ),
    718: Meaning("ngrok slows this account down: too much came in.", _USAGE),
    720: Meaning("ngrok slows this account down: too much went out.", _USAGE),
    725: Meaning("ngrok's data for this month is used up.", _USAGE, fatal=True),
    726: Meaning("ngrok's connections for this month are used up.", _USAGE, fatal=True),
    727: Meaning("ngrok's requests for this month are used up.", _USAGE, fatal=True),
    3004: Meaning(
        "ngrok did not understand the answer from this PC.",
        "The tunnel must lead to the relay's own port by http.",
    ),
    3200: Meaning(
        "Nothing holds this ngrok address now.",
        "Start the relay, or point the number at the present address.",
    ),
    4018: Meaning(
        "ngrok wants a verified account and its authtoken.",
        "Sign up at dashboard.ngrok.com/signup and set the authtoken.",
        fatal=True,
    ),
    6022: Meaning(
        "ngrok shows web pages only for registered accounts.",
        "Set the authtoken of your ngrok account.",
    ),
    6024: Meaning(
        "ngrok shows browsers a warning page first; Twilio never sees it.",
        "Nothing needs to be done.",
    ),
    6030: Meaning(
        "Several programs hold this ngrok address, and not all of them share it.",
        "Stop the others; see dashboard.ngrok.com/endpoints.",
    ),
    8012: Meaning(
        "ngrok reached this PC, but nothing answered at the port.",
        "Start the relay, or let the tunnel lead to its port.",
    ),
    9009: Meaning(
        "ngrok takes connections through a proxy from paid accounts only.",
        _OTHER_WAY,
        fatal=True,
    ),
    9016: Meaning(
        "This ngrok account cannot check webhooks.",
        "Switch the check off at ngrok; TalkHint checks every signature itself.",
    ),
    9040: Meaning(
        "ngrok takes no connections from where this PC is.", _OTHER_WAY, fatal=True
    ),
}


def code_of(error: BaseException) -> int:
    """Return the number of an ERR_NGROK code, 0 where there is none.

    The SDK raises `ValueError` with two arguments, or with the code as the
    third; some codes stand in the text alone.
    """
    texts = [str(part) for part in reversed(error.args)]
    found = next(filter(None, map(_CODE.search, texts)), None)
    return int(found.group(1)) if found else 0


def why_refused(error: BaseException, *, secret: str, held: bool) -> Down:
    """Put an error of the SDK into words; `held`: the tunnel was up before.

    What ngrok says of an unknown code is shown as it is, without `secret`,
    which it likes to repeat.
    """
    code = code_of(error)
    if known := MEANINGS.get(code):
        fatal = known.fatal and not (held and code in _OURS_FOR_A_WHILE)
        return Down(known.message, known.remedy, fatal=fatal)
    if code:
        said = _own_words(error, secret)
        remedy = f"See ngrok.com/docs/errors/err_ngrok_{code}."
        return Down(f"ngrok refused (ERR_NGROK_{code}): {said}", remedy)
    if "tls" in str(error).lower():
        return Down(
            "Something between this PC and ngrok reads encrypted connections.",
            "Ask who runs the network, or use your own public address.",
        )
    return Down(
        "ngrok cannot be reached from this PC.",
        "Check the internet connection; port 443 must be open without a proxy.",
    )


def _own_words(error: BaseException, secret: str) -> str:
    text = str(error.args[1]) if len(error.args) > 1 else str(error)
    if secret:
        text = text.replace(secret, "")
    plain = " ".join(_NOT_PLAIN.sub(" ", _CODE.sub("", text)).split())
    return plain[:_LONGEST] or "no reason given"
