"""The story this product was born from, in the real window with its real relay."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from talkhint_desktop.ui.main_window import WEBHOOK, MainWindow
from talkhint_desktop.ui.options import Options
from tests.app.running_app import free_port
from tests.peers.running_relay import AGENT
from tests.peers.twilio_rest import TwilioRest
from tests.peers.voice_webhook import VoiceWebhook
from tests.relay.probe.test_check import GOODBYE
from tests.ui.test_desktop import Opened, opened

pytestmark = pytest.mark.timeout(120)
NUMBER = "+14155550132"


@dataclass
class Story:
    """A number that says goodbye, and the window of the one whom it is about."""

    number: dict[str, Any]  # as Twilio keeps it
    old: VoiceWebhook
    it: Opened
    webhook: str

    @property
    def window(self) -> MainWindow:
        return self.it.desktop.window

    async def press(self, name: str) -> None:
        """Press a button as soon as it can be pressed."""
        found = self.window.webhook.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        await self.it.until(lambda: found.isVisible() and found.isEnabled())
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    @property
    def verdict(self) -> str:
        state = self.window.webhook.page.state
        report = state.report if state else None
        return report.verdict.code if report else ""


@pytest.fixture
async def story(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Story]:
    port = free_port()
    own = f"http://127.0.0.1:{port}"
    async with TwilioRest() as account, VoiceWebhook(GOODBYE) as old:
        number = account.number(NUMBER, voice_url=old.url)
        for name, value in account.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("TALKHINT_AGENT_NUMBER", AGENT)
        arguments = ("--port", str(port), "--public-url", own, "--engine", "basic")
        async with opened(qapp, Options(relay_arguments=arguments)) as it:
            await it.attached()
            yield Story(number, old, it, f"{own}/twilio/inbound")


async def test_goodbye_is_found_mended_and_brought_back_with_three_clicks(
    story: Story,
) -> None:
    until = story.it.until
    story.window.open(WEBHOOK)
    await until(lambda: story.verdict != "")  # the look that it takes by itself
    found = story.verdict

    await story.press("fix-now")
    await until(lambda: story.verdict == "ok")
    mended = story.number["voice_url"]

    await story.press("undo-fix")
    await until(lambda: story.verdict == found)

    assert found == "number-url-other"
    assert mended == story.webhook
    assert story.number["voice_url"] == story.old.url
