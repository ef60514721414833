"""Factories with sane defaults; every name is invented."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.model.case import CaseSettings
from tahqiq.model.document import Capture, Document, Passage, Said
from tahqiq.model.reading import (
    Claim,
    Entity,
    Event,
    Link,
    Marker,
    Mention,
    Participant,
    Reading,
    Sentence,
    Span,
    Stance,
    Step,
)
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody import Custodian

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXT = "Rostam Qadiri said that the guards had allegedly fired. The ministry denied it."
AT = "2031-03-12T08:00:00+00:00"


def span(text: str, exact: str) -> Span:
    start = text.index(exact)
    return Span(start=start, end=start + len(exact), exact=exact)


def make_capture(content: bytes = TEXT.encode(), **changes: Any) -> Capture:
    plain = Capture(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        name="report.txt",
        uri="reports/report.txt",
        captured=AT,
        collector="Mina Darvish",
        method="file",
        said=Said(outlet="Orun Wire"),
    )
    return replace(plain, **changes)


def make_reading(text: str = TEXT, **changes: Any) -> Reading:
    """A reading with a quote in every kind of place that carries one."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=f"d{sha256[:12]}",
        sha256=sha256,
        text_sha256=sha256,
        file="report.txt",
        uri="reports/report.txt",
        media_type="text/plain",
        text=text,
        passages=(Passage(start=0, end=len(text), kind="body"),),
    )
    if "Rostam Qadiri" not in text:
        return replace(Reading(document=document, reader="test"), **changes)
    name, cue = span(text, "Rostam Qadiri"), span(text, "said")
    doubt, deed = span(text, "allegedly"), span(text, "the guards had allegedly fired")
    chain = (
        Step(kind="outlet", act="publish"),
        Step(kind="named", entity="e1", source=name, cue=cue, act="say"),
    )
    claim = Claim(
        id="c1",
        sentence="s1",
        content=(deed,),
        proposition="the guards fired",
        chain=chain,
        certainty="alleged",
        polarity="affirmed",
        factuality=Stance(innermost="PS+", outlet="Uu"),
        markers=(
            Marker(
                start=doubt.start, end=doubt.end, exact="allegedly", kind="allegation"
            ),
        ),
        alternatives=((Step(kind="outlet", act="publish"),),),
        events=("v1",),
    )
    denial = replace(claim, id="c2", sentence="s2", polarity="denied", markers=())
    event = Event(
        id="v1",
        type="ASSAULT",
        triggers=(span(text, "fired"),),
        participants=(
            Participant(role="actor", entity="e2", mention=None, claims=("c1",)),
        ),
    )
    plain = Reading(
        document=document,
        sentences=(
            Sentence(id="s1", start=0, end=text.index(".") + 1, kind="body"),
            Sentence(id="s2", start=text.index(".") + 2, end=len(text), kind="body"),
        ),
        mentions=(
            Mention(
                id="m1",
                start=name.start,
                end=name.end,
                exact=name.exact,
                kind="name",
                type="PERSON",
                entity="e1",
            ),
        ),
        entities=(
            Entity(id="e1", schema="Person", name="Rostam Qadiri"),
            Entity(id="e2", schema="Organization", name="the guards"),
        ),
        events=(event,),
        claims=(claim, denial),
        links=(Link(claim="c2", type="denies", target="c1", drawn_by="outlet"),),
        reader="test",
    )
    return replace(plain, **changes)


@pytest.fixture
def custodian() -> Custodian:
    return Custodian(who="Mina Darvish", at=AT, tool="tahqiq 0.1.0")


@pytest.fixture
def settings() -> CaseSettings:
    return CaseSettings(title="The dam at Orun", question="Who fired?")


@pytest.fixture
def capture() -> Callable[..., Capture]:
    return make_capture


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture
def path(tmp_path: Path, settings: CaseSettings, custodian: Custodian) -> Path:
    """A case folder that is closed."""
    CaseFolder.create(tmp_path / "case", settings, custodian).close()
    return tmp_path / "case"


@pytest.fixture
def case(path: Path, custodian: Custodian) -> Iterator[CaseFolder]:
    """A case that is open for writing."""
    with CaseFolder.open(path, custodian, patience=0.1) as folder:
        yield folder
