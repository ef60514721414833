"""Arcs of headlines, which leave out articles and auxiliaries: "Police say two held over
attack", "Fishermen say coastguard rammed boat", "Ten dead in clash, says hospital".
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, NOUNS, PASTS, Arcs

SAYING = frozenset({"say", "says", "said"})
SAID = frozenset({"word", "words", "prayer", "prayers", "thing", "things", "something", "nothing",
                  "anything", "everything", "mass", "line", "lines", "farewell"})  # fmt: skip
COUNTED = NOUNS | {"CD"}
BARE = frozenset({"dobj", "punct", "npadvmod", "dep"})


def said_passive(arcs: Arcs, i: int) -> None:
    """As in "UN says convoy hit by drone", "Police say two men held over attack": nobody
    says a convoy; the participle behind it is what is said to have been done to it.
    """
    verb = arcs.head[i]
    if not _says(arcs, verb) or not _follows(arcs, verb, i):
        return
    for done in arcs.of(i, "acl", "relcl"):
        bare = arcs.tag[done] in PASTS and not arcs.helped(done)
        if not bare or done < i or arcs.subjects(done):
            continue
        arcs.hang(done, verb, "ccomp")
        object_ = arcs.of(done, "dobj")
        arcs.hang(i, done, "nsubj" if object_ else "nsubjpass")
        arcs.tag[done] = "VBD" if object_ else "VBN"
        return


def said_deed(arcs: Arcs, i: int) -> None:
    """As in "Fishermen say coastguard rammed boat": nobody says a boat; the past form among
    the nouns before it is the verb, what stands before that its subject.
    """
    verb = arcs.head[i]
    if not _says(arcs, verb) or not _follows(arcs, verb, i):
        return
    inside = [c for c in arcs.of(i, "compound", "amod", "nmod") if verb < c < i]
    for deed in inside:
        doer = deed - 1
        past = arcs.word[deed].endswith("ed") and doer in arcs.under[i]
        if not past or doer <= verb or arcs.tag[doer] not in COUNTED:
            continue
        before = [c for c in arcs.under[i] if c < doer]
        arcs.tag[deed] = "VBD"
        arcs.hang(deed, verb, "ccomp")
        arcs.hang(i, deed, "dobj")
        arcs.hang(doer, deed, "nsubj")
        for c in before:
            arcs.hang(c, doer, "compound" if arcs.tag[c] in COUNTED else arcs.dep[c])
        return


def says_at_the_end(arcs: Arcs, i: int) -> None:
    """As in "Two killed as troops open fire, say witnesses", "Ten dead in clash, says
    hospital": behind the comma that ends a headline, who says so stands behind the verb.
    """
    if arcs.head[i] != i or not _says(arcs, i) or i < 2 or arcs.word[i - 1] != ",":
        return
    told = [c for c in arcs.of(i, "nsubj", "nsubjpass") if c < i]
    behind = [c for c in arcs.of(i, "nsubj", "dobj", "npadvmod", "attr") if c > i]
    if len(told) != 1 or len(behind) != 1 or arcs.right(behind[0]) < arcs.right(i) - 1:
        return
    first, who = told[0], behind[0]
    if arcs.right(first) < i - 1 or arcs.tag[who] not in COUNTED | {"PRP"}:
        return  # "A guard, they say, …"
    arcs.dep[who] = "nsubj"
    done = [c for c in arcs.of(first, "acl", "amod") if c > first]
    if not done:
        arcs.dep[first] = "ccomp"
        return
    above = done[0]
    rest = [c for c in arcs.under[first] if c > above]
    arcs.hang(above, i, "ccomp")
    arcs.hang(first, above, "nsubjpass" if arcs.tag[above] == "VBN" else "nsubj")
    for c in rest:
        arcs.hang(c, above, arcs.dep[c])


def _says(arcs: Arcs, verb: int) -> bool:
    return arcs.word[verb] in SAYING and arcs.tag[verb] in FINITE


def _follows(arcs: Arcs, verb: int, noun: int) -> bool:
    """Whether a noun opens right behind a verb of saying that it cannot be the object of."""
    plain = arcs.tag[noun] in COUNTED and arcs.word[noun] not in SAID
    article = any(arcs.tag[c] in {"DT", "PRP$"} for c in arcs.under[noun])
    return plain and not article and arcs.left(noun) == verb + 1 and noun > verb


OBJECTS = (said_passive, said_deed)
ROOTS = (says_at_the_end,)
