"""FollowTheMoney entities as claims by their source: names, ties, events, values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tahqiq.ingest.foreign.drafting import Draft
from tahqiq.ingest.foreign.words import Tie, import_words
from tahqiq.ingest.plain import decoded_text
from tahqiq.model.document import Capture, Refusal
from tahqiq.model.ids import content_id
from tahqiq.model.reading import (
    Event,
    Mention,
    Participant,
    Reading,
    Relation,
    Span,
    Time,
)
from tahqiq.text.dates import read_date

READER = "tahqiq-import followthemoney/1"


def read_ftm(capture: Capture) -> Reading | Refusal:
    """The reading of a file of FollowTheMoney entities, one a line, or why there is none.

    Each value of a property of a person or body, each tie and each event becomes a claim
    of whoever published the file. What has no place among claims is refused by its line.
    """
    decoded = decoded_text(capture)
    if isinstance(decoded, Refusal):
        return decoded
    draft = Draft(decoded.text)
    lines = [*_lines(decoded.text, draft)]
    if not lines:
        reason = "there is no FollowTheMoney entity in it: each line must be one."
        return Refusal(stage="import", item=capture.uri, reason=reason)
    known = {line.id: line.schema for line in lines}
    named = {line.id: found for line in lines if (found := _party(line, draft))}
    for line in lines:
        _taken(line, draft, named, known)
    return draft.reading(capture, decoded.encoding, READER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One entity and where its line stands in the text."""

    number: int
    start: int
    text: str
    id: str
    schema: str
    properties: Mapping[str, list[str]]

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.start + len(self.text)

    def first(self, name: str) -> str:
        """The first value of a property, or nothing."""
        return next(iter(self.properties.get(name, ())), "")

    def span(self, name: str, value: str) -> tuple[int, int] | None:
        """Where a value of a property stands in the text, as it is written there."""
        key = self.text.find(f'"{name}"')
        for form in (json.dumps(value, ensure_ascii=False), json.dumps(value)):
            at = self.text.find(form, key + len(name) + 2) if key >= 0 else -1
            if at >= 0 and len(form) > 2:
                return self.start + at + 1, self.start + at + len(form) - 1
        return None


