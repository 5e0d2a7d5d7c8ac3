import pytest

from talkhint_desktop.core.system_libraries import (
    OFFSCREEN,
    WAYLAND,
    XCB,
    PackageManager,
    Release,
    install_line,
    package_manager,
    packages,
    qt_missing,
    release_of,
    sentence,
)

DEBIAN_12 = Release("debian", "12")


def test_nothing_is_missing_where_every_library_loads() -> None:
    assert qt_missing(screen="xcb", can_load=lambda _: True) == []


def test_each_screen_asks_for_its_own_libraries() -> None:
    asked: list[str] = []

    def note(file: str) -> bool:
        asked.append(file)
        return False

    assert qt_missing(screen="offscreen", can_load=note) == list(OFFSCREEN)
    assert qt_missing(screen="xcb", can_load=note) == [*OFFSCREEN, *XCB]
    assert qt_missing(screen="wayland", can_load=note) == [*OFFSCREEN, *WAYLAND]
    assert "libwayland-cursor.so.0" in asked


def test_the_window_names_the_files_that_are_missing() -> None:
    lacking = qt_missing(
        screen="xcb",
        can_load=lambda file: file not in {"libEGL.so.1", "libxcb-cursor.so.0"},
    )

    assert sentence(lacking) == (
        "TalkHint cannot open a window: this computer lacks "
        "libEGL.so.1, libxcb-cursor.so.0."
    )
    assert install_line(lacking, "apt", DEBIAN_12) == (
        "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"
    )


def test_the_packages_on_debian_12_are_those_that_were_measured() -> None:
    assert packages(OFFSCREEN + XCB + WAYLAND, "apt", DEBIAN_12) == [
        "libglib2.0-0",
        "libgl1",
        "libegl1",
        "libxkbcommon0",
        "libdbus-1-3",
        "libfontconfig1",
        "libxcb-cursor0",
        "libxkbcommon-x11-0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libwayland-cursor0",
    ]


@pytest.mark.parametrize(
    ("release", "name"),
    [
        (Release("debian", "12"), "libglib2.0-0"),
        (Release("debian", "13"), "libglib2.0-0t64"),
        (Release("debian"), "libglib2.0-0t64"),
        (Release("ubuntu", "22.04"), "libglib2.0-0"),
        (Release("ubuntu", "24.04"), "libglib2.0-0t64"),
        (Release("linuxmint", "21.3"), "libglib2.0-0"),
        (Release(), "libglib2.0-0"),
    ],
)
def test_glib_has_a_new_name_since_64_bit_time(release: Release, name: str) -> None:
    assert packages(OFFSCREEN[:1], "apt", release) == [name]


def test_a_package_that_brings_two_libraries_is_named_once() -> None:
    names = packages(OFFSCREEN, "pacman", Release("arch"))

    assert names.count("libglvnd") == 1


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("dnf", "sudo dnf install -y xcb-util-cursor"),
        ("zypper", "sudo zypper install -y libxcb-cursor0"),
        ("pacman", "sudo pacman -S --needed xcb-util-cursor"),
        (
            None,
            "Install the packages of your system that contain: libxcb-cursor.so.0",
        ),
    ],
)
def test_every_system_gets_a_line_to_run(
    manager: PackageManager | None, line: str
) -> None:
    assert install_line(XCB[:1], manager, Release()) == line


def test_the_first_package_manager_that_is_there_counts() -> None:
    assert package_manager(lambda command: command in {"dnf", "pacman"}) == "dnf"
    assert package_manager(lambda _: False) is None


def test_the_release_is_read_from_its_file() -> None:
    text = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\nVERSION_ID="12"\n\n# end\n'

    assert release_of(text) == DEBIAN_12
    assert release_of("nonsense") == Release()
