"""What most pages begin with: a head that reflows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.widgets.chips import Initial
from privacyhelper.ui.widgets.labels import Muted, Small, Title
from privacyhelper.ui.widgets.layouts import FlowLayout, Sides


class PageHead(QWidget):
    """The page's title, with chips and buttons at the right, or below where it gets narrow.

    Args:
        title: the page's title.
        over: a small line above it; may be empty.
        under: a muted line below it; may be empty.
        initial: the name of a coloured initial at the left; may be empty.
    """

    def __init__(
        self,
        title: str,
        *,
        over: str = "",
        under: str = "",
        initial: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        left = QHBoxLayout()
        left.setSpacing(14)
        if initial:
            left.addWidget(Initial(initial, 46), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self.over, self.title, self.under = Small(over), Title(title), Muted(under)
        for label in (self.over, self.title, self.under):
            if not label.text():
                label.hide()
            words.addWidget(label)
        words.addStretch(1)
        left.addLayout(words, 1)
        self._right = FlowLayout(spacing=14, line_spacing=8)
        self._right.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._sides = Sides(left, self._right, spacing=14, least=250)
        whole.addLayout(self._sides)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a chip or button at the right end; the filled button comes last."""
        self._right.addWidget(widget)
        self._sides.fit(self.width())

    def set_title(self, title: str, *, over: str = "", under: str = "") -> None:
        """Say something else."""
        for label, text in ((self.over, over), (self.title, title), (self.under, under)):
            label.setText(text)
            label.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: the right part goes below where it gets narrow."""
        self._sides.fit(self.width())
        super().resizeEvent(event)
