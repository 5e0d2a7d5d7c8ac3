"""The Settings page: sections in a list on the left, one of them on the right."""

from collections.abc import Callable

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.ui.advanced_section import AdvancedSection
from talkhint_desktop.ui.call_sections import CallSection, WordsSection
from talkhint_desktop.ui.hints_section import HintsSection
from talkhint_desktop.ui.keys_section import KeysSection
from talkhint_desktop.ui.notices_section import NoticesSection
from talkhint_desktop.ui.pieces import button, dress
from talkhint_desktop.ui.playbook_section import PlaybookSection
from talkhint_desktop.ui.privacy_section import PrivacySection
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.window_sections import LookSection

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WORDS_ALONE = 1.75  # text that large leaves no room for pictures
_AROUND = 80  # what is seen above and below a row that is gone to
_WIDEST = 680  # of a section at 100 %: longer lines are hard to read
_SECTIONS: tuple[tuple[str, str, object, Callable[..., Section]], ...] = (
    ("call", "phone", QT_TRANSLATE_NOOP("SettingsPage", "Call"), CallSection),
    (
        "words",
        "message-square-text",
        QT_TRANSLATE_NOOP("SettingsPage", "Words"),
        WordsSection,
    ),
    ("hints", "lightbulb", QT_TRANSLATE_NOOP("SettingsPage", "Hints"), HintsSection),
    (
        "playbook",
        "book-open",
        QT_TRANSLATE_NOOP("SettingsPage", "Playbook"),
        PlaybookSection,
    ),
    ("look", "palette", QT_TRANSLATE_NOOP("SettingsPage", "Look"), LookSection),
    (
        "notices",
        "bell",
        QT_TRANSLATE_NOOP("SettingsPage", "Notifications"),
        NoticesSection,
    ),
    ("keys", "key-round", QT_TRANSLATE_NOOP("SettingsPage", "Keys"), KeysSection),
    ("privacy", "shield", QT_TRANSLATE_NOOP("SettingsPage", "Privacy"), PrivacySection),
    (
        "advanced",
        "sliders-horizontal",
        QT_TRANSLATE_NOOP("SettingsPage", "Advanced"),
        AdvancedSection,
    ),
)


class SettingsPage(QWidget):
    """Shows what it is told; what the user wants goes to the wishes.

    A section is built when it is first looked at: all of them at once would
    hold the window up for a quarter of a second.
    """

    names = tuple(name for name, _, _, _ in _SECTIONS)

    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._wishes = look, wishes
        self._state: SettingsState | None = None
        self._quiet = "", ""
        self.trouble = TroubleBar(look)
        self.sections: dict[str, Section] = {}  # those that were looked at
        self.list = _SectionList(look)
        self._stack = QStackedWidget()
        self._places: dict[str, QScrollArea] = {}
        self._build()
        self.list.chosen.connect(self.open)
        self.section_of("call")
        self.list.mark("call")

    @property
    def section(self) -> str:
        """The name of the section that is open."""
        return self.list.marked

    def section_of(self, name: str) -> Section:
        """Return a section, built if it was not yet."""
        if name not in self.sections:
            (build,) = [build for known, _, _, build in _SECTIONS if known == name]
            section = self.sections[name] = build(self._look, self._wishes)
            self._fit(section)
            self._places[name] = place = _scrolled(section)
            self._stack.addWidget(place)
            if self._state:
                section.show_state(self._state)
            self.show_quiet(*self._quiet)
        return self.sections[name]

    def open(self, name: str) -> None:
        """Turn to a section."""
        section = self.section_of(name)
        self.list.mark(name)
        self._stack.setCurrentWidget(self._places[name])
        section.opened()

    def show_key(self, name: str) -> None:
        """Turn to the row of a key, as far as it is up or down the page."""
        self.open("keys")
        section = self.sections["keys"]
        assert isinstance(section, KeysSection)
        row = section.rows[name]
        scroll = self._places["keys"]
        # Once it has its size, which a section that was just built has not yet.
        QTimer.singleShot(0, row, lambda: scroll.ensureWidgetVisible(row, 0, _AROUND))

    def show_state(self, state: SettingsState) -> None:
        self._state = state
        for section in self.sections.values():
            section.show_state(state)

    def show_quiet(self, words: str, later: str) -> None:
        """Say that it is quiet now, or else when it will be."""
        self._quiet = words, later
        section = self.sections.get("notices")
        if isinstance(section, NoticesSection):
            section.show_quiet(words, later)

    def set_look(self, look: Look) -> None:
        self._look = look
        for section in self.sections.values():
            self._fit(section)

    def _fit(self, section: Section) -> None:
        section.setMaximumWidth(round(_WIDEST * max(1.0, self._look.scale * 0.85)))

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(28, 0, 28, 0)
        bar.addWidget(self.trouble)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.list)
        self._row.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(bar)
        outer.addLayout(self._row, 1)


def _scrolled(section: QWidget) -> QScrollArea:
    inside = QWidget()
    inside.setObjectName("scrolled")
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
    row.setContentsMargins(20, 8, 20, 28)
    row.addWidget(section, 100)
    row.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    return scroll


class _SectionList(QScrollArea):
    """One entry a section; the arrow keys go up and down."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._entries: dict[str, QPushButton] = {}
        self.marked = ""
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 4, 16)
        column.setSpacing(2)
        for name, _, label, _ in _SECTIONS:
            words = QCoreApplication.translate("SettingsPage", str(label))
            made = button("section", words, name=f"section-{name}")
            made.setCheckable(True)
            made.installEventFilter(self)
            made.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            column.addWidget(made)
            self._entries[name] = made
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside
        self.setWidget(inside)
        self.setAccessibleName(self.tr("Sections"))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        for name, glyph, _, _ in _SECTIONS:
            if look.scale < _WORDS_ALONE:
                dress(self._entries[name], look, glyph, "text2")
            else:
                self._entries[name].setIcon(QIcon())
        self._fit()

    def mark(self, name: str) -> None:
        self.marked = name
        for other, entry in self._entries.items():
            entry.setChecked(other == name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button would take the arrow keys for a walk of the focus alone.
        step = _STEPS.get(Qt.Key(event.key()), 0) if isinstance(event, QKeyEvent) else 0
        if step and event.type() is QEvent.Type.KeyPress:
            self._walk(step)
            return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        names = list(self._entries)
        at = min(max(names.index(self.marked) + step, 0), len(names) - 1)
        self._entries[names[at]].setFocus()
        self.chosen.emit(names[at])

    def _fit(self) -> None:
        self.setFixedWidth(self._inside.sizeHint().width() + 14)
