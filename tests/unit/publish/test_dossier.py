from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from tahqiq.errors import ReleaseRefused
from tahqiq.model.reading import Span
from tahqiq.publish.dossier import dossier
from tahqiq.publish.release import check_release, require_release
from tahqiq.weigh import matrix

if TYPE_CHECKING:
    from tahqiq.model.case import Case


def page_of(case: Case) -> str:
    return dossier(case, matrix(case), generated_at=None, version="0.0.0")


@pytest.fixture(scope="module")
def page(case: Case) -> str:
    return page_of(case)


def test_a_sound_case_may_be_released(case: Case, page: str) -> None:
    assert check_release(case, page) == ()


def test_the_same_case_gives_the_same_bytes(case: Case, page: str) -> None:  # M10
    assert page_of(case) == page


def test_the_page_runs_nothing_and_fetches_nothing(page: str) -> None:
    found = lxml_html.document_fromstring(page)
    assert not found.xpath("//script|//iframe|//img|//link|//object|//form")
    assert all(row.get("href").startswith("#") for row in found.xpath("//a"))
    assert not re.search(r"url\(|@import", page)


def test_text_from_reports_is_shown_and_never_run(page: str) -> None:
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<img" not in page
    assert "<i>quickly</i>" not in page


def test_every_link_leads_somewhere(page: str) -> None:  # M15
    found = lxml_html.document_fromstring(page)
    ids = [row.get("id") for row in found.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {row.get("href")[1:] for row in found.xpath("//a")} <= set(ids)


def test_headings_descend_one_step_at_a_time(page: str) -> None:
    found = lxml_html.document_fromstring(page)
    levels = [int(row.tag[1]) for row in found.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_the_page_its_landmarks(page: str) -> None:
    found = lxml_html.document_fromstring(page)
    assert all(table.find("caption") is not None for table in found.iter("table"))
    assert [row.tag for row in found.xpath("//header|//nav|//main|//footer")] == [
        "header", "nav", "main", "footer",
    ]  # fmt: skip


def test_names_in_any_script_keep_their_direction(page: str) -> None:
    assert '<bdi dir="auto">ناصر الطوهري</bdi>' in page


def test_the_page_names_no_perpetrator_as_a_fact(page: str) -> None:
    text = lxml_html.document_fromstring(page).xpath("string(//section[@id='summary'])")
    assert "This dossier does not state who did it" in text
    for name in ("Katibat al-Wadi", "Farhad Zandakhani"):
        established = text.split("Who is said")[0]
        assert name not in established


def test_kinds_of_claim_look_different(page: str) -> None:  # M27
    assert 'class="claim k-outlet"' in page
    assert 'class="claim k-reported"' in page


def test_each_claim_has_a_permalink_and_its_words(page: str) -> None:
    found = lxml_html.document_fromstring(page)
    claim = found.get_element_by_id("claim-d1-c3")
    assert (
        claim.xpath(".//mark")[0].text_content()
        == "Katibat al-Wadi was behind the killing"
    )
    assert found.get_element_by_id(claim.get("data-evidence")) is not None


def test_a_quote_that_does_not_verify_stops_the_release(case: Case) -> None:
    reading = case.readings[0]
    claim = reading.claims[0]
    moved = replace(claim, content=(Span(start=3, end=9, exact="Gunmen"),))
    broken = replace(
        case,
        readings=(
            replace(reading, claims=(moved, *reading.claims[1:])),
            *case.readings[1:],
        ),
    )
    found = check_release(broken, page_of(broken))
    assert [row.kind for row in found] == ["quote-does-not-verify"]
    with pytest.raises(ReleaseRefused, match="d1#c1"):
        require_release(found)


def test_a_text_that_changed_stops_the_release(case: Case, page: str) -> None:
    reading = case.readings[1]
    document = replace(reading.document, text_sha256="0" * 64)
    broken = replace(
        case,
        readings=(
            case.readings[0],
            replace(reading, document=document),
            *case.readings[2:],
        ),
    )
    assert [row.kind for row in check_release(broken, page)] == ["text-changed"]


def test_a_sentence_without_its_evidence_stops_the_release(
    case: Case, page: str
) -> None:
    cut = page.replace('id="claim-d3-c3"', 'id="claim-elsewhere"')
    assert "sentence-without-evidence" in {row.kind for row in check_release(case, cut)}
    bare = page.replace("<main", '<main><p class="line">He did it.</p', 1)
    assert "sentence-without-basis" in {row.kind for row in check_release(case, bare)}


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>1</script>",
        "<p onclick='x()'>a</p>",
        "<img src=a>",
        "<a href='https://example.org'>a</a>",
    ],
)
def test_active_content_stops_the_release(case: Case, page: str, hostile: str) -> None:
    found = check_release(case, page.replace("</main>", f"{hostile}</main>"))
    assert {row.kind for row in found} == {"active-content"}


def test_a_judgement_that_mixes_likelihood_and_confidence_stops_the_release(
    case: Case,
) -> None:  # M88
    last = replace(
        case.judgements[-1], value="It is very likely, with high confidence."
    )
    broken = replace(case, judgements=(*case.judgements[:-1], last))
    assert "mixed-wording" in {
        row.kind for row in check_release(broken, page_of(broken))
    }


def test_an_empty_case_makes_a_page_too(case: Case) -> None:
    empty = replace(
        case, readings=(), captures=(), entities=(), proposals=(), incidents=(), groups=(),
        links=(), lineage=(), sources=(), refusals=(), judgements=(),
        settings=replace(case.settings, hypotheses=(), sources=()),
    )  # fmt: skip
    assert check_release(empty, page_of(empty)) == ()


def test_the_page_is_in_the_order_of_an_editors_questions(page: str) -> None:
    found = lxml_html.document_fromstring(page)
    assert [row.get("id") for row in found.xpath("//main/section")] == [
        "summary", "incidents", "timeline", "map", "network", "people", "claims",
        "hypotheses", "sources", "answers", "gaps", "method", "corrections", "evidence",
    ]  # fmt: skip


def test_every_drawing_has_a_name_a_description_and_a_table_beside_it(
    page: str,
) -> None:
    found = lxml_html.document_fromstring(page)
    drawings = found.xpath("//svg")
    assert drawings
    for row in drawings:
        names = row.get("aria-labelledby").split()
        assert [found.get_element_by_id(key).tag for key in names] == ["title", "desc"]
        section = row.xpath("ancestor::section")[0]
        assert section.xpath(".//table|.//ul")


def test_a_heading_that_says_who_did_it_says_that_it_is_no_finding(
    page: str,
) -> None:  # M109
    found = lxml_html.document_fromstring(page)
    headings = [row.text_content() for row in found.xpath("//h4")]
    named = [text for text in headings if "men killed the lawyer" in text]
    assert named
    assert all(text.startswith("Accusation, no finding: ") for text in named)


def test_steps_that_nobody_reports_are_dated_by_the_last_report(page: str) -> None:
    found = lxml_html.document_fromstring(page).get_element_by_id("answers")
    text = " ".join(found.text_content().split())
    assert "none is reported in the five reports read, the latest of 15 March" in text
