"""What the desktop's stories share: one desktop a worker, clean for each test."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.desktop.own_desktop import OwnDesktop

if sys.platform != "linux":  # what they are told with is not installed there
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def _the_desktop() -> "Iterator[OwnDesktop]":
    from tests.desktop.own_desktop import own_desktop  # noqa: PLC0415  see above

    with own_desktop() as made:
        yield made


@pytest.fixture
def desktop(_the_desktop: "OwnDesktop") -> "OwnDesktop":
    _the_desktop.forget_notices()
    return _the_desktop
