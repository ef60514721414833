"""Names the model passed over: capitals in a row, names with their place noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from tahqiq.codebook.grammar import time_grammar
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.names.signs import (
    DASHES,
    Name,
    head_class,
    is_capital,
    is_given,
    is_headline,
    prior_of,
    title_before,
)
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MentionType

IZAFET = [[part, "-"] for part in ("e", "i", "ul", "o", "ur")]  # "Tehreek-e-Sahil"
LINKING = frozenset({"del", "de", "da", "di", "du"})  # between parts of a name
TOWN = 3.0  # and from which one in a place's position is a town
SHORT = 2  # letters: shorter words are initials
KNOWN_CITY = 4.7  # log10 of the size from which an unmarked capital is a city


def with_runs(
    tree: Tree, names: list[Name], bounds: Iterable[tuple[int, int]]
) -> list[Name]:
    """Names the model passed over: capitals in a row inside a sentence."""
    covered = {i for name in names for i in range(name.first, name.end)}
    found = [run for first, end in bounds for run in _runs(tree, first, end, covered)]
    return sorted([*names, *found], key=lambda name: name.first)


def _runs(tree: Tree, first: int, end: int, covered: set[int]) -> Iterator[Name]:
    i = first
    if is_headline(tree, first, end):
        return
    titles = persons().title_words
    stop = _run_end(tree, i, end, covered) if is_capital(tree, i) else i
    if not is_given(tree.text[i]) and not _opens(tree, i, stop):
        i += 1  # the first word of a sentence is a capital anyway
    while i < end:
        if tree.word[i] in titles:
            i += 1
            continue
        if i in covered or not is_capital(tree, i):
            i += 1
            continue
        stop = _run_end(tree, i, end, covered)
        kind = _apposed(tree, i, stop) or _run_type(tree, i, stop)
        if kind is not None:
            yield Name(i, stop, kind)
        i = stop


def _opens(tree: Tree, first: int, stop: int) -> bool:
    """As in "Tehreek-e-Sahil, an offshoot of": a name that opens its sentence."""
    return stop > first and _apposed(tree, first, stop) is not None


def _apposed(tree: Tree, first: int, stop: int) -> MentionType | None:
    """As in "X, a mining town", "X, an offshoot of Y": what the noun after it is."""
    last = stop - 1
    if stop >= len(tree.text) or tree.text[stop] != "," or tree.pos[last] != "PROPN":
        return None
    for c in tree.all(last, "appos"):
        noun = nouns().of.get(tree.lemma[c])
        new = any(tree.word[k] in {"a", "an"} for k in tree.children[c])
        if c > stop and new and tree.tag[c] == "NN" and noun is not None:
            known = noun.type in {"PERSON", "ORG", "PLACE"}
            return noun.type if known and first not in tree.children[c] else None
    return None


def with_hyphens(parsed: Parsed, names: list[Name]) -> list[Name]:
    """As in "Park Jun-seo": given names of two parts, which the parser cuts at the hyphen."""
    taken = {name.first for name in names}
    return [_hyphened(parsed, name, taken) for name in names]


def _hyphened(parsed: Parsed, name: Name, taken: set[int]) -> Name:
    tree = parsed.tree
    cut = tree.text[name.end - 1] in DASHES
    at = name.end - 1 if cut else name.end
    if name.type != "PERSON" or at - name.first < 2 or at + 1 >= len(tree.text):
        return name
    glued = parsed.ends[at - 1] == parsed.starts[at]
    if (
        tree.text[at] not in DASHES
        or not glued
        or parsed.ends[at] != parsed.starts[at + 1]
    ):
        return name
    part = tree.text[at + 1].isalpha() and at + 1 not in taken
    proper = cut or tree.pos[at + 1] == "PROPN"
    return replace(name, end=at + 2) if part and proper else name


def with_body_of(tree: Tree, names: list[Name]) -> list[Name]:
    """As in "the Sons of the River": a body's name that the model began at its end."""
    result: list[Name] = []
    for found in names:
        name, start = found, _body_of(tree, found)
        if start is not None:
            while result and result[-1].end > start:
                result.pop()  # "Sons" as a name of its own
            name = Name(start, found.end, "ORG")
        result.append(name)
    return result


