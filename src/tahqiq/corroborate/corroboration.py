"""Corroboration on one page: from claims to groups, origins, links and fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
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
from tahqiq.corroborate.digest import digest
from tahqiq.corroborate.exact import ABSENT, DIED, Proposition
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
from tahqiq.corroborate.spots import WHERE
from tahqiq.corroborate.status import Graded, grade_all
from tahqiq.corroborate.vocabulary import agreement, pattern_of
from tahqiq.corroborate.watching import Watching
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
SHOWN_AS: dict[str, GroupKind] = {WHERE: "thing", DIED: "fate", ABSENT: "said"}
FIGURES = ("killed", "wounded", "attackers")


Made = tuple[Graded, Group]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """All that is drawn across documents from their claims; a view, never a fact."""

    groups: tuple[Group, ...]
    links: tuple[CaseLink, ...]
    lineage: tuple[Lineage, ...]
    incidents: tuple[Incident, ...]
    sources: tuple[SourceProfile, ...]
    refusals: tuple[Refusal, ...] = ()


def corroborate(case: Case, memory: Memory | None = None) -> Corroboration:
    """Agreement across the readings of a case.

    Args:
        case: Readings with resolved entities and incidents; settings name the sources
            and the rule for tolls; judgements say which lineage and grades people set.
        memory: What was made of parts of the case before; it changes no answer.
    """
    memory = memory or no_memory()
    why = {row.id: row.reasons for row in case.incidents}
    # Why events are one happening says nothing of it, and a new report shifts it a little.
    case = replace(
        case, incidents=tuple(replace(row, reasons=()) for row in case.incidents)
    )
    ground = ground_of(case, memory)
    digest(ground)
    rows = lineage(ground, memory)
    voices = voices_of(ground, rows)
    standing = standings(ground, voices, memory)
    alignment = align_claims(ground)
    corrections = corrections_of(standing, alignment.signatures, memory)
    against = oppositions(ground, alignment, corrections.retold)
    kept, against = worth_keeping(alignment, against)
    watching = Watching(standing, corrections, memory)
    made = _graded(watching, kept, against)
    graded = {group.id: row for row, group in made}
    counted = {row.proposition.name: row.origins for row in graded.values()}
    groups, refusals = credible((group for _, group in made), case.judgements)
    by_incident: defaultdict[str, list[Graded]] = defaultdict(list)
    for row in graded.values():
        if row.proposition.key:
            by_incident[row.proposition.key.incident].append(row)
    links = (
        *corrections.links,
        *conflict_links(ground, kept, against, counted, corrections),
    )
    incidents = tuple(
        watching.of(
            "fields", row.id, (row, tuple(by_incident[row.id])),
            partial(_with_fields, incident=row, rows=by_incident[row.id]),
        )
        for row in case.incidents
    )  # fmt: skip
    return Corroboration(
        groups=tuple(sorted(groups, key=lambda row: row.id)),
        links=links,
        lineage=rows,
        incidents=tuple(
            replace(row, reasons=why[row.id])
            for row in with_records(standing, watching, incidents, by_incident, links)
        ),
        sources=profiles(ground),
        refusals=refusals,
    )


def _graded(
    watching: Watching,
    alignment: Alignment,
    against: Sequence[Opposition],
) -> list[Made]:
    """Every proposition with its grade and as a group, in order of their names."""
    opposed = frozenset(name for row in against for name in (row.left, row.right))
    standing, corrections = watching.of_case
    made: dict[str, Made] = {}
    for row in alignment.propositions:
        if row.name in opposed:
            continue
        made[row.name] = watching.of("graded", row.name, row, partial(_alone, row))
    rest = [row for row in alignment.propositions if row.name in opposed]
    graded = grade_all(standing, corrections, rest, against)
    for name, found in graded.items():
        made[name] = found, _group(standing.ground, found, graded)
    return [made[row.name] for row in alignment.propositions]


def _alone(row: Proposition, standing: Standing, corrections: Corrections) -> Made:
    """A proposition that nothing opposes, with its grade."""
    graded = grade_all(standing, corrections, [row], ())
    return graded[row.name], _group(standing.ground, graded[row.name], graded)


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
        return SHOWN_AS.get(row.key.kind) or KINDS[row.key.kind]
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


def _with_fields(
    standing: Standing, corrections: Corrections, incident: Incident, rows: list[Graded]
) -> Incident:
    """The incident with every field its claims give."""
    by_kind: defaultdict[str, list[Graded]] = defaultdict(list)
    for row in rows:
        by_kind[_kind(row)].append(row)
    told = told_events(standing.ground, incident)
    rule = standing.ground.index.case.settings.toll_rule
    charges = perpetrator_field(
        standing, corrections, by_kind["doer"], by_kind["claimed"]
    )
    fields: dict[str, Field | None] = {
        name: figure(standing, corrections, by_kind[name], rule) for name in FIGURES
    }
    fields["date"] = date_field(standing, told)
    fields["place"] = place_field(standing, told)
    fields["weapon"] = weapon_field(standing, told)
    if incident.type in agreement().harms:
        fields["perpetrator"] = charges
        fields["claimed"] = claimed_field(by_kind["claimed"], charges)
    else:
        fields["perpetrator"] = fields["claimed"] = Field(state="not-coded")
    unknown = Field(state="unknown")
    return replace(
        incident,
        fields={
            name: _counted(standing, field) if field else unknown
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
