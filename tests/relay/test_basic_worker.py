"""The worker lives as long as its relay wants it, and no longer."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.basic import COMMAND
from talkhint_desktop.relay.speech.pipe import (
    HEAD,
    LONGEST,
    Audio,
    Begin,
    End,
    Forget,
    FromWorker,
    Heard,
    Ready,
    Start,
    Taken,
    ToWorker,
    frame,
    from_worker,
    length,
    to_worker,
)

CALL = Path(__file__).parents[2] / "resources" / "practice" / "order-en"
# The caller's "Yes, one moment please." and what surrounds it.
YES = slice(15_700 * 8, 18_500 * 8)


@pytest.fixture
def worker(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    pipe = subprocess.PIPE
    with subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        tell(process, Start([], str(tmp_path)))
        yield process
        process.kill()


def tell(worker: "subprocess.Popen[bytes]", *messages: ToWorker) -> None:
    assert worker.stdin is not None
    worker.stdin.write(b"".join(frame(message) for message in messages))
    worker.stdin.flush()


def told(worker: "subprocess.Popen[bytes]") -> FromWorker:
    assert worker.stdout is not None
    return from_worker(worker.stdout.read(length(worker.stdout.read(HEAD.size))))


def yes() -> bytes:
    return (CALL / "caller.ulaw").read_bytes()[YES]


def test_it_writes_down_what_was_said(worker: "subprocess.Popen[bytes]") -> None:
    audio = yes()
    frames = [
        Audio("u", Speaker.CALLER, audio[at : at + 160])
        for at in range(0, len(audio), 160)
    ]

    tell(worker, Begin("u", Speaker.CALLER), *frames, End("u"))

    assert told(worker) == Ready()
    taken = 0
    while isinstance(message := told(worker), Taken):
        taken += message.count
    assert taken == len(audio)
    assert isinstance(message, Heard)
    assert message.final
    assert "moment please" in message.text


def test_it_guesses_while_somebody_speaks(worker: "subprocess.Popen[bytes]") -> None:
    assert told(worker) == Ready()
    tell(worker, Begin("u", Speaker.CALLER))
    audio = yes()
    messages: list[FromWorker] = []

    for at in range(0, len(audio), 960):
        tell(worker, Audio("u", Speaker.CALLER, audio[at : at + 960]))
        while not isinstance(message := told(worker), Taken):
            messages.append(message)

    guesses = [m for m in messages if isinstance(m, Heard)]
    assert guesses
    assert not any(guess.final for guess in guesses)
    assert len({guess.text for guess in guesses}) == len(guesses)


def test_what_is_forgotten_has_no_final(worker: "subprocess.Popen[bytes]") -> None:
    first = Audio("first", Speaker.CALLER, yes())
    begin = Begin("first", Speaker.CALLER)

    tell(worker, begin, first, Forget("first"), End("first"))
    tell(worker, Begin("second", Speaker.CALLER), End("second"))

    messages = [told(worker), told(worker), told(worker)]
    assert Heard("second", "", final=True) in messages
    assert Taken(Speaker.CALLER, len(yes())) in messages


def test_it_ends_when_its_relay_is_gone(worker: "subprocess.Popen[bytes]") -> None:
    assert worker.stdin is not None
    assert told(worker) == Ready()
    tell(worker, Begin("u", Speaker.CALLER))

    worker.stdin.close()

    assert worker.wait(timeout=10) == 0


def test_it_ends_when_its_relay_dies_in_the_middle_of_a_frame(
    worker: "subprocess.Popen[bytes]",
) -> None:
    assert worker.stdin is not None
    assert told(worker) == Ready()
    worker.stdin.write(frame(Audio("u", Speaker.CALLER, b"\xff" * 160))[:50])

    worker.stdin.close()

    assert worker.wait(timeout=10) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_in_the_terminal_is_not_for_it(
    worker: "subprocess.Popen[bytes]",
) -> None:
    assert told(worker) == Ready()

    os.kill(worker.pid, signal.SIGINT)
    tell(worker, Begin("u", Speaker.AGENT), End("u"))

    assert told(worker) == Heard("u", "", final=True)


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="no priorities here")
def test_it_gives_way_to_the_relay(worker: "subprocess.Popen[bytes]") -> None:
    assert told(worker) == Ready()

    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, worker.pid) == min(19, ours + 5)


@pytest.mark.parametrize(
    "message",
    [Start(["a"], "b"), Begin("u", Speaker.CALLER), Audio("u", Speaker.AGENT, b"\xff")],
)
def test_what_is_said_arrives_as_it_was_said(message: ToWorker) -> None:
    sent = frame(message)

    assert length(sent[: HEAD.size]) == len(sent) - HEAD.size
    assert to_worker(sent[HEAD.size :]) == message


@pytest.mark.parametrize("count", [0, LONGEST + 1])
def test_a_frame_of_an_impossible_length_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        length(HEAD.pack(count))
