"""On which line of a TOML file a key stands, for messages to people who edit it.

A small scanner of headers and keys at the beginning of lines, not a parser: what it does not know
(dotted keys, tables inside lines) it answers with the line of the nearest key around it.
"""

import re

_HEADER = re.compile(r"\s*\[(\[)?\s*([A-Za-z0-9_.\-]+)\s*\]\]?")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_\-]+)\"?\s*=\s*(.*)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_LAST_STEP = re.compile(r"(?:\.[^.\[\]]+|\[\d+\])\Z|\A[^.\[\]]+\Z")


def line_of(text: str, key: str) -> int:
    """The line, from 1, of the key path (`clauses[2].title`); 0 where nothing of it is found."""
    lines = key_lines(text)
    while key:
        if key in lines:
            return lines[key]
        key = _LAST_STEP.sub("", key)
    return 0


def key_lines(text: str) -> dict[str, int]:
    """The line of every table, key and list item that begins a line."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, depth, list_key, item, quotes = "", 0, "", 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if quotes:
            if quotes in line:
                quotes = ""
            continue
        if depth > 0:
            if line.strip() and line.strip()[0] not in "]#" and depth == 1:
                found.setdefault(f"{list_key}[{item}]", number)
                item += 1
            depth += _opened(line)
            continue
        header = _HEADER.match(line)
        if header:
            table = _table_path(header.group(2), bool(header.group(1)), counts)
            found.setdefault(table, number)
            continue
        pair = _KEY.match(line)
        if not pair:
            continue
        name, value = pair.groups()
        list_key = f"{table}.{name}" if table else name
        found.setdefault(list_key, number)
        for mark in ('"""', "'''"):
            if value.startswith(mark) and mark not in value[3:]:
                quotes = mark
        if not quotes:
            depth, item = _opened(value), 0
    return found


def _opened(line: str) -> int:
    """How many brackets a line leaves open; those inside strings do not count."""
    bare = _STRING.sub("", line).partition("#")[0]
    opening = bare.count("[") + bare.count("{")
    return opening - bare.count("]") - bare.count("}")


def _table_path(name: str, is_item: bool, counts: dict[str, int]) -> str:
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
