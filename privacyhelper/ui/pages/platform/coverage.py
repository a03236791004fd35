"""Coverage: what of the uses is stopped and what goes on, and what each control does to it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.coverage import Status, UseCoverage, Way
from privacyhelper.services import wording
from privacyhelper.services.wording import platform as wording_platform
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.tokens import Tone
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.platform.view import Part, View
from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.chips import Chip
from privacyhelper.ui.widgets.labels import Body, Muted, Small, SmallBody, SmallStrong, Strong
from privacyhelper.ui.widgets.layouts import Column
from privacyhelper.ui.widgets.surfaces import Card, Separator

_TONE: dict[Status, Tone] = {
    "stopped": "low",
    "limited": "medium",
    "asked": "info",
    "unsure": "medium",
    "refused": "high",
    "open": "high",
    "no-way": "critical",
    "silent": "neutral",
    "off": "neutral",
}
_WIDE_CELL = 96
_WIDE_NAME = 240
_MOST_COLUMNS = 5


class Matrix(QWidget):
    """Uses down, ways across: each cell says what the way does to the use and how it stands.

    Where there is no room for the columns, each use lists its ways below it instead.
    """

    def __init__(self, view: View, ways: tuple[Control, ...]) -> None:
        super().__init__()
        self._view = view
        self._ways = ways
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._as_grid: bool | None = None
        self.arrange(0)

    def arrange(self, width: int) -> None:
        """Choose between columns and lists for this width."""
        needed = scaled(_WIDE_NAME + (len(self._ways) + 1) * _WIDE_CELL)
        grid = width >= needed and len(self._ways) <= _MOST_COLUMNS
        if grid == self._as_grid:
            return
        self._as_grid = grid
        self._column.clear()
        self._column.addWidget(self._grid() if grid else self._lists())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        self.arrange(event.size().width())

    def _grid(self) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        for at, control in enumerate(self._ways):
            grid.addWidget(SmallStrong(control.title), 0, at + 2, top)
        for number, use in enumerate(self._view.here.coverage):
            row = 2 * number + 1
            grid.addWidget(Separator(), row, 0, 1, len(self._ways) + 2)
            grid.addWidget(SmallStrong(_title(self._view, use)), row + 1, 0, top)
            grid.addWidget(_status(self._view, use), row + 1, 1, top)
            for at, control in enumerate(self._ways):
                grid.addWidget(self._cell(use, control), row + 1, at + 2, top)
        grid.setColumnStretch(0, 3)
        for column in range(2, len(self._ways) + 2):
            grid.setColumnStretch(column, 2)
        return inner

    def _cell(self, use: UseCoverage, control: Control) -> QWidget:
        way = next((w for w in use.ways if w.control == control.id), None)
        if way is None:
            none = Small("–")
            none.setAccessibleName(
                self.tr("{title}: does not touch it").format(title=control.title)
            )
            return none
        state = wording.state(self._view.here.states[control.id])
        label = SmallBody(f"{wording_platform.EFFECT_SHORT[way.effect]}\n{_how(way, state)}")
        label.setAccessibleName(wording_platform.way(way, control.title, state))
        return label

    def _lists(self) -> QWidget:
        inner = QWidget()
        column = Column(inner, spacing=4)
        column.setContentsMargins(0, 0, 0, 0)
        titles = {control.id: control.title for control in self._view.here.controls}
        for number, use in enumerate(self._view.here.coverage):
            if number:
                column.addSpacing(8)
                column.addWidget(Separator())
                column.addSpacing(8)
            column.addWidget(Strong(_title(self._view, use)))
            column.addWidget(_status(self._view, use))
            for way in use.ways:
                state = wording.state(self._view.here.states[way.control])
                column.addWidget(SmallBody(wording_platform.way(way, titles[way.control], state)))
            if not use.ways:
                column.addWidget(Small(self.tr("No way touches it.")))
        return inner


def _how(way: Way, state: str) -> str:
    """How a way stands, in the cell's second line."""
    if way.status == "open":
        return state.partition(" ·")[0]
    return wording.STATUS[way.status]


def _title(view: View, use: UseCoverage) -> str:
    clause = view.here.platform.clause(use.clause)
    return clause.title if clause is not None else use.clause


def _status(view: View, use: UseCoverage) -> Chip:
    word = wording.STATUS[use.status]
    chip = Chip(word, _TONE[use.status])
    when = f", seen on {wording.day(use.on)}" if use.on is not None else ""
    chip.setAccessibleName(f"{_title(view, use)}: {word}{when}")
    return chip


class CoverageTab(Part):
    """One sentence of state, the matrix, and what the words in it mean."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        self._fill()

    def show_view(self, view: View) -> None:
        """Override Part.show_view."""
        changed = view.here.coverage != self.view.here.coverage
        super().show_view(view)
        if changed or view.here.states != self._states:
            self.column.clear()
            self._fill()

    def _fill(self) -> None:
        view = self.view
        self._states = view.here.states
        if not view.here.coverage:
            self._empty()
            return
        self.column.addWidget(Body(self._sentence()))
        card = Card(self.tr("What is stopped, and by what"))
        card.body.addSpacing(8)
        touching = {way.control for use in view.here.coverage for way in use.ways}
        ways = tuple(c for c in view.here.controls if c.id in touching)
        self.matrix = Matrix(view, ways)
        card.add(self.matrix)
        self.column.addWidget(card)
        self.column.addWidget(
            Muted(
                self.tr(
                    "A request counts as stopped only after you record a yes. What came back on, "
                    "or changed, counts as nothing until you have looked."
                )
            )
        )
        link = LinkButton(self.tr("What you can do"))
        link.clicked.connect(lambda: self.shell.go(Route("platform", view.here.target(), "do")))
        self.column.addWidget(link)

    def _sentence(self) -> str:
        counted = self.view.here.counted
        if not counted:
            return self.tr("No use of your data for AI is on by default here.")
        stopped = sum(use.status == "stopped" for use in counted)
        uses = wording.count(len(counted), "use")
        return self.tr("{stopped} of {uses} stopped.").format(stopped=stopped, uses=uses)

    def _empty(self) -> None:
        card = Card(self.tr("Nothing to stop here"))
        card.add(
            Body(self.tr("Its terms name no use of your data for AI that holds where you live."))
        )
        self.column.addWidget(card)
