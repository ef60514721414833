"""Documents compared by the words they use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.resolve.wordings import wordings

TEXTS = st.dictionaries(
    st.sampled_from("abcdef"), st.text("abc Xy", max_size=40), min_size=2
)


def test_a_copy_is_as_alike_as_can_be() -> None:
    words = wordings(
        {"a": "Levee broke at Kesht", "b": "Levee broke at Kesht", "c": "Votes"}
    )
    assert round(words.alike("a", "b"), 6) == 1
    assert words.alike("a", "c") == 0


@given(TEXTS)
def test_likeness_is_mutual_and_between_none_and_all(texts: dict[str, str]) -> None:
    words = wordings(texts)
    for a in texts:
        for b in texts:
            alike = words.alike(a, b)
            assert -1e-9 <= alike <= 1 + 1e-9
            assert abs(alike - words.alike(b, a)) < 1e-9
