"""The local models: which are here, and fetching one."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.settings_state import Model
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look

_MEGABYTE = 1_000_000


class ModelsCard(QFrame):
    """Hidden where the relay knows of no local models."""

    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look, self._wishes = look, wishes
        self._rows: dict[str, _ModelRow] = {}
        self._note = text("second", wrap=True)
        self._note.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(text("verdict", self.tr("Local models"), wrap=True))
        column.addLayout(self._list)
        column.addWidget(self._note)
        self.hide()

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_models(self, models: list[Model]) -> None:
        for model in models:
            row = self._rows.get(model.name)
            if row is None:
                row = self._rows[model.name] = _ModelRow(self._look, model.name)
                row.get.clicked.connect(lambda _=False, m=model: self._get(m.name))
                self._list.addWidget(row)
            row.show_model(model)
        self.setVisible(bool(models))

    def show_progress(self, name: str, done: int, size: int) -> None:
        """Say how much of a model has come."""
        if row := self._rows.get(name):
            row.show_progress(done, size)

    def show_note(self, words: str) -> None:
        """Say what came of fetching a model; empty takes it away."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _get(self, name: str) -> None:
        self.show_note("")
        self._rows[name].get.setEnabled(False)
        self._wishes.get_model.emit(name)


class _ModelRow(QWidget):
    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._title, self._second = text("row", wrap=True), text("second", wrap=True)
        self.get = button("plain", self.tr("Get"), name=f"get-{name}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.get)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self.get, look, "arrow-down")

    def show_model(self, model: Model) -> None:
        self._title.setText(model.title)
        size = f"{model.size // _MEGABYTE} MB"
        languages = ", ".join(model.languages)
        parts = [languages, size, model.licence]
        if model.state == "here":
            parts.append(self.tr("on this PC"))
        self._second.setText(" · ".join(part for part in parts if part))
        self.get.setVisible(model.state != "here")
        self.get.setEnabled(True)

    def show_progress(self, done: int, size: int) -> None:
        words = self.tr("%1 of %2 MB").replace("%1", str(done // _MEGABYTE))
        self._second.setText(words.replace("%2", str(size // _MEGABYTE)))
