"""A call's words outlive the connections they come over."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.call import Call, Party
from talkhint_desktop.core.events import Direction, Event, Gap, Segment, Speaker
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.speech.realtime.config import RealtimeConfig
from talkhint_desktop.relay.speech.realtime.recogniser import OpenAIRecogniser
from talkhint_desktop.relay.speech.recogniser import (
    FELL_BEHIND,
    NOT_UNDERSTOOD,
    Words,
)
from talkhint_desktop.relay.wire.twilio import Media
from tests.peers.openai_audio import recorded_track
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import (
    BAD_KEY,
    BROKEN,
    CAPTIVE_PORTAL,
    COUNTRY,
    HUGE_EVENT,
    KEY_REVOKED,
    NO_CREDIT,
    NOT_A_NUMBER,
    NOT_FOUND,
    NOT_JSON,
    QUOTA_SPENT,
    SESSION_EXPIRED,
    SIXTY_MINUTES,
    TOO_FAST,
    UNKNOWN_EVENT,
    Abort,
    Act,
    Close,
    ItemFault,
    Refusal,
    Say,
    Script,
    Stall,
    StopReading,
    error_event,
)
from tests.relay.speech.realtime.hearing import (
    LONG,
    OTHER,
    QUICK,
    Listener,
    recognising,
    say,
    words,
)

PARTY = Party(Direction.INBOUND, "+15550100", "+15550199")
_CALL = Path(__file__).parents[4] / "resources" / "practice" / "order-en"
SPEECH = recorded_track(
    (_CALL / "caller.ulaw").read_bytes(),
    [
        (said["start_ms"], said["end_ms"], said["text"])
        for said in json.loads((_CALL / "reference.json").read_text())["segments"]
        if said["track"] == "caller"
    ],
)
DROPS = [
    SIXTY_MINUTES,
    Close(1011, "keepalive ping timeout"),
    Close(1012, "service restart"),
    Close(1013, "try again later"),
    Abort(),
]


@pytest.mark.parametrize("drop", DROPS, ids=str)
async def test_a_drop_in_the_middle_of_a_turn_costs_no_word_and_doubles_none(
    drop: Act,
) -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(at_audio={2500: (drop,)})] * 2)
        async with recognising(peer, listener) as recogniser:
            for number in range(3):
                at = number * 2000
                say(recogniser, f"u{number}", LONG.frames(at, at + 2000))
            heard = [await listener.end_of(f"u{n}") for n in range(3)]

    assert " ".join(str(h) for h in heard) == words(0, 6000)
    assert listener.lost == {}
    assert listener.troubles == []  # it was healed before anybody would notice


async def test_a_drop_between_commit_and_final_costs_no_word() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        dies = Script(
            items={1: ItemFault.NEVER}, at_audio={1100: (Close(1011, "gone"),)}
        )
        peer.next_connections(dies, dies)
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u1", LONG.frames(0, 1000))
            say(recogniser, "u2", LONG.frames(1000, 2000))
            heard = await listener.end_of("u1"), await listener.end_of("u2")

    assert heard == ("w0 w1", "w2 w3")
    assert listener.lost == {}


async def test_partials_do_not_shrink_when_a_turn_is_heard_anew() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(at_audio={3000: (Abort(),)})] * 2)
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u", LONG.frames(0, 5000))
            await listener.end_of("u")

    told = [len(w.text) for w in listener.words]
    assert told == sorted(told)


async def test_what_was_kept_is_said_again_in_small_pieces_and_not_too_fast() -> None:
    listener = Listener()
    loop = asyncio.get_running_loop()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(at_audio={2900: (Abort(),)})] * 2)
        async with recognising(
            peer, listener, replace(QUICK, faster=8.0)
        ) as recogniser:
            began = loop.time()
            say(recogniser, "u", LONG.frames(0, 6000))
            heard = await listener.end_of("u")
            took = loop.time() - began

    ledger = peer.connections[-1].ledger
    assert heard == words(0, 6000)
    assert ledger.audio_ms == 6000
    assert ledger.events["input_audio_buffer.append"] == 60
    # Six seconds at eight times life, less two that may go at once.
    assert took > 0.49


async def test_what_waits_for_more_than_the_ring_holds_is_a_gap_oldest_first() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(refusal=BROKEN))
        async with recognising(peer, listener, replace(QUICK, kept=5.0)) as recogniser:
            for number in range(4):
                at = number * 2000
                say(recogniser, f"u{number}", LONG.frames(at, at + 2000))
            await listener.until(
                lambda: len(listener.lost) == 2 and bool(listener.troubles)
            )
            peer.every_connection(Script())
            heard = [await listener.end_of(f"u{n}") for n in range(4)]

    assert heard == [None, None, words(4000, 6000), words(6000, 8000)]
    assert listener.lost == {"u0": FELL_BEHIND, "u1": FELL_BEHIND}
    assert listener.codes == [("transcriber-down", False), ("transcriber-down", True)]


async def test_a_server_that_stops_reading_costs_the_oldest_and_blocks_nobody() -> None:
    listener = Listener()
    patience = replace(QUICK, kept=20.0, send_within=0.2, faster=1e6)
    loop = asyncio.get_running_loop()
    slowest = 0.0
    number = 0

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(at_audio={20: (StopReading(),)})] * 2)
        async with recognising(peer, listener, patience) as recogniser:
            await peer.until(lambda: peer.sessions_updated == 2)
            while len(peer.connections) == 2:  # until the buffers are full
                before = loop.time()
                say(recogniser, f"u{number}", _noise(10))
                slowest = max(slowest, loop.time() - before)
                number += 1
                await asyncio.sleep(0.005)
            say(recogniser, "last", LONG.frames(0, 1000))
            heard = await listener.end_of("last")

    assert heard == "w0 w1"
    assert slowest < 0.1
    assert set(listener.lost.values()) == {FELL_BEHIND}
    assert "u0" in listener.lost


def _noise(seconds: int) -> Iterator[bytes]:
    return (bytes([n % 100]) * 160 for n in range(seconds * 50))


@pytest.mark.parametrize("where", ["at_open", "at_updated"])
async def test_a_server_that_falls_silent_is_left_for_another(where: str) -> None:
    listener = Listener()
    patience = replace(QUICK, deaf_after=0.1, configured_within=0.1)

    async with OpenAIPeer([LONG]) as peer:
        stalls: dict[str, Any] = {where: (Stall(),)}
        peer.next_connections(*[Script(**stalls)] * 2)
        async with recognising(peer, listener, patience) as recogniser:
            say(recogniser, "u", LONG.frames(0, 1000))
            heard = await listener.end_of("u")

    assert heard == "w0 w1"


async def test_a_server_that_stays_silent_is_tried_once_more_and_then_waited_for() -> (
    None
):
    listener = Listener()
    patience = replace(QUICK, deaf_after=0.05, final_within=0.3)

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(at_updated=(Stall(),)))
        async with recognising(peer, listener, patience) as recogniser:
            say(recogniser, "u1", LONG.frames(0, 1000))
            say(recogniser, "u2", LONG.frames(1000, 2000))
            heard = await listener.end_of("u1"), await listener.end_of("u2")

    assert heard == (None, None)
    assert len(peer.connections) == 3  # the agent's side said nothing


async def test_connections_that_die_at_once_are_tried_fast_only_three_times() -> None:
    listener = Listener()
    patience = replace(QUICK, rest=30.0)

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(at_updated=(Close(1011, "later"),)))
        async with recognising(peer, listener, patience) as recogniser:
            say(recogniser, "u", LONG.frames(0, 1000))
            await listener.until(lambda: bool(listener.troubles))
            await peer.until(lambda: len(peer.connections) == 6)  # both sides

    assert listener.troubles == [
        ("transcriber-down", "the server closes each connection at once", False),
        ("transcriber-down", "the server closes each connection at once", True),
    ]


async def test_after_the_rest_words_come_again_and_the_trouble_is_over() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(at_updated=(Close(1011, "later"),))] * 6)
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u", LONG.frames(0, 1000))
            say(recogniser, "v", LONG.frames(0, 1000), Speaker.AGENT)
            heard = await listener.end_of("u"), await listener.end_of("v")
            await listener.until(lambda: listener.codes[-1][1])

    assert heard == ("w0 w1", "w0 w1")


NO_MODEL = Refusal(404, "model_not_found", "The model does not exist.")
NO_BALANCE = Refusal(429, "credit_balance_exhausted", kind="insufficient_quota")
HARD_LIMIT = Refusal(429, "billing_hard_limit_reached")
GONE_ACCOUNT = Refusal(403, "account_deactivated")
FINAL = [
    (BAD_KEY, "key-refused"),
    (COUNTRY, "key-refused"),
    (GONE_ACCOUNT, "key-refused"),
    (NO_CREDIT, "quota-exhausted"),
    (NO_BALANCE, "quota-exhausted"),
    (HARD_LIMIT, "quota-exhausted"),
    (NO_MODEL, "transcriber-down"),
    (NOT_FOUND, "transcriber-down"),
]


@pytest.mark.parametrize(("refusal", "code"), FINAL, ids=str)
async def test_what_only_the_user_can_mend_is_told_and_not_tried_again(
    refusal: Refusal, code: str
) -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(refusal=refusal))
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "before", LONG.frames(0, 1000))
            assert await listener.end_of("before") is None
            say(recogniser, "after", LONG.frames(0, 1000))
            assert await listener.end_of("after") is None
            await asyncio.sleep(0.1)  # nothing may come of it

    assert listener.codes == [(code, False), (code, True)]
    assert len(peer.connections) <= 2
    assert listener.lost["before"] == listener.lost["after"] != ""


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ((QUOTA_SPENT,), "quota-exhausted"),
        (KEY_REVOKED, "key-refused"),
        ((KEY_REVOKED[1],), "key-refused"),  # the close alone
        ((Say(error_event("account_deactivated", "Gone.")),), "key-refused"),
    ],
    ids=str,
)
async def test_a_key_or_credit_that_ends_in_mid_call_ends_the_trying(
    acts: tuple[Act, ...], code: str
) -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(at_audio={1500: acts}))
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u1", LONG.frames(0, 1000))
            assert await listener.end_of("u1") == "w0 w1"
            say(recogniser, "u2", LONG.frames(1000, 2000))
            await listener.end_of("u2")
            await listener.until(lambda: bool(listener.troubles))
            say(recogniser, "u3", LONG.frames(2000, 3000))
            assert await listener.end_of("u3") is None

    assert listener.codes == [(code, False), (code, True)]
    assert len(peer.connections) == 2


@pytest.mark.parametrize("key", ["", " \n", "sk-ключ", "sk-a\nb"])
async def test_a_key_that_can_be_none_is_not_even_tried(key: str) -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer, recognising(peer, listener, api_key=key):
        await listener.until(lambda: bool(listener.troubles))

    assert listener.codes[0] == ("key-refused", False)
    assert peer.connections == []


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (BROKEN, "transcriber-down"),
        (TOO_FAST, "transcriber-down"),
        (CAPTIVE_PORTAL, "offline"),
        (Refusal(403, html="<html>Sign in</html>"), "offline"),
        (Refusal(302), "offline"),
    ],
    ids=str,
)
async def test_what_may_pass_is_tried_again_and_told_meanwhile(
    refusal: Refusal, code: str
) -> None:
    listener = Listener()
    once = replace(refusal, retry_after="0.1" if refusal.retry_after else None)

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(refusal=once)] * 4)
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u", LONG.frames(0, 1000))
            say(recogniser, "v", LONG.frames(0, 1000), Speaker.AGENT)
            heard = await listener.end_of("u"), await listener.end_of("v")

    assert heard == ("w0 w1", "w0 w1")
    assert listener.codes == [(code, False), (code, True)]


async def test_a_server_that_is_not_there_is_told_and_found_when_it_comes() -> None:
    listener = Listener()

    async with (
        OpenAIPeer() as peer,
        recognising(peer, listener, base_url="http://127.0.0.1:1/v1"),
    ):
        await listener.until(lambda: bool(listener.troubles))

    cause = "nobody answers at its address"
    assert listener.troubles[0] == ("transcriber-down", cause, False)


async def test_an_address_that_is_not_found_is_told_as_offline() -> None:
    listener = Listener()

    async with (
        OpenAIPeer() as peer,
        recognising(peer, listener, base_url="http://nobody.invalid/v1"),
    ):
        await listener.until(lambda: bool(listener.troubles))

    assert listener.codes[0] == ("offline", False)


async def test_a_handshake_that_is_not_answered_is_given_up_and_tried_again() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(stalled_handshake=True)] * 2)
        patience = replace(QUICK, open_within=0.1)
        async with recognising(peer, listener, patience) as recogniser:
            say(recogniser, "u", LONG.frames(0, 1000))
            heard = await listener.end_of("u")

    assert heard == "w0 w1"


@pytest.mark.parametrize(
    "act",
    [NOT_JSON, NOT_A_NUMBER, UNKNOWN_EVENT, HUGE_EVENT, SESSION_EXPIRED],
    ids=lambda act: str(act)[:30],
)
async def test_nonsense_from_the_server_costs_no_word(act: Say) -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(at_audio={500: (act,)})] * 2)
        async with recognising(peer, listener) as recogniser:
            say(recogniser, "u", LONG.frames(0, 2000))
            heard = await listener.end_of("u")

    assert heard == "w0 w1 w2 w3"


async def test_a_session_is_left_in_a_silence_before_its_time_is_up() -> None:
    listener = Listener()
    patience = replace(QUICK, rotate_after=0.2)

    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(peer, listener, patience) as recogniser,
    ):
        for number in range(20):
            at = number * 1000
            recogniser.begin(f"u{number}", Speaker.CALLER)
            for frame in LONG.frames(at, at + 1000):
                recogniser.audio(f"u{number}", frame)
                await asyncio.sleep(0)
            recogniser.end(f"u{number}")
            await asyncio.sleep(0.05)
        heard = [await listener.end_of(f"u{n}") for n in range(20)]

    assert " ".join(str(h) for h in heard) == words(0, 20_000)
    assert len(peer.connections) > 4
    assert listener.troubles == []
    left = peer.connections[:-4]  # the last may have been under way at the end
    assert {c.close_code for c in left} == {1000}


async def test_the_end_that_a_session_tells_is_heeded() -> None:
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.next_connections(*[Script(lifetime=2)] * 2)
        async with recognising(peer, listener, replace(QUICK, before_expiry=0.4)):
            await peer.until(lambda: len(peer.connections) == 4)

    assert listener.troubles == []


async def test_a_clock_that_is_wrong_does_not_make_connections_turn_in_circles() -> (
    None
):
    listener = Listener()

    async with OpenAIPeer([LONG]) as peer:
        peer.every_connection(Script(lifetime=-7200))
        async with recognising(peer, listener) as recogniser:
            for number in range(10):
                say(recogniser, f"u{number}", LONG.frames(0, 1000))
                await listener.end_of(f"u{number}")

    assert len(peer.connections) == 2


async def test_a_turn_under_way_at_the_last_moment_is_finished_where_it_began() -> None:
    listener = Listener()
    patience = replace(QUICK, rotate_after=0.1, rotate_at_last=0.2)

    async with (
        OpenAIPeer([LONG]) as peer,
        recognising(peer, listener, patience) as recogniser,
    ):
        recogniser.begin("u1", Speaker.CALLER)
        for frame in LONG.frames(0, 1000):
            recogniser.audio("u1", frame)
        await peer.until(lambda: len(peer.connections) > 4)
        for frame in LONG.frames(1000, 2000):
            recogniser.audio("u1", frame)
        recogniser.end("u1")
        heard = await listener.end_of("u1")

    assert heard == "w0 w1 w2 w3"


async def test_three_drops_in_a_call_cost_no_word_of_either_side() -> None:
    listener = Listener()
    drops: tuple[Act, ...] = (Abort(), Close(1011, "gone"), SIXTY_MINUTES)

    async with OpenAIPeer([LONG, OTHER]) as peer:
        for drop in drops:
            peer.next_connections(*[Script(at_audio={1500: (drop,)})] * 2)
        async with recognising(peer, listener) as recogniser:
            for number in range(5):
                at = number * 1000
                say(recogniser, f"c{number}", LONG.frames(at, at + 1000))
                agent = OTHER.frames(at, at + 1000)
                say(recogniser, f"a{number}", agent, Speaker.AGENT)
            caller = [await listener.end_of(f"c{n}") for n in range(5)]
            agents = [await listener.end_of(f"a{n}") for n in range(5)]

    assert " ".join(map(str, caller)) == words(0, 5000)
    assert " ".join(map(str, agents)) == " ".join(word for _, word in OTHER.words)
    assert listener.lost == {}
    assert len(peer.connections) > 4


async def test_a_session_shows_a_failed_item_and_a_lost_turn_as_gaps() -> None:
    """The whole seam: real speech, turn detection, the call's own bookkeeping."""
    told: list[Event] = []
    session = Session(
        Call("CA1", PARTY, playbook=Playbook(()), language="en"),
        practice=False,
        tell=told.append,
        clock=lambda: Moment(datetime.now(UTC), asyncio.get_running_loop().time()),
    )
    listener = Listener()

    def heard(words: Words) -> None:
        session.heard(words)
        listener.heard(words)

    def lost(names: list[str], why: str) -> None:
        session.words_lost(names, why)
        listener.gone(names, why)

    async with OpenAIPeer([SPEECH]) as peer, asyncio.TaskGroup() as tasks:
        peer.every_connection(Script(items={1: ItemFault.FAILED}))
        recogniser = session.recogniser = OpenAIRecogniser.start(
            tasks,
            RealtimeConfig(api_key=peer.key, base_url=peer.base_url),
            heard=heard,
            lost=lost,
            troubled=listener.troubled,
            used=listener.used,
            patience=QUICK,
        )
        for number, frame in enumerate(SPEECH.frames(0, 30_000)):
            media = Media(number, "inbound", number, number * 20, "")
            session.audio(media, frame)
            await asyncio.sleep(0)
        session.ended("completed")
        await recogniser.close()

    gaps = [event for event in told if isinstance(event, Gap)]
    finals = [e for e in told if isinstance(e, Segment) and e.final]
    assert [gap.cause for gap in gaps] == [NOT_UNDERSTOOD]
    assert len(finals) > 1
    assert {segment.engine for segment in finals} == {"openai"}
    assert finals[-1].text == "Yes, one moment please."
    assert peer.violations == []
