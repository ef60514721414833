"""Clauses of condition: what hangs on them, and which are told as contrary to fact."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.operators import Composed, Operator, StanceBook, pair_at
from tahqiq.extract.parsing.tree import Tree

UNCONDITIONAL = frozenset({"even if", "as if"})  # nothing hangs on these
IF = frozenset({"if", "unless"})
CONTRARY = Operator(flip=True, marker="condition")


def condition_of(tree: Tree, clause: int) -> int | None:
    """The "if" of a clause, or the auxiliary put first for it ("had it exploded"), unless
    it is "even if": that holds in any case.
    """
    credit = tree.child(clause, "xcomp") if tree.lemma[clause] == "be" else None
    if credit is not None and tree.lemma[credit] == "believe":
        return None  # "if the ministry is to be believed": so it says
    if tree.pos[clause] not in {"VERB", "AUX", "ADJ"}:
        return None  # "the victims, if any"
    for c in tree.children[clause]:
        if tree.dep[c] == "mark" and tree.word[c] in IF:
            return None if pair_at(tree, c) in UNCONDITIONAL else c
    return inverted(tree, clause)


def inverted(tree: Tree, clause: int) -> int | None:
    """The "had" of "had it exploded", the "should" of "should he return": an auxiliary
    before its subject in a clause that depends on another.
    """
    subject = tree.child(clause, "nsubj", "nsubjpass", "expl")
    above = tree.head[clause]
    if tree.dep[clause] == "advcl" and tree.word[clause] == "were":
        deed = tree.child(clause, "xcomp", "ccomp")  # "Were he to die, …"
        to = deed is not None and any(tree.tag[c] == "TO" for c in tree.children[deed])
        return clause if to and tree.left[clause] == clause else None
    said = tree.head[above] if tree.dep[above] == "parataxis" else above
    hangs = tree.dep[clause] == "advcl" or (
        tree.dep[clause] == "ccomp"
        and any(_would_have(tree, i) for i in (said, *tree.all(above, "ccomp")))
    )  # "might have stopped them had he tried", whatever the parser made of it
    if not hangs or subject is None:
        return None
    first = tree.left[clause]
    opens = tree.head[first] == clause and first < subject
    return first if opens and tree.word[first] in {"had", "were", "should"} else None


def conditioned(tree: Tree, here: int) -> bool:
    """Whether a clause of condition hangs on the predicate."""
    return any(
        tree.dep[c] == "advcl" and condition_of(tree, c) is not None
        for c in tree.children[here]
    )


def protasis(
    tree: Tree, here: int, clause: int, state: Composed, book: StanceBook
) -> None:
    """The main clause of an if-clause holds only on its condition. A plain past does not
    hang on a present one: "offered aid if it signs" is no condition of the offer; neither
    is "warned of a massacre if the town fell" one of the warning.
    """
    c = condition_of(tree, clause)
    plain = tree.tag[here] == "VBD" and tree.child(here, "aux") is None
    said = tree.lemma[here] in cue_book().verbs
    inferred = clause < here and not said
    told = (said and clause > here) or is_present(tree, clause)
    if c is None or (plain and not inferred and told):
        return  # but "if the memo is genuine, he met the gunman" infers it
    state.apply(c, book.conditions.get(tree.word[c], book.conditions["if"]))


def is_present(tree: Tree, clause: int) -> bool:
    """Whether no form of the clause is past."""
    tags = {
        tree.tag[clause],
        *(tree.tag[c] for c in tree.all(clause, "aux", "auxpass")),
    }
    return "VBD" not in tags


def contrary(tree: Tree, clause: int) -> int | None:
    """The word that tells a condition as contrary to fact, if it is told so: "had they been
    warned, they would have left", "if the guards had locked the gate, …".
    """
    first = inverted(tree, clause)
    if first is not None:
        return first if tree.word[first] == "had" else None
    mark = condition_of(tree, clause)
    if mark is None or tree.word[mark] != "if" or tree.dep[clause] != "advcl":
        return None
    perfect = any(tree.word[c] in {"had", "'d"} for c in tree.all(clause, "aux"))
    return mark if perfect and _would_have(tree, tree.head[clause]) else None


def _would_have(tree: Tree, main: int) -> bool:
    """As in "would have", "might have": what did not come about."""
    words = {tree.word[c] for c in tree.all(main, "aux")}
    return "have" in words and bool(words & {"would", "could", "might", "should", "'d"})


def came_about(tree: Tree, main: int) -> bool:
    """As in "Had he been there, they would not have died", "They should not have fired",
    "He need not have died": they did.
    """
    if tree.child(main, "neg") is None:
        return False
    words = {tree.word[c] for c in tree.all(main, "aux")}
    if "have" in words and words & {"should", "ought", "need"}:
        return True
    return _would_have(tree, main) and any(
        contrary(tree, c) is not None for c in tree.all(main, "advcl")
    )


def applied(tree: Tree, here: int, state: Composed, book: StanceBook) -> None:
    """What a clause of condition without a subordinator does to itself."""
    first = inverted(tree, here)
    if first is None:
        return
    told = contrary(tree, here) is not None
    state.apply(first, CONTRARY if told else book.conditions["if"])
