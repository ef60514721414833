"""A working copy of a passage that parses better, with the way back.

Nothing is corrected in the evidence. The copy differs by single characters (a plain
space for a non-breaking one, a letter for the semicolon beside its key) and by inserted
spaces between glued words, so each of its characters has one origin in the passage
(M2, M12).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.word_classes import DATING

# One character for one: what the parser was not trained on, as what it was.
PLAIN = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\ufeff": " ",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"',
    "\u00bb": '"', "\u200b": " ", "\u200e": " ", "\u200f": " ", "\t": " ", "\r": " ",
    "\u2022": " ", "\u25cf": " ", "\u25aa": " ", "\u25e6": " ",  # marks of a list's items
    "\n": " ", "\u02bf": "'", "\u02be": "'", "\u02bc": "'", "\u2011": "-",
})  # fmt: skip

# Where two words are glued: a capitalised word and a function word ("Forcesthe base"), a
# full stop without its space, two capitalised words ("PressPress Agency"), "groupof", a
# quotation mark without its space ("a job?"He left"), a headline ("SuspectA court has").
GLUE = re.compile(
    r"\b(?P<name>[A-Z][\w']{3,}[a-z])(?P<the>the|which|that|who)\b"
    r"|(?:(?<=[a-z]{2}[.!?])|(?<=\b[A-Z]{3}\.)|(?<=[A-Z]{4}\.)|(?<=\d\d\.))(?=[A-Z][a-z]+\s)"
    r"|(?<=[a-z]{3})(?=(?P<again>[A-Z][a-z]{3,})\s[A-Z])"
    r"|\b(?P<noun>[a-z]{4,})of\b"
    r"|(?<=[a-z\d)][.!?])(?P<quote>\")(?=[A-Z\"\[])"
    r"|(?<=[a-z]{3})(?=(?:An?|The|It|He|She|They|We|But|This|There|These|Those|When|While)\s)"
    r"|(?<=[A-Z]{3})(?=(?:The|It|He|She|They|We|But|This|There)\s)"  # behind a credit: "EPAThe"
    r"|(?<=[a-z]{3})(?=[A-Z]{3,}(?:,\s|\s[\u2014\u2013(-]))"  # a dateline behind a headline
    r"|(?<=\d\s[ap]\.m)(?=\.\s(?P<next>[A-Z][a-z]+)\s+(?P<then>\w+))"  # "at 9 p.m. Police said"
    r"|(?<=\bMay)(?=\.\s+[\"A-Z])"  # "on 4 May. Two died": no word that is cut short
)
VERBS_IN_THE = re.compile(r"[aeioy]the$")  # "bathe", "clothe" and "seethe" are whole
# What an 8-bit reading makes of curly marks and dashes in UTF-8, and the plain marks meant.
MISREAD = re.compile(
    "\u00e2\u20ac(?:[\u0153\u009c\u009d\u2122\u0099\u02dc\u0098\u201c\u0093\u201d\u0094\u00a6]"
    "|(?=[\\s,.;:!?)]|$))"
)
MEANT = {"\u0153": '"', "\u009c": '"', "\u009d": '"', "": '"', "\u2122": "'", "\u0099": "'",
         "\u02dc": "'", "\u0098": "'", "\u201c": "-", "\u0093": "-", "\u201d": "-",
         "\u0094": "-", "\u00a6": "."}  # fmt: skip
# Titles cut short that the parser takes for the end of a sentence: "Brig. Gen. Arif Dost".
CUT_SHORT = re.compile(
    r"\b(Brig|Insp|Supt|Cmdr|Comdr|Sgt|Cpl|Pvt|Pte|Det|Const|Maj|Dep|Amb|Hon|Fr|Cllr|Atty"
    r"|Msgr)\.(?= [A-Z])"
)
STRAY = re.compile(r"\u00c2(?= )")  # what is left of a space decoded amiss
DOUBLED = re.compile(r"\b(the|of|in|an?|to|and|for|by|at|with) (?=\1 )")
BROKEN_TITLE = re.compile(r"\b([A-Z][a-z]+);(?= [A-Z])")


@dataclass(frozen=True, slots=True)
class Working:
    """The copy and, where spaces were inserted, the positions they stand at."""

    text: str
    inserted: tuple[int, ...] = ()
    dropped: tuple[
        tuple[int, int], ...
    ] = ()  # where the copy is shorter, by how much so far

    def origin(self, offset: int) -> int:
        """Offset in the passage of the character at `offset` of the copy."""
        if self.inserted:
            offset -= bisect_right(self.inserted, offset)
        at = bisect_left(self.dropped, (offset + 1, 0)) - 1 if self.dropped else -1
        return offset + self.dropped[at][1] if at >= 0 else offset


def working_copy(passage: str) -> Working:
    r"""The copy to parse.

    >>> working_copy("in Tal\u00a0Rif").text
    'in Tal Rif'
    >>> copy = working_copy("It ended.The army left.")
    >>> copy.text, copy.origin(10), "It ended.The"[9]
    ('It ended. The army left.', 9, 'T')
    """
    read, dropped = _read_aright(passage)
    plain = _mended(read.translate(PLAIN))
    cuts = [
        cut for match in GLUE.finditer(plain) if (cut := _cut(match, plain)) is not None
    ]
    if not cuts:
        return Working(plain, dropped=dropped)
    pieces, inserted, last = [], [], 0
    for count, cut in enumerate(cuts):
        pieces.append(plain[last:cut])
        inserted.append(cut + count)
        last = cut
    pieces.append(plain[last:])
    return Working(" ".join(pieces), tuple(inserted), dropped)


def _read_aright(passage: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The passage with one mark for each that was decoded as two or three, and from where
    on the copy lags behind by how much.
    """
    if "\u00e2\u20ac" not in passage:
        return passage, ()
    pieces, dropped, last, lag = [], [], 0, 0
    for match in MISREAD.finditer(passage):
        pieces.append(passage[last : match.start()] + MEANT[match[0][2:]])
        last = match.end()
        lag += len(match[0]) - 1
        dropped.append((last - lag, lag))
    pieces.append(passage[last:])
    return "".join(pieces), tuple(dropped)


