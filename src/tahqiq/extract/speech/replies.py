"""A reply printed under its own heading: "The ministry replies", "The company's response".

What stands below is the words of who replies, up to the next heading or the editor's
note; unless it is told there in the third person what he says, for then a reporter has
written it. Nothing but the heading says so, hence the mark for review.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.letters import spoken_by
from tahqiq.extract.speech.sources import source_at
from tahqiq.model.document import Passage

LONGEST = 12  # tokens of such a heading
FINITE = frozenset({"VBZ", "VBP"})


def under_replies(parsed: Parsed, named: Named) -> Iterator[Attribution]:
    """Who speaks the paragraphs below the headings that announce a reply."""
    passages = parsed.document.passages
    for k, passage in enumerate(passages):
        head = _who_replies(parsed, passage) if passage.kind == "heading" else None
        source = None if head is None else source_at(parsed, named, head)
        if head is None or source is None:
            continue
        below = list(takewhile(lambda p: p.kind == "body", passages[k + 1 :]))
        below = list(takewhile(lambda p: not _is_note(parsed, p), below))
        if any(_reports_him(parsed, p, head) for p in below):
            continue
        for row in below:
            yield from spoken_by(parsed, row, source)


def _tokens(parsed: Parsed, passage: Passage) -> range:
    first, last = parsed.token_at(passage.start), parsed.token_at(passage.end - 1)
    return range(0) if first is None or last is None else range(first, last + 1)


def _who_replies(parsed: Parsed, passage: Passage) -> int | None:
    """Who a heading says replies below it, and nothing more."""
    tree, tokens = parsed.tree, _tokens(parsed, passage)
    if len(tokens) > LONGEST:
        return None
    for i in tokens:
        if tree.lemma[i] not in word_classes().replying:
            continue
        says = tree.tag[i] in FINITE and tree.child(i, "ccomp", "dobj") is None
        who = tree.child(i, "nsubj") if says else tree.child(i, "poss")
        for link in tree.all(i, "prep"):
            if who is None and tree.word[link] in {"from", "by", "of"}:
                who = tree.child(link, "pobj")
        if who is not None and can_speak(tree, who):
            return who
    return None


def _is_note(parsed: Parsed, passage: Passage) -> bool:
    """As in "Editor's note: the ministry did not say …"."""
    words = parsed.tree.word[_tokens(parsed, passage).start :][:4]
    return "note" in words and ":" in words


def _reports_him(parsed: Parsed, passage: Passage, head: int) -> bool:
    """As in "The ministry said …" below its heading: told of him, not by him."""
    tree, book = parsed.tree, cue_book()
    pronouns = {"it", "he", "she", "they"}
    for i in _tokens(parsed, passage):
        same = tree.lemma[i] == tree.lemma[head] or tree.word[i] in pronouns
        if same and tree.dep[i] == "nsubj" and tree.lemma[tree.head[i]] in book.verbs:
            spoken = tree.lemma[tree.head[i]] not in book.deeds
            if spoken and tree.child(tree.head[i], "ccomp", "dobj", "xcomp"):
                return True
    return False
