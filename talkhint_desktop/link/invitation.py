"""A note on this disk, for the user alone, that says how to attach."""

import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

NAME = "relay.link"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where a relay listens for faces, and a token that opens it once."""

    address: str
    token: str


def leave(folder: Path, invitation: Invitation) -> None:
    """Write the note so that no other user can read it, at no moment.

    On a disk that takes none the relay goes on, and can't be found by it.
    """
    path = folder / NAME
    new = path.with_suffix(".new")
    text = json.dumps({"address": invitation.address, "token": invitation.token})
    try:
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        new.replace(path)
    except OSError as error:
        log.warning("other windows cannot find this relay: %s", error)


def find(folder: Path) -> Invitation | None:
    """Return the note that a relay left, or None. It may be out of date."""
    try:
        value = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Invitation(str(value["address"]), str(value["token"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def remove(folder: Path) -> None:
    (folder / NAME).unlink(missing_ok=True)
