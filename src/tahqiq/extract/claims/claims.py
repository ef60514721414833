"""Claims: propositions with their words, their chain and how firmly they are held.

Every clause under an attribution, and every flat clause of the outlet, becomes a
claim; a speech act that matters is a claim of the layer above as well (reading-1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.claims.layers import (
    is_layer,
    is_passed_on,
    is_pointing,
    is_request,
    withheld,
)
from tahqiq.extract.claims.markers import markers_of
from tahqiq.extract.claims.proposition import plain_names, proposition_of
from tahqiq.extract.claims.stance import commitment, factuality, untouched
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.content import Ranges
from tahqiq.extract.parsing.operators import is_shell
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.charges import deeds_apart
from tahqiq.extract.speech.clause_scope import (
    aside,
    inside,
    says_something,
    without_cues,
)
from tahqiq.extract.speech.headings import told_headings
from tahqiq.extract.speech.nesting import Stacks, answers, same_voice, steps_of
from tahqiq.extract.speech.openings import told_part
from tahqiq.extract.speech.running import RUNNING
from tahqiq.extract.speech.units import Unit, units_of
from tahqiq.extract.stance.modality import Modality
from tahqiq.model.ids import content_id
from tahqiq.model.reading import Certainty, Claim, Polarity, Quantity, Span

TELLING = frozenset({"body", "caption", "message", "cue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before it is written: its head, words, speakers and why it stands."""

    head: int
    ranges: Ranges
    stack: tuple[Attribution, ...]
    certainty: Certainty
    polarity: Polarity
    modality: Modality
    flags: tuple[str, ...] = ()
    layer: Attribution | None = None
    other: tuple[Attribution, ...] | None = None  # speakers in a second reading (M28)


def drafts_of(parsed: Parsed, stacks: Stacks) -> tuple[Draft, ...]:
    """All claims of the document, in text order, before they are written out."""
    stop = frozenset(
        i for item in stacks.items
        for i in (item.verb, item.verb if item.cue is None else item.cue[1] - 1)
    )  # fmt: skip
    cued = {item.verb: item for item in stacks.items
            if item.cue is not None and item.frame != RUNNING}  # fmt: skip
    labels = [item for item in stacks.items if item.frame == "label" and item.content]
    found: list[Draft] = []
    headings = told_headings(parsed)
    for k, (first, end) in enumerate(parsed.bounds):
        if parsed.sentences[k].kind in TELLING or k in headings:
            for unit in units_of(parsed.tree, *told_part(parsed, labels, first, end)):
                found.extend(_drafts(parsed, stacks, cued, stop, unit))
    found.extend(_nominal_contents(parsed, stacks, found, stop, headings))
    return tuple(_doubtful(parsed, list(_distinct(found))))


def _doubtful(parsed: Parsed, drafts: list[Draft]) -> Iterator[Draft]:
    """Flat clauses that may still be the last speaker's words: both readings stand.

    A sentence without a speaker of its own, right after reported speech in the same
    passage, whose verb looks back ("had …", "was to …") or that goes on in the
    speaker's terms, is kept as the outlet's with the other chain beside it (M28).
    """
    last: Draft | None = None
    for draft in drafts:
        if any(item.frame == RUNNING for item in draft.stack):
            said = tuple(item for item in draft.stack if item.frame != RUNNING)
            last = draft
            yield replace(draft, other=said)
            continue
        if draft.stack and draft.layer is None:
            last = draft
        elif last is not None and _may_go_on(parsed, last, draft):
            yield replace(
                draft, other=last.stack, flags=(*draft.flags, "ambiguous-scope")
            )
            continue
        yield _guessed(draft)


def _guessed(draft: Draft) -> Draft:
    """A quotation given to whom the sentence before it is about may be anybody's."""
    if not any(_is_guess(item) for item in draft.stack):
        return draft
    nobody = (replace(item, source=None) if _is_guess(item) else item
              for item in draft.stack)  # fmt: skip
    return replace(draft, other=tuple(nobody))


def _is_guess(item: Attribution) -> bool:
    """Whether a quotation was given to whom the sentence before it is about."""
    return item.source is not None and "unattributed-quote" in item.flags


