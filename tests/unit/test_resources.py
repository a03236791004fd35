"""What ships is sound: every file passes the checker, and the schema is the one of the types."""

from datetime import date
from pathlib import Path

import pytest

from privacyhelper.adapters.catalogue_files import FileCatalogue
from privacyhelper.adapters.catalogue_folder import list_sources
from privacyhelper.adapters.catalogue_texts import FolderTexts
from privacyhelper.adapters.catalogue_toml import TomlReader
from privacyhelper.domain.local import clauses_here, controls_here, responsible_here
from privacyhelper.services.catalogue_checking import check_folder
from privacyhelper.services.catalogue_schema import FILE, schema, schema_text

CATALOGUE = Path(__file__).resolve().parents[2] / "resources" / "catalogue"
TEXTS = Path(__file__).resolve().parents[3] / "shared" / "policies" / "evidence"
AS_OF = date(2026, 11, 21)
FILES = [Path(file.name).stem for file in list_sources(CATALOGUE)]


@pytest.fixture(scope="module")
def report():
    return check_folder(TomlReader(), str(CATALOGUE), today=AS_OF)


@pytest.fixture(scope="module")
def catalogue():
    return FileCatalogue(CATALOGUE)


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_has_no_errors(report, name):
    wrong = [each for each in report.faults if Path(each.file).stem == name]
    assert [f"{each.file}: {each.key} ({each.line}): {each.sentence}" for each in wrong] == []


def test_all_platforms_ship_and_load(catalogue):
    assert len(catalogue.summaries()) == 74
    assert list(catalogue.faults()) == []
    assert catalogue.as_of == AS_OF
    clauses = controls = steps = 0
    for summary in catalogue.summaries():
        platform = catalogue.platform(summary.id)
        clauses += len(platform.clauses)
        controls += len(platform.controls)
        steps += sum(len(control.steps) for control in platform.controls)
    assert (clauses, controls) >= (358, 354)
    assert steps >= 1131


def test_the_schema_is_current():
    assert (CATALOGUE / FILE).read_text("utf-8") == schema_text()


def test_the_schema_knows_keys_and_refuses_others():
    clause = schema()["$defs"]["Clause"]
    assert clause["additionalProperties"] is False
    assert "severity_reason" in clause["required"]
    assert set(clause["properties"]["content"]["enum"]) == {
        "private", "personal", "public", "pooled",
    }  # fmt: skip


def test_linkedin_in_germany_britain_and_california(catalogue):
    linkedin = catalogue.platform("linkedin")

    def clauses(place) -> set[str]:
        return {clause.id for clause in clauses_here(linkedin, place)}

    assert [who.name for who in responsible_here(linkedin, "DE")] == [
        "LinkedIn Ireland Unlimited Company"
    ]
    assert {"generative-ai-training-europe", "right-to-object"} <= clauses("DE")
    assert not {"generative-ai-training", "uk-microsoft-training"} & clauses("DE")
    assert "uk-microsoft-training" in clauses("GB")
    assert "generative-ai-training" in clauses("US-CA")
    assert "right-to-object" not in clauses("US-CA")
    here = {control.id for control in controls_here(linkedin, "US-CA")}
    assert "objection-form-elsewhere" in here
    assert "letter-dpo-uk" in {control.id for control in controls_here(linkedin, "GB")}


def test_verified_quotations_stand_in_the_archived_texts():
    if not TEXTS.is_dir():
        pytest.skip("the archived policy texts (../shared/policies/evidence) are not here")
    report = check_folder(TomlReader(), str(CATALOGUE), today=AS_OF, texts=FolderTexts(TEXTS))
    keys = ("quote", "verified", "exact", "sha256")
    wrong = [each for each in report.faults if each.key.rpartition(".")[2] in keys]
    assert [f"{each.file}: {each.key}: {each.sentence}" for each in wrong] == []
