"""The report beside its reading: every word as it was, every claim in its words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import WIRE, Browser, document_of

from tahqiq.web.segments import Mark, Marked, segments

SHOWN = 300_000  # bytes of a reader page without the vendored library (issue 7)


def texts(page: str) -> list[str]:
    """The text of each passage as the page shows it, without claim numbers."""
    rows = re.findall(r'<div class="text" dir="auto">(.*?)</div>', page, re.DOTALL)
    bare = [re.sub(r'<a class="ref".*?</a>', "", row) for row in rows]
    return [unescape(re.sub(r"<[^>]+>", "", row)) for row in bare]


def test_the_text_stands_as_it_was_received(browser: Browser) -> None:
    page = browser.get(f"/documents/{document_of(browser, 'wire.txt')}").text
    shown = " ".join(" ".join(texts(page)).split())
    assert shown == " ".join(WIRE.split())


def test_every_claim_is_lit_in_its_words_and_noted_beside_them(
    browser: Browser,
) -> None:
    document = document_of(browser, "wire.txt")
    page = browser.get(f"/documents/{document}").text
    view = browser.json(f"/documents/{document}.json")
    notes = [note for row in view["side"]["rows"] for note in row["notes"]]
    assert notes
    for note in notes:
        assert f'id="{note["card"]["anchor"]}"' in page
        assert f'id="w{note["number"]}"' in page
        lit = "".join(
            segment["text"]
            for row in view["side"]["rows"]
            for segment in row["segments"]
            if note["number"] in segment["numbers"]
        )
        words = "".join(p["text"] for p in note["card"]["pieces"] if p["is_content"])
        assert lit == words


def test_the_chain_of_an_accusation_stands_in_the_margin(browser: Browser) -> None:
    view = browser.json(f"/documents/{document_of(browser, 'wire.txt')}.json")
    cards = [n["card"] for row in view["side"]["rows"] for n in row["notes"]]
    accusations = [c for c in cards if any("accused" in step for step in c["chain"])]
    assert accusations
    assert all(card["certainty"] == "alleged" for card in accusations)
    assert all(len(card["chain"]) > 1 for card in accusations)


def test_arabic_runs_from_right_to_left(browser: Browser) -> None:
    page = browser.get(f"/documents/{document_of(browser, 'arabic.txt')}").text
    assert 'id="report" dir="rtl"' in page
    assert "قال العقيد رستم القادري" in page


@pytest.mark.parametrize("file", ["wire.txt", "radio.txt", "arabic.txt", "centre.pdf"])
def test_a_reader_page_is_light(file: str, browser: Browser) -> None:
    page = browser.get(f"/documents/{document_of(browser, file)}")
    assert len(page.content) < SHOWN


def test_a_claim_is_added_by_hand_in_words_that_stand_there_once(
    browser: Browser,
) -> None:
    document = document_of(browser, "wire.txt")
    answer = browser.post(
        f"/documents/{document}/claims", words="two men on a motorcycle",
        proposition="Two men came on a motorcycle", speaker="unnamed", based_on="0",
    )  # fmt: skip
    assert answer.status_code == 303
    anchor = answer.headers["location"].partition("#")[2]
    page = browser.get(answer.headers["location"].partition("#")[0]).text
    assert f'id="{anchor}"' in page
    (row,) = browser.json("/history.json")["rows"]
    assert (row["kind"], row["author"]) == ("add", "Mina Darvish")


@pytest.mark.parametrize("words", ["the lawyer", "words that are not there", " "])
def test_words_that_do_not_stand_there_once_are_no_claim(
    words: str, browser: Browser
) -> None:
    document = document_of(browser, "wire.txt")
    answer = browser.post(f"/documents/{document}/claims", words=words, based_on="0")
    assert answer.status_code in {400, 422}
    assert browser.json("/history.json")["total"] == 0


def test_a_place_tells_words_that_stand_there_twice_apart(browser: Browser) -> None:
    document = document_of(browser, "wire.txt")
    start = WIRE.rindex("the lawyer")
    answer = browser.post(
        f"/documents/{document}/claims", words="the lawyer", start=str(start),
        proposition="A lawyer was fired at", based_on="0",
    )  # fmt: skip
    assert answer.status_code == 303


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(
    lambda p: (p[0], p[0] + p[1])
)


@given(
    text=st.text(min_size=52, max_size=60),
    words=st.lists(spans, max_size=6),
    marks=st.lists(spans, max_size=6),
)
def test_the_runs_of_a_text_join_to_that_text_whatever_is_read_in_it(
    text: str, words: list[tuple[int, int]], marks: list[tuple[int, int]]
) -> None:
    found = Marked(
        text=text,
        words=tuple((a, b, n) for n, (a, b) in enumerate(words, start=1)),
        begins={},
        marks=tuple(Mark(start=a, end=b, layer="time", label="x") for a, b in marks),
    )
    rows = list(segments(3, 50, found))
    assert "".join(row.text for row in rows) == text[3:50]
    for number, (a, b) in enumerate(words, start=1):
        lit = "".join(row.text for row in rows if number in row.numbers)
        assert lit == text[max(a, 3) : min(b, 50)]


@pytest.mark.slow
@pytest.mark.parametrize("between", ["\n\n", " "])  # passages, or one without end
def test_a_long_report_has_parts_that_are_light_and_leave_nothing_out(
    browser: Browser, between: str
) -> None:
    said = "Colonel Rostam Qadiri said that {n} men fired at the lawyer in Orun, and a neighbour "
    said += "accused the Katibat al-Nahr militia of ordering it." + between
    text = "Orun Wire, 9 March 2031\n\n" + "".join(
        said.format(n=n) for n in range(2, 112)
    )
    token, file = browser.token(), ("long.txt", text.encode())
    answer = browser.client.post("/add", data={"csrf": token}, files={"files": file},
                                 follow_redirects=False)  # fmt: skip
    run = answer.headers["location"].partition("run=")[2]
    assert "event: end" in browser.get(f"/add/{run}/events").text
    document = document_of(browser, "long.txt")
    parts = browser.json(f"/documents/{document}.json")["side"]["parts"]
    assert parts > 1
    pages = [browser.get(f"/documents/{document}?part={n + 1}") for n in range(parts)]
    assert [len(page.content) for page in pages if len(page.content) >= SHOWN] == []
    shown = " ".join(" ".join(texts(page.text)) for page in pages)
    assert " ".join(shown.split()) == " ".join(text.split())
    words = browser.json(f"/documents/{document}.json?part={parts}")["side"]["rows"]
    last = [note["card"]["anchor"] for row in words for note in row["notes"]][-1]
    place = browser.get(f"/words/{last}").headers["location"]
    assert f"part={parts}" in place
