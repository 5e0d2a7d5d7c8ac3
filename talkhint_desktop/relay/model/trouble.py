"""Why a model gave no answer, in the agent's words."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.messages import trouble

if TYPE_CHECKING:
    import openai

_QUOTA = {
    "insufficient_quota",
    "credit_balance_exhausted",
    "billing_hard_limit_reached",
    "billing_not_active",
}
_KEY = {
    "invalid_api_key",
    "account_deactivated",
    "unsupported_country_region_territory",
    "ip_not_authorized",
}
_UNREACHABLE = {
    errno.ENETUNREACH,
    errno.ENETDOWN,
    errno.EHOSTUNREACH,
    getattr(errno, "EHOSTDOWN", errno.EHOSTUNREACH),
}


class ModelTrouble(TalkHintError):
    """No answer came. `code` is that of the trouble to tell.

    A `lasting` one is not mended by asking again.
    """

    def __init__(self, code: str, message: str = "", remedy: str = "") -> None:
        told = trouble(code, call_sid=None, at="", cleared=False)
        super().__init__(message or told.message, remedy=remedy or told.remedy)
        self.code = code

    @property
    def lasting(self) -> bool:
        return self.code in {"key-refused", "quota-exhausted"}


def down(why: str, remedy: str = "") -> ModelTrouble:
    """Return the trouble of a model that answers badly or not at all."""
    return ModelTrouble(
        "hints-down",
        f"The model gives no answer: {why}.",
        remedy or "Hints of your playbook go on. It is asked again next time.",
    )


@contextmanager
def foreseen(model: str) -> Iterator[None]:
    """Turn what the library raises into a `ModelTrouble`."""
    import openai  # noqa: PLC0415 - slow, and loaded in a thread by now

    try:
        yield
    except (TimeoutError, openai.APITimeoutError) as error:
        raise down("it takes too long") from error
    except openai.APIStatusError as error:
        raise _of_status(error, model) from error
    except openai.APIConnectionError as error:
        raise _of_network(error) from error
    except openai.APIError as error:
        raise of_code(error.code) from error
    except (openai.OpenAIError, ValueError) as error:
        raise down("its server says what no model says") from error


def _of_status(error: "openai.APIStatusError", model: str) -> ModelTrouble:
    """Return what a server's refusal means. Its code counts before its status."""
    code = str(error.code or error.type or "")
    if code in _QUOTA or error.status_code == 402:
        return ModelTrouble("quota-exhausted")
    if code in _KEY or error.status_code in {401, 403}:
        return ModelTrouble("key-refused")
    if code == "model_not_found" or error.status_code == 404:
        return down(
            f"there is no model {model!r}", "Choose another model in the settings."
        )
    if error.status_code == 429:
        return down("it is asked too often")
    if error.status_code >= 500:
        return down(f"its server has a fault ({error.status_code})")
    return down(f"it does not take the question ({code or error.status_code})")


def of_code(code: str | None) -> ModelTrouble:
    """Return what an error in the middle of an answer means."""
    if code in _QUOTA:
        return ModelTrouble("quota-exhausted")
    if code in _KEY:
        return ModelTrouble("key-refused")
    return down("it broke off with an error")


def _of_network(error: Exception) -> ModelTrouble:
    """Return why no server was reached, or was lost."""
    if any(_is_offline(cause) for cause in _causes(error)):
        return ModelTrouble("offline", remedy="Hints of your playbook go on.")
    return down("the connection to it failed")


def _is_offline(cause: BaseException) -> bool:
    unreachable = isinstance(cause, OSError) and cause.errno in _UNREACHABLE
    return isinstance(cause, socket.gaierror) or unreachable


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
