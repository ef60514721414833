from __future__ import annotations

import importlib
import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from lxml import html as lxml_html

from tahqiq.errors import PartMissing, TahqiqError
from tahqiq.pipeline import publish
from tahqiq.publish.dossier import dossier
from tahqiq.publish.forms import FORMS, form_of
from tahqiq.publish.paged import to_pdf
from tahqiq.weigh import matrix

if TYPE_CHECKING:
    from tahqiq.model.case import Case


@pytest.fixture(scope="module")
def page(case: Case) -> str:
    return dossier(case, matrix(case), generated_at=None, version="0.0.0")


@pytest.fixture(scope="module")
def pdf(page: str) -> bytes:
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError):  # the package, or the Pango under it
        pytest.skip("the extra for PDF, or Pango under it, is not installed")
    return to_pdf(page)


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("form", ["html", "markdown", "docx"])
def test_every_form_comes_from_one_door(case: Case, form: str) -> None:
    made = publish(case, generated_at=None, version="0.0.0", form=form)
    assert made.content
    assert "claims in the dossier" in made.count


def test_a_form_to_rewrite_has_every_section_and_its_speakers(case: Case) -> None:
    made = publish(case, generated_at=None, version="0.0.0", form="markdown")
    text = made.content.decode()
    titles = [row[3:] for row in text.splitlines() if row.startswith("## ")]
    order = ["Timeline", "Ties", "Claims by proposition", "Sources and origins", "Gaps",
             "Method", "Corrections and judgements", "Evidence"]  # fmt: skip
    assert [row for row in titles if row in order] == order
    told = [row for row in text.splitlines() if row.startswith("- Accusation, no")]
    assert told
    assert all("according to" in row for row in told)


def test_a_form_that_there_is_not_is_named_with_those_there_are() -> None:
    with pytest.raises(TahqiqError, match="html, pdf, markdown, docx"):
        form_of("epub")
    assert {row.suffix for row in FORMS.values()} == {".html", ".pdf", ".md", ".docx"}


def test_without_the_extra_a_pdf_is_refused_with_what_to_type(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(PartMissing, match=r"pip install 'tahqiq\[pdf\]'"):
        to_pdf(page)


def test_the_same_page_gives_the_same_pdf(page: str, pdf: bytes) -> None:  # M10
    assert to_pdf(page) == pdf


def test_pages_are_numbered_and_named_after_the_case(case: Case, pdf: bytes) -> None:
    texts = text_of(pdf)
    assert f"2 / {len(texts)}" in texts[1]
    assert case.settings.title in texts[1]


def test_a_sentence_in_print_names_the_page_of_its_claim(pdf: bytes) -> None:  # M15
    assert "[1: p. " in " ".join(text_of(pdf))


def test_every_word_of_a_drawing_is_in_the_pdf(page: str, pdf: bytes) -> None:
    labels = lxml_html.document_fromstring(page).xpath("//svg//text/text()")
    printed = "".join("".join(text_of(pdf)).split())
    assert labels
    plain = [text for text in labels if text.isascii()]
    assert all("".join(text.split()) in printed for text in plain)


def test_the_pdf_states_its_language_and_its_title(case: Case, pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    assert case.settings.title in document.get_metadata_value("Title")
    assert document.get_metadata_value("CreationDate") == ""
