"""A grid of tiles to pick from: fast with thousands, because it is one item view."""

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from privacyhelper.ui.kit.paint import RADIUS_CARD, box, check_mark, scaled, ui_font
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.kit.tokens import Tokens, color, tokens_of
from privacyhelper.ui.widgets.buttons import PressButton
from privacyhelper.ui.widgets.chips import initial_colour, paint_initial

GAP = 12
_HEIGHT = 70
_LEAST = 215
_MOST_COLUMNS = 6


class Tile(msgspec.Struct, frozen=True):
    """One thing to pick: the key stays, name and details are for people."""

    key: str
    name: str
    details: str = ""


def paint_tile(
    painter: QPainter, rect: QRectF, tokens: Tokens, tile: Tile, *, chosen: bool, hot: bool
) -> None:
    """Draw a tile into `rect`."""
    fill = tokens.accent_tint if chosen else tokens.hover if hot else tokens.panel
    edge = tokens.accent if chosen else tokens.line
    box(painter, rect, RADIUS_CARD, fill, edge, 2 if chosen else 1)
    side = scaled(36)
    square = QRectF(rect.x() + 15, rect.center().y() - side / 2, side, side)
    paint_initial(painter, square, tile.name, initial_colour(tile.name))
    left = round(square.right()) + 10
    right = round(rect.right()) - (scaled(14) + 22 if chosen else 12)
    name, small = ui_font(15, 600), ui_font(13)
    above, below = QFontMetrics(name), QFontMetrics(small)
    gap = scaled(4)
    high = above.height() + (gap + below.height() if tile.details else 0)
    top = round(rect.center().y() - high / 2)
    elide = Qt.TextElideMode.ElideRight
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(name)
    painter.setPen(color(tokens.ink))
    line = QRect(left, top, right - left, above.height())
    painter.drawText(line, flags, above.elidedText(tile.name, elide, line.width()))
    if tile.details:
        painter.setFont(small)
        painter.setPen(color(tokens.muted))
        line = QRect(left, top + above.height() + gap, right - left, below.height())
        painter.drawText(line, flags, below.elidedText(tile.details, elide, line.width()))
    if chosen:
        mark = scaled(11)
        place = QRectF(rect.right() - 15 - mark, rect.center().y() - mark / 2, mark, mark * 0.9)
        check_mark(painter, place, tokens.accent, 2)


class TileModel(QAbstractListModel):
    """Tiles and which of them are picked; what is hidden stays picked."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[Tile] = []
        self._chosen: set[str] = set()

    def replace(self, tiles: list[Tile]) -> None:
        """Show these tiles."""
        self.beginResetModel()
        self._tiles = list(tiles)
        self.endResetModel()

    @property
    def chosen(self) -> frozenset[str]:
        """The keys that are picked, hidden ones included."""
        return frozenset(self._chosen)

    def set_chosen(self, keys: frozenset[str]) -> None:
        """Pick exactly these, without `toggled`."""
        self._chosen = set(keys)
        if self._tiles:
            last = self.index(len(self._tiles) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)

    def toggle(self, row: int) -> None:
        """Pick the tile of a row, or no longer."""
        key = self._tiles[row].key
        self._chosen ^= {key}
        at = self.index(row, 0)
        self.dataChanged.emit(at, at)
        self.toggled.emit(key, key in self._chosen)

    def tile(self, row: int) -> Tile:
        """The tile of a row."""
        return self._tiles[row]

    def is_chosen(self, row: int) -> bool:
        """Whether the tile of a row is picked."""
        return self._tiles[row].key in self._chosen

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008
    ) -> int:
        """Override QAbstractListModel.rowCount."""
        return 0 if parent.isValid() else len(self._tiles)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Override QAbstractListModel.flags."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Override QAbstractListModel.data."""
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.tr("picked") if tile.key in self._chosen else self.tr("not picked")
            return ", ".join(part for part in (tile.name, tile.details, state) if part)
        if role == Qt.ItemDataRole.CheckStateRole:
            picked = tile.key in self._chosen
            return Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked
        return None


