"""Markdown and Word: the dossier for editors who rewrite, every sentence attributed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docx import Document as WordDocument

from tahqiq.model.case import Case
from tahqiq.model.lookup import index_case
from tahqiq.publish.answers import question_rows
from tahqiq.publish.claims import ClaimRow, GroupRow, group_rows, loose_claims
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.incidents import FieldRow, IncidentRow, ValueRow, incident_rows
from tahqiq.publish.method import method_rows
from tahqiq.publish.sections import Section, after_claims, at_the_end, before_claims
from tahqiq.publish.sources import evidence_rows
from tahqiq.publish.standing import Line, Summary, summary
from tahqiq.publish.words import date_text, listed, words

INTERNAL = "internal"


class Block(NamedTuple):
    """A heading (`level` 1 to 3), a paragraph (0) or a list entry (-1)."""

    level: int
    text: str


def to_markdown(case: Case) -> Export:
    """The dossier as Markdown."""
    lines = (_markdown(block) for block in blocks(case))
    return Export(
        data=("\n".join(lines).strip() + "\n").encode(),
        suffix=".md",
        tallies=(_tally(case),),
    )


def to_docx(case: Case) -> Export:
    """The dossier as a Word file, with no author and no date in its properties."""
    document = WordDocument()
    document.core_properties.author = ""
    document.core_properties.title = case.settings.title
    for block in blocks(case):
        text = _printable(block.text)
        if block.level > 0:
            document.add_heading(text, level=block.level)
        else:
            document.add_paragraph(text, style="List Bullet" if block.level else None)
    buffer = io.BytesIO()
    document.save(buffer)
    return Export(data=_undated(buffer), suffix=".docx", tallies=(_tally(case),))


def blocks(case: Case) -> Iterator[Block]:
    """The dossier as headings, paragraphs and list entries, in reading order."""
    index = index_case(case)
    yield Block(1, case.settings.title)
    yield Block(0, case.settings.question or "")
    if case.settings.disclosure == INTERNAL:
        yield Block(0, words().internal)
    yield Block(0, words().warning)
    yield from _first_page(summary(index))
    yield from _incidents(incident_rows(index))
    yield from _sections(before_claims(index))
    yield Block(2, "Claims by proposition")
    for group in group_rows(index):
        yield from _group(group)
    loose = loose_claims(index)
    if loose:
        yield Block(2, "Claims that stand under no proposition")
    yield from map(_claim, loose)
    yield from _sections(after_claims(index))
    yield Block(2, "Gaps")
    yield from (Block(-1, f"{row.ask} {row.answer}") for row in question_rows(index))
    yield Block(2, "Method")
    yield from (
        Block(-1, f"{key}: {said}") for key, said in method_rows(index.case, "")[1:]
    )
    yield from _sections(at_the_end(index))
    yield Block(2, "Evidence")
    for row in evidence_rows(index):
        when = date_text(row.published)
        yield Block(-1, f"{row.outlet}, {when}, {row.file}: SHA-256 {row.sha256}")


def _first_page(page: Summary) -> Iterator[Block]:
    if page.about:
        yield Block(0, f"The fields below are of one incident: {page.about}.")
    for title, part, key in (
        ("Established", page.established, "established"),
        ("Who is said to have done it (none of it a finding)", page.accused, "accused"),
        ("Threats told before it", page.threats, "threats"),
        ("Disputed", page.disputed, "disputed"),
        ("Reported, not established", page.single, "single"),
        ("Unknown", page.unknown, "unknown"),
    ):
        yield Block(2, title)
        if not part.lines:
            yield Block(0, words().nothing[key])
        yield from (Block(-1, line_text(row)) for row in part.lines)
        if part.more:
            yield Block(0, f"{part.more} more of this kind stand among the claims.")


def _incidents(rows: Iterable[IncidentRow]) -> Iterator[Block]:
    for incident in rows:
        if incident.told or incident.is_main:
            yield Block(2, incident.title)
            for head, fields in incident.groups:
                yield Block(3, head or "Further")
                for field in fields:
                    yield from _field(field)
            yield from _victims(incident)
        if incident.is_main:
            for reason, labels in incident.reasons:
                yield Block(-1, f"{', '.join(labels)}: {reason}")


def _field(field: FieldRow) -> Iterator[Block]:
    """A field with every value; a single value stands in one line with who gives it."""
    text = f"{field.label} ({field.state_label}): {field.text}"
    text += f" ({field.reason.rstrip('.')})" if field.reason else ""
    single = len(field.values) == 1 and field.values[0].text == field.text
    plain = single and field.values[0].standing == "current"
    if plain and not field.values[0].confidence:
        yield Block(-1, f"{text}, according to {field.values[0].says}.")
        return
    yield Block(-1, text)
    yield from (Block(-1, _value(field.label, row)) for row in field.values)


def _victims(incident: IncidentRow) -> Iterator[Block]:
    """Each person with what claims say of them, by whose word."""
    if incident.victims:
        yield Block(3, "Persons it befell")
    for person in incident.victims:
        named = "" if person.is_named else " (described, not named)"
        also = f", also {', '.join(person.spellings)}" if person.spellings else ""
        yield Block(-1, f"{person.name}{named}{also}")
        for field in person.fields:
            yield from (
                Block(-1, f"{person.name}, {_value(field.label.lower(), row)}")
                for row in field.values
            )


def _value(label: str, row: ValueRow) -> str:
    """One value with the one who gives it, its standing and any answer."""
    firm = f", {words().confidences[row.confidence]}" if row.confidence else ""
    stands = (
        "" if row.standing == "current" else f" ({words().standings[row.standing]})"
    )
    replies = f" {row.replies}" if row.replies else ""
    return f"{label}: {row.text}{firm}, according to {row.says}{stands}.{replies}"


def _sections(rows: Iterable[Section]) -> Iterator[Block]:
    for title, lines in rows:
        if lines:
            yield Block(2, title)
            yield from (Block(-1, text) for text in lines)


def _group(group: GroupRow) -> Iterator[Block]:
    status = words().statuses[group.status]
    yield Block(3, f"{group.statement} ({status}; {group.support})")
    yield from map(_claim, group.claims)
    if group.seen:
        who = listed(list(dict.fromkeys(name for _, name in group.seen)), most=99)
        also = "Also stated" if group.claims else "Stated"
        yield Block(-1, f"{also} by {who}, in a claim that stands above")
    for reply in group.replies:
        yield Block(-1, f"{reply.speaker} {reply.verb} it: “{reply.proposition}”")


def _claim(claim: ClaimRow) -> Block:
    exact = " … ".join(piece.text for piece in claim.pieces if piece.is_content)
    firm = words().certainties[claim.certainty].label
    return Block(-1, f"{claim.chain}: “{exact}” ({firm}, {claim.polarity})")


def line_text(row: Line) -> str:
    """A published sentence with all that must not be parted from it."""
    status = f"[{row.status}] " if row.status else ""
    says = f" According to {row.says}" if row.says else ""
    support = f" ({row.support})." if says and row.support else "." if says else ""
    notes = f" {' '.join(row.notes)}" if row.notes else ""
    return f"{status}{row.text}{says}{support}{notes}"


def _undated(buffer: io.BytesIO) -> bytes:
    """The same archive without the clock's time in it: same case, same bytes."""
    plain = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(plain, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name)  # dated 1980-01-01, the first a zip can hold
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()


def _markdown(block: Block) -> str:
    text = re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", " ".join(block.text.split()))
    if block.level > 0:
        return f"\n{'#' * block.level} {text}\n"
    return f"- {text}" if block.level else f"\n{text}\n"


def _printable(text: str) -> str:
    return "".join(max(letter, " ") for letter in text)


def _tally(case: Case) -> Tally:
    total = len(index_case(case).claims)
    return Tally(kind="claims", given=total, written=total)
