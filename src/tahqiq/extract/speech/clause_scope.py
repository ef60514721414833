"""How much of a clause a speaker says: the rest is told by who reports him."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.parsing.content import Ranges, less
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.units import Unit

LAYER_ACTS = frozenset({"accuse", "deny", "claim-responsibility", "suspect", "threaten",
                        "order", "predict"})  # fmt: skip


def aside(
    parsed: Parsed, unit: Unit, stack: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """A clause about the accused is the words of who reports the accusation."""
    tree = parsed.tree
    if stack and (_explains(tree, unit, stack[-1]) or _is_known(tree, unit, stack[-1])):
        return stack[:-1]
    if unit.kind not in {"relcl", "acl"} or not stack or stack[-1].target is None:
        return stack
    target = stack[-1].target
    loose = tree.word[tree.left[unit.head] - 1] == "," or tree.pos[target] == "PROPN"
    if not loose:
        return stack  # "blamed gunmen sent by the governor": who they are is his charge
    about = tree.left[target] <= unit.head < tree.right[target]
    return stack[:-1] if about else stack


def _explains(tree: Tree, unit: Unit, item: Attribution) -> bool:
    """As in "blamed it for the blast, in which ten died": behind a comma a relative clause
    tells what is known of the deed somebody accuses of, denies or orders.
    """
    opens = tree.left[unit.head]
    loose = unit.kind == "relcl" and tree.word[opens - 1] == ","
    named = item.frame in {"charge", "fault", "object", "demand", "to"}
    return loose and named and item.spec.act in LAYER_ACTS and item.source is not None


def _is_known(tree: Tree, unit: Unit, item: Attribution) -> bool:
    """As in "They believe it was Tapo, whose name is in the deeds", "are reported to have
    sought Bahani, who had left": what is known of somebody is no part of a belief, nor of
    what nobody is named to report.
    """
    loose = unit.kind == "relcl" and tree.word[tree.left[unit.head] - 1] == ","
    held = item.spec.act in {"believe", "suspect"}
    nobodys = item.spec.act == "say" and item.source is None and item.frame == "to"
    return loose and (held or nobodys)


def inside(ranges: Ranges, stack: Sequence[Attribution]) -> Ranges:
    """The unit's words that the innermost attribution covers."""
    if not stack:
        return ranges
    kept = []
    for first, end in ranges:
        for a, b in stack[-1].content:
            low, high = max(first, a), min(end, b)
            if high > low:
                kept.append((low, high))
    return tuple(kept)


def without_cues(ranges: Ranges, stack: Sequence[Attribution]) -> Ranges:
    """The words less any "according to X" over them, which are no part of what X says."""
    for item in stack:
        if item.cut is not None and item.frame == "phrase":
            ranges = less(ranges, *item.cut)
    return ranges


def says_something(parsed: Parsed, unit: Unit, ranges: Ranges) -> bool:
    """A fragment without a predicate and of one or two words says nothing."""
    tree = parsed.tree
    if _gives_the_word(parsed, unit.head):
        return False
    size = sum(end - first for first, end in ranges)
    verbal = tree.pos[unit.head] in {"VERB", "AUX"}
    if unit.kind in {
        "agent",
        "prep",
        "pobj",
    }:  # "…, possibly by rebels": the hedge is all it says
        return True
    dated = tree.right[unit.head] > unit.head + 1  # "and fired when it slowed down"
    return (size >= 2 or dated) if verbal else size >= 4


def _gives_the_word(parsed: Parsed, verb: int) -> bool:
    """As in "Speaking today, the minister said:": what she said stands below."""
    tree, (_, end) = parsed.tree, parsed.bounds[parsed.sentence_of[verb]]
    opens = tree.word[end - 1] == ":" and tree.head[verb] == verb
    held = tree.child(verb, "ccomp", "xcomp", "attr", "acomp")
    return opens and held is None and tree.lemma[verb] in {"say", "add", "write"}
