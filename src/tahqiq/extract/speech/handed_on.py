"""How words came to who tells them: by an eyewitness, from somebody else, through a third.

"Her uncle said a boy had seen her pushed into a van" is the uncle's word for the boy's
(M21). Of what he told before, "he had it from a colonel" names the one behind him; and in
"told her sister, who told me, that …" the sister stands between (M17).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.extract.lexicon.cues import Cue
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges, can_speak
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import SPEECH, Attribution, trim
from tahqiq.extract.speech.sources import Source, sender_of, source_at

TESTIFIES = Cue(act="testify")
SAYS = Cue(act="say")
NEAR = 3  # sentences back in which what "it" takes up was told
PERSONS = frozenset({"named", "unnamed", "collective"})


def with_origins(
    parsed: Parsed, named: Named, spoken: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions, joined by those of who stands behind a speaker.

    Args:
        parsed: The parsed document.
        named: Its mentions and entities.
        spoken: All attributions found so far, quotations and running speech included.
    """
    tree, words = parsed.tree, word_classes()
    added: list[Attribution] = []
    by_verb = {item.verb: item for item in spoken}
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] not in {"VERB", "AUX"}:
            continue
        if lemma in words.eyewitnessing and i not in by_verb:
            added.extend(_witnessed(parsed, named, spoken, i))
        if lemma in words.coming_by:
            added.extend(_had_from(parsed, named, (*spoken, *added), i))
        if lemma in words.telling and i in by_verb:
            added.extend(_told_on(parsed, named, by_verb[i]))
    return (*spoken, *added)


def _witnessed(
    parsed: Parsed, named: Named, spoken: Sequence[Attribution], i: int
) -> Iterator[Attribution]:
    """As in "said a driver had watched soldiers beat him": the driver's testimony, which
    the other tells. Who tells what he saw himself is one speaker.
    """
    tree = parsed.tree
    seen, who = tree.child(i, "ccomp"), tree.child(i, "nsubj")
    if seen is None or who is None or seen < i or tree.child(i, "neg") is not None:
        return
    if tree.child(seen, "nsubj", "nsubjpass") is None or tree.tag[who][0] != "N":
        return
    source = source_at(parsed, named, who)
    over = [item for item in spoken if item.covers(i) and item.frame in SPEECH]
    if source is None or source.kind not in PERSONS or not can_speak(tree, who):
        return
    if over and not any(_same(source, other.source) for other in over):
        yield Attribution(
            verb=i, cue=(i, i + 1), spec=TESTIFIES, source=source, roots=(seen,),
            content=trim(tree, ((tree.left[seen], tree.right[seen]),), None),
            frame="clause",
        )  # fmt: skip


def _had_from(
    parsed: Parsed, named: Named, spoken: Sequence[Attribution], i: int
) -> Iterator[Attribution]:
    """As in "He had it from a colonel", of what he has just told."""
    tree = parsed.tree
    what, who, sender = (
        tree.child(i, "dobj"),
        tree.child(i, "nsubj"),
        sender_of(tree, i),
    )
    if (
        what is None
        or who is None
        or sender is None
        or tree.child(i, "neg") is not None
    ):
        return
    if tree.word[what] not in {"it", "this", "that"}:
        return
    teller, origin = source_at(parsed, named, who), source_at(parsed, named, sender)
    if teller is None or origin is None or origin.kind not in PERSONS:
        return
    before = _told_before(parsed, teller, spoken, i)
    if before is not None:
        ranges, item = before
        if tree.lemma[i] == "have" and _spoken_of(parsed, named, what, ranges):
            return  # "The gun is mine. He had it from his father"
        yield Attribution(
            verb=tree.head[sender], cue=(i, tree.head[sender] + 1),
            spec=replace(SAYS, certainty=item.spec.certainty),
            source=origin, content=ranges, roots=item.roots, frame="clause",
        )  # fmt: skip


def _told_before(
    parsed: Parsed, teller: Source, spoken: Sequence[Attribution], i: int
) -> tuple[Ranges, Attribution] | None:
    """What somebody told last before token `i`, in the same passage and near."""
    end = parsed.tree.left[i]
    for item in sorted(spoken, key=lambda one: -one.verb):
        ranges = tuple((a, min(b, end)) for a, b in item.content if a < end)
        mine = _same(teller, item.source) and item.spec.act != "deny"
        if ranges and mine and _near(parsed, ranges[-1][0], i):
            return ranges, item
    return None


def _spoken_of(parsed: Parsed, named: Named, what: int, ranges: Ranges) -> bool:
    """Whether a pronoun stands for something that was itself spoken of."""
    entity = named.entity_at(what)
    return entity is not None and any(
        m.entity == entity and parsed.starts[first] <= m.start < parsed.ends[end - 1]
        for m in named.mentions
        for first, end in ranges
    )


def _near(parsed: Parsed, before: int, i: int) -> bool:
    apart = parsed.sentence_of[i] - parsed.sentence_of[before]
    text = parsed.document.text[parsed.starts[before] : parsed.starts[i]]
    return apart <= NEAR and "\n\n" not in text


def _same(one: Source | None, other: Source | None) -> bool:
    if one is None or other is None:
        return False
    known = one.entity is not None and one.entity == other.entity
    return known or one.head == other.head


def _told_on(parsed: Parsed, named: Named, item: Attribution) -> Iterator[Attribution]:
    """As in "told her sister, who told me, that the boys were dead": the sister says what
    the other told her.
    """
    tree = parsed.tree
    hearer = tree.child(item.verb, "dobj", "dative")
    relative = None if hearer is None else tree.child(hearer, "relcl")
    if hearer is None or relative is None or not item.content:
        return
    who = tree.child(relative, "nsubj")
    telling = tree.lemma[relative] in word_classes().telling
    if (
        who is None
        or tree.word[who] != "who"
        or not telling
        or relative in _inside(item)
    ):
        return
    last = tree.child(relative, "dobj", "dative")
    through = source_at(parsed, named, hearer)
    if through is None or last is None or tree.child(relative, "ccomp") is not None:
        return
    yield Attribution(
        verb=relative, cue=(relative, relative + 1), spec=SAYS, source=through,
        content=((item.verb, item.verb + 1), *item.content), roots=item.roots,
        frame="clause", hearer=source_at(parsed, named, last),
    )  # fmt: skip


def _inside(item: Attribution) -> set[int]:
    return {i for first, end in item.content for i in range(first, end)}
