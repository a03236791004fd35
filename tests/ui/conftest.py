"""What every test of the user interface stands on: no window on the screen, one theme."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt

from privacyhelper.ui.kit.theme import Theme


def pytest_configure(config):
    """The offscreen platform says this of raising and grabbing: it has no window system."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture
def theme(qapp):
    """The light theme at text scale 1; a test may change it, it is put back."""
    made = Theme(qapp, mode="light", scheme=Qt.ColorScheme.Light)
    made.apply()
    yield made
    made.set_scale(1.0)
    made.set_mode("light")
    made.deleteLater()
