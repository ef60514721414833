"""Names in a text: the codebook's actors, the model's guesses mended, their spread.

The small model mistakes people for places and groups for people. What the codebook
knows wins; then what one full name says of its surname holds in the whole document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tahqiq.codebook.actors import Entry, actors
from tahqiq.codebook.gazetteer import gazetteer, prior
from tahqiq.extract.nouns import nouns
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.persons import persons
from tahqiq.extract.tree import Tree
from tahqiq.extract.wording import wording
from tahqiq.model.reading import MentionType
from tahqiq.text.folding import bare_surname, fold, is_article, words_of

LABELS: dict[str, MentionType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
    "NORP": "NORP", "EVENT": "EVENT", "WORK_OF_ART": "DOCUMENT", "LAW": "DOCUMENT",
    "PRODUCT": "OTHER",
}  # fmt: skip
DASHES = frozenset({"-", "–", "‑", "‐"})  # noqa: RUF001 - the dashes themselves
EDGES = frozenset(
    {
        "'s",
        "'",
        '"',
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "-",
        "–",
        "—",
        "`",
        "``",
        "''",
        "the",
        "a",
        "an",
    }
)
KNOWN_CITY = 4.7  # log10 of the size from which an unmarked capital is a city
ORG_TOO = 4.5  # from which a guessed body is a place
SMALL_TOWN = 3.7  # and from which a guess after "in" is one
WELL_KNOWN = 5.3  # and from which it stays one against a single guess of the model


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its tokens, its type, its codebook key where it was recognised.

    `sure` names were recognised by the codebook or by a title, not guessed.
    """

    first: int
    end: int
    type: MentionType
    key: str | None = None
    sure: bool = False


def names_of(parsed: Parsed) -> list[Name]:
    """All names of a document, in order, none overlapping another."""
    tree = parsed.tree
    known = list(_known_actors(tree, parsed.bounds))
    guessed = [_mended(tree, name) for name in _guesses(parsed)]
    merged = _merge(tree, known, [name for name in guessed if name is not None])
    merged = _with_runs(tree, merged, parsed.bounds)
    return [_with_place_noun(tree, name) for name in _spread(tree, merged)]


def _with_place_noun(tree: Tree, name: Name) -> Name:
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
    if noun.place == "site" and _prior(spelt) > KNOWN_CITY:
        return name
    return replace(name, end=after + 1, type="PLACE")


def _with_runs(
    tree: Tree, names: list[Name], bounds: Iterable[tuple[int, int]]
) -> list[Name]:
    """Names the model passed over: capitals in a row inside a sentence."""
    covered = {i for name in names for i in range(name.first, name.end)}
    found = [run for first, end in bounds for run in _runs(tree, first, end, covered)]
    return sorted([*names, *found], key=lambda name: name.first)


def _runs(tree: Tree, first: int, end: int, covered: set[int]) -> Iterator[Name]:
    i = first + 1  # the first word of a sentence is a capital anyway
    text = tree.text
    capitals = sum(text[k][:1].isupper() for k in range(first, end))
    if capitals * 2 > end - first:  # a headline in capitals says nothing
        return
    while i < end:
        if i in covered or not _capital(tree, i):
            i += 1
            continue
        stop = _run_end(tree, i, end, covered)
        if stop - i > 1:
            kind = _run_type(tree, i, stop)
            if kind is not None:
                yield Name(i, stop, kind)
        i = stop


def _capital(tree: Tree, i: int) -> bool:
    return (
        tree.text[i][:1].isupper()
        and tree.pos[i] in {"PROPN", "NOUN", "ADJ"}
        and len(tree.text[i]) > 1
    )


def _run_end(tree: Tree, i: int, end: int, covered: set[int]) -> int:
    """The end of a run, "of" and "of the" inside it passed over."""
    stop = i
    while stop < end and stop not in covered:
        if _capital(tree, stop):
            stop += 1
            continue
        step = 2 if tree.word[stop : stop + 2] == ["of", "the"] else 1
        link = tree.word[stop] in {"of", "al", "-", "for"} and stop + step < end
        if not link or not _capital(tree, stop + step) or stop + step in covered:
            break
        stop += step
    return stop


def _run_type(tree: Tree, first: int, stop: int) -> MentionType | None:
    """What a run of capitals names, or None where nothing says so."""
    kind = _head_class(tree, first, stop)
    if kind is not None:
        return kind
    if _title_before(tree, first) or _is_given(tree.text[first]):
        return "PERSON"
    if _prior(" ".join(tree.text[first:stop])) > 0:
        return "PLACE"
    article = first > 0 and tree.word[first - 1] == "the"
    return "ORG" if article and tree.pos[stop - 1] in {"PROPN", "NOUN"} else None


# --- the codebook's actors ------------------------------------------------------------


