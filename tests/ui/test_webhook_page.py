"""What the Webhook page shows, and what the user can do there."""

import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.findings import Stage
from talkhint_desktop.ui.document_view import DocumentView
from talkhint_desktop.ui.main_window import WEBHOOK
from talkhint_desktop.ui.theme import DARK, LIGHT, Look
from talkhint_desktop.ui.tick import Tick
from talkhint_desktop.ui.visible import spelt, unbroken
from talkhint_desktop.ui.webhook_page import WebhookPage
from tests.ui import webhook_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle


@dataclass
class Opened:
    """The page on screen, and what was wished for on it."""

    shown: Shown
    page: WebhookPage
    wished: list[Any] = field(default_factory=list)

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def click(self, name: str) -> None:
        made = self.button(name)
        assert made.isVisible(), name
        assert made.isEnabled(), name
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)

    def tick(self, name: str) -> Tick:
        found = self.page.findChild(Tick, name)
        assert isinstance(found, Tick)
        return found

    def show(self, report: Any = None, **other: Any) -> None:
        self.shown.window.webhook.show_state(made.state(report, **other))
        settle()

    def rows(self) -> dict[str, str]:
        return dict(row.words for row in self.page.cards.findings.rows)


@pytest.fixture
def opened(shown: Shown) -> Opened:
    window = shown.window
    window.open(WEBHOOK)
    it = Opened(shown, window.webhook.page)
    wishes = window.webhook.wishes
    for name in ("check", "stop", "fix", "undo", "choose", "guard"):
        signal = getattr(wishes, name)
        signal.connect(lambda *how, name=name: it.wished.append((name, *how)))
    window.frame.activateWindow()
    settle()
    return it


def test_never_checked_there_is_one_thing_to_do(opened: Opened) -> None:
    opened.show()

    opened.click("check-webhook")

    assert opened.page.banner.words[0] == "Not checked yet"
    assert opened.button("check-webhook").text().strip() == "Check now"
    assert opened.wished == [("check",)]


def test_without_the_relay_nothing_can_be_checked(opened: Opened) -> None:
    assert opened.page.banner.words[0] == "Not known until the relay answers"
    assert not opened.button("check-webhook").isEnabled()


def test_rows_come_as_findings_are_told_and_in_the_order_of_the_stages(
    opened: Opened,
) -> None:
    opened.show()
    opened.page.begin("check")
    before = opened.rows()
    findings = {finding.stage: finding for finding in made.healthy().findings}

    opened.page.add(findings[Stage.HTTP])
    opened.page.add(findings[Stage.DNS])

    assert before == {}
    assert list(opened.rows()) == ["Host name", "Answer"]
    assert opened.page.banner.words[1].startswith("Host name: ")
    assert opened.page.banner.tone == "waiting"


def test_a_check_can_be_stopped_by_the_button_and_by_escape(opened: Opened) -> None:
    opened.show()
    opened.page.begin("check")
    settle()

    opened.click("stop-check")
    QTest.keyClick(opened.shown.window.frame, Qt.Key.Key_Escape)

    assert opened.wished == [("stop",), ("stop",)]
    assert opened.button("check-webhook").text().strip() == "Checking…"


def test_escape_stops_nothing_that_does_not_run(opened: Opened) -> None:
    opened.show()

    QTest.keyClick(opened.shown.window.frame, Qt.Key.Key_Escape)

    assert opened.wished == []


def test_f5_checks_again(opened: Opened) -> None:
    opened.show(made.healthy())

    QTest.keyClick(opened.shown.window.frame, Qt.Key.Key_F5)

    assert opened.wished == [("check",)]


def test_a_report_says_verdict_evidence_documents_and_meaning(opened: Opened) -> None:
    opened.show(made.goodbye())
    cards = opened.page.cards

    assert opened.page.banner.tone == "bad"
    assert opened.rows()["TwiML"].startswith("The webhook says goodbye")
    assert opened.rows()["Audio stream"].startswith("Not looked at")
    assert "- " in cards.documents.actual.view.toPlainText()
    assert cards.consequences.words[0].startswith("Hear a greeting")
    assert cards.fix.changes.texts() == [f"Voice URL: from {made.OLD} to {made.WANTED}"]


