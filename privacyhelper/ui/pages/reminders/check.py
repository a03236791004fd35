"""What opens below a reminder: what to look for, where, and the answers.

It holds the page's one filled button: first the way to the page, then the usual answer.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.domain.progress import ControlRecord
from privacyhelper.services import wording
from privacyhelper.ui.kit.paint import scaled, text_scale
from privacyhelper.ui.pages.reminders.acts import Acts
from privacyhelper.ui.pages.reminders.answer import AnswerForm
from privacyhelper.ui.pages.reminders.later import LaterButton
from privacyhelper.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.labels import Body, Label, Small
from privacyhelper.ui.widgets.layouts import FlowLayout
from privacyhelper.ui.widgets.quotes import KeyValueGrid

_INDENT = 50
"""As far in as the words of the row above: its initial and the gap after it."""

_ROOMY = 1.5
"""With larger text there is no room to lose."""


class CheckPanel(QWidget):
    """The one-minute check of a reminder, or its question."""

    def __init__(self, acts: Acts, record: ControlRecord) -> None:
        super().__init__()
        self._acts = acts
        self.primary: QWidget | None = None
        """What takes the focus: the filled button, or the first answer of a question."""
        self._column = QVBoxLayout(self)
        indent = scaled(_INDENT) if text_scale() <= _ROOMY else 0
        self._column.setContentsMargins(indent, 0, 0, 18)
        self._column.setSpacing(8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(wording.reminder_title(acts.reminder))
        kind = acts.reminder.kind
        if kind in ("check", "look-again"):
            self._build_check(record)
        elif kind in ("answer", "read"):
            self._build_answer()
        elif kind == "relapsed":
            self._build_relapsed()
        elif kind == "wait":
            self._add_buttons((self._filled(self.tr("Continue"), acts.to_guide), self._later()))
        else:
            self._build_no_way()

    # The kinds of reminder

    def _build_check(self, record: ControlRecord) -> None:
        control = self._acts.reminder.control
        if record.changes and self._acts.reminder.state.why == "changed":
            change = record.changes[-1]
            self._column.addWidget(
                KeyValueGrid(
                    [
                        (self.tr("It said before"), change.before),
                        (self.tr("It says now"), change.after),
                    ]
                )
            )
        self._text(Body(" ".join(wording.expected(control))))
        path = wording.path_to(control)
        if path:
            self._text(Small(path))
        url = wording.page_of(control)
        if url:
            self._text(Small(f"{wording.where_it_opens(url)}: {url}", selectable=True))
        self._answers = FlowLayout(spacing=14, line_spacing=8)
        self._column.addLayout(self._answers)
        self._fill_answers(url, looked=not url)
        links = FlowLayout(spacing=18, line_spacing=0)
        links.addWidget(self._link(self.tr("Show me the way"), self._acts.to_guide))
        if self._acts.reminder.state.why == "changed":
            links.addWidget(self._link(self.tr("I have read it; leave it"), self._acts.leave_it))
        self._column.addLayout(links)

    def _fill_answers(self, url: str, *, looked: bool) -> None:
        """The buttons of the check; once the page was opened the usual answer is filled."""
        acts = self._acts
        while (item := self._answers.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        buttons: list[QWidget] = []
        if url:
            make = self._quiet if looked else self._filled
            buttons.append(make(self.tr("Open the page"), lambda: self._look(url)))
        still = self.tr("Still so")
        buttons.append((self._filled if looked else self._quiet)(still, acts.still))
        buttons.append(self._quiet(self.tr("It was back on"), acts.relapsed))
        buttons.append(self._quiet(self.tr("I cannot find it"), acts.missing))
        buttons.append(self._later())
        for button in buttons:
            self._answers.addWidget(button)

    def _look(self, url: str) -> None:
        self._acts.open_page(url)
        self._fill_answers(url, looked=True)
        # The focus stays on what was pressed: a second Enter opens again and answers nothing.
        item = self._answers.itemAt(0)
        opened = item.widget() if item is not None else None
        if opened is not None:
            opened.setFocus()

    def _build_answer(self) -> None:
        unread = self._acts.reminder.kind == "answer"
        form = AnswerForm(self._acts.answered, unread=unread)
        self._column.addWidget(form)
        self.primary = form.first
        if unread:
            self._text(
                Small(
                    self.tr(
                        "Nothing came? Choose a day under “Later”, or ask again through the guide."
                    )
                )
            )
        self._add_buttons((form.save, self._later()))
        links = FlowLayout(spacing=18, line_spacing=0)
        links.addWidget(self._link(self.tr("Open the guide"), self._acts.to_guide))
        self._column.addLayout(links)

    def _build_relapsed(self) -> None:
        self._add_buttons(
            (
                self._filled(self.tr("Turn it off again"), self._acts.to_guide),
                self._quiet(self.tr("It is off again already"), self._acts.off_again),
                self._later(),
            )
        )

    def _build_no_way(self) -> None:
        name = self._acts.reminder.platform_name
        self._text(
            Body(
                self.tr("If there is a way now, the page of {0} says so once we know it.").format(
                    name
                )
            )
        )
        self._add_buttons(
            (
                self._filled(self.tr("Look at {0}").format(name), self._acts.to_platform),
                self._quiet(self.tr("Still no way"), self._acts.still),
                self._later(),
            )
        )

    # Parts

    def _text(self, label: Label) -> None:
        label.setMaximumWidth(scaled(780))
        label.setMinimumWidth(1)  # an address is one long word: it may break anywhere
        self._column.addWidget(label)

    def _add_buttons(self, buttons: tuple[QWidget, ...]) -> None:
        line = FlowLayout(spacing=14, line_spacing=8)
        for button in buttons:
            line.addWidget(button)
        self._column.addLayout(line)

    def _named(self, button: Button | LinkButton, act: Callable[[], object]) -> None:
        button.setAccessibleName(f"{button.label}: {wording.reminder_title(self._acts.reminder)}")
        button.clicked.connect(lambda _checked: act())

    def _filled(self, text: str, act: Callable[[], object]) -> Button:
        button = PrimaryButton(text)
        self._named(button, act)
        self.primary = button
        return button

    def _quiet(self, text: str, act: Callable[[], object]) -> Button:
        button = Button(text)
        self._named(button, act)
        return button

    def _link(self, text: str, act: Callable[[], object]) -> LinkButton:
        link = LinkButton(text, inline=True)
        self._named(link, act)
        return link

    def _later(self) -> Button:
        return LaterButton(self._acts)
