"""Choosing one of many: a button that says the choice and opens a list one can type into."""

import unicodedata

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from privacyhelper.ui.kit.paint import RADIUS_CONTROL, box, chevron, scaled, ui_font
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.inputs import SearchField
from privacyhelper.ui.widgets.labels import Small

_FILTER_FROM = 9
_ROW = 36
_SHOWN = 9


class Option(msgspec.Struct, frozen=True):
    """One thing to choose: the key stays, the text is for people."""

    key: str
    text: str


def folded(text: str) -> str:
    """Text for comparing: small letters, no accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


class OptionModel(QAbstractListModel):
    """The options that match what was typed; those that begin with it come first."""

    def __init__(self, options: list[Option], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = [(folded(option.text), option) for option in options]
        self._shown = list(options)

    def filter(self, typed: str) -> None:
        """Show only what matches."""
        needle = folded(typed.strip())
        self.beginResetModel()
        begins = [option for text, option in self._all if text.startswith(needle)]
        within = [o for text, o in self._all if needle in text and not text.startswith(needle)]
        self._shown = begins + within
        self.endResetModel()

    def option(self, row: int) -> Option | None:
        """The option in a row of what is shown."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, key: str) -> int:
        """The row of a key among what is shown, or -1."""
        return next((at for at, option in enumerate(self._shown) if option.key == key), -1)

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008
    ) -> int:
        """Override QAbstractListModel.rowCount."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Override QAbstractListModel.data."""
        roles = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in roles:
            return None
        return self._shown[index.row()].text


class _Lines(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Override QStyledItemDelegate.sizeHint."""
        return QSize(100, max(_ROW, scaled(_ROW)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QStyledItemDelegate.paint."""
        tokens = tokens_of(option.palette)
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            box(painter, QRectF(option.rect.adjusted(2, 1, -2, -1)), 6, tokens.accent_tint)
        painter.setPen(color(tokens.ink))
        painter.setFont(ui_font())
        area = option.rect.adjusted(12, 0, -12, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, area.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(flags), text)
        painter.restore()


class _Popup(QFrame):
    """The list below the button, with a field to type into when it is long."""

    picked = Signal(str)

    def __init__(self, options: list[Option], name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self._model = OptionModel(options, self)
        self.search = SearchField(self.tr("Type to search…"))
        self.search.searched.connect(self._search)
        self.search.installEventFilter(self)
        self.search.setVisible(len(options) >= _FILTER_FROM)
        column.addWidget(self.search)
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        own_scroll_bars(self.list)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(name)
        self.list.clicked.connect(self._take)
        self.list.installEventFilter(self)
        column.addWidget(self.list)
        self.none = Small(self.tr("Nothing fits. Try fewer letters."))
        self.none.setContentsMargins(12, 6, 12, 6)
        column.addWidget(self.none)
        self._fit()

    def open(self, at: QPoint, width: int, key: str) -> None:
        """Show below the button with the present choice marked."""
        self.setFixedWidth(width)
        row = max(0, self._model.row_of(key))
        self.list.setCurrentIndex(self._model.index(row, 0))
        screen = self.screen().availableGeometry()
        height = self.sizeHint().height()
        if at.y() + height > screen.bottom():
            at.setY(max(screen.top(), screen.bottom() - height))
        at.setX(max(screen.left(), min(at.x(), screen.right() - width)))
        self.move(at)
        self.show()
        focus = self.search if self.search.isVisible() else self.list
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, text: str) -> None:
        self._model.filter(text)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._fit()
        self.adjustSize()

    def _fit(self) -> None:
        """The list is as high as its rows, up to a limit; where there are none it says so."""
        rows = min(_SHOWN, self._model.rowCount())
        self.list.setFixedHeight(rows * max(_ROW, scaled(_ROW)) + 4)
        self.list.setVisible(rows > 0)
        self.none.setVisible(rows == 0)

    def _take(self, index: QModelIndex) -> None:
        option = self._model.option(index.row())
        if option is not None:
            self.picked.emit(option.key)
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: arrows, Enter and Escape work from the field as well."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, row = event.key(), self.list.currentIndex().row()
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
                 Qt.Key.Key_PageUp: -8}  # fmt: skip
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in moves and watched is self.search:
            last = self._model.rowCount() - 1
            to = min(last, max(0, row + moves[Qt.Key(key)]))
            self.list.setCurrentIndex(self._model.index(to, 0))
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QFrame.resizeEvent: cut the corners off.

        A translucent window shows black there on a screen that does not blend windows.
        """
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS_CONTROL, RADIUS_CONTROL)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QFrame.paintEvent."""
        tokens = tokens_of(self.palette())
        box(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, tokens.panel, tokens.line)


