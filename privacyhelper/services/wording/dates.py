"""Numbers, dates and lists in words. Dates are written out: nobody reads 3 April as 4 March."""

from datetime import date
from urllib.parse import urlsplit

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def count(number: int, one: str, many: str = "") -> str:
    """“1 use”, “3 uses”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def minutes(number: int) -> str:
    """“1 minute”, “5 minutes”."""
    return count(number, "minute")


def day(value: date | None) -> str:
    """“22 August 2026”; “a day not known” for None."""
    if value is None:
        return "a day not known"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date, today: date) -> str:
    """“3 Dec”, with the year when it is not this one."""
    text = f"{value.day} {MONTHS[value.month - 1][:3]}"
    return text if value.year == today.year else f"{text} {value.year}"


def partial_date(text: str) -> str:
    """“2025-11-03” as “3 November 2025”, “2025-11” as “November 2025”, other text as it is."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:  # noqa: PLR2004
        return text
    if len(parts) == 1:
        return text
    month = int(parts[1])
    if not 1 <= month <= len(MONTHS):
        return text
    name = f"{MONTHS[month - 1]} {parts[0]}"
    return name if len(parts) == 2 else f"{int(parts[2])} {name}"  # noqa: PLR2004


def days_away(value: date, today: date) -> str:
    """“today”, “tomorrow”, “in 12 days”, “3 days ago”."""
    days = (value - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days == -1:
        return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def joined(parts: list[str] | tuple[str, ...], word: str = "and") -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(parts) < 2:  # noqa: PLR2004
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


_WITH_THE = (
    *("Emirates", "Islands", "Kingdom", "Republic", "States"),
    *("Bahamas", "Gambia", "Maldives", "Netherlands", "Philippines"),
)


def the(place: str) -> str:
    """A place's name as it stands inside a sentence: “the United Kingdom”, “Germany”."""
    return f"the {place}" if "," not in place and place.endswith(_WITH_THE) else place


def host(url: str) -> str:
    """The server an address leads to, without `www.`."""
    name = urlsplit(url).hostname or url
    return name.removeprefix("www.")


def month(value: date) -> str:
    """“December 2026”."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def sentence_of(text: str) -> str:
    """A text as a sentence: capital first, full stop last."""
    whole = text.strip()
    whole = f"{whole[:1].upper()}{whole[1:]}"
    return whole if whole.endswith((".", "!", "?", "”", "…")) else f"{whole}."
