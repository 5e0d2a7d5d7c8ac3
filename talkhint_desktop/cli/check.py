"""One line of the doctor's."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Check:
    """What was found. A `note` is worth knowing; `wrong` needs the remedy."""

    name: str
    state: State
    detail: str
    remedy: str = ""
