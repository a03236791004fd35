"""The guide: one step at a time, then what came of it, later the one-minute check.

What is shown follows from the journal (`guide_walk.natural_view`). Every press is written before
the next step shows; Enter is the filled button, never while a text or another button has the focus.
"""

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from privacyhelper.services.errors import Fault
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.page import Page, PageName, Route, Shell
from privacyhelper.ui.pages.guide.answer import AnswerView
from privacyhelper.ui.pages.guide.check import CheckView
from privacyhelper.ui.pages.guide.different import DifferentView, NotMeView
from privacyhelper.ui.pages.guide.outcome import DeclinedView, OutcomeView
from privacyhelper.ui.pages.guide.proof import ProofKeeper
from privacyhelper.ui.pages.guide.step_view import StepView
from privacyhelper.ui.pages.guide.walk import View, Walker, announce
from privacyhelper.ui.widgets.buttons import PrimaryButton
from privacyhelper.ui.widgets.scroll import ScrollPage
from privacyhelper.ui.widgets.surfaces import EmptyState

Shown: TypeAlias = (
    StepView | CheckView | AnswerView | OutcomeView | DeclinedView | DifferentView | NotMeView
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GuidePage(Page):
    """Walks through one control, `Route.target`; `Route.detail` may ask for `check` or `answer`."""

    name: ClassVar[PageName] = "guide"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.area = ScrollPage()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.content.installEventFilter(self)
        self.column.addWidget(self.area)
        self.walker: Walker | None = None
        self.shown: Shown | EmptyState | None = None
        self._key: object = None

    # Page

    def show_route(self, route: Route) -> None:
        """Show where the person is in this control."""
        self._key = None
        self.walker = None
        if route.target is None or not route.target.control:
            self._show_fault(self.tr("Choose something from your plan to begin."))
            return
        try:
            self.walker = Walker(self.shell, route.target, route.detail)
        except Fault as fault:
            self._show_fault(str(fault))
            return
        self.redraw(speak=False)

    def refresh(self) -> None:
        """Read again; build anew only when something else is to be shown."""
        if self.walker is None:
            return
        try:
            self.walker.read()
        except Fault as fault:
            self.walker = None
            self._show_fault(str(fault))
            return
        self.redraw()

    def first_focus(self) -> QWidget | None:
        """The heading, so that screen readers begin there and Enter is the filled button."""
        shown = self.shown
        return shown.title if shown is not None and not isinstance(shown, EmptyState) else None

    def headline(self) -> str:
        """The control's title."""
        return self.walker.walk.control.title if self.walker is not None else ""

    # Showing

    def redraw(self, *, speak: bool = True) -> None:
        """Show what the walker says, unless it is shown already."""
        walker = self.walker
        if walker is None:
            return
        view = walker.view
        key = self._key_of(walker, view)
        if key == self._key:
            if isinstance(self.shown, StepView):
                self.shown.refresh()
            return
        self._key = key
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._put(self._make(walker, view))
        if speak and isinstance(self.shown, StepView | CheckView | AnswerView | OutcomeView):
            announce(self, self.shown.spoken())
        if speak and had_focus:
            self._focus_heading()

    @staticmethod
    def _key_of(walker: Walker, view: View) -> object:
        """What a view depends on, apart from the list of proof that refreshes itself."""
        step = walker.step
        proofs = () if view == "steps" else walker.walk.record.proofs
        opening = step is not None and walker.to_open(step)
        due = walker.due.on if walker.due is not None else None
        done = step is not None and walker.is_done(step)
        return (walker.target, view, step and step.id, opening, walker.walk.state, proofs, due,
                done, walker.mail_failed, walker.opened(walker.address()))  # fmt: skip

    def _make(self, walker: Walker, view: View) -> Shown:
        makers: dict[View, Callable[[], Shown]] = {
            "steps": lambda: StepView(walker, self.redraw, self._leave_for_later),
            "check": lambda: CheckView(walker, self.redraw),
            "answer": lambda: AnswerView(walker, self.redraw),
            "outcome": lambda: OutcomeView(walker, self.redraw),
            "declined": lambda: DeclinedView(walker),
            "different": lambda: DifferentView(walker, self.redraw),
            "not-me": lambda: NotMeView(walker, self.redraw),
        }
        return makers[view]()

    def _put(self, widget: Shown | EmptyState) -> None:
        self.area.clear()
        self.shown = widget
        self.area.add(widget, 1)
        widget.show()  # now, so that the new heading can take the focus at once
        self.area.verticalScrollBar().setValue(0)
        self._fit()

    def _fit(self) -> None:
        """Stretch the shown card to the end of the page."""
        outer = self.area.content.layout()
        if outer is None or self.shown is None or isinstance(self.shown, EmptyState):
            return
        edges, room = outer.contentsMargins(), self.area.viewport().size()
        width = room.width() - edges.left() - edges.right()
        self.shown.fit(width, room.height() - edges.top() - edges.bottom())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: whatever moves, the card reaches down to the end."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _show_fault(self, sentence: str) -> None:
        button = PrimaryButton(self.tr("Go to my plan"))
        button.clicked.connect(lambda _checked: self.shell.go(Route("home")))
        self._put(EmptyState(self.tr("There is no step to show"), sentence, button))

    def _focus_heading(self) -> None:
        """Move the focus to the new heading, without a ring: nobody tabbed there."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        heading = self.first_focus()
        if heading is not None:
            heading.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the person does

    def _leave_for_later(self) -> None:
        walker = self.walker
        if walker is not None:
            steps = len(walker.walk.control.steps)
            name = walker.walk.here.platform.name
            at = min(walker.walk.position + 1, steps)
            self.shell.go(Route("home"))
            self.shell.say(wording_steps.where_you_left(at, steps, name))

    def press(self) -> None:
        """The filled button's act."""
        if self.shown is not None and not isinstance(self.shown, EmptyState):
            self.shown.press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent: Enter is the filled button, Ctrl+V keeps a picture."""
        if event.matches(QKeySequence.StandardKey.Paste):
            keeper = self.findChild(ProofKeeper)
            if keeper is not None:
                keeper.paste_picture()
            return
        busy = isinstance(QApplication.focusWidget(), QAbstractButton | QLineEdit | QPlainTextEdit)
        reports = isinstance(self.shown, DifferentView | NotMeView)
        if event.key() in _ENTER and not event.isAutoRepeat() and not busy and not reports:
            self.press()
        else:
            super().keyPressEvent(event)
