"""Whether this desktop lets a window stay on top of others or come to the front."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def can_stay_on_top(platform: str | None = None) -> bool:
    """Whether a window can ask to stay on top; Wayland gives no program that right."""
    name = platform if platform is not None else QGuiApplication.platformName()
    return not name.startswith("wayland")


def why_not(platform: str | None = None) -> str:
    """A sentence for the person when a window cannot stay on top, else an empty text."""
    if can_stay_on_top(platform):
        return ""
    return QCoreApplication.translate(
        "on_top",
        "Your desktop (Wayland) does not let an app keep its own window on top. Right-click the "
        "window’s title bar and choose “Always on top”, if your desktop offers it.",
    )


def keep_on_top(window: QWidget, on: bool) -> bool:
    """Ask that the window stays on top, or no longer; True when the desktop allows it."""
    allowed = can_stay_on_top()
    if allowed:
        shown = window.isVisible()
        window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        if shown:
            window.show()
    return allowed
