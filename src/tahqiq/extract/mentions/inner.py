"""Mentions inside longer phrases: the place in a body's name, a noun before a noun.

They are added when all else is linked, so nothing is taken for one of them; they only
say what more a document mentions, and where.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.coref.chains import Chains, keyed
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.phrasing import named_phrase
from tahqiq.extract.lexicon.nouns import Number
from tahqiq.extract.mentions.toponyms import held_places
from tahqiq.extract.names.signs import Name
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.text.folding import fold

NOUN_SENTENCES = 12  # how far back a noun before a noun looks for its like


def add_inner(parsed: Parsed, chains: Chains, names: list[Name]) -> None:
    """Put the mentions inside phrases into chains.

    Args:
        parsed: The document, parsed.
        chains: Its chains, complete but for these; phrases are added to them.
        names: The document's names.
    """
    known = _places(chains)
    for name in held_places(parsed.tree, names):
        phrase = named_phrase(parsed, name)
        found = known.get(phrase.lemma)
        if found is None and phrase.key is not None:
            found = chains.by_key.get(keyed(phrase))
        known[phrase.lemma] = _added(chains, phrase, found)
    for phrase, chain in list(_called(parsed, chains)):
        _added(chains, phrase, chain)
    nouns = list(_nouns(parsed, chains))
    for phrase, chain in nouns:
        _added(chains, phrase, chain)


def _added(chains: Chains, phrase: Phrase, chain: int | None) -> int:
    chains.phrases.append(phrase)
    chains.of.append(-1)
    i = len(chains.phrases) - 1
    return chains.open(i) if chain is None else chains.join(i, chain)


def _places(chains: Chains) -> dict[str, int]:
    """Chains of places by each of their names."""
    return {
        " ".join(name): c
        for c, chain in enumerate(chains.all)
        if chain.members and chain.type == "PLACE"
        for name in chain.names
    }


def _called(parsed: Parsed, chains: Chains) -> Iterator[tuple[Phrase, int]]:
    """As in "the Rafid Tamer Foundation": somebody named elsewhere, in a body's name."""
    known = {
        name: c
        for c, chain in enumerate(chains.all)
        if chain.members and chain.type in {"PERSON", "ORG"}
        for name in chain.names
        if name
    }
    starts = {phrase.first for phrase in chains.phrases if phrase.kind == "name"}
    for i, phrase in enumerate(chains.phrases):
        if phrase.kind != "name" or phrase.type == "PERSON" or phrase.key is not None:
            continue
        for first, end in _parts(parsed.tree, phrase, starts):
            lemma = fold(" ".join(parsed.tree.text[first:end]))
            chain = known.get(tuple(lemma.split()))
            if chain is not None and chain != chains.of[i]:
                kind = chains.all[chain].type
                yield (
                    replace(
                        phrase,
                        first=first,
                        end=end,
                        head=end - 1,
                        type=kind,
                        lemma=lemma,
                    ),
                    chain,
                )
                break


def _parts(tree: Tree, phrase: Phrase, starts: set[int]) -> Iterator[tuple[int, int]]:
    """What a name begins with, what follows its "of" or "for"; the longer first."""
    for end in range(phrase.end - 1, phrase.first, -1):
        yield phrase.first, end
    for first in range(phrase.first + 1, phrase.end):
        if tree.word[first - 1] in {"of", "for"} and first not in starts:
            for end in range(phrase.end, first, -1):
                yield first, end


def _nouns(parsed: Parsed, chains: Chains) -> Iterator[tuple[Phrase, int]]:
    """As in "the team captain": a noun before a noun, for what was mentioned so before."""
    tree = parsed.tree
    covered = {
        i
        for phrase in chains.phrases
        if phrase.kind == "name"
        for i in range(phrase.first, phrase.end)
    }
    heads = sorted(
        (phrase.head, i)
        for i, phrase in enumerate(chains.phrases)
        if phrase.kind == "nominal" and not phrase.part and chains.of[i] >= 0
    )
    latest: dict[str, tuple[int, int]] = {}  # lemma: sentence, phrase
    at = 0
    for k, pos in enumerate(tree.pos):
        while at < len(heads) and heads[at][0] <= k:
            i = heads[at][1]
            latest[chains.phrases[i].lemma] = parsed.sentence_of[heads[at][0]], i
            at += 1
        if pos != "NOUN" or tree.dep[k] != "compound" or k in covered:
            continue
        sentence, i = latest.get(tree.lemma[k], (-NOUN_SENTENCES - 1, -1))
        if parsed.sentence_of[k] - sentence > NOUN_SENTENCES:
            continue
        number: Number = "any"
        yield (
            Phrase(
                first=k, end=k + 1, head=k, kind="nominal", type=chains.phrases[i].type,
                lemma=tree.lemma[k], given="bare", number=number,
                gender=chains.phrases[i].gender,
            ),
            chains.of[i],
        )  # fmt: skip
