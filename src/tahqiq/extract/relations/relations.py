"""Relations that a single phrase or clause states between two entities.

Each is found at the words that carry it; its claim is made later, with the attribution
of the host phrase. A former role is never a current one (M35).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.names.named import FoundRelation
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.relations.clauses import of_verb
from tahqiq.extract.relations.phrases import (
    of_hyphen,
    of_noun,
    of_origin,
    of_part,
    of_place,
    of_title,
)
from tahqiq.extract.relations.words import Links, Stated, is_former_word

TITLE = 4  # words of an office before its holder's name


def stated_relations(parsed: Parsed, chains: Chains) -> list[Stated]:
    """Every stated relation once, in text order."""
    links = Links.of(parsed, chains)
    seen: dict[tuple[int, str, int, bool], Stated] = {}
    for stated in sorted(_all(links), key=lambda s: (s.first, s.end)):
        key = (stated.subject, stated.type, stated.object, stated.former)
        ends = (stated.subject, stated.object)
        if ends[0] != ends[1] and not any(_is_nobody(chains, end) for end in ends):
            seen.setdefault(key, stated)
    return list(seen.values())


def _is_nobody(chains: Chains, chain: int) -> bool:
    """Whether only pronouns speak of it: "my son" says whose he is to nobody else."""
    return all(chains.phrases[i].kind == "pronoun" for i in chains.all[chain].members)


def _all(links: Links) -> Iterator[Stated]:
    for i, phrase in enumerate(links.chains.phrases):
        if phrase.kind == "nominal" and phrase.part:
            yield from of_part(links, i)
        if links.chains.of[i] < 0 or phrase.type == "OTHER":
            continue
        if phrase.kind == "pronoun":
            yield from _of_pronoun(links, i)
        else:
            yield from _of_phrase(links, i)


def _of_pronoun(links: Links, i: int) -> Iterator[Stated]:
    """What "he" or "it" is said to do, where it is known who that is."""
    chain = links.chains.chain(i)
    if links.chains.phrases[i].person == 3 and (chain.names or chain.nouns):
        yield from of_verb(links, i)


def _of_phrase(links: Links, i: int) -> Iterator[Stated]:
    """What a name or noun is said to be, and to do."""
    phrase = links.chains.phrases[i]
    if phrase.kind == "nominal":
        yield from of_noun(links, i)
    elif phrase.type == "PERSON":
        yield from of_title(links, i)
        yield from of_origin(links, i)
    yield from of_hyphen(links, i)
    yield from of_verb(links, i)
    if phrase.type == "PLACE":
        yield from of_place(links, i)


def former_offices(parsed: Parsed, chains: Chains) -> list[Stated]:
    """As in "a former police chief": the office, an entity its holder once had.

    Adds a phrase and a chain for each office.
    """
    found: list[Stated] = []
    for i, phrase in enumerate(list(chains.phrases)):
        if phrase.type != "PERSON" or chains.of[i] < 0:
            continue
        words = _former_title if phrase.kind == "name" else _former_noun
        title = words(parsed.tree, phrase)
        if title is not None and phrase.kind in {"name", "nominal"}:
            found.append(_office(chains, i, phrase, title))
    return found


def _former_noun(tree: Tree, phrase: Phrase) -> tuple[int, int, int] | None:
    """As in "a former police chief": the words of the office."""
    if tree.dep[phrase.head] in {"poss", "compound"}:
        return None  # "a former girls' school"
    if phrase.noun is not None and phrase.noun.name == "people":
        return None  # "the previous people" had no office
    before = [c for c in tree.children[phrase.head] if c < phrase.head]
    former = [c for c in before if is_former_word(tree, c)]
    return (former[-1] + 1, phrase.end, phrase.head) if former else None


def _office(
    chains: Chains, i: int, phrase: Phrase, title: tuple[int, int, int]
) -> Stated:
    """The former role of phrase `i`: its office becomes an entity of its own."""
    first, end, head = title
    chains.phrases.append(
        replace(
            phrase, first=first, end=end, head=head, kind="nominal", type="OTHER",
            noun=None, part=False,
        )
    )  # fmt: skip
    chains.of.append(-1)
    chains.all.append(Chain(type="OTHER", office=True))
    chains.join(len(chains.phrases) - 1, len(chains.all) - 1)
    return Stated(
        subject=chains.of[i],
        type="former-role",
        object=len(chains.all) - 1,
        first=min(first - 1, phrase.first),
        end=phrase.end,
        anchor=phrase.head,
        former=True,
    )


def _former_title(tree: Tree, phrase: Phrase) -> tuple[int, int, int] | None:
    """As in "former police commander X": the words of the office before the name."""
    last = phrase.first - 1
    noun = nouns().of.get(tree.lemma[last]) if last > 0 else None
    if noun is None or noun.type != "PERSON" or tree.tag[last] == "NNS":
        return None
    first = last
    while first > 0 and tree.pos[first - 1] in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
        if is_former_word(tree, first - 1):
            hyphen = tree.pos[first] == "PUNCT" or tree.text[first] == "-"
            return first + hyphen, phrase.first, last  # "ex-general"
        if tree.word[first - 1] in {",", ";", "."} or last - first > TITLE:
            return None
        first -= 1
    return None


def found_relations(
    stated: Sequence[Stated], ids: Sequence[str | None]
) -> tuple[FoundRelation, ...]:
    """Stated relations with entity ids in place of chains; what has none is left out."""
    found = []
    for relation in stated:
        subject, other = ids[relation.subject], ids[relation.object]
        if subject is not None and other is not None:
            found.append(
                FoundRelation(
                    subject=subject,
                    type=relation.type,
                    object=other,
                    first=relation.first,
                    end=relation.end,
                    anchor=relation.anchor,
                    former=relation.former,
                )
            )
    return tuple(found)
