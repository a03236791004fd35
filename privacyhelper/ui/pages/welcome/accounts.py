"""Welcome, third question, where it matters: who the person is on a few of their platforms."""

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.domain.catalogue import Audience
from privacyhelper.services import wording
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.widgets.chips import Initial
from privacyhelper.ui.widgets.choosers import Option
from privacyhelper.ui.widgets.columns import Columns
from privacyhelper.ui.widgets.labels import Muted, Small, Strong, Title
from privacyhelper.ui.widgets.layouts import Column
from privacyhelper.ui.widgets.pick_chips import PickChips
from privacyhelper.ui.widgets.surfaces import Card, Separator

_ORDER = list(wording.AUDIENCE)
_NO_ACCOUNT: frozenset[str] = frozenset({"no-account"})
_NARROW = 680
_GAP = 12
_EDGE = 4


class Asked(Struct, frozen=True):
    """A platform whose controls differ by the account, and the answers there are."""

    platform: str
    name: str
    kinds: tuple[Audience, ...]


def asked(platform: str, name: str, special: tuple[Audience, ...]) -> Asked:
    """What to ask of a platform: an account of one's own, and what else is told apart there."""
    kinds = sorted({"person", *special}, key=_ORDER.index)
    return Asked(platform, name.partition(", ")[0], tuple(kinds))


class AccountsStep(QWidget):
    """The third step. `answered` follows every press of an answer; `built` when all rows show."""

    answered = Signal()
    built = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[Asked, _AccountRow] = {}
        self._shown: tuple[Asked, ...] = ()
        self._answers: dict[str, tuple[Audience, ...]] = {}
        self._staged: Staged | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.step = Small()
        self.title = Title(self.tr("A few of these depend on your account"))
        self.hint = Muted(
            self.tr(
                "Their ways to say no differ by who you are there. Pick all that is true; pick "
                "nothing where you just have your own account."
            )
        )
        self.card = Card(margin=0)
        self.card.body.setContentsMargins(19, _EDGE, 19, _EDGE)
        self.card.body.setSpacing(0)
        self._rows = Column()
        self.card.body.addLayout(self._rows)
        for widget, gap in ((self.step, 8), (self.title, 10), (self.hint, 15), (self.card, 0)):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addStretch(1)

    @property
    def answers(self) -> Mapping[str, tuple[Audience, ...]]:
        """What was picked, for each platform that is asked about and was answered."""
        return {
            one.platform: picked
            for one in self._shown
            if (picked := tuple(k for k in self._answers.get(one.platform, ()) if k in one.kinds))
        }

    def forget(self) -> None:
        """Ask from the start: nothing is answered."""
        self._answers.clear()
        for row in self.rows.values():
            row.chips.set_keys(())

    def ask(self, questions: tuple[Asked, ...]) -> None:
        """Ask about exactly these. What was answered before stays, its question as well."""
        if questions == self._shown:
            return
        if self._staged is not None:
            self._staged.cancel()
            self._staged.deleteLater()
        self._shown = questions
        for gone in [one for one in self.rows if one not in questions]:
            row = self.rows.pop(gone)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        parts = (partial(self._place, at, one) for at, one in enumerate(questions))
        self._staged = Staged(parts, self)
        self._staged.finished.connect(self.built)
        self._staged.start()

    def finish(self) -> None:
        """Build what is still on its way at once."""
        if self._staged is not None:
            self._staged.finish()

    def _place(self, at: int, one: Asked) -> None:
        row = self.rows.get(one)
        if row is None:
            row = _AccountRow(one)
            row.chips.set_keys(self._answers.get(one.platform, ()))
            row.chips.changed.connect(partial(self._take, one))
            self.rows[one] = row
        row.set_first(first=at == 0)
        if self._rows.indexOf(row) != at:
            self._rows.insertWidget(at, row)

    def _take(self, one: Asked) -> None:
        picked = set(self.rows[one].chips.keys)
        self._answers[one.platform] = tuple(kind for kind in one.kinds if kind in picked)
        self.answered.emit()

    def first(self) -> QWidget | None:
        """The first answer."""
        row = self.rows.get(self._shown[0]) if self._shown else None
        return row.chips.chips[0] if row is not None else None


class _AccountRow(QWidget):
    """A platform and the answers beside it, or below it where it gets narrow."""

    def __init__(self, one: Asked) -> None:
        super().__init__()
        self.setAccessibleName(one.name)
        self._whole = whole = QVBoxLayout(self)
        whole.setSpacing(_GAP)
        self.line = Separator()
        whole.addWidget(self.line)
        sides = Columns((200, 700), narrow=_NARROW)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Initial(one.name), 0, Qt.AlignmentFlag.AlignTop)
        self.name = Strong(one.name)
        self.name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.name, 1)
        sides.left.addLayout(head)
        options = [Option(key=kind, text=wording.AUDIENCE[kind]) for kind in one.kinds]
        self.chips = PickChips(one.name, options, alone=_NO_ACCOUNT)
        sides.right.addWidget(self.chips)
        whole.addWidget(sides)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_first(self, *, first: bool) -> None:
        """A hairline parts it from the row above, where there is one."""
        self.line.setVisible(not first)
        self._whole.setContentsMargins(0, _GAP if first else 0, 0, _GAP)
