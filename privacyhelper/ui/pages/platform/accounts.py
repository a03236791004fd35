"""The person's accounts of a platform: who they are there, another one, and stopping to use it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Audience
from privacyhelper.domain.journal import Target
from privacyhelper.services import wording
from privacyhelper.services.person import account_id
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.platform.acts import act, drop_account, drop_platform
from privacyhelper.ui.pages.platform.view import View, account_name
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.inputs import Field, TextField
from privacyhelper.ui.widgets.labels import Small, SmallBody
from privacyhelper.ui.widgets.layouts import Column
from privacyhelper.ui.widgets.surfaces import Card
from privacyhelper.ui.widgets.switches import CheckBox
from privacyhelper.ui.widgets.wrapping import WrapLink

_ORDER = list(wording.AUDIENCE)


def kinds_there(shell: Shell, view: View) -> tuple[Audience, ...]:
    """What a person can be on this platform, as far as it matters here; empty where it does not."""
    special = shell.services.person.audiences(view.here.platform)
    if not special:
        return ()
    return tuple(sorted({"person", *special}, key=_ORDER.index))


def asks_who(shell: Shell, view: View) -> bool:
    """Whether the one question about this account is still open."""
    account = view.here.account
    return view.mine and not account.asked and bool(kinds_there(shell, view))


class KindBoxes(QWidget):
    """Check boxes for who the person is there; several may be true."""

    def __init__(self, kinds: tuple[Audience, ...], chosen: frozenset[Audience]) -> None:
        super().__init__()
        column = Column(self)
        column.setContentsMargins(0, 4, 0, 4)
        self.boxes: dict[Audience, CheckBox] = {}
        for kind in kinds:
            box = CheckBox(wording.AUDIENCE[kind], on=kind in chosen)
            self.boxes[kind] = box
            column.addWidget(box)

    @property
    def chosen(self) -> tuple[Audience, ...]:
        """What is ticked."""
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())


class WhoCard(Card):
    """The one question about an account, asked where the controls differ by its answer."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(QCoreApplication.translate("WhoCard", "Who are you there?"))
        self._shell = shell
        self._view = view
        self.add(SmallBody(self.tr("The ways to say no differ by it. Tick all that is true.")))
        self.kinds = KindBoxes(kinds_there(shell, view), view.here.account.audience)
        self.add(self.kinds)
        self.fault = Small()
        self.fault.set_ink("high")
        self.fault.hide()
        self.add(self.fault)
        self.save = Button(self.tr("Save my answer"))
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def _save(self) -> None:
        chosen = self.kinds.chosen
        if not chosen:
            self.fault.setText(self.tr("Tick at least one."))
            self.fault.show()
            return
        account = self._view.here.account
        shell = self._shell
        person = shell.services.person
        act(
            shell,
            self.tr("Noted who you are there."),
            lambda: person.add_account(account.platform, account.id, account.name, chosen),
        )


class NewAccount(QWidget):
    """Names another account of the platform, and asks who the person is there."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__()
        self._shell = shell
        self._view = view
        column = Column(self, spacing=6)
        column.setContentsMargins(0, 0, 0, 6)
        self.name = TextField(self.tr("Name of the account"), "", self.tr("Work"))
        self.field = Field(
            self.tr("What do you call it?"), self.name, self.tr("Only you see this name.")
        )
        column.addWidget(self.field)
        kinds = kinds_there(shell, view)
        self.kinds = KindBoxes(kinds, frozenset({"person"}))
        self.kinds.setVisible(bool(kinds))
        column.addWidget(self.kinds)
        self.save = Button(self.tr("Add this account"))
        self.save.clicked.connect(self._save)
        self.name.returnPressed.connect(self._save)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.field.set_fault(self.tr("Give it a name, such as Work."))
            self.name.setFocus()
            return
        chosen = self.kinds.chosen if self.kinds.boxes else ("person",)
        if not chosen:
            self.field.set_fault(self.tr("Tick at least one of the answers below."))
            return
        shell, platform = self._shell, self._view.here.platform.id
        account = account_id(name, [here.account.id for here in self._view.accounts])
        person = shell.services.person
        text = self.tr("“{name}” is added.").format(name=name)
        if act(shell, text, lambda: person.add_account(platform, account, name, chosen)):
            shell.go(Route("platform", Target(platform, account)))


class AccountLinks(QWidget):
    """Quiet links below the person's controls: another account, and stopping to use it."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__()
        column = Column(self, spacing=0)
        column.setContentsMargins(0, 4, 0, 0)
        account = view.here.account
        kinds = kinds_there(shell, view)
        if account.asked and kinds:
            said = [wording.AUDIENCE[kind] for kind in kinds if kind in account.audience]
            column.addWidget(Small(" · ".join(said)))
        self._shell = shell
        self._view = view
        self._form: NewAccount | None = None
        self.another = _link(self.tr("Add another account"), self._show_form)
        column.addWidget(self.another)
        self._column = column
        name = view.here.platform.name
        column.addWidget(
            _link(
                self.tr("Stop using this platform"),
                lambda: drop_platform(shell, view.here.platform.id, name),
            )
        )
        if len(view.accounts) > 1:
            label = f"{name} ({account_name(account)})"
            column.addWidget(
                _link(
                    self.tr("Remove this account only"),
                    lambda: drop_account(shell, view.here.target(), label),
                )
            )

    def _show_form(self) -> None:
        """Ask for the account below the link; pressing the link again folds the questions away."""
        if self._form is None:
            self._form = NewAccount(self._shell, self._view)
            self._column.insertWidget(self._column.indexOf(self.another) + 1, self._form)
            self._form.name.setFocus()
            return
        self._form.setVisible(self._form.isHidden())


def _link(text: str, act: Callable[[], None]) -> WrapLink:
    link = WrapLink(text)
    link.clicked.connect(lambda _checked: act())
    return link
