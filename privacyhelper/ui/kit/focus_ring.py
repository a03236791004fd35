"""The visible focus: one ring per application that follows the focused widget.

The ring is drawn outside the widget (2 px, 2 px away), which a widget cannot do for itself. It
appears when the keyboard moved the focus, not after a press of the mouse. Text fields show focus
in their own edge and item views draw it on the current item, so the ring leaves them alone.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import Shiboken

from privacyhelper.ui.kit.paint import box
from privacyhelper.ui.kit.tokens import tokens_of

OFFSET = 2
WIDTH = 2
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class _Ring(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        painter = QPainter(self)
        accent = tokens_of(self.palette()).accent
        box(painter, QRectF(self.rect()), 12, None, accent, WIDTH)


class FocusRing(QObject):
    """Shows a ring around whatever has the keyboard's focus; make one per application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._target: QWidget | None = None
        self._chain: list[QWidget] = []
        self._ring: _Ring | None = None
        self._by_keys = False
        app.focusChanged.connect(self._moved)

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is around, if it is shown."""
        return self._target

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self._release()
        if new is None:
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keys = False
        elif old is not None:
            self._by_keys = True
        # Without an old one the window came to the front, or a page gave way to another: nobody
        # moved the focus, so it shows as it did before.
        if new.isWindow() or not self._by_keys:
            return
        if isinstance(new, QLineEdit | QAbstractScrollArea):
            return
        if new.focusPolicy() == Qt.FocusPolicy.NoFocus:  # a heading that is only read out
            return
        self._follow(new)

    def _release(self) -> None:
        for widget in self._chain:
            # A widget that is being deleted gives its focus up when it is half gone already.
            if Shiboken.isValid(widget):
                widget.removeEventFilter(self)
        self._chain.clear()
        self._target = None
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None

    def _follow(self, target: QWidget) -> None:
        """Put the ring on the nearest surface that scrolls, else on the window."""
        chain = [target]
        surface = target.parentWidget()
        while surface is not None and not surface.isWindow():
            above = surface.parentWidget()
            scroller = above.parentWidget() if above is not None else None
            if isinstance(scroller, QScrollArea) and scroller.widget() is surface:
                break
            chain.append(surface)
            surface = above
        if surface is None or isinstance(target, QAbstractItemView):
            return
        self._target = target
        self._chain = chain
        for widget in chain:
            widget.installEventFilter(self)
        target.destroyed.connect(partial(self._gone, id(target)))
        self._ring = _Ring(surface)
        # An old ring may be deleted after its successor was made: only its own end counts.
        self._ring.destroyed.connect(partial(self._ring_gone, id(self._ring)))
        self._place()

    def _gone(self, which: int, _gone: object = None) -> None:
        if id(self._target) == which:
            self._chain.clear()
            self._target = None
            if self._ring is not None:
                self._ring.hide()

    def _ring_gone(self, which: int, _gone: object = None) -> None:
        if id(self._ring) == which:
            self._ring = None

    def _place(self) -> None:
        target, ring = self._target, self._ring
        surface = ring.parentWidget() if ring is not None else None
        if target is None or ring is None or surface is None:
            return
        origin = target.mapTo(surface, QPoint(0, 0))
        grow = OFFSET + WIDTH
        ring.setGeometry(QRect(origin, target.size()).adjusted(-grow, -grow, grow, grow))
        ring.setVisible(target.isVisible())
        ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: keep the ring where its widget is."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)
