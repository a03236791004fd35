"""Small windows over the main one: a question, and what to do about a bug."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.page import Question
from privacyhelper.ui.widgets.buttons import Button, PrimaryButton
from privacyhelper.ui.widgets.inputs import CopyButton, TextArea
from privacyhelper.ui.widgets.labels import Body, Heading

_WIDTH = 460


class QuestionDialog(QDialog):
    """Asks one question. Escape is the quiet answer; for a grave act so is Enter."""

    def __init__(self, question: Question, then: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question.title)
        self.setMinimumWidth(scaled(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 22)
        column.setSpacing(10)
        column.addWidget(Heading(question.title))
        column.addWidget(Body(question.text))
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addStretch(1)
        self.no = Button(question.no)
        self.yes = PrimaryButton(question.yes)
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.accepted.connect(then)
        (self.no if question.grave else self.yes).setFocus()


class FaultDialog(QDialog):
    """Says why the program cannot start, to somebody who sees no terminal."""

    def __init__(self, sentence: str) -> None:
        super().__init__(None)
        self.setWindowTitle("Privacy Helper")
        self.setMinimumWidth(scaled(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 22)
        column.setSpacing(10)
        column.addWidget(Heading(self.tr("Privacy Helper cannot start")))
        column.addWidget(Body(sentence, selectable=True))
        column.addSpacing(8)
        close = PrimaryButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


class BugDialog(QDialog):
    """Says that something unexpected happened, and shows in full what a report would contain."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something unexpected happened"))
        self.setMinimumWidth(scaled(_WIDTH + 160))
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 22)
        column.setSpacing(10)
        column.addWidget(Heading(self.tr("Something unexpected happened")))
        column.addWidget(
            Body(
                self.tr(
                    "This is a fault of the program. What you did before is saved. Nothing was "
                    "sent. If you want to report it, this text says what happened:"
                )
            )
        )
        text = TextArea(self.tr("What a report would contain"), report, lines=9)
        text.setReadOnly(True)
        column.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(CopyButton(report))
        row.addStretch(1)
        close = PrimaryButton(self.tr("Go on"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()
