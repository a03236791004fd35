"""Two widgets on one line, where there is room for both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.widgets.layouts import Sides


class Line(QWidget):
    """A wide widget and a small one beside it, or below it where it gets narrow.

    Args:
        left: takes the room there is.
        right: keeps its own width.
        spacing: pixels between them.
        least: the least width of `left` at text scale 1; with less, `right` goes below.
    """

    def __init__(self, left: QWidget, right: QWidget, *, spacing: int, least: int) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(left, 1)
        second.addWidget(right, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._sides = Sides(first, second, spacing=spacing, least=least)
        whole.addLayout(self._sides)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        self._sides.fit(self.width())
        super().resizeEvent(event)
