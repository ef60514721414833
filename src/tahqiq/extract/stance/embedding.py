"""From a predicate to what governs it: one step of the climb, with what it does on the way."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.operators import (
    Composed,
    Operator,
    doubting,
    infinitive,
    is_shell,
    is_turn,
    it_emerged,
    it_seems,
    likened,
    operator_over,
    stance_book,
    view_of,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.contrasts import Contrast, alike, contrast
from tahqiq.extract.stance.modifiers import modify
from tahqiq.extract.stance.negations import SUBJECTS, in_no_way, negated
from tahqiq.extract.stance.noun_governors import (
    kept_from,
    of_none,
    under_noun,
    under_preposition,
)
from tahqiq.extract.stance.predicated import predicated
from tahqiq.extract.stance.tolls import with_deed
from tahqiq.extract.stance.views import excluded

CLIMB = frozenset({"xcomp", "pcomp", "acl", "conj", "ccomp", "pobj", "dobj", "nsubj",
                   "nsubjpass", "attr", "oprd", "appos", "advcl", "prep", "agent",
                   "acomp", "compound", "poss", "csubj", "csubjpass", "relcl"})  # fmt: skip
AWAITED = frozenset({"until", "till", "unless", "before"})  # with a present tense
WHOEVER = frozenset({"anyone", "anybody", "whoever", "whomever"})


def climb(
    tree: Tree, here: int, state: Composed, stop: frozenset[int] = frozenset()
) -> int | None:
    """Apply the governor of `here` and say where to go on, or None at the top."""
    above, dep = tree.head[here], tree.dep[here]
    if dep in {"relcl", "acl"} and tree.word[above] in WHOEVER:
        state.apply(above, Operator(strength="open", tag="condition"))
    _not_any(tree, here, state)
    if above == here or above in stop or dep not in CLIMB:
        return None
    if dep == "conj":
        return _coordinate(tree, here, above, state)
    if dep == "advcl":
        _purpose(tree, here, state)
        return climb(tree, above, state) if with_deed(tree, here, state) else None
    if dep == "relcl" and not infinitive(tree, here):
        _labelled(tree, here, above, state)
        return None
    return _govern(tree, here, above, state)


def _not_any(tree: Tree, noun: int, state: Composed) -> None:
    """As in "is not aware of any killing", "did not lead to any arrests": there is none."""
    if not any(tree.word[c] == "any" for c in tree.all(noun, "det")):
        return
    here = tree.head[noun]
    while tree.pos[here] in {"ADP", "ADJ", "NOUN"} and tree.head[here] != here:
        here = tree.head[here]
    no = tree.child(here, "neg")
    if no is not None and tree.pos[here] in {"VERB", "AUX"}:
        state.apply(no, Operator(flip=True, marker="negation"))


def _coordinate(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    """A second conjunct shares what stands before the first, unless it has its own
    subject or auxiliary ("did not enter or attack").
    """
    if any(
        tree.dep[c] in SUBJECTS or tree.dep[c] == "aux" for c in tree.children[here]
    ):
        _asked_too(tree, here, above, state)
        return None
    if tree.pos[here] == "VERB" and not alike(tree, here, above):
        _may_have(tree, here, above, state)
        return None  # "failed to sell and filed for …": the second is no complement
    pair = contrast(tree, here)
    if pair is not None:
        return _put_right(tree, pair, state)
    first = min(tree.children[above], default=above)
    shared = Composed()
    modify(tree, above, shared)
    book = stance_book()
    ccs = (c for k in tree.conjuncts(above) for c in tree.all(k, "cc"))
    disjoint = any(
        tree.word[c] in {"or", "nor"} for c in ccs
    )  # "not burn, loot or kill"
    # "was not at home and heard the shots": a past beside a copula is no part of its view
    apart = tree.pos[above] == "VERB" or (
        tree.pos[here] == "VERB" and tree.tag[here] in FINITE
    )
    for token, operator in shared.applied:
        negation = tree.dep[token] == "neg" or tree.word[token] in book.negators
        if negation and not disjoint and token > first and apart:
            continue
        if operator.flip and _of_object(tree, token, above):
            continue
        state.apply(token, operator)
    return climb(tree, above, state) if tree.head[above] != above else None


def _put_right(tree: Tree, pair: Contrast, state: Composed) -> int | None:
    """As in "may not have been killed by rebels but by the army": held as the whole is,
    without its denial.
    """
    shared = Composed()
    modify(tree, pair.verb, shared)
    for token, operator in shared.applied:
        if token != pair.no:
            state.apply(token, operator)
    return climb(tree, pair.verb, state)


def _of_object(tree: Tree, token: int, verb: int) -> bool:
    """As in "had nothing to do with it and left": what a verb's object empties is its own."""
    while tree.head[token] not in {token, verb}:
        token = tree.head[token]
    return tree.dep[token] in {"dobj", "attr"} and tree.head[token] == verb


