"""Text as a row of tagged words, so that rules of time can be written over tags.

Every word gets one character that stands for its set of tags; the rules of
`timex_rules` are regular expressions over those characters. A document is so read by a
few compiled expressions over a string some six times shorter than it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tahqiq.text.numbers import NumberWords

TOKEN = re.compile(
    r"[AaPp]\.\s?[Mm]\b\.?"  # a.m.
    r"|[^\W\d_]+"
    r"|\d+(?:[,\u00a0\u202f]\d{3}(?!\d))*(?:[.:/\-\u2010\u2011\u2013]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    r"|\n\s*\n|[^\w\s]"
)
MARKS = {",": "comma", "-": "hyphen", "\u2010": "hyphen", "\u2011": "hyphen",
         "\u2013": "hyphen", "/": "slash", ".": "dot", "'": "apos", "\u2019": "apos",
         "\u2018": "apos", "!": "stop", "?": "stop", ";": "stop", ":": "colon",
         "(": "open", ")": "shut", "$": "money"}  # fmt: skip
SKIPPED = frozenset("-\u2010\u2011\u2013'\u2019\u02bf\u2018`")
# Arabic-Indic and extended Arabic-Indic digits, as in "\u0662\u0660\u0662\u0660".
WESTERN = {base + digit: str(digit) for base in (0x660, 0x6F0) for digit in range(10)}
FIRST_CODE = 0xE000  # private use: no such character occurs in a rule
Tags = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The shape of `codebook/times.yaml`: tag -> words -> meaning."""

    tags: dict[str, dict[str, str | int]]
    capitals: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that count as one word: the words after the first, and their tags."""

    rest: tuple[str, ...]
    key: str
    tags: Tags


@dataclass(frozen=True, slots=True)
class Line:
    """A text as words: offsets, the lexicon key of each, and a code character each."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    codes: str

    def words(self, first: int, end: int) -> str:
        """The text of words `first` to `end` (exclusive)."""
        return self.text[self.starts[first] : self.ends[end - 1]]


class Lexicon:
    """Words of time with their tags; turns text into a `Line`.

    Args:
        words: The codebook's words of time.
        numbers: The codebook's number words.
    """

    def __init__(self, words: TimeWords, numbers: NumberWords) -> None:
        self.numbers = numbers
        self.values: Mapping[str, Mapping[str, str | int]] = words.tags
        self.capitals = frozenset(words.capitals)
        self.codes: dict[Tags, str] = {}
        self.tags: dict[str, Tags] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        self.table: dict[str, str] = {}
        self.plain = self.code(frozenset())
        self.collect(words, numbers)
        self.fill_table()

    def collect(self, words: TimeWords, numbers: NumberWords) -> None:
        """Fill the tables of single words and of phrases."""
        tagged: dict[str, set[str]] = {}
        numerals = {"card": numbers.cardinals, "scale": numbers.scales}
        sources: list[tuple[str, Mapping[str, object]]] = [
            *words.tags.items(),
            *numerals.items(),
            ("ord", numbers.ordinals),
        ]
        for tag, entries in sources:
            for key in entries:
                tagged.setdefault(key, set()).add(tag)
        for key, tags in tagged.items():
            pieces = key.replace("-", " ").split()
            if len(pieces) == 1:
                self.tags[key] = frozenset(tags)
            else:
                phrase = Phrase(rest=tuple(pieces[1:]), key=key, tags=frozenset(tags))
                self.phrases.setdefault(pieces[0], []).append(phrase)
        for options in self.phrases.values():
            options.sort(key=lambda phrase: -len(phrase.rest))

    def code(self, tags: Tags) -> str:
        """The character that stands for a set of tags."""
        if tags not in self.codes:
            self.codes[tags] = chr(FIRST_CODE + len(self.codes))
        return self.codes[tags]

    def tag_sets(self) -> list[Tags]:
        """Every set of tags that a word may have."""
        phrases = [phrase.tags for row in self.phrases.values() for phrase in row]
        sets = {
            *self.tags.values(),
            *phrases,
            *NUMERALS,
            *map(mark_tags, MARKS.values()),
        }
        sets |= {tags - self.capitals for tags in sets}
        return [*(tags for tags in sets if tags), frozenset({"cont"})]

    def line(self, text: str) -> Line:
        """The text as tagged words."""
        western = text if text.isascii() else text.translate(WESTERN)
        starts: list[int] = []
        raws: list[str] = []
        for match in TOKEN.finditer(western):
            starts.append(match.start())
            raws.append(match[0])
        ends = [start + len(raw) for start, raw in zip(starts, raws, strict=True)]
        keys = [raw.lower() for raw in raws]
        table, unknown = self.table, self.unknown_code
        row = [table.get(raw) or unknown(raw) for raw in raws]
        self.join_phrases(keys, row)
        return Line(text, starts, ends, keys, "".join(row))

    def unknown_code(self, raw: str) -> str:
        """The code of a word that the table lacks: a name, a numeral, odd capitals."""
        tags = self.tags.get(raw.lower())
        if tags is not None:
            return self.code(tags)
        if raw[0].isalpha():
            return self.plain
        return self.code(numeral_tags(raw.lower())) or self.plain

    def fill_table(self) -> None:
        """Codes of the known words as they are usually written."""
        for key, tags in self.tags.items():
            self.table[key.capitalize()] = self.table[key.upper()] = self.code(tags)
            self.table[key] = self.code(tags - self.capitals)

    def join_phrases(self, keys: list[str], row: list[str]) -> None:
        """Give the words of each phrase the code of the phrase, in place."""
        openers, glue, done = self.phrases, self.code(frozenset({"cont"})), 0
        for index, key in enumerate(keys):
            if key in openers and index >= done:
                phrase, done = longest(openers[key], keys, index)
                if phrase is not None:
                    keys[index:done] = [phrase.key] + [""] * (done - index - 1)
                    row[index] = self.code(phrase.tags)
                    row[index + 1 : done] = glue * (done - index - 1)


