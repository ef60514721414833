"""Speech behind a semicolon, as in "Parcels came, he recalls; he never opened one".

What stands behind a semicolon goes on with the speaker before it, unless it has one of
its own. Behind a that-clause it does so only where it goes on about what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.asides import BACK
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.running import SAYING, run_on, speaks_up

ACTS = SAYING | {"believe", "suspect"}
GOING_ON = {"it", "they", "he", "she", "this", "that", "both", "all", "none", "others"}
DOUBT = {"may", "might", "could"}
Part = tuple[int, int]


def with_semicolons(
    parsed: Parsed, named: Named, items: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, and those of them that go on behind a semicolon."""
    added = [
        run_on(parsed.tree, item, *part)
        for first, end in parsed.bounds
        for item, part in _behind(parsed, named, items, first, end)
    ]
    return (*items, *added)


def _behind(
    parsed: Parsed, named: Named, items: Sequence[Attribution], first: int, end: int
) -> Iterator[tuple[Attribution, Part]]:
    """Who goes on behind each semicolon of a sentence, and where."""
    tree = parsed.tree
    stops = [i for i in range(first, end) if tree.word[i] == ";"]
    if not stops:
        return
    here = [item for item in items if first <= item.verb < end]
    edges = [first, *(i + 1 for i in stops), end]
    before: list[Attribution] = []
    for part in pairwise(edges):
        top = _top(tree, *part)
        over = [item for item in items if top is not None and item.covers(top)]
        own = [i for i in here if _leads(tree, i, part, top)]
        if top is None or over or own or part[0] == first:
            before = own
            continue
        for item in before:
            if item.verb >= first and _fits(named, tree, item, top):
                yield item, part


def _top(tree: Tree, first: int, end: int) -> int | None:
    """The predicate at the top of a part of a sentence."""
    for i in range(first, end):
        if tree.pos[i] in {"VERB", "AUX"} and not first <= tree.head[i] < end:
            return i
        if tree.head[i] == i:
            return i if tree.pos[i] in {"VERB", "AUX"} else None
    return None


def _leads(tree: Tree, item: Attribution, part: Part, top: int | None) -> bool:
    """Whether somebody speaks a part of a sentence as a whole, or its end."""
    here = part[0] <= item.verb < part[1] and item.frame != BACK
    if not here or top is None or item.own:
        return False
    if item.source is None or item.spec.act not in ACTS:
        return item.verb == top or item.covers(top)
    reaches = any(end >= part[1] - 2 for first, end in item.content if first < part[1])
    clause = item.frame == "clause" and not _in_relative(tree, item.verb, top)
    return item.verb == top or item.covers(top) or (reaches and clause)


def _in_relative(tree: Tree, verb: int, top: int) -> bool:
    """As in "was taken by men who said they were police": said in passing."""
    while verb != top and tree.head[verb] != verb:
        if tree.dep[verb] == "relcl":
            return True
        verb = tree.head[verb]
    return False


def _replies(tree: Tree, top: int) -> bool:
    """As in "…; he has neither admitted nor denied it": who speaks there, speaks now."""
    speaks = (
        tree.lemma[top] in cue_book().verbs and tree.lemma[top] not in cue_book().deeds
    )
    return speaks and tree.child(top, "nsubj") is not None


def _fits(named: Named, tree: Tree, item: Attribution, top: int) -> bool:
    """Whether the clause behind may be the same speaker's."""
    if item.source is None or item.spec.act not in ACTS or item.question:
        return False
    who = tree.child(top, "nsubj", "nsubjpass", "expl")
    if speaks_up(tree, top) or _replies(tree, top):
        return False
    aside = item.frame == "phrase" or min(a for a, _ in item.content) < item.verb
    if aside or any(tree.word[c] in DOUBT for c in tree.children[top]):
        return True
    if who is None or tree.word[who] not in GOING_ON:
        return False
    entity = named.entity_at(who)
    return entity is None or entity != item.source.entity
