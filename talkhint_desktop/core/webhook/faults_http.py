"""Faults of the HTTP answer and of the signature check."""

from collections.abc import Mapping

from talkhint_desktop.core.webhook.fault import Fault
from talkhint_desktop.core.webhook.findings import Effect, Stage, Status

_HTTP, _SIGNATURE = Stage.HTTP, Stage.SIGNATURE
_XML = "Let it answer with Content-Type: text/xml."

HTTP: Mapping[str, Fault] = {
    "http-not-found": Fault(
        stage=_HTTP,
        title="There is nothing at this path",
        detail="The server answered with status {status}.",
        remedy="Correct the path. TalkHint's is /twilio/inbound.",
        twilio_error=11200,
    ),
    "http-method-not-allowed": Fault(
        stage=_HTTP,
        title="The server does not take {method} here",
        detail="It answered with status 405.",
        remedy="Set the number's method to POST, or let the server take {method}.",
        twilio_error=11200,
    ),
    "http-unauthorized": Fault(
        stage=_HTTP,
        title="The server wants a login that Twilio does not have",
        detail="It answered with status {status}.",
        remedy="Take the login, the firewall rule or the bot filter off this path.",
        twilio_error=11200,
        details={
            "unsigned": "It answered with status {status}. Perhaps it wants "
            "Twilio's signature, and TalkHint does not know the Auth Token.",
        },
    ),
    "http-rate-limited": Fault(
        stage=_HTTP,
        title="The server limits how often it may be asked",
        detail="It answered with status 429, which Twilio takes as an error.",
        remedy="Take the rate limit off this path.",
        twilio_error=11200,
    ),
    "http-server-error": Fault(
        stage=_HTTP,
        title="The server has a fault of its own",
        detail="It answered with status {status}.",
        remedy="Read its answer below, and its log.",
        twilio_error=11200,
    ),
    "http-bad-gateway": Fault(
        stage=_HTTP,
        title="What should answer behind the server does not run",
        detail="The server in front answered with status {status}.",
        remedy="Start the program behind it, and keep it awake.",
        twilio_error=11200,
    ),
    "http-other-status": Fault(
        stage=_HTTP,
        title="The server answers with an unexpected status",
        detail="It is {status}. Twilio takes 200 to 299.",
        remedy="Read its answer below, and its log.",
        twilio_error=11200,
    ),
    "http-redirect": Fault(
        stage=_HTTP,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="The webhook sends Twilio on to another address",
        detail="The answer came from {url}.",
        remedy="Set the last address as the number's webhook.",
        details={
            "method": "The answer came from {url}, and the POST became a GET "
            "on the way.",
        },
    ),
    "redirect-loop": Fault(
        stage=_HTTP,
        title="The webhook redirects in a circle",
        detail="After 10 redirects Twilio gives up.",
        remedy="Set the last address as the number's webhook.",
        twilio_error=11215,
    ),
    "redirect-unsupported": Fault(
        stage=_HTTP,
        title="The webhook redirects in a way that Twilio does not follow",
        detail="Twilio follows 301, 302, 303 and 307; this is {status}.",
        remedy="Set the last address as the number's webhook.",
        twilio_error=11216,
        details={"nowhere": "Status {status} came without a usable Location."},
    ),
    "http-timeout": Fault(
        stage=_HTTP,
        title="The webhook does not answer in time",
        detail="No whole answer came within 15 s.",
        remedy="Answer first, and do the work later.",
        twilio_error=11205,
    ),
    "http-slow": Fault(
        stage=_HTTP,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="The webhook is slow",
        detail="It took {elapsed_ms} ms. The caller hears ringing meanwhile.",
        remedy="Keep the server awake, and answer before the work is done.",
    ),
    "http-broken": Fault(
        stage=_HTTP,
        title="The answer breaks the rules of HTTP",
        detail="It is cut off, or its length, its headers or its packing are wrong.",
        remedy="Look for a proxy that cuts or changes the answer.",
        twilio_error=11206,
        details={"cookie": "It sets a cookie without a name."},
    ),
    "empty-body": Fault(
        stage=_HTTP,
        effect=Effect.DROPPED,
        title="The answer is empty",
        detail="Status {status} came without a document, so the call ends.",
        remedy="Return TwiML.",
        twilio_error=11770,
    ),
    "body-too-large": Fault(
        stage=_HTTP,
        title="The answer is too large",
        detail="It has more than 64 kB, which Twilio does not read.",
        remedy="Return TwiML only. This may be an error page.",
        twilio_error=11750,
    ),
    "content-type-missing": Fault(
        stage=_HTTP,
        title="The answer does not say what it is",
        detail="There is no Content-Type.",
        remedy=_XML,
        twilio_error=12300,
    ),
    "content-type-wrong": Fault(
        stage=_HTTP,
        title="The answer is no TwiML by its own word",
        detail="It is sent as {content_type}.",
        remedy=_XML,
        twilio_error=12300,
    ),
    "content-type-text": Fault(
        stage=_HTTP,
        effect=Effect.DROPPED,
        title="The answer is read aloud to the caller",
        detail="It is sent as text/plain and is no TwiML.",
        remedy=_XML,
    ),
    "content-type-audio": Fault(
        stage=_HTTP,
        effect=Effect.DROPPED,
        title="The answer is a recording, played and then hung up",
        detail="It is sent as {content_type}.",
        remedy="Return TwiML that starts the stream and rings the agent.",
    ),
    "html-page": Fault(
        stage=_HTTP,
        title="A web page answers, not TwiML",
        detail="Its title is “{page}”.",
        remedy="Correct the address: this is another service.",
        twilio_error=12100,
        details={"untitled": "It is a page for browsers."},
    ),
    "get-post-differ": Fault(
        stage=_HTTP,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="A browser sees another answer than Twilio",
        detail="By {method} comes one document, by {other} another: {why}.",
        remedy="Trust this check, not the browser. Retire the other handler.",
    ),
    "unstable-answer": Fault(
        stage=_HTTP,
        effect=Effect.DROPPED,
        title="Two servers answer at this address by turns",
        detail="{count} requests brought different answers: {answers}.",
        remedy="Stop the other server or tunnel that shares the address.",
    ),
    "signature-refused": Fault(
        stage=_SIGNATURE,
        title="The webhook refuses Twilio's signature",
        detail="A rightly signed request got status {status}.",
        remedy="Give the server the Auth Token of the account that owns the "
        "number, and the public address to check against.",
        twilio_error=11200,
    ),
    "unsigned-accepted": Fault(
        stage=_SIGNATURE,
        effect=Effect.EXPOSED,
        title="Anybody can drive the webhook: it checks no signature",
        detail="It answered a request without a signature like one of Twilio's.",
        remedy="Let the server answer 403 without a valid X-Twilio-Signature.",
        details={
            "wrong": "It answered a request with a wrong signature like one of "
            "Twilio's.",
        },
    ),
    "unsigned-crashes": Fault(
        stage=_SIGNATURE,
        effect=Effect.EXPOSED,
        title="A request without a good signature makes the server fail",
        detail="It answered with status {status} in place of 403.",
        remedy="Look at the server's check: it must refuse, not fail.",
        details={
            "wrong": "A wrong signature got status {status} in place of 403.",
        },
    ),
}
