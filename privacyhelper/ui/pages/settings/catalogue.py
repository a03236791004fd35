"""What the program knows, of when, and from where; and what the program is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.services import wording
from privacyhelper.services.wording.settings import (
    NEVER,
    catalogue_warning,
    fault_line,
    own_files,
)
from privacyhelper.ui.page import Shell
from privacyhelper.ui.widgets.buttons import Button
from privacyhelper.ui.widgets.labels import SmallBody, SmallStrong
from privacyhelper.ui.widgets.layouts import FlowLayout
from privacyhelper.ui.widgets.quotes import KeyValueGrid
from privacyhelper.ui.widgets.surfaces import Banner, Card, Disclosure

_MOST_FAULTS = 100


def _facts(facts: list[tuple[str, str]]) -> FlowLayout:
    """Facts beside each other, as many on a line as fit."""
    flow = FlowLayout(spacing=44, line_spacing=4)
    for fact in facts:
        flow.addWidget(KeyValueGrid([fact], columns=1))
    return flow


class CatalogueCard(Card):
    """The catalogue: its day, version and size, the person's own files, what did not load."""

    def __init__(self, shell: Shell, own_folder: object) -> None:
        super().__init__(QCoreApplication.translate("CatalogueCard", "What this program knows"))
        catalogue = shell.services.catalogue
        today = shell.services.clock.today()
        self._faults = tuple(catalogue.faults())
        self.body.setSpacing(10)
        warning = catalogue_warning(catalogue.as_of, today)
        self.warning: Banner | None = None
        if warning:
            self.warning = Banner(self.tr("This may be out of date"), warning)
            self.add(self.warning)
        if self._faults:
            self._add_faults()
        summaries = catalogue.summaries()
        own = sum(summary.own_file for summary in summaries)
        self.add_layout(
            _facts(
                [
                    (self.tr("As of"), wording.day(catalogue.as_of)),
                    (self.tr("Platforms"), str(len(summaries))),
                    (self.tr("Version"), catalogue.version),
                    (self.tr("Your own files"), own_files(own)),
                ]
            )
        )
        self._add_own(shell, Path(str(own_folder)))

    def _add_faults(self) -> None:
        number = len(self._faults)
        self.add(
            Banner(
                self.tr("{0} could not be used").format(
                    wording.count(number, self.tr("part of a file"), self.tr("parts of files"))
                ),
                self.tr("Everything else was loaded. What is wrong stands below."),
            )
        )
        self.faults = Disclosure(self.tr("Show what is wrong"), self._fault_list)
        self.add(self.faults)

    def _fault_list(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 0, 0, 0)
        for fault in self._faults[:_MOST_FAULTS]:
            words = SmallBody(fault_line(fault), selectable=True)
            words.setMinimumWidth(1)  # file names break anywhere
            column.addWidget(words)
        more = len(self._faults) - _MOST_FAULTS
        if more > 0:
            column.addWidget(SmallBody(self.tr("… and {0} more.").format(more)))
        return inside

    def _add_own(self, shell: Shell, folder: Path) -> None:
        there = folder.is_dir()
        text = (
            self.tr("Files of your own, in the same form as ours, are read from:\n{0}")
            if there
            else self.tr(
                "You can add platforms yourself: make this folder and put files in it, in the "
                "same form as ours. They are read at the next start.\n{0}"
            )
        )
        words = SmallBody(text.format(folder), selectable=True)
        words.setMinimumWidth(1)  # a path breaks anywhere
        self.add(words)
        if there:
            button = Button(self.tr("Open the folder"))
            button.setAccessibleDescription(str(folder))
            button.clicked.connect(lambda: shell.open_folder(str(folder)))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class AboutCard(Card):
    """The version, the licence, and what this program never does."""

    def __init__(self, version: str) -> None:
        super().__init__(QCoreApplication.translate("AboutCard", "About Privacy Helper"))
        self.body.setSpacing(6)
        self.add_layout(
            _facts(
                [
                    (self.tr("Version"), version),
                    (self.tr("Licence"), self.tr("MIT: free to use, study, change and share")),
                ]
            )
        )
        self.body.addSpacing(6)
        self.add(SmallStrong(self.tr("What this program never does")))
        for sentence in NEVER:
            self.add(SmallBody(f"•  {sentence}"))
