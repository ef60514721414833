"""Answers without a label: interviews that name only who asks, or nobody.

A paragraph between two questions is an answer, and a paragraph between two labelled ones
goes on with the speaker before it. Who answers a question is whom the introduction
names, if it names one person; else nobody is made up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.sources import Source
from tahqiq.model.document import Passage

TELLING = {"body", "message"}
PER_QUESTION = 3  # paragraphs of an answer, at the most, on average
# Who wrote it down: "As told to Greta Holm", "Interview by".
WRITER = re.compile(
    r"(?:told to|interview(?:ed)? by|(?:recorded|edited|translated) by)\s*\Z",
    re.IGNORECASE,
)
SHARE = 3  # one answer in so many speaks in the first person, at the least
MOST = 240  # characters of a question: longer ones are paragraphs that end in one
MOST_BETWEEN = 3  # paragraphs of an answer, on average: more is no interview
FIRST_PERSON = {"i", "we", "my", "our", "me", "us"}
SPEAKS = frozenset({"speak", "talk"})
ANSWERS = {"A", "Answer", "ANSWER"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A labelled passage: its index, who speaks it, and whether he asks."""

    at: int
    item: Attribution
    asks: bool


def unlabelled(
    parsed: Parsed, named: Named, turns: Sequence[Turned]
) -> Iterator[Attribution]:
    """Who speaks the passages of an interview that no label opens."""
    passages = parsed.document.passages
    if len(turns) >= 2:
        if turns[-1].at - turns[0].at < MOST_BETWEEN * len(turns):
            yield from _between(parsed, named, turns)
        return
    asked = [k for k, p in enumerate(passages) if _is_question(parsed, p)]
    answers = [k for k in range(len(passages)) if _answers(passages, asked, k)]
    told = sum(_is_told(parsed, passages[k]) for k in answers)
    if len(asked) < 2 or len(answers) > MOST_BETWEEN * len(asked) or not told:
        return  # a question here and there asks nobody
    if told * SHARE < len(answers):
        return  # a report under questions: nobody in it says "I"
    if len(answers) > PER_QUESTION * len(asked):
        return  # an essay that asks itself a question now and then
    who = interviewee(parsed, named, passages[asked[0]].start)
    for k in answers:
        yield from _spoken(parsed, passages[k], who)


def _between(
    parsed: Parsed, named: Named, turns: Sequence[Turned]
) -> Iterator[Attribution]:
    """Passages between labelled ones; after the last label the writer may speak again."""
    passages = parsed.document.passages
    who = None
    if all(turn.asks for turn in turns):
        who = interviewee(parsed, named, passages[turns[0].at].start)
    ends = [turn.at for turn in turns[1:]]
    for turn, end in zip(turns, [*ends, turns[-1].at + 2], strict=True):
        for k in range(turn.at + 1, min(end, len(passages))):
            if passages[k].kind not in TELLING:
                continue
            if turn.asks and all(other.asks for other in turns):
                yield from _spoken(parsed, passages[k], who)
            elif not turn.asks and turn is not turns[-1]:
                yield from _spoken(parsed, passages[k], turn.item.source, sure=True)


def _answers(passages: Sequence[Passage], asked: Sequence[int], k: int) -> bool:
    """Whether a passage stands between questions, or right behind the last."""
    if not asked or k in asked or passages[k].kind not in TELLING:
        return False
    return asked[0] < k < asked[-1] or k == asked[-1] + 1


def _is_question(parsed: Parsed, passage: Passage) -> bool:
    text = parsed.text[passage.start : passage.end].strip()
    whole = passage.kind in {*TELLING, "heading"} and len(text) <= MOST
    return whole and text.endswith("?") and text[:1] not in {'"', "“", "-", "("}


def _is_told(parsed: Parsed, passage: Passage) -> bool:
    words = parsed.text[passage.start : passage.end].lower().split()
    return bool(FIRST_PERSON & set(words)) and '"' not in words[0]


def interviewee(parsed: Parsed, named: Named, before: int) -> Source | None:
    """The one person whom the introduction of an interview names most."""
    people = {
        m.id: m for m in named.mentions
        if m.type == "PERSON" and m.kind == "name" and m.end <= before
        and _kind_at(parsed, m.start) not in {"byline", "dateline"}
        and not _asks_him(parsed, m.start)
        and not WRITER.search(parsed.text[max(0, m.start - 30) : m.start])
    }  # fmt: skip
    entities = {m.entity for m in people.values() if m.entity}
    count = Counter(
        m.entity for m in named.mentions if m.end <= before and m.entity in entities
    )  # "he" and "his" too
    ranked = count.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    entity = ranked[0][0]
    mention = next(m for m in people.values() if m.entity == entity)
    first, end = named.tokens[mention.id]
    return Source(first=first, end=end, head=end - 1, kind="named", entity=entity)


def _asks_him(parsed: Parsed, start: int) -> bool:
    """As in "He spoke to Nura Hale": whom the one introduced speaks to is who asks him."""
    tree, token = parsed.tree, parsed.token_at(start)
    if token is None:
        return False
    while tree.dep[token] == "compound":
        token = tree.head[token]
    to = tree.head[token]
    who = tree.child(tree.head[to], "nsubj")
    speaks = tree.word[to] in {"to", "with"} and tree.lemma[tree.head[to]] in SPEAKS
    return speaks and who is not None and tree.word[who] in {"he", "she", "they"}


def _kind_at(parsed: Parsed, start: int) -> str | None:
    token = parsed.token_at(start)
    return None if token is None else parsed.kind(token)


def _spoken(
    parsed: Parsed, passage: Passage, who: Source | None, *, sure: bool = False
) -> Iterator[Attribution]:
    first, last = parsed.token_at(passage.start), parsed.token_at(passage.end - 1)
    if first is None or last is None:
        return
    yield Attribution(
        verb=first, cue=None, spec=Cue(act="say"), source=who,
        content=((first, last + 1),), roots=(), frame="label",
        flags=() if sure else ("unattributed-quote",),
    )  # fmt: skip
