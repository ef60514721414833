"""What is put into somebody's words and is not his: answers, remarks, others' asides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.parentheticals import TURNING

PUT_IN = frozenset({"who", "which"})


def said_in_passing(tree: Tree, item: Attribution) -> Iterator[tuple[int, int]]:
    """The tokens of what others say in passing: "demand that Olan, who his wife says is ill,
    be freed" is no demand that he be ill.
    """
    first = tree.left[item.verb]
    passing = tree.dep[item.verb] == "relcl" and tree.tag[first].startswith("W")
    if passing and item.frame == "clause" and tree.word[first - 1] == ",":
        yield first - 1, tree.right[item.verb]


def loose_relatives(tree: Tree, item: Attribution) -> Iterator[tuple[int, int]]:
    """The tokens of what is known of somebody in a charge or denial: "deny killing the two
    men, who were shot in May".
    """
    for first, end in item.content:
        for c in range(first, end):
            opens = tree.left[c]
            if tree.dep[c] == "relcl" and opens > first and tree.word[opens - 1] == ",":
                yield opens - 1, tree.right[c]


def answered_aside(tree: Tree, item: Attribution) -> Iterator[tuple[int, int]]:
    """The tokens of an answer in apposition, or of a trailing "he said", with its comma."""
    if item.cut is not None:
        yield item.cut
    for before, after in pairwise(item.content):
        if item.frame == "clause" and before[1] <= item.verb < after[0]:
            yield before[1], after[0]  # "ordered them, she said, to leave"
    opens = tree.left[item.verb]
    if (
        item.frame == "clause"
        and tree.word[opens] in TURNING
        and _is_second(tree, item.verb)
    ):
        yield opens - 1, tree.right[item.verb]
    if tree.word[opens] == "as" and item.frame == "clause" and _is_asked(tree, opens):
        yield opens - 1, tree.right[item.verb]
    if item.spec.act == "deny":
        yield from _denied_aside(tree, item)


def _denied_aside(tree: Tree, item: Attribution) -> Iterator[tuple[int, int]]:
    """The tokens of a denial put in behind a comma: "Weil, who denies it, fled"."""
    who, which = tree.child(item.verb, "nsubj"), tree.child(item.verb, "dobj")
    end = tree.right[item.verb]
    if who is not None and tree.word[who - 1] == "," and tree.word[who] in PUT_IN:
        yield who - 1, end + (tree.word[end : end + 1] == [","])
    if which is not None and tree.word[which - 1 : which + 1] == [",", "which"]:
        yield which - 1, end  # "of war crimes, which they deny"
    noun = item.roots[0] if item.roots else item.verb
    comma = tree.left[noun] - 1
    if comma < noun < item.verb and tree.word[comma] == ",":
        yield comma, max(tree.right[noun], end)


def _is_asked(tree: Tree, as_: int) -> bool:
    """As in "asked whether it had fled, as residents claim": who asks has not said so."""
    verb = tree.head[as_]
    clause = tree.head[verb]
    mark = tree.child(clause, "mark")
    asks = mark is not None and tree.word[mark] in {"if", "whether"}
    return asks and tree.dep[verb] == "advcl" and tree.word[as_ - 1] == ","


def _is_second(tree: Tree, verb: int) -> bool:
    """As in "Police said it was over, though residents said it went on": who speaks in the
    second clause does not speak in what is said in the first.
    """
    opens = tree.left[verb]
    speaks = tree.child(verb, "nsubj") is not None
    return tree.dep[verb] == "advcl" and speaks and tree.word[opens - 1] == ","


def checked(tree: Tree) -> Iterator[tuple[int, int]]:
    """The tokens of a remark on a claim: "…, a figure that could not be confirmed"."""
    book = cue_book()
    for noun, dep in enumerate(tree.dep):
        comma = tree.left[noun] - 1
        if dep not in {"appos", "npadvmod"} or comma < 0 or tree.word[comma] != ",":
            continue
        words = (book.nouns, book.hollow, book.accounts)
        shell = any(tree.lemma[noun] in group for group in words)
        of = tree.child(noun, "relcl", "acl") if shell else None
        if of is not None and any(
            tree.lemma[verb] in book.checking for verb in tree.conjuncts(of)
        ):
            yield comma, tree.right[noun]
