"""`talkhint fix`: points a Twilio number at TalkHint, and back."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from talkhint_desktop.cli import configuration
from talkhint_desktop.cli.consent import NobodyThere, says_yes
from talkhint_desktop.cli.findings_text import print_finding, print_report
from talkhint_desktop.cli.fix_text import (
    change_lines,
    linked_to,
    outcome_lines,
    shortfall,
)
from talkhint_desktop.cli.keys import NoCredentials, credentials
from talkhint_desktop.cli.own_webhook import webhook_url
from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.core.webhook.address import (
    address_of,
    leads_here,
    why_malformed,
)
from talkhint_desktop.core.webhook.fixing import Plan, Wanted
from talkhint_desktop.core.wellformed import phone_number
from talkhint_desktop.relay.account import mending
from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.account.mending import Mended, NeedsAnotherYes, Prepared
from talkhint_desktop.relay.account.opening import Credentials, open_account
from talkhint_desktop.relay.account.trouble import RestError
from talkhint_desktop.relay.asking.trust import system_trust
from talkhint_desktop.relay.probe.question import Question
from talkhint_desktop.relay.probe.verify import verify
from talkhint_desktop.store.number_undo import NumberUndo
from talkhint_desktop.store.places import undo_file

_WRONG, _NOT_KNOWN = 1, 3
_COULD_NOT_ASK = frozenset({"unreachable", "limited"})
_EXAMPLE = """\
examples:
  talkhint fix --number +14155550132
  talkhint fix --number +14155550132 --yes --json
  talkhint fix --number +14155550132 --undo

exit codes: 0 Twilio has what was wanted, 1 it has not, 2 wrong usage,
3 Twilio could not be asked.
"""


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "fix",
        help="point your Twilio number at TalkHint, and back",
        description="Point a Twilio number at TalkHint, after showing what changes.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--number", metavar="E164", help="the number (default: the one that is set)")
    add("--yes", action="store_true", help="do not ask")
    add(
        "--unlink",
        action="store_true",
        help="do not ask before the number is taken off a TwiML App or SIP trunk",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--undo", action="store_true", help="bring the old settings back")
    what.add_argument(
        "--fallback",
        metavar="URL|none",
        type=_fallback,
        help="set or clear what answers while TalkHint does not",
    )
    add("--json", action="store_true", help="print one object")


def run(args: argparse.Namespace) -> int:
    """Fix or undo; return the exit code.

    `verified` means that Twilio gave back what was wanted. What the next
    caller meets is checked too, for people: no relay needs to run for a fix.
    """
    settings = configuration.load(secrets=True)
    number = _number(args, settings)
    try:
        job = _job(args, settings, number)
        prepared = asyncio.run(job.look())
        _say(args, change_lines(prepared))
        if not _agreed(args, prepared):
            return _left_alone(args, job, prepared.plan)
        mended = asyncio.run(job.carry_out(prepared.plan))
    except (NoCredentials, RestError) as error:
        print(f"{error} {error.remedy}".strip(), file=sys.stderr)
        asked = isinstance(error, RestError) and error.reason not in _COULD_NOT_ASK
        return _WRONG if asked else _NOT_KNOWN
    _say(args, outcome_lines(mended, undone=args.undo))
    if not mended.as_wanted:
        print(shortfall(mended, prepared.plan.after), file=sys.stderr)
    _print_json(args, job, mended.before, mended.after, verified=mended.as_wanted)
    if mended.as_wanted and not args.json:
        _check_again(settings, job)
    return 0 if mended.as_wanted else _WRONG


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be done with which number; without `wanted` it is an undo."""

    number: str
    credentials: Credentials
    api_url: str
    keeper: NumberUndo
    wanted: Wanted | None

    async def look(self) -> Prepared:
        async with self.account() as account:
            if self.wanted is None:
                return await mending.prepare_undo(account, self.keeper, self.number)
            return await mending.prepare_fix(
                account, self.keeper, self.number, self.wanted, at=_now()
            )

    async def carry_out(self, plan: Plan) -> Mended:
        """Do what a person saw and said yes to."""
        unlink = bool(plan.needs)
        async with self.account() as account:
            if self.wanted is None:
                return await mending.undo(
                    account,
                    self.keeper,
                    self.number,
                    unlink=unlink,
                    shown=plan.before,
                )
            return await mending.fix(
                account,
                self.keeper,
                self.number,
                self.wanted,
                at=_now(),
                unlink=unlink,
                shown=plan.before,
            )

    def account(self) -> AbstractAsyncContextManager[Account]:
        trust = system_trust()
        return open_account(self.credentials, api_url=self.api_url, ssl=trust)


