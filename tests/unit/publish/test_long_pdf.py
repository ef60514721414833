"""A dossier too long to be laid out at once is the same dossier, bound from parts."""

from __future__ import annotations

import importlib
import io
import re
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from lxml import html as lxml_html

from tahqiq.errors import PartMissing
from tahqiq.publish.binding import Pages, bind
from tahqiq.publish.dossier import dossier
from tahqiq.publish.paged import to_pdf
from tahqiq.publish.parts import cut
from tahqiq.weigh import matrix

if TYPE_CHECKING:
    from tahqiq.model.case import Case

AT_ONCE = 30_000  # characters of HTML: many parts of a small dossier


@pytest.fixture(scope="module")
def page(case: Case) -> str:
    return dossier(case, matrix(case), generated_at=None, version="0.0.0")


@pytest.fixture(scope="module")
def bound(page: str) -> bytes:
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError):  # the package, or the Pango under it
        pytest.skip("the extra for PDF, or Pango under it, is not installed")
    return to_pdf(page, AT_ONCE)


@pytest.fixture(scope="module")
def opened(bound: bytes) -> Any:
    return importlib.import_module("pikepdf").open(io.BytesIO(bound))


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [page.get_textpage().get_text_range() for page in document]


def test_the_parts_hold_each_piece_of_the_page_once(page: str) -> None:
    root = lxml_html.document_fromstring(page)
    ids = sorted(root.xpath("//main//@id"))
    parts = cut(lxml_html.document_fromstring(page), AT_ONCE)
    assert len(parts) > 2
    assert (
        sorted(row for part in parts for row in part.root.xpath("//main//@id")) == ids
    )
    assert sum(bool(part.root.xpath("//header")) for part in parts) == 1
    assert sum(bool(part.root.xpath("//footer")) for part in parts) == 1


def test_no_part_ends_with_a_heading(page: str) -> None:
    parts = cut(lxml_html.document_fromstring(page), AT_ONCE)
    last = [part.root.xpath("//main/section[last()]/*[last()]")[0] for part in parts]
    assert not {element.tag for element in last} & {"h2", "h3", "h4"}


def test_pages_are_counted_through(case: Case, bound: bytes) -> None:
    texts = text_of(bound)
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text
    assert all(case.settings.title in text for text in texts[1:])


def test_a_sentence_names_the_page_on_which_its_claim_stands(
    page: str, bound: bytes, opened: Any
) -> None:  # M15
    names = list(opened.Root.Names.Dests.Names)
    pages = [row.objgen for row in opened.pages]
    at = {
        str(name): pages.index(place[0].objgen) + 1
        for name, place in zip(names[::2], names[1::2], strict=True)
    }
    links = lxml_html.document_fromstring(page).xpath("//*[@class='marks']/a/@href")
    expected = {f": p. {at[href.removeprefix('#')]}]" for href in links}
    printed = " ".join("".join(text_of(bound)).split())
    assert expected == set(re.findall(r": p\. \d+\]", printed))


def test_every_link_leads_to_a_place_in_the_same_file(opened: Any) -> None:
    names = {str(row) for row in list(opened.Root.Names.Dests.Names)[::2]}
    links = [row for page in opened.pages for row in page.obj.get("/Annots", [])]
    within = {str(row.Dest) for row in links if "/Dest" in row}
    assert within
    assert within <= names
    assert not [row for row in links if "/A" in row and "invalid" in str(row.A.URI)]


def test_a_screen_reader_finds_the_structure_of_every_page(opened: Any) -> None:
    tree = opened.Root.StructTreeRoot
    keys = [int(row) for row in list(tree.ParentTree.Nums)[::2]]
    assert keys == list(range(len(keys)))
    parents = [int(page.obj.StructParents) for page in opened.pages]
    assert len(set(parents)) == len(parents)
    assert set(parents) <= set(keys)


def test_the_outline_is_that_of_the_whole(page: str, opened: Any) -> None:
    headings = lxml_html.document_fromstring(page).xpath("//main//h2")
    with opened.open_outline() as outline:
        sections = [row.title for row in outline.root[0].children]
    assert sections == [" ".join(row.text_content().split()) for row in headings]


def test_the_same_page_gives_the_same_bytes(page: str, bound: bytes) -> None:  # M10
    assert to_pdf(page, AT_ONCE) == bound


def test_without_the_binder_a_long_pdf_is_refused_with_what_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(PartMissing, match=r"pip install 'tahqiq\[pdf\]'"):
        bind([b""], Pages())
