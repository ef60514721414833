"""Which phrases of a document mention the same thing, by rules a person can follow.

Names join by codebook key, spelling and surname; nouns by apposition, copula, repeated
head and class; pronouns by agreement, grammar and salience. A set, its parts and its
members stay apart (M33); indefinite phrases open new chains (M34).
"""

from __future__ import annotations

from tahqiq.extract.chains import Chains
from tahqiq.extract.coref_names import NameIndex
from tahqiq.extract.coref_nouns import NounLinker
from tahqiq.extract.coref_pronouns import PronounLinker
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrases import Phrase


def chains_of(parsed: Parsed, phrases: list[Phrase]) -> Chains:
    """The chains of a document's phrases; adjectives of nations stay outside."""
    chains = Chains(phrases=phrases, of=[-1] * len(phrases))
    names = NameIndex(parsed=parsed, chains=chains)
    noun_links = NounLinker.of(parsed, chains)
    pronoun_links = PronounLinker.of(parsed, chains)
    later: list[int] = []
    for i, phrase in enumerate(phrases):
        if phrase.kind == "name":
            if phrase.type != "NORP":
                names.place(i, noun_links.beside(i))
                noun_links.note_harm(i)
        elif phrase.kind == "nominal":
            noun_links.place(i)
        elif phrase.person == 3:
            pronoun_links.place(i)
            noun_links.note_harm(i)
        else:
            later.append(i)
    pronoun_links.place_speakers(later)
    return chains
