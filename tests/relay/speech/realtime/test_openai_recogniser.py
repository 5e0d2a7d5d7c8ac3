"""OpenAI's words: each utterance comes to one end, in good times."""

import asyncio
import logging
from dataclasses import replace

import pytest

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.realtime.config import RealtimeConfig
from talkhint_desktop.relay.speech.realtime.made_up import is_made_up
from talkhint_desktop.relay.speech.recogniser import CLOSED, NOT_UNDERSTOOD
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import ItemFault, Script
from tests.relay.speech.realtime.hearing import (
    LONG,
    OTHER,
    QUICK,
    Listener,
    recognising,
    say,
    words,
)


async def test_both_sides_are_heard_each_on_a_connection_of_its_own() -> None:
    listener = Listener()

    async with (
        OpenAIPeer([LONG, OTHER]) as peer,
        recognising(peer, listener, languages=("en-US",)) as recogniser,
    ):
        say(recogniser, "c", LONG.frames(0, 2000))
        say(recogniser, "a", OTHER.frames(0, 1000), Speaker.AGENT)
        heard = await listener.end_of("c"), await listener.end_of("a")

    assert heard == ("w0 w1 w2 w3", "a0 a1")
    assert [len(c.ledger.finals) for c in peer.connections] == [1, 1]
    assert peer.violations == []
    assert sum(c.ledger.early_ms for c in peer.connections) == 0
    assert [c.close_code for c in peer.connections] == [1000, 1000]
    assert listener.troubles == []


async def test_a_session_is_asked_for_the_telephones_own_sound_and_no_turns() -> None:
    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(
            peer,
            Listener(),
            languages=("en-US", "ru"),
            keywords=("<Acme>\n", "Acme", ""),
            prompt="A shop.",
        ),
    ):
        await peer.until(lambda: peer.sessions_updated == 2)

    assert peer.connections[0].ledger.configs[0]["audio"]["input"] == {
        "format": {"type": "audio/pcmu"},
        "noise_reduction": None,
        "transcription": {
            "model": "gpt-live-transcribe",
            "languages": ["en", "ru"],
            "keywords": ["Acme"],
            "prompt": "A shop.",
        },
        "turn_detection": None,
    }
    assert peer.connections[0].query == {"intent": "transcription"}


async def test_words_are_shown_while_they_are_spoken() -> None:
    listener = Listener()

    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(peer, listener) as recogniser,
    ):
        recogniser.begin("u", Speaker.CALLER)
        for frame in LONG.frames(0, 1000):
            recogniser.audio("u", frame)
        await listener.until(lambda: any(w.text == "w0 w1" for w in listener.words))
        recogniser.end("u")
        final = await listener.end_of("u")

    assert final == "w0 w1"
    assert not any(w.final for w in listener.words[:-1])


async def test_many_words_at_once_are_told_as_one_partial() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(final_after=0.3))
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u", LONG.frames(0, 4000))
            await listener.end_of("u")

    partials = [w.text for w in listener.words if not w.final]
    assert len(partials) < 8
    assert partials == sorted(partials, key=len)


async def test_what_is_said_before_there_is_a_session_is_heard() -> None:
    listener = Listener()

    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(peer, listener) as recogniser,
    ):
        assert not peer.connections
        for number in range(5):
            at = number * 2000
            say(recogniser, f"u{number}", LONG.frames(at, at + 2000))
        heard = [await listener.end_of(f"u{n}") for n in range(5)]

    assert " ".join(str(h) for h in heard) == words(0, 10_000)


@pytest.mark.parametrize(
    ("fault", "lost"),
    [
        (ItemFault.TWICE, False),
        (ItemFault.LATE_DELTA, False),
        (ItemFault.WITHOUT_DELTA, False),
        (ItemFault.AFTER_NEXT, False),
        (ItemFault.SAME_ID, False),
        (ItemFault.FAILED, True),
    ],
)
async def test_an_utterance_has_one_end_whatever_happens_to_its_item(
    fault: ItemFault, lost: bool
) -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(items={2: fault})] * 2)
        async with recognising(peer, listener) as recogniser:
            for number in range(4):
                at = number * 1000
                say(recogniser, f"u{number}", LONG.frames(at, at + 1000))
                if fault is not ItemFault.AFTER_NEXT:
                    await listener.end_of(f"u{number}")
            heard = [await listener.end_of(f"u{n}") for n in range(4)]

    assert heard[0::2] == ["w0 w1", "w4 w5"]
    assert heard[1] == (None if lost else "w2 w3")
    assert listener.lost == ({"u1": NOT_UNDERSTOOD} if lost else {})


async def test_a_final_that_never_comes_is_waited_for_only_so_long() -> None:
    listener = Listener()
    patience = replace(QUICK, final_within=0.2, partial_every=0.0)

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(items={1: ItemFault.NEVER})] * 2)
        async with recognising(peer, listener, patience) as recogniser:
            say(recogniser, "u1", LONG.frames(0, 1000))
            say(recogniser, "u2", LONG.frames(1000, 2000))
            heard = await listener.end_of("u1"), await listener.end_of("u2")

    # What was shown of it stays; it is all that there is.
    assert heard == ("w0 w1", "w2 w3")


