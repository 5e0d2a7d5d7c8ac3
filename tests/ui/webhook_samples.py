"""Reports of sample checks, made of the same words and values as real ones."""

from collections.abc import Callable
from typing import Any

from talkhint_desktop.core.events import Trouble
from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import (
    Documents,
    Finding,
    Fix,
    Report,
    Response,
    Stage,
    Status,
)
from talkhint_desktop.core.webhook.twilio_errors import meaning_of
from talkhint_desktop.ui.webhook_state import Outcome, WebhookState
from tests.ui.samples import at

NUMBER, OTHER_NUMBER = "+14155550132", "+14155550177"
HOST = "th-84.ngrok.app"
WANTED = f"https://{HOST}/twilio/inbound"
OLD = "https://old-app.example.com/voice"
EXPECTED = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Start>'
    f'<Stream url="wss://{HOST}/twilio/stream" track="both_tracks" '
    f'statusCallback="https://{HOST}/twilio/stream-status">'
    '<Parameter name="token" value="one-time"/></Stream></Start>'
    "<Dial>+16285550177</Dial></Response>"
)
GOODBYE = (
    '<?xml version="1.0" encoding="UTF-8"?><Response>'
    "<Say>Thank you for calling. Goodbye.</Say><Hangup/></Response>"
)
_LISTED = Callable[[Checklist], None]


def report(
    list_up: _LISTED,
    *,
    url: str = WANTED,
    body: str = EXPECTED,
    status: int = 200,
    fix: Fix | None = None,
    seconds: float = 187,
) -> Report:
    """Return the report of what `list_up` found, with this answer; 0 is none."""
    checklist = Checklist(lambda _finding: None)
    list_up(checklist)
    response = None
    if status:
        response = Response(status=status, headers={}, body=body, elapsed_ms=61)
    return checklist.report(
        url,
        at(seconds),
        documents=Documents(actual=body, expected=EXPECTED),
        response=response,
        fix=fix,
    )


def state(report: Report | None = None, **other: Any) -> WebhookState:
    values: dict[str, Any] = {
        "number": NUMBER,
        "numbers": [NUMBER],
        "wanted_url": WANTED,
        "webhook_url": report.url if report else "",
        "instance": "one",
        "credentials": True,
        "guardian": False,
        "undo": False,
        "checking": False,
        "report": report,
        **other,
    }
    return WebhookState(**values)


def way_to(checks: Checklist, url: str, host: str) -> None:
    """All is well from the address up to the answer's arrival."""
    checks.passed(Stage.URL, url=url)
    checks.passed(Stage.DNS, host=host, addresses=["203.0.113.7", "203.0.113.8"])
    checks.passed(Stage.CONNECT, host=host, port=443)
    checks.passed(Stage.TLS, host=host)
    checks.passed(Stage.TUNNEL)
    checks.passed(Stage.HTTP, status=200, elapsed_ms=61)


def fine(checks: Checklist) -> None:
    checks.passed(Stage.NUMBER, number="+1 415 555 0132", url=WANTED)
    way_to(checks, WANTED, HOST)
    checks.passed(Stage.SIGNATURE)
    checks.passed(Stage.XML)
    checks.passed(Stage.TWIML, target="+16285550177")
    checks.passed(Stage.INSTANCE)
    checks.passed(Stage.STREAM, frames=50)
    checks.passed(Stage.AFTER)


def healthy() -> Report:
    return report(fine)


def point_number(old: str = OLD) -> Fix:
    return Fix(
        action="point-number",
        label="Point the number at this TalkHint",
        before={"voice_url": old, "voice_method": "POST", "status_callback": ""},
        after={"voice_url": WANTED, "voice_method": "POST", "status_callback": ""},
    )


def goodbye() -> Report:
    """The story that TalkHint was born from."""

    def checks(it: Checklist) -> None:
        it.found(found("number-url-other", url=OLD, wanted=WANTED))
        it.found(found("number-fallback-none"))
        way_to(it, OLD, "old-app.example.com")
        it.found(found("unsigned-accepted"))
        it.passed(Stage.XML)
        words = "Thank you for calling. Goodbye."
        it.found(found("goodbye-twiml", words=words, url=OLD))
        it.found(found("other-server-answered", url=OLD))
        it.skipped(Stage.STREAM, "no-stream")
        it.found(recent_errors())

    return report(checks, url=OLD, body=GOODBYE, fix=point_number())


def recent_errors() -> Finding:
    alert = {"error": 11200, "at": at(0), "meaning": meaning_of(11200), "url": OLD}
    return found(
        "recent-errors",
        as_error=11200,
        count=2,
        error=11200,
        meaning=meaning_of(11200),
        alerts=[alert, {**alert, "error": 31920, "meaning": meaning_of(31920)}],
    )


