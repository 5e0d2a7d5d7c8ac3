"""Judges what a document means for the call: verb by verb, as Twilio goes."""

from collections.abc import Sequence

from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.core.webhook.dials import judge_dial
from talkhint_desktop.core.webhook.expected import Expected, Step
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Effect, Finding, Status
from talkhint_desktop.core.webhook.streams import judge_stream, judge_stream_url

_SPEECH = frozenset({"Say", "Play"})
_ENDS = frozenset({"Hangup", "Reject", "Redirect"})
# Behind one of these the call is still there; whoever comes late comes late.
_LASTS = frozenset({"Dial", "Gather", "Record", "Enqueue", "Connect", "Pay", "Refer"})
_NOT_RECORDED = frozenset({"", "do-not-record", "false"})
_SHOWN = 200


def reached(steps: Sequence[Step]) -> list[Step]:
    """Return the verbs up to the one behind which the call never comes."""
    until = [step.verb.name in _ENDS for step in steps]
    return list(steps[: until.index(True) + 1] if True in until else steps)


def redirect_before_talk(steps: Sequence[Step]) -> Step | None:
    """Return the `<Redirect>` that the call follows before anything lasts."""
    for step in reached(steps):
        if step.verb.name in _LASTS:
            return None
        if step.verb.name == "Redirect":
            return step
    return None


def judge_flow(steps: Sequence[Step], expected: Expected) -> list[Finding]:
    """Return what is wrong with the way that a call takes through `steps`."""
    if not steps:
        return [found("empty-response", url=expected.webhook_url)]
    way = reached(steps)
    started = _started(way)
    findings = _misplaced(way) + _connected(way, expected)
    if started:
        findings += _after_start(way, expected)
    elif not findings:
        findings += _without_stream(way)
    for step, stream in started:
        findings += judge_stream(step, stream, expected)
    if len(started) > 1:
        findings.append(found("streams-doubled", count=len(started)))
    for step in way:
        if step.verb.name == "Dial":
            findings += judge_dial(step.verb, expected)
    return findings + _recorded(way) + _sent_away_later(way)


def starts_stream(steps: Sequence[Step]) -> tuple[Step, Verb] | None:
    """Return the first stream that the call starts, of either kind."""
    way = reached(steps)
    streams = _started(way) + _nested(way, "Connect")
    return streams[0] if streams else None


def _started(way: Sequence[Step]) -> list[tuple[Step, Verb]]:
    return _nested(way, "Start")


def _nested(way: Sequence[Step], parent: str) -> list[tuple[Step, Verb]]:
    return [
        (step, child)
        for step in way
        if step.verb.name == parent
        for child in step.verb.children
        if child.name == "Stream"
    ]


def _without_stream(way: list[Step]) -> list[Finding]:
    names = [step.verb.name for step in way]
    telling = [name for name in names if name != "Pause"]
    if not telling:
        return [found("no-stream", as_effect=Effect.DROPPED, verb="Pause")]
    if telling[0] == "Reject":
        return [found("rejected")]
    if telling[0] == "Hangup":
        return [found("hangup-first")]
    if telling == ["Redirect"]:
        return []  # where it leads could not be read, which has been told
    if set(telling) <= _SPEECH | {"Hangup", "Reject"}:
        return [_goodbye(way)]
    lasting = [name for name in telling if name in _LASTS]
    return [found("no-stream", verb=(lasting or telling)[0])]


def _goodbye(way: list[Step]) -> Finding:
    spoken = [step for step in way if step.verb.name in _SPEECH]
    words = " ".join(word for step in spoken if (word := _words(step.verb)))
    played = all(step.verb.name == "Play" for step in spoken)
    return found(
        "goodbye-twiml",
        case="recording" if played else "",
        source="redirect" if spoken[0].redirected else "",
        words=words[:_SHOWN],
        url=spoken[0].url,
    )


def said_by(finding: Finding, source: str) -> Finding:
    """Return a goodbye with the words for who said it; others as they are."""
    if finding.code != "goodbye-twiml" or not source:
        return finding
    return found("goodbye-twiml", **{**finding.evidence, "source": source})


def _words(verb: Verb) -> str:
    words = " ".join(part.text for part in verb.everything() if part.text)
    return words or verb.get("digits")


def _after_start(way: list[Step], expected: Expected) -> list[Finding]:
    first = next(i for i, step in enumerate(way) if _started([step]))
    before = [s.verb.name for s in way[:first] if s.verb.name in _LASTS]
    if "Dial" in before:
        return [found("stream-after-dial")]
    if before:
        return [found("stream-late", verb=before[0])]
    rest = [step.verb for step in way[first + 1 :]]
    names = {verb.name for verb in rest}
    if names & (_LASTS | {"Redirect"}):
        return []
    if names & _SPEECH:
        return [found("dial-empty", case="none")]
    pauses = [verb.number("length", 1) for verb in rest if verb.name == "Pause"]
    if pauses:
        return [found("pause-only-after-start", seconds=sum(pauses))]
    return [found("nothing-after-start", url=expected.webhook_url)]


def _misplaced(way: list[Step]) -> list[Finding]:
    parents = [
        verb.name
        for step in way
        for verb in step.verb.everything()
        if verb.name not in {"Start", "Stop", "Connect"}
        and any(child.name == "Stream" for child in verb.children)
    ]
    bare = ["Response" for step in way if step.verb.name == "Stream"]
    return [found("stream-misplaced", parent=name) for name in [*bare, *parents]]


def _connected(way: list[Step], expected: Expected) -> list[Finding]:
    findings = []
    for step, stream in _nested(way, "Connect"):
        findings.append(found("connect-stream"))
        track = stream.get("track", "inbound_track")
        if track != "inbound_track":
            findings.append(found("connect-both-tracks", track=track))
        findings += judge_stream_url(step, stream, expected)
    return findings


def _recorded(way: list[Step]) -> list[Finding]:
    told = False
    for step in way:
        told = told or any(verb.name in _SPEECH for verb in step.verb.everything())
        if not told and _records(step.verb):
            return [found("record-without-notice", verb=step.verb.name)]
    return []


def _records(verb: Verb) -> bool:
    if verb.name == "Record":
        return True
    if verb.name == "Start":
        return any(child.name == "Recording" for child in verb.children)
    if verb.name != "Dial":
        return False
    kept = [v.get("record") for v in (verb, *verb.children)]
    return any(record not in _NOT_RECORDED for record in kept)


def _sent_away_later(way: list[Step]) -> list[Finding]:
    """Tell a redirect to another host behind the talk, which has been by then."""
    last = way[-1]
    if last.verb.name != "Redirect" or redirect_before_talk(way):
        return []
    url = last.resolve(last.verb.text)
    return elsewhere(last, url, as_status=Status.WARNING, as_effect=Effect.RISK)


def elsewhere(
    step: Step,
    url: str,
    *,
    as_status: Status | None = None,
    as_effect: Effect | None = None,
) -> list[Finding]:
    """Return the finding of a `<Redirect>` to `url`, if it leaves the host."""
    here, there = _netloc(step.url), _netloc(url)
    if here == there:
        return []
    gone = found(
        "redirects-elsewhere", as_status=as_status, as_effect=as_effect, url=url
    )
    return [gone]


def _netloc(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2].lower()
