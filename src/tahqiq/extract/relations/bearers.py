"""Whom a noun of a relation is said of: the name beside it, or the subject it is told of.

"The brigade, an ally of Y", "X became governor of Y", "X, sacked as head of Y", "is
believed to be a member of Y".
"""

from __future__ import annotations

from tahqiq.extract.coref.said import relative
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.relations.words import (
    Links,
    is_plain,
    relation_nouns,
    relation_words,
)


def bearer(links: Links, i: int) -> int:
    """As in "the brigade, an ally of Y": whom the noun is said of, if it is no chain's."""
    tree, head = links.parsed.tree, links.chains.phrases[i].head
    named = _named_beside(links, i)
    if named is not None:
        return named
    host = _host(tree, head)
    j = links.placed(host)
    became = tree.dep[head] == "attr" and tree.lemma[tree.head[head]] != "be"
    office = became or tree.dep[head] in {"oprd", "pobj"}
    second = tree.dep[head] == "conj" and tree.tag[head] == "NN"
    alone = tree.dep[head] == "attr" and len(links.chains.chain(i).members) == 1
    bears = j is not None and (
        office or second or alone or links.chains.chain(j).type == "ORG"
    )
    return j if j is not None and bears and j < i else i


def _host(tree: Tree, noun: int) -> int | None:
    """Whom a noun is said of: in apposition, after "is", "was appointed", "sacked as"."""
    verb, words = tree.head[noun], relation_words()
    if tree.dep[noun] == "conj" and verb < noun and tree.dep[verb] in {"appos", "attr"}:
        if tree.child(noun, "poss") is not None:
            return None  # "The victims were an aide and his driver"
        return _host(tree, verb)  # "X, mayor of Y and a cousin of Z"
    first = stray(tree, noun)
    if first is not None:
        return _host(tree, first)
    if tree.dep[noun] == "appos":
        return relative(tree, verb)
    if tree.dep[noun] == "pobj" and tree.word[verb] == "as":
        verb = tree.head[verb]
        able = words.appointing | words.ousting | words.regarding | wording().serving
        said = tree.lemma[verb] in able
    elif tree.dep[noun] == "oprd":
        said = tree.lemma[verb] in words.appointing
    else:
        said = tree.dep[noun] == "attr" and tree.lemma[verb] in words.being
    subject = _subject(tree, verb) if said and is_plain(tree, verb) else None
    return relative(tree, subject) if subject is not None else None


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject, also of "is believed to be a member" and of "X, sacked as its head"."""
    own = tree.child(verb, "nsubj", "nsubjpass")
    above = tree.head[verb]
    if own is None and tree.dep[verb] == "acl" and tree.tag[verb] == "VBN":
        return above
    held = tree.dep[verb] == "xcomp" and tree.lemma[above] in relation_words().believing
    return tree.child(above, "nsubjpass") if own is None and held else own


def nobodys(tree: Tree, noun: int) -> bool:
    """As in "denied being a member of the front", "is not seen as a proxy": of nobody by
    these words.
    """
    verb, words = tree.head[noun], relation_words()
    if tree.dep[noun] == "pobj" and tree.word[verb] == "as":
        verb = tree.head[verb]
        return tree.lemma[verb] in words.regarding and not is_plain(tree, verb)
    bare = tree.tag[verb] in {"VB", "VBG"} and tree.lemma[verb] == "be"
    return tree.dep[noun] == "attr" and bare and _subject(tree, verb) is None


def stray(tree: Tree, noun: int) -> int | None:
    """As in "an adviser to the president and owner of a radio": the noun that the bare one
    after "and" goes on from, where the parser joined it to what stands inside that.
    """
    inner = tree.head[noun]
    link = tree.head[inner]
    first = tree.head[link]
    joined = tree.dep[noun] == "conj" and tree.dep[inner] == "pobj" and inner < noun
    bare = tree.tag[noun] == "NN" and tree.child(noun, "det", "poss", "nummod") is None
    office = (
        tree.lemma[noun] in relation_nouns() and tree.child(inner, "det") is not None
    )
    said = (
        tree.dep[first] in {"appos", "attr"} and tree.lemma[first] in relation_nouns()
    )
    return first if joined and bare and office and said else None


def _named_beside(links: Links, i: int) -> int | None:
    """As in "its rivals, the Lions": the body a plural noun is the name of."""
    tree, phrase = links.parsed.tree, links.chains.phrases[i]
    beside = [
        links.placed(c) for c in tree.all(phrase.head, "appos") if c > phrase.head
    ]
    bodies = [
        j
        for j in beside
        if j is not None
        and links.chains.phrases[j].kind == "name"
        and links.chains.chain(j).type == "ORG"
    ]
    part = (
        relation_nouns().get(phrase.lemma) == "part-of"
    )  # "its armed wing, the Lions"
    named = phrase.number == "many" or part
    return bodies[0] if named and len(bodies) == 1 else None
