"""The words of a platform's page: sources, ages, controls, laws and rights in plain English.

They stand apart from `wording` because only that page, the command line's `show` and the report
need them. Every function is pure.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote as percent

from privacyhelper.domain.catalogue import (
    Clause,
    Confidence,
    Control,
    Controller,
    Deadline,
    Document,
    Law,
    Practice,
    Right,
    Source,
)
from privacyhelper.domain.coverage import Way
from privacyhelper.domain.deadlines import Due
from privacyhelper.domain.plan import Entry
from privacyhelper.domain.progress import State, StateKind
from privacyhelper.domain.severity import Verdict
from privacyhelper.services import wording

_HELPS: frozenset[Practice] = frozenset({"objection-right", "opt-out-right", "no-training"})
_LEGAL_FORM = re.compile(
    r",? (?:Unlimited Company|International Limited|Limited|Ltd\.?|Inc\.?|LLC|PBC|GmbH|B\.?V\.?|"
    r"Corporation|Corp\.?|S\.p\.A\.|SAS|UC|Operations Limited)\Z"
)
_OPERATOR = re.compile(r"(?P<name>[^(]+) \((?P<parent>[^();]+)\)\Z")
_FULL = 3
"""Parts of a date that names a day."""

CONTROLLER: dict[str, str] = {
    "controller": "Responsible",
    "joint": "Responsible together with others",
    "representative": "Represents it here",
    "dpo": "Data protection officer",
    "processor": "Works for it",
}
EFFECT_SHORT = {
    "stops": "Stops it",
    "limits": "Stops part",
    "asks": "Asks",
    "frees-past-data": "Deletes old data",
}
BUTTON: dict[StateKind, str] = {
    "to-do": "Start",
    "started": "Continue",
    "relapsed": "Turn it off again",
    "look-again": "Check now",
    "waiting": "Open",
    "answered": "Open",
    "refused": "Open",
    "done": "Look at it again",
}
"""The word on the button of a control in this state; none for the states left out."""

NOT_TRIED = "Nobody has tried this in the real product yet."
NOT_ADVICE = "This explains terms; it is not legal advice."
_LAW_CONFIDENCE: dict[Confidence, str] = {
    "confirmed": "We read the law’s or the authority’s own words.",
    "reported": "We read about it elsewhere; we did not see the law’s own words.",
    "unconfirmed": "From general knowledge only: check it before you rely on it.",
}


def severity_word(clause: Clause, verdict: Verdict) -> str:
    """The word on a clause's chip: its severity, or that it helps (a right or a promise)."""
    if clause.practice in _HELPS:
        return "Helps you"
    return wording.SEVERITY[verdict.severity]


def company(name: str) -> str:
    """A company's name without its legal form: “LinkedIn Ireland”."""
    return _LEGAL_FORM.sub("", name)


def responsible(operator: str, platform: str, controllers: Sequence[Controller], place: str) -> str:
    """The line below a platform's name: “Microsoft · for you in Germany: LinkedIn Ireland”.

    An owner who is also the company responsible is named once: “For you in Germany: Ledger”.

    Args:
        operator: as in the file, such as “LinkedIn (Microsoft)”.
        platform: the platform's name.
        controllers: who is responsible in the person's place; may be none.
        place: the place in words; empty while the person has not said where they live.
    """
    match = _OPERATOR.match(operator)
    owner = match["parent"] if match and match["name"] in platform else operator
    where = f"for you in {wording.the(place)}" if place else "worldwide"
    if not controllers:
        return f"{owner} · {where}: we do not know which company is responsible"
    names = wording.joined([company(who.name) for who in controllers])
    if names == company(owner):
        return f"{where[0].upper()}{where[1:]}: {names}"
    return f"{owner} · {where}: {names}"


def sha_short(sha256: str) -> str:
    """The beginning of a hash, in the form people compare: “19fe 1145…”."""
    return f"{sha256[:4]} {sha256[4:8]}…"


def found(clause: Clause, document: Document | None, quoted_by: Source | None) -> str:
    """Where a clause's exact words are from, and whether a program found them again."""
    parts = [document.title] if document is not None else []
    if clause.verified is None:
        who = f"as quoted by {quoted_by.publisher}, " if quoted_by is not None else ""
        return " · ".join([*parts, f"{who}not re-found by us"])
    if document is not None and document.archive is not None and document.archive.date:
        parts.append(f"version of {wording.partial_date(document.archive.date)}")
    if clause.first_seen:
        parts.append(f"in the text since {wording.partial_date(clause.first_seen)}")
    parts.append(f"found again on {wording.partial_date(clause.verified.on)}")
    parts.append(f"SHA-256 {sha_short(clause.verified.sha256)}")
    return " · ".join(parts)


