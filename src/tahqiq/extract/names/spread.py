"""What full names and repeated names say of the rest of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.names.evidence import evidence, is_aged
from tahqiq.extract.names.signs import (
    Name,
    head_class,
    is_given,
    prior_of,
    title_before,
    with_given,
    with_particles,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MentionType
from tahqiq.text.folding import bare_surname, fold, is_article, near, words_of

# Votes of a recognised name, of the words around a name, of the guess they gainsay.
SURE, TOLD, OUTDONE = 3, 2, 0
KNOWN_CITY = 4.7  # log10 of the size from which an unmarked capital is a city
FULL = 3  # a given name and two surnames
LONG = 4  # letters of such a surname: "bin" and "de" are none
SMALL_TOWN = 3.6  # from which it may be a town's name instead
ORG_TOO = 4.5  # from which a guessed body is a place


def spread(
    tree: Tree,
    names: list[Name],
    starts: Collection[int],
    datelines: Collection[int] = (),
) -> list[Name]:
    """What full names and repeated names say of the rest of the document.

    `starts` are the first tokens of its sentences, `datelines` those of its datelines.
    """
    names = _joined(tree, names, starts)
    towns = _towns(tree, names, datelines)
    votes = _votes(tree, names) | dict.fromkeys(towns, "PLACE")
    names = [_voted(tree, name, votes) for name in names]
    surnames = _surnames(tree, names)
    settled = [
        _settled(tree, name, set() if _spelt(tree, name) in towns else surnames)
        for name in names
    ]
    return sorted(
        [*settled, *_missed(tree, settled, surnames, votes)],
        key=lambda name: name.first,
    )


def _joined(tree: Tree, names: list[Name], starts: Collection[int]) -> list[Name]:
    """Neighbouring pieces of one personal name made one, given names taken in; the name
    that ends a heading is none of the name that opens the text below it.
    """
    result: list[Name] = []
    for found in names:
        name, last = found, result[-1] if result else None
        if name.type == "PERSON" and name.key is None:
            touching = last is not None and last.end == name.first
            if (
                touching
                and name.first not in starts
                and last is not None
                and last.type == "PERSON"
                and last.key is None
            ):
                result[-1] = replace(last, end=name.end)
                continue
            before = name.first - 1
            inside = before >= 0 and name.first not in starts
            free = inside and (last is None or last.end <= before)
            if free and tree.text[before][:1].isupper() and is_given(tree.text[before]):
                name = replace(name, first=before)
        result.append(name)
    return result


def _surnames(tree: Tree, names: list[Name]) -> set[str]:
    """Folded surnames and given names of everyone named in full."""
    found: set[str] = set()
    for name in names:
        if name.type != "PERSON" or name.end - name.first < 2:
            continue
        words = words_of(" ".join(tree.text[name.first : name.end]))
        if len(words) > 1:
            found.add(bare_surname(words))
            found |= _father_name(words)
            if not is_article(words[0]) and len(words[0]) > 2:
                found.add(words[0])
    return found - persons().particles


def _father_name(words: Sequence[str]) -> set[str]:
    """As in "Édgar Ospina Rojas … Ospina": of two surnames the first is used alone."""
    if len(words) != FULL or words[1] in persons().given or len(words[1]) < LONG:
        return set()
    return {words[1]} if prior_of(words[1]) < SMALL_TOWN else set()


def _votes(tree: Tree, names: list[Name]) -> dict[str, MentionType]:
    """The type most often guessed for each spelling, grammar counted above guesses."""
    count: dict[str, Counter[MentionType]] = {}
    for name in names:
        found = count.setdefault(_spelt(tree, name), Counter())
        told = evidence(tree, name)
        if told is not None and head_class(tree, name.first, name.end) is None:
            found[told] += TOLD
        guessed = 1 if told is None else OUTDONE
        found[name.type] += SURE if name.sure else guessed
    return {spelt: found.most_common(1)[0][0] for spelt, found in count.items()}


def _towns(tree: Tree, names: list[Name], datelines: Collection[int]) -> set[str]:
    """Spellings that stand where a town's name does ("unrest in X", a dateline's) and
    never where a person's does: no guess, and no surname in a byline, outweighs that.
    """
    towns = {fold(tree.text[i]) for i in datelines if tree.text[i].isupper()}
    towns &= {_spelt(tree, name) for name in names}
    people: set[str] = set()
    for name in names:
        spelt = _spelt(tree, name)
        body = head_class(tree, name.first, name.end)
        known = name.sure or body is not None or is_given(tree.text[name.first])
        if known or _is_human(tree, name):
            people.add(spelt)
        there = evidence(tree, name) == "PLACE" and tree.word[name.first - 1] == "in"
        if there:
            towns.add(spelt)
    return towns - people


def _is_human(tree: Tree, name: Name) -> bool:
    """As in "Mr X", "X, 46,", "X said"."""
    last = name.end - 1
    verb = tree.lemma[tree.head[last]]
    speaks = tree.dep[last] == "nsubj" and verb in wording().speaking
    titled = title_before(tree, name.first)
    return speaks or titled or evidence(tree, name) in {"PERSON", "ORG"}


def _spelt(tree: Tree, name: Name) -> str:
    return fold(" ".join(tree.text[name.first : name.end]))


def _voted(tree: Tree, name: Name, votes: dict[str, MentionType]) -> Name:
    if name.type == "NORP" and tree.tag[name.end - 1] != "NNPS":
        told = evidence(tree, name)
        people = gazetteer().country_of(_spelt(tree, name)) is not None
        named = told == "PLACE" or (told == "ORG" and tree.dep[name.end - 1] == "appos")
        return replace(name, type=told) if told and named and not people else name
    if name.sure or name.type in {"NORP", "EVENT"}:
        return name
    return replace(name, type=votes[_spelt(tree, name)])


def _settled(tree: Tree, name: Name, surnames: set[str]) -> Name:
    """A lone surname of somebody named in full is a person, a large town a place."""
    spelt = _spelt(tree, name)
    if name.type == "NORP" and _is_nobodys_people(tree, name, surnames):
        return replace(name, type="PERSON")
    if name.sure or name.type in {"NORP", "EVENT"}:
        return name
    words = tuple(spelt.split())
    size = prior_of(spelt)
    body = head_class(tree, name.first, name.end)
    if words and body is None and size < ORG_TOO and _is_known(words, surnames):
        return replace(name, type="PERSON")
    if name.type == "ORG" and size > ORG_TOO:
        return replace(name, type="PLACE")
    return name


def _is_nobodys_people(tree: Tree, name: Name, surnames: set[str]) -> bool:
    """As in "a friend of Darwish": a surname that the model took for a people's name."""
    spelt = _spelt(tree, name)
    singular = tree.tag[name.end - 1] == "NNP"
    return singular and spelt in surnames and gazetteer().country_of(spelt) is None


