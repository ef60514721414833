"""What always holds of a reading, whatever the text (DESIGN 9: 1, 3, 10)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.extract.reader import read
from tahqiq.ingest import ingest
from tahqiq.model.codec import reading_from_json, reading_to_json
from tahqiq.model.document import Capture, Document, Refusal
from tahqiq.model.reading import Reading

if TYPE_CHECKING:
    from tahqiq.extract.parsing.english import English

pytestmark = pytest.mark.slow

SENTENCES = [
    "Gunmen shot the lawyer Samir al-Rubai on Tuesday.",
    "Police said that three people were wounded, two of them seriously.",
    "“They had threatened him for months,” his brother told Baran Radio.",
    '"We did not do it", the group said in a statement. "Ask the army.',
    "The Katibat al-Nahr militia (KNM) denied any involvement in the attack.",
    "According to a doctor who spoke to Orun Wire, more than 700 were displaced.",
    "Witnesses claimed that soldiers allegedly burned the market late last month.",
    "If the army does not withdraw, the governor warned, the truce will fail.",
    "Between 12 and 15 March 2031, five teachers were abducted near Harun.",
    "There is no evidence that the brigade took part; nobody claimed responsibility.",
    "The former minister, Leila Darvish, 47, is the wife of General Farhad Qadiri.",
    "MINISTER: We know nothing.",
    "MINISTER: Ask somebody else?",
    "ORUN, March 4 (Orun Wire) -",
    "A video posted online appears to show two gunmen on a motorcycle.",
    "He said she said they denied it.",
    "killed.The soldiers",
    "(",
    '"',
    "— said.",
    "1,200",
    "التحقيق مستمر",
    "🔥🔥 BREAKING 🔥🔥",
    "and or but not never no",
]
NOISE = ["", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u200f", "\u2028",
         "\ufeff", "\u0301", "…", "’", "”", "«", "*", "•", "\x0b", "\U0001f9d1\u200d\u2696"]  # fmt: skip
pieces = st.sampled_from(SENTENCES) | st.text(max_size=12)
texts = st.lists(st.tuples(pieces, st.sampled_from(NOISE)), max_size=12).map(
    lambda rows: "".join(piece + noise for piece, noise in rows)
)


def capture(content: bytes, name: str = "report.txt") -> Capture:
    return Capture(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        uri=name,
        captured="2031-03-12T08:00:00Z",
        collector="Mina Darvish",
        method="file",
    )


def outcome(
    content: bytes, english: English, name: str = "report.txt"
) -> Reading | Refusal:
    document = ingest(capture(content, name))
    return read(document, english) if isinstance(document, Document) else document


def spans_of(value: Any) -> Iterator[tuple[int, int, str]]:
    """Everything in a record that says it stands somewhere in the text."""
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            yield value["start"], value["end"], value["exact"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from spans_of(part)


@cache
def contract() -> jsonschema.Draft202012Validator:
    path = files("tahqiq.publish") / "schemas" / "reading-1.schema.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text("utf-8")))


@settings(settings.get_profile("reading"))
@given(text=texts)
def test_every_span_equals_its_words(text: str, english: English) -> None:
    """Rule 1, M11."""
    found = outcome(text.encode("utf-8", "surrogatepass"), english)
    if isinstance(found, Refusal):
        return
    words = found.document.text
    for start, end, exact in spans_of(msgspec.to_builtins(found)):
        assert words[start:end] == exact
    for row in (*found.sentences, *found.document.passages):
        assert 0 <= row.start < row.end <= len(words)


@settings(settings.get_profile("reading"))
@given(text=texts)
def test_every_id_is_one_thing_and_every_reference_is_there(
    text: str, english: English
) -> None:
    """No event or relation without a claim that is there (M16)."""
    found = outcome(text.encode("utf-8", "surrogatepass"), english)
    if isinstance(found, Refusal):
        return
    ids = {
        name: [row.id for row in getattr(found, name)]
        for name in (
            "sentences",
            "mentions",
            "entities",
            "times",
            "quantities",
            "events",
            "relations",
            "claims",
        )
    }
    assert all(len(rows) == len(set(rows)) for rows in ids.values())
    for name, named in references(found):
        assert set(named) <= set(ids[name]), name


def references(found: Reading) -> Iterator[tuple[str, list[str]]]:
    """Which ids of each list a reading speaks of."""
    steps = [s for claim in found.claims for s in claim.chain]
    parts = [p for event in found.events for p in event.participants]
    yield "sentences", [claim.sentence for claim in found.claims]
    yield "entities", [s.entity for s in (*steps, *parts, *found.mentions) if s.entity]
    yield "entities", [e.place for e in found.events if e.place]
    yield "mentions", [p.mention for p in parts if p.mention]
    yield "times", [e.when for e in found.events if e.when]
    yield "quantities", [q for e in found.events for q in e.counts]
    yield "claims", [c for p in parts for c in p.claims]
    yield "claims", [c for link in found.links for c in (link.claim, link.target)]
    yield "claims", [r.claim for r in found.relations]
    yield "entities", [e for r in found.relations for e in (r.subject, r.object)]
    yield "events", [e for claim in found.claims for e in claim.events]
    yield "relations", [claim.relation for claim in found.claims if claim.relation]


@settings(settings.get_profile("reading"), max_examples=40)
@given(text=texts)
def test_the_same_words_are_read_the_same_way(text: str, english: English) -> None:
    """Same input, same ids and bytes (M10)."""
    content = text.encode("utf-8", "surrogatepass")
    once, again = outcome(content, english), outcome(content, english)
    assert msgspec.json.encode(once) == msgspec.json.encode(again)


@settings(settings.get_profile("reading"))
@given(text=texts)
def test_every_chain_begins_with_the_outlet(text: str, english: English) -> None:
    """M17; an innermost source that is not the outlet never commits it (M23)."""
    found = outcome(text.encode("utf-8", "surrogatepass"), english)
    for claim in found.claims if isinstance(found, Reading) else ():
        assert (claim.chain[0].kind, claim.chain[0].act) == ("outlet", "publish")
        assert all(step.kind != "outlet" for step in claim.chain[1:])
        assert claim.content
        if claim.certainty != "asserted":
            assert claim.factuality.outlet not in {"CT+", "CT-"}


@settings(settings.get_profile("reading"))
@given(text=texts)
def test_a_reading_keeps_its_contract_and_comes_back_whole(
    text: str, english: English
) -> None:
    found = outcome(text.encode("utf-8", "surrogatepass"), english)
    if isinstance(found, Refusal):
        return
    line = reading_to_json(found)
    assert [error.message for error in contract().iter_errors(json.loads(line))] == []
    assert reading_from_json(line) == found
    assert reading_to_json(reading_from_json(line)) == line


HEADS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><body>", b"\xff\xfe", b"\xef\xbb\xbf",
         b"\x89PNG", b"{\\rtf1", b"\x1f\x8b", b"From: "]  # fmt: skip
NAMES = ["report.txt", "report.html", "report.pdf", "report.docx", "report.md", "report",
         "report.xyz"]  # fmt: skip


@settings(settings.get_profile("reading"), max_examples=200)
@given(
    head=st.sampled_from(HEADS),
    body=st.binary(max_size=400)
    | texts.map(lambda t: t.encode("utf-16", "surrogatepass")),
    name=st.sampled_from(NAMES),
)
def test_any_bytes_become_a_reading_or_a_refusal(
    head: bytes, body: bytes, name: str, english: English
) -> None:
    """Rule 10: no crash, and no refusal without its reason."""
    found = outcome(head + body, english, name)
    if isinstance(found, Refusal):
        assert found.reason
        assert found.item
    else:
        words = found.document.text
        for start, end, exact in spans_of(msgspec.to_builtins(found)):
            assert words[start:end] == exact


def test_a_report_in_another_language_is_kept_and_not_guessed_at(
    english: English,
) -> None:
    """M117."""
    text = "أعلنت الوزارة مقتل ثلاثة أشخاص في المدينة يوم الثلاثاء. " * 4
    found = outcome(text.encode(), english)
    assert isinstance(found, Reading)
    assert found.claims == ()
    assert any("English" in row.reason for row in found.refusals)
