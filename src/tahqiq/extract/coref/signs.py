"""What the grammar around a pronoun says of whom it may stand for.

A reader of news takes "A neighbour said he saw" for the neighbour, and "Ali was killed,
his brother said; he" for either: the clause a pronoun stands in, and what its subject is
to that clause, weigh more than how near a name is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.verb_forms import harms
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.tree import Tree

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# What the clause of a pronoun is to the verb above it.
FRAMES = {
    "ccomp": "report", "xcomp": "report", "advcl": "side clause", "conj": "clause",
    "parataxis": "report", "acl": "noun clause", "relcl": "noun clause",
    "pcomp": "side clause", "prep": "side clause",
}  # fmt: skip
MINE = {
    "nsubj": "a subject", "nsubjpass": "a sufferer", "poss": "an owner", "dobj": "an object",
}  # fmt: skip
RELATIVE = frozenset({"who", "that", "which", "whom"})
BODIES = frozenset({"remain", "remains", "body", "corpse", "skeleton"})
FAR = 40  # tokens back to the sentence that told of a death
MEMBERS = frozenset({"member", "fighter", "militant", "cadre", "militiaman", "recruit"})
CHARGED_WITH = frozenset({"with", "of", "for", "over"})
DEEP = 4  # clauses above a pronoun that are looked at


class Frame(NamedTuple):
    """A clause above a pronoun: its verb or noun, and what the pronoun's clause is to it."""

    head: int
    kind: str
    depth: int


def frames_of(tree: Tree, token: int) -> list[Frame]:
    """The clauses above a token, innermost first."""
    return list(_frames(tree, clause_of(tree, token)))


def _frames(tree: Tree, verb: int) -> Iterator[Frame]:
    depth = 0
    while tree.head[verb] != verb and depth < DEEP:
        kind = FRAMES.get(tree.dep[verb])
        above = tree.head[verb]
        if kind == "report" and tree.lemma[above] not in wording().speaking:
            kind = "side clause"
        if kind is not None:
            yield Frame(above, kind, depth)
            depth += 1
        verb = above


def signs_of(
    tree: Tree, frames: list[Frame], here: Phrase, other: Phrase
) -> Iterator[str]:
    """Names of the signs that a pronoun stands for another phrase of its sentence."""
    mine = MINE.get(tree.dep[here.head], "another")
    spoken = False
    for frame in frames:
        if other.head == frame.head and frame.kind == "noun clause":
            yield f"noun of the clause around {mine}"
            return
        if frame.kind == "report" and _is_told(tree, frame.head, other.head):
            yield f"told the report around {mine}"
            return
        if subject_of(tree, frame.head) == other.head:
            nearest = "outer " if spoken else ""
            yield f"{nearest}subject of the {frame.kind} around {mine}"
            yield f"{other.given} subject of the {frame.kind}"
            return
        spoken |= frame.kind == "report"


def _is_told(tree: Tree, verb: int, token: int) -> bool:
    """As in "told him that", "said to her that"."""
    if tree.head[token] == verb:
        return tree.dep[token] in {"dobj", "dative", "iobj"}
    link = tree.head[token]
    return tree.head[link] == verb and tree.word[link] == "to"


