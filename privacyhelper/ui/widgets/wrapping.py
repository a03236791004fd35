"""A link whose text may be long: it wraps to the width it gets."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.widgets.buttons import LinkButton

_LEAST = 24
_NARROWEST = 160


class WrapLink(LinkButton):
    """An inline link of any length, at most as wide as its text and as high as its lines."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, inline=True)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Override QWidget.hasHeightForWidth."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Override QWidget.heightForWidth."""
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        bounds = QFontMetrics(self.font()).boundingRect(0, 0, width, 10_000, flags, self.label)
        return max(_LEAST, bounds.height() + 4)

    def sizeHint(self) -> QSize:
        """Override LinkButton.sizeHint: all on one line."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.label) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Override PressButton.minimumSizeHint: it may wrap."""
        return QSize(min(self.sizeHint().width(), scaled(_NARROWEST)), _LEAST)
