"""`talkhint verify`: whether the next call will work, and what is wrong."""

import argparse
import asyncio
import json
import sys
from dataclasses import replace
from typing import Any

import msgspec

from talkhint_desktop.cli import configuration
from talkhint_desktop.cli.findings_text import print_finding, print_report
from talkhint_desktop.cli.keys import NoCredentials, credentials
from talkhint_desktop.cli.standing_relay import StandingRelay, standing_relay
from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.core.webhook.address import address_of
from talkhint_desktop.core.webhook.checklist import exit_code
from talkhint_desktop.core.webhook.expected import INBOUND
from talkhint_desktop.core.webhook.findings import Finding, Report
from talkhint_desktop.core.webhook.number import same_address
from talkhint_desktop.core.wellformed import phone_number
from talkhint_desktop.relay.account.opening import open_account
from talkhint_desktop.relay.asking.trust import system_trust
from talkhint_desktop.relay.probe.lookup import OpenAccount
from talkhint_desktop.relay.probe.question import Question
from talkhint_desktop.relay.probe.verify import verify

EXAMPLE = """\
examples:
  talkhint verify https://calls.example.com/twilio/inbound
  talkhint verify --number +14155550132
  talkhint verify http://127.0.0.1:8080/twilio/inbound --allow-local --json

exit codes: 0 the next call will work, 1 it will not, 2 wrong usage, 3 could not
tell (this PC is offline, or keys are missing).
"""


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "verify",
        help="check whether the next call will work",
        description="Ask a voice webhook as Twilio would, and say what the next "
        "caller will meet. Without URL the address of this TalkHint is checked.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("url", metavar="URL", nargs="?", default="")
    parser.add_argument(
        "--number", metavar="E164", type=_number, help="check what this number asks"
    )
    parser.add_argument(
        "--method",
        choices=["POST", "GET"],
        default="POST",
        help="how Twilio asks URL (default: POST)",
    )
    parser.add_argument("--json", action="store_true", help="print one object")
    parser.add_argument(
        "--allow-local",
        action="store_true",
        help="let private hosts and plain http pass, for development",
    )
    parser.add_argument(
        "--stream-host",
        metavar="HOST[:PORT]",
        type=_stream_host,
        help="where the stream leads, if not to the webhook's own host",
    )


def run(args: argparse.Namespace) -> int:
    """Check and return the exit code of the contract."""
    settings = configuration.load(secrets=True)
    report = asyncio.run(_check(args, settings))
    if args.json:
        _print_json(report)
    else:
        print_report(report)
    return exit_code(report)


async def _check(args: argparse.Namespace, settings: Settings) -> Report:
    relay = await standing_relay(configuration.folder())
    question = _question(args, settings, relay)
    if not args.json:
        print(f"Asking {question.number or question.url} as Twilio would.\n")
    tell = _nothing if args.json else print_finding
    return await verify(question, tell, open_account=_opener(settings))


def _question(
    args: argparse.Namespace, settings: Settings, relay: StandingRelay | None
) -> Question:
    wanted = f"{settings.public_url}{INBOUND}" if settings.public_url else ""
    wanted = wanted or (relay.webhook_url if relay else "")
    url = args.url or ("" if args.number else wanted)
    if not url and not args.number:
        raise UsageError(
            "There is nothing to check: no URL and no number.",
            remedy="Name one, like https://calls.example.com/twilio/inbound, "
            "or set TALKHINT_PUBLIC_URL.",
        )
    question = Question(
        url=url,
        method=args.method,
        number=args.number or "",
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token,
        wanted_url=args.url or wanted,
        agent_number=settings.agent_number,
        language=settings.language,
        notice=settings.notice,
        stream_host=args.stream_host or "",
        allow_local=args.allow_local,
    )
    # Only the relay's own address, or the number, must lead to that relay.
    own = relay and (args.number or same_address(url, relay.webhook_url))
    return replace(question, instance=relay.instance) if own and relay else question


def _opener(settings: Settings) -> OpenAccount | None:
    try:
        keys = credentials(settings)
    except NoCredentials:
        return None
    url = settings.twilio_api_url
    return lambda: open_account(keys, api_url=url, ssl=system_trust())


def _number(text: str) -> str:
    try:
        return phone_number(text, name="--number")
    except UsageError as error:
        raise argparse.ArgumentTypeError(f"{error} {error.remedy}") from None


def _stream_host(text: str) -> str:
    plain = "/" not in text and "@" not in text and address_of(f"wss://{text}")
    if plain:
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is no host; write HOST or HOST:PORT")


def _print_json(report: Report) -> None:
    value = {"event": "verify", "at": report.checked_at, **msgspec.to_builtins(report)}
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def _nothing(_finding: Finding) -> None:
    """Tell nothing before the end: scripts want one object."""