def _job(args: argparse.Namespace, settings: Settings, number: str) -> _Job:
    keys = credentials(settings)
    folder = configuration.folder()
    wanted = None
    if not args.undo:
        wanted = Wanted.of(webhook_url(settings, folder), args.fallback)
        _warn_of_private(wanted.webhook_url)
    keeper = NumberUndo(undo_file(folder))
    return _Job(number, keys, settings.twilio_api_url, keeper, wanted)


def _number(args: argparse.Namespace, settings: Settings) -> str:
    if args.number is not None:
        return phone_number(args.number, name="--number")
    if settings.twilio_number:
        return settings.twilio_number
    raise UsageError(
        "Which number?", remedy="Name it with --number, or set TALKHINT_TWILIO_NUMBER."
    )


def _fallback(text: str) -> str:
    if text == "none":
        return ""
    if why := why_malformed(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no web address: {why}")
    return text


def _warn_of_private(url: str) -> None:
    address = address_of(url)
    if address and leads_here(url):
        warning = f"Only this PC's network reaches {address.host}; Twilio does not."
        print(warning, file=sys.stderr)


def _agreed(args: argparse.Namespace, prepared: Prepared) -> bool:
    """Tell whether there is a yes to everything; what is missing is told."""
    plan = prepared.plan
    if not plan.changes:
        return True
    try:
        if not args.yes and not says_yes("Change it?"):
            return False
    except NobodyThere as error:
        print(f"{error} Say it with --yes.", file=sys.stderr)
        return False
    if not plan.needs or args.unlink:
        return True
    try:
        return says_yes(f"Take the number off {linked_to(prepared)} too?")
    except NobodyThere:
        missing = NeedsAnotherYes(plan)
        print(f"{missing} {missing.remedy}", file=sys.stderr)
        return False


def _left_alone(args: argparse.Namespace, job: _Job, plan: Plan) -> int:
    print("Nothing was changed.", file=sys.stderr)
    _print_json(args, job, plan.before, plan.after, verified=False, changed=False)
    return _WRONG


def _check_again(settings: Settings, job: _Job) -> None:
    """Show people what the next caller will meet now."""
    print("\nAsking the number's webhook as Twilio would.\n", flush=True)
    question = Question(
        number=job.number,
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token,
        wanted_url=job.wanted.webhook_url if job.wanted else "",
        agent_number=settings.agent_number,
        language=settings.language,
        notice=settings.notice,
        allow_local=leads_here(settings.twilio_api_url),
    )
    report = asyncio.run(verify(question, print_finding, open_account=job.account))
    print_report(report)


def _say(args: argparse.Namespace, lines: Iterable[str]) -> None:
    for line in [] if args.json else lines:
        print(line, flush=True)


def _print_json(
    args: argparse.Namespace,
    job: _Job,
    before: Mapping[str, str],
    after: Mapping[str, str],
    *,
    verified: bool,
    changed: bool | None = None,
) -> None:
    """Print the one object; `after` was read back, unless nothing was written."""
    if not args.json:
        return
    line = {
        "event": "fix",
        "at": _now(),
        "number": job.number,
        "before": before,
        "after": after,
        "changed": before != after if changed is None else changed,
        "verified": verified,
        "undo": job.keeper.kept(job.number) is not None,
    }
    print(json.dumps(line), flush=True)


def _now() -> str:
    return stamp(datetime.now(UTC))
