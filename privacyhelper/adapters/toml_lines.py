"""On which line of a TOML file a key stands, for messages to people who edit it.

A small scanner of headers and keys at the beginning of lines, not a parser: what it does not know
(dotted keys, tables inside lines) it answers with the line of the nearest key around it.
"""

import re
from collections.abc import Mapping

_HEADER = re.compile(r"\s*\[(\[)?\s*([A-Za-z0-9_.\-]+)\s*\]\]?")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_\-]+)\"?\s*=\s*(.*)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_LAST_STEP = re.compile(r"(?:\.[^.\[\]]+|\[\d+\])\Z|\A[^.\[\]]+\Z")


def line_of(text: str, key: str) -> int:
    """The line, from 1, of the key path (`clauses[2].title`); 0 where nothing of it is found."""
    return nearest_line(key_lines(text), key)


def nearest_line(known: Mapping[str, int], key: str) -> int:
    """The same, where the lines are known already."""
    while key:
        if key in known:
            return known[key]
        shorter = _LAST_STEP.sub("", key)
        if shorter == key:
            return 0
        key = shorter
    return 0


def key_lines(text: str) -> dict[str, int]:
    """The line of every table, key and list item that begins a line."""
    scan = _Scan()
    for number, line in enumerate(text.splitlines(), start=1):
        scan.take(number, line)
    return scan.found


class _Scan:
    """Where a scan from top to bottom is: in which table, list or long string."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._table = ""
        self._key = ""
        self._depth = 0
        self._item = 0
        self._quotes = ""

    def take(self, number: int, line: str) -> None:
        """Look at one line."""
        if self._quotes:
            if self._quotes in line:
                self._quotes = ""
        elif self._depth > 0:
            self._inside_list(number, line)
        elif header := _HEADER.match(line):
            is_item = bool(header.group(1))
            self._table = _table_path(header.group(2), self._counts, is_item=is_item)
            self.found.setdefault(self._table, number)
        elif pair := _KEY.match(line):
            self._pair(number, *pair.groups())

    def _inside_list(self, number: int, line: str) -> None:
        """A line of a list or table in brackets that began above."""
        start = line.strip()[:1]
        if self._depth == 1 and start and start not in "]}#":
            self.found.setdefault(f"{self._key}[{self._item}]", number)
            self._item += 1
        self._depth += _opened(line)

    def _pair(self, number: int, name: str, value: str) -> None:
        """A key with its value, which may go on in the lines below."""
        self._key = f"{self._table}.{name}" if self._table else name
        self.found.setdefault(self._key, number)
        for mark in ('"""', "'''"):
            if value.startswith(mark) and mark not in value[len(mark) :]:
                self._quotes = mark
        if not self._quotes:
            self._depth, self._item = _opened(value), 0


def _opened(line: str) -> int:
    """How many brackets a line leaves open; those inside strings do not count."""
    bare = _STRING.sub("", line).partition("#")[0]
    opening = bare.count("[") + bare.count("{")
    return opening - bare.count("]") - bare.count("}")


def _table_path(name: str, counts: dict[str, int], *, is_item: bool) -> str:
    """The path of a header such as `[[controls.steps]]`: the last of each list it is inside."""
    path = ""
    parts = name.split(".")
    for place, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        if place == len(parts) - 1 and is_item:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path
