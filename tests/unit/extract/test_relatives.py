"""Whom a relative clause tells of, and what of a sentence is its source's name (M16, M17,
M28, M35).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

AGREEING = [
    ("They named officers who served in the border war who were shot by rebels.",
     "officers who served in the border war who were shot by rebels"),
    ("They named teachers from the north of the province who were taken in March.",
     "teachers from the north of the province who were taken in March"),
    # One family, one unit may take a plural verb: no plural noun stands above.
    ("They buried a family who were shot at dawn.", "a family who were shot at dawn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), AGREEING)
def test_a_relative_clause_in_the_plural_tells_of_the_plural_noun(
    reading: Callable[[str], Reading], text: str, words: str
) -> None:
    contents = [span.exact for claim in reading(text).claims for span in claim.content]
    assert words in contents, contents


SOURCES = [
    "Police said the mayor planned to flee the country, according to two aides.",
    "He planned to name the men who burned the mill, according to his close friends.",
    "The mayor, according to two aides, told the guards to leave the gate.",
]


@pytest.mark.parametrize("text", SOURCES)
def test_who_is_the_source_of_a_sentence_is_no_part_of_what_it_says(
    reading: Callable[[str], Reading], text: str
) -> None:
    for claim in reading(text).claims:
        spoken = [step for step in claim.chain if step.kind != "outlet"]
        if spoken:
            assert not any("according" in span.exact for span in claim.content), claim


def test_what_ties_a_source_to_another_is_told_by_who_names_the_source(
    reading: Callable[[str], Reading],
) -> None:
    found = reading(
        "Idris Bekele planned to name the men who burned the mill, "
        "according to his close friends."
    )
    tied = [claim for claim in found.claims if claim.relation is not None]
    assert all(said(claim) == [] for claim in tied), tied


def test_a_relation_is_as_doubtful_as_the_clause_it_is_taken_from(
    reading: Callable[[str], Reading],
) -> None:
    found = reading(
        "In his last report Idris Bekele wrote that the league is made up of some "
        "twelve militias. Some of these militias have received funding from the "
        "Tarvan government."
    )
    funded = [claim for claim in found.claims if "funding" in claim.content[0].exact]
    assert funded
    assert len({claim.alternatives for claim in funded}) == 1, told(found, "funding")
