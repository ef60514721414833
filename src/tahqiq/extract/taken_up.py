"""Clauses that a later one takes up by "which": "two had been captured, which the army denied"."""

from __future__ import annotations

from tahqiq.extract.asides import BACK
from tahqiq.extract.attribution import Attribution, speaker_of, trim, verb_cues
from tahqiq.extract.cues import cue_book
from tahqiq.extract.named import Named
from tahqiq.extract.nouns import nouns
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.tree import Tree

ANSWERS = frozenset({"deny", "disclose"})
VERBAL = frozenset({"VERB", "AUX"})


def by_which(parsed: Parsed, named: Named, i: int) -> Attribution | None:
    """As in "It said two had been captured, which an officer denied": what he denies is
    that they had, and nobody else's word.
    """
    tree = parsed.tree
    cues, span = verb_cues(tree, i)
    cue = next((c for c in cues if c.act in ANSWERS and "object" in c.frames), None)
    which = tree.child(i, "dobj")
    if cue is None or which is None or tree.word[which] != "which":
        return None
    host = _taken_up(tree, i, which)
    source, _ = speaker_of(parsed, named, i)
    if host is None or source is None:
        return None
    return Attribution(
        verb=i, cue=span, spec=cue, source=source, frame=BACK, roots=(host,),
        content=trim(tree, ((tree.left[host], which - 1),), None),
        cut=(which - 1, tree.right[i]),
    )  # fmt: skip


def _taken_up(tree: Tree, verb: int, which: int) -> int | None:
    """The clause before the comma that "which" stands for; none where it stands for a noun
    that may be denied: "the charge, which he denied".
    """
    if which < 2 or tree.word[which - 1] != "," or tree.left[verb] != which:
        return None
    above = tree.head[verb]
    if tree.dep[verb] == "relcl" and above < which:
        if not _is_no_word(tree, above) and not _is_of_deed(tree, above):
            return None
        while tree.pos[above] not in VERBAL and tree.head[above] != above:
            above = tree.head[above]
    if tree.pos[above] not in VERBAL or above > which:
        return None
    told = tree.child(above, "ccomp")
    reports = tree.lemma[above] in cue_book().verbs
    return told if told is not None and reports and told < which else above


def _is_no_word(tree: Tree, noun: int) -> bool:
    """Whether a noun names somebody, a place or a thing, which nobody denies."""
    known = nouns().of.get(tree.lemma[noun])
    return tree.pos[noun] in {"PROPN", "PRON", "NUM"} or (
        known is not None and known.type in {"PERSON", "ORG", "PLACE"}
    )


def _is_of_deed(tree: Tree, noun: int) -> bool:
    """As in "charged with inciting a riot, which she denies": she denies inciting it."""
    verb = tree.head[noun]
    said = tree.lemma[verb] in cue_book().verbs
    return tree.dep[noun] == "dobj" and tree.tag[verb] == "VBG" and not said
