"""What the words around a name say of its type: an age, "who", "the town of", "in"."""

from __future__ import annotations

from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.names.signs import Name, head_class, is_given, prior_of
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MentionType

TWO = 2  # a given name and a family name
CALLED = frozenset({"armed", "body", "company", "media"})  # nouns a body's name follows


def evidence(tree: Tree, name: Name) -> MentionType | None:
    """The type that grammar gives a name, where it gives one.

    Args:
        tree: The parse.
        name: A name, of whatever guessed type.
    """
    if is_aged(tree, name.end) or _is_somebody(tree, name) or _is_borne(tree, name):
        return "PERSON"
    if name.type == "PERSON" and _is_bearer(tree, name):
        return "PERSON"
    if _is_mourned(tree, name) or _is_beside_bearer(tree, name):
        return "PERSON"
    if _is_make(tree, name):
        return "OTHER"
    if _is_body(tree, name):
        return "ORG"
    return "PLACE" if _is_where(tree, name) else None


def _is_mourned(tree: Tree, name: Name) -> bool:
    """As in "the murder of X Y": two names that no place bears are of its victim."""
    of = name.first - 1
    if name.type != "PLACE" or name.end - name.first != TWO or of < 1:
        return False
    if tree.word[of] != "of" or tree.head[name.end - 1] != of:
        return False
    spelt = " ".join(tree.text[name.first : name.end])
    deed = tree.lemma[of - 1] in wording().mourned and tree.tag[of - 1] == "NN"
    first = wording().place_first
    return deed and prior_of(spelt) == 0 and tree.word[name.first] not in first


def _is_beside_bearer(tree: Tree, name: Name) -> bool:
    """As in "his widow, Ofelia, said", "the sister, Idil,": the name of that one person."""
    last, before = name.end - 1, name.first - 1
    head = tree.head[last]
    beside = tree.dep[last] == "appos" and before >= 1 and head == before - 1
    if not beside or tree.word[before] != "," or tree.tag[head] != "NN":
        return False
    noun = nouns().of.get(tree.lemma[head])
    human = noun is not None and noun.type == "PERSON" and not noun.plural
    owned = tree.child(head, "poss", "det") is not None
    return human and owned and head_class(tree, name.first, name.end) is None


def _is_make(tree: Tree, name: Name) -> bool:
    """As in "a white Toyota": one of many that are made, not the town."""
    last = name.end - 1
    if tree.word[last] not in wording().makes:
        return False
    return any(
        c < name.first and (tree.word[c] in {"a", "an"} or tree.dep[c] == "nummod")
        for c in tree.children[last]
    )


def _is_body(tree: Tree, name: Name) -> bool:
    """As in "the armed group X", "the Observatory said", "a Fajr officer"."""
    last, before = name.end - 1, name.first - 1
    if tree.dep[last] == "appos" and _class_of(tree, tree.head[last]) in CALLED:
        return True
    if before >= 1 and tree.word[before] in {"itself", "themselves"}:
        return tree.lemma[before - 1] in wording().naming  # "a group calling itself X"
    if before >= 0 and _class_of(tree, before) in CALLED:
        return tree.text[before].islower() and tree.head[before] in {last, before}
    if name.type != "PERSON" or last > name.first or is_given(tree.text[last]):
        return False
    if tree.dep[last] == "compound":
        host = tree.head[last]
        return tree.text[host].islower() and tree.lemma[host] in wording().members
    return before >= 0 and tree.word[before] == "the" and tree.tag[last] == "NNP"


def _is_bearer(tree: Tree, name: Name) -> bool:
    """As in "the head of the institute, X": the parser hangs X on the institute."""
    head = tree.head[name.end - 1]
    of = tree.head[head]
    if tree.dep[name.end - 1] != "appos" or tree.word[of] != "of":
        return False
    noun = nouns().of.get(tree.lemma[tree.head[of]])
    return noun is not None and noun.type == "PERSON" and not noun.plural


def _class_of(tree: Tree, token: int) -> str | None:
    noun = nouns().of.get(tree.lemma[token])
    return noun.name if noun is not None else None


def is_aged(tree: Tree, end: int) -> bool:
    """As in "Salim Rubai, 46, was": a number of years between commas."""
    if (
        end + 2 >= len(tree.text)
        or tree.text[end] != ","
        or tree.text[end + 2] not in {",", "."}
    ):
        return False
    age = tree.text[end + 1]
    return age.isdecimal() and 1 <= int(age) <= 110


def _is_somebody(tree: Tree, name: Name) -> bool:
    """A noun for one person in apposition, or a clause with "who"."""
    for child in tree.children[name.end - 1]:
        if child < name.end:
            continue
        noun = nouns().of.get(tree.lemma[child])
        human = noun is not None and noun.type == "PERSON" and not noun.plural
        if tree.dep[child] == "appos" and human and tree.tag[child] == "NN":
            return True
        if tree.dep[child] == "relcl" and any(
            tree.word[k] == "who" for k in tree.children[child]
        ):
            return True
    return False


