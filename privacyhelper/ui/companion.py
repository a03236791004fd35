"""The small window beside the browser: the same step in little, on top where the desktop allows it.

It walks by the same service as the guide's page, so that a press in one shows in the other. Where
the desktop forbids staying on top (Wayland) it says so, and keeps a title bar to do it by hand.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from privacyhelper.domain.journal import Target
from privacyhelper.services.changes import Kind
from privacyhelper.services.errors import Fault
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.kit.on_top import can_stay_on_top, keep_on_top, why_not
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.scroll_bar import own_scroll_bars
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.pages.guide.part import Scene
from privacyhelper.ui.pages.guide.steps import drawing
from privacyhelper.ui.pages.guide.walk import Walker, announce
from privacyhelper.ui.widgets.bars import ProgressBar
from privacyhelper.ui.widgets.buttons import Button, IconButton, PrimaryButton
from privacyhelper.ui.widgets.labels import Body, Heading, Label, Small
from privacyhelper.ui.widgets.layouts import empty_layout

_WIDTH = 372
_MOST_HEIGHT = 520
_MARGIN = 18
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS_VIEWS = ("steps", "different", "not-me")


class Companion(QWidget):
    """One step of one control, small."""

    def __init__(self, shell: Shell, target: Target) -> None:
        """Raises `NotInCatalogue` or `UnknownTarget` when there is no such control here."""
        super().__init__()
        self.shell = shell
        self.walker = Walker(shell, target)
        self.setWindowTitle(self.tr("Privacy Helper: the step in little"))
        if can_stay_on_top():
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
            if shell.services.settings.keep_companion_on_top:
                keep_on_top(self, True)
        self._key: object = None
        self._build()
        self._end = shell.services.changes.subscribe(self._changed)
        self.redraw()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(0)
        self.where = Small("")
        head.addWidget(self.where, 1)
        expand = IconButton("expand", self.tr("Show in the large window"))
        expand.clicked.connect(lambda _checked: self._expand())
        close = IconButton("close", self.tr("Close the small window"))
        close.clicked.connect(lambda _checked: self.close())
        head.addWidget(expand)
        head.addWidget(close)
        column.addLayout(head)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        own_scroll_bars(self.area)
        self._content = QWidget()
        self._step = QVBoxLayout(self._content)
        self._step.setContentsMargins(0, 0, 0, 0)
        self._step.setSpacing(8)
        self.area.setWidget(self._content)
        for surface in (self._content, self.area.viewport()):
            surface.setAutoFillBackground(False)  # the panel behind shows through
        column.addWidget(self.area, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(14)
        self.primary = PrimaryButton("…")
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.primary.clicked.connect(lambda _checked: self.press())
        self.back = Button(self.tr("Back"))
        self.back.clicked.connect(lambda _checked: self._go_back())
        self._buttons.addWidget(self.primary, 1)
        self._buttons.addWidget(self.back)
        column.addLayout(self._buttons)
        self.bar = ProgressBar()
        column.addWidget(self.bar)
        self.on_top_note = Small(self._on_top_words())
        self.on_top_note.setVisible(bool(self.on_top_note.text()))
        column.addWidget(self.on_top_note)

    def _on_top_words(self) -> str:
        """Why it does not stay on top, if the person wants it to and the desktop forbids it."""
        wanted = self.shell.services.settings.keep_companion_on_top
        return why_not() if wanted else ""

    # Showing

    @property
    def finished(self) -> bool:
        """Whether there is no step to show here any more."""
        return self.walker.view not in _STEPS_VIEWS or self.walker.step is None

    def redraw(self) -> None:
        """Show the step, unless it is shown already."""
        walker = self.walker
        step = walker.step
        opening = step is not None and walker.to_open(step)
        key = (self.finished, step and step.id, opening, walker.mail_failed)
        if key == self._key:
            return
        self._key = key
        empty_layout(self._step)
        name, steps = walker.walk.here.platform.name, len(walker.walk.control.steps)
        if self.finished or step is None:
            self._show_end(name)
        else:
            at = walker.index + 1
            self.where.setText(self.tr("{0} · step {1} of {2}").format(name, at, steps))
            title = wording_steps.step_title(step, walker.walk.control)
            self.heading = Label(
                title[:1].upper() + title[1:],
                pixels=17,
                weight=650,
                leading=1.4,
                parent=self._content,
            )
            self._step.addWidget(self.heading)
            if step.text.rstrip(".").casefold() != title.casefold():
                self._step.addWidget(Body(step.text))
            self._step.addWidget(drawing(step, Scene(walker, little=True)))
            if walker.walk.control.confidence != "confirmed":
                self._step.addWidget(Small(self.tr("Not confirmed: it may look different.")))
            self.primary.setText(walker.button())
            self.back.setVisible(walker.index > 0)
            said = self.tr("{0} of {1} steps done").format(walker.index, steps)
            self.bar.set_share(walker.index / steps if steps else 0.0, said)
            announce(self, f"{self.where.text()}. {self.heading.text()}. {step.text}")
        self._step.addStretch(1)
        self._fit()

    def _show_end(self, name: str) -> None:
        self.where.setText(name)
        self.heading = Heading(self.tr("No step is left here"))
        self._step.addWidget(self.heading)
        words = self.tr("What you did is written down. The large window says what it changed.")
        self._step.addWidget(Body(words))
        self.primary.setText(self.tr("Show what it changed"))
        self.back.hide()
        self.bar.set_share(1.0)
        announce(self, f"{self.heading.text()}. {words}")

    def _fit(self) -> None:
        """As tall as the step needs, up to a limit; more scrolls."""
        width = scaled(_WIDTH)
        needed = self._step.heightForWidth(width - 2 * _MARGIN)
        self.area.setMinimumHeight(min(max(needed, 40), scaled(_MOST_HEIGHT) - scaled(170)))
        self.setFixedWidth(width)
        self.adjustSize()

    # What the person does

    def press(self) -> None:
        """The filled button, or Enter."""
        if self.finished:
            self._expand()
            self.close()
        elif self.walker.waits:
            self.close()
        else:
            self.walker.press(self.redraw)

    def _go_back(self) -> None:
        self.walker.back()
        self.redraw()

    def _expand(self) -> None:
        """Show the same step in the large window, as far forward as the desktop lets us."""
        self.shell.go(Route("guide", self.walker.target))
        if isinstance(self.shell, QWidget):
            if self.shell.isMinimized():
                self.shell.showNormal()
            self.shell.raise_()
            self.shell.activateWindow()

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if "settings" in kinds:
            keep_on_top(self, self.shell.services.settings.keep_companion_on_top)
            self.on_top_note.setText(self._on_top_words())
            self.on_top_note.setVisible(bool(self.on_top_note.text()))
        try:
            self.walker.read()
        except Fault:  # the platform was taken out of use: there is nothing to walk through
            self.close()
            return
        self.redraw()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter is the filled button, Escape closes."""
        focus = QApplication.focusWidget()
        busy = isinstance(focus, QAbstractButton | QLineEdit | QPlainTextEdit)
        if event.key() in _ENTER and not event.isAutoRepeat() and not busy:
            self.press()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mousePressEvent: without a title bar, any empty place moves it."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent: at the lower right, out of the browser's way."""
        super().showEvent(event)
        screen = self.screen().availableGeometry()
        self.move(screen.right() - self.width() - 36, screen.bottom() - self.height() - 36)
        self.heading.setFocus()  # a screen reader begins here, and Enter is the filled button

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QWidget.closeEvent: hear of changes no more."""
        self._end()
        super().closeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent: a panel with an edge."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(tokens.panel))
        painter.setPen(color(tokens.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
