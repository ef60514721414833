"""Words like a source's that are none: "citing security reasons", "as far as I know"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.turning import is_looming, is_silent


def is_reason(tree: Tree, citing: int) -> bool:
    """As in "declined to play them, citing the investigation", "citing security reasons":
    why something was done, nobody's word for it.
    """
    noun = tree.child(citing, "dobj", "pobj")
    if noun is None or tree.lemma[citing] not in cue_book().citing:
        return False
    words, verb = word_classes(), tree.head[citing]
    while tree.dep[verb] == "xcomp":
        verb = tree.head[verb]  # "refused to hand them over, citing"
    done = tree.lemma[verb] in words.declining
    return tree.lemma[noun] in words.reasons and (done or not can_speak(tree, noun))


def is_as_far(tree: Tree, verb: int) -> bool:
    """Whether a verb only says how far somebody knows."""
    mark = tree.child(verb, "mark")
    return mark is not None and mark > 1 and known_by(tree, mark - 2) == verb


def known_by(tree: Tree, i: int) -> int | None:
    """The verb of an "as far as X knows" that opens at a token."""
    far = tree.word[i : i + 3]
    if i < 0 or tuple(far) not in {("as", "far", "as"), ("so", "far", "as")}:
        return None
    verb = tree.head[i + 2]
    knows = tree.lemma[verb] in word_classes().knowing
    return verb if knows and verb > i + 2 else None


def says_nothing(parsed: Parsed, i: int) -> bool:
    """Whether a verb of saying or thinking reports nothing where it stands."""
    tree = parsed.tree
    idle = is_silent(tree, i) or is_looming(tree, i)
    return idle or is_as_far(tree, i) or is_put_to_you(parsed, i)


def is_put_to_you(parsed: Parsed, i: int) -> bool:
    """As in "Do you deny that?", "Who registers a child?": asked of somebody, who has neither
    said nor denied it.
    """
    tree, (first, end) = parsed.tree, parsed.bounds[parsed.sentence_of[i]]
    who = tree.child(i, "nsubj")
    if who is None or tree.word[who] not in {"you", "who"}:
        return False
    if tree.word[who] == "you":
        return tree.word[end - 1] == "?"
    opens = who == first or tree.word[who - 1] in {'"', "``", "“", "‘"}
    return opens and "?" in tree.word[i:end]
