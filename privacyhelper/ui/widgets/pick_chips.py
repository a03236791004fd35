"""Small buttons of which several may be pressed: short answers, or filters that add up."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import box, check_mark, scaled
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.buttons import PressButton
from privacyhelper.ui.widgets.choosers import Option
from privacyhelper.ui.widgets.layouts import FlowLayout

_LEAST = 32
_NARROW = 160
_TALL = 10_000
_WRAP = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class PickChip(PressButton):
    """One answer, with a small box that is ticked while it is picked; long words wrap."""

    PIXELS = 13.5
    WEIGHT = 600

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(option.text, parent)
        self.key = option.key
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _side(self) -> int:
        return scaled(15)

    def _around(self) -> int:
        """What is left and right of the words: the margins, the box and the gap after it."""
        return 2 * scaled(10) + self._side() + scaled(7)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint: all on one line."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.label) + 1
        width = words + self._around()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Override PressButton.minimumSizeHint: the words may wrap."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), scaled(_NARROW)), _LEAST)

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QWidget.heightForWidth."""
        room = QRect(0, 0, max(1, width - self._around()), _TALL)
        bounds = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.label)
        return max(_LEAST, bounds.height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        on, hot = self.isChecked(), self.underMouse()
        fill = tokens.accent_tint if on else tokens.hover if hot else tokens.panel
        radius = min(self.height() / 2, scaled(16))
        edge = tokens.accent if on else tokens.line
        box(painter, QRectF(self.rect()), radius, fill, edge, 2 if on else 1)
        side = self._side()
        square = QRectF(scaled(10), (self.height() - side) / 2, side, side)
        inside = tokens.accent if on else tokens.panel
        edge = tokens.accent if on or hot else tokens.muted
        box(painter, square, scaled(4), inside, edge, 1.5)
        if on:
            tick = square.adjusted(side * 0.22, side * 0.26, -side * 0.22, -side * 0.26)
            check_mark(painter, tick, tokens.on_accent, 2)
        painter.setPen(color(tokens.ink))
        words = self.rect().adjusted(scaled(17) + side, 0, -scaled(10), 0)
        painter.drawText(words, _WRAP, self.label)


class PickChips(QWidget):
    """Chips that flow into as many lines as they need. `changed` follows each press.

    Args:
        name: what is asked, for screen readers; each chip's name begins with it.
        options: in the order shown; none is picked.
        alone: keys that go with no other: picking one unpicks the others, and the reverse.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        options: Iterable[Option],
        *,
        alone: frozenset[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._alone = alone
        flow = FlowLayout(self, spacing=8)
        self.chips = [PickChip(option) for option in options]
        for chip in self.chips:
            chip.setAccessibleName(f"{name}: {chip.label}")
            chip.clicked.connect(lambda _on, chip=chip: self._pressed(chip))
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are picked, in the order shown."""
        return tuple(chip.key for chip in self.chips if chip.isChecked())

    def set_keys(self, keys: Iterable[str]) -> None:
        """Pick exactly these without `changed` being emitted; an unknown key changes nothing."""
        wanted = set(keys)
        for chip in self.chips:
            chip.setChecked(chip.key in wanted)

    def _pressed(self, pressed: PickChip) -> None:
        if pressed.isChecked():
            for chip in self.chips:
                if chip is not pressed and {chip.key, pressed.key} & self._alone:
                    chip.setChecked(False)
        self.changed.emit()