def _may_have(tree: Tree, here: int, above: int, state: Composed) -> None:
    """As in "may have entered it and burned the mill", "has not entered it or burned any": a
    form that may be a participle is held back with the one behind "have".
    """
    joints = {tree.word[c] for c in tree.all(above, "cc")}
    helped = any(tree.lemma[c] == "have" for c in tree.all(above, "aux"))
    past = tree.word[here] in word_classes().simple_pasts or tree.tag[here] != "VBD"
    if not helped or past or not joints & {"and", "or"} or tree.tag[above] != "VBN":
        return
    shared = Composed()
    modify(tree, above, shared)
    for token, operator in shared.applied:
        shares = tree.tag[token] == "MD" or tree.dep[token] == "mark"
        if shares or ("or" in joints and tree.dep[token] == "neg"):
            state.apply(token, operator)


def _asked_too(tree: Tree, here: int, above: int, state: Composed) -> None:
    """As in "whether they were freed or had escaped": the one is asked as the other."""
    mark = tree.child(above, "mark")
    joint = tree.word[tree.left[here] - 1]
    if mark is not None and tree.word[mark] == "whether" and joint == "or":
        state.apply(mark, stance_book().conditions["whether"])


def _purpose(tree: Tree, here: int, state: Composed) -> None:
    """As in "in order to kill him", "until he resigns": an aim or a wait, not a deed."""
    if infinitive(tree, here) and tree.tag[here] == "VB":
        if not _came_about(tree, here):
            state.apply(here, Operator(strength="open", tag="purpose"))
    elif _is_waited_for(tree, here):
        state.apply(here, Operator(strength="open", tag="condition"))


def _came_about(tree: Tree, clause: int) -> bool:
    """As in "went on to kill him", "happened to meet him", "came home only to be shot": told
    as what came next, not as an aim.
    """
    above, book = tree.head[clause], stance_book()
    near = (tree.word[c] for c in tree.all(above, "prt"))
    forms = {tree.lemma[above], *(f"{tree.lemma[above]} {word}" for word in near)}
    first = tree.left[clause]
    return (
        bool(forms & set(book.outcomes)) or "only" in tree.word[first - 1 : first + 1]
    )


def _is_waited_for(tree: Tree, clause: int) -> bool:
    """As in "until they certify that": in the present tense it has not come yet. Nor has
    it in "would leave as soon as the road was open".
    """
    until = any(tree.word[c] in AWAITED for c in tree.all(clause, "mark"))
    tags = {tree.tag[c] for c in tree.all(clause, "aux", "auxpass")} or {
        tree.tag[clause]
    }
    if tree.dep[clause] not in {"advcl", "conj"}:
        return False
    above = tree.head[clause]
    ahead = any(tree.tag[c] == "MD" for c in tree.all(above, "aux"))
    soon = any(tree.word[c] == "soon" for c in tree.all(clause, "advmod"))
    once = until or any(tree.word[c] == "once" for c in tree.all(clause, "mark"))
    then = once and ahead and tree.dep[above] == "ccomp"  # "said he would stay until"
    return (until and bool(tags & {"VBZ", "VBP"})) or (soon and ahead) or then


