"""Search never invents a row, never loses one it should find, and answers any text."""

from hypothesis import given
from hypothesis import strategies as st

from privacyhelper.domain.search import build_index, fold, prefix_edits, search, words_of
from tests.catalogue_values import clause, control, platform

LETTERS = st.text("abeinorstéüß", min_size=1, max_size=10)
PHRASES = st.lists(LETTERS, min_size=1, max_size=5).map(" ".join)
PLATFORMS = st.lists(st.tuples(PHRASES, PHRASES, PHRASES, PHRASES), min_size=1, max_size=6).map(
    lambda rows: [
        platform(
            id=f"p{number}",
            name=name,
            aliases=(alias,),
            operator="",
            clauses=(clause(title=title, summary=text, means_for_you="", why_it_matters=""),),
            controls=(control(title="", steps=()),),
        )
        for number, (name, alias, title, text) in enumerate(rows)
    ]
)


def all_words(each):
    text = " ".join([each.name, *each.aliases, each.clauses[0].title, each.clauses[0].summary])
    joined = ["".join(words_of(name)) for name in (each.name, *each.aliases)]
    return words_of(text) + joined


def allowed(word):
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


@given(PLATFORMS, st.lists(LETTERS, min_size=1, max_size=3).map(" ".join))
def test_every_hit_has_every_word_but_for_allowed_typos(platforms, query):
    by_id = {each.id: each for each in platforms}
    for hit in search(build_index(platforms), query):
        words = all_words(by_id[hit.platform_id])
        for typed in words_of(query):
            assert any(prefix_edits(typed, word, 2) <= allowed(typed) for word in words)


@given(PLATFORMS, st.data())
def test_a_whole_word_is_always_found(platforms, data):
    each = data.draw(st.sampled_from(platforms))
    word = data.draw(st.sampled_from(all_words(each)))
    found = {hit.platform_id for hit in search(build_index(platforms), word)}
    names = {
        other.id
        for other in platforms
        if any(part.startswith(word) for part in words_of(f"{other.name} {other.aliases[0]}"))
    }
    assert each.id in found or (len(word) < 3 and names)


@given(PLATFORMS, st.data())
def test_a_beginning_of_three_letters_is_always_found(platforms, data):
    each = data.draw(st.sampled_from(platforms))
    words = [word for word in all_words(each) if len(word) >= 3]
    if words:
        word = data.draw(st.sampled_from(words))
        typed = word[: data.draw(st.integers(3, len(word)))]
        assert each.id in {hit.platform_id for hit in search(build_index(platforms), typed)}


@given(PLATFORMS, st.data())
def test_one_typo_in_a_long_name_is_forgiven(platforms, data):
    letters = st.text("abeinorst", min_size=6, max_size=12)
    name = data.draw(letters)
    place = data.draw(st.integers(0, len(name) - 2))
    other = data.draw(st.sampled_from("abxyz"))
    typed = data.draw(
        st.sampled_from(
            [
                name[:place] + other + name[place + 1 :],
                name[:place] + other + name[place:],
                name[:place] + name[place + 1 :],
                name[:place] + name[place + 1] + name[place] + name[place + 2 :],
            ]
        )
    )
    index = build_index([*platforms, platform(id="it", name=name, clauses=(), controls=())])
    found = search(index, typed)
    as_typed = [hit for hit in found if hit.platform_id != "it"]
    assert "it" in {hit.platform_id for hit in found} or as_typed


@given(PLATFORMS, st.text(max_size=60), st.integers(-1, 5))
def test_total_for_any_text(platforms, query, limit):
    hits = search(build_index(platforms), query, limit)
    assert len(hits) <= max(limit, 0)
    assert len({hit.platform_id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(PLATFORMS, LETTERS)
def test_case_and_accents_do_not_matter(platforms, query):
    index = build_index(platforms)
    assert search(index, query.upper()) == search(index, query)


@given(st.text("abc", max_size=6), st.text("abc", max_size=8))
def test_edits_agree_with_their_definition(typed, word):
    assert prefix_edits(typed, word, 2) == min(
        [3, *(_distance(typed, word[:end]) for end in range(len(word) + 1))]
    )


def _distance(one, other) -> int:
    """Optimal string alignment, straight from its recursion."""
    if not one or not other:
        return len(one) + len(other)
    options = [
        _distance(one[:-1], other) + 1,
        _distance(one, other[:-1]) + 1,
        _distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        options.append(_distance(one[:-2], other[:-2]) + 1)
    return min(options)
