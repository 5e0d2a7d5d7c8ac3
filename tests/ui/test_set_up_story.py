"""A fresh PC becomes one that takes calls: the five steps, click by click."""

import json
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.main_window import CALL, MainWindow
from talkhint_desktop.ui.options import Options
from talkhint_desktop.ui.settings_desk import SETTINGS
from talkhint_desktop.ui.setup_page import SetupPage
from tests.app.running_app import free_port
from tests.peers.running_relay import AGENT
from tests.peers.twilio_rest import TwilioRest
from tests.peers.voice_webhook import VoiceWebhook
from tests.relay.probe.test_check import GOODBYE
from tests.ui.test_desktop import Opened, opened

pytestmark = pytest.mark.timeout(150)
NUMBER, OTHER = "+14155550132", "+14155550199"


@dataclass
class Fresh:
    """A window that has never been set up, and the account it is to serve."""

    it: Opened
    account: TwilioRest
    number: dict[str, Any]  # as Twilio keeps it
    own: str

    @property
    def window(self) -> MainWindow:
        return self.it.desktop.window

    @property
    def page(self) -> QWidget:
        found = self.window.frame.pages.currentWidget()
        assert found is not None
        return found

    @property
    def setup(self) -> SetupPage:
        assert isinstance(self.page, SetupPage)
        return self.page

    def there(self, name: str) -> bool:
        return any(w.isVisible() for w in self.page.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        found = self.page.findChildren(QAbstractButton, name)
        shown = next(b for b in found if b.isVisible())
        assert shown.isEnabled(), name
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton)

    def type(self, name: str, words: str) -> None:
        found = self.page.findChildren(QLineEdit, name)
        line = next(line for line in found if line.isVisible())
        line.clear()
        QTest.keyClicks(line, words)
        line.editingFinished.emit()

    def setting(self, name: str) -> Any:
        state = self.window.settings.state
        return state.values[name] if state else None

    async def until_kept(self, name: str, value: Any) -> None:
        await self.it.until(lambda: self.setting(name) == value)


@pytest.fixture
async def fresh(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Fresh]:
    port = free_port()
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        number = account.number(NUMBER, voice_url=old.url)
        account.number(OTHER)
        monkeypatch.setenv("TALKHINT_TWILIO_API_URL", account.url)
        arguments = ("--port", str(port), "--engine", "basic")
        async with opened(qapp, Options(relay_arguments=arguments)) as it:
            await it.attached()
            yield Fresh(it, account, number, f"http://127.0.0.1:{port}")
    speak(qapp, Language.ENGLISH)


async def sign_in(fresh: Fresh) -> tuple[str, str]:
    """Put a wrong token in, then the right one; return what was said to each."""
    key = fresh.setup.twilio.key
    fresh.type("twilio_account_sid", fresh.account.account_sid)
    fresh.type("twilio_auth_token", "0" * 32)
    fresh.press("test-twilio_auth_token")
    await fresh.it.until(lambda: key.tone == "bad")
    refused = key.note
    fresh.type("twilio_auth_token", fresh.account.auth_token)
    fresh.press("test-twilio_auth_token")
    await fresh.it.until(lambda: key.tone == "ok")
    return refused, key.note


async def choose_phones(fresh: Fresh) -> None:
    await fresh.it.until(lambda: fresh.there(f"pick-number-{NUMBER}"))
    fresh.press(f"pick-number-{NUMBER}")
    fresh.type("agent_number", AGENT)
    await fresh.until_kept("twilio_number", NUMBER)
    await fresh.until_kept("agent_number", AGENT)


async def verify_and_fix(fresh: Fresh) -> str:
    """Return the tone of what the check found before the fix."""
    fresh.press("set-up-verify")
    await fresh.it.until(lambda: fresh.there("fix-now"))
    found = fresh.setup.connect_step.banner.tone
    fresh.press("fix-now")
    await fresh.it.until(lambda: fresh.setup.connect_step.connected)
    return found


async def test_a_fresh_pc_is_set_up_by_clicks_and_takes_the_next_call(
    fresh: Fresh,
) -> None:
    await fresh.it.until(lambda: isinstance(fresh.page, SetupPage))  # by itself
    practice = fresh.there("set-up-practice")
    fresh.press("set-up-next")
    refused, signed_in = await sign_in(fresh)
    await choose_phones(fresh)
    fresh.press("set-up-next")
    fresh.press("set-up-next")  # without OpenAI
    fresh.type("public_url", fresh.own)
    await fresh.until_kept("public_url", fresh.own)
    fresh.press("set-up-next")
    found = await verify_and_fix(fresh)
    fresh.press("set-up-next")
    await fresh.until_kept("setup_closed", value=True)

    assert practice
    assert "does not accept the account's keys" in refused
    assert "Harbor Supply" in signed_in
    assert found == "bad"
    assert fresh.number["voice_url"] == f"{fresh.own}/twilio/inbound"
    assert fresh.page is fresh.window.idle
    assert fresh.account.auth_token not in _on_disk()


async def test_the_set_up_is_put_off_and_taken_up_where_it_was_left(
    fresh: Fresh,
) -> None:
    until = fresh.it.until
    await until(lambda: isinstance(fresh.page, SetupPage))
    fresh.press("set-up-next")
    fresh.press("set-up-next")
    fresh.press("set-up-later")
    await fresh.until_kept("setup_closed", value=True)
    away = fresh.page is fresh.window.idle

    fresh.press("set-up")

    saved = json.loads((_folder() / "settings.json").read_text())
    assert away
    assert fresh.setup.at == 2
    assert (saved["setup_step"], saved["setup_closed"]) == (2, True)


async def test_another_language_is_spoken_at_once_and_nothing_is_lost(
    fresh: Fresh,
) -> None:
    await fresh.it.until(lambda: isinstance(fresh.page, SetupPage))
    first = fresh.window
    fresh.window.open(SETTINGS)
    fresh.window.settings.page.open("look")
    fresh.press("language-ru")
    await fresh.it.until(lambda: fresh.window is not first)
    section = fresh.window.settings.page.section
    fresh.press("theme-dark")
    await fresh.until_kept("theme", "dark")
    fresh.window.settings.wishes.change.emit({"text_size": 20})
    await fresh.until_kept("text_size", 20)
    fresh.window.open(CALL)

    assert section == "look"
    assert fresh.window.model is first.model
    assert fresh.window.idle._button.text().strip() == "Учебный звонок"
    assert fresh.window._look.dark
    assert fresh.window._look.words == 20


def _folder() -> Path:
    return Path(os.environ["TALKHINT_DATA_DIR"])


def _on_disk() -> str:
    files = [path for path in _folder().rglob("*") if path.is_file()]
    return "".join(path.read_bytes().decode("latin-1") for path in files)
