"""The list of platforms as a Qt model: what each row says, on the screen and to screen readers."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from privacyhelper.services import wording
from privacyhelper.services.library import PlatformRow
from privacyhelper.ui.kit.list_roles import RowRole
from privacyhelper.ui.models.posture_tone import POSTURE_TONE

StateRole = RowRole.STATE
_Index = QModelIndex | QPersistentModelIndex


class PlatformList(QAbstractListModel):
    """Rows of platforms. `replace` tells views only what differs, so selection and focus stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PlatformRow] = []

    @property
    def rows(self) -> Sequence[PlatformRow]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def platform(self, row: int) -> PlatformRow:
        """The platform of a row. Raises IndexError."""
        return self._rows[row]

    def row_of(self, platform_id: str) -> int:
        """The row of a platform, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id == platform_id), -1)

    def replace(self, rows: Iterable[PlatformRow]) -> None:
        """Show these rows, each platform at most once.

        What stays keeps its selection, wherever it moves: rows that go are sorted to the end and
        removed, rows that come are put at the end and sorted in. That is at most four signals.
        """
        wanted = list(rows)
        places = {row.id: at for at, row in enumerate(wanted)}
        if [row.id for row in self._rows] != list(places):
            gone = [row for row in self._rows if row.id not in places]
            self._sort([*self._in_order(places), *gone])
            self._remove_last(len(gone))
            here = {row.id for row in self._rows}
            self._append([row for row in wanted if row.id not in here])
            self._sort(self._in_order(places))
        self._update(wanted)

    def _in_order(self, places: Mapping[str, int]) -> list[PlatformRow]:
        staying = [row for row in self._rows if row.id in places]
        return sorted(staying, key=lambda row: places[row.id])

    def _sort(self, order: list[PlatformRow]) -> None:
        if all(old is new for old, new in zip(self._rows, order, strict=True)):
            return
        self.layoutAboutToBeChanged.emit()
        places = {row.id: at for at, row in enumerate(order)}
        before = self.persistentIndexList()
        after = [self.index(places[self._rows[index.row()].id], 0) for index in before]
        self._rows = order
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _remove_last(self, count: int) -> None:
        if count:
            keep = len(self._rows) - count
            self.beginRemoveRows(QModelIndex(), keep, len(self._rows) - 1)
            del self._rows[keep:]
            self.endRemoveRows()

    def _append(self, rows: list[PlatformRow]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def _update(self, rows: list[PlatformRow]) -> None:
        changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Override QAbstractListModel.rowCount."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Override QAbstractListModel.data."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in _spoken(row) if part)
        return _part(row, role)


def _part(row: PlatformRow, role: int) -> object:
    """What a row says in a role; None for a role it knows nothing of.

    A long name such as “Google account, Search and Gmail” goes on in the small line.
    """
    if role == Qt.ItemDataRole.DisplayRole:
        return row.name.partition(", ")[0]
    if role == RowRole.DETAILS:
        rest = row.name.partition(", ")[2]
        return " · ".join(part for part in (rest, wording.CATEGORY[row.category]) if part)
    if role == RowRole.CHIP:
        return wording.POSTURE[row.posture]
    if role == RowRole.TONE:
        return POSTURE_TONE[row.posture]
    if role == RowRole.STATE:
        return state_of(row)
    if role == RowRole.NOTE:
        return note_of(row)
    if role == RowRole.OPEN:
        return row.open_count > 0
    return row.id if role == RowRole.KEY else None


def state_of(row: PlatformRow) -> str:
    """Where the person stands with a platform, in words."""
    return wording.platform_state(
        mine=row.mine, to_do=row.open_count, done=row.done_count, of=row.main_count
    )


def note_of(row: PlatformRow) -> str:
    """Where the search found it, when not in its name."""
    return wording.found_in(row.hit.where, row.hit.phrase) if row.hit is not None else ""


def _spoken(row: PlatformRow) -> tuple[str, ...]:
    words = (
        wording.CATEGORY[row.category],
        wording.POSTURE[row.posture],
        state_of(row),
        note_of(row),
    )
    return (row.name, *words)
