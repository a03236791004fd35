"""Tab order as one reads: top to bottom, left to right, as the layouts stand now.

Qt's own order is that of creation. A page that builds a part later, or puts a row between others,
calls `follow_reading_order` afterwards.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """The widgets within `root` that Tab can reach, in the order of their layouts."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    if isinstance(root, QScrollArea):
        inside = root.widget()
        if inside is not None:
            yield from in_reading_order(inside)
        return
    layout = root.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            yield from in_reading_order(widget)
        elif inner is not None:
            yield from _of_layout(inner)


def follow_reading_order(root: QWidget) -> None:
    """Make Tab go through `root` as one reads it."""
    before: QWidget | None = None
    for widget in in_reading_order(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
