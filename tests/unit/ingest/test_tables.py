"""Tables of names and figures are no sentences: read as such they would accuse people."""

from __future__ import annotations

import io

import docx
import pytest

ROWS = (
    ("Name", "Age", "Fate"),
    ("Tolu Sefer", "41", "killed"),
    ("Girl, name withheld", "14", "wounded"),
)
DAYS = (("Day", "What happened"), ("3 May", "Guards fired at the gate of the fort."))
ABOVE = "Two people were shot at the gate of the fort on Monday, the hospital said."


def in_word(rows):
    document = docx.Document()
    document.add_paragraph(ABOVE)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), "report.docx"


def in_html(rows, cell="<td>{}</td>"):
    body = "".join(
        f"<tr>{''.join(cell.format(words) for words in row)}</tr>" for row in rows
    )
    page = f"<article><h1>Shots</h1><p>{ABOVE}</p><table>{body}</table></article>"
    return f"<html><body>{page}</body></html>".encode(), "report.html"


def in_paragraphs(rows):
    return in_html(rows, "<td><p>{}</p></td>")


@pytest.mark.parametrize("form", [in_word, in_html, in_paragraphs])
def test_a_table_of_names_and_figures_is_told_of_and_not_read(kinds, read, form):
    content, name = form(ROWS)
    told = [words for kind, words in kinds(content, name) if kind == "body"]
    assert told == [ABOVE]
    document = read(content, name)
    assert "Girl, name withheld" in document.text
    (row,) = [row for row in document.refusals if row.item.endswith(": table")]
    assert row.reason.startswith("3 rows of a table")


@pytest.mark.parametrize("form", [in_word, in_html])
def test_a_table_with_sentences_is_read(kinds, read, form):
    content, name = form(DAYS)
    told = " ".join(words for kind, words in kinds(content, name) if kind == "body")
    assert "Guards fired at the gate of the fort." in told
    assert not [r for r in read(content, name).refusals if r.item.endswith(": table")]
