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
        (
            ["Findings", "Parliamentary Committee on Detention", "30 May 2039"],
            "Parliamentary Committee on Detention",
        ),
        (["The smoke", "Evening Span", "9 May 2039"], "Evening Span"),
        (["A reply", "Red Cliff Militia", "3 May 2039"], "Red Cliff Militia"),
        (
            ["Release", "Gendarmerie of the Lake Province", "3 May 2039"],
            "Gendarmerie of the Lake Province",
        ),
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
        (["Two dead", "The Tolu Tide, Sunday 19 June 2033"], "The Tolu Tide"),
        (["Two dead", "Tolu Dispatch, Sahran | Monday 21 June 2032"], "Tolu Dispatch"),
        (
            ["What we saw", "Tolu Rights Circle", "Field report, 2 May 2031"],
            "Tolu Rights Circle",
        ),
        (
            ["The river", "Sons of Tolu, Word of the Command", "2 May 2031"],
            "Sons of Tolu",
        ),
        (["Le pont", "L'Echo de l'Ouest, 15 January 2035"], "L'Echo de l'Ouest"),
        (
            ["The Banner of Tolu: statement number 9", "8 June 2037"],
            "The Banner of Tolu",
        ),
        (["Reply of the Prisons Directorate", "12 May 2036"], "Prisons Directorate"),
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
        ["Two dead", "Guards on Trial", "6 May 2031"],
        ["Two dead", "Army Attack on Marj", "6 May 2031"],
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


@pytest.mark.parametrize(
    ("header", "closing", "outlet"),
    [
        (
            "Tolu Now\n21 June 2033",
            "Tolu Now is owned by the Halem Press Group.",
            "Tolu Now",
        ),
        ("Echo of Tolu\n21 June 2033", "The Echo appears on Mondays.", "Echo of Tolu"),
        (
            "Jane Aldersten\n21 June 2033",
            "Jane Aldersten is a writer in Vestholm.",
            None,
        ),
    ],
)
def test_the_last_paragraph_says_whose_name_stands_above(read, header, closing, outlet):
    """M57: what is owned, printed or appears is an outlet; a writer is none."""
    document = read(f"Two dead in Sahran\n\n{header}{STORY}\n\n{closing}")
    assert document.outlet == outlet


def test_a_company_that_speaks_of_itself_issues_the_statement(read):
    own = STORY.replace("Two men", "No guard of Orun Copper fired when two men")
    assert read(f"Reply\n\nOrun Copper\n6 June 2041{own}").outlet == "Orun Copper"


@pytest.mark.parametrize(
    ("paragraphs", "credits"),
    [
        (("The bridge is shut. (Orun Wire)", "In brief: rain."), ("Orun Wire",)),
        (("The bridge is shut. (Orun Wire)", "It rains. (Kesht News)"), ()),
    ],
)
def test_one_agency_at_the_end_of_a_paragraph_is_credited_two_are_a_round_up(
    read, paragraphs, credits
):
    words = "\n\n".join(paragraphs)
    assert (
        read(f"Two dead\n\nTolu Gazette, 2 May 2031{STORY}\n\n{words}").credits
        == credits
    )


def test_an_agency_signs_beside_the_papers_own_people(read):
    head = "Two dead in Sahran\n\nTolu Gazette\n2 May 2031\nGazette reporters and Orun Wire"
    document = read(f"{head}{STORY}")
    assert (document.outlet, document.credits) == ("Tolu Gazette", ("Orun Wire",))
    assert document.authors == ()
