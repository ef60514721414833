"""Metadata said after the fact is a judgement: applied, undone, never written over (M3)."""

from __future__ import annotations

import pytest

from tahqiq.errors import JudgementError
from tahqiq.model.describing import described, said_of
from tahqiq.model.document import Document
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading


def reading(**more) -> Reading:
    document = Document(
        id="d1", sha256="", text_sha256="", file="a.txt", uri="a.txt",
        media_type="text/plain", text="", passages=(), **more,
    )  # fmt: skip
    return Reading(document=document)


def judged(value: str, subject: str = "d1") -> Judgement:
    return Judgement(
        sequence=1, kind="describe", subject=subject, object=None, value=value,
        author="R. Analyst", at="2031-05-01T00:00:00+00:00", reason="the masthead",
    )  # fmt: skip


def test_an_outlet_and_a_date_said_afterwards_hold():
    said = judged('{"outlet": "Orun Wire", "published": "2031-03"}')
    (found,) = described([reading(outlet="Unknown")], [said])
    assert found.document.outlet == "Orun Wire"
    assert (found.document.published, found.document.published_precision) == (
        "2031-03", "month",
    )  # fmt: skip
    assert [row.origin for row in found.document.known] == ["analyst", "analyst"]


def test_other_documents_stay_as_they_are():
    row = reading(outlet="Hill Post")
    assert described([row], [judged('{"outlet": "Orun Wire"}', "d2")]) == (row,)


@pytest.mark.parametrize(
    "value", [None, "", "Orun Wire", "[]", "{}", '{"text": "x"}', '{"outlet": 3}',
              '{"published": "last week"}'],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_with_an_example(value):
    with pytest.raises(JudgementError):
        said_of(value)
