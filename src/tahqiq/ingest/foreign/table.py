"""A table of incidents as claims by its source: a row an event, a cell its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tahqiq.ingest.foreign.cells import Cell, table
from tahqiq.ingest.foreign.drafting import Draft
from tahqiq.ingest.foreign.words import import_words, is_unknown
from tahqiq.ingest.plain import decoded_text
from tahqiq.model.document import Capture, Refusal
from tahqiq.model.ids import content_id
from tahqiq.model.reading import (
    Certainty,
    Event,
    EventType,
    Mention,
    Participant,
    Quantity,
    Reading,
    Span,
    Time,
    TimePrecision,
    Unit,
)
from tahqiq.text.dates import read_date

READER = "tahqiq-import table/1"
FATES: tuple[Unit, ...] = ("killed", "wounded")


def read_table(capture: Capture) -> Reading | Refusal:
    """The reading of a table of incidents, or why there is none.

    Every cell that is understood becomes a claim of whoever published the table, or of
    the source that its row names; the words of the claim are those of the cell. Rows
    and columns that are not understood are refusals of the reading.
    """
    decoded = decoded_text(capture)
    if isinstance(decoded, Refusal):
        return decoded
    head, *rows = [*table(decoded.text)] or [()]
    columns = _columns([cell.value for cell in head])
    if not rows or not {"date", "year", "place", "killed", "title"} & columns.keys():
        reason = (
            "it is no table of incidents: its first line must name columns such as date, "
            "place, killed, perpetrator. Rename its columns, or add it as text."
        )
        return Refusal(stage="import", item=capture.uri, reason=reason)
    draft = Draft(decoded.text)
    for number, cell in enumerate(head):
        if number not in columns.values():
            draft.refuse(f"column {cell.value!r}", "not known: it stays in the text")
    for number, row in enumerate(rows, start=2):
        _row(_Row(number=number, cells=row, columns=columns), draft)
    return draft.reading(capture, decoded.encoding, READER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row: its line in the table, its cells, and which column is what."""

    number: int
    cells: Sequence[Cell]
    columns: Mapping[str, int]

    def cell(self, name: str) -> Cell | None:
        """The cell of a column where it says something."""
        at = self.columns.get(name)
        found = self.cells[at] if at is not None and at < len(self.cells) else None
        return None if found is None or is_unknown(found.value) else found

    def value(self, name: str) -> str:
        """What the cell of a column says; nothing where it is not known."""
        found = self.cell(name)
        return found.value if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """The records of one row on the way to its event and claims."""

    place: Mention | None
    victim: Mention | None
    doer: Mention | None
    when: Time | None
    figures: Mapping[Unit, Quantity]
    source: Mention | None


def _columns(names: Sequence[str]) -> dict[str, int]:
    """Which column is what, by the names of the codebook in their order."""
    places = {name.strip().casefold(): place for place, name in enumerate(names)}
    return {
        key: places[known]
        for key, words in import_words().columns.items()
        if (known := next((word for word in words if word in places), None))
    }


def _row(row: _Row, draft: Draft) -> None:
    facts = _facts(row, draft)
    told = (facts.place, facts.victim, facts.doer, facts.when, *facts.figures.values())
    if not any(told) or not (trigger := _trigger(row)):
        reason = "no date, place, person or figure in it that could be read"
        draft.refuse(f"row {row.number}", reason)
        return
    sentence = draft.sentence(row.cells[0].start, row.cells[-1].end)
    event = _event(row, facts, draft.span(trigger.start, trigger.end))
    draft.events.append(event)
    _claims(row, facts, event, sentence, draft)


def _facts(row: _Row, draft: Draft) -> _Facts:
    return _Facts(
        place=_named("Address", "place", row, draft),
        victim=_named("Person", "victim", row, draft),
        doer=_named("Organization", "perpetrator", row, draft),
        source=_named("Organization", "source", row, draft),
        when=_when(row, draft),
        figures={unit: found for unit in FATES if (found := _figure(unit, row, draft))},
    )


def _named(schema: str, name: str, row: _Row, draft: Draft) -> Mention | None:
    cell = row.cell(name)
    if cell is None:
        return None
    return draft.entity(schema, cell.value, draft.span(cell.start, cell.end))


def _figure(unit: Unit, row: _Row, draft: Draft) -> Quantity | None:
    """A figure with its bounds, where the table gives them apart."""
    cell = row.cell(unit) or row.cell(f"{unit}_low")
    number = _number(cell)
    if cell is None or number is None:
        return None
    low, high = _number(row.cell(f"{unit}_low")), _number(row.cell(f"{unit}_high"))
    least, most = (number if low is None else low), (number if high is None else high)
    if not least <= number <= most:
        draft.refuse(f"row {row.number}", f"{unit}: {number:g} is not in its bounds")
        least = most = number
    return draft.count(draft.span(cell.start, cell.end), least, most, unit)


