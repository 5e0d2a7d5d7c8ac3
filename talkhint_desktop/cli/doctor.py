"""`talkhint doctor`: one line for each thing that TalkHint needs."""

import argparse
import asyncio
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sized
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from talkhint_desktop.cli import configuration, hearing_test, screen
from talkhint_desktop.cli.check import Check
from talkhint_desktop.cli.model_check import local_model
from talkhint_desktop.cli.openai_check import openai_check
from talkhint_desktop.cli.tunnel_check import tunnel_check
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.notice import SUGGESTED
from talkhint_desktop.core.playbook import read as read_playbook
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.tunnel.agent import Agents
from talkhint_desktop.store.keychain import SECRETS, Keychain
from talkhint_desktop.store.places import history_file, own_command, resources_dir
from talkhint_desktop.store.playbooks import PlaybookFolder
from talkhint_desktop.store.reader import Reader

_LITTLE, _TOO_LITTLE = 200_000_000, 50_000_000  # bytes free

EXAMPLE = """\
examples:
  talkhint doctor
  talkhint doctor --json
"""


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "doctor",
        help="check what TalkHint needs on this PC",
        description="Check what TalkHint needs. Secrets are never shown.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print one check a line")


def run(args: argparse.Namespace) -> int:
    """Print the checks; 1 when one is wrong."""
    wrong = False
    for check in _checks():
        wrong = wrong or check.state == "wrong"
        if args.json:
            print(json.dumps(asdict(check), ensure_ascii=False), flush=True)
        else:
            mark = {"ok": "ok  ", "note": "note", "wrong": "!!  "}[check.state]
            text = f"{check.detail} {check.remedy}".strip()
            print(f"{mark}  {check.name:<15} {text}", flush=True)
    return 1 if wrong else 0


def _checks() -> Iterator[Check]:
    yield _version()
    try:
        folder = configuration.folder()
        settings = configuration.load(secrets=False)
    except TalkHintError as error:
        yield Check("settings", "wrong", str(error), error.remedy)
        return
    store, stored = _password_store()
    yield _libraries()
    yield _display()
    yield _tray()
    yield store
    yield from _accounts(settings, stored)
    yield _tunnel(settings, stored, folder)
    yield _recogniser(settings, folder)
    yield _practice()
    yield _playbook(settings)
    yield _history(folder)
    yield _disk(folder)


def _version() -> Check:
    python = ".".join(map(str, sys.version_info[:3]))
    detail = f"TalkHint {version('talkhint-desktop')}, Python {python}"
    return Check("version", "ok", detail)


def _libraries() -> Check:
    offscreen = not screen.has_display()
    if why_not := screen.why_no_window(offscreen=offscreen):
        return Check("Qt libraries", "note", " ".join(why_not.split()))
    return Check("Qt libraries", "ok", "Qt can start.")


def _display() -> Check:
    if screen.has_display():
        return Check("display", "ok", "There is a screen for the window.")
    return Check("display", "note", "No screen: talkhint relay and demo work without.")


def _tray() -> Check:
    name = "tray"
    if not screen.has_display() or screen.why_no_window():
        return Check(name, "note", "Not looked for: there is no window to look from.")
    command = [*own_command(), "--has-tray"]
    try:
        looked = subprocess.run(command, capture_output=True, timeout=15, check=False)
    except subprocess.TimeoutExpired:
        return Check(name, "note", "The desktop did not say whether it has a tray.")
    if looked.returncode == 0:
        return Check(name, "ok", "The icon has a place in the tray.")
    return Check(name, "note", "This desktop has no tray; the window works without.")


def _password_store() -> tuple[Check, Mapping[str, str]]:
    name = "password store"
    keychain = Keychain()
    state = keychain.state()
    if not state.available:
        return Check(name, "note", state.message, state.remedy), {}
    kept: dict[str, str] = {}
    try:
        for key in SECRETS:
            if secret := keychain.get(key):
                kept[key] = secret
    except TalkHintError as error:
        return Check(name, "wrong", str(error), error.remedy), {}
    return Check(name, "ok", f"{state.backend} answers."), kept


