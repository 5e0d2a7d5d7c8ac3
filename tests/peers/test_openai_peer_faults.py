"""The OpenAI stand-in misbehaves on a socket as it is told to, and no other way."""

import asyncio
import json
from collections.abc import Iterable
from itertools import cycle

import pytest
from websockets.exceptions import (
    ConnectionClosed,
    ConnectionClosedError,
    ConnectionClosedOK,
    InvalidStatus,
)

from tests.peers.openai_audio import marked_track
from tests.peers.openai_caller import Caller, calling, configured
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
    NOT_JSON,
    QUOTA_SPENT,
    SESSION_EXPIRED,
    SIXTY_MINUTES,
    TOO_FAST,
    UNKNOWN_EVENT,
    Abort,
    Close,
    ItemFault,
    Json,
    Refusal,
    Say,
    Script,
    Stall,
    StopReading,
)

TRACK = marked_track(1000, [(110, "one"), (310, "two"), (510, "three")])
SILENCE_S = 0.2  # how long nothing has to come to be called silence


@pytest.mark.parametrize(
    ("close", "kind"),
    [
        (SIXTY_MINUTES, ConnectionClosedOK),
        (Close(1011, "keepalive ping timeout"), ConnectionClosedError),
        (Close(1012, "service restart"), ConnectionClosedError),
        (Close(1013, "try again later"), ConnectionClosedError),
    ],
)
async def test_a_session_is_closed_at_the_given_millisecond_of_audio(
    close: Close, kind: type[ConnectionClosed]
) -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(at_audio={200: (close,)}))
        async with configured(peer) as caller:
            await caller.hear(TRACK.frames(0, 200))
            with pytest.raises(kind) as closed:
                await caller.next_of("never")

    assert closed.value.rcvd is not None
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (
        close.code,
        close.reason,
    )
    assert peer.connections[0].ledger.audio_ms == 200


async def test_an_abort_ends_the_connection_without_a_close_frame() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(at_audio={200: (Abort(),)}))
        async with configured(peer) as caller:
            await caller.hear(TRACK.frames(0, 200))
            with pytest.raises(ConnectionClosedError) as closed:
                await caller.next_of("never")

    assert closed.value.rcvd is None


@pytest.mark.parametrize("refusal", [BAD_KEY, COUNTRY, NO_CREDIT, TOO_FAST, BROKEN])
async def test_a_handshake_is_refused_with_the_vendors_json(refusal: Refusal) -> None:
    async with OpenAIPeer() as peer:
        peer.next_connections(Script(refusal=refusal))
        with pytest.raises(InvalidStatus) as refused:
            async with calling(peer):
                pass

    response = refused.value.response
    assert response.status_code == refusal.status
    assert json.loads(response.body or b"")["error"]["code"] == refusal.code
    assert response.headers.get("Retry-After") == refusal.retry_after
    assert not peer.connections[0].accepted


async def test_a_wrong_key_is_refused_without_a_script() -> None:
    async with OpenAIPeer() as peer:
        with pytest.raises(InvalidStatus) as refused:
            async with calling(peer, key="sk-other"):
                pass

    assert refused.value.response.status_code == 401


async def test_a_captive_portal_answers_the_handshake_with_a_page() -> None:
    async with OpenAIPeer() as peer:
        peer.next_connections(Script(refusal=CAPTIVE_PORTAL))
        with pytest.raises(InvalidStatus) as refused:
            async with calling(peer):
                pass

    assert refused.value.response.status_code == 200
    assert refused.value.response.headers["Content-Type"].startswith("text/html")


async def test_a_stalled_handshake_is_never_answered() -> None:
    async with OpenAIPeer() as peer:
        peer.next_connections(Script(stalled_handshake=True))
        with pytest.raises(TimeoutError):
            async with calling(peer, open_timeout=SILENCE_S):
                pass

    assert len(peer.connections) == 1


