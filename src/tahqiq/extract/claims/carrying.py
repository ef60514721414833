"""Which claims carry which events, participants and relations.

Nothing stands in a record without a claim behind it (M16).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.extract.claims.claims import Draft
from tahqiq.extract.claims.layers import withheld
from tahqiq.extract.claims.stance import (
    certainty_of,
    factuality,
    granted,
    told_as,
    untouched,
    weakest,
)
from tahqiq.extract.names.named import FoundRelation, Named
from tahqiq.extract.parsing.found import FoundEvent, FoundParticipant
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.speech.nesting import Stacks, steps_of
from tahqiq.extract.stance.modality import modality_of
from tahqiq.model.ids import content_id
from tahqiq.model.reading import (
    Claim,
    Event,
    Participant,
    Polarity,
    Relation,
    Span,
)

SCOPE = frozenset({"ambiguous-scope"})


def events_with_claims(
    parsed: Parsed,
    found: Sequence[FoundEvent],
    drafts: Sequence[Draft],
    claims: Sequence[Claim],
    stacks: Stacks,
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """Events with the claims that put each participant there, and those claims
    naming their events.
    """
    carried: dict[int, list[str]] = {k: [] for k in range(len(claims))}
    events = []
    hedged = [draft for draft in drafts if parsed.tree.word[draft.head] == "by"]
    for event in found:
        parts = [
            _set_apart(stacks, hedged, part)
            for part in event.participants
            if part.basis != "inferred" or _one_teller(parsed, stacks, part)
        ]
        tokens = dict.fromkeys((*event.heads, *(part.trigger for part in parts)))
        at = {
            token: _flat(parsed.tree, drafts, stacks, token)
            or _carriers(drafts, stacks, token)
            for token in tokens
        }
        if event.realis == "negated":
            at = {t: rows or _withholding(drafts, stacks, t) for t, rows in at.items()}
        for rows in at.values():
            for k in rows:
                if event.id not in carried[k]:
                    carried[k].append(event.id)
        told = replace(event, participants=tuple(parts))
        if _is_denied(parsed.tree, drafts, event, at):
            told = replace(told, realis="negated")
        events.append(_event(parsed, told, at, claims))
    named = tuple(
        replace(claim, events=tuple(carried[k])) for k, claim in enumerate(claims)
    )
    return tuple(events), named


def _flat(tree: Tree, drafts: Sequence[Draft], stacks: Stacks, token: int) -> list[int]:
    """As in "denied that the fire which killed them was set": what a denial leaves standing
    is carried by the claim of who tells of it.
    """
    over = stacks.at(token)
    left = untouched(tree, token, over)
    if len(left) == len(over):
        return []
    return [
        k for k, draft in enumerate(drafts)
        if draft.head == token and [id(i) for i in draft.stack] == [id(i) for i in left]
    ][:1]  # fmt: skip


def _carriers(drafts: Sequence[Draft], stacks: Stacks, token: int) -> list[int]:
    """The claims that state the event of a trigger: by exactly those who speak over it.

    The outlet's claim that somebody accuses holds the words of the deed but does not
    state it; neither does any claim with fewer speakers than the trigger has (M16, M23).
    """
    speakers = {id(item) for item in stacks.at(token)}
    same = [
        k for k, draft in enumerate(drafts)
        if {id(item) for item in draft.stack} == speakers
        and not (draft.layer is not None and draft.layer.covers(token))
    ]  # fmt: skip
    holding = [
        (sum(b - a for a, b in drafts[k].ranges), k)
        for k in same
        if any(first <= token < end for first, end in drafts[k].ranges)
    ]
    if holding:
        return [min(holding)[1]]
    near = [k for k in same if drafts[k].stack]
    return near[:1]


def _is_denied(
    tree: Tree, drafts: Sequence[Draft], event: FoundEvent, at: dict[int, list[int]]
) -> bool:
    """As in "denied reports that he had fled": whoever tells of it says that it was not.
    Who denies a charge of killing, or that it was they who killed, denies the doer alone.
    """
    if event.realis != "actual":
        return False
    for head in event.heads:
        rows = [drafts[k] for k in at.get(head, ())]
        who = any(tree.tag[c][0] == "W" for c in tree.all(head, "nsubj", "nsubjpass"))
        clause = tree.pos[head] == "VERB" and not who
        clause = clause and not any(_is_known(tree, head, row.head) for row in rows)
        if not rows or not clause or any(not _denies(row) for row in rows):
            return False
    return True


def _is_known(tree: Tree, deed: int, clause: int) -> bool:
    """As in "The village that the army shelled is not on the map": what tells which village
    is meant is not denied with the rest, unless it is none: "no village that they shelled".
    """
    here = deed
    while here not in {clause, tree.head[here]}:
        noun = tree.head[here]
        if tree.dep[here] == "acl" and tree.lemma[noun] == "fact":
            return True
        none = {tree.word[c] for c in tree.all(noun, "det")} & {"no", "any"}
        if tree.dep[here] in {"relcl", "acl"} and tree.pos[noun] != "VERB" and not none:
            known = noun < here and tree.child(here, "nsubj", "nsubjpass") is not None
            if known and tree.child(here, "mark") is None:
                return True
        here = noun
    return False


def _denies(draft: Draft) -> bool:
    """Whether a claim says of a deed, in a clause of its own, that it was not done."""
    charged = bool(draft.stack) and draft.stack[-1].frame in {"charge", "fault"}
    return draft.polarity == "denied" and draft.certainty == "asserted" and not charged


def _withholding(drafts: Sequence[Draft], stacks: Stacks, token: int) -> list[int]:
    """As in "There is no evidence that they were armed": what nobody holds is denied by the
    claim that nobody does.
    """
    *outer, inner = stacks.at(token) or (None,)
    if inner is None:
        return []
    speakers = {id(item) for item in outer}
    return [
        k for k, draft in enumerate(drafts)
        if draft.polarity == "denied" and {id(item) for item in draft.stack} == speakers
        and all(any(a <= t < b for a, b in draft.ranges) for t in (token, inner.verb))
    ][:1]  # fmt: skip


def _one_teller(parsed: Parsed, stacks: Stacks, part: FoundParticipant) -> bool:
    """Whether one voice tells the deed and the doer inferred for it: of what the army says
    the rebels did, residents who tell of the dead have not said that the rebels did it.
    """
    deed, doer = stacks.at(part.trigger), stacks.at(part.token)
    lemma = parsed.tree.lemma
    return len(deed) == len(doer) and all(
        one.pronoun
        or (one.source and lemma[one.source.head])
        == (other.source and lemma[other.source.head])
        for one, other in zip(deed, doer, strict=True)
    )


def _set_apart(
    stacks: Stacks, hedged: Sequence[Draft], part: FoundParticipant
) -> FoundParticipant:
    """A participant, put there by its own words where another's stand around it alone.

    "Was beaten, allegedly by soldiers" tells the beating flat, and that soldiers did it
    as somebody's allegation; "possibly by soldiers" holds only that back.
    """
    if any(a <= part.token < b for draft in hedged for a, b in draft.ranges):
        return replace(part, trigger=part.token)
    outer, inner = stacks.at(part.trigger), stacks.at(part.token)
    deeper = len(inner) > len(outer) and inner[: len(outer)] == outer
    alone = deeper and inner[-1].frame == "adverb"
    return replace(part, trigger=part.token) if alone else part


def _event(
    parsed: Parsed,
    event: FoundEvent,
    at: dict[int, list[int]],
    claims: Sequence[Claim],
) -> Event:
    return Event(
        id=event.id,
        type=event.type,
        triggers=tuple(parsed.span(*r) for r in event.triggers),
        modes=event.modes,
        contexts=event.contexts,
        participants=_participants(event.participants, at, claims),
        place=event.place,
        when=event.when,
        counts=event.counts,
        realis=event.realis,
        stage=event.stage,
        place_relation=event.place_relation,
    )


def _participants(
    found: Sequence[FoundParticipant], at: dict[int, list[int]], claims: Sequence[Claim]
) -> tuple[Participant, ...]:
    """One row per role and entity, with every claim of the clauses that say so."""
    rows: dict[tuple[str, str | None, str | None], Participant] = {}
    for part in found:
        if part.entity is None and part.mention is None:
            continue  # a thing without a mention: nothing a reader could look up
        key = (part.role, part.entity, None if part.entity else part.mention)
        rows_at = [claims[k] for k in at.get(part.trigger, ())]
        ids = tuple(claim.id for claim in rows_at if _puts(part, claim))
        if key in rows:
            merged = tuple(dict.fromkeys((*rows[key].claims, *ids)))
            rows[key] = replace(rows[key], claims=merged)
        else:
            rows[key] = Participant(
                role=part.role, entity=part.entity, mention=part.mention, claims=ids
            )
    return tuple(rows.values())


def _puts(part: FoundParticipant, claim: Claim) -> bool:
    """Whether a claim puts someone in a role: "arrested X for the murder of Y" asserts
    the arrest, and of the murder no more than the suspicion.
    """
    if part.basis in {"inferred", "answered"}:
        return False  # the reader's inference, no claim of anybody
    firm = claim.certainty == "asserted" and claim.factuality.outlet in {"CT+", "CT-"}
    return part.basis in {"stated", "convicted"} or not firm


def relations_with_claims(
    parsed: Parsed,
    named: Named,
    stacks: Stacks,
    credits: dict[int, Span],
    told: tuple[Sequence[Draft], Sequence[Claim]] = ((), ()),
) -> tuple[tuple[Relation, ...], tuple[Claim, ...]]:
    """Each relation of the text with a claim of its own, said by whoever says the
    phrase it stands in (M35), with the second reading of its clause (M28).

    Args:
        parsed: The document.
        named: Its entities and what the text says binds them.
        stacks: Who speaks over each token.
        credits: For a sentence's index, the words that credit an agency for it.
        told: The drafts of its clauses and the claims they became.
    """
    relations, claims = [], []
    for found in named.relations:
        over = stacks.at(found.anchor)
        if over and withheld(over[-1], parsed.tree):
            continue  # "nothing to suggest that they belonged to it"
        claim = _relation_claim(parsed, named, stacks, found, credits)
        claim = _as_doubtful(claim, *told, _carriers(told[0], stacks, found.anchor))
        relation = Relation(
            id=content_id(
                "r", found.subject, found.type, found.object, claim.id, length=10
            ),
            subject=found.subject,
            type=found.type,  # type: ignore[arg-type]
            object=found.object,
            claim=claim.id,
            former=found.former,
        )
        relations.append(relation)
        claims.append(replace(claim, relation=relation.id))
    return tuple(relations), tuple(claims)


def _as_doubtful(
    claim: Claim, drafts: Sequence[Draft], claims: Sequence[Claim], at: Sequence[int]
) -> Claim:
    """A claim with the second reading of the clause it is taken from."""
    for k in at:
        if drafts[k].other is not None:
            flags = tuple(sorted({*claim.flags, *claims[k].flags} & SCOPE))
            return replace(claim, alternatives=claims[k].alternatives, flags=flags)
    return claim


def _words_of(parsed: Parsed, found: FoundRelation) -> tuple[int, int]:
    """The tokens that state a relation. A noun states it in its own phrase: of "Police
    freed him, said Omar Sadi, the police chief" nothing but the name and the office.
    """
    tree, top = parsed.tree, found.anchor
    if tree.pos[top] not in {"NOUN", "PROPN"}:
        return found.first, found.end
    while tree.pos[tree.head[top]] in {"NOUN", "PROPN"} and tree.head[top] != top:
        top = tree.head[top]
    verb = tree.head[top]
    if verb == top or not found.first <= verb < found.end:
        return found.first, found.end
    first, end = max(found.first, tree.left[top]), min(found.end, tree.right[top])
    return (first, end) if first < end else (found.first, found.end)


def _taken_for_granted(
    parsed: Parsed, anchor: int, stack: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """Who says what somebody is to somebody, where a phrase only names him by it: who plans
    or asks something of "the army's chief, Omar Sadi" takes his office for granted, and the
    one who tells of it says so.
    """
    tree = parsed.tree
    viewed = tree.dep[anchor] in {"attr", "acomp", "oprd", "ROOT", "ccomp"}
    if tree.pos[anchor] not in {"NOUN", "PROPN"} or viewed:
        return stack
    stood = untouched(tree, anchor, stack)
    open_ = (k for k, item in enumerate(stood) if item.spec.certainty == "hypothetical"
             or _names_target(tree, anchor, item))  # fmt: skip
    return stood[: next(open_, len(stood))]


def _names_target(tree: Tree, anchor: int, item: Attribution) -> bool:
    """As in "accused the port director, Selim Orak, of theft": who accuses him does not say
    that he is the director.
    """
    if item.spec.act not in {"accuse", "suspect"} or item.target is None:
        return False
    while anchor != item.target and tree.pos[anchor] in {"NOUN", "PROPN", "ADP"}:
        if tree.head[anchor] == anchor:
            return False
        anchor = tree.head[anchor]
    return anchor == item.target


def _relation_claim(
    parsed: Parsed,
    named: Named,
    stacks: Stacks,
    found: FoundRelation,
    credits: dict[int, Span],
) -> Claim:
    stack = _taken_for_granted(parsed, found.anchor, stacks.at(found.anchor))
    modality = modality_of(parsed.tree, found.anchor)
    certainty = certainty_of(modality) if "alleged" in modality.tags else "asserted"
    if stack:
        certainty = weakest(certainty, *told_as(stack))
    polarity: Polarity = "affirmed"
    if stack and stack[-1].spec.polarity == "denied":  # "denied that they belong to it"
        held = granted(parsed.tree, found.anchor, stack[-1])
        polarity = "affirmed" if held else "denied"
    content = parsed.span(*_words_of(parsed, found))
    names = {entity.id: entity.name for entity in named.entities}
    words = found.type.replace("-", " ")
    index = parsed.sentence_of[found.anchor]
    chain = steps_of(parsed, stack, credits.get(index))
    said = [(s.source.start if s.source else -1, s.cue.start if s.cue else -1)
            for s in chain]  # fmt: skip
    return Claim(
        id=content_id("c", content.start, content.end, said, found.subject, found.type,
                      found.object, length=10),
        sentence=parsed.sentences[index].id,
        content=(content,),
        proposition=f"{names.get(found.subject, '?')} is {words} "
                    f"{names.get(found.object, '?')}",
        chain=chain,
        certainty=certainty,
        polarity=polarity,
        factuality=factuality(certainty, polarity, stack),
    )  # fmt: skip
