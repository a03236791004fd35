"""The first tab: what the platform says at the left, and how the person stands at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.local import clauses_here
from privacyhelper.domain.progress import State
from privacyhelper.services import wording
from privacyhelper.services.wording import platform as wording_platform
from privacyhelper.ui.kit.paint import RADIUS_CONTROL, box, check_mark, scaled
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.platform.accounts import AccountLinks, WhoCard, asks_who
from privacyhelper.ui.pages.platform.acts import open_guide
from privacyhelper.ui.pages.platform.clauses import ClauseCard, in_order
from privacyhelper.ui.pages.platform.view import Part, View
from privacyhelper.ui.widgets.buttons import PressButton
from privacyhelper.ui.widgets.columns import Columns
from privacyhelper.ui.widgets.labels import Body, Small, SmallBody, SmallStrong
from privacyhelper.ui.widgets.surfaces import Card
from privacyhelper.ui.widgets.wrapping import WrapLink

_MARK = 12


class StateMark(QWidget):
    """A small mark of a control's state: a ring to do, half filled under way, ticked when done.

    It only repeats what the words beside it say, so screen readers skip it.
    """

    def __init__(self, state: State) -> None:
        super().__init__()
        self._kind = state.kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(_MARK), scaled(_MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        warn = self._kind in ("relapsed", "look-again", "refused")
        line = color(tokens.high if warn else tokens.ink)
        if self._kind == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.accent))
            painter.drawEllipse(ring.adjusted(-1, -1, 1, 1))
            check_mark(painter, ring.adjusted(2, 2, -2, -2), tokens.on_accent, 1.5)
            return
        painter.setPen(QPen(line, 1.3))
        if self._kind in ("not-for-you", "no-way"):
            middle = ring.center().y()
            painter.drawLine(QLineF(ring.left(), middle, ring.right(), middle))
            return
        painter.drawEllipse(ring)
        if self._kind in ("started", "waiting", "answered"):
            painter.setBrush(line)
            painter.drawPie(ring, -90 * 16, 180 * 16)


class ControlLine(PressButton):
    """A control with its state on two lines; pressing it opens its guide."""

    def __init__(self, control: Control, state: State) -> None:
        super().__init__()
        todo = state.kind == "to-do"
        detail = wording_platform.control_line(control) if todo else wording.state(state)
        self._label = control.title
        self.setAccessibleName(f"{control.title}. {wording.state(state)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 4, 6)
        row.setSpacing(14)
        row.addWidget(StateMark(state), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (SmallStrong(control.title), Small(detail)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Override PressButton.sizeHint: what its lines need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Override PressButton.minimumSizeHint: its lines may wrap."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QAbstractButton.paintEvent: only that it can be pressed."""
        if self.underMouse():
            tokens = tokens_of(self.palette())
            around = QRectF(self.rect()).adjusted(-8, 0, 0, 0)
            box(QPainter(self), around, RADIUS_CONTROL, tokens.hover)


class YouCard(Card):
    """The controls to care about with their states, and what else concerns the person's account."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(_heading(view))
        self.body.addSpacing(2)
        shown = _shown(view)
        for control in shown:
            line = ControlLine(control, view.here.states[control.id])
            line.clicked.connect(lambda _c, chosen=control: _open(shell, view, chosen))
            self.add(line)
        if not shown:
            self.add(SmallBody(self.tr("There is nothing you need to do here.")))
        if view.here.coverage:
            link = WrapLink(self.tr("What is stopped, what is not"))
            link.clicked.connect(
                lambda: shell.go(Route("platform", view.here.target(), "coverage"))
            )
            self.add(link)
        if view.mine:
            self.add(AccountLinks(shell, view))


def _heading(view: View) -> str:
    """The heading of the person's card; it names the account where there are several."""
    several = len(view.accounts) > 1 and view.here.account.name
    return f"You · {view.here.account.name}" if several else "You"


def _shown(view: View) -> tuple[Control, ...]:
    """Main controls, and those the person has taken up."""
    return tuple(
        control
        for control in view.here.controls
        if control.role == "main"
        or view.here.states[control.id].kind not in ("to-do", "not-for-you", "no-way")
    )


def _open(shell: Shell, view: View, control: Control) -> None:
    if control.kind == "none":
        shell.go(Route("platform", view.here.target(), "do"))
    else:
        target = view.here.target(control.id)
        open_guide(shell, target, view.here.states[control.id])


class SaysTab(Part):
    """Clause cards, built as they come into reach, beside the person's own column."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view)
        self.columns = Columns()
        self.column.addWidget(self.columns)
        self._cards: dict[str, ClauseCard] = {}
        clauses = in_order(view)
        if not clauses:
            self.columns.left.addWidget(self._nothing())
        parts: list[Callable[[], object]] = [partial(self._add, clause.id) for clause in clauses]
        parts[1:1] = [self._fill_side]
        parts[2:2] = [lambda: self._open(clauses[0].id)] if clauses else []
        self._staged = Staged(parts, self)
        self._staged.start()

    def show_view(self, view: View) -> None:
        """Override Part.show_view."""
        super().show_view(view)
        for card in self._cards.values():
            card.show_view(view)
        self._fill_side()

    def reveal(self, clause_id: str) -> ClauseCard | None:
        """Open the card of this clause; None when there is no such clause here."""
        self._staged.finish()
        clause = self.view.here.platform.clause(clause_id)
        card = self._cards.get(clause.id if clause is not None else clause_id)
        if card is not None:
            card.fold.set_open(True)
        return card

    def finish(self) -> None:
        """Build what is left at once."""
        self._staged.finish()

    def _open(self, clause_id: str) -> None:
        self._cards[clause_id].fold.set_open(True)

    def _add(self, clause_id: str) -> None:
        clause = self.view.here.platform.clause(clause_id)
        if clause is None:
            return
        card = ClauseCard(self.shell, self.view, clause)
        self._cards[clause_id] = card
        self.columns.left.addWidget(card)

    def _nothing(self) -> Card:
        card = Card(self.tr("We have nothing to show for you here"))
        card.add(
            Body(
                self.tr("What we know of its terms is about other kinds of account.")
                if clauses_here(self.view.here.platform, self.view.place)
                else self.tr("We read its documents and found no sentence on AI for your place.")
            )
        )
        return card

    def _fill_side(self) -> None:
        """The right column: you, who you are there, a dispute, how sure we are."""
        side, view = self.columns.right, self.view
        side.clear()
        side.addWidget(YouCard(self.shell, view))
        if asks_who(self.shell, view):
            side.addWidget(WhoCard(self.shell, view))
        disputes = view.here.platform.disputes
        if disputes:
            side.addWidget(self._dispute())
        card = Card(self.tr("How sure we are"))
        card.add(SmallBody(wording_platform.sureness(view.here.clauses, view.here.controls)))
        side.addWidget(card)

    def _dispute(self) -> Card:
        disputes = self.view.here.platform.disputes
        card = Card(self.tr("Sources disagree"))
        card.add(SmallBody(self.tr("Said: {claim}").format(claim=disputes[0].claim)))
        card.add(SmallBody(self.tr("We found: {finding}").format(finding=disputes[0].finding)))
        words = self.tr("All that is disputed ({n})").format(n=len(disputes))
        link = WrapLink(words)
        link.clicked.connect(
            lambda: self.shell.go(Route("platform", self.view.here.target(), "sources"))
        )
        card.add(link)
        return card
