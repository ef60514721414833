"""Arcs around verbs of saying and ordering that a small parser takes for part of a noun
("his chief ordered officers to fire") or hangs what belongs to them elsewhere.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, NOUNS, Arcs
from tahqiq.extract.arcs.outer import may_speak
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.verb_forms import stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

OF_NOUN = frozenset({"poss", "det", "amod", "compound", "nummod"})
WITHIN = frozenset({"amod", "compound"})
QUOTES = frozenset({'"', "''", "``", "“", "”", "‘", "’"})
OPENS = frozenset({"``", "“", "‘"})
BESIDE = frozenset({"prep", "advcl", "npadvmod", "advmod", "agent"})
SINGULAR = frozenset({"was", "is", "has"})


def ordered(arcs: Arcs, i: int) -> None:
    """As in "that his chief ordered officers to fire", "heard his chief order officers to
    fire": no infinitive has a subject behind "that", so the verb of ordering that was read
    as part of that noun is the verb, and they are whom he ordered.
    """
    whom = next((c for c in arcs.subjects(i) if arcs.tag[c] in NOUNS), None)
    infinitive = arcs.tag[i] == "VB" and any(arcs.tag[c] == "TO" for c in arcs.under[i])
    if whom is None or not infinitive or arcs.head[i] >= whom:
        return
    forms = word_classes().bidding_forms
    for verb in [c for c in arcs.of(whom, *WITHIN) if arcs.word[c] in forms]:
        who = verb - 1
        if arcs.left(whom) >= verb or arcs.tag[who] not in NOUNS | {"JJ"}:
            continue
        above, dep = arcs.head[i], arcs.dep[i]
        marks = [c for c in arcs.of(i, "mark") if c < who]
        owned = sorted({*arcs.under[whom], *arcs.under[verb], *arcs.under[i]})
        before = [c for c in owned if c < who and arcs.dep[c] in OF_NOUN]
        heard = arcs.word[above] in word_classes().perceiving_forms and not marks
        arcs.tag[verb], arcs.tag[who] = "VB" if heard else "VBD", "NN"
        arcs.hang(verb, above, dep)
        arcs.hang(who, verb, "nsubj")
        for c in before:
            arcs.hang(c, who, arcs.dep[c])
        for c in marks:
            arcs.hang(c, verb, "mark")
        arcs.hang(i, verb, "xcomp")
        arcs.hang(whom, verb, "dobj")
        return


def that_was_signed(arcs: Arcs, i: int) -> None:
    """As in "a statement that the constable had signed": a verb of making or getting an
    artifact has no other object than the artifact, so "that" is it; the clause is not what
    the statement says.
    """
    that, noun = arcs.that(i), arcs.head[i]
    if that is None or that != noun + 1 or not arcs.subjects(i):
        return
    artifact = arcs.word[noun] in cue_book().media
    if artifact and _stem(arcs.word[i]) and not arcs.of(i, "dobj", "ccomp", "xcomp"):
        arcs.tag[that] = "WDT"
        arcs.hang(that, i, "dobj")
        arcs.dep[i] = "relcl"


def _stem(word: str) -> bool:
    """Whether a past form is one of a verb of putting out or coming by an artifact."""
    book, stems = cue_book(), stems_of(word)
    made = bool(stems & book.issuing or stems & book.obtaining)
    return made or word in word_classes().written_forms


def behind_quotation(arcs: Arcs, i: int) -> None:
    """As in 'shouted "finish them" into his radio', '"clear it" over the wire': what stands
    behind the mark that closes a quotation tells how it was said.
    """
    said, first = arcs.head[i], arcs.left(i)
    if not said < first - 1 or arcs.word[first - 1] not in QUOTES:
        return
    if arcs.tag[first - 1] == "''" or arcs.tag[said][:1] != "V":
        return
    close = next(
        (c for c in range(i + 1, arcs.right(i)) if arcs.word[c] in QUOTES), None
    )
    if close is None or "," in arcs.word[close - 1 : close + 2]:
        return
    for c in [c for c in arcs.under[i] if arcs.left(c) > close]:
        if arcs.dep[c] in BESIDE:
            arcs.hang(c, said, arcs.dep[c])


def copy_of_which(arcs: Arcs, i: int) -> None:
    """As in "…, according to the report, a copy of which was seen by the paper": a clause
    whose subject is some of what "which" stands for tells of the noun before its comma.
    """
    own = arcs.subjects(i)
    if not own or own[-1] > i or arcs.left(own[-1]) < 2:
        return
    start = arcs.left(own[-1])
    of = next((c for c in arcs.of(own[-1], "prep") if arcs.word[c] == "of"), None)
    whole = [] if of is None else arcs.of(of, "pobj")
    which = bool(whole) and arcs.word[whole[0]] in {"which", "whom"}
    noun, above = start - 2, arcs.head[i]
    if not which or arcs.word[start - 1] != "," or above > noun:
        return
    while arcs.dep[noun] in {"pobj", "prep"} and arcs.tag[noun][:1] != "N":
        noun = arcs.head[noun]
    if arcs.tag[noun][:1] != "N":
        return
    before = [
        c for c in arcs.under[i] if arcs.right(c) < start and arcs.dep[c] != "punct"
    ]
    for c in before:  # "according to the report" belongs to what stands before it
        arcs.hang(c, above, arcs.dep[c])
    arcs.hang(i, noun, "relcl")


def quoted_besides(arcs: Arcs, i: int) -> None:
    """As in 'urged the army to leave: "You have done enough."': a verb that has what it asks
    for or denies before the colon does not report the quotation behind it.
    """
    verb, mark = arcs.head[i], arcs.left(i) - 1
    mark += arcs.word[mark + 1] in QUOTES  # the mark may hang on the clause
    if mark < 2 or arcs.word[mark] not in QUOTES or arcs.word[mark - 1] != ":":
        return
    held = [c for c in arcs.of(verb, "xcomp", "dobj", "ccomp") if verb < c < mark]
    held += [c for c in arcs.of(verb, "prep") if verb < c and arcs.word[c] == "for"]
    said = arcs.word[verb] in word_classes().reporting_forms
    if held and verb < mark and not said and arcs.tag[verb][:1] == "V":
        arcs.dep[i] = "parataxis"


def subject_of_saying(arcs: Arcs, i: int) -> None:
    """As in "Relatives of men shot dead in May say he lied", "An official who read it, but
    was not allowed to talk, said it was long": a verb of saying with a clause behind it has
    who stands before it for its subject; what is told of him before it, he has not said.
    """
    finite = arcs.tag[i] in FINITE or (arcs.tag[i] == "VB" and not arcs.of(i, "aux"))
    if arcs.subjects(i) or not finite or not _reports_behind(arcs, i):
        return
    told = [c for c in arcs.of(i, "ccomp") if c < i and arcs.subjects(c)]
    who = arcs.subjects(told[-1])[0] if told else i
    if not told or who > told[-1] or arcs.tag[who] not in NOUNS | {"CD", "DT"}:
        return
    clause = told[-1]
    bare = arcs.tag[clause] in {"VBN", "VBD"} and not arcs.helped(clause)
    relative = [c for c in arcs.of(who, "relcl", "acl") if who < c < clause]
    if arcs.word[i - 1] not in QUOTES | {",", "—", "–"} and bare:
        noun = clause - 1
        arcs.tag[i] = "VBP" if arcs.tag[i] == "VB" else arcs.tag[i]
        arcs.hang(who, i, "nsubj")
        arcs.tag[clause] = "VBN"
        arcs.hang(clause, noun if arcs.tag[noun][:1] == "N" else who, "acl")
    elif arcs.word[i - 1] == "," and relative and arcs.of(clause, "cc"):
        arcs.hang(who, i, "nsubj")
        arcs.hang(clause, relative[-1], "conj")
    elif arcs.word[i - 1] == "," and relative and arcs.helped(clause):
        joint = arcs.left(clause)
        within = any(
            arcs.word[c] in {"but", "and"} for c in range(relative[-1], clause)
        )
        if within and joint <= who:
            arcs.hang(who, i, "nsubj")
            arcs.hang(clause, relative[-1], "conj")


def _reports_behind(arcs: Arcs, i: int) -> bool:
    """Whether a form of saying has a clause right behind it."""
    said = arcs.word[i] in word_classes().reporting_forms
    return said and any(c > i and arcs.subjects(c) for c in arcs.of(i, "ccomp"))


def there_told(arcs: Arcs, i: int) -> None:
    """As in "A guard there told her that he had left, she said": "there" tells of the guard
    and does not open the clause, so he is who told.
    """
    who, there = arcs.head[i], i - 1
    if arcs.word[there] != "there" or there - 1 != who or arcs.head[there] != i:
        return
    above = arcs.head[who]
    if arcs.dep[there] != "expl" or arcs.tag[i] not in FINITE or above < i:
        return
    if arcs.tag[above] in FINITE and arcs.dep[who] in {"npadvmod", "nsubj", "dep"}:
        own = [c for c in arcs.subjects(above) if c > i]
        if own:
            arcs.hang(i, above, "ccomp")
            arcs.hang(who, i, "nsubj")
            arcs.hang(there, who, "advmod")
            arcs.tag[there] = "RB"


def of_one(arcs: Arcs, i: int) -> None:
    """As in "The centre has received reports that rebels burned it, and was able to go
    there": "was" goes with the one centre and not with the rebels.
    """
    inner = arcs.head[i]
    words = {arcs.word[i]} | {arcs.word[c] for c in arcs.of(i, "aux", "auxpass")}
    if arcs.subjects(i) or arcs.that(inner) is None or not words & SINGULAR:
        return
    outer = arcs.head[inner]
    while arcs.tag[outer][:1] == "N" and arcs.head[outer] < outer:
        outer = arcs.head[outer]
    ours, theirs = arcs.subjects(outer), arcs.subjects(inner)
    if not ours or not theirs or outer > inner or arcs.tag[outer][:1] != "V":
        return
    many = arcs.tag[theirs[-1]] in {"NNS", "NNPS"} or arcs.word[theirs[-1]] == "they"
    one = arcs.tag[ours[-1]] in {"NN", "NNP"} and not arcs.of(ours[-1], "conj")
    if many and one:
        arcs.rejoin(i, outer, after=inner)


def conceded(arcs: Arcs, i: int) -> None:
    """As in "testified that it was his, but conceded that it was poor": a verb with a
    clause of its own is joined to no noun; who reported the one reports the other.
    """
    noun, told = arcs.head[i], arcs.of(i, "ccomp") or _told_under(arcs, i)
    bare = arcs.tag[i] in {"VBN", "VBD"} and not arcs.helped(i)
    start = arcs.left(i)
    who = arcs.subjects(noun)
    mute = bool(who) and (arcs.word[who[0]] == "it" or not may_speak(arcs, who[0]))
    turned = arcs.word[start - 2 : start] == [",", "but"] and mute
    joined = (
        arcs.tag[noun][:1] in "NPJC" or turned
    )  # "that it was his, but conceded that"
    if not joined or not told or not bare or arcs.subjects(i):
        return
    clause = noun
    while arcs.dep[clause] != "ccomp" and arcs.head[clause] != clause:
        clause = arcs.head[clause]
    verb = arcs.head[clause]
    if verb < clause < i and arcs.tag[verb] == "VBD":
        arcs.tag[i] = "VBD"
        arcs.rejoin(i, verb, after=noun)


def _told_under(arcs: Arcs, verb: int) -> list[int]:
    """The that-clause of "conceded under questioning that", read as what was asked."""
    nouns = (n for p in arcs.of(verb, "prep") for n in arcs.of(p, "pobj"))
    return [c for n in nouns for c in arcs.of(n, "acl", "relcl") if arcs.that(c)]


CCOMP = (ordered, behind_quotation, copy_of_which)
ADVCL = (ordered, copy_of_which)
ACL = (that_was_signed,)
ROOT = (subject_of_saying,)
AT_LAST = (
    that_was_signed,
    quoted_besides,
)  # behind the rules that hang a clause on its noun
XCOMP = (behind_quotation,)
RELCL = (there_told,)
CONJ = (of_one, conceded, copy_of_which)
