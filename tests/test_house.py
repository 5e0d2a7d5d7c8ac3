import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "talkhint_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))

_TRAPS = re.compile(
    r"\.exec_?\(|QMessageBox\.(question|warning|information|critical)\(|processEvents\("
)
_HEAVY = ("PySide6", "aiohttp", "twilio", "numpy", "keyring", "sqlite3")


def run(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail((done.stdout + done.stderr)[-6000:], pytrace=False)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_arrow_between_the_rooms_runs_the_wrong_way() -> None:
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports("
    run("-c", lint + "no_cache=True, no_logo=True))")


def test_the_linter_has_nothing_to_say() -> None:
    run("-m", "ruff", "check", "--no-cache", ".")


def test_the_code_is_formatted() -> None:
    run("-m", "ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.timeout(300)
def test_the_types_hold() -> None:
    run("-m", "mypy")


def test_the_window_never_spins_a_loop_inside_the_loop() -> None:
    traps = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in (PACKAGE / "ui").rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if _TRAPS.search(line)
    ]

    # The frame waits for its own first paint, before asyncio is even loaded,
    # which test_opening holds: there is no coroutine yet that could die of it.
    assert [trap.split(": ")[1] for trap in traps] == ["wait.exec()"]
    assert name_of(PACKAGE / "ui" / "frame.py") in traps[0]


def test_starting_talkhint_loads_nothing_heavy() -> None:
    seen = (
        "import sys; import talkhint_desktop.__main__; "
        f"heavy = [name for name in {_HEAVY!r} if name in sys.modules]; "
        "sys.exit(', '.join(heavy) + ' loaded at start' if heavy else 0)"
    )
    run("-c", seen)


def test_no_module_holds_two_ideas() -> None:
    lengths = {
        name_of(path): len(path.read_text("utf-8").splitlines()) for path in code()
    }

    assert {name: lines for name, lines in lengths.items() if lines > 320} == {}


def test_every_function_fits_on_a_screen() -> None:
    long = {
        f"{name_of(path)}:{function.lineno} {function.name}": length
        for path in code()
        for function, length in functions(path)
        if length > 60
    }

    assert long == {}


def test_every_module_says_on_the_door_what_it_is() -> None:
    silent = [
        name_of(path)
        for path in code()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert silent == []


def test_the_folder_packaging_does_not_hide_the_package_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def code() -> list[Path]:
    return [*MODULES, *sorted((ROOT / "packaging").rglob("*.py"))]


def functions(
    path: Path,
) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node, node.end_lineno - node.lineno + 1