def archive_url(document: Document) -> str:
    """The archived version that was read, in the archive's public store; empty if there is none."""
    archive = document.archive
    if archive is None:
        return ""
    if "/" in archive.collection:
        return f"https://github.com/{archive.collection}/tree/{archive.commit}"
    path = percent(f"{archive.service}/{archive.terms_type}.md")
    store = f"OpenTermsArchive/{archive.collection}-versions"
    return f"https://github.com/{store}/blob/{archive.commit}/{path}"


def citation(
    platform: str, clause: Clause, document: Document | None, quoted_by: Source | None
) -> str:
    """A clause's exact words with all that somebody needs to look them up."""
    parts = [platform]
    if document is not None:
        parts.append(document.title)
        if clause.verified is not None and document.archive is not None and document.archive.date:
            parts.append(f"version of {wording.partial_date(document.archive.date)}")
        parts.append(document.url)
    if clause.verified is None:
        who = f"{quoted_by.title}, {quoted_by.url}" if quoted_by is not None else "others"
        parts.append(f"as quoted by {who.rstrip(', ')}; not found in an archived copy by us")
    elif document is not None and document.archive is not None:
        parts.append(f"archived at {archive_url(document)}")
        parts.append(f"SHA-256 of the archived text {clause.verified.sha256}")
    words = f"“{clause.quote.exact}” " if clause.quote is not None else ""
    return f"{words}({'; '.join(parts)})"


def age(text: str, today: date) -> str:
    """How long ago a date was that may lack its day or month: “3 months ago”, “about a year ago”.

    Empty for what is no date.
    """
    parts = text.split("-")
    if len(parts) > _FULL or not all(part.isdigit() for part in parts):
        return ""
    if len(parts) == 1:
        years = today.year - int(parts[0])
        return "this year" if years <= 0 else f"{wording.count(years, 'year')} ago"
    months = (today.year - int(parts[0])) * 12 + today.month - int(parts[1])
    if len(parts) == _FULL:
        try:
            days = (today - date(*(int(part) for part in parts))).days
        except ValueError:
            return ""
        if days < 2 * 30:
            return wording.days_away(date.fromordinal(today.toordinal() - max(days, 0)), today)
        months = days * 12 // 365
    if months <= 0:
        return "this month"
    if months < 2 * 12:
        return f"{wording.count(months, 'month')} ago"
    return f"{months // 12} years ago"


def source_line(source: Source, today: date) -> str:
    """Who says it, from when it is, and when we read it."""
    kind = "Primary: its own words" if source.kind == "primary" else "Secondary: about it"
    parts = [kind, source.publisher]
    if source.published:
        parts.append(f"from {wording.partial_date(source.published)}")
    since = age(source.accessed, today)
    read = f"read {wording.partial_date(source.accessed)}"
    parts.append(f"{read} ({since})" if since else read)
    return " · ".join(parts)


def short_minutes(number: int) -> str:
    """“1 min”, “5 min”."""
    return f"{number} min"


def control_line(control: Control) -> str:
    """A control's cost in a few words: “1 min · easy”, “5 min · form”."""
    if control.kind == "none":
        return "No way exists"
    what = control.difficulty if control.kind == "setting" else wording.KIND[control.kind].lower()
    parts = [short_minutes(max(control.minutes, 1)), what]
    return " · ".join(part for part in parts if part)


def control_facts(control: Control) -> str:
    """What kind of way a control is and what it costs, on one line."""
    if control.kind == "none":
        return "No way is known. We tell you when there is one."
    parts = [wording.KIND[control.kind], wording.minutes(max(control.minutes, 1))]
    if control.difficulty:
        parts.append(control.difficulty)
    if control.requires_login:
        parts.append("you sign in there")
    if control.grounds == "required":
        parts.append("they want a reason")
    return " · ".join(parts)


def control_state(state: State) -> str:
    """A control's state, with since when the person said it holds."""
    since = f" · since {wording.partial_date(state.since)}, as you said" if state.since else ""
    return f"{wording.state(state)}{since}"


