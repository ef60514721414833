"""What a noun reports without a "that": "fears the fighting will spread", "claims he lied"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.tree import Tree

HELD = ("dobj", "ccomp", "xcomp", "acomp", "attr", "nsubjpass", "oprd")


def bare_content(tree: Tree, noun: int) -> int | None:
    """The clause right behind a noun that says what the claim or fear is: with a subject of
    its own and nothing missing, where a relative clause misses the noun ("claims it made").
    """
    artifact = tree.lemma[noun] in cue_book().media
    if artifact and tree.word[noun] not in word_classes().holding_clauses:
        return None  # "the letters he asked her to burn"
    for c in tree.children[noun]:
        if c <= noun or tree.dep[c] not in {"acl", "relcl", "ccomp"}:
            continue
        own = tree.child(c, "nsubj", "nsubjpass", "expl")
        if own is None or own > c or tree.left[c] != noun + 1:
            continue
        bare = tree.child(c, "mark") is None and tree.tag[noun + 1][:1] != "W"
        finite = tree.tag[c] in {"VBD", "VBZ", "VBP"} or tree.child(c, "aux", "auxpass")
        if bare and finite and tree.word[noun + 1] != "that":
            return c if _is_whole(tree, c) else None
    return None


def _is_whole(tree: Tree, clause: int) -> bool:
    """Whether the clause lacks no object that the noun could be."""
    book, words, lemma = cue_book(), word_classes(), tree.lemma[clause]
    light = lemma in words.voicing | words.binding | book.turning["put forward"]
    if tree.child(clause, *(("dobj",) if light else HELD)) is not None:
        return True
    takes = (book.verbs, book.issuing, book.obtaining)
    stranded = any(tree.right[c] == c + 1 for c in tree.all(clause, "prep"))
    own = tree.child(clause, "nsubj")
    brief = own is not None and tree.pos[own] == "PRON" and clause == own + 1
    needs = light or stranded or brief  # "the news he brought"
    return not needs and not any(lemma in group for group in takes)
