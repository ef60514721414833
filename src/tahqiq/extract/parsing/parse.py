"""Document -> Parsed: repair the working copy, parse it, map it back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from tahqiq.extract.parsing.english import English, labelled
from tahqiq.extract.parsing.headlines import headlined, titled
from tahqiq.extract.parsing.insets import parsed_apart
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.repair import Working, working_copy
from tahqiq.extract.parsing.stand_ins import put_back, stood_in
from tahqiq.extract.parsing.tree import tree_of
from tahqiq.extract.parsing.truecase import common_words, shouts, truecased
from tahqiq.model.document import Document, Passage
from tahqiq.model.reading import Sentence

ITEM = re.compile(r"(?:[-*•–—▪]|\(?[0-9a-z]{1,2}[.)])\s")  # the mark of a list's item


def parse(document: Document, english: English) -> Parsed:
    """The document parsed passage by passage, every token mapped back.

    Args:
        document: An English document with its passages.
        english: The pipeline.
    """
    copies = [working_copy(words) for words in _in_mixed_case(document, english)]
    parsed = english.parse(stood_in(copy.text) for copy in copies)
    plain = [put_back(doc, c.text) for doc, c in zip(parsed, copies, strict=True)]
    docs = parsed_apart(plain, english)
    build = _Build()
    for passage, copy, doc in zip(document.passages, copies, docs, strict=True):
        build.add(document.text, passage, copy, doc)
    whole = Doc.from_docs(docs, ensure_whitespace=False) if docs else None
    doc = whole if whole is not None else Doc(english.nlp.vocab)
    return Parsed(
        document=document,
        doc=doc,
        tree=tree_of(doc),
        starts=tuple(build.starts),
        ends=tuple(build.ends),
        sentences=tuple(build.sentences),
        bounds=tuple(build.bounds),
        sentence_of=tuple(build.sentence_of),
    )


def _in_mixed_case(document: Document, english: English) -> Iterator[str]:
    """The words of each passage; those set in capitals as mixed case would have them."""
    words = [document.text[p.start : p.end] for p in document.passages]
    loud = [shouts(text) for text in words]
    cased = truecased(document.text, common_words(english)) if any(loud) else ""
    for passage, text, capitals in zip(document.passages, words, loud, strict=True):
        if capitals:
            yield cased[passage.start : passage.end]
        elif passage.kind == "heading" and titled(text):
            yield headlined(text, document.text[passage.end :], common_words(english))
        else:
            yield text


@dataclass(slots=True)
class _Build:
    """Lists that grow passage by passage and become the Parsed record."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)

    def add(
        self, document_text: str, passage: Passage, copy: Working, doc: Doc
    ) -> None:
        """Append the tokens and sentences of one passage."""
        base = len(self.starts)
        for token in doc:
            start = copy.origin(token.idx)
            end = copy.origin(token.idx + len(token.text) - 1) + 1
            self.starts.append(passage.start + start)
            self.ends.append(passage.start + end)
        items = _items(document_text, passage, copy, doc)
        for first, end in _sentences(doc, items):
            self._sentence(passage, base + first, base + end)

    def _sentence(self, passage: Passage, first: int, end: int) -> None:
        index = len(self.sentences)
        self.sentences.append(
            Sentence(
                id=f"s{index + 1}",
                start=self.starts[first],
                end=self.ends[end - 1],
                kind=passage.kind,
            )
        )
        self.bounds.append((first, end))
        self.sentence_of.extend([index] * (end - first))


def _sentences(doc: Doc, items: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences: the parser's, rejoined where it cut one in two."""
    starts = (
        {token.i for token in doc if token.is_sent_start} | set(_reopened(doc)) | items
    ) - {labelled(doc)}  # a label and what is said are one sentence
    kept = [i for i in sorted(starts) if i == 0 or i in items or not _continues(doc, i)]
    for first, end in pairwise([*kept, len(doc)]):
        if end > first:
            yield first, end


def _items(text: str, passage: Passage, copy: Working, doc: Doc) -> frozenset[int]:
    """Tokens that open an item of a list set line by line."""
    found = set()
    for token in doc:
        start = passage.start + copy.origin(token.idx)
        line = text.rfind("\n", passage.start, start)
        if line >= 0 and not text[line:start].strip() and ITEM.match(text, start):
            found.add(token.i)
    return frozenset(found)


def _reopened(doc: Doc) -> Iterator[int]:
    """Starts the parser missed: an opening quotation mark after a full stop, the mark
    of a list's item.
    """
    for token in doc[1:-1]:
        if token.text == '"' and not token.whitespace_:
            before = doc[token.i - 1]
            if before.text in {".", "?", "!"} and before.whitespace_:
                yield token.i


def _continues(doc: Doc, i: int) -> bool:
    """A cut before `i` splits one sentence: a lower-case start after no full stop,
    or a bare closing quotation mark.
    """
    token, before = doc[i], _solid(doc, i)
    if before is None or doc.text[before.idx + len(before.text) : token.idx].count(
        "\n"
    ):
        return False
    closes = token.text in {'"', "'", ")"} and (
        bool(token.whitespace_) or i + 1 == len(doc)
    )
    if closes and not before.whitespace_:
        return True
    ended = before.text[-1] in '.!?”"’…'
    return token.text[:1].islower() and not ended


def _solid(doc: Doc, i: int) -> Token | None:
    while i > 0:
        i -= 1
        if not doc[i].is_space:
            return doc[i]
    return None


def parse_all(documents: Sequence[Document], english: English) -> list[Parsed]:
    """Several documents, each parsed."""
    return [parse(document, english) for document in documents]
