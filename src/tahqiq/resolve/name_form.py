"""A name taken apart: which of its words say who is meant, and how much."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from tahqiq.resolve.lexicon import Lexicon, lexicon
from tahqiq.text.arabic import arabic_skeleton, latin_skeleton, without_article
from tahqiq.text.scripts import (
    fold_arabic,
    fold_latin,
    hebrew_as_arabic,
    romanised,
    script_of,
)

PartKind = Literal["name", "initial", "father", "light", "legal", "number"]
PERSONS = frozenset({"Person"})

_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z]{3})(?=[A-Z]{2,}$)")
_DOTTED = re.compile(r"\b(?:\w\.\s?-?){2,}(?:\w\b)?")
_POSSESSIVE = re.compile(r"['’]s?\b(?=\s|$)")
_BREAKS = re.compile(r"[\s\-–‐‑_/,;:()\[\]·•・\"“”„«»|]+")  # noqa: RUF001
_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}s?")
_DIGITS_AS_LETTERS = str.maketrans("01934578", "oigeastb")
_SERVANT = re.compile(r"^ab[d](?:u|e|a|o|ou)(?:l|r|s|z|n|d|t)?(?=[a-z]{4})")
_ENDING = re.compile(r"(?<=[a-z]{2})(?:[uea]d?|al)?d(?:in|ine|een)$")
_GOD = re.compile(r"abd[uoae]?l+ah?")
_ALLAH = re.compile(r"(?<=[a-z]{3})[uoa]l+ah$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One word of a name that says something.

    `text` is folded, in Latin or Arabic letters; `raw` as written; `meaning` is the
    line of the codebook the word shares with its translations, `line` that of a legal
    form or a light word. `light` words may have a meaning in several languages too.
    """

    text: str
    raw: str
    kind: PartKind
    arabic: bool = False
    line: int | None = None
    meaning: int | None = None
    article: bool = False

    @property
    def skeleton(self) -> str:
        """The consonants, comparable across scripts."""
        return arabic_skeleton(self.text) if self.arabic else latin_skeleton(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A name as its parts, the titles taken off; `acronym` where it is nothing else.

    `initials` are the first letters of all words but articles, for acronyms.
    """

    name: str
    parts: tuple[Part, ...]
    titles: tuple[str, ...] = ()
    acronym: str | None = None
    initials: str = ""

    @property
    def telling(self) -> tuple[Part, ...]:
        """The parts that say who is meant: no legal forms, no light words."""
        return tuple(part for part in self.parts if part.kind not in {"light", "legal"})


@lru_cache(maxsize=65536)
def name_form(name: str, schema: str) -> NameForm:
    """The name taken apart as a name of that schema.

    >>> [part.text for part in name_form("Dr. Abd al-Aziz al-Nuri", "Person").parts]
    ['abdaziz', 'nuri']
    >>> [part.text for part in name_form("أبو علي العسكري", "Person").parts]
    ['ابوعلي', 'عسكري']
    """
    person = schema in PERSONS
    words = _words(name, person=person)
    book = lexicon()
    titles, words = _untitled(words, book) if person else ((), words)
    words = _with_endings(words, book)
    parts = _joined(words, book) if person else [_body_part(w, book) for w in words]
    parts = [part for part in parts if part.text not in book.articles or len(parts) < 2]
    if person:
        parts = [p for at, p in enumerate(parts) if not _filial(p, at, book)] or parts
    capital = name.strip()
    return NameForm(
        name=name,
        parts=tuple(_numbered(_once(parts, person=person), book)),
        titles=titles,
        acronym=capital if _ACRONYM.fullmatch(capital) and not person else None,
        initials=_initials(parts),
    )


def _initials(parts: list[Part]) -> str:
    return "".join(part.text[0] for part in parts if part.text)


def _words(name: str, *, person: bool) -> list[str]:
    """The words as written, broken where spellings break them differently."""
    text = unicodedata.normalize("NFKC", name).translate({0x27: 0x2019})
    text = text.replace("%", " percent")
    text = _POSSESSIVE.sub("", text)
    text = _DOTTED.sub(lambda m: _undotted(m[0], person=person), text)
    text = _GLUED.sub(" ", text.replace(".", " "))
    for phrase, single in lexicon().phrases:
        if phrase.split()[0] in text.casefold():
            folded = " ".join(_BREAKS.split(fold_latin(text.replace("’", ""))))
            if phrase in folded:
                text = folded.replace(phrase, single.replace("-", "\ue000"))
    broken = _BREAKS.split(text)
    words = [word.replace("\ue000", "-") for word in broken]
    return [word for word in words if any(map(str.isalnum, _folded(word)[0]))]


def _undotted(dotted: str, *, person: bool) -> str:
    letters = [letter for letter in dotted if letter.isalnum()]
    return (" ".join(letters) if person else "".join(letters)) + " "


def _untitled(words: list[str], book: Lexicon) -> tuple[tuple[str, ...], list[str]]:
    """The titles before a personal name and the name without them."""
    at = 0
    while at < len(words) - 1 and _folded(words[at])[0] in book.titles:
        at += 1
    last = len(words)
    while last - at > 2 and _folded(words[last - 1])[0] in book.legal:
        last -= 1  # "Nicolás Maduro LLC": noise behind a person
    return tuple(words[:at]), words[at:last]


@lru_cache(maxsize=65536)
def _folded(word: str) -> tuple[str, bool]:
    """The word without case and marks, and whether it is in Arabic letters."""
    script = script_of(word)
    if script == "arabic":
        return fold_arabic(word), True
    if script == "hebrew":
        return hebrew_as_arabic(word), True
    text = fold_latin(word if script == "latin" else romanised(word) or word)
    letters = sum(map(str.isalpha, text))
    if len(text) > letters > len(text) / 2 and not text[0].isdigit():
        text = text.translate(_DIGITS_AS_LETTERS)  # "Sech1n"
    return text.replace("’", "").replace("'", ""), False


def _with_endings(words: list[str], book: Lexicon) -> list[str]:
    """The words, with "al-Din" and "Allah" written on to the word before them."""
    joined: list[str] = []
    for word in words:
        text, arabic = _folded(word)
        ending = book.endings.get(without_article(text) if arabic else text)
        before = [w for w in joined if _folded(w)[0] not in book.articles]
        if ending and before and not _governs(before[-1], book):
            tail = ("دين" if ending == "din" else "الله") if arabic else ending
            joined = [*joined[: joined.index(before[-1])], before[-1] + tail]
        else:
            joined.append(word)
    return joined


def _governs(word: str, book: Lexicon) -> bool:
    text = _folded(word)[0]
    return text in book.servant | book.father | book.mother | book.titles


def _joined(words: list[str], book: Lexicon) -> list[Part]:
    """The parts of a personal name: "Abu" and "Abd" joined to what they govern."""
    parts: list[Part] = []
    governing = ""
    kind: PartKind = "name"
    for word in words:
        text, arabic = _folded(word)
        if text in book.servant or text in book.father | book.mother:
            governing += _canonical(text, book)
            kind = "name" if text in book.servant else "father"
            continue
        if text in book.articles and word != words[-1]:
            continue
        part = _person_part(word, text, arabic=arabic)
        if governing:
            # Persian and Arabic write the governing word in their own letters
            part = replace(part, text=governing + part.text, kind=kind)
            governing, kind = "", "name"
        parts.append(part)
    if governing:
        parts.append(Part(text=governing, raw=words[-1], kind="name"))
    return parts


def _canonical(text: str, book: Lexicon) -> str:
    """One spelling of the governing words of each script."""
    arabic = script_of(text) == "arabic"
    if text in book.servant:
        return "عبد" if arabic else "abd"
    if text in book.father:
        return "ابو" if arabic else "abu"
    return "ام" if arabic else "umm"


def _person_part(word: str, text: str, *, arabic: bool) -> Part:
    if arabic:
        bare = without_article(text)
        return Part(text=bare, raw=word, kind="name", arabic=True, article=bare != text)
    if len(text) == 1:
        return Part(text=text, raw=word, kind="initial")
    if len(text) == 2 and word.isupper() and not set(text) & set("aeiouy"):
        return Part(text=text, raw=word, kind="initial")
    bare = "abdallah" if _GOD.fullmatch(text) else _SERVANT.sub("abd", text)
    if len(bare) > 6:
        bare = _ALLAH.sub("allah", _ENDING.sub("din", bare))
    return Part(text=bare, raw=word, kind="name")


def _filial(part: Part, at: int, book: Lexicon) -> bool:
    """Whether a part means "son of": "Ben" at the start is a name."""
    return part.text in book.filial and not (at == 0 and part.text == "ben")


def _body_part(word: str, book: Lexicon) -> Part:
    """A part of the name of a body, a place or a thing."""
    text, arabic = _folded(word)
    bare = without_article(text) if arabic else text
    legal = book.legal.get(text)
    light = book.light.get(bare, book.light.get(text))
    meaning = book.meanings.get(bare, book.meanings.get(text))
    if legal is not None and light is None:
        return Part(text=text, raw=word, kind="legal", line=legal, arabic=arabic)
    if light is not None:
        return Part(text=bare, raw=word, kind="light", line=light, arabic=arabic)
    return Part(
        text=bare, raw=word, kind="name", arabic=arabic, meaning=meaning,
        article=bare != text,
    )  # fmt: skip


def _once(parts: list[Part], *, person: bool) -> list[Part]:
    """The parts without one said twice running or, for a person, twice at all."""
    kept: list[Part] = []
    for part in parts:
        if not (person and any(part.text == before.text for before in kept)):
            kept.append(part)
    return kept


def _numbered(parts: list[Part], book: Lexicon) -> list[Part]:
    """Number words and digits as numbers, "forty four" as one."""
    known = [_number(part, book) for part in parts]
    found: list[Part] = []
    for number, part in zip(known, parts, strict=True):
        if number is None:
            found.append(part)
        elif found and found[-1].kind == "number" and _tens(found[-1].text, number):
            whole = str(int(found[-1].text) + number)
            found[-1] = replace(
                found[-1], text=whole, raw=f"{found[-1].raw} {part.raw}"
            )
        else:
            found.append(replace(part, text=str(number), kind="number", meaning=None))
    return found


def _number(part: Part, book: Lexicon) -> int | None:
    digits = re.match(r"\d+", part.text)
    if digits and part.kind == "name":
        return int(digits[0])
    spelt = book.numbers.get(part.text)
    return spelt if part.kind == "name" else None


def _tens(before: str, number: int) -> bool:
    return number < 10 and int(before) >= 20 and int(before) % 10 == 0


def signature(form: NameForm) -> tuple[str, ...]:
    """What spellings of one name mostly share: skeletons and meanings, sorted."""
    found = set()
    for part in form.parts:
        if part.kind == "light":
            found.add(f"*{part.line}")
        elif part.meaning is not None:
            found.add(f"#{part.meaning}")
        elif part.kind != "legal":
            found.add(part.skeleton or part.text)
    return tuple(sorted(found))
