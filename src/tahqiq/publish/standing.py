"""What is established, disputed and unknown: the first page an editor reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tahqiq.model.case import ClaimRef, Group, Incident
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.publish.accusations import accusations
from tahqiq.publish.chains import speakers
from tahqiq.publish.claims import (
    Reply,
    anchors,
    claim_anchor,
    evidence_anchor,
    group_replies,
    support_text,
)
from tahqiq.publish.deeds import (
    answers_who,
    blaming_claims,
    is_accusing,
    is_deed,
    is_harm,
    statement,
)
from tahqiq.publish.incidents import FieldRow, field_row
from tahqiq.publish.ledger import threats_before
from tahqiq.publish.words import capital, count_text, listed, sentence, words

SHOWN = 8  # a first page longer than this is not read; the rest is counted and linked
# What a case turns on comes first; who is whose brother is no finding by itself.
CORE = {
    "toll": 0,
    "fate": 0,
    "doer": 0,
    "claimed": 0,
    "deed": 1,
    "thing": 2,
    "count": 2,
    "said": 3,
}
PLAIN = frozenset({"confirmed", "fair", "weak", "unverified"})
NOTES = 3  # replies a sentence of the first page shows; the claims hold all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One published sentence: words, who says so, and what it rests on.

    `basis` are permalinks of claims, or of evidence where the sentence says that
    something was not found.
    """

    text: str
    says: str = ""
    status: str = ""
    support: str = ""
    notes: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    is_reviewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Lines of one kind, and how many more the claims section holds."""

    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The first page; `about` says which incident its fields are of."""

    about: str
    established: Part
    single: Part
    disputed: Part
    accused: Part
    threats: Part
    unknown: Part


def summary(index: CaseIndex) -> Summary:
    """The first page of a case, from the incident record and the propositions."""
    main = main_incidents(index.case)[:1]
    fields = tuple(_first_fields(main, index))
    known = [row for row in fields if row.state == "known"]
    ranged = [row for row in fields if row.state in {"range", "disputed"}]
    blaming = blaming_claims(index)
    every = [row for row in _ordered(index, main) if not _stands_above(row, fields)]
    groups = [
        row for row in every if not _names_doer(row, blaming) and _is_told(row, index)
    ]
    blamed = [row for row in every if _accuses(row, blaming, index)]
    agreed = [row for row in groups if row.status == "confirmed"]
    sure = [row for row in agreed if _asserted(row, index)]
    unsure = [row for row in agreed if not _asserted(row, index)]
    return Summary(
        about=_about(main),
        established=_part([row for row in known if row.origins > 1], sure, index),
        single=_part(
            [row for row in known if row.origins < 2],
            [*unsure, *(row for row in groups if row.status in {"fair", "weak"})],
            index,
        ),
        disputed=_part(
            [row for row in ranged if row.name != "perpetrator"],
            [row for row in groups if row.status in {"contested", "discounted"}],
            index,
        ),
        accused=_accused(main, blamed, blaming, index),
        threats=_threats(main, index),
        unknown=Part(lines=tuple(_unknown(fields, index))),
    )


def _about(main: Sequence[Incident]) -> str:
    """The incident that the fields are of, and in how many reports it is told."""
    if not main:
        return ""
    reports = len({ref.document for ref in main[0].events})
    return f"{main[0].title}, told in {count_text(reports, 'report')}"


def _first_fields(main: Iterable[Incident], index: CaseIndex) -> Iterator[FieldRow]:
    """The fields of the first page, in its order; a trial has nobody who "did it"."""
    for incident in main:
        for name in words().first_page:
            if name in incident.fields and (is_deed(incident) or name != "perpetrator"):
                yield field_row(name, incident.fields[name], index)


def group_line(group: Group, blaming: frozenset[ClaimRef], index: CaseIndex) -> Line:
    """A proposition as a published sentence."""
    hedges = _hedges(group.claims, index)
    return Line(
        text=sentence(statement(group, blaming, index)),
        says=speakers(group.claims, index),
        status=words().statuses[group.status],
        support=support_text(group),
        notes=(
            *_firmness(group, index),
            *hedges,
            *_replied(group_replies(group, index)),
        ),
        basis=anchors(group.claims, index),
        is_reviewed=any(ref in index.reviews for ref in group.claims),
    )


