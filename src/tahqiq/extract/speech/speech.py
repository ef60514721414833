"""Quotations and their speakers: by the verb beside them, by a label, by continuation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import Quote
from tahqiq.extract.parsing.turns import comes_back, is_named, labelled
from tahqiq.extract.speech.attribution import SPEECH, Attribution, speaker_of, verb_cues
from tahqiq.extract.speech.interviews import ANSWERS, Turned, interviewee, unlabelled
from tahqiq.extract.speech.letters import printed_in_full
from tahqiq.extract.speech.lists import with_lists
from tahqiq.extract.speech.open_letters import by_form
from tahqiq.extract.speech.questions_apart import only_asks, questions_apart
from tahqiq.extract.speech.quote_shapes import (
    is_cried,
    is_phrase,
    is_resumed,
    is_sentence,
)
from tahqiq.extract.speech.replied import cut_or_answered
from tahqiq.extract.speech.replies import under_replies
from tahqiq.extract.speech.running_quotes import merged, quoted_through
from tahqiq.extract.speech.said_besides import behind_colon, is_deed, said_besides
from tahqiq.extract.speech.signatures import signed
from tahqiq.extract.speech.sources import Source, source_at
from tahqiq.extract.speech.testimonies import told_in_blocks
from tahqiq.extract.speech.voices import speaker_before, worded
from tahqiq.model.document import Passage
from tahqiq.text.labels import Label


def with_quotations(
    parsed: Parsed,
    named: Named,
    found: Sequence[Attribution],
    quotes: Sequence[Quote],
) -> tuple[Attribution, ...]:
    """The attributions, widened to and joined by the quotations of the text."""
    items = [item for item in found if not _opens_block(parsed, item)]
    by_verb = {item.verb: k for k, item in enumerate(items)}
    last: int | None = None
    labels = _labels(parsed)
    turns = {parsed.token_at(p.start + m.start) for p, m, _ in labels}
    for quote in quotes:
        if quote.first in turns:
            continue  # the mark opens somebody's turn: his label says who speaks
        apart = cut_or_answered(parsed, named, items, quote)
        if apart is not None:
            last = apart
            continue
        k = _signed(parsed, named, items, quote)
        k = _given(parsed, named, items, quote) if k is None else k
        if k is None and _is_named(items, quote):
            continue  # "accused 'those who sit in palaces' of the crime"
        if k is None:
            k = _beside(parsed, named, items, by_verb, quote)
        k = _resumed(parsed, items, last, quote) if k is None else k
        if k is None and is_sentence(parsed, quote):
            k = _continued_or_unspoken(parsed, named, items, last, quote)
        if k is not None:
            k = said_besides(parsed, items, k, quote)
            items[k] = _widened(items[k], quote)
            last = k
    return _with_turns(parsed, named, items, labels)


def _with_turns(
    parsed: Parsed,
    named: Named,
    items: Sequence[Attribution],
    labels: Sequence[tuple[Passage, Label, bool]],
) -> tuple[Attribution, ...]:
    """What is quoted, and what stands behind a speaker's label or answers one."""
    items = quoted_through(list(questions_apart(parsed, items)))
    turned = tuple(_labelled(parsed, named, labels))
    answers = _answers(parsed, named, _turned(parsed, labels, turned))
    opened = {item.verb for item in turned}  # a label's colon is no further speaker
    items = [one for one in items if one.frame != "label" or one.verb not in opened]
    return (*with_lists(parsed, named, items), *turned, *answers)


def _opens_block(parsed: Parsed, item: Attribution) -> bool:
    """As in "According to the information received:": nothing of it is said there."""
    tree, (_, end) = parsed.tree, parsed.bounds[parsed.sentence_of[item.verb]]
    if item.frame != "phrase" or tree.word[end - 1] != ":":
        return False
    words = (t for first, last in item.content for t in range(first, last))
    return not any(tree.pos[t] in {"NOUN", "PROPN", "PRON"} for t in words)


def _answers(
    parsed: Parsed, named: Named, turned: Sequence[Turned]
) -> tuple[Attribution, ...]:
    """Passages whose speaker no label tells: answers, a letter, a testimony."""
    answers = tuple(unlabelled(parsed, named, turned))
    spoken = turned or answers
    if spoken:
        return answers
    printed = tuple(printed_in_full(parsed, named)) or by_form(parsed, named)
    replies = tuple(under_replies(parsed, named))
    return (*printed, *replies) or told_in_blocks(parsed, named)


def _turned(
    parsed: Parsed,
    labels: Sequence[tuple[Passage, Label, bool]],
    turned: Sequence[Attribution],
) -> tuple[Turned, ...]:
    """The labelled passages, as those between them need to know them."""
    at = {passage.start: k for k, passage in enumerate(parsed.document.passages)}
    by_first = {item.verb: item for item in turned}
    found = []
    for passage, label, asks in labels:
        first = parsed.token_at(passage.start + label.start)
        if first in by_first:
            found.append(Turned(at=at[passage.start], item=by_first[first], asks=asks))
    return tuple(found)


