"""`talkhint doctor`: every need is named, every fault has its remedy."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.peers.tiny_models import telephone_model

NAMES = [
    "version",
    "Qt libraries",
    "display",
    "tray",
    "password store",
    "Twilio",
    "agent's phone",
    "notice",
    "OpenAI",
    "tunnel",
    "recogniser",
    "practice call",
    "playbook",
    "history",
    "disk",
]
SECRETS = {
    "TALKHINT_TWILIO_AUTH_TOKEN": "5ecre7f00df00df00df00df00df00d01",
    "TALKHINT_TWILIO_API_KEY_SECRET": "5ecre7f00df00df00df00df00df00d02",
    "TALKHINT_OPENAI_API_KEY": "sk-5ecre7f00df00d",
    "TALKHINT_NGROK_AUTHTOKEN": "2secretNgrokToken_5ecre7",
}


def doctor(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "talkhint_desktop", "doctor", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def checks(told: "subprocess.CompletedProcess[str]") -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    return {line["name"]: line for line in lines}


def test_it_looks_at_everything_and_hears_the_practice_call(tmp_path: Path) -> None:
    (tmp_path / "cards.md").write_text("## A\nTriggers: a\nSay: B\n")
    told = doctor("--json", TALKHINT_PLAYBOOK_DIR=str(tmp_path))
    found = checks(told)

    assert told.returncode == 0
    assert list(found) == NAMES
    assert found["recogniser"]["state"] == "ok"
    assert "help you" in found["recogniser"]["detail"]
    assert found["playbook"]["detail"] == "1 card in 1 file."


def test_it_never_shows_a_secret_and_names_the_playbooks_mistake(
    tmp_path: Path,
) -> None:
    (tmp_path / "cards.md").write_text("## A\n\nSay: B\n")
    nowhere = {"TALKHINT_OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}
    told = doctor(TALKHINT_PLAYBOOK_DIR=str(tmp_path), **nowhere, **SECRETS)

    assert told.returncode == 1
    assert "cards.md, line 1: The card 'A' has no triggers." in told.stdout
    for secret in SECRETS.values():
        assert secret not in told.stdout + told.stderr


def test_it_names_the_local_model_and_counts_prose_beside_the_cards(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    telephone_model(own)
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text(json.dumps({"local_model_dir": str(own)}))

    playbook = tmp_path / "playbook"
    playbook.mkdir()
    (playbook / "cards.md").write_text(
        "## A\nTriggers: a\nSay: B\n\n## Hours\nWe open at nine.\n"
    )
    (playbook / "notes.txt").write_text("The van goes out on Tuesday.\n")

    told = doctor(
        "--json", TALKHINT_DATA_DIR=str(data), TALKHINT_PLAYBOOK_DIR=str(playbook)
    )
    found = checks(told)

    assert found["recogniser"]["state"] == "ok"
    assert f"Local: own (Russian) in {own}." in found["recogniser"]["detail"]
    assert found["playbook"]["state"] == "ok"
    assert found["playbook"]["detail"] == "1 card and 2 passages of text in 2 files."


def test_it_says_what_to_fetch_where_the_local_engine_is_chosen() -> None:
    found = checks(doctor("--json", TALKHINT_ENGINE="local", TALKHINT_LANGUAGE="ru"))

    assert found["recogniser"]["state"] == "wrong"
    assert "no local model for Russian" in found["recogniser"]["detail"]
    assert "talkhint models get ru-t-one" in found["recogniser"]["remedy"]
