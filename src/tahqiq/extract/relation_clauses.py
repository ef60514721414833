"""Relations a verb states: "led by", "operating within", "heads the group"."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.relation_words import (
    BACK,
    PEOPLE_AND_BODIES,
    Links,
    Stated,
    is_plain,
    relation_words,
)
from tahqiq.model.reading import MentionType


def of_verb(links: Links, i: int) -> Iterator[Stated]:
    """What phrase `i` is the subject of, or what a participle after it says."""
    tree, head = links.parsed.tree, links.chains.phrases[i].head
    if tree.dep[head] == "nsubj":
        for verb in _verbs(links, tree.head[head]):
            yield from _active(links, i, verb)
            yield from _with_preposition(links, i, verb)
    elif tree.dep[head] == "nsubjpass":
        yield from _passive(links, i, tree.head[head])
        yield from _with_preposition(links, i, tree.head[head])
    for child in tree.children[head]:
        loyal = tree.dep[child] == "amod" and tree.pos[child] in {"ADJ", "VERB"}
        if child > head and (tree.dep[child] in {"acl", "relcl"} or loyal):
            yield from _passive(links, i, child)
            yield from _with_preposition(links, i, child)
            who = tree.child(child, "nsubj")
            if who is not None and tree.tag[who] in {"WP", "WDT"}:
                yield from _active(links, i, child)


def _verbs(links: Links, verb: int) -> list[int]:
    """A verb and those coordinated with it that have no subject of their own."""
    tree = links.parsed.tree
    return [
        v
        for v in tree.conjuncts(verb)
        if v == verb or tree.child(v, "nsubj", "nsubjpass") is None
    ]


def _object(links: Links, verb: int) -> int | None:
    """What a verb is done to: its own object, or that of the verb after "and"."""
    tree = links.parsed.tree
    objects = (tree.child(v, "dobj") for v in tree.conjuncts(verb) if v >= verb)
    return next((token for token in objects if token is not None), None)


def _active(links: Links, i: int, verb: int) -> Iterator[Stated]:
    tree, words = links.parsed.tree, relation_words()
    lemma = tree.lemma[verb]
    j = links.placed(_object(links, verb))
    if j is None or not is_plain(tree, verb):
        return
    mine, other = links.chains.chain(i).type, links.chains.chain(j).type
    if lemma in words.leaving and other == "ORG" and mine in PEOPLE_AND_BODIES:
        yield links.stated("former-role", (i, j), verb, former=True)
    kind = words.active.get(lemma)
    if kind is not None and _fit(kind, mine, other):
        yield links.stated(kind, (i, j), verb)


def _fit(kind: str, mine: MentionType, other: MentionType) -> bool:
    """Whether a verb's subject and object can be the ends of its relation."""
    if kind == "umbrella-of":
        return mine == other == "ORG"
    if kind == "employed-by":
        return mine == other == "PERSON"  # "represents": a lawyer and his client
    places = kind == "under-control-of" + BACK and other == "PLACE"
    return mine in PEOPLE_AND_BODIES | {"PLACE"} and (
        other in PEOPLE_AND_BODIES or places
    )


def _passive(links: Links, i: int, verb: int) -> Iterator[Stated]:
    tree, words = links.parsed.tree, relation_words()
    agent = tree.child(verb, "agent")
    if agent is None or tree.tag[verb] != "VBN" or not is_plain(tree, verb):
        return
    j = links.placed(tree.child(agent, "pobj"))
    if j is None:
        return
    kind = words.passive.get(tree.lemma[verb])
    if kind is None and links.chains.phrases[i].type == "PLACE":
        kind = words.passive_of_places.get(tree.lemma[verb])
    if kind is not None:
        yield links.stated(kind, (i, j), verb)
    back = words.passive_back.get(tree.lemma[verb])
    if back is not None:
        yield links.stated(back + BACK, (i, j), verb)


def _with_preposition(links: Links, i: int, verb: int) -> Iterator[Stated]:
    tree, words = links.parsed.tree, relation_words()
    if not is_plain(tree, verb):
        return
    for child in tree.all(verb, "prep", "agent"):
        kind = words.prepositions.get(f"{tree.lemma[verb]} {tree.word[child]}")
        j = _swayed(links, tree.child(child, "pobj")) if kind is not None else None
        if kind is None or j is None:
            continue
        wanted = {"PLACE"} if kind == "located-in" else PEOPLE_AND_BODIES
        if kind in {"member-of", "former-role"}:
            wanted = {"ORG"}
        if links.chains.chain(j).type in wanted:
            yield links.stated(kind, (i, j), verb, former=kind == "former-role")


def _swayed(links: Links, token: int | None) -> int | None:
    """As in "under the command of X": X; else the phrase the token heads."""
    tree = links.parsed.tree
    if token is not None and tree.lemma[token] in relation_words().sway:
        of = next((c for c in tree.all(token, "prep") if tree.word[c] == "of"), None)
        return links.placed(tree.child(of, "pobj")) if of is not None else None
    return links.placed(token)
