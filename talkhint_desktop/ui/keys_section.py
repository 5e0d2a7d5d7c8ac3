"""The section of keys and accounts: each key tested, replaced, removed."""

from talkhint_desktop.ui.field import TextField
from talkhint_desktop.ui.key_row import KeyRow
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.settings_words import store_words
from talkhint_desktop.ui.theme import Look


class KeysSection(Section):
    """`rows` are the keys by name."""

    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(wishes, self.tr("Keys and accounts"))
        self._store = text("body2", wrap=True)
        self._column.addWidget(self._store)
        self._sid = TextField(
            look,
            "twilio_account_sid",
            self.tr("Account SID"),
            example="AC0123456789abcdef0123456789abcdef",
        )
        self.rows = {
            "twilio_auth_token": KeyRow(
                look,
                "twilio_auth_token",
                self.tr("Auth Token"),
                self.tr("In Twilio's Console, on its first page under Account Info."),
            ),
            "twilio_api_key_secret": KeyRow(
                look,
                "twilio_api_key_secret",
                self.tr("Secret of an API key"),
                self.tr("Signs in instead of the Auth Token, if you have one."),
            ),
            "openai_api_key": KeyRow(
                look,
                "openai_api_key",
                self.tr("API key"),
                self.tr("At platform.openai.com, under API keys."),
            ),
            "ngrok_authtoken": KeyRow(
                look,
                "ngrok_authtoken",
                self.tr("Authtoken"),
                self.tr("At dashboard.ngrok.com, under Your Authtoken."),
            ),
        }
        self._add_cards(look)
        self.close_up()
        for name, row in self.rows.items():
            row.test.connect(lambda key, name=name: self._test(name, key))
            row.keep.connect(lambda key, name=name: wishes.keep.emit(name, key))
            row.remove.connect(lambda name=name: wishes.remove.emit(name))

    def show_state(self, state: SettingsState) -> None:
        super().show_state(state)
        self._store.setText(store_words(state.store))
        for row in self.rows.values():
            row.show_state(state)

    def _test(self, name: str, key: str) -> None:
        # What was typed beside the key belongs to it, kept already or not.
        sid = self._sid.line.text().strip() if name.startswith("twilio") else ""
        self._wishes.test.emit(name, key, sid)

    def _add_cards(self, look: Look) -> None:
        self.add_card(
            [
                self._sid,
                self.rows["twilio_auth_token"],
                TextField(look, "twilio_api_key_sid", self.tr("SID of an API key")),
                self.rows["twilio_api_key_secret"],
            ],
            "Twilio",
        )
        self.add_card(
            [
                self.rows["openai_api_key"],
                TextField(
                    look,
                    "openai_base_url",
                    self.tr("Address of a compatible server"),
                    self.tr("Empty: OpenAI itself. A server on this PC needs no key."),
                    example="http://localhost:11434/v1",
                ),
            ],
            "OpenAI",
        )
        self.add_card(
            [
                self.rows["ngrok_authtoken"],
                TextField(
                    look,
                    "ngrok_domain",
                    self.tr("Domain"),
                    self.tr("Empty: the one that ngrok gives your account."),
                    example="calls.ngrok.app",
                ),
                TextField(
                    look,
                    "public_url",
                    self.tr("Or your own public address"),
                    self.tr("It leads to this PC by a proxy or a tunnel of yours."),
                    example="https://calls.example.com",
                ),
            ],
            self.tr("The way to this PC"),
        )
