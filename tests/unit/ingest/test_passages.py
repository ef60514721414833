"""Which blocks are body, and which are heading, caption, byline, dateline, page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.ingest.blocks import split
from tahqiq.ingest.passages import passages

LEAD = (
    "Gunmen shot dead a lawyer and wounded his driver in the river town of Sahran on "
    "Tuesday evening, police and two witnesses said. The attackers escaped in a white "
    "pickup towards the bridge, and no group has claimed the killing so far."
)


def test_a_whole_report_is_told_apart(kinds):
    report = f"""Gunmen kill water-rights lawyer in Sahran

The Kesht Daily
Wednesday, March 12, 2031
By Manijeh Tolu, Sahran

SAHRAN, March 12 (Orun Wire) - {LEAD}

Earlier attacks

There were two attacks in the province in January, and both are unsolved to this day.

(Orun Wire)

About The Kesht Daily

The Kesht Daily is printed six days a week.

Sample report written for Tahqiq."""
    assert [kind for kind, _ in kinds(report)] == [
        "heading", "byline", "dateline", "byline", "dateline", "body", "heading",
        "body", "byline", "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "kind"),
    [
        ("Officers stand near the bridge in Sahran, March 12, 2031. (AP)", "caption"),
        ("Officers stand near the bridge in Sahran, March 12, 2031.", "caption"),
        ("Mourners in Sahran on Tuesday. (Photo: Sahran Voice)", "caption"),
        ("File photo: the bridge over the river in Sahran.", "caption"),
        ("A burnt pickup in Sahran. (AP Photo/Omid Karam)", "caption"),
        ("Gunmen killed five people in Sahran on Tuesday, police said. (AP)", "body"),
        ("The centre mourns a lawyer who was killed on 11 March 2031.", "body"),
    ],
)
def test_a_caption_shows_and_does_not_tell(kinds, caption, kind):
    tail = "By Layla Mahzari\n\n" if kind == "caption" else ""
    assert kinds(f"{caption}\n\n{tail}{LEAD}")[0] == (kind, caption)


def test_a_last_paragraph_with_its_agency_stays_body(kinds):
    last = "The police gave no motive. (AFP)"
    assert kinds(f"Two dead in Sahran\n\n{LEAD}\n\n{last}")[-1] == ("body", last)


def test_a_scene_with_a_credit_among_the_body_is_a_caption(kinds):
    scene = "A man walks past the pharmacy in Sahran, March 12, 2031. (Reuters)"
    assert ("caption", scene) in kinds(f"{LEAD}\n\n{scene}\n\n{LEAD}")


def test_a_report_that_looks_like_a_caption_is_still_read(kinds):
    only = "Two officers stand trial in Orun, March 4, 2031. (Reuters)"
    assert kinds(only) == [("body", only)]


@pytest.mark.parametrize(
    "prefix",
    [
        "SAHRAN",
        "SAHRAN (AP)",
        "SAHRAN, March 11, 2031 (Orun Wire)",
        "Sahran (AFP)",
        "Sahran, 4 March (Reuters)",
        "PORT SAHRAN, Qasaba, March 4 (Xinhua)",
    ],
)
@pytest.mark.parametrize("dash", [" - ", " — ", " \u2013 ", " -- "])
def test_a_dateline_covers_the_prefix_only(kinds, prefix, dash):
    """M9."""
    assert kinds(f"{prefix}{dash}{LEAD}") == [("dateline", prefix), ("body", LEAD)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran — which denied it — sent nobody, and the envoy left the talks in Orun.",
        "The UN - which has no staff there - asked for an inquiry into the shooting.",
        "QUESTIONABLE MEDICAL CLAIMS — The doctor has been sued three times for these.",
        "ARDABAST: Maryam, what should people know about your husband and his work?",
    ],
)
def test_a_dash_alone_makes_no_dateline(kinds, sentence):
    assert kinds(f"{LEAD}\n\n{sentence}")[-1] == ("body", sentence)


@pytest.mark.parametrize(
    "line",
    [
        "By Layla Mahzari", "By our regional staff", "Staff reporter",
        "Layla Mahzari in Sahran", "Written by Omid Karam", "From the editors",
        "Parvane News desk | 12 March 2031, 06:15", "THE RIDGE OBSERVER",
        "Baran Radio, The Long Table", "Media Office of Katibat al-Wadi",
    ],
)  # fmt: skip
def test_bylines_and_mastheads(kinds, line):
    assert kinds(f"Two dead in Sahran\n\n{line}\n\n{LEAD}")[1] == ("byline", line)


def test_by_may_also_begin_a_sentence(kinds):
    for words in ("By noon, 40 people were dead.", "By all accounts he was careful."):
        assert kinds(f"{LEAD}\n\n{words}\n\n{LEAD}")[1] == ("body", words)


def test_a_bare_name_is_a_byline_only_beside_a_date(kinds):
    dated = kinds(f"Who owns the river?\n\nKamal Darvishan\n18 March 2031\n\n{LEAD}")
    assert [kind for kind, _ in dated] == ["heading", "byline", "dateline", "body"]


def test_about_forty_people_is_body(kinds):
    words = "About 40 people gathered at the bridge and sang until the police came."
    assert kinds(f"{LEAD}\n\n{LEAD}\n\n{words}")[-1] == ("body", words)


def test_a_report_headed_about_is_no_boilerplate(kinds):
    found = kinds(f"About last night\n\n{LEAD}\n\n{LEAD}")
    assert [kind for kind, _ in found] == ["heading", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter.", "© 2031 Kesht Daily. All rights reserved.",
        "Read more: The canal and its enemies", "Follow us on Telegram",
        "Follow Layla Mahzari on Twitter @mahzari.", "Advertisement",
        "About us: Parvane News brings you the stories that matter.",
        "Sample report written for Tahqiq; all people are invented.",
    ],
)  # fmt: skip
def test_what_is_about_the_page_is_boilerplate(kinds, line):
    assert kinds(f"{LEAD}\n\n{LEAD}\n\n{line}")[-1] == ("boilerplate", line)


def test_a_closing_line_on_author_or_outlet_is_boilerplate(kinds):
    text = (
        f"Who owns the river?\n\nBy Kamal Darvishan\n\n{LEAD}\n\n"
        "Kamal Darvishan is a columnist for the magazine.\n\n"
        "Vestholm Courier, founded 1902, is owned by the Aldersten family."
    )
    assert [kind for kind, _ in kinds(text)][-2:] == ["boilerplate", "boilerplate"]


def test_an_outlet_in_a_last_sentence_of_news_stays_body(kinds):
    last = "Orun Wire could not reach the company on Wednesday."
    found = kinds(f"SAHRAN, March 11 (Orun Wire) - {LEAD}\n\n{last}")
    assert found[-1] == ("body", last)


def test_a_signature_is_a_byline(kinds):
    text = (
        f"Statement on the incident\n\n{LEAD}\n\nColonel Behrouz Karamdust\nSpokesman"
    )
    assert kinds(text)[-2] == ("byline", "Colonel Behrouz Karamdust")


def test_headlines_with_a_stop_need_another_sign(kinds):
    assert (
        kinds(f"Clinton Breaks With Party On Water Bill.\n\n{LEAD}")[0][0] == "heading"
    )
    assert kinds(f"Two die in Sahran.\n\nSAHRAN (AP) — {LEAD}")[0][0] == "heading"
    assert kinds(f"Two die in Sahran.\n\n{LEAD}")[0][0] == "body"
    assert kinds(f"Who killed the lawyer?\n\n{LEAD}")[0][0] == "heading"


def test_marks_of_markdown_stay_outside_the_heading(kinds):
    text = f"# Two dead in Sahran\n\n{LEAD}\n\n## Earlier attacks\n\n{LEAD}"
    assert kinds(text, "report.md")[::2] == [
        ("heading", "Two dead in Sahran"),
        ("heading", "Earlier attacks"),
    ]


def test_wrapped_lines_are_one_paragraph(kinds):
    text = (
        "Gunmen shot dead a lawyer and wounded his driver in the town of Sahran on\n"
        "Tuesday evening, police said. The attackers escaped in a white pickup in\n"
        "the direction of the bridge.\n"
        "No group has claimed responsibility for it so far, and the police have not\n"
        "named anyone."
    )
    assert [words[:6] for _, words in kinds(text)] == ["Gunmen", "No gro"]


def test_single_line_breaks_divide_paragraphs_of_long_lines(kinds):
    assert len(kinds(f"{LEAD}\n{LEAD}\n“{LEAD}”")) == 3


def test_lines_of_a_transcript_and_of_a_list_stand_alone(kinds):
    text = f"{LEAD}\n\nKUHI: I heard it.\nNURI: So did I.\n\n- one pickup\n- two men"
    assert len(kinds(text)) == 5


def test_rules_of_dashes_are_layout(kinds):
    assert len(kinds(f"{LEAD}\n\n* * *\n\n___\n\n{LEAD}")) == 2


@given(st.text(alphabet="ab AB.\n\r\f\u2029(AP)-—#:0", max_size=300))
def test_passages_are_in_order_apart_and_lose_no_word(text):
    """M11: and only signs may stand between them."""
    found = passages(text, split(text))
    end = 0
    for one in found:
        assert end <= one.start < one.end
        between = text[end : one.start]
        assert not any(char.isalnum() for char in between)
        end = one.end
    assert not any(char.isalnum() for char in text[end:])
