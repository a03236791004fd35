"""Quotations and facts."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.labels import Body, Small, SmallBody
from privacyhelper.ui.widgets.layouts import FlowLayout


class QuoteBlock(QWidget):
    """Somebody's exact words with a bar at the left, and below them where they are from.

    Quotation marks are the caller's, as they belong to the language of the text.
    """

    def __init__(self, text: str, source: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(17, 9, 14, 9)
        self.body.setSpacing(4)
        self.text = Body(text, selectable=True)
        self.body.addWidget(self.text)
        self.source = Small(source, selectable=True)
        if not source:
            self.source.hide()
        self.body.addWidget(self.source)
        self._links: FlowLayout | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_link(self, text: str, act: Callable[[], object]) -> LinkButton:
        """Add a link below the source; `act` is called when it is pressed."""
        if self._links is None:
            self._links = FlowLayout(spacing=16, line_spacing=0)
            self.body.addLayout(self._links)
        link = LinkButton(text, inline=True)
        link.clicked.connect(lambda _checked: act())
        self._links.addWidget(link)
        return link

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(-12, 0, 0, 0), 8, 8)
        painter.fillPath(path, color(tokens.quote))
        painter.fillRect(QRectF(0, 0, 3, self.height()), color(tokens.accent))


class KeyValueGrid(QWidget):
    """Facts in columns: a small muted name above its value; empty values are left out."""

    def __init__(
        self,
        facts: list[tuple[str, str]],
        *,
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        shown = [(name, value) for name, value in facts if value]
        for at, (name, value) in enumerate(shown):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(Small(name))
            words = SmallBody(value, selectable=True)
            words.setAccessibleName(f"{name}: {value}")
            cell.addWidget(words)
            cell.addStretch(1)
            grid.addLayout(cell, at // columns, at % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
