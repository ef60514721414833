"""Clauses that go on inside what somebody said, hung by the parser on who said it."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, HELPERS, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

TURNING = frozenset(
    {"but", "yet", "while"}
)  # "but gave no proof": who said it gave none
QUOTES = frozenset({'"', "''", "``", "“", "”"})


def _told_before(arcs: Arcs, i: int) -> list[int]:
    """The clauses with a subject that the verb above `i` reports before it."""
    verb = arcs.head[i]
    return [c for c in arcs.of(verb, "ccomp") if verb < c < i and arcs.subjects(c)]


def goes_on(arcs: Arcs, i: int) -> None:
    """As in "said the raid killed four, wounded two and burned a car": a second reported
    verb without a subject goes on from the first.
    """
    verb = arcs.head[i]
    if arcs.tag[i] not in FINITE or arcs.subjects(i) or arcs.of(i, "mark", "csubj"):
        return
    told = _told_before(arcs, i)
    if not told or arcs.tag[told[-1]] not in FINITE | {"VBN"}:
        return
    between = arcs.word[arcs.right(told[-1]) : i]
    if (QUOTES | TURNING) & set(between) or QUOTES & set(arcs.word[verb : told[-1]]):
        return
    arcs.rejoin(i, told[-1], after=told[-1])


def listed_deeds(arcs: Arcs, i: int) -> None:
    """As in "Residents say soldiers came, broke doors and shot two": what the soldiers did.
    A past tense joins no present, and a list behind a comma goes on from the nearest verb.
    """
    verb = arcs.head[i]
    told = _told_before(arcs, i)
    bare = arcs.tag[i] == "VBD" and not arcs.subjects(i) and not arcs.helped(i)
    if not bare or not told or QUOTES & set(arcs.word[verb:i]):
        return
    past = arcs.tag[told[-1]] == "VBD" or arcs.helped(told[-1])
    ahead = arcs.tag[verb] in {"VBP", "VBZ"}
    if past and (ahead or (arcs.word[i - 1] == "," and _is_list(arcs, i))):
        arcs.hang(i, told[-1], "conj")


def _is_list(arcs: Arcs, i: int) -> bool:
    """Whether another verb follows behind "and": "broke doors and shot two"."""
    return any(arcs.of(c, "cc") for c in (i, *arcs.of(i, "conj")))


def helped_deeds(arcs: Arcs, i: int) -> None:
    """As in "said the informer had been wrong, had been caught lying": a clause without a
    subject behind a comma goes on for the subject of the one reported before.
    """
    before = _told_before(arcs, i)
    start = arcs.left(i)
    if not before or arcs.subjects(i) or not arcs.helped(i) or start < 1:
        return
    if arcs.word[start - 1] == "," and arcs.dep[start] in HELPERS:
        arcs.hang(i, before[-1], "conj")


def resumed(arcs: Arcs, i: int) -> None:
    """As in "He was beaten, his lawyer said, and was freed": a passive behind the report
    goes on from the passive before it.
    """
    report = arcs.head[i]
    told = [c for c in arcs.of(report, "ccomp") if c < report]
    if not told or i < report or arcs.subjects(i) or arcs.tag[report] not in FINITE:
        return
    put_in = [c for c in arcs.subjects(report) if told[-1] < c < report]
    passive = arcs.of(i, "auxpass") and arcs.of(told[-1], "auxpass")
    if put_in and passive and arcs.word[report + 1] == ",":
        arcs.hang(i, told[-1], "conj")


def absolute(arcs: Arcs, i: int) -> None:
    """As in "recalls the guard being drunk, and the driver being afraid": a gerund with a
    subject goes on from a gerund with one.
    """
    verb = arcs.head[i]
    finite = arcs.tag[verb] in FINITE or arcs.helped(verb)
    if arcs.tag[i] != "VBG" or not finite or not arcs.subjects(i) or arcs.helped(i):
        return
    told = [c for c in _told_before(arcs, i) if arcs.tag[c] == "VBG"]
    if told:
        arcs.hang(i, told[-1], "conj")


def put_in(arcs: Arcs, i: int) -> None:
    """As in "The difference, he told me on Friday, is that": a report between commas is put
    into the clause whose subject stands before it.
    """
    noun, first = arcs.head[i], arcs.left(i)
    verb = arcs.head[noun]
    subject = arcs.dep[noun] in {"nsubj", "nsubjpass"} and noun < i < verb
    commas = (
        first > 0 and arcs.word[first - 1] == "," and "," in arcs.word[i + 1 : verb]
    )
    if subject and commas and arcs.tag[i] in FINITE and arcs.subjects(i):
        arcs.hang(i, verb, "parataxis")


def held_to(arcs: Arcs, i: int) -> None:
    """As in "Police found wires and batteries believed to be from the bomb": no verb of
    belief has "to" behind it but as a passive, so it tells of the noun before.
    """
    nouns = [c for c in arcs.of(i, "nsubj") if c < i]
    to = [
        c
        for c in arcs.of(i, "xcomp")
        if any(arcs.tag[d] == "TO" for d in arcs.under[c])
    ]
    held = arcs.word[i] in word_classes().held and arcs.tag[i] in {"VBD", "VBN"}
    if not held or not to or arcs.helped(i) or arcs.of(i, "dobj"):
        return
    if not nouns:
        if arcs.dep[i] == "ccomp" and arcs.tag[i - 1] in {"NN", "NNS"}:
            arcs.hang(i, i - 1, "acl")
            arcs.tag[i] = "VBN"
        return
    noun = nouns[-1]
    arcs.tag[i] = "VBN"
    main = [c for c in arcs.of(i, "ccomp") if c < arcs.left(noun) and arcs.subjects(c)]
    if not main:
        arcs.dep[noun] = "nsubjpass"
        return
    arcs.replace(i, main[-1])
    before = [c for c in range(main[-1] + 1, arcs.left(noun))
              if arcs.dep[c] in {"dobj", "pobj", "conj"} and arcs.within(c, main[-1])]  # fmt: skip
    arcs.hang(noun, before[-1] if before else main[-1], "conj" if before else "dobj")
    arcs.hang(i, noun, "acl")


def which_they(arcs: Arcs, i: int) -> None:
    """As in "the bombing, which officials blamed on rebels": a noun with "which" is the
    subject of the verb behind it, no relative clause of its own.
    """
    which = [c for c in arcs.of(i, "det") if arcs.tag[c] == "WDT" and c == arcs.left(i)]
    verbs = [
        c for c in arcs.of(i, "acl") if c == i + 1 and arcs.tag[c] in {"VBD", "VBN"}
    ]
    if arcs.tag[i][:1] != "N" or not which or not verbs:
        return
    verb = verbs[0]
    arcs.hang(verb, arcs.head[i], "relcl")
    arcs.hang(i, verb, "nsubj")
    arcs.hang(which[0], verb, "dobj")
    arcs.tag[verb] = "VBD"


def withheld(arcs: Arcs, i: int) -> None:
    """As in "said it was planned abroad, but gave no proof", "but did not elaborate": who
    reports keeps back what else there is to report.
    """
    inner = arcs.head[i]
    told = inner
    while arcs.dep[told] == "conj" and arcs.head[told] != told:
        told = arcs.head[told]
    joint = arcs.left(i) - 1
    if arcs.dep[told] != "ccomp" or arcs.subjects(i) or joint < 1:
        return
    turned = arcs.word[joint] == "but" and arcs.head[told] < told
    if turned and _kept_back(arcs, i) and arcs.word[told] not in word_classes().avowed:
        arcs.hang(i, arcs.head[told], "conj")
        arcs.hang(joint, arcs.head[told], "cc")


def but_that(arcs: Arcs, i: int) -> None:
    """As in "said it was over, but that has not been confirmed": "that" is what was said,
    and who tells the rest is who reports.
    """
    told, first = arcs.head[i], arcs.left(i)
    whole = [c for c in arcs.subjects(i) if arcs.word[c] == "that" and c == first]
    if not whole or first < 2 or arcs.word[first - 1] != "but" or not arcs.helped(i):
        return
    if arcs.dep[told] == "ccomp" and arcs.head[told] < told:
        arcs.hang(i, arcs.head[told], "conj")


def _kept_back(arcs: Arcs, i: int) -> bool:
    """Whether a verb tells that nothing more was said, given or shown."""
    classes = word_classes()
    if arcs.word[i] in classes.taking_back:
        return True
    if arcs.of(i, "neg"):
        return arcs.word[i] in classes.keeping_back
    whats = [c for c in arcs.of(i, "dobj") if arcs.word[c] in classes.kept_back]
    return any(arcs.word[c] in {"no", "little"} for w in whats for c in arcs.under[w])


def contact(arcs: Arcs, i: int) -> None:
    """As in "saying they had signed papers they could not read": a second clause right
    behind a noun, without a mark or a comma, tells of that noun.
    """
    noun = arcs.left(i) - 1
    before = _told_before(arcs, i)
    own = arcs.subjects(i)
    if not before or not own or arcs.of(i, "mark", "dobj", "ccomp"):
        return
    bare = arcs.left(own[0]) == noun + 1 and arcs.tag[own[0]][:1] != "W"
    if bare and arcs.right(before[-1]) == noun + 1 and arcs.tag[noun][:1] == "N":
        arcs.hang(i, noun, "relcl")


def of_a_man(arcs: Arcs, i: int) -> None:
    """As in "a man police identified as the driver was shot": no "a" stands before a plural,
    so it belongs to the noun between, and whoever follows tells of that.
    """
    noun, verb = i - 1, i + 1
    plural = arcs.tag[i] == "NNS" or arcs.word[i] == "police"
    opens = [c for c in arcs.of(i, "det") if arcs.word[c] in {"a", "an"}]
    if not plural or not opens or arcs.head[noun] != i or arcs.tag[noun] != "NN":
        return
    main = arcs.head[i]
    if verb < len(arcs.tag) and main == verb:
        behind = [c for c in arcs.of(verb, "advcl", "ccomp", "conj") if c > verb]
        main = next((c for c in behind if not arcs.subjects(c)), verb)
        if main == verb:
            return
        arcs.replace(verb, main)
        arcs.tag[main] = arcs.tag[main] if arcs.helped(main) else "VBD"
    elif arcs.head[verb] != i or arcs.dep[verb] != "acl":
        return
    arcs.hang(noun, main, "nsubjpass" if arcs.of(main, "auxpass") else "nsubj")
    for c in [c for c in arcs.under[i] if c < noun]:
        arcs.hang(c, noun, arcs.dep[c])
    arcs.hang(verb, noun, "relcl")
    arcs.hang(i, verb, "nsubj")
    for c in [c for c in arcs.of(verb, "punct") if c > main]:
        arcs.hang(c, main, "punct")
