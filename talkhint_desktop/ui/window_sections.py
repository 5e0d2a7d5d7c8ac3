"""The sections about the window itself: its look, and what it does when it rings."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider

from talkhint_desktop.ui.field import Field, PickField, TickField
from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.shortcuts import with_key
from talkhint_desktop.ui.theme import Look

SMALLEST_WORDS, LARGEST_WORDS = 13, 22  # pixels


class _Slider(QSlider):
    """The wheel scrolls the page and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SizeField(Field):
    """The size of the transcript's text, with a sample beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "text_size", self.tr("Text size of the transcript"))
        self._slider = _Slider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("text_size")
        self._slider.setAccessibleIdentifier("text_size")
        self._slider.setAccessibleName(self.tr("Text size of the transcript"))
        self._slider.setRange(SMALLEST_WORDS, LARGEST_WORDS)
        self._slider.setPageStep(1)
        self._slider.setMinimumWidth(160)
        self._slider.setMaximumWidth(360)
        self._figure = text("value")
        self._sample = text("body", self.tr("This is how a line looks."), wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._slider, 1)
        row.addWidget(self._figure)
        row.addStretch()
        self._place.setSpacing(8)
        self._place.addLayout(row)
        self._place.addWidget(self._sample)
        self._slider.valueChanged.connect(self._moved)
        self._slider.sliderReleased.connect(self._let_go)

    def show_value(self, value: Any) -> None:
        self._slider.blockSignals(True)
        self._slider.setValue(int(value or SMALLEST_WORDS))
        self._slider.blockSignals(False)
        self._show_sample()

    def lock(self, *, locked: bool) -> None:
        self._slider.setEnabled(not locked)

    @property
    def being_edited(self) -> bool:
        return self._slider.isSliderDown()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._show_sample()

    def _moved(self, value: int) -> None:
        self._show_sample()
        if not self._slider.isSliderDown():
            self.ask(value)

    def _let_go(self) -> None:
        self.ask(self._slider.value())

    def _show_sample(self) -> None:
        size = self._slider.value()
        self._figure.setText(f"{size} px")
        self._sample.setStyleSheet(f"font-size: {self._look.px(size)}px")


class LookSection(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes, self.tr("Look"), self.tr("Holds at once, in every window.")
        )
        themes = {
            "system": (self.tr("As the system"), ""),
            "light": (self.tr("Light"), ""),
            "dark": (self.tr("Dark"), ""),
            "contrast": (
                self.tr("High contrast"),
                self.tr(
                    "Strong lines and no soft colours, light or dark as the system."
                ),
            ),
        }
        languages = {"en": ("English", ""), "ru": ("Русский", "")}
        self.add_card(
            [
                PickField(look, "theme", self.tr("Theme"), themes),
                SizeField(look),
                TickField(
                    look,
                    "less_motion",
                    self.tr("Less motion"),
                    self.tr("A new hint stands there at once; it does not fade in."),
                ),
            ]
        )
        self.add_card(
            [
                PickField(
                    look,
                    "language",
                    self.tr("Language"),
                    languages,
                    self.tr("Of this window, and of what callers are told."),
                ),
                TickField(
                    look,
                    "announce",
                    self.tr("Let a screen reader say new hints"),
                    self.tr("It speaks into your headset while you are on the phone."),
                ),
            ]
        )
        self._keys = button("plain", self.tr("All keys"), name="open-keys")
        self._keys.setToolTip(with_key(self.tr("All keys"), "keys"))
        self._keys.clicked.connect(lambda: wishes.open.emit("keys"))
        self.add_card([self._keys], self.tr("Everything can be done by keyboard"))
        self.close_up()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self._keys, look, "keyboard")


class NoticesSection(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("Notifications"),
            self.tr("There is never a sound: your phone rings already."),
        )
        ways = {
            "raise": (
                self.tr("Bring this window to the front"),
                self.tr("It takes the keyboard from what you are typing in."),
            ),
            "notify": (
                self.tr("Show a notice"),
                self.tr("With the number and your last call."),
            ),
            "nothing": (
                self.tr("Do nothing"),
                self.tr("Only the icon in the tray changes."),
            ),
        }
        field = PickField(look, "when_ringing", self.tr("When a call rings"), ways)
        self.add_card([field])
        self.close_up()
