"""What a fix would change, what it needs, and the way back: values alone."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.webhook.fixing import (
    PHRASES,
    SETTINGS,
    Kept,
    Wanted,
    as_fix,
    changed_since,
    missing,
    plan_fix,
    plan_undo,
    settings_of,
    to_keep,
)
from talkhint_desktop.core.webhook.number import AppFacts, NumberFacts
from talkhint_desktop.core.webhook.texts import texts

OLD, NEW = "https://old.example/voice", "https://calls.example.com/twilio/inbound"
STATUS = "https://calls.example.com/twilio/status"
WANTED = Wanted(NEW, STATUS)
APP, TRUNK = "AP" + "1" * 32, "TK" + "1" * 32
AT = "2026-11-25T09:00:00.000Z"
_FIELDS = {
    "voice_url": "voice_url",
    "voice_method": "voice_method",
    "status_callback": "status_callback",
    "status_callback_method": "status_callback_method",
    "voice_fallback_url": "fallback_url",
    "voice_fallback_method": "fallback_method",
    "voice_application_sid": "application_sid",
    "trunk_sid": "trunk_sid",
}


def number(voice_url: str = OLD, **fields: Any) -> NumberFacts:
    return NumberFacts(
        number="+14155550100", sid="PN" + "1" * 32, voice_url=voice_url, **fields
    )


def written(on: NumberFacts, after: dict[str, str]) -> NumberFacts:
    """Return the number once Twilio took `after` over, by Twilio's rules."""
    changes: dict[str, Any] = {_FIELDS[n]: value for n, value in after.items()}
    if after.get("trunk_sid"):
        changes["application_sid"] = ""
    if after.get("voice_application_sid"):
        changes["trunk_sid"] = ""
    return replace(on, **changes)


def fixed(on: NumberFacts, wanted: Wanted = WANTED) -> NumberFacts:
    return written(on, plan_fix(on, None, wanted).after)


def test_a_fix_sets_the_webhook_and_the_status_callback_both_by_post() -> None:
    plan = plan_fix(number(voice_method="GET"), None, WANTED)

    assert plan.before == {
        "voice_url": OLD,
        "voice_method": "GET",
        "status_callback": "",
        "status_callback_method": "POST",
    }
    assert plan.after == {
        "voice_url": NEW,
        "voice_method": "POST",
        "status_callback": STATUS,
        "status_callback_method": "POST",
    }
    assert (plan.changes, plan.needs) == (True, "")


def test_a_number_that_is_as_wanted_needs_nothing() -> None:
    plan = plan_fix(fixed(number()), None, WANTED)

    assert not plan.changes
    assert as_fix(plan) is None


@pytest.mark.parametrize(
    ("webhook", "status"),
    [
        (NEW, STATUS),
        (
            "https://a.example/base/twilio/inbound",
            "https://a.example/base/twilio/status",
        ),
        ("https://a.example/elsewhere", "https://a.example/twilio/status"),
    ],
)
def test_the_status_callback_lies_beside_the_webhook(webhook: str, status: str) -> None:
    assert Wanted.of(webhook).status_url == status


@pytest.mark.parametrize(
    ("fallback", "changes"),
    [
        (None, {}),
        ("", {"voice_fallback_url": ""}),
        (
            "https://bin.example/",
            {
                "voice_fallback_url": "https://bin.example/",
                "voice_fallback_method": "POST",
            },
        ),
        ("https://old.example/fallback", {}),
    ],
)
def test_a_fallback_is_changed_only_when_asked(
    fallback: str | None, changes: dict[str, str]
) -> None:
    now = number(fallback_url="https://old.example/fallback", fallback_method="GET")
    plan = plan_fix(now, None, replace(WANTED, fallback=fallback))

    assert {k: v for k, v in plan.after.items() if "fallback" in k} == changes
    assert plan.before.keys() == plan.after.keys()


def test_taking_a_number_off_its_app_needs_a_yes_of_its_own() -> None:
    app = AppFacts(sid=APP, voice_url=OLD)
    plan = plan_fix(number(application_sid=APP), app, WANTED)

    assert plan.needs == "unlink-app"
    assert plan.before["voice_application_sid"] == APP
    assert plan.after["voice_application_sid"] == ""
    assert "trunk_sid" not in plan.after


def test_an_app_that_cannot_be_read_is_unlinked_too() -> None:
    assert plan_fix(number(application_sid=APP), None, WANTED).needs == "unlink-app"


def test_taking_a_number_off_its_trunk_needs_a_yes_of_its_own() -> None:
    plan = plan_fix(number(trunk_sid=TRUNK), None, WANTED)

    assert plan.needs == "unlink-trunk"
    assert (plan.before["trunk_sid"], plan.after["trunk_sid"]) == (TRUNK, "")


def test_an_app_that_leads_to_talkhint_by_itself_is_left_linked() -> None:
    app = AppFacts(sid=APP, voice_url=NEW)
    plan = plan_fix(number(application_sid=APP), app, WANTED)

    assert not plan.changes


