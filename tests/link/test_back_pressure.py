"""A face that does not read never slows a call, and catches up when it reads."""

import asyncio
import time

from talkhint_desktop.core.events import CallState, Segment
from talkhint_desktop.link.client import Link
from talkhint_desktop.link.face import MAX_WAITING
from tests.core.builders import partial, segment, step
from tests.link.hosting import SOON, Hosted, Screen, hosted, until

RING, END = step(CallState.RINGING), step(CallState.ENDED, second=60)
FLOOD = 10_000
LONG = "many words of a long sentence " * 40  # past what the system buffers


def _word(number: int) -> Segment:
    return partial(f"{number} {LONG}", f"caller-{number % 5}")


async def _flood(relay: Hosted) -> float:
    """Tell a flood of partials and return the longest time one took, in seconds."""
    longest = 0.0
    for number in range(FLOOD):
        before = time.perf_counter()
        relay.tell(_word(number))
        longest = max(longest, time.perf_counter() - before)
        if number % 20 == 0:
            await asyncio.sleep(0)
    return longest


async def _waits_for_room(relay: Hosted) -> None:
    """Return once the host has more for its only face than it may hold."""
    (face,) = relay.host._faces
    async with asyncio.timeout(SOON):
        while not face._behind:
            relay.tell(_word(0))
            relay.tell(_word(1))
            await asyncio.sleep(0)


async def test_a_flood_does_not_wait_for_a_face_that_does_not_read() -> None:
    async with hosted() as relay, await relay.attach():
        relay.tell(RING)

        longest = await _flood(relay)

        # Telling never waits: even a busy machine needs no second for one event.
        assert longest < 1.0
        (face,) = relay.host._faces
        assert len(face._waiting) <= MAX_WAITING


async def test_a_face_that_reads_again_gets_the_state_in_place_of_what_it_missed() -> (
    None
):
    async with hosted() as relay, await relay.attach() as link:
        relay.tell(RING)
        await _flood(relay)
        await _waits_for_room(relay)
        screen = Screen()
        async with asyncio.TaskGroup() as tasks:
            reading = tasks.create_task(_reads(link, screen))
            await until(lambda: screen.again > 0)
            relay.tell(segment("the end", "caller-9"))
            relay.tell(END)
            await reading

        assert screen.again >= 1
        assert screen.told < FLOOD
        assert screen.state.events() == relay.present.events()
        assert screen.seq == relay.host._seq


async def _reads(link: Link, screen: Screen) -> None:
    await screen.read(link, END)


async def test_one_face_that_does_not_read_does_not_hold_up_the_others() -> None:
    async with hosted() as relay, await relay.attach(), await relay.attach() as good:
        relay.tell(RING)
        screen = Screen()
        async with asyncio.TaskGroup() as tasks:
            reading = tasks.create_task(_reads(good, screen))
            await _flood(relay)
            relay.tell(END)
            await reading

        assert screen.state.events() == relay.present.events()


async def test_an_answer_reaches_a_face_that_missed_events() -> None:
    asked = asyncio.Event()
    flooded = asyncio.Event()

    async def handle(name: str, arguments: dict[str, object], part: object) -> str:
        asked.set()
        await flooded.wait()
        return name

    async with hosted(handle) as relay, await relay.attach() as link:
        relay.tell(RING)
        async with asyncio.TaskGroup() as tasks:
            answer = tasks.create_task(link.command("verify"))
            async with asyncio.timeout(SOON):
                await asked.wait()
            await _flood(relay)
            await _waits_for_room(relay)
            flooded.set()
            relay.tell(END)
            screen = Screen()
            await screen.read(link, END)
            reading = tasks.create_task(_to_the_end(link))
            assert await answer == "verify"
            reading.cancel()


async def _to_the_end(link: Link) -> None:
    async for _ in link:
        pass


async def test_a_face_that_leaves_without_reading_is_let_go() -> None:
    async with hosted() as relay:
        link = await relay.attach()
        relay.tell(RING)
        await _waits_for_room(relay)

        await link.close()

        await until(lambda: relay.host.faces == 0)
        relay.tell(END)
