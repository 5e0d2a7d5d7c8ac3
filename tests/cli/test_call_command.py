"""`talkhint call` plays a recording at a webhook and says what a caller met."""

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.cli import call
from talkhint_desktop.relay.practice.caller import Outcome
from tests.peers.recordings import save, small_recording
from tests.peers.voice_webhook import DIAL, STREAM, TOKEN, VoiceWebhook, response

GOOD = response(f"<Start>{STREAM}</Start>{DIAL}")
GOODBYE = response("<Say>Thank you for calling. Goodbye.</Say><Hangup/>")


@contextmanager
def serving(twiml: str) -> Iterator[VoiceWebhook]:
    """Serve on a loop of its own, as the command has one of its own too."""
    hook = VoiceWebhook(twiml)
    ready, done = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with hook:
            ready.set()
            await done.wait()

    def live(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        loop.run_until_complete(work())
        loop.close()

    thread = threading.Thread(target=live, args=(serve,))
    thread.start()
    assert ready.wait(10)
    try:
        yield hook
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join(10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save(small_recording(1.0), tmp_path / "call")


def run(*words: str, environment: Mapping[str, str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    call.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["call", *words])
    return call.run(args, environment or {})


def test_a_good_call_is_told_line_by_line_and_exits_0(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(GOOD) as hook:
        code = run(str(folder), "--webhook", hook.url, "--speed", "50")

    out = capsys.readouterr().out
    assert code == 0
    assert "The agent answers: +12025550199" in out
    assert "both sides were streamed to the end" in out


def test_the_stale_deployment_is_heard_and_shown_and_exits_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(GOODBYE) as hook:
        code = run(str(folder), "--webhook", hook.url, "--speed", "50")

    out = capsys.readouterr().out
    assert code == 1
    assert 'The caller hears "Thank you for calling. Goodbye." and is cut off.' in out
    assert "<Hangup/>" in out


def test_a_stream_closed_at_haste_is_not_blamed_on_the_server_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(GOOD) as hook:
        hook.close_stream_after = 20
        code = run(str(folder), "--webhook", hook.url, "--speed", "20")

    assert code == 1
    assert "try it again with --speed 1" in capsys.readouterr().err


def test_json_is_one_object_a_line_and_the_outcome_comes_last(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(GOOD) as hook:
        run(str(folder), "--webhook", hook.url, "--speed", "50", "--json")

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["event"] for line in lines[:-1]} == {"met"}
    assert all(line["at"].endswith("Z") for line in lines)
    outcome = lines[-1]
    assert (outcome["event"], outcome["kind"]) == ("outcome", "talked")
    assert outcome["frames_sent"] == outcome["streamed_ms"] // 10
    assert outcome["http_status"] == 200
    assert outcome["call_sid"].startswith("CA")


def test_the_call_is_signed_with_the_token_from_the_environment(folder: Path) -> None:
    sid = "AC" + "0" * 32
    words = (str(folder), "--speed", "50", "--webhook")
    with serving(GOODBYE) as hook:
        usual = {
            "TALKHINT_TWILIO_AUTH_TOKEN": TOKEN,
            "TALKHINT_TWILIO_ACCOUNT_SID": sid,
        }
        run(*words, hook.url, environment=usual)
        named = {"MY_TOKEN": TOKEN, "TALKHINT_TWILIO_AUTH_TOKEN": "wrong"}
        run(*words, hook.url, "--auth-token-env", "MY_TOKEN", environment=named)
        run(*words, hook.url)
        first, second, unsigned = hook.asked

    assert first.well_signed
    assert first.form["AccountSid"] == sid
    assert second.well_signed
    assert not unsigned.well_signed


def test_the_token_is_never_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = {"TALKHINT_TWILIO_AUTH_TOKEN": TOKEN}
    with serving(GOOD) as hook:
        run(
            *(str(folder), "--webhook", hook.url, "--speed", "50", "--json"),
            environment=environment,
        )

    captured = capsys.readouterr()
    assert TOKEN not in captured.out + captured.err


@pytest.mark.parametrize(
    "words",
    [
        ("--webhook", "http://a.example", "--speed", "0"),
        ("--webhook", "http://a.example", "--speed", "-1"),
        ("--webhook", "http://a.example", "--speed", "101"),
        ("--webhook", "http://a.example", "--speed", "nan"),
        ("--webhook", "http://a.example", "--speed", "fast"),
        ("--webhook", "calls.example"),
        ("--webhook", "ftp://a.example"),
        (),
    ],
)
def test_wrong_usage_exits_2(folder: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        run(str(folder), *words)

    assert left.value.code == 2


@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        ((), {}, "There is no folder"),
        (("--auth-token-env", "NO_SUCH"), {}, "NO_SUCH is not set"),
        ((), {"TALKHINT_TWILIO_ACCOUNT_SID": "SK1"}, "TALKHINT_TWILIO_ACCOUNT_SID"),
    ],
)
def test_what_cannot_be_played_or_signed_exits_2_with_one_sentence(
    folder: Path,
    words: tuple[str, ...],
    environment: Mapping[str, str],
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    where = folder if words or environment else folder / "nowhere"

    code = run(
        *(str(where), "--webhook", "http://127.0.0.1:9/", *words),
        environment=environment,
    )

    assert code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "error", "code"),
    [("talked", None, 0), ("talked", 11200, 1), ("mute", None, 1), ("unknown", 1, 3)],
)
def test_the_exit_code_follows_the_outcome(
    kind: str, error: int | None, code: int
) -> None:
    outcome = Outcome(kind, "", (), 0, 0, "CA1", twilio_error=error)

    assert call.exit_code(outcome) == code


def test_ctrl_c_hangs_up_cleanly_and_exits_1(folder: Path) -> None:
    program = (
        "import argparse, sys\n"
        "from talkhint_desktop.cli import call\n"
        "parser = argparse.ArgumentParser()\n"
        "call.add_parser(parser.add_subparsers())\n"
        "sys.exit(call.run(parser.parse_args()))\n"
    )
    save(small_recording(60), folder)
    with serving(GOOD) as hook:
        words = ["call", str(folder), "--webhook", hook.url, "--json"]
        with subprocess.Popen(
            [sys.executable, "-c", program, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TALKHINT_TWILIO_AUTH_TOKEN": TOKEN},
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if '"agent-answered"' in line:
                    break
            process.send_signal(signal.SIGINT)
            _, complaint = process.communicate(timeout=10)
        messages = hook.streams[0].messages

    assert process.returncode == 1
    assert complaint == "You hung up.\n"
    assert messages[-1]["event"] == "stop"
