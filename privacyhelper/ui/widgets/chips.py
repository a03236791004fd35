"""Chips, badges and coloured initials."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import RADIUS_SMALL, box, scaled, ui_font
from privacyhelper.ui.kit.tokens import Tone, color, tokens_of

INITIAL_COLOURS = (
    "#0a66c2", "#3d7d6b", "#39579a", "#a04a78", "#333333", "#bd4a27", "#4268ad", "#267a4b",
    "#a85a3f", "#5b3a63", "#a83232", "#b5510f", "#2a7d46", "#444c56", "#3567c4", "#2b7a5f",
)  # fmt: skip
"""Backgrounds of initials; white letters reach 4.5:1 on each (a test checks)."""

_SEED = 163879


def initial_colour(name: str) -> str:
    """The background for this name, always the same, also where what follows a comma is cut."""
    value = _SEED
    for char in name.partition(",")[0].casefold():
        value = ((value ^ ord(char)) * 16777619) & 0xFFFFFFFF
    return INITIAL_COLOURS[(value ^ value >> 15) % len(INITIAL_COLOURS)]


@lru_cache(maxsize=2048)
def initial_letter(name: str) -> str:
    """The letter that stands for a name: its first letter or digit, upper case."""
    for char in name:
        if char.isalnum():
            return char.upper()
    return "?"


class Chip(QLabel):
    """A short word on a tint: severity, state, kind. The word says it, the tint only helps."""

    def __init__(self, text: str, tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui_font(12.5, 600))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @property
    def tone(self) -> Tone:
        """Its tone."""
        return self._tone

    def set(self, text: str, tone: Tone) -> None:
        """Show another word in another tone."""
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Override QLabel.sizeHint."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 16, max(22, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        """Override QLabel.minimumSizeHint: a chip is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Override QLabel.changeEvent: follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self.setFont(ui_font(12.5, 600))
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QLabel.paintEvent."""
        painter = QPainter(self)
        ink, tint = tokens_of(self.palette()).tone(self._tone)
        box(painter, QRectF(self.rect()), RADIUS_SMALL, tint)
        painter.setPen(color(ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


def paint_initial(painter: QPainter, rect: QRectF, name: str, value: str) -> None:
    """Draw a coloured initial into a square."""
    box(painter, rect, rect.width() * 0.25, value)
    painter.setFont(ui_font(16 * rect.width() / scaled(36), 600))
    painter.setPen(color("#ffffff"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), initial_letter(name))


class Initial(QWidget):
    """The first letter of a name on a colour of its own; decoration, silent for screen readers.

    Args:
        name: what the letter and the colour are made from.
        side: pixels at text scale 1; 36 in rows, 46 in a page's head.
    """

    def __init__(self, name: str, side: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Stand for another name."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(self._side), scaled(self._side))

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        painter = QPainter(self)
        paint_initial(painter, QRectF(self.rect()), self._name, initial_colour(self._name))


def paint_badge(painter: QPainter, rect: QRectF, text: str, fill: str, ink: str) -> None:
    """Draw a count in a pill."""
    box(painter, rect, rect.height() / 2, fill)
    painter.setFont(ui_font(12, 600))
    painter.setPen(color(ink))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


class Badge(QLabel):
    """A count in a filled pill."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(str(count), parent)
        self.setFont(ui_font(12, 600))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show another count."""
        self.setText(str(count))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override QLabel.sizeHint."""
        height = scaled(21)
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 13
        return QSize(max(height, width), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QLabel.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self.text(), tokens.accent, tokens.on_accent)
