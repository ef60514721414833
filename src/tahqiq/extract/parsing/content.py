"""The content of an attribution: the tokens somebody's words are, and their roots."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.extract.lexicon.cues import Frame, cue_book
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.verb_forms import harms
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.tree import Tree

UNSHARED = ("nsubj", "nsubjpass", "aux", "neg", "xcomp", "ccomp")  # a verb with its own

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Token ranges of the content and the predicates or nouns at its root.

    `question` marks an embedded question; `about` a person the charge is against.
    """

    ranges: Ranges
    roots: tuple[int, ...]
    frame: Frame
    question: bool = False
    target: int | None = None


def tops(tree: Tree, root: int) -> list[int]:
    """The predicates coordinated at the top of a clause."""
    return [
        i for i in tree.conjuncts(root) if i == root or tree.pos[i] in {"VERB", "AUX"}
    ]


def can_speak(tree: Tree, noun: int) -> bool:
    """Whether a noun may say something, as far as the noun alone tells."""
    book, known = cue_book(), nouns().of.get(tree.lemma[noun])
    return (
        tree.pos[noun] != "NOUN"
        or _is_initials(tree.text[noun])
        or tree.lemma[noun] in book.persons | book.crowd | book.media
        or (known is not None and known.type in {"PERSON", "ORG"})
    )


def _is_initials(word: str) -> bool:
    """As in "FPTR", "UN": the letters of a name, whatever the tagger made of them."""
    return len(word) > 1 and word.isupper()


def antecedent(tree: Tree, relative: int) -> int | None:
    """The noun a relative pronoun stands for."""
    here = tree.head[relative]
    while tree.dep[here] == "conj":
        here = tree.head[here]
    return tree.head[here] if tree.dep[here] == "relcl" else None


def pair(
    tree: Tree, person: int, rest: int, roots: tuple[int, ...], frame: Frame
) -> Content:
    """The words for whom or what something is said of, and those for what is said of it:
    "accused [the army] [of torture]".
    """
    whole = (tree.left[person], _before_clause(tree, person, rest))
    if whole[0] <= rest < whole[1]:
        whole = (whole[0], tree.left[rest])
    if person == tree.head[rest] or whole[1] > tree.left[rest] > whole[0]:
        whole = (whole[0], person + 1)
    ranges = sorted([whole, (tree.left[rest], tree.right[rest])])
    if ranges[0][1] >= ranges[1][0]:
        ranges = [(ranges[0][0], ranges[1][1])]
    return Content(ranges=tuple(ranges), roots=roots, frame=frame, target=person)


def _before_clause(tree: Tree, noun: int, rest: int) -> int:
    """End of a noun's phrase before what a reduced clause says of it, and before the
    relative clause that says the rest: "the men, whom he accuses of arson".
    """
    for c in tree.children[noun]:
        reduced = tree.dep[c] == "acl" and tree.tag[c] == "VBN"
        telling = tree.dep[c] == "relcl" and tree.left[c] <= rest < tree.right[c]
        telling = telling or _is_aside(tree, c)
        if c > noun and (reduced or telling):
            before = tree.left[c] - 1
            return before if tree.word[before] == "," else before + 1
    return tree.right[noun]


def _is_aside(tree: Tree, clause: int) -> bool:
    """As in "accuses the army, which denies it, of torture": what the army does about it."""
    first = tree.left[clause]
    aside = tree.word[first - 1] == "," and tree.word[first] in {"which", "who"}
    known = cue_book().verbs.get(tree.lemma[clause], ())
    return aside and tree.dep[clause] == "relcl" and any(c.act == "deny" for c in known)


def reduced(tree: Tree, verb: int) -> bool:
    """As in "his driver, said to have been bribed", "missing and presumed dead": a passive
    without its auxiliary.
    """
    if tree.tag[verb] != "VBN" or tree.child(verb, "aux", "auxpass") is not None:
        return False
    return tree.dep[verb] == "acl" or held_too(tree, verb) is not None


def held_too(tree: Tree, verb: int) -> int | None:
    """Whom the "presumed dead" of "Two men are missing and presumed dead" is said of."""
    if tree.child(verb, "aux", "auxpass") is not None:
        return None
    view = tree.child(verb, "oprd", "acomp", "xcomp", "advcl")
    held = tree.dep[verb] == "conj" and tree.lemma[verb] in cue_book().presumed
    if not held or view is None or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    here = tree.head[verb]
    while tree.dep[here] in {"conj", "acomp", "xcomp"} and tree.head[here] != here:
        here = tree.head[here]
    return tree.child(here, "nsubj", "nsubjpass")


