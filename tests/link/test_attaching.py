"""A face that attaches, early or late, knows what all the others know."""

import asyncio
import json
from pathlib import Path

import msgspec
import pytest
from websockets.asyncio.client import ClientConnection, connect

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import KINDS, CallEvent, CallState, Name, kind_of
from talkhint_desktop.core.signal_path import CallPulse, TrackPulse
from talkhint_desktop.link import face as face_module
from talkhint_desktop.link import host as host_module
from talkhint_desktop.link import invitation
from talkhint_desktop.link.client import LinkLost, attach
from talkhint_desktop.link.messages import (
    FIRST_KINDS,
    VERSION,
    Attached,
    Present,
    Pulse,
    Told,
    from_relay,
)
from talkhint_desktop.link.messages import attach as attach_frame
from tests.core.builders import SID, partial, segment, step
from tests.link.hosting import PROFILE, SOON, Hosted, Screen, hosted, until

NAME = Name(at=step(CallState.RINGING).at, number="+15550100", name="Dana Whitfield")
RING, END = step(CallState.RINGING), step(CallState.ENDED, second=60)


async def test_a_face_gets_the_state_first_and_then_the_events() -> None:
    async with hosted() as relay:
        relay.tell(RING)
        relay.tell(segment("hello"))
        async with await relay.attach() as link:
            relay.tell(END)
            messages = aiter(link)

            hello, told = await anext(messages), await anext(messages)

    assert isinstance(hello, Attached)
    assert hello.events == [RING, segment("hello")]
    assert hello.profile == link.profile == PROFILE
    assert told == Told(seq=hello.seq + 1, event=END)