def covers(control: Control, clauses: Iterable[Clause]) -> str:
    """What a control does to which clauses here, a line for each."""
    titles = {clause.id: clause.title for clause in clauses}
    return "\n".join(
        f"{wording.EFFECT[item.effect]}: {titles[item.clause]}"
        for item in control.covers
        if item.clause in titles
    )


def answer_by(due: Due | None) -> str:
    """By when they must answer a request sent today, with its rule; empty for what asks nobody."""
    if due is None:
        return ""
    rule = wording.due_rule(due)
    return f"{rule[:1].upper()}{rule[1:]}."


def control_sureness(control: Control, today: date) -> str:
    """How sure we are of a control: confidence, when its source was read, whether it was tried."""
    read = wording.partial_date(control.checked)
    since = age(control.checked, today)
    since = "" if since == "this month" else since
    tried = f"Tried {wording.partial_date(control.tried)}." if control.tried else NOT_TRIED
    return (
        f"{wording.CONFIDENCE[control.confidence]}. Its source was last read in {read}"
        f"{f' ({since})' if since else ''}. {tried}"
    )


def sureness(clauses: Sequence[Clause], controls: Sequence[Control]) -> str:
    """How sure we are of a platform's page, in a few sentences."""
    sentences = []
    sure = sum(clause.confidence == "confirmed" for clause in clauses)
    if clauses:
        every = f"{sure} of {len(clauses)}" if sure < len(clauses) else "All"
        sentences.append(f"{every} statements are confirmed in a first-hand source.")
    again = sum(clause.verified is not None for clause in clauses)
    if again:
        sentences.append(f"A program found {wording.count(again, 'quotation')} again word by word.")
    tried = sorted(control.tried for control in controls if control.tried)
    ways = [control for control in controls if control.kind != "none"]
    if tried:
        sentences.append(f"Steps last tried {wording.partial_date(tried[-1])}.")
    elif ways:
        sentences.append("Nobody has tried the steps in the real product yet.")
    return " ".join([*sentences, NOT_ADVICE])


def start(entries: Sequence[Entry]) -> str:
    """The word on the page's main button: “Start · 2 things, 5 min”."""
    first = entries[0]
    word = wording.ACT[first.reason]
    if len(entries) == 1:
        return f"{word} · {short_minutes(first.minutes)}"
    total = sum(entry.minutes for entry in entries)
    return f"{word} · {wording.count(len(entries), 'thing')}, {short_minutes(total)}"


def way(item: Way, title: str, state: str) -> str:
    """One cell of the coverage matrix, as a screen reader says it."""
    return f"{title}: {wording.EFFECT[item.effect]}. {state}."


def deadline(value: Deadline) -> str:
    """How long a law gives for an answer; empty when it sets no time and says nothing of it."""
    amounts = (
        (value.months, "month"),
        (value.days, "day"),
        (value.business_days, "business day"),
        (value.working_days, "working day"),
    )
    parts = [wording.count(number, word) for number, word in amounts if number]
    if not parts:
        return value.note
    text = f"{wording.joined(parts)} to answer, from {value.counted_from}"
    more = value.extension
    if more is not None and (more.months or more.days):
        longer = wording.count(more.months, "month") if more.months else ""
        longer = longer or wording.count(more.days, "day")
        text += f"; {longer} more if they tell you why"
    return text + "."


def right_line(right: Right) -> str:
    """Provision, time and how sure we are, on one line."""
    time = deadline(right.deadline).rstrip(".")
    parts = [right.provision, time, _LAW_CONFIDENCE[right.confidence]]
    return " · ".join(part for part in parts if part)


def law_sureness(law: Law) -> str:
    """How sure we are of what we say of a law."""
    text = _LAW_CONFIDENCE[law.confidence]
    if law.official_text and not law.official_text_checked:
        text += " We did not open the official text ourselves."
    return text


CHOICE_OF_AUTHORITY = {"state": "Take the authority of the state you live in."}
"""Which of several authorities takes a complaint, by a place's `regulator_choice`."""


def no_law(place: str, note: str, *, general: bool) -> str:
    """The honest sentence for a place without a law we know of."""
    if general:
        head = "We have not looked up the law of your place."
    else:
        head = f"In {place} we know of no law that lets you refuse AI training."
    return " ".join(part for part in (head, note) if part)
