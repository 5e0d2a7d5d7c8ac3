"""Judges more than one answer: repeats, other methods, strangers, the stream."""

from collections.abc import Sequence
from dataclasses import dataclass

from talkhint_desktop.core.webhook.answer import Answer
from talkhint_desktop.core.webhook.expected import Expected
from talkhint_desktop.core.webhook.faults import FAULTS, found
from talkhint_desktop.core.webhook.findings import OK, Finding
from talkhint_desktop.core.webhook.gist import Gist
from talkhint_desktop.core.webhook.twilio_errors import meaning_of

SERVER_FAULT = 500
_DOCUMENT = frozenset({"xml", "twiml"})


@dataclass(frozen=True, slots=True)
class Trial:
    """How a test stream fared: `taken`, `unreachable`, `refused` or `closed`.

    `frames` were sent before `closed`, with WebSocket code `close`; `status`
    is HTTP's, of a refusal; `twilio_error` is why it was `unreachable`.
    """

    outcome: str
    url: str
    frames: int = 0
    status: int = 0
    close: int = 0
    after_ms: int = 0
    twilio_error: int | None = None


def judge_repeats(gists: Sequence[Gist]) -> list[Finding]:
    """Return whether answers to one and the same request differ."""
    different = list(dict.fromkeys(gists))
    if len(different) < 2:
        return []
    words = list(dict.fromkeys(gist.words for gist in different))
    return [found("unstable-answer", count=len(gists), answers=words)]


def judge_methods(asked_by: str, gist: Gist, other: Gist) -> list[Finding]:
    """Return whether the method not used brings another document.

    That a server does not take the other method at all is no fault.
    """
    refused = FAULTS[other.code].stage not in _DOCUMENT if other.code != OK else False
    same = (gist.code, gist.stream) == (other.code, other.stream)
    if refused or same:
        return []
    unused = "GET" if asked_by == "POST" else "POST"
    differ = found(
        "get-post-differ",
        why=other.words,
        method=asked_by,
        other=unused,
        code=other.code,
    )
    return [differ]


def judge_strangers(
    gist: Gist, unsigned: tuple[int, Gist], wrong: tuple[int, Gist]
) -> list[Finding]:
    """Return whether strangers are let in; each came with a status and a gist."""
    for (status, _), case in ((unsigned, ""), (wrong, "wrong")):
        if status >= SERVER_FAULT:
            return [found("unsigned-crashes", case=case, status=status)]
    for (_, answer), case in ((unsigned, ""), (wrong, "wrong")):
        if gist.drives and (answer.code, answer.stream) == (gist.code, gist.stream):
            return [found("unsigned-accepted", case=case)]
    return []


def judge_instance(answer: Answer, expected: Expected) -> list[Finding]:
    """Return whether another server answered in this TalkHint's place."""
    if answer.instance == expected.instance:
        return []
    if answer.instance is None:
        return [found("other-server-answered", url=answer.url)]
    return [found("other-instance-answered", url=answer.url, instance=answer.instance)]


def judge_stream_trial(trial: Trial) -> list[Finding]:
    """Return what is wrong with a stream whose token was right."""
    url, error = trial.url, trial.twilio_error
    match trial.outcome:
        case "unreachable":
            why = meaning_of(error)
            return [found("stream-unreachable", url=url, why=why, as_error=error)]
        case "refused":
            return [found("stream-refused", url=url, status=trial.status)]
        case "closed":
            after = f"{trial.after_ms} ms"
            return [found("stream-closed", url=url, after=after, close=trial.close)]
    return []


def judge_wrong_token(trial: Trial) -> list[Finding]:
    """Return whether a stream with a wrong token was taken."""
    taken = trial.outcome == "taken"
    return [found("stream-unauthenticated", url=trial.url)] if taken else []