def _is_known(words: tuple[str, ...], surnames: set[str]) -> bool:
    """Whether a lone name, or the last word of a given name and one, is a surname."""
    content = [word for word in words if not is_article(word)]
    last = bare_surname(words)
    if len(content) == 1:
        return last in surnames or any(near(last, surname) for surname in surnames)
    full = len(content) == 2 or (len(content) == 3 and content[0] in persons().given)
    return full and any(near(last, surname) for surname in surnames)


def _missed(
    tree: Tree, names: list[Name], surnames: set[str], votes: dict[str, MentionType]
) -> Iterator[Name]:
    """Capitalised words the model passed over that are names elsewhere."""
    covered = {i for name in names for i in range(name.first, name.end)}
    for i, pos in enumerate(tree.pos):
        if (
            pos not in {"PROPN", "NOUN", "ADJ"}
            or i in covered
            or not tree.text[i][:1].isupper()
        ):
            continue
        spelt = fold(tree.text[i])
        first = with_given(tree.text, with_particles(tree.text, i), covered)
        aged = pos == "PROPN" and is_aged(tree, i + 1)  # "Tejada, 41, was shot"
        if aged or (spelt in surnames and len(spelt) > 2 and pos == "PROPN"):
            yield Name(first, i + 1, "PERSON")
        elif pos == "PROPN" and votes.get(spelt, "NORP") != "NORP":
            yield Name(first if votes[spelt] == "PERSON" else i, i + 1, votes[spelt])
        elif (
            pos == "PROPN"
            and tree.dep[i] != "compound"
            and prior_of(spelt) > KNOWN_CITY
            and not is_given(tree.text[i])
        ):
            yield Name(with_particles(tree.text, i), i + 1, "PLACE")
