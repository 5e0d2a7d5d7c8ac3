"""`talkhint cost`: what today's and this month's calls have cost at OpenAI."""

import argparse
import json
from datetime import UTC, datetime
from typing import Any

from talkhint_desktop.cli import configuration
from talkhint_desktop.core import prices
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.spending import Spending
from talkhint_desktop.store import costs
from talkhint_desktop.store.places import costs_file, prices_file

EXAMPLE = """\
examples:
  talkhint cost
  talkhint cost --json
"""


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "cost",
        help="what the calls have cost at OpenAI",
        description="What the calls of today and of this month have cost, by "
        "OpenAI's published prices. What Twilio and ngrok charge is no part of it.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print one object")


def run(args: argparse.Namespace) -> int:
    """Read what the relay has kept, whether or not it runs."""
    as_of = prices.read(prices_file().read_bytes()).as_of
    spending = Spending(as_of, costs.load(costs_file(configuration.folder())))
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    day, month = spending.of_day(today), spending.of_month(today)
    if args.json:
        at = stamp(datetime.now(UTC))
        told = {"day": day, "month": month, "prices_of": as_of}
        print(json.dumps({"event": "cost", "at": at, **told}))
    else:
        print(f"Today ${day:.2f}, this month ${month:.2f}.")
        print(f"By OpenAI's published prices of {as_of}; Twilio and ngrok not counted.")
    return 0
