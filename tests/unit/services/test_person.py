"""Where the person lives, what they use, and the accounts they have there."""

import pytest

from privacyhelper.services.errors import NotInCatalogue, UnknownPlace, UnknownTarget
from tests.fakes import MemoryCatalogue
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
    services.person.live_in("US-CA")
    assert services.person.audiences(platform) == ("owner-or-admin", "parent")


def test_a_place_the_catalogue_does_not_name_is_called_by_its_code() -> None:
    services = services_over()
    services.person.live_in("GB")
    assert services.person.place_name() == "GB"
