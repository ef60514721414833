"""Relations a verb states: "led by", "operating within", "heads the group"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.coref.said import relative
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.relations.words import (
    ANY_END,
    BACK,
    PEOPLE_AND_BODIES,
    Links,
    Stated,
    is_plain,
    relation_nouns,
    relation_words,
)
from tahqiq.model.reading import MentionType

# What ends a relation stated by verb and preposition; a state goes by its place's name.
WANTED: dict[str, frozenset[MentionType]] = {
    "located-in": frozenset({"PLACE"}),
    "member-of": frozenset({"ORG"}),
    "former-role": frozenset({"ORG"}),
    "under-control-of": ANY_END,
    "allied-with": ANY_END,
}


def of_verb(links: Links, i: int) -> Iterator[Stated]:
    """What phrase `i` is the subject of, or what a participle after it says."""
    tree, head = links.parsed.tree, links.chains.phrases[i].head
    if tree.dep[head] == "nsubj":
        for verb in _verbs(links, tree.head[head]):
            yield from _done(links, i, verb)
            yield from _with_preposition(links, i, verb)
    elif tree.dep[head] == "nsubjpass":
        for verb in (tree.head[head], *_raised(tree, tree.head[head])):
            yield from _passive(links, i, verb)
            yield from _with_preposition(links, i, verb)
    if tree.dep[head] in {"nsubj", "nsubjpass"}:
        yield from _led_in(links, i, tree.head[head])
    yield from _after(links, i)


def _after(links: Links, i: int) -> Iterator[Stated]:
    """What the participle or clause after phrase `i` says of it."""
    tree, head = links.parsed.tree, links.chains.phrases[i].head
    for child in tree.children[head]:
        loyal = tree.dep[child] == "amod" and tree.pos[child] in {"ADJ", "VERB"}
        if child < head or not (tree.dep[child] in {"acl", "relcl"} or loyal):
            continue
        yield from _passive(links, i, child)
        yield from _with_preposition(links, i, child)
        yield from _which(links, i, child)
        who = tree.child(child, "nsubj")
        if who is not None and tree.tag[who] in {"WP", "WDT"}:
            for verb in (*_verbs(links, child), *_used(tree, child)):
                yield from _done(links, i, verb)
                yield from _worked(links, i, verb)


def _which(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """As in "the foundation, which his brother chairs": what phrase `i` is the object of."""
    tree = links.parsed.tree
    thing, who = tree.child(verb, "dobj"), links.placed(tree.child(verb, "nsubj"))
    taken = thing is not None and tree.tag[thing] in {"WDT", "WP"}
    kind = relation_words().active.get(tree.lemma[verb])
    if who is None or kind is None or not taken or not is_plain(tree, verb):
        return
    if _fit(kind, links.chains.chain(who).type, links.chains.chain(i).type):
        yield links.stated(kind, (who, i), verb, former=_is_over(tree, verb))


def _raised(tree: Tree, verb: int) -> list[int]:
    """As in "is believed to be controlled by X": the verb below the belief."""
    if tree.lemma[verb] not in relation_words().believing:
        return []
    return [v for v in tree.all(verb, "xcomp") if tree.tag[v] == "VBN"]


def _used(tree: Tree, verb: int) -> list[int]:
    """As in "used to work for X"."""
    past = tree.lemma[verb] == "use" and tree.tag[verb] in {"VBD", "VBN"}
    return tree.all(verb, "xcomp") if past else []


def _worked(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """What "used to" puts behind: "used to work for X" is no job of today (M35)."""
    tree = links.parsed.tree
    if tree.tag[verb] == "VB" and tree.dep[verb] == "xcomp":
        for stated in _with_preposition(links, i, verb):
            yield replace(stated, type="former-role", former=True)


def _done(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """What phrase `i` does by a verb that states a relation."""
    yield from _active(links, i, verb)
    yield from _having(links, i, verb)
    yield from _by_object(links, i, verb)
    yield from _where(links, i, verb)
    yield from _loyal(links, i, verb)


def _where(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """As in "the institute where she had worked": who does so is employed there."""
    tree = links.parsed.tree
    where = any(tree.word[c] == "where" for c in tree.all(verb, "advmod"))
    if tree.dep[verb] != "relcl" or not where or not is_plain(tree, verb):
        return
    named = tree.head[verb]  # of "the Institute for Land Rights" its last word
    body = (p.head for p in links.chains.phrases if p.first <= named < p.end)
    j = links.ends("employed-by", next(body, named))
    if j is not None and tree.lemma[verb] in relation_words().working:
        yield links.stated("employed-by", (i, j), verb, former=_is_over(tree, verb))


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
    token = next((token for token in objects if token is not None), None)
    return relative(tree, token) if token is not None else None


def _having(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """As in "the party keeps an armed wing"."""
    tree = links.parsed.tree
    j = links.placed(tree.child(verb, "dobj"))
    if j is None or tree.lemma[verb] not in relation_words().having:
        return
    part = relation_nouns().get(links.chains.phrases[j].lemma) == "part-of"
    bodies = links.chains.chain(i).type == links.chains.chain(j).type == "ORG"
    if part and bodies and is_plain(tree, verb):
        yield links.stated("part-of", (j, i), verb)


def _by_object(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """As in "takes orders from X", "receives money and weapons from X"."""
    tree, words = links.parsed.tree, relation_words()
    thing = tree.child(verb, "dobj")
    if thing is None or not is_plain(tree, verb):
        return
    for link in [*tree.all(verb, "prep"), *tree.all(thing, "prep")]:
        kind = words.objects.get(
            f"{tree.lemma[verb]} {tree.lemma[thing]} {tree.word[link]}"
        )
        j = links.placed(tree.child(link, "pobj"))
        if kind is not None and j is not None and links.chains.chain(j).type in ANY_END:
            yield links.stated(kind, (i, j), verb)


def _loyal(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """As in "the guards are loyal to X"."""
    tree = links.parsed.tree
    quality = tree.child(verb, "acomp")
    if quality is not None and is_plain(tree, verb):
        yield from _with_preposition(links, i, quality)


def _active(links: Links, i: int, verb: int) -> Iterator[Stated]:
    tree, words = links.parsed.tree, relation_words()
    lemma = tree.lemma[verb]
    j = links.placed(_object(links, verb))
    if j is None or not is_plain(tree, verb):
        return
    mine, other = links.chains.chain(i).type, links.chains.chain(j).type
    marks = {tree.word[c] for c in tree.all(verb, "mark", "advmod")}
    left = lemma in words.leaving and not marks & {"as", "while"}
    if left and other == "ORG" and mine in PEOPLE_AND_BODIES:  # "as she left the court"
        yield links.stated("former-role", (i, j), verb, former=True)
    kind = words.active.get(lemma)
    if lemma in words.contesting and mine == other == "PERSON":
        kind = "opposed-to"  # "is challenging the mayor"
    if kind is None:
        return
    for k in [j, *_listed(links, j)]:
        if _fit(kind, mine, links.chains.chain(k).type):
            yield links.stated(kind, (i, k), verb, former=_is_over(tree, verb))


def _listed(links: Links, j: int) -> list[int]:
    """The phrases coordinated with phrase `j`."""
    head = links.chains.phrases[j].head
    found = [links.placed(c) for c in links.parsed.tree.conjuncts(head) if c > head]
    return [k for k in found if k is not None]


def _is_over(tree: Tree, verb: int) -> bool:
    """As in "once worked for", "led it until 2014": a relation that has ended (M35)."""
    over = relation_words().over
    return tree.tag[verb] in {"VBD", "VBN"} and any(
        (tree.word[c] in over and tree.dep[c] in {"advmod", "prep", "mark"})
        or _at_the_time(tree, c)
        for c in tree.children[verb]
    )


def _at_the_time(tree: Tree, link: int) -> bool:
    """As in "commanded the unit at the time": he need not any more."""
    obj = tree.child(link, "pobj") if tree.word[link] == "at" else None
    return obj is not None and tree.word[obj] == "time" and tree.right[obj] == obj + 1


def _fit(kind: str, mine: MentionType, other: MentionType) -> bool:
    """Whether a verb's subject and object can be the ends of its relation."""
    if kind == "umbrella-of":
        return mine == other == "ORG"
    if kind == "member-of":
        return mine in PEOPLE_AND_BODIES and other == "ORG"
    if kind == "leader-of":
        return mine in PEOPLE_AND_BODIES and other in {"ORG", "PLACE"}
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
    ends = (links.placed(token) for token in tree.all(agent, "pobj"))
    j = next((end for end in ends if end is not None), None)
    if j is None:  # "al-Lami" may hang there in three pieces
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
    parts = tree.all(verb, "advmod", "prt")
    away = [p for part in parts for p in tree.all(part, "prep")]  # "broke away from"
    for child in [*tree.all(verb, "prep", "agent"), *away]:
        kind = words.prepositions.get(f"{tree.lemma[verb]} {tree.word[child]}")
        over = kind == "former-role" or _is_over(tree, verb)
        j = _swayed(links, tree.child(child, "pobj")) if kind is not None else None
        if kind is None or j is None:
            continue
        if links.chains.chain(j).type in WANTED.get(kind, PEOPLE_AND_BODIES):
            yield links.stated(kind, (i, j), verb, former=over)


def _led_in(links: Links, i: int, verb: int) -> Iterator[Stated]:
    """As in "Backed by Iran, the group": what is said before its subject."""
    tree = links.parsed.tree
    for child in tree.all(verb, "advcl"):
        if (
            child < verb
            and tree.tag[child] == "VBN"
            and tree.child(child, "mark") is None
        ):
            yield from _passive(links, i, child)


def _swayed(links: Links, token: int | None) -> int | None:
    """As in "under the command of X": X; else the phrase the token heads."""
    tree = links.parsed.tree
    if token is not None and tree.lemma[token] in relation_words().sway:
        of = next((c for c in tree.all(token, "prep") if tree.word[c] == "of"), None)
        return links.placed(tree.child(of, "pobj")) if of is not None else None
    return links.placed(token)
