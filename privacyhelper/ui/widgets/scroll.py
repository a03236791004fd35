"""A page that scrolls, with a column of limited width."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.widgets.layouts import Column

MARGIN = 34
TOP = 26
SPACING = 16
MAX_WIDTH = 1040


class ScrollPage(QScrollArea):
    """A scrolling column (`body`) with page margins; content is at most `max_width` wide.

    The keyboard scrolls it (Page Up, Page Down, Home, End) and it follows the focus.
    """

    def __init__(self, parent: QWidget | None = None, *, max_width: int = MAX_WIDTH) -> None:
        super().__init__(parent)
        self._max = max_width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        own_scroll_bars(self)
        self.verticalScrollBar().setSingleStep(24)
        self.content = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.content.setSizePolicy(policy)
        self._outer = QVBoxLayout(self.content)
        self._outer.setContentsMargins(MARGIN, TOP, MARGIN, MARGIN)
        self._outer.setSpacing(0)
        self.body = Column(spacing=SPACING)
        self._outer.addLayout(self.body)
        self.setWidget(self.content)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the column."""
        self.body.addWidget(widget, stretch)

    def clear(self) -> None:
        """Take everything out of the column and delete it."""
        self.body.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QScrollArea.resizeEvent: keep the column's width and middle."""
        side = max(MARGIN, (self.width() - scaled(self._max)) // 2)
        # The event's size is the viewport's. Asking for the viewport itself would have PySide
        # set up every kind of widget there is, which a start can do without.
        bar = self.width() - event.size().width()
        margins = self._outer.contentsMargins()
        right = max(0, side - bar)
        if (margins.left(), margins.right()) != (side, right):
            self._outer.setContentsMargins(side, margins.top(), right, margins.bottom())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QScrollArea.keyPressEvent: Home and End as well."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 Qt's names
        """Override QScrollArea.focusNextPrevChild: the ring stays in view too."""
        moved = super().focusNextPrevChild(next)
        widget = QApplication.focusWidget() if moved else None
        if widget is not None and self.content.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, 24)
        return moved

    def changeEvent(self, event: QEvent) -> None:
        """Override QScrollArea.changeEvent: the column's width follows the text size."""
        if event.type() == QEvent.Type.FontChange:
            self.resizeEvent(QResizeEvent(self.size(), self.size()))
        super().changeEvent(event)