def longest(
    options: list[Phrase], keys: list[str], index: int
) -> tuple[Phrase | None, int]:
    """The longest phrase that begins at a word, and where it ends."""
    for phrase in options:
        at = index
        for word in phrase.rest:
            at += 1
            while at < len(keys) and keys[at] in SKIPPED:
                at += 1
            if at >= len(keys) or keys[at] != word:
                break
        else:
            return phrase, at + 1
    return None, index


# Shapes of numerals, most telling first.
NUMERAL_SHAPES: tuple[tuple[re.Pattern[str], Tags], ...] = tuple(
    (re.compile(shape), frozenset(tags.split()))
    for shape, tags in (
        (r"(?:0?[1-9]|[12]\d|3[01])$", "num day"),
        (r"(?:1[6-9]|20)\d\d$", "num year mil"),
        (r"(?:[01]\d|2[0-4])[0-5]\d$", "num mil"),
        (r"\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?$", "num"),
        (r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)$", "ord ordday"),
        (r"\d+(?:st|nd|rd|th)$", "ord"),
        (r"\d{4}-\d\d-\d\d$", "iso"),
        (r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?$", "clock"),
        (r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)$", "slashdate"),
        (r"\d{4}[./]\d{1,2}[./]\d{1,2}$", "slashdate"),
        (r"(?:1[89]|20)\d\d[-/\u2010\u2011\u2013](?:\d\d|\d{4})$", "years"),
        (r"[1-3]?\d/[1-3]?\d$", "ratio frac"),
        (r"[1-3]?\d[-\u2010\u2011\u2013][1-3]?\d$", "range"),
    )
)
DECADE_SHAPE = re.compile(r"(?:(?:1[5-9]|20)\d0|[2-9]0)s$")
DOT_SHAPE = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d$")


@cache
def mark_tags(name: str) -> Tags:
    """The tag of a punctuation mark, as a set."""
    return frozenset({name})


@cache
def numeral_tags(word: str) -> Tags:
    """What a numeral, or a mark, may be.

    >>> sorted(numeral_tags("6")), sorted(numeral_tags("1990s"))
    (['day', 'num'], ['decade'])
    """
    if word in MARKS:
        return mark_tags(MARKS[word])
    if not word[0].isdecimal():
        return mark_tags("stop") if word[0] == "\n" else frozenset()
    if DECADE_SHAPE.match(word):
        return frozenset({"decade"})
    if DOT_SHAPE.match(word):
        return frozenset({"num", "dotclock"})
    return next(
        (tags for shape, tags in NUMERAL_SHAPES if shape.match(word)), frozenset()
    )


NUMERALS = [
    frozenset({"decade"}),
    frozenset({"num", "dotclock"}),
    mark_tags("stop"),
] + [tags for _, tags in NUMERAL_SHAPES]
TAG = re.compile(r"\{([!<?]*)([a-z0-9|]+)\}")


def compile_rule(pattern: str, lexicon: Lexicon) -> re.Pattern[str]:
    """A rule over tags (``{month} {day}``) as an expression over code characters.

    ``{<a|b}`` asks that the word before has tag a or b, ``{<!a}`` that it has not,
    ``{!a}`` that the next word has not; none of these takes a word. A group may be
    named in several alternatives; its name is numbered here (``date_1``, ``date_2``).

    Raises:
        KeyError: The rule names a tag that no word has.
    """
    sets = lexicon.tag_sets()
    known = {tag for tags in sets for tag in tags}
    glue = lexicon.code(frozenset({"cont"}))
    around = {"<": "(?<=%s)", "<!": "(?<!%s)", "!": "(?!%s)", "": "(?:%s" + glue + "*)"}

    def characters(match: re.Match[str]) -> str:
        wanted = set(match[2].split("|"))
        if wanted - known:
            raise KeyError(f"a rule of time names unknown tags {wanted - known}")
        codes = "".join(lexicon.code(tags) for tags in sets if tags & wanted)
        return around[match[1]] % f"[{codes}]"

    counter: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        counter[match[1]] = counter.get(match[1], 0) + 1
        return f"(?P<{match[1]}_{counter[match[1]]}>"

    named = re.sub(r"\(\?P<(\w+)>", numbered, pattern)
    return re.compile(TAG.sub(characters, named))
