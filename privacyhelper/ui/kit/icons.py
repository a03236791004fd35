"""Icons drawn in code: nothing is read from disk and they follow scheme and size."""

from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap, QPolygonF

from privacyhelper.ui.kit.paint import box, check_mark
from privacyhelper.ui.kit.tokens import color

IconName = Literal[
    "brand", "check", "close", "expand", "search", "back", "down", "right", "warning", "info",
    "copy", "external",
]  # fmt: skip


def _lines(painter: QPainter, rect: QRectF, strokes: list[list[tuple[float, float]]]) -> None:
    for stroke in strokes:
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height())
                    for x, y in stroke
                ]
            )
        )


_STROKES: dict[str, list[list[tuple[float, float]]]] = {
    "check": [[(0.12, 0.55), (0.4, 0.82), (0.88, 0.2)]],
    "close": [[(0.22, 0.22), (0.78, 0.78)], [(0.78, 0.22), (0.22, 0.78)]],
    "expand": [
        [(0.2, 0.8), (0.8, 0.2)],
        [(0.5, 0.2), (0.8, 0.2), (0.8, 0.5)],
        [(0.2, 0.5), (0.2, 0.8), (0.5, 0.8)],
    ],
    "back": [[(0.62, 0.2), (0.32, 0.5), (0.62, 0.8)]],
    "down": [[(0.2, 0.38), (0.5, 0.68), (0.8, 0.38)]],
    "right": [[(0.38, 0.2), (0.68, 0.5), (0.38, 0.8)]],
    "warning": [
        [(0.5, 0.12), (0.92, 0.86), (0.08, 0.86), (0.5, 0.12)],
        [(0.5, 0.4), (0.5, 0.6)],
        [(0.5, 0.73), (0.5, 0.74)],
    ],
    "info": [[(0.5, 0.46), (0.5, 0.72)], [(0.5, 0.29), (0.5, 0.3)]],
    "search": [[(0.64, 0.64), (0.88, 0.88)]],
    "copy": [
        [(0.36, 0.36), (0.86, 0.36), (0.86, 0.86), (0.36, 0.86), (0.36, 0.36)],
        [(0.64, 0.2), (0.64, 0.14), (0.14, 0.14), (0.14, 0.64), (0.2, 0.64)],
    ],
    "external": [
        [(0.46, 0.2), (0.2, 0.2), (0.2, 0.8), (0.8, 0.8), (0.8, 0.54)],
        [(0.6, 0.16), (0.84, 0.16), (0.84, 0.4)],
        [(0.84, 0.16), (0.48, 0.52)],
    ],
}


def paint_icon(painter: QPainter, rect: QRectF, name: IconName, value: str) -> None:
    """Draw an icon in one colour into a square; `brand` uses it for the square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name == "brand":
        paint_brand(painter, rect, value, "#ffffff")
    else:
        pen = QPen(color(value), max(1.5, rect.width() / 11))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _lines(painter, rect, _STROKES[name])
        if name == "search":
            painter.drawEllipse(
                rect.topLeft() + QPointF(rect.width() * 0.41, rect.height() * 0.41),
                rect.width() * 0.3,
                rect.height() * 0.3,
            )
        elif name == "info":
            painter.drawEllipse(rect.center(), rect.width() * 0.42, rect.height() * 0.42)
    painter.restore()


def paint_brand(painter: QPainter, rect: QRectF, square: str, mark: str) -> None:
    """Draw the application's mark: a check mark in a rounded square."""
    side = rect.width()
    box(painter, rect, side * 0.27, square)
    inner = rect.adjusted(side * 0.3, side * 0.3, -side * 0.3, -side * 0.3)
    check_mark(painter, inner, mark, side * 0.11)


def icon(name: IconName, value: str, side: int = 20) -> QIcon:
    """An icon as a `QIcon`, sharp at twice its size as well."""
    result = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(side * ratio, side * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, QRectF(0, 0, side * ratio, side * ratio), name, value)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        result.addPixmap(pixmap)
    return result


def separator(painter: QPainter, left: float, right: float, y: float, value: str) -> None:
    """Draw a horizontal hairline at `y`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(color(value), 1))
    painter.drawLine(QLineF(left, y, right, y))