def _may_go_on(parsed: Parsed, last: Draft, draft: Draft) -> bool:
    before, here = parsed.sentence_of[last.head], parsed.sentence_of[draft.head]
    if draft.stack or draft.layer is not None or here != before + 1:
        return False
    if (
        not _same_passage(parsed, last.head, draft.head)
        or last.stack[-1].frame == "label"
    ):
        return False
    tree = parsed.tree
    past = any(
        tree.word[c] == "had" and tree.dep[c] == "aux"
        for c in tree.children[draft.head]
    )
    source = last.stack[-1].source
    written = source is not None and (
        source.kind == "document"
        or source.medium is not None
        or last.stack[-1].spec.act == "write"
        or tree.lemma[last.stack[-1].verb] in word_classes().finding
    )  # "The report says the army used shells. Three villages were hit."
    past = past or (written and tree.tag[draft.head] in {"VBD", "VBN"})
    return past and not last.stack[-1].own


def _same_passage(parsed: Parsed, left: int, right: int) -> bool:
    between = parsed.text[parsed.starts[left] : parsed.starts[right]]
    return "\n\n" not in between


def _drafts(
    parsed: Parsed,
    stacks: Stacks,
    cued: dict[int, Attribution],
    stop: frozenset[int],
    unit: Unit,
) -> Iterator[Draft]:
    tree = parsed.tree
    own = cued.get(unit.head)
    told = own is not None and is_passed_on(tree, stacks.at(unit.head), own)
    if own is None or told or is_layer(own, tree) or is_request(parsed, own):
        yield from _unit(parsed, stacks, stop, unit, own)
    if own is not None:
        yield from _tail(parsed, stacks, stop, unit, own)


def _unit(
    parsed: Parsed,
    stacks: Stacks,
    stop: frozenset[int],
    unit: Unit,
    own: Attribution | None,
) -> Iterator[Draft]:
    """The clause as the innermost speaker over its head holds it."""
    stack = aside(parsed, unit, stacks.at(unit.head))
    stack = untouched(parsed.tree, unit.head, stack)
    if stack and withheld(stack[-1], parsed.tree):
        return
    ranges = inside(unit.ranges, stack)
    apart = stack and stack[-1].frame in {"phrase", "label"}
    if own is not None and not (apart and ranges):
        ranges = without_cues(unit.ranges, stack)
    if not ranges or not says_something(parsed, unit, ranges):
        return
    certainty, polarity, modality = commitment(parsed.tree, unit.head, stack, stop)
    flags = tuple(flag for item in stack for flag in item.flags)
    yield Draft(
        head=unit.head, ranges=ranges, stack=stack, certainty=certainty,
        polarity=polarity, modality=modality, flags=flags, layer=own,
    )  # fmt: skip


def _tail(
    parsed: Parsed,
    stacks: Stacks,
    stop: frozenset[int],
    unit: Unit,
    own: Attribution,
) -> Iterator[Draft]:
    """Content without a clause of its own: "denied any involvement", "to quit"."""
    if own.frame in {"clause", "quote", "label", "citing"} and any(
        parsed.tree.pos[root] in {"VERB", "AUX"} for root in own.roots
    ):
        return
    beside = own.frame == "citing" and own.parent is not None  # told with who cites
    if beside or not own.content or withheld(own, parsed.tree):
        return
    if is_pointing(parsed, own):
        return
    if own.frame == "bare":  # a threat whose words are not told: the mention carries it
        draft = _content_draft(parsed, stacks, stop, own)
        yield replace(draft, ranges=unit.ranges, head=unit.head)
        return
    whole = _content_draft(parsed, stacks, stop, own)
    charged = own.frame == "charge" and own.target is not None
    parts = deeds_apart(parsed.tree, own.verb, own.target or 0) if charged else []
    yield from (replace(whole, head=head, ranges=ranges) for head, ranges in parts)
    if not parts:
        yield whole


def _content_draft(
    parsed: Parsed, stacks: Stacks, stop: frozenset[int], own: Attribution
) -> Draft:
    root = own.roots[0] if own.roots else own.content[0][0]
    stack = _stack_with(parsed.tree, stacks, own)
    certainty, polarity, modality = commitment(parsed.tree, root, stack, stop)
    return Draft(
        head=root, ranges=own.content, stack=stack, certainty=certainty,
        polarity=polarity, modality=modality, flags=own.flags,
    )  # fmt: skip