def test_a_row_opens_to_detail_remedy_number_and_evidence(opened: Opened) -> None:
    opened.show(made.goodbye())
    row = opened.page.cards.findings.rows[-1]

    QTest.mouseClick(row.header, Qt.MouseButton.LeftButton)
    settle()

    texts = [unbroken(label.text()) for label in row.findChildren(QLabel)]
    assert "The newest is 11200: the webhook could not be fetched." in texts
    assert any(text.startswith("What to do: ") for text in texts)
    assert any(text.startswith("Twilio calls it error 11200") for text in texts)
    assert any(text.startswith("alerts: error: 11200") for text in texts)


def test_a_row_opens_and_shuts_by_the_keyboard(opened: Opened) -> None:
    opened.show(made.goodbye())
    header = opened.page.cards.findings.rows[0].header
    header.setFocus()
    states = []

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(header, key)
        states.append(header.opened)

    assert states == [True, False]


def test_what_is_open_stays_open_when_the_state_is_told_again(opened: Opened) -> None:
    opened.show(made.goodbye())
    header = opened.page.cards.findings.rows[0].header
    header.click()

    opened.show(made.goodbye())

    assert header.opened


def test_fix_tells_its_wish_at_once_where_one_yes_is_enough(opened: Opened) -> None:
    opened.show(made.goodbye())

    opened.click("fix-now")

    assert opened.wished == [("fix", False, "keep")]


def test_unlinking_an_app_asks_a_second_time_in_place(opened: Opened) -> None:
    opened.show(made.app_linked())

    opened.click("fix-now")
    settle()
    after_one = list(opened.wished)
    no_has_focus = opened.button("fix-no").hasFocus()
    opened.click("fix-yes")

    assert after_one == []
    assert no_has_focus
    assert opened.wished == [("fix", True, "clear")]


def test_a_second_no_changes_nothing(opened: Opened) -> None:
    opened.show(made.app_linked())
    opened.click("fix-now")
    settle()

    opened.click("fix-no")

    assert opened.wished == []
    assert not opened.button("fix-yes").isVisible()


def test_the_old_fallback_can_be_kept_and_is_then_not_in_the_list(
    opened: Opened,
) -> None:
    opened.show(made.app_linked())
    fix = opened.page.cards.fix
    before = fix.changes.texts()

    opened.tick("clear-fallback").click()

    assert any(line.startswith("Fallback URL") for line in before)
    assert not any(line.startswith("Fallback URL") for line in fix.changes.texts())
    opened.click("fix-now")
    settle()
    opened.click("fix-yes")
    assert opened.wished == [("fix", True, "keep")]


def test_an_old_fallback_goes_with_the_fix_unless_it_is_unticked(
    opened: Opened,
) -> None:
    opened.show(made.stale_fallback())
    ticked = opened.tick("clear-fallback").isChecked()
    lines = opened.page.cards.fix.changes.texts()

    opened.click("fix-now")

    assert ticked
    assert f"Fallback URL: from {made.OLD} to nothing" in lines
    assert opened.wished == [("fix", False, "clear")]


def test_a_tick_outlives_news_of_the_same_report(opened: Opened) -> None:
    report = made.app_linked()
    opened.show(report)
    opened.tick("clear-fallback").click()

    opened.show(report, guardian=True)

    assert not opened.tick("clear-fallback").isChecked()


def test_while_a_fix_goes_on_nothing_can_be_pressed(opened: Opened) -> None:
    opened.show(made.goodbye())

    opened.page.begin("fix")
    settle()

    assert not opened.button("fix-now").isEnabled()
    assert "Changing the number" in opened.page.banner.words[0]


def test_after_a_fix_what_twilio_says_is_read_back_and_can_be_undone(
    opened: Opened,
) -> None:
    opened.show(made.goodbye())
    opened.page.begin("fix")
    outcome = made.outcome()
    opened.page.show_outcome(outcome)
    opened.show(outcome.report, undo=True)
    said = [label.text() for label in opened.page.cards.fix.findChildren(QLabel)]

    opened.click("undo-fix")

    assert "Done: Twilio has the new settings" in said
    assert (
        "Read back from Twilio. Before: “The number does not point to this TalkHint”. "
        "Now: “The next call will work”." in said
    )
    assert opened.wished == [("undo",)]


