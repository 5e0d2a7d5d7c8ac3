"""All of the settings in the window: their pages, and what is wished for on them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.ui.call_sections import WordsSection
from talkhint_desktop.ui.key_row import KeyRow
from talkhint_desktop.ui.keys_section import KeysSection
from talkhint_desktop.ui.quiet import Quiet
from talkhint_desktop.ui.settings_page import SettingsPage
from talkhint_desktop.ui.settings_state import SettingsState, Tested
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.setup_page import SetupPage
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.webhook_desk import WebhookDesk

if TYPE_CHECKING:
    from talkhint_desktop.core.signal_path import Stage
    from talkhint_desktop.link.messages import Profile

SETTINGS, SETUP = "settings", "setup"


class SettingsDesk(QObject):
    """Builds a page when it is first looked at, and hands it to `add`.

    `changed` tells that the relay said what the settings are.
    """

    changed = Signal()

    def __init__(
        self,
        look: Callable[[], Look],
        webhook: WebhookDesk,
        add: Callable[[QWidget], object],
        now: Clock,
    ) -> None:
        super().__init__()
        self._look, self._webhook, self._add = look, webhook, add
        self.quiet = Quiet(now)
        self.quiet.changed.connect(self._show_quiet)
        self.pages: dict[str, SettingsPage | SetupPage] = {}
        self._offered = False
        self.wishes = SettingsWishes()
        self.state: SettingsState | None = None
        self.folder = ""

    @property
    def page(self) -> SettingsPage:
        page = self._page(SETTINGS)
        assert isinstance(page, SettingsPage)
        return page

    @property
    def setup(self) -> SetupPage:
        page = self._page(SETUP)
        assert isinstance(page, SetupPage)
        return page

    def page_of(self, section: str) -> SettingsPage | SetupPage | None:
        """Return the page of a section, None where it is another's."""
        return self._page(section) if section in {SETTINGS, SETUP} else None

    def opened(self, section: str) -> None:
        """The user turned to one of the pages."""
        if section not in {SETTINGS, SETUP}:
            return
        self.wishes.look.emit()
        if section == SETTINGS:
            self.page.section_of(self.page.section).opened()
        else:
            self._webhook.wishes.look.emit()

    def show_openai_key(self) -> None:
        """Turn to where the key of OpenAI is put in."""
        self.wishes.open.emit(SETTINGS)
        self.page.show_key("openai_api_key")

    def show_state(self, state: SettingsState) -> None:
        """Show what the relay says of the settings."""
        self.state = state
        self.quiet.choose(state.values)
        for page in self.pages.values():
            page.show_state(state)
        self.changed.emit()

    def take_over(self, former: "SettingsDesk") -> None:
        """Show what another desk showed, at the same place."""
        self.folder, self._offered = former.folder, True
        former.quiet.stop()
        if former.state:
            self.state = former.state
            self.quiet.choose(former.state.values)
        for name, page in former.pages.items():
            mine = self._page(name)
            if isinstance(page, SettingsPage) and isinstance(mine, SettingsPage):
                mine.open(page.section)
            elif isinstance(page, SetupPage) and isinstance(mine, SetupPage):
                mine.turn(page.at)

    def offers_set_up(self) -> bool:
        """Whether the set-up is to show by itself now, which it does once."""
        due = bool(self.state and self.state.offers_set_up) and not self._offered
        self._offered = self._offered or due
        return due

    def in_profile(self, profile: "Profile | None") -> "Profile | None":
        """Return what is known of the relay with the settings as of now."""
        if profile is None or self.state is None:
            return profile
        values = self.state.values
        return replace(
            profile,
            engine=values["engine"],
            hints=values["hints"],
            agent_number=values["agent_number"],
        )

    def show_stages(self, stages: "Sequence[Stage]") -> None:
        page = self.pages.get(SETUP)
        if isinstance(page, SetupPage) and page.isVisible():
            page.show_stages(stages)

    # Keys, whichever page shows them.

    def testing(self, name: str) -> None:
        for row in self._rows(name):
            row.show_testing()

    def tested(self, name: str, told: Tested) -> None:
        for row in self._rows(name):
            row.show_tested(told)
        page = self.pages.get(SETUP)
        if name == "twilio_auth_token" and isinstance(page, SetupPage):
            chosen = str(self.state.values["twilio_number"]) if self.state else ""
            only = told.numbers[0] if len(told.numbers) == 1 else ""
            page.twilio.show_numbers(told.numbers, chosen or only)
            if not told.numbers:
                page.twilio.show_no_number()

    def failed(self, name: str, error: TalkHintError) -> None:
        for row in self._rows(name):
            row.show_failed(error)

    @property
    def words_section(self) -> WordsSection:
        section = self.page.section_of("words")
        assert isinstance(section, WordsSection)
        return section

    def _rows(self, name: str) -> list[KeyRow]:
        rows: list[KeyRow] = []
        for page in self.pages.values():
            if isinstance(page, SetupPage):
                keys = {
                    "twilio_auth_token": page.twilio.key,
                    "openai_api_key": page.model.key,
                    "ngrok_authtoken": page.way.key,
                }
            else:
                section = page.section_of("keys")
                assert isinstance(section, KeysSection)
                keys = section.rows
            rows += [keys[name]] if name in keys else []
        return rows

    def _page(self, section: str) -> SettingsPage | SetupPage:
        page = self.pages.get(section)
        if page is None:
            look = self._look()
            page = (
                SettingsPage(look, self.wishes)
                if section == SETTINGS
                else SetupPage(look, self.wishes, self._webhook)
            )
            self.pages[section] = page
            page.destroyed.connect(self.quiet.stop)
            self._add(page)
            if self.state:
                page.show_state(self.state)
            self._show_quiet()
        return page

    def _show_quiet(self) -> None:
        if page := self.pages.get(SETTINGS):
            assert isinstance(page, SettingsPage)
            page.show_quiet(self.quiet.words, self.quiet.next_words)
