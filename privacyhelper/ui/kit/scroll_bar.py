"""A scroll bar that paints itself: a slim handle, no arrows.

Styling Qt's own with a style sheet would put every widget of the application under the style-sheet
engine, which costs the first paint more than all of our own drawing.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from privacyhelper.ui.kit.tokens import color, tokens_of

THICKNESS = 12
_INSET = 2
_RADIUS = 4


class ScrollBar(QScrollBar):
    """12 px thick; the handle gets darker under the pointer."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Vertical,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

    def sizeHint(self) -> QSize:
        """Override QScrollBar.sizeHint."""
        long = super().sizeHint()
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(THICKNESS, long.height())
        return QSize(long.width(), THICKNESS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QScrollBar.paintEvent: the handle alone."""
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        tokens = tokens_of(self.palette())
        hot = self.underMouse() or self.isSliderDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.muted if hot else tokens.handle))
        rect = QRectF(handle).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def own_scroll_bars(area: QAbstractScrollArea) -> None:
    """Give this area scroll bars of ours."""
    area.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical, area))
    if area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        area.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal, area))
