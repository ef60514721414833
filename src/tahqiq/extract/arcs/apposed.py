"""Nouns that name again the noun before them, read as something else."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs


def apposed(arcs: Arcs, i: int) -> None:
    """A second object behind a comma names the first again: "accused the police, a local
    force, of …"; what follows the comma after it is the verb's.
    """
    first, verb = arcs.left(i), arcs.head[i]
    if i < 3 or arcs.word[first - 1] != ",":
        return
    named = [c for c in arcs.of(verb, "dobj") if verb < c < first]
    if not named:
        return
    arcs.hang(i, named[0], "appos")
    for c in (i + 1, i + 2):
        after = c < len(arcs.head) and arcs.head[c] == i and arcs.dep[c] == "prep"
        if after and arcs.word[c - 1] == ",":
            arcs.hang(c, verb, "prep")


def second_subject(arcs: Arcs, i: int) -> None:
    """As in "According to Orun, a charity, ten died": of two subjects before one verb the
    first, between commas after a noun, names that noun again. In "His widow, Lia, said" the
    second, between commas after the first, names the first.
    """
    verb = arcs.head[i]
    before = [c for c in arcs.of(verb, "nsubj", "nsubjpass") if c < i]
    if not before or i > verb:
        return
    first = before[-1]
    start, end = arcs.left(first), arcs.right(i)
    between = (
        arcs.right(first) == arcs.left(i) - 1 and arcs.word[arcs.left(i) - 1] == ","
    )
    if between and end < verb and arcs.word[end] == "," and arcs.tag[i] == "NNP":
        arcs.hang(i, first, "appos")
        return
    if start < 2 or arcs.word[start - 1] != "," or arcs.word[arcs.left(i) - 1] != ",":
        return
    named = _fronted(arcs, start - 2, verb)
    if named is not None:
        arcs.hang(first, named, "appos")


def _fronted(arcs: Arcs, i: int, verb: int) -> int | None:
    """The noun of the prepositional phrase before a verb that a token belongs to."""
    noun = None
    while arcs.head[i] not in {i, verb}:
        if arcs.dep[i] == "pobj" and arcs.tag[i][0] == "N":
            noun = i
        i = arcs.head[i]
    return noun if arcs.head[i] == verb and arcs.dep[i] == "prep" else None


def unclosed(arcs: Arcs, i: int) -> None:
    """As in "In a letter to her lawyer, Omar Sadi, the office wrote": an apposition ends
    with a comma, so the noun phrase right before the verb is its subject, and the name
    between the commas belongs to the noun before. Of a list that is the subject, as in
    "Two men, a woman and a child were hurt", it is a further part.
    """
    noun = arcs.head[i]
    behind = arcs.right(i)
    if _goes_on(arcs, i, behind):
        arcs.hang(i, noun, "conj")
        return
    bare = behind < len(arcs.head) and arcs.tag[behind] in FINITE
    if bare and arcs.dep[behind] in {"aux", "auxpass"}:
        _second_behind(arcs, i, arcs.head[behind])
        return
    if bare and not arcs.subjects(behind) and arcs.word[arcs.left(i) - 1] == ",":
        arcs.hang(i, behind, "nsubj")
        if arcs.dep[behind] == "ccomp" and arcs.head[behind] < i:
            arcs.dep[behind] = "parataxis"  # "They fled, a man who asked … told us"
        return
    _ends_phrase(arcs, i)


def _ends_phrase(arcs: Arcs, i: int) -> None:
    """As in "In a letter to her lawyer, Omar Sadi, the office wrote"."""
    noun = arcs.head[i]
    verb, start = arcs.head[noun], arcs.left(noun)
    if arcs.dep[noun] != "nsubj" or not noun < i < verb or start < 2:
        return
    if arcs.right(i) != verb or arcs.word[start - 1] != ",":
        return
    named = start - 2
    if arcs.tag[named] != "NN" or arcs.dep[named] != "pobj":
        return
    if arcs.word[arcs.left(i) - 1] != "," or arcs.tag[noun] != "NNP":
        return
    arcs.hang(i, verb, "nsubj")
    arcs.hang(noun, named, "appos")


def _second_behind(arcs: Arcs, i: int, verb: int) -> None:
    """As in "According to Lia, a nurse, two men had fled": the two had, where a comma stands
    before the name.
    """
    noun = arcs.head[i]
    named = verb > i and noun in arcs.subjects(verb) and arcs.left(noun) > 1
    if named and {arcs.word[arcs.left(c) - 1] for c in (i, noun)} == {","}:
        arcs.hang(i, verb, "nsubj")
        second_subject(arcs, i)


def _goes_on(arcs: Arcs, i: int, behind: int) -> bool:
    """Whether a noun with "and" is no apposition: one closes with a comma before the verb
    of the noun it names.
    """
    parted = any(arcs.word[c] not in {"(", ")"} for c in arcs.of(i, "punct"))
    if not arcs.of(i, "cc") or behind >= len(arcs.head) or parted:
        return False
    noun = arcs.head[i]
    helped = arcs.dep[behind] in {"aux", "auxpass"}
    verb = arcs.head[behind] if helped else behind
    left = arcs.tag[behind] == "VBN" and arcs.head[behind] == noun
    return left or (arcs.tag[behind] in FINITE and noun in arcs.subjects(verb))


def aged(arcs: Arcs, i: int) -> None:
    """As in "charged Omar Sadi, 22, Ivo Pell, 19, and Lia Orr, 31": a full name with more
    names joined to it is another person and no second name of the first.
    """
    first = arcs.head[i]
    joined = [c for c in arcs.of(i, "conj", "appos") if arcs.tag[c] == "NNP"]
    ends = [c for c in (i, *joined) if arcs.of(c, "cc")]
    named = all(_full_name(arcs, c) for c in (first, i, *joined[:1]))
    if joined and ends and named and arcs.word[arcs.left(i) - 1] == ",":
        arcs.dep[i] = "conj"


def beside_named(arcs: Arcs, i: int) -> None:
    """As in "killed the owner, Ivo Pell, and two guests": a name between commas is closed,
    so what "and" joins behind it stands beside the owner.
    """
    name = arcs.head[i]
    noun = arcs.head[name]
    joints = [c for c in arcs.of(name, "cc") if name < c < i]
    closed = (
        joints and arcs.word[joints[-1] - 1] == "," == arcs.word[arcs.left(name) - 1]
    )
    if arcs.dep[name] != "appos" or arcs.tag[noun] != "NN" or arcs.tag[name] != "NNP":
        return
    if closed and arcs.tag[i][:1] == "N":
        arcs.rejoin(i, noun)


def _full_name(arcs: Arcs, i: int) -> bool:
    """As in "Omar Sadi": more than one word, and no "the" before it."""
    parts = [c for c in arcs.of(i, "compound") if arcs.tag[c] == "NNP"]
    return arcs.tag[i] == "NNP" and bool(parts) and not arcs.of(i, "det", "poss")


def born_in(arcs: Arcs, i: int) -> None:
    """As in "was born in Karad, the daughter of a teacher": no place is anybody's child, so
    the noun tells who was born.
    """
    place = arcs.head[i]
    link = arcs.head[place]
    verb = arcs.head[link]
    whose = any(arcs.word[c] == "of" for c in arcs.of(i, "prep"))
    there = arcs.dep[place] == "pobj" and arcs.word[link] in {"in", "at", "near"}
    who = [c for c in arcs.subjects(verb) if c < verb]
    if whose and there and who and arcs.word[verb] in {"born", "raised"}:
        arcs.hang(i, who[-1], "appos")


def named_only(arcs: Arcs, i: int) -> None:
    """As in "prosecutors called Omar Sadi, a driver": who is called nothing is summoned."""
    verb = arcs.head[i]
    whom = arcs.of(verb, "dobj", "nsubjpass")
    if arcs.word[verb] == "called" and not whom and i > verb and arcs.tag[i] == "NNP":
        arcs.dep[i] = "dobj"


def of_them(arcs: Arcs, i: int) -> None:
    """As in "said nine died, most of them children, when a bus was hit": what tells of part
    of them belongs to the clause that told of them, and so does what follows it.
    """
    said = arcs.head[i]
    told = [c for c in arcs.of(said, "ccomp") if said < c < i and arcs.subjects(c)]
    some = [c for c in arcs.subjects(i) for of in arcs.of(c, "prep")
            if any(arcs.word[t] in {"them", "whom"} for t in arcs.under[of])]  # fmt: skip
    if arcs.tag[i][:1] != "N" or not told or not some or arcs.of(i, "cop"):
        return
    for c in [c for c in arcs.under[i] if c > i]:
        arcs.hang(c, told[-1], arcs.dep[c])
    arcs.hang(i, told[-1], "npadvmod")
