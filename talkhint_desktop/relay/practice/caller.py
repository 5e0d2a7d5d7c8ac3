"""A caller that behaves like Twilio, for `talkhint demo` and `talkhint call`."""

import asyncio
from collections.abc import Callable

from talkhint_desktop.core.past import PRACTICE_NUMBER
from talkhint_desktop.relay.asking.ask import open_session
from talkhint_desktop.relay.asking.request import (
    Account,
    Numbers,
    Request,
    made_up_sid,
)
from talkhint_desktop.relay.practice.call import PracticeCall
from talkhint_desktop.relay.practice.outcome import Met, Outcome
from talkhint_desktop.relay.practice.recording import (
    Recording,
    RecordingError,
    Spoken,
)
from talkhint_desktop.relay.practice.stream import Playback
from talkhint_desktop.relay.practice.verbs import Verbs

__all__ = [
    "Account",
    "Met",
    "Outcome",
    "Recording",
    "RecordingError",
    "Spoken",
    "made_up_sid",
    "place_call",
]

# Numbers that belong to nobody: 555-01xx and Twilio's own test number.
CALLER_NUMBER, CALLED_NUMBER = "+12025550143", PRACTICE_NUMBER
_LAST_WORDS_SECONDS = 5.0  # for the callbacks of a call that ended by itself
_CUT_OFF_SECONDS = 0.4  # twice, streams and callbacks, is under a second


async def place_call(  # noqa: PLR0913  one door, all of it by name
    recording: Recording,
    webhook_url: str,
    account: Account,
    *,
    speed: float = 1.0,
    from_number: str = CALLER_NUMBER,
    to_number: str = CALLED_NUMBER,
    call_sid: str | None = None,
    status_callback: str | None = None,
    on_met: Callable[[Met], None] | None = None,
    ring_ms: int = 1200,
) -> Outcome:
    """Call the webhook, do what its TwiML says, and tell what a caller met.

    `speed` times faster than life; `ring_ms` is how long the agent's phone
    rings, and beyond the `<Dial>`'s timeout nobody answers. What goes wrong on
    the network is an outcome. Cancelling hangs up within a second.
    """
    async with open_session() as session, asyncio.TaskGroup() as tasks:
        call = PracticeCall(
            session=session,
            tasks=tasks,
            account=account,
            numbers=Numbers(from_number, to_number),
            call_sid=call_sid or made_up_sid("CA"),
            playback=Playback(recording, speed),
            speed=speed,
            on_met=on_met or _nobody,
        )
        verbs = Verbs(call, ring_ms)
        patient = False
        try:
            call.meet("calling", webhook_url)
            await verbs.live(Request(webhook_url))
            patient = True
        finally:
            verbs.leave()
            await _hang_up(call, status_callback, patient=patient)
    return call.story.outcome(call.call_sid)


async def _hang_up(
    call: PracticeCall, status_callback: str | None, *, patient: bool
) -> None:
    await call.stop_streams(
        whole=False, within=_LAST_WORDS_SECONDS if patient else _CUT_OFF_SECONDS
    )
    if status_callback:
        call.tell_completed(Request(status_callback))
    await call.callbacks.finish(
        within=_LAST_WORDS_SECONDS if patient else _CUT_OFF_SECONDS
    )
    call.dismiss_courier()


def _nobody(met: Met) -> None:
    """Hear nothing: nobody asked to be told."""
