"""Faults of what the document means for the call."""

from collections.abc import Mapping

from talkhint_desktop.core.webhook.fault import Fault
from talkhint_desktop.core.webhook.findings import Effect, Stage, Status

_TWIML = Stage.TWIML
_DROPPED, _MUTE, _RISK = Effect.DROPPED, Effect.MUTE, Effect.RISK
_START = "Put <Start><Stream> first and <Dial> after it."

CALL: Mapping[str, Fault] = {
    "goodbye-twiml": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="The webhook says goodbye and hangs up: an old deployment answers",
        detail="The caller hears “{words}” and is cut off. "
        "No audio stream is started. It came from {url}.",
        remedy="Point the number at TalkHint with Fix.",
        titles={
            "app": "The TwiML App says goodbye and hangs up: an old deployment answers",
            "redirect": "The address it redirects to says goodbye and hangs up: "
            "an old deployment answers",
            "get": "Asked by GET it says goodbye and hangs up: "
            "an old deployment answers",
            "one of two": "One of two servers says goodbye and hangs up: "
            "an old deployment answers by turns",
        },
        details={
            "recording": "The caller hears a recording ({words}) and is cut off. "
            "No audio stream is started. It came from {url}.",
        },
    ),
    "hangup-first": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="The call is hung up before anything else",
        detail="<Hangup> comes first.",
        remedy=_START,
    ),
    "rejected": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="The call is rejected",
        detail="The caller hears a busy tone.",
        remedy="Remove <Reject>.",
    ),
    "empty-response": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="The document says nothing, so the call ends",
        detail="<Response> is empty.",
        remedy=_START,
    ),
    "redirects-elsewhere": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The call is sent on to another host",
        detail="<Redirect> leads to {url}.",
        remedy="Remove the <Redirect>, or check the other host too.",
    ),
    "no-stream": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="No audio stream is started",
        detail="The document goes on with <{verb}>, without <Start><Stream>.",
        remedy=_START,
    ),
    "nothing-after-start": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="Nothing follows the stream, so the call ends at once",
        detail="Twilio goes on behind <Start> and finds nothing.",
        remedy="Put <Dial> after <Start>.",
    ),
    "pause-only-after-start": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="Only a pause follows the stream, then the call ends",
        detail="It ends after {seconds} s, and no phone rings.",
        remedy="Put <Dial> after <Start>.",
    ),
    "stream-after-dial": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The stream starts only after the talk",
        detail="<Start> stands behind <Dial>.",
        remedy=_START,
    ),
    "stream-late": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The stream starts too late or never",
        detail="<Start> stands behind <{verb}>.",
        remedy="Put <Start><Stream> first.",
    ),
    "stream-misplaced": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="<Stream> stands in the wrong place",
        detail="It is in <{parent}>, and Twilio skips it there.",
        remedy="Put it in <Start>.",
        twilio_error=13215,
    ),
    "connect-stream": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="<Connect> holds the call, so the agent's phone never rings",
        detail="The caller is connected to the stream's server alone.",
        remedy="Use <Start> in place of <Connect>.",
    ),
    "connect-both-tracks": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="<Connect> cannot stream both sides",
        detail='Only the caller\'s side can be had there, not track="{track}".',
        remedy="Use <Start> in place of <Connect>.",
        twilio_error=31941,
    ),
    "track-one-side": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="Only one side is streamed",
        remedy='Write track="both_tracks".',
        details={
            "caller": "The track is {track}, so the caller is never heard.",
            "agent": "The track is {track}, so the agent is never heard.",
        },
    ),
    "track-unknown": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The stream's track does not exist",
        detail='Twilio knows no track="{track}".',
        remedy='Write track="both_tracks".',
        twilio_error=31941,
        details={"empty": "The track is empty."},
    ),
    "stream-not-wss": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The stream's address does not begin with wss://",
        detail="It is {url}.",
        remedy="Write wss:// and the public host.",
        twilio_error=31922,
    ),
    "stream-url-malformed": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The stream has no proper address",
        detail="It is “{url}”.",
        remedy="Write the whole address, like wss://calls.example.com/twilio/stream",
        twilio_error=31923,
        details={"missing": "<Stream> has no url."},
    ),
    "stream-query-string": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The stream's address has a query string",
        detail="Twilio takes nothing behind the ? of {url}.",
        remedy="Pass values with <Parameter>.",
        twilio_error=31920,
    ),
    "stream-other-host": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The audio goes to another host",
        detail="It goes to {host}, not to {wanted}.",
        remedy="Let the stream lead to the webhook's own host.",
    ),
    "stream-wrong-path": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The stream's path is not TalkHint's",
        detail="It is {path}, not {wanted}.",
        remedy="Let the stream lead to /twilio/stream.",
        twilio_error=31920,
    ),
    "parameter-too-long": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="A parameter of the stream is too long",
        detail="{name} and its value have {length} signs; 499 is the most.",
        remedy="Pass a short token and look the rest up.",
    ),
    "streams-doubled": Fault(
        stage=_TWIML,
        effect=_MUTE,
        title="The audio is streamed twice",
        detail="The document starts {count} streams.",
        remedy="Start one stream with both tracks.",
    ),
    "stream-no-callback": Fault(
        stage=_TWIML,
        status=Status.WARNING,
        effect=_RISK,
        title="Nobody hears of it when the stream fails",
        detail="<Stream> has no statusCallback.",
        remedy="Set statusCallback to TalkHint's /twilio/stream-status.",
        details={"elsewhere": "Its statusCallback goes to {host}."},
    ),
    "dial-empty": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="Nobody is rung",
        detail="<Dial> names no number.",
        remedy="Set the agent's number.",
        twilio_error=13224,
        details={
            "none": "The document starts the stream but has no <Dial>.",
        },
    ),
    "dial-invalid-number": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="The number to ring is no phone number",
        detail="<Dial> names “{target}”.",
        remedy="Write it like +14155550132.",
        twilio_error=13223,
    ),
    "dial-self": Fault(
        stage=_TWIML,
        effect=_DROPPED,
        title="The number rings itself",
        detail="<Dial> names {target}, the number that was called.",
        remedy="Set the agent's own phone as the number to ring.",
    ),
    "dial-time-limit": Fault(
        stage=_TWIML,
        status=Status.WARNING,
        effect=_RISK,
        title="The talk is cut off after {seconds} s",
        detail="<Dial> has a timeLimit under ten minutes.",
        remedy="Remove the timeLimit.",
    ),
    "record-without-notice": Fault(
        stage=_TWIML,
        status=Status.WARNING,
        effect=_RISK,
        title="The call is recorded without a notice",
        detail="Nothing is said to the caller before the recording.",
        remedy="Say first that the call is recorded.",
    ),
}
