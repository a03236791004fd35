"""How others do it: the same practice in the words of up to five other platforms."""

from functools import partial

from privacyhelper.domain.catalogue import Clause, Practice
from privacyhelper.domain.journal import Target
from privacyhelper.services import wording
from privacyhelper.services.library import OtherClause
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.platform.clauses import in_order
from privacyhelper.ui.pages.platform.view import Part, View
from privacyhelper.ui.widgets.labels import Body, Muted, Small, Strong
from privacyhelper.ui.widgets.quotes import QuoteBlock
from privacyhelper.ui.widgets.surfaces import Card, Separator
from privacyhelper.ui.widgets.wrapping import WrapLink


class OthersTab(Part):
    """A card for each practice of this platform, with how it and others put it."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        self.column.addWidget(
            Muted(self.tr("The same practice elsewhere, the most similar services first."))
        )
        practices: dict[Practice, Clause] = {}
        for clause in in_order(view):
            practices.setdefault(clause.practice, clause)
        self.staged = Staged(
            [
                partial(self._add, practice, clause)
                for practice, clause in practices.items()
            ],
            self,
        )
        self.staged.start()
        if not practices:
            self.column.addWidget(Body(self.tr("There is nothing to compare here.")))

    def _add(self, practice: Practice, own: Clause) -> None:
        others = self.shell.services.library.others(self.view.here.platform.id, practice)
        card = Card(wording.PRACTICE[practice])
        card.add(Small(self.tr("Here: {title}").format(title=own.title)))
        for other in others:
            self._other(card, other)
        if not others:
            card.add(Body(self.tr("No other platform we know says this where you live.")))
        self.column.addWidget(card)

    def _other(self, card: Card, other: OtherClause) -> None:
        card.body.addSpacing(8)
        card.add(Separator())
        card.body.addSpacing(8)
        card.add(Strong(f"{other.platform_name}: {other.clause.title}"))
        if other.clause.quote is not None:
            again = other.clause.verified is not None
            words = self.tr("Found again word by word") if again else self.tr("Not re-found by us")
            document = wording.DEFAULT[other.clause.default]
            block = QuoteBlock(f"“{other.clause.quote.exact}”", f"{document} · {words}")
            card.add(block)
        link = WrapLink(self.tr("Look at {name}").format(name=other.platform_name))
        route = Route("platform", Target(other.platform_id), other.clause.id)
        link.clicked.connect(lambda: self.shell.go(route))
        card.add(link)
