"""The frame of the guide's page: where we are, the title, the bar of steps, two columns."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.widgets.bars import StepBar
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.labels import Small, Title
from privacyhelper.ui.widgets.layouts import FlowLayout

_NARROW = 640
_MAIN, _ASIDE = 596, 286


def grows(widget: QWidget) -> None:
    """Let a widget's height follow its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class Part(QWidget):
    """A column of widgets without edges."""

    def __init__(self, *, spacing: int = 8) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        grows(self)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the end of the column."""
        self.column.addWidget(widget, stretch)


class Beside(QWidget):
    """Two widgets beside each other, or one below the other where the line is too short."""

    def __init__(
        self, left: QWidget, right: QWidget, stretch: tuple[int, int], *, spacing: int = 18
    ) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self._row.addWidget(left, stretch[0])
        self._row.addWidget(right, stretch[1])
        self._stretch = stretch
        grows(self)

    def is_narrow(self, width: int) -> bool:
        """Whether the two have to stand one below the other in this width."""
        return width < max(scaled(_NARROW), sum(self._least()) + self._row.spacing())

    def _least(self) -> list[int]:
        """The least widths of the two."""
        items = [self._row.itemAt(at) for at in range(self._row.count())]
        return [item.minimumSize().width() for item in items if item is not None]

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: the wider one: they can stand in a column."""
        return QSize(max(self._least(), default=0), super().minimumSizeHint().height())

    def _turn(self) -> None:
        narrow = self.is_narrow(self.width())
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            for at, share in enumerate((0, 0) if narrow else self._stretch):
                self._row.setStretch(at, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: larger text needs the second line sooner."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()


class Frame(Part):
    """Head, bar and the two columns (`main` grows to the bottom of the page)."""

    def __init__(
        self, crumb: str, title: str, buttons: list[tuple[str, Callable[[], object]]]
    ) -> None:
        super().__init__(spacing=16)
        words = Part(spacing=0)
        words.add(Small(crumb))
        self.title = Title(title)
        self.title.setAccessibleName(title)
        words.add(self.title)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=14)
        for text, act in buttons:
            button = Button(text)
            button.clicked.connect(lambda _checked, act=act: act())
            flow.addWidget(button)
        grows(acts)
        self._main: QWidget | None = None
        self._columns: Beside | None = None
        self.add(Beside(words, acts, (1, 0), spacing=14))

    def add_bar(self, steps: int, done: int) -> None:
        """Show how far the steps got."""
        self.add(StepBar(steps, done))

    def add_columns(self, main: QWidget, aside: list[QWidget]) -> None:
        """Put the main part at the left, the cards beside it."""
        right = Part(spacing=14)
        for widget in aside:
            right.add(widget)
        right.column.addStretch(1)
        left = Part(spacing=0)
        left.add(main)
        left.column.addStretch(1)
        self._main = main
        if aside:
            self._columns = Beside(left, right, (_MAIN, _ASIDE))
            self.add(self._columns, 1)
        else:
            self.add(left, 1)

    def fit(self, width: int, height: int) -> None:
        """Let the main part reach down to the end of a page of this size, and no further.

        The filled button at its end is then in sight however long the cards beside it are.
        """
        if self._main is None:
            return
        top = 0
        for at in range(self.column.count() - 1):
            item = self.column.itemAt(at)
            if item is not None:
                tall = item.heightForWidth(width) if item.hasHeightForWidth() else -1
                top += (tall if tall >= 0 else item.sizeHint().height()) + self.column.spacing()
        beside = self._columns is None or not self._columns.is_narrow(width)
        self._main.setMinimumHeight(max(0, height - top) if beside else 0)


def button_row(*buttons: QWidget) -> QWidget:
    """Buttons beside each other, in as many lines as they need."""
    row = QWidget()
    flow = FlowLayout(row, spacing=14, line_spacing=10)
    for button in buttons:
        flow.addWidget(button)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row


LEFT = Qt.AlignmentFlag.AlignLeft
