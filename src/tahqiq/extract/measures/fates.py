"""What befell those counted: the unit of a quantity, from the parse.

Each rule looks at one construction ("killed 12", "12 were killed", "a death toll of
12", "12 dead", "killing or wounding 30") and answers with its units and the token that
decides; the first answer stands.
"""

from __future__ import annotations

from typing import NamedTuple

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.measures.counting import (
    PLAIN_NOUNS,
    Counted,
    count_words,
    first_conjunct,
    lemma_of,
    outer,
    pobj_of,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import Unit

GIVING = frozenset({"give", "list", "put"})  # "gave the injured as six"


class Fate(NamedTuple):
    """Units of a count, and the token that decided them."""

    units: tuple[Unit, ...]
    governor: int


def fate_of(found: Counted) -> Fate | None:
    """What befell those counted, by the first construction that says it."""
    for rule in CONSTRUCTIONS:
        answer = rule(found)
        if answer is not None:
            return answer
    return None


def beside(found: Counted) -> Fate | None:
    """As in "12 dead", "seven wounded": the fate follows the number."""
    tree, i = found.tree, found.number + 1
    if i >= len(tree.word) or (not found.bare and found.head != i):
        return None
    units: list[Unit] = []
    start = i
    while i < len(tree.word) and tree.tag[i] not in {"NN", "NNS"}:
        unit = fate_word(tree, i)
        if unit is None:
            break
        units += [unit] if unit not in units else []
        joined = i + 2 < len(tree.word) and tree.word[i + 1] in {"and", "or"}
        if not joined or tree.pos[i + 2] == "NUM":
            break
        i += 2
    takes_object = (
        tree.tag[start] == "VBD" and tree.child(start, "dobj", "obj") is not None
    )
    return Fate(tuple(units), start) if units and not takes_object else None


def described(found: Counted) -> Fate | None:
    """As in "one dead man", "three wounded soldiers": an adjective before the noun."""
    tree = found.tree
    if found.bare or not found.is_person():
        return None
    for c in tree.all(found.head, "amod"):
        unit = count_words().unit("fate_words", tree.word[c])
        if unit is not None and found.number < c < found.head:
            return Fate((unit,), c)
    return None


def fate_word(tree: Tree, i: int) -> Unit | None:
    """The fate that one word names by itself: "dead", "wounded", "killed"."""
    words = count_words()
    told = words.unit("fate_words", tree.word[i]) or words.unit(
        "fate_words", tree.lemma[i]
    )
    if told is None and tree.tag[i] in {"VBN", "VBD"}:
        told = words.unit("fates", tree.lemma[i])
        told = None if tree.lemma[i] in words.weak_fates else told
    return told


def own_noun(found: Counted) -> Fate | None:
    """As in "12 deaths", "14 detainees", "30 injuries"."""
    if found.bare:
        return None
    tree, words = found.tree, count_words()
    units: list[Unit] = []
    for i in tree.conjuncts(found.head):
        unit = words.unit("fate_words", tree.lemma[i]) or words.unit(
            "fate_nouns", tree.lemma[i]
        )
        if unit is None or any(
            tree.dep[c] == "nummod" for c in tree.children[i] if i != found.head
        ):
            break
        units += [unit] if unit not in units else []
    if not units or tree.lemma[found.head] == "victim":
        return None
    return Fate(tuple(units), found.head)


def toll_phrase(found: Counted) -> Fate | None:
    """As in "a death toll of 12", "the arrest of five men"."""
    tree, i = found.tree, outer(found)
    if tree.dep[i] != "pobj" or tree.word[tree.head[i]] not in {"of", "at", "to"}:
        return None
    noun = tree.head[tree.head[i]]
    units: list[Unit] = []
    for j in dict.fromkeys((noun, *tree.conjuncts(noun), *above_conjuncts(tree, noun))):
        if j != noun and pobj_of(tree, j) is not None:
            continue  # "the deaths of 12 and the arrest of five" are two counts
        unit = count_words().unit("fate_nouns", tree.lemma[j]) or count_words().unit(
            "fate_nouns", tree.word[j]
        )  # "the bodies of 12", but a body of experts is alive
        units += [unit] if unit is not None and unit not in units else []
    if tree.pos[noun] not in {"NOUN", "PROPN"} and tree.tag[noun] != "VBG":
        return None
    return Fate(tuple(units), noun) if units else None


def above_conjuncts(tree: Tree, i: int) -> list[int]:
    """What `i` is coordinated with, going left: "wounding and kidnapping of 30"."""
    found = []
    while tree.dep[i] == "conj" and tree.head[i] != i:
        i = tree.head[i]
        found.append(i)
    return found


def toll_subject(found: Counted) -> Fate | None:
    """As in "the death toll rose to 12", "the number of dead stands at 12"."""
    tree, i = found.tree, outer(found)
    verb = tree.head[i]
    if tree.dep[i] == "pobj":
        given = tree.word[verb] == "as" and tree.lemma[tree.head[verb]] in GIVING
        if tree.word[verb] not in {"to", "at", "past"} and not given:
            return None
        verb = tree.head[verb]
    elif tree.dep[i] not in {"dobj", "attr", "acomp", "npadvmod", "oprd"}:
        return None
    said = (*tree.all(verb, "dobj", "obj"), *tree.all(verb, "nsubj", "nsubjpass"))
    for subject in said:  # "a man who buried the dead put the toll at 23": the toll
        own = tree.left[subject] <= found.number < tree.right[subject]
        if own or _is_one_person(tree, subject):
            continue
        for j in range(tree.left[subject], tree.right[subject]):
            unit = toll_word(tree, j)
            if unit is not None and found.is_person():
                return Fate((unit,), subject)
    return None


def _is_one_person(tree: Tree, noun: int) -> bool:
    """As in "The dead man had two children": who has them is no toll."""
    single = tree.tag[noun] in {"NN", "NNP", "PRP"}
    people = lemma_of(tree, noun) in count_words().people
    return tree.tag[noun] == "NNP" or (single and people)


def toll_word(tree: Tree, i: int) -> Unit | None:
    """The fate that a toll's own words name: "the injured", "those who perished"."""
    words = count_words()
    told = words.tolls.get(tree.lemma[i]) or words.tolls.get(tree.word[i])
    dying = tree.dep[i] == "relcl" and tree.tag[i][:2] == "VB"
    return words.unit("fated_subjects", tree.lemma[i]) if dying and not told else told


def acted_on(found: Counted) -> Fate | None:
    """As in "killed 12 people", "killing or wounding 30", "12 were arrested"."""
    tree, i = found.tree, first_conjunct(found.tree, outer(found))
    if tree.dep[i] not in {"dobj", "obj", "nsubjpass"}:
        return None
    units: list[Unit] = []
    verb = tree.head[i]
    passive = tree.dep[i] == "nsubjpass"
    for v in sharing(tree, verb, i):
        unit = fate_verb(found, v)
        if unit is not None and (not passive or tree.tag[v] in {"VBN", "VBD"}):
            units += [unit] if unit not in units else []
    return Fate(tuple(units), verb) if units else None


def sharing(tree: Tree, verb: int, thing: int) -> list[int]:
    """The verb and those coordinated with it that have the same object or subject."""
    verbs = [verb]
    objects = (
        {"dobj", "obj"}
        if tree.dep[thing] != "nsubjpass"
        else {"nsubj", "nsubjpass", "dobj"}
    )
    for v in (*tree.conjuncts(verb), *above_conjuncts(tree, verb)):
        own = [c for c in tree.children[v] if tree.dep[c] in objects and c != thing]
        if v != verb and not own and (v < thing or tree.dep[thing] == "nsubjpass"):
            verbs.append(v)
    return sorted(verbs)


def fate_verb(found: Counted, verb: int) -> Unit | None:
    """The fate that a verb brings to what it acts on."""
    words, lemma = count_words(), found.tree.lemma[verb]
    if lemma in words.weak_fates and not found.is_person():
        return None
    return words.unit("fates", lemma)


def subject_of(found: Counted) -> Fate | None:
    """As in "12 people died", "thousands fled"."""
    tree, i = found.tree, first_conjunct(found.tree, outer(found))
    if tree.dep[i] not in {"nsubj", "nsubjpass"}:
        return None
    verb = tree.head[i]
    unit = count_words().unit("fated_subjects", tree.lemma[verb])
    return Fate((unit,), verb) if unit is not None and found.is_person() else None


def participle(found: Counted) -> Fate | None:
    """As in "the 12 people killed in the raid", "five who were arrested"."""
    tree = found.tree
    definite = tree.child(found.head, "det", "poss") is not None and not found.bare
    part_of = (
        found.number < tree.left[found.head] and definite
    )  # "eleven of the men held"
    for i in dict.fromkeys((outer(found),) if part_of else (found.head, outer(found))):
        for clause in tree.all(i, "acl", "relcl"):
            if about_others(tree, clause):
                continue
            active = (
                tree.child(clause, "dobj", "obj") is not None
                or tree.tag[clause] == "VBG"
            )
            unit = fate_verb(found, clause)
            passive = tree.tag[clause] in {"VBN", "VBD"} and not active
            if unit is not None and passive:
                return Fate((unit,), clause)
            dying = count_words().unit("fated_subjects", tree.lemma[clause])
            if dying is not None:
                return Fate((dying,), clause)
    return None


def about_others(tree: Tree, clause: int) -> bool:
    """A relative clause with a subject of its own: "farmers whose land was seized"."""
    subject = tree.child(clause, "nsubj", "nsubjpass")
    return subject is not None and tree.tag[subject] not in {"WP", "WDT"}


def state_of(found: Counted) -> Fate | None:
    """As in "12 people dead", "left 12 dead", "three remain missing"."""
    tree, i = found.tree, outer(found)
    verb = tree.head[i]
    for j in (
        *tree.all(verb, "acomp", "oprd", "attr", "ccomp", "xcomp"),
        found.head + 1,
    ):
        if j < len(tree.word) and j > found.number and tree.pos[j] in {"ADJ", "VERB"}:
            unit = count_words().unit("fate_words", tree.word[j])
            if unit is not None and undergoes(tree, i):
                return Fate((unit,), j)
    own = count_words().unit("fate_words", tree.word[verb])
    alone = tree.dep[i] == "nsubj" and tree.child(verb, "dobj", "obj") is None
    return Fate((own,), verb) if own is not None and alone and verb != i else None


def undergoes(tree: Tree, i: int) -> bool:
    """Whether a state said in the clause is that of `i`: not of one who acts."""
    if tree.dep[i] == "nsubj":
        return tree.lemma[tree.head[i]] in word_classes().staying
    return tree.dep[i] in {"nsubjpass", "dobj", "obj", "ROOT", "pobj"}


def lives(found: Counted) -> Fate | None:
    """As in "claimed 12 lives", "12 people lost their lives"."""
    tree, words = found.tree, count_words()
    i = outer(found)
    verb = tree.head[i]
    if tree.lemma[verb] not in words.life_verbs:
        return None
    thing = tree.child(verb, "dobj", "obj")
    if thing is not None and tree.lemma[thing] in {"life", "live"}:
        return Fate(("killed",), verb)
    return None


def included(found: Counted) -> Fate | None:
    """As in "34 people, including nine children": the part shares its fate."""
    tree, i = found.tree, first_conjunct(found.tree, outer(found))
    link = tree.head[i]
    if tree.dep[i] != "pobj" or tree.word[link] not in {"including", "among"}:
        return None
    whole = tree.head[link]
    if tree.pos[whole] not in PLAIN_NOUNS or whole > found.number:
        return None
    return fate_of(Counted(tree=tree, number=tree.left[whole], head=whole))


# In this order: what stands beside the number tells more than what stands far off.
# "The deaths of five detainees", "three inmates have died": the deed before the noun.
CONSTRUCTIONS = (
    beside,
    described,
    toll_phrase,
    acted_on,
    toll_subject,
    subject_of,
    participle,
    state_of,
    lives,
    own_noun,
    included,
)
