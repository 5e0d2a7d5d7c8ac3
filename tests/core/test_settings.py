"""Settings are read once: the environment beats the file, and all is checked."""

from typing import Any

import pytest

from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.settings import (
    ENVIRONMENT,
    SECRETS,
    Engine,
    HintsFrom,
    Language,
    Settings,
    held_by,
    read,
)
from talkhint_desktop.core.wellformed import agent_number, phone_number, public_url

SID = "AC" + "0123456789abcdef" * 2
KEY = "SK" + SID[2:]
# design/contracts, section 2, the API key and number of issue 3, and the
# domain that an ngrok account reserved, and the models
VARIABLES = """
TALKHINT_DATA_DIR TALKHINT_LOG_LEVEL TALKHINT_TWILIO_ACCOUNT_SID
TALKHINT_TWILIO_AUTH_TOKEN TALKHINT_TWILIO_API_URL TALKHINT_OPENAI_API_KEY
TALKHINT_OPENAI_BASE_URL TALKHINT_NGROK_AUTHTOKEN TALKHINT_PUBLIC_URL
TALKHINT_AGENT_NUMBER TALKHINT_ENGINE TALKHINT_HINTS TALKHINT_PLAYBOOK_DIR
TALKHINT_LANGUAGE TALKHINT_TWILIO_API_KEY_SID TALKHINT_TWILIO_API_KEY_SECRET
TALKHINT_TWILIO_NUMBER TALKHINT_NGROK_DOMAIN TALKHINT_TRANSCRIPTION_MODEL
TALKHINT_HINT_MODEL
"""


def test_the_environment_has_the_variables_of_the_contract() -> None:
    assert set(ENVIRONMENT) == set(VARIABLES.split())


def test_without_any_source_the_settings_need_no_account_and_no_network() -> None:
    nothing = read({}, {}, {})

    assert nothing == Settings()
    assert (nothing.engine, nothing.hints) == (Engine.BASIC, HintsFrom.PLAYBOOK)
    assert nothing.twilio_auth_token == ""


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("TALKHINT_DATA_DIR", "/data", "/data"),
        ("TALKHINT_LOG_LEVEL", "debug", "DEBUG"),
        ("TALKHINT_TWILIO_ACCOUNT_SID", SID, SID),
        ("TALKHINT_TWILIO_AUTH_TOKEN", " token ", "token"),
        ("TALKHINT_TWILIO_API_KEY_SID", KEY, KEY),
        ("TALKHINT_TWILIO_API_KEY_SECRET", " secret ", "secret"),
        ("TALKHINT_TWILIO_API_URL", "http://127.0.0.1:80/", "http://127.0.0.1:80"),
        ("TALKHINT_TWILIO_NUMBER", "+1 (415) 555-0132", "+14155550132"),
        ("TALKHINT_OPENAI_API_KEY", "key", "key"),
        ("TALKHINT_OPENAI_BASE_URL", "http://localhost/v1", "http://localhost/v1"),
        ("TALKHINT_NGROK_AUTHTOKEN", "tok", "tok"),
        ("TALKHINT_NGROK_DOMAIN", "https://Calls.ngrok.app/", "calls.ngrok.app"),
        ("TALKHINT_PUBLIC_URL", "https://a.example/", "https://a.example"),
        ("TALKHINT_AGENT_NUMBER", "+1 (415) 555-0132", "+14155550132"),
        ("TALKHINT_ENGINE", "OpenAI", Engine.OPENAI),
        ("TALKHINT_TRANSCRIPTION_MODEL", "gpt-transcribe", "gpt-transcribe"),
        ("TALKHINT_HINTS", "off", HintsFrom.OFF),
        ("TALKHINT_HINT_MODEL", "llama", "llama"),
        ("TALKHINT_PLAYBOOK_DIR", "/cards", "/cards"),
        ("TALKHINT_LANGUAGE", "ru", Language.RUSSIAN),
    ],
)
def test_every_variable_sets_its_value(variable: str, text: str, value: object) -> None:
    settings = read({variable: text}, {}, {})

    assert getattr(settings, ENVIRONMENT[variable]) == value


