"""History: what happened when, newest first, for this place and elsewhere."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from privacyhelper.domain.catalogue import TimelineEntry
from privacyhelper.domain.places import applies
from privacyhelper.services import wording
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Shell
from privacyhelper.ui.pages.platform.view import Part, View, source_titles
from privacyhelper.ui.widgets.labels import Body, Small, SmallStrong
from privacyhelper.ui.widgets.layouts import Column
from privacyhelper.ui.widgets.surfaces import Card, Disclosure, Separator

_DATE = 148
_NARROW = 440


def here_and_elsewhere(
    view: View,
) -> tuple[tuple[TimelineEntry, ...], tuple[TimelineEntry, ...]]:
    """The platform's dated events of this place and the others, newest first."""
    newest = sorted(view.here.platform.timeline, key=lambda entry: entry.date, reverse=True)
    here = tuple(e for e in newest if applies(view.place, e.jurisdictions))
    return here, tuple(e for e in newest if e not in here)


class HistoryTab(Part):
    """A dated list; what happened only in other places is folded away."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        here, elsewhere = here_and_elsewhere(view)
        card = Card(self.tr("What happened"))
        self.column.addWidget(card)
        self.staged: Staged | None = None
        if here:
            self.staged = _list(card.body, view, here, card)
        else:
            card.add(Body(self.tr("We know of no dated event for the place you live in.")))
        if elsewhere:
            words = self.tr("Elsewhere ({n})").format(n=len(elsewhere))
            self.elsewhere = Disclosure(words, lambda: self._elsewhere(elsewhere))
            self.column.addWidget(self.elsewhere)

    def _elsewhere(self, entries: tuple[TimelineEntry, ...]) -> QWidget:
        card = Card()
        _list(card.body, self.view, entries, card)
        return card


def _list(column: Column, view: View, entries: Sequence[TimelineEntry], owner: QWidget) -> Staged:
    """Fill a column with entries, the first ones at once."""
    staged = Staged(
        [
            partial(_add, column, view, entry, first=at == 0)
            for at, entry in enumerate(entries)
        ],
        owner,
    )
    staged.start()
    return staged


def _add(column: Column, view: View, entry: TimelineEntry, *, first: bool) -> None:
    column.addSpacing(8)
    if not first:
        column.addWidget(Separator())
        column.addSpacing(8)
    column.addWidget(TimelineRow(view, entry))


class TimelineRow(QWidget):
    """A date with what happened beside it, or below it where it gets narrow."""

    def __init__(self, view: View, entry: TimelineEntry) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.when = SmallStrong(wording.partial_date(entry.date))
        dated, what = Column(), Column(spacing=2)
        dated.addSpacing(2)
        dated.addWidget(self.when)
        what.addWidget(Body(entry.event, selectable=True))
        what.addWidget(Small(source_titles(view, entry.sources)))
        self._box.addLayout(dated)
        self._box.addLayout(what, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        beside = event.size().width() >= scaled(_NARROW)
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.when.setMinimumWidth(scaled(_DATE) if beside else 0)
        self.when.setMaximumWidth(scaled(_DATE) if beside else scaled(_NARROW))
