"""The head of the platform page: who it is, what it does by default, and the one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from privacyhelper.domain.catalogue import Posture
from privacyhelper.domain.local import responsible_here
from privacyhelper.domain.posture import posture
from privacyhelper.services import wording, wording_platform
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.tokens import Tone
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.platform_acts import open_guide, use_platform
from privacyhelper.ui.pages.platform_view import Part, View, account_name
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.chips import Chip, Initial
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.labels import Body, Muted, Title
from privacyhelper.ui.widgets.layouts import FlowLayout

_WIDEST_TEXT = 780
_LEAST_NAME = 300
_TONE: dict[Posture, Tone] = {
    "opt-out": "high",
    "no-choice": "critical",
    "mixed": "medium",
    "opt-in": "low",
    "no-training": "low",
    "not-stated": "neutral",
}


class HeadLine(QWidget):
    """Name at the left, chip and button at the right; below the name where there is no room."""

    def __init__(self, left: QHBoxLayout, chip: Chip, button: PrimaryButton) -> None:
        super().__init__()
        self._parts = (chip, button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(14)
        self._box.addLayout(left, 1)
        self._right = FlowLayout(spacing=14)
        for part in self._parts:
            self._right.addWidget(part)
        self._holder = QWidget()
        self._holder.setLayout(self._right)
        self._box.addWidget(self._holder, 0, Qt.AlignmentFlag.AlignVCenter)

    def arrange(self, width: int) -> None:
        """Choose the arrangement for this width."""
        right = sum(part.sizeHint().width() for part in self._parts) + 14
        beside = width >= right + scaled(_LEAST_NAME)
        self._holder.setMinimumWidth(right if beside else 0)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._box.setAlignment(self._holder, middle if beside else Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        self.arrange(event.size().width())


class Head(Part):
    """Name, controller here, posture, the page's filled button, and the platform in brief."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view, spacing=14)
        platform = view.here.platform
        left = QHBoxLayout()
        left.setSpacing(14)
        left.addWidget(Initial(platform.name, 46), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Title(platform.name))
        self.who = Muted()
        words.addWidget(self.who)
        left.addLayout(words, 1)
        self.chip = Chip("")
        self.button = PrimaryButton()
        self.button.clicked.connect(self._act)
        self.line = HeadLine(left, self.chip, self.button)
        self.column.addWidget(self.line)
        self.brief = Body(platform.in_brief, selectable=True)
        self.brief.setMaximumWidth(scaled(_WIDEST_TEXT))
        self.column.addWidget(self.brief)
        self.accounts = Select(self.tr("Account"), [], prefix=self.tr("Account:"))
        self.accounts.changed.connect(self._other_account)
        self.column.addWidget(self.accounts, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Override Part.show_view."""
        super().show_view(view)
        platform = view.here.platform
        controllers = responsible_here(platform, view.place)
        self.who.setText(
            wording_platform.responsible(
                platform.operator, platform.name, controllers, view.place_name
            )
        )
        self.who.setToolTip(wording.joined([who.name for who in controllers]))
        kind = posture(platform, view.place)
        self.chip.set(wording.POSTURE[kind], _TONE[kind])
        self.button.setText(self._word())
        self.line.arrange(self.line.width())
        names = [Option(h.account.id, account_name(h.account)) for h in view.accounts]
        self.accounts.set_options(names, view.here.account.id)
        self.accounts.setVisible(len(names) > 1)

    def _word(self) -> str:
        """What the filled button says."""
        view = self.view
        if not view.mine:
            return self.tr("Use this platform")
        if view.entries:
            return wording_platform.start(view.entries)
        if view.elsewhere is not None:
            return self.tr("Next: {name}, {time}").format(
                name=view.elsewhere.platform_name,
                time=wording_platform.short_minutes(view.elsewhere.minutes),
            )
        return self.tr("Go to Home")

    def _act(self) -> None:
        view = self.view
        if not view.mine:
            use_platform(self.shell, view.here.platform.id, view.here.platform.name)
            return
        entry = next(iter(view.entries), view.elsewhere)
        if entry is None:
            self.shell.go(Route("home"))
        else:
            open_guide(self.shell, entry.target, entry.state)

    def _other_account(self, account: str) -> None:
        for here in self.view.accounts:
            if here.account.id == account:
                self.shell.go(Route("platform", here.target()))
