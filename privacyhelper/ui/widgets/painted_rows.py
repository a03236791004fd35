"""A long list painted as rows of a card: initial, title, details, chip, state, note.

It is one item view, so thousands of rows cost no widgets. It is as tall as its rows and stands in
a page that scrolls; the page follows the current row.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from privacyhelper.ui.kit.list_roles import RowRole
from privacyhelper.ui.kit.paint import RADIUS_CONTROL, RADIUS_SMALL, box, scaled, ui_font
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.kit.tokens import Tokens, color, tokens_of
from privacyhelper.ui.widgets.chips import initial_colour, paint_initial

_PAD = 13
_EDGE = 13
_LEAST_TITLE = 220
_LEAST_DETAILS = 260
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_CHIP = int(Qt.AlignmentFlag.AlignCenter)
_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_Index = QModelIndex | QPersistentModelIndex


class _Fonts:
    """The fonts of a row at the present text size, with their measures."""

    def __init__(self) -> None:
        self.title, self.small = ui_font(15, 600), ui_font(13)
        self.chip, self.state = ui_font(12.5, 600), ui_font(13, 600)
        self.title_m, self.small_m = QFontMetrics(self.title), QFontMetrics(self.small)
        self.chip_m, self.state_m = QFontMetrics(self.chip), QFontMetrics(self.state)


class _Shape(msgspec.Struct, frozen=True):
    """How rows are laid out at one width: all alike, so that the view need not ask each one."""

    wide: bool
    tight: bool
    height: int
    text_left: int
    note_height: int
    chip_height: int
    state_width: int


def _shape(
    width: int, fonts: _Fonts, chips: Sequence[str], states: Sequence[str], *, note: str
) -> _Shape:
    side = scaled(36)
    left = _PAD + side + 14
    chip_width = max((fonts.chip_m.horizontalAdvance(c) for c in chips), default=0) + 16
    state_width = max((fonts.state_m.horizontalAdvance(s) for s in states), default=0)
    wide = left + scaled(_LEAST_TITLE) + 14 + chip_width + 18 + state_width + _PAD <= width
    words = fonts.title_m.height() + scaled(3) + fonts.small_m.height()
    room = max(60, width - left - _PAD)
    space = QRect(0, 0, room, 9999)
    note_height = fonts.small_m.boundingRect(space, _WRAPPED, note).height() if note else 0
    words += scaled(4) + note_height if note else 0
    tight = room < scaled(_LEAST_DETAILS)
    chip_height = max(22, fonts.chip_m.height() + 6)
    if not wide:
        space.setWidth(max(44, room - 16))
        chip_room = (fonts.chip_m.boundingRect(space, _WRAPPED, chip).height() for chip in chips)
        chip_height = max(22, max(chip_room, default=0) + 6)
        words += scaled(6) + chip_height + (scaled(3) + fonts.small_m.height() if tight else 0)
    height = max(side, words) + 2 * _EDGE
    return _Shape(wide, tight, height, left, note_height, chip_height, state_width)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: "PaintedRows") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Override QStyledItemDelegate.sizeHint."""
        return QSize(60, self._view.shape_now().height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Override QStyledItemDelegate.paint."""
        view = self._view
        tokens = tokens_of(view.palette())
        row = option.rect
        current = view.hasFocus() and index == view.currentIndex()
        painter.save()
        if index.row():
            painter.fillRect(row.x() + _PAD, row.y(), row.width() - 2 * _PAD, 1, color(tokens.line))
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            back = QRectF(row.adjusted(1, 3, -1, -2))
            edge = tokens.accent if current else None
            box(painter, back, RADIUS_CONTROL, tokens.hover, edge, 2)
        _RowPaint(painter, row, index, tokens, view).draw()
        painter.restore()


class _RowPaint:
    """Draws one row."""

    def __init__(
        self, painter: QPainter, row: QRect, index: _Index, tokens: Tokens, view: "PaintedRows"
    ) -> None:
        self._painter = painter
        self._row = row
        self._index = index
        self._tokens = tokens
        self._fonts = view.fonts_now()
        self._shape = view.shape_now()

    def _text(self, role: int) -> str:
        return str(self._index.data(role) or "")

    def _line(self, rect: QRect, text: str, font: QFont, ink: str, flags: int = _FLAGS) -> None:
        metrics = QFontMetrics(font)
        self._painter.setFont(font)
        self._painter.setPen(color(ink))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, flags, shown)

    def draw(self) -> None:
        """Draw initial, words, chip and state."""
        if self._shape.wide:
            self._draw_wide()
        else:
            self._draw_narrow()

    def _initial_and_title(self, middle: float, place: QRect) -> None:
        side = scaled(36)
        title = self._text(Qt.ItemDataRole.DisplayRole)
        square = QRectF(self._row.x() + _PAD, middle - side / 2, side, side)
        paint_initial(self._painter, square, title, initial_colour(title))
        self._line(place, title, self._fonts.title, self._tokens.ink)

    def _draw_wide(self) -> None:
        shape, fonts, row = self._shape, self._fonts, self._row
        note = self._text(RowRole.NOTE) if shape.note_height else ""
        above, below = fonts.title_m.height(), fonts.small_m.height()
        words = above + scaled(3) + below
        top = row.y() + (row.height() - words - (shape.note_height + scaled(2) if note else 0)) // 2
        middle = top + words // 2
        left, right = row.x() + shape.text_left, row.right() - _PAD
        room = self._chip_and_state(middle, right) - 14 - left
        self._initial_and_title(middle, QRect(left, top, room, above))
        details = QRect(left, top + above + scaled(3), room, below)
        self._line(details, self._text(RowRole.DETAILS), fonts.small, self._tokens.muted)
        if note:
            place = QRect(left, details.bottom() + scaled(2), right - left, shape.note_height)
            self._painter.setFont(fonts.small)
            self._painter.drawText(place, _WRAPPED, note)

    def _draw_narrow(self) -> None:
        shape, fonts, row = self._shape, self._fonts, self._row
        left, room = row.x() + shape.text_left, row.width() - shape.text_left - _PAD
        above, below = fonts.title_m.height(), fonts.small_m.height()
        place = QRect(left, row.y() + _EDGE, room, above)
        self._initial_and_title(row.y() + _EDGE + (above + scaled(3) + below) / 2, place)
        details, state = self._text(RowRole.DETAILS), self._text(RowRole.STATE)
        lines = [details, state] if shape.tight else [" · ".join(filter(None, (details, state)))]
        for text in lines:
            place = QRect(left, place.bottom() + scaled(3), room, below)
            self._line(place, text, fonts.small, self._tokens.muted)
        chip_height = self._chip(QRect(left, place.bottom() + scaled(6), room, shape.chip_height))
        note = self._text(RowRole.NOTE) if shape.note_height else ""
        if note:
            top = place.bottom() + scaled(6) + chip_height + scaled(4)
            self._painter.setFont(fonts.small)
            self._painter.setPen(color(self._tokens.muted))
            self._painter.drawText(QRect(left, top, room, shape.note_height), _WRAPPED, note)

    def _chip_and_state(self, middle: int, right: int) -> int:
        """Draw both at the right end; the left edge of what was drawn."""
        shape, fonts = self._shape, self._fonts
        is_open = bool(self._index.data(RowRole.OPEN))
        ink = self._tokens.ink if is_open else self._tokens.muted
        place = QRect(right - shape.state_width, middle - 20, shape.state_width + 1, 40)
        font = fonts.state if is_open else fonts.small
        self._line(place, self._text(RowRole.STATE), font, ink, _RIGHT)
        width = fonts.chip_m.horizontalAdvance(self._text(RowRole.CHIP)) + 16
        top = middle - shape.chip_height // 2
        chip = QRect(place.x() - 18 - width, top, width, shape.chip_height)
        self._chip(chip)
        return chip.x()

    def _chip(self, room: QRect) -> int:
        """Draw the chip into the room, in as many lines as it needs; its height."""
        text = self._text(RowRole.CHIP)
        if not text:
            return 0
        place = QRectF(room)
        if not self._shape.wide:
            inside = room.adjusted(8, 0, -8, 0)
            inside = self._fonts.chip_m.boundingRect(inside, _WRAPPED, text)
            place.setWidth(min(room.width(), inside.width() + 17))
            place.setHeight(max(22, inside.height() + 6))
        ink, tint = self._tokens.tone(self._index.data(RowRole.TONE) or "neutral")
        box(self._painter, place, RADIUS_SMALL, tint)
        self._painter.setFont(self._fonts.chip)
        self._painter.setPen(color(ink))
        self._painter.drawText(place, _CHIP if self._shape.wide else _CENTRED, text)
        return round(place.height())


class PaintedRows(QListView):
    """Rows of a model that answers `RowRole`. A click, Enter or Space opens the row.

    Args:
        name: what is listed, for screen readers.
        chips: every text a chip may have, so that all rows can be laid out alike.
    """

    opened = Signal(QModelIndex)
    left_at_top = Signal()
    """Up was pressed on the first row."""

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        chips: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._longest_note = ""
        self._chips = tuple(chips)
        self._states: tuple[str, ...] = ()
        self._fonts: _Fonts | None = None
        self._known: _Shape | None = None
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_scroll_bars(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.opened)
        model.rowsInserted.connect(self.updateGeometry)
        model.rowsRemoved.connect(self.updateGeometry)
        model.modelReset.connect(self.updateGeometry)

    def set_states(self, states: Sequence[str]) -> None:
        """Make room for these states."""
        if tuple(states) != self._states:
            self._states = tuple(states)
            self._lay_out_again()

    def set_longest_note(self, note: str) -> None:
        """Leave room for notes as long as this in every row; for none when it is empty."""
        if note != self._longest_note:
            self._longest_note = note
            self._lay_out_again()

    def fonts_now(self) -> _Fonts:
        """The fonts at the present text size."""
        if self._fonts is None:
            self._fonts = _Fonts()
        return self._fonts

    def shape_now(self) -> _Shape:
        """How rows are laid out at the present width."""
        if self._known is None:
            width = self.viewport().width()
            self._known = _shape(
                width, self.fonts_now(), self._chips, self._states, note=self._longest_note
            )
        return self._known

    def _lay_out_again(self) -> None:
        self._known = None
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Override QListView.sizeHint: as tall as all rows."""
        return QSize(scaled(320), self.model().rowCount() * self.shape_now().height)

    def minimumSizeHint(self) -> QSize:
        """Override QListView.minimumSizeHint."""
        return QSize(scaled(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QListView.resizeEvent: rows follow the width."""
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Override QListView.changeEvent: rows follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self._fonts = None
            self._lay_out_again()
        super().changeEvent(event)

    def scrollTo(  # noqa: N802 Qt's name
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Override QListView.scrollTo: the page around us scrolls."""
        super().scrollTo(index, hint)
        area = self._page()
        content = area.widget() if area is not None else None
        if area is None or content is None or not index.isValid():
            return
        row = self.visualRect(index)
        middle = self.viewport().mapTo(content, QPoint(0, row.center().y()))
        area.ensureVisible(0, middle.y(), 0, row.height() // 2 + 12)

    def _page(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def moveCursor(  # noqa: N802 Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Override QListView.moveCursor: a page is what one sees of the list, not all of it."""
        actions = QAbstractItemView.CursorAction
        steps = {actions.MovePageDown: 1, actions.MovePageUp: -1}.get(action)
        if steps is None or not self.model().rowCount():
            return super().moveCursor(action, modifiers)
        seen = self.visibleRegion().boundingRect().height()
        step = max(1, seen // self.shape_now().height - 1)
        to = max(0, self.currentIndex().row()) + steps * step
        return self.model().index(min(max(0, to), self.model().rowCount() - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QListView.keyPressEvent: Enter and Space open, Up leaves at the top."""
        current = self.currentIndex()
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and current.isValid():
            self.opened.emit(current)
        elif event.key() == Qt.Key.Key_Up and current.row() <= 0:
            self.left_at_top.emit()
        else:
            super().keyPressEvent(event)