async def test_nothing_is_missed_or_doubled_while_faces_attach_in_a_flood() -> None:
    async def attach_and_read(relay: Hosted, after: asyncio.Event) -> Screen:
        await after.wait()
        screen = Screen()
        async with await relay.attach() as link:
            await screen.read(link, END)
        return screen

    async with hosted() as relay, asyncio.TaskGroup() as tasks:
        relay.tell(RING)
        turns = [asyncio.Event() for _ in range(6)]
        jobs = [tasks.create_task(attach_and_read(relay, turn)) for turn in turns]
        for number in range(1_200):
            if number % 150 == 0 and number // 150 < len(turns):
                turns[number // 150].set()
            name = f"caller-{number}"
            relay.tell(partial("so", name, start_ms=number))
            relay.tell(segment(f"so {number}", name, start_ms=number))
            await asyncio.sleep(0)
        relay.tell(END)
        screens = [await job for job in jobs]

        whole = relay.present.events()
        assert [screen.state.events() == whole for screen in screens] == [True] * 6
        assert {screen.seq for screen in screens} == {2_402}
        assert relay.host.faces <= 6


async def test_a_face_that_left_is_not_counted_any_more() -> None:
    async with hosted() as relay:
        async with await relay.attach(), await relay.attach():
            assert relay.host.faces == 2
        await until(lambda: relay.host.faces == 0)

        relay.tell(RING)


async def test_a_token_opens_once() -> None:
    async with hosted() as relay:
        token = relay.host.invite()
        async with await attach(relay.address, token, face="first"):
            with pytest.raises(TalkHintError, match="does not know this window"):
                await attach(relay.address, token, face="second")

            assert relay.host.faces == 1


async def test_of_two_faces_with_one_token_exactly_one_gets_in() -> None:
    async def tries(address: str, token: str) -> str:
        try:
            link = await attach(address, token, face="test")
        except TalkHintError:
            return "refused"
        await link.close()
        return "in"

    async with hosted() as relay, asyncio.TaskGroup() as tasks:
        token = relay.host.invite()
        jobs = [tasks.create_task(tries(relay.address, token)) for _ in range(4)]
        came = sorted([await job for job in jobs])

    assert came == ["in", "refused", "refused", "refused"]


async def test_an_attached_face_holds_the_token_for_its_next_attachment() -> None:
    async with hosted() as relay:
        async with await relay.attach() as first:
            token = first.token

        async with await attach(relay.address, token, face="test") as second:
            assert second.token != token


async def test_tokens_end_with_the_relay() -> None:
    async with hosted() as relay:
        token = relay.host.invite()

    with pytest.raises(LinkLost, match="No relay answers"):
        await attach(relay.address, token, face="test")


async def test_the_link_never_goes_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.read(64))
        writer.close()

    async with await asyncio.start_server(proxy, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        for name in ("http", "https", "all", "ws", "wss"):
            monkeypatch.setenv(f"{name}_proxy", f"http://127.0.0.1:{port}")
        async with hosted() as relay, await relay.attach() as link:
            assert link.profile == PROFILE

    assert asked == []


async def test_only_the_newest_pulse_is_carried_to_a_face_that_is_busy() -> None:
    def call(number: int) -> CallPulse:
        return CallPulse(
            call_sid=SID,
            stream_ms=number,
            practice=False,
            answered=True,
            streaming=True,
            caller=TrackPulse(),
            agent=TrackPulse(),
        )

    screen = Screen()
    async with hosted() as relay, await relay.attach() as link:
        relay.tell(RING)
        for number in range(1_000):
            relay.host.pulsed([], [call(number)])
        reading = aiter(link)
        while not screen.pulses:
            screen.take(await anext(reading))

    assert screen.pulses == [Pulse(stages=[], calls=[call(999)])]
    assert screen.told == 1


# --- the note for faces that were not started by the relay's parent ------------


async def test_a_note_opens_one_attachment_and_is_replaced_by_a_new_one(
    tmp_path: Path,
) -> None:
    async with hosted(folder=tmp_path) as relay:
        first = invitation.find(tmp_path)
        assert first is not None
        async with await attach(first.address, first.token, face="one"):
            second = invitation.find(tmp_path)
            assert second is not None
            with pytest.raises(TalkHintError):
                await attach(first.address, first.token, face="again")
            async with await attach(second.address, second.token, face="two"):
                assert relay.host.faces == 2

    assert first.address == second.address
    assert first.token != second.token


async def test_the_note_stays_good_whatever_else_is_invited(tmp_path: Path) -> None:
    async with hosted(folder=tmp_path) as relay:
        for _ in range(3 * host_module.MAX_INVITATIONS):
            relay.host.invite()
        note = invitation.find(tmp_path)
        assert note is not None

        async with await attach(note.address, note.token, face="late"):
            assert relay.host.faces == 1


async def test_old_invitations_end_so_that_they_do_not_pile_up() -> None:
    async with hosted() as relay:
        old = relay.host.invite()
        for _ in range(host_module.MAX_INVITATIONS):
            relay.host.invite()

        with pytest.raises(TalkHintError, match="does not know this window"):
            await attach(relay.address, old, face="late")


async def test_a_late_face_knows_the_name_before_it_sees_the_call() -> None:
    async with hosted() as relay:
        for event in (msgspec.structs.replace(NAME, number=RING.from_number), RING):
            relay.tell(event)
        async with await relay.attach() as link:
            hello = await anext(aiter(link))

    assert isinstance(hello, Attached)
    assert [type(event) for event in hello.events] == [Name, CallEvent]


async def test_a_face_from_before_names_goes_on_as_if_there_were_none() -> None:
    name = msgspec.structs.replace(NAME, number=RING.from_number)
    async with hosted() as relay:
        relay.tell(name)
        relay.tell(RING)
        async with connect(relay.address, proxy=None) as socket:
            # Word for word what such a face sends.
            first = {"type": "attach", "version": VERSION, "face": "window"}
            await socket.send(json.dumps({**first, "token": relay.host.invite()}))
            hello = from_relay(await socket.recv())
            relay.tell(msgspec.structs.replace(name, name="Dana Moss"))
            relay.tell(END)
            told = from_relay(await socket.recv())
            for number in range(face_module.MAX_WAITING + 50):
                relay.tell(partial(f"word {number}"))
            relay.tell(name)
            again = await until_present(socket)

    assert isinstance(hello, Attached)
    assert hello.events == [RING]
    assert isinstance(told, Told)
    assert told.event == END
    assert {kind_of(event) for event in again.events} <= set(FIRST_KINDS)
    assert RING in again.events


async def until_present(socket: ClientConnection) -> Present:
    async with asyncio.timeout(SOON):
        while True:
            message = from_relay(await socket.recv())
            if isinstance(message, Present):
                return message


def test_a_face_of_today_says_that_it_knows_every_kind_of_event() -> None:
    assert set(attach_frame("token", "window").knows) == set(KINDS)
    assert set(KINDS) > set(FIRST_KINDS)
