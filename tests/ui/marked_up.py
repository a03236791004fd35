"""A platform file of the person's own, full of markup that must do nothing."""

import json
import tomllib
from pathlib import Path

from privacyhelper.adapters.paths import resource_root

ID = "marked-up"
MARKUP = ' <b>bold</b> <img src="https://example.org/p.png"> <a href="https://example.org/">x</a>'
_LEFT = {
    *("id", "url", "homepage", "sha256", "commit", "collection", "service", "terms_type"),
    *("prefix", "suffix", "law", "date", "published", "accessed", "places", "webform"),
    *("in_words", "address", "email", "recipient"),
}
"""Keys whose texts are no prose."""


def write(folder: Path, model: str = "linkedin") -> None:
    """Write the file of another platform with markup in all its prose."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (resource_root() / "catalogue" / "platforms" / f"{model}.toml").read_text("utf-8")
    values = tomllib.loads(text)
    values = {key: _marked(key, value) for key, value in values.items()}
    values |= {"id": ID, "name": "Marked <b>up</b>", "aliases": ["<i>marked</i>"]}
    values.pop("replaces", None)
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
    (folder / f"{ID}.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _marked(key: str, value: object) -> object:
    if isinstance(value, dict):
        return {k: _marked(k, v) for k, v in value.items() if k not in ("settles", "replaces")}
    if isinstance(value, list):
        return [_marked(key, item) for item in value]
    if isinstance(value, str) and key not in _LEFT and " " in value:
        return value + MARKUP
    return value


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
