"""What a noun for a place may stand for: a town is no hospital (M33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("words", "name", "noun", "one"),
    [
        ("Three men were shot near Mosul, the hospital said.", "Mosul", "the hospital",
         False),
        ("He lived in Mosul. The city fell in June.", "Mosul", "The city", True),
        ("Two people died at Varnik Hospital. The hospital was shelled again.",
         "Varnik Hospital", "The hospital", True),
        ("They took him to Abu Salim Prison. The prison is run by the militia.",
         "Abu Salim Prison", "The prison", True),
    ],
)  # fmt: skip
def test_a_building_takes_up_only_a_name_that_says_what_it_is(
    reading: Callable[..., Reading], words: str, name: str, noun: str, one: bool
) -> None:
    entities = {m.exact: m.entity for m in reading(words).mentions}
    assert (entities[name] == entities.get(noun)) is one
