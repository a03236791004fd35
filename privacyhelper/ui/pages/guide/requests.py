"""Drawings of what is written and sent: form fields, letters, e-mails, the button that sends."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from privacyhelper.domain.catalogue import Email, Fill, Submit
from privacyhelper.domain.deadlines import answer_due
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.pages.guide.frame import Part, grows
from privacyhelper.ui.pages.guide.part import Scene, StepPart
from privacyhelper.ui.widgets.drawings import Breadcrumb
from privacyhelper.ui.widgets.inputs import CopyButton, CopyField
from privacyhelper.ui.widgets.labels import Body, Small, Strong


class FillPart(StepPart):
    """The fields of a form or the text of a letter, in order, each ready to copy."""

    def __init__(self, step: Fill, scene: Scene) -> None:
        super().__init__(scene)
        self.column.setSpacing(12)
        if step.target_unknown:
            self.add(Small(self.tr("Nobody has seen this form. Its fields may have other names.")))
        for name, text in (
            (self.tr("To"), step.recipient),
            (self.tr("Subject"), step.subject),
            (self.tr("Letter"), step.body),
        ):
            if text:
                self._copy(name, text)
        for field in step.fields:
            if field.suggest:
                self._copy(field.label, field.suggest, field.hint)
            else:
                self._hint(field.label, field.hint)
        self.say_brackets(step.body + "".join(field.suggest for field in step.fields))
        if scene.walker.walk.control.kind != "letter":
            self.say_language(tuple(field.label for field in step.fields), translated=False)

    def _copy(self, label: str, text: str, hint: str = "") -> None:
        if self.scene.little:
            self.add(little_copy(label, text))
        else:
            self.add(CopyField(label, text, hint))

    def _hint(self, label: str, hint: str) -> None:
        own = Part(spacing=0)
        own.add(Strong(label))
        if hint and not self.scene.little:
            own.add(Body(hint))
        self.add(own)


class SubmitPart(StepPart):
    """The button to press there, and what the clock will say."""

    def __init__(self, step: Submit, scene: Scene) -> None:
        super().__init__(scene)
        if step.target:
            self.add(Small(self.tr("The button there reads:")))
            self.add(Breadcrumb((step.target,)))
            self.say_language((step.target,), translated=False)
        elif step.target_unknown:
            self.add(Small(self.tr("We do not know the exact words on its button.")))
        add_clock(self)


class EmailPart(StepPart):
    """A ready e-mail: recipient, subject and text, each to copy."""

    def __init__(self, step: Email, scene: Scene) -> None:
        super().__init__(scene)
        self.column.setSpacing(12)
        if scene.walker.mail_failed:
            self.add(
                Body(
                    self.tr(
                        "No mail program took this text: it may be too long, or none is set up. "
                        "Copy the parts into your mail instead."
                    )
                )
            )
        if "@" in step.recipient:
            self._copy(self.tr("To"), step.recipient)
        else:
            who = step.recipient.strip("<>")
            self.add(Small(self.tr("To: {0}. Only you know this address.").format(who)))
        self._copy(self.tr("Subject"), step.subject)
        self._copy(self.tr("Text"), step.body)
        self.say_brackets(step.body)
        add_clock(self)

    def _copy(self, label: str, text: str) -> None:
        if self.scene.little:
            self.add(little_copy(label, text))
        else:
            self.add(CopyField(label, text))


def add_clock(part: StepPart) -> None:
    """Say by when an answer to a request is due if it is sent today."""
    walk, services = part.walker.walk, part.walker.shell.services
    due = answer_due(
        walk.control,
        services.person.place,
        services.plans.today(),
        services.catalogue.laws(),
        services.catalogue.jurisdictions(),
    )
    if due is not None:
        part.add(Small(wording_steps.if_sent_today(due)))


def little_copy(label: str, text: str) -> QWidget:
    """A text to copy where there is no room to read it."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(Strong(label), 1)
    button = CopyButton(text)
    button.setAccessibleName(f"{button.label}: {label}")
    line.addWidget(button)
    grows(row)
    return row