def test_the_environment_beats_the_file_and_the_password_store() -> None:
    settings = read(
        {"TALKHINT_LANGUAGE": "ru", "TALKHINT_OPENAI_API_KEY": "from-environment"},
        {"language": "en", "engine": "local", "max_calls": 3},
        {"openai_api_key": "from-store", "twilio_auth_token": "kept"},
    )

    assert settings.language is Language.RUSSIAN
    assert settings.openai_api_key == "from-environment"
    assert (settings.engine, settings.max_calls) == (Engine.LOCAL, 3)
    assert settings.twilio_auth_token == "kept"


def test_blank_values_do_not_count() -> None:
    settings = read(
        {"TALKHINT_ENGINE": "  ", "TALKHINT_PUBLIC_URL": ""},
        {"engine": "local", "language": "", "hints": " ", "agent_number": ""},
        {"openai_api_key": ""},
    )

    assert settings == Settings(engine=Engine.LOCAL)


def test_a_secret_in_the_settings_file_is_not_used() -> None:
    assert read({}, dict.fromkeys(SECRETS, "leaked"), {}) == Settings()


def test_settings_of_another_version_are_left_alone() -> None:
    assert read({}, {"shape_of_the_moon": 1, "version": 9}, {}) == Settings()


def test_secrets_are_never_printed() -> None:
    settings = read({}, {}, dict.fromkeys(SECRETS, "s3cret"))

    assert {getattr(settings, name) for name in SECRETS} == {"s3cret"}
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in str(settings)


@pytest.mark.parametrize(
    ("variable", "text", "told"),
    [
        ("TALKHINT_ENGINE", "cloud", "it may be openai, local, basic."),
        ("TALKHINT_HINTS", "yes", "it may be openai, playbook, off."),
        ("TALKHINT_LANGUAGE", "fr", "it may be en, ru."),
        ("TALKHINT_LOG_LEVEL", "loud", "it may be DEBUG, INFO, WARNING, ERROR."),
        ("TALKHINT_TWILIO_ACCOUNT_SID", SID[:-1], "look like an Account SID."),
        ("TALKHINT_TWILIO_ACCOUNT_SID", KEY, "like an Account SID."),
        ("TALKHINT_TWILIO_API_KEY_SID", SID, "like the SID of an API key."),
        ("TALKHINT_TWILIO_API_KEY_SID", KEY[:-1], "like the SID of an API key."),
        ("TALKHINT_TWILIO_NUMBER", "4155550132", "which is no phone number."),
        ("TALKHINT_AGENT_NUMBER", "5550132", "which is no phone number."),
        ("TALKHINT_PUBLIC_URL", "calls.example.com", "which is no web address."),
        ("TALKHINT_NGROK_DOMAIN", "calls", "which is no domain."),
        ("TALKHINT_NGROK_DOMAIN", "calls.ngrok.app/th", "which is no domain."),
        ("TALKHINT_NGROK_DOMAIN", "calls..ngrok.app", "which is no domain."),
        ("TALKHINT_NGROK_DOMAIN", 'a.b"/><Dial>', "which is no domain."),
        ("TALKHINT_NGROK_DOMAIN", "203.0.113.5", "which is no domain."),
        ("TALKHINT_TWILIO_API_URL", "here", "which is no web address."),
        ("TALKHINT_OPENAI_BASE_URL", "ftp://x", "which is no web address."),
    ],
)
def test_a_wrong_variable_is_named_with_what_it_may_be(
    variable: str, text: str, told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read({variable: text}, {}, {})

    assert str(caught.value).startswith(variable)
    assert str(caught.value).endswith(told)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("engine", "cloud", "the setting engine is 'cloud'"),
        ("language", 5, "the setting language must be text."),
        ("public_url", ["x"], "the setting public_url must be text."),
        ("max_calls", -1, "the setting max_calls must be a whole number"),
        ("max_calls", True, "the setting max_calls must be a whole number"),
        ("max_calls", "2", "the setting max_calls must be a whole number"),
        ("max_calls", 1.5, "the setting max_calls must be a whole number"),
        ("daily_limit", -1, "the setting daily_limit must be a number from 0 to"),
        ("daily_limit", "5", "the setting daily_limit must be a number"),
        ("hint_cooldown", 601, "the setting hint_cooldown must be a number from 0"),
        ("pause_seconds", 5, "the setting pause_seconds must be a whole"),
        ("notice", "a" * 501, "the setting notice has 501 letters"),
        ("notice", "a\u202eb", "the setting notice holds signs"),
        ("keywords", ["a<b"], "A keyword is one line"),
        ("keywords", "Acme", "the setting keywords must be a list of texts"),
        ("call_languages", [1], "the setting call_languages must be a list"),
        ("automatic_hints", "no", "the setting automatic_hints must be true or"),
    ],
)
def test_a_wrong_setting_in_the_file_is_named(key: str, value: Any, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        read({}, {key: value}, {})

    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("https://calls.example.com", "https://calls.example.com"),
        ("HTTPS://Calls.Example.COM/", "https://calls.example.com"),
        ("https://a.example:8443/base/", "https://a.example:8443/base"),
        ("https://a.example/Base//", "https://a.example/Base"),
        ("http://127.0.0.1:5050", "http://127.0.0.1:5050"),
        ("http://[::1]:5050/", "http://[::1]:5050"),
    ],
)
def test_a_public_url_has_one_normal_form(text: str, normal: str) -> None:
    assert public_url(text, name="X") == normal
    assert public_url(normal, name="X") == normal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "calls.example.com",
        "wss://calls.example.com",
        "https://",
        "https:///path",
        "https://a.example/?x=1",
        "https://a.example/#here",
        "https://user:secret@a.example",
        "https://:secret@a.example",
        "https://a.example:99999",
        "https://a.example:port",
        "https://[::1",
        "https://a example.com",
        "https://a.example/a b",
        "https://a.exa\nmple",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_plain_web_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        public_url(text, name="--public-url")

    assert str(caught.value).startswith("--public-url is ")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+14155550132", "+14155550132"),
        ("+7 (999) 123-45-67", "+79991234567"),
        ("+44.20.7946.0958", "+442079460958"),
        ("sip:agent@example.com", "sip:agent@example.com"),
        ("sips:agent@example.com:5061", "sips:agent@example.com:5061"),
        ("client:anna_1", "client:anna_1"),
    ],
)
def test_the_agent_may_be_a_number_a_sip_address_or_a_client(
    text: str, number: str
) -> None:
    assert agent_number(text, name="X") == number


