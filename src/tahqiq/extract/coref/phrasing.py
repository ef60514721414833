"""Names, nominals and pronouns of a document as one ordered list of phrases."""

from __future__ import annotations

from functools import lru_cache

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.coref.joined_phrases import joined_of
from tahqiq.extract.coref.nominals import nominals_of, start_of
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import Gender, Number, nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.names.signs import Name
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MentionType
from tahqiq.text.folding import fold

COUNTED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})


def phrases_of(parsed: Parsed, names: list[Name]) -> list[Phrase]:
    """Every phrase that may mention something, by its first token, the shorter first.

    So who owns a thing is known before the thing ("his" before "his home").
    """
    tree = parsed.tree
    covered = {i for name in names for i in range(name.first, name.end)}
    found = [named_phrase(parsed, name) for name in names]
    found.extend(nominals_of(tree, covered, _counted(parsed)))
    found.extend(joined_of(tree, found))
    found.sort(key=lambda phrase: (phrase.first, phrase.end))
    return found


def _counted(parsed: Parsed) -> set[int]:
    """Tokens of dates, times and amounts."""
    return {
        i
        for ent in parsed.doc.ents
        if ent.label_ in COUNTED
        for i in range(ent.start, ent.end)
    }


def named_phrase(parsed: Parsed, name: Name) -> Phrase:
    """The phrase of a name: what it names by its words and its place in the clause."""
    tree = parsed.tree
    head = _head(tree, name.first, name.end)
    kind, key = name.type, name.key
    spelt = " ".join(tree.text[name.first : name.end])
    if kind == "PLACE":
        key = _country_key(spelt)
        if key is not None or tree.dep[head] == "nsubj":
            kind = _place_or_body(tree, head, country=key is not None)
    if kind == "PERSON" and _is_the_body(tree, name):
        kind = "ORG"
    if (
        kind == "NORP"
        and tree.pos[head] in {"NOUN", "PROPN"}
        and tree.tag[head].endswith("S")
    ):
        return _people(tree, name, head)
    return Phrase(
        first=name.first,
        end=name.end,
        head=head,
        kind="name",
        type=kind,
        lemma=fold(spelt),
        given="name",
        number=_name_number(kind),
        gender=_gender(tree, name.first, name.end) if kind == "PERSON" else "thing",
        key=key,
    )


def _is_the_body(tree: Tree, name: Name) -> bool:
    """As in "the Front": a body by the last word of its name, with an article."""
    noun = nouns().of.get(tree.word[name.first])
    lone = name.end - name.first == 1 and tree.word[name.first - 1] == "the"
    return lone and name.first > 0 and noun is not None and noun.type == "ORG"


def _head(tree: Tree, first: int, end: int) -> int:
    """The token of the span whose head lies outside it."""
    for i in range(end - 1, first - 1, -1):
        if not first <= tree.head[i] < end or tree.head[i] == i:
            return i
    return end - 1


def _name_number(kind: MentionType) -> Number:
    if kind in {"PERSON", "PLACE", "DOCUMENT"}:
        return "one"
    return "any"


def _people(tree: Tree, name: Name, head: int) -> Phrase:
    """As in "Many Iraqis": a people by its national or religious name, a nominal."""
    return Phrase(
        first=min(name.first, start_of(tree, head)),
        end=name.end,
        head=head,
        kind="nominal",
        type="PERSON",
        lemma=fold(tree.text[head]),
        given="bare",
        number="many",
        noun=nouns().of["people"],
    )


@lru_cache(maxsize=16384)
def _country_key(name: str) -> str | None:
    found = gazetteer().candidates(name)
    return found[0].key if found and found[0].kind == "country" else None


def _place_or_body(tree: Tree, head: int, *, country: bool) -> MentionType:
    """A state or capital that speaks or acts is a body, not a place."""
    dep, verb = tree.dep[head], tree.head[head]
    words = wording()
    if dep == "nsubj" and tree.lemma[verb] in words.speaking:
        return "ORG"
    if not country:
        return "PLACE"
    if dep == "nsubj" and tree.pos[verb] == "VERB":
        return "ORG"
    if dep == "dobj" and tree.lemma[verb] in words.answering:
        return "ORG"
    if dep == "pobj" and tree.dep[verb] == "agent":
        return "ORG"
    return "ORG" if _backer(tree, head) else "PLACE"


def _backer(tree: Tree, head: int) -> bool:
    """As in "Iran-backed": the state before a hyphen and a participle."""
    size = len(tree.text)
    return (
        head + 2 < size
        and tree.text[head + 1] == "-"
        and tree.tag[head + 2] in {"VBN", "VBD", "JJ"}
        and tree.word[head + 2] in wording().backing
    )


def _gender(tree: Tree, first: int, end: int) -> Gender:
    """What the title before a personal name or its given name says."""
    titles = persons().titles
    for i in (first - 1, first - 2):
        title = titles.get(tree.word[i]) if i >= 0 else None
        if title is not None and title.gender != "any":
            return title.gender
        noun = nouns().of.get(tree.word[i]) if i >= 0 else None
        if noun is not None and noun.gender in {"male", "female"}:
            return noun.gender
    if end - first == 1 and tree.text[first - 1 : first] != ["-"]:
        given = persons().given.get(fold(tree.text[first]), "any")
        return given if given != "any" else "any"
    return persons().given.get(fold(tree.text[first]), "any")