def _is_borne(tree: Tree, name: Name) -> bool:
    """As in "the nurse Amna Kassar told": a noun for one person right before two names."""
    before = name.first - 1
    if name.type != "ORG" or name.end - name.first != TWO or before < 1:
        return False
    noun = nouns().of.get(tree.lemma[before])
    human = noun is not None and noun.type == "PERSON" and not noun.plural
    alone = tree.tag[before] == "NN" and tree.word[before - 1] in {"the", "a", "an"}
    return human and alone and head_class(tree, name.first, name.end) is None


def _is_where(tree: Tree, name: Name) -> bool:
    """The object of a preposition of place, or of "the town of"; what one shells."""
    if name.type == "PERSON" and is_given(tree.text[name.first]):
        return _is_in(tree, name)
    far = _is_far(tree, name.end) or _is_told_place(tree, name.end - 1)
    return far or _is_in(tree, name) or _is_reached(tree, name) or _is_taken(tree, name)


def _is_told_place(tree: Tree, last: int) -> bool:
    """As in "X, a mining town", "the capital, X": the noun beside it is a place."""
    if _is_beside_way(tree, last):
        return True
    beside = [c for c in tree.all(last, "appos") if c > last]
    if tree.dep[last] == "appos" and tree.head[last] < last:
        beside.append(tree.head[last])
    found = (nouns().of.get(tree.lemma[c]) for c in beside if tree.tag[c] == "NN")
    return any(noun is not None and noun.place in {"city", "area"} for noun in found)


def _is_beside_way(tree: Tree, last: int) -> bool:
    """As in "in Drina Street, X": the town of the street."""
    way = tree.head[last]
    if tree.dep[last] != "appos" or tree.lemma[way] not in wording().ways:
        return False
    return tree.text[way][:1].isupper() and way < last and tree.dep[way] == "pobj"


def _is_in(tree: Tree, name: Name) -> bool:
    """As in "near X", "the market of X"."""
    before = name.first - 1
    if _is_between(tree, name.end - 1):
        return True
    if before < 1 or tree.head[name.end - 1] != before:
        return False
    if tree.dep[before] == "conj":  # "in and around X"
        return tree.word[before] in wording().place_prepositions
    if tree.dep[before] != "prep" or _is_trusted(tree, before):
        return False
    if tree.word[before] == "of":
        noun = nouns().of.get(tree.lemma[before - 1])
        lies = tree.lemma[before - 1] in wording().sites_of
        return lies or (noun is not None and noun.place in {"city", "area"})
    return tree.word[before] in wording().place_prepositions


def _is_trusted(tree: Tree, prep: int) -> bool:
    """As in "lost confidence in X", "believes in X": in whom, not where."""
    return tree.word[prep] == "in" and tree.lemma[tree.head[prep]] in wording().trusting


def _is_between(tree: Tree, last: int) -> bool:
    """As in "the road between X and Y"."""
    if tree.dep[last] == "conj" and tree.pos[tree.head[last]] == "PROPN":
        last = tree.head[last]
    link = tree.head[last]
    way = tree.lemma[tree.head[link]] in wording().leading
    return tree.dep[last] == "pobj" and tree.word[link] == "between" and way


def _is_reached(tree: Tree, name: Name) -> bool:
    """As in "the road to X", "fled from X", "spread to Y and X"."""
    last = name.end - 1
    if tree.dep[last] == "conj" and tree.pos[tree.head[last]] == "PROPN":
        last = tree.head[last]
    link = tree.head[last]
    if tree.dep[last] != "pobj" or tree.word[link] not in {
        "to",
        "from",
        "towards",
        "toward",
    }:
        return False
    words, above = wording(), tree.head[link]
    noun = nouns().of.get(tree.lemma[above])
    if name.type == "PERSON" and tree.word[link] == "from" and noun is not None:
        return noun.type == "PERSON" and not is_given(tree.text[name.first])
    leads = tree.lemma[above] in words.leading
    return leads or (tree.pos[above] == "VERB" and tree.lemma[above] in words.going)


def _is_taken(tree: Tree, name: Name) -> bool:
    """As in "shelled X", "X was besieged"; not of "the X", which is a body."""
    last, before = name.end - 1, name.first - 1
    article = before >= 0 and tree.word[before] == "the"
    taken = tree.dep[last] in {"dobj", "nsubjpass"} and not article
    return taken and tree.lemma[tree.head[last]] in wording().taking


def _is_far(tree: Tree, end: int) -> bool:
    """As in "X, 40 km north of Y"."""
    if end + 2 >= len(tree.text) or tree.text[end] != ",":
        return False
    near = range(end + 1, min(end + 5, len(tree.text) - 1))
    return any(
        tree.tag[k] == "CD" and tree.word[k + 1] in wording().measures for k in near
    )