def _is_named(items: Sequence[Attribution], quote: Quote) -> bool:
    """Whether a quotation stands in what somebody does with words but does not say."""
    acts = (item for item in items if not SPEECH & item.spec.frames)
    return any(_holds(item, quote) for item in acts)


def _holds(item: Attribution, quote: Quote) -> bool:
    """Whether a quotation stands wholly in what somebody says."""
    first, end = quote.first, quote.end
    return any(a <= first + 1 and end - 1 <= b for a, b in item.content)


def _signed(
    parsed: Parsed, named: Named, items: list[Attribution], quote: Quote
) -> int | None:
    """As in '"They came at dawn." — Farmer, 34': who signs the quotation speaks it."""
    source = signed(parsed, named, quote)
    if source is None:
        return None
    items.append(replace(_unspoken(parsed, named, quote), source=source, flags=()))
    return len(items) - 1


def _given(
    parsed: Parsed, named: Named, items: list[Attribution], quote: Quote
) -> int | None:
    """Whose words a quotation is said to be, or in whose it stands already."""
    words = worded(parsed, named, quote.first)
    if words is None:
        return _owner(parsed, items, quote)
    items.append(replace(words, roots=_roots(parsed, quote)))
    return len(items) - 1


def _owner(parsed: Parsed, items: Sequence[Attribution], quote: Quote) -> int | None:
    """The attribution whose content already holds most of the quotation."""
    best: tuple[int, int] | None = None
    for k, item in enumerate(items):
        speaks = (
            SPEECH & item.spec.frames or item.frame == "phrase"
        )  # "According to her,"
        if quote.first <= item.verb < quote.end or not speaks:
            continue
        shared = sum(
            max(0, min(end, quote.end) - max(first, quote.first))
            for first, end in item.content
        )
        here = min(quote.end, _sentence_end(parsed, quote.first)) - quote.first
        if shared and shared * 2 >= here and (best is None or item.size < best[0]):
            best = (item.size, k)
    return None if best is None else best[1]


def _sentence_end(parsed: Parsed, token: int) -> int:
    return parsed.bounds[parsed.sentence_of[token]][1]


def _beside(
    parsed: Parsed,
    named: Named,
    items: list[Attribution],
    by_verb: dict[int, int],
    quote: Quote,
) -> int | None:
    """A speech verb in the sentence the quotation starts or ends in, nearest first."""
    verb = _nearest_verb(parsed, quote)
    known = by_verb.get(verb) if verb is not None else None
    if verb is None or (known is not None and not SPEECH & items[known].spec.frames):
        told = behind_colon(parsed, named, quote)
        if told is None or is_phrase(parsed, quote):
            return None
        items.append(told)
        return len(items) - 1
    if known is not None:
        return known
    cues, span = verb_cues(parsed.tree, verb)
    cue = next(c for c in cues if SPEECH & c.frames)
    source, _ = speaker_of(parsed, named, verb)
    items.append(
        Attribution(
            verb=verb, cue=span, spec=cue, source=source, content=(),
            roots=_roots(parsed, quote), frame="quote",
        )
    )  # fmt: skip
    by_verb[verb] = len(items) - 1
    return by_verb[verb]


def _nearest_verb(parsed: Parsed, quote: Quote) -> int | None:
    tree = parsed.tree
    first = parsed.bounds[parsed.sentence_of[quote.first]][0]
    end = _sentence_end(parsed, quote.end - 1)
    if first == quote.first - 1 and first > 0 and tree.word[first - 1] == ":":
        first = parsed.bounds[parsed.sentence_of[first - 1]][0]
    around = [*range(quote.end, end), *range(quote.first - 1, first - 1, -1)]
    if quote.end < len(tree.word) and quote.end + 1 == end:
        around.extend(_opening_tail(parsed, quote))
    found: list[tuple[int, int]] = []
    for i in around:
        spoken = any(SPEECH & cue.frames for cue in verb_cues(tree, i)[0])
        words = word_classes()  # who hears or sees has not spoken
        hears = tree.lemma[i] in words.hearing | words.perceiving
        if tree.pos[i] != "VERB" or hears or not spoken or is_deed(tree, i):
            continue
        after = i >= quote.end
        found.append((i - quote.end if after else quote.first - i, i))
    found = [(gap, i) for gap, i in found if gap <= 14]
    short = is_phrase(parsed, quote) and not is_cried(parsed, quote)
    return min(found)[1] if found and not short else None


def _opening_tail(parsed: Parsed, quote: Quote) -> Iterator[int]:
    """Tokens of the next sentence, where it opens with the speech verb or only says who
    asked, as in '"Who was it?" Orlan asked'.
    """
    tree, end = parsed.tree, quote.end + 1
    if end >= len(tree.word):
        return
    stop = _sentence_end(parsed, end)
    if tree.text[end][:1].islower() or only_asks(parsed, quote, end, stop):
        yield from range(end, stop)


def _resumed(
    parsed: Parsed, items: Sequence[Attribution], last: int | None, quote: Quote
) -> int | None:
    """The speaker before, where the quotation is the second half of what he says."""
    resumed = last is not None and is_resumed(parsed, items[last], quote)
    return last if resumed else None


