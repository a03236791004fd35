"""A mutated catalogue file loads, or names file and key; never a traceback, never another lost."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.adapters.catalogue_toml import TomlReader
from privacyhelper.domain.catalogue import Platform
from privacyhelper.domain.catalogue_check.shape import Finding, mended, shaped
from privacyhelper.services.catalogue_checking import check_folder

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "catalogue" / "platforms"
TEXT = min(SHIPPED.glob("*.toml"), key=lambda path: path.stat().st_size).read_text("utf-8")
GOOD = TEXT.replace('id = "', 'id = "good-', 1)
TODAY = date(2026, 11, 21)

SCRAPS = st.sampled_from(
    ['"', "'", "[", "]", "{", "}", "=", "\n", "#", "0", "-1", "true", "[[clauses]]\n", '""', "\\",
     "jurisdictions = 3\n", "x = 1\n", "\x00", "é", "1979-05-27", "[[controls.steps]]\n", "nan",
     "action = 'fly'\n", "{ a = 1 }", "9" * 40]
)  # fmt: skip


@st.composite
def mutated(draw):
    text = TEXT
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 1, 1, 2, 7, 40, 400]))
        text = text[:place] + draw(SCRAPS | st.just("")) + text[place + length :]
    return text


@pytest.fixture(scope="module")
def folder():
    with tempfile.TemporaryDirectory() as made:
        (Path(made) / "platforms").mkdir()
        (Path(made) / "platforms" / "good.toml").write_text(GOOD, "utf-8")
        yield Path(made)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_mutated_file_loads_or_names_itself_and_hides_no_other(folder, text):
    (folder / "platforms" / "bad.toml").write_bytes(text.encode())
    catalogue = FileCatalogue(folder)
    ids = {each.id for each in catalogue.summaries()}
    assert any(each.startswith("good-") for each in ids)
    assert len(ids) == 2 or {each.file for each in catalogue.faults()} == {"platforms/bad.toml"}
    assert all(each.sentence.endswith((".", "?")) for each in catalogue.faults())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_the_checker_says_the_same_and_never_raises(folder, text):
    (folder / "platforms" / "bad.toml").write_bytes(text.encode())
    loads = len(FileCatalogue(folder).summaries()) == 2
    report = check_folder(TomlReader(), str(folder), today=TODAY, only=["bad"])
    assert loads or report.faults
    assert {each.file for each in (*report.faults, *report.notes)} <= {"platforms/bad.toml"}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "clauses", "controls", "steps", "action", "sources", "x", "quote"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(VALUES)
def test_any_values_are_a_platform_or_have_findings(raw):
    value, found = shaped(raw, Platform)
    assert (value is None) == bool(found)
    assert all(isinstance(each, Finding) and each.sentence for each in found)
    assert mended(raw, Platform) is not None


@given(st.binary(max_size=300))
def test_any_bytes_at_all(folder, content):
    (folder / "platforms" / "bad.toml").write_bytes(content)
    catalogue = FileCatalogue(folder)
    assert len(catalogue.summaries()) == 1
    assert {each.file for each in catalogue.faults()} == {"platforms/bad.toml"}
