"""The JSON Schema of a platform file, made from the types, so that editors complete and check.

A TOML file names it in its first line: `#:schema ../platform.schema.json`.
"""

from typing import Any

import msgspec

from privacyhelper.domain.catalogue import SCHEMA, Platform

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "platform.schema.json"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a platform file."""
    generated = msgspec.json.schema(Platform)
    return {
        "$schema": _DIALECT,
        "title": f"Privacy Helper platform file, schema {SCHEMA}",
        **generated,
    }


def schema_text() -> str:
    """The same as text, as `resources/catalogue/platform.schema.json` holds it."""
    encoded = msgspec.json.encode(schema(), order="sorted")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