def field_line(row: FieldRow, index: CaseIndex) -> Line:
    """A field of the incident record as a published sentence."""
    standing = [value for value in row.values if value.standing == "current"]
    same = [value for value in standing if value.text == row.text]
    printed = [
        value for value in same
        if not any(set(value.anchors) < set(other.anchors) for other in same)
    ]  # fmt: skip
    gone = [row_ for row_ in row.values if row_.standing in {"withdrawn", "superseded"}]
    apart = row.state in {"range", "disputed"}
    others = [value for value in standing if printed and value not in same]
    notes = [f"{value.text} according to {value.says}." for value in standing if apart]
    notes += [f"Also told: {value.text}, according to {value.says}."
              for value in others[:NOTES] if not apart]  # fmt: skip
    notes += [
        f"{value.says} gave {value.text}: {words().standings[value.standing]}."
        for value in gone
    ]
    basis = tuple(anchor for value in row.values for anchor in value.anchors)
    return Line(
        text=sentence(f"{row.label}: {row.text}"),
        says="" if apart else listed([value.says for value in printed or standing]),
        status=_chip(row, apart=apart),
        support="" if apart else row.support,
        notes=tuple(notes),
        basis=tuple(dict.fromkeys(basis)) or _everything(index),
    )


def _chip(row: FieldRow, *, apart: bool) -> str:
    """The state of a field; of a value with one origin or none, that instead."""
    known = words().statuses
    if apart or not row.values or row.origins > 1:
        return row.state_label
    return known["weak"] if row.origins else known["unverified"]


def _stands_above(group: Group, fields: Iterable[FieldRow]) -> bool:
    """Whether a field of the page says it already, with all who say so."""
    if group.kind not in {"claimed", "toll"} or group.status not in PLAIN:
        return False
    told = {
        anchor for row in fields for value in row.values for anchor in value.anchors
    }
    return {claim_anchor(ref) for ref in group.claims} <= told


def _names_doer(group: Group, blaming: frozenset[ClaimRef]) -> bool:
    """Whether it says or denies who did it: neither stands among the other matters."""
    return is_accusing(group, blaming) or answers_who(group)


def _accuses(group: Group, blaming: frozenset[ClaimRef], index: CaseIndex) -> bool:
    """Whether it names the doer of a deed; denials stand with what they deny."""
    incident = index.incidents.get(group.incident or "")
    empty = answers_who(group) and incident is not None and not is_deed(incident)
    return is_accusing(group, blaming) and not empty


def _part(
    fields: Iterable[FieldRow],
    groups: Sequence[Group],
    index: CaseIndex,
    blaming: frozenset[ClaimRef] = frozenset(),
) -> Part:
    lines = [field_line(row, index) for row in fields]
    lines += [group_line(row, blaming, index) for row in groups[:SHOWN]]
    return Part(lines=tuple(lines), more=max(0, len(groups) - SHOWN))


def _accused(
    main: Iterable[Incident],
    blamed: Sequence[Group],
    blaming: frozenset[ClaimRef],
    index: CaseIndex,
) -> Part:
    """The answers of the incident record, then what else names the doer of an attack."""
    lines = [
        Line(text=row.text, status=row.confidence, basis=row.anchors)
        for incident in main
        for row in accusations(incident, index)
    ]
    others = list(_elsewhere(main, index))
    rest = _part((), blamed, index, blaming)
    more = rest.more + max(0, len(others) - SHOWN)
    return Part(lines=(*lines, *others[:SHOWN], *rest.lines), more=more)


def _threats(main: Sequence[Incident], index: CaseIndex) -> Part:
    """Threats against those it befell, each by whose word (M100)."""
    rows = [row for incident in main for row in threats_before(incident, index)]
    lines = tuple(
        Line(
            text=sentence(row.text),
            says=row.says,
            status=row.stage,
            notes=(f"{capital(row.said_to_be)}, {row.when}.",),
            basis=(row.anchor,),
        )
        for row in rows[:SHOWN]
    )
    return Part(lines=lines, more=max(0, len(rows) - SHOWN))


