"""Whether a decoded file has the catalogue's shape: the right keys with the right kinds of values.

A typed conversion stops at the first thing wrong. An editor wants to hear everything at once, so
this walks the whole file beside the types and reports each thing by its key path.
"""

import difflib
import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Struct
from msgspec import inspect as kinds

from privacyhelper.domain.catalogue import Jurisdiction, Law, Regulator, Value

Level: TypeAlias = Literal["error", "note"]


class Finding(Struct, frozen=True):
    """Something wrong (`error`) or worth a look (`note`) at a key path (`clauses[2].title`)."""

    key: str
    sentence: str
    level: Level = "error"


class PlaceFile(Value, frozen=True, kw_only=True):
    """`jurisdictions.toml`: all places, and the day to which our knowledge reaches."""

    schema: Literal[1]
    as_of: date
    jurisdictions: tuple[Jurisdiction, ...]
    sources: tuple[str, ...] = ()


class LawFile(Value, frozen=True, kw_only=True):
    """`laws.toml`."""

    schema: Literal[1]
    as_of: date
    laws: tuple[Law, ...]


class RegulatorFile(Value, frozen=True, kw_only=True):
    """`regulators.toml`."""

    schema: Literal[1]
    as_of: date
    regulators: tuple[Regulator, ...]


_Kind = TypeVar("_Kind", bound=Struct)

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")

_NOTHING = object()
_STAND_IN = "note"

_PLAIN: Mapping[type[kinds.Type], tuple[type, object]] = {
    kinds.StrType: (str, ""),
    kinds.BoolType: (bool, False),
    kinds.IntType: (int, 0),
    kinds.DateType: (date, date(2000, 1, 1)),
}
"""For each kind of single value what it is in Python, and what stands for a wrong one."""

_NAMES: Mapping[type, str] = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    date: "a date without quotes",
}


def shaped(raw: object, kind: type[_Kind]) -> tuple[_Kind | None, list[Finding]]:
    """The values as a `kind`, or None and everything that keeps them from being one. Total."""
    try:
        return msgspec.convert(raw, kind), []
    except msgspec.ValidationError as error:
        found: list[Finding] = []
        _walk(raw, kinds.type_info(kind), "", found)
        return None, found or [_conversion_finding(error)]
    except RecursionError:
        return None, [Finding("", "The file is nested too deeply.")]


def mended(raw: object, kind: type[_Kind]) -> _Kind | None:
    """The values as a `kind`, empty ones put where something is wrong; None if that cannot be.

    For looking at the rest of a file that has not the right shape. Never shown to a person.
    """
    try:
        return msgspec.convert(_walk(raw, kinds.type_info(kind), "", []), kind)
    except (msgspec.ValidationError, RecursionError):
        return None


def _conversion_finding(error: msgspec.ValidationError) -> Finding:
    """What the conversion complained of, should the walk below have found nothing."""
    message, _, path = str(error).partition(" - at `$")
    return Finding(path.strip("`.").removeprefix("."), f"{message}.")


def named_key(raw: object, key: str) -> str:
    """A key path with ids for numbers where there are ids: `clauses.right-to-object.title`."""
    value, path = raw, ""
    for name, number in _STEP.findall(key):
        if name:
            value = value.get(name) if isinstance(value, dict) else None
            path = _join(path, name)
            continue
        place = int(number)
        value = value[place] if isinstance(value, list) and place < len(value) else None
        identity = value.get("id") if isinstance(value, dict) else None
        readable = isinstance(identity, str) and bool(_PLAIN_ID.match(identity))
        path = f"{path}.{identity}" if readable else f"{path}[{number}]"
    return path


def _walk(value: object, kind: kinds.Type, key: str, found: list[Finding]) -> object:
    """Compare one value with the kind expected there; the value, mended where it is wrong."""
    if isinstance(kind, kinds.UnionType):
        return _union(value, kind, key, found)
    if isinstance(kind, kinds.StructType):
        return _struct(value, kind, key, found)
    if isinstance(kind, kinds.VarTupleType):
        if not isinstance(value, list):
            found.append(_expected("a list in [square brackets]", value, key))
            return []
        return [
            _walk(item, kind.item_type, f"{key}[{number}]", found)
            for number, item in enumerate(value)
        ]
    if isinstance(kind, kinds.DictType):
        if not isinstance(value, dict):
            found.append(_expected("a table in {braces}", value, key))
            return {}
        return {
            name: _walk(item, kind.value_type, _join(key, name), found)
            for name, item in value.items()
        }
    return _plain(value, kind, key, found)


