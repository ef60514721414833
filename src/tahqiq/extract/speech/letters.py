"""A text printed in full, as in "We publish below the letter that the families sent".

The paragraphs behind such an announcement are the words of who wrote it, until a heading
or a paragraph that nobody speaks in the first or to a second person. They are marked for
review, for nothing but the announcement says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.sources import Source, source_at
from tahqiq.model.document import Passage

IN_FULL = re.compile(
    r"\b(?:below|in full|full text|as follows|reproduce[sd]?|the following)\b",
    re.IGNORECASE,
)
PRINTED = re.compile(
    r"\b(?:publish|reproduc|print|carr(?:y|ies|ied)|is given|are given|follows|reads)",
    re.IGNORECASE,
)
SENT = re.compile(
    r"\b(?:was|were|has been|had been) "
    r"(?:sent|written|delivered|addressed|handed|submitted|read out|signed)\b"
)
SPOKEN = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
TELLING = frozenset({"body", "message"})
SALUTATION = 6  # words at the most: "Mr President,"


def printed_in_full(parsed: Parsed, named: Named) -> Iterator[Attribution]:
    """Who speaks the paragraphs of a letter or statement that an introduction prints."""
    passages = parsed.document.passages
    for k, passage in enumerate(passages[:-1]):
        who = _announced(parsed, named, passage)
        if who is None:
            continue
        titled = passages[k + 1].kind == "heading"  # "To the minister", as a line
        held = list(_held(parsed, passages[k + 1 + titled :]))
        for row in held:
            yield from spoken_by(parsed, row, who)
        if held:
            return


def _announced(parsed: Parsed, named: Named, passage: Passage) -> Source | None:
    """Who wrote what a sentence of a paragraph says is printed behind it."""
    whole = parsed.text[passage.start : passage.end]
    given = PRINTED.search(whole) or SENT.search(whole)
    if passage.kind not in TELLING or not given or '"' in whole or "“" in whole:
        return None
    for (first, end), sentence in zip(parsed.bounds, parsed.sentences, strict=True):
        inside = passage.start <= sentence.start < passage.end
        if inside and IN_FULL.search(parsed.text[sentence.start : sentence.end]):
            head = _written(parsed, first, end)
            if head is not None:
                sender = _sender(parsed, head)
                return source_at(parsed, named, head if sender is None else sender)
    return None


def _written(parsed: Parsed, first: int, end: int) -> int | None:
    """The letter or statement that a sentence announces."""
    tree, book = parsed.tree, cue_book()
    written = (
        i for i in range(first, end)
        if tree.pos[i] == "NOUN" and tree.lemma[i] in book.media
        and tree.lemma[i] not in word_classes().unlettered
    )  # fmt: skip
    return next(written, None)


def _sender(parsed: Parsed, letter: int) -> int | None:
    """As in "the letter that the families have sent", "a letter from the families", "the
    letter was sent by the families".
    """
    tree, verb = parsed.tree, parsed.tree.head[letter]
    if tree.dep[letter] == "nsubjpass":
        for link in tree.all(verb, "agent", "prep"):
            who = tree.child(link, "pobj") if tree.word[link] == "by" else None
            if who is not None and can_speak(tree, who):
                return who
    for c in tree.children[letter]:
        if tree.dep[c] in {"relcl", "acl"} and tree.child(c, "nsubj") is not None:
            who = tree.child(c, "nsubj")
        elif tree.dep[c] == "prep" and tree.word[c] in {"from", "by"}:
            who = tree.child(c, "pobj")
        else:
            who = None
        if who is not None and can_speak(tree, who):
            return who
    return None


def _held(parsed: Parsed, passages: tuple[Passage, ...]) -> Iterator[Passage]:
    for passage in passages:
        if passage.kind not in TELLING:
            return
        words = parsed.text[passage.start : passage.end].split()
        greets = len(words) <= SALUTATION and words[-1:] and words[-1][-1] in ",:"
        if not greets and not is_spoken(parsed, passage):
            return
        if '"' in words[0] or "“" in words[0]:
            return  # a quotation has its own speaker
        if not greets:
            yield passage


def is_spoken(parsed: Parsed, passage: Passage) -> bool:
    """Whether a paragraph speaks in the first person or to a second."""
    text = re.sub(r"[\"“][^\"”]*[\"”]", "", parsed.text[passage.start : passage.end])
    words = re.findall(r"[A-Za-z]+", text)  # "US" is no "us"
    return any(w.lower() in SPOKEN and (w == "I" or not w.isupper()) for w in words)


def spoken_by(parsed: Parsed, passage: Passage, who: Source) -> Iterator[Attribution]:
    """A paragraph as the words of who wrote it, marked for review."""
    first, last = parsed.token_at(passage.start), parsed.token_at(passage.end - 1)
    if first is None or last is None:
        return
    yield Attribution(
        verb=first, cue=None, spec=Cue(act="write"), source=who,
        content=((first, last + 1),), roots=(), frame="label",
        flags=("unattributed-quote",),
    )  # fmt: skip
