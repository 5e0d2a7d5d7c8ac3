"""What accounts, numbers and calls there are, and Twilio's rules between them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.peers import twilio_rest_records as records
from tests.peers.twilio_rest_records import Json

# The form's names, and the names they have in a record.
_URLS = {
    "VoiceUrl": "voice_url",
    "VoiceFallbackUrl": "voice_fallback_url",
    "StatusCallback": "status_callback",
}
_METHODS = {
    "VoiceMethod": "voice_method",
    "VoiceFallbackMethod": "voice_fallback_method",
    "StatusCallbackMethod": "status_callback_method",
}


class RefusedError(Exception):
    """What Twilio answers instead."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


@dataclass
class Holding:
    """One account with all it has; records are live."""

    record: Json
    balance: str = "18.4"
    keys: dict[str, str] = field(default_factory=dict)
    standard_keys: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, Json] = field(default_factory=dict)
    apps: dict[str, Json] = field(default_factory=dict)
    trunks: set[str] = field(default_factory=set)
    calls: dict[str, Json] = field(default_factory=dict)
    events: dict[str, list[Json]] = field(default_factory=dict)
    notifications: dict[str, list[Json]] = field(default_factory=dict)
    alerts: list[Json] = field(default_factory=list)
    streams: list[Json] = field(default_factory=list)

    @property
    def sid(self) -> str:
        return str(self.record["sid"])

    def write_number(self, sid: str, form: Mapping[str, str]) -> Json:
        """Change a number by Twilio's rules; all of a form or nothing."""
        number = self.found(self.numbers, sid)
        changes: Json = {}
        for name, value in form.items():
            changes |= self._change(name, value)
        number |= changes
        return number

    def _change(self, name: str, value: str) -> Json:
        if name in _URLS:
            if value and not re.match(r"https?://[^\s/]+", value):
                raise RefusedError(400, 21502, f"{name} is not valid: {value}")
            return {_URLS[name]: value}
        if name in _METHODS:
            return {_METHODS[name]: value}
        if name == "VoiceApplicationSid":
            return self._link(value, self.apps, "voice_application_sid", "trunk_sid")
        if name == "TrunkSid":
            return self._link(value, self.trunks, "trunk_sid", "voice_application_sid")
        raise RefusedError(400, 20001, f"This stand-in does not know {name}")

    @staticmethod
    def _link(
        value: str, there: Mapping[str, Json] | set[str], own: str, other: str
    ) -> Json:
        if value and value not in there:
            raise RefusedError(400, 20001, f"{value} was not found")
        # "Setting a trunk_sid will automatically delete your
        # voice_application_sid and vice versa."
        return {own: value, other: None} if value else {own: value}

    def start_stream(self, call_sid: str, form: Mapping[str, str]) -> Json:
        call = self.found(self.calls, call_sid)
        if call["status"] != "in-progress":
            raise RefusedError(400, 21220, "Call is not in-progress")
        stream = records.stream(self.sid, call_sid, form.get("Name"))
        self.streams.append({**stream, "form": dict(form)})
        return stream

    def all_of(self, kind: str) -> dict[str, Json]:
        """Return the records of a kind, by their SIDs."""
        every = {
            "IncomingPhoneNumbers": self.numbers,
            "Applications": self.apps,
            "Calls": self.calls,
        }
        return every.get(kind, {})

    def parts_of(self, part: str, call_sid: str) -> list[Json]:
        """Return what belongs to one call: its Events or its Notifications."""
        every = {"Events": self.events, "Notifications": self.notifications}
        return every[part].get(call_sid, [])

    def found(self, there: Mapping[str, Json], sid: str) -> Json:
        if sid not in there:
            raise RefusedError(404, 20404, f"The requested resource {sid} is not here")
        return there[sid]
