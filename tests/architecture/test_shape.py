"""The shape of the code, read from its syntax alone; import-linter checks the directions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "privacyhelper"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each part of the program may use of Qt. Everything else may use none of it.
QT = {
    "ui/kit": {"QtCore", "QtGui", "QtWidgets", "QtNetwork"},
    "ui": {"QtCore", "QtGui", "QtWidgets"},
    "app.py": {"QtCore", "QtGui", "QtWidgets"},
}
TRANSLATING = {"tr", "translate"}
LONGEST_FILE = 620


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def qt_modules(tree: ast.AST) -> Iterator[str]:
    """The Qt modules a file imports, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            rest = (node.module or "").split(".")[1:]
            yield from rest[:1] or [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[-1] for a in node.names if a.name.startswith("PySide6"))


def allowed(name: str) -> set[str]:
    fitting = [part for part in QT if name == part or name.startswith(f"{part}/")]
    return QT[max(fitting, key=len)] if fitting else set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_qt_stays_where_it_belongs(path: Path) -> None:
    used = set(qt_modules(ast.parse(path.read_text())))
    assert used <= allowed(name_of(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_literal_text_is_translated(path: Path) -> None:
    """An f-string or a variable would be looked up as it is at run time and never be found."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr == "tr" and node.args:
            assert isinstance(node.args[0], ast.Constant), f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_grows_into_two_things(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_no_name_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert not [name_of(p) for p in MODULES if p.stem in empty]


def test_nothing_pumps_the_event_loop_or_sleeps() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"processEvents", "sleep"}, f"{name_of(path)}:{node.lineno}"