@pytest.mark.parametrize("when", ["at_open", "at_updated"])
async def test_a_stalled_session_answers_pings_but_says_nothing(when: str) -> None:
    async with OpenAIPeer([TRACK]) as peer:
        stall = (Stall(),)
        opened = Script(at_open=stall)
        peer.next_connections(opened if when == "at_open" else Script(at_updated=stall))
        async with calling(peer) as caller:
            if when == "at_updated":
                await caller.configure()
            await caller.hear(TRACK.frames())
            await asyncio.wait_for(await caller.ws.ping(), 5)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(caller.ws.recv(), SILENCE_S)

    assert peer.connections[0].ledger.events["input_audio_buffer.append"] == 50


async def test_a_peer_that_stops_reading_fills_the_clients_window() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(at_audio={20: (StopReading(),)}))
        async with configured(peer) as caller:
            sent = await _bytes_sent_until_blocked(caller)
            more = await _bytes_sent_until_blocked(caller)
            caller.ws.transport.abort()

    assert sent < 8 * 2**20
    assert more < 2**20  # once full, it stays full


async def test_three_connections_in_a_row_are_closed_at_once_and_the_fourth_lives() -> (
    None
):
    quick = Script(at_open=(Close(1011, "later"),))
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(quick, quick, quick)
        for _ in range(3):
            with pytest.raises(ConnectionClosedError):
                async with calling(peer) as caller:
                    await caller.next()
        async with configured(peer) as caller:
            assert await caller.turn(TRACK.frames()) == "one two three"

    assert len(peer.connections) == 4


@pytest.mark.parametrize(
    ("bad", "seen"), [(NOT_JSON, "session.upd"), (NOT_A_NUMBER, "NaN")]
)
async def test_a_frame_that_is_no_event_goes_out_as_it_is(bad: Say, seen: str) -> None:
    async with OpenAIPeer() as peer:
        peer.next_connections(Script(at_updated=(bad,)))
        async with configured(peer) as caller:
            frame = await asyncio.wait_for(caller.ws.recv(), 5)

    assert seen in str(frame)


async def test_an_unknown_event_comes_between_the_others() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(at_audio={20: (UNKNOWN_EVENT,)}))
        async with configured(peer) as caller:
            await caller.hear(TRACK.frames(0, 200))
            first, second = await caller.next(), await caller.next()

    assert first["type"] == "moon.phase"
    assert second["delta"] == "one "


async def test_a_huge_event_is_over_a_sane_clients_limit() -> None:
    async with OpenAIPeer() as peer:
        peer.next_connections(Script(at_updated=(HUGE_EVENT,)))
        async with calling(peer, max_size=2**20) as caller:
            await caller.configure()
            with pytest.raises(ConnectionClosedError) as closed:
                await caller.next()

    assert closed.value.sent is not None
    assert closed.value.sent.code == 1009


@pytest.mark.parametrize("say", [SESSION_EXPIRED, QUOTA_SPENT])
async def test_an_error_in_mid_session_leaves_the_socket_open(say: Say) -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(at_audio={20: (say,)}))
        async with configured(peer) as caller:
            await caller.hear(TRACK.frames(0, 20))
            error = await caller.next()
            heard = await caller.turn(TRACK.frames(100, 300))

    assert error == say.message
    assert heard == "one"


async def test_a_revoked_key_is_told_and_then_the_socket_is_closed() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(at_audio={20: KEY_REVOKED}))
        async with configured(peer) as caller:
            await caller.hear(TRACK.frames(0, 20))
            error = await caller.next()
            with pytest.raises(ConnectionClosedError) as closed:
                await caller.next()

    assert error["error"]["code"] == "invalid_api_key"
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 3000


async def test_a_failed_item_is_told_and_the_next_one_is_fine() -> None:
    failed, fine = await _two_turns(ItemFault.FAILED)

    assert _kinds(failed) == ["delta", "failed"]
    assert _kinds(fine) == ["delta", "completed"]


