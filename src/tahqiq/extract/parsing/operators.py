"""The stance codebook: what a word does to the clause it governs, and what it governs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MarkerKind

Strength = Literal["certain", "probable", "possible", "open"]
RANK: dict[Strength, int] = {"certain": 3, "probable": 2, "possible": 1, "open": 0}
LIKENESS = frozenset({"if", "though", "like"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One codebook entry: what a word does to the clause it governs."""

    strength: Strength = "certain"
    flip: bool = False
    tag: str | None = None
    marker: MarkerKind | None = None
    light: bool = False  # says nothing of its own: the clause is about its complement
    doubt: bool = False  # negated, it leaves its clause open: "it is not clear that"
    clause: bool = (
        False  # holds of a that-clause too, which nobody says: "wished he had"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceBook:
    """The codebook ``stance.yaml``: operators by the part they play."""

    modals: dict[str, Operator]
    adverbs: dict[str, Operator]
    negators: dict[str, Operator]
    quantifiers: dict[str, Operator]
    conditions: dict[str, Operator]
    governors: dict[str, Operator]
    predicates: dict[str, Operator]
    nouns: dict[str, Operator]
    grounds: list[str]
    scant: list[str]
    aims: list[str]
    degrees: list[str]
    grants: list[str]
    settings: list[str]
    surprises: list[str]
    offers: list[str]
    showing: list[str]
    perceived: list[str]
    habits: list[str]
    undone: list[str]
    afterwards: list[str]
    refused: list[str]
    raising: list[str]
    attitudes: list[str]
    awaited: list[str]
    due: list[str]
    scalar: list[str]
    save: list[str]
    recurring: list[str]
    ages: list[str]
    happening: list[str]
    outcomes: list[str]
    standing: list[str]
    emerging: list[str]
    tenets: dict[str, Operator]
    sparse: dict[str, Operator]
    excluding: list[str]
    measures: list[str]
    seeming: dict[str, Operator]
    counters: list[str]
    turns: list[str]
    scenarios: list[str]


@cache
def stance_book() -> StanceBook:
    """The stance codebook, loaded once."""
    book: StanceBook = load_yaml("stance", StanceBook)
    return book


@dataclass(slots=True)
class Composed:
    """What the operators met so far make of a predicate, nearest first."""

    polarity: int = 1
    strength: Strength = "certain"
    tags: set[str] = field(default_factory=set)
    markers: list[tuple[int, MarkerKind]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    applied: list[tuple[int, Operator]] = field(default_factory=list)

    def apply(self, token: int, operator: Operator) -> None:
        """Compose one more operator from outside (an inner hedge stays; M30)."""
        if token in self.seen:
            return
        self.seen.add(token)
        self.applied.append((token, operator))
        if operator.flip:
            self.polarity = -self.polarity
        if RANK[operator.strength] < RANK[self.strength]:
            self.strength = operator.strength
        if operator.tag:
            self.tags.add(operator.tag)
        if operator.marker:
            self.markers.append((token, operator.marker))


def pair_at(tree: Tree, i: int) -> str:
    """A token with the one before it: how the codebook writes "no longer", "as if"."""
    return f"{tree.word[i - 1]} {tree.word[i]}" if i else tree.word[i]


def is_shell(tree: Tree, i: int) -> bool:
    """Whether a clause only judges another: "it is untrue that …", "it is likely …",
    "there is no doubt that …", "it looks as if …", "…, it seems, …".
    """
    view, subject = view_of(tree, i), tree.child(i, "nsubj", "expl")
    if likened(tree, i) is not None or is_put_in(tree, i):
        return True
    if tree.lemma[i] in {"seem", "appear"} and subject is not None and view is None:
        return tree.word[subject] == "it" and tree.child(i, "ccomp") is not None
    if view is None or subject is None:
        return False
    if tree.word[subject] == "there":
        return is_sure(tree, view) and tree.child(view, "acl", "ccomp") is not None
    clause = tree.child(i, "ccomp") or tree.child(view, "ccomp")
    judged = tree.word[subject] == "it" and tree.lemma[view] in stance_book().predicates
    return judged and clause is not None and asked_of(tree, view) is None


def is_turn(tree: Tree, time: int) -> bool:
    """As in "It is not the first time that they burned it", "the third time this year": it
    has happened, if not "it would be the first time".
    """
    counted = any(
        tree.word[c] in stance_book().turns
        for c in tree.all(time, "amod", "advmod", "nummod")
    )
    copula = tree.head[time]
    modal = any(tree.tag[c] == "MD" for c in tree.all(copula, "aux"))
    denied = tree.child(copula, "neg") is not None
    return tree.lemma[time] == "time" and counted and (denied or not modal)


def asked_of(tree: Tree, view: int) -> int | None:
    """The question of "It is unclear where they are", "not clear who fired": that nobody
    can tell is said, and the clause is no statement that could be doubted.
    """
    operator = stance_book().predicates.get(tree.lemma[view])
    open_ = operator is not None and (operator.doubt or operator.tag == "question")
    clause = tree.child(tree.head[view], "ccomp") or tree.child(view, "ccomp")
    if not open_ or clause is None or clause < view:
        return None
    return clause if tree.tag[tree.left[clause]].startswith("W") else None


def is_asked_of(tree: Tree, clause: int) -> bool:
    """Whether a clause is such a question, or what somebody did not see: "could not see who
    had fired".
    """
    above, first = tree.head[clause], tree.left[clause]
    if tree.child(above, "neg") is not None and above < first:
        sought = tree.tag[first] in {"WP", "WP$", "WRB"}
        if sought and tree.lemma[above] in word_classes().perceiving:
            return True
    view = above if tree.pos[above] == "ADJ" else view_of(tree, above)
    return view is not None and asked_of(tree, view) == clause


def is_condition(tree: Tree, i: int) -> bool:
    """As in "Assuming that …": a condition in the dress of a verb."""
    return tree.word[i] in stance_book().conditions and (
        tree.child(i, "ccomp") is not None
    )


def view_of(tree: Tree, copula: int) -> int | None:
    """What a copula says of its subject: the "clear" of "is clear", of "is far from clear"."""
    far = far_from(tree, copula)
    if far is not None:
        return tree.child(far, "amod", "pobj", "pcomp")
    return tree.child(copula, "acomp", "attr", "oprd")


def far_from(tree: Tree, copula: int) -> int | None:
    """The "from" of "is far from certain"."""
    for c in tree.all(copula, "advmod", "acomp"):
        step = tree.child(c, "prep")
        if tree.word[c] == "far" and step is not None and tree.word[step] == "from":
            return step
    return None


def doubting(tree: Tree, shell: int) -> int | None:
    """The word that denies a judgement: "not", "far from", "by no means"."""
    far = far_from(tree, shell)
    if far is not None:
        return far
    pairs = (i for c in tree.all(shell, "prep") for i in tree.all(c, "pobj"))
    negators = stance_book().negators
    return tree.child(shell, "neg") or next(
        (i for i in pairs if pair_at(tree, i) in negators), None
    )


def is_sure(tree: Tree, noun: int) -> bool:
    """As in "no doubt", "little doubt": a doubt that is not held."""
    if tree.lemma[noun] == "doubt" and tree.word[tree.head[noun]] in {
        "beyond",
        "without",
    }:
        return True
    return tree.lemma[noun] == "doubt" and any(
        tree.dep[c] in {"det", "amod", "neg"}
        and tree.word[c] in {"no", *stance_book().scant}
        for c in tree.children[noun]
    )


def infinitive(tree: Tree, i: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(tree.tag[c] == "TO" for c in tree.children[i])


def operator_over(tree: Tree, above: int, here: int | None) -> Operator | None:
    """What a verb or adjective does to its complement `here`, if the codebook says."""
    book = stance_book().predicates
    if here is not None and tree.dep[here] == "xcomp" and infinitive(tree, here):
        periphrastic = None if _is_goal(tree, here) else _periphrasis(tree, above)
        if periphrastic is not None:
            return book.get(periphrastic)
    for particle in tree.all(above, "prt"):
        if f"{tree.lemma[above]} {tree.word[particle]}" in book:
            return book[f"{tree.lemma[above]} {tree.word[particle]}"]  # "called off"
    if tree.lemma[above] == "call" and tree.child(above, "oprd") is not None:
        return None  # "called the bombing a declaration of war": there was one
    return book.get(tree.lemma[above]) or book.get(tree.word[above])


def _periphrasis(tree: Tree, above: int) -> str | None:
    """As in "has yet to", "has to", "is to", "is going to": verbs that say nothing with
    their infinitive but how it is held.
    """
    lemma = tree.lemma[above]
    if lemma == "ought":
        return "have to"
    if lemma == "have":
        yet = any(tree.word[c] == "yet" for c in tree.children[above])
        # "had to leave": they left
        return "yet to" if yet else "have to" if tree.tag[above] != "VBD" else None
    if lemma in {"go", "certain", "sure"}:  # "is certain to be freed"
        going = "going to" if tree.tag[above] == "VBG" else None
        return going if lemma == "go" else "bound"
    yet = lemma == "be" and any(tree.word[c] == "yet" for c in tree.children[above])
    if yet or lemma == "remain":
        return "yet to"  # "are yet to arrest anyone", "It remains to be shown that"
    subject = tree.child(above, "nsubj", "nsubjpass")
    book = stance_book()
    settled = subject is not None and (
        tree.lemma[subject] not in book.aims and tree.lemma[subject] not in book.nouns
    )  # "the plan was to bomb it" tells of a plan
    bare = tree.child(above, "acomp", "attr", "oprd") is None
    if lemma != "be" or not settled or not bare:
        return None
    return "be to" if tree.tag[above] in {"VBZ", "VBP"} else "was to"


def _is_goal(tree: Tree, noun: int) -> bool:
    """As in "Trucks were going to market": read as a verb, where they went."""
    bare = tree.right[noun] == noun + 1 or tree.child(noun, "dobj") is None
    went = tree.lemma[tree.head[noun]] == "go"
    return went and bare and tree.word[noun] in word_classes().goals


def core_of(tree: Tree, head: int) -> int:
    """The predicate a clause is about: below "failed to", "seems to", "is likely to"."""
    for _ in range(4):  # deeper embedding than this is a parsing error
        view = head
        if tree.pos[head] == "AUX" or tree.lemma[head] == "be":
            view = tree.child(head, "acomp", "oprd") or head
        inner = tree.child(view, "xcomp")
        if inner is None:  # "were unable or unwilling to protect it"
            inner = next(
                (k for c in tree.all(view, "conj") for k in tree.all(c, "xcomp")), None
            )
        operator = operator_over(tree, view, inner)
        if operator is not None and operator.marker == "hedge" and _gerund(tree, inner):
            return head  # "leaflets appeared giving them a week": they were there
        if operator is None or not operator.light or inner is None:
            inner = stopped_short(tree, head)
            if inner is None:
                return head
        head = inner
    return head


def _gerund(tree: Tree, inner: int | None) -> bool:
    return inner is not None and tree.tag[inner] == "VBG"


def stopped_short(tree: Tree, verb: int) -> int | None:
    """The deed of "stopped short of accusing them": what was not done."""
    short = tree.child(verb, "advmod", "acomp")
    of = None if short is None else tree.child(short, "prep")
    if of is None or tree.lemma[verb] not in {"stop", "fall", "come"}:
        return None
    known = pair_at(tree, of) in stance_book().governors
    return tree.child(of, "pcomp") if known else None


def it_emerged(tree: Tree, verb: int) -> bool:
    """As in "if it turned out that", "it has not emerged that": the clause is what did."""
    it = tree.child(verb, "nsubj", "expl")
    emerged = tree.lemma[verb] in stance_book().emerging
    return emerged and it is not None and tree.word[it] == "it"


def likened(tree: Tree, verb: int) -> int | None:
    """The "if" of "looks as if they fled", the "like" of "sounds like": whoever writes so
    holds it likely.
    """
    if tree.word[verb] not in word_classes().likening_forms:
        return None
    clause = tree.child(verb, "ccomp")
    marks = () if clause is None else tree.all(clause, "mark")
    return next((c for c in marks if c > verb and tree.word[c] in LIKENESS), None)


def is_put_in(tree: Tree, verb: int) -> bool:
    """The "it seems" of "The raid, it seems, was planned abroad"."""
    bare = tree.child(verb, "ccomp", "xcomp", "acomp", "oprd") is None
    return tree.dep[verb] == "parataxis" and bare and it_seems(tree, verb)


def it_seems(tree: Tree, verb: int) -> bool:
    """As in "it appears that", "it would seem": whoever writes so holds it likely."""
    it = tree.child(verb, "nsubj", "expl")
    seems = tree.lemma[verb] in {"seem", "appear"}
    return seems and it is not None and tree.word[it] == "it"
