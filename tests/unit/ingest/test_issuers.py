"""Who issues a text, from the lines above it (M57, M65)."""

from __future__ import annotations

import pytest

from tahqiq.ingest.issuers import issued, issuers

STORY = (
    "\n\nTwo men were shot dead in the town of Sahran on Tuesday evening, the police said. "
    "The attackers escaped in a white pickup towards the bridge over the river, and no "
    "group has said that it was behind the killing of the two."
)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Two dead", "Tolu Gazette, 7 October 2031"], "Tolu Gazette"),
        (["Two dead", "Halvan Mail | 7 October 2031"], "Halvan Mail"),
        (
            ["Our colleague", "Kelim Bridges Company", "6 May 2031"],
            "Kelim Bridges Company",
        ),
        (
            ["Communique 31", "Dawn Column, Press Bureau", "15 April 2032"],
            "Dawn Column",
        ),
        (["A trap", "Seda, English service", "15 April 2032"], "Seda"),
        (
            ["An answer", "Public Relations of Hurras al-Tell", "8 May 2031"],
            "Hurras al-Tell",
        ),
        (["Message of the Mountain Guard", "16 April 2032"], "Mountain Guard"),
        (["Communique of the soldiers of Jund al-Hadba"], "Jund al-Hadba"),
        (
            ["Ansar Koh: to those who steal", "Statement sent by message, 7 May 2031"],
            "Ansar Koh",
        ),
    ],
)
def test_a_header_names_the_issuer(lines, name):
    assert next(issuers(lines)) == name


@pytest.mark.parametrize(
    "lines",
    [
        ["Two dead", "Port Nasim, 6 May 2031"],
        ["Everyone knows", "Kamal Darvishan", "18 March 2031"],
        ["Statement on the attack on the convoy", "16 April 2032"],
        ["Sahran: two dead in a shooting", "By Manijeh Tolu"],
        ["Two dead", "Tuesday, 6 May 2031"],
    ],
)
def test_towns_writers_and_headlines_are_no_issuer(lines):
    assert list(issuers(lines)) == []


def test_the_day_a_statement_was_given_out_is_its_date(read):
    header = "Communique of the soldiers of Jund al-Hadba\n\nDistributed on a channel, 6 May 2031"
    document = read(header + STORY)
    assert (document.outlet, document.published) == ("Jund al-Hadba", "2031-05-06")
    assert issued("Killed on 6 May 2031") is None


def test_a_wire_named_in_brackets_at_the_end_is_credited(read):
    document = read(f"Two dead\n\nTolu Gazette, 7 October 2031{STORY} (Meridian Press)")
    assert document.outlet == "Tolu Gazette"
    assert document.credits == ("Meridian Press",)


def test_a_place_in_brackets_at_the_end_is_no_credit(read):
    assert (
        read(f"Two dead\n\nTolu Gazette, 7 October 2031{STORY} (Sahran)").credits == ()
    )
