"""What the Settings page shows, and what is wished for on it."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSlider, QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState
from talkhint_desktop.ui.field import Field
from talkhint_desktop.ui.key_row import KeyRow
from talkhint_desktop.ui.keys_section import KeysSection
from talkhint_desktop.ui.main_window import CALL
from talkhint_desktop.ui.playbook_section import PlaybookSection
from talkhint_desktop.ui.privacy_section import what_leaves
from talkhint_desktop.ui.settings_desk import SETTINGS, SETUP, SettingsDesk
from talkhint_desktop.ui.settings_page import SettingsPage
from talkhint_desktop.ui.settings_state import Tested, Wrong
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_rows import RowPainter
from tests.ui import settings_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import step

NO_PHONE = Wrong(message="The setting agent_number is 'me', which is no phone number.")


@dataclass
class Opened:
    """The page on screen, and what was wished for on it."""

    shown: Shown
    wished: list[Any] = field(default_factory=list)

    @property
    def desk(self) -> SettingsDesk:
        return self.shown.window.settings

    @property
    def page(self) -> SettingsPage:
        return self.desk.page

    def open(self, section: str) -> None:
        self.page.open(section)
        settle()

    def find(self, name: str) -> QWidget:
        found = self.page.findChildren(QWidget, name)
        return next(widget for widget in found if widget.isVisible())

    def line(self, name: str) -> QLineEdit:
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def type(self, name: str, words: str) -> None:
        line = self.line(name)
        line.clear()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def press(self, name: str) -> None:
        found = self.find(name)
        assert isinstance(found, QAbstractButton)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def field(self, name: str) -> Field:
        sections = map(self.page.section_of, self.page.names)
        fields = (f for section in sections for f in section.fields)
        return next(field for field in fields if field.name == name)

    def key(self, name: str) -> KeyRow:
        section = self.page.section_of("keys")
        assert isinstance(section, KeysSection)
        return section.rows[name]

    def texts(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def opened(shown: Shown) -> Opened:
    window = shown.window
    window.open(SETTINGS)
    it = Opened(shown)
    for name in ("change", "test", "keep", "remove", "try_sentence", "delete_all"):
        signal = getattr(window.settings.wishes, name)
        signal.connect(lambda *how, name=name: it.wished.append((name, *how)))
    window.settings.show_state(made.set_up())
    window.frame.activateWindow()
    settle()
    return it


# --- the page among the others -------------------------------------------------


def test_ctrl_comma_opens_the_settings_from_anywhere(shown: Shown) -> None:
    window = shown.window
    window.frame.activateWindow()

    QTest.keyClick(window.frame, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)

    assert window.frame.pages.currentWidget() is window.settings.page


def test_the_pages_are_not_built_before_they_are_looked_at(shown: Shown) -> None:
    shown.window.settings.show_state(made.set_up())

    assert shown.window.settings.pages == {}


def test_the_arrow_keys_go_through_the_sections(opened: Opened) -> None:
    opened.find("section-call").setFocus()
    QTest.keyClick(opened.find("section-call"), Qt.Key.Key_Down)
    QTest.keyClick(opened.find("section-words"), Qt.Key.Key_Down)

    assert opened.page.section == "hints"


# --- fields --------------------------------------------------------------------


def test_a_changed_line_is_wished_for_once_and_an_unchanged_one_never(
    opened: Opened,
) -> None:
    opened.type("agent_number", "+16285550199")
    opened.line("notice").setFocus()

    assert opened.wished == [("change", {"agent_number": "+16285550199"})]


def test_what_is_wrong_stays_as_typed_with_the_reason_under_it(opened: Opened) -> None:
    opened.type("agent_number", "me")
    opened.desk.show_state(made.set_up(wrong={"agent_number": NO_PHONE}))
    opened.desk.show_state(made.set_up())  # somebody else's news

    assert opened.line("agent_number").text() == "me"
    assert "+1 415 555 0132" in opened.field("agent_number").note


def test_what_is_put_right_loses_its_reason(opened: Opened) -> None:
    opened.type("agent_number", "me")
    opened.desk.show_state(made.set_up(wrong={"agent_number": NO_PHONE}))
    opened.type("agent_number", "+16285550199")
    opened.desk.show_state(made.set_up(agent_number="+16285550199"))

    assert opened.line("agent_number").text() == "+16285550199"
    assert opened.field("agent_number").note == ""


def test_a_value_that_something_holds_is_locked_and_says_by_what(
    opened: Opened,
) -> None:
    held = {"agent_number": "TALKHINT_AGENT_NUMBER", "engine": "--engine"}
    opened.desk.show_state(made.set_up(held=held))
    QTest.keyClicks(opened.line("agent_number"), "99")
    opened.open("words")
    opened.press("engine-openai")

    assert opened.wished == []
    assert "TALKHINT_AGENT_NUMBER" in opened.field("agent_number").note


def test_what_waits_for_the_next_start_says_so(opened: Opened) -> None:
    opened.desk.show_state(made.set_up(port=8080, later=["port"]))

    assert "next start" in opened.field("port").note


@pytest.mark.parametrize(
    ("section", "name", "typed", "value"),
    [
        ("call", "max_calls", "3", 3),
        ("hints", "hint_cooldown", "2,5", 2.5),
        ("call", "max_calls", "many", "many"),
        ("words", "keywords", "Harbor, , Dana", ["Harbor", "Dana"]),
    ],
)
def test_numbers_and_lists_are_sent_as_what_they_are(
    opened: Opened, section: str, name: str, typed: str, value: object
) -> None:
    opened.open(section)
    opened.type(name, typed)

    assert opened.wished == [("change", {name: value})]


def test_a_choice_is_wished_for_and_shown_once_it_holds(opened: Opened) -> None:
    opened.open("look")
    opened.press("theme-dark")
    opened.desk.show_state(made.set_up(theme="dark"))
    dark = opened.find("theme-dark")
    assert isinstance(dark, QAbstractButton)

    assert opened.wished == [("change", {"theme": "dark"})]
    assert dark.isChecked()


def test_the_arrow_keys_choose(opened: Opened) -> None:
    opened.open("look")
    opened.find("theme-system").setFocus()
    QTest.keyClick(opened.find("theme-system"), Qt.Key.Key_Down)

    assert opened.wished == [("change", {"theme": "light"})]


def test_the_text_size_moves_by_the_arrow_keys(opened: Opened) -> None:
    opened.open("look")
    slider = opened.find("text_size")
    assert isinstance(slider, QSlider)
    QTest.keyClick(slider, Qt.Key.Key_Right)

    assert opened.wished == [("change", {"text_size": 16})]


def test_the_chosen_size_is_that_of_the_transcripts_words() -> None:
    small, large = RowPainter(Look(words=13)), RowPainter(Look(words=22))

    assert small._text.pixelSize() == 13
    assert large._text.pixelSize() == 22
    assert large._meta.pixelSize() == small._meta.pixelSize()


def test_another_phone_is_named_on_the_idle_page_at_once(opened: Opened) -> None:
    opened.desk.show_state(made.set_up(agent_number="+14155550199"))
    opened.shown.window.open(CALL)

    assert "+1 415 555 0199" in opened.shown.window.idle._second.text()


# --- keys ----------------------------------------------------------------------


def test_a_typed_key_is_tested_and_never_shown(opened: Opened) -> None:
    opened.open("keys")
    opened.type("openai_api_key", "sk-secret-1")

    assert opened.wished == [("test", "openai_api_key", "sk-secret-1", "")]
    assert opened.line("openai_api_key").echoMode() is QLineEdit.EchoMode.Password
    assert "sk-secret-1" not in opened.texts()


def test_a_key_that_failed_stays_typed_and_may_be_kept_untested(
    opened: Opened,
) -> None:
    opened.open("keys")
    opened.type("openai_api_key", "sk-secret-1")
    opened.desk.failed("openai_api_key", TalkHintError("ngrok does not answer."))
    settle()
    opened.press("keep-openai_api_key")

    assert opened.wished[-1] == ("keep", "openai_api_key", "sk-secret-1")
    assert opened.key("openai_api_key").tone == "bad"


def test_a_kept_key_leaves_the_line_and_says_where_it_is(opened: Opened) -> None:
    opened.open("keys")
    opened.type("openai_api_key", "sk-secret-1")
    opened.desk.show_state(made.state(keys={"openai_api_key": "store"}))
    opened.desk.tested("openai_api_key", Tested())

    assert opened.key("openai_api_key").line.text() == ""
    assert opened.key("openai_api_key").note == "The key works."


def test_a_key_is_removed_after_a_second_yes(opened: Opened) -> None:
    opened.open("keys")
    opened.press("remove-twilio_auth_token")
    before = list(opened.wished)
    opened.press("fix-yes")

    assert before == []
    assert opened.wished == [("remove", "twilio_auth_token")]


def test_a_replacement_can_be_called_off(opened: Opened) -> None:
    opened.open("keys")
    opened.press("replace-twilio_auth_token")
    QTest.keyClicks(opened.line("twilio_auth_token"), "half a k")
    opened.press("replace-twilio_auth_token")

    assert opened.wished == []
    assert opened.key("twilio_auth_token").line.text() == ""


def test_without_a_password_store_the_page_says_what_becomes_of_keys(
    opened: Opened,
) -> None:
    opened.desk.show_state(made.state(store=made.NO_STORE))
    opened.open("keys")

    assert "no password store" in opened.texts()
    assert "until you close it" in opened.texts()


# --- privacy and the playbook --------------------------------------------------


def test_what_leaves_follows_the_settings() -> None:
    here = [words for leaves, words in what_leaves(made.state()) if leaves]
    cloud = what_leaves(
        made.state(
            engine="openai", hints="openai", openai_base_url="http://localhost/v1"
        )
    )

    assert here == []
    assert [words for leaves, words in cloud if leaves] == [
        "The audio of calls and names to know, to http://localhost/v1, to be written "
        "down.",
        "The words of calls and your playbook, to http://localhost/v1, for hints and "
        "summaries.",
    ]


def test_all_calls_are_deleted_after_a_second_yes(opened: Opened) -> None:
    opened.open("privacy")
    opened.press("delete-all")
    opened.press("fix-yes")

    assert opened.wished == [("delete_all",)]


def test_a_mistake_in_the_playbook_is_named_with_its_line(opened: Opened) -> None:
    opened.open("playbook")
    section = opened.page.section_of("playbook")
    assert isinstance(section, PlaybookSection)
    section.show_playbook(made.playbook(wrong=True))
    settle()

    assert "line 14" in opened.texts().replace("\u200b", "")


def test_a_sentence_is_tried_while_it_is_typed(opened: Opened) -> None:
    opened.open("playbook")
    section = opened.page.section_of("playbook")
    assert isinstance(section, PlaybookSection)
    QTest.keyClicks(opened.find("try-sentence"), "late")
    section._later.timeout.emit()
    section.show_found("late", [made.card()])
    section.show_found("an older one", [])

    assert ("try_sentence", "late") in opened.wished
    assert "Offer to trace the parcel" in opened.texts()


# --- the set-up ----------------------------------------------------------------


def test_the_set_up_shows_by_itself_while_nothing_is_set_up(shown: Shown) -> None:
    window = shown.window
    window.settings.show_state(made.state())
    first = window.frame.pages.currentWidget() is window.settings.setup
    window.open(CALL)
    window.settings.show_state(made.state())

    assert first
    assert window.frame.pages.currentWidget() is window.idle


@pytest.mark.parametrize(
    "state",
    [
        made.set_up(),
        made.state(setup_closed=True),
        made.state(held={"public_url": "--no-tunnel"}),
    ],
    ids=["set up", "put off", "for practice"],
)
def test_the_set_up_does_not_show_by_itself(shown: Shown, state: Any) -> None:
    shown.window.settings.show_state(state)

    assert shown.window.frame.pages.currentWidget() is shown.window.idle


def test_a_practice_call_from_the_set_up_leads_back_to_it(shown: Shown) -> None:
    window = shown.window
    window.settings.show_state(made.state())
    shown.tell(step(CallState.RINGING))
    during = window.frame.pages.currentWidget()
    shown.tell(step(CallState.ENDED, 60))
    window.ended.left.emit()

    assert during is window.ringing
    assert window.frame.pages.currentWidget() is window.settings.setup


def test_the_set_up_is_taken_up_where_it_was_left(shown: Shown) -> None:
    shown.window.settings.show_state(made.set_up(setup_step=3))
    shown.window.open(SETUP)

    assert shown.window.settings.setup.at == 3
