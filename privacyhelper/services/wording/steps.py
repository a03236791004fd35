"""The words of the guide: what a step is called, what the person says when they did it.

Like `wording.py`, of which this is the part about steps: pure functions, plain English.
"""

from datetime import date

from privacyhelper.domain.catalogue import (
    Check,
    Choose,
    Control,
    Cover,
    Effect,
    Email,
    Fill,
    Keep,
    Navigate,
    Note,
    Open,
    Step,
    Submit,
    Surface,
    Toggle,
    Wait,
    Way,
)
from privacyhelper.domain.deadlines import Due
from privacyhelper.domain.progress import State
from privacyhelper.services.wording import (
    EFFECT,
    SURFACE,
    count,
    day,
    due_rule,
    host,
    joined,
    partial_date,
)

_ENGLISH_PLACES = {"*", "EEA", "EU", "US", "GB", "IE", "AU", "CA", "NZ", "IN", "ZA", "SG"}


def step_title(step: Step, control: Control) -> str:
    """What a step is about, as the end of “Step 3 of 4: …”."""
    if isinstance(step, Toggle):
        return f"turn the switch {step.state}"
    if isinstance(step, Submit):
        return "send it" if control.is_request else "finish it there"
    if isinstance(step, Fill):
        return "write the letter" if control.kind == "letter" else "fill in the form"
    names: dict[type[Step], str] = {
        Open: "open the page",
        Navigate: "go to the place",
        Choose: "make the choice",
        Email: "send the e-mail",
        Check: "look whether it worked",
        Wait: "wait",
        Keep: "keep proof",
        Note: "good to know",
    }
    return names[type(step)]


def did_it(step: Step, control: Control) -> str:
    """The button by which the person says that they did this step."""
    if isinstance(step, Toggle):
        return f"It is {step.state} now"
    if isinstance(step, Submit):
        return "I sent it" if control.is_request else "I did it"
    if isinstance(step, Fill):
        return "I wrote it" if control.kind == "letter" else "I filled it in"
    names: dict[type[Step], str] = {
        Open: "I opened it",
        Navigate: "I am there",
        Choose: "I chose it",
        Email: "I sent it",
        Check: "It is as described",
        Wait: "The time is over",
        Keep: "I kept it",
        Note: "Go on",
    }
    return names[type(step)]


def opens(step: Open | Email) -> str:
    """The button that leaves for the browser or the mail program."""
    return f"Open {host(step.url)}" if isinstance(step, Open) else "Open in your mail program"


def how_sure(control: Control) -> str:
    """Said above a step's button: how well the steps are known, and that nobody tried them.

    Empty only when somebody did it in the real product and the company's own words say so.
    """
    read = partial_date(control.checked)
    tried = "" if control.tried else " Nobody has tried it in the real product yet."
    if control.confidence == "confirmed":
        return f"From the company’s own words, read in {read}.{tried}" if tried else ""
    if control.confidence == "reported":
        return f"Not confirmed: others report these steps, read in {read}.{tried}"
    return f"Not confirmed: we are not sure of these steps, read in {read}.{tried}"


def sounds_english(words: tuple[str, ...], control: Control) -> bool:
    """Whether labels are English as far as one can tell; a regional one may be in its language."""
    plain = all(word.replace("’", "'").replace("…", "").isascii() for word in words)
    return plain and any(code in _ENGLISH_PLACES for code in control.jurisdictions)


def other_language(words: tuple[str, ...], control: Control, language: str) -> str:
    """Said where labels are not known in the person's language, such as “German”."""
    if sounds_english(words, control):
        return (
            f"We know only the English words. On a screen in {language} they differ: "
            "look in the same place."
        )
    return (
        f"We know these words only as they stand here. On a screen in {language} they may differ."
    )


def way_name(ways: tuple[Way, ...]) -> str:
    """The surfaces on which the same path holds: “iPhone or iPad, Android”."""
    surfaces: list[Surface] = list(dict.fromkeys(way.surface for way in ways))
    return ", ".join(SURFACE[surface] for surface in surfaces)


def what_it_does(covers: tuple[Cover, ...], titles: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Each effect with the titles of the clauses it has it on, of those that apply here."""
    groups: dict[Effect, list[str]] = {}
    for cover in covers:
        if cover.clause in titles:
            groups.setdefault(cover.effect, []).append(titles[cover.clause])
    return [(EFFECT[effect], names) for effect, names in groups.items()]


def if_sent_today(due: Due) -> str:
    """What the clock will say when the person sends a request today."""
    return f"Sent today, an answer is due by {day(due.on)}: {due_rule(due)}."


def answer_is_due(state: State) -> str:
    """By when an answer is due and by which rule, for a request that was sent."""
    sent = f"You sent it on {day(state.on)}." if state.on is not None else "You sent it."
    if state.until is None:
        return f"{sent} No date is known by which they must answer."
    rule = due_rule(state.until)
    if state.overdue:
        return f"{sent} The answer was due by {day(state.until.on)}: {rule}."
    return f"{sent} An answer is due by {day(state.until.on)}: {rule}."


def still_so(control: Control) -> tuple[str, str]:
    """The two answers of the one-minute check: as it should be, and not."""
    states = {step.state for step in control.steps if isinstance(step, Toggle)}
    if states == {"off"}:
        return "Still off", "It was back on"
    if states == {"on"}:
        return "Still on", "It was off again"
    return "Still so", "It had changed back"


def waiting_text(until: date | None, today: date) -> str:
    """How long a waiting step still takes."""
    if until is None:
        return "We do not know how long it takes."
    left = (until - today).days
    if left <= 0:
        return f"It was to take until {day(until)}. That day has come."
    return f"Until {day(until)}, {count(left, 'more day')}."


def where_you_left(at: int, steps: int, platform: str) -> str:
    """Said when the person leaves for later."""
    return f"Saved. {platform} goes on at step {at} of {steps} when you come back."


def settles_too(names: list[str]) -> str:
    """What one act settles on other platforms."""
    return f"This counts for {joined(names)} too." if names else ""


def undoes_nothing(control: Control) -> bool:
    """Whether it must be said that training already done stays, which the catalogue may say too."""
    return control.prospective_only and "already done" not in control.does_not_cover
