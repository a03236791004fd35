"""Rows that follow a list of values: what is the same stays, only what differs is made anew."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.kit.tokens import Tone
from privacyhelper.ui.widgets.rows import Row

AT_ONCE = 8
"""So many new rows are built at once; the others in later turns of the event loop."""


class RowSpec(Struct, frozen=True):
    """What one row shows. `key` says which row it is: two of a list never share one."""

    key: Hashable
    title: str
    subtitle: str = ""
    initial: str = ""
    chip: tuple[str, Tone] | None = None
    button: str = ""
    primary: bool = False

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        word = f". {self.chip[0]}" if self.chip is not None else ""
        details = f". {self.subtitle}" if self.subtitle else ""
        return f"{self.title}{word}{details}"


class RowList(QWidget):
    """A column of rows. Focus and place survive a change of the others.

    Below one row something may be opened (`open_below`); it stays with its row.
    """

    pressed = Signal(object)
    built = Signal()
    """All rows are there."""

    def __init__(self, parent: QWidget | None = None, *, at_once: int = AT_ONCE) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._specs: dict[Hashable, RowSpec] = {}
        self._rows: dict[Hashable, Row] = {}
        self._below: tuple[Hashable, QWidget] | None = None
        self._staged: Staged | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """Which rows are wanted, in order; the last of them may still be on their way."""
        return tuple(self._specs)

    @property
    def building(self) -> bool:
        """Whether rows are still on their way; `built` tells when they are there."""
        return self._staged is not None and self._staged.running

    def row(self, key: Hashable) -> Row | None:
        """The row of this key, once it is built."""
        return self._rows.get(key)

    @property
    def below(self) -> QWidget | None:
        """What is opened below a row."""
        return self._below[1] if self._below is not None else None

    def set_rows(self, specs: Sequence[RowSpec]) -> None:
        """Show exactly these rows in this order."""
        self.cancel()
        wanted = {spec.key: spec for spec in specs}
        for key in [k for k in self._rows if wanted.get(k) != self._specs.get(k)]:
            self._drop(self._rows.pop(key))
        if self._below is not None and self._below[0] not in wanted:
            self.close_below()
        self._specs = wanted
        parts = self._parts()
        new = 0
        for part, makes in parts:
            part()
            new += makes
            if new >= self._at_once:
                self._staged = Staged((p for p, _ in parts), self)
                self._staged.finished.connect(self.built)
                self._staged.start()
                return
        self.built.emit()

    def cancel(self) -> None:
        """Build no more rows."""
        if self._staged is not None:
            self._staged.cancel()
            self._staged.deleteLater()
            self._staged = None

    def finish(self) -> None:
        """Build what is still on its way at once."""
        if self._staged is not None:
            self._staged.finish()

    def open_below(self, key: Hashable, widget: QWidget) -> None:
        """Put a widget under this row, instead of any that was under one before."""
        self.close_below()
        self._below = (key, widget)
        row = self._rows.get(key)
        if row is not None:
            self._column.insertWidget(self._column.indexOf(row) + 1, widget)

    def close_below(self) -> None:
        """Take away what was opened below a row."""
        if self._below is not None:
            self._drop(self._below[1])
            self._below = None

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _parts(self) -> Iterator[tuple[Callable[[], object], bool]]:
        """One part a row, and whether it makes a new one."""
        for position, spec in enumerate(self._specs.values()):
            makes = spec.key not in self._rows
            yield partial(self._place, position, spec), makes

    def _place(self, position: int, spec: RowSpec) -> None:
        row = self._rows.get(spec.key)
        if row is None:
            row = self._make(spec)
        at = position + self._shift(position)
        if self._column.indexOf(row) != at:
            self._column.insertWidget(at, row)
        if self._below is not None and self._below[0] == spec.key:
            self._column.insertWidget(at + 1, self._below[1])

    def _shift(self, position: int) -> int:
        """One more when something is opened below a row above this position."""
        if self._below is None:
            return 0
        keys = list(self._specs)
        return int(self._below[0] in keys and keys.index(self._below[0]) < position)

    def _make(self, spec: RowSpec) -> Row:
        row = Row(
            spec.title,
            spec.subtitle,
            initial=spec.initial,
            chip=spec.chip,
            button=spec.button,
            primary=spec.primary,
        )
        row.setAccessibleName(spec.spoken)
        row.pressed.connect(lambda: self.pressed.emit(spec.key))
        self._rows[spec.key] = row
        return row