def _accounts(settings: Settings, stored: Mapping[str, str]) -> Iterator[Check]:
    token = settings.twilio_auth_token or "twilio_auth_token" in stored
    if settings.twilio_account_sid and token:
        yield Check("Twilio", "ok", "Account SID and Auth Token are set.")
    elif token:
        detail = "The Auth Token is set, the Account SID is not."
        remedy = "Set TALKHINT_TWILIO_ACCOUNT_SID too."
        yield Check("Twilio", "note", detail, remedy)
    else:
        detail = "No Auth Token: real calls are refused, practice calls work."
        yield Check("Twilio", "note", detail, "Set TALKHINT_TWILIO_AUTH_TOKEN.")
    if settings.agent_number:
        yield Check("agent's phone", "ok", "Calls ring the number that is set.")
    else:
        detail = "No number: callers are told that nobody can answer."
        yield Check("agent's phone", "note", detail, "Set TALKHINT_AGENT_NUMBER.")
    yield _notice(settings)
    key = settings.openai_api_key or stored.get("openai_api_key", "")
    yield openai_check(settings, key)


def _notice(settings: Settings) -> Check:
    if settings.notice:
        return Check("notice", "ok", f'Callers hear first: "{settings.notice}"')
    detail = "None: callers are not told that the call is written down."
    return Check(
        "notice",
        "note",
        detail,
        f'Set one in the settings, such as: "{SUGGESTED[settings.language]}"',
    )


def _tunnel(settings: Settings, stored: Mapping[str, str], folder: Path) -> Check:
    token = bool(settings.ngrok_authtoken) or "ngrok_authtoken" in stored
    month = datetime.now(UTC).strftime("%Y-%m")
    return tunnel_check(
        settings, token=token, folder=folder, month=month, agents=Agents()
    )


def _recogniser(settings: Settings, folder: Path) -> Check:
    """Let the real recogniser hear a sentence of the practice call."""
    name = "recogniser"
    try:
        sentence, heard, seconds = asyncio.run(hearing_test.run(folder))
    except TalkHintError as error:
        return Check(name, "wrong", str(error), error.remedy)
    if not heard:
        remedy = "See worker lines in relay.log, or install TalkHint again."
        return Check(name, "wrong", "Basic recognition hears nothing.", remedy)
    detail = (
        f"Basic (English, rough) heard {heard!r} for {sentence!r}, {seconds:.1f} s."
    )
    local = local_model(settings, folder)
    return Check(name, local.state, f"{detail} {local.detail}", local.remedy)


def _practice() -> Check:
    folder = resources_dir() / "practice"
    calls = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    if calls:
        return Check("practice call", "ok", f"Here: {', '.join(calls)}.")
    remedy = "Install TalkHint again: python3 packaging/bootstrap.py setup"
    return Check("practice call", "wrong", "The recorded call is missing.", remedy)


def _playbook(settings: Settings) -> Check:
    name = "playbook"
    if not settings.playbook_dir:
        return Check(
            name, "note", "None: no hints in real calls.", "Set TALKHINT_PLAYBOOK_DIR."
        )
    try:
        folder = PlaybookFolder(Path(settings.playbook_dir).expanduser())
        files = folder.read()
    except TalkHintError as error:
        return Check(name, "wrong", str(error), error.remedy)
    playbook = read_playbook(files, folder.unread)
    if playbook.problems:
        told = " ".join(map(str, playbook.problems[:5]))
        return Check(name, "wrong", told, "Mend these lines; the other cards work.")
    holds = _count(playbook.cards, "card")
    if prose := [p for p in playbook.passages if not p.triggers]:
        holds += f" and {_count(prose, 'passage')} of text"
    return Check(name, "ok", f"{holds} in {_count(files, 'file')}.")


def _history(folder: Path) -> Check:
    path = history_file(folder)
    library = f"SQLite {sqlite3.sqlite_version}"
    if not path.exists():
        return Check("history", "ok", f"Empty; it will be {path} ({library}).")
    try:
        calls = Reader(path).list_calls(1000)
    except TalkHintError as error:
        return Check("history", "wrong", str(error), error.remedy)
    return Check("history", "ok", f"{_count(calls, 'call')} in {path} ({library}).")


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    detail = f"{free // 1_000_000} MB free in {folder}."
    if free < _TOO_LITTLE:
        return Check("disk", "wrong", detail, "Free some space: words would be lost.")
    return Check("disk", "note" if free < _LITTLE else "ok", detail)
