"""The card beside the list of What I did: one act in full, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from privacyhelper.domain.journal import Target
from privacyhelper.services.errors import NotInCatalogue
from privacyhelper.services.history import Act
from privacyhelper.services.wording import day
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.widgets.buttons import Button, LinkButton
from privacyhelper.ui.widgets.chips import Chip
from privacyhelper.ui.widgets.labels import Heading, Muted, Small
from privacyhelper.ui.widgets.layouts import Column, FlowLayout
from privacyhelper.ui.widgets.quotes import KeyValueGrid
from privacyhelper.ui.widgets.surfaces import Card


class Pane(QScrollArea):
    """A part of the page that scrolls by itself; what is in it stands in `body`."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        own_scroll_bars(self)
        inner = QWidget()
        self.body = Column(inner, spacing=16)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inner)


class ActDetails(Pane):
    """One act in full.

    `changed(event_id)` asks to take it back or bring it back, `folder(file)` to show its proof.
    """

    changed = Signal(str)
    folder = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._act: Act | None = None
        self._whole = False
        self.card = Card()
        self.body.addWidget(self.card)
        self._build()

    def _build(self) -> None:
        body = self.card.body
        body.setSpacing(8)
        self.state = Chip("", "neutral")
        self.title = Heading("")
        self.facts = QVBoxLayout()
        self.facts.setContentsMargins(0, 0, 0, 0)
        self.button = Button("")
        self.button.clicked.connect(self._press)
        self.note = Small("")
        self.show_file = Button(self.tr("Show in folder"))
        self.show_file.clicked.connect(self._show_file)
        self.open_platform = LinkButton("")
        self.open_platform.clicked.connect(self._open)
        self.empty = Muted(self.tr("Choose an act to see all of it."))
        for widget in (self.empty, self.state, self.title):
            body.addWidget(widget)
        body.addLayout(self.facts)
        body.addSpacing(6)
        buttons = FlowLayout(spacing=14, line_spacing=10)
        buttons.addWidget(self.button)
        buttons.addWidget(self.show_file)
        body.addLayout(buttons)
        body.addWidget(self.note)
        body.addWidget(self.open_platform, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_act(None)

    @property
    def act(self) -> Act | None:
        """The act that is shown."""
        return self._act

    def set_whole(self, whole: bool) -> None:
        """Be as high as the card, for a place where the page scrolls; else scroll by itself."""
        self._whole = whole
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self.card.heightForWidth(self.width()) if self._whole else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QScrollArea.resizeEvent: the card's height follows its width."""
        super().resizeEvent(event)
        self._fit()

    def show_act(self, act: Act | None) -> None:
        """Show this act; None says that one can be chosen. The focus stays where it is."""
        self._act = act
        there = act is not None
        for widget in (self.title, self.button, self.note):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        self.state.setVisible(act is not None and act.taken_back)
        self.show_file.setVisible(act is not None and bool(act.file))
        self.open_platform.setVisible(act is not None and self._known(act))
        while (item := self.facts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if act is None:
            return
        self.state.set(self.tr("Taken back"), "neutral")
        self.title.setText(act.sentence)
        self.facts.addWidget(KeyValueGrid(self._facts(act), columns=1))
        self._say_button(act)
        self.open_platform.setText(self.tr("Open {0}").format(act.platform))
        self._fit()

    def _say_button(self, act: Act) -> None:
        if act.taken_back:
            self.button.setText(self.tr("Bring back"))
            self.note.setText(self.tr("It does not count now. Bring it back and it counts again."))
        else:
            self.button.setText(self.tr("Take back"))
            self.note.setText(
                self.tr("Taken back, it stays in this list but no longer counts in your plan.")
            )
        self.button.setAccessibleName(f"{self.button.label}: {act.sentence}")

    def _facts(self, act: Act) -> list[tuple[str, str]]:
        zone = f" ({act.event.zone})" if act.event.zone else ""
        taken = ""
        if act.taken_back and act.taken_back_on is not None:
            taken = day(act.taken_back_on)
        encrypted = self.tr("Not encrypted yet") if act.file else ""
        return [
            (self.tr("When"), f"{day(act.on)}, {act.time}{zone}"),
            (self.tr("Taken back on"), taken),
            (self.tr("Platform"), act.platform),
            (self.tr("Account"), act.account),
            (self.tr("What it was about"), act.control),
            (self.tr("What was on the screen"), "\n".join(act.seen)),
            (self.tr("Proof"), act.file),
            (self.tr("SHA-256 of the proof"), act.sha256),
            (self.tr("How it is kept"), encrypted),
        ]

    def _known(self, act: Act) -> bool:
        if not act.target.platform:
            return False
        try:
            self._shell.services.catalogue.platform(act.target.platform)
        except NotInCatalogue:
            return False
        return True

    def _press(self) -> None:
        if self._act is not None:
            self.changed.emit(self._act.event.id)

    def _show_file(self) -> None:
        if self._act is not None:
            self.folder.emit(self._act.file)

    def _open(self) -> None:
        if self._act is None:
            return
        target = self._act.target
        here = self._shell.services.plans.situation().here(target.platform, target.account)
        account = target.account if here is not None else ""
        self._shell.go(Route("platform", Target(target.platform, account)))