def _union(value: object, kind: kinds.UnionType, key: str, found: list[Finding]) -> object:
    """One of several kinds: steps by their `action`, else the first that fits."""
    structs = [each for each in kind.types if isinstance(each, kinds.StructType)]
    if len(structs) > 1:
        return _tagged(value, structs, key, found)
    if structs:
        return _walk(value, structs[0], key, found)
    complaints: list[Finding] = []
    mend: object = None
    for each in kind.types:
        one: list[Finding] = []
        mend = _walk(value, each, key, one)
        if not one:
            return mend
        complaints = complaints or one
    found += complaints
    return mend


def _tagged(
    value: object, structs: list[kinds.StructType], key: str, found: list[Finding]
) -> object:
    """A table whose `action` says what it is; in place of an unknown one stands a note."""
    by_tag = {str(each.tag): each for each in structs}
    field = structs[0].tag_field or "action"
    if not isinstance(value, dict):
        found.append(_expected("a table", value, key))
        return _walk({field: _STAND_IN}, by_tag[_STAND_IN], key, [])
    tag = value.get(field)
    if isinstance(tag, str) and tag in by_tag:
        return _struct(value, by_tag[tag], key, found)
    if tag is None:
        found.append(Finding(_join(key, field), f"“{field}” is missing."))
    else:
        found.append(_one_of(sorted(by_tag), tag, _join(key, field)))
    return _struct({**value, field: _STAND_IN}, by_tag[_STAND_IN], key, [])


def _struct(
    value: object, kind: kinds.StructType, key: str, found: list[Finding]
) -> dict[str, object]:
    """A table with named keys: none unknown, none missing, each of its kind."""
    if not isinstance(value, dict):
        found.append(_expected("a table", value, key))
        value, found = {}, []
    fields = {field.encode_name: field for field in kind.fields}
    mend: dict[str, object] = {}
    for name, item in value.items():
        field = fields.get(name)
        if field is not None:
            mend[name] = _walk(item, field.type, _join(key, name), found)
        elif name == kind.tag_field:
            mend[name] = item
        else:
            found.append(Finding(_join(key, name), _unknown(name, fields)))
    for name, field in fields.items():
        if field.required and name not in value:
            found.append(Finding(_join(key, name), f"“{name}” is missing."))
            mend[name] = _walk(_NOTHING, field.type, "", [])
    return mend


def _plain(value: object, kind: kinds.Type, key: str, found: list[Finding]) -> object:
    """A single value: text, number, date, yes or no, or one of some words."""
    if isinstance(kind, kinds.LiteralType):
        if any(value == each and type(value) is type(each) for each in kind.values):
            return value
        found.append(_one_of(sorted(str(each) for each in kind.values), value, key))
        return kind.values[0]
    if isinstance(kind, kinds.NoneType):
        if value is not None:
            found.append(_expected("nothing", value, key))
        return None
    for each, (wanted, empty) in _PLAIN.items():
        if isinstance(kind, each):
            if type(value) is wanted:
                return value
            found.append(_expected(_NAMES[wanted], value, key))
            return empty
    return value


def _expected(what: str, value: object, key: str) -> Finding:
    """It is of another kind."""
    return Finding(key, f"Expected {what}, found {_NAMES.get(type(value), 'something else')}.")


def _one_of(words: list[str], value: object, key: str) -> Finding:
    """It is none of the words allowed."""
    return Finding(key, f"Expected one of {', '.join(words)}; found “{_short(value)}”.")


def _unknown(name: str, fields: Mapping[str, object]) -> str:
    """What to say of a key that means nothing here."""
    near = difflib.get_close_matches(name, fields, n=1)
    hint = f"; did you mean “{near[0]}”?" if near else "."
    return f"The key “{_short(name)}” means nothing here{hint}"


def _short(value: object) -> str:
    """A value as text, cut to what fits a sentence."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004


def _join(key: str, name: str) -> str:
    """The path of a key inside another."""
    return f"{key}.{name}" if key else name
