"""What the desktop does for us: browser, mail program, clipboard, file choosers.

Kept apart from the window so that tests can stand in for it, and so that there is one place where
something can leave the program. Only https addresses and mail drafts do.
"""

from collections.abc import Callable
from urllib.parse import quote, urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from privacyhelper.services.errors import NotAllowedHere, UserFault

LONGEST_MAILTO = 1900
"""Characters of a mailto address that common systems pass on whole."""


class Desktop:
    """The real desktop."""

    def open_address(self, url: str) -> None:
        """Hand an https address to the browser.

        Raises:
            UserFault: it is no https address; nothing was opened.
            NotAllowedHere: the desktop has no browser to open it with.
        """
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname:
            msg = f"Only https addresses are opened, and this is none: {url}"
            raise UserFault(msg)
        if not QDesktopServices.openUrl(QUrl(url)):
            msg = f"No browser could be opened. The address is {url}"
            raise NotAllowedHere(msg)

    def open_folder(self, path: str) -> None:
        """Show a folder. Raises `NotAllowedHere` when the desktop cannot."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            msg = f"No file manager could be opened. The folder is {path}"
            raise NotAllowedHere(msg)

    def compose_mail(self, recipient: str, subject: str, body: str) -> bool:
        """Open a mail draft; False when it is too long for that or no mail program answers."""
        text = body.replace("\r\n", "\n").replace("\n", "\r\n")
        address = f"mailto:{quote(recipient)}?subject={quote(subject)}&body={quote(text)}"
        if len(address) > LONGEST_MAILTO:
            return False
        return QDesktopServices.openUrl(QUrl(address))

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def pasted_picture(self) -> bytes:
        """The picture on the clipboard as PNG; empty when there is none."""
        image: QImage = QGuiApplication.clipboard().image()
        if image.isNull():
            return b""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(content.data())

    def pick_file(
        self, parent: QWidget, title: str, pattern: str, then: Callable[[str], object]
    ) -> None:
        """Let the person choose a file to read."""
        dialog = QFileDialog(parent, title, "", pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(then)
        dialog.open()

    def pick_target(
        self, parent: QWidget, title: str, name: str, then: Callable[[str], object]
    ) -> None:
        """Let the person choose where to save."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.fileSelected.connect(then)
        dialog.open()
