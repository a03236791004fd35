"""Sources and disputes: what is claimed, what we found, and how old each source is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Dispute, Source
from privacyhelper.services import wording, wording_platform
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Shell
from privacyhelper.ui.pages.platform_view import Part, View, add_fact, source_titles
from privacyhelper.ui.widgets.labels import Body, Small, SmallStrong
from privacyhelper.ui.widgets.surfaces import Card, Separator
from privacyhelper.ui.widgets.wrapping import WrapLink


class SourcesTab(Part):
    """Disputes first, then every source; built over several turns as there may be many."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        platform = view.here.platform
        parts: list[Callable[[], object]] = []
        if platform.disputes:
            disputed = Card(self.tr("Sources disagree ({n})").format(n=len(platform.disputes)))
            self.column.addWidget(disputed)
            parts += [
                lambda d=dispute, first=at == 0: self._dispute(disputed, d, first=first)
                for at, dispute in enumerate(platform.disputes)
            ]
        card = Card(self.tr("Sources ({n})").format(n=len(platform.sources)))
        self.column.addWidget(card)
        first_hand = [s for s in platform.sources if s.kind == "primary"]
        others = [s for s in platform.sources if s.kind != "primary"]
        parts += [
            lambda s=source, first=at == 0: self._source(card, s, first=first)
            for at, source in enumerate([*first_hand, *others])
        ]
        self.staged = Staged(parts, self)
        self.staged.start()

    def _dispute(self, card: Card, dispute: Dispute, *, first: bool) -> None:
        _line(card, first=first)
        add_fact(card.body, self.tr("Said"), dispute.claim)
        add_fact(card.body, self.tr("We found"), dispute.finding)
        card.add(Small(source_titles(self.view, dispute.sources)))

    def _source(self, card: Card, source: Source, *, first: bool) -> None:
        _line(card, first=first)
        title: QWidget = SmallStrong(source.title)
        card.add(title)
        card.add(Small(wording_platform.source_line(source, self.view.today), selectable=True))
        if source.note:
            card.add(Body(source.note))
        if source.url.startswith("https://"):
            words = self.tr("Open ({host})").format(host=wording.host(source.url))
            link = WrapLink(words)
            link.setAccessibleName(f"{words}: {source.title}")
            link.clicked.connect(lambda: self.shell.open_address(source.url))
            card.add(link)


def _line(card: Card, *, first: bool) -> None:
    card.body.addSpacing(8)
    if not first:
        card.add(Separator())
        card.body.addSpacing(8)
