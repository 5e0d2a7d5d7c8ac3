"""Faults of the Twilio account and of the number, seen over its REST API."""

from collections.abc import Mapping

from talkhint_desktop.core.webhook.fault import Fault
from talkhint_desktop.core.webhook.findings import Effect, Stage, Status

_NUMBER, _AFTER = Stage.NUMBER, Stage.AFTER

ACCOUNT: Mapping[str, Fault] = {
    "account-refused": Fault(
        stage=_NUMBER,
        effect=Effect.NONE,
        title="Twilio does not accept the account's keys",
        detail="Twilio answered: {said}",
        remedy="Copy the Account SID and the Auth Token again from Twilio's Console.",
        twilio_error=20003,
    ),
    "account-suspended": Fault(
        stage=_NUMBER,
        title="The Twilio account is {state}",
        detail="Twilio rejects every call of this account.",
        remedy="Sign in to Twilio's Console. It says what to pay or to confirm.",
        twilio_error=10001,
    ),
    "account-trial": Fault(
        stage=_NUMBER,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="This is a trial account",
        detail="Only verified numbers can call or be rung, and callers hear a notice.",
        remedy="Verify the agent's number with Twilio, or upgrade the account.",
        twilio_error=573002,
    ),
    "number-not-found": Fault(
        stage=_NUMBER,
        effect=Effect.NONE,
        title="The account has no number {number}",
        detail="This account owns {count} other numbers.",
        remedy="Check the number, or use the keys of the account that owns it.",
        details={
            "subaccount": "It belongs to the subaccount {owner}. "
            "Twilio signs its calls with that account's Auth Token.",
        },
    ),
    "number-not-voice": Fault(
        stage=_NUMBER,
        title="The number takes no voice calls",
        detail="It is a number without voice.",
        remedy="Use a number that can take calls, or let it receive voice.",
        details={"fax": "It is set to receive fax."},
    ),
    "number-uses-trunk": Fault(
        stage=_NUMBER,
        effect=Effect.MUTE,
        title="The number belongs to a SIP trunk, so no webhook is asked",
        detail="Trunk {trunk} takes all its calls.",
        remedy="Detach the trunk from the number. Fix does it after a second yes.",
    ),
    "number-uses-app": Fault(
        stage=_NUMBER,
        effect=Effect.MUTE,
        title="The number asks a TwiML App, not its own webhook",
        detail="The TwiML App {app} sends its calls to {url}.",
        remedy="Unlink the app from the number. Fix does it after a second yes.",
    ),
    "number-url-empty": Fault(
        stage=_NUMBER,
        effect=Effect.DROPPED,
        title="The number has no webhook",
        detail="Its calls end at once, and Twilio reports no error.",
        remedy="Point the number at TalkHint with Fix.",
    ),
    "number-url-demo": Fault(
        stage=_NUMBER,
        effect=Effect.DROPPED,
        title="The number still plays Twilio's demo greeting",
        detail="Its webhook is {url}.",
        remedy="Point the number at TalkHint with Fix.",
    ),
    "number-url-other": Fault(
        stage=_NUMBER,
        effect=Effect.MUTE,
        title="The number does not point to this TalkHint",
        detail="It asks {url}, not {wanted}.",
        remedy="Point the number at TalkHint with Fix.",
    ),
    "number-studio": Fault(
        stage=_NUMBER,
        effect=Effect.MUTE,
        title="A {kind} of Twilio's answers this number",
        detail="The number asks {url}.",
        remedy="Point the number at TalkHint with Fix, or start the stream there.",
    ),
    "number-method-get": Fault(
        stage=_NUMBER,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="Twilio asks by GET, and may keep an old answer",
        detail="GET answers can be cached; POST answers never are.",
        remedy="Set the number's method to POST. Fix does it.",
    ),
    "number-fallback-stale": Fault(
        stage=_NUMBER,
        effect=Effect.RISK,
        title="The number's fallback is an old deployment",
        detail="If TalkHint does not answer, {url} answers in its place: {why}.",
        remedy="Clear the fallback, or let it ring the agent's phone.",
        titles={
            "fallback": "The webhook fails, and an old fallback answers in its place",
        },
    ),
    "number-fallback-none": Fault(
        stage=_NUMBER,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="The number has no fallback",
        detail="While this PC is off, callers hear Twilio's error message.",
        remedy="Make a TwiML Bin that only rings the agent, and set it as the "
        "number's fallback.",
        details={
            "same": "The fallback is on the same server as the webhook, so both "
            "fail together.",
        },
    ),
    "no-credentials": Fault(
        stage=_NUMBER,
        effect=Effect.NONE,
        title="TalkHint has no keys of a Twilio account",
        detail="Without them the number's settings cannot be read.",
        remedy="Set the Account SID and the Auth Token.",
    ),
    "twilio-unreachable": Fault(
        stage=_NUMBER,
        effect=Effect.NONE,
        title="Twilio could not be asked about the number",
        detail="Twilio did not answer, or something else answered in its place.",
        remedy="Check this PC's network, and try again in a minute.",
        details={
            "limited": "Twilio asks to be asked less often.",
            "rejected": "Twilio answered: {said}",
        },
    ),
    "recent-errors": Fault(
        stage=_AFTER,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="Twilio reported {count} errors for this number since yesterday",
        detail="The newest is {error}: {meaning}.",
        remedy="If they are older than your last fix, they are over.",
    ),
}
