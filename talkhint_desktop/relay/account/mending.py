"""Points a number at TalkHint and back: looks, keeps, writes, reads back."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.fixing import (
    LINKS,
    UNLINK_APP,
    Kept,
    Plan,
    Wanted,
    changed_since,
    missing,
    plan_fix,
    plan_undo,
    settings_of,
    to_keep,
)
from talkhint_desktop.core.webhook.number import AppFacts, NumberFacts
from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.account.trouble import RestError


class Keeper(Protocol):
    """Keeps what undo needs beyond the end of this process.

    Each may wait for the disk, and raises `TalkHintError` where it refuses.
    """

    def kept(self, number: str) -> Kept | None: ...
    def keep(self, number: str, kept: Kept) -> None: ...
    def forget(self, number: str) -> None: ...


class NumberNotFound(TalkHintError):
    """The account has no such number; `owner` is the subaccount that has it."""

    remedy = "Check the number, or use the keys of the account that owns it."

    def __init__(self, number: str, owner: str) -> None:
        whose = f" It belongs to the subaccount {owner}." if owner else ""
        super().__init__(f"The account has no number {number}.{whose}")
        self.owner = owner


class NothingToUndo(TalkHintError):
    """No fix of ours is in effect on the number."""

    remedy = "What TalkHint did not change, it cannot bring back."

    def __init__(self, number: str) -> None:
        super().__init__(f"TalkHint keeps no older settings of {number}.")


class NeedsAnotherYes(TalkHintError):
    """An app or a trunk answers the number, which takes a yes of its own."""

    remedy = "Say yes to that too: --unlink"

    def __init__(self, plan: Plan) -> None:
        what = "its TwiML App" if plan.needs == UNLINK_APP else "its SIP trunk"
        super().__init__(f"The number must be taken off {what}, which others may use.")
        self.plan = plan


class ChangedMeanwhile(TalkHintError):
    """What was shown is no longer so, and nothing was written."""

    remedy = "Look at the new settings, and say yes to those."

    def __init__(self) -> None:
        super().__init__("Somebody changed the number in the meantime.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be done. `kept` is what undo will know, None for nothing.

    `by_others` names the settings that somebody changed since our last fix.
    """

    number: NumberFacts
    app: AppFacts | None
    plan: Plan
    kept: Kept | None
    by_others: list[str]


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done: `after` was read back from Twilio, as was `before`."""

    number: NumberFacts
    before: dict[str, str]
    after: dict[str, str]
    as_wanted: bool
    can_undo: bool
    why: str = ""  # what Twilio said where only a part of it was done

    @property
    def changed(self) -> bool:
        return self.before != self.after


async def prepare_fix(
    account: Account, keeper: Keeper, number: str, wanted: Wanted, *, at: str
) -> Prepared:
    """Look, and plan how the number gets to `wanted`; nothing is written."""
    facts, app = await _look(account, number)
    plan = plan_fix(facts, app, wanted)
    kept = await asyncio.to_thread(keeper.kept, number)
    others = changed_since(facts, kept) if kept else []
    if plan.changes:
        kept = to_keep(kept, facts, plan, at)
    return Prepared(facts, app, plan, kept, others)


async def prepare_undo(account: Account, keeper: Keeper, number: str) -> Prepared:
    """Look, and plan how the number gets back to before our fixes."""
    kept = await asyncio.to_thread(keeper.kept, number)
    if kept is None:
        raise NothingToUndo(number)
    facts, app = await _look(account, number)
    others = changed_since(facts, kept)
    return Prepared(facts, app, plan_undo(facts, kept), None, others)


async def fix(
    account: Account,
    keeper: Keeper,
    number: str,
    wanted: Wanted,
    *,
    at: str,
    unlink: bool = False,
    shown: Mapping[str, str] | None = None,
) -> Mended:
    """Point the number at `wanted`.

    `unlink` is the separate yes for taking it off an app or a trunk. `shown`
    is the `before` that a person said yes to. Raises `TalkHintError` before
    anything is written where one of them does not fit.
    """
    prepared = await prepare_fix(account, keeper, number, wanted, at=at)
    return await _carry_out(account, keeper, prepared, unlink=unlink, shown=shown)


async def undo(
    account: Account,
    keeper: Keeper,
    number: str,
    *,
    unlink: bool = False,
    shown: Mapping[str, str] | None = None,
) -> Mended:
    """Bring back the settings from before our fixes; otherwise like `fix`."""
    prepared = await prepare_undo(account, keeper, number)
    return await _carry_out(account, keeper, prepared, unlink=unlink, shown=shown)


async def _look(account: Account, number: str) -> tuple[NumberFacts, AppFacts | None]:
    facts = await account.find(number)
    if facts is None:
        raise NumberNotFound(number, await account.owner_of(number))
    return facts, await account.app(facts.application_sid)


async def _carry_out(
    account: Account,
    keeper: Keeper,
    prepared: Prepared,
    *,
    unlink: bool,
    shown: Mapping[str, str] | None,
) -> Mended:
    plan, number = prepared.plan, prepared.number
    if shown is not None and dict(shown) != plan.before:
        raise ChangedMeanwhile
    if plan.needs and not unlink:
        raise NeedsAnotherYes(plan)
    earlier = await asyncio.to_thread(keeper.kept, number.number)
    read, why = number, ""
    if plan.changes:
        read, why = await _write(account, keeper, prepared, earlier)
    after = _of(read, plan.after)
    kept = _still_to_keep(prepared, after, earlier)
    await _keep(keeper, number.number, kept)
    return Mended(
        number=read,
        before=plan.before,
        after=after,
        as_wanted=after == plan.after,
        can_undo=kept is not None,
        why=why,
    )


async def _write(
    account: Account, keeper: Keeper, prepared: Prepared, earlier: Kept | None
) -> tuple[NumberFacts, str]:
    """Keep what was before, then write; return what was read back, and a trouble."""
    plan, number = prepared.plan, prepared.number
    if prepared.kept:
        await _keep(keeper, number.number, prepared.kept)
    try:
        read = await account.write(number.sid, plan.after)
    except RestError as error:
        if not error.may_have_written:
            await _keep(keeper, number.number, earlier)
        raise
    left = missing(plan.after, read)
    if not left or not any(link in plan.after for link in LINKS):
        return read, ""
    try:
        # A link that is set or cleared can take the rest along with it.
        return await account.write(number.sid, left), ""
    except RestError as error:
        return read, str(error)


def _still_to_keep(
    prepared: Prepared, after: dict[str, str], earlier: Kept | None
) -> Kept | None:
    """Return what undo must know after this, None for nothing."""
    plan, kept = prepared.plan, prepared.kept
    if kept is None:  # this was an undo
        return None if after == plan.after else earlier
    if not plan.changes or after == plan.before:
        return earlier
    return replace(kept, after=kept.after | after)


async def _keep(keeper: Keeper, number: str, kept: Kept | None) -> None:
    if kept:
        await asyncio.to_thread(keeper.keep, number, kept)
    else:
        await asyncio.to_thread(keeper.forget, number)


def _of(number: NumberFacts, names: Mapping[str, str]) -> dict[str, str]:
    now = settings_of(number)
    return {name: now[name] for name in names}