def test_a_change_that_twilio_did_not_keep_is_said(opened: Opened) -> None:
    opened.show(made.goodbye())
    opened.page.begin("fix")
    report = made.goodbye()

    opened.page.show_outcome(made.outcome(verified=False, report=report))

    fix = opened.page.cards.fix
    assert fix.accessibleName() == "Twilio did not keep the change"
    assert opened.button("fix-now").text().strip() == "Try again"


def test_what_cannot_be_fixed_from_here_has_its_remedy(opened: Opened) -> None:
    opened.show(made.not_found())
    said = [label.text() for label in opened.page.cards.fix.findChildren(QLabel)]

    assert not opened.button("fix-now").isVisible()
    assert any(text.startswith("Correct the path.") for text in said)


def test_the_guardian_is_asked_by_its_box(opened: Opened) -> None:
    opened.show(made.healthy(), guardian=False)

    opened.tick("keep-pointed").click()

    assert opened.wished == [("guard", True)]


def test_a_stopped_check_leaves_the_report_before_it(opened: Opened) -> None:
    opened.show(made.goodbye())
    opened.page.begin("check")
    opened.page.add(made.healthy().findings[0])

    opened.page.refused(TalkHintError("The check was stopped."))

    assert opened.page.banner.tone == "bad"
    assert opened.rows()["Twilio number"].startswith("The number does not point")


def test_a_refusal_without_a_report_is_said_on_the_page(opened: Opened) -> None:
    opened.show()
    opened.page.begin("check")

    opened.page.refused(TalkHintError("No number is known.", remedy="Choose one."))

    assert opened.page.banner.words == ("No number is known.", "Choose one.")


def test_a_check_of_somebody_else_is_shown_as_one(opened: Opened) -> None:
    opened.show(checking=True)

    opened.click("stop-check")

    assert opened.page.banner.words[0] == "A check is running"
    assert opened.wished == [("stop",)]


def test_with_several_numbers_there_is_a_choice(opened: Opened) -> None:
    opened.show(numbers=[made.NUMBER, made.OTHER_NUMBER])
    chooser = opened.page.findChild(QComboBox, "choose-number")
    assert isinstance(chooser, QComboBox)
    told_by_itself = list(opened.wished)

    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)

    assert chooser.isVisible()
    assert told_by_itself == []
    assert opened.wished == [("choose", made.OTHER_NUMBER)]


def test_another_number_has_its_own_report_or_none(opened: Opened) -> None:
    opened.show(made.goodbye())

    opened.show(None, number=made.OTHER_NUMBER)

    assert opened.page.banner.words[0] == "Not checked yet"
    assert not opened.page.cards.fix.isVisible()


def test_the_expected_document_is_copied_as_it_is(opened: Opened) -> None:
    opened.show(made.goodbye())

    opened.click("copy-twiml")

    assert QGuiApplication.clipboard().text() == made.EXPECTED
    assert opened.button("copy-twiml").text().strip() == "Copied"


def test_by_hand_there_are_five_steps_and_the_address(opened: Opened) -> None:
    opened.show(made.goodbye())
    by_hand = opened.page.cards.by_hand
    folded = opened.button("copy-address").isVisible()

    by_hand.header.click()
    settle()
    opened.click("copy-address")

    numbers = {label.text() for label in by_hand.findChildren(QLabel)}
    assert not folded
    assert {"1.", "2.", "3.", "4.", "5."} <= numbers
    assert QGuiApplication.clipboard().text() == made.WANTED


class _Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


def test_twilio_s_console_opens_in_the_browser(opened: Opened) -> None:
    browser = _Browser()
    QDesktopServices.setUrlHandler("https", browser, "take")  # type: ignore[arg-type]
    opened.show(made.goodbye())

    opened.click("console")
    QDesktopServices.unsetUrlHandler("https")

    assert browser.urls == ["https://console.twilio.com"]


