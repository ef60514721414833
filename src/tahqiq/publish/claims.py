"""Claims and propositions as rows: what is said, by whom, how firmly, on what words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tahqiq.model.case import CaseLink, ClaimRef, Group, Reason
from tahqiq.model.lookup import CaseIndex, standing_of
from tahqiq.model.reading import Claim
from tahqiq.publish.chains import chain_text, kind_of, outlet_name, speaker_text
from tahqiq.publish.deeds import blaming_claims, statement
from tahqiq.publish.marks import Piece, pieces
from tahqiq.publish.words import capital, count_text, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What another claim does to this one: a denial, a contradiction, a support."""

    verb: str
    speaker: str
    proposition: str
    anchor: str
    drawn_by: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim, ready to be read; `anchor` is its permalink inside a page."""

    ref: ClaimRef
    anchor: str
    outlet: str
    published: str | None
    proposition: str
    chain: str
    speaker: str
    depth: int
    kind: str
    certainty: str
    polarity: str
    markers: tuple[str, ...]
    alternatives: tuple[str, ...]
    flags: tuple[str, ...]
    pieces: tuple[Piece, ...]
    sentence_kind: str
    evidence: str
    verified: bool
    review: str
    reviewer: str | None
    standing: str
    replies: tuple[Reply, ...]
    answers: tuple[Reply, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One proposition with one polarity, and every claim that states it."""

    id: str
    anchor: str
    statement: str
    polarity: str
    status: str
    support: str
    reports: int
    origins: int
    origin_names: tuple[str, ...]
    claims: tuple[ClaimRow, ...]
    seen: tuple[tuple[str, str], ...]  # claims shown under an earlier proposition
    replies: tuple[Reply, ...]
    reasons: tuple[Reason, ...]
    incident: str | None
    is_asserted: bool


def slug(text: str) -> str:
    """Text that may stand in an id of a page.

    >>> slug("d1#c 2")
    'd1-c-2'
    """
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text)


def claim_anchor(ref: ClaimRef) -> str:
    """The permalink of a claim."""
    return f"claim-{slug(ref.document)}-{slug(ref.claim)}"


def anchors(refs: Iterable[ClaimRef], index: CaseIndex) -> tuple[str, ...]:
    """The permalinks of those claims that are in the case, each once."""
    kept = [claim_anchor(ref) for ref in refs if ref in index.claims]
    return tuple(dict.fromkeys(kept))


def evidence_anchor(sha256: str) -> str:
    """The permalink of a piece of evidence, by its hash."""
    return f"evidence-{sha256[:16]}"


def is_verified(ref: ClaimRef, index: CaseIndex) -> bool:
    """Whether every span of the claim still has its words in the text."""
    claim, text = index.claims[ref], index.readings[ref.document].document.text
    steps = [step for chain in (claim.chain, *claim.alternatives) for step in chain]
    spans = [
        *claim.content,
        *(span for step in steps for span in (step.source, step.cue) if span),
    ]
    marked = [(row.start, row.end, row.exact) for row in claim.markers]
    marked += [(row.start, row.end, row.exact) for row in spans]
    return all(text[start:end] == exact for start, end, exact in marked)


def claims_table(index: CaseIndex) -> tuple[ClaimRow, ...]:
    """Every claim of the case, in the order of documents and text."""
    standing = standing_of(index.case)
    return tuple(
        claim_row(ref, index, standing.get(ref, "current")) for ref in index.claims
    )


def claim_row(ref: ClaimRef, index: CaseIndex, standing: str = "current") -> ClaimRow:
    """One claim as a row."""
    claim, reading = index.claims[ref], index.readings[ref.document]
    sentence = index.sentences.get((ref.document, claim.sentence))
    review = index.reviews.get(ref)
    return ClaimRow(
        ref=ref,
        anchor=claim_anchor(ref),
        outlet=outlet_name(ref.document, index),
        published=reading.document.published,
        proposition=claim.proposition,
        chain=chain_text(claim.chain, ref.document, index),
        speaker=speaker_text(claim, ref.document, index),
        depth=len(claim.chain) - 1,
        kind=kind_of(ref, index),
        certainty=claim.certainty,
        polarity=claim.polarity,
        markers=tuple(f"“{row.exact}” ({row.kind})" for row in claim.markers),
        alternatives=tuple(
            chain_text(chain, ref.document, index) for chain in claim.alternatives
        ),
        flags=claim.flags,
        pieces=pieces(claim, sentence, reading),
        sentence_kind=sentence.kind if sentence else "body",
        evidence=reading.document.sha256,
        verified=is_verified(ref, index),
        review=review.kind if review else "proposed",
        reviewer=review.author if review else None,
        standing=standing,
        replies=replies(index.links_to.get(ref, ()), index, incoming=True),
        answers=replies(index.links_from.get(ref, ()), index, incoming=False),
    )


def replies(
    links: Iterable[CaseLink], index: CaseIndex, *, incoming: bool
) -> tuple[Reply, ...]:
    """The other ends of links, as one line each."""
    rows = []
    for link in links:
        other = link.claim if incoming else link.target
        if other in index.claims:
            claim = index.claims[other]
            rows.append(
                Reply(
                    verb=words().links[link.type],
                    speaker=speaker_text(claim, other.document, index),
                    proposition=_answered(claim, link, incoming=incoming),
                    anchor=claim_anchor(other),
                    drawn_by=link.drawn_by,
                    type=link.type,
                )
            )
    return tuple(dict.fromkeys(rows))


