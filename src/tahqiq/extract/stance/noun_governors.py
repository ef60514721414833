"""What a noun or a preposition does to the clause or the event noun that it governs."""

from __future__ import annotations

from tahqiq.extract.parsing.operators import (
    Composed,
    Operator,
    is_sure,
    pair_at,
    stance_book,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.modifiers import modify

HELD_BY_NOUN = frozenset({"acl", "prep", "pcomp", "ccomp", "compound"})
# "a plan after the raid", "delays on fighting in the east": the raid is no part of the plan
BESIDE = frozenset({"after", "before", "since", "during", "amid", "following", "by", "until",
                    "despite", "on", "over", "because", "at", "with"})  # fmt: skip
SHIELDING = frozenset(
    {"protect", "shield", "shelter", "guard", "safeguard", "defend", "spare"}
)


def under_noun(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    """As in "a plan to attack", "the risk of war", "an assassination plot"."""
    book, dep = stance_book(), tree.dep[here]
    if is_sure(tree, above) or _is_described(tree, here):  # "no doubt that"
        return None
    if tree.lemma[above] in book.nouns and dep in HELD_BY_NOUN:
        beside = dep == "prep" and tree.word[here] in BESIDE
        if not beside:
            state.apply(above, book.nouns[tree.lemma[above]])
        return None if beside else above
    if _is_seen(tree, here, above):
        return tree.head[above]
    if tree.lemma[above] in book.standing and dep == "acl":
        return above
    _absent(tree, here, above, state)
    _called_off(tree, here, above, state)
    if dep in {"acl", "relcl", "amod"}:
        of_none(tree, above, state)
    return None


def _called_off(tree: Tree, here: int, noun: int, state: Composed) -> None:
    """As in "the cancelled deal to free them", "an abortive mission to rescue him": what it
    was for was not done.
    """
    if tree.dep[here] not in {"acl", "relcl"} or tree.tag[here - 1] != "TO":
        return
    for c in tree.all(noun, "amod"):
        operator = stance_book().adverbs.get(tree.word[c])
        if operator is not None and operator.flip:
            state.apply(c, operator)


def _is_described(tree: Tree, clause: int) -> bool:
    """As in "the orders obtained by the paper", "a plan approved in May": what was done
    with an order or a plan has been done.
    """
    own = tree.child(clause, "aux", "auxpass", "mark", "nsubj", "nsubjpass")
    return tree.dep[clause] == "acl" and tree.tag[clause] == "VBN" and own is None


def of_none(tree: Tree, noun: int, state: Composed) -> None:
    """As in "no civilians killed", "no reason to believe": what would be told of them was
    not done.
    """
    book = stance_book()
    for c in tree.all(noun, "det", "amod"):
        none = book.quantifiers.get(tree.lemma[c])
        scant = tree.lemma[noun] in book.grounds and tree.word[c] in book.scant
        if none is not None or scant:
            state.apply(c, none or book.quantifiers["no"])


def _is_seen(tree: Tree, clause: int, noun: int) -> bool:
    """As in "appears to show soldiers kicking a man": the deed is what is shown."""
    gerund = tree.dep[clause] == "acl" and tree.tag[clause] == "VBG"
    showing = tree.lemma[tree.head[noun]] in stance_book().showing
    return gerund and tree.dep[noun] == "dobj" and showing


def under_preposition(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    """As in "without shooting", "short of saying", "against selling", "risk of war"."""
    book, clause = stance_book(), tree.dep[here] == "pcomp"
    if tree.lemma[here] in book.standing and tree.word[above] == "in":
        return tree.head[above]  # "is not in a position to confirm it"
    if clause and tree.word[above] == "against":  # "decided against selling"
        state.apply(above, Operator(flip=True, marker="negation"))
        return above
    if clause and pair_at(tree, above) == "let alone":
        return _as_before(tree, tree.head[above], state)
    for key in (pair_at(tree, above), tree.lemma[above]):
        if key in book.governors:
            state.apply(above, book.governors[key])
            if key == "without":
                _never_without(tree, tree.head[above], state)
            if clause:
                _opened(tree, tree.head[above], state)
            return None
    return above if clause or _governs_noun(tree, above) else None


def _as_before(tree: Tree, main: int, state: Composed) -> int:
    """As in "has not found it, let alone destroyed it": denied as what stands before is."""
    shared = Composed()
    modify(tree, main, shared)
    for token, operator in shared.applied:
        state.apply(token, operator)
    return main


def kept_from(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    """As in "stopped them from leaving"."""
    if tree.word[here] != "from":
        return None
    book, lemma = stance_book().predicates, tree.lemma[above]
    operator = book.get(lemma) or book.get(f"{lemma} from")
    if operator is not None and operator.flip:
        state.apply(above, operator)
    return above


def _opened(tree: Tree, main: int, state: Composed) -> None:
    """As in "can call them up without asking": what may be done without it is open too."""
    whole = Composed()
    modify(tree, main, whole)
    if whole.strength != "certain":
        state.apply(
            main, Operator(strength=whole.strength, tag=min(whole.tags, default=None))
        )


def _never_without(tree: Tree, main: int, state: Composed) -> None:
    """As in "Hardly a day passes without a raid": there is one whenever the rest holds."""
    whole = Composed()
    modify(tree, main, whole)
    if whole.polarity < 0:
        state.apply(main, Operator(flip=True))


def _absent(tree: Tree, here: int, above: int, state: Composed) -> None:
    """As in "without the guards beating him", read as guards who beat."""
    holder, governors = tree.head[above], stance_book().governors
    gerund = tree.dep[here] == "acl" and tree.tag[here] == "VBG"
    if gerund and tree.dep[above] == "pobj" and tree.lemma[holder] in governors:
        state.apply(holder, governors[tree.lemma[holder]])


def _governs_noun(tree: Tree, preposition: int) -> bool:
    """A preposition that hangs on a noun or verb of the codebook ("risk of war",
    "stopped them from an attack"): elsewhere it only places or dates the event.
    """
    book, above = stance_book(), tree.head[preposition]
    verb = tree.lemma[above]
    kept = verb in book.predicates or f"{verb} from" in book.predicates
    kept = tree.word[preposition] == "from" and (kept or verb in SHIELDING)
    return tree.lemma[above] in book.nouns or kept  # who "never recovered from a raid"