async def test_less_than_a_word_is_taken_back_and_silence_is_never_committed() -> None:
    listener = Listener()

    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(peer, listener) as recogniser,
    ):
        say(recogniser, "nothing", [])
        say(recogniser, "click", LONG.frames(0, 80))
        say(recogniser, "silence", [b"\xff" * 160] * 50)
        say(recogniser, "words", LONG.frames(1000, 2000))
        names = ("nothing", "click", "silence", "words")
        heard = [await listener.end_of(name) for name in names]

    assert heard == ["", "", "", "w2 w3"]
    assert sum(c.ledger.commits for c in peer.connections) == 1
    assert peer.violations == []


@pytest.mark.parametrize(
    ("text", "made_up"),
    [
        ("Thank you for watching!", True),
        ("Продолжение следует...", True),
        ("Thank you.", False),
        ("Thank you for watching my dog.", False),
        ("", False),
    ],
)
def test_only_a_sentence_that_nobody_says_on_the_telephone_counts_as_made_up(
    text: str, made_up: bool
) -> None:
    assert is_made_up(text) is made_up


@pytest.mark.parametrize("model", ["gpt-live-transcribe", "gpt-4o-transcribe"])
async def test_where_mulaw_is_refused_linear_sound_is_sent(model: str) -> None:
    listener = Listener()
    script = Script(refused_formats=frozenset({"audio/pcmu"}))

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(script)
        async with recognising(peer, listener, model=model) as recogniser:
            for number in range(3):
                at = number * 3000
                say(recogniser, f"u{number}", LONG.frames(at, at + 3000))
            heard = [await listener.end_of(f"u{n}") for n in range(3)]

    assert " ".join(str(h) for h in heard) == words(0, 9000)
    assert peer.violations == []
    assert peer.connections[0].ledger.configs[0]["audio"]["input"]["format"] == {
        "type": "audio/pcm",
        "rate": 24000,
    }


_WORDS = "session.audio.input.transcription"


@pytest.mark.parametrize(
    "param",
    [
        f"{_WORDS}.keywords",
        f"{_WORDS}.prompt",
        f"{_WORDS}.languages",
        "session.audio.input.noise_reduction",
    ],
)
async def test_a_field_that_is_refused_is_left_out(param: str) -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(refused_params=frozenset({param})))
        async with recognising(
            peer, listener, languages=("en",), keywords=("Acme",), prompt="A shop."
        ) as recogniser:
            say(recogniser, "u", LONG.frames(0, 1000))
            heard = await listener.end_of("u")

    assert heard == "w0 w1"
    assert peer.violations == []
    assert listener.troubles == []


async def test_closing_waits_for_the_finals_under_way() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(final_after=0.2))
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u", LONG.frames(0, 1000))
            await recogniser.close(grace=5)

    assert listener.finals == {"u": "w0 w1"}
    assert listener.lost == {}


async def test_closing_at_once_tells_what_is_lost() -> None:
    listener = Listener()

    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(peer, listener) as recogniser,
    ):
        say(recogniser, "u", LONG.frames(0, 1000))
        await recogniser.close(grace=0)

    assert listener.lost == {"u": CLOSED}


async def test_the_seconds_that_were_sent_are_told_for_the_bill() -> None:
    listener = Listener()

    async with (
        OpenAIPeer([LONG, OTHER]) as peer,
        recognising(peer, listener) as recogniser,
    ):
        say(recogniser, "c", LONG.frames(0, 2000))
        say(recogniser, "a", OTHER.frames(0, 1000), Speaker.AGENT)
        await listener.end_of("c")
        await listener.end_of("a")

    sent = sum(c.ledger.audio_ms for c in peer.connections) / 1000
    assert listener.seconds == pytest.approx(sent)
    assert sent == pytest.approx(3.0)


async def test_the_key_is_in_no_log_and_no_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    listener = Listener()

    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(peer, listener) as recogniser,
    ):
        say(recogniser, "u", LONG.frames(0, 1000))
        await listener.end_of("u")

    assert peer.connections[0].headers["Authorization"] == "Bearer sk-test"
    mine = [r for r in caplog.records if r.name.startswith("talkhint")]
    assert "sk-test" not in " ".join(record.getMessage() for record in mine)
    assert "websockets.client" not in {record.name for record in caplog.records}
    assert "sk-test" not in repr(RealtimeConfig(api_key="sk-test"))


async def test_nothing_outlives_the_recogniser() -> None:
    before = asyncio.all_tasks()

    async with OpenAIPeer([LONG]) as peer:
        async with recognising(peer, Listener()):
            await peer.until(lambda: peer.sessions_updated == 2)
        await peer.until(lambda: not any(c.is_open for c in peer.connections))

    assert asyncio.all_tasks() == before
