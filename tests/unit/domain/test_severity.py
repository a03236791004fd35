"""The written rule of severity, line by line."""

import pytest

from privacyhelper.domain.catalogue import Cover
from privacyhelper.domain.severity import judge, refusal
from tests.catalogue_values import clause, control


def covering(effect, **given: object):
    return control(covers=(Cover(clause="training", effect=effect),), **given)


@pytest.mark.parametrize("practice", ["objection-right", "opt-out-right", "no-training"])
def test_rights_and_promises_are_low(practice):
    assert judge(clause(practice=practice, content="private"), (), "DE").severity == "low"


def test_silence_matters_only_for_private_content():
    assert judge(clause(practice="not-stated", content="private"), (), "DE").severity == "medium"
    assert judge(clause(practice="not-stated", content="personal"), (), "DE").severity == "low"


@pytest.mark.parametrize("default", ["off", "asks", "not-applicable"])
def test_a_use_that_is_not_on_is_low(default):
    worst = clause(default=default, content="private", reach="others")
    assert judge(worst, (), "DE").severity == "low"


@pytest.mark.parametrize(
    ("content", "effect", "reach", "ai", "practice", "expected"),
    [
        ("private", None, "own", "any", "trains-own-ai", "critical"),  # 4 + 2
        ("private", "asks", "own", "any", "trains-own-ai", "high"),  # 4 + 1
        ("private", "stops", "own", "generative", "trains-own-ai", "high"),  # 4
        ("private", "stops", "own", "other", "trains-own-ai", "medium"),  # 4 - 1
        ("personal", None, "others", "any", "shares-for-ai-training", "critical"),  # 3 + 2 + 1
        ("personal", "limits", "own", "other", "trains-own-ai", "medium"),  # 3 + 1 - 1
        ("public", None, "own", "any", "trains-own-ai", "high"),  # 2 + 2
        ("public", "stops", "own", "other", "trains-own-ai", "low"),  # 2 - 1
        ("pooled", None, "own", "any", "de-identified-only", "medium"),  # 1 + 2
        ("private", None, "own", "any", "retention", "high"),  # 4 + 2 - 2
        ("private", "frees-past-data", "own", "any", "retention", "medium"),  # 4 - 2
        ("private", None, "own", "any", "human-review", "high"),  # 4 + 2 - 1
    ],
)
def test_the_score_of_a_use_that_is_on(content, effect, reach, ai, practice, expected):
    use = clause(content=content, reach=reach, ai=ai, practice=practice)
    controls = (covering(effect),) if effect else ()
    assert judge(use, controls, "DE").severity == expected


def test_only_controls_of_the_place_and_not_last_resorts_refuse():
    use = clause()
    assert refusal(use, [covering("stops", jurisdictions=("GB",))], "DE") == "none"
    assert refusal(use, [covering("stops", role="last-resort")], "DE") == "none"
    assert refusal(use, [covering("stops", role="habit")], "DE") == "none"
    assert refusal(use, [covering("stops", role="fallback")], "DE") == "stops"


def test_the_best_control_decides():
    use = clause()
    assert refusal(use, [covering("asks"), covering("stops")], "DE") == "stops"
    assert refusal(use, [covering("frees-past-data"), covering("limits")], "DE") == "partly"
    assert refusal(use, [covering("frees-past-data")], "DE") == "none"
