"""The model's guesses at names, mended: titles off, particles on, the type set right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.nouns import class_of, nouns, singular
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.names.signs import (
    DASHES,
    Name,
    head_class,
    is_given,
    is_headline,
    prior_of,
    title_before,
    with_particles,
)
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MentionType
from tahqiq.text.folding import is_article

LABELS: dict[str, MentionType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
    "NORP": "NORP", "EVENT": "EVENT", "WORK_OF_ART": "DOCUMENT", "LAW": "DOCUMENT",
    "PRODUCT": "OTHER",
}  # fmt: skip
EDGES = frozenset("'s ' \" , . ; : ( ) - ` `` '' the a an \u2013 \u2014".split())  # noqa: SIM905
WELL_KNOWN = 5.3  # and from which it stays one against a single guess of the model
AT = frozenset({"on", "at", "near", "outside", "in"})


def guessed_names(parsed: Parsed) -> list[Name]:
    """The guesses worth keeping, mended, in order."""
    mended = (
        _mended(parsed.tree, _at_site(parsed.tree, name))
        for name in _guesses(parsed)
        if not _is_no_name(parsed, name)
    )
    return [name for name in mended if name is not None]


def _at_site(tree: Tree, name: Name) -> Name:
    """As in "Blood on Citadel Street": of a headline's words the site alone is a name."""
    last = nouns().of.get(tree.word[name.end - 1])
    joints = [i for i in range(name.first + 1, name.end - 2) if tree.word[i] in AT]
    if last is None or last.type != "PLACE" or not joints:
        return name
    return replace(name, first=joints[-1] + 1, type="PLACE")


def _is_no_name(parsed: Parsed, name: Name) -> bool:
    """Words of the page or the calendar, a headline's common words, "our Newsletter"."""
    tree, tokens = parsed.tree, range(name.first, name.end)
    page = wording().furniture
    if all(tree.word[i] in page or not tree.text[i][0].isalpha() for i in tokens):
        return True
    owned = name.first > 0 and tree.tag[name.first - 1] == "PRP$"
    if owned and len(tokens) == 1 and name.type == "ORG":
        return not tree.text[name.first].isupper()
    bounds = parsed.bounds[parsed.sentence_of[name.first]]
    if not is_headline(tree, *bounds) or any(is_given(tree.text[i]) for i in tokens):
        return False
    return any(_is_deed_or_role(tree, i) for i in tokens)


def _is_deed_or_role(tree: Tree, i: int) -> bool:
    """As in "Gunmen", "Kill": a word that a headline's capital makes look like a name."""
    noun = nouns().of.get(tree.lemma[i]) or nouns().of.get(singular(tree.word[i]))
    role = noun is not None and noun.type == "PERSON"
    title = tree.word[i] in persons().title_words
    deed = tree.lemma[i] in wording().harm_verbs or tree.word[i] in wording().harm_verbs
    return (role and not title) or deed


def _guesses(parsed: Parsed) -> Iterator[Name]:
    text = parsed.tree.text
    for ent in parsed.doc.ents:
        kind = LABELS.get(ent.label_)
        if kind is None:
            continue
        first, end = ent.start, ent.end
        while first < end and (text[first].lower() in EDGES or text[first].isspace()):
            first += 1
        while end > first and (
            text[end - 1].lower() in EDGES or text[end - 1].isspace()
        ):
            end -= 1
        first, end = _inside_brackets(text, first, end)
        while end - 1 > first and text[end - 1].islower() and kind != "NORP":
            end -= 1  # "Rojin Moradpur told"
        post = _post_inside(parsed.tree, first, end)
        if post is not None:
            yield Name(first, post, "ORG")
            yield Name(post + 1, end, "PERSON")
        elif first < end:
            yield Name(first, end, kind)


def _post_inside(tree: Tree, first: int, end: int) -> int | None:
    """As in "Popular Front lawmaker Karim Nouri": the post that parts two names."""
    for i in range(first + 1, end - 1):
        noun = nouns().of.get(tree.lemma[i])
        post = noun is not None and noun.type == "PERSON" and tree.text[i].islower()
        if post and not is_article(tree.word[i]):
            return i
    return None


def _inside_brackets(text: list[str], first: int, end: int) -> tuple[int, int]:
    """The part of a guess before or behind a bracket that has no digits first."""
    for i in range(first, end):
        if text[i] in {"(", ")"}:
            before = (
                any(text[k][:1].isupper() for k in range(first, i))
                and not text[first][:1].isdigit()
            )
            return (first, i) if before else (i + 1, end)
    return first, end


