"""Coordination that the parser hung on the wrong member.

What is joined is alike: a noun joins a noun, a gerund a gerund, and a finite verb that has
no subject takes the noun right before it for one.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

OBJECTS = frozenset({"dobj", "pobj", "attr"})
COPULAS = frozenset({"was", "were", "is", "are"})
OPENING = frozenset({"aux", "auxpass", "advmod", "neg"})


def noun_joined(arcs: Arcs, i: int) -> None:
    """As in "stressed fairness, and a need to raise wages", "killing Omar Sadi, 22, and Ivo
    Pell": a noun phrase joins the noun before it, a name a name, not the verb.
    """
    verb, first = arcs.head[i], arcs.left(i)
    name = arcs.tag[i] == "NNP"
    described = ("det", "amod", "poss", "nummod")
    phrase = arcs.tag[i] in {"NN", "NNS"} and bool(arcs.of(i, *described))
    some = [c for c in arcs.of(i, "prep") if arcs.word[c] == "of"]
    phrase = phrase or (arcs.tag[i] == "CD" and bool(some))  # "and five of his guards"
    if (
        not (phrase or name)
        or arcs.tag[verb][:1] != "V"
        or arcs.of(i, "nsubj", "cop", "aux")
    ):
        return
    if first < 1 or arcs.word[first - 1] not in {"and", "or", "nor"}:
        return
    noun = _object_before(arcs, first - 1, verb)
    if noun is not None and not (name and arcs.tag[noun] != "NNP"):
        arcs.hang(first - 1, noun, "cc")
        arcs.hang(i, noun, "conj")


def _object_before(arcs: Arcs, end: int, verb: int) -> int | None:
    """The last object of a verb or of its preposition before some token."""
    inside = [c for c in range(verb + 1, end)
              if arcs.dep[c] in OBJECTS and arcs.within(c, verb)]  # fmt: skip
    if not inside:
        return None
    noun = inside[-1]
    while arcs.dep[noun] == "pobj" and arcs.tag[arcs.head[arcs.head[noun]]][:1] == "N":
        noun = arcs.head[
            arcs.head[noun]
        ]  # "the price of bread and a need": of the price
    return noun if arcs.tag[noun][:1] == "N" else None


def gerund_joined(arcs: Arcs, i: int) -> None:
    """As in "mentioned paying the men and burning the files": a bare gerund joins a gerund,
    never a finite verb.
    """
    verb = arcs.head[i]
    finite = arcs.tag[verb] in FINITE or arcs.helped(verb)
    if arcs.tag[i] != "VBG" or not finite or arcs.subjects(i) or arcs.helped(i):
        return
    if i < 1 or arcs.word[i - 1] not in {"and", "or"}:
        return
    before = [c for c in range(verb + 1, i - 1)
              if arcs.tag[c] == "VBG" and arcs.within(c, verb)]  # fmt: skip
    above = arcs.head[verb]
    if not before and arcs.dep[verb] == "ccomp" and arcs.tag[above] == "VBG":
        before = [above]  # "saying they were far away and accusing": who says accuses
    if not before:
        return
    first = before[-1]
    if arcs.dep[first] == "amod":  # "paying old men": read as men who pay
        noun = arcs.head[first]
        first = noun if arcs.dep[noun] in OBJECTS else first
    arcs.hang(i - 1, first, "cc")
    arcs.hang(i, first, "conj")


def subject_joined(arcs: Arcs, i: int) -> None:
    """As in "said he has respect for the army and his remark was a joke": the finite verb
    begins a second clause, whose subject was read as joined to the noun before.
    """
    if arcs.tag[i] not in FINITE or i < 2 or arcs.subjects(i):
        return
    noun = _noun_before(arcs, i)
    first = arcs.left(noun)
    if arcs.dep[noun] != "conj" or arcs.tag[noun][:1] != "N" or first < 1:
        return
    clause = _clause_of(arcs, noun, i)
    if clause is None or arcs.word[first - 1] not in {"and", "but", "or"}:
        return
    arcs.hang(noun, i, "nsubj")
    arcs.hang(i, clause, "conj")
    arcs.hang(first - 1, clause, "cc")


def second_clause(arcs: Arcs, i: int) -> None:
    """As in "One died in the clashes and two guards were hurt": the noun before a finite
    verb without a subject is its subject, and not a second thing he died in.
    """
    start = i
    while start and arcs.head[start - 1] == i and arcs.dep[start - 1] in OPENING:
        start -= 1
    if start == i or arcs.subjects(i) or arcs.of(i, "mark") or arcs.tag[start] == "TO":
        return
    noun = _noun_before(arcs, start)
    first = arcs.head[noun]
    above = arcs.head[i]
    joined = arcs.dep[noun] == "conj" and arcs.dep[first] in {"pobj", "dobj"}
    if not joined or not above < first < noun or not arcs.within(first, above):
        return
    joints = [c for c in arcs.of(first, "cc") if first < c < noun]
    if not joints or arcs.left(noun) != joints[-1] + 1:
        return
    arcs.hang(noun, i, "nsubjpass" if arcs.of(i, "auxpass") else "nsubj")
    arcs.hang(joints[-1], above, "cc")
    arcs.dep[i] = "conj"


def _noun_before(arcs: Arcs, start: int) -> int:
    """The noun that the words right before a token end: "the raid" of "the raid at dawn"."""
    noun = start - 1
    while arcs.dep[noun] in {"pobj", "prep"} and arcs.head[noun] < noun:
        noun = arcs.head[noun]
    return noun


def _clause_of(arcs: Arcs, noun: int, verb: int) -> int | None:
    """The finite clause of reported speech before a verb that the noun was put into."""
    above = arcs.head[noun]
    while arcs.head[above] != above and arcs.dep[above] != "ccomp":
        above = arcs.head[above]
    alike = above == arcs.head[verb] or arcs.head[above] == arcs.head[verb]
    finite = arcs.tag[above] in FINITE or arcs.helped(above)
    told = arcs.dep[above] == "ccomp" and bool(arcs.subjects(above))
    return above if told and finite and alike and above < noun else None


def verb_behind(arcs: Arcs, i: int) -> None:
    """As in "set up a roadblock and blamed bandits": no noun modifies another together with
    a participle; the noun is the object of the first verb, the participle a second verb.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    past = [c for c in arcs.of(i, "conj") if i < c < noun
            and (arcs.tag[c] in {"VBN", "VBD"} or arcs.word[c].endswith("ed"))]  # fmt: skip
    joints = [c for c in arcs.of(i, "cc") if arcs.word[c] in {"and", "but"}]
    ones = [c for c in arcs.of(noun, "det") if c < i and arcs.word[c] in {"a", "an"}]
    own = bool(arcs.of(i, "det", "poss")) or arcs.tag[i] == "NNS"
    own = own or (bool(ones) and arcs.tag[noun] == "NNS")  # "a clinic … nurses"
    if not past or not joints or not own or arcs.tag[verb][:1] != "V" or verb > i:
        return
    for c in [c for c in arcs.under[noun] if c < i]:
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(i, verb, arcs.dep[noun])
    arcs.hang(past[0], verb, "conj")
    arcs.hang(joints[0], verb, "cc")
    arcs.hang(noun, past[0], "dobj")
    arcs.tag[past[0]] = "VBD"


