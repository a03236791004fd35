"""What the platform page shows, read once per change and handed to all its parts."""

from datetime import date

from msgspec import Struct
from PySide6.QtWidgets import QVBoxLayout, QWidget

from privacyhelper.domain.catalogue import Clause, Control, Source
from privacyhelper.domain.journal import Target
from privacyhelper.domain.plan import Entry, make_plan
from privacyhelper.domain.progress import Account, State
from privacyhelper.domain.situation import Here
from privacyhelper.services.answers import imagine
from privacyhelper.services.desk import Services
from privacyhelper.ui.kit.tokens import Tone
from privacyhelper.ui.models.places import place_name
from privacyhelper.ui.page import Shell
from privacyhelper.ui.widgets.labels import SmallBody, SmallStrong
from privacyhelper.ui.widgets.layouts import Column

_ROLE_RANK = {"main": 0, "extra": 1, "fallback": 2, "habit": 3, "last-resort": 4}


class View(Struct, frozen=True):
    """One account of one platform, as the page shows it now.

    `entries` are the plan's open entries of this account in order; for a platform that is not in
    use (`mine` is false) those it would bring. `elsewhere` is the next thing of another platform.
    """

    here: Here
    accounts: tuple[Here, ...]
    mine: bool
    place: str
    place_name: str
    today: date
    entries: tuple[Entry, ...]
    elsewhere: Entry | None

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides which parts there are; while it stays, parts only update themselves."""
        here = self.here
        return (
            id(here.platform),
            here.account.id,
            self.place,
            tuple(clause.id for clause in here.clauses),
            tuple(control.id for control in here.controls),
        )


def look(services: Services, target: Target) -> View:
    """Read what the page shows for this platform or account.

    Raises:
        NotInCatalogue, UnknownTarget: there is no such platform or account.
    """
    here = services.plans.here(target)
    platform = here.platform.id
    accounts = services.plans.accounts(platform)
    if accounts:
        if all(other.account.id != here.account.id for other in accounts):
            here = accounts[0]
        plan = services.plans.plan()
    else:
        used = [other.platform.id for other in services.plans.situation().heres]
        imagined = imagine(services, None, [*dict.fromkeys(used), platform])
        here = imagined.here(platform) or here
        plan = make_plan(imagined)
    person = services.person
    jurisdictions = services.catalogue.jurisdictions()
    own = (platform, here.account.id)
    return View(
        here=here,
        accounts=accounts,
        mine=bool(accounts),
        place=person.place,
        place_name=place_name(person.place, jurisdictions) if person.place_known else "",
        today=services.clock.today(),
        entries=tuple(e for e in plan.entries if (e.target.platform, e.target.account) == own),
        elsewhere=next((e for e in plan.entries if e.target.platform != platform), None),
    )


class Part(QWidget):
    """One part of the page: built for a view, and brought up to date with `show_view`."""

    def __init__(self, shell: Shell, view: View, *, spacing: int = 14) -> None:
        super().__init__()
        self.shell = shell
        self.view = view
        self.column = Column(self, spacing=spacing)
        self.column.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: View) -> None:
        """Show a newer view of the same shape; a part that does not depend on it does nothing."""
        self.view = view


def answers_to(view: View, clause: Clause) -> tuple[Control, ...]:
    """The controls here that do something about a clause, or through which a right is used.

    Those to try first come first; fallbacks and habits show only where there is nothing else, last
    resorts never.
    """
    ways = [c for c in view.here.controls if c.kind != "none" and c.role != "last-resort"]
    fitting = [c for c in ways if any(item.clause == clause.id for item in c.covers)]
    if not fitting and clause.practice == "objection-right":
        fitting = [c for c in ways if c.is_request]
    if not fitting and clause.practice == "opt-out-right":
        fitting = ways
    fitting.sort(key=lambda control: _ROLE_RANK[control.role])
    first = [c for c in fitting if c.role in ("main", "extra")]
    return tuple(first or fitting)


def source_titles(view: View, ids: tuple[str, ...]) -> str:
    """These sources by publisher and title, a line each, for below what rests on them."""
    known = [view.here.platform.source(source_id) for source_id in ids]
    return "\n".join(_source_title(source) for source in known if source is not None)


def _source_title(source: Source) -> str:
    return f"{source.publisher}: {source.title}"


def state_tone(state: State) -> Tone:
    """The tone of a control's state; the words beside it say the same."""
    if state.kind == "done":
        return "low"
    if state.kind in ("relapsed", "refused"):
        return "high"
    if state.kind in ("look-again", "answered") or state.overdue:
        return "medium"
    return "info" if state.kind in ("started", "waiting") else "neutral"


def account_name(account: Account) -> str:
    """What an account is called; the person's first one may have no name."""
    return account.name or ("My account" if not account.id else account.id)


def add_fact(column: QVBoxLayout, name: str, text: str) -> None:
    """A small heading with its text below it; nothing where there is no text."""
    if not text:
        return
    column.addSpacing(6)
    column.addWidget(SmallStrong(name))
    words = SmallBody(text, selectable=True)
    words.setAccessibleName(f"{name}: {text}")
    column.addWidget(words)
