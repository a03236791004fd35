"""What did they answer? Nothing is chosen beforehand: a yes is only ever the person's word."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.pages.reminders.acts import Outcome
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.inputs import TextField
from privacyhelper.ui.widgets.labels import Body, Small


class AnswerForm(QWidget):
    """Yes, no or in part, and their words if the person likes; `save` is its filled button.

    Args:
        act: writes the outcome and the note.
        unread: also offer “not read yet”.
    """

    def __init__(self, act: Callable[[Outcome, str], object], *, unread: bool) -> None:
        super().__init__()
        self._act = act
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        question = self.tr("What did they answer?")
        column.addWidget(Body(question))
        self._choices: list[tuple[QRadioButton, Outcome]] = [
            (QRadioButton(self.tr("Yes, they stop")), "confirmed"),
            (QRadioButton(self.tr("No, they refuse")), "refused"),
            (QRadioButton(self.tr("Yes, but only in part")), "partly"),
        ]
        if unread:
            self._choices.append((QRadioButton(self.tr("I have not read it yet")), "unread"))
        group = QButtonGroup(self)
        for radio, _ in self._choices:
            radio.setAccessibleName(f"{question} {radio.text()}")
            group.addButton(radio)
            column.addWidget(radio)
        self.note = TextField(
            self.tr("Their words"), placeholder=self.tr("Their words, if you like to keep them")
        )
        column.addSpacing(4)
        column.addWidget(self.note)
        self.save = PrimaryButton(self.tr("Save the answer"))
        self.save.clicked.connect(self._save)
        self.fault = Small(self.tr("Please choose one of the answers first."))
        self.fault.set_ink("high")
        self.fault.hide()
        column.addWidget(self.fault)
        group.buttonClicked.connect(self.fault.hide)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def first(self) -> QRadioButton:
        """The first choice, for the focus."""
        return self._choices[0][0]

    def _save(self) -> None:
        for radio, outcome in self._choices:
            if radio.isChecked():
                self._act(outcome, self.note.text())
                return
        self.fault.show()
        self.save.setAccessibleDescription(self.fault.text())
        self.first.setFocus()