def app_linked() -> Report:
    def checks(it: Checklist) -> None:
        it.found(found("number-uses-app", app="Old app (AP1)", sid="AP1", url=OLD))
        way_to(it, OLD, "old-app.example.com")
        it.skipped(Stage.SIGNATURE, "no-token")
        it.passed(Stage.XML)
        words = "Thank you for calling. Goodbye."
        it.found(found("goodbye-twiml", source="app", words=words, url=OLD))

    fix = Fix(
        action="unlink-app",
        label="Unlink the app and point the number here",
        before={
            "voice_application_sid": "AP" + "1" * 32,
            "voice_url": "",
            "voice_fallback_url": OLD,
        },
        after={
            "voice_application_sid": "",
            "voice_url": WANTED,
            "voice_fallback_url": "",
        },
    )
    return report(checks, url=OLD, body=GOODBYE, fix=fix)


def stale_fallback() -> Report:
    def checks(it: Checklist) -> None:
        url, why = OLD, "a document that streams and rings"
        it.found(found("number-url-demo", url="https://demo.twilio.com/welcome"))
        it.found(found("number-fallback-stale", url=url, why=why))
        way_to(it, OLD, "old-app.example.com")

    return report(checks, url=OLD, body=GOODBYE, fix=point_number())


def amber() -> Report:
    def checks(it: Checklist) -> None:
        it.found(found("number-fallback-none"))
        it.found(found("http-slow", elapsed_ms=2400))
        fine(it)

    return report(checks)


def offline() -> Report:
    def checks(it: Checklist) -> None:
        it.found(found("twilio-unreachable", why="No answer came within 10 s."))
        it.passed(Stage.URL, url=WANTED)
        it.found(found("offline", host=HOST))

    return report(checks, body="", status=0)


def not_found() -> Report:
    page = "<!DOCTYPE html><html><head><title>404</title></head>\n<body>\n"
    body = page + "<p>No such page here.</p>\n" * 2500 + "</body></html>"

    def checks(it: Checklist) -> None:
        it.passed(Stage.NUMBER, number="+1 415 555 0132", url=WANTED)
        way_to(it, WANTED, HOST)
        it.found(found("http-not-found", status=404, method="POST"))
        it.found(found("html-page", page="404"))

    return report(checks, body=body, status=404)


def long_document() -> Report:
    lines = "".join(f"<Say>Line {n} of a very long menu.</Say>" for n in range(300))
    body = f"<Response>{lines}<Hangup/></Response>"

    def checks(it: Checklist) -> None:
        fine(it)
        it.found(found("goodbye-twiml", words=lines[:60], url=WANTED))

    return report(checks, body=body)


HOSTILE = (
    "<b>bold</b><img src=x onerror=alert(1)>&amp;\u202eevil\u2066\x1b[31mred\x1b[0m"
    "\u200b\ufeff{url} %1 %2"
)


def hostile() -> Report:
    """Every text that a stranger chooses is chosen badly."""
    url = "https://evil.example.com/" + "a" * 900 + HOSTILE

    def checks(it: Checklist) -> None:
        it.found(found("number-url-other", url=url, wanted=WANTED))
        way_to(it, url, "x" * 250 + ".example.com")
        it.found(found("xml-leading-junk", text=HOSTILE))
        it.found(found("html-page", page=HOSTILE * 20))
        it.found(found("goodbye-twiml", words=HOSTILE * 40, url=url))
        it.found(
            Finding(
                stage=Stage.STREAM,
                code="something-new",
                status=Status.FAILED,
                title=HOSTILE,
                detail=HOSTILE * 100,
                remedy=HOSTILE,
                evidence={HOSTILE: [HOSTILE, {"deep": HOSTILE}], "number": 7},
            )
        )

    body = f"<Response><Say>{HOSTILE}</Say>" + HOSTILE * 700 + "</Response>"
    return report(checks, url=url, body=body, fix=point_number(url))


def outcome(**other: Any) -> Outcome:
    values: dict[str, Any] = {
        "number": NUMBER,
        "before": {"voice_url": OLD, "voice_method": "POST"},
        "after": {"voice_url": WANTED, "voice_method": "POST"},
        "changed": True,
        "verified": True,
        "undo": True,
        "report": healthy(),
        **other,
    }
    return Outcome(**values)


def verdict(sid: str | None = None, *, cleared: bool = False) -> Trouble:
    """Return the trouble that a background check or an autopsy tells."""
    finding = found("number-url-empty")
    return Trouble(
        at=at(40),
        call_sid=sid,
        code="webhook-stale",
        message=finding.title,
        remedy=finding.remedy,
        cleared=cleared,
    )
