"""What `talkhint fix` says to a person."""

from talkhint_desktop.cli.story import plain
from talkhint_desktop.core.webhook.fixing import LINKS
from talkhint_desktop.relay.account.mending import Mended, Prepared

_NAMES = {
    "voice_url": "webhook",
    "voice_method": "webhook method",
    "status_callback": "call status address",
    "status_callback_method": "call status method",
    "voice_fallback_url": "fallback",
    "voice_fallback_method": "fallback method",
    "voice_application_sid": "TwiML App",
    "trunk_sid": "SIP trunk",
}
_WIDTH = max(len(name) for name in _NAMES.values())


def change_lines(prepared: Prepared) -> list[str]:
    """Return the old and the new value of each setting that changes."""
    plan, number = prepared.plan, prepared.number
    lines = []
    if prepared.by_others:
        names = ", ".join(_NAMES[name] for name in prepared.by_others)
        lines.append(f"Somebody changed the number since TalkHint did: {names}.")
    if not plan.changes:
        return [*lines, f"{number.number} is set as it should be."]
    lines.append(f"{number.number}:")
    for name, before in plan.before.items():
        if before != plan.after[name]:
            new = _shown(plan.after[name])
            lines.append(f"  {_NAMES[name]:{_WIDTH}}  {_shown(before)} -> {new}")
    return lines


def outcome_lines(mended: Mended, *, undone: bool) -> list[str]:
    """Return what came of it, as read back from Twilio."""
    number = mended.number.number
    if not mended.changed:
        return []
    if undone:
        return [f"{number} has its old settings back."]
    line = f"{number} points at {plain(mended.number.voice_url)}."
    back = f"Bring the old settings back: talkhint fix --number {number} --undo"
    return [line, back] if mended.can_undo else [line]


def shortfall(mended: Mended, wanted: dict[str, str]) -> str:
    """Return what Twilio did not take over, with what it said."""
    names = [n for n, value in mended.after.items() if value != wanted[n]]
    told = "; ".join(f"{_NAMES[n]} is {_shown(mended.after[n])}" for n in names)
    return f"Twilio did not take over everything: {told}. {mended.why}".strip()


def linked_to(prepared: Prepared) -> str:
    """Return what the number would be taken off, in words."""
    before, app = prepared.plan.before, prepared.app
    linked = []
    for name in LINKS:
        if sid := before.get(name):
            named = f"{app.name} ({sid})" if app and app.sid == sid else sid
            linked.append(f"the {_NAMES[name]} {plain(named)}")
    return " and ".join(linked)


def _shown(value: str) -> str:
    return plain(value) or "none"
