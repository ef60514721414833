"""Accounts, reckonings and verbs told once for two: whose word each of them is (M17, M21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    ("By her reckoning it was the first week of Ramadan.",
     "it was the first week", ["her: say"], "asserted affirmed"),
    # A clause between commas says what the claim before it is.
    ("The army's claim, that the men were armed, was rejected by their families.",
     "the men were armed", ["The army's: say"], "alleged affirmed"),
    ("The army's claim, that the men were armed, was rejected by their families.",
     "The army's claim", ["their families: deny"], "asserted denied"),
    # The verb stands once for both speakers.
    ("The villagers say soldiers burned nine houses; the army, that rebels did.",
     "soldiers burned nine houses", ["The villagers: say"], "asserted affirmed"),
    ("The villagers say soldiers burned nine houses; the army, that rebels did.",
     "rebels did", ["the army: say"], "asserted affirmed"),
    ("Two witnesses put the number of attackers at four, a third at six.",
     "at four", ["Two witnesses: say"], "asserted affirmed"),
    ("Two witnesses put the number of attackers at four, a third at six.",
     "at six", ["a third: say"], "asserted affirmed"),
    # Of two sources in one sentence each says what stands before it.
    ("Eleven people were held, according to the union, or six, according to the police.",
     "Eleven people were held", ["the union: say"], "asserted affirmed"),
    ("Eleven people were held, according to the union, or six, according to the police.",
     "six", ["the police: say"], "asserted affirmed"),
    ("Nine died, according to the army, and twenty died, according to doctors.",
     "twenty died", ["doctors: say"], "asserted affirmed"),
    ("Nine died and twenty were hurt, according to doctors.",
     "Nine died", ["doctors: say"], "asserted affirmed"),
    # What follows a colon is told by who gives the account, and by nobody else.
    ("Villagers gave similar accounts of the raid: soldiers came at dawn and took seven.",
     "soldiers came at dawn", ["Villagers: say"], "asserted affirmed"),
    ("The leaflet gave one reason: the village had fed the enemy.",
     "the village had fed", ["The leaflet: say"], "asserted affirmed"),
    ("The general gave his men a choice: they could leave or fight.",
     "they could leave", [], "possible affirmed"),
    ('"Leave or burn," the leaflet read.',
     "Leave or burn", ["the leaflet: say"], "hypothetical affirmed"),
    # Seen, not thought: "set" may be a past tense as well.
    ("Witnesses saw men in uniform set fire to the barn.",
     "men in uniform set fire", [], "asserted affirmed"),
    ("Nine were freed. All but three described being blindfolded.",
     "being blindfolded", ["All but three: say"], "asserted affirmed"),
    # Who did not reply said nothing, and the clause before it stays.
    ("The Commission was unable to visit the prison, as the guards did not reply to it.",
     "was unable to visit the prison", [], "asserted denied"),
    # The month is no modal, and no part of who came.
    ("The indictment alleges that between 3 and 7 May the accused killed six prisoners.",
     "between 3 and 7 May the accused killed", ["The indictment: accuse"],
     "alleged affirmed"),
    # Who carries a statement is not who makes it.
    ("In a statement carried by state radio, the Front claimed to have killed six men.",
     "to have killed six men", ["the Front: claim-responsibility"],
     "asserted affirmed"),
    # Who accuses a man does not say what office he holds.
    ("Malo accused the port director, Selim Orak, of selling licences.",
     "the port director", [], "asserted affirmed"),
    ("Later a man from the barracks said that he had heard him.",
     "he had heard him", ["a man from the barracks: say"], "asserted affirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "claimed", "chain", "stance"), TOLD)
def test_each_account_is_told_by_whose_it_is(
    reading: Callable[..., Reading],
    words: str,
    claimed: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(words), claimed)


def test_a_denial_answers_the_charge_and_not_a_clause_inside_it(
    reading: Callable[..., Reading],
) -> None:
    made = reading(
        "In June Malo accused Selim Orak of selling licences to a firm owned by his "
        "brother. Orak has denied this."
    )
    words = {claim.id: claim.content[0].exact for claim in made.claims}
    (link,) = [row for row in made.links if row.type == "denies"]
    assert words[link.target].startswith("Selim Orak of selling")


def test_who_denies_that_answers_the_clause_and_not_its_until(
    reading: Callable[..., Reading],
) -> None:
    made = reading("Dorin says they were beaten until they signed; police deny that.")
    words = {claim.id: claim.content[0].exact for claim in made.claims}
    (link,) = [row for row in made.links if row.type == "denies"]
    assert words[link.target].startswith("they were beaten")
