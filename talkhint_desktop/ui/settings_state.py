"""What the relay says of the settings, read from the link's plain values. No Qt."""

from typing import Any

import msgspec


class Store(msgspec.Struct, frozen=True, kw_only=True):
    """Where keys are kept; without a `name` nowhere, and `message` says why."""

    name: str = ""
    message: str = ""
    remedy: str = ""


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """Why a value may not be, in the relay's words."""

    message: str
    remedy: str = ""


class SettingsState(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to `settings`.

    `held` names what holds a setting that cannot be changed here, `later` what
    waits for the next start. `keys` says where each key is kept: `store`,
    `memory`, `environment`, or empty where there is none. `wrong` is about the
    change that was asked for last.
    """

    values: dict[str, Any]
    held: dict[str, str]
    later: list[str]
    store: Store
    keys: dict[str, str]
    wrong: dict[str, Wrong] = {}

    @property
    def untouched(self) -> bool:
        """Whether nothing is set up that a call from outside would need."""
        named = ("twilio_account_sid", "agent_number", "public_url")
        return not any(self.keys.values()) and not any(
            self.values.get(name) for name in named
        )

    @property
    def offers_set_up(self) -> bool:
        """Whether the set-up may show by itself."""
        for_practice = "--no-tunnel" in self.held.values()
        closed = bool(self.values.get("setup_closed"))
        return self.untouched and not closed and not for_practice


class Tested(msgspec.Struct, frozen=True, kw_only=True):
    """What an account says to a key of its own; the rest is of other accounts."""

    account: str = ""
    trial: bool = False
    balance: str = ""
    numbers: list[str] = []
    address: str = ""
    detail: str = ""


class PlaybookFile(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    path: str
    cards: int


class PlaybookProblem(msgspec.Struct, frozen=True, kw_only=True):
    file: str
    line: int
    message: str


class FoundCard(msgspec.Struct, frozen=True, kw_only=True):
    """A card that a sentence asks for, and the words that did."""

    file: str
    heading: str
    line: int
    headline: str
    facts: list[str]
    trigger: str


class PlaybookState(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to `playbook`."""

    folder: str
    files: list[PlaybookFile]
    problems: list[PlaybookProblem]


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """A local model; `state` is `here`, `part` or `absent`, sizes are bytes."""

    name: str
    title: str
    languages: list[str]
    size: int
    licence: str
    state: str
    fetched: int = 0


class _Models(msgspec.Struct, frozen=True, kw_only=True):
    models: list[Model]


def state_from(value: Any) -> SettingsState:
    return msgspec.convert(value, SettingsState)


def with_keys(state: SettingsState, value: Any) -> SettingsState:
    """Return the state with the keys as `set-key` or `remove-key` told them."""
    return msgspec.structs.replace(
        state,
        keys=dict(value["keys"]),
        store=msgspec.convert(value["store"], Store),
        wrong={},
    )


def tested_from(value: Any) -> Tested:
    return msgspec.convert(value, Tested)


def playbook_from(value: Any) -> PlaybookState:
    return msgspec.convert(value, PlaybookState)


def cards_from(value: Any) -> list[FoundCard]:
    return msgspec.convert(value, list[FoundCard])


def models_from(value: Any) -> list[Model]:
    return msgspec.convert(value, _Models).models


def refused(state: SettingsState, wrong: dict[str, Wrong]) -> SettingsState:
    """Return the state with a change that came to nothing."""
    return msgspec.structs.replace(state, wrong=wrong)
