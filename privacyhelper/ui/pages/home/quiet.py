"""The quiet end of Home: what is done, what nobody can refuse, how old our knowledge is."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.domain.plan import Entry, Plan
from privacyhelper.services import wording
from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.labels import Small, SmallBody
from privacyhelper.ui.widgets.surfaces import Disclosure


class QuietPart(QWidget):
    """Folded lists of what is done and of what has no way, and a line on the catalogue's age.

    Args:
        open_history: what the link under the finished things does.
    """

    def __init__(self, open_history: Callable[[], object]) -> None:
        super().__init__()
        self._open_history = open_history
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.done: Disclosure | None = None
        self.no_way: Disclosure | None = None
        self.age = Small()
        self.age.hide()
        self._column.addWidget(self.age)

    def show_plan(self, plan: Plan, age: str) -> None:
        """Show the ends of this plan; `age` is a warning or empty."""
        opened = tuple(fold is not None and fold.button.isChecked() for fold in self._folds())
        for old in self._folds():
            if old is not None:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.done = self._done(plan.done) if plan.done else None
        self.no_way = self._no_way(plan.no_way) if plan.no_way else None
        for at, fold in enumerate(f for f in self._folds() if f is not None):
            self._column.insertWidget(at, fold)
        for made, was_open in zip(self._folds(), opened, strict=True):
            if made is not None and was_open:
                made.set_open(True)
        self.age.setText(age)
        self.age.setVisible(bool(age))

    def _folds(self) -> tuple[Disclosure | None, Disclosure | None]:
        return (self.done, self.no_way)

    def _done(self, entries: tuple[Entry, ...]) -> Disclosure:
        def make() -> QWidget:
            content = _lines(_done_line(entry) for entry in entries)
            link = LinkButton(self.tr("What I did"), inline=True)
            link.clicked.connect(lambda _checked: self._open_history())
            layout = content.layout()
            if layout is not None:
                layout.addWidget(link)
            return content

        text = self.tr("Done: {0}").format(len(entries))
        return Disclosure(text, make)

    def _no_way(self, entries: tuple[Entry, ...]) -> Disclosure:
        text = self.tr("No way to refuse yet: {0}").format(len(entries))
        return Disclosure(text, lambda: _lines(wording.entry_title(e) for e in entries))


def _done_line(entry: Entry) -> str:
    return f"{wording.entry_title(entry)} · {wording.state(entry.state)}"


def _lines(texts: Iterable[str]) -> QWidget:
    """Texts below each other, in line with the words of the fold above."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(18, 0, 0, 8)
    column.setSpacing(2)
    column.addWidget(SmallBody("\n".join(texts)))
    return box
