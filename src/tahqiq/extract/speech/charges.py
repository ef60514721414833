"""Who is charged with what: "accused X of Y", "blamed X for Y", "a man accused of Y"."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import (
    Content,
    Ranges,
    antecedent,
    before_relative,
    pair,
    tops,
)
from tahqiq.extract.parsing.tree import Tree

PARTIES = {"by", "of", "against", "between", "among"}
BETWEEN = {",", "and", "or", "of"}
IDLE = {"turn", "its", "their", "his", "her", "part"}  # of "in its turn"


def charge(tree: Tree, verb: int) -> Content | None:
    """As in "accused the army of shelling the town"; passive with the accused as subject."""
    person = undergoer(tree, verb)
    deed = next(
        (c for c in tree.children[verb]
         if tree.dep[c] == "prep" and tree.word[c] in {"of", "with", "in"} and c > verb),
        None,
    )  # fmt: skip
    if deed is None and person is not None:
        deed = _deed_of(tree, person, verb)
    by = tree.child(verb, "agent")
    if deed is None and by is not None:  # "accused by many of the killing"
        accuser = tree.child(by, "pobj")
        deed = None if accuser is None else _deed_of(tree, accuser, verb)
    if person is None:
        return _charged_apart(tree, verb)
    if deed is None:
        return None
    inner = tree.child(deed, "pcomp", "pobj")
    if inner is None:
        return None
    return pair(tree, person, deed, tuple(tops(tree, inner)), "charge")


def deeds_apart(tree: Tree, verb: int, person: int) -> list[tuple[int, Ranges]]:
    """The deeds of one charge, each with its own words beside whom it is laid to: "accused
    the police of firing first, of hiding the dead and of lying".
    """
    heads = _charged(tree, verb)
    if len(heads) < 2:
        return []
    starts = [_start(tree, head) for head in heads]
    whom = (tree.left[person], min(tree.right[person], starts[0]))
    found: list[tuple[int, Ranges]] = []
    for at, head in enumerate(heads):
        end = starts[at + 1] if at + 1 < len(heads) else tree.right[head]
        while tree.word[end - 1] in BETWEEN:
            end -= 1
        before = whom[0] < whom[1] <= starts[at]
        words = (starts[at], min(end, max(tree.right[head], starts[at] + 1)))
        found.append((head, (whom, words) if before else (words,)))
    return found


def _charged(tree: Tree, verb: int) -> list[int]:
    """The deeds behind every "of" that hangs on a charge, in order."""
    links = [c for c in range(verb + 1, tree.right[verb]) if tree.word[c] == "of"]
    heads = {
        deed for link in links
        for first in (tree.child(link, "pcomp"),) if first is not None
        for deed in tree.conjuncts(first) if tree.tag[deed] == "VBG" and deed > link
    }  # fmt: skip
    return sorted(head for head in heads if _hangs(tree, head, verb))


def _hangs(tree: Tree, deed: int, verb: int) -> bool:
    """Whether a deed is charged itself, no part of another: "of the charge of lying"."""
    here = tree.head[deed]
    while here != verb:
        if tree.head[here] == here or tree.dep[here] in {"relcl", "advcl", "ccomp"}:
            return False
        here = tree.head[here]
    return True


def _start(tree: Tree, deed: int) -> int:
    """Where the words of a deed open, its own "of" included."""
    of = tree.head[deed]
    own = (
        tree.dep[deed] == "pcomp"
        and tree.word[of] == "of"
        and of == tree.left[deed] - 1
    )
    return of if own else tree.left[deed]


def _deed_of(tree: Tree, noun: int, verb: int) -> int | None:
    """The "of" with the deed, where the parser hung it on the accused or the accuser:
    "accused the army of torture", not "accused the Ministry of Defence".
    """
    found = [c for c in tree.children[noun] if tree.word[c] == "of" and c > verb]
    for c in found:
        if tree.child(c, "pcomp") is not None:
            return c
    for c in found:
        inner = tree.child(c, "pobj")
        if inner is None:
            continue
        bare = tree.tag[inner] in {"NN", "NNS"} and not tree.text[inner][0].isupper()
        if tree.tag[inner] == "VBG" or (
            bare and tree.child(inner, "det", "poss") is None
        ):
            return c
    return None


def _charged_apart(tree: Tree, verb: int) -> Content | None:
    """As in "accused in its turn X of doing Y", where the parser lost the object."""
    for c in range(verb + 1, tree.right[verb]):
        inner = tree.child(c, "pcomp") if tree.word[c] == "of" else None
        if inner is not None and tree.tag[inner] == "VBG":
            accused = _noun_over(tree, verb, c)
            if accused is None:
                return None
            first = max(tree.left[accused], verb + 1)
            while first < accused and tree.word[first] in IDLE:
                first += 1
            return Content(
                ranges=((first, tree.right[inner]),), roots=(inner,),
                frame="charge", target=accused,
            )  # fmt: skip
    return None


def _noun_over(tree: Tree, verb: int, of: int) -> int | None:
    """The highest noun between a verb and the "of" that ends the accused's name."""
    here, best = tree.head[of], None
    while here > verb:
        if tree.pos[here] in {"NOUN", "PROPN", "PRON"} and tree.word[here] not in IDLE:
            best = here
        here = tree.head[here]
    names = (i for i in range(of - 1, verb, -1) if tree.pos[i] in {"NOUN", "PROPN"})
    return best if best is not None else next(names, None)


