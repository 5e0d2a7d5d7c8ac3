"""The whole road: the system's part, the environment, then the command itself."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The list of libraries is the product's own; nothing is installed to read it.
sys.path.insert(1, str(ROOT))

from road import system  # noqa: E402
from road.children import clean, hand_over  # noqa: E402
from road.environment import Environment, ensure, ready  # noqa: E402
from road.steps import Steps, ended_by_signals, say  # noqa: E402
from road.trouble import SetupError, cause_of_os_error  # noqa: E402

_STOPPED = "Stopped. Run the same command again to go on from here."


def go(command: str, arguments: list[str]) -> int:
    """Set up what `command` needs and run it; return its exit code."""
    environment = Environment(ROOT)
    try:
        with ended_by_signals():
            _set_up(environment, command)
    except SetupError as error:
        return _failed(error)
    except OSError as error:
        return _failed(SetupError(cause_of_os_error(error)))
    except KeyboardInterrupt:
        say(_STOPPED)
        return 130
    if command == "setup":
        say("TalkHint is set up.")
        return 0
    return _run(environment, command, arguments)


def _set_up(environment: Environment, command: str) -> None:
    lack = system.lack_for_tests() if command == "test" else system.lack_for_window()
    if ready(environment) and not lack:
        return
    steps = Steps(clean(os.environ), ROOT)
    if not ready(environment):
        ensure(environment, steps)
    if lack:
        _get(lack, steps, command)
    steps.forget()


def _get(lack: system.Lack, steps: Steps, command: str) -> None:
    """Bring what the system lacks, or say how, and go on where that can be."""
    must = command == "test" and os.environ.get("TALKHINT_REQUIRE_GUI") == "1"
    try:
        system.install(lack, steps)
    except SetupError as error:
        if must:
            raise
        say(f"apt could not install them. {error}")
    tests = command == "test"
    left = system.lack_for_tests() if tests else system.lack_for_window()
    if not left:
        return
    if must:
        raise SetupError(system.required(left))
    say(system.explain(left))
    if tests:
        say("Without them the tests of the window are skipped.")
    else:
        say("Everything in the terminal works without them.")


def _run(environment: Environment, command: str, arguments: list[str]) -> int:
    env = clean(os.environ)
    if command == "test":
        pytest: list[str | Path] = [environment.python, "-m", "pytest", *arguments]
        return hand_over(pytest, env=env, cwd=ROOT)
    talkhint = environment.script("talkhint")
    words = arguments if command == "run" else [command, *arguments]
    return hand_over([talkhint, *words], env=env, cwd=None)


def _failed(error: SetupError) -> int:
    say(f"TalkHint could not be set up. {error}")
    if error.remedy:
        say(f"{error.remedy}\nThen run the same command again.")
    if error.detail:
        say(error.detail)
    return 1