def subject_of(tree: Tree, verb: int) -> int | None:
    """The subject of a verb; of a relative clause, the noun it stands after."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and tree.word[subject] in RELATIVE:
        return tree.head[verb] if tree.dep[verb] == "relcl" else subject
    if subject is None and tree.dep[verb] in {"conj", "acl", "xcomp"}:
        above = tree.head[verb]
        return above if tree.dep[verb] == "acl" else subject_of(tree, above)
    return subject


def doer_of(tree: Tree, verb: int) -> int | None:
    """Who does what a verb says, which is not whom it is done to: "a guard who hit him",
    "ordered a guard to hit him".
    """
    whom = tree.child(tree.head[verb], "dobj") if tree.dep[verb] == "xcomp" else None
    return subject_of(tree, verb) if whom is None else whom


def speaks(tree: Tree, token: int) -> bool:
    """Whether a token is the subject of a verb of speaking or thinking."""
    return (
        tree.dep[token] == "nsubj"
        and tree.lemma[tree.head[token]] in wording().speaking
    )


def is_proposition(tree: Tree, token: int) -> bool:
    """As in "The army denies it": what was said, which is no body and no place."""
    verb = tree.head[token]
    return tree.dep[token] == "dobj" and tree.lemma[verb] in wording().doubting


def is_of_an_office(tree: Tree, token: int) -> bool:
    """As in "the prosecutor's office": a body, and nobody whom "he" takes up."""
    of = tree.head[token]
    common = tree.dep[token] == "poss" and tree.pos[token] == "NOUN"
    return common and tree.lemma[of] in wording().offices


def clause_of(tree: Tree, i: int) -> int:
    """The verb whose argument a token is, through prepositions and possessors."""
    while tree.head[i] != i:
        if tree.pos[i] in {"VERB", "AUX"} or FRAMES.get(tree.dep[i]) in {
            "report",
            "noun clause",
        }:
            return i
        i = tree.head[i]
    return i


def suffers(tree: Tree, token: int) -> bool:
    """Whether a token is the subject of a clause in which somebody comes to harm."""
    verb, words = tree.head[token], wording()
    if tree.dep[token] == "nsubjpass":
        return tree.lemma[verb] in words.harm_verbs or tree.lemma[verb] in words.pursued
    if tree.dep[token] != "nsubj":
        return False
    if tree.lemma[verb] in words.receiving:
        taken = words.received | words.harm_nouns
        return any(tree.lemma[c] in taken for c in tree.all(verb, "dobj"))
    return _dies(tree, token)


def is_dead(tree: Tree, token: int) -> bool:
    """Whether the clause says that its subject is dead: not what may yet happen."""
    verb = tree.head[token]
    if any(tree.tag[c] == "MD" for c in tree.children[verb]):
        return False
    passive = tree.dep[token] == "nsubjpass" and tree.lemma[verb] in wording().fatal
    return passive or _dies(tree, token)


def _dies(tree: Tree, token: int) -> bool:
    verb = tree.head[token]
    alone = tree.child(verb, "dobj") is None and tree.pos[verb] == "VERB"
    return tree.dep[token] == "nsubj" and alone and tree.lemma[verb] in wording().fatal


def is_killed(tree: Tree, token: int) -> bool:
    """As in "said that those who killed him": nobody says so of himself."""
    verb = tree.head[token]
    if tree.dep[token] != "dobj" or tree.lemma[verb] not in wording().fatal:
        return False
    return not any(tree.tag[c] in {"MD", "TO"} for c in tree.children[verb])


def kills(tree: Tree, token: int) -> bool:
    """As in "they killed my son"."""
    verb = tree.head[token]
    fatal = tree.dep[token] == "nsubj" and tree.lemma[verb] in wording().fatal
    return fatal and tree.child(verb, "dobj") is not None


def is_none_of(tree: Tree, token: int, lemmas: set[str]) -> bool:
    """Whether the sense of a clause rules a chain out: "The victims' mother said: They
    killed my son" is of no victims, and "four of its members" of no ministry.
    """
    if kills(tree, token) and lemmas & wording().victims:
        return True
    owned = tree.dep[token] == "poss" and tree.lemma[tree.head[token]] in MEMBERS
    return owned and bool(lemmas & wording().memberless)


def own_fate(tree: Tree, token: int) -> bool:
    """As in "led to their death": whose death it was."""
    return (
        tree.dep[token] == "poss" and tree.lemma[tree.head[token]] in wording().mourned
    )


def did_harm(tree: Tree, token: int) -> bool:
    """As in "Gunmen shot at a car, which led to their death": not the gunmen's."""
    return tree.dep[token] == "nsubj" and harms(tree.word[tree.head[token]])


def laid_to(tree: Tree, token: int, other: int) -> bool:
    """As in "A guard was charged with his murder": whoever is charged with a killing was
    not killed in it.
    """
    deed, verb = tree.head[token], tree.head[other]
    link = tree.head[deed]
    charged = tree.dep[other] in SUBJECTS and (
        tree.word[verb] in word_classes().charging_forms
    )
    with_it = tree.dep[deed] == "pobj" and tree.word[link] in CHARGED_WITH
    return charged and with_it and tree.head[link] == verb and own_fate(tree, token)


def who_said(tree: Tree, token: int) -> int | None:
    """The man of "a man who said he spoke for the front": who says so says it of himself,
    unless it is of harm done to somebody.
    """
    verb = tree.head[token]
    says = tree.head[verb]
    reported = tree.dep[token] == "nsubj" and tree.dep[verb] == "ccomp"
    who = tree.child(says, "nsubj")
    if not reported or tree.dep[says] != "relcl" or who is None or suffers(tree, token):
        return None
    alone = tree.word[who] == "who" and speaks(tree, who) and tree.left[verb] <= token
    return tree.head[says] if alone and not is_dead(tree, token) else None


def whose_body(tree: Tree, token: int) -> int | None:
    """As in "Dawit vanished. His remains were found …": of whoever the sentence before told
    to have died or vanished.
    """
    noun = tree.head[token]
    if tree.dep[token] != "poss" or tree.lemma[noun] not in BODIES:
        return None
    roots = [i for i in range(max(0, token - FAR), token) if tree.head[i] == i]
    last = next((i for i in reversed(roots) if tree.pos[i] == "VERB"), None)
    if last is None or tree.lemma[last] not in word_classes().dying:
        return None
    return tree.child(last, "nsubj", "nsubjpass")


def whose_part(tree: Tree, token: int) -> int | None:
    """The token of whose part it is: "The front, for its part, denied it"."""
    part = tree.head[token]
    if tree.dep[token] != "poss" or tree.word[part] not in {"part", "own"}:
        return None
    link = tree.head[part]
    if tree.word[link] not in {"for", "on"} or tree.dep[part] != "pobj":
        return None
    over = tree.head[link]
    return subject_of(tree, over) if tree.pos[over] in {"VERB", "AUX"} else over
