"""What somebody's noun asks for, plans or thinks of: "the mayor's call for an inquiry", "their
plan to evict him", "criticism of the raid by the bishop".
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.lexicon.cues import Cue, Frame, cue_book
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Content, can_speak, tops
from tahqiq.extract.parsing.operators import infinitive
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution, trim
from tahqiq.extract.speech.noun_cues import noun_source
from tahqiq.extract.speech.sources import source_at

BEHIND: dict[str, Frame] = {"for": "demand", "of": "about"}


def by_held(parsed: Parsed, named: Named, i: int) -> Iterator[Attribution]:
    """As in "the mayor's call for an inquiry": hers, whatever came of it. A plan that nobody
    is said to have is nobody's word; a call is somebody's.
    """
    tree = parsed.tree
    cue = cue_book().holding.get(tree.lemma[i])
    content = None if cue is None or tree.dep[i] == "compound" else _held(tree, i, cue)
    if cue is None or content is None:
        return
    head = noun_source(tree, i)
    source = None if head is None else source_at(parsed, named, head)
    if source is None and not (cue.act == "ask" and tree.tag[i] == "NNS"):
        return
    if head is not None and not can_speak(tree, head):
        return
    yield Attribution(
        verb=i, cue=(i, i + 1), spec=cue, source=source, frame=content.frame,
        content=trim(tree, content.ranges, None), roots=content.roots,
        target=content.target,
    )  # fmt: skip


def _held(tree: Tree, noun: int, cue: Cue) -> Content | None:
    """The words behind "to", "for" or "of"."""
    for c in tree.children[noun]:
        if c < noun:
            continue
        if _is_deed(tree, noun, c) and "to" in cue.frames:
            ranges = ((tree.left[c], tree.right[c]),)
            return Content(ranges=ranges, roots=tuple(tops(tree, c)), frame="to")
        frame = BEHIND.get(tree.word[c]) if tree.dep[c] == "prep" else None
        inner = tree.child(c, "pobj", "pcomp")
        if inner is None or frame is None or frame not in cue.frames:
            continue
        if frame == "demand" and cue.act != "ask" and can_speak(tree, inner):
            return None  # "support for the rebels": a deed
        if tree.lemma[inner] in cue_book().unheard:
            return None  # "did not answer requests for comment"
        ranges = ((tree.left[inner], tree.right[inner]),)
        return Content(ranges=ranges, roots=(inner,), frame=frame)
    return None


def _is_deed(tree: Tree, noun: int, c: int) -> bool:
    """Whether an infinitive right behind a noun says what it is to do: "a plan to go"."""
    verbal = tree.pos[c] == "VERB" and tree.dep[c] in {"acl", "relcl", "xcomp", "advcl"}
    return verbal and infinitive(tree, c) and tree.left[c] == noun + 1
