"""Operators among the dependents of one predicate: what stands beside it and holds it back."""

from __future__ import annotations

from tahqiq.extract.operators import (
    SEEMING,
    Composed,
    Operator,
    StanceBook,
    pair_at,
    stance_book,
)
from tahqiq.extract.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OPENING = frozenset({'"', "``", "“", "‘", "'", ":"})
BEFORE_ORDER = frozenset({"punct", "advmod", "intj", "neg", "cc", "dep", "npadvmod"})


def modify(tree: Tree, here: int, state: Composed) -> None:  # noqa: C901, PLR0912 - one line a construction
    """Compose what the dependents of one predicate do to it."""
    book = stance_book()
    for child in tree.children[here]:
        dep, word, lemma = tree.dep[child], tree.word[child], tree.lemma[child]
        if dep == "neg":
            state.apply(child, book.negators.get(word, book.negators["not"]))
        elif dep == "aux" and tree.tag[child] == "MD":
            state.apply(child, _modal(tree, here, child, book))
        elif dep in {"advmod", "amod", "npadvmod"}:
            _adverb(tree, here, child, state, book)
        elif dep in {"mark", "preconj"}:
            _mark(tree, here, child, state, book)
        elif dep == "det" and lemma in book.quantifiers:
            state.apply(child, book.quantifiers[lemma])
        elif dep == "advcl":
            _protasis(tree, here, child, state, book)
        elif dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            _empty(tree, child, state, book)
        elif dep in {"acomp", "oprd"}:
            _void(tree, child, state, book)
        elif dep == "cc" and word == "nor":
            state.apply(child, book.negators["nor"])
        elif dep == "prep":
            _nowise(tree, child, state, book)
        elif dep == "csubj":
            _undone(tree, child, state, book)
    _around(tree, here, state, book)


def _around(tree: Tree, here: int, state: Composed, book: StanceBook) -> None:
    """What the clause as a whole is: one of two denied, a question, an order."""
    before = tree.left[here] - 1
    if tree.dep[here] == "conj" and before >= 0 and tree.word[before] == "nor":
        state.apply(before, book.negators["nor"])
    asked = _question_mark(tree, here)
    if asked is not None:
        state.apply(asked, Operator(strength="open", tag="question"))
    elif is_order(tree, here):
        state.apply(here, Operator(strength="open", tag="order"))


def _question_mark(tree: Tree, here: int) -> int | None:
    """The mark that ends a clause that stands on its own, inside quotation marks too."""
    if tree.pos[here] not in {"VERB", "AUX"} and tree.head[here] != here:
        return None
    if tree.head[here] != here and tree.dep[here] not in {"ccomp", "parataxis"}:
        return None
    end = tree.right[here]
    for i in (end - 1, end):
        if i < len(tree.word) and tree.word[i] == "?":
            return i
    return None


def is_order(tree: Tree, here: int) -> bool:
    """As in "Release the prisoners": a bare verb that opens its clause."""
    above = tree.head[here]
    quoted = tree.dep[here] == "ccomp" and (
        here < above or tree.word[tree.left[here] - 1] in OPENING
    )
    if tree.tag[here] != "VB" or not (above == here or quoted):
        return False
    kids = tree.children[here]
    helped = any(
        tree.dep[c] in SUBJECTS
        or tree.tag[c] in {"TO", "MD"}
        or (tree.dep[c] in {"aux", "mark"} and tree.word[c] != "do")
        for c in kids
    )
    opens = all(
        tree.dep[c] in BEFORE_ORDER or tree.word[c] == "do" for c in kids if c < here
    )
    return opens and not helped


def _modal(tree: Tree, here: int, child: int, book: StanceBook) -> Operator:
    """As in "Could" with a past reading of ability is still a hedge; "would" as the past of
    "will" under a past main verb is a future, not a condition; "must have" concludes.
    """
    word = tree.word[child]
    operator = book.modals.get(word, Operator())
    able = negated(tree, here, book) or tree.lemma[here] in book.perceived
    if word in {"can", "could"} and able:
        return Operator()  # "could not say", "can hear": ability, not possibility
    if word == "must" and any(
        tree.word[c] == "have" and tree.dep[c] == "aux" for c in tree.children[here]
    ):
        return Operator(strength="probable", marker="hedge")
    if word == "would":
        return operator if _conditioned(tree, here) else _past_of_will(tree, here, book)
    return operator


def _conditioned(tree: Tree, here: int) -> bool:
    return any(
        tree.dep[c] == "advcl" and _condition(tree, c) is not None
        for c in tree.children[here]
    )


def _past_of_will(tree: Tree, here: int, book: StanceBook) -> Operator:
    """A future seen from the past, or a habit: "would often beat them"."""
    habit = any(tree.word[c] in book.habits for c in tree.all(here, "advmod"))
    return Operator() if habit else Operator(strength="open", tag="future")


def negated(tree: Tree, here: int, book: StanceBook) -> bool:
    """Whether a predicate has a negation of its own."""
    return any(
        tree.dep[c] == "neg"
        or (tree.dep[c] == "advmod" and pair_at(tree, c) in book.negators)
        or (tree.dep[c] in SUBJECTS and tree.lemma[c] in book.quantifiers)
        or (tree.dep[c] == "dobj" and _is_none(tree, c, book))
        for c in tree.children[here]
    )


def _is_none(tree: Tree, noun: int, book: StanceBook) -> bool:
    """As in "could find nothing", "could see no trace"."""
    return tree.lemma[noun] in book.quantifiers or any(
        tree.dep[c] == "det" and tree.lemma[c] in book.quantifiers
        for c in tree.children[noun]
    )


