"""An outlet's own analysis is a position and no evidence (M84)."""

from __future__ import annotations

import pytest

from tahqiq.model.case import Case, CaseSettings, ClaimRef, Group, SourceProfile
from tahqiq.model.document import Document, Known
from tahqiq.model.lookup import index_case
from tahqiq.model.reading import Claim, Reading, Sentence, Span, Stance, Step
from tahqiq.weigh.evidence import rows_of

OUTLET = Step(kind="outlet", act="publish")
DOCTOR = Step(kind="named", act="say")
NEWS = "Two men fired from a pickup"


def case_of(
    words: str,
    *steps: Step,
    title: str = "A shooting",
    section: str = "",
    kind: str = "",
) -> Case:
    """One report with one claim that is one proposition of an incident."""
    known = (Known(key="section", value=section, origin="meta"),) if section else ()
    document = Document(
        id="d1", sha256="", text_sha256="", file="r.txt", uri="r.txt", text=words,
        media_type="text/plain", passages=(), title=title, outlet="Levee Review", known=known,
    )  # fmt: skip
    claim = Claim(
        id="c1", sentence="s1", content=(Span(start=0, end=len(words), exact=words),),
        proposition=words, chain=(OUTLET, *steps), certainty="asserted", polarity="affirmed",
        factuality=Stance(innermost="CT+", outlet="CT+"),
    )  # fmt: skip
    reading = Reading(
        document=document,
        sentences=(Sentence(id="s1", start=0, end=len(words), kind="body"),),
        claims=(claim,),
    )
    group = Group(
        id="g1", proposition=words, polarity="affirmed", origins=1, origin_sets=(("d1",),),
        claims=(ClaimRef(document="d1", claim="c1"),), status="weak", reports=1, incident="i1",
        kind="deed",
    )  # fmt: skip
    source = SourceProfile(name="Levee Review", kind=kind or None, documents=("d1",))
    return Case(
        id="case1", settings=CaseSettings(title="A case"), readings=(reading,),
        groups=(group,), sources=(source,),
    )  # fmt: skip


def proposed(case: Case) -> list[str]:
    return [row.text for row in rows_of(index_case(case)).evidence]


def test_what_is_told_as_news_is_proposed() -> None:
    assert proposed(case_of(NEWS)) == [NEWS]


@pytest.mark.parametrize(
    "section", ["Opinion", "Analysis", "Editorial", "OpinionNewsArticle"]
)
def test_what_an_opinion_piece_says_itself_is_a_position(section: str) -> None:
    case = case_of(NEWS, section=section)
    assert proposed(case) == []
    assert [row.reason for row in rows_of(index_case(case)).positions] == [
        "is an outlet's own analysis or opinion"
    ]


def test_a_title_that_begins_with_its_kind_makes_it_one() -> None:
    assert proposed(case_of(NEWS, title="Analysis: why now")) == []
    assert proposed(case_of(NEWS, title="An analysis of the soil")) == [NEWS]


def test_what_an_opinion_piece_has_from_somebody_else_is_evidence() -> None:
    assert proposed(case_of(NEWS, DOCTOR, section="Opinion")) == [NEWS]


def test_a_source_known_for_commentary_gives_positions() -> None:
    assert proposed(case_of(NEWS, kind="think-tank")) == []


@pytest.mark.parametrize(
    "words",
    [
        "The killing clearly suits the company",
        "The raid shows that the state has lost control",
        "The killing has deepened a quarrel over water",
        "The government should protect its lawyers",
        "The arrest raises new questions about the inquiry",
    ],
)
def test_a_sentence_that_judges_or_explains_is_a_position(words: str) -> None:
    assert proposed(case_of(words)) == []
    assert proposed(case_of(words, DOCTOR)) == [words]
