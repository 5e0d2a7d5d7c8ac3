"""`talkhint cost` reads what the relay has kept, whether or not it runs."""

import json
import os
import subprocess
import sys
from datetime import datetime

from talkhint_desktop.store import costs
from talkhint_desktop.store.places import costs_file, data_dir

COST = [sys.executable, "-m", "talkhint_desktop", "cost"]


def cost(*arguments: str) -> str:
    return subprocess.run(
        [*COST, *arguments],
        env={**os.environ},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    ).stdout


def test_it_tells_today_and_the_month_with_the_date_of_the_prices() -> None:
    folder = data_dir(os.environ["TALKHINT_DATA_DIR"])
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    costs.save(costs_file(folder), {today: 1.25, "2001-01-01": 9.0})

    told = json.loads(cost("--json"))

    assert (told["event"], told["day"], told["month"]) == ("cost", 1.25, 1.25)
    assert cost().startswith("Today $1.25, this month $1.25.\nBy OpenAI's published")


def test_without_any_call_it_is_nothing() -> None:
    assert cost().startswith("Today $0.00, this month $0.00.")