def undergoer(tree: Tree, verb: int) -> int | None:
    """Who is accused or blamed: object, passive subject, or the noun modified."""
    own = tree.child(verb, "dobj", "nsubjpass")
    if own is not None and tree.tag[own].startswith("W"):
        return antecedent(tree, own)  # "the men, whom the court accuses of arson"
    if own is None and tree.dep[verb] == "xcomp" and tree.tag[verb] == "VBN":
        return tree.child(tree.head[verb], "nsubj")  # "stands accused of arson"
    return _modified(tree, verb) if own is None else own


def _modified(tree: Tree, verb: int) -> int | None:
    """As in "the group, accused of the killing": the noun a participle modifies; "they were
    arrested and charged with it", "he was held, suspected of it": whom the clause is about.
    """
    if tree.dep[verb] == "acl":
        return tree.head[verb]
    if tree.tag[verb] not in {"VBN", "VBD"} or tree.dep[verb] not in {"conj", "advcl"}:
        return None
    passive = tree.child(verb, "auxpass") is not None
    helped = tree.child(verb, "aux", "mark") is not None
    here = tree.head[verb]
    while (
        tree.dep[here] in {"conj", "advcl"}
        and tree.child(here, "nsubj", "nsubjpass", "mark", "aux") is None
    ):
        here = tree.head[here]
    suffered = tree.child(here, "nsubjpass")
    if tree.dep[verb] == "advcl":
        whom = tree.child(here, "nsubj", "nsubjpass")
        return None if helped or passive or verb < here else whom
    shared = suffered if not helped and not passive else None
    return tree.child(here, "nsubj", "nsubjpass") if passive else shared


def fault(tree: Tree, verb: int) -> Content | None:
    """As in "blamed X for Y", "blamed Y on X", "condemned Y", "holds X responsible"."""
    noun = undergoer(tree, verb)
    if noun is None or _stands_for_clause(tree, verb, noun):
        return None
    for c in (*tree.children[verb], *tree.children[noun], *_by(tree, verb)):
        if tree.dep[c] == "prep" and tree.word[c] in {"for", "on", "over"} and c > verb:
            inner = tree.child(c, "pcomp", "pobj")
            if tree.word[c] == "on" and tree.lemma[verb] not in word_classes().laying:
                continue  # "condemned the attack on the market": on what it was
            if tree.word[c] == "on":  # the deed is laid on somebody
                paired = pair(tree, noun, c, (noun,), "fault")
                return replace(paired, target=inner)
            return pair(tree, noun, c, (noun if inner is None else inner,), "fault")
        if c > verb and tree.word[c] == "as" and tree.dep[c] == "prep":
            return pair(tree, noun, c, (noun,), "fault")  # "condemned it as a crime"
    first, end = tree.left[noun], before_relative(tree, noun)
    return Content(ranges=((first, end),), roots=(noun,), frame="fault", target=noun)


def _stands_for_clause(tree: Tree, verb: int, noun: int) -> bool:
    """As in "It is suspected that he was kidnapped": the clause is, nobody suspects "it"."""
    clause = tree.child(verb, "ccomp")
    passive = tree.word[noun] == "it" and tree.dep[noun] == "nsubjpass"
    return passive and clause is not None and clause > verb


def _by(tree: Tree, verb: int) -> list[int]:
    """What the parser hung on the agent: "blamed by officials on separatists"."""
    by = tree.child(verb, "agent")
    accuser = None if by is None else tree.child(by, "pobj")
    return [] if accuser is None else tree.children[accuser]


def with_parties(tree: Tree, verb: int, end: int) -> int:
    """As in "denied the beating by guards of three men": whose deed it was and whom it met
    are of the deed, not of the denial.
    """
    own = tree.child(verb, "dobj")
    part = own is not None and tree.lemma[own] in cue_book().hollow  # "any part in it"
    for c in tree.children[verb]:
        noun = tree.child(c, "pobj")
        links = PARTIES | {"in"} if part else PARTIES
        if tree.left[c] != end or noun is None or tree.word[c] not in links:
            continue
        if tree.word[noun] not in word_classes().means | cue_book().media:
            end = tree.right[c]
    return end