def _continued(
    parsed: Parsed,
    named: Named,
    items: Sequence[Attribution],
    last: int | None,
    quote: Quote,
) -> int | None:
    """The speaker of the quotation before, where nobody else spoke in between."""
    if last is None:
        return None
    before = items[last]
    end = max(stop for _, stop in before.content)
    gap = (
        parsed.sentence_of[quote.first] - parsed.sentence_of[max(end - 1, before.verb)]
    )
    if gap == 2 and _about(parsed, named, before, parsed.sentence_of[quote.first] - 1):
        return last
    return last if 0 <= gap <= 1 else None


def _continued_or_unspoken(
    parsed: Parsed,
    named: Named,
    items: list[Attribution],
    last: int | None,
    quote: Quote,
) -> int:
    """Who goes on speaking, or an attribution to nobody, which is added."""
    k = _continued(parsed, named, items, last, quote)
    if k is None:
        items.append(_unspoken(parsed, named, quote))
    return len(items) - 1 if k is None else k


def _about(parsed: Parsed, named: Named, before: Attribution, index: int) -> bool:
    """Whether a sentence goes on about the speaker by a pronoun: he had seen it."""
    tree, (first, end) = parsed.tree, parsed.bounds[index]
    if before.source is None or before.source.entity is None:
        return False
    for i in range(first, end):
        if tree.head[i] == i:
            subject = tree.child(i, "nsubj", "nsubjpass")
            if subject is None or tree.tag[subject] != "PRP":
                return False
            who = source_at(parsed, named, subject)
            return who is not None and who.entity == before.source.entity
    return False


def _unspoken(parsed: Parsed, named: Named, quote: Quote) -> Attribution:
    """Somebody's words, the text does not say whose: at most, whom the sentence before
    them is about. No speaker is made up.
    """
    source = speaker_before(parsed, named, quote.first)
    return Attribution(
        verb=quote.first, cue=None, spec=Cue(act="say"), source=source, content=(),
        roots=_roots(parsed, quote), frame="quote", flags=("unattributed-quote",),
    )  # fmt: skip


def _roots(parsed: Parsed, quote: Quote) -> tuple[int, ...]:
    tree = parsed.tree
    return tuple(
        i for i in range(quote.first, quote.end)
        if tree.head[i] == i or not quote.first <= tree.head[i] < quote.end
    )  # fmt: skip


def _widened(item: Attribution, quote: Quote) -> Attribution:
    flags = item.flags if quote.closed else (*item.flags, "unclosed-quote")
    return replace(
        item, content=merged((*item.content, (quote.first, quote.end))), flags=flags
    )


def _labelled(
    parsed: Parsed, named: Named, labels: Sequence[tuple[Passage, Label, bool]]
) -> Iterator[Attribution]:
    """Speakers' labels of interviews, transcripts and liveblogs ("NAME: words").

    A label counts where its kind occurs in at least two passages of the document.
    """
    for passage, label, asks in labels:
        first = parsed.token_at(passage.start + label.start)
        name = parsed.token_at(passage.start + label.stop - 1)
        body = parsed.token_at(passage.start + label.end)
        last = parsed.token_at(passage.end - 1)
        if first is None or name is None or body is None or last is None:
            continue
        source = Source(
            first=first, end=name + 1, head=name,
            kind="named" if is_named(label) else "unnamed",
            entity=named.entity_at(name),
        )  # fmt: skip
        if label.name in ANSWERS:
            who = interviewee(parsed, named, labels[0][0].start)
            source = replace(source, entity=None if who is None else who.entity)
        yield Attribution(
            verb=first, cue=None, spec=Cue(act="say"), source=source,
            content=((body, last + 1),), roots=_heads(parsed, body, last + 1),
            frame="label", own=asks,
        )  # fmt: skip


def _heads(parsed: Parsed, first: int, end: int) -> tuple[int, ...]:
    """The heads of the sentences that are spoken in a passage."""
    head = parsed.tree.head
    return tuple(
        i for i in range(first, end) if head[i] == i or not first <= head[i] < end
    )


def _worded(parsed: Parsed, passage: Passage, label: Label) -> bool:
    """Whether words stand behind a label: "Halat: 2,316." is a row of a table."""
    return any(
        c.isalpha() for c in parsed.text[passage.start + label.end : passage.end]
    )


def _labels(parsed: Parsed) -> list[tuple[Passage, Label, bool]]:
    """Passages that open with a speaker's label, from the first that comes back: what
    stands before it ("Location: the camp") is no turn.

    The flag says that the speaker mostly asks: the interviewer, whose words are the
    outlet's own.
    """
    found = [turn for turn in labelled(parsed) if _worded(parsed, *turn)]
    asked = Counter[str]()
    for passage, label in found:
        text = parsed.text[passage.start : passage.end]
        asked[label.name] += 1 if text.rstrip(' "”').endswith("?") else -1
    rows = zip(found, comes_back(found), strict=True)
    turns = [row for row, _ in dropwhile(lambda row: not row[1], rows)]
    return [(p, label, asked[label.name] > 0) for p, label in turns]
