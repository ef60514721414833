"""Phrases that mention by a noun or a pronoun: "four gunmen", "the latter", "she"."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.arcs.arcs import HYPHENS
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import (
    Given,
    NounClass,
    Number,
    nouns,
    pronouns,
    singular,
)
from tahqiq.extract.lexicon.wording import determiners, wording
from tahqiq.extract.parsing.tree import Tree

# Dependencies of a noun that is a modifier, not the head of a phrase of its own.
INNER = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod", "nummod"})
# Words before a noun that are no part of its phrase.
LOOSE = frozenset(
    {
        "punct",
        "cc",
        "relcl",
        "advcl",
        "prep",
        "mark",
        "preconj",
        "parataxis",
        "ccomp",
        "intj",
    }
)
HEADLIKE = frozenset({
    "nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "attr", "dative",
    "agent", "ROOT", "iobj", "oprd",
})  # fmt: skip
LINKS = frozenset({"in", "at", "of", "turned"})  # "editor-in-chief", "mother-of-two"
PEOPLE = frozenset({"element", "subject"})
NAMING = frozenset({"NOUN", "PROPN"})
ODD = frozenset({"NUM", "DET", "ADJ", "PRON", "VERB", "ADV"})  # may head a phrase too


def nominals_of(tree: Tree, covered: set[int], counted: set[int]) -> Iterator[Phrase]:
    """Nominal and pronoun phrases of a text, outside its names.

    `counted` are tokens of dates and numbers, which mention nothing. Nouns of no class
    come out as OTHER: coreference keeps those that are taken up.
    """
    points = pronouns()
    for i, pos in enumerate(tree.pos):
        if i in covered or _ends_compound(tree, i):
            continue
        found: Phrase | None = None
        if pos in {"NOUN", "PROPN"}:
            found = _of_noun(tree, i, thing=pos == "NOUN" and i not in counted)
        elif pos in {"PRON", "DET"} and tree.word[i] in points:
            found = _pronoun(tree, i)
        elif pos in ODD:
            found = _odd_head(tree, i, pos)
        if found is not None:
            yield found


def _ends_compound(tree: Tree, i: int) -> bool:
    """As in the "law" of "his brother-in-law", the "chief" of "editor-in-chief"."""
    hyphens = i > 3 and tree.tag[i - 1] == tree.tag[i - 3] == "HYPH"
    return hyphens and tree.word[i - 2] in LINKS and tree.pos[i - 4] in NAMING


def _compound_end(tree: Tree, i: int) -> int:
    """The end of "brother-in-law" from "brother"."""
    last = i + 4
    whole = last < len(tree.word) and _ends_compound(tree, last)
    return last + 1 if whole else i + 1


def _of_noun(tree: Tree, i: int, *, thing: bool) -> Phrase | None:
    """The phrase a noun heads; a noun of no class only where it may be a `thing`."""
    noun = nouns().of.get(tree.lemma[i]) or nouns().of.get(tree.word[i])
    if noun is not None and tree.dep[i] not in INNER:
        return _nominal(tree, i, noun, tree.lemma[i])
    if noun is None and tree.pos[i] == "PROPN" and tree.dep[i] in HEADLIKE:
        one = singular(tree.word[i])  # "Rebels" at the start of a sentence
        hidden = nouns().of.get(one)
        if hidden is not None and hidden.type == "PERSON":
            return _nominal(tree, i, hidden, one)
    if noun is None and tree.lemma[i] in PEOPLE and _are_men(tree, i):
        return _nominal(tree, i, nouns().of["fighter"], tree.lemma[i])
    part = _partitive(tree, i)
    if part is not None or noun is not None:
        return part
    if thing and tree.dep[i] in HEADLIKE and tree.text[i][-1].isalpha():
        man = _is_one_who(tree, i)
        return (
            _nominal(tree, i, nouns().of["person"], tree.lemma[i])
            if man
            else _thing(tree, i)
        )
    return None


def _nominal(tree: Tree, i: int, noun: NounClass, lemma: str) -> Phrase:
    first = start_of(tree, i)
    number = _number(tree, i, noun)
    end = _compound_end(tree, i)
    return Phrase(
        first=first,
        end=end,
        head=i,
        kind="nominal",
        type=noun.type,
        lemma=lemma if end == i + 1 else "-".join(tree.word[i:end:2]),
        given=given_of(tree, i),
        number=number,
        gender=noun.gender if noun.type == "PERSON" else "thing",
        noun=noun,
    )


def _are_men(tree: Tree, i: int) -> bool:
    """As in "armed elements", "shot by subjects aboard a bus": people, as officials say."""
    said = {tree.word[c] for c in tree.all(i, "amod", "compound")}
    if tree.tag[i] != "NNS" or tree.dep[i] in INNER:
        return False
    does = tree.dep[i] == "pobj" and tree.dep[tree.head[i]] == "agent"
    return bool(said & wording().of_elements) or does


def _is_one_who(tree: Tree, i: int) -> bool:
    """As in "a lamplighter who saw it": of a person, whatever the noun."""
    clauses = tree.all(i, "relcl")
    return any(tree.word[k] == "who" for c in clauses for k in (c, *tree.children[c]))


def _thing(tree: Tree, i: int) -> Phrase:
    """A noun of no class: what "it" and "the incident" may be about."""
    first = start_of(tree, i)
    many = tree.tag[i] in {"NNS", "NNPS"}
    return Phrase(
        first=first, end=i + 1, head=i, kind="nominal", type="OTHER",
        lemma=tree.lemma[i], given=given_of(tree, i),
        number="many" if many else "one", gender="thing",
    )  # fmt: skip


def start_of(tree: Tree, head: int) -> int:
    """Where the phrase of a head begins: its determiner, possessor or first modifier."""
    first = head
    for child in reversed(tree.children[head]):
        if child > head:
            continue
        if tree.dep[child] in LOOSE and tree.dep[child] != "punct":
            break
        if tree.right[child] != first:
            break
        first = tree.left[child]
    while first < head and _outside(tree, first, head):
        first += 1
    if first > 1 and tree.word[first - 1] in HYPHENS and tree.word[first - 2] == "ex":
        return tree.left[first - 2]  # "his ex-partner"
    return first


def _outside(tree: Tree, i: int, head: int) -> bool:
    """A word before a phrase that is no part of it: "even" in "even the police".

    An adverb that says more of a modifier is part of it: "very heavy rains".
    """
    if tree.dep[i] == "det" or (tree.pos[i] == "ADV" and i < tree.head[i] < head):
        return False
    return tree.pos[i] in {"SPACE", "CCONJ", "PUNCT", "ADV", "SCONJ"}


def given_of(tree: Tree, head: int) -> Given:
    """How the phrase introduces what it speaks of."""
    given: Given = "bare"
    for child in tree.children[head]:
        if child >= head:
            break
        dep = tree.dep[child]
        if dep == "poss":
            return "owned"
        if dep == "predet":
            continue
        if dep in {"det", "amod"} and given == "bare":
            given = determiners().get(tree.word[child], given)
        if dep == "nummod" and given == "bare":
            given = "new"
    return given


def _number(tree: Tree, i: int, noun: NounClass) -> Number:
    if noun.plural or tree.tag[i] in {"NNS", "NNPS"}:
        return "many" if noun.type != "ORG" or tree.lemma[i] != "police" else "any"
    return "any" if noun.type == "ORG" else "one"


def _pronoun(tree: Tree, i: int) -> Phrase | None:
    row = pronouns()[tree.word[i]]
    if tree.word[i] == "it" and _empty_it(tree, i):
        return None
    return Phrase(
        first=i,
        end=i + 1,
        head=i,
        kind="pronoun",
        type="OTHER" if row.gender == "thing" else "PERSON",
        lemma=tree.word[i],
        given="known",
        number=row.number,
        gender=row.gender,
        person=row.person,
    )


def _empty_it(tree: Tree, i: int) -> bool:
    """As in "It" that points at nothing: "it is clear that", "it emerged that", the weather."""
    head = tree.head[i]
    if tree.dep[i] == "expl":
        return True
    if tree.dep[i] not in {"nsubj", "nsubjpass"}:
        return False
    clause = {tree.dep[c] for c in tree.children[head] if c > head}
    if tree.lemma[head] in wording().being and _is_of_a_clause(tree, head, clause):
        return True
    if tree.lemma[head] in wording().weather:
        return True
    if tree.lemma[head] in wording().empty_it:
        return bool(clause & {"ccomp", "xcomp"})
    return tree.dep[i] == "nsubjpass" and "ccomp" in clause


def _is_of_a_clause(tree: Tree, verb: int, clause: set[str]) -> bool:
    """As in "it is clear that", "it is too early to say", "it was the army that fired": what
    it is said of comes after it.
    """
    how, what = tree.child(verb, "acomp", "oprd"), tree.child(verb, "attr")
    if how is not None:
        inside = tree.child(how, "xcomp", "ccomp") is not None
        told = bool(clause & {"ccomp", "advcl", "xcomp"}) and tree.lemma[verb] == "be"
        return told or (inside and tree.lemma[how] in wording().of_clauses)
    if what is None or tree.lemma[verb] != "be":
        return False
    known = tree.pos[what] == "PROPN" or given_of(tree, what) == "known"
    split = tree.all(what, "relcl")
    return known and any(
        tree.word[k] in {"that", "who"} for c in split for k in tree.children[c]
    )


def _odd_head(tree: Tree, i: int, pos: str) -> Phrase | None:
    """Numerals, adjectives and determiners that head a phrase about people."""
    word = tree.word[i]
    part = _partitive(tree, i)
    if part is not None:
        return part
    if (
        word in {"old", "olds"}
        and i >= 4
        and tree.text[i - 1] == "-"
        and tree.word[i - 2].startswith("year")
    ):
        return _aged(tree, i)
    if tree.dep[i] not in HEADLIKE:
        return None
    if word in wording().crowds and pos in {"PRON", "DET", "ADJ", "NOUN"}:
        return _crowd(tree, i)
    some = word in wording().human_adjectives and tree.word[i - 1] == "the"
    one = word in wording().singular_adjectives
    several = one and tree.tag[i - 1] == "CD"  # "three accused"
    if several or some or _is_a_number_known(tree, i):
        return _human(tree, i - 1, i, "any" if one and not several else "many")
    return None


def _is_a_number_known(tree: Tree, i: int) -> bool:
    """As in "The four had left": so many of whom was told, where they do something."""
    before = tree.word[i - 1] if i else ""
    if (
        tree.tag[i] != "CD"
        or not tree.text[i].isalpha()
        or before not in {"the", "these", "those"}
    ):
        return False
    verb = tree.head[i]
    acts = tree.dep[i] == "nsubj" and (
        tree.pos[verb] == "VERB" or tree.word[verb] in {"are", "were"}
    )
    alone = not any(c > i for c in tree.children[i])
    return alone and tree.word[i] != "one" and (acts or tree.dep[i] == "nsubjpass")


def _human(
    tree: Tree, first: int, i: int, number: Number, given: Given = "known"
) -> Phrase:
    return Phrase(
        first=first,
        end=i + 1,
        head=i,
        kind="nominal",
        type="PERSON",
        lemma=tree.word[i],
        given=given,
        number=number,
        noun=nouns().of["people" if number == "many" else "person"],
    )


def _aged(tree: Tree, i: int) -> Phrase | None:
    """As in "The 47-year-old": a head only where no noun follows it in its phrase."""
    if tree.dep[i] in {"amod", "compound"} or (
        i + 1 < len(tree.pos)
        and tree.pos[i + 1] in {"NOUN", "PROPN"}
        and tree.head[i] > i
    ):
        return None
    first = i - 4
    given: Given = "bare"
    if first > 0 and tree.word[first - 1] in determiners():
        first -= 1
        given = determiners()[tree.word[first]]
    return _human(tree, first, i, "one", given)


def _crowd(tree: Tree, i: int) -> Phrase | None:
    """As in "Those who knew him", "many": people, where a clause or a human verb says so."""
    relative = any(tree.dep[c] == "relcl" for c in tree.children[i])
    who = any(
        tree.word[k] == "who"
        for c in tree.children[i]
        if tree.dep[c] == "relcl"
        for k in (c, *tree.children[c])
    )
    if tree.word[i] == "those" and not who:
        return None
    if not relative and tree.dep[i] not in {"nsubj", "nsubjpass", "agent", "dobj"}:
        return None
    return _human(tree, i, i, "many", "some")


def _partitive(tree: Tree, i: int) -> Phrase | None:
    """As in "One of the four men", "14 of its members": some of a set, not it (M33)."""
    if tree.word[i] not in wording().partitives and tree.tag[i] != "CD":
        return None
    of = next(
        (c for c in tree.children[i] if c == i + 1 and tree.word[c] == "of"), None
    )
    if of is None or tree.dep[i] not in HEADLIKE | {"nummod", "quantmod", "npadvmod"}:
        return None
    inner = next((c for c in tree.children[of] if tree.dep[c] == "pobj"), None)
    if inner is None:
        return None
    noun = nouns().of.get(tree.lemma[inner])
    if noun is None:
        row = pronouns().get(tree.word[inner])
        if row is None:
            return None
        noun = nouns().of["people"]
    first = start_of(tree, i)
    one = tree.word[i] in wording().singular_partitives
    return Phrase(
        first=first,
        end=inner + 1,
        head=i,
        kind="nominal",
        type=noun.type,
        lemma=tree.lemma[inner],
        given="some",
        number="one" if one else "many",
        gender=noun.gender if noun.type == "PERSON" else "thing",
        noun=noun,
        part=True,
    )
