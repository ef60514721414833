"""Who puts a number, a cause or a place to something: "put the toll above forty"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content, antecedent, before_relative, pair
from tahqiq.extract.parsing.tree import Tree

LEVELS = {"at", "above", "below", "over", "under", "beyond", "between", "near", "around",
          "as", "past", "closer", "nearer"}  # fmt: skip
PLACES = LEVELS | {"in", "on", "within", "inside", "outside", "by"}


def figure(tree: Tree, verb: int) -> Content | None:
    """As in "put the toll at nine", "gives the dead as six", "attributes the death to a
    heart attack", "the records place him at the depot".
    """
    noun = _put(tree, verb)
    told = _toll(tree, verb, noun)
    if told is not None:
        return told
    if tree.lemma[verb] == "have":
        return _listed(tree, verb)
    if tree.lemma[verb] in word_classes().numbering:
        return _number(tree, verb)
    if noun is None or (tree.lemma[verb] == "place" and not _is_proof(tree, verb)):
        return None  # "placed him in a cell" is a deed
    for c in (*tree.children[verb], *tree.children[noun]):
        if tree.dep[c] != "prep" or c < verb or tree.word[c] not in _links(tree, verb):
            continue
        inner = tree.child(c, "pobj", "amod", "pcomp") or tree.child(c, "prep")
        if inner is not None and _tells(tree, verb, inner):
            return pair(tree, noun, c, (inner,), "cast")
    return None


def _toll(tree: Tree, verb: int, noun: int | None) -> Content | None:
    """As in "gave a toll of five dead", "A figure of nine was given": the number is what
    somebody says, by whatever verb of giving.
    """
    if noun is None or tree.lemma[noun] not in word_classes().tolls:
        return None
    of = next((c for c in tree.children[noun] if tree.word[c] == "of"), noun)
    inner = range(of, tree.right[of])
    numbered = of != noun and any(tree.tag[i] == "CD" for i in inner)
    if not numbered or tree.child(verb, "neg") is not None:
        return None
    last = tree.child(of, "pobj")
    end = tree.right[of] if last is None else before_relative(tree, last)
    end = min(end, before_relative(tree, noun))
    ranges = ((tree.left[noun], end),)
    return Content(ranges=ranges, roots=(noun,), frame="cast")


def owned_toll(tree: Tree, noun: int) -> tuple[int, Content] | None:
    """Whose number it is and the number: "its own figure of 41", "the army's toll of five".
    Where he is said to give it, the verb tells.
    """
    owner = tree.child(noun, "poss")
    content = _toll(tree, noun, noun) if owner is not None else None
    if owner is None or content is None or tree.lemma[noun] == "number":
        return None
    given = any("figure" in cue.frames for cue in _cues_over(tree, noun))
    return None if given else (owner, content)


def _cues_over(tree: Tree, noun: int) -> tuple[Cue, ...]:
    """What the verb whose object a noun is may report."""
    verb = tree.head[noun]
    governs = tree.dep[noun] in {"dobj", "nsubjpass"}
    return cue_book().verbs.get(tree.lemma[verb], ()) if governs else ()


def _put(tree: Tree, verb: int) -> int | None:
    """What is put somewhere: "put the toll at nine", "a figure the ministry puts at nine"."""
    noun = tree.child(verb, "dobj", "nsubjpass")
    if noun is not None and tree.tag[noun].startswith("W"):
        return antecedent(tree, noun)
    gap = noun is None and tree.dep[verb] == "relcl"
    return tree.head[verb] if gap else noun


def _number(tree: Tree, verb: int) -> Content | None:
    """As in "the chamber says eight", "The police list three": a number for what was
    counted before.
    """
    number = tree.child(verb, "dobj", "npadvmod")
    if number is None or tree.tag[number] != "CD" or number < verb:
        return None
    ranges = ((tree.left[number], tree.right[number]),)
    return Content(ranges=ranges, roots=(number,), frame="cast")


def _links(tree: Tree, verb: int) -> set[str]:
    """The prepositions between what is put and where it is put."""
    if tree.lemma[verb] in word_classes().ascribing:
        return {"to"}
    if tree.lemma[verb] == "give":
        return {"as", "at"}
    return PLACES if tree.lemma[verb] == "place" else LEVELS


def _tells(tree: Tree, verb: int, inner: int) -> bool:
    """Whether what is had or given is a number: "has the toll at thirty"."""
    if tree.lemma[verb] in word_classes().ascribing or _is_proof(tree, verb):
        return True
    numbers = range(tree.left[inner], tree.right[inner])
    counted = any(tree.tag[i] == "CD" for i in numbers)
    noun = tree.child(verb, "dobj", "nsubjpass")
    figured = noun is not None and tree.lemma[noun] in cue_book().hollow
    return counted or (figured and tree.lemma[verb] != "have")


def _listed(tree: Tree, verb: int) -> Content | None:
    """As in "The duty list has four of them working", "radio had the toll at thirty"."""
    book, noun = cue_book(), tree.child(verb, "dobj", "ccomp")
    if noun is None or noun < verb:
        return None
    words = Content(
        ranges=((tree.left[noun], tree.right[noun]),), roots=(noun,), frame="cast"
    )
    if _is_proof(tree, verb):
        doing = noun if tree.dep[noun] == "ccomp" else tree.child(noun, "acl")
        return words if doing is not None and tree.tag[doing] == "VBG" else None
    if tree.lemma[noun] not in book.hollow | book.accounts:
        return None
    for c in (*tree.children[verb], *tree.children[noun]):
        inner = tree.child(c, "pobj") if tree.word[c] == "at" else None
        if inner is not None and _tells(tree, verb, inner):
            return pair(tree, noun, c, (inner,), "cast")
    return None


def _is_proof(tree: Tree, verb: int) -> bool:
    """Whether who places somebody somewhere is a document, a number or a witness."""
    doer = tree.child(verb, "nsubj")
    if doer is None:
        return False
    book = cue_book()
    return tree.lemma[doer] in book.media | book.accounts | book.faceless | {"witness"}