@lru_cache(maxsize=65536)
def _entries(word: str) -> tuple[Entry, ...]:
    """Codebook names that a word may begin."""
    if not word[:1].isupper() and word not in {"al", "anti", "so"}:
        return ()
    parts = fold(word).split()
    return actors().by_first.get(parts[0], ()) if parts else ()


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    return words_of(word)


def _known_actors(tree: Tree, bounds: Iterable[tuple[int, int]]) -> Iterator[Name]:
    text = tree.text
    for first, end in bounds:
        i = first
        while i < end:
            entries = _entries(text[i])
            name = _longest(tree, i, end, entries) if entries else None
            if name is not None:
                yield name
                i = name.end
            else:
                i += 1


def _longest(tree: Tree, i: int, end: int, entries: tuple[Entry, ...]) -> Name | None:
    for entry in entries:
        stop = _match(tree.text, i, end, entry.words)
        if stop is not None and _as_written(tree, i, stop, entry):
            return Name(i, stop, "ORG", entry.actor.key, sure=True)
    return None


def _match(text: list[str], i: int, end: int, words: tuple[str, ...]) -> int | None:
    """Index after the tokens that spell the words, hyphens and apostrophes passed."""
    at = 0
    while at < len(words) and i < end:
        parts = _parts(text[i])
        if words[at : at + len(parts)] != parts:
            return None
        at += len(parts)
        i += 1
    return i if at == len(words) else None


def _as_written(tree: Tree, first: int, stop: int, entry: Entry) -> bool:
    """Acronyms as written, and not in a line of capitals; names with a capital."""
    words = tree.text[first:stop]
    if entry.acronym is None:
        return any(word[:1].isupper() for word in words)
    if "".join(words).replace(".", "") != entry.acronym.replace(".", ""):
        return False
    around = tree.text[max(0, first - 6) : stop + 6]
    return any(word.islower() and len(word) > 2 for word in around) or len(around) < 4


# --- the model's guesses --------------------------------------------------------------


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
        if first < end:
            yield Name(first, end, kind)


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
    first = _with_particles(text, first)
    if not any(
        text[i][:1].isupper() or not text[i].isascii() for i in range(first, end)
    ):
        return name if name.type == "NORP" else None
    titled = titled or _title_before(tree, first)
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
    known = _is_given(tree.text[name.first])
    return (
        name.type == "PERSON"
        and not known
        and i >= 0
        and tree.word[i] in wording().place_prepositions
        and (tree.dep[i] == "prep" and tree.head[name.end - 1] == i)
    )


def _only_nouns(tree: Tree, first: int, end: int) -> bool:
    """A guess of common words alone: "Foreign Secretary", "VBIED"."""
    noun = nouns().of.get(tree.word[end - 1])
    if noun is not None and noun.type == "WEAPON":
        return True
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


def _with_particles(text: list[str], first: int) -> int:
    """The start of the name with the Arabic article or "Abu" before it."""
    while first > 0:
        before = text[first - 1]
        if (
            before in DASHES
            and first > 1
            and text[first - 2].lower() in persons().particles
        ):
            first -= 2
        elif (
            is_article(before.lower())
            and before.lower() not in wording().english_articles
        ) or before in wording().name_parts:
            first -= 1
        else:
            return first
    return first


def _title_before(tree: Tree, first: int) -> bool:
    """A courtesy title, a rank or a religious title stands right before the name."""
    if first == 0:
        return False
    title = persons().titles.get(tree.word[first - 1])
    return (
        title is not None
        and title.kind != "former"
        and tree.text[first - 1][:1].isupper()
    )


def _type(tree: Tree, name: Name, *, titled: bool) -> MentionType:
    """What the name's own words say of its type; else the guess."""
    first, end, kind = name.first, name.end, name.type
    if kind in {"NORP", "EVENT", "DOCUMENT"}:
        return kind
    noun = _head_class(tree, first, end)
    if noun is not None:
        return noun
    if titled:
        return "PERSON"
    if kind != "PERSON" and _is_given(tree.text[first]) and _is_full_name(tree, name):
        return "PERSON"
    if kind == "PERSON" and end - first == 1 and _prior(tree.text[first]) > WELL_KNOWN:
        return "PERSON" if _is_given(tree.text[first]) else "PLACE"
    return kind


def _head_class(tree: Tree, first: int, end: int) -> MentionType | None:
    """ORG or PLACE where the name's head noun says so: "X Brigade", "Y Street"."""
    of = nouns().of
    head = end - 1
    for i in range(first + 1, end - 1):
        if tree.word[i] in {"of", "for", "to"}:
            head = i - 1
            break
    noun = of.get(tree.lemma[head]) or of.get(tree.word[head])
    if noun is None or end - first < 2:
        return None
    return noun.type if noun.type in {"ORG", "PLACE"} else None


@lru_cache(maxsize=16384)
def _is_given(word: str) -> bool:
    return fold(word) in persons().given