def _elsewhere(main: Iterable[Incident], index: CaseIndex) -> Iterator[Line]:
    """Accusations in the records of other deeds: none may be missed on the first page."""
    first = {incident.id for incident in main}
    for incident in main_incidents(index.case):
        if incident.id in first or not is_harm(incident, index):
            continue
        for row in accusations(incident, index):
            text = f"{incident.title}: {row.text}"
            yield Line(text=text, status=row.confidence, basis=row.anchors)


def _asserted(group: Group, index: CaseIndex) -> bool:
    claims = [index.claims[ref] for ref in group.claims if ref in index.claims]
    return any(claim.certainty == "asserted" for claim in claims)


def _is_told(group: Group, index: CaseIndex) -> bool:
    """Whether anybody says that it is, may be or is not so: a question or a wish is no
    finding, and stands among the claims.
    """
    claims = [index.claims[ref] for ref in group.claims if ref in index.claims]
    return any(claim.certainty != "hypothetical" for claim in claims)


def _unknown(fields: Iterable[FieldRow], index: CaseIndex) -> Iterator[Line]:
    for row in fields:
        if row.state in {"unknown", "not-coded"}:
            yield Line(
                text=sentence(f"{row.label}: {row.state_meaning or row.text}"),
                status=row.state_label,
                basis=_everything(index),
            )
        elif row.name == "perpetrator" and not row.values:
            yield Line(text="No report says who did it.", basis=_everything(index))


def _everything(index: CaseIndex) -> tuple[str, ...]:
    """All evidence: the ground of a sentence that says what was not found."""
    rows = index.case.readings
    return tuple(evidence_anchor(row.document.sha256) for row in rows)


def _firmness(group: Group, index: CaseIndex) -> Iterator[str]:
    claims = [index.claims[ref] for ref in group.claims if ref in index.claims]
    firm = {claim.certainty for claim in claims}
    if claims and "asserted" not in firm:
        labels = [words().certainties[name].label for name in sorted(firm)]
        yield f"Nobody asserts it: {listed(labels)}."


def _hedges(refs: Iterable[ClaimRef], index: CaseIndex) -> tuple[str, ...]:
    """The sources' own words of doubt, as theirs (M91)."""
    doubts = ("hedge", "allegation")
    said = [
        f"“{marker.exact}”"
        for ref in refs
        if ref in index.claims
        for marker in index.claims[ref].markers
        if marker.kind in doubts
    ]
    return (f"In the words of the sources: {listed(said)}.",) if said else ()


def _replied(rows: Iterable[Reply]) -> tuple[str, ...]:
    """Replies that say the same in one note; denials and withdrawals come first."""
    verbs = {"retracts": "Taken back by", "denies": "Denied by",
             "contradicts": "Contradicted by", "undermines": "Doubted by"}  # fmt: skip
    by_saying: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.type in verbs:
            by_saying.setdefault((row.type, row.proposition), []).append(row.speaker)
    order = tuple(verbs)
    said = sorted(by_saying.items(), key=lambda pair: order.index(pair[0][0]))
    notes = [
        f"{verbs[kind]} {listed(names, most=2)}: “{proposition}”."
        for (kind, proposition), names in said[:NOTES]
    ]
    if len(said) > NOTES:
        more = count_text(len(said) - NOTES, "more reply", "more replies")
        notes.append(f"{capital(more)} among the claims.")
    return tuple(notes)


def _answers(index: CaseIndex) -> set[ClaimRef]:
    """Claims that say who did it or deny it: they stand among the accusations alone."""
    given = {
        ref
        for incident in index.case.incidents
        if (field := incident.fields.get("perpetrator"))
        for value in field.values
        for ref in value.claims
    }
    denied = (
        row.claim for row in index.links if row.type == "denies" and row.target in given
    )
    return given | set(denied)


def _ordered(index: CaseIndex, main: Iterable[Incident]) -> list[Group]:
    """Propositions of the first page, those about the main incident first."""
    keys, answers = {row.id for row in main}, _answers(index)
    return sorted(
        (
            row
            for row in index.case.groups
            if not answers & set(row.claims) and row.kind in CORE
        ),
        key=lambda row: (
            row.incident not in keys, CORE[row.kind], -row.origins, -row.reports, row.id,
        ),
    )  # fmt: skip
