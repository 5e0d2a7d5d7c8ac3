"""What Twilio's error numbers mean for a call, in a few words each.

Source: https://www.twilio.com/docs/api/errors
"""

import re
from collections.abc import Mapping

MEANINGS: Mapping[int, str] = {
    10001: "the account is not active",
    10003: "the account rejects incoming calls",
    10004: "the account has too many calls at once",
    11100: "the webhook's address is malformed",
    11200: "the webhook could not be fetched",
    11201: "the webhook's server does not take connections",
    11202: "nothing listens at the webhook's address",
    11203: "the webhook took too long",
    11205: "the connection to the webhook failed",
    11206: "the webhook's answer breaks the rules of HTTP",
    11210: "the webhook's host name is not known",
    11215: "the webhook redirects too often",
    11216: "the webhook redirects in a way Twilio does not follow",
    11217: "the webhook answered with an error status",
    11220: "no encryption could be agreed with the webhook",
    11235: "the webhook's certificate is for another name",
    11236: "the webhook's certificate has expired",
    11237: "the webhook's certificate is not trusted",
    11240: "the address names an edge that does not exist",
    11241: "the address names an edge that cannot be used",
    11242: "the address names an edge that cannot be used",
    11243: "the address names a retry rule that does not exist",
    11750: "the webhook's answer is too large",
    11770: "the webhook's answer is empty",
    12100: "the webhook's answer is no proper XML",
    12101: "the document names a version that does not exist",
    12102: "the document does not begin with <Response>",
    12200: "the document has a name that Twilio does not know",
    12300: "the answer's content type is wrong",
    12400: "Twilio had a fault of its own",
    13201: "<Dial> is not allowed in a dialled leg",
    13214: "the caller ID is not one of the account's",
    13215: "<Dial> holds something that does not belong there",
    13223: "the number to ring is no phone number",
    13224: "the number to ring is not supported",
    13225: "the number to ring is blocked",
    13226: "the country code of the number to ring is wrong",
    13227: "the account may not call that country",
    13247: "the caller's number is no phone number",
    14111: "a trial account may not do this",
    20003: "the account's keys are not accepted",
    31900: "the stream is not known",
    31901: "the stream's server did not answer in time",
    31902: "nothing listens at the stream's address",
    31903: "the stream's connection broke",
    31904: "the stream's host cannot be reached",
    31910: "the stream's server has no good certificate, or its port is wrong",
    31920: "the stream's server refused it (a wrong path, a wrong token)",
    31921: "the stream's server closed it",
    31922: "the stream's address does not begin with wss://",
    31923: "the stream's address is malformed",
    31924: "the stream's server breaks the rules of WebSockets",
    31930: "audio was dropped, because it was read too slowly",
    31931: "too much audio waited for the call",
    31940: "the stream's connector failed",
    31941: "the stream's track cannot be had there",
    31942: "the stream's connector is set up wrongly",
    31950: "the stream's server sent what Twilio does not take",
    31951: "the stream's server sent what Twilio does not take",
    573002: "a trial account may not do this",
    573005: "a trial account may not do this",
}
UNKNOWN = "TalkHint does not know this number"


_NUMBER = re.compile(r"\b\d{5,6}\b")


def number_in(text: str) -> int | None:
    """Return the error number that stands in what Twilio says, if one does."""
    number = _NUMBER.search(text)
    return int(number[0]) if number else None


def explained(text: str) -> str:
    """Return in plain words what Twilio says of an error, or its own words."""
    return MEANINGS.get(number_in(text) or 0, "") or text.strip().rstrip(".")


def meaning_of(error: int | None) -> str:
    """Return what the number means; numbers that are new say that they are."""
    return MEANINGS.get(error or 0, UNKNOWN)
