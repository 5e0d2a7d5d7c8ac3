"""Why a call that ended at once had no stream: what Twilio met, and really got."""

from collections.abc import Sequence
from dataclasses import dataclass

from talkhint_desktop.core.webhook.answer import Answer
from talkhint_desktop.core.webhook.calls import CallRequest
from talkhint_desktop.core.webhook.expected import Expected
from talkhint_desktop.core.webhook.faults import COULD_NOT_TELL
from talkhint_desktop.core.webhook.findings import Finding, Report
from talkhint_desktop.core.webhook.gist import judge_whole, worst_of
from talkhint_desktop.core.webhook.number import Alert, same_address
from talkhint_desktop.core.webhook.twilio_errors import meaning_of

ENDED_WITHIN_S = 10.0  # a call this short, without a stream, is looked into
EVENTS_AFTER_S = 15 * 60.0 + 20.0  # Twilio has a call's events 15 minutes later

NOT_KNOWN_YET = "The call ended at once, and no audio stream came"
WAIT = "Twilio tells what it got 15 minutes after the call; TalkHint asks then."
OTHER_ADDRESS = "Twilio asked another address, not this TalkHint"
FIX = "Point the number at TalkHint with Fix."
TWILIO_SAYS = "Twilio reported an error for this call"
CHECK = "Check the webhook; the check names the fault and the remedy."
HUNG_UP = "The caller hung up before the audio stream began"
NOTHING_TO_DO = "Nothing is wrong with the webhook."
GOT_FROM = "Twilio got it from"
PHRASES = (
    GOT_FROM,
    *(NOT_KNOWN_YET, WAIT, OTHER_ADDRESS, FIX, TWILIO_SAYS),
    *(CHECK, HUNG_UP, NOTHING_TO_DO),
)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why there was no stream, kept with the call.

    `code` is that of a trouble: `webhook-stale` where the webhook is to blame,
    else `no-stream`. `certain` tells that nothing better will be known later.
    """

    code: str
    title: str
    detail: str = ""
    remedy: str = ""
    certain: bool = False

    @property
    def message(self) -> str:
        return f"{self.title}. {self.detail}." if self.detail else f"{self.title}."


def cause_at_once(report: Report | None, notifications: Sequence[Alert]) -> Cause:
    """Return what can be known right after the call: a check, Twilio's errors."""
    errors = [alert for alert in notifications if alert.error]
    if report and not report.healthy and report.verdict.code not in COULD_NOT_TELL:
        verdict = report.verdict
        return Cause("webhook-stale", verdict.title, remedy=verdict.remedy)
    if errors:
        detail = f"{errors[0].error}: {meaning_of(errors[0].error)}"
        return Cause("no-stream", TWILIO_SAYS, detail, CHECK)
    return Cause("no-stream", NOT_KNOWN_YET, remedy=WAIT)


def cause_of_requests(
    requests: Sequence[CallRequest], wanted_url: str, called: str
) -> Cause | None:
    """Return why, by what Twilio really asked and got; None where it had nothing."""
    asked = [request for request in requests if request.url and not _is_report(request)]
    for request in asked:
        worst = _worst(request, wanted_url, called)
        if worst:
            return _stale(worst.title, request, worst.remedy)
    elsewhere = [r for r in asked if wanted_url and not same_address(r.url, wanted_url)]
    if elsewhere:
        return _stale(OTHER_ADDRESS, elsewhere[0], FIX)
    if asked:
        return Cause("no-stream", HUNG_UP, remedy=NOTHING_TO_DO, certain=True)
    return None


def _worst(request: CallRequest, wanted_url: str, called: str) -> Finding | None:
    """Return the first fault of one answer; what Twilio asks is always signed."""
    answer = Answer(
        request.url,
        request.status,
        {"content-type": request.content_type} if request.content_type else {},
        request.body.encode(),
        request.ms,
        method=request.method,
    )
    expected = Expected(
        webhook_url=request.url,
        wanted_url=wanted_url,
        called=called,
        token_known=True,
    )
    return worst_of(judge_whole(answer, expected)[0])


def _is_report(request: CallRequest) -> bool:
    """Tell a status callback, whose answer means nothing, from a webhook."""
    keys = request.parameters.keys()
    return bool({"stream_event", "callback_source"} & keys) or request.status == 204


def _stale(title: str, request: CallRequest, remedy: str) -> Cause:
    got = f"{GOT_FROM} {request.url}"
    return Cause("webhook-stale", title, got, remedy, certain=True)