def _is_full_name(tree: Tree, name: Name) -> bool:
    words = [w for w in tree.text[name.first : name.end] if w not in DASHES]
    capitals = all(
        w[:1].isupper() or is_article(w.lower()) or len(w) < 4 for w in words
    )
    whole = " ".join(words)
    return 2 <= len(words) <= 5 and capitals and _prior(whole) == 0.0


@lru_cache(maxsize=16384)
def _prior(name: str) -> float:
    """How likely a bare name is a place, as log10 of its size; 0 where unknown."""
    found = gazetteer().candidates(name)
    return prior(found[0]) if found else 0.0


# --- both together --------------------------------------------------------------------


def _merge(tree: Tree, known: list[Name], guessed: list[Name]) -> list[Name]:
    """Names of the codebook and of the model; of two that overlap, the better one."""
    kept = [name for name in guessed]
    result: list[Name] = []
    taken: set[int] = set()
    owner: dict[int, Name] = {
        i: name for name in kept for i in range(name.first, name.end)
    }
    for name in known:
        rival = next(
            (owner[i] for i in range(name.first, name.end) if i in owner), None
        )
        if rival is not None and _outweighs(tree, rival, name):
            continue
        result.append(name)
        taken.update(range(name.first, name.end))
    for name in kept:
        rest = [i for i in range(name.first, name.end) if i not in taken]
        if len(rest) == name.end - name.first:
            result.append(name)
            taken.update(rest)
    return sorted(result, key=lambda name: name.first)


def _outweighs(tree: Tree, guess: Name, known: Name) -> bool:
    """Whether a longer guess is another body than the actor named inside it."""
    if guess.first >= known.first and guess.end <= known.end:
        return False
    outside = [*range(guess.first, known.first), *range(known.end, guess.end)]
    of = nouns().of
    bodies = any(
        (noun := of.get(tree.lemma[i])) is not None
        and noun.type in {"ORG", "PLACE"}
        and tree.text[i][:1].isupper()
        for i in outside
    )
    if guess.type == "PERSON":
        return known.end - known.first == 1 and not bodies and guess.first < known.first
    return bodies


def _spread(tree: Tree, names: list[Name]) -> list[Name]:
    """What full names and repeated names say of the rest of the document."""
    names = _joined(tree, names)
    surnames, votes = _surnames(tree, names), _votes(tree, names)
    settled = [_settled(tree, name, surnames, votes) for name in names]
    return sorted(
        [*settled, *_missed(tree, settled, surnames, votes)],
        key=lambda name: name.first,
    )


def _joined(tree: Tree, names: list[Name]) -> list[Name]:
    """Neighbouring pieces of one personal name made one, given names taken in."""
    result: list[Name] = []
    for name in names:
        last = result[-1] if result else None
        if name.type == "PERSON" and name.key is None:
            touching = last is not None and last.end == name.first
            if (
                touching
                and last is not None
                and last.type == "PERSON"
                and last.key is None
            ):
                result[-1] = replace(last, end=name.end)
                continue
            before = name.first - 1
            free = before >= 0 and (last is None or last.end <= before)
            if (
                free
                and tree.text[before][:1].isupper()
                and _is_given(tree.text[before])
                and tree.dep[before] == "compound"
            ):
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
            if not is_article(words[0]) and len(words[0]) > 2:
                found.add(words[0])
    return found - persons().particles


def _votes(tree: Tree, names: list[Name]) -> dict[str, MentionType]:
    """The type most often guessed for each spelling."""
    count: dict[str, Counter[MentionType]] = {}
    for name in names:
        spelt = fold(" ".join(tree.text[name.first : name.end]))
        weight = 3 if name.sure else 1
        count.setdefault(spelt, Counter())[name.type] += weight
    return {spelt: found.most_common(1)[0][0] for spelt, found in count.items()}


def _settled(
    tree: Tree, name: Name, surnames: set[str], votes: dict[str, MentionType]
) -> Name:
    if name.sure or name.type in {"NORP", "EVENT", "DOCUMENT"}:
        return name
    spelt = fold(" ".join(tree.text[name.first : name.end]))
    words = tuple(spelt.split())
    alone = len([w for w in words if not is_article(w)]) == 1
    if words and alone and bare_surname(words) in surnames:
        return replace(name, type="PERSON")
    if name.type == "ORG" and _prior(spelt) > ORG_TOO:
        return replace(name, type="PLACE")
    return replace(name, type=votes.get(spelt, name.type))


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
        first = _with_particles(tree.text, i)
        if spelt in surnames and len(spelt) > 2 and pos == "PROPN":
            yield Name(first, i + 1, "PERSON")
        elif pos == "PROPN" and votes.get(spelt, "NORP") != "NORP":
            yield Name(first, i + 1, votes[spelt])
        elif (
            pos == "PROPN"
            and tree.dep[i] != "compound"
            and _prior(spelt) > KNOWN_CITY
            and not _is_given(tree.text[i])
        ):
            yield Name(first, i + 1, "PLACE")