@pytest.mark.parametrize(
    "text",
    [
        "4155550132",
        "+04155550132",
        "+1415",
        "+1415555013200000",
        "+1415555O132",
        "sip:",
        "tel:+14155550132",
        "client:anna smith",
        "sip:a@b</Number><Hangup/>",
        "+١٤١٥٥٥٥٠١٣٢",
        "",
    ],
)
def test_an_agent_that_cannot_be_dialled_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        agent_number(text, name="X")

    assert "sip:you@example.com" in caught.value.remedy


def test_a_number_has_one_normal_form() -> None:
    assert phone_number("+44.20.7946.0958", name="X") == "+442079460958"


@pytest.mark.parametrize(
    "text",
    ["4155550132", "+04155550132", "+1415", "+1415555O132", "sip:a@b.example", ""],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        phone_number(text, name="--number")

    assert str(caught.value).startswith("--number is ")
    assert caught.value.remedy


def test_what_a_variable_holds_is_named_by_it() -> None:
    held = held_by({"TALKHINT_ENGINE": "basic", "TALKHINT_NOTICE": "x", "PATH": "/"})

    assert held == {"engine": "TALKHINT_ENGINE"}
    assert held_by({"TALKHINT_ENGINE": " "}) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "blue"),
        ("text_size", 12),
        ("port", 70_000),
        ("keep_days", -1),
        ("announce", "yes"),
        ("when_ringing", "shout"),
    ],
)
def test_what_the_window_keeps_is_checked_too(name: str, value: object) -> None:
    with pytest.raises(UsageError, match=f"the setting {name}"):
        read({}, {name: value}, {})


def test_a_notice_is_one_line() -> None:
    assert read({}, {"notice": " One.\n  Two. "}, {}).notice == "One. Two."
