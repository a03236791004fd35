"""Whether a decoded file has the catalogue's shape: the right keys with the right kinds of values.

A typed conversion stops at the first thing wrong. An editor wants to hear everything at once, so
this walks the whole file beside the types and reports each thing by its key path.
"""

import difflib
from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct
from msgspec import inspect as kinds

from privacyhelper.domain.catalogue import Jurisdiction, Law, Regulator, Value

Level: TypeAlias = Literal["error", "note"]


class Finding(Struct, frozen=True):
    """Something wrong (`error`) or worth a look (`note`) at a key path such as `clauses[2].title`."""

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


_NAMES: Mapping[type, str] = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    date: "a date without quotes",
}


def shape_findings(raw: object, kind: type[Struct]) -> list[Finding]:
    """Everything in which these decoded values differ from the shape of `kind`. Total."""
    found: list[Finding] = []
    _walk(raw, kinds.type_info(kind), "", found)
    return found


def _walk(value: object, kind: kinds.Type, key: str, found: list[Finding]) -> None:
    """Compare one value with the kind expected there."""
    if isinstance(kind, kinds.UnionType):
        _union(value, kind, key, found)
    elif isinstance(kind, kinds.StructType):
        _struct(value, kind, key, found)
    elif isinstance(kind, kinds.VarTupleType):
        if not isinstance(value, list):
            found.append(_expected("a list in [square brackets]", value, key))
            return
        for number, item in enumerate(value):
            _walk(item, kind.item_type, f"{key}[{number}]", found)
    elif isinstance(kind, kinds.DictType):
        if not isinstance(value, dict):
            found.append(_expected("a table in {braces}", value, key))
            return
        for name, item in value.items():
            _walk(item, kind.value_type, _join(key, name), found)
    else:
        _plain(value, kind, key, found)


def _union(value: object, kind: kinds.UnionType, key: str, found: list[Finding]) -> None:
    """One of several kinds: steps by their `action`, else the first that is not nothing."""
    structs = [each for each in kind.types if isinstance(each, kinds.StructType)]
    if len(structs) > 1:
        _tagged(value, structs, key, found)
    elif structs:
        _walk(value, structs[0], key, found)
    else:
        plain: list[list[Finding]] = []
        for each in kind.types:
            one: list[Finding] = []
            _walk(value, each, key, one)
            if not one:
                return
            plain.append(one)
        found += plain[0]


def _tagged(
    value: object, structs: list[kinds.StructType], key: str, found: list[Finding]
) -> None:
    """A table whose `action` says what it is."""
    if not isinstance(value, dict):
        found.append(_expected("a table", value, key))
        return
    by_tag = {str(each.tag): each for each in structs}
    field = structs[0].tag_field or "action"
    tag = value.get(field)
    if tag is None:
        found.append(Finding(_join(key, field), f"“{field}” is missing."))
    elif not isinstance(tag, str) or tag not in by_tag:
        found.append(_one_of(sorted(by_tag), tag, _join(key, field)))
    else:
        _struct(value, by_tag[tag], key, found)


def _struct(value: object, kind: kinds.StructType, key: str, found: list[Finding]) -> None:
    """A table with named keys: none unknown, none missing, each of its kind."""
    if not isinstance(value, dict):
        found.append(_expected("a table", value, key))
        return
    fields = {field.encode_name: field for field in kind.fields}
    for name, item in value.items():
        if name in fields:
            _walk(item, fields[name].field_type, _join(key, name), found)
        elif name != kind.tag_field:
            found.append(Finding(_join(key, name), _unknown(name, fields)))
    for name, field in fields.items():
        if field.required and name not in value:
            found.append(Finding(_join(key, name), f"“{name}” is missing."))


def _plain(value: object, kind: kinds.Type, key: str, found: list[Finding]) -> None:
    """A single value: text, number, date, yes or no, or one of some words."""
    if isinstance(kind, kinds.LiteralType):
        if not any(value == each and type(value) is type(each) for each in kind.values):
            found.append(_one_of(sorted(str(each) for each in kind.values), value, key))
        return
    if isinstance(kind, kinds.NoneType):
        found.append(_expected("nothing", value, key))
        return
    wanted: type = str
    if isinstance(kind, kinds.IntType):
        wanted = int
    elif isinstance(kind, kinds.BoolType):
        wanted = bool
    elif isinstance(kind, kinds.DateType):
        wanted = date
    if type(value) is not wanted:
        found.append(_expected(_NAMES[wanted], value, key))


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


def conversion_finding(error: msgspec.ValidationError) -> Finding:
    """What a typed conversion complained of, should the walk above have found nothing."""
    message, _, path = str(error).partition(" - at `$")
    return Finding(path.strip("`.").removeprefix("."), f"{message}.")
