"""The person's data: where it is, out as a file, in from a file, the report, and all of it gone."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from privacyhelper.domain.journal import ProofKept, Retracted
from privacyhelper.services.desk import Services
from privacyhelper.services.erase import Erasable, delete_everything
from privacyhelper.services.errors import Fault, StoreUnavailable
from privacyhelper.services.record_file import (
    Incoming,
    Preview,
    bring_in,
    export_record,
    preview,
    preview_text,
)
from privacyhelper.services.wording import count
from privacyhelper.services.wording.settings import NETWORK, what_goes, what_remained
from privacyhelper.ui.models.places import place_name
from privacyhelper.ui.page import Question, Route, Shell
from privacyhelper.ui.saving import SavedNotice, read, save, save_report
from privacyhelper.ui.widgets.labels import SmallBody
from privacyhelper.ui.widgets.rows import Row
from privacyhelper.ui.widgets.surfaces import Card


class Where(Protocol):
    """The person's folders; `str()` of each is its path."""

    @property
    def data(self) -> object:
        """Record, copies and proof."""
        ...

    @property
    def cache(self) -> object:
        """What can be made again."""
        ...

    @property
    def config(self) -> object:
        """Options and the place of the window."""
        ...

    @property
    def own_catalogue(self) -> object:
        """Catalogue files of the person's own."""
        ...


class DataCard(Card):
    """What can be done with the record as a whole."""

    def __init__(self, shell: Shell, where: Where, others: Iterable[Erasable]) -> None:
        super().__init__(QCoreApplication.translate("DataCard", "Your data"))
        self._shell = shell
        self._where = where
        self._others = tuple(others)
        self.body.setSpacing(0)
        self.body.addSpacing(4)
        self.network = SmallBody(NETWORK)
        self.add(self.network)
        self.body.addSpacing(12)
        self.saved = SavedNotice(shell)
        self.add(self.saved)
        self.folder = self._row(
            self.tr("Where it is"),
            self.tr("{0}\nYour record, its daily copies and your proof. Not encrypted yet.").format(
                where.data
            ),
            self.tr("Open the folder"),
        )
        # A path has no spaces to break at; a label breaks it anywhere if it may get that narrow.
        self.folder.subtitle.setMinimumWidth(1)
        self.folder.pressed.connect(lambda: shell.open_folder(str(where.data)))
        self.export = self._row(
            self.tr("Export your record"),
            self.tr(
                "All you noted and the proof you kept, as one JSON file that other programs can "
                "read. It is not encrypted: keep it safe."
            ),
            self.tr("Export"),
        )
        self.export.pressed.connect(self._export)
        self.bring = self._row(
            self.tr("Import a record"),
            self.tr(
                "Adds a record exported before, here or elsewhere. You see first what it adds."
            ),
            self.tr("Import"),
        )
        self.bring.pressed.connect(self._pick)
        self.report = self._row(
            self.tr("Report"),
            self.tr(
                "A page to read or print: what you did when, what you saw, the proof you kept."
            ),
            self.tr("Make a report"),
        )
        self.report.pressed.connect(self._report)
        self.delete = self._row(
            self.tr("Delete everything"),
            self.tr("Your record with its copies, your proof, your settings and the cache."),
            self.tr("Delete everything"),
        )
        self.delete.pressed.connect(self._ask_deletion)

    def _row(self, title: str, text: str, button: str) -> Row:
        row = Row(title, text, button=button)
        self.add(row)
        return row

    # Out

    def _export(self) -> None:
        services, version = self._shell.services, self._shell.version
        name = f"privacy-helper-record-{services.clock.today().isoformat()}.json"
        save(
            self._shell,
            (self.tr("Export your record"), name),
            lambda: export_record(
                services.journal,
                services.proof,
                services.clock,
                version,
                services.catalogue.version,
            ),
            lambda path: self.saved.say(self.tr("Your record is exported."), path),
        )

    def _report(self) -> None:
        said = self.tr("The report is saved.")
        save_report(self._shell, lambda path: self.saved.say(said, path))

    # In

    def _pick(self) -> None:
        self._shell.pick_file(
            self.tr("Choose a record to import"),
            self.tr("Records (*.json)"),
            lambda path: read(self._shell, path, self._preview),
        )

    def _preview(self, incoming: Incoming) -> None:
        """Say what the file would add, and add it only on a yes."""
        services = self._shell.services
        found = preview(incoming, services.journal, services.proof)
        if not found.new and not found.unread and not found.proof_new:
            self._shell.say(self.tr("Nothing in this file is new: your record has all of it."))
            return
        acts = count(found.new, self.tr("act"), self.tr("acts"))
        question = Question(
            title=self.tr("Import this record?"),
            text=preview_text(_named(found, services)),
            yes=self.tr("Import {0}").format(acts) if found.new else self.tr("Import it"),
            no=self.tr("Leave it"),
        )
        self._shell.ask(question, lambda: self._bring_in(incoming))

    def _bring_in(self, incoming: Incoming) -> None:
        services = self._shell.services
        try:
            added = bring_in(incoming, services.journal, services.proof)
        except Fault as fault:
            self._shell.show_fault(fault)
            return
        acts = count(added, self.tr("act"), self.tr("acts"))
        self._shell.say(self.tr("{0} added to your record.").format(acts))

    # Gone

    def _ask_deletion(self) -> None:
        events = self._shell.services.journal.events
        proofs = {e.file for e in events if isinstance(e, ProofKept) and e.file}
        acts = sum(not isinstance(event, Retracted) for event in events)
        question = Question(
            title=self.tr("Delete everything?"),
            text=what_goes(acts, len(proofs)),
            yes=self.tr("Delete everything"),
            no=self.tr("Keep everything"),
            grave=True,
        )
        self._shell.ask(question, self._delete)

    def _delete(self) -> None:
        """Delete, begin anew, and say what is left."""
        services = self._shell.services
        try:
            remained = delete_everything(
                services.journal, services.proof, services.settings, others=self._others
            )
        except Fault as fault:
            self._shell.show_fault(fault)
            return
        self._shell.erased = True
        left = tuple(dict.fromkeys((*remained, *left_in(self._where))))
        self.saved.close_notice()
        self._shell.go(Route("welcome"))
        if left:
            self._shell.show_fault(StoreUnavailable(what_remained(left)))
        else:
            self._shell.say(self.tr("Everything is deleted. You start anew."))


def left_in(where: Where) -> Sequence[str]:
    """The files still in the folders for cache and options, whoever put them there.

    Some systems keep options where the data is: there a new, empty record already lies, and that
    folder is not looked into.
    """
    data = Path(str(where.data))
    found: list[str] = []
    for folder in (Path(str(where.cache)), Path(str(where.config))):
        if folder != data and folder not in data.parents:
            found += [str(path) for path in folder.rglob("*") if path.is_file()]
    return sorted(found)


def _named(found: Preview, services: Services) -> Preview:
    """The preview with platforms and places by their names."""
    names = {summary.id: summary.name for summary in services.catalogue.summaries()}
    known = services.catalogue.jurisdictions()
    return replace(
        found,
        platforms=tuple((names.get(platform, platform), n) for platform, n in found.platforms),
        place_now=place_name(found.place_now, known) if found.place_now else "",
        place_then=place_name(found.place_then, known) if found.place_then else "",
    )
