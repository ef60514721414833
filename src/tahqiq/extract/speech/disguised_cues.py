"""Reporting verbs that the tagger took for nouns, between commas or behind the last one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, trim
from tahqiq.extract.speech.sources import source_at

ENDS = frozenset({",", ".", "!", ";"})


def by_disguised(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "The guards, police suspect, murdered him": "police suspect" is no name for
    the guards, for no singular noun stands there without "a" or "the".
    """
    tree = parsed.tree
    first, end = parsed.bounds[parsed.sentence_of[i]]
    cue = _cue(tree, i)
    if cue is None or not _is_aside(tree, i, first, end):
        return
    start = tree.left[i]
    ranges = tuple(r for r in ((first, start - 1), (i + 1, end)) if r[1] - r[0] > 1)
    roots = tuple(t for t in range(first, end) if tree.head[t] == t)
    source = source_at(parsed, named, i - 1)
    if not ranges or source is None:
        return
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, roots=roots, frame="clause",
        source=replace(source, first=min(start, source.first)),
        content=trim(tree, ranges, None), cut=(start - 1, i + 1),
    )  # fmt: skip


def _cue(tree: Tree, i: int) -> Cue | None:
    """The reporting verb a bare singular noun may be."""
    if tree.tag[i] != "NN" or tree.dep[i] != "appos":
        return None
    cues = cue_book().verbs.get(tree.word[i], ())
    return next((cue for cue in cues if "clause" in cue.frames), None)


def _is_aside(tree: Tree, i: int, first: int, end: int) -> bool:
    """Whether "many" and "verb" stand alone between two marks: ", police suspect,"."""
    start = tree.left[i]
    many = tree.tag[i - 1] == "NNS" or tree.word[i - 1] in cue_book().crowd
    if not many or tree.dep[i - 1] != "compound" or start <= first:
        return False
    if any(tree.word[c] != "the" for c in tree.all(i, "det", "poss")):
        return False  # "a police suspect": a man
    closed = i + 1 >= end or tree.word[i + 1] in ENDS
    return closed and tree.word[start - 1] == "," and i - start <= 3
