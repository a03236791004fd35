"""Sources and disputes: what is claimed, what we found, and how old each source is."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Dispute, Source
from privacyhelper.services import wording
from privacyhelper.services.wording import platform as wording_platform
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.page import Shell
from privacyhelper.ui.pages.platform.view import Part, View, source_titles
from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.labels import Small, SmallBody
from privacyhelper.ui.widgets.layouts import Column
from privacyhelper.ui.widgets.surfaces import Card, Separator
from privacyhelper.ui.widgets.wrapping import WrapLink

_FIRST = 8
"""So many disputes and sources show at first; one press shows as many more."""


class LongCard(Card):
    """A card of many items: the first few show, more of them at each press."""

    def __init__(self, heading: str, items: Sequence[Callable[[], QWidget]]) -> None:
        super().__init__(heading)
        self._items = items
        self._shown = 0
        self.more = LinkButton("", self)  # without a parent it would open as a window
        self.more.clicked.connect(self.show_more)
        self._staged: Staged | None = None
        self.show_more()

    def show_more(self) -> None:
        """Show the next few."""
        self.finish()
        self.body.removeWidget(self.more)
        fresh = self._items[self._shown : self._shown + _FIRST]
        self._shown += len(fresh)
        adding = [lambda make=make: self.add(make()) for make in fresh]
        self._staged = Staged([*adding, self._offer], self)
        self._staged.start()

    def finish(self) -> None:
        """Build what is under way at once."""
        if self._staged is not None:
            self._staged.finish()

    def _offer(self) -> None:
        """Offer the rest, if there is one, below what shows."""
        rest = len(self._items) - self._shown
        self.more.setText(
            self.tr("Show {n} more of {all}").format(n=min(rest, _FIRST), all=len(self._items))
        )
        heading = self.heading.text() if self.heading is not None else ""
        self.more.setAccessibleName(f"{heading}: {self.more.label}")
        self.more.setVisible(rest > 0)
        self.add(self.more)


class SourcesTab(Part):
    """Disputes first, then every source, its own words before what others say about it."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        platform = view.here.platform
        self.disputes: LongCard | None = None
        if platform.disputes:
            heading = self.tr("Sources disagree ({n})").format(n=len(platform.disputes))
            self.disputes = LongCard(
                heading, [partial(self._dispute, dispute) for dispute in platform.disputes]
            )
            self.column.addWidget(self.disputes)
        ordered = sorted(platform.sources, key=lambda source: source.kind != "primary")
        heading = self.tr("Sources ({n})").format(n=len(ordered))
        self.sources = LongCard(heading, [partial(self._source, source) for source in ordered])
        self.column.addWidget(self.sources)

    def _dispute(self, dispute: Dispute) -> QWidget:
        said, found = self.tr("Said:"), self.tr("We found:")
        text = SmallBody(f"{said} {dispute.claim}\n{found} {dispute.finding}", selectable=True)
        text.mark(said)
        text.mark(found)
        return _item(text, Small(source_titles(self.view, dispute.sources)))

    def _source(self, source: Source) -> QWidget:
        line = wording_platform.source_line(source, self.view.today)
        text = SmallBody("\n".join(x for x in (source.title, line, source.note) if x))
        text.mark_range(0, len(source.title), "strong")
        if not source.url.startswith("https://"):
            return _item(text)
        words = self.tr("Open ({host})").format(host=wording.host(source.url))
        link = WrapLink(words)
        link.setAccessibleName(f"{words}: {source.title}")
        link.clicked.connect(lambda: self.shell.open_address(source.url))
        return _item(text, link)


def _item(*parts: QWidget) -> QWidget:
    """One entry of a long card, with a hairline above."""
    inner = QWidget()
    column = Column(inner, spacing=2)
    column.setContentsMargins(0, 8, 0, 4)
    column.addWidget(Separator())
    column.addSpacing(8)
    for part in parts:
        column.addWidget(part)
    return inner
