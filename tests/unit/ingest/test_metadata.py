"""What a report says of itself, who says it, and what stays unknown (M3, M9, M65)."""

from __future__ import annotations

import pytest

from tahqiq.ingest.printed import date_line, find_date, iso_date
from tahqiq.model.document import Known, Said

BODY = (
    "\n\nTwo men were shot dead in the town of Sahran on Tuesday evening, police said. "
    "The attackers escaped in a white pickup towards the bridge over the river, and no "
    "group has said that it was behind the killing of the two."
)


def test_nothing_said_is_nothing_known(read):
    document = read(BODY)
    assert (document.title, document.outlet, document.published) == (None, None, None)
    assert (document.authors, document.credits) == ((), ())


def test_a_byline_a_date_line_and_an_about_section_name_the_outlet(read):
    caption = "Police stand guard near a bridge in Sahran, Tuesday, July 7, 2030. (AP)"
    about = "About Track Sahran\n\nWe watch."
    document = read(f"{caption}\n\nBy Track Sahran\n\nJuly 12, 2030{BODY}\n\n{about}")
    assert document.title is None
    assert document.outlet == "Track Sahran"
    assert document.authors == ("Track Sahran",)
    assert (document.published, document.published_precision) == ("2030-07-12", "day")
    assert document.credits == ("AP",)
    assert Known(key="published", value="2030-07-12", origin="text") in document.known


def test_the_date_of_a_caption_is_never_the_date_of_the_report(read):
    """M9."""
    caption = "Police stand guard near a bridge in Sahran, July 7, 2030. (AP)"
    assert read(f"{caption}\n\nBy Omid Karam{BODY}").published is None


def test_a_credit_in_a_dateline_is_no_outlet(read):
    """M65."""
    document = read(f"SAHRAN, March 11, 2031 (Orun Wire) - {BODY.strip()}")
    assert document.outlet is None
    assert document.credits == ("Orun Wire",)
    assert document.published == "2031-03-11"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Two dead in Sahran\n\nTHE RIDGE OBSERVER" + BODY, "THE RIDGE OBSERVER"),
        (
            f"Two dead\n\nTHE RIDGE OBSERVER{BODY}\n\nThe Ridge Observer: independent.",
            "The Ridge Observer",
        ),
        (BODY + "\n\nAbout us: Parvane News brings you news.", "Parvane News"),
        (BODY + "\n\n© 2031 The Kesht Daily. All rights reserved.", "The Kesht Daily"),
        (BODY + "\n\nOrun Wire is a cooperative news agency.", "Orun Wire"),
        (BODY + "\n\nReuters could not reach him.", None),
    ],
)
def test_the_outlet_is_who_the_text_says_publishes_it(read, text, outlet):
    assert read(text).outlet == outlet


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Layla Mahzari and Omid Karam in Sahran", ("Layla Mahzari", "Omid Karam")),
        ("By Manijeh Tolu, Sahran", ("Manijeh Tolu",)),
        ("By Layla Mahzari March 4, 2031", ("Layla Mahzari",)),
        ("By our regional staff", ()),
        ("By Reuters", ()),
    ],
)
def test_authors_are_the_people_of_the_byline(read, line, authors):
    assert read(f"Two dead in Sahran\n\n{line}{BODY}").authors == authors


def test_a_sign_off_names_the_authors_where_no_byline_does(read):
    signed = f"Two dead{BODY}\n\n(Reporting by Samir Khozani; editing by Petra Amini)"
    assert read(signed).authors == ("Samir Khozani",)


@pytest.mark.parametrize(
    ("closing", "credits"),
    [
        ("AP contributed to this report.", ("AP",)),
        ("The article is based on reports by Sahran Voice.", ("Sahran Voice",)),
        ("He gave no motive. (AFP)", ("AFP",)),
        ("(Orun Wire)", ("Orun Wire",)),
        ("Omid Karam contributed to this report.", ()),
        ("He was taken to hospital (in Orun).", ()),
    ],
)
def test_credits_say_who_told_the_outlet(read, closing, credits):
    assert read(f"Two dead in Sahran{BODY}\n\n{closing}").credits == credits


