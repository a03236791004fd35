"""The journal as rows: newest first, the first act of each day marked, searchable."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from privacyhelper.services.history import Act, Acts
from privacyhelper.services.wording import day

ACT = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a row's `Act` is found."""
DAY = int(Qt.ItemDataRole.UserRole) + 2
"""The role of a row's day, as a date, on the first row of each day; None on the others."""

_SLICE = 100


class JournalList(QAbstractListModel):
    """The acts that fit what was typed, the newest first.

    Acts are put into words when a row is shown. A search needs the words of all; `warm` prepares
    them in small parts, so that the first keystroke need not.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: Acts | None = None
        self._words: list[str] = []
        self._query: tuple[str, ...] = ()
        self._shown: Sequence[int] = ()

    def show(self, acts: Acts) -> None:
        """Show this journal; what was typed stays."""
        self.beginResetModel()
        self._acts = acts
        self._words = []
        self._shown = self._fitting(range(len(acts) - 1, -1, -1))
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only the acts in which every word occurs; all of them for an empty text."""
        query = tuple(text.casefold().split())
        if query == self._query or self._acts is None:
            self._query = query
            return
        self.beginResetModel()
        self._query = query
        self._shown = self._fitting(range(len(self._acts) - 1, -1, -1))
        self.endResetModel()

    def _fitting(self, rows: Sequence[int]) -> Sequence[int]:
        if not self._query or self._acts is None:
            return rows
        self._read(len(self._acts))
        words, query = self._words, self._query
        return [at for at in rows if all(word in words[at] for word in query)]

    def _read(self, until: int) -> None:
        if self._acts is not None:
            for at in range(len(self._words), min(until, len(self._acts))):
                self._words.append(self._acts[at].words)

    def warm(self) -> Iterator[Callable[[], object]]:
        """Parts of the work that makes the first search quick, for `kit.staged.Staged`."""
        acts = self._acts
        while acts is not None and acts is self._acts and len(self._words) < len(acts):
            yield lambda: self._read(len(self._words) + _SLICE)

    @property
    def searching(self) -> bool:
        """Whether only what fits a search is shown."""
        return bool(self._query)

    def act(self, row: int) -> Act | None:
        """The act in a row; None where there is no such row."""
        if self._acts is None or not 0 <= row < len(self._shown):
            return None
        return self._acts[self._shown[row]]

    def row_of(self, event_id: str) -> int:
        """The row of this event's act among what is shown, or -1."""
        position = self._acts.position(event_id) if self._acts is not None else None
        if position is None or position not in self._shown:
            return -1
        return self._shown.index(position)

    def day_of(self, row: int) -> date | None:
        """The day of a row; None where there is no such row."""
        if self._acts is None or not 0 <= row < len(self._shown):
            return None
        return self._acts.day(self._shown[row])

    def begins_day(self, row: int) -> bool:
        """Whether a row is the first of its day."""
        return row == 0 or self.day_of(row) != self.day_of(row - 1)

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
        act = self.act(index.row()) if index.isValid() else None
        if act is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return act.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(act)
        if role == ACT:
            return act
        if role == DAY:
            return act.on if self.begins_day(index.row()) else None
        return None

    def _spoken(self, act: Act) -> str:
        """All that a row shows, in words, in the order in which it matters."""
        state = self.tr("Taken back") if act.taken_back else ""
        proof = self.tr("with proof") if act.file else ""
        parts = (state, act.sentence.rstrip("."), act.platform, act.account, day(act.on), act.time)
        return ", ".join(part for part in (*parts, proof) if part)
