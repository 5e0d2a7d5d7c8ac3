"""Settings, a playbook and models as a relay would tell of them; values only."""

from dataclasses import asdict
from typing import Any

from talkhint_desktop.core.settings import SECRETS, Settings
from talkhint_desktop.ui.settings_state import (
    FoundCard,
    Model,
    PlaybookFile,
    PlaybookProblem,
    PlaybookState,
    SettingsState,
    Store,
    Wrong,
)

NO_STORE = Store(
    message="This system has no password store.",
    remedy="Keys are kept until the app closes, or set them in the environment.",
)
SET_UP: dict[str, Any] = {
    "twilio_account_sid": "AC0123456789abcdef0123456789abcdef",
    "twilio_number": "+14155550132",
    "agent_number": "+16285550177",
    "playbook_dir": "/home/dana/playbook",
}


def state(
    *,
    held: dict[str, str] | None = None,
    keys: dict[str, str] | None = None,
    store: Store | None = None,
    wrong: dict[str, Wrong] | None = None,
    later: list[str] | None = None,
    **values: Any,
) -> SettingsState:
    """Return the answer to `settings`; keywords are settings."""
    told = {k: v for k, v in asdict(Settings()).items() if k not in SECRETS}
    plain = {k: list(v) if isinstance(v, tuple) else v for k, v in told.items()}
    return SettingsState(
        values={**plain, **values},
        held=held or {},
        later=later or [],
        store=store or Store(name="SecretService Keyring"),
        keys={**dict.fromkeys(SECRETS, ""), **(keys or {})},
        wrong=wrong or {},
    )


def set_up(**values: Any) -> SettingsState:
    """Return the settings of somebody who takes calls."""
    keys = {"twilio_auth_token": "store", "ngrok_authtoken": "store"}
    return state(keys=keys, **{**SET_UP, **values})


def playbook(*, wrong: bool = False) -> PlaybookState:
    folder = "/home/dana/playbook"
    problem = PlaybookProblem(
        file="prices.md", line=14, message="The card 'Annual plan' has no triggers."
    )
    return PlaybookState(
        folder=folder,
        files=[
            PlaybookFile(name="orders.md", path=f"{folder}/orders.md", cards=12),
            PlaybookFile(name="prices.md", path=f"{folder}/prices.md", cards=3),
        ],
        problems=[problem] if wrong else [],
    )


def card() -> FoundCard:
    return FoundCard(
        file="orders.md",
        heading="Late order",
        line=2,
        headline="Offer to trace the parcel",
        facts=[],
        trigger="has not arrived",
    )


def models() -> list[Model]:
    return [
        Model(
            name="small-en",
            title="Small English model",
            languages=["en"],
            size=41_000_000,
            licence="Apache-2.0",
            state="here",
        ),
        Model(
            name="small-ru",
            title="Small Russian model",
            languages=["ru"],
            size=45_000_000,
            licence="Apache-2.0",
            state="absent",
        ),
    ]