async def test_an_item_can_be_completed_twice() -> None:
    first, _ = await _two_turns(ItemFault.TWICE)

    assert _kinds(first) == ["delta", "completed", "completed"]
    assert first[1]["transcript"] == first[2]["transcript"]
    assert first[1]["event_id"] != first[2]["event_id"]


async def test_a_delta_can_come_after_the_item_was_completed() -> None:
    first, _ = await _two_turns(ItemFault.LATE_DELTA)

    assert _kinds(first) == ["delta", "completed", "delta"]


async def test_an_item_can_be_completed_without_a_delta() -> None:
    first, _ = await _two_turns(ItemFault.WITHOUT_DELTA)

    assert _kinds(first) == ["completed"]
    assert first[0]["transcript"] == "one"


async def test_an_item_can_stay_without_an_end() -> None:
    first, second = await _two_turns(ItemFault.NEVER)

    assert _kinds(first) == ["delta"]
    assert _kinds(second) == ["delta", "completed"]


async def test_completions_of_two_items_can_come_in_the_wrong_order() -> None:
    first, second = await _two_turns(ItemFault.AFTER_NEXT)

    late = second[-1]
    assert _kinds(first) == ["delta"]
    assert _kinds(second) == ["delta", "completed", "completed"]
    assert (late["transcript"], late["item_id"]) == ("one", first[0]["item_id"])


async def test_an_item_can_take_the_id_of_the_one_before() -> None:
    first, second = await _two_turns(ItemFault.SAME_ID, commit=2)

    assert {event["item_id"] for event in [*first, *second]} == {first[0]["item_id"]}
    assert [first[-1]["transcript"], second[-1]["transcript"]] == ["one", "two"]


async def test_a_final_comes_as_late_as_the_script_says() -> None:
    loop = asyncio.get_running_loop()
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(final_after=0.3))
        async with configured(peer) as caller:
            await caller.hear(TRACK.frames(0, 200))
            await caller.say("input_audio_buffer.commit")
            await caller.next_of("item.done")
            before = loop.time()
            await caller.next_of(".completed")

    assert 0.2 < loop.time() - before < 3


async def test_a_socket_that_closes_takes_its_late_finals_with_it() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(final_after=60.0))
        async with configured(peer) as caller:
            await caller.hear(TRACK.frames(0, 200))
            await caller.say("input_audio_buffer.commit")
            await caller.next_of("item.done")
        await peer.until(lambda: not peer.connections[0].is_open)


async def _two_turns(
    fault: ItemFault, commit: int = 1
) -> tuple[list[Json], list[Json]]:
    """Return what is told of the words in two turns, the fault in one of them."""
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(items={commit: fault}))
        async with configured(peer) as caller:
            first = await _events_of_turn(caller, TRACK.frames(0, 200))
            second = await _events_of_turn(caller, TRACK.frames(200, 400))
    return first, second


async def _events_of_turn(caller: Caller, frames: Iterable[bytes]) -> list[Json]:
    """Return a turn's events; the answer to `clear` shows that no more will come."""
    await caller.hear(frames)
    await caller.say("input_audio_buffer.commit")
    await caller.say("input_audio_buffer.clear")
    events = await caller.until("cleared")
    return [event for event in events if "transcription" in event["type"]]


def _kinds(events: list[Json]) -> list[str]:
    return [event["type"].rpartition(".")[2] for event in events]


async def _bytes_sent_until_blocked(caller: Caller) -> int:
    """Send audio until one send takes too long; bounded at 16 MB."""
    sent = 0
    for frame in cycle(TRACK.frames()):
        try:
            await asyncio.wait_for(caller.hear([frame * 50]), SILENCE_S * 2)
        except TimeoutError:
            return sent
        sent += len(frame) * 50
        if sent > 16 * 2**20:
            break
    return sent
