"""Each trouble of a call is told once when it begins and once when it ends."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from talkhint_desktop.core.messages import codes, trouble
from talkhint_desktop.core.signal_path import CallPulse, TrackPulse
from talkhint_desktop.core.watch import CallWatch
from tests.core.builders import SID, moment

HEALTHY = CallPulse(
    call_sid=SID,
    stream_ms=0,
    practice=False,
    answered=True,
    streaming=True,
    caller=TrackPulse(frames=9, age_ms=20),
    agent=TrackPulse(frames=9, age_ms=20),
)
NO_STREAM = msgspec.structs.replace(HEALTHY, streaming=False)
OLD, DEAD = TrackPulse(frames=9, age_ms=3_001), TrackPulse()


def _pulse(**changes: Any) -> CallPulse:
    return msgspec.structs.replace(HEALTHY, **changes)


@dataclass
class Watched:
    """A watch that was begun at moment 0."""

    watch: CallWatch = field(default_factory=lambda: CallWatch(SID, moment().mono))

    def sees(self, pulse: CallPulse, second: float) -> list[str]:
        """Return the codes told now; a cleared one bears a minus."""
        told = self.watch.looked(pulse, moment(second))
        assert {t.call_sid for t in told} <= {SID}
        assert all(t.at == moment(second).stamp and t.remedy for t in told)
        return [f"-{t.code}" if t.cleared else t.code for t in told]


def test_a_healthy_call_has_no_trouble() -> None:
    watched = Watched()

    seen = [watched.sees(_pulse(stream_ms=s * 1000), s) for s in range(60)]

    assert not any(seen)


def test_a_call_without_a_stream_is_told_after_five_seconds() -> None:
    watched = Watched()

    seen = [watched.sees(NO_STREAM, s) for s in (0, 4.9, 5.0, 5.01, 6, 60)]

    assert seen == [[], [], [], ["no-stream"], [], []]


def test_a_stream_that_comes_after_all_clears_its_trouble() -> None:
    watched = Watched()
    watched.sees(NO_STREAM, 6)

    assert watched.sees(HEALTHY, 7) == ["-no-stream"]
    assert watched.sees(HEALTHY, 8) == []


def test_missing_audio_is_told_after_three_seconds_and_cleared() -> None:
    watched = Watched()
    at_limit = _pulse(
        caller=TrackPulse(frames=9, age_ms=3_000),
        agent=TrackPulse(frames=9, age_ms=3_000),
    )

    seen = [
        watched.sees(pulse, second)
        for second, pulse in enumerate(
            [HEALTHY, at_limit, _pulse(caller=OLD, agent=OLD), _pulse(caller=OLD)]
        )
    ]

    assert seen == [[], [], ["no-audio"], ["-no-audio"]]


def test_a_stream_that_never_brings_a_frame_is_told_after_three_seconds() -> None:
    watched = Watched()
    silent = _pulse(caller=DEAD, agent=DEAD)

    seen = [watched.sees(silent, s) for s in (1, 3.9, 4, 4.01, 5)]

    assert seen == [[], [], [], ["no-audio"], []]
    assert watched.sees(HEALTHY, 6) == ["-no-audio"]


def test_a_stream_that_stopped_is_told_after_three_seconds() -> None:
    watched = Watched()
    watched.sees(HEALTHY, 1)

    seen = [watched.sees(NO_STREAM, s) for s in (2, 5, 5.01, 9)]

    assert seen == [[], [], ["no-audio"], []]
    assert watched.sees(HEALTHY, 10) == ["-no-audio"]


@pytest.mark.parametrize("silent", [DEAD, TrackPulse(frames=9, age_ms=10_001)])
@pytest.mark.parametrize("side", ["caller", "agent"])
def test_one_silent_side_is_told_after_ten_seconds(
    side: str, silent: TrackPulse
) -> None:
    watched = Watched()
    one = {side: silent}

    early = watched.sees(_pulse(stream_ms=10_000, **one), 10)
    told = watched.sees(_pulse(stream_ms=10_001, **one), 10.1)
    back = watched.sees(_pulse(stream_ms=11_000), 11)

    assert (early, told, back) == ([], ["one-side-silent"], ["-one-side-silent"])


def test_speech_without_words_is_told_after_eight_seconds() -> None:
    watched = Watched()

    seen = [
        watched.sees(_pulse(speech_without_words_ms=ms), 20)
        for ms in (7_999, 8_000, 8_001, 9_000, 0)
    ]

    assert seen == [[], [], ["transcriber-silent"], [], ["-transcriber-silent"]]


def test_one_trouble_that_gives_way_to_another_is_cleared() -> None:
    watched = Watched()
    one = _pulse(stream_ms=20_000, caller=DEAD)
    watched.sees(one, 20)

    seen = watched.sees(_pulse(stream_ms=20_000, caller=DEAD, agent=OLD), 24)

    assert seen == ["no-audio", "-one-side-silent"]


def test_the_end_of_a_call_clears_all_its_troubles_once() -> None:
    watched = Watched()
    pulse = _pulse(stream_ms=20_000, caller=DEAD, speech_without_words_ms=9_000)
    watched.sees(pulse, 20)

    ended = watched.watch.call_ended(moment(21))

    assert [(t.code, t.cleared) for t in ended] == [
        ("one-side-silent", True),
        ("transcriber-silent", True),
    ]
    assert watched.watch.call_ended(moment(22)) == []


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_trouble_says_what_happened_and_one_thing_to_do(code: str) -> None:
    told = trouble(code, call_sid=None, at=moment().stamp, cleared=False)

    assert told.code == code
    assert told.message.endswith(".")
    assert told.remedy.endswith(".") or told.remedy.endswith('".')


def test_why_twilio_could_not_stream_is_told_at_once() -> None:
    watch = CallWatch(SID, moment().mono)

    assert watch.stream_failed("31920 - Stream: handshake error", moment(1)) == []
    (told,) = watch.looked(NO_STREAM, moment(1.1))

    assert told.code == "no-stream"
    assert told.message == (
        "The call is up but no audio stream came: "
        "the stream's server refused it (a wrong path, a wrong token)."
    )


def test_a_trouble_that_is_told_already_is_told_anew_with_its_cause() -> None:
    watched = Watched()
    watched.sees(NO_STREAM, 6)

    (told,) = watched.watch.stream_failed("something new", moment(7))

    assert (told.code, told.cleared) == ("no-stream", False)
    assert told.message.endswith(": something new.")


def test_a_cause_is_forgotten_when_a_stream_comes() -> None:
    watched = Watched()
    watched.watch.stream_failed("31901", moment(1))
    watched.sees(NO_STREAM, 2)

    assert watched.sees(HEALTHY, 3) == ["-no-stream"]
    watched.sees(NO_STREAM, 4)
    (told,) = watched.watch.looked(NO_STREAM, moment(9))
    assert told.message == "Audio stopped arriving."
