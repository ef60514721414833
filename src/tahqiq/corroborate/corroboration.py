"""Corroboration on one page: from claims to groups, origins, links and fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from tahqiq.corroborate.align import Alignment, align_claims
from tahqiq.corroborate.circumstances import (
    date_field,
    place_field,
    told_events,
    weapon_field,
)
from tahqiq.corroborate.conflicts import conflict_links, oppositions
from tahqiq.corroborate.corrections import Corrections, corrections_of
from tahqiq.corroborate.exact import Proposition
from tahqiq.corroborate.figures import figure
from tahqiq.corroborate.grades import credible, profiles
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.grounding import ground_of
from tahqiq.corroborate.lineage import lineage
from tahqiq.corroborate.opposition import Opposition
from tahqiq.corroborate.origins import Standing, origins, reports_of, standings
from tahqiq.corroborate.perpetrators import claimed_field, perpetrator_field
from tahqiq.corroborate.pruning import worth_keeping
from tahqiq.corroborate.record import with_records
from tahqiq.corroborate.speakers import voices_of
from tahqiq.corroborate.status import Graded, grade_all
from tahqiq.corroborate.unopposed import Made, Unopposed
from tahqiq.corroborate.vocabulary import agreement, pattern_of
from tahqiq.corroborate.wording import worded
from tahqiq.model.case import (
    Case,
    CaseLink,
    Field,
    Group,
    GroupKind,
    Incident,
    Lineage,
    Reason,
    SourceProfile,
)
from tahqiq.model.document import Refusal
from tahqiq.model.ids import content_id
from tahqiq.model.memory import Memory, no_memory

KINDS: dict[str, GroupKind] = {kind: kind for kind in get_args(GroupKind)}
FIGURES = ("killed", "wounded", "attackers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """All that is drawn across documents from their claims; a view, never a fact."""

    groups: tuple[Group, ...]
    links: tuple[CaseLink, ...]
    lineage: tuple[Lineage, ...]
    incidents: tuple[Incident, ...]
    sources: tuple[SourceProfile, ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What the fields of incidents are drawn from."""

    standing: Standing
    corrections: Corrections


def corroborate(case: Case, memory: Memory | None = None) -> Corroboration:
    """Agreement across the readings of a case.

    Args:
        case: Readings with resolved entities and incidents; settings name the sources
            and the rule for tolls; judgements say which lineage and grades people set.
        memory: What was made of parts of the case before; it changes no answer.
    """
    memory = memory or no_memory()
    ground = ground_of(case, memory)
    rows = lineage(ground, memory)
    voices = voices_of(ground, rows)
    standing = standings(ground, voices)
    alignment = align_claims(ground)
    corrections = corrections_of(standing, alignment.signatures)
    against = oppositions(ground, alignment, corrections.retold)
    kept, against = worth_keeping(alignment, against)
    made = _graded(standing, corrections, kept, against, memory)
    graded = {group.id: row for row, group in made}
    counted = {row.proposition.name: row.origins for row in graded.values()}
    groups, refusals = credible((group for _, group in made), case.judgements)
    found = _Found(standing, corrections)
    by_incident: defaultdict[str, list[Graded]] = defaultdict(list)
    for row in graded.values():
        if row.proposition.key:
            by_incident[row.proposition.key.incident].append(row)
    links = (
        *corrections.links,
        *conflict_links(ground, kept, against, counted, corrections),
    )
    incidents = tuple(
        _with_fields(found, row, by_incident[row.id]) for row in case.incidents
    )
    return Corroboration(
        groups=tuple(sorted(groups, key=lambda row: row.id)),
        links=links,
        lineage=rows,
        incidents=with_records(standing, corrections, incidents, by_incident, links),
        sources=profiles(ground),
        refusals=refusals,
    )


def _graded(
    standing: Standing,
    corrections: Corrections,
    alignment: Alignment,
    against: Sequence[Opposition],
    memory: Memory,
) -> list[Made]:
    """Every proposition with its grade and as a group, in order of their names."""
    opposed = frozenset(name for row in against for name in (row.left, row.right))
    unopposed = Unopposed(standing, corrections, opposed, memory)
    alone: dict[str, Made] = {}
    rest = []

    def make(row: Proposition) -> Made:
        graded = grade_all(standing, corrections, [row], ())
        return graded[row.name], _group(standing.ground, graded[row.name], graded)

    for row in alignment.propositions:
        if made := unopposed.made(row, make):
            alone[row.name] = made
        else:
            rest.append(row)
    graded = grade_all(standing, corrections, rest, against)
    met = {
        name: (row, _group(standing.ground, row, graded))
        for name, row in graded.items()
    }
    return [alone.get(row.name) or met[row.name] for row in alignment.propositions]


