"""A face's commands are answered by their number, or it learns why not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.link import client as client_module
from talkhint_desktop.link import host as host_module
from talkhint_desktop.link.client import Link, LinkLost, attach
from talkhint_desktop.link.messages import Attached, encode
from tests.link.hosting import PROFILE, SOON, hosted


async def _read(link: Link) -> None:
    async for _ in link:
        pass


@asynccontextmanager
async def _reading(link: Link) -> AsyncIterator[asyncio.TaskGroup]:
    """Read the link as a face does, for as long as the context."""
    async with asyncio.timeout(SOON), asyncio.TaskGroup() as tasks:
        reading = tasks.create_task(_read(link))
        yield tasks
        reading.cancel()


async def _echo(name: str, arguments: dict[str, Any], part: Any) -> Any:
    return {"name": name, **arguments}


async def test_a_command_is_answered_with_plain_values() -> None:
    async with hosted(_echo) as relay, await relay.attach() as link, _reading(link):
        answer = await link.command("search", words="заказ", limits=[1, None, 2.5])

    assert answer == {"name": "search", "words": "заказ", "limits": [1, None, 2.5]}


async def test_a_long_command_tells_what_it_has_found_so_far() -> None:
    async def handle(name: str, arguments: dict[str, Any], part: Any) -> str:
        for number in range(3):
            part({"found": number})
        return "done"

    parts: list[Any] = []
    async with hosted(handle) as relay, await relay.attach() as link, _reading(link):
        answer = await link.command("verify", on_part=parts.append)
        silent = await link.command("verify")

    assert parts == [{"found": 0}, {"found": 1}, {"found": 2}]
    assert answer == silent == "done"


async def test_each_part_gives_a_long_command_more_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client_module, "ANSWER_WITHIN", 0.4)

    async def handle(name: str, arguments: dict[str, Any], part: Any) -> str:
        for number in range(4):
            await asyncio.sleep(0.2)
            part(number)
        return "done"

    async with hosted(handle) as relay, await relay.attach() as link, _reading(link):
        assert await link.command("verify") == "done"


async def test_commands_run_side_by_side_and_get_their_own_answers() -> None:
    go = {name: asyncio.Event() for name in "abc"}

    async def handle(name: str, arguments: dict[str, Any], part: Any) -> str:
        await go[name].wait()
        return name.upper()

    async with (
        hosted(handle) as relay,
        await relay.attach() as link,
        _reading(link) as tasks,
    ):
        asked = [tasks.create_task(link.command(name)) for name in "abc"]
        answers = []
        for job, name in zip(reversed(asked), "cba", strict=True):
            go[name].set()
            answers.append(await job)

    assert answers == ["C", "B", "A"]


async def test_more_commands_than_may_run_at_once_wait_their_turn() -> None:
    running, most = 0, 0

    async def handle(name: str, arguments: dict[str, Any], part: Any) -> str:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return name

    async with (
        hosted(handle) as relay,
        await relay.attach() as link,
        _reading(link) as tasks,
    ):
        names = [f"n{number}" for number in range(50)]
        jobs = [tasks.create_task(link.command(name)) for name in names]
        answers = [await job for job in jobs]

    assert answers == names
    assert most <= host_module.MAX_COMMANDS


async def test_a_refusal_carries_what_happened_and_what_to_do() -> None:
    async def handle(name: str, arguments: dict[str, Any], part: Any) -> None:
        raise TalkHintError("The number was not found.", remedy="Check its digits.")

    async with hosted(handle) as relay, await relay.attach() as link, _reading(link):
        with pytest.raises(TalkHintError) as refused:
            await link.command("fix")

    assert str(refused.value) == "The number was not found."
    assert refused.value.remedy == "Check its digits."
    assert not isinstance(refused.value, LinkLost)


async def test_a_command_ends_when_its_face_leaves() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def handle(name: str, arguments: dict[str, Any], part: Any) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with hosted(handle) as relay:
        link = await relay.attach()
        async with _reading(link) as tasks:
            job = tasks.create_task(_lost(link, "practice"))
            await begun.wait()
            await link.close()
            await ended.wait()

            assert await job == "The relay stopped."


async def _lost(link: Link, name: str) -> str:
    try:
        await link.command(name)
    except LinkLost as lost:
        return str(lost)
    return "answered"


async def test_a_command_that_waits_is_lost_when_the_link_is_closed_unread() -> None:
    begun = asyncio.Event()

    async def handle(name: str, arguments: dict[str, Any], part: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with hosted(handle) as relay, asyncio.timeout(SOON):
        link = await relay.attach()
        async with asyncio.TaskGroup() as tasks:
            job = tasks.create_task(_lost(link, "practice"))
            await begun.wait()
            await link.close()

            assert await job == "The relay stopped."
        assert await _lost(link, "again") == "The relay stopped."


async def test_a_relay_that_ends_loses_waiting_commands_and_ends_the_reading() -> None:
    begun = asyncio.Event()

    async def handle(name: str, arguments: dict[str, Any], part: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(SOON), asyncio.TaskGroup() as tasks:
        async with hosted(handle) as relay:
            link = await relay.attach()
            reading = tasks.create_task(_read(link))
            job = tasks.create_task(_lost(link, "practice"))
            await begun.wait()

        assert await job == "The relay stopped."
        await reading


async def test_our_own_mistake_in_a_command_costs_that_face_alone() -> None:
    async def handle(name: str, arguments: dict[str, Any], part: Any) -> str:
        if name == "bug":
            raise ZeroDivisionError
        return name

    async with hosted(handle) as relay, await relay.attach() as other:
        async with await relay.attach() as link, _reading(link):
            assert await _lost(link, "bug") == "The relay stopped."

        async with _reading(other):
            assert await other.command("fine") == "fine"


# --- what is not a relay, or one that dies -------------------------------------

HELLO = Attached(version=1, token="t", seq=0, profile=PROFILE, events=[])


@asynccontextmanager
async def _false_relay(*says: str | bytes, then: str) -> AsyncIterator[str]:
    """Serve one that says these frames and then "dies", "closes" or "waits"."""

    async def speak(socket: ServerConnection) -> None:
        await socket.recv()
        for frame in says:
            await socket.send(frame)
        if then == "dies":
            await socket.recv()
            socket.transport.abort()
        elif then == "waits":
            await socket.wait_closed()

    async with serve(speak, "127.0.0.1", 0, close_timeout=0.2) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}"


async def test_a_relay_that_is_killed_loses_commands_and_ends_the_reading() -> None:
    async with (
        asyncio.timeout(SOON),
        _false_relay(encode(HELLO), then="dies") as address,
        await attach(address, "t", face="test") as link,
        asyncio.TaskGroup() as tasks,
    ):
        reading = tasks.create_task(_read(link))

        assert await _lost(link, "practice") == "The relay stopped."
        await reading


@pytest.mark.parametrize(
    "garbage", ["garbage", "{}", '{"type":"told","seq":1}', b"\xff"]
)
async def test_a_relay_that_talks_nonsense_is_a_lost_relay(garbage: str) -> None:
    async with (
        asyncio.timeout(SOON),
        _false_relay(encode(HELLO), garbage, then="waits") as address,
        await attach(address, "t", face="test") as link,
    ):
        await _read(link)

        assert await _lost(link, "practice") == "The relay stopped."


@pytest.mark.parametrize("says", [(), ("garbage",), ('{"type":"pulse"}',), (b"\xff",)])
async def test_another_program_at_the_address_is_not_taken_for_a_relay(
    says: tuple[str | bytes, ...],
) -> None:
    async with _false_relay(*says, then="closes") as address:
        with pytest.raises(LinkLost, match="Something else answers"):
            await attach(address, "t", face="test")


@pytest.mark.parametrize(
    "answer", [b"", b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 404 Not Found\r\n\r\n"]
)
async def test_a_server_that_is_no_websocket_is_no_relay(answer: bytes) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(LinkLost, match="No relay answers"):
            await attach(f"ws://127.0.0.1:{port}", "t", face="test")


@pytest.mark.parametrize(
    "address", ["", "nonsense", "http://127.0.0.1:1", "ws://127.0.0.1:99999", "ws://"]
)
async def test_a_note_with_a_senseless_address_leads_nowhere(address: str) -> None:
    with pytest.raises(LinkLost, match="No relay answers"):
        await attach(address, "t", face="test")