def _labelled(tree: Tree, here: int, noun: int, state: Composed) -> None:
    """As in "it is a lie that we took hostages", read as a lie somebody took, and "there is
    no way he could have done it".
    """
    if in_no_way(tree, here):
        state.apply(noun - 1, stance_book().quantifiers["no"])
    copula, operator = tree.head[noun], stance_book().predicates.get(tree.lemma[noun])
    if tree.child(copula, "expl") is not None and tree.dep[noun] == "attr":
        of_none(tree, noun, state)  # "There is no village that they shelled"
    subject = tree.child(copula, "nsubj")
    dummy = subject is not None and tree.word[subject] == "it"
    dummy = dummy and not is_turn(tree, noun)  # "the first time that they came"
    if operator is not None and dummy and tree.dep[noun] == "attr":
        state.apply(noun, operator)


def _govern(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    book = stance_book()
    dep, lemma, pos = tree.dep[here], tree.lemma[above], tree.pos[above]
    if pos in {"ADP", "SCONJ"} and dep in {"pobj", "pcomp"}:
        return under_preposition(tree, here, above, state)
    none = book.quantifiers.get(lemma)
    if none is not None and dep in {"acl", "relcl"} and infinitive(tree, here):
        state.apply(above, none)  # "nothing to suggest that"
        return None
    if pos in {"NOUN", "PROPN"}:
        return under_noun(tree, here, above, state)
    return _under_predicate(tree, here, above, state)


def _under_predicate(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    """The complement, or the event-noun object, of a verb or adjective."""
    dep = tree.dep[here]
    if dep in {"attr", "acomp", "oprd"}:
        return above if tree.pos[above] == "AUX" or tree.lemma[above] == "be" else None
    if dep == "prep":
        _by_way(tree, here, above, state)
        return kept_from(tree, here, above, state)
    if dep in {"nsubj", "nsubjpass", "agent", "csubj", "csubjpass"}:
        return predicated(tree, here, above, state)
    return _complement(tree, here, above, state)


def _complement(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    """What a verb does to the clause or the object it takes."""
    dep, operator = tree.dep[here], operator_over(tree, above, here)
    if dep == "xcomp" and _ended(tree, here, above):
        return None
    excess = next((c for c in tree.children[above] if tree.word[c] == "too"), None)
    if excess is not None and excess < above and dep in {"xcomp", "advcl", "ccomp"}:
        state.apply(
            excess, Operator(flip=True, marker="negation")
        )  # "too ill to speak"
        return None
    if dep == "ccomp" and not _small(tree, here):
        return _under_clause(tree, above, operator, state)
    if operator is not None:
        _control(tree, here, above, operator, state)
    elif dep == "xcomp" and tree.lemma[above] == "be":
        _strained(tree, above, state)
    if dep == "dobj" and operator is None:
        return above if _had(tree, here, above) else None
    return above


def _strained(tree: Tree, copula: int, state: Composed) -> None:
    """As in "it is hard to reach them", where the parser hangs the deed on the copula."""
    view = tree.child(copula, "acomp", "attr", "oprd")
    operator = None if view is None else stance_book().predicates.get(tree.lemma[view])
    if view is not None and operator is not None and operator.strength == "open":
        state.apply(view, operator)


def _ended(tree: Tree, here: int, above: int) -> bool:
    """As in "stopped shooting": it was done before it ended."""
    return tree.lemma[above] == "stop" and tree.tag[here] == "VBG"


def _had(tree: Tree, noun: int, verb: int) -> bool:
    """As in "do not have the right to work", "has no plan to leave", "did not produce
    evidence": the verb only carries the right, the plan or the evidence.
    """
    book, cues = stance_book(), cue_book()
    if tree.lemma[verb] == "have":
        return tree.lemma[noun] in book.nouns
    named = any(
        tree.dep[c] == "det" and tree.word[c] != "any" for c in tree.children[noun]
    )
    shown = tree.lemma[verb] in cues.turning["put forward"] | cues.searching
    return shown and not named and tree.lemma[noun] in book.grounds


def _small(tree: Tree, clause: int) -> bool:
    """A clause without tense: "want them to go", "let them starve"."""
    ahead = clause < tree.head[clause]  # "Let me be clear: they did not fire"
    bare = tree.tag[clause] == "VB" and tree.child(clause, "mark", "aux") is None
    bare = bare and not ahead
    return infinitive(tree, clause) or bare


def _under_clause(
    tree: Tree, above: int, operator: Operator | None, state: Composed
) -> int | None:
    """A clause under a verb is reported, not embedded, unless the verb is none of
    saying ("wished he had come") or the clause is judged ("it is likely that").
    """
    shell = tree.head[above] if tree.pos[above] == "ADJ" else above
    like = likened(tree, above)
    if like is not None:
        state.apply(like, stance_book().predicates["seem"])
        return above
    view = view_of(tree, shell)
    if view is not None and is_turn(tree, view):
        return None  # "It is not the first time that they came": they did
    if is_shell(tree, shell):
        return _judged(tree, shell, state)
    _unproven(tree, above, state)
    odds = tree.child(above, "nsubj") if tree.lemma[above] == "be" else None
    if odds is not None and tree.lemma[odds] in stance_book().tenets:
        state.apply(odds, stance_book().tenets[tree.lemma[odds]])
        return above  # "chances are that he fled"
    viewed = tree.pos[above] == "ADJ" or it_emerged(tree, above)
    if operator is not None and (
        operator.clause or tree.pos[above] == "ADJ" or it_seems(tree, above)
    ):
        state.apply(above, operator)
        return above
    return above if viewed else None


def _unproven(tree: Tree, above: int, state: Composed) -> None:
    """As in "No evidence was found that he was armed": the clause is that of the noun."""
    ground = tree.child(above, "nsubj", "nsubjpass")
    if ground is not None and tree.lemma[ground] in stance_book().grounds:
        of_none(tree, ground, state)


def _by_way(tree: Tree, by: int, main: int, state: Composed) -> None:
    """As in "may have tried to win by killing him": as open as what it would serve."""
    if tree.word[by] != "by" or tree.child(by, "pcomp") is None:
        return
    whole, here = Composed(), main
    for _ in range(4):
        modify(tree, here, whole)
        above = climb(tree, here, whole)
        if above is None:
            break
        here = above
    if whole.strength != "certain":
        state.apply(
            main, Operator(strength=whole.strength, tag=min(whole.tags, default=None))
        )


def _judged(tree: Tree, shell: int, state: Composed) -> int:
    """The judgement of a shell on its clause; its own negation is met on the way up."""
    view = view_of(tree, shell)
    if view is None and it_seems(tree, shell):
        state.apply(shell, stance_book().predicates[tree.lemma[shell]])
    if view is None or tree.lemma[view] not in stance_book().predicates:
        return shell
    operator = stance_book().predicates[tree.lemma[view]]
    denial = doubting(tree, shell)
    if operator.doubt and denial is not None:
        state.apply(
            denial, Operator(strength="open", tag="question", marker="negation")
        )
    if not excluded(tree, view, operator):
        state.apply(view, operator)
    return shell


def _control(
    tree: Tree, here: int, above: int, operator: Operator, state: Composed
) -> None:
    """Perfective implicatives assert, the rest of the codebook entry applies."""
    if (
        tree.dep[here] == "dobj"
        and operator.tag == "order"
        and tree.pos[here] == "PROPN"
    ):
        return
    if operator.tag == "order" and _spared(tree, above, state):
        return
    if (
        operator.strength == "open"
        and operator.tag is None
        and negated(tree, above, stance_book())
    ):
        return  # "was not allowed to leave": not open, but held back
    if operator != Operator():  # "Let them burn it": what the order is comes next
        state.apply(above, operator)


def _spared(tree: Tree, above: int, state: Composed) -> bool:
    """As in "does not have to leave": what need not be done may be done."""
    no = tree.child(above, "neg")
    bound = tree.lemma[above] in word_classes().binding
    if no is None or not bound:
        return False
    state.apply(no, Operator(strength="open", tag="order", marker="negation"))
    return True
