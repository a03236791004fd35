"""Makes a catalogue of any number of platforms, with texts as long as the shipped ones'.

Each platform is a shipped file under another id, with an invented name wherever the real one
stands, so that names and the word list grow as they would. What refers to other platforms goes.

    python -m tests.bench.synthetic FOLDER 1000
"""

import re
import shutil
import sys
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "catalogue"

_ONSETS = "b br c ch d dr f g gl h j k l m n p pl qu r s sk st t tr v w z".split()
_VOWELS = "a e i o u ai ea io oo".split()
_ENDS = "ra lo nix ly dex ta mo via fy gram pad cast box dex nest".split()
_ID = re.compile(r'^id = "([^"]+)"', re.MULTILINE)
_NAME = re.compile(r'^name = "([^"]+)"', re.MULTILINE)
_SETTLES = re.compile(r"^settles = .*\n", re.MULTILINE)
_REPLACES = re.compile(r"^replaces = .*\n", re.MULTILINE)


def invented_name(number: int) -> str:
    """The name of the synthetic platform of this number; all differ."""
    rest, parts = number, []
    for pieces in (_ENDS, _VOWELS, _ONSETS, _VOWELS, _ONSETS):
        rest, place = divmod(rest * 7 + 3, len(pieces))
        parts.append(pieces[place])
    return "".join(reversed(parts)).capitalize() + f" {number}"


def make_catalogue(folder: Path, count: int, shipped: Path = SHIPPED) -> list[str]:
    """Write a catalogue of `count` platforms into the folder; their ids, in order."""
    target = folder / "platforms"
    target.mkdir(parents=True)
    for common in sorted(shipped.glob("*.toml")):
        shutil.copy(common, folder / common.name)
    models = [path.read_text("utf-8") for path in sorted((shipped / "platforms").glob("*.toml"))]
    ids = []
    for number in range(count):
        text = models[number % len(models)]
        identity, name = f"synthetic-{number}", invented_name(number)
        (target / f"{identity}.toml").write_text(_renamed(text, identity, name), "utf-8")
        ids.append(identity)
    return ids


def _renamed(text: str, identity: str, name: str) -> str:
    """The file under another id and name."""
    old = _NAME.search(text)
    assert old is not None
    text = _SETTLES.sub("", _REPLACES.sub("", text))
    text = _ID.sub(f'id = "{identity}"', text, count=1)
    return re.sub(rf"\b{re.escape(old.group(1))}\b", name, text)


if __name__ == "__main__":
    make_catalogue(Path(sys.argv[1]), int(sys.argv[2]))
