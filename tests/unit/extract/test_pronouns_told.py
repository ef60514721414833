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
