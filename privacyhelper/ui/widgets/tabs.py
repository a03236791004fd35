"""Tabs as underlined words; what a tab shows is built when it is first opened."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QVBoxLayout, QWidget

from privacyhelper.ui.kit.paint import scaled, ui_font
from privacyhelper.ui.kit.text import button_text
from privacyhelper.ui.kit.tokens import color, tokens_of

_GAP = 22
_LEAST_GAP = 8
"""Pixels at text scale 1 after a word: usually, and where there is little room."""


class TabStrip(QTabBar):
    """The line of words. Left and Right move, as in any tab bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(ui_font(15, 400))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 Qt's name
        """Override QTabBar.tabSizeHint: room for the bold word."""
        metrics = QFontMetrics(ui_font(15, 600))
        width = metrics.horizontalAdvance(self.tabData(index) or "") + self._gap(metrics)
        return QSize(width, max(38, metrics.height() + 20))

    def _gap(self, metrics: QFontMetrics) -> int:
        """Pixels after a word: fewer where the words would not fit, so that no arrows appear."""
        words = sum(metrics.horizontalAdvance(self.tabData(i) or "") for i in range(self.count()))
        room = (self.width() - words) // max(1, self.count())
        return min(scaled(_GAP), max(scaled(_LEAST_GAP), room))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 Qt's name
        """Override QTabBar.minimumTabSizeHint: a word is never cut."""
        return self.tabSizeHint(index)

    def changeEvent(self, event: QEvent) -> None:
        """Override QTabBar.changeEvent: follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self.setFont(ui_font(15, 400))
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QTabBar.wheelEvent: the wheel scrolls the page, it never changes the tab."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QTabBar.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, color(tokens.line))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for index in range(self.count()):
            rect = self.tabRect(index)
            current = index == self.currentIndex()
            painter.setFont(ui_font(15, 600 if current else 400))
            painter.setPen(color(tokens.ink if current else tokens.muted))
            text = self.tabData(index) or ""
            painter.drawText(rect.adjusted(0, 0, 0, -4), flags, text)
            if current:
                width = QFontMetrics(ui_font(15, 600)).horizontalAdvance(text)
                painter.fillRect(rect.left(), self.height() - 3, width, 3, color(tokens.accent))
                if self.hasFocus():
                    painter.setPen(color(tokens.accent))
                    painter.drawRect(rect.left(), 2, width + 3, self.height() - 8)


class Tabs(QWidget):
    """Tabs over one page at a time; `opened(index)` is emitted when another one shows.

    Height follows the open tab, so a `Tabs` can stand in a `ScrollPage`.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factories: list[Callable[[], QWidget]] = []
        self._built: dict[int, QWidget] = {}
        self.strip = TabStrip(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.strip)
        self.strip.currentChanged.connect(self._show)

    def add(self, title: str, factory: Callable[[], QWidget]) -> int:
        """Add a tab whose content `factory` makes when it is first opened; returns its index."""
        self._factories.append(factory)
        index = len(self._factories) - 1
        self.strip.blockSignals(True)
        self.strip.addTab(button_text(title))
        self.strip.setTabData(index, title)
        self.strip.blockSignals(False)
        if index == 0:
            self._show(0)
        return index

    def set_title(self, index: int, title: str) -> None:
        """Rename a tab."""
        self.strip.setTabData(index, title)
        self.strip.setTabText(index, button_text(title))
        self.strip.updateGeometry()

    def count(self) -> int:
        """How many tabs there are."""
        return len(self._factories)

    @property
    def current(self) -> int:
        """The index of the open tab."""
        return self.strip.currentIndex()

    def open(self, index: int) -> None:
        """Open a tab."""
        self.strip.setCurrentIndex(index)

    def content(self, index: int) -> QWidget | None:
        """What a tab shows, once it has been built."""
        return self._built.get(index)

    def rebuild(self, index: int) -> None:
        """Throw a tab's content away; it is made again when the tab shows next, or now."""
        old = self._built.pop(index, None)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if index == self.current:
            self._show(index)

    def _show(self, index: int) -> None:
        if index < 0:
            return
        if index not in self._built:
            widget = self._factories[index]()
            self._built[index] = widget
            self._column.addWidget(widget)
        for at, widget in self._built.items():
            widget.setVisible(at == index)
        self.opened.emit(index)
