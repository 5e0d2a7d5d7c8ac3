"""The section about the look of the windows: theme, sizes, the small one's place."""

from PySide6.QtGui import QGuiApplication, QScreen

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.choose_field import ChooseField
from talkhint_desktop.ui.field import PickField, TickField
from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.shortcuts import with_key
from talkhint_desktop.ui.slide_field import SlideField
from talkhint_desktop.ui.theme import Look

SMALLEST_WORDS, LARGEST_WORDS = 13, 22  # pixels
FAINTEST = 80  # per cent
_OF_ITS_PLACE = ("compact_corner", "compact_screen")


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
                SlideField(
                    look,
                    "text_size",
                    self.tr("Text size of the transcript"),
                    limits=(SMALLEST_WORDS, LARGEST_WORDS),
                    unit=self.tr("%1 px"),
                    sample=self.tr("This is how a line looks."),
                ),
                TickField(
                    look,
                    "less_motion",
                    self.tr("Less motion"),
                    self.tr("A new hint stands there at once; it does not fade in."),
                ),
            ]
        )
        self._add_small_window(look)
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
        self._add_keys(wishes)
        self.close_up()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self._keys, look, "keyboard")
        dress(self._put_back, look, "undo-2")

    def show_state(self, state: SettingsState) -> None:
        self._offer_screens(str(state.values.get("compact_screen") or ""))
        super().show_state(state)
        self._put_back.setEnabled(bool(state.values.get("compact_places")))

    def _changed(self, name: str, value: object) -> None:
        if name in _OF_ITS_PLACE:
            # It goes there, from wherever it was put by hand.
            self._wishes.change.emit({name: value, "compact_places": []})
        else:
            super()._changed(name, value)

    def _add_keys(self, wishes: SettingsWishes) -> None:
        self._keys = button("plain", self.tr("All keys"), name="open-keys")
        self._keys.setToolTip(with_key(self.tr("All keys"), "keys"))
        self._keys.clicked.connect(lambda: wishes.open.emit("keys"))
        self.add_card(
            [ButtonRow(self._keys)], self.tr("Everything can be done by keyboard")
        )

    def _add_small_window(self, look: Look) -> None:
        corners = [
            (self.tr("Top, near the camera"), "top"),
            (self.tr("Top left"), "top-left"),
            (self.tr("Top right"), "top-right"),
            (self.tr("Bottom left"), "bottom-left"),
            (self.tr("Bottom right"), "bottom-right"),
        ]
        corner = ChooseField(
            look,
            "compact_corner",
            self.tr("Where it appears"),
            self.tr("Drag it elsewhere, and it stays there."),
        )
        corner.offer(corners)
        self._screen = ChooseField(look, "compact_screen", self.tr("On which screen"))
        opacity = SlideField(
            look,
            "compact_opacity",
            self.tr("Opacity"),
            limits=(FAINTEST, 100),
            unit=self.tr("%1 %"),
        )
        self._put_back = button(
            "plain", self.tr("Put it back there"), name="put-compact-back"
        )
        self._put_back.clicked.connect(
            lambda: self._wishes.change.emit({"compact_places": []})
        )
        parts = [corner, self._screen, ButtonRow(self._put_back), opacity]
        if QGuiApplication.platformName().startswith("wayland"):
            words = self.tr("On Wayland the system alone says where a window stands.")
            parts.insert(0, text("second", words, wrap=True))
        self.add_card(parts, self.tr("Small window"))

    def _offer_screens(self, chosen: str) -> None:
        """Offer the screens that there are, and the chosen one if it is away."""
        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        offered = [(_called(screen), name) for name, screen in screens.items()]
        if chosen and chosen not in screens:
            away = self.tr("%1 (not connected)").replace("%1", chosen)
            offered.append((away, chosen))
        self._screen.offer([(self.tr("The main screen"), ""), *offered])
        self._screen.setVisible(len(screens) > 1 or bool(chosen))


def _called(screen: QScreen) -> str:
    size = screen.size()
    return f"{screen.name()}, {size.width()} × {size.height()}"
