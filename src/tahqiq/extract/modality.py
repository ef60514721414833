"""How far a clause commits to what its predicate says: polarity and modality.

Operators are composed from the predicate outwards to the clause that speaks it, as in
De Facto (Saurí and Pustejovsky 2012): negation flips, modals and hedges cap, plans,
threats and conditions open. Reporting verbs are not crossed: what a speaker commits to
is the business of `attribution` (M22 to M25, M30).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tahqiq.extract.operators import (
    RANK,
    Operator,
    StanceBook,
    Strength,
    is_shell,
    stance_book,
)
from tahqiq.extract.tree import Tree
from tahqiq.model.reading import MarkerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """The composed stance towards one predicate.

    `polarity` is 1 or -1; `tags` hold plan, threat, attempt, condition, question,
    order, alleged, future; `markers` are (token, kind), nearest first. `governor` is
    the outermost token the climb reached.
    """

    polarity: int = 1
    strength: Strength = "certain"
    tags: frozenset[str] = frozenset()
    markers: tuple[tuple[int, MarkerKind], ...] = ()
    governor: int = -1


@dataclass(slots=True)
class _State:
    polarity: int = 1
    strength: Strength = "certain"
    tags: set[str] = field(default_factory=set)
    markers: list[tuple[int, MarkerKind]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def apply(self, token: int, operator: Operator) -> None:
        """Compose one more operator from outside (an inner hedge stays; M30)."""
        if token in self.seen:
            return
        self.seen.add(token)
        if operator.flip:
            self.polarity = -self.polarity
        if RANK[operator.strength] < RANK[self.strength]:
            self.strength = operator.strength
        if operator.tag:
            self.tags.add(operator.tag)
        if operator.marker:
            self.markers.append((token, operator.marker))

    def negate(self, token: int, operator: Operator) -> None:
        """Negation over what was composed so far: "not likely" is no certain no."""
        self.apply(token, operator)


FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
CLIMB = frozenset({"xcomp", "pcomp", "acl", "conj", "ccomp", "pobj", "dobj", "nsubj",
                   "nsubjpass", "attr", "oprd", "appos", "advcl", "prep", "agent",
                   "acomp", "compound", "poss"})  # fmt: skip


def modality_of(tree: Tree, token: int, stop: frozenset[int] = frozenset()) -> Modality:
    """The stance a text takes towards the predicate or event noun at `token`.

    Args:
        tree: The parse.
        token: A verb, an event noun or a predicate adjective.
        stop: Tokens of attribution cues; the climb ends below them.
    """
    state = _State()
    here = token
    for _ in range(12):  # deeper embedding than this is a parsing error
        _local(tree, here, state)
        above = _step(tree, here, state, stop)
        if above is None:
            break
        here = above
    return Modality(
        polarity=state.polarity,
        strength=state.strength,
        tags=frozenset(state.tags),
        markers=tuple(state.markers),
        governor=here,
    )


def _local(tree: Tree, here: int, state: _State) -> None:  # noqa: C901, PLR0912 - one line a construction
    """Operators among the dependents of one predicate."""
    book = stance_book()
    for child in tree.children[here]:
        dep, word, lemma = tree.dep[child], tree.word[child], tree.lemma[child]
        if dep == "neg":
            state.apply(child, book.negators.get(word, book.negators["not"]))
        elif dep == "aux" and tree.tag[child] == "MD":
            state.apply(child, _modal(tree, here, child, book))
        elif dep in {"advmod", "amod", "npadvmod"}:
            _adverb(tree, child, state, book)
        elif dep in {"mark", "preconj"} and lemma in book.conditions:
            state.apply(child, book.conditions[lemma])
        elif dep == "det" and lemma in book.quantifiers:
            state.apply(child, book.quantifiers[lemma])
        elif dep == "advcl":
            _protasis(tree, child, state, book)
        elif dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            _empty(tree, child, state, book)
        elif dep in {"acomp", "oprd"}:
            _void(tree, child, state, book)
        elif dep in {"cc", "preconj"} and word == "nor":
            state.apply(child, book.negators["nor"])
    before = tree.left[here] - 1
    if tree.dep[here] == "conj" and before >= 0 and tree.word[before] == "nor":
        state.apply(before, book.negators["nor"])
    if tree.text[_last(tree, here)] == "?" and tree.head[here] == here:
        state.apply(_last(tree, here), Operator(strength="open", tag="question"))


def _modal(tree: Tree, here: int, child: int, book: StanceBook) -> Operator:
    """As in "Could" with a past reading of ability is still a hedge; "would" as the past of
    "will" under a past main verb is a future, not a condition.
    """
    word = tree.word[child]
    operator = book.modals.get(word, Operator())
    if word in {"can", "could"} and _negated(tree, here, book):
        return Operator()  # "could not say": no ability, not no possibility
    if word == "would" and not any(
        tree.dep[c] == "advcl" and _has_condition(tree, c) for c in tree.children[here]
    ):
        return Operator(strength="open", tag="future")
    return operator


def _negated(tree: Tree, here: int, book: StanceBook) -> bool:
    return any(
        tree.dep[c] == "neg"
        or (tree.dep[c] in SUBJECTS and tree.lemma[c] in book.quantifiers)
        for c in tree.children[here]
    )


def _has_condition(tree: Tree, clause: int) -> bool:
    return any(
        tree.dep[c] == "mark" and tree.word[c] in {"if", "unless"}
        for c in tree.children[clause]
    )


def _adverb(tree: Tree, child: int, state: _State, book: StanceBook) -> None:
    """An adverb, and one that hangs on it: "probably later killed"."""
    for i in (child, *tree.children[child]):
        word = tree.word[i]
        operator = book.adverbs.get(word)
        if operator is None and i == child:
            operator = book.negators.get(word)
        if operator is not None and tree.pos[i] in {"ADV", tree.pos[child]}:
            state.apply(i, operator)


def _protasis(tree: Tree, clause: int, state: _State, book: StanceBook) -> None:
    """The main clause of an if-clause holds only on its condition."""
    for c in tree.children[clause]:
        if tree.dep[c] == "mark" and tree.word[c] in {"if", "unless"}:
            even = c > 0 and tree.word[c - 1] == "even"
            if not even:
                state.apply(c, book.conditions[tree.word[c]])


def _empty(tree: Tree, noun: int, state: _State, book: StanceBook) -> None:
    """As in "No group claimed", "nobody was hurt", "found no evidence"."""
    if tree.lemma[noun] in book.quantifiers and tree.pos[noun] in {"PRON", "NOUN"}:
        state.apply(noun, book.quantifiers[tree.lemma[noun]])
        return
    for c in tree.children[noun]:
        if tree.dep[c] == "det" and tree.lemma[c] in book.quantifiers:
            state.apply(c, book.quantifiers[tree.lemma[c]])


def _void(tree: Tree, view: int, state: _State, book: StanceBook) -> None:
    """As in "remains unknown", "is baseless", "is consistent with": what the view itself
    does to the clause it ends.
    """
    operator = book.predicates.get(tree.lemma[view])
    if operator is None or operator.light:
        return
    hedges = operator.strength != "certain" and operator.tag is None
    if operator.flip or hedges:
        state.apply(view, operator)


def _last(tree: Tree, here: int) -> int:
    return tree.right[here] - 1


def _step(tree: Tree, here: int, state: _State, stop: frozenset[int]) -> int | None:
    """Apply the governor of `here` and say where to go on, or None at the top."""
    above, dep = tree.head[here], tree.dep[here]
    if above == here or above in stop or dep not in CLIMB:
        return None
    if dep == "conj":
        return _coordinate(tree, here, above, state)
    if dep == "advcl":
        _purpose(tree, here, state)
        return None
    return _govern(tree, here, above, state)


def _coordinate(tree: Tree, here: int, above: int, state: _State) -> int | None:
    """A second conjunct shares what stands before the first, unless it has its own
    subject or auxiliary ("did not enter or attack").
    """
    if any(
        tree.dep[c] in SUBJECTS or tree.dep[c] == "aux" for c in tree.children[here]
    ):
        return None
    if tree.pos[here] == "VERB" and (tree.tag[here] in FINITE) != (
        tree.tag[above] in FINITE
    ):
        return None  # "failed to sell and filed for …": the second is no complement
    first = min(tree.children[above], default=above)
    shared = _State()
    _local(tree, above, shared)
    book = stance_book()
    disjoint = any(
        tree.dep[c] == "cc" and tree.word[c] in {"or", "nor"}
        for c in tree.children[above]
    )
    for token, _ in shared.markers:
        negation = tree.dep[token] == "neg" or tree.word[token] in book.negators
        if negation and not disjoint and token > first and tree.pos[above] == "VERB":
            continue
        state.apply(token, _operator_at(tree, token, book))
    return _step(tree, above, state, frozenset()) if tree.head[above] != above else None


def _operator_at(tree: Tree, token: int, book: StanceBook) -> Operator:
    word, lemma = tree.word[token], tree.lemma[token]
    for table in (book.negators, book.modals, book.adverbs, book.conditions):
        if word in table:
            return table[word]
    return book.quantifiers.get(lemma, Operator())


def _purpose(tree: Tree, here: int, state: _State) -> None:
    """As in "in order to kill him": an aim, not a deed."""
    has_to = any(tree.tag[c] == "TO" for c in tree.children[here])
    if has_to and tree.tag[here] == "VB":
        state.apply(here, Operator(strength="open", tag="purpose"))


def _govern(tree: Tree, here: int, above: int, state: _State) -> int | None:
    book = stance_book()
    dep, lemma, pos = tree.dep[here], tree.lemma[above], tree.pos[above]
    if pos in {"ADP", "SCONJ"} and dep in {"pobj", "pcomp"}:
        if (
            tree.word[above] == "against" and dep == "pcomp"
        ):  # "decided against selling"
            state.apply(above, Operator(flip=True, marker="negation"))
            return above
        if lemma in book.governors:
            state.apply(above, book.governors[lemma])
            return None
        return above if dep == "pcomp" or _governs_noun(tree, above) else None
    if pos in {"NOUN", "PROPN"}:
        if lemma in book.nouns and dep in {"acl", "prep", "pcomp", "ccomp"}:
            state.apply(above, book.nouns[lemma])
            return above
        _absent(tree, here, above, state)
        return None
    return _under_predicate(tree, here, above, state)


def _absent(tree: Tree, here: int, above: int, state: _State) -> None:
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
    return tree.lemma[above] in book.nouns or tree.word[preposition] == "from"


def _under_predicate(tree: Tree, here: int, above: int, state: _State) -> int | None:  # noqa: C901, PLR0911 - one line a construction
    """The complement, or the event-noun object, of a verb or adjective."""
    book = stance_book()
    dep, lemma = tree.dep[here], tree.lemma[above]
    operator = book.predicates.get(lemma) or book.predicates.get(tree.word[above])
    if dep in {"attr", "acomp", "oprd"}:
        return above if tree.pos[above] == "AUX" or tree.lemma[above] == "be" else None
    if dep == "prep":
        return _kept_from(tree, here, above, state)
    if dep in {"nsubj", "nsubjpass", "agent"}:
        return _predicated(tree, here, above, state)
    if dep == "ccomp" and is_shell(tree, above):
        return _judged(tree, above, state)
    if dep == "ccomp" and tree.pos[above] != "ADJ":
        return None  # a clause under a verb is reported, not embedded
    if operator is not None:
        _control(tree, here, above, operator, state)
    elif lemma == "go" and tree.tag[above] == "VBG" and dep == "xcomp":
        state.apply(above, Operator(strength="open", tag="future", marker="plan"))
    if dep == "dobj" and operator is None:
        return None
    return above


def _kept_from(tree: Tree, here: int, above: int, state: _State) -> int | None:
    """As in "stopped them from leaving"."""
    if tree.word[here] != "from":
        return None
    operator = stance_book().predicates.get(tree.lemma[above])
    if operator is not None and operator.flip:
        state.apply(above, operator)
    return above


def _judged(tree: Tree, above: int, state: _State) -> int:
    """The judgement of a shell on its clause; its own negation is met on the way up."""
    view = tree.child(above, "acomp", "attr", "oprd")
    if view is None:
        return above
    operator = stance_book().predicates[tree.lemma[view]]
    denial = tree.child(above, "neg")
    if operator.doubt and denial is not None:
        state.apply(
            denial, Operator(strength="open", tag="question", marker="negation")
        )
    state.apply(view, operator)
    return above


def _control(
    tree: Tree, here: int, above: int, operator: Operator, state: _State
) -> None:
    """Perfective implicatives assert, the rest of the codebook entry applies."""
    if (
        tree.dep[here] == "dobj"
        and operator.tag == "order"
        and tree.pos[here] == "PROPN"
    ):
        return
    if (
        operator.strength == "open"
        and operator.tag is None
        and _negated(tree, above, stance_book())
    ):
        return  # "was not allowed to leave": not open, but held back
    state.apply(above, operator)


def _predicated(tree: Tree, here: int, above: int, state: _State) -> int | None:
    """An event noun as subject: what is said of it may cancel or plan it."""
    book = stance_book()
    passive = tree.dep[here] == "nsubjpass"
    operator = book.predicates.get(tree.lemma[above])
    if passive and operator is not None:
        state.apply(above, operator)
        return above
    return None
