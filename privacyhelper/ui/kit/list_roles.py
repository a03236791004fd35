"""What a list's row says of itself, beyond Qt's own roles: read by views, answered by models."""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class RowRole(IntEnum):
    """The parts of a row. Its title is Qt's `DisplayRole`; all are text and may be empty."""

    KEY = _FIRST + 1
    """What stays the same however the row looks."""
    DETAILS = _FIRST + 2
    """The small line below the title."""
    NOTE = _FIRST + 3
    """Another small line, across the whole row."""
    CHIP = _FIRST + 4
    TONE = _FIRST + 5
    """The tone of the chip: one of `tokens.TONES`."""
    STATE = _FIRST + 6
    """Where things stand, in words."""
    OPEN = _FIRST + 7
    """A true value where something waits to be done, so that the state may stand out."""
