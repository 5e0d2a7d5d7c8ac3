"""A setting on a scale, with its figure beside it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider

from talkhint_desktop.ui.field import Field
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look


class _Slider(QSlider):
    """The wheel scrolls the page and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SlideField(Field):
    """Whole numbers between `limits`. A `sample` shows them as text sizes."""

    def __init__(
        self,
        look: Look,
        name: str,
        title: str,
        *,
        limits: tuple[int, int],
        unit: str,
        sample: str = "",
    ) -> None:
        super().__init__(look, name, title)
        self._unit = unit
        self._slider = _Slider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(name)
        self._slider.setAccessibleIdentifier(name)
        self._slider.setAccessibleName(title)
        self._slider.setRange(*limits)
        self._slider.setPageStep(1)
        self._slider.setMinimumWidth(160)
        self._slider.setMaximumWidth(360)
        self._figure = text("value")
        self._sample = text("body", sample, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._slider, 1)
        row.addWidget(self._figure)
        row.addStretch()
        self._place.setSpacing(8)
        self._place.addLayout(row)
        self._place.addWidget(self._sample)
        self._sample.setVisible(bool(sample))
        self._slider.valueChanged.connect(self._moved)
        self._slider.sliderReleased.connect(self._let_go)

    def show_value(self, value: Any) -> None:
        self._slider.blockSignals(True)
        self._slider.setValue(int(value or self._slider.minimum()))
        self._slider.blockSignals(False)
        self._show_figure()

    def lock(self, *, locked: bool) -> None:
        self._slider.setEnabled(not locked)

    @property
    def being_edited(self) -> bool:
        return self._slider.isSliderDown()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._show_figure()

    def _moved(self, value: int) -> None:
        self._show_figure()
        if not self._slider.isSliderDown():
            self.ask(value)

    def _let_go(self) -> None:
        self.ask(self._slider.value())

    def _show_figure(self) -> None:
        value = self._slider.value()
        self._figure.setText(self._unit.replace("%1", str(value)))
        if self._sample.text():
            self._sample.setStyleSheet(f"font-size: {self._look.px(value)}px")