def _cut(match: re.Match[str], plain: str) -> int | None:
    """Where to part a glued word; None where it is one word after all."""
    if match["name"]:
        known = match["name"].lower() in nouns().of or _elsewhere(match["name"], plain)
        whole = VERBS_IN_THE.search(match[0]) and not known
        return None if whole else match.start("the")
    if match["noun"]:
        return match.end("noun") if match["noun"] in nouns().of else None
    if match["quote"]:
        opens = plain.count('"', 0, match.start()) % 2 == 0
        return match.start() if opens else match.end()
    if match["next"]:
        dated = match["next"].lower() in DATING or match["then"] in {"time", "Time"}
        return None if dated else match.start()
    if match["again"] and not _elsewhere(match["again"], plain):
        return None
    return match.start()


def _elsewhere(word: str, plain: str) -> bool:
    """Whether the passage has it as a word of its own."""
    return re.search(rf"\b{re.escape(word)}\b", plain) is not None


def _mended(plain: str) -> str:
    """Doubled function words blanked, a broken title made whole, length kept.

    >>> _mended("of the the army by Genera; Salim")
    'of     the army by General Salim'
    """
    plain = STRAY.sub(" ", plain)
    plain = CUT_SHORT.sub(r"\1 ", plain)
    plain = DOUBLED.sub(lambda match: " " * len(match[0]), plain)
    return BROKEN_TITLE.sub(lambda match: match[1] + _missing(match[1].lower()), plain)


def _missing(word: str) -> str:
    """The letter a semicolon stands for at the end of a title, a space after a whole one."""
    titles = persons().title_words
    if word in titles:
        return " "
    return next((title[-1] for title in titles if title[:-1] == word), ";")
