"""Your rights here: the laws and authorities of the place, and the companies to turn to."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Controller, Law, Regulator, Right
from privacyhelper.domain.local import controllers_here
from privacyhelper.services import wording
from privacyhelper.services.wording import platform as wording_platform
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Shell
from privacyhelper.ui.pages.platform.view import Part, View, add_fact
from privacyhelper.ui.widgets.labels import Body, Small, SmallBody, Strong
from privacyhelper.ui.widgets.layouts import Column
from privacyhelper.ui.widgets.surfaces import Card, Disclosure
from privacyhelper.ui.widgets.wrapping import WrapLink

_FEW = 3


class RightsTab(Part):
    """A card for each law with its rights, then who to complain to and who is responsible."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        here = shell.services.library.law_here()
        place = view.place_name or self.tr("the place you live in")
        note = here.jurisdiction.note if here.jurisdiction is not None else ""
        if here.laws and note:
            card = Card(self.tr("Good to know here"))
            card.add(Body(note, selectable=True))
            self.column.addWidget(card)
        if not here.laws:
            card = Card(self.tr("No law we know of"))
            card.add(Body(wording_platform.no_law(place, note, general=here.general)))
            card.add(SmallBody(self.tr("You can still ask. Some companies treat everybody alike.")))
            self.column.addWidget(card)
        parts: list[Callable[[], object]] = [
            partial(self._add_law, law) for law in here.laws
        ]
        if here.regulators:
            parts.append(
                lambda: (
                    self._authorities(here.regulators, here.jurisdiction.regulator_choice)
                    if here.jurisdiction is not None
                    else None
                )
            )
        parts.append(self._companies)
        self.staged = Staged(parts, self)
        self.staged.start()

    def _add_law(self, law: Law) -> None:
        self.column.addWidget(self._law(law))

    def _law(self, law: Law) -> Card:
        card = Card(f"{law.name} ({law.short_name})" if law.short_name != law.name else law.name)
        card.add(Small(f"{wording.LAW_STATUS[law.status].capitalize()}."))
        card.add(Body(law.ai_training, selectable=True))
        add_fact(card.body, self.tr("Who has these rights"), law.who)
        if law.rights:
            words = self.tr("Your rights ({n})").format(n=len(law.rights))
            fold = Disclosure(words, lambda: self._rights(law.rights))
            fold.button.setAccessibleName(f"{words}: {law.short_name}")
            card.add(fold)
            fold.set_open(law.confidence == "confirmed")
        add_fact(card.body, self.tr("How sure we are"), wording_platform.law_sureness(law))
        add_fact(card.body, self.tr("Good to know"), law.notes)
        if law.official_text.startswith("https://"):
            card.add(self._link(self.tr("Read the law"), law.official_text))
        return card

    def _rights(self, rights: tuple[Right, ...]) -> QWidget:
        inner = QWidget()
        column = Column(inner, spacing=2)
        column.setContentsMargins(0, 0, 0, 6)
        for right in rights:
            column.addWidget(Body(right.plain, selectable=True))
            column.addWidget(Small(wording_platform.right_line(right), selectable=True))
            if right.conditions or right.refusal_must:
                fold = Disclosure(
                    self.tr("When it holds"),
                    partial(self._conditions, right),
                )
                fold.button.setAccessibleName(f"{fold.button.label}: {right.provision}")
                column.addWidget(fold)
            column.addSpacing(10)
        return inner

    def _conditions(self, right: Right) -> QWidget:
        inner = QWidget()
        column = Column(inner, spacing=2)
        column.setContentsMargins(0, 0, 0, 6)
        add_fact(column, self.tr("When it holds"), right.conditions)
        add_fact(column, self.tr("If they refuse, they must tell you"), right.refusal_must)
        add_fact(column, self.tr("Good to know"), right.note)
        return inner

    def _authorities(self, regulators: tuple[Regulator, ...], choice: str) -> None:
        card = Card(self.tr("Who you can complain to"))
        if choice in wording_platform.CHOICE_OF_AUTHORITY:
            card.add(Body(wording_platform.CHOICE_OF_AUTHORITY[choice]))
        for regulator in regulators:
            card.body.addSpacing(8)
            card.add(Strong(regulator.name))
            if len(regulators) <= _FEW:
                card.add(self._authority(regulator))
                continue
            fold = Disclosure(self.tr("How to reach it"), partial(self._authority, regulator))
            fold.button.setAccessibleName(f"{fold.button.label}: {regulator.name}")
            card.add(fold)
        self.column.addWidget(card)

    def _authority(self, regulator: Regulator) -> QWidget:
        inner = QWidget()
        column = Column(inner, spacing=2)
        column.setContentsMargins(0, 0, 0, 4)
        parts = [part for part in (regulator.address, regulator.email, regulator.phone) if part]
        column.addWidget(SmallBody("\n".join(parts), selectable=True))
        column.addWidget(Small(f"{wording.CONFIDENCE[regulator.confidence]}."))
        address = regulator.complaint_url or regulator.website
        if address.startswith("https://"):
            column.addWidget(self._link(self.tr("Its page"), address, regulator.name))
        return inner

    def _companies(self) -> None:
        """Who is responsible in this place, with the full name and every way to reach them."""
        view = self.view
        companies = controllers_here(view.here.platform, view.place)
        card = Card(
            self.tr("Who is responsible for {name} here").format(name=view.here.platform.name)
        )
        if not companies:
            card.add(Body(self.tr("We do not know which company is responsible in your place.")))
        for who in companies:
            self._company(card, who)
        self.column.addWidget(card)

    def _company(self, card: Card, who: Controller) -> None:
        card.body.addSpacing(8)
        card.add(Strong(who.name))
        card.add(Small(wording_platform.CONTROLLER[who.role]))
        reach = "\n".join(part for part in (who.address, who.email) if part)
        if reach:
            card.add(SmallBody(reach, selectable=True))
        if who.note:
            card.add(Small(who.note))
        if who.webform.startswith("https://"):
            card.add(self._link(self.tr("Write to them"), who.webform, who.name))

    def _link(self, words: str, url: str, about: str = "") -> QWidget:
        """A link that says first where it leads."""
        link = WrapLink(f"{words} ({wording.host(url)})")
        if about:
            link.setAccessibleName(f"{words}: {about} ({wording.host(url)})")
        link.clicked.connect(lambda: self.shell.open_address(url))
        return link
