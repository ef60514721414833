"""What a release says otherwise than the one before it, and why (M94, M98)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from tahqiq.codebook.record import field_label, full_record
from tahqiq.model.case import Case, ClaimRef, Group, Incident
from tahqiq.model.judgement import Judgement
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.publish.accusations import accusations
from tahqiq.publish.claims import support_text
from tahqiq.publish.incidents import field_text
from tahqiq.publish.words import words

ALIKE = 0.5  # share of the claims of two propositions that must be the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is otherwise: what, what it said, what it says, and why."""

    kind: str
    item: str
    before: str
    after: str
    why: str


def changes(before: Case, after: Case) -> tuple[Change, ...]:
    """What `after` says otherwise than `before`, both as their releases showed them.

    Judgements made between the two, and reports added, are the reasons: each change of
    a field or a status names those that its claims rest on.
    """
    old, new = index_case(before), index_case(after)
    made = _judged(before, after)
    return (
        *_reports(old, new),
        *(_judgement(row) for row in made),
        *_claims(old, new, made),
        *_incidents(old, new, made),
        *_statuses(old, new, made),
        *_assessed(before, after),
    )


def changes_text(rows: Iterable[Change], head: str) -> str:
    """The changes for a reader, as Markdown."""
    lines = [f"# {head}", ""]
    for row in rows:
        turned = f": {row.before or 'nothing'} → {row.after or 'nothing'}"
        why = f" Because of {row.why}." if row.why else ""
        lines.append(f"- **{row.kind}** {row.item}{turned}.{why}")
    if len(lines) == 2:
        lines.append("There is nothing that an earlier release said otherwise.")
    return "\n".join(lines) + "\n"


def veiled(row: Change, *, leaking: Callable[[str], bool]) -> Change:
    """A change without what an earlier release showed and this one withholds."""
    texts = {name: getattr(row, name) for name in ("item", "before", "after", "why")}
    held = {name: "[withheld]" for name, text in texts.items() if leaking(text)}
    return replace(row, **held)


def _judged(before: Case, after: Case) -> tuple[Judgement, ...]:
    last = max((row.sequence for row in before.judgements), default=0)
    return tuple(row for row in after.judgements if row.sequence > last)


def _reports(old: CaseIndex, new: CaseIndex) -> Iterator[Change]:
    for key in new.readings.keys() - old.readings.keys():
        known = new.readings[key].document
        yield Change(
            kind="report added",
            item=known.file,
            before="",
            after=known.outlet or "",
            why="",
        )
    for key in old.readings.keys() - new.readings.keys():
        known = old.readings[key].document
        yield Change(
            kind="report removed",
            item=known.file,
            before=known.outlet or "",
            after="",
            why="",
        )


def _judgement(row: Judgement) -> Change:
    pair = f"{row.subject} and {row.object}" if row.object else row.subject
    return Change(
        kind=f"judgement: {row.kind}",
        item=pair,
        before="",
        after=row.value or "decided",
        why=f"{row.author}, {row.at}: {row.reason or 'no reason given'}",
    )


def _claims(
    old: CaseIndex, new: CaseIndex, made: tuple[Judgement, ...]
) -> Iterator[Change]:
    """Claims of reports that both hold: gone, back, or worded otherwise."""
    both = old.readings.keys() & new.readings.keys()
    refs = sorted(ref for ref in {*old.claims, *new.claims} if ref.document in both)
    for ref in refs:
        first, second = old.claims.get(ref), new.claims.get(ref)
        if first != second:
            yield Change(
                kind="claim",
                item=f"{ref.document}#{ref.claim}",
                before=first.proposition if first else "",
                after=second.proposition if second else "",
                why=_reasons([ref], old, made),
            )


def _incidents(
    old: CaseIndex, new: CaseIndex, made: tuple[Judgement, ...]
) -> Iterator[Change]:
    matched = {row.id: _same(row, old) for row in new.case.incidents}
    for row in new.case.incidents:
        earlier = matched[row.id]
        if earlier is None:
            yield Change(
                kind="incident added",
                item=row.title,
                before="",
                after="recorded",
                why="",
            )
        else:
            yield from _fields(earlier, row, (old, new), made)
    kept = {row.id for row in matched.values() if row}
    for row in old.case.incidents:
        if row.id not in kept:
            yield Change(
                kind="incident removed",
                item=row.title,
                before="recorded",
                after="",
                why="",
            )


