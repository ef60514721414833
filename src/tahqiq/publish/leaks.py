"""Is a withheld word in any byte of a release? Ways to hide it are undone first.

What stands in pictures as pixels is not seen: nothing here reads images.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from tahqiq.model.release import Finding
from tahqiq.publish.leak_containers import members
from tahqiq.publish.leak_forms import (
    SQUEEZED,
    Form,
    Wanted,
    compared,
    folded,
    is_spelt_like,
    leak_words,
    raw_words,
    same_words,
    sounds_of,
    wanted,
    words_of,
)
from tahqiq.publish.leak_views import decoded, embedded, surroundings, unwrapped
from tahqiq.publish.withholding import disclosures
from tahqiq.text.coordinates import points_in
from tahqiq.text.lookalikes import latin_shapes, letters_for_digits

T = TypeVar("T")
STOOD = " placeholder "  # no name is like it, and it keeps the words around it apart
LAYERS = 3  # an archive in an archive in an archive, and no further
# A word of letters and of signs that look like letters; no hash and no id.
MIXED = re.compile(
    r"(?<![\w@$!|])(?![0-9a-f]{8,})(?=[\w@$!|]*[a-z])[\w@$!|]*[0-9@$!|][\w@$!|]*"
)


def leaks(
    data: bytes, protected: Iterable[str], name: str = "", shown: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Withheld things that occur in a file, however written, encoded or packed.

    Args:
        data: The bytes of the file, or of an archive of files.
        protected: Names, descriptions, numbers, addresses and points that must not
            occur (`Disclosed.protected`).
        name: The name of the file, which is searched too.
        shown: Names that may occur: one of them is no other spelling of a withheld
            one (`Disclosed.shown`).

    Returns:
        A finding for each withheld thing, and for each part that cannot be looked into.
    """
    watch = _watch(protected, shown)
    if not watch.wanted:
        return ()
    found: dict[str, Finding] = {}
    for place, text, trouble in _views(data, name):
        if trouble:
            found[trouble] = Finding(kind="unreadable", item=name, detail=trouble)
        for spelling in watch.seen_in(text):
            if spelling not in found:
                detail = f"{masked(spelling)}, {place}"
                found[spelling] = Finding(kind="leak", item=name, detail=detail)
    return tuple(found.values())


def masked(spelling: str) -> str:
    """A withheld word as a message may show it: its initials and length.

    >>> masked("Omid Sarvestan")
    'the withheld words “O… S…” (14 characters)'
    """
    heads = " ".join(f"{word[0]}…" for word in spelling.split())
    return f"the withheld words “{heads}” ({len(spelling)} characters)"