def _stack_with(
    tree: Tree, stacks: Stacks, own: Attribution
) -> tuple[Attribution, ...]:
    """The chain of the cue, then the speaker himself. Who believes a version has not
    told what it says.
    """
    outer = (i for i in untouched(tree, own.verb, stacks.at(own.verb)) if i is not own)
    held = own.roots[0] if own.roots and own.frame == "clause" else own.verb
    outer = (i for i in outer if i.frame != "about" or i.spec.act != "ask")  # its topic
    told = (i for i in outer if i.frame != "object" or i.covers(held))
    cited = (i for i in stacks.items if i.frame == "citing" and i.parent == own.verb)
    kept = (i for i in told if not answers(i, own) and not same_voice(i, own))
    return (*kept, own, *cited)


def _nominal_contents(
    parsed: Parsed,
    stacks: Stacks,
    found: Sequence[Draft],
    stop: frozenset[int],
    headings: frozenset[int],
) -> Iterator[Draft]:
    """Attributions whose cue heads no unit and whose content has none either."""
    spoken = {id(item) for draft in found for item in draft.stack}
    for item in stacks.items:
        told = parsed.sentence_of[item.verb] in headings
        telling = item.content and (told or parsed.kind(item.verb) in TELLING)
        empty = withheld(item, parsed.tree) or is_pointing(parsed, item)
        empty = empty or any(is_shell(parsed.tree, root) for root in item.roots)
        if id(item) not in spoken and telling and not empty and item.frame != RUNNING:
            yield _content_draft(parsed, stacks, stop, item)


def _distinct(found: Sequence[Draft]) -> Iterator[Draft]:
    seen: set[object] = set()
    for draft in sorted(
        found, key=lambda d: (d.ranges[0], -d.ranges[-1][1], len(d.stack))
    ):
        key = (draft.ranges, tuple(id(item) for item in draft.stack), draft.polarity)
        if key not in seen:
            seen.add(key)
            yield draft


def written(
    parsed: Parsed,
    named: Named,
    quantities: Sequence[Quantity],
    drafts: Sequence[Draft],
    credits: dict[int, Span],
) -> tuple[Claim, ...]:
    """The drafts as claims of the contract, ids from their words and chain.

    Args:
        parsed: The document.
        named: Its mentions and entities.
        quantities: Its numbers, whose comparators are markers.
        drafts: What `drafts_of` found.
        credits: For a sentence's index, the words that credit an agency for it.
    """
    names = plain_names(parsed, named)
    return tuple(
        _written(parsed, names, quantities, draft, credits) for draft in drafts
    )


def _written(
    parsed: Parsed,
    names: Mapping[int, str],
    quantities: Sequence[Quantity],
    draft: Draft,
    credits: dict[int, Span],
) -> Claim:
    content = tuple(parsed.span(*r) for r in draft.ranges)
    index = parsed.sentence_of[draft.head]
    chain = steps_of(parsed, draft.stack, credits.get(index))
    said = [(s.source.start if s.source else -1, s.cue.start if s.cue else -1)
            for s in chain]  # fmt: skip
    spans = [(span.start, span.end) for span in content]
    return Claim(
        id=content_id("c", spans, said, draft.certainty, draft.polarity, length=10),
        sentence=parsed.sentences[index].id,
        content=content,
        proposition=proposition_of(parsed, names, draft.ranges, draft.stack,
                                   tuple(t for t, _ in draft.modality.markers)),
        chain=chain,
        certainty=draft.certainty,
        polarity=draft.polarity,
        factuality=factuality(draft.certainty, draft.polarity, draft.stack,
                              parsed.tree),
        markers=markers_of(parsed, draft.ranges, draft.modality, draft.stack,
                           draft.layer, quantities),
        alternatives=() if draft.other is None else (
            steps_of(parsed, draft.other, credits.get(index)),),
        flags=tuple(sorted(set(draft.flags))),
    )  # fmt: skip
