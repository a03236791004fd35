"""Where the window was, and a safe place for it now.

Only geometry is kept here. Every real setting lives in the application's own store.
"""

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

DEFAULT = QSize(1180, 780)
_VISIBLE = 80


def on_screen(wanted: QRect, screens: list[QRect]) -> QRect:
    """`wanted`, moved and shrunk so that it lies on a screen it can be reached on.

    A window of which enough is visible stays where it is. Any other goes to the middle of the
    first screen, no larger than that screen.
    """
    if not screens:
        return wanted
    home = screens[0]
    for screen in screens:
        seen = screen.intersected(wanted)
        reachable = seen.width() >= _VISIBLE and seen.height() >= _VISIBLE
        if reachable and wanted.top() >= screen.top():
            home = screen
            break
    else:
        size = wanted.size().boundedTo(home.size())
        result = QRect(home.topLeft(), size)
        result.moveCenter(home.center())
        return result
    return QRect(wanted.topLeft(), wanted.size().boundedTo(home.size()))


class WindowState:
    """Remembers size and place of one window in an ini file."""

    def __init__(self, path: str, key: str = "main") -> None:
        self._path = path
        self._key = key

    def restore(self, window: QWidget, default: QSize = DEFAULT) -> None:
        """Bring the window to where it was, or to its default size in the middle."""
        settings = QSettings(self._path, QSettings.Format.IniFormat)
        stored = settings.value(f"{self._key}/rect")
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if isinstance(stored, QRect) and stored.isValid():
            window.setGeometry(on_screen(stored, screens))
        else:
            window.resize(default.boundedTo(screens[0].size()) if screens else default)
        if settings.value(f"{self._key}/maximized") == "true":
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)

    def save(self, window: QWidget) -> None:
        """Write down where the window is, as it is when not maximised."""
        settings = QSettings(self._path, QSettings.Format.IniFormat)
        rect = window.normalGeometry() if window.isMaximized() else window.geometry()
        settings.setValue(f"{self._key}/rect", rect)
        settings.setValue(f"{self._key}/maximized", "true" if window.isMaximized() else "false")
