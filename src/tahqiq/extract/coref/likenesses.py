"""Things told of by what they were taken for: "carried what looked like a rifle"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.operators import Operator, stance_book
from tahqiq.extract.parsing.tree import Tree


def is_thing(tree: Tree, clause: int) -> bool:
    """Whether a clause with "what" is the object of a verb that tells no words: "found what
    they believed to be a bomb", "carried what looked like a rifle".
    """
    verb, first = tree.head[clause], tree.left[clause]
    if tree.dep[clause] != "ccomp" or not verb < first or tree.word[first] != "what":
        return False
    cues = cue_book().verbs.get(tree.lemma[verb], ())
    tells = any("clause" in cue.frames for cue in cues)
    searches = tree.lemma[verb] in cue_book().searching
    return tree.pos[verb] == "VERB" and (searches or not tells)


def seeming(tree: Tree, clause: int) -> Operator | None:
    """How far the thing that "what looked like a rifle" tells of is one."""
    what = tree.child(clause, "nsubj")
    if what != tree.left[clause] or not is_thing(tree, clause):
        return None
    return stance_book().seeming.get(tree.lemma[clause])


def is_taken_for(tree: Tree, verb: int) -> bool:
    """As in "found what they believed to be a bomb": who finds a thing tells no clause."""
    what = tree.child(verb, "ccomp")
    if what is None or tree.lemma[verb] not in cue_book().searching:
        return False
    be = tree.child(what, "xcomp")
    taken = seeming(tree, what) is not None or (
        be is not None and tree.lemma[be] in {"be", "have"}
    )
    return taken and is_thing(tree, what)
