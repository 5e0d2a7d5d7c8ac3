"""Asks a voice webhook for the document of a practice call."""

from collections.abc import Mapping

import aiohttp

from talkhint_desktop.core import twiml
from talkhint_desktop.core.webhook.answer import Answer
from talkhint_desktop.relay.asking import ask as asking
from talkhint_desktop.relay.asking.request import Account, Request
from talkhint_desktop.relay.practice.answer import WebhookError


async def ask(
    session: aiohttp.ClientSession,
    request: Request,
    params: Mapping[str, str],
    account: Account,
    *,
    within: float | None = None,
) -> Answer:
    """Ask as `asking.ask` does.

    Raises `WebhookError` for anything but a 2xx that was read to its end.
    """
    try:
        answer = await asking.ask(session, request, params, account, within=within)
    except asking.Unanswered as error:
        raise WebhookError(
            str(error), error.twilio_error, here=error.here, answer=error.answer
        ) from error
    if not 200 <= answer.status < 300:
        raise WebhookError(
            f"The webhook answered with status {answer.status}.", 11200, answer=answer
        )
    if len(answer.body) > twiml.LIMIT:
        raise WebhookError("The answer is larger than 64 kB.", 11750, answer=answer)
    return answer
