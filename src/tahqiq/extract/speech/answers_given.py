"""Answers of one word: who says "no" when asked whether he did it denies that he did."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.asides import BACK
from tahqiq.extract.speech.attribution import (
    SPEECH,
    Attribution,
    speaker_of,
    trim,
    verb_cues,
)

MARKS = frozenset({'"', "''", "``", "“", "”", "‘", "’", ",", ".", ":", "!", "-", "–"})
BEHIND = frozenset({"when", "after", "as"})


def by_reply(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "said no when asked if he fired", "Asked whether he fired, he replied: "Never.""."""
    tree = parsed.tree
    cue = next((c for c in verb_cues(tree, i)[0] if SPEECH & c.frames), None)
    if cue is None or cue.act != "say":
        return
    asked = _question(tree, i)
    word = _answer(tree, i, *parsed.bounds[parsed.sentence_of[i]])
    source, _ = speaker_of(parsed, named, i)
    if asked is None or word is None or source is None:
        return
    no = tree.word[word] in cue_book().turning["noes"]
    spec = Cue(act="deny", polarity="denied", weighty=True) if no else Cue(act="say")
    span = (tree.left[asked] + 1, tree.right[asked])
    yield Attribution(
        verb=word, cue=(i, i + 1), spec=spec, source=source, frame=BACK,
        content=trim(tree, (span,), None), roots=(word,),
    )  # fmt: skip


def _question(tree: Tree, verb: int) -> int | None:
    """The clause behind the "asked if" or "asked whether" that hangs on a verb of saying."""
    who = tree.child(verb, "nsubj")
    aside = (
        () if who is None else tree.all(who, "acl")
    )  # "The mayor, asked if …, said no"
    for c in (*tree.all(verb, "advcl", "prep", "relcl", "acl"), *aside):
        if tree.lemma[c] not in word_classes().asking or tree.tag[c] != "VBN":
            continue
        clause = tree.child(c, "ccomp")
        if clause is not None and tree.word[tree.left[clause]] in {"if", "whether"}:
            return clause
    return None


def _answer(tree: Tree, verb: int, first: int, end: int) -> int | None:
    """A "no" or "never" of the verb's that stands alone."""
    known = cue_book().turning["noes"] | cue_book().turning["ayes"]
    for t in range(first, end):
        if tree.word[t] not in known or tree.head[t] != verb:
            continue
        before = t == first or tree.word[t - 1] in MARKS or t - 1 == verb
        after = t + 1 >= end or tree.word[t + 1] in MARKS | BEHIND
        if before and after:
            return t
    return None
