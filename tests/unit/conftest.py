"""Unit tests run without Qt: what they test must be usable without a screen."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which Qt was loaded. (pytest-qt itself loads it; then nothing is said.)"""
    loaded = "PySide6" in sys.modules
    yield
    if not loaded:
        assert "PySide6" not in sys.modules, f"{request.node.nodeid} loaded Qt"
