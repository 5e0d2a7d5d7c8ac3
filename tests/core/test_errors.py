"""A foreseen trouble comes out of a task group as itself."""

import pytest

from talkhint_desktop.core.errors import TalkHintError, UsageError, ungrouped


def test_a_trouble_is_found_however_deep_the_groups_are() -> None:
    trouble = UsageError("no such port", remedy="Choose another.")
    group = ExceptionGroup("a", [ExceptionGroup("b", [trouble])])

    with pytest.raises(UsageError) as raised, ungrouped():
        raise group

    assert raised.value is trouble


def test_a_bug_of_ours_beside_it_is_not_hidden() -> None:
    group = ExceptionGroup("a", [TalkHintError("disk full"), KeyError("bug")])

    with pytest.raises(ExceptionGroup) as raised, ungrouped():
        raise group

    assert raised.value is group


def test_anything_else_passes_as_it_is() -> None:
    with pytest.raises(KeyError), ungrouped():
        raise KeyError("bug")

    with pytest.raises(TalkHintError), ungrouped():
        raise TalkHintError("alone")
