"""The function words and verbs that decide what a phrase mentions, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.lexicon.nouns import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The lists of ``mention_words.yaml``; the file says what each is for."""

    determiners: dict[Given, frozenset[str]]
    partitives: frozenset[str]
    generic_people: dict[str, frozenset[str]]
    singular_partitives: frozenset[str]
    crowds: frozenset[str]
    plural_bodies: frozenset[str]
    human_adjectives: frozenset[str]
    singular_adjectives: frozenset[str]
    empty_it: frozenset[str]
    weather: frozenset[str]
    speaking: frozenset[str]
    answering: frozenset[str]
    members: frozenset[str]
    furniture: frozenset[str]
    backing: frozenset[str]
    name_parts: frozenset[str]
    english_articles: frozenset[str]
    place_prepositions: frozenset[str]
    trusting: frozenset[str]
    place_first: frozenset[str]
    makes: frozenset[str]
    of_elements: frozenset[str]
    sites_of: frozenset[str]
    leading: frozenset[str]
    going: frozenset[str]
    taking: frozenset[str]
    measures: frozenset[str]
    around: frozenset[str]
    ways: frozenset[str]
    harm_verbs: frozenset[str]
    harm_nouns: frozenset[str]
    mourned: frozenset[str]
    no_town: frozenset[str]
    fatal: frozenset[str]
    capturing: frozenset[str]
    captive: frozenset[str]
    onlookers: frozenset[str]
    pursued: frozenset[str]
    receiving: frozenset[str]
    received: frozenset[str]
    victims: frozenset[str]
    attackers: frozenset[str]
    in_office: frozenset[str]
    naming: frozenset[str]
    body_first: frozenset[str]
    body_last: frozenset[str]
    body_of: frozenset[str]
    alike: tuple[frozenset[str], ...]
    organs: tuple[frozenset[str], ...]
    body_kinds: frozenset[str]
    aliases: frozenset[str]
    posing: frozenset[str]
    serving: frozenset[str]
    lesser: frozenset[str]
    of_kinds: frozenset[str]
    called_so: frozenset[str]
    mastheads: frozenset[str]
    being: frozenset[str]
    having_done: frozenset[str]
    custody: frozenset[str]
    offices: frozenset[str]
    memberless: frozenset[str]
    small_places: frozenset[str]
    fated: dict[str, frozenset[str]]
    answers_to: dict[str, frozenset[str]]
    of_clauses: frozenset[str]
    doubting: frozenset[str]


@cache
def wording() -> Wording:
    """The codebook's word lists, read once."""
    return load_yaml("mention_words", Wording)


@cache
def determiners() -> dict[str, Given]:
    """What each determiner says of the thing."""
    return {
        word: given for given, words in wording().determiners.items() for word in words
    }


@cache
def like_roles(noun: str) -> frozenset[str]:
    """Nouns for the same part in life as a noun, itself included."""
    return frozenset({noun}).union(*(row for row in wording().alike if noun in row))
