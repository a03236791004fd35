"""“Later”: put a reminder off, or end it."""

from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from privacyhelper.domain.deadlines import add_months
from privacyhelper.services import wording
from privacyhelper.ui.kit.theme import menu_sheet
from privacyhelper.ui.kit.tokens import tokens_of
from privacyhelper.ui.pages.reminders.acts import Acts
from privacyhelper.ui.widgets.buttons import Button

_WEEK = 7


class LaterButton(Button):
    """A button with a menu of days."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self.setText(self.tr("Later…"))
        self.setAccessibleName(f"{self.label}: {wording.reminder_title(acts.reminder)}")
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Offer the days below the button."""
        acts = self._acts
        today = acts.today()
        menu = QMenu(self)
        menu.setStyleSheet(menu_sheet(tokens_of(self.palette())))
        for text, until in (
            (self.tr("Tomorrow, {0}"), today + timedelta(days=1)),
            (self.tr("Next week, {0}"), today + timedelta(days=_WEEK)),
            (self.tr("In a month, {0}"), add_months(today, 1)),
        ):
            action = menu.addAction(text.format(wording.day(until)))
            action.triggered.connect(lambda _checked, day=until: acts.snooze(day))
        menu.addSeparator()
        stop = menu.addAction(self.tr("Stop reminding me about this"))
        stop.triggered.connect(lambda _checked: acts.stop())
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
