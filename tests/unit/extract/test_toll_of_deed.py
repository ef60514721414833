"""Whose deed a toll is, and how real: the worst line a record can print (M24, M41, M116)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tahqiq.extract.lexicon.verb_forms import harms, is_attack, may_harm

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Event, Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

NOT_HIS = [
    ("Police are hunting a man believed to have left a device that exploded on Friday, wounding 13 people.",
     "wounding"),
    ("Officials visited the school where a shell landed on Monday, killing two pupils.",
     "killing"),
    ("Police are searching for a man who drove a van into a crowd, injuring ten.",
     "injuring"),
    ("Police reported an explosion in a market on Friday, killing six.", "killing"),
]  # fmt: skip

HIS = [
    ("The soldiers stormed the village, killing three men.", "killing", "The soldiers"),
    ("Rebels carried out an attack on a barracks, killing five.", "killing", "Rebels"),
    ("The army searched for the men who opened fire on a bus, killing four passengers.",
     "killing", "the men"),
]  # fmt: skip

REALIS = [
    ("They planned to blow up the train, killing hundreds.", "killing", "planned"),
    ("The group threatened to bomb the bridge, killing everyone on it.", "killing",
     "threatened"),
    ("Police foiled a plot to attack a church, killing worshippers.", "killing",
     "attempted"),
    ("If they attack the town, killing civilians, the truce will end.", "killing",
     "hypothetical"),
    ("The militia denied firing on the crowd, wounding three.", "wounding", "negated"),
    # A finite "not" stops before it.
    ("The driver did not stop, killing two people.", "killing", "actual"),
    ("Soldiers opened fire, killing nine.", "killing", "actual"),
]  # fmt: skip


def event(found: Reading, word: str) -> Event:
    return next(e for e in found.events if word in {t.exact for t in e.triggers})


def doers(found: Reading, word: str) -> set[str]:
    exact = {mention.id: mention.exact for mention in found.mentions}
    parts = event(found, word).participants
    return {exact[p.mention] for p in parts if p.role == "actor" and p.mention in exact}


@pytest.mark.parametrize(("text", "word"), NOT_HIS)
def test_who_searches_visits_or_reports_did_not_do_the_harm(
    reading: Read, text: str, word: str
) -> None:
    assert not doers(reading(text), word) & {"Police", "Officials"}


@pytest.mark.parametrize(("text", "word", "who"), HIS)
def test_who_attacks_did_the_harm_that_came_of_it(
    reading: Read, text: str, word: str, who: str
) -> None:
    assert doers(reading(text), word) == {who}


@pytest.mark.parametrize(("text", "word", "realis"), REALIS)
def test_a_toll_is_as_real_as_the_deed_it_comes_of(
    reading: Read, text: str, word: str, realis: str
) -> None:
    assert event(reading(text), word).realis == realis


def test_who_is_acquitted_of_a_bombing_did_not_kill_those_who_died(
    reading: Read,
) -> None:
    found = reading("He was acquitted of planting the bomb, killing two.")
    assert not doers(found, "killing")


def test_not_guilty_is_no_sentence(reading: Read) -> None:
    found = reading("A jury found him not guilty of murdering his neighbour.")
    assert event(found, "found").type != "SANCTION"


def test_what_a_bombing_is_named_for_is_not_who_did_it(reading: Read) -> None:
    found = reading("The Rolan Hotel bombing killed 13 people.")
    assert not doers(found, "bombing")
    assert doers(reading("Reed Army attacks killed nine people."), "attacks")
    assert not doers(reading("Terrorist attacks killed nine people."), "attacks")


def test_to_say_that_no_group_claimed_it_is_no_refusal(reading: Read) -> None:
    found = reading("He said no group had yet claimed responsibility for the attack.")
    assert "REJECT" not in {e.type for e in found.events}
    refused = reading("The union said no to the offer.")
    assert "REJECT" in {e.type for e in refused.events}


def test_the_deed_that_is_condemned_has_its_doer_and_who_condemns_it_has_not(
    reading: Read,
) -> None:
    found = reading("The council condemned the execution of three nurses by militants.")
    assert doers(found, "execution") == {"militants"}
    assert doers(found, "condemned") == {"The council"}


def test_who_is_accused_of_helping_rebels_is_who_is_hanged(reading: Read) -> None:
    found = reading("A teacher accused of helping the rebels was hanged in the square.")
    exact = {mention.id: mention.exact for mention in found.mentions}
    hanged = event(found, "hanged").participants
    assert {exact[p.mention] for p in hanged if p.role == "recipient"} == {"A teacher"}


def test_who_denies_ordering_a_massacre_is_not_told_as_its_doer(reading: Read) -> None:
    found = reading("The general has denied ordering the massacre of 1990.")
    assert not doers(found, "massacre")


def test_who_announces_an_arrest_tells_of_it_and_who_announces_a_curfew_imposes_it(
    reading: Read,
) -> None:
    told = reading("The minister announced the arrest of two suspects.")
    assert not doers(told, "arrest")
    imposed = reading("The governor announced a curfew.")
    assert doers(imposed, "curfew") == {"The governor"}


def test_nobody_charged_with_a_killing_leaves_the_dead_man_uncharged(
    reading: Read,
) -> None:
    found = reading("Nobody has been charged with the killing of the journalist.")
    assert not event(found, "charged").participants


def test_forms_of_violent_words_are_known() -> None:
    assert harms("killing")
    assert may_harm("drove")
    assert not may_harm("searched")
    assert is_attack("bombings")
    assert not is_attack("meeting")


def test_a_shooting_that_nobody_watched_is_told_of_nowhere(reading: Read) -> None:
    """What is denied with "a" is not; "denied the attack" leaves the attack."""
    found = reading("The gendarmerie denies that its men watched a shooting.")
    assert event(found, "shooting").realis == "negated"
    found = reading("He denied that he had carried out the attack.")
    assert event(found, "attack").realis == "actual"


def test_of_the_words_of_a_headline_the_street_alone_is_a_name(reading: Read) -> None:
    found = reading("Blood on Citadel Street\n\nTwo men were shot dead on Tuesday.")
    assert "Citadel Street" in {mention.exact for mention in found.mentions}
