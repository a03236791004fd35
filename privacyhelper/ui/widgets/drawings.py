"""Drawings of what a person will see elsewhere: a switch, a choice, a path through menus.

They are pictures, not controls: they take no focus and say to screen readers what they show.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.ui.kit.paint import box, check_mark, scaled, ui_font
from privacyhelper.ui.kit.tokens import color, tokens_of
from privacyhelper.ui.widgets.labels import Label, Muted, Small, Strong
from privacyhelper.ui.widgets.layouts import FlowLayout
from privacyhelper.ui.widgets.surfaces import Inset


class SwitchPicture(QWidget):
    """A switch that is on or off, drawn."""

    def __init__(self, *, on: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on = on
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(44), scaled(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        rect = QRectF(self.rect())
        box(painter, rect, rect.height() / 2, tokens.accent if self._on else tokens.track)
        inset = rect.height() * 0.12
        side = rect.height() - 2 * inset
        left = rect.right() - inset - side if self._on else rect.left() + inset
        box(painter, QRectF(left, rect.top() + inset, side, side), side / 2, tokens.knob)


class ToggleDrawing(Inset):
    """A switch with its exact label, as it should look when the step is done.

    Args:
        label: the label as the platform writes it.
        sublabel: where it stands, or more of its words; may be empty.
        on: the state to reach.
        compact: smaller text and no state word beside the switch, for the companion window.
    """

    def __init__(
        self,
        label: str,
        sublabel: str = "",
        *,
        on: bool = False,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=12 if compact else 20)
        self.body.setContentsMargins(*([12, 10, 12, 10] if compact else [20, 20, 20, 20]))
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        if compact:
            words.addWidget(Label(label, pixels=13, weight=600, leading=1.45))
        else:
            words.addWidget(Strong(label))
            if sublabel:
                words.addWidget(Small(sublabel))
        row.addLayout(words, 1)
        state = self.tr("On") if on else self.tr("Off")
        if not compact:
            word = Muted(state)
            word.setWordWrap(False)
            row.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(SwitchPicture(on=on), 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_layout(row)
        said = self.tr("{0}: switch, on") if on else self.tr("{0}: switch, off")
        self.setAccessibleName(said.format(label))


class _Dot(QWidget):
    """A radio button or a check box, drawn."""

    def __init__(self, *, chosen: bool, round_shape: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._round = round_shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(18), scaled(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2 if self._round else 4
        if not self._chosen:
            box(painter, rect, radius, None, tokens.muted, 1.5)
        elif self._round:
            box(painter, rect, radius, None, tokens.accent, 2)
            inner = rect.adjusted(5, 5, -5, -5)
            box(painter, inner, inner.height() / 2, tokens.accent)
        else:
            box(painter, rect, radius, tokens.accent)
            check_mark(painter, rect.adjusted(4, 4, -4, -4), tokens.on_accent, 2)


class ChoiceDrawing(Inset):
    """A question with the answer to choose marked.

    Args:
        label: the name of the setting or menu; may be empty.
        choice: the exact words to choose.
        others: other words that stand there, if they are known.
        many: check boxes instead of radio buttons.
    """

    def __init__(
        self,
        label: str,
        choice: str,
        others: tuple[str, ...] = (),
        *,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=20)
        self.body.setSpacing(8)
        if label:
            self.add(Strong(label))
        for words, chosen in [(choice, True), *((other, False) for other in others)]:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(_Dot(chosen=chosen, round_shape=not many), 0, Qt.AlignmentFlag.AlignTop)
            text = Strong(words) if chosen else Muted(words)
            row.addWidget(text, 1)
            self.add_layout(row)
        said = self.tr("{0}: choose {1}").format(label, choice)
        self.setAccessibleName(said if label else self.tr("Choose {0}").format(choice))


class _Crumb(QLabel):
    """One exact label of a path, in a box; a long one wraps."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(10, 5, 10, 5)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Override QLabel.sizeHint: one line if it is not too long."""
        metrics = QFontMetrics(ui_font())
        width = min(metrics.horizontalAdvance(self.text()) + 22, scaled(480))
        return QSize(width, max(30, self.heightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        """Override QLabel.minimumSizeHint: a long one may get narrow."""
        return QSize(min(self.sizeHint().width(), scaled(110)), 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QLabel.paintEvent."""
        tokens = tokens_of(self.palette())
        box(QPainter(self), QRectF(self.rect()), 6, tokens.side, tokens.line)
        super().paintEvent(_event)


class _Arrow(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(5), scaled(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        painter = QPainter(self)
        painter.setPen(color(tokens_of(self.palette()).ink))
        painter.setFont(ui_font())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), "›")


class Breadcrumb(QWidget):
    """A path of exact labels: boxes with › between them, in as many lines as it takes."""

    def __init__(self, labels: tuple[str, ...] | list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, spacing=7, line_spacing=6)
        for at, label in enumerate(labels):
            flow.addWidget(_Crumb(label))
            if at + 1 < len(labels):
                flow.addWidget(_Arrow())
        self.setAccessibleName(self.tr(", then ").join(labels))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget.changeEvent: follow the text size."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)
