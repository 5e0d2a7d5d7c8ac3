"""A stream's frames in any order, without a socket."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from talkhint_desktop.relay.gate import Grant
from talkhint_desktop.relay.media_stream import (
    MediaStream,
    Refused,
    Standing,
    StreamSink,
)
from talkhint_desktop.relay.wire.twilio import Media, Start
from tests.peers.entrance import CALL, LINE, connected, media, start, stop

GRANT = Grant(line=LINE, call_sid=CALL, probe=False, issued=0)


class _Sink:
    def __init__(self) -> None:
        self.frames = 0
        self.bad = 0
        self.stops: list[bool] = []

    def media(self, media: Media) -> None:
        assert not self.stops
        self.frames += 1

    def stopped(self, *, by_twilio: bool) -> None:
        self.stops.append(by_twilio)

    def bad_frame(self, reason: str) -> None:
        assert not self.stops
        self.bad += 1


class AnyOrder(RuleBasedStateMachine):
    """Only connected, then one right start, make a stream live; it stops once."""

    def __init__(self) -> None:
        super().__init__()
        self.sink = _Sink()
        self.asked = 0
        self.stream = MediaStream(self._admit)
        self.now = 0.0
        self.standing = Standing.NEW
        self.frames = 0

    def _admit(self, start: Start) -> tuple[Grant, StreamSink] | None:
        self.asked += 1
        return (GRANT, self.sink) if start.parameters["token"] == "right" else None

    def _say(self, frame: str) -> bool:
        """Say a frame; tell whether the stream was refused, and end it then."""
        self.now += 1
        try:
            self.stream.heard(frame, self.now)
        except Refused:
            self.stream.ended()
            self.standing = Standing.OVER
            return True
        return False

    @rule()
    def connects(self) -> None:
        refused = self._say(connected())
        if self.standing is Standing.NEW and not refused:
            self.standing = Standing.CONNECTED

    @rule(token=st.sampled_from(["right", "wrong"]))
    def starts(self, token: str) -> None:
        before, asked = self.standing, self.asked
        refused = self._say(start(token))
        if before is Standing.CONNECTED:
            assert self.asked == asked + 1
            assert refused is (token == "wrong")
            self.standing = Standing.OVER if refused else Standing.LIVE
        else:
            assert self.asked == asked

    @rule(stream_sid=st.sampled_from(["MZ1", "MZ2"]))
    def brings_audio(self, stream_sid: str) -> None:
        before = self.standing
        refused = self._say(media(stream_sid=stream_sid))
        assert refused is (before in {Standing.NEW, Standing.CONNECTED})
        self.frames += before is Standing.LIVE and stream_sid == "MZ1"

    @rule(stream_sid=st.sampled_from(["MZ1", "MZ2"]))
    def stops(self, stream_sid: str) -> None:
        before = self.standing
        self._say(stop(stream_sid))
        if before is Standing.LIVE and stream_sid == "MZ1":
            self.standing = Standing.OVER
            assert self.sink.stops == [True]

    @rule(frame=st.text(max_size=30))
    def says_nonsense(self, frame: str) -> None:
        before = self.standing
        assert self._say(frame) is (before in {Standing.NEW, Standing.CONNECTED})

    @rule()
    def breaks(self) -> None:
        before = list(self.sink.stops)
        self.stream.ended()
        if self.standing is Standing.LIVE:
            assert self.sink.stops == [False]
        else:
            assert self.sink.stops == before
        self.standing = Standing.OVER

    def teardown(self) -> None:
        assert self.stream.standing is self.standing
        assert self.sink.frames == self.frames
        assert self.asked <= 1
        assert len(self.sink.stops) <= 1


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def _live() -> tuple[MediaStream, _Sink]:
    sink = _Sink()
    stream = MediaStream(lambda _: (GRANT, sink))
    stream.heard(connected(), 0)
    stream.heard(start("t"), 0)
    return stream, sink


def test_bad_frames_now_and_then_do_not_end_a_stream() -> None:
    stream, sink = _live()
    for second in range(500):
        stream.heard(media(payload="!"), second)
    assert sink.bad == 500
    assert stream.standing is Standing.LIVE


def test_an_opening_has_eight_kib() -> None:
    stream = MediaStream(lambda _: (GRANT, _Sink()))
    padded = connected()[:-1] + ', "x": "' + "x" * 8_192 + '"}'
    try:
        stream.heard(padded, 0)
    except Refused:
        return
    raise AssertionError("a long opening was taken")
