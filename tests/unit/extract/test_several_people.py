"""Whom "the men", "the women" and "they" behind bodies mean (M33): several people told of
just before, where nobody else may be meant.
"""

from __future__ import annotations

import pytest

SAME = [
    ("Two farmers were stopped at a checkpoint. The men were beaten.",
     "Two farmers", "The men", True),
    ("Three nurses were abducted on Monday. The women were freed on Friday.",
     "Three nurses", "The women", True),
    ("Soldiers shot two boys at a well. The children were aged 9 and 11.",
     "two boys", "The children", True),
    ("Gunmen stopped a bus and took off three teachers. The men were shot.",
     "three teachers", "The men", True),
    ("Gunmen attacked three traders. The men fled on motorcycles.",
     "three traders", "The men", False),
    ("Two widows were stopped at a checkpoint. The men were beaten.",
     "Two widows", "The men", False),
    ("The bodies of four fishermen were found on Monday. They had been shot.",
     "four fishermen", "They", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other", "same"), SAME)
def test_who_is_taken_up(reading, text: str, one: str, other: str, same: bool) -> None:
    found = reading(text)
    of = {mention.exact: mention.entity for mention in found.mentions}
    assert (of[one] is not None and of[one] == of.get(other)) is same


def test_the_dead_go_by_who_they_were(reading) -> None:
    found = reading("The bodies of four fishermen were found. They had been shot.")
    names = {entity.name for entity in found.entities}
    assert "four fishermen" in names
    assert "The bodies" not in names
