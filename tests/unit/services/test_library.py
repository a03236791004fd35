"""The list of platforms: what fits, several filters at once, counted once for a situation."""

import pytest

from privacyhelper.domain.journal import Target
from privacyhelper.domain.progress import State
from privacyhelper.services.library import Filter
from tests.fakes import MemoryCatalogue
from tests.samples import (
    SWITCH,
    a_clause,
    a_control,
    a_platform,
    a_request,
    services_over,
    shipped,
    walk_through,
)


def ids(rows: object) -> list[str]:
    return [row.id for row in rows]  # type: ignore[attr-defined]


def test_filters_add_up() -> None:
    services = services_over(shipped())
    services.person.live_in("DE")
    services.person.choose(["linkedin", "dropbox"])
    rows = services.library.rows

    def only(*filters: Filter) -> list[str]:
        return ids(rows(only=frozenset(filters)))

    assert only("mine") == ["dropbox", "linkedin"]
    assert only("mine", "trains") == ["linkedin"]
    assert only("mine", "trains", "can-refuse", "to-do") == ["linkedin"]
    assert set(only("trains", "can-refuse")) == set(only("trains")) & set(only("can-refuse"))
    assert "stack-overflow" in only("trains")
    assert "stack-overflow" not in only("can-refuse")
    assert only() == ids(rows())


def test_counts_follow_what_is_done() -> None:
    services = services_over()
    services.person.use("sample")
    (row,) = services.library.rows()
    assert (row.open_count, row.done_count, row.main_count) == (1, 0, 1)
    walk_through(services, SWITCH)
    (row,) = services.library.rows()
    assert (row.open_count, row.done_count, row.main_count) == (0, 1, 1)
    services.person.drop("sample")
    (row,) = services.library.rows()
    assert (row.mine, row.main_count) == (False, 0)


def test_counts_are_those_of_the_plan() -> None:
    controls = (
        a_control("all", instead_of=("part",)),
        a_control("part"),
        a_control("unwanted"),
        a_request("form"),
    )
    services = services_over(MemoryCatalogue(a_platform(controls=controls)))
    services.guide.finish(Target("sample", "", "all"))
    services.guide.not_for_me(Target("sample", "", "unwanted"))
    form = Target("sample", "", "form")
    services.guide.sent(form)
    services.guide.answered(form, "refused")
    (row,) = services.library.rows()
    assert (row.open_count, row.done_count, row.main_count) == (0, 2, 2)
    plan = services.plans.plan()
    assert (len(plan.entries), plan.started_done, plan.started_total) == (0, 2, 2)


def test_a_keystroke_does_not_count_again(monkeypatch: pytest.MonkeyPatch) -> None:
    trained = a_platform("other", clauses=(a_clause(),))
    services = services_over(MemoryCatalogue(a_platform(), trained))
    services.person.use("sample", "other")
    looked: list[str] = []
    real = State.__getattribute__

    def counting(state: State, name: str) -> object:
        looked.append(name)
        return real(state, name)

    services.library.rows("s")
    monkeypatch.setattr(State, "__getattribute__", counting)
    services.library.rows("sa")
    services.library.rows("sam")
    assert "kind" not in looked
    services.guide.start(SWITCH)
    looked.clear()
    services.library.rows("sam")
    assert "kind" in looked
