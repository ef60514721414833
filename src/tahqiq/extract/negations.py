"""What negates a predicate where it stands, and what only looks as if it did."""

from __future__ import annotations

from tahqiq.extract.cues import cue_book
from tahqiq.extract.operators import StanceBook, pair_at
from tahqiq.extract.tree import Tree

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
        return next((c for c in no if tree.word[c] == "no"), None)
    helps = tree.child(verb, "aux", "auxpass")
    subject = tree.child(verb, *SUBJECTS)
    if helps is None or subject is None or not prep < helps < subject:
        return None
    noun = tree.child(prep, "pobj")
    near = () if noun is None else (noun, *tree.all(noun, "det"))
    return next((c for c in near if tree.lemma[c] in book.quantifiers), None)


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


def in_no_way(tree: Tree, clause: int) -> bool:
    """As in "There is no way he could have done it"."""
    way = tree.head[clause]
    return tree.dep[clause] == "relcl" and tree.word[way - 1 : way + 1] == ["no", "way"]


def _has_no(tree: Tree, noun: int, book: StanceBook) -> bool:
    """As in "could see no trace", "neither account could be verified"."""
    return any(
        tree.dep[c] == "det" and tree.lemma[c] in book.quantifiers
        for c in tree.children[noun]
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