def _group(ground: Ground, row: Graded, graded: Mapping[str, Graded]) -> Group:
    proposition = row.proposition
    return Group(
        id=content_id("g", proposition.name),
        proposition=worded(ground, proposition),
        polarity=proposition.polarity,
        claims=tuple(sorted(proposition.claims)),
        origins=row.origins.count,
        origin_sets=row.origins.sets,
        status=row.status,
        reports=reports_of(ground, {ref.document for ref in proposition.claims}),
        incident=_incident(ground, proposition),
        reasons=tuple(_reason(ground, one, graded) for one in row.reasons),
        kind=_stated(ground, proposition),
    )


def _reason(ground: Ground, reason: Reason, graded: Mapping[str, Graded]) -> Reason:
    """A reason with what it names in words: a group by what it says and how it stands."""
    other = graded.get(reason.detail)
    if other is None:
        return reason
    denied = "not: " if other.proposition.polarity == "denied" else ""
    count = other.origins.count
    origins = f"{count} origin" if count == 1 else f"{count} origins"
    said = worded(ground, other.proposition)
    return replace(reason, detail=f"{denied}{said} ({other.status}, {origins})")


def _stated(ground: Ground, row: Proposition) -> GroupKind:
    """What a proposition states: its key's kind, else a deed of an incident, or a saying."""
    if row.key:
        return KINDS[row.key.kind]
    contents = [
        " ".join(s.exact for s in ground.claim(ref).content) for ref in row.claims
    ]
    aside = pattern_of("agreement", "aside")
    if all(aside.fullmatch(" ".join(words.split())) for words in contents):
        return "aside"
    relates = all(ground.claim(ref).relation for ref in row.claims)
    tells = any(ground.incidents_of(ref) for ref in row.claims)
    return "relation" if relates else "deed" if tells else "said"


def _incident(ground: Ground, row: Proposition) -> str | None:
    """The incident of a proposition: its key's, else the one most of its claims tell."""
    if row.key and row.key.incident:
        return row.key.incident
    counts = Counter(one for ref in row.claims for one in ground.incidents_of(ref))
    return min(counts, key=lambda one: (-counts[one], one), default=None)


def _with_fields(found: _Found, incident: Incident, rows: list[Graded]) -> Incident:
    """The incident with every field its claims give."""
    by_kind: defaultdict[str, list[Graded]] = defaultdict(list)
    for row in rows:
        by_kind[_kind(row)].append(row)
    told = told_events(found.standing.ground, incident)
    rule = found.standing.ground.index.case.settings.toll_rule
    charges = perpetrator_field(
        found.standing, found.corrections, by_kind["doer"], by_kind["claimed"]
    )
    fields: dict[str, Field | None] = {
        name: figure(found.standing, found.corrections, by_kind[name], rule)
        for name in FIGURES
    }
    fields["date"] = date_field(found.standing, told)
    fields["place"] = place_field(found.standing, told)
    fields["weapon"] = weapon_field(found.standing, told)
    if incident.type in agreement().harms:
        fields["perpetrator"] = charges
        fields["claimed"] = claimed_field(by_kind["claimed"], charges)
    else:
        fields["perpetrator"] = fields["claimed"] = Field(state="not-coded")
    unknown = Field(state="unknown")
    return replace(
        incident,
        fields={
            name: _counted(found.standing, field) if field else unknown
            for name, field in fields.items()
        },
    )


def _counted(standing: Standing, field: Field) -> Field:
    """The field with the origins behind what it says on top: copies add none (M60)."""
    refs = {
        ref
        for row in field.values
        if row.standing in {"current", "copy"} and field.value in {None, row.value}
        for ref in row.claims
    }
    return replace(field, origins=origins(standing, refs).count if refs else None)


def _kind(row: Graded) -> str:
    """The field a proposition feeds; a denied figure feeds none."""
    key, toll = row.proposition.key, row.proposition.toll
    if toll:
        return toll.unit if row.proposition.polarity == "affirmed" else ""
    return key.kind if key else ""
