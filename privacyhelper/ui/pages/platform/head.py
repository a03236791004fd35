"""The head of the platform page: who it is, what it does by default, and the one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from privacyhelper.domain.local import responsible_here
from privacyhelper.domain.posture import posture
from privacyhelper.services import wording
from privacyhelper.services.wording import platform as wording_platform
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.text import tool_tip
from privacyhelper.ui.models.posture_tone import POSTURE_TONE
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.platform.acts import open_guide, use_platform
from privacyhelper.ui.pages.platform.view import Part, View, account_name
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.labels import Body
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.wrapping import WrapChip

_WIDEST_TEXT = 780


class Head(Part):
    """Name, controller here, posture, the page's filled button, and the platform in brief."""

    def __init__(self, shell: Shell, view: View) -> None:
        super().__init__(shell, view, spacing=16)
        platform = view.here.platform
        self.line = PageHead(platform.name, initial=platform.name)
        self.chip = WrapChip("")
        self.button = PrimaryButton()
        self.button.clicked.connect(self._act)
        self.line.add(self.chip)
        self.line.add(self.button)
        self.column.addWidget(self.line)
        self.brief = Body(platform.in_brief, selectable=True)
        self.brief.setMaximumWidth(scaled(_WIDEST_TEXT))
        row = QHBoxLayout()  # a row asks a label for its height at the width it really gets
        row.addWidget(self.brief, 1)
        row.addStretch(0)
        self.column.addLayout(row)
        self.accounts = Select(self.tr("Account"), [], prefix=self.tr("Account:"))
        self.accounts.changed.connect(self._other_account)
        self.column.addWidget(self.accounts, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Override Part.show_view."""
        super().show_view(view)
        platform = view.here.platform
        controllers = responsible_here(platform, view.place)
        who = wording_platform.responsible(
            platform.operator, platform.name, controllers, view.place_name
        )
        self.line.set_title(platform.name, under=who)
        self.line.under.setToolTip(tool_tip(wording.joined([who.name for who in controllers])))
        kind = posture(platform, view.place)
        self.chip.set(wording.POSTURE[kind], POSTURE_TONE[kind])
        self.button.setText(self._word())
        self.line.resizeEvent(QResizeEvent(self.line.size(), self.line.size()))
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
