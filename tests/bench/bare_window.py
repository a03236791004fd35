"""The yardstick: a PySide6 window with one label, importing only what it uses."""

import sys

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from sitecustomize import WAIT_MS, report


class Bare(QWidget):
    def __init__(self) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(QLabel("Hello"))
        self.resize(1180, 780)
        self.done = False

    def event(self, event: QEvent) -> bool:
        result = super().event(event)
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, lambda: report("painted"))
            QTimer.singleShot(WAIT_MS, self.finish)
        return result

    def finish(self) -> None:
        report("settled")
        self.close()


app = QApplication(sys.argv)
window = Bare()
window.show()
app.exec()
