"""Plans how a number is pointed at TalkHint and back: values in, values out.

Settings have the names of Twilio's REST API, in snake_case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from talkhint_desktop.core.webhook.expected import INBOUND
from talkhint_desktop.core.webhook.findings import Fix
from talkhint_desktop.core.webhook.number import AppFacts, NumberFacts, same_address

POINT, UNLINK_APP, UNLINK_TRUNK = "point-number", "unlink-app", "unlink-trunk"
STATUS = "/twilio/status"
# Setting one of them makes Twilio delete the other.
LINKS = ("trunk_sid", "voice_application_sid")
SETTINGS = frozenset(
    {
        "voice_url",
        "voice_method",
        "status_callback",
        "status_callback_method",
        "voice_fallback_url",
        "voice_fallback_method",
        *LINKS,
    }
)

_LABELS: Mapping[str, str] = {
    POINT: "Point the number at TalkHint",
    UNLINK_APP: "Unlink the TwiML App, and point the number at TalkHint",
    UNLINK_TRUNK: "Detach the SIP trunk, and point the number at TalkHint",
}
# Told where the number could not be repointed to a new address.
NOT_REPOINTED = "New calls will not reach TalkHint: its new address is not set."
PHRASES = (*_LABELS.values(), NOT_REPOINTED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where calls shall go. `fallback`: None leaves it, empty clears it."""

    webhook_url: str
    status_url: str
    fallback: str | None = None

    @classmethod
    def of(cls, webhook_url: str, fallback: str | None = None) -> "Wanted":
        """Return what belongs to a relay whose webhook is `webhook_url`."""
        if webhook_url.endswith(INBOUND):
            status_url = webhook_url.removesuffix(INBOUND) + STATUS
        else:
            status_url = urljoin(webhook_url, STATUS)
        return cls(webhook_url, status_url, fallback)


@dataclass(frozen=True, slots=True)
class Plan:
    """The same settings before and after; `action` is one of the three above."""

    before: dict[str, str]
    after: dict[str, str]
    action: str = POINT

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def needs(self) -> str:
        """Which yes of its own it needs beside the first, empty for none."""
        return "" if self.action == POINT else self.action


@dataclass(frozen=True, slots=True)
class Kept:
    """What undo needs: `before` our first fix, `after` the latest one."""

    before: dict[str, str]
    after: dict[str, str]
    at: str


def settings_of(number: NumberFacts) -> dict[str, str]:
    """Return every setting that a fix may change."""
    return {
        "voice_url": number.voice_url,
        "voice_method": number.voice_method,
        "status_callback": number.status_callback,
        "status_callback_method": number.status_callback_method,
        "voice_fallback_url": number.fallback_url,
        "voice_fallback_method": number.fallback_method,
        "voice_application_sid": number.application_sid,
        "trunk_sid": number.trunk_sid,
    }


def plan_fix(number: NumberFacts, app: AppFacts | None, wanted: Wanted) -> Plan:
    """Return what makes the number's next call ask `wanted`.

    An app that leads there by itself is left linked. An app that cannot be
    read is `None`, and is unlinked as any other.
    """
    now = settings_of(number)
    after = {
        "voice_url": wanted.webhook_url,
        "voice_method": "POST",
        "status_callback": wanted.status_url,
        "status_callback_method": "POST",
    }
    if app and not number.trunk_sid and _leads_to(app, wanted.webhook_url):
        same = {name: now[name] for name in after}
        return Plan(same, dict(same))
    after |= _fallback(now, wanted.fallback)
    after |= {link: "" for link in LINKS if now[link]}
    return _plan(now, after)


def plan_undo(number: NumberFacts, kept: Kept) -> Plan:
    """Return what brings back the settings from before our fixes.

    Only what we changed is brought back. A link that somebody made since, and
    that the old one would make Twilio delete, is in the plan too.
    """
    now, after = settings_of(number), dict(kept.before)
    for link, other in (LINKS, LINKS[::-1]):
        if after.get(link) and now[other]:
            after.setdefault(other, "")
    return _plan(now, after)


def changed_since(number: NumberFacts, kept: Kept) -> list[str]:
    """Return the settings that are no longer as our fix left them."""
    now = settings_of(number)
    return [name for name, value in kept.after.items() if now[name] != value]


def to_keep(previous: Kept | None, number: NumberFacts, plan: Plan, at: str) -> Kept:
    """Return what undo needs once `plan` is carried out on `number`.

    What an earlier fix of ours set leads back to before that fix. What
    somebody else set since then is what undo brings back.
    """
    before, after, since = dict(plan.before), dict(plan.after), at
    if previous:
        changed = changed_since(number, previous)
        ours = [name for name in previous.before if name not in changed]
        before |= {name: previous.before[name] for name in ours}
        after = {name: previous.after[name] for name in ours} | after
        since = previous.at if ours else at
    return Kept(before, after, since)


def missing(after: Mapping[str, str], number: NumberFacts) -> dict[str, str]:
    """Return what was wanted and is not so in what was read back."""
    now = settings_of(number)
    return {name: value for name, value in after.items() if now[name] != value}


def as_fix(plan: Plan) -> Fix | None:
    """Return the plan as a report has it; None where nothing is to be done."""
    if not plan.changes:
        return None
    return Fix(
        action=plan.action,
        label=_LABELS[plan.action],
        before=plan.before,
        after=plan.after,
    )


def _plan(now: Mapping[str, str], after: dict[str, str]) -> Plan:
    action = POINT
    if now["voice_application_sid"] and after.get("voice_application_sid") == "":
        action = UNLINK_APP
    if now["trunk_sid"] and after.get("trunk_sid") == "":
        action = UNLINK_TRUNK
    return Plan({name: now[name] for name in after}, after, action)


def _fallback(now: Mapping[str, str], fallback: str | None) -> dict[str, str]:
    if fallback is None or fallback == now["voice_fallback_url"]:
        return {}
    if not fallback:
        return {"voice_fallback_url": ""}
    return {"voice_fallback_url": fallback, "voice_fallback_method": "POST"}


def _leads_to(app: AppFacts, webhook_url: str) -> bool:
    # By GET an old answer may be kept, which only unlinking mends.
    return app.voice_method == "POST" and same_address(app.voice_url, webhook_url)