class _TileDelegate(QStyledItemDelegate):
    def __init__(self, model: TileModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Override QStyledItemDelegate.sizeHint."""
        return self._view.gridSize()

    def _place(self, cell: QRect) -> QRectF:
        """Where the tile stands in its cell: flush at both ends of a line, gaps between."""
        across = max(1, self._view.gridSize().width())
        columns = max(1, self._view.viewport().width() // across)
        column = cell.x() // across
        width = (self._view.viewport().width() - (columns - 1) * GAP) / columns
        return QRectF(round(column * (width + GAP)), cell.y(), round(width), cell.height() - GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QStyledItemDelegate.paint."""
        tokens = tokens_of(self._view.palette())
        cell = self._place(option.rect)
        chosen = self._model.is_chosen(index.row())
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        tile = self._model.tile(index.row())
        painter.save()
        paint_tile(painter, cell, tokens, tile, chosen=chosen, hot=hot)
        if self._view.hasFocus() and index == self._view.currentIndex():
            box(painter, cell.adjusted(4, 4, -4, -4), RADIUS_CARD - 3, None, tokens.accent, 2)
        painter.restore()


def _columns_in(width: int) -> int:
    return max(1, min(_MOST_COLUMNS, (width + GAP) // scaled(_LEAST + GAP)))


class TileGrid(QListView):
    """Tiles in as many columns as fit; a click, Space or Enter picks one or drops it.

    Typing letters jumps to a name; arrows move. `toggled(key, picked)` follows each act.
    """

    toggled = Signal(str, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TileModel(self)
        self._all: list[Tile] = []
        self.setModel(self._model)
        self.setItemDelegate(_TileDelegate(self._model, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_scroll_bars(self)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self._model.toggle(index.row()))
        self._model.toggled.connect(self.toggled)

    def set_tiles(self, tiles: list[Tile]) -> None:
        """Offer these tiles."""
        self._all = list(tiles)
        self._model.replace(self._all)
        self._fit()

    def show_only(self, keys: frozenset[str] | None) -> None:
        """Show only the tiles of these keys, or all; picks stay."""
        shown = self._all if keys is None else [tile for tile in self._all if tile.key in keys]
        self._model.replace(shown)
        self._fit()

    @property
    def chosen(self) -> frozenset[str]:
        """The keys that are picked, hidden ones included."""
        return self._model.chosen

    def set_chosen(self, keys: frozenset[str]) -> None:
        """Pick exactly these, without `toggled`."""
        self._model.set_chosen(keys)

    def columns(self) -> int:
        """How many tiles stand beside each other."""
        return _columns_in(self.viewport().width())

    def height_for_all(self, width: int) -> int:
        """The height at which nothing scrolls, for use in a page that scrolls itself."""
        rows = -(-self._model.rowCount() // _columns_in(width))
        return rows * (scaled(_HEIGHT) + GAP)

    def _fit(self) -> None:
        """Fix columns and scroll bar before Qt lays out: it would reserve the bar's width."""
        fits = self.height_for_all(self.width()) <= self.height()
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn
        if wanted != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(wanted)
        width = (self.viewport().width() - 2) // self.columns()
        size = QSize(max(60, width), scaled(_HEIGHT) + GAP)
        if size != self.gridSize():
            self.setGridSize(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QListView.resizeEvent: columns follow the width."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QListView.changeEvent: tiles follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QListView.keyPressEvent: Space and Enter pick."""
        row = self.currentIndex().row()
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys and row >= 0:
            self._model.toggle(row)
        else:
            super().keyPressEvent(event)


class SelectableTile(PressButton):
    """One tile by itself, a check box in looks of its own; for a handful of choices."""

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        self._tile = tile
        super().__init__(tile.name, parent)
        self.setCheckable(True)
        self.setAccessibleName(", ".join(part for part in (tile.name, tile.details) if part))

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(_LEAST), scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent."""
        tokens = tokens_of(self.palette())
        rect = QRectF(self.rect())
        paint_tile(
            QPainter(self), rect, tokens, self._tile, chosen=self.isChecked(), hot=self.underMouse()
        )
