"""The list of acts on the page What I did: one line each, the day at the left of its first one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from privacyhelper.services.history import Act
from privacyhelper.services.wording import MONTHS
from privacyhelper.ui.kit.paint import RADIUS_CONTROL, RADIUS_SMALL, box, scaled, ui_font
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.kit.tokens import Tokens, Tone, color, tokens_of
from privacyhelper.ui.models.journal_list import ACT, DAY, JournalList
from privacyhelper.ui.widgets.chips import initial_colour, paint_initial

_HEIGHT = 64
_GUTTER = 70
_SIDE = 32
_GAP = 12
_PAD = 10
_ROOMY = 220
"""From this width on, in pixels at text scale 1, a row has its platform's initial."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def context(act: Act) -> str:
    """The small line below an act: when, where, and what about unless the sentence says it."""
    about = "" if act.control and act.control in act.sentence else act.control
    return " · ".join(part for part in (act.time, act.platform, act.account, about) if part)


class ActDelegate(QStyledItemDelegate):
    """Draws an act. All of it is in the row's accessible text and in the card beside the list."""

    def __init__(self, view: QListView, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view = view
        self._today = today

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Override QStyledItemDelegate.sizeHint."""
        return QSize(scaled(240), scaled(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QStyledItemDelegate.paint."""
        act = index.data(ACT)
        if not isinstance(act, Act):
            return
        tokens = tokens_of(self._view.palette())
        painter.save()
        rect: QRect = option.rect
        gutter = rect.adjusted(_PAD, 0, 0, 0)
        gutter.setWidth(scaled(_GUTTER))
        row = rect.adjusted(scaled(_GUTTER) + _PAD, 0, 0, 0)
        self._day(painter, gutter, row, index, tokens)
        self._ground(painter, row, option, index, tokens)
        self._words(painter, row.adjusted(_PAD, 0, -_PAD, 0), act, tokens)
        painter.restore()

    def _day(
        self,
        painter: QPainter,
        gutter: QRect,
        row: QRect,
        index: QModelIndex | QPersistentModelIndex,
        tokens: Tokens,
    ) -> None:
        """The day on its first row, and on the topmost one while its day is scrolled by."""
        begins = isinstance(index.data(DAY), date)
        if index.row():
            left = gutter.left() if begins else row.left()
            painter.fillRect(left, row.top(), row.right() - left, 1, color(tokens.line))
        topmost = self._view.indexAt(self._view.viewport().rect().topLeft()).row()
        if not begins and index.row() != topmost + (row.top() < 0):
            return
        act = index.data(ACT)
        day: date = act.on
        above, below = ui_font(13, 600), ui_font(13)
        line = QFontMetrics(above).height()
        top = row.top() + (row.height() - 2 * line - 2) // 2
        painter.setFont(above)
        painter.setPen(color(tokens.ink))
        area = QRect(gutter.left(), top, gutter.width() - 4, line)
        painter.drawText(area, _LEFT, f"{day.day} {MONTHS[day.month - 1][:3]}")
        painter.setFont(below)
        painter.setPen(color(tokens.muted))
        painter.drawText(area.translated(0, line + 2), _LEFT, self._relative(day))

    def _relative(self, day: date) -> str:
        days = (self._today() - day).days
        words = {0: self.tr("today"), 1: self.tr("yesterday")}
        return words.get(days, str(day.year))

    def _ground(
        self,
        painter: QPainter,
        row: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        tokens: Tokens,
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        area = QRectF(row.adjusted(0, 4, 0, -3))
        if chosen or hot:
            box(painter, area, RADIUS_CONTROL, tokens.accent_tint if chosen else tokens.hover)
        if self._view.hasFocus() and index == self._view.currentIndex():
            box(painter, area, RADIUS_CONTROL, None, tokens.accent, 2)

    def _words(self, painter: QPainter, area: QRect, act: Act, tokens: Tokens) -> None:
        side = scaled(_SIDE)
        roomy = area.width() > scaled(_ROOMY)
        if act.platform and roomy:
            place = QRectF(area.left(), area.center().y() - side / 2 + 1, side, side)
            paint_initial(painter, place, act.platform, initial_colour(act.platform))
        area.adjust(side + _GAP if roomy else 0, 0, 0, 0)
        if act.taken_back:
            area.setRight(self._chip(painter, area, self.tr("Taken back"), "neutral", tokens))
        elif act.file:
            area.setRight(self._chip(painter, area, self.tr("Proof"), "info", tokens))
        title, small = ui_font(15, 600), ui_font(13)
        title.setStrikeOut(act.taken_back)
        high, low = QFontMetrics(title).height(), QFontMetrics(small).height()
        top = area.top() + (area.height() - high - low - 1) // 2 + 1
        ink = tokens.muted if act.taken_back else tokens.ink
        _line(painter, QRect(area.left(), top, area.width(), high), act.sentence, title, ink)
        below = QRect(area.left(), top + high + 1, area.width(), low)
        _line(painter, below, context(act), small, tokens.muted)

    def _chip(self, painter: QPainter, area: QRect, text: str, tone: Tone, tokens: Tokens) -> int:
        """Draw a chip at the right end; where the text before it must end."""
        font = ui_font(12.5, 600)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 6
        place = QRectF(area.right() - width, area.center().y() - height / 2 + 1, width, height)
        ink, tint = tokens.tone(tone)
        box(painter, place, RADIUS_SMALL, tint)
        painter.setFont(font)
        painter.setPen(color(ink))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
        return round(place.left()) - _GAP


def _line(painter: QPainter, area: QRect, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(color(ink))
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(area, _LEFT, QFontMetrics(font).elidedText(text, elide, area.width()))


class ActList(QListView):
    """The list: arrows and typing move, Enter goes on to the act's buttons (`activated`)."""

    def __init__(
        self,
        model: JournalList,
        name: str,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ActDelegate(self, today))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_scroll_bars(self)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        # The topmost row says its day: what was drawn before is no longer right after scrolling.
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
