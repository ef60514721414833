"""Operators among the dependents of one predicate: what stands beside it and holds it back."""

from __future__ import annotations

from tahqiq.extract.coref.likenesses import seeming
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.verb_forms import reports
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.operators import (
    Composed,
    Operator,
    StanceBook,
    is_put_in,
    likened,
    pair_at,
    stance_book,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.conditions import (
    CONTRARY,
    applied,
    contrary,
    is_present,
    protasis,
)
from tahqiq.extract.stance.futures import WILL, awaited, future
from tahqiq.extract.stance.moods import OPENING, is_order, question_mark
from tahqiq.extract.stance.negations import (
    SUBJECTS,
    belied,
    bounds,
    by_nobody,
    falling_short,
    fronted_none,
    fronted_not,
    in_concord,
    is_extreme,
    is_saved,
    is_scalar,
    negated,
)
from tahqiq.extract.stance.scenarios import supposed
from tahqiq.extract.stance.undecided import is_no_answer
from tahqiq.extract.stance.views import seen_as, viewed

NOUNS = frozenset({"PRON", "NOUN", "DET"})  # "neither would say" is a determiner alone


def modify(tree: Tree, here: int, state: Composed) -> None:  # noqa: C901, PLR0912 - one line a construction
    """Compose what the dependents of one predicate do to it."""
    book = stance_book()
    for child in (c for c in tree.children[here] if not _is_idle(tree, here, c)):
        dep, word, lemma = tree.dep[child], tree.word[child], tree.lemma[child]
        if dep == "neg":
            if not is_scalar(tree, child, book):
                state.apply(child, book.negators.get(word, book.negators["not"]))
        elif dep == "aux" and (tree.tag[child] == "MD" or word == "need"):
            state.apply(child, _modal(tree, here, child, book))
        elif dep in {"advmod", "amod", "npadvmod"}:
            _adverb(tree, here, child, state, book)
        elif dep in {"mark", "preconj"}:
            _mark(tree, here, child, state, book)
        elif dep == "det" and lemma in book.quantifiers:
            state.apply(child, book.quantifiers[lemma])
        elif dep == "advcl":
            protasis(tree, here, child, state, book)
        elif dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            _party(tree, here, child, state, book)
        elif dep in {"acomp", "oprd"}:
            seen_as(tree, child, state, book)
            viewed(tree, child, state, book)
        elif dep == "cc" and word == "nor":
            _nor(tree, here, child, state, book)
        elif dep in {"prep", "agent"}:
            _phrased(tree, child, state, book)
        else:
            _beside(tree, child, state, book)
    _around(tree, here, state, book)


def _party(tree: Tree, here: int, noun: int, state: Composed, book: StanceBook) -> None:
    """What a subject, an object or what somebody is said to be does to its clause."""
    if tree.dep[noun] == "attr" and belied(tree, noun):
        state.apply(noun, book.negators["not"])
    _empty(tree, noun, state, book)
    _neither(tree, noun, state, book)
    _asides(tree, here, noun, state, book)
    _alleged(tree, here, noun, state, book)


def _beside(tree: Tree, clause: int, state: Composed, book: StanceBook) -> None:
    """What a clause as subject or put in between does: "what he has not done is", "…, it
    seems, …".
    """
    if tree.dep[clause] == "csubj":
        _undone(tree, clause, state, book)
    elif tree.dep[clause] == "parataxis" and is_put_in(tree, clause):
        state.apply(clause, book.predicates["seem"])
    like = seeming(tree, clause)
    if like is not None:
        state.apply(clause, like)


def _is_idle(tree: Tree, here: int, child: int) -> bool:
    """Whether a word holds nothing back: "neither confirmed nor denied" is an answer."""
    pair = tree.word[child] in {"neither", "nor"} and is_no_answer(tree, here)
    pair = pair and tree.dep[child] not in SUBJECTS  # "neither would say": both men
    held = tree.dep[child] == "neg" or tree.tag[child] == "MD"
    return pair or _is_quoted(tree, child) or (held and is_extreme(tree, here))


def _is_quoted(tree: Tree, child: int) -> bool:
    """As in "he replied: "Never."": what he says, no word about his saying it."""
    if tree.dep[child] not in {"neg", "advmod"} or child + 1 >= len(tree.word):
        return False
    return tree.word[child - 1] in OPENING and tree.word[child + 1] in {".", "!", "?"}


def _nor(tree: Tree, here: int, nor: int, state: Composed, book: StanceBook) -> None:
    """As in "neither attacked nor looted", "nor did they attack"; the "nor" of the next
    clause denies that one only.
    """
    pair = any(
        tree.word[c] == "neither" and tree.dep[c] != "det" for c in tree.children[here]
    )  # "neither deaths nor injuries": denied by the first word
    if nor < here or pair:
        state.apply(nor, book.negators["nor"])


def _around(tree: Tree, here: int, state: Composed, book: StanceBook) -> None:
    """What the clause as a whole is: one of two denied, a question, an order."""
    before = tree.left[here] - 1
    nor = tree.dep[here] == "conj" and before >= 0 and tree.word[before] == "nor"
    first = tree.all(tree.head[here], "det")
    if nor and all(tree.word[c] != "neither" for c in first):
        state.apply(before, book.negators["nor"])
    short = falling_short(tree, here)
    if short is not None:
        state.apply(short, book.negators["not"])
    applied(tree, here, state, book)
    awaited(tree, here, state, book)
    asked = question_mark(tree, here)
    if asked is not None:
        state.apply(asked, Operator(strength="open", tag="question"))
    elif is_order(tree, here):
        state.apply(here, Operator(strength="open", tag="order"))


def _modal(tree: Tree, here: int, child: int, book: StanceBook) -> Operator:
    """As in "Could" with a past reading of ability is still a hedge; "must have" concludes."""
    word = tree.word[child]
    operator = book.modals.get(word, Operator())
    able = negated(tree, here, book) or tree.lemma[here] in book.perceived
    if word in {"can", "could"} and able:
        return Operator()  # "could not say", "can hear": ability, not possibility
    if word in {"can", "could"} and _in_time(tree, here):
        return book.negators["not"]  # "was seized before it could explode"
    said = tree.head[here]
    announced = tree.dep[here] == "ccomp" and said < here and reports(tree.word[said])
    if word == "would" and by_nobody(tree, here, book) and not announced:
        return Operator()  # "no soldier would do this": who says so denies it
    if word == "must" and any(
        tree.word[c] == "have" and tree.dep[c] == "aux" for c in tree.children[here]
    ):
        return Operator(strength="probable", marker="hedge")
    return future(tree, here, child, book) if word in WILL else operator


def _in_time(tree: Tree, here: int) -> bool:
    """As in "fled before they could stop him": they did not."""
    return any(tree.word[c] == "before" for c in tree.all(here, "mark"))


def _mark(tree: Tree, here: int, child: int, state: Composed, book: StanceBook) -> None:
    """What a subordinator does to its own clause: "if", "as though", "rather than"."""
    above = tree.head[here]
    if tree.word[child] == "if" and _surprising(tree, above, book):
        amazed = not negated(tree, above, book)
        state.apply(child, book.predicates["unlikely" if amazed else "possible"])
        return
    if contrary(tree, here) == child:
        state.apply(child, CONTRARY)
        return
    if tree.dep[here] == "ccomp" and likened(tree, above) is not None:
        return  # "looks as if": what the verb holds likely
    if pair_at(tree, child) == "long as" and not is_present(tree, here):
        return  # "as long as the siege lasted": it did
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
    if ground and _scarce(tree, child, book):
        state.apply(child, book.quantifiers["no"])
        return
    if pair_at(tree, child) in book.negators:  # "no longer"
        state.apply(child, book.negators[pair_at(tree, child)])
        return
    for i in (child, *tree.children[child]):
        word = tree.word[i]
        operator = book.adverbs.get(pair_at(tree, i)) or book.adverbs.get(word)
        alone = i == child or word == "never" or fronted_not(tree, here, i)
        if operator is None and alone:  # "never before", "not once did they"
            operator = book.negators.get(word)
        if operator is not None and _bears(tree, here, child, i, operator, book):
            state.apply(i, operator)


def _bears(  # noqa: PLR0913 - an adverb, where it stands and what it is
    tree: Tree, here: int, child: int, i: int, operator: Operator, book: StanceBook
) -> bool:
    """Whether an adverb bears on the predicate: not "almost certainly", "nearly doubled"."""
    if tree.pos[i] not in {"ADV", tree.pos[child]} and tree.word[i] != "not":
        return False
    if i != child and i > here and tree.word[i - 1] == ",":
        return False  # "fled, perhaps most of all from the north"
    short = operator.flip and operator.marker == "hedge"  # "almost", "nearly"
    if short and (i != child or tree.pos[here] not in {"VERB", "AUX"}):
        return False
    return not (short and tree.lemma[here] in book.degrees)


def _empty(tree: Tree, noun: int, state: Composed, book: StanceBook) -> None:
    """As in "No group claimed", "nobody was hurt", "found no evidence", "not a single shot"."""
    if tree.lemma[noun] in book.quantifiers and tree.pos[noun] in NOUNS:
        full = is_saved(tree, noun, book) or bounds(tree, noun)
        if not (full or in_concord(tree, noun)):
            state.apply(noun, book.quantifiers[tree.lemma[noun]])
        return
    but = tree.child(noun, "prep")
    if tree.word[noun] == "anything" and but is not None and tree.word[but] == "but":
        state.apply(noun, book.negators["not"])  # "is anything but calm"
    one = (c for c in tree.all(noun, "nummod") if tree.word[c] == "one")
    near = [c for k in one for c in tree.all(k, "neg")]  # "not one death"
    near += [c for k in tree.all(noun, "det") for c in tree.all(k, "advmod", "neg")]
    saved = is_saved(tree, noun, book)  # "had no choice but to fire": they fired
    for c in (*tree.children[noun], *near):  # "hardly any houses"
        if tree.dep[c] in {"det", "preconj"} and tree.lemma[c] in book.quantifiers:
            if not saved and not bounds(tree, c):
                state.apply(c, book.quantifiers[tree.lemma[c]])
        elif (short := _short(tree, noun, c, book)) is not None:
            state.apply(c, short)


def _short(tree: Tree, noun: int, c: int, book: StanceBook) -> Operator | None:
    """What "little" does to evidence, "hardly" to "any houses", "not" to "a single shot"."""
    if tree.dep[c] == "amod" and tree.lemma[noun] in book.grounds:
        return book.quantifiers["no"] if _scarce(tree, c, book) else None
    before = c < noun and tree.dep[c] in {"neg", "advmod"}
    return book.negators["not"] if before and _emptied(tree, c, book) else None


def _neither(tree: Tree, noun: int, state: Composed, book: StanceBook) -> None:
    """As in "Neither the army's staff nor he knew": the pair opens deep in the phrase."""
    first = tree.left[noun]
    nor = any(tree.word[c] == "nor" for c in tree.all(noun, "cc"))
    whose = tree.dep[tree.head[first]] == "poss"  # "neither side's claims"
    deep = tree.word[first] == "neither" and first not in tree.children[noun]
    if deep and (nor or whose):
        state.apply(first, book.quantifiers["no"])


def _hardly_any(tree: Tree, noun: int, book: StanceBook) -> bool:
    """As in "There is little to suggest that": next to nothing does."""
    scant = tree.lemma[noun] in book.scant and tree.word[noun - 1] != "a"
    there = tree.child(tree.head[noun], "expl")
    return scant and there is not None and tree.dep[noun] == "attr"


def _scarce(tree: Tree, amount: int, book: StanceBook) -> bool:
    """As in "little evidence", not "a little evidence"."""
    return tree.word[amount] in book.scant and tree.word[amount - 1] != "a"


def _asides(
    tree: Tree, here: int, noun: int, state: Composed, book: StanceBook
) -> None:
    """As in "few believe it"; "the guards, perhaps, fell asleep" and "was probably one
    Omar", where the parser hangs the adverb on the noun.
    """
    if tree.dep[noun] == "attr":
        if _hardly_any(tree, noun, book):
            state.apply(noun, book.quantifiers["no"])
        near = (i for c in (noun, *tree.children[noun]) for i in tree.all(c, "advmod"))
        found = [i for i in near if i < noun]
    elif noun < here and tree.dep[noun] != "dobj":
        _few(tree, here, noun, state, book)
        found = [c for c in tree.all(noun, "advmod")
                 if noun < c < here and tree.word[c - 1] == ","]  # fmt: skip
    else:
        return
    for i in found:
        operator = book.adverbs.get(tree.word[i])
        if operator is not None and not operator.flip:
            state.apply(i, operator)


def _alleged(
    tree: Tree, here: int, noun: int, state: Composed, book: StanceBook
) -> None:
    """As in "The alleged massacre took place here": that it did is what is alleged."""
    if tree.dep[noun] not in {"nsubj", "nsubjpass"} or not comes_about(tree, here):
        return
    for c in tree.all(noun, "amod"):
        operator = book.adverbs.get(tree.word[c])
        if operator is not None and operator.tag == "alleged":
            state.apply(c, operator)


def comes_about(tree: Tree, verb: int) -> bool:
    """As in "the attack did not happen", "the vote will take place"."""
    if tree.lemma[verb] == "take":
        place = tree.child(verb, "dobj")
        return place is not None and tree.word[place] == "place"
    return tree.lemma[verb] in stance_book().happening


def _few(tree: Tree, here: int, noun: int, state: Composed, book: StanceBook) -> None:
    """As in "few believe it", not "a few believe it"; "little suggests that he knew"."""
    if tree.word[noun] == "little" and tree.pos[noun] != "NOUN":
        if tree.lemma[here] in {*book.showing, *cue_book().shows, "link", "support"}:
            state.apply(noun, Operator(flip=True, marker="quantifier"))
        return
    few = next((i for i in (noun, *tree.children[noun]) if tree.word[i] == "few"), None)
    if few is None or tree.lemma[here] not in book.attitudes:
        return
    if few == 0 or tree.word[few - 1] not in {"a", "the", "these", "those"}:
        state.apply(few, Operator(flip=True, marker="quantifier"))


def _emptied(tree: Tree, c: int, book: StanceBook) -> bool:
    """As in "hardly anyone", "not a single shot", but not "not only the guards"."""
    operator = book.negators.get(tree.word[c]) or book.sparse.get(tree.word[c])
    return operator is not None and operator.flip and not is_scalar(tree, c, book)


def _phrased(tree: Tree, prep: int, state: Composed, book: StanceBook) -> None:
    """As in "by no means", "in all likelihood", "is without foundation": a phrase that
    negates its clause or hedges it.
    """
    no, above = tree.child(prep, "neg"), tree.head[prep]
    none = fronted_none(tree, prep, book)
    if none is not None:
        state.apply(none, book.quantifiers["no"])
        return
    if supposed(tree, prep):
        state.apply(prep, Operator(strength="open", tag="condition", marker="hedge"))
    again = tree.child(above, "neg") is not None  # "is not over, not by any means"
    if no is not None and tree.pos[above] == "AUX" and not again:
        # "are, he says, not of that make"
        state.apply(no, book.negators["not"])
    if tree.word[prep] == "like" and tree.lemma[above] in word_classes().seeming:
        state.apply(prep, Operator(strength="possible", marker="hedge"))
    for i in range(prep + 1, min(prep + 3, len(tree.word))):
        pair = pair_at(tree, i)
        operator = book.negators.get(pair) or book.adverbs.get(pair)
        if operator is not None:
            state.apply(i, operator)
            return


def _undone(tree: Tree, clause: int, state: Composed, book: StanceBook) -> None:
    """As in "what he has not done is produce any": the deed named after it was not done."""
    no = tree.child(clause, "neg")
    if no is not None and tree.lemma[clause] == "do":
        state.apply(no, book.negators["not"])