def _lines(text: str, draft: Draft) -> Iterator[_Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found = _line(number, start, line)
            if isinstance(found, str):
                draft.refuse(f"line {number}", found)
            else:
                yield found
        start += len(line) + 1


def _line(number: int, start: int, text: str) -> _Line | str:
    try:
        raw: Any = json.loads(text)
    except ValueError:
        return "it is no JSON"
    if not isinstance(raw, dict) or not {"id", "schema", "properties"} <= raw.keys():
        return "it is no FollowTheMoney entity: id, schema or properties are missing"
    values = raw["properties"]
    if not isinstance(values, dict):
        return "its properties are no object"
    properties = {
        str(key): [row for row in rows if isinstance(row, str)]
        for key, rows in values.items()
        if isinstance(rows, list)
    }
    return _Line(
        number=number, start=start, text=text, id=str(raw["id"]),
        schema=str(raw["schema"]), properties=properties,
    )  # fmt: skip


def _party(line: _Line, draft: Draft) -> Mention | None:
    """A person, a body or an address by its name; other names are its aliases."""
    is_place = line.schema == "Address"
    if line.schema not in import_words().parties and not is_place:
        return None
    prop = "full" if is_place and line.first("full") else "name"
    place = line.span(prop, line.first(prop))
    if place is None:
        return None
    for alias in line.properties.get("alias", ()):
        other = line.span("alias", alias)
        if other:
            draft.entity(line.schema, line.first(prop), draft.span(*other), key=line.id)
    return draft.entity(line.schema, line.first(prop), draft.span(*place), key=line.id)


def _taken(
    line: _Line, draft: Draft, named: Mapping[str, Mention], known: Mapping[str, str]
) -> None:
    sentence = draft.sentence(line.start, line.end)
    tie = import_words().ties.get(line.schema)
    if line.id in named:
        _values(line, draft, sentence, named[line.id])
    elif tie is not None:
        _tie(line, draft, sentence, (tie, named))
    elif line.schema == "Event":
        _event(line, draft, sentence, named)
    elif line.schema == "Address" or line.schema in import_words().parties:
        draft.refuse(f"line {line.number}", f"a {line.schema} without a name")
    else:
        reason = f"a {line.schema} is neither a party, a tie nor an event: not taken in"
        draft.refuse(f"line {line.number}", reason)
    missing = [key for key in _ends(line) if key not in known]
    if missing:
        draft.refuse(f"line {line.number}", f"names {missing[0]}, which is not there")


def _ends(line: _Line) -> Iterator[str]:
    tie = import_words().ties.get(line.schema)
    for name in (tie.subject, tie.object) if tie else ("involved", "organizer"):
        yield from line.properties.get(name, ())


def _values(line: _Line, draft: Draft, sentence: str, who: Mention) -> None:
    """Every value of a party but its names, as what the file says of it."""
    for name, values in line.properties.items():
        if name in {"name", "alias", "full"} | import_words().bookkeeping:
            continue
        for value in values:
            place = line.span(name, value)
            if place is None:
                draft.refuse(
                    f"line {line.number}", f"{name}: {value!r} is not found in it"
                )
            else:
                text = f"{line.first('name') or who.exact}: {name} {value}"
                draft.claim(sentence, [_span(who), draft.span(*place)], text)


def _tie(
    line: _Line, draft: Draft, sentence: str, found: tuple[Tie, Mapping[str, Mention]]
) -> None:
    tie, named = found
    subject, other = (
        named.get(line.first(tie.subject)),
        named.get(line.first(tie.object)),
    )
    ends = [line.span(name, line.first(name)) for name in (tie.subject, tie.object)]
    if subject is None or other is None or None in ends:
        draft.refuse(
            f"line {line.number}", f"an end of the {line.schema} is no party here"
        )
        return
    words = [draft.span(*end) for end in ends if end]
    role = line.span("role", line.first("role")) if line.first("role") else None
    words += [draft.span(*role)] if role else []
    key = content_id("r", line.start, line.schema)
    verb = line.first("role") or tie.type.replace("-", " ")
    claim = draft.claim(
        sentence, words, f"{subject.exact}: {verb}, {other.exact}", relation=key
    )
    draft.relations.append(
        Relation(
            id=key,
            subject=subject.entity or "",
            type=tie.type,
            object=other.entity or "",
            claim=claim.id,
        )
    )


def _event(
    line: _Line, draft: Draft, sentence: str, named: Mapping[str, Mention]
) -> None:
    place = line.span("name", line.first("name"))
    if place is None:
        draft.refuse(f"line {line.number}", "an Event without a name")
        return
    trigger = draft.span(*place)
    where = (
        line.span("location", line.first("location"))
        if line.first("location")
        else None
    )
    spot = (
        draft.entity("Address", line.first("location"), draft.span(*where))
        if where
        else None
    )
    when = _when(line, draft)
    event = Event(
        id=content_id("v", trigger.start, trigger.end),
        type=_type(line),
        triggers=(trigger,),
        participants=tuple(
            Participant(role="other", entity=named[key].entity, mention=named[key].id)
            for key in line.properties.get("involved", ())
            if key in named
        ),
        place=spot.entity if spot else None,
        when=when.id if when else None,
    )
    draft.events.append(event)
    words = [trigger, *([_span(spot)] if spot else [])]
    words += [Span(start=when.start, end=when.end, exact=when.exact)] if when else []
    draft.claim(sentence, words, line.first("name"), events=(event.id,))


def _type(line: _Line) -> Any:
    said = " ".join([line.first("name"), *line.properties.get("keywords", ())])
    for name, words in import_words().types.items():
        if name in said or any(word in said.casefold() for word in words):
            return name
    return None


def _when(line: _Line, draft: Draft) -> Time | None:
    for name in ("date", "startDate"):
        value = line.first(name)
        found, place = read_date(value) if value else None, line.span(name, value)
        if found and place:
            end = read_date(line.first("endDate")) if line.first("endDate") else None
            made = Time(
                id=content_id("t", *place), start=place[0], end=place[1],
                exact=draft.text[place[0] : place[1]], type="DATE", value=value,
                earliest=found.earliest, latest=end.latest if end else found.latest,
                precision="day" if len(value) >= 10 else "month" if len(value) > 4 else "year",
            )  # fmt: skip
            draft.times.append(made)
            return made
    return None


def _span(row: Mention) -> Span:
    return Span(start=row.start, end=row.end, exact=row.exact)
