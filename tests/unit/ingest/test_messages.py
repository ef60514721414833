"""Chats, mail and saved pages: whose words they are is never lost."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tahqiq.ingest import ingest
from tahqiq.model.document import Refusal

PHONE = """\
14/03/2031, 09:52 - Messages and calls are end-to-end encrypted.
14/03/2031, 09:52 - Mirela: Two men were shot at the gate
14/03/2031, 09:55 - Nadim: <Media omitted>
14/03/2031, 10:03 - Nadim Sefer: I saw it.
They fled north.
14/03/2031, 10:04 - +99 55 123 4567: The guards did it
"""
BRACKETS = """\
[14.03.31, 09:52:10] Mirela: Two men were shot at the gate
\u200e[14.03.31, 09:53:11] Nadim: \u200eimage omitted
[14.03.31, 10:03:00] ~\u00a0Nadim Sefer: I saw it.
"""


@pytest.mark.parametrize("text", [PHONE, BRACKETS, PHONE.replace("\n", "\r\n")])
def test_each_message_opens_with_who_sends_it(kinds, text):  # M17
    messages = [words for kind, words in kinds(text) if kind == "message"]
    assert messages[0] == "Mirela: Two men were shot at the gate"
    assert messages[1].startswith("Nadim Sefer: I saw it.")
    assert len(messages) == (3 if "+99" in text else 2)


@pytest.mark.parametrize(
    "sender",
    ["nadim_k", "سلمى", "\u202a+99 55 123 4567\u202c", "Aunt of the boy next door"],
)
def test_whoever_sends_a_message_sends_it_in_any_letters(kinds, read, sender):  # M17
    text = f"4/3/31, 09:52 - {sender}: The guards did it\n4/3/31, 09:53 - B: No.\n"
    messages = [words for kind, words in kinds(text) if kind == "message"]
    assert len(messages) == 2
    assert sender.strip("\u202a\u202c") in messages[0]
    assert not read(text).refusals


def test_what_the_export_left_out_is_counted(read):
    (row,) = [row for row in read(PHONE).refusals if "left out" in row.item]
    assert row.reason.startswith("2 lines of the messenger")


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("14/03/2031", "14/03/2031", "2031-03-14"),
        ("3/14/31", "3/14/31", "2031-03-14"),
        ("2031-03-14", "2031-03-14", "2031-03-14"),
        ("\u200f14\u200f/3\u200f/2031", "\u200f14\u200f/3\u200f/2031", "2031-03-14"),
        ("4/3/2031", "4/3/2031", None),  # the third of April or the fourth of March
        ("14/03/2031", "15/03/2031", None),
    ],
)
def test_a_chat_has_a_day_where_it_has_one_day(read, first, second, day):
    text = f"{first}, 09:52 - Mirela: Shots.\n{second}, 09:53 - Nadim: Two are dead.\n"
    assert read(text).published == day


@pytest.mark.parametrize(
    "text",
    [
        "Orun Wire\n\n14/03/2031, 09:52 - Mirela: Shots.\n14/03/2031, 09:53 - N: Two.",
        "14/03/2031, 09:52 - Gunmen: two of them fired at the court, police said.",
        "Mirela: Shots.\n\nNadim: Two are dead.",
    ],
)
def test_what_is_no_export_is_read_as_prose(kinds, text):
    assert all(kind != "message" for kind, _ in kinds(text))


def test_a_page_saved_as_one_file_is_read_as_the_page(read):
    page = (
        "<html><body><article><h1>Two shot in Orun</h1><p>Two men were shot in Orün on "
        "Monday, police said.</p></article></body></html>"
    )
    mail = EmailMessage()
    mail["Subject"] = "Two shot in Orun"
    mail["Snapshot-Content-Location"] = "https://orun.example/a"
    mail.set_content(page, subtype="html", cte="quoted-printable")
    mail.make_related()
    document = read(mail.as_bytes(), "page.mhtml")
    assert "Two men were shot in Orün on Monday" in document.text
    assert "MIME" not in document.text


def a_mail(text, **headers):
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(text)
    return mail


def test_a_mail_has_the_words_of_its_writer_alone(kinds, read):
    mail = a_mail(
        "The clerk told me that the cameras were off.\n\n> Who said so?\n\n"
        "-----Original Message-----\n\nThe guards did it.\n",
        From="Karim <k@orun.example>", Subject="The cameras",
        Date="Fri, 14 Mar 2031 10:00:00 +0300",
    )  # fmt: skip
    content = mail.as_bytes()
    body = [words for kind, words in kinds(content, "tip.eml") if kind == "body"]
    assert body == ["The clerk told me that the cameras were off."]
    document = read(content, "tip.eml")
    assert (document.title, document.published) == ("The cameras", "2031-03-14")
    assert document.outlet is None  # a source may have written in confidence
    assert any("not its sender's words" in row.reason for row in document.refusals)


def test_what_is_attached_to_a_mail_is_told_of(read):
    mail = a_mail("The list is attached, as I promised you.", Subject="List")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf",
                        filename="list.pdf")  # fmt: skip
    (row,) = read(mail.as_bytes(), "list.eml").refusals
    assert "list.pdf" in row.item


def test_a_mail_whose_quotes_only_markup_tells_apart_is_refused(capture):
    mail = EmailMessage()
    mail["Subject"] = "Re: x"
    mail.set_content("<p>No.</p><blockquote>The guards did it.</blockquote>", "html")
    found = ingest(capture(mail.as_bytes(), "re.eml"))
    assert isinstance(found, Refusal)
    assert "--outlet" in found.reason


@pytest.mark.parametrize("name", ["x.eml", "x.mhtml"])
@pytest.mark.parametrize(
    "content",
    [
        b"Subject: x\nMIME-Version: 1.0\n\n",
        b"Subject: x\nContent-Type: multipart/related\n\n--b\n",
        b"Subject: x\nContent-Type: text/plain; charset=no-such\n\nTwo dead.\n",
        b"Subject: =?x?=\nDate: never\nContent-Type: text/html\n\n<p>",
    ],
)
def test_no_mail_makes_the_reader_fall_over(capture, name, content):
    found = ingest(capture(content, name))
    assert isinstance(found, Refusal) or found.text.strip()


def test_the_front_matter_of_a_markdown_file_is_not_its_text(kinds, read):
    text = """---
title: "The week in Orun"
date: 2031-03-22
tags: [orun]
---
Two men were shot at the gate of the fort on Monday, police said.
"""
    document = read(text, "week.md")
    assert (document.title, document.published) == ("The week in Orun", "2031-03-22")
    assert [
        words for kind, words in kinds(text, "week.md") if kind != "boilerplate"
    ] == ["Two men were shot at the gate of the fort on Monday, police said."]


def test_rules_of_dashes_in_a_report_are_no_front_matter(kinds):
    text = (
        "---\nTwo men were shot at the gate of the fort on Monday, police said.\n---\n"
    )
    assert all(kind != "boilerplate" for kind, _ in kinds(text))
