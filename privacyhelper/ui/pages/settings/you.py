"""Settings about the person: where they live, which platforms and accounts they use."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from privacyhelper.domain.catalogue import Audience
from privacyhelper.domain.situation import Here
from privacyhelper.services import wording
from privacyhelper.services.errors import NotInCatalogue
from privacyhelper.services.person import account_id
from privacyhelper.ui.models.places import place_name, places
from privacyhelper.ui.page import Question, Route, Shell
from privacyhelper.ui.saving import attempt
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.inputs import Field, TextField
from privacyhelper.ui.widgets.labels import Muted, Small, SmallBody
from privacyhelper.ui.widgets.layouts import FlowLayout
from privacyhelper.ui.widgets.row_card import RowCard
from privacyhelper.ui.widgets.row_list import RowSpec
from privacyhelper.ui.widgets.surfaces import Card, Inset
from privacyhelper.ui.widgets.switches import CheckBox

_SHOWN = 8
_LEAST = 120
_ORDER = list(wording.AUDIENCE)


def say_with_undo(shell: Shell, text: str) -> None:
    """Say what was written down; it can be taken back from there, whole."""
    journal = shell.services.journal
    act = journal.last_act
    shell.say(text, undo=lambda: attempt(shell, lambda: journal.take_back(*act)))


class PlaceCard(Card):
    """Where the person lives: every place, and somewhere else."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(QCoreApplication.translate("PlaceCard", "Where you live"))
        self._shell = shell
        self.add(
            SmallBody(
                self.tr(
                    "Your place decides which terms, rights and ways to say no are yours. "
                    "It stays on this computer."
                )
            )
        )
        self.body.addSpacing(8)
        known = shell.services.catalogue.jurisdictions()
        person = shell.services.person
        chosen = person.place if person.place_known else ""
        options = [Option(key=p.code, text=p.name) for p in places(known, chosen)]
        self.select = Select(self.tr("Where you live"), options, chosen)
        self.select.setMinimumWidth(_LEAST)  # a long name is cut short rather than the page
        self.select.changed.connect(self._choose)
        self.body.addWidget(self.select, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(4)
        self.laws = Small()
        self.add(self.laws)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        person = self._shell.services.person
        self.select.set_key(person.place if person.place_known else "")
        found = self._shell.services.library.law_here()
        names = [law.short_name for law in found.laws]
        if not person.place_known:
            self.laws.setText(
                self.tr("You have not said yet. Until then only what holds everywhere is shown.")
            )
        elif names:
            self.laws.setText(self.tr("Laws we look at there: {0}.").format(wording.joined(names)))
        else:
            self.laws.setText(self.tr("We know of no law there that helps you say no."))

    def _choose(self, code: str) -> None:
        services = self._shell.services
        name = place_name(code, services.catalogue.jurisdictions())
        if attempt(self._shell, lambda: services.person.live_in(code)):
            said = self.tr("Your place is now: {0}. Your plan follows.").format(name)
            say_with_undo(self._shell, said)
        else:
            self.refresh()


class AccountsCard(RowCard):
    """The accounts in the plan; each can be changed, and others added."""

    def __init__(self, shell: Shell) -> None:
        title = QCoreApplication.translate("AccountsCard", "Platforms and accounts")
        super().__init__(title, limit=_SHOWN)
        self._shell = shell
        self.choose = Button(self.tr("Choose platforms"))
        self.choose.clicked.connect(lambda: shell.go(Route("welcome", detail="platforms")))
        self.none = Muted(self.tr("You have chosen none yet. Choose the ones you use."))
        self.add(self.none)
        self.body.addSpacing(10)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.pressed.connect(self._change)
        self.refresh()

    def refresh(self) -> None:
        """Show the accounts there are now."""
        record = self._shell.services.plans.situation().record
        self.none.setVisible(not record.accounts)
        specs = []
        for account in record.accounts:
            key = (account.platform, account.id)
            here = self._here(key)
            name = here.platform.name if here is not None else account.platform
            own = account.name or account.id
            kinds = [wording.AUDIENCE[k] for k in sorted(account.audience, key=_ORDER.index)]
            gone = "" if here is not None else self.tr("Not in this catalogue any more")
            specs.append(
                RowSpec(
                    key=key,
                    title=f"{name} · {own}" if own else name,
                    subtitle=gone or " · ".join(kinds),
                    initial=name,
                    button=self.tr("Change"),
                )
            )
        self.set_rows(specs)

    def _here(self, key: tuple[str, str]) -> Here | None:
        return self._shell.services.plans.situation().here(*key)

    def _change(self, key: object) -> None:
        if not isinstance(key, tuple):
            return
        below = self.rows.below
        if isinstance(below, AccountEditor) and below.key == key:
            self.rows.close_below()
            return
        editor = AccountEditor(self._shell, key)
        editor.closed.connect(lambda: self._close(key))
        self.rows.open_below(key, editor)
        self.changed.emit()
        editor.name.setFocus()

    def _close(self, key: tuple[str, str]) -> None:
        self.rows.close_below()
        row = self.rows.row(key)
        focus = row.button if row is not None and row.button is not None else self.choose
        focus.setFocus()


class AccountEditor(Inset):
    """Below an account's row: its name and kinds, another account, and taking it out."""

    closed = Signal()

    def __init__(self, shell: Shell, key: tuple[str, str]) -> None:
        super().__init__(margin=14)
        self._shell = shell
        self.key = key
        record = shell.services.plans.situation().record
        self._account = next(a for a in record.accounts if (a.platform, a.id) == key)
        self._taken = [a.id for a in record.accounts if a.platform == key[0]]
        self._platform_name, kinds = self._platform()
        self.body.setSpacing(8)
        self.name = TextField(
            self.tr("Name of the account"), self._account.name, self.tr("For example: Work")
        )
        self.field = Field(
            self.tr("What do you call this account?"), self.name, self.tr("Only you see this name.")
        )
        self.name.returnPressed.connect(self._save)
        self.add(self.field)
        self.boxes: dict[Audience, CheckBox] = {}
        if kinds:
            self.add(SmallBody(self.tr("Who are you there? Tick all that is true.")))
            column = QVBoxLayout()
            column.setSpacing(2)
            for kind in kinds:
                box = CheckBox(wording.AUDIENCE[kind], on=kind in self._account.audience)
                self.boxes[kind] = box
                column.addWidget(box)
            self.add_layout(column)
        else:
            self.add(Small(self.tr("Nothing here differs by the kind of account.")))
        self._add_buttons()

    def _platform(self) -> tuple[str, tuple[Audience, ...]]:
        """The platform's name, and what one can be there as far as it matters here."""
        services = self._shell.services
        try:
            platform = services.catalogue.platform(self.key[0])
        except NotInCatalogue:
            return self.key[0], ()
        special = set(services.person.audiences(platform))
        if not special and self._account.audience <= {"person"}:
            return platform.name, ()
        kinds = {"person", *special, *self._account.audience}
        return platform.name, tuple(k for k in _ORDER if k in kinds)

    def _add_buttons(self) -> None:
        self.save = Button(self.tr("Save"))
        self.save.clicked.connect(self._save)
        self.another = Button(self.tr("Add another"))
        self.another.clicked.connect(self._add)
        self.remove = Button(self.tr("Remove"))
        self.remove.clicked.connect(self._ask_removal)
        self.cancel = Button(self.tr("Close"))
        self.cancel.clicked.connect(self.closed)
        buttons = FlowLayout(spacing=12, line_spacing=10)
        for button, name in (
            (self.save, self.tr("Save")),
            (self.another, self.tr("Add another account")),
            (self.remove, self.tr("Remove from my plan")),
            (self.cancel, self.tr("Close")),
        ):
            button.setAccessibleName(f"{name}: {self._platform_name}")
            buttons.addWidget(button)
        self.body.addSpacing(4)
        self.add_layout(buttons)

    @property
    def chosen(self) -> tuple[Audience, ...]:
        """The kinds that are ticked; what held before where nothing was asked."""
        if not self.boxes:
            return tuple(k for k in _ORDER if k in self._account.audience)
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())

    def _save(self) -> None:
        if not self.chosen:
            self.field.set_fault(self.tr("Tick at least one of the answers below."))
            return
        person, name = self._shell.services.person, self.name.text()
        if attempt(self._shell, lambda: person.add_account(*self.key, name, self.chosen)):
            said = self.tr("Noted for {0}.").format(self._platform_name)
            say_with_undo(self._shell, said)
            self.closed.emit()

    def _add(self) -> None:
        name = self.name.text().strip()
        if not name or name == self._account.name:
            self.field.set_fault(self.tr("Type the name of the other account here, such as Work."))
            self.name.setFocus()
            return
        chosen = self.chosen or ("person",)
        new = account_id(name, self._taken)
        person = self._shell.services.person
        if attempt(self._shell, lambda: person.add_account(self.key[0], new, name, chosen)):
            said = self.tr("{0} · {1} is in your plan.").format(self._platform_name, name)
            say_with_undo(self._shell, said)
            self.closed.emit()

    def _ask_removal(self) -> None:
        own = self._account.name or self._account.id
        name = f"{self._platform_name} · {own}" if own else self._platform_name
        question = Question(
            title=self.tr("Take {0} out of your plan?").format(name),
            text=self.tr(
                "Its steps and reminders are no longer shown. What you did there stays in your "
                "record, and is there again when you add it again."
            ),
            yes=self.tr("Take it out"),
            no=self.tr("Keep it"),
        )
        self._shell.ask(question, lambda: self._remove(name))

    def _remove(self, name: str) -> None:
        person = self._shell.services.person
        if attempt(self._shell, lambda: person.drop_account(*self.key)):
            say_with_undo(self._shell, self.tr("{0} is out of your plan.").format(name))
