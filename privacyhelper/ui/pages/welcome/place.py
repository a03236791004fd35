"""Welcome, first question: what the program does, and where the person lives."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from privacyhelper.domain.places import EVERYWHERE
from privacyhelper.services.ports import CatalogueSource
from privacyhelper.ui.kit.icons import IconName, paint_icon
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.tokens import tokens_of
from privacyhelper.ui.models.places import PlaceName, parts, place_name, places
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.columns import Columns
from privacyhelper.ui.widgets.labels import Body, Heading, Muted, Small, Title
from privacyhelper.ui.widgets.layouts import FlowLayout
from privacyhelper.ui.widgets.surfaces import Card

_WHOLE = "-"
"""The key of “no part in particular” in the list of a country's parts."""


def options_of(names: list[PlaceName]) -> list[Option]:
    """Places as a chooser takes them."""
    return [Option(key=place.code, text=place.name) for place in names]


class PlaceStep(QWidget):
    """The first step. `chosen(code)` follows every choice of a place."""

    chosen = Signal(str)

    def __init__(self, catalogue: CatalogueSource) -> None:
        super().__init__()
        self._catalogue = catalogue
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.step = Small()
        self.title = Title(self.tr("Say no to AI training on your data"))
        self.promise = self._promise()
        self.hint = Muted()
        column.addWidget(self.step)
        column.addSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.promise)
        column.addSpacing(6)
        column.addWidget(self.hint)
        column.addSpacing(14)
        column.addWidget(self._choosers())
        column.addStretch(1)

    def _promise(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(24)
        both = Columns((1, 1), narrow=620)
        does = Card(self.tr("What it does"))
        does.add(_Sentence("check", self.tr(
            "It says in plain words what a platform’s terms allow it to do with your data for AI."
        )))  # fmt: skip
        does.add(_Sentence("check", self.tr(
            "It walks you through saying no, one step at a time, and remembers what you did."
        )))  # fmt: skip
        never = Card(self.tr("What it never does"))
        never.add(_Sentence("close", self.tr(
            "It never logs in for you, never asks for a password and never sends anything itself."
        )))  # fmt: skip
        never.add(_Sentence("close", self.tr(
            "It never takes what you enter off this computer: no account, no tracking, no network."
        )))  # fmt: skip
        for card, side in ((does, both.left), (never, both.right)):
            card.body.setSpacing(8)
            side.addWidget(card)
        column.addWidget(both)
        column.addWidget(Heading(self.tr("Where do you live?")))
        return whole

    def _choosers(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, spacing=10)
        self.country = Select(self.tr("Where you live"), [], prefix=self.tr("I live in"))
        self.country.changed.connect(self._country_chosen)
        self.part = Select(self.tr("Which part of it"), [])
        self.part.changed.connect(self._part_chosen)
        flow.addWidget(self.country)
        flow.addWidget(self.part)
        return line

    def alone(self, *, is_alone: bool) -> None:
        """Ask this question by itself, as when it is changed later."""
        self.step.setVisible(not is_alone)
        self.promise.setVisible(not is_alone)
        self.title.setText(
            self.tr("Where do you live?")
            if is_alone
            else self.tr("Say no to AI training on your data")
        )

    def show_place(self, code: str, *, guessed: bool) -> None:
        """Show this as the place; `guessed` says that nobody said so."""
        known = self._catalogue.jurisdictions()
        country = code.partition("-")[0]
        self.country.set_options(options_of(places(known, country)), country)
        inside = parts(country, known)
        self.part.setVisible(bool(inside))
        if inside:
            others = self.tr("Another part, or I’d rather not say")
            if country == "US":
                others = self.tr("Another state, or I’d rather not say")
            whole = Option(key=_WHOLE, text=others)
            if code != country and all(place.code != code for place in inside):
                inside.append(PlaceName(code, place_name(code, known)))
            self.part.set_options([whole, *options_of(inside)], code if code != country else _WHOLE)
        self.hint.setText(self._why(code, guessed=guessed))

    def _why(self, code: str, *, guessed: bool) -> str:
        why = self.tr("The terms, your rights and the ways to say no differ from place to place.")
        if guessed and code == EVERYWHERE:
            more = self.tr("We could not guess yours: please choose it.")
        elif guessed:
            more = self.tr("This is our guess from your computer’s language setting.")
        else:
            more = self.tr("You can change this any time.")
        return f"{why} {more}"

    def _country_chosen(self, code: str) -> None:
        self.chosen.emit(code)

    def _part_chosen(self, code: str) -> None:
        self.chosen.emit(self.country.key if code == _WHOLE else code)


class _Mark(QWidget):
    """A small check mark or cross; decoration, silent for screen readers."""

    def __init__(self, icon: IconName) -> None:
        super().__init__()
        self._icon: IconName = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(scaled(16), scaled(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        tokens = tokens_of(self.palette())
        ink = tokens.accent if self._icon == "check" else tokens.muted
        side = scaled(14)
        square = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), square, self._icon, ink)


class _Sentence(QWidget):
    """A mark and a sentence."""

    def __init__(self, icon: IconName, text: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(_Mark(icon), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Body(text), 1)
