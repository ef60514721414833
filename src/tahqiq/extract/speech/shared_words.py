"""Words that two speakers share: "A says, and B denies, that P", "A puts it at nine, B at ten"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.asides import BACK
from tahqiq.extract.speech.attribution import Attribution, speaker_of, trim, verb_cues
from tahqiq.extract.speech.figures import figure
from tahqiq.extract.speech.sources import source_at

WITHIN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})


def by_shared(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "The rebels say, and the army denies, that it fell": the second speaker's word
    on the clause that the first one reports.
    """
    tree = parsed.tree
    clause = _shared(tree, i)
    cues, span = verb_cues(tree, i)
    cue = next((c for c in cues if "clause" in c.frames), None)
    source, _ = speaker_of(parsed, named, i)
    if clause is None or cue is None or source is None:
        return None
    return Attribution(
        verb=i, cue=span, spec=cue, source=source, frame=BACK, roots=(clause,),
        content=trim(tree, ((tree.left[clause], tree.right[clause]),), None),
    )  # fmt: skip


def _shared(tree: Tree, verb: int) -> int | None:
    """The clause behind a second verb's comma that hangs on the first verb."""
    first = tree.head[verb]
    if (
        tree.dep[verb] != "conj"
        or tree.child(verb, "ccomp", "dobj", "xcomp") is not None
    ):
        return None
    clause = tree.child(first, "ccomp")
    if clause is None or clause < verb or tree.child(verb, "nsubj") is None:
        return None
    opens = tree.left[clause]
    parted = tree.word[opens] == "that" and tree.word[opens - 1] == ","
    near = opens - tree.right[verb] in {0, 1}
    return clause if parted and near else None


def by_gapped(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "The ministry put it at nine, the hospital at fourteen": the verb and what is
    put at a number stand once for all who put it there.
    """
    tree = parsed.tree
    cues, span = verb_cues(tree, i)
    cue = next((c for c in cues if "figure" in c.frames), None)
    thing = tree.child(i, "dobj")
    put = figure(tree, i)
    if cue is None or thing is None or put is None:
        yield from _gapped_clause(parsed, named, i)
        return
    last = put.roots  # "at nine, the hospital at fourteen"
    for who in (c for noun in (thing, *last) for c in _others(tree, noun)):
        at = tree.child(who, "prep") or _at_behind(tree, who)
        source = source_at(parsed, named, who)
        number = None if at is None else tree.child(at, "pobj")
        if at is None or number is None or source is None or tree.tag[number] != "CD":
            continue
        ranges = ((tree.left[thing], thing + 1), (at, number + 1))
        yield Attribution(
            verb=at, cue=span, spec=cue, content=ranges,
            source=replace(source, end=min(source.end, at)),
            roots=(number,), frame="cast", cut=(tree.left[who] - 1, number + 1),
        )  # fmt: skip


def _second_that(
    parsed: Parsed, named: Named, verb: tuple[int, tuple[int, int]], cue: Cue
) -> Iterator[Attribution]:
    """As in "Villagers say soldiers fired first, the army that it came under attack": right
    behind somebody definite "that" with a whole clause tells what he says.
    """
    tree, (i, span) = parsed.tree, verb
    end = parsed.bounds[parsed.sentence_of[i]][1]
    for that in range(i + 5, end - 2):
        if tree.word[that] != "that" or tree.pos[that - 1] not in {"NOUN", "PROPN"}:
            continue
        first = that - 1
        while tree.pos[first - 1] in WITHIN or tree.tag[first - 1] == "PRP$":
            first -= 1
        told = _clause_behind(tree, that, end)
        definite = tree.word[first] == "the" or tree.tag[first] in {"PRP$", "NNP"}
        apart = tree.word[first - 1] in {",", ";", "and", "but", "while"}
        source = (
            source_at(parsed, named, that - 1) if can_speak(tree, that - 1) else None
        )
        if told is None or not definite or not apart or source is None:
            continue
        stop = end - (tree.word[end - 1] in {".", "!", "?"})
        yield Attribution(
            verb=that, cue=span, spec=cue, roots=(told,), frame="clause",
            source=replace(source, first=first, end=that, head=that - 1),
            content=((that + 1, stop),), cut=(first - 1, stop),
        )  # fmt: skip


def _clause_behind(tree: Tree, that: int, end: int) -> int | None:
    """The verb of a clause that opens right behind "that" with a subject of its own."""
    for t in range(that + 2, end):
        own = tree.child(t, "nsubj", "nsubjpass", "expl")
        if own is not None and tree.left[own] in {that, that + 1} and own > that:
            return t
    return None


def _at_behind(tree: Tree, who: int) -> int | None:
    """The "at" right behind a speaker, wherever the parser hung it: "and a third at six"."""
    near = tree.word[who + 1 : who + 2] == ["at"]
    return who + 1 if near and tree.child(who + 1, "pobj") is not None else None


def _gapped_clause(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "Villagers say soldiers burned it; the army, that rebels did": the verb stands
    once for both.
    """
    tree = parsed.tree
    cues, span = verb_cues(tree, i)
    cue = next((c for c in cues if "clause" in c.frames), None)
    clause = tree.child(i, "ccomp")
    end = parsed.bounds[parsed.sentence_of[i]][1]
    after = cue is not None and clause is not None and clause > i
    if cue is not None and after:
        yield from _second_that(parsed, named, (i, span), cue)
    marks = [
        c for c in range(i + 4, end) if after
        if tree.word[c] == "that" and tree.dep[c] == "mark" and tree.word[c - 1] == ","
    ]  # fmt: skip
    for that in marks:
        who, told = that - 2, tree.head[that]
        first = tree.left[who] - 1
        source = source_at(parsed, named, who)
        if cue is None or tree.word[first] != ";" or source is None:
            continue
        yield Attribution(
            verb=that, cue=span, spec=cue, roots=(told,), frame="clause",
            source=replace(source, end=min(source.end, that - 1)),
            content=trim(tree, ((that + 1, tree.right[told]),), None),
            cut=(first, tree.right[told]),
        )  # fmt: skip


def _others(tree: Tree, thing: int) -> Iterator[int]:
    """The nouns joined behind the first number to what it was put to."""
    for c in tree.children[thing]:
        if c > thing and tree.dep[c] in {"appos", "conj"}:
            yield c
            yield from _others(tree, c)
        elif c > thing and tree.dep[c] in {"prep", "pobj"}:
            yield from _others(tree, c)  # "at five and a third at six"
