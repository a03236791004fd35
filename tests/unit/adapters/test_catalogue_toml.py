"""Lines of key paths, and the checker over real folders."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from privacyhelper.adapters.catalogue_texts import FolderTexts
from privacyhelper.adapters.catalogue_toml import TomlReader
from privacyhelper.adapters.toml_lines import line_of
from privacyhelper.domain.catalogue import Archive
from privacyhelper.services.catalogue_checking import check_folder

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "catalogue"
TODAY = date(2026, 11, 21)

TEXT = '''\
schema = 2
long = """
id = "not a key"
"""
[[clauses]]
id = "a"
quote = { exact = "x [ y" }
[[clauses]]
id = "b"
[[controls]]
covers = [
  # first
  { clause = "a" },
  { clause = "b" },
]
after = 1
[[controls.steps]]
id = "s"
[[controls]]
[[controls.steps]]
text = "t"
ways = [
  { path = ["A",
            "B"] },
  { path = [] },
]
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("schema", 1),
        ("clauses[0].id", 6),
        ("clauses[0].quote.exact", 7),
        ("clauses[1].title", 8),
        ("controls[0].covers[1].clause", 14),
        ("controls[0].after", 16),
        ("controls[0].steps[0].id", 18),
        ("controls[1].steps[0].text", 21),
        ("controls[1].steps[0].ways[1].path[0]", 25),
        ("controls[7].steps[0]", 0),
        ("id", 0),
        ("", 0),
    ],
)
def test_lines(key, line):
    assert line_of(TEXT, key) == line


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "mine"
    target.mkdir()
    shutil.copy(SHIPPED / "platforms" / "strava.toml", target)
    return target


def check(folder, **given: object):
    return check_folder(TomlReader(), str(folder), today=TODAY, base=str(SHIPPED), **given)


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_own_files_are_checked_against_the_shipped_laws_and_places(folder):
    edit(folder / "strava.toml", 'homepage = "https:', 'homepage = "http:')
    report = check(folder)
    assert report.files == 1
    assert [(each.file, each.key, each.line) for each in report.faults] == [
        ("strava.toml", "homepage", 6)
    ]


def test_a_file_under_another_name_is_told(folder):
    (folder / "strava.toml").rename(folder / "other.toml")
    sentences = [each.sentence for each in check(folder).faults]
    assert sentences == ["The file must be called “strava.toml”, as its platform."]


def test_every_file_is_looked_at_and_only_what_is_asked(folder):
    (folder / "broken.toml").write_text("a = [", "utf-8")
    (folder / "shape.toml").write_text('id = "shape"\n', "utf-8")
    files = {each.file for each in check(folder).faults}
    assert files == {"broken.toml", "shape.toml"}
    assert {each.file for each in check(folder, only=["shape"]).faults} == {"shape.toml"}


def test_two_files_of_one_platform(folder):
    shutil.copy(folder / "strava.toml", folder / "twice.toml")
    assert ("twice.toml", "id") in {(each.file, each.key) for each in check(folder).faults}


# --- archived texts -------------------------------------------------------------------------------


def archive(**given: object):
    values = {
        "collection": "pga",
        "service": "Acme",
        "terms_type": "Terms of Service",
        "commit": "0123456789abcdef0123",
    }
    return Archive(**(values | given))


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts" / "pga" / "Acme" / "Terms of Service"
    folder.mkdir(parents=True)
    (folder / "0123456789ab.md").write_text("We **train**.", "utf-8")
    return FolderTexts(tmp_path / "texts")


def test_a_text_is_found_by_its_commit_and_hashed_as_it_lies_there(texts):
    found = texts.text(archive())
    assert found is not None
    assert found.text.plain == "We train."
    assert found.sha256 == "d04b906eff76118e04fbd643658d4715e91fa0f7b381ec22aa33db49f85f7220"
    assert texts.text(archive()) is found


@pytest.mark.parametrize(
    "wrong",
    [
        {"service": ".."},
        {"collection": "../texts/pga"},
        {"commit": "../../../etc"},
        {"commit": "ffffffffffff"},
        {"terms_type": ""},
        {"service": "Acme\0"},
    ],
)
def test_a_name_never_leads_out_of_the_folder(texts, wrong):
    assert texts.text(archive(**wrong)) is None
