"""Arcs of clauses whose main verb the parser overlooked.

"Four men dressed as policemen stopped a bus", "Two men on a motorcycle shot dead a
judge": a sentence needs a finite verb, and the only word that can be one was read as
something else.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

GUISE = frozenset({"VBN", "VBG"})
CLAUSAL = {"ROOT": "ROOT", "ccomp": "ccomp", "conj": "conj", "dobj": "ccomp"}
NOMINAL = frozenset({"pobj", "nsubj", "nsubjpass", "dobj", "npadvmod", "dep"})
PAST = "VBD"
SHOT = "shot"  # the one verb English puts right before the state it brings about


def disguised(arcs: Arcs, i: int) -> None:
    """As in "Men dressed as policemen stopped a bus": "as" opens no clause, its bare noun
    says what they were dressed as, and the finite verb is theirs.
    """
    guise = arcs.head[i]
    own = arcs.subjects(i)
    if arcs.tag[i] not in FINITE or arcs.tag[guise] not in GUISE or not own:
        return
    mark, subject, who = guise + 1, own[0], arcs.head[guise]
    if arcs.dep[guise] != "acl" or arcs.word[mark] != "as" or arcs.head[mark] != i:
        return
    bare = subject in range(mark + 1, i) and not arcs.of(subject, "det", "poss")
    if not bare or arcs.tag[subject] != "NNS" or arcs.dep[who] not in CLAUSAL:
        return
    role = CLAUSAL[arcs.dep[who]]
    arcs.replace(who, i)
    arcs.dep[i] = role
    arcs.hang(who, i, "nsubj")
    arcs.hang(mark, guise, "prep")
    arcs.hang(subject, mark, "pobj")
    for c in arcs.of(who, "punct"):
        if c > i:
            arcs.hang(c, i, "punct")


def named_again(arcs: Arcs, i: int) -> None:
    """As in "killed a presenter, Lidia Campos, as …": a name between commas right behind
    the object names it.
    """
    start, verb = arcs.left(i), arcs.head[i]
    if start < 2 or arcs.tag[i] != "NNP" or arcs.word[start - 1] != ",":
        return
    noun, behind = start - 2, arcs.right(i)
    closed = behind < len(arcs.word) and arcs.word[behind] in {",", "."}
    object_ = arcs.dep[noun] == "dobj" and arcs.head[noun] == verb
    if arcs.tag[noun] == "NN" and object_ and closed and i == behind - 1 > start:
        arcs.hang(i, noun, "appos")


def shot_dead(arcs: Arcs, i: int) -> None:
    """As in "Two men on a motorcycle shot dead a judge": a noun "shot" before "dead" with
    an object is the verb, and what was read as its compound ends the phrase before.
    """
    verb = i - 1
    if arcs.word[i] != "dead" or i < 2 or arcs.word[verb] != SHOT:
        return
    if arcs.dep[i] == "amod" and arcs.tag[verb] in {"VBD", "VBN"}:
        arcs.hang(i, verb, "oprd")  # "shot dead eleven inmates"
        return
    if arcs.tag[verb] != "NN" or arcs.dep[verb] not in NOMINAL:
        return
    above, role = arcs.head[verb], arcs.dep[verb]
    before = [c for c in sorted(arcs.under[verb]) if c < verb]
    if not before or not arcs.within(verb, i):
        return
    last = before[-1]
    arcs.replace(i, verb)
    arcs.tag[verb] = "VBD"
    arcs.hang(last, verb if above == i else above, "nsubj" if above == i else role)
    for c in before[:-1]:
        arcs.hang(c, last, arcs.dep[c])
    for c in sorted(arcs.under[i]):
        arcs.hang(c, verb, arcs.dep[c])
    arcs.hang(i, verb, "oprd")


def and_shot(arcs: Arcs, i: int) -> None:
    """As in "were put against a wall and shot": no bare "shot" goes with a noun that has
    an article, so it is what was done to them besides.
    """
    noun = arcs.head[i]
    with_article = arcs.of(noun, "det", "poss") and not arcs.of(
        i, "det", "amod", "nummod"
    )
    if arcs.word[i] != SHOT or arcs.tag[i] != "NN" or not with_article:
        return
    verb = noun
    while arcs.head[verb] != verb and not arcs.of(verb, "auxpass"):
        verb = arcs.head[verb]
    if arcs.of(verb, "auxpass") and verb < noun:
        arcs.rejoin(i, verb, after=noun)
        arcs.tag[i] = "VBN"


def never_passive(arcs: Arcs, i: int) -> None:
    """As in "A video said to show the blast emerged online": what has no passive is no
    participle of the noun before it but the verb of a sentence that has none.
    """
    telling = arcs.of(i, "acl", "relcl")
    if arcs.tag[i] not in {"NN", "NNS", "NNP"} or not telling or arcs.head[i] != i:
        return
    verb = next(
        (c for c in range(i + 1, arcs.right(i)) if _must_be_finite(arcs, c)), None
    )
    if verb is None:
        return
    within = [c for c in telling if verb == c or arcs.within(verb, c)]
    if not within or within[0] == verb == i + 1:
        return
    arcs.replace(i, verb)
    arcs.tag[verb] = "VBD"
    arcs.hang(i, verb, "nsubj")
    for c in [c for c in arcs.under[i] if c > verb]:
        arcs.hang(c, verb, arcs.dep[c])


def _must_be_finite(arcs: Arcs, i: int) -> bool:
    """Whether a form has no passive, no helper and no subject of its own."""
    if arcs.word[i] not in word_classes().never_passive:
        return False
    bare = arcs.tag[i] in {"VBN", "VBD"} and not arcs.helped(i)
    joined = arcs.dep[i] in {"acl", "ccomp"}
    return bare and joined and all(c == i - 1 for c in arcs.subjects(i))


def it_emerged(arcs: Arcs, i: int) -> None:
    """As in "after it emerged the leader was known to them": nothing emerges something, so
    the noun behind it is the subject of the verb that follows.
    """
    start = arcs.left(i)
    above = arcs.head[i]
    nouns = [
        c
        for v in (above, *arcs.under[above])
        if arcs.word[v] in word_classes().turning_out
        for c in arcs.of(v, "dobj", "attr")
        if arcs.right(c) == start
        and any(arcs.word[s] == "it" for s in arcs.subjects(v))
    ]
    if nouns and not arcs.subjects(i):
        verb = arcs.head[nouns[0]]
        arcs.hang(i, verb, "ccomp")
        arcs.hang(nouns[0], i, "nsubjpass" if arcs.of(i, "auxpass") else "nsubj")


def after_relative(arcs: Arcs, i: int) -> None:
    """As in "A diplomat who has seen the report said it names nobody": a sentence that has
    no verb but those behind "who" has the last of them, and its subject was seen.
    """
    for verb in arcs.of(i, "relcl"):
        who = [c for c in arcs.subjects(verb) if arcs.word[c] == "who"]
        told = [c for c in arcs.of(verb, "ccomp") if arcs.tag[c] in FINITE]
        if arcs.tag[i][:1] != "N" or not who or not told or arcs.of(told[0], "mark"):
            continue
        seen = [c for c in arcs.subjects(told[0]) if arcs.left(c) == verb + 1]
        if not seen or arcs.of(verb, "dobj") or arcs.of(i, "cop", "nsubj"):
            continue
        arcs.hang(seen[0], verb, "dobj")
        arcs.replace(i, told[0])
        arcs.hang(i, told[0], "nsubj")
        return


def joined_root(arcs: Arcs, i: int) -> None:
    """As in "A mob set upon two traders and beat them", "Gunmen in a car pulled up and shot
    a guard": no participle joins a past tense with an object, so what stands behind the
    noun is the verb of its sentence.
    """
    if arcs.head[i] != i or arcs.tag[i][:1] != "N" or arcs.of(i, "nsubj", "cop"):
        return
    if arcs.word[arcs.right(i) - 1] != ".":
        return  # a headline
    verb = next((v for n in _phrase(arcs, i) for v in arcs.of(n, "acl") if v > n), None)
    if verb is None or not _may_be_finite(arcs, verb):
        return
    joined = [c for n in (i, verb) for c in arcs.of(n, "conj") if c > verb]
    deeds = [c for c in joined if arcs.tag[c] == PAST and arcs.of(c, "dobj")]
    finite = any(not arcs.subjects(c) and not arcs.helped(c) for c in deeds)
    finite = finite or bool(arcs.of(verb, "dobj"))  # "strikes on the camp killed 12."
    if finite or arcs.word[verb] in word_classes().never_passive:
        _made_root(arcs, i, verb)


def _phrase(arcs: Arcs, noun: int) -> list[int]:
    """A noun and those that end its phrase: "the family of a student"."""
    found = [noun]
    for link in arcs.of(noun, "prep"):
        for inner in arcs.of(link, "pobj"):
            if inner > noun:
                found += _phrase(arcs, inner)
    return found


def _may_be_finite(arcs: Arcs, verb: int) -> bool:
    """Whether a form may be a past tense, and nothing says who did it."""
    past = arcs.tag[verb] in {"VBN", PAST}
    free = arcs.word[verb] not in word_classes().participles
    alone = not arcs.helped(verb) and not arcs.subjects(verb)
    apart = arcs.word[arcs.left(verb) - 1] == ","
    return past and free and alone and not apart and not arcs.of(verb, "agent")


def _made_root(arcs: Arcs, noun: int, verb: int) -> None:
    """Put a verb above its noun, with what stands behind it."""
    later = [c for n in _phrase(arcs, noun) for c in arcs.under[n] if c > verb]
    arcs.hang(verb, verb, "ROOT")
    arcs.hang(noun, verb, "nsubj")
    arcs.tag[verb] = PAST
    for c in later:
        arcs.hang(c, verb, arcs.dep[c])


def shot_and(arcs: Arcs, i: int) -> None:
    """As in "Two men on a motorcycle shot and killed an aide": joined to a verb with an
    object, "shot" is one, and what was read as its compound ends the phrase before.
    """
    verb, above = i - 2, arcs.head[i]
    joined = i > 2 and arcs.word[verb] == SHOT and arcs.word[i - 1] in {"and", "or"}
    past = arcs.tag[i] in {PAST, "VBN"} and arcs.of(i, "dobj")
    if not joined or not past or arcs.tag[verb] != "NN" or arcs.dep[verb] != "pobj":
        return
    before = [c for c in sorted(arcs.under[verb]) if c < verb]
    told = [c for c in arcs.of(above, "dobj") if c < verb and arcs.within(verb, c)]
    noun = told[0] if told and arcs.tag[above] in FINITE else above
    if not before or arcs.tag[noun][:1] != "N" or not arcs.within(verb, noun):
        return
    arcs.hang(before[-1], arcs.head[verb], "pobj")
    for c in before[:-1]:
        arcs.hang(c, before[-1], arcs.dep[c])
    arcs.replace(noun, verb)
    arcs.dep[verb] = "ccomp" if told else arcs.dep[verb]
    arcs.tag[verb], arcs.tag[i] = PAST, PAST
    later = [c for c in arcs.under[noun] if c > verb] + [i, *arcs.of(above, "cc")]
    arcs.hang(noun, verb, "nsubj")
    for c in later:
        arcs.hang(c, verb, arcs.dep[c])