def test_an_outlet_does_not_credit_itself(read):
    document = read(f"The Kesht Daily\n\nA crowd. (Photo: The Kesht Daily){BODY}")
    assert (document.outlet, document.credits) == ("The Kesht Daily", ())


def test_what_the_analyst_says_holds_and_is_marked_as_said(read):
    said = Said(
        outlet="Orun Wire", published="2031-03", url="https://a.example", reason="q"
    )
    document = read(f"The Kesht Daily\n12 March 2031{BODY}", said=said)
    assert (document.outlet, document.uri) == ("Orun Wire", "https://a.example")
    assert (document.published, document.published_precision) == ("2031-03", "month")
    assert Known(key="reason", value="q", origin="analyst") in document.known
    assert Known(key="outlet", value="The Kesht Daily", origin="text") in document.known


def test_a_date_of_the_analyst_that_is_none_is_refused(read):
    document = read(BODY, said=Said(published="last week"))
    assert document.published is None
    assert "last week" in document.refusals[0].reason


def test_an_update_dates_the_report_only_where_nothing_else_does(read):
    updated = "Updated on March 14, 2031"
    assert read(f"Two dead\n\n{updated}{BODY}").published == "2031-03-14"
    both = f"Two dead\n\n{updated}\n\nPublished: 12 March 2031{BODY}"
    assert read(both).published == "2031-03-12"


def test_the_title_is_the_first_heading_that_says_something(read):
    text = f"No. 212/S\n\nStatement on the incident in Sahran{BODY}"
    assert read(text).title == "Statement on the incident in Sahran"


def test_language_is_that_of_the_body_and_unknown_for_a_few_words(read):
    arabic = "قالت الشرطة إن مسلحين أطلقوا النار على المحامي وقتل شخص واحد في المدينة."
    assert read(BODY).language == "en"
    assert read(arabic).language == "ar"
    assert read("Two dead.").language is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("July 12, 2030", "2030-07-12"),
        ("Tuesday, July, 7, 2030", "2030-07-07"),
        ("Orun, 14 March 2031, 18:00", "2031-03-14"),
        ("Published: 4th of March 2031 at 9.20 am GMT", "2031-03-04"),
        ("2031-03-12T09:20:00+03:00", "2031-03-12"),
        ("13/03/2031", "2031-03-13"),
        ("03/13/2031", "2031-03-13"),
        ("March 2031", "2031-03"),
    ],
)
def test_date_lines(line, value):
    assert date_line(line).printed.value == value


@pytest.mark.parametrize("line", ["May 4", "3/4/2031", "31 February 2031"])
def test_a_date_line_without_a_certain_date_gives_none(line):
    assert date_line(line).printed is None


@pytest.mark.parametrize(
    "line", ["On 1 May 2031 gunmen came.", "Two dead, 2031", "x" * 200]
)
def test_a_sentence_with_a_date_is_no_date_line(line):
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("2031", ("2031", "year")),
        ("2031-03", ("2031-03", "month")),
        ("20310312T0920", ("2031-03-12", "day")),
        ("12 March 2031", ("2031-03-12", "day")),
    ],
)
def test_iso_dates_keep_their_precision(value, printed):
    found = iso_date(value)
    assert (found.value, found.precision) == printed


def test_what_is_no_date_is_none():
    assert iso_date("2031-02-30") is None
    assert iso_date("soon") is None
    assert find_date("31 April 2031, or 1 May 2031").value == "2031-05-01"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (
            "MINISTRY OF THE INTERIOR\nPress office\n\n7 May 2032\n\nTwo men were shot.",
            "Ministry of the Interior",
        ),
        (
            "Statement of the Tolu Dockers' Union, 5 May 2032\n\nTwo men were shot.",
            "Tolu Dockers' Union",
        ),
        (
            "Appeal of the Tolu Families Committee, 5 May 2032\n\nTwo men were shot.",
            "Tolu Families Committee",
        ),
    ],
)
def test_a_body_is_named_as_it_would_be_in_a_sentence(read, text, outlet):
    assert read(text).outlet == outlet