def narrowed(arcs: Arcs, i: int) -> None:
    """As in "spoke about the raids, particularly in the north": what narrows down a topic
    behind a comma is part of the topic.
    """
    verb, first = arcs.head[i], arcs.left(i)
    narrows = first < i and arcs.word[first] in word_classes().narrowing
    if not narrows or first < 1 or arcs.word[first - 1] != ",":
        return
    noun = _object_before(arcs, first - 1, verb)
    if noun is not None and arcs.tag[verb][:1] == "V":
        arcs.hang(i, noun, "prep")


def spliced(arcs: Arcs, i: int) -> None:
    """As in "There is no danger, there is no risk", "It was ordered, it was planned": who
    says that something is there says nothing else, so the clause before the comma stands
    beside it.
    """
    verb = arcs.head[i]
    there = [c for c in arcs.under[verb] if arcs.dep[c] == "expl" and i < c < verb]
    again = [c for c in arcs.subjects(verb) if i < c < verb and arcs.tag[c] == "PRP"]
    classes = word_classes()
    said = arcs.word[verb] in classes.reporting_forms | classes.extracting_forms
    same = {arcs.word[c] for c in arcs.subjects(i)} & {arcs.word[c] for c in again}
    being = arcs.word[verb] in COPULAS and arcs.word[i] in COPULAS
    being = being or bool(arcs.of(i, "neg"))  # "We did not attack it, we defended it"
    twin = same and not said and (being or arcs.helped(verb))
    there = there or (again if twin else [])
    apart = there and arcs.word[there[0] - 1] == "," and arcs.dep[i] == "ccomp"
    if apart and arcs.subjects(i):  # not "Had she wanted to, she would have come"
        arcs.replace(verb, i)
        arcs.hang(verb, i, "conj")


def of_thing(arcs: Arcs, i: int) -> None:
    """As in "announced that an inquiry was opened and stated that those behind it fled": who
    announces states, where what is joined before is something done to a thing.
    """
    done = arcs.head[i]
    told = arcs.head[done]
    things = [c for c in arcs.of(done, "nsubjpass") if arcs.tag[c] in {"NN", "NNS"}]
    states = arcs.word[i] in word_classes().stating_forms and arcs.of(i, "ccomp")
    alike = arcs.dep[done] == "ccomp" and arcs.tag[told] == arcs.tag[i] and told < done
    if not things or not states or not alike or arcs.subjects(i) or arcs.helped(i):
        return
    if arcs.word[things[-1]] in word_classes().opened:
        arcs.hang(i, told, "conj")


def before_semicolon(arcs: Arcs, i: int) -> None:
    """As in "Ten died, according to the hospital; police say nine": what stands before a
    semicolon is no part of the clause behind it.
    """
    verb = arcs.head[i]
    first = arcs.head[verb]
    behind = arcs.right(i)
    parted = i < behind <= verb and ";" in arcs.word[behind:verb] and first < i
    if parted and arcs.dep[verb] in {"conj", "ccomp", "parataxis"}:
        arcs.hang(i, first, "prep")


def parted(arcs: Arcs, i: int) -> None:
    """As in "said it dropped two; a third said three": what stands before a semicolon is
    no clause of what stands behind it.
    """
    above = arcs.head[i]
    for c in arcs.of(i, "ccomp"):
        if c > i or not {";", ":"} & set(arcs.word[c:i]):
            continue
        if above < c:
            arcs.hang(c, above, "ccomp")
            arcs.hang(i, above, "conj")
            return
        if above > i and arcs.head[above] == above and ":" in arcs.word[c:i]:
            arcs.replace(above, c)  # 'asked for help: "We are few," said one'
            arcs.hang(above, c, "parataxis")
            return
        if arcs.head[i] == i and arcs.subjects(i) and arcs.subjects(i)[0] > c:
            arcs.replace(i, c)
            arcs.hang(i, c, "parataxis" if ":" in arcs.word[c:i] else "conj")
            return
