"""Finding a quotation again, whatever happened to its typography."""

import pytest

from privacyhelper.domain.catalogue import Quote
from privacyhelper.domain.quotation import find, normalise, prepared

QUOTE = "We use your content to train AI - it's what makes it better."


@pytest.mark.parametrize(
    "text",
    [
        "We use your content to train AI - it's what makes it better.",
        "We use your content to train AI – it’s what makes it better.",
        "We use your\u00a0content\n   to train\u200b AI — it's what makes it better.",
        "We use **your content** to [train AI](https://a.b/x_(y)) - it's what makes _it_ better.",
        "* We use your content to train AI \\- it's what\n> makes it better.",
        "| We use your content to train AI - it&rsquo;s what makes it better. |",
        "We use your content<br> to train AI - it's what makes it better .",
        "We use your ![icon](data:x) content to train AI - it's what makes it better.",
    ],
)
def test_typography_does_not_hide_it(text):
    place = find(Quote(exact=QUOTE), f"Before.\n\n{text}\n\nAfter.")
    assert place is not None
    assert place.unique


@pytest.mark.parametrize(
    "text",
    [
        "We use your content to train an AI - it's what makes it better.",
        "We use Your content to train AI - it's what makes it better.",
        "We may use your content to train AI.",
        "",
    ],
)
def test_other_words_are_not_found(text):
    assert find(Quote(exact=QUOTE), text) is None


def test_of_several_places_the_one_in_context_is_taken():
    text = "First: we train models on it. Then: we train models on it. End."
    quote = Quote(exact="we train models on it.", prefix="Then:", suffix="End.")
    place = find(quote, text)
    assert place is not None
    assert place.in_context
    assert not place.unique
    assert place.start > 30


def test_a_quotation_out_of_its_context_is_found_and_said_so():
    quote = Quote(exact="we train models on it.", prefix="Never:")
    place = find(quote, "First: we train models on it.")
    assert place is not None
    assert not place.in_context


def test_a_few_letters_need_their_context():
    assert find(Quote(exact="use AI", prefix="never"), "We use AI.") is None
    assert find(Quote(exact="use AI", prefix="We"), "We use AI.") is not None


def test_an_empty_quotation_is_never_found():
    assert find(Quote(exact=" * "), "anything * at all") is None


def test_a_prepared_text_gives_the_same():
    text = "We “train” on it, and that is all."
    quote = Quote(exact='We "train" on it')
    assert find(quote, prepared(text)) == find(quote, text)


def test_normalising_keeps_words_and_case():
    assert normalise("# A **Title**\n\n- One ‘two’ … (three )") == "A Title One 'two'... (three)"
