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


def of_verb(links: Links, i: int) -> Iterator[Stated]:
    """What phrase `i` is the subject of, or what a participle after it says."""
    tree, head = links.parsed.tree, links.chains.phrases[i].head
    if tree.dep[head] == "nsubj":
        yield from _active(links, i, tree.head[head])
        yield from _with_preposition(links, i, tree.head[head])
    elif tree.dep[head] == "nsubjpass":
        yield from _passive(links, i, tree.head[head])
    for child in tree.children[head]:
        if tree.dep[child] in {"acl", "relcl"} and child > head:
            yield from _passive(links, i, child)
            yield from _with_preposition(links, i, child)


def _active(links: Links, i: int, verb: int) -> Iterator[Stated]:
    tree = links.parsed.tree
    kind = relation_words().active.get(tree.lemma[verb])
    if kind is None or not is_plain(tree, verb):
        return
    j = links.placed(tree.child(verb, "dobj"))
    if j is not None and links.chains.chain(j).type in PEOPLE_AND_BODIES:
        yield links.stated(kind, (i, j), verb)


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
        j = links.placed(tree.child(child, "pobj")) if kind is not None else None
        if kind is None or j is None:
            continue
        if links.chains.phrases[j].type in PEOPLE_AND_BODIES:
            yield links.stated(kind, (i, j), verb, former=kind == "former-role")