def less(ranges: Ranges, first: int, end: int) -> Ranges:
    """Ranges without the tokens from `first` to `end`."""
    if first >= end:
        return ranges
    kept = [
        part
        for a, b in ranges
        for part in ((a, min(b, first)), (max(a, end), b))
        if part[1] > part[0]
    ]
    return tuple(kept)


def before_told(tree: Tree, noun: int) -> int:
    """As in "asked about her claim that …": what she claims is hers to say."""
    told = tree.child(noun, "acl") if tree.lemma[noun] in cue_book().nouns else None
    mark = None if told is None else tree.child(told, "mark")
    ends = told is not None and mark is not None and tree.word[mark] == "that"
    return tree.left[told] if ends and told is not None else tree.right[noun]


def is_topic(tree: Tree, clause: int) -> bool:
    """As in "asked about her claim that …": what she claims is not what was asked."""
    noun = tree.head[clause]
    link = tree.head[noun]
    about = tree.word[link] in {"about", "regarding"} and tree.dep[noun] == "pobj"
    return about and before_told(tree, noun) < tree.right[noun]


def told_as_is(tree: Tree, verb: int, clause: int) -> bool:
    """As in "told me she would not come": told as it is, not to be done."""
    own = tree.child(clause, "nsubj", "nsubjpass") is not None
    modal = any(tree.tag[c] == "MD" for c in tree.all(clause, "aux"))
    told = tree.lemma[verb] in word_classes().addressing and tree.child(verb, "dobj")
    return bool(told) and own and modal and tree.dep[clause] == "ccomp"


def end_before(tree: Tree, meant: int, relative: int) -> int:
    """The end of what a relative clause takes up: a noun, or "standing by" of "accused them
    of standing by, which they deny".
    """
    deed = tree.pos[meant] == "VERB"
    return max(meant + 1, tree.left[relative] - 1) if deed else meant + 1


def before_relative(tree: Tree, noun: int) -> int:
    """As in "suspects the militia, whose men he had refused to pay": what a clause behind a
    comma tells of them is no part of the suspicion.
    """
    for c in tree.children[noun]:
        opens = tree.left[c]
        apart = c > noun and tree.word[opens - 1] == "," and tree.tag[opens][0] == "W"
        if tree.dep[c] == "relcl" and apart:
            return opens - 1
    return tree.right[noun]


def before_aside(tree: Tree, noun: int) -> int:
    """As in "rejected the charge, which its minister called absurd": what somebody says
    of the charge behind a comma is none of the rejection.
    """
    for c in tree.children[noun]:
        opens = tree.left[c]
        aside = tree.word[opens - 1] == "," and tree.word[opens] in {"which", "who"}
        if tree.dep[c] == "relcl" and aside and tree.lemma[c] in cue_book().verbs:
            return opens - 1
    return tree.right[noun]


def joint_object(tree: Tree, verb: int) -> int | None:
    """As in "rejected and condemned the leak", "shot and wounded a guard": the object of two
    verbs in a row that take one; nobody comes, or calls, him whom he then tells to go.
    """
    second = tree.child(verb, "conj")
    joint = tree.child(verb, "cc")
    alone = tree.child(verb, "ccomp", "xcomp", "nsubjpass", "dative", "prep") is None
    if second is None or joint != verb + 1 or not alone or second > verb + 3:
        return None
    bare = tree.child(second, *UNSHARED) is None and tree.pos[second] == "VERB"
    takes_one = tree.lemma[verb] in cue_book().verbs or harms(tree.word[verb])
    noun = tree.child(second, "dobj") if bare and takes_one else None
    return None if noun is None or tree.pos[noun] == "PRON" else noun


def is_name(tree: Tree, subject: int) -> bool:
    """As in "Guled, who met survivors, concluded that": a name that looks like a participle
    stands as subject with a capital and a clause of its own.
    """
    capital = tree.text[subject][:1].isupper() and tree.dep[subject] == "nsubj"
    return capital and tree.tag[subject] == "VBN" and bool(tree.all(subject, "relcl"))