def _same(incident: Incident, index: CaseIndex) -> Incident | None:
    """The earlier record that shares most events with an incident."""
    shared = {
        row.id: len(set(row.events) & set(incident.events))
        for row in index.case.incidents
    }
    best = max(
        index.case.incidents, key=lambda row: (shared[row.id], row.id), default=None
    )
    return best if best and shared[best.id] else None


def _fields(
    earlier: Incident,
    later: Incident,
    indexes: tuple[CaseIndex, CaseIndex],
    made: tuple[Judgement, ...],
) -> Iterator[Change]:
    old, new = indexes
    for name in dict.fromkeys((*earlier.fields, *later.fields)):
        first, second = _field(name, earlier, old), _field(name, later, new)
        if first != second:
            field = later.fields.get(name)
            refs = [
                ref for value in (field.values if field else ()) for ref in value.claims
            ]
            yield Change(
                kind=field_label(name),
                item=later.title,
                before=" | ".join(row for row in first if row not in second),
                after=" | ".join(row for row in second if row not in first),
                why=_reasons(refs, old, made, new),
            )


def _field(name: str, incident: Incident, index: CaseIndex) -> tuple[str, ...]:
    """What a field says; of who did it, every accusation with accuser and answer."""
    field = full_record(incident).get(name)
    if field is None:
        return ()
    if name == "perpetrator":
        return tuple(dict.fromkeys(row.text for row in accusations(incident, index)))
    return (f"{field_text(name, field, index)} ({words().states[field.state]})",)


def _statuses(
    old: CaseIndex, new: CaseIndex, made: tuple[Judgement, ...]
) -> Iterator[Change]:
    earlier: dict[ClaimRef, list[Group]] = {}
    for group in old.case.groups:
        for ref in group.claims:
            earlier.setdefault(ref, []).append(group)
    for group in new.case.groups:
        first = _same_group(group, earlier)
        if first and (first.status, first.origins) != (group.status, group.origins):
            yield Change(
                kind="status",
                item=group.proposition,
                before=_status(first),
                after=_status(group),
                why=_reasons(group.claims, old, made, new),
            )


def _same_group(group: Group, earlier: dict[ClaimRef, list[Group]]) -> Group | None:
    """The earlier proposition that this one is, by most of the claims of both."""
    refs = set(group.claims)
    rows = {row.id: row for ref in group.claims for row in earlier.get(ref, ())}
    alike = {
        key: len(refs & set(row.claims)) / len(refs | set(row.claims))
        for key, row in rows.items()
    }
    best = max(alike, key=lambda key: (alike[key], key), default="")
    return rows[best] if best and alike[best] >= ALIKE else None


def _status(group: Group) -> str:
    return f"{words().statuses[group.status]} ({support_text(group)})"


def _assessed(before: Case, after: Case) -> Iterator[Change]:
    """The analyst's judgement, if another version of it stands now (M94)."""
    first, second = (
        [row for row in case.judgements if row.kind == "assess"]
        for case in (before, after)
    )
    if second and second[-1:] != first[-1:]:
        yield Change(
            kind="judgement on the question",
            item=after.settings.question or after.settings.title,
            before=first[-1].value or "" if first else "",
            after=second[-1].value or "",
            why=second[-1].reason,
        )


def _reasons(
    refs: Iterable[ClaimRef],
    old: CaseIndex,
    made: tuple[Judgement, ...],
    new: CaseIndex | None = None,
) -> str:
    """Reports that were not there before, and judgements made since, among the grounds."""
    named = list(refs)
    keys = {f"{ref.document}#{ref.claim}" for ref in named} | {
        ref.document for ref in named
    }
    files = dict.fromkeys(
        new.readings[ref.document].document.file
        for ref in named
        if new and ref.document not in old.readings and ref.document in new.readings
    )
    decided = [
        f"{row.kind} by {row.author} ({row.reason or 'no reason given'})"
        for row in made
        if {row.subject, row.object} & keys
    ]
    return "; ".join((*(f"the report {name}" for name in files), *decided))