def _condition(tree: Tree, clause: int) -> int | None:
    """The "if" of a clause, unless it is "even if": that holds in any case."""
    for c in tree.children[clause]:
        if tree.dep[c] == "mark" and tree.word[c] in {"if", "unless"}:
            return None if pair_at(tree, c) == "even if" else c
    return None


def _mark(tree: Tree, here: int, child: int, state: Composed, book: StanceBook) -> None:
    """What a subordinator does to its own clause: "if", "as though", "rather than"."""
    if tree.word[child] == "if" and _surprising(tree, tree.head[here], book):
        state.apply(child, book.predicates["unlikely"])
        return
    for key in (pair_at(tree, child), tree.lemma[child]):
        operator = book.conditions.get(key) or book.governors.get(key)
        if operator is not None:
            state.apply(child, operator)
            return


def _surprising(tree: Tree, above: int, book: StanceBook) -> bool:
    """As in "would be amazed if": who says so thinks not."""
    copula = above if tree.pos[above] == "AUX" else tree.head[above]
    view = tree.child(above, "acomp") or above
    if tree.lemma[view] not in book.surprises and tree.word[view] not in book.surprises:
        return False
    return any(tree.tag[c] == "MD" for k in (above, copula) for c in tree.children[k])


def _adverb(
    tree: Tree, here: int, child: int, state: Composed, book: StanceBook
) -> None:
    """An adverb, and one that hangs on it: "probably later killed"."""
    ground = tree.pos[here] == "NOUN" and tree.lemma[here] in book.grounds
    if ground and tree.word[child] in book.scant:  # "little evidence"
        state.apply(child, book.quantifiers["no"])
        return
    if pair_at(tree, child) in book.negators:  # "no longer"
        state.apply(child, book.negators[pair_at(tree, child)])
        return
    for i in (child, *tree.children[child]):
        word = tree.word[i]
        operator = book.adverbs.get(word)
        if operator is None and i == child:
            operator = book.negators.get(word)
        if operator is not None and _bears(tree, here, child, i, operator, book):
            state.apply(i, operator)


def _bears(  # noqa: PLR0913 - an adverb, where it stands and what it is
    tree: Tree, here: int, child: int, i: int, operator: Operator, book: StanceBook
) -> bool:
    """Whether an adverb bears on the predicate: not "almost certainly", "nearly doubled"."""
    if tree.pos[i] not in {"ADV", tree.pos[child]}:
        return False
    short = operator.flip and operator.marker == "hedge"  # "almost", "nearly"
    if short and (i != child or tree.pos[here] not in {"VERB", "AUX"}):
        return False
    return not (short and tree.lemma[here] in book.degrees)


def _protasis(
    tree: Tree, here: int, clause: int, state: Composed, book: StanceBook
) -> None:
    """The main clause of an if-clause holds only on its condition. A plain past does not
    hang on a present one: "offered aid if it signs" is no condition of the offer.
    """
    c = _condition(tree, clause)
    plain = tree.tag[here] == "VBD" and tree.child(here, "aux") is None
    if c is None or (plain and _present(tree, clause)):
        return
    state.apply(c, book.conditions[tree.word[c]])


def _present(tree: Tree, clause: int) -> bool:
    tags = {
        tree.tag[clause],
        *(tree.tag[c] for c in tree.all(clause, "aux", "auxpass")),
    }
    return "VBD" not in tags


def _empty(tree: Tree, noun: int, state: Composed, book: StanceBook) -> None:
    """As in "No group claimed", "nobody was hurt", "found no evidence", "not a single shot"."""
    if tree.lemma[noun] in book.quantifiers and tree.pos[noun] in {"PRON", "NOUN"}:
        state.apply(noun, book.quantifiers[tree.lemma[noun]])
        return
    for c in tree.children[noun]:
        if tree.dep[c] in {"det", "preconj"} and tree.lemma[c] in book.quantifiers:
            state.apply(c, book.quantifiers[tree.lemma[c]])
        elif c < noun and tree.dep[c] in {"neg", "advmod"} and _emptied(tree, c, book):
            state.apply(c, book.negators[tree.word[c]])


def _emptied(tree: Tree, c: int, book: StanceBook) -> bool:
    """As in "hardly anyone", "not a single shot", but not "not only the guards"."""
    operator = book.negators.get(tree.word[c])
    return operator is not None and operator.flip and tree.word[c + 1] != "only"


def _void(tree: Tree, view: int, state: Composed, book: StanceBook) -> None:
    """As in "remains unknown", "is baseless", "is consistent with": what the view itself
    does to the clause it ends.
    """
    operator = book.predicates.get(tree.lemma[view])
    said = tree.pos[tree.head[view]] == "VERB" and (
        tree.lemma[tree.head[view]] not in SEEMING
    )  # "called it unlikely" is no denial of the call
    if operator is None or operator.light or said:
        return
    hedges = operator.strength != "certain" and operator.tag is None
    if operator.flip or hedges:
        state.apply(view, operator)


def _nowise(tree: Tree, prep: int, state: Composed, book: StanceBook) -> None:
    """As in "by no means", "at no time": a phrase that negates its clause."""
    inner = tree.child(prep, "pobj")
    if inner is not None and pair_at(tree, inner) in book.negators:
        state.apply(inner, book.negators[pair_at(tree, inner)])


def _undone(tree: Tree, clause: int, state: Composed, book: StanceBook) -> None:
    """As in "what he has not done is produce any": the deed named after it was not done."""
    no = tree.child(clause, "neg")
    if no is not None and tree.lemma[clause] == "do":
        state.apply(no, book.negators["not"])