def test_an_app_that_leads_to_talkhint_by_get_is_unlinked() -> None:
    app = AppFacts(sid=APP, voice_url=NEW, voice_method="GET")

    assert plan_fix(number(application_sid=APP), app, WANTED).needs == "unlink-app"


@pytest.mark.parametrize(
    ("fields", "action"),
    [
        ({}, "point-number"),
        ({"application_sid": APP}, "unlink-app"),
        ({"trunk_sid": TRUNK}, "unlink-trunk"),
    ],
)
def test_a_report_has_the_fix_with_a_label_that_can_be_translated(
    fields: dict[str, str], action: str
) -> None:
    plan = plan_fix(number(**fields), None, WANTED)
    fix = as_fix(plan)

    assert fix is not None
    assert fix.action == action
    assert fix.label in PHRASES
    assert (fix.before, fix.after) == (plan.before, plan.after)
    assert set(PHRASES) <= set(texts())


def test_what_was_read_back_must_be_exactly_what_was_wanted() -> None:
    plan = plan_fix(number(), None, WANTED)
    half = replace(number(), voice_url=NEW + "/")

    assert missing(plan.after, fixed(number())) == {}
    assert missing(plan.after, half) == {"voice_url": NEW, "status_callback": STATUS}


def test_undo_goes_back_to_before_the_first_of_several_fixes() -> None:
    first = plan_fix(number(), None, WANTED)
    kept = to_keep(None, number(), first, AT)
    now = written(number(), first.after)
    second = plan_fix(now, None, Wanted.of("https://two.example/twilio/inbound"))
    kept = to_keep(kept, now, second, "later")

    assert plan_undo(written(now, second.after), kept).after["voice_url"] == OLD
    assert kept.at == AT


def test_what_somebody_set_after_our_fix_is_what_the_next_undo_brings_back() -> None:
    kept = to_keep(None, number(), plan_fix(number(), None, WANTED), AT)
    theirs = replace(fixed(number()), voice_url="https://theirs.example/")
    plan = plan_fix(theirs, None, WANTED)
    again = to_keep(kept, theirs, plan, "later")

    assert changed_since(theirs, kept) == ["voice_url"]
    assert again.before["voice_url"] == "https://theirs.example/"
    assert again.before["status_callback"] == ""


def test_undo_leaves_alone_what_no_fix_of_ours_changed() -> None:
    kept = to_keep(None, number(), plan_fix(number(), None, WANTED), AT)
    now = replace(fixed(number()), fallback_url="https://set.since/")

    assert "voice_fallback_url" not in plan_undo(now, kept).after


def test_undo_links_the_app_again() -> None:
    before = number(application_sid=APP)
    kept = to_keep(None, before, plan_fix(before, None, WANTED), AT)
    plan = plan_undo(fixed(before), kept)

    assert (plan.after["voice_application_sid"], plan.needs) == (APP, "")


def test_undo_that_would_cost_a_link_made_since_needs_a_yes_for_it() -> None:
    before = number(application_sid=APP)
    kept = to_keep(None, before, plan_fix(before, None, WANTED), AT)
    plan = plan_undo(replace(fixed(before), trunk_sid=TRUNK), kept)

    assert plan.needs == "unlink-trunk"
    assert (plan.before["trunk_sid"], plan.after["trunk_sid"]) == (TRUNK, "")


_urls = st.sampled_from(["", OLD, NEW, "https://a.example/", "https://b.example/x"])
_methods = st.sampled_from(["GET", "POST"])
_links = st.sampled_from([("", ""), (APP, ""), ("", TRUNK)])
_wanted = st.builds(
    Wanted,
    st.sampled_from([NEW, "https://two.example/twilio/inbound"]),
    st.just(STATUS),
    st.sampled_from([None, "", "https://bin.example/"]),
)


@given(_urls, _methods, _urls, _methods, _urls, _links, st.lists(_wanted, min_size=1))
def test_after_any_fixes_one_undo_is_as_if_none_had_been(
    url: str,
    method: str,
    callback: str,
    fallback_method: str,
    fallback: str,
    links: tuple[str, str],
    fixes: list[Wanted],
) -> None:
    before = number(
        url,
        voice_method=method,
        status_callback=callback,
        fallback_url=fallback,
        fallback_method=fallback_method,
        application_sid=links[0],
        trunk_sid=links[1],
    )
    now, kept = before, None
    for wanted in fixes:
        plan = plan_fix(now, None, wanted)
        if plan.changes:
            kept = to_keep(kept, now, plan, AT)
        now = written(now, plan.after)
    if kept:
        now = written(now, plan_undo(now, kept).after)

    assert settings_of(now) == settings_of(before)


def test_every_setting_that_a_plan_names_is_one_that_is_known() -> None:
    assert set(settings_of(number())) == SETTINGS == set(_FIELDS)


def test_what_is_kept_names_the_same_settings_before_and_after() -> None:
    kept: Kept | None = None
    now = number(trunk_sid=TRUNK)
    for fallback in ("https://bin.example/", None, ""):
        plan = plan_fix(now, None, replace(WANTED, fallback=fallback))
        kept = to_keep(kept, now, plan, AT)
        now = written(now, plan.after)

    assert kept is not None
    assert kept.before.keys() == kept.after.keys()