def test_show_the_fix_goes_there(opened: Opened) -> None:
    opened.shown.window.frame.resize(900, 600)
    opened.show(made.goodbye())

    opened.click("show-fix")
    settle()

    fix = opened.button("fix-now")
    assert fix.hasFocus()
    top = fix.mapTo(opened.page, QPoint(0, 0)).y()
    assert 0 < top < opened.page.height()


def test_everything_is_reached_by_tab_in_the_order_it_is_read(opened: Opened) -> None:
    opened.show(made.goodbye(), undo=True)
    opened.button("check-webhook").setFocus()
    seen: list[str] = []

    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.objectName() in seen:
            break
        seen.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    rows = [name for name in seen if name.startswith("finding-")]
    assert rows[:3] == ["finding-number", "finding-url", "finding-dns"]
    after = seen[seen.index(rows[-1]) + 1 :]
    assert seen[:2] == ["check-webhook", "show-fix"]
    assert after[:8] == [
        "document-actual",
        "document-expected",
        "fix-now",
        "undo-fix",
        "copy-twiml",
        "console",
        "keep-pointed",
        "by-hand",
    ]


def test_everything_has_a_name_for_who_does_not_see_it(opened: Opened) -> None:
    opened.show(made.goodbye(), numbers=[made.NUMBER, made.OTHER_NUMBER], undo=True)
    page = opened.page
    kinds = (QAbstractButton, QComboBox, DocumentView)
    nameless = []

    for widget in page.findChildren(QWidget):
        if not isinstance(widget, kinds) or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(widget.objectName())

    assert nameless == []


def test_a_row_says_its_stage_and_status_to_a_screen_reader(opened: Opened) -> None:
    opened.show(made.goodbye())
    row = opened.page.cards.findings.rows[0]
    interface = QAccessible.queryAccessibleInterface(row.header)
    assert interface is not None

    assert interface.text(QAccessible.Text.Name) == (
        "Twilio number: failed. The number does not point to this TalkHint"
    )
    assert interface.role() in {QAccessible.Role.Button, QAccessible.Role.PushButton}


def test_strangers_words_are_plain_text_everywhere_and_fast(opened: Opened) -> None:
    report = made.hostile()
    began = time.perf_counter()
    opened.show(report)
    for row in opened.page.cards.findings.rows:
        row.header.click()
    settle()
    took = time.perf_counter() - began

    labels = [label for label in opened.page.findChildren(QLabel) if label.text()]
    assert took < 2
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    for text in [unbroken(label.text()) for label in labels]:
        assert spelt(text) == text
        assert "\n" not in text
    document = opened.page.cards.documents.actual.view.toPlainText()
    assert spelt(document) == document
    assert "<b>bold</b>" in document
    assert len(document) < 40_000


def test_a_body_of_60_kb_is_cut_and_that_is_said(opened: Opened) -> None:
    opened.show(made.not_found())
    half = opened.page.cards.documents.actual

    said = [label.text() for label in half.findChildren(QLabel) if label.isVisible()]

    assert len(half.view.toPlainText()) < 8_000
    assert any(text.endswith("more characters are not shown here.") for text in said)


def test_two_columns_become_one_where_it_is_narrow(opened: Opened) -> None:
    opened.show(made.goodbye())
    cards = opened.page.cards
    beside = cards.findings.mapTo(cards, QPoint(0, 0)), cards.documents.pos()

    opened.shown.window.frame.resize(900, 600)
    settle()

    assert beside[0].y() == beside[1].y()
    assert cards.documents.y() > cards.findings.mapTo(cards, QPoint(0, 0)).y()
    assert cards.documents.width() <= opened.page.width()


def test_another_theme_dresses_all_of_it(opened: Opened) -> None:
    opened.show(made.goodbye())
    opened.page.cards.findings.rows[0].header.click()
    grounds = []

    for look in (Look(LIGHT), Look(DARK)):
        opened.shown.window.set_look(look)
        settle()
        image = opened.page.banner.grab().toImage()
        grounds.append(image.pixelColor(300, 4).name().upper())

    assert grounds == [LIGHT.bad_soft, DARK.bad_soft]
