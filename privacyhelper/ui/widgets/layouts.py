"""Layouts: a column that keeps its widgets together, and one that flows them into lines."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from privacyhelper.ui.kit.paint import scaled

_OURS = 1000
"""A stretch asked for weighs so much more than the spacer at the end that it takes all room."""


class Column(QVBoxLayout):
    """A column whose widgets stay at the top when there is more room than they need.

    A spacer stands at its end and takes what is left; whatever is added goes before it. A stretch
    of one's own (`addStretch(1)`) takes the room instead.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 0) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self.setSpacing(spacing)
        super().addStretch(1)

    def _end(self) -> int:
        return max(0, self.count() - 1)

    def addWidget(  # noqa: N802 Qt's name
        self,
        widget: QWidget,
        stretch: int | None = None,
        alignment: Qt.AlignmentFlag | None = None,
    ) -> None:
        """Put a widget at the end, before the spacer."""
        if alignment is None:
            self.insertWidget(self._end(), widget, _OURS * (stretch or 0))
        else:
            self.insertWidget(self._end(), widget, _OURS * (stretch or 0), alignment)

    def addLayout(self, layout: QLayout, stretch: int | None = None) -> None:  # noqa: N802 Qt's name
        """Put a layout at the end, before the spacer."""
        self.insertLayout(self._end(), layout, _OURS * (stretch or 0))

    def addSpacing(self, size: int) -> None:  # noqa: N802 Qt's name
        """Put an empty space at the end, before the spacer."""
        self.insertSpacing(self._end(), size)

    def addStretch(self, stretch: int | None = None) -> None:  # noqa: N802 Qt's name
        """Put a stretch at the end, before the spacer."""
        self.insertStretch(self._end(), _OURS * (1 if stretch is None else stretch))

    def clear(self) -> None:
        """Take everything out and delete it, what stands in inner layouts included."""
        empty_layout(self)
        super().addStretch(1)


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete it, what stands in inner layouts included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_layout(inner)
            inner.deleteLater()


class Sides(QBoxLayout):
    """A wide part at the left and a narrow one at the right, or below when room gets scarce.

    The narrow part keeps its own width wherever it stands.
    Call `fit(width)` from the owner's resizeEvent with the width the layout has.
    """

    def __init__(self, left: QLayout, right: QLayout, *, spacing: int, least: int) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._right = right
        self._least = least
        self._gap = spacing
        self.setSpacing(spacing)
        self.addLayout(left, 1)
        self.addLayout(right, 0)

    def fit(self, width: int) -> None:
        """Stand beside each other if the left part keeps its least width, else below."""
        needed = scaled(self._least) + self._gap + self._right.sizeHint().width()
        way = QBoxLayout.Direction
        wanted = way.LeftToRight if width >= needed else way.TopToBottom
        if wanted != self.direction():
            self.setDirection(wanted)
            self.setSpacing(self._gap if wanted == way.LeftToRight else 8)
            below = wanted == way.TopToBottom
            self.setAlignment(
                self._right, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0)
            )


class FlowLayout(QLayout):
    """Places items left to right and starts a new line where the width ends.

    Items of a line are centred on each other. An item wider than the line gets the line's width.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, line_spacing: int | None = None
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._across = spacing
        self._down = spacing if line_spacing is None else line_spacing
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        """Override QLayout.addItem."""
        self._items.append(item)

    def count(self) -> int:
        """Override QLayout.count."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Override QLayout.itemAt."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Override QLayout.takeAt."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Override QLayout.expandingDirections: neither."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Override QLayout.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QLayout.heightForWidth."""
        return self._flow(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Override QLayout.setGeometry."""
        super().setGeometry(rect)
        spare = 0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._flow(rect.adjusted(0, spare // 2, 0, 0), place=True)

    def sizeHint(self) -> QSize:
        """Override QLayout.sizeHint: everything on one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._across * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 Qt's name
        """Override QLayout.minimumSize: the widest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _flow(self, rect: QRect, *, place: bool) -> int:
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        tall = 0
        for item in self._shown():
            size = item.sizeHint()
            if size.width() > rect.width():
                height = item.heightForWidth(rect.width()) if item.hasHeightForWidth() else -1
                size = QSize(rect.width(), max(height, size.height()))
            if line and x + size.width() > rect.x() + rect.width():
                self._finish(line, tall, place=place)
                y += tall + self._down
                x, tall = rect.x(), 0
                line = []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._across
            tall = max(tall, size.height())
        self._finish(line, tall, place=place)
        return y + tall - rect.y()

    def _finish(self, line: list[tuple[QLayoutItem, QRect]], tall: int, *, place: bool) -> None:
        if not place:
            return
        for item, rect in line:
            item.setGeometry(rect.translated(0, (tall - rect.height()) // 2))
