"""What a past call came to: why it went wrong, summary, to do, talk, hints."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Hint, HintUse, Trouble
from talkhint_desktop.core.past import Kept
from talkhint_desktop.ui.history_script import began, shown_hints, words_of
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.stamps import between
from talkhint_desktop.ui.talk_chart import TalkCard
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_words import told_words, trouble_words
from talkhint_desktop.ui.visible import breakable, one_line, spelt, unbroken
from talkhint_desktop.ui.words import card_words, clock, plain

_MOST = 200


class HistoryAbout(QWidget):
    """A column of sections; those that have nothing to say are not there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._kept: Kept | None = None
        self.talk = TalkCard(look)
        self._summary = text("fact", wrap=True)
        self._nothing = text("second", wrap=True)
        self._troubles = _Section(look, self.tr("What went wrong"))
        self._about = _Section(look, self.tr("Summary"))
        self._todo = _Section(look, self.tr("To do"))
        self._hints = _Section(look, self.tr("Hints that were shown"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 20)
        column.setSpacing(20)
        column.addWidget(self._troubles)
        column.addWidget(self._about)
        column.addWidget(self._todo)
        column.addWidget(self.talk)
        column.addWidget(self._hints)
        self._nothing.setText(self.tr("Nothing more is kept of this call."))
        column.addWidget(self._nothing)
        column.addStretch()

    def set_look(self, look: Look) -> None:
        self._look = look
        if self._kept:
            self.show_call(self._kept)

    def show_call(self, kept: Kept) -> None:
        self._kept = kept
        self._troubles.show_lines(_trouble_lines(kept))
        summary = [("", spelt(kept.summary.text), "")] if kept.summary else []
        self._about.show_lines([line for line in summary if line[1]])
        todo = kept.summary.todo if kept.summary else []
        box = dict.fromkeys(kept.done, "circle-check")
        lines = [(box.get(one, "circle-dashed"), spelt(one), "") for one in todo]
        self._todo.show_lines(lines)
        self.talk.show_talk(words_of(kept))
        self._hints.show_lines(self._hint_lines(kept))
        parts = (self._troubles, self._about, self._todo, self._hints, self.talk)
        self._nothing.setVisible(all(part.isHidden() for part in parts))

    def texts(self) -> list[str]:
        """Return what is written, from the top."""
        labels = self.findChildren(QLabel)
        return [unbroken(label.text()) for label in labels if label.isVisible()]

    def _hint_lines(self, kept: Kept) -> list[tuple[str, str, str]]:
        start = began(kept)
        return [
            (
                "lightbulb",
                one_line(plain(hint.headline), _MOST),
                "  ·  ".join(self._hint_facts(hint, kept.hint_uses, start)),
            )
            for hint in shown_hints(kept)
        ]

    def _hint_facts(self, hint: Hint, uses: Sequence[HintUse], start: str) -> list[str]:
        named = {
            "copied": self.tr("Copied"),
            "pinned": self.tr("Pinned"),
            "dismissed": self.tr("Hidden"),
            "up": self.tr("Helpful"),
            "down": self.tr("Not helpful"),
        }
        mine = sorted((u for u in uses if u.hint == hint.hint), key=lambda u: u.at)
        fates = {use.fate for use in mine}
        thumbs = [use.fate for use in mine if use.fate in {"up", "down"}]
        fates -= {"up", "down"} - set(thumbs[-1:])  # the last thumb counts
        card = one_line(card_words(hint.card), 80)
        facts = [clock(between(start, hint.at)), card]
        facts += [words for fate, words in named.items() if fate in fates]
        return [fact for fact in facts if fact]


class _Section(QWidget):
    """A title over lines, each an icon, words, and a quiet second line."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(text("pane", title, wrap=True))
        self._lines: list[_Line] = []

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        while len(self._lines) < len(lines):
            self._lines.append(_Line())
            self._column.addWidget(self._lines[-1])
        for made in self._lines[len(lines) :]:
            made.hide()
        for made, line in zip(self._lines, lines, strict=False):
            made.show_line(self._look, *line)
            made.show()
        self.setVisible(bool(lines))


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph(16)
        self._words, self._second = text("body", wrap=True), text("meta", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._words)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_line(self, look: Look, glyph: str, words: str, second: str) -> None:
        self._glyph.setVisible(bool(glyph))
        if glyph:
            token = "warn" if glyph == "triangle-alert" else "text3"
            self._glyph.show_icon(look, glyph, token)
        self._words.setText(breakable(words))
        self._second.setText(breakable(second))
        self._second.setVisible(bool(second))


def verdicts(kept: Kept) -> list[Trouble]:
    """Return the troubles of a call that were never cleared, the newest of each.

    Those told after its end say why it went wrong.
    """
    standing: dict[str, Trouble] = {}
    for trouble in kept.troubles:
        if trouble.cleared:
            standing.pop(trouble.code, None)
        else:
            standing[trouble.code] = trouble
    return list(standing.values())


def verdict_words(trouble: Trouble, kept: Kept) -> tuple[str, str]:
    """Return what happened and what to do, as it was told then."""
    after = trouble.at >= (kept.call.ended_at or "")
    return (told_words if after else trouble_words)(trouble)


def _trouble_lines(kept: Kept) -> list[tuple[str, str, str]]:
    return [
        ("triangle-alert", spelt(words), spelt(second))
        for words, second in (verdict_words(one, kept) for one in verdicts(kept))
    ]
