"""Faults of the document's XML, and of the names in it."""

from collections.abc import Mapping

from talkhint_desktop.core.webhook.fault import Fault
from talkhint_desktop.core.webhook.findings import Effect, Stage, Status

_XML = Stage.XML
_MUTE, _RISK = Effect.MUTE, Effect.RISK
_CLEAN = "Let the server send the document and nothing else."

XML: Mapping[str, Fault] = {
    "xml-leading-space": Fault(
        stage=_XML,
        title="A blank stands before the document",
        detail="There is a space or an empty line before <?xml.",
        remedy=_CLEAN,
        twilio_error=12100,
    ),
    "xml-bom": Fault(
        stage=_XML,
        status=Status.WARNING,
        effect=_RISK,
        title="An invisible mark stands before the document",
        detail="It begins with a byte order mark, which some readers refuse.",
        remedy="Save the file as UTF-8 without BOM.",
        details={"double": "It begins with two byte order marks."},
    ),
    "xml-leading-junk": Fault(
        stage=_XML,
        title="Something stands before the document",
        detail="It begins with “{text}”.",
        remedy=_CLEAN,
        twilio_error=12100,
    ),
    "xml-trailing-junk": Fault(
        stage=_XML,
        title="Something stands after the document",
        detail="After </Response> comes “{text}”.",
        remedy=_CLEAN,
        twilio_error=12100,
    ),
    "xml-malformed": Fault(
        stage=_XML,
        title="The document is broken XML",
        detail="Line {line}, column {column}: {why}.",
        remedy="Make it with Twilio's library, which escapes & and <.",
        twilio_error=12100,
    ),
    "xml-doctype": Fault(
        stage=_XML,
        title="The document has a DOCTYPE",
        detail="Twilio takes no document type and no entities.",
        remedy="Remove the DOCTYPE.",
        twilio_error=12100,
    ),
    "xml-escaped": Fault(
        stage=_XML,
        title="The document is escaped, so Twilio sees no TwiML",
        detail="Its signs < and > are written as &lt; and &gt;.",
        remedy="Send the XML itself, not its text.",
        twilio_error=12100,
        details={
            "json": "The TwiML is packed into JSON.",
            "page": "The TwiML is shown in a web page.",
        },
    ),
    "twiml-wrong-root": Fault(
        stage=_XML,
        title="The document is XML, but no TwiML",
        detail="It begins with <{name}>. Twilio wants <Response>, written just so.",
        remedy="Let the server return <Response>.",
        twilio_error=12102,
    ),
    "twiml-wrong-case": Fault(
        stage=_XML,
        effect=_MUTE,
        title="A name is written in the wrong case",
        detail="{wrong} must be {right}; Twilio skips what it does not know.",
        remedy="Write the names as Twilio's documentation does.",
        twilio_error=12200,
    ),
    "twiml-unknown-verb": Fault(
        stage=_XML,
        status=Status.WARNING,
        effect=_RISK,
        title="Twilio does not know <{name}>",
        detail="It skips what it does not know.",
        remedy="Remove it, or correct its name.",
        twilio_error=12200,
    ),
    "twiml-unknown-attribute": Fault(
        stage=_XML,
        status=Status.WARNING,
        effect=_RISK,
        title="<{verb}> has no attribute {name}",
        detail="Twilio skips what it does not know.",
        remedy="Remove it, or correct its name.",
        twilio_error=12200,
    ),
}