class Select(Button):
    """Says the choice (“I live in **Germany** ▾”) and opens a list; long lists can be searched.

    Args:
        name: what is chosen, for screen readers (“Where you live”).
        options: in the order shown.
        key: what is chosen at first.
        prefix: words before the choice.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        options: list[Option],
        key: str = "",
        *,
        prefix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._options = options
        self._key = key
        self._prefix = prefix
        self._name = name
        self._popup: _Popup | None = None
        super().__init__("", parent)
        self.clicked.connect(self.open)
        self.set_key(key)

    @property
    def key(self) -> str:
        """What is chosen; an empty text when nothing is."""
        return self._key

    def set_key(self, key: str) -> None:
        """Choose without `changed` being emitted."""
        self._key = key
        chosen = next((option.text for option in self._options if option.key == key), "")
        self.setText(chosen or self.tr("Choose…"))
        self.setAccessibleName(f"{self._name}: {self.label}")
        self.setAccessibleDescription(self.tr("Opens a list"))

    def set_options(self, options: list[Option], key: str = "") -> None:
        """Offer other options."""
        self._options = options
        self.set_key(key)

    def open(self) -> None:
        """Open the list."""
        popup = _Popup(self._options, self._name, self)
        popup.picked.connect(self._pick)
        popup.destroyed.connect(self._closed)
        self._popup = popup
        below = self.mapToGlobal(QPoint(0, self.height() + 4))
        popup.open(below, max(self.width(), scaled(280)), self._key)

    @property
    def popup(self) -> QWidget | None:
        """The open list, if it is open."""
        return self._popup

    def _closed(self) -> None:
        self._popup = None

    def _pick(self, key: str) -> None:
        if key != self._key:
            self.set_key(key)
            self.changed.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override PressButton.keyPressEvent: Down opens the list."""
        if event.key() == Qt.Key.Key_Down:
            self.open()
        else:
            super().keyPressEvent(event)

    def _widths(self) -> tuple[int, int]:
        plain = QFontMetrics(ui_font(15, 400)).horizontalAdvance(f"{self._prefix} ")
        strong = QFontMetrics(self.font()).horizontalAdvance(self.label)
        return (plain if self._prefix else 0, strong)

    def sizeHint(self) -> QSize:
        """Override Button.sizeHint."""
        before, word = self._widths()
        height = max(41, QFontMetrics(self.font()).height() + 22)
        # Two more: a text elides when its width is only just there.
        return QSize(before + min(word, scaled(320)) + scaled(13) + 2 * self.PADDING + 2, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override Button.paintEvent."""
        painter = QPainter(self)
        fill, line, ink = self._colours(tokens_of(self.palette()))
        box(painter, QRectF(self.rect()), RADIUS_CONTROL, fill, line)
        before, word = self._widths()
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        area = self.rect().adjusted(self.PADDING, 0, -self.PADDING, 0)
        painter.setPen(color(ink))
        if self._prefix:
            painter.setFont(ui_font(15, 400))
            painter.drawText(area, flags, self._prefix)
        painter.setFont(self.font())
        room = area.adjusted(before, 0, -scaled(13), 0)
        text = QFontMetrics(self.font()).elidedText(
            self.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, flags, text)
        side = scaled(8)
        left = min(area.left() + before + word + 5, area.right() - side)
        chevron(painter, QRectF(left, (self.height() - side) / 2 + 1, side, side * 0.85), ink)
