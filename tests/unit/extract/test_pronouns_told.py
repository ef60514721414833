"""A pronoun goes by who was spoken of, not by what he was said to be (M30, M33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow


def stands_for(found: Reading, pronoun: str, before: str) -> str | None:
    """The name behind a pronoun that stands right before some words."""
    at = found.document.text.index(before)
    names = {entity.id: entity.name for entity in found.entities}
    held = {m.start: m.entity for m in found.mentions if m.exact.lower() == pronoun}
    entity = held.get(at - len(pronoun) - 1)
    return None if entity is None else names[entity]


def test_the_man_killed_is_not_taken_for_the_gunman(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "When Salim Rubai pulled up, a gunman shot him. Then the gunman ran back to his "
        "motorbike. The death of Rubai left many in shock. Many who knew Rubai say he was "
        "a popular scholar. He had a deep knowledge of the militias. Rubai defended the "
        "state; therefore he was loved by all."
    )
    for words in ("had a deep", "was loved"):
        assert stands_for(found, "he", words) == "Salim Rubai"


def test_whose_release_is_demanded_are_those_who_were_taken(
    reading: Callable[..., Reading],
) -> None:
    found = reading(
        "Soldiers detained fourteen fighters. Members of the militia drove to the gate "
        "and demanded their release."
    )
    at = found.document.text.index("their release")
    names = {entity.id: entity.name for entity in found.entities}
    held = next(m.entity for m in found.mentions if m.start == at)
    assert held is not None
    assert "fighters" in names[held]


@pytest.mark.parametrize(
    ("text", "pronoun", "before", "name"),
    [
        (  # several together (M33)
            "Milan Terzic and Ivo Sarac were arrested in June. They were charged on Monday.",
            "they", "were charged", "Milan Terzic and Ivo Sarac",
        ),
        (  # the army alone is one body
            "The army shelled Dorvel on Monday. Villagers fled; they were stopped at the river.",
            "they", "were stopped", "Villagers",
        ),
        (  # two arguments of one verb, whatever stands beside the first
            "A witness told the court that the defendant, Iyad Malo, ordered him to drive.",
            "him", "to drive", "A witness",
        ),
        (  # a noun of no class with a "who"
            "A lamplighter who was there said he saw three cars.",
            "he", "saw three", "A lamplighter",
        ),
        (  # a reflexive right after a noun
            "The threat reached the sheikh himself on Sunday, his driver said.",
            "himself", "on Sunday", "the sheikh",
        ),
        (  # a surname that is a woman's given name
            "Jairo Petra fled the prison. An officer said Petra may be dead, killed by his own men.",
            "his", "own men", "Jairo Petra",
        ),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_whom_a_reader_takes(
    reading: Callable[..., Reading], text: str, pronoun: str, before: str, name: str
) -> None:
    """M30."""
    assert stands_for(reading(text), pronoun, before) == name


@pytest.mark.parametrize(
    ("text", "known", "taken"),
    [
        ("Gunmen killed four soldiers on Monday. The four had left the base.",
         "four soldiers", "The four"),
        ("Ten students were detained. The 10 students came home.",
         "Ten students", "The 10 students"),
        ("Milan Terzic and Ivo Sarac were held. The two men deny it.",
         "Milan Terzic and Ivo Sarac", "The two men"),
        ("Gunmen killed four soldiers on Monday. The three had left the base.", None, "The three"),
        ("Four soldiers met two nurses. The two soldiers who fired were held.",
         None, "The two soldiers"),
    ],
)  # fmt: skip
def test_so_many_are_those_of_whom_as_many_were_told(
    reading: Callable[..., Reading], text: str, known: str | None, taken: str
) -> None:
    """M33: a count that fits nothing told before opens its own."""
    found = reading(text)
    of = {m.exact: m.entity for m in found.mentions}
    assert of[taken] is not None
    alike = [
        words for words, entity in of.items() if entity == of[taken] and words != taken
    ]
    assert (alike[0] if alike else None) == known


def test_several_that_nothing_takes_up_are_no_mention(
    reading: Callable[..., Reading],
) -> None:
    found = reading("Milan Terzic and Ivo Sarac were arrested in June.")
    assert not any(" and " in m.exact for m in found.mentions)
