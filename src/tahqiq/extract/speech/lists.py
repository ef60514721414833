"""Lists: who announces one speaks its items too ("The inquiry found the following: …")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges
from tahqiq.extract.parsing.parse import ITEM
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import SPEECH, Attribution, speaker_of, verb_cues

NAMES = Cue(act="say", frames=frozenset({"quote"}))


def with_lists(
    parsed: Parsed, named: Named, items: Sequence[Attribution]
) -> Iterator[Attribution]:
    """As in "The inquiry found the following. First, …": the speaker of a sentence that
    announces a list speaks its items too.
    """
    lists = dict(_lists(parsed))
    spoken: set[int] = set()
    for item in items:
        index = parsed.sentence_of[item.verb]
        held = lists.get(index)
        if held is not None and item.verb == _naming(parsed, index):
            continue  # "the dead as" says nothing: whom it names stands below
        frames = SPEECH | {"demand"}
        if held is None or index in spoken or not frames & item.spec.frames:
            yield item
            continue
        spoken.add(index)
        yield replace(
            item, content=(*item.content, *held),
            roots=(*item.roots, *(t for r in held for t in _tops(parsed, *r))),
        )  # fmt: skip
    for index, held in lists.items():
        found = None if index in spoken else _opening(parsed, index)
        if found is not None:
            verb, cue = found
            source, _ = speaker_of(parsed, named, verb)
            yield Attribution(
                verb=verb, cue=(verb, verb + 1), spec=cue, source=source, content=held,
                roots=tuple(t for r in held for t in _tops(parsed, *r)), frame="quote",
            )  # fmt: skip


def _opening(parsed: Parsed, index: int) -> tuple[int, Cue] | None:
    """The verb that opens a list without a clause of its own, and what it does."""
    verb = _announcing(parsed, index)
    if verb is None:
        called = _naming(parsed, index)
        return None if called is None else (called, NAMES)
    wanted = _announced(parsed, index)
    cues = verb_cues(parsed.tree, verb)[0]
    return verb, next(cue for cue in cues if cue.frames & wanted)


def _lists(parsed: Parsed) -> Iterator[tuple[int, Ranges]]:
    """Sentences that announce a list, each with the token ranges of its items.

    An item is its first sentence: what its paragraph adds runs on (`running`).
    """
    for index, (first, end) in enumerate(parsed.bounds):
        words = parsed.tree.word[first:end]
        announces = (
            words[-1] == ":"
            or ("following" in words[-4:])
            or words[-3:-1] == ["as", "follows"]
        )
        items = tuple(_items(parsed, index + 1)) if announces else ()
        if not items and words[-1] == ":":
            items = _entries(parsed, index)
        if items:
            yield index, items


def _entries(parsed: Parsed, index: int) -> Ranges:
    """The entries of a roll without marks: "Police named the dead as:", then "Amal Rashid,
    34, a teacher", each in a line of its own and none with a predicate.
    """
    if _naming(parsed, index) is None:
        return ()
    found: list[tuple[int, int]] = []
    for k in range(index + 1, len(parsed.bounds)):
        first, end = parsed.bounds[k]
        tops = _tops(parsed, first, end)
        if not opens_passage(parsed, k) or any(
            parsed.tree.pos[i] in {"VERB", "AUX"} for i in tops
        ):
            break
        found.append((first, end))
    return tuple(found) if len(found) > 1 else ()


def _naming(parsed: Parsed, index: int) -> int | None:
    """The verb of a sentence that calls a roll: "Police named the dead as:"."""
    first, end = parsed.bounds[index]
    listing = word_classes().calling_roll
    return next(
        (i for i in range(first, end)
         if parsed.tree.pos[i] == "VERB" and parsed.tree.lemma[i] in listing), None,
    )  # fmt: skip


def _items(parsed: Parsed, index: int) -> Iterator[tuple[int, int]]:
    """The items from a sentence on, further sentences of their paragraphs passed over."""
    if index >= len(parsed.bounds) or not is_item(parsed, index):
        return
    for k in range(index, len(parsed.bounds)):
        if is_item(parsed, k):
            yield parsed.bounds[k]
        elif opens_passage(parsed, k):
            return


def is_item(parsed: Parsed, index: int) -> bool:
    """Whether a sentence opens an item of a list: "First: …", "- …", "2) …"."""
    first = parsed.bounds[index][0]
    start = parsed.starts[first]
    opening = parsed.text[start : start + 12]
    if not opening[:2].istitle() or not opening[1:2].isalpha():  # "Mr. Dahl" is none
        opening = opening.lower()
    return (
        ITEM.match(opening) is not None
        or parsed.tree.word[first] in word_classes().enumerating
    )


def opens_passage(parsed: Parsed, index: int) -> bool:
    """Whether a sentence is the first of its paragraph."""
    if index == 0:
        return True
    before, here = parsed.bounds[index - 1][1] - 1, parsed.bounds[index][0]
    return "\n" in parsed.text[parsed.starts[before] : parsed.starts[here]]


def _announcing(parsed: Parsed, index: int) -> int | None:
    """The verb of saying, or of demanding, of a sentence that announces a list."""
    first, end = parsed.bounds[index]
    wanted = _announced(parsed, index)
    for i in range(first, end):
        if parsed.tree.pos[i] == "VERB" and any(
            wanted & cue.frames for cue in verb_cues(parsed.tree, i)[0]
        ):
            return i
    return None


def _tops(parsed: Parsed, first: int, end: int) -> tuple[int, ...]:
    """The predicates at the top of the sentences of a list."""
    tree = parsed.tree
    return tuple(i for i in range(first, end) if tree.head[i] == i)


def _announced(parsed: Parsed, index: int) -> frozenset[str]:
    """What a list holds: demands after "calls on the authorities to:", else words."""
    first, end = parsed.bounds[index]
    open_ended = parsed.tree.word[first:end][-2:] == ["to", ":"]
    return frozenset({"demand"}) if open_ended else SPEECH
