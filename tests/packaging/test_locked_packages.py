import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_road_without_uv_installs_what_uv_locked() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    locked = {
        (package["name"], package["version"]): {
            file["hash"]
            for file in [*package.get("wheels", []), package.get("sdist")]
            if file
        }
        for package in lock["package"]
        if "registry" in package["source"]
    }

    assert listed() == locked


def test_the_list_of_packages_names_no_place_to_get_them_from() -> None:
    text = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")

    assert not re.search(
        r"://|^\s*-[a-z-]*(index|find-links|host|e\b)", text, re.MULTILINE
    )
    assert "/" not in re.sub(r"^.*#.*$", "", text, flags=re.MULTILINE)


def listed() -> dict[tuple[str, str], set[str]]:
    text = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
    found: dict[tuple[str, str], set[str]] = {}
    for line in text.splitlines():
        if start := re.match(r"([\w.-]+)==([\w.+]+)", line):
            found[(start[1], start[2])] = set()
        elif digest := re.search(r"--hash=(sha256:[0-9a-f]{64})", line):
            found[list(found)[-1]].add(digest[1])
    return found
