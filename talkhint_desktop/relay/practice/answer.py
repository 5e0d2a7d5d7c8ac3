"""Reads a webhook's answer as Twilio would: TwiML, words to say, or an error."""

from talkhint_desktop.core import twiml
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.answer import XML_TYPES, Answer


class WebhookError(TalkHintError):
    """Twilio's own error message is what the caller hears.

    `twilio_error` is Twilio's number for it; `here` says that the fault is
    this PC's, so that the webhook may be fine; `answer` is what came, if any.
    """

    def __init__(
        self,
        message: str,
        twilio_error: int,
        *,
        here: bool = False,
        answer: Answer | None = None,
    ) -> None:
        super().__init__(message)
        self.twilio_error = twilio_error
        self.here = here
        self.answer = answer


def read_document(answer: Answer) -> twiml.Document:
    """Return the TwiML in `answer`, made up where Twilio reads or plays it.

    Raises `WebhookError` with Twilio's number for what it cannot take.
    """
    kind = answer.kind
    if not answer.body.strip():
        if answer.chunked:
            raise WebhookError("The webhook's answer is empty.", 11770, answer=answer)
        return twiml.Document()
    if kind.startswith("audio/"):
        return twiml.Document((twiml.Verb("Play", {}, answer.url),))
    if kind == "text/plain":
        return _plain(answer)
    if kind not in XML_TYPES:
        name = f"as {kind}" if kind else "without a content type"
        raise WebhookError(
            f"The webhook answered {name}. Twilio wants text/xml.", 12300, answer=answer
        )
    try:
        return twiml.parse(answer.body)
    except twiml.TwimlError as error:
        code = 12102 if error.reason == "twiml-wrong-root" else 12100
        raise WebhookError(str(error), code, answer=answer) from None


def _plain(answer: Answer) -> twiml.Document:
    try:
        return twiml.parse(answer.body)
    except twiml.TwimlError:
        return twiml.Document((twiml.Verb("Say", {}, answer.text.strip()),))
