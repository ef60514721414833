"""Who issues a text whose first line is its name (M57, M65)."""

from __future__ import annotations

import pytest

from tahqiq.ingest.letterheads import articled, letterheads

BODY = (
    "Two men were shot dead on Tuesday evening. No group has said that it was its work."
)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Joint River Command", "Statement", "2 May 2031"], "Joint River Command"),
        (["Physicians without Fences", "Press release", "Orun, 2 May 2031"], "Physicians without Fences"),
        (["Ansar Koh", "Media Office, 2 May 2031"], "Ansar Koh"),
        (["Tolu Live", "2 May 2031, 14:10"], "Tolu Live"),
        (["Mothers of Halem", "2 May 2031"], "Mothers of Halem"),
        (["Free Marsh Band, communiqué no. 4", "2 May 2031"], "Free Marsh Band"),
        (["To all media, from the Heirs of Koh", "2 May 2031"], "Heirs of Koh"),
        (["Joint Marsh Mission", "Spot report 14/2031", "2 May 2031"], "Joint Marsh Mission"),
        (["Halem Rights Forum", "What was seen so far", "2 May 2031"], "Halem Rights Forum"),
        (["La Sierra", "2 May 2031"], "La Sierra"),
        (["Halem Copper Ltd", "Media statement, 2 May 2031"], "Halem Copper Ltd"),
    ],
)  # fmt: skip
def test_the_first_line_names_the_issuer(lines, name):
    assert next(letterheads(lines, BODY)) == name


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["Port Nasim", "2 May 2031"], "A fire broke out in Port Nasim."),
        (["New York", "2 May 2031"], BODY),
        (["Two Killed As Police Fire", "2 May 2031"], BODY),
        (["Statement On The Killing", "2 May 2031"], BODY),
        (["Kesht", "2 May 2031"], BODY),
        (["Two men were shot dead in Sahran on Tuesday, the police said.", "2 May 2031"], BODY),
    ],
)  # fmt: skip
def test_a_town_a_headline_or_a_sentence_is_no_issuer(lines, body):
    assert list(letterheads(lines, body)) == []


def test_a_name_with_an_article_before_the_date_is_a_paper_unless_it_is_a_town():
    assert articled("The Province, 4 May 2031") == "The Province"
    assert articled("The Hague, 4 May 2031") is None
    assert articled("The Province") is None
