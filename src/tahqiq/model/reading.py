"""One document as read: the records of the contract ``reading-1``.

Field names are the contract's. Ids of a reading are made from offsets or content, so
they do not depend on what else was found. All offsets are Unicode code points into the
document's evidentiary text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tahqiq.model.document import Document, PassageKind, Refusal

MentionKind = Literal["name", "nominal", "pronoun"]
MentionType = Literal[
    "PERSON", "ORG", "PLACE", "NORP", "WEAPON", "DOCUMENT", "EVENT", "OTHER"
]
EntityRole = Literal[
    "victim", "suspect", "witness", "source", "public-figure", "minor", "bystander"
]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal[
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN"
]
TimePrecision = Literal[
    "minute", "hour", "part-of-day", "day", "days", "week", "month", "months",
    "year", "years", "unknown",
]  # fmt: skip
Comparator = Literal["=", ">", ">=", "<", "<=", "~", "between"]
Unit = Literal[
    "killed", "wounded", "detained", "abducted", "missing", "displaced",
    "participants", "age", "money", "distance", "other",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
    "ASSAULT",
]  # fmt: skip
ParticipantRole = Literal["actor", "recipient", "instrument", "beneficiary", "other"]
Realis = Literal[
    "actual", "attempted", "planned", "threatened", "generic", "hypothetical", "negated"
]
StepKind = Literal[
    "outlet", "named", "unnamed", "collective", "document", "unspecified"
]
Act = Literal[
    "publish", "say", "write", "accuse", "deny", "claim-responsibility", "believe",
    "suspect", "threaten", "order", "predict", "disclose", "testify", "ask", "other",
]  # fmt: skip
Certainty = Literal["asserted", "probable", "possible", "alleged", "hypothetical"]
Polarity = Literal["affirmed", "denied"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
MarkerKind = Literal[
    "negation", "hedge", "allegation", "condition", "plan", "threat", "quantifier",
    "attribution",
]  # fmt: skip
RelationType = Literal[
    "member-of", "part-of", "umbrella-of", "backed-by", "under-control-of", "proxy-of",
    "allied-with", "opposed-to", "leader-of", "adviser-to", "employed-by",
    "former-role", "family-of", "friend-of", "located-in", "alias-of",
]  # fmt: skip
LinkType = Literal[
    "supports", "contradicts", "denies", "restates", "undermines", "retracts"
]
DrawnBy = Literal["outlet", "source", "tahqiq", "analyst"]
OrderType = Literal["before", "after", "includes", "simultaneous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of the text: `text[start:end] == exact`, always."""

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}-{self.end} is empty or negative")
        if len(self.exact) != self.end - self.start:
            raise ValueError(f"span {self.start}-{self.end} is not {self.exact!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; its kind is that of its passage. Ids are ``s1``, ``s2`` on."""

    id: str
    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Offsets of a whole noun phrase in the evidentiary text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or point at an entity of the document.

    `start` to `end` is the name as printed or the noun with what stands before it;
    `extent` the whole noun phrase where that is longer: with the title or article of a
    name, with the "of" and the clause after a noun.
    """

    id: str
    start: int
    end: int
    exact: str
    kind: MentionKind
    type: MentionType
    entity: str | None = None
    extent: Extent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, place or thing of one document.

    `schema` is a FollowTheMoney schema name; `risk` lists the reasons for care
    (``minor``, ``unnamed-source``, ``private-home``, ``family`` …; M102). `codebook` is
    the key of the actor or place in the codebook, where it was recognised.
    """

    id: str
    schema: str
    name: str
    aliases: tuple[str, ...] = ()
    role: EntityRole | None = None
    risk: tuple[str, ...] = ()
    codebook: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression, normalised as TIMEX3 (M46, M47).

    `earliest` and `latest` are ISO dates, None where nothing can be said; `anchor` is
    an event or time id the expression is relative to.
    """

    id: str
    start: int
    end: int
    exact: str
    type: TimeType
    value: str | None
    mod: TimeMod | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: TimePrecision = "unknown"
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its comparator and what it counts (M50 to M55).

    A joint count has `units` and no `unit`. `imputed` marks a vague numeral whose
    bounds come from the codebook's table (M53); `aggregate` a total of many events.
    """

    id: str
    start: int
    end: int
    exact: str
    low: float | None
    high: float | None
    comparator: Comparator
    unit: Unit | None = None
    units: tuple[Unit, ...] = ()
    of: str | None = None
    category: str | None = None  # civilians, combatants, women, children, security …
    imputed: bool = False
    aggregate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who takes part in an event, in which role, by which claims."""

    role: ParticipantRole
    entity: str | None
    mention: str | None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as a document tells it, by every trigger that tells it.

    `realis` is about the event as its source presents it; doubt lives in the claims.
    `stage` names follow-ups of the impunity ledger (raid, arrest, release, inquiry …).
    """

    id: str
    type: EventType | None
    triggers: tuple[Span, ...]
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    when: str | None = None
    counts: tuple[str, ...] = ()
    realis: Realis = "actual"
    stage: str | None = None
    place_relation: str | None = None  # "near his home", "southern": as written


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Subject type object, as one claim states it."""

    id: str
    subject: str
    type: RelationType
    object: str
    claim: str
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One speaker of a chain (M17 to M20).

    `source` and `cue` are the words that name the speaker and the speaking; `medium`
    is the artifact through which it was said.
    """

    kind: StepKind
    entity: str | None = None
    source: Span | None = None
    cue: Span | None = None
    act: Act | None = None
    medium: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How far the innermost source and the outlet commit themselves (FactBank)."""

    innermost: Factuality
    outlet: Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Words that make a claim less than, or other than, plainly asserted (M24)."""

    start: int
    end: int
    exact: str
    kind: MarkerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition, the words that carry it, and everyone who stands behind it.

    `chain` runs from the outlet inwards; `certainty` and `polarity` are the innermost
    source's; `proposition` is stated without the negation. `flags` name what a person
    should look at (``ambiguous-scope``, ``unclosed-quote`` …; M28).
    """

    id: str
    sentence: str
    content: tuple[Span, ...]
    proposition: str
    chain: tuple[Step, ...]
    certainty: Certainty
    polarity: Polarity
    factuality: Stance
    markers: tuple[Marker, ...] = ()
    alternatives: tuple[tuple[Step, ...], ...] = ()
    events: tuple[str, ...] = ()
    relation: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A claim about another claim of the same document (M26, M29).

    `claim` speaks, `target` is spoken of: a denial is the `claim`, what it denies the
    `target`. JSON calls them ``from`` and ``to``.
    """

    claim: str
    type: LinkType
    target: str
    drawn_by: DrawnBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which of two events or times comes first, as the text says (M48)."""

    subject: str
    type: OrderType
    object: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read in one document."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    orders: tuple[Order, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    reader: str = ""  # name and version of the reader and its model (M8)
