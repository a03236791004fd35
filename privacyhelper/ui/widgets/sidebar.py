"""The navigation at the left: brand, items with counts, a footer."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from privacyhelper.ui.kit.icons import paint_brand
from privacyhelper.ui.kit.paint import RADIUS_CONTROL, box, scaled, ui_font
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.buttons import PressButton
from privacyhelper.ui.widgets.chips import paint_badge
from privacyhelper.ui.widgets.labels import STRONG, Label, Small
from privacyhelper.ui.widgets.surfaces import Separator

WIDTH = 212
_GROWTH = 0.4


class BrandMark(QWidget):
    """The application's mark; decoration."""

    def __init__(self, side: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(self._side), scaled(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        paint_brand(QPainter(self), QRectF(self.rect()), tokens.accent, tokens.on_accent)


class NavItem(PressButton):
    """One destination. The current one is checked; a count says how many things wait there."""

    WEIGHT = 400

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.key = key
        self._count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def count(self) -> int:
        """How many things wait there."""
        return self._count

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override PressButton.keyPressEvent: arrows move the focus without going there."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def set_count(self, count: int, words: str = "") -> None:
        """Show a count; `words` says it for screen readers (“2 reminders are due”)."""
        if count == self._count and not words:
            return
        self._count = count
        said = words or (str(count) if count else "")
        self.setAccessibleName(f"{self.label}, {said}" if said else self.label)
        self.update()

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        bold = ui_font(15, 600)
        metrics = QFontMetrics(bold)
        width = metrics.horizontalAdvance(self.label) + scaled(58)
        return QSize(min(width, scaled(WIDTH)), max(40, metrics.height() + 22))

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint."""
        return QSize(scaled(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        rect = QRectF(self.rect())
        font = QFont(self.font())
        if self.isChecked():
            box(painter, rect, RADIUS_CONTROL, tokens.panel, tokens.line)
            font.setWeight(QFont.Weight.DemiBold)
        elif self.underMouse():
            box(painter, rect, RADIUS_CONTROL, tokens.hover)
        painter.setFont(font)
        painter.setPen(color(tokens.ink))
        room = scaled(34) if self._count else 10
        area = self.rect().adjusted(11, 0, -room, 0)
        text = painter.fontMetrics().elidedText(
            self.label, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text
        )
        if self._count:
            words = str(self._count) if self._count < 100 else "99+"  # noqa: PLR2004
            high = scaled(21)
            wide = max(high, QFontMetrics(ui_font(12, 600)).horizontalAdvance(words) + 12)
            pill = QRectF(rect.right() - 11 - wide, (rect.height() - high) / 2, wide, high)
            paint_badge(painter, pill, words, tokens.accent, tokens.on_accent)


class _Scroll(QScrollArea):
    """Lets large text in a low window be scrolled to; the keys stay the sidebar's."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A viewport of our own: to wrap Qt's, PySide first makes up its mind about every kind of
        # widget there is, which takes longer than all the rest of the sidebar.
        ground = QWidget()
        own_scroll_bars(self)
        self.setViewport(ground)
        self.setWidget(inside)
        for surface in (inside, ground):
            surface.setAutoFillBackground(False)  # the sidebar behind shows through

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QScrollArea.keyPressEvent."""
        event.ignore()


class Sidebar(QWidget):
    """Brand, destinations, footer. `chosen(key)` is emitted when a destination is pressed.

    Up and Down move between destinations, Enter or Space goes there.
    """

    chosen = Signal(str)

    def __init__(self, brand: str, footer: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, NavItem] = {}
        self._marking = False
        self._went = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        whole.addWidget(_Scroll(self._inside))
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(11, 21, 12, 28)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(11, 0, 0, 18)
        head.setSpacing(9)
        head.addWidget(BrandMark())
        head.addWidget(Label(brand, pixels=16, weight=STRONG, leading=1.2), 1)
        column.addLayout(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        self.footer = Small(footer)
        self.footer.setContentsMargins(11, 10, 0, 0)
        column.addWidget(Separator())
        column.addWidget(self.footer)
        self.setAccessibleName(self.tr("Navigation"))
        self._fit()

    def add(self, key: str, text: str) -> NavItem:
        """Add a destination at the end."""
        item = NavItem(key, text, self._inside)
        item.pressed.connect(self._begin)
        item.toggled.connect(lambda on: self._toggled(key, on=on))
        item.clicked.connect(lambda: self._clicked(key))
        self._items[key] = item
        self._list.addWidget(item)
        return item

    def item(self, key: str) -> NavItem:
        """The destination of this key; a key nobody added is a KeyError."""
        return self._items[key]

    def set_current(self, key: str) -> None:
        """Mark where we are; a key that is no destination marks nothing new."""
        item = self._items.get(key)
        if item is not None:
            self._marking = True
            item.setChecked(True)
            self._marking = False

    # A screen reader's press only toggles a button that can be checked: nothing is clicked.

    def _begin(self) -> None:
        self._went = False

    def _toggled(self, key: str, *, on: bool) -> None:
        if on and not self._marking:
            self._went = True
            self.chosen.emit(key)

    def _clicked(self, key: str) -> None:
        if not self._went:
            self.chosen.emit(key)

    def set_footer(self, text: str) -> None:
        """Show another footer."""
        self.footer.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Up and Down move the focus."""
        items = [item for item in self._items.values() if item.isVisible()]
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        focused = next((at for at, item in enumerate(items) if item.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        # Grows less than the text: in a small window the page needs the room more.
        self.setFixedWidth(WIDTH + round((scaled(WIDTH) - WIDTH) * _GROWTH))

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: the width follows the text size."""
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(tokens.side))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), color(tokens.line))
