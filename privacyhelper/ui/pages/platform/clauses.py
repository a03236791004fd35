"""What a platform says: a card for every clause, in layers, each ending in a step."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.domain.catalogue import Clause, Control, Document, Law, Source
from privacyhelper.domain.severity import WEIGHT
from privacyhelper.services import wording
from privacyhelper.services.wording import platform as wording_platform
from privacyhelper.ui.kit.text import tone_of
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.platform.acts import open_guide
from privacyhelper.ui.pages.platform.view import (
    View,
    add_fact,
    answers_to,
    source_titles,
)
from privacyhelper.ui.widgets.chips import Chip
from privacyhelper.ui.widgets.labels import Body, Small, SmallStrong
from privacyhelper.ui.widgets.layouts import Column, FlowLayout
from privacyhelper.ui.widgets.quotes import KeyValueGrid, QuoteBlock
from privacyhelper.ui.widgets.surfaces import Card, Disclosure
from privacyhelper.ui.widgets.wrapping import WrapLink

_MOST_ANSWERS = 3


def in_order(view: View) -> tuple[Clause, ...]:
    """The clauses of this place, what goes on and weighs most first."""
    verdicts = view.here.verdicts

    def rank(clause: Clause) -> tuple[bool, bool, int]:
        on = clause.is_use and clause.default == "on"
        return (not on, not clause.is_use, -WEIGHT[verdicts[clause.id].severity])

    return tuple(sorted(view.here.clauses, key=rank))


class ClauseCard(Card):
    """One clause: sentence, what it means, why and what it leaves open, exact words, step."""

    def __init__(self, shell: Shell, view: View, clause: Clause) -> None:
        super().__init__(clause.title)
        self.clause = clause
        self._shell = shell
        self._view = view
        verdict = view.here.verdicts[clause.id]
        word = wording_platform.severity_word(clause, verdict)
        self.chip = Chip(word, tone_of(verdict.severity))
        reason = wording.severity_reason(clause, verdict)
        self.chip.setAccessibleName(f"{word}: {reason}")
        self.add_to_head(self.chip)
        self.add(Body(clause.summary, selectable=True))
        self.add(Small(reason))
        self.body.addSpacing(6)
        self.add(SmallStrong(self.tr("What it means for you")))
        self.add(Body(clause.means_for_you, selectable=True))
        self.fold = Disclosure(self.tr("The exact words"), self._details)
        self.fold.button.setAccessibleName(
            self.tr("The exact words: {title}").format(title=clause.title)
        )
        self.add(self.fold)
        self._steps: QWidget | None = None
        self._shown: tuple[str, ...] = ()
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Bring the step at the end up to date."""
        self._view = view
        controls = answers_to(view, self.clause)[:_MOST_ANSWERS]
        shown = tuple(wording.state(view.here.states[c.id]) for c in controls) or ("",)
        if shown == self._shown:
            return
        self._shown = shown
        old, self._steps = self._steps, self._answers(controls)
        if old is None:
            self.add(self._steps)
        else:
            self.body.replaceWidget(old, self._steps)
            old.hide()
            old.deleteLater()

    def _answers(self, controls: tuple[Control, ...]) -> QWidget:
        """The step at the end of the card: what answers it, or where to look."""
        inner = QWidget()
        column = Column(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Small(self._lead(controls)))
        for control in controls:
            column.addWidget(self._step(control))
        if not controls:
            column.addWidget(_link(self.tr("See what you can do"), self._see_controls))
        return inner

    def _lead(self, controls: tuple[Control, ...]) -> str:
        """What is said above the steps."""
        if controls:
            own = any(item.clause == self.clause.id for c in controls for item in c.covers)
            return self.tr("Your answer to it") if own else self.tr("How to use it")
        use = next((u for u in self._view.here.coverage if u.clause == self.clause.id), None)
        if use is not None and use.status == "no-way":
            return self.tr("No way to stop this by itself is known here.")
        return self.tr("Nothing here needs an answer of yours.")

    def _step(self, control: Control) -> WrapLink:
        state = self._view.here.states[control.id]
        todo = state.kind == "to-do"
        tail = wording_platform.control_line(control) if todo else wording.state(state)
        link = WrapLink(f"{control.title} · {tail}")
        link.clicked.connect(lambda: self._open_control(control.id))
        return link

    def _open_control(self, control: str) -> None:
        here = self._view.here
        open_guide(self._shell, here.target(control), here.states[control])

    def _see_controls(self) -> None:
        self._shell.go(Route("platform", self._view.here.target(), "do"))

    def _details(self) -> QWidget:
        """The deeper layers, built when they are asked for."""
        clause = self.clause
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        add_fact(column, self.tr("Why it matters"), clause.why_it_matters)
        column.addSpacing(6)
        column.addWidget(self._quotation())
        laws = self._shell.services.catalogue.laws()
        column.addWidget(KeyValueGrid(facts(clause, laws, self.tr)))
        add_fact(column, self.tr("What it leaves open, and what we noticed"), clause.note)
        add_fact(column, self.tr("How sure we are"), f"{wording.CONFIDENCE[clause.confidence]}.")
        column.addWidget(Small(source_titles(self._view, clause.sources), selectable=True))
        return inner

    def _quotation(self) -> QWidget:
        """The exact words with where they are from, or that there are none."""
        clause = self.clause
        platform = self._view.here.platform
        document = platform.document(clause.document)
        if clause.quote is None:
            inner = QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(Small(self.tr("We have no exact words for this.")))
            if document is not None:
                flow = FlowLayout(spacing=16, line_spacing=0)
                flow.addWidget(_link(self._open_words(document.url), self._opener(document.url)))
                column.addLayout(flow)
            return inner
        quoted_by = platform.source(clause.as_quoted_by)
        block = QuoteBlock(
            f"“{clause.quote.exact}”", wording_platform.found(clause, document, quoted_by)
        )
        links = FlowLayout(spacing=16, line_spacing=0)
        for link in self._links(document, quoted_by):
            links.addWidget(link)
        block.body.addLayout(links)
        return block

    def _links(self, document: Document | None, quoted_by: Source | None) -> list[WrapLink]:
        """What one can do with a quotation: copy it, open where it is from, check it."""
        clause = self.clause
        links = [_link(self.tr("Copy citation"), self._copy_citation)]
        if document is not None:
            links.append(_link(self._open_words(document.url), self._opener(document.url)))
            archived = wording_platform.archive_url(document)
            if archived and clause.verified is not None:
                words = self.tr("Archived copy ({host})").format(host=wording.host(archived))
                links.append(_link(words, self._opener(archived)))
        elif quoted_by is not None and quoted_by.url:
            links.append(_link(self._open_words(quoted_by.url), self._opener(quoted_by.url)))
        if clause.verified is not None:
            sha = _link(self.tr("Copy SHA-256"), self._copy_hash)
            sha.setToolTip(clause.verified.sha256)
            links.append(sha)
        for link in links:
            link.setAccessibleName(f"{link.label}: {clause.title}")
        return links

    def _open_words(self, url: str) -> str:
        return self.tr("Open the document ({host})").format(host=wording.host(url))

    def _opener(self, url: str) -> Callable[[], None]:
        return lambda: self._shell.open_address(url)

    def _copy_citation(self) -> None:
        platform = self._view.here.platform
        text = wording_platform.citation(
            platform.name,
            self.clause,
            platform.document(self.clause.document),
            platform.source(self.clause.as_quoted_by),
        )
        self._shell.copy(text)
        self._shell.say(self.tr("The citation is copied."))

    def _copy_hash(self) -> None:
        if self.clause.verified is not None:
            self._shell.copy(self.clause.verified.sha256)
            self._shell.say(self.tr("The SHA-256 of the archived text is copied."))


def _link(text: str, act: Callable[[], None]) -> WrapLink:
    link = WrapLink(text)
    link.clicked.connect(lambda _checked: act())
    return link


def facts(
    clause: Clause, laws: Mapping[str, Law], tr: Callable[[str], str]
) -> list[tuple[str, str]]:
    """The grid below a quotation: names and values; empty values are left out by the grid."""
    rules = [laws[law].short_name for law in clause.regulations if law in laws]
    basis = wording.LEGAL_BASIS[clause.legal_basis] if clause.legal_basis else ""
    who = [wording.AUDIENCE_SHORT[kind] for kind in clause.audience]
    only_people = clause.audience == ("person",)
    return [
        (tr("Uses"), ", ".join(clause.data)),
        (tr("Says it leaves out"), ", ".join(clause.excluded)),
        (tr("Shared with"), ", ".join(clause.shared_with)),
        (tr("Rules that matter"), " · ".join(rules)),
        (tr("By default"), wording.DEFAULT[clause.default]),
        (tr("It relies on"), basis),
        (tr("Whom it concerns"), "" if only_people else wording.joined(who)),
    ]
