"""A sample call as the link would tell it, in both languages; values only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Correction,
    Cost,
    Direction,
    Event,
    Flag,
    Gap,
    Hint,
    HintFate,
    HintUse,
    HintWaiting,
    Name,
    Pause,
    Segment,
    Speaker,
    Summary,
    SummarySource,
    SummaryState,
    TodoDone,
    Trouble,
)
from talkhint_desktop.core.moment import Moment, stamp
from talkhint_desktop.core.signal_path import (
    CallPulse,
    RelayFacts,
    TrackPulse,
    signal_path,
)
from talkhint_desktop.link.messages import Attached, Profile, Pulse, Told

BEGAN = datetime(2026, 11, 22, 10, 38, 0, tzinfo=UTC)
SID = "CA" + "1" * 32
OTHER = "CA" + "2" * 32


@dataclass
class HandClock:
    """A clock that the test turns."""

    seconds: float = 0.0

    def __call__(self) -> Moment:
        return Moment(BEGAN + timedelta(seconds=self.seconds), 1000.0 + self.seconds)


@dataclass
class Teller:
    """Numbers events as a relay does."""

    seq: int = 0
    told: list[Event] = field(default_factory=list)

    def __call__(self, event: Event) -> Told:
        self.seq += 1
        self.told.append(event)
        return Told(seq=self.seq, event=event)


def at(seconds: float) -> str:
    return stamp(BEGAN + timedelta(seconds=seconds))


def profile(engine: str = "basic", instance: str = "one") -> Profile:
    return Profile(
        version="0.1.0",
        instance=instance,
        engine=engine,
        hints="playbook",
        agent_number="+16285550177",
        data_dir="/data",
        pid=4242,
    )


def attached(*events: Event, instance: str = "one", engine: str = "basic") -> Attached:
    return Attached(
        version=1,
        token="next",
        seq=len(events),
        profile=profile(engine, instance),
        events=list(events),
    )


def step(state: CallState, seconds: float = 0.0, sid: str = SID) -> CallEvent:
    over = state in {CallState.ENDED, CallState.INTERRUPTED}
    number = "+14155550132" if sid == SID else "+74951234567"
    return CallEvent(
        at=at(seconds),
        call_sid=sid,
        state=state,
        direction=Direction.INBOUND,
        from_number=number,
        to_number="+14155550100",
        started_at=at(0),
        ended_at=at(seconds) if over else None,
    )


def named(name: str, sid: str = SID) -> Name:
    """Return that the caller of a call has a name."""
    number = step(CallState.RINGING, sid=sid).from_number
    return Name(at=at(0), number=number, name=name)


def words(
    utterance: str,
    text: str,
    *,
    speaker: Speaker = Speaker.CALLER,
    start: float = 0.0,
    final: bool = True,
    sid: str = SID,
) -> Segment:
    length = max(1.0, len(text) / 18)
    return Segment(
        at=at(start + length),
        call_sid=sid,
        utterance=utterance,
        speaker=speaker,
        text=text,
        final=final,
        start_ms=int(start * 1000),
        end_ms=int((start + length) * 1000),
        engine="basic",
    )


def hint(
    name: str,
    headline: str,
    *facts: str,
    seconds: float = 0.0,
    utterance: str | None = None,
    card: str | None = None,
    state: str = "finished",
    source: str = "playbook",
    sid: str = SID,
    check: Sequence[str] = (),
    trigger: str | None = None,
) -> Hint:
    return Hint(
        at=at(seconds),
        call_sid=sid,
        hint=name,
        state=state,  # type: ignore[arg-type]
        kind="answer",
        headline=headline,
        facts=list(facts),
        source=source,  # type: ignore[arg-type]
        card=card,
        utterance=utterance,
        after_ms=85,
        check=list(check),
        trigger=trigger,
    )


def waiting(*, waits: bool = True, sid: str = SID) -> HintWaiting:
    return HintWaiting(at=at(45), call_sid=sid, waits=waits)


def done(*lines: str, sid: str = SID) -> TodoDone:
    return TodoDone(at=at(61), call_sid=sid, done=list(lines))


def use(name: str, fate: HintFate, *, sid: str = SID) -> HintUse:
    return HintUse(at=at(45), call_sid=sid, hint=name, fate=fate)


def correction(
    utterance: str, text: str, *, sid: str = SID, masked: bool = False
) -> Correction:
    return Correction(
        at=at(45), call_sid=sid, utterance=utterance, text=text, masked=masked
    )


def flag(utterance: str, *, flagged: bool = True, sid: str = SID) -> Flag:
    return Flag(at=at(45), call_sid=sid, utterance=utterance, flagged=flagged)


def pause(*, on: bool = True, since: float = 45, lasts: float | None = 300) -> Pause:
    until = at(since + lasts) if on and lasts is not None else None
    return Pause(at=at(since), paused=on, until=until)


def cost(
    dollars: float = 0.04, *, sid: str = SID, unpriced: Sequence[str] = ()
) -> Cost:
    return Cost(
        at=at(45),
        call_sid=sid,
        call=dollars,
        day=0.31,
        month=4.2,
        prices_of="2026-11-01",
        unpriced=list(unpriced),
    )


def summary(
    text: str,
    *todo: str,
    state: SummaryState = "finished",
    source: SummarySource = "model",
    sid: str = SID,
) -> Summary:
    return Summary(
        at=at(60),
        call_sid=sid,
        text=text,
        todo=list(todo),
        state=state,
        source=source,
    )


def trouble(code: str, *, sid: str | None = SID, cleared: bool = False) -> Trouble:
    return Trouble(
        at=at(40),
        call_sid=sid,
        code=code,
        message="Something happened.",
        remedy="Do one thing.",
        cleared=cleared,
    )


def figures(
    sid: str = SID, *, age_ms: int = 20, level: float = 0.3, practice: bool = True
) -> CallPulse:
    return CallPulse(
        call_sid=sid,
        stream_ms=45_000,
        practice=practice,
        answered=True,
        streaming=True,
        caller=TrackPulse(frames=2250, age_ms=age_ms, level=level, speaking=True),
        agent=TrackPulse(frames=2249, age_ms=age_ms, level=0.0),
        words_age_ms=400,
        hint_age_ms=4_000,
    )


def unheard(*, answered: bool, practice: bool = True) -> CallPulse:
    """Return a call that has no stream, yet or at all."""
    return CallPulse(
        call_sid=SID,
        stream_ms=0,
        practice=practice,
        answered=answered,
        streaming=False,
        caller=TrackPulse(),
        agent=TrackPulse(),
    )


def pulse(*calls: CallPulse, ready: bool = True, public: bool = True) -> Pulse:
    facts = RelayFacts(
        listening=True,
        tunnel="own-url" if public else "local",
        public_url="https://calls.example.com" if public else "http://127.0.0.1:8080",
        token_known=public,
        webhook_age_ms=4_000 if public else None,
        engine="basic",
        engine_ready=ready,
        hints="playbook",
        cards=12,
    )
    stages = signal_path(facts, calls[0] if calls else None)
    return Pulse(stages=stages, calls=list(calls))


LONG_NAME = (
    "Maria-Antonia Constantinopoulou-Featherstonehaugh of Upper Northern Logistics"
)
_ENGLISH = {
    "dana": "Dana Whitfield",
    "u1": "Hi, I'm calling about the quote you sent on Friday for the twelve seats.",
    "u2": "Yes, of course, I have it open here. What would you like to change?",
    "u3": "Honestly it's the price. We pay a third less with our current provider.",
    "u4": "And my manager wants to know if there's any discount if we pay yearly.",
    "u5": "I understand. Let me look at what we can do for an annual plan.",
    "u6": "Great. And one more thing, is the data kept in the EU? Our legal team will",
    "h1": "Ask what their provider includes",
    "h2": "Offer 15% off for yearly payment",
    "f1": "12 seats: **$1,836** a year, was $2,160",
    "f2": "Price is held for two years",
    "c1": "prices.md#Price objection",
    "c2": "prices.md#Yearly discount",
    "t1": "the price",
    "t2": "discount if we pay yearly",
    "t3": "is the data kept in the EU",
    "fix": "Honestly it's the price. We pay a third less with Vandelay.",
    "word": "Vandelay",
    "h3": "Say the data stays in Frankfurt",
    "f3": "Stored and backed up in **Frankfurt**, in the EU",
    "c3": "privacy.md#Where data is kept",
    "h4": "Offer the audit report of 2025",
    "f4": "Ready within 14 days",
    "sum": "The caller wants a lower price for twelve seats; the present provider "
    "is a third cheaper. Asked about a yearly discount and where data is kept.",
    "do1": "Send the yearly quote, $1,836",
    "do2": "Send the data-processing terms to their legal team",
}
_RUSSIAN = {
    "dana": "Дана Уитфилд",
    "u1": "Здравствуйте, звоню по поводу предложения на двенадцать рабочих мест.",
    "u2": "Да, конечно, оно у меня перед глазами. Что хотели бы изменить?",
    "u3": "Если честно, цена. Нынешний поставщик обходится нам на треть дешевле.",
    "u4": "И руководитель спрашивает, есть ли скидка при оплате за год.",
    "u5": "Понимаю. Давайте посмотрю, что мы можем предложить по годовому тарифу.",
    "u6": "Отлично. И ещё: данные хранятся в ЕС? Наши юристы обязательно",
    "h1": "Спросите, что входит у поставщика",
    "h2": "Предложите скидку 15% при оплате за год",
    "f1": "12 мест: **$1 836** в год вместо $2 160",
    "f2": "Цена фиксируется на два года",
    "c1": "prices.md#Возражение по цене",
    "c2": "prices.md#Скидка за год",
    "t1": "цена",
    "t2": "скидка при оплате за год",
    "t3": "данные хранятся в ЕС",
    "fix": "Если честно, цена. «Ванделей» обходится нам на треть дешевле.",
    "word": "Ванделей",
    "h3": "Скажите, что данные хранятся во Франкфурте",
    "f3": "Хранение и копии во **Франкфурте**, в ЕС",
    "c3": "privacy.md#Где хранятся данные",
    "h4": "Предложите отчёт аудита за 2025 год",
    "f4": "Готов в течение 14 дней",
    "sum": "Клиент хочет снизить цену за двенадцать мест: нынешний поставщик на треть "
    "дешевле. Спросил о скидке при оплате за год и о том, где хранятся данные.",
    "do1": "Отправить предложение с оплатой за год, $1 836",
    "do2": "Отправить юристам условия обработки данных",
}


def talk(language: str = "en") -> list[Event]:
    """Return the whole sample call up to a partial, as a relay tells it."""
    said = _RUSSIAN if language == "ru" else _ENGLISH
    agent = Speaker.AGENT
    return [
        step(CallState.RINGING),
        step(CallState.STREAMING, 1),
        step(CallState.CONNECTED, 2),
        words("u1", said["u1"], start=4),
        words("u2", said["u2"], speaker=agent, start=11),
        words("u3", said["u3"], start=19),
        hint(
            "h1",
            said["h1"],
            seconds=24,
            utterance="u3",
            card=said["c1"],
            trigger=said["t1"],
        ),
        words("u4", said["u4"], start=24),
        hint(
            "h2",
            said["h2"],
            said["f1"],
            said["f2"],
            seconds=41,
            utterance="u4",
            card=said["c2"],
            trigger=said["t2"],
        ),
        words("u5", said["u5"], speaker=agent, start=34),
        words("u6", said["u6"], start=41, final=False),
    ]


def say(language: str, name: str) -> str:
    """Return one of the sample's texts."""
    return (_RUSSIAN if language == "ru" else _ENGLISH)[name]


def lost(
    start: float,
    end: float,
    *,
    cause: str = "overload",
    speaker: Speaker = Speaker.CALLER,
) -> Gap:
    return Gap(
        at=at(end),
        call_sid=SID,
        speaker=speaker,
        start_ms=int(start * 1000),
        end_ms=int(end * 1000),
        cause=cause,
    )
