"""Deciding: by one form a time, undone at will, and never more than was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Browser, document_of, run

CARD = {"hx-request": "true", "accept": "text/html"}


def first(browser: Browser, place: int = 0) -> dict[str, Any]:
    card: dict[str, Any] = browser.json("/review.json")["cards"][place]
    return card


def accept(browser: Browser, card: dict[str, Any], **more: Any) -> Any:
    return browser.post("/judge", kind="accept", subject=card["key"],
                        based_on=str(card["based_on"]), **more)  # fmt: skip


def test_the_queue_begins_with_what_weighs_most_and_says_why(browser: Browser) -> None:
    cards = browser.json("/review.json")["cards"]
    weights = [card["weight"] for card in cards]
    assert weights == sorted(weights, reverse=True)
    assert all(
        card["weight"] == pytest.approx(sum(r["weight"] for r in card["reasons"]))
        for card in cards
    )


def test_an_accepted_claim_leaves_the_queue_and_carries_its_author(
    browser: Browser,
) -> None:
    card = first(browser)
    assert accept(browser, card).status_code == 303
    view = browser.json("/review.json")
    assert card["key"] not in [row["key"] for row in view["cards"]]
    assert view["share"]["accepted"] == 1
    shown = browser.json(f"/claims/{card['document']}/{card['claim']}.json")
    assert (shown["card"]["state"], shown["card"]["decided_by"]) == (
        "accept",
        "Mina Darvish",
    )


def test_a_key_gets_the_card_back_and_no_page(browser: Browser) -> None:
    card = first(browser)
    answer = accept(browser, card, headers=CARD, shape="card")
    assert "<html" not in answer.text
    assert answer.headers["x-card"] == card["anchor"]
    assert "st-accept" in answer.text


def test_a_program_gets_the_judgement(browser: Browser) -> None:
    card = first(browser)
    answer = accept(browser, card, headers={"accept": "application/json"})
    (row,) = answer.json()
    assert (row["kind"], row["subject"], row["sequence"]) == ("accept", card["key"], 1)


def test_undo_takes_back_the_last_decision_of_ones_own(browser: Browser) -> None:
    one, two = first(browser, 0), first(browser, 1)
    accept(browser, one)
    accept(browser, two)
    answer = browser.post("/undo", headers=CARD, shape="card")
    assert answer.headers["x-card"] == two["anchor"]
    kinds = [row["kind"] for row in browser.json("/history.json")["rows"]]
    assert kinds == ["undo", "accept", "accept"]
    browser.post("/undo")
    assert browser.json("/review.json")["share"]["reviewed"] == 0
    assert browser.post("/undo").status_code == 400


def test_a_rejected_claim_keeps_its_reason_and_leaves_every_view(
    browser: Browser,
) -> None:
    card = first(browser)
    browser.post("/judge", kind="reject", subject=card["key"], reason="Nobody says it.",
                 based_on=str(card["based_on"]))  # fmt: skip
    shown = browser.json(f"/claims/{card['document']}/{card['claim']}.json")
    assert shown["card"]["decided_for"] == "Nobody says it."
    said = [
        (claim["ref"]["document"], claim["ref"]["claim"])
        for row in browser.json("/propositions.json")["rows"]
        for claim in row["claims"]
    ]
    assert (card["document"], card["claim"]) not in said


def test_an_edit_changes_what_is_stated_and_never_the_words(browser: Browser) -> None:
    card = first(browser)
    browser.post(
        "/edit", subject=card["key"], proposition="It was put otherwise",
        certainty="possible", polarity=card["polarity"], chain="outlet",
        reason="As the text has it.", based_on=str(card["based_on"]),
    )  # fmt: skip
    now = browser.json(f"/claims/{card['document']}/{card['claim']}.json")["card"]
    assert now["proposition"] == "It was put otherwise"
    assert (now["certainty"], now["state"], now["kind"]) == (
        "possible",
        "edit",
        "analyst",
    )
    assert len(now["chain"]) == 1
    assert now["pieces"] == card["pieces"] or len(card["chain"]) > 1


@pytest.mark.parametrize(
    "change",
    [{}, {"certainty": "nonsense"}, {"polarity": "maybe"}, {"proposition": " "}],
)
def test_an_edit_that_changes_nothing_or_to_nonsense_is_refused(
    change: dict[str, str], browser: Browser
) -> None:
    card = first(browser)
    same = {key: card[key] for key in ("proposition", "certainty", "polarity")}
    answer = browser.post("/edit", subject=card["key"], chain="as-read",
                          based_on="0", **{**same, **change})  # fmt: skip
    assert answer.status_code in {400, 422}
    assert browser.json("/history.json")["total"] == 0


def test_a_split_adds_two_rejects_one_and_is_undone_at_once(browser: Browser) -> None:
    card = first(browser)
    answer = browser.post(
        "/split", headers=CARD, shape="card", subject=card["key"], first="The one thing",
        second="The other thing", based_on=str(card["based_on"]),
    )  # fmt: skip
    assert answer.headers["x-card"] == card["anchor"]
    rows = browser.json("/history.json")["rows"]
    assert [row["kind"] for row in rows] == ["add", "add", "reject"]
    page = browser.json(f"/documents/{card['document']}.json")
    stated = [
        n["card"]["proposition"] for r in page["side"]["rows"] for n in r["notes"]
    ]
    assert {"The one thing", "The other thing"} <= set(stated)
    browser.post("/undo")
    assert browser.json("/review.json")["share"]["reviewed"] == 0
    page = browser.json(f"/documents/{card['document']}.json")
    stated = [
        n["card"]["proposition"] for r in page["side"]["rows"] for n in r["notes"]
    ]
    assert "The one thing" not in stated


def test_a_decision_on_nothing_is_refused(browser: Browser) -> None:
    answer = browser.post("/judge", kind="accept", subject="no#claim", based_on="0")
    assert answer.status_code == 400
    answer = browser.post("/judge", kind="adore", subject="no#claim", based_on="0")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example", "/\\evil", "/a\nb"]
)
def test_a_form_leads_back_to_this_workbench_alone(back: str, browser: Browser) -> None:
    answer = accept(browser, first(browser), back=back)
    assert answer.headers["location"] == "/"


def test_what_another_program_adds_or_judges_is_seen_at_once(
    browser: Browser, case: Path, tmp_path: Path
) -> None:
    card = first(browser)
    run("judge", str(case), "accept", card["key"])
    assert browser.json("/review.json")["share"]["accepted"] == 1
    late = tmp_path / "late.txt"
    late.write_text(
        "Levee Review, 9 March 2031\n\nThe police arrested one man in Orun.\n"
    )
    run("add", str(case), str(late))
    assert document_of(browser, "late.txt")


def test_views_drawn_after_many_keys_are_those_drawn_from_nothing(
    browser: Browser,
) -> None:
    for place, kind in enumerate(("accept", "reject", "reject", "accept")):
        card = browser.json("/review.json")["cards"][place % 2]
        browser.post("/judge", kind=kind, subject=card["key"], based_on="999")
    desk = browser.client.app.state.desk  # type: ignore[attr-defined]
    seen = {
        path: browser.json(path) for path in ("/overview.json", "/propositions.json")
    }
    desk._seen = None
    assert {path: browser.json(path) for path in seen} == seen


def test_the_queue_can_be_narrowed(browser: Browser) -> None:
    document = document_of(browser, "radio.txt")
    view = browser.json(f"/review.json?document={document}")
    assert {card["document"] for card in view["cards"]} == {document}
    card = first(browser)
    accept(browser, card)
    view = browser.json("/review.json?state=accept")
    assert [row["key"] for row in view["cards"]] == [card["key"]]
    everything = browser.json("/review.json?state=all")
    later = browser.json("/review.json?state=all&after=3")
    assert later["cards"] == everything["cards"][3:]
