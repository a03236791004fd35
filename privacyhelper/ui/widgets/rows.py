"""A row of a list in a card: initial, title, details, chip, button."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.kit.tokens import Tone, color, tokens_of
from privacyhelper.ui.widgets.buttons import Button, PrimaryButton
from privacyhelper.ui.widgets.chips import Chip, Initial
from privacyhelper.ui.widgets.labels import Small, Strong
from privacyhelper.ui.widgets.layouts import Sides


class Row(QWidget):
    """Initial, title, subtitle, chip and button on one line, with a hairline above.

    Args:
        title: what it is.
        subtitle: details; may be empty.
        initial: the name the coloured initial is made from; empty leaves it out.
        chip: a word and its tone.
        button: the button's word; its accessible name becomes “word: title”.
        primary: the button is the page's filled one.
    """

    pressed = Signal()

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        initial: str = "",
        chip: tuple[str, Tone] | None = None,
        button: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 12)
        middle = Qt.AlignmentFlag.AlignVCenter
        left = QHBoxLayout()
        left.setSpacing(14)
        if initial:
            left.addWidget(Initial(initial), 0, middle)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Strong(title)
        self.subtitle = Small(subtitle)
        if not subtitle:
            self.subtitle.hide()
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        words.addStretch(1)
        left.addLayout(words, 1)
        self.line = QHBoxLayout()
        self.line.setSpacing(14)
        self._sides = Sides(left, self.line, spacing=14, least=240)
        whole.addLayout(self._sides)
        self.chip: Chip | None = None
        if chip is not None:
            self.chip = Chip(*chip)
            self.line.addWidget(self.chip, 0, middle)
        self.button: Button | None = None
        if button:
            self.button = PrimaryButton(button) if primary else Button(button)
            self.button.setAccessibleName(f"{button}: {title}")
            self.button.clicked.connect(self.pressed)
            self.line.addWidget(self.button, 0, middle)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put another widget at the right end."""
        self.line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint."""
        return QSize(super().minimumSizeHint().width(), 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: chip and button go below where it gets narrow."""
        self._sides.fit(self.width())
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent: the hairline."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, color(tokens_of(self.palette()).line))
