"""Answers requests to Twilio's REST API: who may ask, and for what."""

import re
from dataclasses import dataclass, field

from tests.peers import twilio_rest_lists as lists
from tests.peers.twilio_rest_accounts import Holding, RefusedError
from tests.peers.twilio_rest_lists import Asked, newer_page, page
from tests.peers.twilio_rest_plans import Plan
from tests.peers.twilio_rest_records import VERSION, Json

ACCOUNTS = f"/{VERSION}/Accounts"
_SID = "([A-Z]{2}[0-9a-fA-F]{32})"
_NOTHING = Plan(times=0)


@dataclass
class Desk:
    """The accounts there are. Raises `RefusedError` for what they may not have."""

    holdings: dict[str, Holding] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)
    largest_page: int = 1000

    def answer(self, asked: Asked, plan: Plan | None = None) -> tuple[int, Json]:
        """Return the status and the body of an answer of success."""
        user = self._signed_in(asked)
        if found := re.fullmatch(r"/v2/PhoneNumbers/(\+\d+)", asked.path):
            return 200, self._region(found[1])
        if asked.path == "/v1/Alerts":
            alerts = lists.alerts(asked, user)
            return 200, newer_page(asked, "alerts", alerts, self.largest_page)
        if asked.path == f"{ACCOUNTS}.json":
            return 200, self._page(asked, "accounts", self._accounts(asked, user))
        if found := re.fullmatch(rf"{ACCOUNTS}/{_SID}(?:/(.+))?\.json", asked.path):
            holding = self._open_to(user, found[1], rest=bool(found[2]))
            return self._of_account(asked, holding, found[2] or "", plan or _NOTHING)
        raise _not_here(asked)

    def _of_account(
        self, asked: Asked, holding: Holding, rest: str, plan: Plan
    ) -> tuple[int, Json]:
        if not rest:
            return 200, holding.record
        if rest == "Balance":
            return 200, _balance(holding)
        if rest == "IncomingPhoneNumbers":
            found = lists.numbers(asked, holding)
            return 200, self._page(asked, "incoming_phone_numbers", found)
        if rest == "Calls":
            return 200, self._page(asked, "calls", lists.calls(asked, holding))
        if named := re.fullmatch(rf"(\w+)/{_SID}(?:/(\w+))?", rest):
            return self._of_one(asked, holding, named.groups(), plan)
        raise _not_here(asked)

    def _of_one(
        self,
        asked: Asked,
        holding: Holding,
        named: tuple[str | None, ...],
        plan: Plan,
    ) -> tuple[int, Json]:
        kind, sid, part = named[0] or "", named[1] or "", named[2] or ""
        if asked.method == "POST":
            if (kind, part) == ("Calls", "Streams"):
                return 201, holding.start_stream(sid, asked.form)
            if (kind, part) == ("IncomingPhoneNumbers", ""):
                return 200, holding.write_number(sid, _done(asked, plan))
            raise _not_here(asked)
        record = holding.found(holding.all_of(kind), sid)
        if not part:
            return 200, record
        return 200, self._page(asked, part.lower(), holding.parts_of(part, sid))

    def _page(self, asked: Asked, key: str, records: list[Json]) -> Json:
        return page(asked, key, records, self.largest_page)

    def _accounts(self, asked: Asked, user: Holding) -> list[Json]:
        status = asked.query.get("Status", "")
        return [
            holding.record
            for holding in self.holdings.values()
            if holding.record["owner_account_sid"] == user.sid
            and status in {"", holding.record["status"]}
        ]

    def _open_to(self, user: Holding, sid: str, *, rest: bool) -> Holding:
        holding = self.holdings.get(sid)
        owners = {sid, holding.record["owner_account_sid"]} if holding else set()
        if holding is None or user.sid not in owners:
            raise RefusedError(401, 20003, "Authenticate")
        if rest and holding.record["status"] != "active":
            raise RefusedError(403, 20005, "Account not active")
        return holding

    def _signed_in(self, asked: Asked) -> Holding:
        """Return the account whose keys came with the request."""
        keys = (asked.user, asked.password)
        about_accounts = re.fullmatch(rf"{ACCOUNTS}(/{_SID})?\.json", asked.path)
        for holding in self.holdings.values():
            own = (holding.sid, holding.record["auth_token"])
            if keys == own or keys in holding.keys.items():
                return holding
            if keys in holding.standard_keys.items() and not about_accounts:
                return holding
        raise RefusedError(401, 20003, "Authenticate")

    def _region(self, number: str) -> Json:
        if number not in self.regions:
            raise RefusedError(404, 20404, f"The requested {number} was not found")
        return {"phone_number": number, "voice_region": self.regions[number]}


def _balance(holding: Holding) -> Json:
    if holding.record["owner_account_sid"] != holding.sid:
        raise RefusedError(400, 20001, "A subaccount has no balance")
    return {
        "account_sid": holding.sid,
        "balance": holding.balance,
        "currency": "USD",
    }


def _done(asked: Asked, plan: Plan) -> dict[str, str]:
    """Return the fields of a write that are really written."""
    names = list(asked.form)
    if plan.how == "ignore":
        names = []
    elif plan.how == "half":
        names = [n for n in names if n not in plan.lost]
        names = names if plan.lost else names[: len(names) // 2]
    return {name: asked.form[name] for name in names}


def _not_here(asked: Asked) -> RefusedError:
    message = f"The requested resource {asked.path} was not found"
    return RefusedError(404, 20404, message)
