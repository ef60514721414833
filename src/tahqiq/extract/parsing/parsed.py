"""A document with its parse: the one record every step of extraction reads.

The parser sees a working copy of each passage (spaces for non-breaking spaces, glued
tokens apart); `starts` and `ends` carry every token back to the evidentiary text, so a
span made here always equals its words (M11, M12).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.document import Document, PassageKind, Refusal
from tahqiq.model.reading import Sentence, Span

RUNNING = frozenset({"body", "message", "cue"})  # no heading, byline or dateline


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One document, parsed.

    `tree` is the same parse as plain lists. `doc` holds the tokens of all passages, in
    order; a sentence never crosses a passage. `starts[i]` and `ends[i]` are token `i`'s
    offsets in `document.text`. `sentence_of[i]` indexes `sentences`, which indexes
    `bounds` (token ranges).
    """

    document: Document
    doc: Doc
    tree: Tree  # the parse as plain lists: use it in loops, not tokens
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    refusals: tuple[Refusal, ...] = ()

    @property
    def text(self) -> str:
        """The evidentiary text."""
        return self.document.text

    def span(self, first: int, end: int) -> Span:
        """The words of tokens `first` to `end` (exclusive), white space trimmed."""
        words = self.tree.text
        while first < end - 1 and words[first].isspace():
            first += 1
        while end - 1 > first and words[end - 1].isspace():
            end -= 1
        start, stop = self.starts[first], self.ends[end - 1]
        return Span(start=start, end=stop, exact=self.document.text[start:stop])

    def span_of(self, token: Token) -> Span:
        """The words of one token."""
        return self.span(token.i, token.i + 1)

    def words(self, start: int, end: int) -> Span:
        """The words between two evidentiary offsets."""
        return Span(start=start, end=end, exact=self.document.text[start:end])

    def sentence(self, token: int) -> Sentence:
        """The sentence in which a token stands."""
        return self.sentences[self.sentence_of[token]]

    def kind(self, token: int) -> PassageKind:
        """The kind of passage in which a token stands."""
        return self.sentence(token).kind

    def rows(self) -> tuple[int, ...]:
        """For each sentence, how many of running text stand before it."""
        rows, running = list[int](), 0
        for sentence in self.sentences:
            rows.append(running)
            running += sentence.kind in RUNNING
        return tuple(rows)

    def token_at(self, offset: int) -> int | None:
        """Index of the token that covers an evidentiary offset, or None."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.starts) and self.starts[low] <= offset:
            return low
        return None
