"""Keeping proof: paste a picture, choose a file, or write down a number."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from privacyhelper.domain.journal import PROOF_MOST_BYTES, PROOF_SUFFIXES, ProofKept
from privacyhelper.services import wording
from privacyhelper.services.errors import Fault, ProofUnavailable
from privacyhelper.ui.pages.guide.frame import Part, button_row
from privacyhelper.ui.pages.guide.walk import Walker
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.inputs import Field, TextField
from privacyhelper.ui.widgets.labels import Small, SmallBody
from privacyhelper.ui.widgets.surfaces import Card

_FIRST_OF_HASH = 16


class _Chosen(Struct, frozen=True):
    path: str
    content: bytes


def _read(path: str) -> _Chosen:
    """Read a chosen file, off the main thread."""
    file = Path(path)
    try:
        if file.stat().st_size > PROOF_MOST_BYTES:
            most = PROOF_MOST_BYTES // 1024**2
            msg = f"“{file.name}” is larger than {most} MB. Keep a smaller one."
            raise ProofUnavailable(msg)
        return _Chosen(path, file.read_bytes())
    except OSError as error:
        msg = f"“{file.name}” could not be read: {error.strerror or error}."
        raise ProofUnavailable(msg) from error


class _Number(TextField):
    """A line whose Enter keeps it."""

    def __init__(self, name: str, keeper: "ProofKeeper") -> None:
        super().__init__(name)
        self._keeper = keeper

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QLineEdit.keyPressEvent: Enter keeps what was typed, nothing else."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keeper.keep_text()
            event.accept()
        else:
            super().keyPressEvent(event)


class ProofKeeper(Part):
    """The three ways to keep proof of a control, and what is kept so far."""

    def __init__(self, walker: Walker, step: str = "", *, little: bool = False) -> None:
        super().__init__(spacing=8)
        self.walker = walker
        self._step = step
        self.paste = Button(self.tr("Paste screenshot"))
        self.paste.clicked.connect(lambda _checked: self.paste_picture())
        self.file = Button(self.tr("Choose a file"))
        self.file.clicked.connect(lambda _checked: self.choose_file())
        self.add(button_row(self.paste, self.file))
        self.number: TextField | None = None
        if not little:
            self._add_number()
        self.note = Small("")
        self.note.hide()
        self.add(self.note)
        self._kept = KeptList(walker)
        self.add(self._kept)

    def _add_number(self) -> None:
        name = self.tr("Or write down a reference number")
        self.number = _Number(name, self)
        self._field = Field(name, self.number)
        keep = Button(self.tr("Keep it"))
        keep.setAccessibleName(self.tr("Keep the reference number"))
        keep.clicked.connect(lambda _checked: self.keep_text())
        self.add(self._field)
        self.add(button_row(keep))

    def refresh(self) -> None:
        """Show what is kept now."""
        self._kept.refresh()

    def paste_picture(self) -> None:
        """Keep the picture on the clipboard."""
        content = self.walker.shell.pasted_picture()
        if not content:
            self._say(self.tr("There is no picture on the clipboard. Take a screenshot first."))
            return
        self._keep_file(content, ".png")

    def choose_file(self) -> None:
        """Let the person choose a file, and keep it."""
        kinds = " ".join(f"*{suffix}" for suffix in PROOF_SUFFIXES)
        pattern = self.tr("Pictures and documents ({0})").format(kinds)
        self.walker.shell.pick_file(self.tr("Choose proof to keep"), pattern, self._read_file)

    def _read_file(self, path: str) -> None:
        self.walker.shell.tasks.run(_read, path, self._take_file, self._fail)

    def _take_file(self, chosen: _Chosen) -> None:
        self._keep_file(chosen.content, Path(chosen.path).suffix.lower())

    def _fail(self, error: Exception) -> None:
        fault = error if isinstance(error, Fault) else ProofUnavailable()
        self.walker.shell.show_fault(fault)

    def _keep_file(self, content: bytes, suffix: str) -> None:
        walker = self.walker
        guide = walker.shell.services.guide
        walker.act(
            lambda: guide.keep_file(walker.target, content, suffix, self._step),
            self.tr("Proof kept on this computer."),
            stay=True,
        )

    def keep_text(self) -> None:
        """Keep what was typed."""
        if self.number is None:
            return
        text = self.number.text().strip()
        if not text:
            self._field.set_fault(self.tr("Type the number first."))
            return
        walker = self.walker
        guide = walker.shell.services.guide
        if walker.act(
            lambda: guide.keep_text(walker.target, text, self._step),
            self.tr("Kept: {0}").format(text),
            stay=True,
        ):
            self._field.set_fault("")
            self.number.clear()

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()


class KeptList(Part):
    """What is kept as proof of a control."""

    def __init__(self, walker: Walker) -> None:
        super().__init__(spacing=2)
        self._walker = walker
        self._shown: tuple[ProofKept, ...] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show it anew when it changed."""
        proofs = self._walker.walk.record.proofs
        if proofs == self._shown:
            return
        self._shown = proofs
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for proof in proofs:
            self.add(SmallBody(proof_line(proof), selectable=True))
        if proofs:
            self.add(Small(self.tr("Kept on this computer, not encrypted yet.")))
        self.setVisible(bool(proofs))


def proof_line(proof: ProofKept) -> str:
    """One piece of proof in words: what, when, and the start of its hash."""
    if not proof.file:
        return f"“{proof.text}” · {wording.day(proof.day)}"
    start = proof.sha256[:_FIRST_OF_HASH]
    return f"{proof.file} · {wording.day(proof.day)} · SHA-256 {start}…"


def proof_card(walker: Walker, why: str, heading: str) -> tuple[QWidget, ProofKeeper]:
    """The card beside a step: why proof helps, and the ways to keep it."""
    card = Card(heading)
    card.add(SmallBody(why))
    card.body.addSpacing(6)
    keeper = ProofKeeper(walker, little=True)
    card.add(keeper)
    card.add(Small(keeper.tr("It stays on this computer. It is not encrypted yet.")))
    return card, keeper


def kept_card(walker: Walker, heading: str) -> QWidget | None:
    """What is kept, to read; None when nothing is."""
    if not walker.walk.record.proofs:
        return None
    card = Card(heading)
    card.add(KeptList(walker))
    return card
