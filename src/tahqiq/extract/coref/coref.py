"""Which phrases of a document mention the same thing, by rules a person can follow.

Names join by codebook key, spelling and surname; nouns by apposition, copula, repeated
head and class; pronouns by agreement, grammar and salience. A set, its parts and its
members stay apart (M33); indefinite phrases open new chains (M34).
"""

from __future__ import annotations

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.names import NameIndex
from tahqiq.extract.coref.nouns import NounLinker
from tahqiq.extract.coref.parties import note_harm
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.pronouns import Chooser, PronounLinker, best, best_or_last
from tahqiq.extract.coref.speakers import Speakers
from tahqiq.extract.parsing.parsed import Parsed


def chains_of(
    parsed: Parsed,
    phrases: list[Phrase],
    choose: Chooser = best,
    choose_noun: Chooser = best_or_last,
) -> Chains:
    """The chains of a document's phrases; adjectives of nations stay outside.

    Args:
        parsed: The document, parsed.
        phrases: Its phrases, in order.
        choose: Picks the chain of a pronoun; the fitter passes its own.
        choose_noun: Picks the chain of a noun, likewise.
    """
    chains = Chains(phrases=phrases, of=[-1] * len(phrases))
    speakers = Speakers.of_document(parsed, chains)
    names = NameIndex(parsed=parsed, chains=chains)
    nouns = NounLinker.of(parsed, chains, choose_noun)
    pronouns = PronounLinker.of(parsed, chains, speakers, choose)
    later: list[int] = []
    for i, phrase in enumerate(phrases):
        if phrase.person in {1, 2}:
            later.append(i)
        elif phrase.joined:
            chains.open(i)
            note_harm(parsed.tree, chains, i)
        elif phrase.kind == "nominal":
            nouns.place(i)
        elif phrase.kind == "pronoun":
            _place(pronouns, speakers.ahead(phrase.head))
            _place(pronouns, i)
        elif phrase.type != "NORP":
            names.place(i, nouns.beside.noun(i), nouns.beside.alias(i))
            nouns.own(i)
            note_harm(parsed.tree, chains, i)
    speakers.place(later)
    return chains


def _place(pronouns: PronounLinker, i: int | None) -> None:
    """Put a pronoun into a chain, if it is not in one; who speaks behind a quotation is
    put before who is spoken of in it.
    """
    if i is not None and pronouns.chains.of[i] < 0:
        pronouns.place(i)
        note_harm(pronouns.parsed.tree, pronouns.chains, i)


def join_adjectives(chains: Chains) -> None:
    """Adjectives of a nation put with its country, which they mention."""
    book = gazetteer()
    for i, phrase in enumerate(chains.phrases):
        if phrase.type != "NORP" or chains.of[i] >= 0:
            continue
        code = book.country_of(phrase.lemma)
        if code is None:
            continue
        key = f"country:{code}"
        known = chains.by_key.get(f"PLACE:{key}", chains.by_key.get(f"ORG:{key}"))
        if known is None:
            chains.all.append(
                Chain(type="PLACE", key=key, number="one", gender="thing")
            )
            known = len(chains.all) - 1
            chains.by_key[f"PLACE:{key}"] = known
        chains.join(i, known)
