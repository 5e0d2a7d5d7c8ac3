"""What Twilio says on a media stream, word for word; numbers are strings."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talkhint_desktop.relay.practice.recording import FRAME_MS

CONNECTED = '{"event":"connected","protocol":"Call","version":"1.0.0"}'


@dataclass(frozen=True, slots=True)
class StreamWords:
    """The messages of one stream, by the three names it goes under."""

    stream_sid: str
    call_sid: str
    account_sid: str

    def start(
        self, sequence: int, tracks: Sequence[str], parameters: Mapping[str, str]
    ) -> str:
        return json.dumps(
            {
                "event": "start",
                "sequenceNumber": str(sequence),
                "start": {
                    "accountSid": self.account_sid,
                    "streamSid": self.stream_sid,
                    "callSid": self.call_sid,
                    "tracks": list(tracks),
                    "mediaFormat": {
                        "encoding": "audio/x-mulaw",
                        "sampleRate": 8000,
                        "channels": 1,
                    },
                    "customParameters": dict(parameters),
                },
                "streamSid": self.stream_sid,
            }
        )

    def media(self, sequence: int, track: str, number: int, payload: str) -> str:
        """Return frame `number`, from 0, of a track; `payload` is base64."""
        # Built by hand: nothing in it needs escaping, and there are many.
        return (
            f'{{"event":"media","sequenceNumber":"{sequence}",'
            f'"media":{{"track":"{track}","chunk":"{number + 1}",'
            f'"timestamp":"{number * FRAME_MS}","payload":"{payload}"}},'
            f'"streamSid":"{self.stream_sid}"}}'
        )

    def stop(self, sequence: int) -> str:
        return json.dumps(
            {
                "event": "stop",
                "sequenceNumber": str(sequence),
                "streamSid": self.stream_sid,
                "stop": {"accountSid": self.account_sid, "callSid": self.call_sid},
            }
        )
