"""A row of small buttons of which exactly one is pressed: a filter one sees at a glance."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import box, scaled
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.buttons import PressButton
from privacyhelper.ui.widgets.choosers import Option
from privacyhelper.ui.widgets.layouts import FlowLayout

_LEAST = 32


class FilterChip(PressButton):
    """One choice. It knows its neighbours by their common parent, so arrow keys move along."""

    PIXELS = 13.5
    WEIGHT = 600

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(option.text, parent)
        self.key = option.key
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.label) + 2 * scaled(12)
        return QSize(width, max(_LEAST, metrics.height() + 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        on = self.isChecked()
        fill = tokens.accent_tint if on else tokens.hover if self.underMouse() else tokens.panel
        edge = tokens.accent if on else tokens.line
        radius = min(self.height() / 2, scaled(16))
        box(painter, QRectF(self.rect()), radius, fill, edge, 2 if on else 1)
        painter.setPen(color(tokens.ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.label)


class FilterChips(QWidget):
    """Chips that flow into as many lines as they need. `changed(key)` follows each choice.

    Args:
        name: what is filtered by, for screen readers; each chip's name begins with it.
        options: in the order shown; the first is chosen.
    """

    changed = Signal(str)

    def __init__(self, name: str, options: list[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        flow = FlowLayout(self, spacing=8)
        self.chips = [FilterChip(option) for option in options]
        for chip in self.chips:
            chip.setAccessibleName(f"{name}: {chip.label}")
            chip.toggled.connect(self._toggled)
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._quiet = False
        self.set_key(options[0].key)

    @property
    def key(self) -> str:
        """The key of the chosen chip."""
        return next(chip.key for chip in self.chips if chip.isChecked())

    def set_key(self, key: str) -> None:
        """Choose without `changed` being emitted. An unknown key changes nothing."""
        self._quiet = True
        for chip in self.chips:
            if chip.key == key:
                chip.setChecked(True)
        self._quiet = False

    def _toggled(self, on: bool) -> None:
        if on and not self._quiet:
            self.changed.emit(self.key)
