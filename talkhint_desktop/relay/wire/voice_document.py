"""What we answer Twilio: the TwiML of a call that comes in and of its end."""

from twilio.twiml.voice_response import Dial, VoiceResponse

from talkhint_desktop.core.notice import language_of
from talkhint_desktop.core.settings import Language
from talkhint_desktop.relay.wire.webhook import DialResult

_LEG_EVENTS = "initiated ringing answered completed"
_NOT_REACHED = frozenset({"busy", "no-answer", "failed"})
# Twilio's default voice has no Russian, and a voice that lacks the language
# makes <Say> fail: https://www.twilio.com/docs/voice/twiml/say
_VOICES = {
    Language.ENGLISH: {"language": "en-US"},
    Language.RUSSIAN: {"language": "ru-RU", "voice": "Polly.Tatyana"},
}
_NOBODY_SET_UP = {
    Language.ENGLISH: "Sorry, nobody can take calls on this number yet.",
    Language.RUSSIAN: "Извините, на этот номер пока некому ответить.",
}
_NOBODY_ANSWERED = {
    Language.ENGLISH: "Sorry, nobody can take your call right now.",
    Language.RUSSIAN: "Извините, сейчас никто не может ответить.",
}


def inbound_document(  # noqa: PLR0913 - each is one word of the document
    *,
    stream_url: str,
    token: str,
    status_url: str,
    dial_url: str,
    dial_status_url: str,
    agent_number: str,
    notice: str = "",
    language: str = Language.ENGLISH,
    stream_name: str = "talkhint",
) -> str:
    """Return the TwiML that streams both sides and rings the agent.

    `status_url` gets the stream's fate, `dial_url` the dialling's end,
    `dial_status_url` each step of the agent's leg. The URLs are absolute;
    that of the stream has no query, which Twilio would drop.
    """
    spoken = Language(language)
    document = VoiceResponse()
    # The caller hears the notice before the first frame leaves Twilio.
    _say(document, notice, Language(language_of(notice, spoken)))
    stream = document.start().stream(
        url=stream_url,
        name=stream_name,
        track="both_tracks",
        status_callback=status_url,
        status_callback_method="POST",
    )
    stream.parameter(name="token", value=token)
    if not agent_number:
        _say(document, _NOBODY_SET_UP[spoken], spoken)
        document.hangup()
        return str(document)
    # No answerOnBridge: Twilio promises it only where <Dial> is the first
    # verb. An answered call streams at once, and the caller still hears
    # ringing.
    _ring(document.dial(action=dial_url, method="POST"), agent_number, dial_status_url)
    return str(document)


def after_dial_document(result: DialResult, *, language: str = Language.ENGLISH) -> str:
    """Return the TwiML for a call whose agent has hung up or never came."""
    spoken = Language(language)
    document = VoiceResponse()
    if result.status in _NOT_REACHED:
        _say(document, _NOBODY_ANSWERED[spoken], spoken)
    document.hangup()
    return str(document)


def _ring(dial: Dial, agent: str, status_url: str) -> None:
    told = {
        "status_callback": status_url,
        "status_callback_event": _LEG_EVENTS,
        "status_callback_method": "POST",
    }
    if agent.startswith("client:"):
        dial.client(agent.removeprefix("client:"), **told)
    elif agent.startswith(("sip:", "sips:")):
        dial.sip(agent, **told)
    else:
        dial.number(agent, **told)


def _say(document: VoiceResponse, words: str, spoken: Language) -> None:
    # The builder escapes markup, but lets control signs through, and with one
    # of them the document is no XML.
    text = "".join(s for s in " ".join(words.split()) if s.isprintable())
    if text:
        document.say(text, **_VOICES[spoken])
