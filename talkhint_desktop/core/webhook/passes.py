"""The words for what is in order, and for what could not be looked at."""

from collections.abc import Mapping

from talkhint_desktop.core.webhook.findings import Stage

# Title and detail of each stage that passed.
PASSES: Mapping[Stage, tuple[str, str]] = {
    Stage.NUMBER: ("Twilio number", "{number} asks {url}."),
    Stage.URL: ("Address", "{url} can be asked by Twilio."),
    Stage.DNS: ("Host name", "{host} is {addresses}."),
    Stage.CONNECT: ("Connection", "{host} takes connections on port {port}."),
    Stage.TLS: ("Certificate", "The certificate of {host} is trusted."),
    Stage.TUNNEL: ("Tunnel", "No tunnel is in the way."),
    Stage.HTTP: ("Answer", "Status {status} in {elapsed_ms} ms."),
    Stage.SIGNATURE: ("Signature", "Twilio is let in, strangers are not."),
    Stage.XML: ("XML", "The document can be read."),
    Stage.TWIML: ("TwiML", "It streams both sides and rings {target}."),
    Stage.INSTANCE: ("This TalkHint", "This TalkHint itself answered."),
    Stage.STREAM: ("Audio stream", "A test stream of {frames} frames was taken."),
    Stage.AFTER: ("Recent errors", "Twilio reported no error since yesterday."),
}

REASONS: Mapping[str, str] = {
    "fault": "Not looked at: a fault before it hides it.",
    "no-number": "Not looked at: no number was named.",
    "no-token": "Not looked at: TalkHint does not know the Auth Token.",
    "harmless": "Not looked at: the answer has nothing that a stranger could use.",
    "no-instance": "Not looked at: no TalkHint runs here to compare with.",
    "no-tls": "Not looked at: the address is not encrypted.",
    "no-stream": "Not looked at: the document starts no stream.",
    "stopped": "Not looked at: the check was stopped.",
    "twilio": "Not looked at: Twilio could not be asked.",
    "quick": "Not looked at in a quick check.",
}
