"""The signal path as of this moment: the last pulse, and the time since. No Qt."""

from msgspec.structs import replace

from talkhint_desktop.core.signal_path import (
    FRESH_MS,
    LOST_MS,
    CallPulse,
    RelayFacts,
    Stage,
    StageName,
    StageState,
    signal_path,
)
from talkhint_desktop.link.messages import Pulse

# A relay sends pulses several times a second; this long without one, what it
# said last is not known to be true any more.
STALE_MS = 1_500
_TRACKS = (StageName.STREAM, StageName.CALLER, StageName.AGENT)
_HEARD = (StageName.CALLER, StageName.AGENT, StageName.WORDS, StageName.HINTS)
_OF_A_CALL = 3  # the first three stages are the relay's own


def stages_now(
    pulse: Pulse | None, sid: str, elapsed_ms: int, *, paused: bool = False
) -> list[Stage]:
    """Return the nine stages for the call on screen (`sid`, may be empty).

    `elapsed_ms` is the time since the pulse came; ages go on counting by it.
    While `paused` nothing is heard of what arrives.
    """
    if pulse is None:
        return [
            Stage(name=name, state=StageState.UNKNOWN, proof="no-relay")
            for name in StageName
        ]
    stages = _stages_of(pulse, sid)
    stale = elapsed_ms > STALE_MS
    aged = [_aged(stage, elapsed_ms, stale=stale) for stage in stages]
    return [_paused(stage) for stage in aged] if paused else aged


def hears(pulse: CallPulse | None, elapsed_ms: int) -> bool:
    """Return whether frames of either side came within the last second."""
    if pulse is None or not pulse.streaming or elapsed_ms > STALE_MS:
        return False
    ages = (pulse.caller.age_ms, pulse.agent.age_ms)
    return any(age is not None and age + elapsed_ms <= FRESH_MS for age in ages)


def _stages_of(pulse: Pulse, sid: str) -> list[Stage]:
    call = next((call for call in pulse.calls if call.call_sid == sid), None)
    own = {stage.name: stage for stage in pulse.stages}
    words, hints = own.get(StageName.WORDS), own.get(StageName.HINTS)
    if words is None or hints is None:
        return pulse.stages
    if sid and call is None:
        return pulse.stages[:_OF_A_CALL] + signal_path(_facts(words, hints), None)[3:]
    if len(pulse.calls) < 2 or call is None:
        return pulse.stages
    # With several calls the relay cannot know which one is on screen here.
    return pulse.stages[:_OF_A_CALL] + signal_path(_facts(words, hints), call)[3:]


def _facts(words: Stage, hints: Stage) -> RelayFacts:
    cards = {"no-cards": 0}.get(hints.proof, 1)
    return RelayFacts(
        listening=True,
        tunnel="none",
        public_url="",
        token_known=True,
        webhook_age_ms=None,
        engine=words.value,
        engine_ready=words.proof != "down",
        hints="off" if hints.proof == "off" else "on",
        cards=int(hints.value) if hints.value.isdecimal() else cards,
    )


def _paused(stage: Stage) -> Stage:
    if stage.name not in _HEARD or stage.state is StageState.UNKNOWN:
        return stage
    return Stage(name=stage.name, state=StageState.WARNING, proof="paused")


def _aged(stage: Stage, elapsed_ms: int, *, stale: bool) -> Stage:
    age = None if stage.age_ms is None else stage.age_ms + elapsed_ms
    if stale:
        proof = "no-news" if stage.name in _TRACKS else stage.proof
        return replace(stage, state=StageState.UNKNOWN, proof=proof, age_ms=age)
    if stage.name in _TRACKS and stage.state is StageState.OK and age is not None:
        if age > LOST_MS:
            return replace(
                stage, state=StageState.FAILED, proof="frames-stopped", age_ms=age
            )
        if age > FRESH_MS:
            return replace(
                stage, state=StageState.WARNING, proof="frames-late", age_ms=age
            )
    return replace(stage, age_ms=age)
