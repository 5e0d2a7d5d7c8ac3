"""Carries the user's wishes of the settings to the relay, and shows the outcome."""

from collections.abc import Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui import settings_state
from talkhint_desktop.ui.advanced_section import AdvancedSection
from talkhint_desktop.ui.errands import Command
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.playbook_section import PlaybookSection
from talkhint_desktop.ui.privacy_section import PrivacySection
from talkhint_desktop.ui.settings_desk import SettingsDesk
from talkhint_desktop.ui.settings_words import error_words

translate = QCoreApplication.translate
# The relay wants to hear it said.
_ALL_CALLS = "delete all calls"
_SID = "twilio_account_sid"


class SettingsErrands:
    """Changes are carried out one after the other, in the order they were wished."""

    def __init__(self, desk: SettingsDesk, command: Command, jobs: Jobs) -> None:
        self._desk, self._command, self._jobs = desk, command, jobs
        self._changes: list[Mapping[str, Any]] = []
        self._changing = False
        self._connect()

    async def look(self) -> None:
        """Ask what the settings are, unless a change is about to tell."""
        value = await self._command("settings")
        if not self._changing:
            self._desk.show_state(settings_state.state_from(value))

    async def change(self, values: Mapping[str, Any]) -> None:
        self._changes.append(values)
        if self._changing:
            return
        self._changing = True
        try:
            while self._changes:
                await self._change(self._changes.pop(0))
        finally:
            self._changing = False
            self._changes.clear()

    async def test(self, name: str, key: str, account_sid: str) -> None:
        """Try a key out; one that was typed is kept when it is good."""
        self._desk.testing(name)
        try:
            value = await self._command(
                "test-key", name=name, value=key, account_sid=account_sid
            )
            state = self._desk.state
            if account_sid and state and account_sid != state.values[_SID]:
                await self.change({_SID: account_sid})
            if key:
                await self._set(name, key)
        except TalkHintError as error:
            self._desk.failed(name, error)
            return
        self._desk.tested(name, settings_state.tested_from(value))

    async def keep(self, name: str, key: str) -> None:
        try:
            await self._set(name, key)
        except TalkHintError as error:
            self._desk.failed(name, error)

    async def remove(self, name: str) -> None:
        try:
            self._show_keys(await self._command("remove-key", name=name))
        except TalkHintError as error:
            self._desk.failed(name, error)

    async def look_at_playbook(self) -> None:
        section = self._desk.page.section_of("playbook")
        assert isinstance(section, PlaybookSection)
        try:
            value = await self._command("playbook")
        except TalkHintError as error:
            section.show_playbook(error)
            return
        section.show_playbook(settings_state.playbook_from(value))

    async def try_sentence(self, sentence: str) -> None:
        section = self._desk.page.section_of("playbook")
        assert isinstance(section, PlaybookSection)
        if not sentence:
            section.show_found("", [])
            return
        try:
            value = await self._command("try-sentence", sentence=sentence)
        except TalkHintError:
            return  # the list of files says why
        section.show_found(sentence, settings_state.cards_from(value))

    async def diagnose(self) -> None:
        section = self._desk.page.section_of("advanced")
        assert isinstance(section, AdvancedSection)
        section.show_folder(self._desk.folder)
        section.show_diagnostics(str(await self._command("diagnostics")))

    async def look_at_models(self) -> None:
        try:
            value = await self._command("models")
        except TalkHintError:
            return  # this relay has none
        card = self._desk.words_section.models
        card.show_models(settings_state.models_from(value))

    async def get_model(self, name: str) -> None:
        card = self._desk.words_section.models

        def part(value: Any) -> None:
            card.show_progress(name, int(value["done"]), int(value["total"]))

        try:
            await self._command("get-model", on_part=part, name=name)
        except TalkHintError as error:
            card.show_note(error_words(error))
        await self.look_at_models()

    async def edit_prompt(self, prompt: str) -> None:
        """Open the user's own copy of what a model is told."""
        values = self._desk.state.values if self._desk.state else {}
        language = str(values.get("language", "en"))
        if (chosen := values.get("hint_language", "caller")) != "caller":
            language = str(chosen)
        told = await self._command("edit-prompt", prompt=prompt, language=language)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(told["path"])))

    async def delete_all(self) -> None:
        section = self._desk.page.section_of("privacy")
        assert isinstance(section, PrivacySection)
        try:
            await self._command("history-delete-all", word=_ALL_CALLS)
        except TalkHintError as error:
            section.show_deleted(error_words(error))
            return
        section.show_deleted(translate("Settings", "All past calls are deleted."))

    async def _change(self, values: Mapping[str, Any]) -> None:
        try:
            value = await self._command("change-settings", values=dict(values))
        except TalkHintError as error:
            self._refused(values, error)
            return
        self._desk.show_state(settings_state.state_from(value))

    def _refused(self, values: Mapping[str, Any], error: TalkHintError) -> None:
        """Say beside each field that nothing was kept, and why."""
        state = self._desk.state
        if state is None:
            raise error
        wrong = settings_state.Wrong(message=str(error), remedy=error.remedy)
        self._desk.show_state(
            settings_state.refused(state, dict.fromkeys(values, wrong))
        )

    async def _set(self, name: str, key: str) -> None:
        self._show_keys(await self._command("set-key", name=name, value=key))

    def _show_keys(self, value: Any) -> None:
        if self._desk.state:
            self._desk.show_state(settings_state.with_keys(self._desk.state, value))

    def _connect(self) -> None:
        start, wishes = self._start, self._desk.wishes
        wishes.look.connect(lambda: start(self.look(), "look at the settings"))
        wishes.change.connect(lambda values: start(self.change(values), "change"))
        wishes.test.connect(lambda *key: start(self.test(*key), "test a key"))
        wishes.keep.connect(lambda *key: start(self.keep(*key), "keep a key"))
        wishes.remove.connect(lambda name: start(self.remove(name), "remove a key"))
        wishes.look_at_playbook.connect(
            lambda: start(self.look_at_playbook(), "look at the playbook")
        )
        wishes.try_sentence.connect(
            lambda words: start(self.try_sentence(words), "try a sentence")
        )
        wishes.diagnose.connect(lambda: start(self.diagnose(), "diagnose"))
        wishes.look_at_models.connect(
            lambda: start(self.look_at_models(), "look at the models")
        )
        wishes.get_model.connect(lambda name: start(self.get_model(name), "get model"))
        wishes.edit_prompt.connect(
            lambda prompt: start(self.edit_prompt(prompt), "edit a prompt")
        )
        wishes.delete_all.connect(lambda: start(self.delete_all(), "delete all"))

    def _start(self, errand: Coroutine[object, object, None], name: str) -> None:
        self._jobs.start(errand, name=name)
