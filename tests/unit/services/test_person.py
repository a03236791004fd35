"""Where the person lives, what they use, and the accounts they have there."""

import pytest

from privacyhelper.services.errors import NotInCatalogue, UnknownPlace, UnknownTarget
from privacyhelper.services.person import audience_of
from tests.fakes import MemoryCatalogue, MemoryJournal
from tests.samples import a_control, a_platform, services_over


def three() -> MemoryCatalogue:
    return MemoryCatalogue(a_platform("one"), a_platform("two", replaces=("old",)), a_platform("x"))


@pytest.mark.parametrize("place", ["DE", "GB", "US-CA", "*"])
def test_lives_in_a_place(place: str) -> None:
    services = services_over()
    services.person.live_in(place)
    assert services.person.place == place
    assert services.person.place_known


@pytest.mark.parametrize("place", ["", "de", "Germany", "!DE", "EU", "EEA", "DE\n", "US-"])
def test_what_is_no_place_is_refused_with_an_example(place: str) -> None:
    services = services_over()
    with pytest.raises(UnknownPlace, match="such as DE"):
        services.person.live_in(place)
    assert not services.person.place_known
    assert services.journal.events == ()


def test_saying_the_same_place_again_writes_nothing() -> None:
    services = services_over()
    services.person.live_in("DE")
    services.person.live_in("DE")
    assert len(services.journal.events) == 1


def test_choosing_is_one_act_and_keeps_the_order() -> None:
    services = services_over(three())
    services.person.choose(["x", "one", "x"])
    assert services.person.platforms == ("x", "one")
    services.person.choose(["one", "old"])
    assert services.person.platforms == ("one", "two"), "an old id finds its successor"
    services.person.choose([])
    assert services.person.platforms == ()


def test_an_unknown_platform_changes_nothing() -> None:
    services = services_over(three())
    with pytest.raises(NotInCatalogue):
        services.person.choose(["one", "nowhere"])
    assert services.journal.events == ()


def test_two_accounts_of_one_platform_are_kept_apart() -> None:
    services = services_over(three())
    person = services.person
    person.use("one")
    person.add_account("one", "", "Mine", ["person"])
    person.add_account("one", "work", " At work ", ["member", "free-plan"])
    accounts = services.journal.record().accounts
    assert [(a.id, a.name, a.asked) for a in accounts] == [
        ("", "Mine", True),
        ("work", "At work", True),
    ]
    assert accounts[1].audience == {"member", "free-plan"}
    person.drop("one", "work")
    assert [a.id for a in services.journal.record().accounts] == [""]
    person.drop("one")
    assert person.platforms == ()


def test_an_account_needs_somebody() -> None:
    services = services_over(three())
    with pytest.raises(UnknownTarget):
        services.person.add_account("one", "", "Mine", [])


def test_asks_for_the_kind_of_account_only_where_controls_differ_by_it() -> None:
    admin = a_control("admin", audience=("owner-or-admin",))
    parent = a_control("parent", audience=("parent",), jurisdictions=("US",))
    platform = a_platform("one", controls=(a_control(), admin, parent))
    services = services_over(MemoryCatalogue(platform, a_platform("two")))
    services.person.live_in("DE")
    assert services.person.audiences(platform) == ("owner-or-admin",)
    assert services.person.audiences(a_platform("two")) == ()
    assert services.person.audiences(platform, "US-CA") == ("owner-or-admin", "parent")
    services.person.live_in("US-CA")
    assert services.person.audiences(platform) == ("owner-or-admin", "parent")
    assert services.person.audiences(platform, "DE") == ("owner-or-admin",)


def test_a_place_the_catalogue_does_not_name_is_called_by_its_code() -> None:
    services = services_over()
    services.person.live_in("GB")
    assert services.person.place_name() == "GB"


@pytest.mark.parametrize(
    ("kinds", "audience"),
    [
        ((), set()),
        (("person",), {"person"}),
        (("member",), {"person", "member"}),
        (("creator", "paid-plan"), {"person", "creator", "paid-plan"}),
        (("no-account",), {"no-account"}),
        (("no-account", "parent"), {"person", "no-account", "parent"}),
    ],
)
def test_whoever_has_an_account_is_a_person_with_one(kinds, audience) -> None:  # type: ignore[no-untyped-def]
    assert set(audience_of(kinds)) == audience
    assert len(audience_of(kinds)) == len(audience)


def vanished() -> tuple[MemoryCatalogue, MemoryJournal]:
    """A catalogue from which “one” is gone, and the journal of somebody who uses it and “x”."""
    store = MemoryJournal()
    services_over(three(), store=store).person.choose(["one", "x"])
    return three().without("one"), store


def test_a_platform_that_left_the_catalogue_stays_in_use() -> None:
    catalogue, store = vanished()
    person = services_over(catalogue, store=store).person
    person.use("two")
    assert person.platforms == ("one", "x", "two")
    person.choose(["two"])
    assert person.platforms == ("one", "two"), "no list shows it, so not naming it means nothing"
    person.choose(["one", "x"])
    assert person.platforms == ("one", "x")
    person.drop("one")
    assert person.platforms == ("x",)


def test_only_a_new_unknown_platform_is_refused() -> None:
    catalogue, store = vanished()
    services = services_over(catalogue, store=store)
    before = services.journal.events
    with pytest.raises(NotInCatalogue):
        services.person.use("nowhere")
    services.person.drop("one")
    with pytest.raises(NotInCatalogue):
        services.person.use("one")
    assert len(services.journal.events) == len(before) + 1


def renamed() -> tuple[MemoryCatalogue, MemoryJournal]:
    """A catalogue that calls “old” “two” now, and the journal of somebody who used it before."""
    store = MemoryJournal()
    earlier = MemoryCatalogue(a_platform("one"), a_platform("old"))
    services_over(earlier, store=store).person.choose(["old", "one"])
    return three(), store


def test_a_renamed_platform_goes_by_the_id_of_today() -> None:
    catalogue, store = renamed()
    services = services_over(catalogue, store=store)
    assert services.person.platforms == ("two", "one")
    assert {row.id for row in services.library.rows() if row.mine} == {"one", "two"}
    assert [here.platform.id for here in services.plans.situation().heres] == ["two", "one"]
    services.person.use("two")
    services.person.choose(["old", "one"])
    assert len(services.journal.events) == 2, "it was in use already"


def test_a_renamed_platform_can_be_taken_out() -> None:
    catalogue, store = renamed()
    person = services_over(catalogue, store=store).person
    person.choose(["one"])
    assert person.platforms == ("one",)
    person.use("two")
    assert person.platforms == ("one", "two")
    catalogue, store = renamed()
    person = services_over(catalogue, store=store).person
    person.drop("two")
    assert person.platforms == ("one",)


def test_one_account_of_a_renamed_platform_can_be_taken_out() -> None:
    catalogue, store = renamed()
    services = services_over(catalogue, store=store)
    services.person.add_account("two", "work", "At work", ["member"])
    services.person.drop_account("two", "")
    (here,) = services.plans.accounts("two")
    assert (here.account.id, here.account.name) == ("work", "At work")
