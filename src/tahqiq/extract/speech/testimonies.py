"""Testimony in blocks: paragraphs told by whom the paragraph before them introduced.

"According to the information received:" opens what a letter has been told; a life told
in the first person stands below a few lines on who tells it. Nothing but the introduction
says whose words they are, so they are marked for review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import SPEECH, Attribution, speaker_of, verb_cues
from tahqiq.extract.speech.going_on import running_words
from tahqiq.extract.speech.interviews import interviewee
from tahqiq.extract.speech.lists import is_item
from tahqiq.extract.speech.sources import Source, source_at
from tahqiq.model.document import Passage

TELLING = frozenset({"body", "message"})
LEAST = 3  # paragraphs in the first person that make a life told, not an aside
INTRODUCING = 3  # paragraphs at the most before it
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
ALONE = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")
FIRST = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
OPENERS = ('"', "“", "-", "—", "(")


def told_in_blocks(parsed: Parsed, named: Named) -> tuple[Attribution, ...]:
    """Who tells the paragraphs that an introduction hands over to somebody."""
    handed = tuple(_handed_over(parsed, named))
    return handed or tuple(_lives(parsed, named))


def _handed_over(parsed: Parsed, named: Named) -> Iterator[Attribution]:
    """As in "According to the information received:", "The villagers told us:"."""
    passages = parsed.document.passages
    for k, passage in enumerate(passages[:-1]):
        opening = _opening(parsed, named, passage)
        if opening is None or not _is_prose(parsed, passages[k + 1]):
            continue
        prose = list(takewhile(lambda p: _is_prose(parsed, p), passages[k + 1 :]))
        who, _ = opening
        stated = who is not None and who.kind in {"named", "unnamed"}
        stated = stated and who is not None and can_speak(parsed.tree, who.head)
        rows = _stated(parsed, named, prose, who) if stated else None
        for row in _same_person(parsed, prose) if rows is None else rows:
            yield from _told(parsed, row, *opening)


def _stated(
    parsed: Parsed, named: Named, prose: Sequence[Passage], who: Source | None
) -> Sequence[Passage] | None:
    """The paragraphs of a statement, "The minister said:" before it: "I" and "we" are who
    makes it, up to where he is told of; None where it says neither.
    """
    own = list(takewhile(lambda p: not _tells_of(parsed, named, p, who), prose))
    spoken = [k for k, p in enumerate(own) if _is_lived(parsed, p)]
    if not spoken:
        return own or None
    behind = takewhile(lambda p: _is_now(parsed, p), own[spoken[-1] + 1 :])
    return [*own[: spoken[-1] + 1], *behind]


def _tells_of(
    parsed: Parsed, named: Named, passage: Passage, who: Source | None
) -> bool:
    """Whether a paragraph speaks of somebody in the third person, by his name or title."""
    first, last = parsed.token_at(passage.start), parsed.token_at(passage.end - 1)
    if first is None or last is None or who is None:
        return False
    tree = parsed.tree
    named_again = (
        i for i in range(first, last + 1)
        if tree.pos[i] in {"NOUN", "PROPN"} and tree.dep[i] in {"nsubj", "nsubjpass"}
    )  # fmt: skip
    for i in named_again:
        source = source_at(parsed, named, i)
        if source is not None and source.entity == who.entity is not None:
            return True
    return False


def _is_now(parsed: Parsed, passage: Passage) -> bool:
    """Whether a paragraph opens in the present: a report would go on in the past."""
    first = parsed.token_at(passage.start)
    if first is None:
        return False
    root = next(i for i in range(*parsed.bounds[parsed.sentence_of[first]])
                if parsed.tree.head[i] == i)  # fmt: skip
    near = (root, *parsed.tree.children[root])
    return any(parsed.tree.tag[i] in {"VBZ", "VBP", "MD"} for i in near)


def _same_person(parsed: Parsed, prose: Sequence[Passage]) -> Sequence[Passage]:
    """The paragraphs that go on in the person of the first: up to the last "I", while
    "we" are told of, or until whoever writes says "we".
    """
    persons = [_person(parsed, p) for p in prose]
    if persons[0] == "I":
        return prose[: len(persons) - persons[::-1].index("I")]
    return [p for p, _ in takewhile(lambda row: row[1] == persons[0],
                                    zip(prose, persons, strict=True))]  # fmt: skip


def _opening(
    parsed: Parsed, named: Named, passage: Passage
) -> tuple[Source | None, Cue] | None:
    """Who is given the word by a last sentence that ends in a colon."""
    last = parsed.token_at(passage.end - 1)
    opens = passage.kind in TELLING or passage.kind == "heading"  # a short line is both
    if not opens or last is None or parsed.tree.word[last] != ":":
        return None
    first, tree = parsed.bounds[parsed.sentence_of[last]][0], parsed.tree
    if tuple(tree.word[first : first + 2]) == ("according", "to"):
        inner = (t for t in range(first + 2, last) if tree.dep[t] == "pobj")
        head = next(inner, None)
        source = None if head is None else source_at(parsed, named, head)
        return source, Cue(act="say")
    for i in range(first, last):
        cues = [c for c in verb_cues(tree, i)[0] if c.frames & SPEECH]
        if tree.pos[i] == "VERB" and tree.head[i] == i and cues:
            source, _ = speaker_of(parsed, named, i)
            tells = cues[0].act in {"say", "testify", "write"}
            return (source, cues[0]) if source is not None and tells else None
    return None


def _is_prose(parsed: Parsed, passage: Passage) -> bool:
    """Whether a paragraph is told, by no item of a list and in no quotation marks."""
    text = parsed.text[passage.start : passage.end].lstrip()
    first = parsed.token_at(passage.start)
    listed = first is not None and is_item(parsed, parsed.sentence_of[first])
    return passage.kind in TELLING and not listed and not text.startswith(OPENERS)


def _person(parsed: Parsed, passage: Passage) -> str | None:
    """Whether a paragraph says "I", or only "we", outside quotation marks."""
    text = QUOTED.sub("", parsed.text[passage.start : passage.end])
    if ALONE.search(text):
        return "I"
    return "we" if FIRST.search(text) else None


def _lives(parsed: Parsed, named: Named) -> Iterator[Attribution]:
    """Paragraphs in the first person below a few in the third that say who tells."""
    passages = [p for p in parsed.document.passages if p.kind in TELLING]
    mine = [k for k, p in enumerate(passages) if _is_lived(parsed, p)]
    if len(mine) < LEAST or not 0 < mine[0] <= INTRODUCING:
        return
    before = passages[: mine[0]]
    if not _hands_on(parsed, before):
        return
    who = interviewee(parsed, named, passages[mine[0]].start)
    rows = passages[mine[0] : mine[-1] + 1]
    if who is None or any(not _is_prose(parsed, p) for p in rows):
        return
    for row in rows:
        yield from _told(parsed, row, who, Cue(act="say"))


def _is_lived(parsed: Parsed, passage: Passage) -> bool:
    """Whether a paragraph says "I" or "we" of more than a reporter's work: "she told me",
    "which I have read" tell nobody's life.
    """
    words, own = running_words(), {"my", "our"}
    text = QUOTED.sub("", parsed.text[passage.start : passage.end]).lower()
    tokens = [token.strip(",.;:!?()") for token in text.split()]
    for at, token in enumerate(tokens):
        told = token in {"me", "us"} and words.told_to_me & set(tokens[at - 2 : at])
        does = token in {"i", "we"} and words.done_by_me & set(tokens[at + 1 : at + 3])
        if token in own | {"me", "us", "i", "we"} and not told and not does:
            return True
    return False


def _hands_on(parsed: Parsed, passages: Sequence[Passage]) -> bool:
    """Whether the paragraphs before a life say that it was recorded or told."""
    words = running_words()
    text = " ".join(parsed.text[p.start : p.end].lower() for p in passages)
    return any(phrase in text for phrase in words.handing_on)


def _told(
    parsed: Parsed, passage: Passage, who: Source | None, cue: Cue
) -> Iterator[Attribution]:
    first, last = parsed.token_at(passage.start), parsed.token_at(passage.end - 1)
    if first is None or last is None:
        return
    yield Attribution(
        verb=first, cue=None, spec=cue, source=who, content=((first, last + 1),),
        roots=(), frame="label", flags=("unattributed-quote",),
    )  # fmt: skip
