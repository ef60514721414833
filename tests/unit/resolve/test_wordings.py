"""Documents compared by the words they use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.model.memory import Memory
from tahqiq.resolve.bearers import rarity
from tahqiq.resolve.wordings import SAMPLE, wordings

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


def many(count: int) -> dict[str, str]:
    """Documents of a large case, in the order of their ids."""
    told = ("Levee broke at Kesht", "Votes counted in Orun", "Levee votes in Beyda")
    return {f"{at:05}": f"{told[at % 3]} number {at}" for at in range(count)}


def test_one_more_report_of_a_large_case_changes_no_likeness_of_the_others() -> None:
    """Cost: what was drawn from two reports stands while neither of them changes."""
    before = wordings(many(SAMPLE + 10))
    after = wordings({**many(SAMPLE + 10), "99999": "Levee broke at Kesht"})
    assert before.vectors.items() <= after.vectors.items()


def test_a_small_case_tells_rarity_by_all_its_reports() -> None:
    before = wordings(many(SAMPLE - 10))
    after = wordings({**many(SAMPLE - 10), "99999": "Levee broke at Kesht"})
    assert before.vectors["00000"] != after.vectors["00000"]


def test_a_memory_changes_no_likeness() -> None:
    memory = Memory()
    for count in (3, 30, SAMPLE + 5, 30):
        memory.turn()
        assert wordings(many(count), memory) == wordings(many(count))


def test_one_more_report_of_a_large_case_makes_no_name_rarer() -> None:
    company = {key: frozenset(text.split()) for key, text in many(SAMPLE + 10).items()}
    more = {**company, "99999": frozenset({"Kesht"})}
    assert rarity(company, Memory()).of("Kesht") == rarity(more, Memory()).of("Kesht")
