"""The real window with empty pages, for tests of one page among them."""

from PySide6.QtWidgets import QWidget

from privacyhelper.ui.page import Page
from privacyhelper.ui.widgets.buttons import PressButton, PrimaryButton
from privacyhelper.ui.window import Window


def empty_page(page_name):
    class EmptyPage(Page):
        name = page_name

        def show_route(self, route) -> None:
            """Nothing to show."""

        def refresh(self) -> None:
            """Nothing to read."""

    return EmptyPage


def window_with(services, theme, qtbot, **pages: object):
    """A shown window of 1180 by 780; pages not given are empty."""
    names = (
        "welcome",
        "home",
        "platforms",
        "platform",
        "guide",
        "reminders",
        "history",
        "settings",
    )
    made = {name: pages.get(name) or empty_page(name) for name in names}
    window = Window(services, theme, made, lambda shell, target: QWidget(), version="0")
    qtbot.addWidget(window)
    window.resize(1180, 780)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def button(page, label):
    """The visible button of this label."""
    found = [b for b in page.findChildren(PressButton) if b.isVisibleTo(page) and b.label == label]
    assert len(found) == 1, [b.label for b in page.findChildren(PressButton) if b.isVisibleTo(page)]
    return found[0]


def filled_buttons(page):
    return [b.label for b in page.findChildren(PrimaryButton) if b.isVisibleTo(page)]


def texts(page):
    """Everything the page says in labels, in one text."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))
