"""`talkhint call`: plays a recorded call at a voice webhook, as Twilio would."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from talkhint_desktop.cli.story import plain
from talkhint_desktop.core.errors import TalkHintError, UsageError
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.wellformed import account_sid
from talkhint_desktop.relay.asking.ask import is_web_address
from talkhint_desktop.relay.practice.caller import (
    Account,
    Met,
    Outcome,
    Recording,
    made_up_sid,
    place_call,
)

_TOKEN, _SID = "TALKHINT_TWILIO_AUTH_TOKEN", "TALKHINT_TWILIO_ACCOUNT_SID"
_FASTEST = 100.0
_CLOSED_BY_SERVER = 31921
_HASTE = (
    "This call was faster than life. A server may limit how fast frames come: "
    "try it again with --speed 1."
)
_WRONG, _USAGE, _NOT_KNOWN = 1, 2, 3
_EXAMPLE = """\
example:
  talkhint call recordings/order --webhook https://calls.example.com/twilio/inbound

exit codes: 0 the agent was reached and both sides were streamed to the end,
1 the caller met something else (or you pressed Ctrl+C), 2 wrong usage,
3 this PC has no network, so the webhook may be fine.
"""


def add_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    parser = subparsers.add_parser(
        "call",
        help="play a recorded call at a voice webhook",
        description="Play a recorded two-track call at any voice webhook exactly as "
        "Twilio would, and tell what the caller would have met.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folder",
        metavar="DIR",
        help="folder with caller.ulaw, agent.ulaw and reference.json",
    )
    parser.add_argument("--webhook", metavar="URL", required=True, type=_web_address)
    parser.add_argument(
        "--speed",
        metavar="N",
        type=_speed,
        default=1.0,
        help="times faster than life, up to 100 (default: 1)",
    )
    parser.add_argument(
        "--auth-token-env",
        metavar="NAME",
        help=f"variable that holds the Auth Token (default: {_TOKEN})",
    )
    parser.add_argument("--json", action="store_true", help="print one object a line")


def run(args: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> int:
    """Place the call and return the exit code; errors go to stderr."""
    try:
        recording = Recording.load(args.folder)
        account = _account(args.auth_token_env, environment)
    except TalkHintError as error:
        print(f"{error} {error.remedy}".strip(), file=sys.stderr)
        return _USAGE
    if not account.auth_token:
        print(f"{_TOKEN} is not set, so this call is not signed.", file=sys.stderr)
    told: Callable[[Met], None] = _print_json_met if args.json else _print_met
    try:
        outcome = asyncio.run(
            place_call(recording, args.webhook, account, speed=args.speed, on_met=told)
        )
    except KeyboardInterrupt:
        print("You hung up.", file=sys.stderr)
        return _WRONG
    except BrokenPipeError:
        # `| head` has read enough. Python flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _WRONG
    (_print_json_outcome if args.json else _print_outcome)(outcome)
    if outcome.twilio_error == _CLOSED_BY_SERVER and args.speed > 1:
        print(_HASTE, file=sys.stderr)
    return exit_code(outcome)


def exit_code(outcome: Outcome) -> int:
    if outcome.fine:
        return 0
    return _NOT_KNOWN if outcome.kind == "unknown" else _WRONG


def _account(named: str | None, environment: Mapping[str, str]) -> Account:
    token = environment.get(named or _TOKEN, "").strip()
    if named and not token:
        # Whoever names a variable means to sign.
        raise UsageError(f"The environment variable {named} is not set.")
    sid = environment.get(_SID, "").strip()
    return Account(account_sid(sid, name=_SID) if sid else made_up_sid("AC"), token)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if 0 < speed <= _FASTEST:  # nan is neither
        return speed
    raise argparse.ArgumentTypeError(f"{text!r} must be above 0 and at most 100")


def _web_address(text: str) -> str:
    if is_web_address(text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is no web address")


def _print_met(met: Met) -> None:
    words = _WORDS.get(met.what, met.what)
    line = f"{words}: {met.detail}" if met.detail else words
    print(f"{met.at_ms / 1000:7.1f} s  {plain(line)}", flush=True)


def _print_outcome(outcome: Outcome) -> None:
    print()
    print(plain(outcome.sentence))
    if outcome.streamed_ms:
        print(
            f"{outcome.streamed_ms / 1000:.1f} s were streamed, "
            f"{outcome.frames_sent} frames in all."
        )
    if outcome.twilio_error:
        print(
            f"Twilio's error number: {outcome.twilio_error} "
            f"(https://www.twilio.com/docs/api/errors/{outcome.twilio_error})"
        )
    if not outcome.fine and outcome.document.strip():
        print("\nThe webhook's first answer:")
        for line in outcome.document.strip()[:2000].splitlines():
            print(f"  {plain(line)}")


def _print_json_met(met: Met) -> None:
    _print_object("met", asdict(met))


def _print_json_outcome(outcome: Outcome) -> None:
    value = asdict(outcome)
    del value["met"]  # each has had its own line
    _print_object("outcome", value)


def _print_object(event: str, value: Mapping[str, Any]) -> None:
    line = {"event": event, "at": stamp(datetime.now(UTC)), **value}
    print(json.dumps(line), flush=True)


_WORDS = {
    "calling": "Calling",
    "redirected": "Sent on to another address",
    "answered-by-webhook": "The webhook answered",
    "say": "The caller hears",
    "play": "The caller hears a recording",
    "pause": "Silence",
    "waiting": "The caller waits",
    "skipped": "Twilio does not know this and skips it",
    "stream-started": "The stream is open",
    "stream-stopped": "The stream was sent to its end",
    "stream-refused": "No stream",
    "stream-closed": "The stream broke",
    "stream-stalled": "The stream hangs",
    "stream-warned": "Twilio warns",
    "parameter-too-long": "A stream parameter is too long and left out",
    "ringing-agent": "The agent's phone rings",
    "agent-answered": "The agent answers",
    "cut-off": "The talk is cut off",
    "dial-ended": "The agent's leg ended",
    "redirect": "The call is sent on",
    "rejected": "The caller hears a busy tone",
    "hangup": "Twilio hangs up",
    "empty-response": "The document is empty",
    "end-of-document": "The document ends, and with it the call",
    "caller-hung-up": "The caller hangs up",
    "callback-failed": "A status callback failed",
    "error": "The caller hears Twilio's error message",
}
