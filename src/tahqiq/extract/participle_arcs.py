"""Arcs of participles that a small parser took for the main verb."""

from __future__ import annotations

from tahqiq.extract.arcs import FINITE, Arcs

PAST = "VBD"


def reduced(arcs: Arcs, i: int) -> None:
    """As in "The attackers, believed to be rebels, arrived": after a subject and a lone
    comma comes no finite verb but a participle; the main verb stands behind.
    """
    nouns = [c for c in arcs.of(i, "nsubj") if c < i]
    if i < 2 or arcs.tag[i] != PAST or arcs.word[i - 1] != "," or len(nouns) != 1:
        return
    if "," in arcs.word[arcs.left(nouns[0]) : i - 1]:
        return  # "Omar, a baker, fled": the comma before the verb closes another
    main = _main_behind(arcs, i)
    if main is None or arcs.subjects(main):
        return
    if arcs.head[main] == i:
        arcs.replace(i, main)
    for c in [c for c in arcs.under[i] if c < arcs.left(nouns[0])]:
        arcs.hang(c, main, arcs.dep[c])
    arcs.hang(nouns[0], main, "nsubj")
    arcs.hang(i, nouns[0], "acl")
    arcs.tag[i] = "VBN"
    for c in arcs.of(i, "prep"):
        if c == i + 1 and arcs.word[c] == "by":
            arcs.dep[c] = "agent"


def _main_behind(arcs: Arcs, i: int) -> int | None:
    """The finite verb behind a comma that a participle was joined with or put under."""
    above = arcs.head[i]
    if (
        arcs.dep[i] in {"ccomp", "parataxis"}
        and above > i
        and len(arcs.subjects(i)) == 1
    ):
        return above if arcs.tag[above] in FINITE or arcs.helped(above) else None
    if arcs.dep[i] == "advcl":
        return above if above > i and arcs.tag[above] in FINITE else None
    if arcs.of(i, "cc"):
        return None
    joined = ("conj", "advcl", "ccomp", "dep") if above == i else ("conj",)
    return next(
        (c for c in arcs.of(i, *joined)
         if arcs.word[arcs.left(c) - 1] == "," and (arcs.tag[c] in FINITE or arcs.helped(c))
         and (arcs.dep[c] == "conj" or _bare(arcs, c))),
        None,
    )  # fmt: skip


def _bare(arcs: Arcs, verb: int) -> bool:
    """Whether a finite verb has neither subject nor mark: no clause of circumstance."""
    return not arcs.subjects(verb) and not arcs.of(verb, "mark", "advmod")


def gerund(arcs: Arcs, i: int) -> None:
    """As in "a way of quietly but firmly telling them": no adverb alone completes a
    preposition, the gerund behind it does.
    """
    link = arcs.head[i]
    if arcs.tag[i] != "RB" or link > i:
        return
    verb = i + 1
    while verb < len(arcs.head) and (
        arcs.tag[verb] in {"RB", "CC"} or arcs.word[verb] == ","
    ):
        verb += 1
    if verb == len(arcs.head) or arcs.tag[verb] != "VBG":
        return
    if not arcs.subjects(verb) and not arcs.helped(verb):
        arcs.hang(verb, link, "pcomp")
        arcs.hang(i, verb, "advmod")


def never_finite(arcs: Arcs, i: int) -> None:
    """As in "The group, believed to be small, claims": what modifies a noun behind a comma
    without a relative pronoun is a participle.
    """
    apart = arcs.head[i] < i and arcs.word[arcs.left(i) - 1] == ","
    if arcs.tag[i] == "VBD" and apart and not arcs.subjects(i):
        arcs.tag[i] = "VBN"
