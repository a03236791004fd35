"""What I did: the journal for people. Every act can be looked up, taken back and brought back."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.services.changes import Kind
from privacyhelper.services.history import Acts
from privacyhelper.services.wording import count, day
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.reading_order import follow_reading_order
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.models.journal_list import JournalList
from privacyhelper.ui.page import Page, PageName, Route, Shell
from privacyhelper.ui.pages.history.details import ActDetails
from privacyhelper.ui.pages.history.list import ActList
from privacyhelper.ui.pages.history.proof import ProofList
from privacyhelper.ui.saving import SavedNotice, attempt, folder_of, save_report
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.inputs import SearchField
from privacyhelper.ui.widgets.labels import Muted
from privacyhelper.ui.widgets.layouts import empty_layout
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.scroll import ScrollPage
from privacyhelper.ui.widgets.surfaces import Card, EmptyState
from privacyhelper.ui.widgets.tabs import Tabs

_ACTS, _PROOF = range(2)
_NARROW = 720
"""Below this width of the page, in pixels at text scale 1, the card stands under the list."""
_LEAST = 260
"""Least height of the list; where the window is lower than that, the page scrolls."""


class HistoryPage(Page):
    """The journal, searchable, with one act in full beside it; the proof; the report."""

    name: ClassVar[PageName] = "history"
    concerns: ClassVar[frozenset[Kind]] = frozenset({"record", "settings"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        services = shell.services
        self._acts = Acts((), services.catalogue)
        self._staged: Staged | None = None
        self.model = JournalList(self)
        self.details = ActDetails(shell)
        self.details.changed.connect(self._change)
        self.details.folder.connect(self._show_folder)
        self.outer = ScrollPage()
        self.column.addWidget(self.outer)
        body = self.outer.body
        body.setSpacing(12)
        body.addWidget(self._head())
        self.saved = SavedNotice(shell)
        body.addWidget(self.saved)
        self.tabs = Tabs()
        self.tabs.add(self.tr("What happened"), self._acts_tab)
        self.tabs.add(self.tr("Proof"), self._proof_tab)
        body.addWidget(self.tabs, 1)
        self.nothing = QVBoxLayout()
        body.addLayout(self.nothing)
        self.tabs.opened.connect(lambda _index: follow_reading_order(self))
        follow_reading_order(self)

    # Its parts

    def _head(self) -> PageHead:
        self.head = PageHead(self.tr("What I did"))
        self.report = PrimaryButton(self.tr("Make a report"))
        self.report.setAccessibleDescription(
            self.tr("A page of what you did when, for reading and printing")
        )
        self.report.clicked.connect(self._report)
        self.head.add(self.report)
        return self.head

    def _acts_tab(self) -> QWidget:
        tab = QWidget()
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.search = SearchField(self.tr("Search what you did…"))
        self.search.searched.connect(self._search)
        self.search.down.connect(self._into_list)
        column.addWidget(self.search)
        self.parts = QHBoxLayout()
        self.parts.setSpacing(18)
        today = self.shell.services.clock.today
        self.list = ActList(self.model, self.tr("What you did, newest first"), today)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.activated.connect(lambda _index: self.details.button.setFocus())
        self.list_card = Card(margin=8)
        self.list_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.none = Muted("")
        self.none.setContentsMargins(12, 10, 12, 10)
        self.none.hide()
        self.list_card.add(self.none)
        self.list_card.add(self.list, 1)
        self.parts.addWidget(self.list_card, 596)
        self.parts.addWidget(self.details, 300)
        column.addLayout(self.parts, 1)
        return tab

    def _proof_tab(self) -> QWidget:
        proof = ProofList(self._acts.proof(), self.shell.services.proof, self.shell.tasks)
        proof.folder.connect(self._show_folder)
        return proof

    # Reading

    def show_route(self, route: Route) -> None:
        """Override Page.show_route."""
        self.refresh()
        if route.detail == "proof":
            self.tabs.open(_PROOF)

    def refresh(self) -> None:
        """Override Page.refresh: keep what is chosen and how far it is scrolled."""
        services = self.shell.services
        chosen = self.details.act
        scrolled = self.list.verticalScrollBar().value()
        self._acts = Acts(services.journal.events, services.catalogue, with_take_backs=False)
        self.model.show(self._acts)
        self._summarise()
        proof = self.tabs.content(_PROOF)
        if isinstance(proof, ProofList):
            proof.stop()
            self.tabs.rebuild(_PROOF)
        row = self.model.row_of(chosen.event.id) if chosen is not None else -1
        self._show_row(max(row, 0))
        self.list.verticalScrollBar().setValue(scrolled)
        self._say_if_none()
        self._staged = Staged(self.model.warm(), self)
        self._staged.start()

    def _summarise(self) -> None:
        acts = self._acts
        empty = not len(acts)
        self.tabs.setVisible(not empty)
        self.report.setVisible(not empty)
        empty_layout(self.nothing)
        if empty:
            self.head.set_title(self.tr("What I did"))
            self.nothing.addWidget(self._empty())
            self.nothing.addStretch(1)
            return
        first = day(acts.day(0))
        since = self.tr("{0} since {1}. It is all on this computer.").format(
            count(len(acts), self.tr("act"), self.tr("acts")), first
        )
        self.head.set_title(self.tr("What I did"), under=since)
        kept = len(acts.proof())
        self.tabs.set_title(
            _PROOF, self.tr("Proof ({0})").format(kept) if kept else self.tr("Proof")
        )

    def _empty(self) -> EmptyState:
        button = PrimaryButton(self.tr("Go to your plan"))
        button.clicked.connect(lambda: self.shell.go(Route("home")))
        return EmptyState(
            self.tr("Nothing yet"),
            self.tr(
                "Whatever you say you did is written down here, with its day and what you saw. "
                "Start with your plan."
            ),
            button,
        )

    # Looking around

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._show_row(0)
        self._say_if_none()

    def _say_if_none(self) -> None:
        none = not self.model.rowCount()
        self.none.setVisible(none)
        self.list.setVisible(not none)
        self.details.setVisible(not none)
        if none:
            self.none.setText(
                self.tr("Nothing you did fits “{0}”. Press Escape to see everything.").format(
                    self.search.text().strip()
                )
            )

    def _into_list(self) -> None:
        self.list.setFocus()

    def _show_row(self, row: int) -> None:
        index = self.model.index(row, 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.details.show_act(self.model.act(row))

    def _choose(self) -> None:
        self.details.show_act(self.model.act(self.list.currentIndex().row()))

    # Acting

    def _change(self, event_id: str) -> None:
        journal = self.shell.services.journal
        act = self.details.act
        if act is None:
            return
        take_back = partial(journal.take_back, event_id)
        bring_back = partial(journal.bring_back, event_id)
        do, undo = (bring_back, take_back) if act.taken_back else (take_back, bring_back)
        said = (
            self.tr("It counts again.")
            if act.taken_back
            else self.tr("Taken back. It stays in this list.")
        )
        if attempt(self.shell, do):
            self.shell.say(said, undo=lambda: attempt(self.shell, undo))

    def _show_folder(self, file: str) -> None:
        path = self.shell.services.proof.path(file)
        if path:
            self.shell.open_folder(folder_of(path))

    def _report(self) -> None:
        save_report(self.shell, partial(self.saved.say, self.tr("The report is saved.")))

    # Qt and the shell

    def leave(self) -> None:
        """Override Page.leave: build and read nothing more."""
        self.saved.close_notice()
        if self._staged is not None:
            self._staged.cancel()
        proof = self.tabs.content(_PROOF)
        if isinstance(proof, ProofList):
            proof.stop()

    def first_focus(self) -> QWidget | None:
        """Override Page.first_focus."""
        return self.search if len(self._acts) else None

    def headline(self) -> str:
        """Override Page.headline."""
        return self.tr("What I did")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: the card moves below the list where it is narrow."""
        narrow = self.width() < scaled(_NARROW)
        self.list_card.setMinimumHeight(scaled(_LEAST))
        self.details.set_whole(narrow)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.parts.direction() != wanted:
            self.parts.setDirection(wanted)
        super().resizeEvent(event)
