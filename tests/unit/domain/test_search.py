"""Search by example; the properties are in tests/properties/test_search.py."""

import msgspec
import pytest

from privacyhelper.domain.catalogue import Toggle
from privacyhelper.domain.search import WordIndex, build_index, fold, prefix_edits, search
from tests.catalogue_values import clause, control, platform

PLATFORMS = (
    platform(
        id="chatgpt",
        name="ChatGPT",
        aliases=("OpenAI",),
        operator="OpenAI OpCo",
        clauses=(clause(title="Your chats train its models", data=("voice recordings",)),),
        controls=(
            control(
                title="Turn off model improvement",
                steps=(
                    Toggle(
                        id="t",
                        text="Turn it off.",
                        state="off",
                        target="Improve the model",
                        labels={"de": "Das Modell für alle verbessern"},
                    ),
                ),
            ),
        ),
    ),
    platform(id="cafe", name="Café Zoë", operator="Zoë", clauses=(), controls=()),
    platform(
        id="linkedin",
        name="LinkedIn",
        operator="Microsoft",
        clauses=(clause(id="other", title="Other AI learns too", summary="Messages stay out."),),
        controls=(control(id="object", title="Object to training"),),
    ),
    platform(id="x", name="X", operator="X Corp.", clauses=(), controls=()),
)
INDEX = build_index(PLATFORMS)


def found(query, limit=1000):
    return [hit.platform_id for hit in search(INDEX, query, limit)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("linkedin", "linkedin"),
        ("LINKED", "linkedin"),
        ("l", "linkedin"),
        ("chat gpt", "chatgpt"),
        ("gpt", "chatgpt"),
        ("in", "linkedin"),
        ("openai", "chatgpt"),
        ("cafe zoe", "cafe"),
        ("CAFÉ", "cafe"),
        ("x", "x"),
        ("voice record", "chatgpt"),
        ("verbessern modell", "chatgpt"),
        ("fur alle", "chatgpt"),
        ("linkedni", "linkedin"),
        ("linkdin", "linkedin"),
        ("linnkedin", "linkedin"),
        ("lonkedin", "linkedin"),
        ("lnikednin", "linkedin"),
        ("microsfot", "linkedin"),
        ("recrodings", "chatgpt"),
    ],
)
def test_finds(query, first):
    assert found(query)[:1] == [first]


@pytest.mark.parametrize("query", ["", "   ", "!?", "qqq", "linkedin chatgpt", "zzzzzzzzzz", "gtp"])
def test_finds_nothing(query):
    assert found(query) == []


def test_every_word_must_be_there():
    assert set(found("training")) == {"linkedin"}
    assert found("training voice") == []


def test_short_words_and_two_typos_in_seven_letters_are_not_forgiven():
    assert found("lnk") == []
    assert found("recrdng") == []


def test_names_come_before_titles_before_texts():
    index = build_index(
        (
            platform(id="a", name="Zeta", clauses=(clause(summary="About acorns."),)),
            platform(id="b", name="Yota", clauses=(clause(title="Acorns train it"),)),
            platform(id="c", name="Acorns"),
            platform(id="d", name="Beta", aliases=("Acorns",)),
        )
    )
    assert [hit.platform_id for hit in search(index, "acorn")] == ["c", "d", "b", "a"]


def test_a_hit_says_where():
    name = search(INDEX, "linkedin")[0]
    assert (name.where, name.phrase, name.item) == ("name", "LinkedIn", "")
    control_hit = search(INDEX, "object")[0]
    assert (control_hit.where, control_hit.phrase, control_hit.item) == (
        "control", "Object to training", "object",
    )  # fmt: skip
    clause_hit = search(INDEX, "messages")[0]
    assert (clause_hit.where, clause_hit.item) == ("clause", "other")


def test_the_whole_name_wins_over_longer_ones():
    index = build_index((platform(id="a", name="Meta AI"), platform(id="b", name="Meta")))
    assert [hit.platform_id for hit in search(index, "meta")] == ["b", "a"]


def test_the_limit_cuts_from_the_end():
    assert found("t", limit=0) == []
    assert len(found("training", limit=1)) == 1


def test_the_index_survives_being_stored():
    stored = msgspec.msgpack.encode(INDEX)
    assert search(msgspec.msgpack.decode(stored, type=WordIndex), "gpt") == search(INDEX, "gpt")


def test_an_empty_catalogue_finds_nothing():
    assert search(build_index(()), "linkedin") == ()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café", "cafe"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("Ł ø İ", "l o i"),
        ("ﬁ", "fi"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "word", "edits"),
    [
        ("link", "linkedin", 0),
        ("lnik", "linkedin", 1),
        ("lik", "linkedin", 1),
        ("linkk", "link", 1),
        ("abcd", "wxyz", 3),
        ("linkedin", "link", 3),
    ],
)
def test_prefix_edits(typed, word, edits):
    assert prefix_edits(typed, word, 2) == edits