def _number(cell: Cell | None) -> float | None:
    if cell is None or not re.fullmatch(r"\d[\d, ]*(?:\.\d+)?", cell.value):
        return None
    return float(re.sub(r"[, ]", "", cell.value))


def _when(row: _Row, draft: Draft) -> Time | None:
    cell, until = row.cell("date"), row.cell("date_end")
    found = read_date(cell.value) if cell else None
    if cell and found is None:
        reason = f"{cell.value!r} is no date that can be read one way only"
        draft.refuse(f"row {row.number}", reason)
    if cell and found:
        end = read_date(until.value) if until else None
        last = max(found.latest, end.latest) if end else found.latest
        return _time(draft, draft.span(cell.start, cell.end), found.earliest, last)
    return _parts(row, draft)


def _parts(row: _Row, draft: Draft) -> Time | None:
    """A date in three columns; 0 for what is not known, as in the GTD."""
    year, *rest = (_number(row.cell(key)) for key in ("year", "month", "day_of_month"))
    cell = row.cell("year")
    if cell is None or not year:
        return None
    parts = [f"{int(year):04}", *(f"{int(part):02}" for part in rest if part)]
    found = read_date("-".join(parts))
    if found is None:
        draft.refuse(f"row {row.number}", f"{'-'.join(parts)} is no date")
        return None
    return _time(draft, draft.span(cell.start, cell.end), found.earliest, found.latest)


def _time(draft: Draft, span: Span, first: str, last: str) -> Time:
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    precision: TimePrecision = "day" if not days else "days" if days < 27 else "month"
    precision = "year" if days > 360 else precision
    made = Time(
        id=content_id("t", span.start, span.end),
        start=span.start,
        end=span.end,
        exact=span.exact,
        type="DATE",
        value=first if first == last else f"{first}/{last}",
        earliest=first,
        latest=last,
        precision=precision,
    )
    draft.times.append(made)
    return made


def _trigger(row: _Row) -> Cell | None:
    """The cell whose words say that something happened."""
    names = ("type", "title", "killed", "wounded", "victim", "id", "date", "place")
    return next((cell for name in names if (cell := row.cell(name))), None)


def _type(row: _Row, facts: _Facts) -> EventType | None:
    said = f"{row.value('type')} {row.value('title')}".casefold()
    for name, words in import_words().types.items():
        if row.value("type").upper() == name or any(word in said for word in words):
            return name
    return "ASSAULT" if facts.figures else None


def _event(row: _Row, facts: _Facts, trigger: Span) -> Event:
    ends = ((facts.doer, "actor"), (facts.victim, "recipient"))
    return Event(
        id=content_id("v", trigger.start, trigger.end),
        type=_type(row, facts),
        triggers=(trigger,),
        participants=tuple(
            Participant(role=role, entity=row.entity, mention=row.id)  # type: ignore[arg-type]
            for row, role in ends
            if row
        ),
        place=facts.place.entity if facts.place else None,
        when=facts.when.id if facts.when else None,
        counts=tuple(figure.id for figure in facts.figures.values()),
    )


def _claims(
    row: _Row, facts: _Facts, event: Event, sentence: str, draft: Draft
) -> None:
    """What the row says, claim by claim: the happening, each figure, who did it."""
    spans = [draft.span(event.triggers[0].start, event.triggers[0].end)]
    spans += [_span(part) for part in (facts.victim, facts.place, facts.when) if part]
    draft.claim(
        sentence,
        spans,
        _proposition(row, facts),
        source=facts.source,
        events=(event.id,),
    )
    for unit, figure in facts.figures.items():
        draft.claim(
            sentence, [_span(figure)], f"{figure.exact} {unit}: {_proposition(row, facts)}",
            source=facts.source, events=(event.id,),
        )  # fmt: skip
    if facts.doer:
        unsure = row.value("uncertain").casefold() in import_words().yes
        certainty: Certainty = "possible" if unsure else "asserted"
        draft.claim(
            sentence, [_span(facts.doer)],
            f"{facts.doer.exact} did it: {_proposition(row, facts)}",
            source=facts.source, certainty=certainty, events=(event.id,),
        )  # fmt: skip


def _span(row: Mention | Time | Quantity) -> Span:
    return Span(start=row.start, end=row.end, exact=row.exact)


def _proposition(row: _Row, facts: _Facts) -> str:
    """The happening in one line, of the cells that are there."""
    what = row.value("type") or row.value("title") or "An incident"
    whom = f" of {facts.victim.exact}" if facts.victim and row.value("type") else ""
    where = f" in {facts.place.exact}" if facts.place else ""
    when = f" on {facts.when.exact}" if facts.when else ""
    return f"{what}{whom}{where}{when}"
