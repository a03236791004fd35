"""Two columns side by side that stand one below the other where there is no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.widgets.layouts import Column

_BETWEEN = 18
_WITHIN = 14
_NARROW = 600


class Columns(QWidget):
    """A main column (`left`) and a side column (`right`); cards in them keep their own height.

    Args:
        shares: the widths of the two, relative to each other.
        narrow: below this width at text scale 1 the side column stands below the main one.
    """

    def __init__(
        self,
        shares: tuple[int, int] = (536, 346),
        *,
        narrow: int = _NARROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shares = shares
        self._narrow = narrow
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_BETWEEN)
        self.left = Column(spacing=_WITHIN)
        self.right = Column(spacing=_WITHIN)
        self._box.addLayout(self.left)
        self._box.addLayout(self.right)
        self._share(side_by_side=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def side_by_side(self) -> bool:
        """Whether the columns stand beside each other now."""
        return self._box.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Override QWidget.minimumSizeHint: what the wider column needs."""
        left, right = self.left.minimumSize(), self.right.minimumSize()
        return QSize(max(left.width(), right.width()), max(left.height(), right.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: side by side where there is room."""
        super().resizeEvent(event)
        needed = self.left.minimumSize().width() + self.right.minimumSize().width() + _BETWEEN
        beside = event.size().width() >= max(needed, scaled(self._narrow))
        if beside != self.side_by_side:
            self._share(side_by_side=beside)

    def _share(self, *, side_by_side: bool) -> None:
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if side_by_side else direction.TopToBottom)
        for outer, share in zip((self.left, self.right), self._shares, strict=True):
            self._box.setStretchFactor(outer, share if side_by_side else 0)
