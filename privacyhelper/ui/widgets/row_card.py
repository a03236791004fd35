"""A card with a heading and rows; the first few show, the others when asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.labels import Small
from privacyhelper.ui.widgets.row_list import RowList, RowSpec
from privacyhelper.ui.widgets.surfaces import Card

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
    def limit(self) -> int:
        """So many rows show."""
        return self._limit

    def set_rows(self, specs: Sequence[RowSpec], note: str = "") -> None:
        """Show these, with a note below the heading."""
        self._specs = tuple(specs)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        rest = len(self._specs) - self._limit
        self.more.setVisible(rest > 0)
        if rest > STEP:
            text = self.tr("Show {0} more of {1}").format(STEP, len(self._specs))
        else:
            text = self.tr("Show all {0}").format(len(self._specs))
        self.more.setText(text)
        self.more.setAccessibleName(f"{self._heading}: {text}")
        self.rows.set_rows(self._specs[: self._limit])

    def _show_more(self) -> None:
        """Show more, and take the focus to the first of them: this button may go away."""
        first = self._specs[self._limit].key
        self._limit += STEP
        self.set_rows(self._specs, self.note.text())
        row = self.rows.row(first)
        if row is not None and row.button is not None:
            row.button.setFocus()
