"""The one-minute check: still so, it was back on, or cannot find it."""

from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Literal

from PySide6.QtWidgets import QWidget

from privacyhelper.domain.catalogue import Check, Choose, Step, Toggle
from privacyhelper.domain.journal import ClauseChanged
from privacyhelper.services import wording
from privacyhelper.services.wording import steps as wording_steps
from privacyhelper.ui.pages.guide.frame import Beside, Frame, Part, button_row
from privacyhelper.ui.pages.guide.part import Scene
from privacyhelper.ui.pages.guide.proof import kept_card, proof_card
from privacyhelper.ui.pages.guide.step_view import crumb
from privacyhelper.ui.pages.guide.steps import WaysPart, drawing, ways_before
from privacyhelper.ui.pages.guide.walk import Walker
from privacyhelper.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.labels import Body, Heading, Label, Small, SmallBody, Subtitle
from privacyhelper.ui.widgets.quotes import QuoteBlock
from privacyhelper.ui.widgets.surfaces import Card

Redraw = Callable[[], object]
Result = Literal["still", "relapsed", "missing"]


class CheckView(Frame):
    """Look again whether a control still holds."""

    def __init__(self, walker: Walker, redraw: Redraw) -> None:
        self.walker = walker
        self._redraw = redraw
        self.no_way = walker.walk.control.kind == "none"
        title = (
            walker.tr("Is there a way now?") if self.no_way else walker.tr("Look again, one minute")
        )
        super().__init__(crumb(walker), title, [])
        self.add_columns(self._main_card(), self._aside())

    def spoken(self) -> str:
        """What a screen reader says when this view appears."""
        return f"{self.title.text()}. {self._lead()}"

    @property
    def _url(self) -> str:
        """The page to look at, while it was not opened in this visit."""
        url = self.walker.address() or self.walker.walk.control.url
        return "" if self.walker.opened(url) else url

    def press(self) -> None:
        """The filled button, or Enter: open the page first, then say that all is well."""
        if self._url:
            self.walker.open_again(self._url)
            self._redraw()
        else:
            self._checked("still")

    def _lead(self) -> str:
        state, record = self.walker.walk.state, self.walker.walk.record
        if state.kind == "look-again" and state.why == "changed":
            return self.tr("Its terms changed. Read both wordings, then look if it still holds.")
        if state.kind == "look-again":
            on = wording.day(state.on)
            return self.tr("You could not find it on {0}. Look once more.").format(on)
        if self.no_way:
            return self.tr("There was none when we last knew. Look whether there is one now.")
        seen = wording.day(record.seen_on)
        return self.tr("You last saw it on {0}. Is it still as it should be?").format(seen)

    def _main_card(self) -> Card:
        card = Card(margin=26)
        card.body.setSpacing(14)
        card.add(Subtitle(self._lead()))
        for change in self.walker.walk.record.changes:
            card.add(self._wordings(change))
        part = self._what_to_see()
        if part is not None:
            card.add(part)
        card.body.addStretch(1)
        card.add(self._buttons())
        return card

    def _wordings(self, change: ClauseChanged) -> QWidget:
        """A clause before and now, with what differs marked."""
        part = Part(spacing=8)
        clause = self.walker.walk.here.platform.clause(change.clause)
        part.add(Heading(clause.title if clause is not None else change.clause))
        if not (change.before or change.after):
            part.add(SmallBody(self.tr("We do not have the two wordings, only that they differ.")))
            return part
        sides = []
        quotes = []
        for name, text in ((self.tr("Before"), change.before), (self.tr("Now"), change.after)):
            side = Part(spacing=4)
            side.add(Small(name))
            quote = QuoteBlock(f"“{text}”" if text else self.tr("Not there."))
            quotes.append(quote.text)
            side.add(quote)
            side.column.addStretch(1)
            sides.append(side)
        if change.before and change.after:
            mark_difference(quotes[0], quotes[1])
        part.add(Beside(sides[0], sides[1], (1, 1)))
        return part

    def _what_to_see(self) -> QWidget | None:
        """What it should look like: the switches and choices, else what the steps expect."""
        steps = self.walker.walk.control.steps
        shown: list[Step] = [s for s in steps if isinstance(s, Toggle | Choose)]
        shown = shown or [s for s in steps if isinstance(s, Check)]
        if not shown:
            return None
        part = Part(spacing=10)
        scene = Scene(self.walker, little=True)
        for step in shown:
            part.add(Body(step.text))
            part.add(drawing(step, scene))
        ways = ways_before(self.walker, shown[0])
        if ways:
            part.add(WaysPart(ways, scene, self.tr("Not there? Get to it by hand:")))
        return part

    def _buttons(self) -> QWidget:
        still, back = wording_steps.still_so(self.walker.walk.control)
        if self.no_way:
            still, back = self.tr("Still none"), self.tr("There is one now")
        url = self._url
        words = self.tr("Open {0}").format(wording.host(url)) if url else still
        self.primary = PrimaryButton(words, key=self.tr("Enter"))
        self.primary.clicked.connect(lambda _checked: self.press())
        found: list[QWidget] = [self.primary]
        if url:
            found.append(self._button(still, lambda: self._checked("still")))
        if self.no_way:
            found.append(self._button(back, self._differs))
        else:
            found.append(self._button(back, lambda: self._checked("relapsed")))
            missing = self.tr("I cannot find it")
            found.append(self._button(missing, lambda: self._checked("missing")))
        if self.walker.walk.record.changes:
            found.append(self._button(self.tr("I read it, that is all"), self._seen))
        return button_row(*found)

    @staticmethod
    def _button(text: str, act: Redraw) -> Button:
        button = Button(text)
        button.clicked.connect(lambda _checked: act())
        return button

    def _checked(self, result: Result) -> None:
        walker = self.walker
        guide = walker.shell.services.guide
        said = {
            "still": self.tr("Written down: still as it should be."),
            "relapsed": self.tr("Written down: it was back on. Now turn it off again."),
            "missing": self.tr("Written down: you could not find it."),
        }[result]
        if walker.act(lambda: guide.check(walker.target, result), said) and result == "missing":
            self._differs()

    def _seen(self) -> None:
        guide = self.walker.shell.services.guide
        self.walker.act(
            lambda: guide.seen(self.walker.target), self.tr("Written down: you read it.")
        )

    def _differs(self) -> None:
        self.walker.asked = "different"
        self._redraw()

    def _aside(self) -> list[QWidget]:
        walker = self.walker
        found: list[QWidget] = []
        if walker.due is not None:
            card = Card(self.tr("Why now"))
            card.add(SmallBody(wording.reminder_reason(walker.due)))
            found.append(card)
        if walker.walk.control.steps and not self.no_way:
            again = Card(self.tr("The whole way"))
            again.add(SmallBody(self.tr("All the steps, as you did them the first time.")))
            link = LinkButton(self.tr("Go through the steps"), inline=True)
            link.clicked.connect(lambda _checked: self._steps())
            again.add(link)
            found.append(again)
        kept = kept_card(walker, self.tr("Proof you kept"))
        if kept is not None:
            found.append(kept)
        if not self.no_way:
            why = self.tr("A screenshot of today shows how it stood.")
            found.append(proof_card(walker, why, self.tr("Keep proof"))[0])
        return found

    def _steps(self) -> None:
        self.walker.asked = "steps"
        self._redraw()


def mark_difference(before: Label, now: Label) -> None:
    """Mark the words that are gone in one text and new in the other."""
    old, new = before.text(), now.text()
    words_old, words_new = _words(old), _words(new)
    matcher = SequenceMatcher(
        None, [w for w, _ in words_old], [w for w, _ in words_new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag in ("delete", "replace"):
            start, end = words_old[i1][1], words_old[i2 - 1][1] + len(words_old[i2 - 1][0])
            before.mark_range(start, end - start, "removed")
        if tag in ("insert", "replace"):
            start, end = words_new[j1][1], words_new[j2 - 1][1] + len(words_new[j2 - 1][0])
            now.mark_range(start, end - start, "added")


def _words(text: str) -> list[tuple[str, int]]:
    """The words of a text with where they begin."""
    found = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        found.append((word, at))
        at += len(word)
    return found
