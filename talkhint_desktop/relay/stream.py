"""One media stream of a call: frames put in order, bad ones counted."""

import logging
from collections.abc import Callable

from talkhint_desktop.core.sequence import Sequencer
from talkhint_desktop.relay.wire.twilio import BadFrame, Media, mulaw_of

log = logging.getLogger(__name__)


class Stream:
    """Hands audio on in Twilio's order, until the stream stops or is replaced.

    `audio` gets each frame once; `stopped` is called once, with whether Twilio
    said so itself (a socket that merely breaks leaves the call going on).
    """

    def __init__(
        self,
        stream_sid: str,
        first: int,
        *,
        audio: Callable[[Media, bytes], None],
        stopped: Callable[["Stream", bool], None],
    ) -> None:
        self.stream_sid = stream_sid
        self.sequencer = Sequencer[Media](first)
        self.bad = 0
        self._audio = audio
        self._stopped = stopped
        self._open = True

    def media(self, media: Media) -> None:
        if not self._open:
            return
        for message in self.sequencer.arrived(media.sequence, media):
            self._frame(message)

    def bad_frame(self, reason: str) -> None:
        self.bad += 1
        if self.bad == 1:
            log.warning("stream %s: bad frame: %s", self.stream_sid, reason)

    def catch_up(self) -> None:
        """Hand on what still waits for a frame before it."""
        for message in self.sequencer.finished():
            self._frame(message)

    def stopped(self, *, by_twilio: bool) -> None:
        if not self._open:
            return
        self.catch_up()
        self._open = False
        self._stopped(self, by_twilio)

    def replaced(self) -> None:
        """A newer stream of the same call feeds it now; never both."""
        self.stopped(by_twilio=False)

    def _frame(self, media: Media) -> None:
        try:
            payload = mulaw_of(media)
        except BadFrame as error:
            self.bad_frame(str(error))
            return
        self._audio(media, payload)


class Unheard:
    """The stream of a probe: it is drained and comes to nothing."""

    def media(self, media: object) -> None:
        pass

    def stopped(self, *, by_twilio: bool) -> None:
        pass

    def bad_frame(self, reason: str) -> None:
        pass