Forms = Mapping[str, tuple[tuple[Form, Wanted], ...]]
# The number of a footnote behind a surname is no initial: "Rostami 1" is no "Rostami L.".
NUMBER = re.compile(r"(?<![\w@$!|])\d+(?![\w@$!|])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """Everything looked for, by what a text is first asked for."""

    wanted: tuple[Wanted, ...]
    phrases: Forms
    by_word: Forms
    by_start: Mapping[str, tuple[tuple[str, Wanted], ...]]
    by_sound: Mapping[str, tuple[Wanted, ...]]
    known: frozenset[str]
    shown: frozenset[tuple[str, ...]]

    def seen_in(self, text: str) -> Iterator[str]:
        """The spellings of what occurs in a text."""
        text = _without_placeholders(text)
        plain = folded(text)
        yield from self._points(text)
        for shape in _shapes(plain):
            raw = raw_words(shape)
            same = tuple(same_words(raw))
            words = tuple(compared(same, self.known))
            yield from _words(self.phrases, same)
            yield from _words(self.by_word, words)
            yield from self._squeezed("".join(raw))
            if shape is plain:
                yield from self._numbers(words)
                yield from self._sounds(words)

    def _squeezed(self, text: str) -> Iterator[str]:
        if not self.by_start:
            return
        for at in range(len(text) - SQUEEZED + 1):
            for whole, row in self.by_start.get(text[at : at + SQUEEZED], ()):
                if text.startswith(whole, at):
                    yield row.spelling

    def _numbers(self, words: Sequence[str]) -> Iterator[str]:
        numbers = [row for row in self.wanted if row.number]
        if numbers:
            runs = re.findall(r"[\d ]{7,}", " ".join(words))
            digits = "|".join(run.replace(" ", "") for run in runs)
            yield from (row.spelling for row in numbers if row.number in digits)

    def _points(self, text: str) -> Iterator[str]:
        rows = [row for row in self.wanted if row.point]
        degrees = leak_words().point_degrees
        for place in points_in(text) if rows else ():
            for row in rows:
                if row.point and place.is_near(*row.point, degrees):
                    yield row.spelling

    def _sounds(self, words: Sequence[str]) -> Iterator[str]:
        if not self.by_sound:
            return
        for at, word in enumerate(words):
            if word.isdigit():
                continue
            for row in {r for s in sounds_of(word) for r in self.by_sound.get(s, ())}:
                if self._sounds_like(row.name, words[at : at + 3]):
                    yield row.spelling

    def _sounds_like(self, name: Sequence[str], words: Sequence[str]) -> bool:
        """Both names next to one another or around a third, in either order."""
        for other in words[1:]:
            pair = (words[0], other)
            if pair in self.shown:
                continue
            for left, right in (tuple(name), tuple(reversed(name))):
                if is_spelt_like(left, pair[0]) and is_spelt_like(right, other):
                    return True
        return False


def _without_placeholders(text: str) -> str:
    """The text without what stands in the place of withheld words.

    "[minor 1]; Omid Rostami" is no "L. Rostami" with a 1 for its L.
    """
    return _placeholder().sub(STOOD, text) if "[" in text else text


@cache
def _placeholder() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, disclosures().placeholders.values()))
    return re.compile(rf"\[(?:{labels}) \d+\]")


def _watch(protected: Iterable[str], shown: Iterable[str]) -> _Watch:
    rows = tuple(wanted(text) for text in dict.fromkeys(protected) if text.strip())
    spared = tuple(wanted(text) for text in dict.fromkeys(shown))
    loose = {form for row in spared for form in row.forms}
    return _Watch(
        wanted=rows,
        phrases=_by(
            (row.phrase.words[0], (row.phrase, row)) for row in rows if row.phrase
        ),
        by_word=_by(
            (form.words[0], (form, row))
            for row in rows
            for form in row.forms
            if form == Form(words_of(row.spelling)) or form not in loose
        ),
        by_start=_by(
            (whole[:SQUEEZED], (whole, row)) for row in rows for whole in row.squeezed
        ),
        by_sound=_by(
            (sound, row)
            for row in rows
            for word in row.name
            for sound in sounds_of(word)
        ),
        known=frozenset(w for row in rows for form in row.forms for w in form.words),
        shown=frozenset(row.name for row in spared),
    )


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for key, value in pairs:
        found[key] = (*found.get(key, ()), value)
    return found


def _words(forms: Forms, words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        for form, row in forms.get(word, ()):
            if _follows(form, words, at):
                yield row.spelling


def _follows(form: Form, words: Sequence[str], at: int) -> bool:
    """Whether the words of a form stand from a place on, in their order."""
    place = at
    for word in form.words[1:]:
        ahead = words[place + 1 : place + 2 + form.gap]
        if word not in ahead:
            return False
        place += 1 + ahead.index(word)
    return True


def _shapes(plain: str) -> Iterator[str]:
    """A folded text, and as it looks where letters are put for others."""
    yield plain
    if not plain.isascii():
        other = latin_shapes(plain)
        if other != plain:
            yield other
    mixed = NUMBER.sub(" ", surroundings(plain, MIXED))
    if mixed:
        yield from letters_for_digits(mixed)


def _views(data: bytes, name: str, layer: int = 0) -> Iterator[tuple[str, str, str]]:
    """The file as text in every way a reader or program could undo; or why not."""
    for _, text in unwrapped(name):
        yield "in the name of a file", text, ""
    inside: list[bytes] = []
    for text in dict.fromkeys(decoded(data)):
        for place, other in unwrapped(text):
            yield place, other, ""
            inside += embedded(other) if layer < LAYERS else ()
    yield from _embedded(inside, layer)
    for member in members(data) if layer < LAYERS else ():
        if member.trouble:
            yield "", "", member.trouble
        yield from _views(member.data, member.name, layer + 1)


def _embedded(inside: Iterable[bytes], layer: int) -> Iterator[tuple[str, str, str]]:
    """Bytes that stood in the text as letters: one text of them all, and archives."""
    rows = tuple(dict.fromkeys(inside))
    for codec in ("utf-8", "utf-16-le"):
        joined = "\n".join(row.decode(codec, errors="ignore") for row in rows)
        if joined.strip() and layer < LAYERS:
            yield from _views(joined.encode("utf-8", "replace"), "", layer + 1)
    for row in rows:
        for member in members(row) if len(row) > 18 else ():
            if not member.trouble:  # letters that only look like the head of a file
                yield from _views(member.data, member.name, layer + 1)
