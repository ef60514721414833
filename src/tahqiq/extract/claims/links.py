"""Links between claims of one document: denies, supports, contradicts, restates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahqiq.extract.claims.claims import Draft
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.nesting import answers
from tahqiq.model.reading import Claim, DrawnBy, Link

GROUNDS = {"because", "since", "as"}
FUNCTION = {"the", "a", "an", "of", "to", "in", "on", "and", "that", "it", "is", "was",
            "be", "had", "have", "has", "for", "by", "with", "at", "from", "any", "this",
            "been", "were", "are", "who", "which", "its", "his", "their"}  # fmt: skip


def links_of(
    parsed: Parsed,
    drafts: Sequence[Draft],
    claims: Sequence[Claim],
    events: Sequence[FoundEvent],
) -> tuple[Link, ...]:
    """All links, each once, in the order of the speaking claim."""
    found = [
        *_denials(parsed, drafts, claims, events),
        *_grounds(parsed, drafts, claims),
        *_contradictions(drafts, claims, events),
    ]
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for link in found:
        key = (link.claim, link.type, link.target)
        if key not in seen and link.claim != link.target:
            seen.add(key)
            kept.append(link)
    return tuple(kept)


def _denials(
    parsed: Parsed,
    drafts: Sequence[Draft],
    claims: Sequence[Claim],
    events: Sequence[FoundEvent],
) -> Iterator[Link]:
    """A denial and the nearest claim, by somebody else, of what it denies (M26)."""
    words = [_words(parsed.tree, draft) for draft in drafts]
    shared = _events_of(claims, events)
    for i, draft in enumerate(drafts):
        if not draft.stack or draft.polarity != "denied":
            continue
        denies = draft.stack[-1].spec.polarity == "denied"
        if not denies and draft.certainty == "hypothetical":
            continue  # "had they come, nobody would have died"
        best = _denied(parsed, i, drafts, claims, words, shared, strict=not denies)
        targets = {best} if best is not None else set()
        if denies:  # every charge of the denied event is answered, not the likest alone
            targets |= set(_charges(i, drafts, claims, shared))
        for j in sorted(targets):
            yield Link(
                claim=claims[i].id, type="denies", target=claims[j].id,
                drawn_by="source" if denies else "tahqiq",
            )  # fmt: skip


def _charges(
    i: int,
    drafts: Sequence[Draft],
    claims: Sequence[Claim],
    shared: dict[str, set[str]],
) -> Iterator[int]:
    """The accusations by others of an event that a denial is about."""
    about = shared.get(claims[i].id, set())
    for j, other in enumerate(drafts):
        last = other.stack[-1].spec.act if other.stack else ""
        stands = other.polarity == "affirmed" and other.layer is None
        if last not in {"accuse", "suspect"} or not stands:
            continue
        if _explained(drafts[i], other):
            continue
        answered = about & shared.get(claims[j].id, set())
        if answered and _speaker(claims[j]) != _speaker(claims[i]):
            yield j


def _denied(  # noqa: PLR0913 - tables made once
    parsed: Parsed,
    i: int,
    drafts: Sequence[Draft],
    claims: Sequence[Claim],
    words: Sequence[frozenset[str]],
    shared: dict[str, set[str]],
    *,
    strict: bool,
) -> int | None:
    """The affirmed claim of another speaker that is about the same. What holds the words of
    the denial before its verb is not like it for having them: "The colonel, who denies the
    charges, will stand trial".
    """
    best: tuple[float, int] | None = None
    for j, other in enumerate(drafts):
        if j == i or other.polarity != "affirmed" or other.layer is not None:
            continue
        if _speaker(claims[j]) == _speaker(claims[i]) or not words[j]:
            continue
        if _explained(drafts[i], other):
            continue
        common = shared.get(claims[i].id, set()) & shared.get(claims[j].id, set())
        held = drafts[i].head < other.head and any(
            a <= drafts[i].head < b for a, b in other.ranges
        )
        alike = words[i] & words[j] if not held else frozenset[str]()
        overlap = len(alike) / max(1, min(len(words[i]), len(words[j])))
        score = (2.0 if common else 0.0) + overlap
        score += 0.5 if other.certainty == "alleged" else 0.0
        score -= abs(i - j) / (4 * len(drafts))
        if score > (1.4 if strict else 0.6) and (best is None or score > best[0]):
            best = (score, j)
    if best is not None or strict:
        return None if best is None else best[1]
    return _answered(parsed, i, drafts, claims, words)


def _answered(
    parsed: Parsed,
    i: int,
    drafts: Sequence[Draft],
    claims: Sequence[Claim],
    words: Sequence[frozenset[str]],
) -> int | None:
    """What a denial that repeats nobody's words answers: the last charge, or what was said
    last. "Denied that he bore a grudge" is no answer to a charge of murder.
    """
    charged = _nearest_accusation(i, drafts, claims)
    book = cue_book()
    plain = words[i] - book.nouns.keys() - book.hollow - book.accounts
    told = drafts[i].stack[-1].frame == "clause" and plain
    if charged is not None and told and not words[i] & words[charged]:
        return None
    if charged is not None or plain:
        return charged
    return _just_said(parsed, i, drafts, claims)


def _explained(denial: Draft, other: Draft) -> bool:
    """As in "denied beating the boy, who had been held", "denied shooting the men accused of
    the raid": what is told of the boy and the men is not denied.
    """
    inside = any(first <= other.head < end for first, end in denial.ranges)
    last = denial.stack[-1]
    if other.head in last.roots:
        return False  # "accused them of theft, which they deny": the theft is denied
    if not inside or last.spec.act != "deny":
        return inside and len(other.stack) < len(denial.stack)
    return last not in other.stack and not any(answers(last, i) for i in other.stack)


def _just_said(
    parsed: Parsed, i: int, drafts: Sequence[Draft], claims: Sequence[Claim]
) -> int | None:
    """As in "The opposition says the vote was rigged; the commission denies it": what
    somebody else said last, at most a sentence before.
    """
    here = parsed.sentence_of[drafts[i].head]
    for j in range(i - 1, -1, -1):
        if here - parsed.sentence_of[drafts[j].head] > 1:
            return None
        spoken = bool(drafts[j].stack) and drafts[j].layer is None
        spoken = spoken and drafts[j].stack[-1].spec.act != "deny"
        if spoken and _speaker(claims[j]) != _speaker(claims[i]):
            return _whole_clause(parsed.tree, j, drafts)
    return None


def _whole_clause(tree: Tree, j: int, drafts: Sequence[Draft]) -> int:
    """As in "says they were beaten until they signed; police deny it": the beating."""
    above = set(tree.ancestors(drafts[j].head))
    return next(
        (k for k in range(j)
         if drafts[k].head in above and drafts[k].stack == drafts[j].stack), j,
    )  # fmt: skip


def _nearest_accusation(
    i: int, drafts: Sequence[Draft], claims: Sequence[Claim]
) -> int | None:
    """As in "Rejected the accusation": the last one made by somebody else before it."""
    for j in range(i - 1, -1, -1):
        other = drafts[j]
        accuses = bool(other.stack) and other.stack[-1].spec.act in {
            "accuse",
            "suspect",
        }
        again = other.layer is not None or _explained(drafts[i], other)
        if accuses and not again and _speaker(claims[j]) != _speaker(claims[i]):
            return _whole_charge(j, drafts)
    return None


def _whole_charge(j: int, drafts: Sequence[Draft]) -> int:
    """As in "accused him of selling it to a firm owned by his brother": the charge, not the
    clause that only says which firm.
    """
    inner = drafts[j]
    return next(
        (k for k in range(j)
         if drafts[k].stack == inner.stack and drafts[k].layer is None
         and any(a <= inner.head < b for a, b in drafts[k].ranges)), j,
    )  # fmt: skip


def _speaker(claim: Claim) -> object:
    step = claim.chain[-1]
    if step.entity is not None:
        return step.entity
    return step.source.exact if step.source is not None else (step.kind, id(step))


def _words(tree: Tree, draft: Draft) -> frozenset[str]:
    return frozenset(
        tree.lemma[i] for first, end in draft.ranges for i in range(first, end)
        if tree.pos[i] in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
        and tree.lemma[i] not in FUNCTION
    )  # fmt: skip


def _events_of(
    claims: Sequence[Claim], events: Sequence[FoundEvent]
) -> dict[str, set[str]]:
    return {claim.id: set(claim.events) for claim in claims} if events else {}


def _grounds(
    parsed: Parsed, drafts: Sequence[Draft], claims: Sequence[Claim]
) -> Iterator[Link]:
    """As in "… because …", "based on the fact that …": the clause given as a ground."""
    tree = parsed.tree
    by_head = {draft.head: k for k, draft in enumerate(drafts) if draft.layer is None}
    for k, draft in enumerate(drafts):
        ground, target = draft.head, _grounded(tree, draft.head)
        if target is None or target not in by_head or ground == target:
            continue
        if parsed.tree.child(ground, "neg") == parsed.tree.left[ground]:
            continue  # "not because he was afraid": no ground
        drawn: DrawnBy = "source" if draft.stack else "outlet"
        yield Link(
            claim=claims[k].id, type="supports", target=claims[by_head[target]].id,
            drawn_by=drawn,
        )  # fmt: skip


def _grounded(tree: Tree, head: int) -> int | None:
    above = tree.head[head]
    marks = {tree.word[c] for c in tree.children[head] if tree.dep[c] == "mark"}
    if tree.dep[head] == "advcl" and "because" in marks:
        return above
    if tree.dep[head] in {"acl", "ccomp"} and tree.lemma[above] == "fact":
        here = above
        while tree.head[here] != here and tree.pos[here] not in {"VERB", "AUX"}:
            here = tree.head[here]
        return here
    return None


def _contradictions(
    drafts: Sequence[Draft], claims: Sequence[Claim], events: Sequence[FoundEvent]
) -> Iterator[Link]:
    """Two speakers who firmly state one event, the one that it was, the other that it
    was not, where neither is a denial of the other.
    """
    for event in events:
        told = [k for k, draft in enumerate(drafts)
                if draft.head in event.heads and draft.layer is None]  # fmt: skip
        for place, j in enumerate(told):
            for k in told[place + 1 :]:
                left, right = claims[j], claims[k]
                apart = left.polarity != right.polarity
                firm = {left.certainty, right.certainty} <= {"asserted", "probable"}
                if apart and firm and _speaker(left) != _speaker(right):
                    yield Link(
                        claim=right.id, type="contradicts", target=left.id,
                        drawn_by="tahqiq",
                    )  # fmt: skip
