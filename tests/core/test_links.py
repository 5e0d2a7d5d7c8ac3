"""A link turns to a page, or is refused by name; it never does more."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from talkhint_desktop.core import links
from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.links import Link

SID = "CA" + "0f" * 16


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("talkhint://verify", Link("verify")),
        ("talkhint://verify/", Link("verify")),
        ("TalkHint:verify", Link("verify")),
        ("talkhint://settings", Link("settings")),
        ("talkhint://settings/keys", Link("settings", "keys")),
        ("talkhint://settings/Keys/", Link("settings", "keys")),
        (f"talkhint://call/{SID}", Link("call", SID)),
        (f"talkhint://call/{SID.lower()}", Link("call", SID)),
    ],
)
def test_a_known_link_leads_to_its_page(text: str, leads_to: Link) -> None:
    assert links.read(text) == leads_to


@pytest.mark.parametrize(
    "text",
    [
        "talkhint://",
        "talkhint://fix",
        "talkhint://verify/now",
        "talkhint://verify?url=http://x",
        "talkhint://settings/secrets",
        "talkhint://settings/keys/remove",
        "talkhint://call/",
        "talkhint://call/CA123",
        f"talkhint://call/{SID}/delete",
        f"talkhint://call/{SID}\n",
        "https://example.com/verify",
    ],
)
def test_any_other_link_is_refused_by_name(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        links.read(text)

    assert repr(text)[1:20] in str(refused.value)
    assert "talkhint://verify" in refused.value.remedy


@given(some.text(max_size=400))
def test_whatever_comes_is_a_page_or_a_refusal(text: str) -> None:
    with suppress(UsageError):
        assert links.read(f"talkhint:{text}").page in {"verify", "call", "settings"}
