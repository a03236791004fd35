"""The catalogue from files: compiled once, rebuilt silently, and never hidden by one bad file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from privacyhelper.adapters import catalogue_compiled
from privacyhelper.adapters.catalogue_compile import write_compiled
from privacyhelper.adapters.catalogue_compiled import Stale, open_bytes, open_compiled, state_of
from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.adapters.catalogue_folder import list_sources
from privacyhelper.domain.search import search
from privacyhelper.services.errors import CatalogueUnavailable, NotInCatalogue

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "catalogue"
ROOT = SHIPPED.parents[1]


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "catalogue"
    (folder / "platforms").mkdir(parents=True)
    for name in ("jurisdictions.toml", "laws.toml", "regulators.toml"):
        shutil.copy(SHIPPED / name, folder)
    for name in ("linkedin", "strava"):
        shutil.copy(SHIPPED / "platforms" / f"{name}.toml", folder / "platforms")
    return folder


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def compiled(cache):
    return cache / "catalogue.bin"


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_reads_everything(root, cache):
    catalogue = FileCatalogue(root, cache)
    assert [each.id for each in catalogue.summaries()] == ["linkedin", "strava"]
    assert catalogue.platform("linkedin").name == "LinkedIn"
    assert catalogue.platform("linkedin") is catalogue.platform("linkedin")
    assert catalogue.jurisdictions()["DE"].name == "Germany"
    assert catalogue.laws()["gdpr"].short_name == "GDPR"
    assert "at-dsb" in catalogue.regulators()
    assert search(catalogue.words(), "linkdein")[0].platform_id == "linkedin"
    assert catalogue.as_of.isoformat() == "2026-11-21"
    assert list(catalogue.faults()) == []


def test_a_second_start_uses_the_compiled_file_and_gives_the_same(root, cache):
    first = FileCatalogue(root, cache)
    written = compiled(cache).stat().st_mtime_ns
    second = FileCatalogue(root, cache)
    assert compiled(cache).stat().st_mtime_ns == written
    assert second.version == first.version
    assert second.platform("strava") == first.platform("strava")
    assert second.laws() == first.laws()
    assert second.words() == first.words()


def test_a_second_start_imports_no_parser(root, cache):
    FileCatalogue(root, cache)
    program = (
        "import sys; from pathlib import Path\n"
        "from privacyhelper.adapters.catalogue_files import FileCatalogue\n"
        "c = FileCatalogue(Path(sys.argv[1]), Path(sys.argv[2])); c.platform('linkedin')\n"
        "slow = {'tomllib', 'hashlib', 'tempfile', 'difflib', 'random'}\n"
        "print(sorted(slow & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(root), str(cache)],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert run.stdout.strip() == "[]"


def test_a_changed_file_is_seen_and_gives_another_version(root, cache):
    before = FileCatalogue(root, cache)
    edit(root / "platforms" / "strava.toml", 'name = "Strava"', 'name = "Strovo"')
    after = FileCatalogue(root, cache)
    assert after.platform("strava").name == "Strovo"
    assert after.version != before.version
    assert before.platform("linkedin").name == "LinkedIn"


def test_an_edit_that_keeps_size_and_time_is_seen(root, cache):
    FileCatalogue(root, cache)
    path = root / "platforms" / "strava.toml"
    before = path.stat()
    edit(path, 'name = "Strava"', 'name = "Strovo"')
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert FileCatalogue(root, cache).platform("strava").name == "Strovo"


def test_a_touched_file_gives_the_same_version(root, cache):
    before = FileCatalogue(root, cache).version
    os.utime(root / "platforms" / "strava.toml", (1, 1))
    assert FileCatalogue(root, cache).version == before


def test_a_removed_file_is_gone(root, cache):
    FileCatalogue(root, cache)
    (root / "platforms" / "strava.toml").unlink()
    catalogue = FileCatalogue(root, cache)
    with pytest.raises(NotInCatalogue):
        catalogue.platform("strava")


@pytest.mark.parametrize("name", ["", "nothing", "../linkedin"])
def test_an_unknown_platform(root, cache, name):
    with pytest.raises(NotInCatalogue):
        FileCatalogue(root, cache).platform(name)


def test_a_replaced_id_finds_its_successor(root, cache):
    edit(root / "platforms" / "strava.toml", 'id = "strava"', 'id = "strava"\nreplaces = ["old"]')
    catalogue = FileCatalogue(root, cache)
    assert catalogue.platform("old") is catalogue.platform("strava")


# --- broken files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "key", "words", "line"),
    [
        (b'id = "x"\nname = [', "", "not valid TOML", 2),
        (b"\xff\xfe\x00", "", "not UTF-8", 0),
        (b'schema = 2\nid = "x"\ntitel = 1\n', "titel", "means nothing here", 3),
        (b"a = " + b"[" * 5000, "", "not valid TOML", 0),
    ],
)
def test_a_broken_file_is_named_and_hides_no_other(root, cache, content, key, words, line):
    (root / "platforms" / "broken.toml").write_bytes(content)
    for _ in range(2):
        catalogue = FileCatalogue(root, cache)
        assert [each.id for each in catalogue.summaries()] == ["linkedin", "strava"]
        fault = next(each for each in catalogue.faults() if each.key == key)
        assert fault.file == "platforms/broken.toml"
        assert words in fault.sentence
        assert not line or fault.line == line


def test_a_file_that_cannot_be_read_is_named(root, cache):
    (root / "platforms" / "loop.toml").symlink_to(root / "platforms" / "loop.toml")
    (root / "platforms" / "folder.toml").mkdir()
    catalogue = FileCatalogue(root, cache)
    assert len(catalogue.summaries()) == 2
    assert [each.file for each in catalogue.faults()] == [
        "platforms/folder.toml",
        "platforms/loop.toml",
    ]


def test_two_files_with_one_id(root, cache):
    shutil.copy(root / "platforms" / "strava.toml", root / "platforms" / "zzz.toml")
    catalogue = FileCatalogue(root, cache)
    assert len(catalogue.summaries()) == 2
    assert [(each.file, each.key) for each in catalogue.faults()] == [("platforms/zzz.toml", "id")]


def test_broken_common_files_leave_the_platforms(root, cache):
    (root / "laws.toml").write_text("schema = 1", "utf-8")
    (root / "jurisdictions.toml").unlink()
    catalogue = FileCatalogue(root, cache)
    assert len(catalogue.summaries()) == 2
    assert catalogue.laws() == {}
    assert {each.file for each in catalogue.faults()} == {"laws.toml"}


def test_no_catalogue_at_all(tmp_path, cache):
    with pytest.raises(CatalogueUnavailable):
        FileCatalogue(tmp_path / "nowhere", cache)


# --- the person's own files -----------------------------------------------------------------------


def test_own_files_lie_over_ours(root, cache, tmp_path):
    own = tmp_path / "own"
    (own / "platforms").mkdir(parents=True)
    shutil.copy(root / "platforms" / "strava.toml", own / "strava.toml")
    edit(own / "strava.toml", 'name = "Strava"', 'name = "My Strava"')
    shutil.copy(root / "platforms" / "strava.toml", own / "platforms" / "forum.toml")
    edit(own / "platforms" / "forum.toml", 'id = "strava"', 'id = "forum"')
    catalogue = FileCatalogue(root, cache, own)
    own_files = {each.id: each.own_file for each in catalogue.summaries()}
    assert own_files == {"linkedin": False, "strava": True, "forum": True}
    assert catalogue.platform("strava").name == "My Strava"
    assert FileCatalogue(root, cache).platform("strava").name == "Strava"


def test_a_broken_own_file_leaves_ours(root, cache, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "strava.toml").write_text("id = 3", "utf-8")
    catalogue = FileCatalogue(root, cache, own)
    assert catalogue.platform("strava").name == "Strava"
    assert {each.file for each in catalogue.faults()} == {"strava.toml"}


# --- the compiled file ----------------------------------------------------------------------------


def test_any_damage_is_mended_silently(root, cache):
    good = FileCatalogue(root, cache)
    content = compiled(cache).read_bytes()
    for place in range(0, len(content), len(content) // 25):
        damaged = bytearray(content)
        damaged[place] ^= 0x55
        compiled(cache).write_bytes(damaged)
        catalogue = FileCatalogue(root, cache)
        assert catalogue.platform("linkedin") == good.platform("linkedin")
        assert catalogue.platform("strava") == good.platform("strava")
        assert catalogue.words() == good.words()
        assert catalogue.laws() == good.laws()
        assert catalogue.jurisdictions() == good.jurisdictions()
        assert catalogue.regulators() == good.regulators()


@pytest.mark.parametrize("length", [0, 3, 16, 500, 100_000])
def test_a_file_cut_short_is_mended(root, cache, length):
    FileCatalogue(root, cache)
    compiled(cache).write_bytes(compiled(cache).read_bytes()[:length])
    catalogue = FileCatalogue(root, cache)
    assert catalogue.platform("strava").name == "Strava"
    assert "strava" in catalogue.words().platforms
    assert compiled(cache).stat().st_size > 100_000


def test_a_file_that_vanishes_or_changes_while_in_use(root, cache):
    catalogue = FileCatalogue(root, cache)
    compiled(cache).unlink()
    assert catalogue.platform("linkedin").name == "LinkedIn"
    other = FileCatalogue(root, cache)
    edit(root / "platforms" / "strava.toml", 'name = "Strava"', 'name = "Strovo"')
    FileCatalogue(root, cache)
    assert other.platform("linkedin").name == "LinkedIn"


def test_without_a_cache_folder_it_works_in_memory(root):
    assert FileCatalogue(root).platform("linkedin").name == "LinkedIn"


def test_a_cache_that_cannot_be_written_is_done_without(root, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    assert FileCatalogue(root, blocked / "cache").platform("linkedin").name == "LinkedIn"


def test_writing_leaves_no_scraps(tmp_path):
    target = tmp_path / "new" / "catalogue.bin"
    assert write_compiled(target, b"one")
    assert write_compiled(target, b"two")
    assert target.read_bytes() == b"two"
    assert [each.name for each in target.parent.iterdir()] == ["catalogue.bin"]


def test_a_compiled_file_of_other_sources_is_stale(root, cache):
    FileCatalogue(root, cache)
    with pytest.raises(Stale):
        open_compiled(compiled(cache), b"another state")
    with pytest.raises(Stale):
        open_bytes(b"PHCAT\0\0\2" + bytes(8), state_of(list_sources(root)))


@pytest.mark.parametrize("rule", ["catalogue", "word_index", "posture", "severity", "places"])
def test_a_changed_rule_makes_the_compiled_file_stale(rule, root, tmp_path, monkeypatch):
    files = list_sources(root)
    before = state_of(files)
    module = next(m for m in catalogue_compiled._SHAPED_BY if m.__name__.endswith(f".{rule}"))
    other = tmp_path / "rule.py"
    other.write_text("# another rule")
    monkeypatch.setattr(module, "__file__", str(other))
    assert state_of(files) != before
