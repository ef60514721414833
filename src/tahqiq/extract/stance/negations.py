"""What negates a predicate where it stands, and what only looks as if it did."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.operators import StanceBook, far_from, pair_at, stance_book
from tahqiq.extract.parsing.tree import Tree

IDLE = frozenset({"avail", "end", "effect", "purpose", "use"})  # "pleaded to no avail"
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def negated(tree: Tree, here: int, book: StanceBook) -> bool:
    """Whether a predicate has a negation of its own."""
    return any(
        tree.dep[c] == "neg"
        or (tree.dep[c] == "preconj" and tree.word[c] == "neither")
        or (tree.dep[c] == "advmod" and pair_at(tree, c) in book.negators)
        or (
            tree.dep[c] in SUBJECTS
            and tree.lemma[c] in book.quantifiers
            and not is_saved(tree, c, book)
        )
        or (tree.dep[c] in {"dobj", *SUBJECTS} and _has_no(tree, c, book))
        or (tree.dep[c] in SUBJECTS and tree.word[tree.left[c]] == "neither")
        or (tree.dep[c] == "dobj" and tree.lemma[c] in book.quantifiers)
        for c in tree.children[here]
    ) or in_no_way(tree, here)


def fronted_none(tree: Tree, prep: int, book: StanceBook) -> int | None:
    """The "none" of "In none of the cases has anyone been tried", the "neither" of "in
    neither case was he", put first, before the helping verb and the subject; the "no" of
    "knew of no raid".
    """
    verb = tree.head[prep]
    if tree.word[prep] in {"of", "to"} and tree.pos[verb] in {"VERB", "ADJ"}:
        noun = tree.child(prep, "pobj")  # "knew of no raid", "led to no arrests"
        no = () if noun is None or tree.word[noun] in IDLE else tree.all(noun, "det")
        found = next((c for c in no if tree.word[c] == "no"), None)
        return _behind(tree, prep, book) if found is None else found
    if prep > verb:
        return _behind(tree, prep, book)
    helps = tree.child(verb, "aux", "auxpass")
    subject = tree.child(verb, *SUBJECTS)
    if helps is None or subject is None or not prep < helps < subject:
        return None
    noun = tree.child(prep, "pobj")
    near = () if noun is None else (noun, *tree.all(noun, "det"))
    return next((c for c in near if tree.lemma[c] in book.quantifiers), None)


def _behind(tree: Tree, prep: int, book: StanceBook) -> int | None:
    """The "none" of "appear in none of its registers", "was seen by nobody"."""
    noun = tree.child(prep, "pobj")
    verbal = (
        tree.pos[tree.head[prep]] in {"VERB", "AUX"} and tree.word[prep - 1] != "second"
    )
    if noun is None or not verbal or tree.word[noun] not in {"none", "nobody"}:
        return None
    return None if is_saved(tree, noun, book) or bounds(tree, noun) else noun


def fronted_not(tree: Tree, verb: int, no: int) -> bool:
    """Whether a "not" under an adverb denies its clause: "Not once did they open it", where
    the helping verb stands before the subject.
    """
    helps, subject = tree.child(verb, "aux", "auxpass"), tree.child(verb, *SUBJECTS)
    if tree.word[no] != "not" or helps is None or subject is None:
        return False
    return no < helps < subject and not is_scalar(tree, no, stance_book())


def in_concord(tree: Tree, none: int) -> bool:
    """As in "I ain't done nothing", "never saw nobody": one denial said twice. Who "cannot
    do nothing" has to do something.
    """
    verb = tree.head[none]
    if tree.dep[none] != "dobj" or tree.child(verb, "neg") is None:
        return False
    return not any(tree.tag[c] == "MD" for c in tree.all(verb, "aux"))


def bounds(tree: Tree, no: int) -> bool:
    """As in "no fewer than forty men were killed": how many, not that there were none. The
    "No" of "Camp No 4" is the word for a number.
    """
    number = no + 2 if tree.word[no + 1 : no + 2] == ["."] else no + 1
    counted = tree.tag[number : number + 1] == ["CD"] and tree.text[no][0] == "N"
    if counted and no > 0 and tree.tag[no - 1][:1] == "N":
        return True
    compared = tree.tag[no + 1 : no + 2] in (["JJR"], ["RBR"])
    return compared and "than" in tree.word[no + 2 : no + 3]


def falling_short(tree: Tree, copula: int) -> int | None:
    """The "from" of "is far from over", "are far from being freed": it is not. A camp "far
    from the border" only lies there.
    """
    step = far_from(tree, copula)
    view = None if step is None else tree.child(step, "pcomp", "amod", "pobj")
    if view is None:
        return None
    near = {tree.word[c] for c in tree.all(view, "det", "amod")}
    thing = tree.tag[view][:1] == "N" and near.isdisjoint(stance_book().measures)
    return None if thing else step  # "far from a victory", "from the only one"


def belied(tree: Tree, view: int) -> bool:
    """As in "the reports were a fabrication", "this is theatre": said of words, a noun like
    that denies what they tell.
    """
    book, copula = cue_book(), tree.head[view]
    noun = tree.child(copula, "nsubj")
    if (
        noun is None
        or tree.lemma[view] not in book.rebuffs
        or tree.lemma[copula] != "be"
    ):
        return False
    if tree.child(copula, "ccomp") is not None or tree.child(view, "acl", "relcl"):
        return False  # "it is a lie that they fled": the clause is what is denied
    cue = book.nouns.get(tree.lemma[noun])  # a forged order was never given: it is one
    told = tree.lemma[noun] in book.accounts or (cue is not None and cue.act != "order")
    return told or tree.word[noun] in {"this", "that"}


def admitted_by_nobody(tree: Tree, pronoun: int) -> bool:
    """As in "No group has said it did so", "none of them admitted that he fired": the pronoun
    stands for none.
    """
    verb = tree.head[pronoun]
    subject = tree.child(tree.head[verb], "nsubj")
    if tree.tag[pronoun] != "PRP" or tree.dep[verb] != "ccomp" or subject is None:
        return False
    near = (subject, *tree.all(subject, "det"))
    empty = any(tree.lemma[c] in stance_book().quantifiers for c in near)
    return empty and tree.dep[pronoun] in SUBJECTS and subject < pronoun


def in_no_way(tree: Tree, clause: int) -> bool:
    """As in "There is no way he could have done it"."""
    way = tree.head[clause]
    return tree.dep[clause] == "relcl" and tree.word[way - 1 : way + 1] == ["no", "way"]


def _has_no(tree: Tree, noun: int, book: StanceBook) -> bool:
    """As in "could see no trace", "neither account could be verified"."""
    return any(
        tree.dep[c] == "det" and tree.lemma[c] in book.quantifiers
        for c in tree.children[noun]
        if not bounds(tree, c)
    )


def is_saved(tree: Tree, none: int, book: StanceBook) -> bool:
    """As in "nothing but ash", "none other than the mayor": there was that much."""
    return none + 1 < len(tree.word) and tree.word[none + 1] in book.save


def is_scalar(tree: Tree, no: int, book: StanceBook) -> bool:
    """As in "not only", "did not just burn it": more than that, not less; "whether or not"
    denies nothing.
    """
    if tree.word[no - 1] == "or" and tree.word[no - 2] in {"whether", "if"}:
        return True
    if no > 2 and tree.word[no - 2] == "or" and tree.word[no - 1] == tree.word[no - 3]:
        return True  # "may or may not have fired"
    return no + 1 < len(tree.word) and tree.word[no + 1] in book.scalar


def is_extreme(tree: Tree, here: int) -> bool:
    """As in "could not have come at a worse time": it came, at the worst."""
    helpers = {tree.word[c] for c in tree.all(here, "aux")}
    if not helpers & {"could", "can", "ca"} or tree.child(here, "neg") is None:
        return False
    nouns = (n for c in tree.all(here, "prep") for n in tree.all(c, "pobj"))
    near = (
        i for n in nouns for c in tree.all(n, "amod") for i in (c, *tree.children[c])
    )
    return any(tree.tag[i] in {"JJR", "RBR"} for i in near)


def by_nobody(tree: Tree, here: int, book: StanceBook) -> bool:
    """As in "No officer would sign that", "we would never do it", where nothing is set down
    as a condition.
    """
    never = any(tree.word[c] == "never" for c in tree.all(here, "neg", "advmod"))
    nobody = any(
        tree.lemma[c] in book.quantifiers
        or any(tree.lemma[k] in book.quantifiers for k in tree.all(c, "det"))
        for c in tree.all(here, *SUBJECTS)
    )
    past = any(tree.word[c] == "have" for c in tree.all(here, "aux"))
    return (never or nobody) and not past and tree.child(here, "advcl") is None
