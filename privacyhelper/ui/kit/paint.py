"""Drawing shared by widgets: rounded boxes, check marks, and the scale of the text."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from privacyhelper.ui.kit.tokens import BASE_PIXELS, color

RADIUS_CARD = 12
RADIUS_CONTROL = 10
RADIUS_SMALL = 6


def text_scale() -> float:
    """How much larger than 15 px the application's text is."""
    pixels = QApplication.font().pixelSize()
    return pixels / BASE_PIXELS if pixels > 0 else 1.0


def scaled(pixels: float) -> int:
    """A length that grows with the text, in pixels."""
    return round(pixels * text_scale())


def ui_font(pixels: float = BASE_PIXELS, weight: int = 400) -> QFont:
    """The application's font at a size given for text scale 1."""
    font = QFont(QApplication.font())
    font.setPixelSize(max(1, scaled(pixels)))
    font.setWeight(QFont.Weight(weight))
    return font


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    line: str | None = None,
    width: float = 1.0,
) -> None:
    """Fill a rounded box and draw its edge inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if line else 0.0
    if line:
        painter.setPen(QPen(color(line), width))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    if fill:
        painter.setBrush(color(fill))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def check_mark(painter: QPainter, rect: QRectF, value: str, width: float) -> None:
    """Draw a check mark that fills `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color(value), width, Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(x, y + 0.55 * h),
                QPointF(x + 0.36 * w, y + 0.92 * h),
                QPointF(x + w, y + 0.08 * h),
            ]
        )
    )


def chevron(painter: QPainter, rect: QRectF, value: str, *, down: bool = True) -> None:
    """Draw a small filled triangle that points down, or right."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(value))
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    points = (
        [QPointF(x, y), QPointF(x + w, y), QPointF(x + w / 2, y + h)]
        if down
        else [QPointF(x, y), QPointF(x + w, y + h / 2), QPointF(x, y + h)]
    )
    painter.drawPolygon(QPolygonF(points))
