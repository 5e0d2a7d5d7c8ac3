import ast
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import cast

import bootstrap
import pytest
from road import system

from tests.peers.checkout import APT, LIMIT, Checkout, small_checkout

ROOT = Path(__file__).resolve().parents[2]

posix = pytest.mark.skipif(os.name == "nt", reason="stands in with shell scripts")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return small_checkout(tmp_path)


# --- the door ------------------------------------------------------------------


def test_a_python_that_is_too_old_can_still_read_the_door() -> None:
    text = (ROOT / "packaging" / "bootstrap.py").read_text("utf-8")

    ast.parse(text, feature_version=(3, 6))


@pytest.mark.parametrize("words", [[], ["dmeo"], ["--demo"]])
def test_a_wrong_command_shows_the_right_ones(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(words) == 2
    assert "demo" in capsys.readouterr().err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--help"]) == 0
    assert "bootstrap.py COMMAND" in capsys.readouterr().out


@posix
def test_a_better_python_is_found_behind_a_shim_that_starts_nothing(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.command("python3.13", "raise SystemExit(127)")
    checkout.command("python3.12", "print((3, 12))")
    monkeypatch.setenv("PATH", str(checkout.bin))

    assert bootstrap.find_python() == [str(checkout.bin / "python3.12")]


@posix
def test_a_python_that_is_too_old_says_what_to_get(
    checkout: Checkout,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(checkout.bin))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    assert bootstrap.main(["demo"]) == 1
    assert "TalkHint needs Python 3.11, 3.12 or 3.13" in capsys.readouterr().err


# --- the environment -----------------------------------------------------------


@posix
def test_the_demo_starts_from_nothing_and_from_anywhere(
    checkout: Checkout, tmp_path: Path
) -> None:
    ran = checkout.run("demo", "--call", "two words", cwd=tmp_path, CHILD_EXIT="5")

    assert ran.code == 5
    assert ran.child["words"] == ["demo", "--call", "two words"]
    assert ran.child["cwd"] == str(tmp_path)
    assert checkout.calls == ["venv", "sync"]


@posix
def test_run_passes_any_command_on(checkout: Checkout) -> None:
    assert checkout.run("run", "doctor", "--json").child["words"] == [
        "doctor",
        "--json",
    ]


@posix
def test_the_suite_runs_from_the_root(checkout: Checkout, tmp_path: Path) -> None:
    ran = checkout.run("test", "-k", "word", cwd=tmp_path)

    assert ran.child["words"] == ["-k", "word"]
    assert ran.child["cwd"] == str(checkout.root)


@posix
def test_a_second_start_installs_nothing_and_says_nothing(checkout: Checkout) -> None:
    checkout.run("setup")
    # With a DISPLAY unset the window wants the offscreen libraries only; what
    # lacks of these is told each time.
    ran = checkout.run("demo")

    assert ran.code == 0
    assert "Installing" not in ran.err
    assert checkout.calls == ["venv", "sync"]


@posix
def test_other_locked_packages_are_installed_in_place(checkout: Checkout) -> None:
    checkout.run("setup")
    (checkout.root / "packaging" / "requirements.txt").write_text("nothing==2.0\n")

    assert checkout.run("demo").code == 0
    assert checkout.calls == ["venv", "sync", "sync"]


@posix
def test_a_package_that_went_away_is_put_back(checkout: Checkout) -> None:
    checkout.run("setup")
    next(checkout.venv.glob("lib/*/*/talkhint*.dist-info")).rmdir()

    assert checkout.run("demo").code == 0
    assert checkout.calls == ["venv", "sync", "sync"]


@posix
def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Checkout) -> None:
    checkout.run("setup")
    python = checkout.venv / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")

    assert checkout.run("demo").code == 0
    assert checkout.calls == ["venv", "sync", "venv", "sync"]


@posix
def test_a_checkout_that_moved_gets_its_own_environment(checkout: Checkout) -> None:
    checkout.run("setup")
    checkout.root = checkout.root.rename(checkout.root.with_name("elsewhere"))

    assert checkout.run("demo").code == 0
    assert checkout.calls == ["venv", "sync", "venv", "sync"]


@posix
def test_an_installation_that_was_killed_is_started_over(checkout: Checkout) -> None:
    checkout.run("setup")
    (checkout.root / "uv.lock").write_text("# two\n")
    hanging = checkout.hang()
    with checkout.start("setup") as child:
        hanging.read_text()
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate(timeout=LIMIT)
    del checkout.env["HANG_ON"]

    assert checkout.run("demo").code == 0
    assert checkout.calls == ["venv", "sync", "sync", "venv", "sync"]


@posix
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_a_setup_that_is_told_to_end_leaves_nobody_behind(
    checkout: Checkout, number: signal.Signals, code: int
) -> None:
    hanging = checkout.hang()
    with checkout.start("demo") as child:
        installer = int(hanging.read_text())
        os.kill(child.pid, number)  # to it alone, as `kill` would
        _, err = child.communicate(timeout=LIMIT)

    assert child.returncode == code
    assert "Traceback" not in err
    with pytest.raises(ProcessLookupError):
        os.kill(installer, 0)


@posix
def test_two_setups_at_once_install_once(checkout: Checkout) -> None:
    with checkout.start("setup") as one, checkout.start("setup") as two:
        one.communicate(timeout=LIMIT)
        two.communicate(timeout=LIMIT)

    assert (one.returncode, two.returncode) == (0, 0)
    assert checkout.calls == ["venv", "sync"]


# --- the command itself --------------------------------------------------------


@posix
def test_another_python_in_the_environment_variables_leads_nobody_astray(
    checkout: Checkout,
) -> None:
    ran = checkout.run(
        "demo",
        VIRTUAL_ENV="/other",
        PYTHONPATH="/other",
        PIP_USER="1",
        UV_PYTHON="3.8",
        PIP_INDEX_URL="https://mirror.invalid/simple",
    )

    env = ran.child["env"]
    assert isinstance(env, dict)
    assert not {"VIRTUAL_ENV", "PYTHONPATH", "PIP_USER", "UV_PYTHON"} & set(env)
    assert env["PIP_INDEX_URL"] == "https://mirror.invalid/simple"


@posix
def test_ctrl_c_reaches_the_command_once_and_its_code_comes_back(
    checkout: Checkout,
) -> None:
    checkout.run("setup")
    with checkout.start("demo", "wait") as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        os.killpg(child.pid, signal.SIGINT)
        out, err = child.communicate(timeout=LIMIT)

    assert (child.returncode, out) == (7, "heard it\n")
    assert "Traceback" not in err


@posix
def test_ctrl_c_where_the_command_must_be_waited_for(checkout: Checkout) -> None:
    checkout.run("setup")
    wait = (
        "import os, sys; from road.children import wait_for; "
        "sys.exit(wait_for(sys.argv[1:], env=os.environ, cwd=None))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", wait, checkout.venv / "bin" / "talkhint", "wait"],
        env={**checkout.env, "PYTHONPATH": f"{ROOT / 'packaging'}"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        os.killpg(child.pid, signal.SIGINT)
        out, _ = child.communicate(timeout=LIMIT)

    assert (child.returncode, out) == (7, "heard it\n")


# --- when it cannot be ---------------------------------------------------------


@posix
def test_without_a_network_it_says_so_and_where_the_log_is(checkout: Checkout) -> None:
    ran = checkout.run("demo", FAIL_SAYING="error sending request for url (https://x/)")

    assert ran.code == 1
    assert "cannot be reached" in ran.err
    assert "Check the internet connection" in ran.err
    log = re.search(r"The whole log: (.*)", ran.err)
    assert log
    assert "error sending request" in Path(log[1]).read_text()
    assert "Traceback" not in ran.err


@posix
def test_a_setup_that_went_well_leaves_no_log(checkout: Checkout) -> None:
    checkout.run("setup")

    assert list(Path(checkout.env["TMPDIR"]).iterdir()) == []


@posix
def test_a_checkout_with_a_file_missing_names_it(checkout: Checkout) -> None:
    (checkout.root / "packaging" / "requirements.txt").unlink()

    ran = checkout.run("demo")

    assert ran.code == 1
    assert "requirements.txt" in ran.err
    assert "Traceback" not in ran.err


# --- what comes from the system ------------------------------------------------


@posix
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is on Linux")
def test_tools_that_the_tests_want_come_with_apt(checkout: Checkout) -> None:
    (checkout.bin / "env").symlink_to("/usr/bin/env")
    checkout.command("apt-get", APT)
    checkout.command("sudo", "import os, sys; os.execvp(sys.argv[2], sys.argv[2:])")
    checkout.command("true", "")

    ran = checkout.run("test")

    apt = [call for call in checkout.calls if call.startswith("apt")]
    assert ran.code == 0, ran.err
    assert apt[-1].endswith("xvfb openbox trayer dunst xdotool x11-utils dbus")
    assert "--no-install-recommends" in apt[-1]
    assert any("update" in call for call in apt)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is on Linux")
def test_the_tests_want_all_of_a_desktop_that_a_screen_reader_can_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = tmp_path / "at-spi-bus-launcher"
    monkeypatch.setitem(
        cast("dict[str, object]", system.TOOLS), "at-spi2-core", (str(desk),)
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    without = system.lack_for_tests().tools

    for name in ("at-spi-bus-launcher", "Xvfb", "dunst"):
        (tmp_path / name).touch(mode=0o700)

    assert without == list(system.TOOLS)
    assert set(without) - set(system.lack_for_tests().tools) == {
        "at-spi2-core",
        "xvfb",
        "dunst",
    }


@posix
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is on Linux")
def test_without_apt_the_suite_says_what_it_skips(checkout: Checkout) -> None:
    ran = checkout.run("test")

    assert ran.code == 0
    assert "the tests of the window are skipped" in ran.err
    assert "Xvfb" in ran.err


@posix
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is on Linux")
def test_where_nothing_may_be_skipped_it_does_not_even_start(
    checkout: Checkout,
) -> None:
    ran = checkout.run("test", TALKHINT_REQUIRE_GUI="1")

    assert ran.code == 1
    assert ran.out == ""
    assert "TALKHINT_REQUIRE_GUI=1" in ran.err
