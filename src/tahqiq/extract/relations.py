"""Relations that a single phrase or clause states between two entities.

Each is found at the words that carry it; its claim is made later, with the attribution
of the host phrase. A former role is never a current one (M35).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.extract.chains import Chain, Chains
from tahqiq.extract.named import FoundRelation
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.relation_clauses import of_verb
from tahqiq.extract.relation_phrases import (
    of_hyphen,
    of_noun,
    of_origin,
    of_part,
    of_place,
    of_title,
)
from tahqiq.extract.relation_words import Links, Stated, is_former_word


def stated_relations(parsed: Parsed, chains: Chains) -> list[Stated]:
    """Every stated relation once, in text order."""
    links = Links.of(parsed, chains)
    seen: dict[tuple[int, str, int, bool], Stated] = {}
    for stated in sorted(_all(links), key=lambda s: (s.first, s.end)):
        key = (stated.subject, stated.type, stated.object, stated.former)
        if stated.subject != stated.object:
            seen.setdefault(key, stated)
    return list(seen.values())


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
    tree = parsed.tree
    found: list[Stated] = []
    for i, phrase in enumerate(list(chains.phrases)):
        if phrase.kind != "nominal" or phrase.type != "PERSON" or chains.of[i] < 0:
            continue
        if tree.dep[phrase.head] in {"poss", "compound"}:
            continue  # "a former girls' school"
        if phrase.noun is not None and phrase.noun.name == "people":
            continue  # "the previous people" had no office
        before = [c for c in tree.children[phrase.head] if c < phrase.head]
        former = [c for c in before if is_former_word(tree, c)]
        if not former:
            continue
        chains.phrases.append(
            replace(phrase, first=former[-1] + 1, type="OTHER", noun=None, part=False)
        )
        chains.of.append(-1)
        chains.all.append(Chain(type="OTHER", office=True))
        chains.join(len(chains.phrases) - 1, len(chains.all) - 1)
        found.append(
            Stated(
                subject=chains.of[i],
                type="former-role",
                object=len(chains.all) - 1,
                first=phrase.first,
                end=phrase.end,
                anchor=phrase.head,
                former=True,
            )
        )
    return found


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
