"""Fields: search, text, text area, and a text to copy."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from privacyhelper.ui.kit.paint import scaled, ui_font
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.kit.theme import field_sheet
from privacyhelper.ui.kit.tokens import tokens_of
from privacyhelper.ui.widgets.buttons import LONGEST, Button
from privacyhelper.ui.widgets.labels import Body, Small
from privacyhelper.ui.widgets.surfaces import Inset

_SAID_MS = 2000


def _follow(field: QWidget, event: QEvent) -> None:
    """Take up the scheme and the text size, which Qt leaves as they were in a style sheet."""
    if event.type() == QEvent.Type.PaletteChange:
        _dress(field)
    if event.type() == QEvent.Type.FontChange:
        wanted = ui_font()
        if field.font() != wanted:
            field.setFont(wanted)
        field.updateGeometry()


def _dress(field: QWidget) -> None:
    """Give a field its edge and corners; one of its own, so that no other widget pays for it."""
    sheet = field_sheet(tokens_of(field.palette()))
    if field.styleSheet() != sheet:
        field.setStyleSheet(sheet)


class TextField(QLineEdit):
    """One line of text; `name` is what screen readers say."""

    def __init__(
        self, name: str, text: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        _dress(self)

    def sizeHint(self) -> QSize:
        """Override QLineEdit.sizeHint."""
        height = max(41, QFontMetrics(self.font()).height() + 22)
        return QSize(scaled(220), height)

    def minimumSizeHint(self) -> QSize:
        """Override QLineEdit.minimumSizeHint."""
        return QSize(scaled(120), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Override QLineEdit.changeEvent: follow the text size."""
        _follow(self, event)
        super().changeEvent(event)


class SearchField(TextField):
    """Search as you type; Escape empties it, Down asks to go into the results.

    `searched(text)` comes with every keystroke, trimmed.
    """

    searched = Signal(str)
    down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder.rstrip("….: "), "", placeholder, parent)
        self.textChanged.connect(lambda text: self.searched.emit(text.strip()))

    def sizeHint(self) -> QSize:
        """Override TextField.sizeHint."""
        size = super().sizeHint()
        return QSize(size.width(), size.height() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QLineEdit.keyPressEvent."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab leaves it."""

    def __init__(
        self,
        name: str,
        text: str = "",
        placeholder: str = "",
        *,
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        own_scroll_bars(self)
        _dress(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QPlainTextEdit.sizeHint."""
        line = QFontMetrics(self.font()).lineSpacing()
        return QSize(scaled(260), self._lines * line + 28)

    def minimumSizeHint(self) -> QSize:
        """Override QPlainTextEdit.minimumSizeHint."""
        return QSize(scaled(120), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Override QPlainTextEdit.changeEvent: follow the text size."""
        _follow(self, event)
        super().changeEvent(event)


class Field(QWidget):
    """A label above a field, and below it a hint or what is wrong with the entry."""

    def __init__(
        self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self.label = Small(label)
        self.label.setBuddy(field)
        self.note = Small(hint)
        if not hint:
            self.note.hide()
        column.addWidget(self.label)
        column.addWidget(field)
        column.addWidget(self.note)

    def set_fault(self, sentence: str) -> None:
        """Say what is wrong and how to mend it; an empty text brings the hint back."""
        self.note.set_ink("high" if sentence else "muted")
        self.note.setText(sentence or self._hint)
        self.note.setVisible(bool(sentence or self._hint))
        self.field.setAccessibleDescription(sentence or self._hint)


class CopyButton(Button):
    """Puts a text on the clipboard when pressed, and says so for two seconds."""

    copied = Signal()

    def __init__(self, text: str, words: str = "", parent: QWidget | None = None) -> None:
        self._words = words
        super().__init__("", parent)
        self._words = words or self.tr("Copy")
        self._payload = text
        self.setText(self._words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAID_MS)
        self._timer.timeout.connect(lambda: self.setText(self._words))
        self.clicked.connect(self._copy)

    def set_payload(self, text: str) -> None:
        """Copy another text from now on."""
        self._payload = text
        self.setText(self._words)

    def sizeHint(self) -> QSize:
        """Override Button.sizeHint: as wide as the longer of its two words."""
        size = super().sizeHint()
        metrics = QFontMetrics(self.font())
        words = (self._words, self.tr("Copied"))
        widest = max(metrics.horizontalAdvance(word) for word in words)
        widest = min(widest, LONGEST)  # longer words wrap
        return QSize(max(size.width(), widest + 2 * self.PADDING), size.height())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._payload)
        self.setText(self.tr("Copied"))
        self._timer.start()
        self.copied.emit()


class CopyField(QWidget):
    """A label, a text to read, and a button that copies it; the text can be selected too."""

    copied = Signal()

    def __init__(
        self, label: str, text: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.label = Small(label)
        column.addWidget(self.label)
        inset = Inset(margin=10)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.text = Body(text, selectable=True)
        self.button = CopyButton(text)
        self.button.setAccessibleName(self.tr("Copy: {0}").format(label))
        self.button.copied.connect(self.copied)
        row.addWidget(self.text, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        inset.add_layout(row)
        column.addWidget(inset)
        self.hint = Small(hint)
        if not hint:
            self.hint.hide()
        column.addWidget(self.hint)

    def set_text(self, text: str) -> None:
        """Show and copy another text."""
        self.text.setText(text)
        self.button.set_payload(text)