def with_both_parts(tree: Tree, names: list[Name]) -> list[Name]:
    """As in "Palmas del Sur": one name that the model cut at its "del"."""
    covered = {i for name in names for i in range(name.first, name.end)}
    result: list[Name] = []
    for found in names:
        name, last = found, result[-1] if result else None
        if last is not None and name.first < last.end:
            continue  # taken into the name before
        if _is_filed(tree, name):
            name = replace(name, first=name.first + 2)
        if _is_cut(tree, name) and name.end not in covered:
            name = replace(name, end=name.end + 1)
        if _links(tree, name.end, name):
            stop = next((n.end for n in names if n.first == name.end + 1), name.end + 2)
            kinds = {n.type for n in names if n.first == name.end + 1}
            kind = name.type if name.type == "PERSON" or not kinds else kinds.pop()
            called = _is_called(tree, name.first)  # "the company Palmas del Sur"
            kind = "ORG" if called else kind
            name = replace(name, end=stop, type=kind, sure=called or name.sure)
        elif _links(tree, name.first - 1, name) and name.first - 2 not in covered:
            name = replace(name, first=name.first - 2)
        result.append(name)
    return result


def _is_cut(tree: Tree, name: Name) -> bool:
    """As in "in Tal Amra on Monday": the first word of a place as a name of its own."""
    last, after = name.end - 1, name.end
    if name.type != "PLACE" or after >= len(tree.text) or name.end - name.first > 1:
        return False
    whole = tree.dep[last] == "compound" and tree.head[last] == after
    proper = tree.tag[after] == "NNP" and is_capital(tree, after)
    inside = tree.dep[after] == "pobj" and tree.word[tree.head[after]] in {"in", "at"}
    return whole and proper and inside and tree.word[after] not in _calendar()


def _is_filed(tree: Tree, name: Name) -> bool:
    """As in "FILE - Omar Sadi is seen here": the mark of a picture is no part of a name."""
    marked = tree.text[name.first] == "FILE" and name.end > name.first + 2
    return marked and tree.text[name.first + 1] in {"-", "–", "—"}


def _is_called(tree: Tree, first: int) -> bool:
    """A body's noun in the singular right before a name."""
    before = first - 1
    noun = nouns().of.get(tree.lemma[before]) if first > 0 else None
    body = noun is not None and noun.name in {"armed", "body", "company", "media"}
    common = body and tree.tag[before] == "NN" and tree.text[before].islower()
    return common and any(tree.dep[c] == "det" for c in tree.children[before])


def _links(tree: Tree, i: int, name: Name) -> bool:
    """A "del" between two capitals, beside a name that no list has."""
    inside = 0 < i < len(tree.text) - 1 and name.key is None
    capitals = inside and is_capital(tree, i - 1) and is_capital(tree, i + 1)
    return capitals and tree.text[i] in LINKING


def _body_of(tree: Tree, name: Name) -> int | None:
    """Where the name of a body begins, before the "of" in front of a name."""
    i = name.first - 1
    if i > 0 and tree.word[i] == "the":
        i -= 1
    if name.key is not None or name.type == "PERSON" or i < 2 or tree.word[i] != "of":
        return None
    named = tree.word[i - 1] in wording().body_of and tree.text[i - 1][:1].isupper()
    inside = tree.word[i - 2] == "the" or tree.text[i - 2].islower()
    return i - 1 if named and inside and tree.tag[i - 2] != "PRP$" else None


def _before_member(tree: Tree, i: int) -> bool:
    """As in "a Fajr officer": an unknown capital before a noun for a body's member."""
    host = tree.head[i]
    known = tree.word[i] in wording().furniture or is_given(tree.text[i])
    return (
        tree.dep[i] == "compound"
        and tree.pos[i] == "PROPN"
        and host == i + 1
        and tree.text[host].islower()
        and tree.lemma[host] in wording().members
        and not known
    )


def _after_body(tree: Tree, i: int) -> bool:
    """As in "human rights group Ndemra": an unknown capital after a body's noun."""
    noun = nouns().of.get(tree.lemma[i - 1]) if i > 0 else None
    beside = i > 0 and i in {tree.head[i - 1], tree.head[tree.head[i - 1]]}
    beside = beside or (i > 0 and tree.head[i] == i - 1)
    common = i > 0 and tree.text[i - 1].islower() and tree.tag[i - 1] == "NN"
    body = noun is not None and noun.name in {"armed", "body", "company", "media"}
    return body and common and beside and tree.pos[i] == "PROPN"


def _is_addressed(tree: Tree, i: int) -> bool:
    """As in "a church in Janjala, Kagarko area": a name, a comma, where that is."""
    text = tree.text
    comma = i + 2 < len(text) and text[i + 1] == "," and tree.tag[i] == "NNP"
    return comma and tree.pos[i + 2] == "PROPN" and text[i + 2][:1].isupper()


