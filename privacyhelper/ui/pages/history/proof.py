"""The proof kept so far: each file with its hash, whether it is as it was, and its folder."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.domain.journal import ProofKept
from privacyhelper.services.history import Act
from privacyhelper.services.ports import ProofStore
from privacyhelper.services.wording import day
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.staged import Staged
from privacyhelper.ui.kit.tasks import Task, Tasks
from privacyhelper.ui.pages.history.details import Pane
from privacyhelper.ui.widgets.buttons import LinkButton
from privacyhelper.ui.widgets.labels import Code, Small
from privacyhelper.ui.widgets.rows import Row
from privacyhelper.ui.widgets.surfaces import Banner, Card, EmptyState

AT_ONCE = 50
"""How many rows are shown before “Show more”."""


class ProofRow(QWidget):
    """A piece of proof: a file with its hash and a button, or a line of text."""

    def __init__(self, act: Act, button: str, chip: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        about = " · ".join(p for p in (act.platform, act.account, act.control) if p)
        kept = act.event
        title = kept.file or kept.text if isinstance(kept, ProofKept) else act.sentence
        self.row = Row(
            title,
            f"{about}\n{day(act.on)}, {act.time}",
            initial=act.platform,
            chip=(chip, "medium") if act.file else None,
            button=button if act.file else "",
        )
        column.addWidget(self.row)
        self.state = Small("")
        if act.file:
            below = QVBoxLayout()
            below.setContentsMargins(scaled(36) + 14, 0, 0, 14)
            below.setSpacing(2)
            below.addWidget(Code(f"SHA-256 {act.sha256}"))
            below.addWidget(self.state)
            column.addLayout(below)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class ProofList(Pane):
    """All proof, the newest first. `folder(file)` asks to show a file in its folder.

    Files are read again in the background to see whether they are what was kept.
    """

    folder = Signal(str)

    def __init__(self, acts: Sequence[Act], proof: ProofStore, tasks: Tasks) -> None:
        super().__init__()
        self._acts = acts
        self._proof = proof
        self._tasks = tasks
        self._reading: list[Task] = []
        self._staged: Staged | None = None
        self.rows: list[ProofRow] = []
        self._more = LinkButton(self.tr("Show more"))
        self._more.clicked.connect(self._show)
        if acts:
            self._build()
        else:
            self.body.addWidget(
                EmptyState(
                    self.tr("No proof yet"),
                    self.tr(
                        "Many guides end with a step that asks for a screenshot or a case number. "
                        "What you keep there is listed here."
                    ),
                )
            )

    def _build(self) -> None:
        self.body.addWidget(
            Banner(
                self.tr("Not encrypted yet"),
                self.tr(
                    "These files lie on this computer as they are. Whoever can use your account "
                    "here can open them."
                ),
            )
        )
        self.card = Card()
        self.card.body.setSpacing(0)
        self.body.addWidget(self.card)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def _show(self) -> None:
        """Add the next rows, some at a time."""
        first = len(self.rows)
        acts = self._acts[first : first + AT_ONCE]
        self._more.setVisible(first + len(acts) < len(self._acts))
        self._staged = Staged([partial(self._add, act) for act in acts], self)
        self._staged.start()

    def _add(self, act: Act) -> None:
        row = ProofRow(act, self.tr("Show in folder"), self.tr("Not encrypted yet"))
        row.row.pressed.connect(partial(self.folder.emit, act.file))
        self.card.add(row)
        self.rows.append(row)
        if act.file:
            row.state.setText(self.tr("Reading the file again…"))
            name, sha256 = act.file, act.sha256
            read = partial(_unchanged, self._proof)
            self._reading.append(self._tasks.run(read, (name, sha256), partial(self._say, row)))

    def _say(self, row: ProofRow, unchanged: bool) -> None:
        if unchanged:
            row.state.setText(self.tr("Unchanged since it was kept: it has this SHA-256 today."))
            return
        row.state.setText(self.tr("The file is gone, or is not what was kept."))
        row.state.set_ink("high")

    def stop(self) -> None:
        """Nobody looks any more: drop what is still being read or built."""
        for task in self._reading:
            task.cancel()
        if self._staged is not None:
            self._staged.cancel()


def _unchanged(proof: ProofStore, kept: tuple[str, str]) -> bool:
    """Whether a file is there with the hash it had; runs in the pool."""
    import hashlib  # noqa: PLC0415 - only who looks at proof pays for it

    content = proof.read(kept[0])
    return content is not None and hashlib.sha256(content).hexdigest() == kept[1]
