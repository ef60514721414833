"""Text set in capitals, as a reader sees it: names with a capital, words without.

The parser was taught on mixed case and misreads capitals. The working copy of a passage
that shouts is truecased, character for character, so offsets do not move; the evidence
stays as it was. Common words are those of the English lemmatiser; names are those of
the codebook and the gazetteer, and whatever English does not know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.actors import actors
from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.parsing.english import English

WORD = re.compile(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*\.?")
SHOUTING = 0.8  # share of capitals from which a passage counts as set in capitals
LETTERS = 30  # a shorter passage may be an acronym or a heading
SHORTEST = 3  # letters of an acronym that is known without its gloss
ACRONYM = 8  # letters; longer words in brackets are glosses
BIG = 5.0  # log10 of the inhabitants from which a town's name beats a common noun
SUFFIXES = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("d", ""), ("er", ""), ("ly", ""), ("'s", ""), ("s'", "s"), ("ers", ""),
    ("est", ""), ("est", "e"), ("men", "man"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseBook:
    """The codebook ``truecase.yaml``."""

    calendar: frozenset[str]
    dated: frozenset[str]
    before_names: frozenset[str]
    joining: frozenset[str]
    common: frozenset[str]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommonWords:
    """English words by what they can be: verbs and describing words, or nouns only."""

    firm: frozenset[str]
    nouns: frozenset[str]

    def knows(self, word: str) -> bool:
        """The word, or what its ending is added to, is English."""
        if self._has(word, self.firm) or self._has(word, self.nouns):
            return True
        return any(
            self._has(word[:cut], self.nouns) and self._has(word[cut:], self.nouns)
            for cut in range(3, len(word) - 3)
        )

    def is_firm(self, word: str) -> bool:
        """The word is no mere noun, so no name."""
        return self._has(word, self.firm)

    def _has(self, word: str, words: frozenset[str]) -> bool:
        if word in words:
            return True
        for ending, base in SUFFIXES:
            if word.endswith(ending):
                stem = word[: -len(ending)] + base
                if stem in words or (
                    len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in words
                ):
                    return True
        return False


@cache
def common_words(english: English) -> CommonWords:
    """The common words of a pipeline's lemmatiser."""
    lookups = english.nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    firm = set(english.nlp.Defaults.stop_words)
    for part in ("verb", "adj", "adv"):
        firm.update(index[part], exceptions[part])
    return CommonWords(
        frozenset(firm), frozenset(index["noun"]) | frozenset(exceptions["noun"])
    )


@cache
def case_book() -> CaseBook:
    """The codebook, read once."""
    return load_yaml("truecase", CaseBook)


def shouts(passage: str) -> bool:
    """The passage is set in capitals.

    >>> shouts("THE ARMY SAID TODAY THAT NOBODY WAS HURT")
    True
    >>> shouts("UNHCR")
    False
    """
    letters = sum(map(str.isalpha, passage))
    return letters >= LETTERS and sum(map(str.isupper, passage)) >= SHOUTING * letters


def truecased(passage: str, words: CommonWords) -> str:
    """The passage in mixed case, each character in its place."""
    found = list(WORD.finditer(passage))
    names = [_is_name(passage, match, words) for match in found]
    _join(found, names, passage)
    acronyms = {
        m.group() for m in found if 1 < len(m.group()) <= ACRONYM
        and _by_bracket(passage, m) and not words.is_firm(m.group().lower())
    }  # fmt: skip
    acronyms |= {a for a in _acronyms() if not words.is_firm(a.lower())}
    pieces, last = [], 0
    for i, match in enumerate(found):
        pieces.append(passage[last : match.start()])
        known = match.group() in acronyms
        pieces.append(match.group() if known else _cased(passage, match, name=names[i]))
        last = match.end()
    pieces.append(passage[last:])
    return "".join(pieces)


