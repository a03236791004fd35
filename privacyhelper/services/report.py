"""The person's record as one readable page of HTML that prints well and needs nothing else.

For the person, and for whoever they want to show it to: what is stopped and what is not, what was
done when with the labels seen and the proof kept, what waits until when, and the whole journal.
Light only, no scripts, nothing loaded from anywhere; all text is escaped.
"""

from collections.abc import Iterable, Sequence
from html import escape

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.coverage import UseCoverage
from privacyhelper.domain.journal import Target
from privacyhelper.domain.progress import ControlRecord, State
from privacyhelper.domain.situation import Here, record_of
from privacyhelper.services import wording
from privacyhelper.services.desk import Services
from privacyhelper.services.history import Act, history

_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; color: #1d2327; background: #ffffff;
  max-width: 46em; margin: 2.5em auto; padding: 0 1.5em; overflow-wrap: anywhere; }
h1 { font-size: 25px; margin: 0 0 .2em; }
h2 { font-size: 19px; margin: 2em 0 .4em; border-bottom: 1px solid #dedbd3; padding-bottom: .2em; }
h3 { font-size: 15px; margin: 1.2em 0 .3em; }
p { margin: .4em 0; }
.lead { font-size: 17px; }
.quiet { color: #5d666d; }
table { border-collapse: collapse; width: 100%; margin: .4em 0; }
th, td { text-align: left; vertical-align: top; padding: .3em .8em .3em 0;
  border-bottom: 1px solid #dedbd3; }
th { font-weight: 600; }
td.when { white-space: nowrap; }
ul { margin: .3em 0; padding-left: 1.3em; }
s { color: #5d666d; }
code { font-size: 13px; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  @page { margin: 18mm; }
}
"""


def report_html(services: Services) -> str:
    """The report as of now, as one HTML document."""
    plan = services.plans.plan()
    heres = services.plans.situation().heres
    acts = history(services.journal, services.catalogue)
    today = services.clock.today()
    parts = [
        "<h1>What I did about AI training on my data</h1>",
        _p(_who(services), "quiet"),
        _p(_uses_sentence(plan.tally.stopped, plan.tally.total), "lead"),
    ]
    if line := wording.tally_line(plan.tally):
        parts.append(_p(f"The rest: {line}."))
    if not heres:
        parts.append(_p("No platform has been chosen yet."))
    for here in heres:
        parts += _account(here, services, acts)
    parts += _gone(services, acts)
    parts += _journal(acts)
    parts.append(
        _p(
            f"Made by Privacy Helper on {wording.day(today)} from the record on this computer, "
            f"with the catalogue as of {wording.day(services.catalogue.as_of)}. It says what you "
            "noted yourself. A file with the same SHA-256 is the one that was kept, unchanged.",
            "quiet",
        )
    )
    return _document("What I did about AI training on my data", parts)


def _document(title: str, parts: Iterable[str]) -> str:
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _p(text: str, kind: str = "") -> str:
    mark = f' class="{kind}"' if kind else ""
    return f"<p{mark}>{escape(text)}</p>"


def _who(services: Services) -> str:
    today = wording.day(services.clock.today())
    if not services.person.place_known:
        return f"As of {today}. Where you live has not been said."
    return f"As of {today}, for somebody who lives here: {services.person.place_name()}."


def _uses_sentence(stopped: int, total: int) -> str:
    if not total:
        return "No use of your data for AI is on by default on the platforms chosen."
    return f"{stopped} of {wording.count(total, 'use')} of your data for AI stopped."


def _account(here: Here, services: Services, acts: Sequence[Act]) -> list[str]:
    """One account: its uses and how they stand, then every control touched or waiting."""
    name = f" ({here.account.name or here.account.id})" if here.account.id else ""
    parts = [f"<h2>{escape(here.platform.name + name)}</h2>"]
    rows = [_use_row(use, here) for use in here.coverage if use.counted]
    if rows:
        head = "<tr><th>Use</th><th>How it stands</th><th>Through</th></tr>"
        parts.append(f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>")
    else:
        parts.append(_p("Nothing here uses your data for AI by default."))
    record = services.plans.situation().record
    for control in here.controls:
        state = here.states[control.id]
        target = here.target(control.id)
        names = {
            Target(platform, here.account.id, name)
            for platform in (here.platform.id, *here.platform.replaces)
            for name in (control.id, *control.replaces)
        }
        own = tuple(act for act in acts if act.target in names and not act.taken_back)
        if own or state.via is not None or state.until is not None:
            parts += _control(control, state, record_of(record, target, control), own)
    return parts


def _use_row(use: UseCoverage, here: Here) -> str:
    clause = here.platform.clause(use.clause)
    title = clause.title if clause is not None else use.clause
    control = here.platform.control(use.by) if use.by else None
    through = control.title if control is not None else ""
    seen = f", seen on {wording.day(use.on)}" if use.on is not None else ""
    status = f"{wording.STATUS[use.status]}{seen if use.status == 'stopped' else ''}"
    return f"<tr><td>{escape(title)}</td><td>{escape(status)}</td><td>{escape(through)}</td></tr>"


def _control(
    control: Control, state: State, record: ControlRecord, acts: Sequence[Act]
) -> list[str]:
    """One control: its state, what was done when, the proof, and by when an answer is due."""
    parts = [f"<h3>{escape(control.title)}</h3>", _p(f"{wording.state(state)}.")]
    if state.until is not None:
        on = wording.day(state.until.on)
        parts.append(_p(f"Due by {on}: {wording.due_rule(state.until)}."))
    if acts:
        items = "".join(f"<li>{_line(act)}</li>" for act in acts)
        parts.append(f"<ul>{items}</ul>")
    if control.does_not_cover and record.done is not None:
        parts.append(_p(f"Not covered: {control.does_not_cover}", "quiet"))
    return parts


def _line(act: Act) -> str:
    """An act with its date, labels and proof, as HTML."""
    text = f"{escape(wording.day(act.on))}: {escape(act.sentence)}"
    if act.seen:
        seen = " · ".join(f"“{label}”" for label in act.seen)
        text += f' <span class="quiet">Shown to you: {escape(seen)}</span>'
    if act.file:
        text += f"<br><code>{escape(act.file)}</code> SHA-256 <code>{escape(act.sha256)}</code>"
    return text


def _gone(services: Services, acts: Sequence[Act]) -> list[str]:
    """What waits is under each account; here is what stands in the journal under no account."""
    heres = services.plans.situation().heres
    known = {name for here in heres for name in (here.platform.id, *here.platform.replaces)}
    others = dict.fromkeys(
        act.platform
        for act in acts
        if act.control and not act.taken_back and act.target.platform not in known
    )
    if not others:
        return []
    names = wording.joined(tuple(others))
    return [
        "<h2>Elsewhere</h2>",
        _p(f"You also did something on {names}, now not in your plan; see the journal below."),
    ]


def _journal(acts: Sequence[Act]) -> list[str]:
    """The complete journal; what was taken back is struck through, and says so in words."""
    if not acts:
        return ["<h2>The journal</h2>", _p("Nothing has been noted yet.")]
    rows = []
    for act in acts:
        zone = f" {act.event.zone}" if act.event.zone else ""
        when = escape(f"{wording.day(act.on)}, {act.time}{zone}")
        about = " · ".join(part for part in (act.platform, act.account) if part)
        line = escape(act.sentence)
        if act.taken_back:
            line = f"<s>{line}</s> (taken back)"
        elif act.file:
            line += f" <code>{escape(act.file)}</code>"
        cells = f'<td class="when">{when}</td><td>{escape(about)}</td><td>{line}</td>'
        rows.append(f"<tr>{cells}</tr>")
    head = "<tr><th>When</th><th>Where</th><th>What</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
    return ["<h2>The journal</h2>", _p("Every act in the order in which it was noted."), table]
