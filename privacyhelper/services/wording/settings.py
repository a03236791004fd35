"""The words of the Settings page: what the program keeps, never does, and deletes.

Every function is pure. See `wording` for the words all pages share.
"""

from collections.abc import Sequence
from datetime import date

from privacyhelper.services.ports import Fault
from privacyhelper.services.wording import count, day

OLD_AFTER_MONTHS = 6

NETWORK = (
    "Nothing here has ever used the network. This version has no part that could: it connects to "
    "nothing, sends nothing and fetches nothing. A link opens in your own browser, and only when "
    "you press it."
)
NEVER = (
    "It never logs in anywhere and never asks for a password of a platform.",
    "It never drives your browser. You do each step yourself, and it writes down what you say.",
    "It has no account, no server and no usage statistics.",
    "It never says that something was sent when only a mail window was opened.",
    "It never shows a sentence about a platform without saying where it is from.",
)
"""What this program never does, one sentence each."""
_WHAT_STAYS = (
    "Exports and reports you saved elsewhere stay, and so do catalogue files of your own. What you "
    "turned off on the platforms stays off. If you may want your record later, export it first."
)


def catalogue_warning(as_of: date, today: date) -> str:
    """What to say when the catalogue's knowledge is old; empty while it is not."""
    months = (today.year - as_of.year) * 12 + today.month - as_of.month
    if today.day < as_of.day:
        months -= 1
    if months < OLD_AFTER_MONTHS or (months == OLD_AFTER_MONTHS and today.day == as_of.day):
        return ""
    return (
        f"What this program knows is of {day(as_of)}, {count(months, 'month')} ago. Terms and "
        "settings may have changed since. Please look for a newer version of the program."
    )


def own_files(number: int) -> str:
    """How many platforms come from the person's own files."""
    return f"{count(number, 'platform')} from your own files" if number else "none yet"


def fault_line(fault: Fault) -> str:
    """Where a catalogue file is wrong, and what was expected."""
    line = f", line {fault.line}" if fault.line else ""
    key = f": {fault.key}" if fault.key else ""
    return f"{fault.file}{line}{key}: {fault.sentence}"


def what_goes(acts: int, proofs: int) -> str:
    """What “delete everything” deletes, and what it leaves, before the person says yes."""
    return "\n".join(
        (
            "This is deleted from this computer, for ever:",
            f"•  your record ({count(acts, 'act')}) with its daily copies",
            f"•  the proof you kept ({count(proofs, 'file')})",
            "•  your settings and the place of the window",
            "•  the cache of the catalogue",
            "",
            _WHAT_STAYS,
        )
    )


def what_remained(paths: Sequence[str]) -> str:
    """What could not be deleted, for the person to delete by hand."""
    lines = "\n".join(paths)
    return f"The rest is deleted. These could not be; please delete them yourself:\n{lines}"