def _answered(claim: Claim, link: CaseLink, *, incoming: bool) -> str:
    """What the other end states. A denial keeps its own words: "We do not shoot" stands
    between quotation marks and must not lose its "not" there.
    """
    if link.type == "denies" and incoming:
        return " … ".join(span.exact for span in claim.content)
    if link.type == "denies":
        return claim.proposition
    return _stated(claim.proposition, claim.polarity)


def group_rows(index: CaseIndex) -> tuple[GroupRow, ...]:
    """Every proposition, most supported first; each claim in full exactly once."""
    return listed_rows(group_places(index), group_grounds(index), index)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlace:
    """A proposition in the list of all; `fresh` are claims no earlier one shows."""

    group: Group
    anchor: str
    fresh: tuple[ClaimRef, ...]
    seen: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupGrounds:
    """What the rows of all propositions need of the whole case."""

    standing: Mapping[ClaimRef, str]
    blaming: frozenset[ClaimRef]


def group_places(index: CaseIndex) -> tuple[GroupPlace, ...]:
    """The order of the propositions, without their rows: a page makes those it shows."""
    shown, places = set[ClaimRef](), []
    for group in sorted(index.case.groups, key=_rank):
        refs = [ref for ref in group.claims if ref in index.claims]
        fresh = tuple(ref for ref in refs if ref not in shown)
        places.append(
            GroupPlace(
                group=group,
                anchor=group_anchor(group),
                fresh=fresh,
                seen=tuple(ref for ref in refs if ref in shown),
            )
        )
        shown.update(fresh)
    return tuple(places)


def group_grounds(index: CaseIndex) -> GroupGrounds:
    """What the rows of all propositions need of the whole case."""
    return GroupGrounds(standing=standing_of(index.case), blaming=blaming_claims(index))


def listed_rows(
    places: Iterable[GroupPlace],
    grounds: GroupGrounds,
    index: CaseIndex,
    most: int | None = None,
) -> tuple[GroupRow, ...]:
    """The rows of some propositions of the list, with at `most` so many claims each."""
    standing, rows = grounds.standing, []
    for place in places:
        claims = [
            claim_row(ref, index, standing.get(ref, "current"))
            for ref in place.fresh[:most]
        ]
        row = group_row(place.group, claims, place.seen, index)
        row = replace(
            row,
            statement=statement(place.group, grounds.blaming, index),
            is_asserted=any(
                index.claims[ref].certainty == "asserted"
                for ref in (*place.seen, *place.fresh)
            ),
        )
        rows.append(_without_repeats(row))
    return tuple(rows)


def group_anchor(group: Group) -> str:
    """The permalink of a proposition inside a page."""
    return f"group-{slug(group.id)}"


def loose_claims(index: CaseIndex) -> tuple[ClaimRow, ...]:
    """Claims that no proposition holds: they are shown too."""
    held = {ref for group in index.case.groups for ref in group.claims}
    return tuple(claim_row(ref, index) for ref in index.claims if ref not in held)


def _without_repeats(row: GroupRow) -> GroupRow:
    """Replies shown for the proposition are not shown again for each of its claims."""
    above = {reply.anchor for reply in row.replies}
    claims = tuple(
        replace(
            claim,
            replies=tuple(r for r in claim.replies if r.anchor not in above),
        )
        for claim in row.claims
    )
    return replace(row, claims=claims)


def group_row(
    group: Group, claims: Sequence[ClaimRow], seen: Sequence[ClaimRef], index: CaseIndex
) -> GroupRow:
    """One proposition as a row."""
    refs = [*seen, *(row.ref for row in claims)]
    return GroupRow(
        id=group.id,
        anchor=group_anchor(group),
        statement=capital(_stated(group.proposition, group.polarity)),
        polarity=group.polarity,
        status=group.status,
        support=support_text(group),
        reports=_reports(group),
        origins=group.origins,
        origin_names=tuple(
            ", ".join(dict.fromkeys(outlet_name(key, index) for key in keys))
            for keys in group.origin_sets
        ),
        claims=tuple(claims),
        seen=tuple(
            (claim_anchor(ref), speaker_text(index.claims[ref], ref.document, index))
            for ref in seen
        ),
        replies=group_replies(group, index),
        reasons=group.reasons,
        incident=group.incident,
        is_asserted=any(index.claims[ref].certainty == "asserted" for ref in refs),
    )


def group_replies(group: Group, index: CaseIndex) -> tuple[Reply, ...]:
    """Denials, contradictions and withdrawals of any claim of the group, each once."""
    against = {"denies", "contradicts", "undermines", "retracts"}
    found: dict[str, Reply] = {}
    for ref in group.claims:
        into = [link for link in index.links_to.get(ref, ()) if link.type in against]
        both = [
            link for link in index.links_from.get(ref, ()) if link.type == "contradicts"
        ]
        for reply in (
            *replies(into, index, incoming=True),
            *replies(both, index, incoming=False),
        ):
            found.setdefault(reply.anchor, reply)
    return tuple(found.values())


def support_text(group: Group) -> str:
    """Raw reports and independent origins side by side (M60).

    >>> from tahqiq.model.case import Group
    >>> support_text(Group(id="g", proposition="p", polarity="affirmed", claims=(),
    ...     origins=3, origin_sets=(), status="fair", reports=11))
    'eleven reports, three origins'
    """
    reports = count_text(_reports(group), "report")
    return f"{reports}, {count_text(group.origins, 'origin')}"


def _reports(group: Group) -> int:
    return group.reports or len({ref.document for ref in group.claims})


def _stated(proposition: str, polarity: str) -> str:
    """The proposition with its polarity in words: a denial never looks affirmed."""
    return f"Denied: {proposition}" if polarity == "denied" else proposition


def _rank(group: Group) -> tuple[int, int, int, str]:
    return (group.incident is None, -group.origins, -_reports(group), group.id)
