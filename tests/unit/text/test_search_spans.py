"""What a search lights is what it looks for, however the text is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.search_keys import Mode, Phrase, asked, places, terms
from tahqiq.text.search_spans import spans

WORDS = st.sampled_from(
    ["don't", "dont", "shot", "Shot", "dead", "al-Rubai", "x", "'", "’", "“", "_", "é",
     "ʿAli", "Ali", "الهاشمي", "--", "a''b", "1", "\xa0", "\u200c", "killé", "K", ","]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from([" ", ""])), max_size=14).map("".join)
QUERIES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
MODES = st.sampled_from(["exact", "folded", "phonetic"])


@given(
    text=TEXTS, query=QUERIES, mode=MODES, quoted=st.booleans(), opened=st.booleans()
)
def test_what_is_lit_is_what_the_words_of_the_text_hold(
    text: str, query: str, mode: Mode, quoted: bool, opened: bool
) -> None:
    words = f'"{query}"' if quoted else query
    for phrase in asked(words + "*" * opened, mode):
        assert spans(text, phrase, mode) == places(terms(text, mode), phrase)


def test_a_phrase_that_overlaps_itself_is_lit_at_each_of_its_places() -> None:
    assert spans("no no no", Phrase(("no", "no")), "folded") == [(0, 5), (3, 8)]


def test_a_word_is_lit_whole_where_its_beginning_was_asked_for() -> None:
    assert spans("the 'killers' fled", Phrase(("kill",), open=True), "exact") == [
        (5, 12)
    ]
