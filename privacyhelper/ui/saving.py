"""Files the person saves and reads themselves: reports and exports out, a record in.

What is in a file is made on the main thread, where the record is; disk work is done in the pool.
A file is written beside its place and then moved there, so that a full disk spoils nothing.
"""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.services.errors import BadImport, Fault, StoreUnavailable
from privacyhelper.services.record_file import Incoming, read_record
from privacyhelper.services.record_reading import MOST_BYTES
from privacyhelper.services.report import report_html
from privacyhelper.ui.page import Shell
from privacyhelper.ui.widgets.layouts import empty_layout
from privacyhelper.ui.widgets.surfaces import Banner


def attempt(shell: Shell, act: Callable[[], object]) -> bool:
    """Do something that may fail; a fault is said to the person. Whether it worked."""
    try:
        act()
    except Fault as fault:
        shell.show_fault(fault)
        return False
    return True


def save(
    shell: Shell,
    question: tuple[str, str],
    make: Callable[[], bytes],
    saved: Callable[[str], None],
) -> None:
    """Ask where to save, make the content, write it; `saved(path)` when it is there.

    Args:
        shell: the window.
        question: the title of the file chooser and the proposed file name.
        make: called on the main thread when a place was chosen.
        saved: called with the path when the file is written.
    """

    def chosen(path: str) -> None:
        try:
            content = make()
        except Fault as fault:
            shell.show_fault(fault)
            return
        shell.tasks.run(
            write_whole, (path, content), saved, lambda error: _show(shell, path, error)
        )

    shell.pick_target(question[0], question[1], chosen)


def write_whole(job: tuple[str, bytes]) -> str:
    """Write a file so that it is there whole or not at all; its path. Raises OSError."""
    path, content = Path(job[0]), job[1]
    scratch = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        scratch.write_bytes(content)
        scratch.replace(path)
    except OSError:
        scratch.unlink(missing_ok=True)
        raise
    return str(path)


def read_incoming(path: str) -> Incoming:
    """Read a record file and check all of it.

    Raises:
        BadImport: what is wrong with it.
        OSError: it cannot be read at all.
    """
    file = Path(path)
    if file.stat().st_size > MOST_BYTES:
        msg = f"This file is larger than {MOST_BYTES // 1024 // 1024} MB. Nothing was changed."
        raise BadImport(msg)
    return read_record(file.read_bytes())


def folder_of(path: str) -> str:
    """The folder a file lies in."""
    return str(Path(path).parent)


def _show(shell: Shell, path: str, error: Exception) -> None:
    """Say why a file was not written or read; anything unexpected stays a bug."""
    if isinstance(error, Fault):
        shell.show_fault(error)
    elif isinstance(error, OSError):
        shell.show_fault(StoreUnavailable(f"{path}: {error.strerror or error}."))
    else:
        raise error


def read(shell: Shell, path: str, then: Callable[[Incoming], None]) -> None:
    """Read a record file in the pool, then go on; what is wrong with it is said."""
    shell.tasks.run(read_incoming, path, then, lambda error: _show(shell, path, error))


def save_report(shell: Shell, saved: Callable[[str], None]) -> None:
    """Ask where to, and write the readable report."""
    services = shell.services
    name = f"privacy-helper-report-{services.clock.today().isoformat()}.html"
    title = QCoreApplication.translate("saving", "Save the report")
    save(shell, (title, name), lambda: report_html(services).encode(), saved)


class SavedNotice(QWidget):
    """Says where something was saved and offers to open the folder; empty until then."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.banner: Banner | None = None
        self.hide()

    def say(self, title: str, path: str) -> None:
        """Show that a file was saved; the button that opens its folder takes the focus."""
        self.close_notice()
        banner = Banner(title, path, tone="good")
        opening = banner.add_button(
            self.tr("Open the folder"), lambda: self._shell.open_folder(folder_of(path))
        )
        opening.setAccessibleDescription(f"{title} {path}")
        banner.add_button(self.tr("Close"), self.close_notice)
        self.banner = banner
        self._column.addWidget(banner)
        self.show()
        opening.setFocus()

    def close_notice(self) -> None:
        """Say nothing any more."""
        empty_layout(self._column)
        self.banner = None
        self.hide()
