"""Arcs of a clause that stands behind when, where and under what it was said.

"The clerk conceded under questioning by the families' lawyer that the log had been
altered": a small parser hangs the clause on the lawyer.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.verb_forms import owns_up, reports, stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

THROUGH = frozenset(
    {"from", "by", "through", "via", "in", "on", "over", "at", "during"}
)
# Behind a verb of saying also these; "about the men that he saw" is what he spoke of.
OCCASIONS = THROUGH | {"under", "before", "after", "to", "into", "within", "without"}
INSIDE = frozenset({"pobj", "pcomp", "prep", "agent", "poss", "conj", "dobj"})
WITHIN = frozenset({"pobj", "prep", "acl", "relcl", "agent", "dobj", "compound"})
OBJECTS = ("ccomp", "xcomp", "oprd")
DEEP = 8  # arcs from the noun to the verb


def told_through(arcs: Arcs, i: int) -> None:
    """As in "claimed in a message to have planted it", "replied in writing that it had",
    "testified under oath before the court that he fired": the clause is what the verb
    reports, not a clause about the message or the court.
    """
    noun = arcs.head[i]
    found = _occasion_of(arcs, noun)
    if found is None:
        return
    prep, verb = found
    told = bool(word_classes().telling & stems_of(arcs.word[verb]))
    if not verb < prep < i or arcs.of(verb, *OBJECTS):
        return
    if arcs.of(verb, "dobj") and not told:
        return
    infinitive = {"to", "have"} <= {arcs.word[c] for c in arcs.of(i, "aux")}
    if infinitive or _owned_up(arcs, i, noun, verb):
        if arcs.head[arcs.head[noun]] == verb:
            arcs.hang(i, verb, "xcomp")
    elif _may_report(arcs, verb, prep, near=arcs.head[noun] == prep):
        _hang_told(arcs, i, noun, verb)


def _owned_up(arcs: Arcs, i: int, noun: int, verb: int) -> bool:
    """As in "denied in a letter being the author": who denies denies something."""
    gerund = arcs.tag[i] == "VBG" or any(
        arcs.tag[c] == "VBG" for c in arcs.of(i, "aux", "auxpass")
    )
    bare = arcs.dep[i] == "acl" and gerund and arcs.left(i) == noun + 1
    return bare and owns_up(arcs.word[verb])


def _occasion_of(arcs: Arcs, noun: int) -> tuple[int, int] | None:
    """The preposition and the verb that a noun stands under, however deep."""
    link, above = noun, arcs.head[noun]
    for _ in range(DEEP):
        if above == link or arcs.dep[link] not in INSIDE:
            return None
        by = arcs.dep[link] == "agent" and _of_it(arcs, above)
        if (by or arcs.dep[link] == "prep") and arcs.tag[above][:1] == "V":
            gerund = arcs.dep[above] in {"pcomp", "pobj"}
            if not gerund:
                return link, above
        link, above = above, arcs.head[above]
    return None


def _of_it(arcs: Arcs, verb: int) -> bool:
    """As in "It was suspected by guards that he fled": the clause is what was."""
    return any(arcs.word[c] == "it" for c in arcs.of(verb, "nsubjpass"))


def _may_report(arcs: Arcs, verb: int, prep: int, *, near: bool) -> bool:
    """Whether what stands behind such a preposition can be what the verb reports."""
    if near and arcs.word[prep] in THROUGH:
        return True
    return reports(arcs.word[verb]) and arcs.word[prep] in OCCASIONS


def _hang_told(arcs: Arcs, i: int, noun: int, verb: int) -> None:
    """A whole clause that opens with "that" behind a noun that holds none."""
    that = arcs.that(i)
    if that is None and arcs.dep[i] == "relcl" and reports(arcs.word[verb]):
        gaps = arcs.of(i, "dobj", "dative")
        that = next((c for c in gaps if arcs.word[c] == "that"), None)
    if that is None or not any(c > that for c in arcs.subjects(i)):
        return
    if arcs.word[noun] in word_classes().holding_clauses or not noun < that < i:
        return
    arcs.tag[that] = "IN"
    arcs.hang(that, i, "mark")
    arcs.hang(i, verb, "ccomp")


def finite_with_clause(arcs: Arcs, i: int) -> None:
    """As in "A clerk conceded in court that it was altered": behind the subject of a
    sentence that has no other verb, a past with a clause of its own is the verb.
    """
    noun = arcs.head[i]
    while arcs.head[noun] != noun and arcs.dep[noun] in WITHIN:
        noun = arcs.head[noun]  # "A man arrested in the raid confessed that he did it"
    alone = arcs.head[noun] == noun and arcs.tag[noun][:1] == "N"
    if not alone or arcs.tag[i] not in {"VBN", "VBD"} or arcs.helped(i):
        return
    clause = _its_clause(arcs, i, noun)
    told = arcs.dep[i + 1 : i + 2] == ["agent"] or arcs.of(noun, "conj", "parataxis")
    if clause is None or told or not reports(arcs.word[i]):
        return
    arcs.hang(i, i, "ROOT")
    arcs.hang(noun, i, "nsubj")
    arcs.tag[i] = "VBD"
    for c in [c for c in arcs.under[noun] if c > i]:
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(clause, i, "ccomp")
    for c in arcs.of(i, "agent"):  # "under torture by the police"
        before = [p for p in arcs.of(i, "prep") if p < c]
        arcs.hang(c, before[-1] + 1 if before else i, "prep")


def _its_clause(arcs: Arcs, i: int, noun: int) -> int | None:
    """The one clause with "that" behind a verb, on it or on the noun above it."""
    beside = [*arcs.of(i, "ccomp"), *arcs.of(noun, "acl", "ccomp", "relcl")]
    opened = {
        c for c in beside
        for that in (*arcs.of(c, "mark", "dobj"),)
        if c > i and i < that < c and arcs.word[that] == "that"
    }  # fmt: skip
    whole = [c for c in sorted(opened) if arcs.subjects(c)]
    return whole[0] if len(whole) == 1 else None


def that_when(arcs: Arcs, i: int) -> None:
    """As in "called a nurse, who said that after the raid she treated nine": behind the
    "that" of a verb of saying comes when, and then the clause, which is no sentence apart.
    """
    that = next((c for c in arcs.of(i, "dobj") if c == i + 1), None)
    if that is None or arcs.word[that] != "that" or not reports(arcs.word[i]):
        return
    above = i
    while arcs.dep[above] not in {"ccomp", "parataxis"} and arcs.head[above] != above:
        above = arcs.head[above]
    verb = arcs.head[above]
    finite = arcs.tag[verb] in FINITE or arcs.helped(verb)
    who = arcs.subjects(verb)
    if verb <= i or not finite or not who or arcs.left(who[0]) != arcs.right(i):
        return
    arcs.replace(verb, above)
    arcs.hang(verb, i, "ccomp")
    arcs.tag[that] = "IN"
    arcs.hang(that, verb, "mark")
    for c in [c for c in arcs.of(i, "prep", "advmod", "npadvmod") if that < c < verb]:
        arcs.hang(c, verb, arcs.dep[c])


def that_it_released(arcs: Arcs, i: int) -> None:
    """As in "said in a statement that it released on Monday that two had died": of two
    clauses with "that" behind an artifact the first says which one.
    """
    that, verb = arcs.that(i), arcs.head[i]
    inner = [c for c in arcs.of(i, "ccomp") if arcs.that(c) is not None]
    if that is None or not inner or not verb < that < i or arcs.of(i, "dobj"):
        return
    noun = that - 1
    if arcs.word[noun] not in cue_book().media or arcs.dep[noun] != "pobj":
        return
    arcs.tag[that] = "WDT"
    arcs.hang(that, i, "dobj")
    arcs.hang(i, noun, "relcl")
    arcs.hang(inner[-1], verb, "ccomp")