def _is_town(tree: Tree, i: int) -> bool:
    """As in "near Qarnat", "a Qarnat resident": a town by its name and by its use."""
    if tree.pos[i] != "PROPN" or is_given(tree.text[i]):
        return False
    if tree.word[i] in wording().furniture:
        return False
    known = prior_of(tree.text[i]) >= TOWN or _is_addressed(tree, i)
    if not known:
        return _is_scene(tree, i, i + 1)
    host = tree.head[i]
    if tree.word[i - 1] in wording().place_prepositions:
        return host == i - 1
    noun = nouns().of.get(tree.lemma[host])
    return (
        tree.dep[i] == "compound"
        and host == i + 1
        and tree.text[host].islower()
        and noun is not None
        and noun.name in {"man", "woman", "people", "boy", "girl", "child"}
    )


def _is_scene(tree: Tree, first: int, stop: int) -> bool:
    """As in "his home in Qarnat", "was shot near Qarnat Sul", "residents of Old Qarnat"."""
    last = stop - 1
    prep = tree.head[last]
    if prep != first - 1 or prep < 1 or tree.dep[last] != "pobj":
        return False
    words, of = wording(), nouns().of
    plain = all(
        len(tree.text[i]) >= SHORT and tree.text[i].isalpha()
        and tree.pos[i] == "PROPN" and not tree.text[i].isupper()
        and tree.word[i] not in of and not is_given(tree.text[i])
        and tree.word[i] not in words.no_town | _calendar()
        for i in range(first, stop)
    )  # fmt: skip
    above = tree.head[prep]
    if not plain or above >= prep:
        return False
    if tree.word[prep] == "of":
        return tree.lemma[above] in words.sites_of and tree.tag[above] in {"NN", "NNS"}
    if tree.word[prep] not in words.place_prepositions:
        return False
    noun = of.get(tree.lemma[above])
    site = noun is not None and noun.place in {"site", "city", "area", "home"}
    while tree.pos[above] in {"ADV", "NOUN", "NUM"} and tree.head[above] != above:
        above = tree.head[above]
    harm = words.harm_verbs | words.going | words.capturing
    return site or (tree.pos[above] == "VERB" and tree.lemma[above] in harm)


@cache
def _calendar() -> frozenset[str]:
    """Words for months and feasts: nobody is shot in the town of Ramadan."""
    values = time_grammar().lexicon.values
    named = ("month", "hmonth", "jmonth", "feast", "weekday")
    return frozenset(
        word for key in named for entry in values[key] for word in entry.split()
    )


def _run_end(tree: Tree, i: int, end: int, covered: set[int]) -> int:
    """The end of a run, "of" and "of the" inside it passed over."""
    stop = i
    while stop < end and stop not in covered:
        if is_capital(tree, stop):
            stop += 1
            continue
        step = 2 if tree.word[stop : stop + 2] == ["of", "the"] else 1
        if tree.word[stop] == "-" and tree.word[stop + 1 : stop + 3] in IZAFET:
            step = 3
        link = tree.word[stop] in {"of", "al", "-", "for"} and stop + step < end
        if not link or not is_capital(tree, stop + step) or stop + step in covered:
            break
        stop += step
    return stop


def _run_type(tree: Tree, first: int, stop: int) -> MentionType | None:
    """What a run of capitals names, or None where nothing says so."""
    if stop - first == 1 and _is_town(tree, first):
        return "PLACE"
    if stop - first == 1:
        body = _before_member(tree, first) or _after_body(tree, first)
        return "ORG" if body else None
    kind = head_class(tree, first, stop)
    if kind is not None:
        return kind
    if title_before(tree, first) or is_given(tree.text[first]):
        return "PERSON"
    known = prior_of(" ".join(tree.text[first:stop])) > 0
    if known or _is_scene(tree, first, stop):
        return "PLACE"
    article = first > 0 and tree.word[first - 1] == "the"
    return "ORG" if article and tree.pos[stop - 1] in {"PROPN", "NOUN"} else None


def with_place_noun(tree: Tree, name: Name) -> Name:
    """As in "The Khazna bridge": a name no gazetteer has, with its place noun."""
    after = name.end
    if name.key is not None or name.type == "NORP" or after >= len(tree.text):
        return name
    noun = nouns().of.get(tree.lemma[after])
    if (
        noun is None
        or noun.place not in {"site", "area", "city"}
        or tree.head[name.end - 1] != after
    ):
        return name
    spelt = " ".join(tree.text[name.first : name.end])
    if tree.dep[name.end - 1] != "compound" or tree.tag[after] == "NNS":
        return name
    if noun.place == "site" and prior_of(spelt) > KNOWN_CITY:
        return name
    return replace(name, end=after + 1, type="PLACE")