def _mended(tree: Tree, name: Name) -> Name | None:
    """A guess with its titles off, its particles on and its type set right."""
    first, end, text = name.first, name.end, tree.text
    while first < end - 1 and tree.word[first] in wording().place_prepositions:
        first += 1  # "Near Palmyra" at the start of a line
    if _only_nouns(tree, first, end):
        return None
    titled = False
    if name.type in {"PERSON", "ORG", "PLACE"}:
        first, titled = _untitled(tree, first, end)
    first = with_particles(text, first)
    if not any(
        text[i][:1].isupper() or not text[i].isascii() for i in range(first, end)
    ):
        return name if name.type == "NORP" else None
    titled = titled or title_before(tree, first)
    name = replace(name, first=first)
    kind = _type(tree, name, titled=titled)
    if kind in {"PERSON", "ORG"} and not titled and _stands_as_place(tree, name):
        kind = "PLACE"
    return replace(name, type=kind, sure=titled)


def _stands_as_place(tree: Tree, name: Name) -> bool:
    """As in "The town of X", "in X": the words around a guess say it is a place."""
    i = name.first - 1
    if i > 0 and tree.word[i] == "of":
        noun = nouns().of.get(tree.lemma[i - 1])
        return noun is not None and noun.place in {"city", "area", "country"}
    known = is_given(tree.text[name.first])
    return (
        name.type == "PERSON"
        and not known
        and i >= 0
        and tree.word[i] in wording().place_prepositions
        and (tree.dep[i] == "prep" and tree.head[name.end - 1] == i)
    )


def _only_nouns(tree: Tree, first: int, end: int) -> bool:
    """A guess of common words alone: "Foreign Secretary", "VBIED", "FIR"."""
    noun = nouns().of.get(tree.word[end - 1])
    if noun is None and end - first == 1 and tree.word[first + 1 : end + 1] != ["-"]:
        noun = class_of(tree.word[first])  # "Missiles struck the plant"
        noun = noun if noun is not None and noun.type == "WEAPON" else None
    if noun is not None and noun.type == "WEAPON":
        return True
    if noun is not None and noun.type == "DOCUMENT" and end - first == 1:
        return tree.text[first].isupper()  # "An FIR was lodged"
    titles = persons().title_words
    return (
        noun is not None
        and noun.type == "PERSON"
        and all(tree.word[i] in titles for i in range(first, end))
    )


def _untitled(tree: Tree, first: int, end: int) -> tuple[int, bool]:
    """Where the name starts after its titles, and whether it had any."""
    titles = persons().title_words
    start = first
    while (
        start < end - 1
        and tree.word[start] in titles
        and not _is_compound_body(tree, end)
    ):
        start += 1
    return start, start > first


def _is_compound_body(tree: Tree, end: int) -> bool:
    """The phrase ends in a word for a body: "Prime Minister's Office"."""
    noun = nouns().of.get(tree.lemma[end - 1])
    return noun is not None and noun.type in {"ORG", "PLACE"}


def _type(tree: Tree, name: Name, *, titled: bool) -> MentionType:
    """What the name's own words say of its type; else the guess."""
    first, end, kind = name.first, name.end, name.type
    if kind == "NORP" and is_given(tree.text[first]) and _is_full_name(tree, name):
        return "PERSON"  # no people is called by a given name and another
    noun = head_class(tree, first, end)
    if kind in {"EVENT", "DOCUMENT"} or (kind == "NORP" and noun != "PLACE"):
        return kind
    if noun is not None:
        return noun
    if titled:
        return "PERSON"
    if end - first == 1:
        return _type_of_one(tree.text[first], kind)
    full = kind != "PERSON" and is_given(tree.text[first]) and _is_full_name(tree, name)
    return "PERSON" if full else kind


def _type_of_one(word: str, kind: MentionType) -> MentionType:
    """A single given name is a person's, a single well-known place a place."""
    known = prior_of(word) > WELL_KNOWN
    if is_given(word):
        return "PERSON" if not known or kind == "PERSON" else kind
    return "PLACE" if kind == "PERSON" and known else kind


def _is_full_name(tree: Tree, name: Name) -> bool:
    words = [w for w in tree.text[name.first : name.end] if w not in DASHES]
    capitals = all(
        w[:1].isupper() or is_article(w.lower()) or len(w) < 4 for w in words
    )
    whole = " ".join(words)
    return 2 <= len(words) <= 5 and capitals and prior_of(whole) == 0.0
