"""A card with a heading and rows; the first few show, the others when asked for."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.labels import Small
from privacyhelper.ui.widgets.row_list import RowList, RowSpec
from privacyhelper.ui.widgets.surfaces import Card

_SPARED = 2
STEP = 200
"""So many more rows one press shows; where there are fewer, all of them."""


class RowCard(Card):
    """Rows under a heading. `pressed(key)` tells whose button was pressed.

    Args:
        heading: the title of the card.
        limit: so many rows show at first.
    """

    pressed = Signal(object)
    changed = Signal()
    """Rows came or went: the tab order is to be read again."""

    def __init__(self, heading: str, *, limit: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._heading = heading
        self._limit = limit
        self._specs: tuple[RowSpec, ...] = ()
        self.body.setSpacing(0)
        self.note = Small()
        self.note.hide()
        self.add(self.note)
        self.body.addSpacing(6)
        self.rows = RowList()
        self.rows.pressed.connect(self.pressed)
        self.rows.built.connect(self.changed)
        self.add(self.rows)
        self.more = LinkButton()
        self.more.clicked.connect(self._show_more)
        self.add(self.more)

    @property
    def shown(self) -> int:
        """So many rows show; a last one or two are not hidden behind a press."""
        total = len(self._specs)
        return total if total <= self._limit + _SPARED else self._limit

    def set_rows(self, specs: Sequence[RowSpec], note: str = "") -> None:
        """Show these, with a note below the heading."""
        self._specs = tuple(specs)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        rest = len(self._specs) - self.shown
        self.more.setVisible(rest > 0)
        if rest > STEP:
            text = self.tr("Show {0} more of {1}").format(STEP, len(self._specs))
        else:
            text = self.tr("Show all {0}").format(len(self._specs))
        self.more.setText(text)
        self.more.setAccessibleName(f"{self._heading}: {text}")
        self.rows.set_rows(self._specs[: self.shown])

    def reveal(self, key: Hashable) -> None:
        """Show so many rows that this one is among them."""
        keys = [spec.key for spec in self._specs]
        if key in keys and keys.index(key) >= self.shown:
            self._limit = keys.index(key) + 1
            self.set_rows(self._specs, self.note.text())

    def _show_more(self) -> None:
        """Show more, and take the focus to the first of them: this button may go away."""
        first = self._specs[self.shown].key
        self._limit += STEP
        self.set_rows(self._specs, self.note.text())
        row = self.rows.row(first)
        if row is not None and row.button is not None:
            row.button.setFocus()
