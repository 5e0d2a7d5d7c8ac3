"""What the desktop's stories share: one desktop a worker, clean for each test."""

from collections.abc import Iterator

import pytest

from tests.desktop.own_desktop import OwnDesktop, own_desktop


@pytest.fixture(scope="session")
def _the_desktop() -> Iterator[OwnDesktop]:
    with own_desktop() as made:
        yield made


@pytest.fixture
def desktop(_the_desktop: OwnDesktop) -> OwnDesktop:
    _the_desktop.forget_notices()
    return _the_desktop