def _cased(passage: str, match: re.Match[str], *, name: bool) -> str:
    word = match.group()
    if _acronym(passage, match, name=name):
        return word
    if name:
        return _capitalised(word)
    lower = _same_length(word)
    return _capitalised(word) if _starts_sentence(passage, match.start()) else lower


def _capitalised(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    kept = [parts[0][:1] + _same_length(parts[0][1:])]
    for mark, part in zip(parts[1::2], parts[2::2], strict=True):
        long = mark == "-" or len(part) > 1
        head = part[:1] if long and mark == "-" else part[:1].lower()
        kept.extend((mark, head + _same_length(part[1:])))
    return "".join(kept)


def _same_length(text: str) -> str:
    """Lower case, kept where a letter's lower case has another length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _starts_sentence(passage: str, start: int) -> bool:
    before = passage[:start].rstrip(" \n\t\"'“”‘’([")
    if re.search(r"\b[A-Z]\.[A-Z]?\.?$", before):  # "the U.S. army"
        return False
    return not before or before[-1] in ".!?:"


def _acronym(passage: str, match: re.Match[str], *, name: bool) -> bool:
    """As in "U.S.", an unpronounceable word, or one spelt out in brackets after it."""
    word = match.group()
    if "." in word[:-1]:
        return True
    if not name:
        return False
    vowels = sum(letter in "AEIOUY" for letter in word.upper())
    if len(word) <= 5 and vowels == 0 and len(word) > 1:
        return True
    return len(word) <= ACRONYM and _by_bracket(passage, match)


def _by_bracket(passage: str, match: re.Match[str]) -> bool:
    """Alone in brackets, or before brackets that spell it out."""
    before, after = passage[: match.start()][-1:], passage[match.end() :][:3]
    alone = before in {"(", "["} and after[:1] in {")", "]"}
    if alone:
        return True
    spelt_out = re.match(r"\s\[[^\W\d_]", after) is not None
    return (
        spelt_out
        and re.search(
            r"\b(?:the|a|of|by|and|from)\s$", passage[: match.start()], re.IGNORECASE
        )
        is not None
    )


def _is_name(passage: str, match: re.Match[str], words: CommonWords) -> bool:
    """The word by itself is a name or of a country."""
    book = case_book()
    word = match.group().lower().rstrip(".")
    stem = re.sub(r"['’]s?$", "", word)
    if stem in book.calendar or stem == "i" or gazetteer().country_of(stem) is not None:
        return stem not in book.common
    if stem in book.dated:
        return _beside_number(passage, match)
    if stem in book.common or words.is_firm(word) or words.is_firm(stem):
        return False
    if not words.knows(stem):
        return len(stem) > 1
    return _is_big_place(stem) or stem in persons().given


def _is_big_place(word: str) -> bool:
    found = gazetteer().candidates(word)
    return bool(found) and (found[0].kind != "city" or found[0].population >= 10**BIG)


def _beside_number(passage: str, match: re.Match[str]) -> bool:
    around = (
        passage[max(0, match.start() - 4) : match.start()]
        + passage[match.end() : match.end() + 4]
    )
    return any(map(str.isdigit, around))


def _join(found: list[re.Match[str]], names: list[bool], passage: str) -> None:
    """Words that belong to the name beside them, and whole names in brackets."""
    book = case_book()
    for i in range(len(found) - 2, -1, -1):
        word = found[i].group().lower()
        close = passage[found[i].end() : found[i + 1].start()].isspace()
        if close and names[i + 1] and word in book.before_names - book.joining:
            names[i] = True
        elif (
            close and names[i + 1] and word in book.before_names and i and names[i - 1]
        ):
            names[i] = word not in book.joining
    _phrases(found, names, passage)
    _persons(found, names, passage)
    _bracketed(found, names, passage)
    _initials(found, names, passage)


def _bodies() -> tuple[str, ...]:
    """Names of two words or more in the codebook of actors ("Shining Path")."""
    return tuple(
        name for actor in actors().by_key.values() for name in actor.names
        if " " in name and name.isascii()
    )  # fmt: skip


@cache
def _acronyms() -> frozenset[str]:
    """Acronyms in the codebook of actors, less those short enough to be a word."""
    return frozenset(
        short for actor in actors().by_key.values() for short in actor.acronyms
        if len(short) >= SHORTEST and short.isalpha()
    )  # fmt: skip


@cache
def _phrase_pattern() -> re.Pattern[str]:
    known = (*case_book().phrases, *_bodies())
    words = (re.escape(phrase).replace(r"\ ", r"\s+") for phrase in known)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _phrases(found: list[re.Match[str]], names: list[bool], passage: str) -> None:
    """Names of common words that the codebook lists ("United States")."""
    joining = case_book().joining
    inside = [match.span() for match in _phrase_pattern().finditer(passage)]
    for i, match in enumerate(found):
        if match.group().lower() not in joining:
            names[i] = names[i] or any(a <= match.start() < b for a, b in inside)


def _persons(found: list[re.Match[str]], names: list[bool], passage: str) -> None:
    """A surname that is also a word, after a given name; a title before a name."""
    known = persons()
    for i in range(1, len(found)):
        if not passage[found[i - 1].end() : found[i].start()].isspace():
            continue
        before, word = found[i - 1].group().lower(), found[i].group().lower()
        first = found[i - 2].group().lower() if i > 1 else ""
        given = names[i - 1] and (before in known.given or first in known.given)
        if given and not names[i] and len(word) > 3 and word not in case_book().common:
            follows = i + 1 < len(found) and names[i + 1]
            names[i] = follows or first in known.given or _ends(passage, found[i])
    titles = known.title_words - case_book().joining
    for i in range(len(found) - 2, -1, -1):
        word = found[i].group().lower().rstrip(".")
        close = passage[found[i].end() : found[i + 1].start()].isspace()
        titled = i > 0 and found[i - 1].group().lower().rstrip(".") in titles
        if (
            names[i + 1]
            and close
            and (word in titles or (titled and word in known.given))
        ):
            names[i] = True


def _ends(passage: str, match: re.Match[str]) -> bool:
    """A comma or full stop closes the name."""
    return passage[match.end() : match.end() + 1] in {",", ".", ";", ")", "'", "’"}


def _initials(found: list[re.Match[str]], names: list[bool], passage: str) -> None:
    """As in "Farabundo Marti National Liberation Front (FMLN)": the words it stands for."""
    joining = case_book().joining
    for i, match in enumerate(found):
        bracketed = passage[: match.start()][-1:] in {"(", "["}
        if not bracketed or not 2 <= len(match.group()) <= ACRONYM:
            continue
        first = _first_of_name(found, names, passage, i)
        if first is not None:
            names[i] = True
            for k in range(first, i):
                names[k] = found[k].group().lower() not in joining


def _first_of_name(
    found: list[re.Match[str]], names: list[bool], passage: str, bracket: int
) -> int | None:
    """The first word of the name that an acronym in brackets stands for.

    It is the one with its first letter, or the nearest name, in an unbroken run.
    """
    initial, nearest = found[bracket].group()[0], None
    for j in range(bracket - 1, max(-1, bracket - 9), -1):
        gap = passage[found[j].end() : found[j + 1].start()]
        if gap.strip(" \n\"'([") or not gap:
            break
        if found[j].group()[0] == initial and bracket - j > 1:
            return j
        nearest = j if names[j] and nearest is None else nearest
    return nearest


def _bracketed(found: list[re.Match[str]], names: list[bool], passage: str) -> None:
    """As in "FMLN [Farabundo Marti National Liberation Front]"."""
    joining = case_book().joining
    ends = {match.end(): i for i, match in enumerate(found)}
    for opening in re.finditer(r"\s\[([^\]]{4,90})\]", passage):
        before = ends.get(opening.start())
        if before is None or not names[before]:
            continue
        inside = range(opening.start(1), opening.end(1))
        for i, match in enumerate(found):
            if match.start() in inside and match.group().lower() not in joining:
                names[i] = True
