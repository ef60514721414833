"""Arcs that hide who speaks: what is said of him before his verb, and how he was met."""

from __future__ import annotations

from tahqiq.extract.arcs import FINITE, Arcs
from tahqiq.extract.word_classes import word_classes

STRANDED = frozenset({"to", "with", "about", "for"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def met_before(arcs: Arcs, i: int) -> None:
    """As in "An inspector I spoke to confirmed that": no participle follows "to", so it
    ends the clause on how he was met, and he is who confirmed.
    """
    if arcs.head[i] != i or arcs.tag[i] not in NOUNS:
        return
    for met in [c for c in arcs.of(i, "relcl") if c > i and arcs.subjects(c)]:
        for verb in [c for c in arcs.under[met] if c > met]:
            to = verb - 1
            bare = arcs.tag[verb] in {"VBN", "VBD"} and arcs.word[to] in STRANDED
            if bare and arcs.tag[arcs.subjects(met)[0]] == "PRP":
                arcs.tag[verb] = "VBD"
                arcs.replace(i, verb)
                arcs.hang(i, verb, "nsubj")
                arcs.hang(to, met, "prep")
                return


def claims_named(arcs: Arcs, i: int) -> None:
    """As in "Two allegations, that a shop was looted and that a nurse was beaten, rest on
    one source": between its commas the clause with "that" is what is alleged.
    """
    mark = arcs.that(i)
    noun = next((c for c in arcs.subjects(i) if mark is not None and c < mark), None)
    if mark is None or noun is None or arcs.head[i] != i:
        return
    if arcs.word[noun] not in word_classes().holding_clauses:
        return
    main = _behind_comma(arcs, i)
    if noun != mark - 2 or arcs.word[mark - 1] != "," or main is None:
        return
    arcs.tag[main] = "VBP" if arcs.tag[main] == "NN" else arcs.tag[main]
    arcs.replace(i, main)
    arcs.hang(noun, main, "nsubjpass" if arcs.of(main, "auxpass") else "nsubj")
    arcs.hang(i, noun, "acl")
    for c in [c for c in arcs.under[i] if c > main]:
        arcs.hang(c, main, arcs.dep[c])


def _behind_comma(arcs: Arcs, i: int) -> int | None:
    """The verb behind the comma that ends what was alleged."""
    queue, found = [i], []
    while queue:
        joined = arcs.of(queue.pop(), "conj")
        queue.extend(joined)
        found.extend(joined)
    for c in sorted(found):
        bare = not arcs.subjects(c) and not arcs.of(c, "mark")
        verbal = arcs.tag[c] in FINITE or arcs.helped(c) or arcs.tag[c] == "NN"
        if bare and verbal and arcs.word[arcs.left(c) - 1] == ",":
            return c
    return None


def by_presiding(arcs: Arcs, i: int) -> None:
    """As in "Asked by presiding judge Ewan Moll whether he jumped": who asks is the judge,
    and the question is his.
    """
    by = arcs.head[i]
    asked = arcs.head[by]
    names = [c for c in arcs.of(i, "dobj") if c > i]
    if arcs.word[by] != "by" or arcs.tag[i] != "VBG" or not names or by != i - 1:
        return
    if arcs.tag[i + 1] not in NOUNS or arcs.tag[asked] != "VBN":
        return
    who = names[-1]
    arcs.hang(who, by, "pobj")
    for c in names[:-1]:
        arcs.hang(c, who, "compound")
    for c in [c for c in arcs.under[i] if c > who]:
        arcs.hang(c, asked, arcs.dep[c])
    arcs.hang(i, who, "amod")


def now_retired(arcs: Arcs, i: int) -> None:
    """As in "The judge in the case, now retired, said": between commas a participle tells
    of the noun, whose verb stands behind.
    """
    verb, own = arcs.head[i], arcs.subjects(i)
    if verb <= i or arcs.tag[i] not in {"VBN", "VBD"} or not own or arcs.subjects(verb):
        return
    start = i
    while arcs.tag[start - 1] == "RB":
        start -= 1
    closed = arcs.word[verb - 1] == "," and arcs.word[start - 1] == ","
    if not closed or arcs.right(i) >= verb + 1 or own[0] > start:
        return
    arcs.tag[i] = "VBN"
    arcs.hang(own[0], verb, "nsubj")
    arcs.hang(i, own[0], "acl")
