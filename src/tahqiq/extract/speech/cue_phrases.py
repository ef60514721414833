"""Attributions by phrases: "according to X", "in the view of X", "per the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import (
    Attribution,
    subject,
    trim,
    verb_above,
    verb_cues,
)
from tahqiq.extract.speech.parentheticals import TURNING
from tahqiq.extract.speech.sources import sender_of, source_at


def by_phrase(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "according to X", "in the view of X"."""
    tree = parsed.tree
    for words, cue in cue_book().phrases.items():
        end = i + len(words)
        if tuple(tree.word[i:end]) != words or end >= len(tree.word):
            continue
        head = None if words == ("from",) else _object_after(tree, i, end)
        head = _teller_after(tree, end) if head is None else head
        if head is None or _is_measure(tree, words, head):
            continue
        left, right = tree.left[i], _ends(parsed, i, head)
        ranges, roots = scope_of(parsed, i, left, right)
        source = source_at(parsed, named, head)
        if ranges:
            yield Attribution(
                verb=i, cue=(i, end), spec=cue, source=source,
                content=trim(tree, ranges, None), roots=roots, frame="phrase",
                cut=None if source is None else _with_commas(tree, left, right),
            )  # fmt: skip
        return


def _is_measure(tree: Tree, words: tuple[str, ...], noun: int) -> bool:
    """As in "costs per student", "four doctors per 1,000 people", "paid according to rank":
    what things are counted or meted out by is no source.
    """
    bare = tree.child(noun, "det", "poss", "amod", "nummod") is None
    if words == ("according", "to"):
        classes = word_classes()
        by = {tree.lemma[noun], *(tree.lemma[c] for c in tree.all(noun, "compound"))}
        return bool(by & classes.yardsticks) or (bare and bool(by & classes.set_ways))
    if words != ("per",):
        return False
    number = tree.child(noun, "nummod", "quantmod")
    counted = number is not None and any(c.isdigit() for c in tree.word[number])
    return counted or tree.tag[noun] in {"CD", "$"} or (tree.tag[noun] == "NN" and bare)


def _with_commas(tree: Tree, first: int, end: int) -> tuple[int, int]:
    """The tokens of an aside with the commas around it."""
    opens = first > 0 and tree.word[first - 1] == ","
    closes = end < len(tree.word) and tree.word[end] == ","
    return first - opens, end + closes


def _teller_after(tree: Tree, what: int) -> int | None:
    """As in "according to what her neighbours told her", "from what he heard from them"."""
    verb = tree.head[what] if tree.word[what] == "what" else what
    if verb == what or not verb_cues(tree, verb)[0]:
        return None
    sender = (
        sender_of(tree, verb) if tree.lemma[verb] in word_classes().hearing else None
    )
    return subject(tree, verb) if sender is None else sender


def _object_after(tree: Tree, i: int, end: int) -> int | None:
    """The noun the phrase's last preposition governs."""
    for j in (end - 1, i):
        inner = tree.child(j, "pobj")
        if inner is not None and inner >= end:
            return inner
    return None


def scope_of(
    parsed: Parsed, i: int, left: int, right: int
) -> tuple[Ranges, tuple[int, ...]]:
    """What the phrase attributes: the sentence at its edge, else its own clause."""
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[i]]
    last = right >= end - 1 or tree.word[right] in {".", "!", "?"}
    host = verb_above(tree, tree.head[i])
    noun = tree.head[i]
    if tree.dep[noun] == "appos" and not last and tree.word[tree.left[noun] - 1] == ",":
        host = noun  # "The raid, a massacre in the words of one survivor, lasted"
        outer = (tree.left[noun], tree.right[noun])
    elif left <= first + 1 or last:
        host = _top(tree, host, first, end)
        outer = (first, end)
    else:
        outer = (tree.left[host], tree.right[host])
    outer = _own_part(tree, outer, left, right)
    ranges = tuple(r for r in ((outer[0], left), (right, outer[1])) if r[1] - r[0] > 1)
    return ranges, (host,)


def _own_part(
    tree: Tree, outer: tuple[int, int], left: int, right: int
) -> tuple[int, int]:
    """A sentence up to the semicolon, or to the "but …", where another goes on."""
    first, end = outer
    stops = [i for i in range(right, end) if tree.word[i] == ";"]
    starts = [i + 1 for i in range(first, left) if tree.word[i] == ";"]
    if right + 1 < end and tree.word[right] == "," and tree.word[right + 1] in TURNING:
        stops.append(right)
    stops.extend(k for k in _joints(tree, right, end) if _sources(tree, k, end))
    starts.extend(k + 2 for k in _joints(tree, first, left) if _sources(tree, first, k))
    return max(starts, default=first), min(stops, default=end)


def _ends(parsed: Parsed, i: int, head: int) -> int:
    """Where a phrase ends that names a source, which a second number is no part of."""
    tree = parsed.tree
    right = max(tree.right[i], tree.right[head])
    end = parsed.bounds[parsed.sentence_of[i]][1]
    others = (k for k in _joints(tree, head, right) if _sources(tree, k, end))
    return min(others, default=right)


def _joints(tree: Tree, first: int, end: int) -> list[int]:
    """Commas with an "or", "and" or "while" behind them."""
    return [
        i for i in range(first, end - 1)
        if tree.word[i] == "," and tree.word[i + 1] in {"or", "and", "while"}
    ]  # fmt: skip


def _sources(tree: Tree, first: int, end: int) -> bool:
    """As in "eleven died, according to the union, or six, according to the police": each
    says what stands before it, so far.
    """
    return any(
        tree.word[i : i + 2] == ["according", "to"] for i in range(first, end - 1)
    )


def _top(tree: Tree, i: int, first: int, end: int) -> int:
    while tree.head[i] != i and first <= tree.head[i] < end:
        i = tree.head[i]
    return i
