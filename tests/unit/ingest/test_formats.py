"""Files of every kind: what is read, what is refused, what is said to be left out."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tahqiq.ingest import document as assembling
from tahqiq.ingest import ingest
from tahqiq.ingest.pdf import Line, _doubts
from tahqiq.model.document import Capture, Document, Known, Refusal, Said
from tahqiq.model.ids import content_id

LEAD = (
    "Gunmen opened fire on a convoy near the northern town of Derabad on Monday, "
    "killing four people and wounding a driver, two officials told the newspaper."
)
QUOTE = "“We heard three bursts,” said Omid Karam, who keeps a tea house by that road."
PAGE = f"""<!doctype html><html lang="en"><head><title>Four dead | The Post</title>
<meta property="og:site_name" content="The Post">
<meta name="author" content="L. Mahzari">
<script type="application/ld+json">
{{"@graph": [{{"@type": "WebPage", "headline": "Page"}}, {{"@type": ["NewsArticle"],
"headline": "Four dead in convoy attack", "datePublished": "2031-03-04T09:00:00+03:00",
"author": [{{"@type": "Person", "name": "Layla Mahzari"}}], "publisher": "The Post"}}]}}
</script><script type="application/ld+json">{{broken</script>
<link rel="canonical" href="https://post.example/1"></head>
<body><div id="cookie-banner">We use cookies on this site. <button>OK</button></div>
<nav><a href="/">Home</a></nav><article><p class="kicker">North</p>
<h1>Four dead in convoy attack</h1><p class="byline">By Layla Mahzari</p>
<time datetime="2031-03-04T09:00">4 March 2031</time>
<figure><img src="x" onerror="alert(1)"><figcaption>Soldiers near a truck. (AFP)
</figcaption></figure><p>{LEAD}</p><p>{QUOTE}</p><p>He&nbsp;ran.<br>He hid.</p>
<script>document.write("evil")</script><p hidden>secret one</p>
<p style="display: none">secret two</p><p class="bio">Layla Mahzari is a reporter.</p>
</article><aside><h2>Related</h2><p>Ferry overturns on the river</p></aside>
<footer><p>About us: The Post is a daily newspaper.</p><p>Terms. Privacy.</p></footer>
</body></html>"""


def test_a_plain_file_is_its_own_evidentiary_text(read):
    """M2, M12."""
    text = "Two\u00a0dead,  “he” said.\r\n\r\nNobody claimed it.\r\n"
    document = read(text)
    assert document.text == text
    assert document.media_type == "text/plain"
    assert Known(key="encoding", value="utf-8", origin="detected") in document.known


def test_the_same_bytes_and_name_are_the_same_document(capture, read):
    one = capture("Two men are dead.")
    assert ingest(one) == ingest(one)
    assert read("Two men are dead.").id == content_id("d", one.sha256, "report.txt")


def test_a_byte_that_fits_no_encoding_is_named(capture):
    refused = ingest(capture("“He said”\n".encode() + b"caf\xe9 \x93no\x94"))
    assert isinstance(refused, Refusal)
    assert "byte 17 in line 2" in refused.reason
    assert "UTF-8" in refused.reason


def test_a_file_without_words_and_one_that_is_no_text_are_refused(capture):
    assert "no words" in ingest(capture(" \n ---")).reason
    assert "binary data" in ingest(capture(bytes(range(256)) * 4)).reason


def test_a_page_is_read_as_it_is_seen(kinds):
    assert kinds(PAGE, "page.html") == [
        ("heading", "North"),
        ("heading", "Four dead in convoy attack"),
        ("byline", "By Layla Mahzari"),
        ("dateline", "4 March 2031"),
        ("caption", "Soldiers near a truck. (AFP)"),
        ("body", LEAD),
        ("body", QUOTE),
        ("body", "He\u00a0ran.\nHe hid."),
        ("boilerplate", "Layla Mahzari is a reporter."),
        ("boilerplate", "About us: The Post is a daily newspaper."),
    ]


def test_what_a_page_says_of_itself_comes_with_its_origin(read):
    document = read(PAGE, "page.html")
    assert document.title == "Four dead in convoy attack"
    assert (document.outlet, document.authors) == ("The Post", ("Layla Mahzari",))
    assert (document.published, document.published_precision) == ("2031-03-04", "day")
    assert document.credits == ("AFP",)
    assert (
        Known(key="url", value="https://post.example/1", origin="markup")
        in document.known
    )
    origins = {one.origin for one in document.known if one.key == "author"}
    assert origins == {"json-ld", "meta", "visible"}


def test_scripts_hidden_words_and_markup_never_reach_the_text(read):
    text = read(PAGE, "page.html").text
    for word in ("evil", "secret", "alert", "<p", "onerror"):
        assert word not in text


def test_what_is_left_out_of_a_page_is_counted(read):
    """Rule 10."""
    left = {one.item.partition(": ")[2] for one in read(PAGE, "page.html").refusals}
    assert left == {"cookie notice", "navigation", "page footer", "related links"}


def test_a_page_without_metadata_gives_its_title_without_the_site(read):
    page = (
        f"<html><head><title>Four dead | The Post</title></head><body><p>{LEAD}</p>"
        f"<p>{QUOTE}</p><footer>© 2031 The Post. All rights reserved.</footer>"
    )
    document = read(page, "page.html")
    assert (document.title, document.outlet) == ("Four dead", "The Post")


def test_a_form_around_the_whole_page_does_not_hide_the_report(kinds):
    page = (
        f"<body><form><div class='content latest-news'><h1>Four dead</h1><p>{LEAD}</p>"
        f"<p>{QUOTE}</p><p>He ran.</p></div>"
        f"<div class='related'><p>{LEAD[::-1]}</p></div>"
        "<ol class='commentlist'><li class='comment'><article><p>I know who did this "
        "to them, and so does everybody.</p></article></li></ol></form></body>"
    )
    assert [words for _, words in kinds(page, "page.html")] == [
        "Four dead", LEAD, QUOTE, "He ran."
    ]  # fmt: skip


def test_tables_of_old_pages_are_cut_at_their_line_breaks(kinds):
    page = (
        f"<table><tr><td>Four dead<br><br>By Omid Karam<br><br>{LEAD}</td></tr></table>"
    )
    assert kinds(page, "page.html") == [
        ("heading", "Four dead"),
        ("byline", "By Omid Karam"),
        ("body", LEAD),
    ]


def test_cells_of_a_row_are_set_apart(read):
    row = "<tr><td>Sahran</td><td>2</td></tr>"
    page = f"<article><p>{LEAD}</p><table>{row}</table><p>{QUOTE}</p></article>"
    assert "Sahran 2" in read(page, "page.html").text


def test_the_encoding_that_a_page_names_is_used(read):
    arabic = "قالت الشرطة إن مسلحين أطلقوا النار على المحامي وقتل شخص واحد في المدينة."
    page = f'<html><meta charset="windows-1256"><body><p>{arabic}</p></body></html>'
    assert arabic in read(page.encode("cp1256"), "page.html").text
    wrong = page.replace("windows-1256", "x-unknown")
    assert arabic in read(wrong.encode(), "page.html").text


def test_a_page_whose_bytes_are_no_text_is_refused(capture):
    mixed = "<html><p>“Two” dead ".encode() + b"caf\xe9 \x93no\x94"
    assert "byte" in ingest(capture(mixed, "page.html")).reason


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><div id=app></div><script>draw()</script></body></html>",
        "<!doctype html>",
        "<div>" * 5000 + "deep",
    ],
)
def test_a_page_without_words_is_refused_not_empty(capture, page):
    refused = ingest(capture(page, "page.html"))
    assert isinstance(refused, Refusal)
    assert "built by a script" in refused.reason


def test_entities_of_a_hostile_page_are_not_followed(read):
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>'
        f"<p>{LEAD} &x;</p></body></html>"
    )
    assert "root:" not in read(page, "page.html").text


def test_half_a_surrogate_in_json_does_not_break_the_page(read):
    page = PAGE.replace("Four dead in convoy attack", "Four \\ud800 dead", 1)
    read(page, "page.html").title.encode()


def paragraph(top: float, *lines: str, size: float = 11) -> list[tuple]:
    return [(72, top - 14 * row, size, words) for row, words in enumerate(lines)]


WRAPPED = (
    "Gunmen shot dead a lawyer and wounded his driver in the town of Sahran",
    "on Tuesday evening, police said, and they escaped in a white pickup.",
)


MAYOR = ("The mayor asked for help and the villages along the river", "still wait.")


def test_a_pdf_is_cut_where_its_lines_stand_apart(kinds, pdf):
    page = [
        *paragraph(760, "Two shot in Sahran", size=18),
        *paragraph(720, *WRAPPED),
        *paragraph(670, *MAYOR),
    ]  # fmt: skip
    assert kinds(pdf(page), "report.pdf") == [
        ("heading", "Two shot in Sahran"),
        ("body", "\n".join(WRAPPED)),
        ("body", "\n".join(MAYOR)),
    ]  # fmt: skip


def test_running_lines_of_a_pdf_are_boilerplate_and_pages_are_divided(kinds, pdf):
    ordinals = ("first", "second", "third")
    pages = [
        [
            (72, 800, 9, "Dalil Rights Centre"),
            *paragraph(
                700,
                f"The {word} lawyer was shot in Sahran",
                f"with his {word} driver on Tuesday evening.",
            ),
            (72, 30, 9, f"{number}"),
        ]
        for number, word in enumerate(ordinals, 1)
    ]
    found = kinds(pdf(*pages), "report.pdf")
    assert [kind for kind, _ in found] == ["boilerplate", "body", "boilerplate"] * 3


def test_the_file_title_of_a_pdf_counts_after_its_words(read, pdf):
    words = [
        (
            72,
            700,
            11,
            "Nobody has claimed the killing of the lawyer so far, police said.",
        )
    ]
    document = read(pdf(words, title="Two shot in Sahran"), "report.pdf")
    assert document.title == "Two shot in Sahran"
    assert document.published is None  # the date of the file is not that of the report
    assert read(pdf(words, title="untitled"), "report.pdf").title is None


def test_pages_of_a_pdf_without_text_are_told(read, pdf):
    document = read(pdf(paragraph(700, *WRAPPED), []), "report.pdf")
    assert [one.item for one in document.refusals] == ["report.pdf: page 2"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda pdf: pdf([]), "text recognition"),
        (lambda pdf: pdf(paragraph(700, *WRAPPED), password="x"), "password"),  # noqa: S106
        (lambda pdf: pdf(paragraph(700, *WRAPPED))[:400], "broken PDF"),
        (lambda _: b"%PDF-1.7 junk", "a broken PDF"),
    ],
)
def test_a_pdf_that_gives_no_text_is_refused_with_the_remedy(
    capture, pdf, make, reason
):
    refused = ingest(capture(make(pdf), "report.pdf"))
    assert isinstance(refused, Refusal)
    assert reason in refused.reason


def test_words_of_a_right_to_left_pdf_keep_their_order(read, pdf, capture, monkeypatch):
    """COMPONENTS: PDFium reverses Latin words where the flag is set."""
    flagged = pdf(paragraph(700, *WRAPPED), direction="R2L")
    assert WRAPPED[0] in read(flagged, "report.pdf").text
    monkeypatch.setattr("tahqiq.ingest.pdf._left_to_right", lambda content: content)
    assert "reverse order" in ingest(capture(flagged, "report.pdf")).reason


def test_the_sign_for_allah_in_the_wrong_order_is_told():
    page = [Line(text="\u0639\u0628\u062f \u0627\u0647\u0644\u0644")]
    (one,) = _doubts(page[0].text, [page], "report.pdf")
    assert "Arabic" in one.reason


def test_a_word_document_keeps_order_styles_and_tables(kinds, read, word):
    def build(document):
        document.core_properties.title = "Statement on Sahran"
        document.core_properties.author = "Office"
        document.sections[0].header.paragraphs[0].text = "Ministry of Rivers"
        document.add_heading("Statement on the incident", 1)
        document.add_paragraph(LEAD)
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Sahran", "2 dead"
        document.add_paragraph("")
        document.add_paragraph(QUOTE)

    content = word(build)
    assert kinds(content, "report.docx") == [
        ("boilerplate", "Ministry of Rivers"),
        ("heading", "Statement on the incident"),
        ("body", LEAD),
        ("body", "Sahran\t2 dead"),
        ("body", QUOTE),
    ]
    document = read(content, "report.docx")
    assert (document.title, document.authors) == (
        "Statement on the incident",
        ("Office",),
    )
    assert document.published is None


def test_insertions_count_deletions_are_counted(read, word):
    def build(document):
        paragraph = document.add_paragraph("Four people ")
        spaces = nsdecls("w")
        for tag, text in (("ins", "t"), ("del", "delText")):
            paragraph._p.append(
                parse_xml(
                    f"<w:{tag} {spaces}>"
                    f"<w:r><w:{text}>{tag}erted</w:{text}></w:r></w:{tag}>"
                )
            )

    document = read(word(build), "report.docx")
    assert document.text == "Four people inserted"
    assert "1 deletions" in document.refusals[0].reason


def test_a_broken_word_document_and_a_bomb_are_refused(capture, word):
    content = word(lambda document: document.add_paragraph(LEAD))
    assert "broken" in ingest(capture(content[:900], "report.docx")).reason
    space = io.BytesIO()
    with zipfile.ZipFile(space, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (201 * 1024 * 1024))
    assert "200 MB" in ingest(capture(space.getvalue(), "report.docx")).reason


def test_a_failure_of_a_reader_is_a_refusal(capture, monkeypatch):
    def fail(_):
        raise RecursionError("too deep")

    monkeypatch.setitem(assembling._READERS, "text/plain", fail)
    assert "RecursionError" in ingest(capture("Two men are dead.")).reason


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(
    start=st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><p>", b"\xff\xfe"]
    ),
    content=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)),
    name=st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a.md", "a"]),
)
def test_any_bytes_give_a_document_or_a_refusal(start, content, name):
    """DESIGN 9.10 and M11."""
    found = ingest(
        Capture(
            content=start + content, sha256="0", name=name, uri=name, captured="",
            collector="", method="file", said=Said(),
        )
    )  # fmt: skip
    if isinstance(found, Document):
        ends = [0]
        for one in found.passages:
            assert ends[-1] <= one.start < one.end <= len(found.text)
            ends.append(one.end)
    else:
        assert "reading it failed" not in found.reason
