"""Every room answers, as a page and as JSON, and the pages say what the case says."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from tests.web.conftest import Browser, document_of, visible

from tahqiq.web.rooms import ROOMS

PATHS = [room.path for _, rooms in ROOMS for room in rooms]
ROUNDS = [
    path for path in PATHS if path != "/"
]  # the overview has its twin at another name


@pytest.mark.parametrize("path", PATHS)
def test_every_room_has_a_page_that_names_the_case_and_the_person(
    path: str, browser: Browser
) -> None:
    page = browser.get(path)
    assert page.status_code == 200
    assert "text/html" in page.headers["content-type"]
    assert "The lawyer of Orun" in page.text
    assert "Mina Darvish" in page.text
    assert len(re.findall(r"<h1\b", page.text)) == 1


@pytest.mark.parametrize("path", [*ROUNDS, "/overview"])
def test_every_room_has_a_json_twin(path: str, browser: Browser) -> None:
    assert isinstance(browser.json(f"{path}.json"), dict)


def test_a_page_is_json_for_who_accepts_nothing_else(browser: Browser) -> None:
    answer = browser.get("/documents", accept="application/json")
    assert answer.json() == browser.json("/documents.json")


def test_the_openapi_describes_the_twin_of_every_room(browser: Browser) -> None:
    paths = browser.json("/openapi.json")["paths"]
    assert [path for path in ROUNDS if f"{path}.json" not in paths] == []
    shape = paths["/documents.json"]["get"]["responses"]["200"]["content"]
    assert "$ref" in shape["application/json"]["schema"]


def test_the_overview_counts_what_the_case_holds(browser: Browser) -> None:
    view = browser.json("/overview.json")
    counts = {row["name"]: row["count"] for row in view["tallies"]}
    assert counts["report"] == 5
    assert counts["refusal"] >= 1  # the junk, told and not dropped (M117)
    assert view["share"]["reviewed"] == 0
    assert view["waiting"]


def test_what_the_overview_says_leads_to_the_words_it_rests_on(
    browser: Browser,
) -> None:
    page = browser.get("/").text
    links = re.findall(r'href="(/words/claim-[^"]+)"', page)
    assert links
    place = browser.get(links[0])
    assert place.status_code == 303
    address, _, anchor = place.headers["location"].partition("#")
    assert f'id="{anchor}"' in browser.get(address).text


def test_both_sides_of_a_dispute_stand_side_by_side_in_their_words(
    browser: Browser,
) -> None:
    rows = browser.json("/disputes.json")["rows"]
    assert rows
    text = "".join(visible(browser.get("/disputes").text).split())
    for row in rows:
        for side in ("left", "right"):
            words = "".join(piece["text"] for piece in row[side]["pieces"])
            assert "".join(words.split()) in text


def test_a_proposed_merge_shows_sentences_of_both_sides(browser: Browser) -> None:
    merges = browser.json("/entities.json")["merges"]
    for row in merges:
        assert row["left"]["contexts"]
        assert row["right"]["contexts"]
        assert sum(reason["weight"] for reason in row["reasons"]) == pytest.approx(
            row["weight"]
        )


def test_names_held_apart_are_listed_and_can_be_joined_again(browser: Browser) -> None:
    rows = browser.json("/entities.json")["rows"]
    left, right = rows[0]["id"], rows[1]["id"]
    browser.post("/judge", kind="different", subject=left, object=right, based_on="0",
                 reason="Two people.")  # fmt: skip
    (ruling,) = browser.json("/entities.json")["rulings"]
    assert (ruling["kind"], ruling["author"]) == ("different", "Mina Darvish")
    browser.post("/undo", judgement=ruling["id"])
    assert browser.json("/entities.json")["rulings"] == []


def test_a_rating_is_one_form_and_the_matrix_follows(browser: Browser) -> None:
    before = browser.json("/hypotheses.json")
    row = before["view"]["rows"][0]["id"]
    answer = browser.post(
        "/hypotheses", headers={"hx-request": "true"}, row=row, hypothesis="militia",
        rating="II", based_on=str(before["based_on"]),
    )  # fmt: skip
    assert "<html" not in answer.text
    after = browser.json("/hypotheses.json")
    assert after["own"] == [{"row": row, "hypothesis": "militia", "rating": "II"}]
    assert after["view"]["is_rated"]
    scores = {h["id"]: h["raw"] for h in after["view"]["hypotheses"]}
    assert scores == {"militia": "2", "other": "0"}  # M79


def test_settings_are_kept_only_where_they_are_settings(browser: Browser) -> None:
    page = browser.json("/settings.json")
    bad = browser.post("/settings", text="title = ", before=page["digest"])
    assert bad.status_code == 400
    good = page["text"].replace("The lawyer of Orun", "The killing in Orun")
    assert (
        browser.post("/settings", text=good, before=page["digest"]).status_code == 303
    )
    assert "The killing in Orun" in browser.get("/").text
    late = browser.post("/settings", text=good, before=page["digest"])
    assert "changed meanwhile" in visible(late.text)


def test_a_database_cannot_be_named_from_a_browser(browser: Browser) -> None:
    page = browser.json("/settings.json")
    text = page["text"] + '\n[settings]\ndatabase = "sqlite:///elsewhere.db"\n'
    answer = browser.post("/settings", text=text, before=page["digest"])
    assert answer.status_code == 400
    assert browser.json("/settings.json")["digest"] == page["digest"]


def test_search_finds_arabic_whatever_its_letter_forms(browser: Browser) -> None:
    found = browser.json("/search.json?q=الربيعى&mode=folded")
    assert found["total"] >= 1
    assert any(piece["is_lit"] for piece in found["rows"][0]["pieces"])


@pytest.mark.parametrize("path", ["/documents/nobody", "/entities/nobody", "/incidents/nobody",
                                  "/claims/nobody/nothing", "/words/claim-x-y", "/nowhere",
                                  "/add?run=none", "/evidence/" + "0" * 64])  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(path: str, browser: Browser) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


def test_a_printed_report_shows_its_pages_as_images(browser: Browser) -> None:
    document = document_of(browser, "centre.pdf")
    assert browser.json(f"/documents/{document}.json")["images"] == 1
    image = browser.get(f"/documents/{document}/pages/1.png")
    assert image.content.startswith(b"\x89PNG\r\n")
    assert browser.get(f"/documents/{document}/pages/2.png").status_code == 404
    text = document_of(browser, "wire.txt")
    assert browser.get(f"/documents/{text}/pages/1.png").status_code == 404


def test_a_release_is_checked_then_handed_out_as_a_file(browser: Browser) -> None:
    (checked,) = [
        row for row in browser.json("/releases.json?check=public")["profiles"]
        if row["name"] == "public"
    ]  # fmt: skip
    answer = browser.post("/releases", profile="public", form="dossier")
    if checked["trouble"]:
        assert answer.status_code == 400
    else:
        assert answer.headers["content-disposition"].startswith("attachment")
        assert b"<!DOCTYPE html>" in answer.content


def test_a_release_is_frozen_once_and_its_files_are_handed_out(
    browser: Browser,
) -> None:
    answer = browser.post(
        "/releases/frozen", profile="internal", reason="For the court."
    )
    assert answer.status_code == 303, answer.text
    (frozen,) = browser.json("/releases.json")["frozen"]
    assert (frozen["number"], frozen["by"], frozen["reason"]) == (
        1, "Mina Darvish", "For the court.",
    )  # fmt: skip
    for name, sha256 in frozen["files"]:
        file = browser.get(f"/releases/1/{name}")
        assert hashlib.sha256(file.content).hexdigest() == sha256
        assert file.headers["content-disposition"].startswith("attachment")
    for bad in ("/releases/1/release.jsonx", "/releases/2/dossier.html",
                "/releases/1/..%2f..%2fcase.toml"):  # fmt: skip
        assert browser.get(bad).status_code == 404


def test_a_claim_added_by_hand_leaves_in_a_release_that_withholds_names(
    browser: Browser,
) -> None:
    document = document_of(browser, "wire.txt")
    browser.post(f"/documents/{document}/claims", words="denied any involvement",
                 proposition="The militia was involved", polarity="denied",
                 based_on="0")  # fmt: skip
    answer = browser.post("/releases/frozen", profile="public")
    assert answer.status_code == 303, visible(answer.text)


def test_what_a_file_does_not_say_is_said_here_and_can_be_undone(
    browser: Browser,
) -> None:
    document = document_of(browser, "wire.txt")
    browser.post(f"/documents/{document}/described", outlet="The Orun Wire Agency",
                 published="", based_on="0")  # fmt: skip
    assert (
        browser.json(f"/documents/{document}.json")["outlet"] == "The Orun Wire Agency"
    )
    browser.post("/undo")
    assert (
        browser.json(f"/documents/{document}.json")["outlet"] != "The Orun Wire Agency"
    )
    bad = browser.post(
        f"/documents/{document}/described", published="soon", based_on="0"
    )
    assert bad.status_code == 400


def test_every_kind_of_judgement_has_its_form(browser: Browser) -> None:
    card = browser.json("/review.json")["cards"][0]
    source = browser.json("/sources.json")["gradable"][0]
    row = browser.json("/hypotheses.json")["view"]["rows"][0]["id"]
    one, two = (row["id"] for row in browser.json("/documents.json")["rows"][:2])
    for fields in (
        {"kind": "grade-claim", "subject": card["key"], "value": "3"},
        {"kind": "grade-source", "subject": source, "value": "C"},
        {"kind": "lineage", "subject": one, "object": two, "value": "copy"},
    ):
        assert browser.post("/judge", based_on="99", **fields).status_code == 303
    weight = {"row": row, "credibility": "low", "relevance": "high", "based_on": "99"}
    assert browser.post("/weight", **weight).status_code == 303
    assert (
        browser.post("/assessment", text="It is open.", based_on="99").status_code
        == 303
    )
    kinds = [row["kind"] for row in browser.json("/history.json")["rows"]]
    assert kinds == [
        "assess",
        "weigh-evidence",
        "lineage",
        "grade-source",
        "grade-claim",
    ]
    assert browser.json("/hypotheses.json")["view"]["rows"][0]["weight"] == "0.75"


def test_a_release_in_a_format_that_is_not_there_is_told(browser: Browser) -> None:
    answer = browser.post("/releases", profile="internal", form="../etc")
    assert answer.status_code == 400


def test_settings_that_cannot_be_kept_stay_on_the_page_with_the_reason(
    browser: Browser,
) -> None:
    page = browser.json("/settings.json")
    typed = page["text"] + "\n[unheard]\nof = 1\n"
    answer = browser.post(
        "/settings", headers={"accept": "text/html"}, text=typed, before=page["digest"]
    )
    assert answer.status_code == 400
    assert "unknown key" in visible(answer.text)
    assert "[unheard]" in answer.text


def test_settings_changed_meanwhile_are_shown_beside_what_was_typed(
    browser: Browser, case: Path
) -> None:
    page = browser.json("/settings.json")
    (case / "case.toml").write_text(page["text"].replace("Orun", "Sahran"))
    answer = browser.post(
        "/settings", headers={"accept": "text/html"},
        text=page["text"].replace("Who killed", "Who had killed"), before=page["digest"],
    )  # fmt: skip
    assert "changed meanwhile" in visible(answer.text)
    assert "Who had killed" in answer.text
    assert "The lawyer of Sahran" in answer.text


def test_a_rival_explanation_is_named_beside_the_matrix(browser: Browser) -> None:
    said = 'A "third" man did it, for a reason \\ unknown.'
    assert browser.post("/hypotheses/named", text=said).status_code == 303
    rows = browser.json("/hypotheses.json")["view"]["hypotheses"]
    assert [row["id"] for row in rows] == ["militia", "other", "h1"]
    assert rows[-1]["text"] == said
    twice = browser.post("/hypotheses/named", text="Another.", name="other")
    assert twice.status_code == 400
    assert browser.post("/hypotheses/named", text="  ").status_code == 400


def test_the_history_names_what_was_decided_and_no_ids(browser: Browser) -> None:
    matrix = browser.json("/hypotheses.json")
    row = matrix["view"]["rows"][0]
    browser.post("/hypotheses", row=row["id"], hypothesis="militia", rating="II",
                 based_on=str(matrix["based_on"]))  # fmt: skip
    (rated,) = browser.json("/history.json")["rows"]
    assert rated["about"] == f"“{row['text']}” and “Members of Katibat al-Nahr did it.”"
    found = browser.json("/incidents.json")["rows"]
    told = [browser.json(f"/incidents/{r['id']}.json")["tellings"] for r in found]
    left, right = next(rows for rows in told if len(rows) > 1)[:2]
    browser.post("/judge", kind="other-incident", subject=left["key"],
                 object=right["key"], based_on="99")  # fmt: skip
    apart, _ = browser.json("/history.json")["rows"]
    assert f"“{left['words']}” in " in apart["about"]
    assert f"“{right['words']}” in " in apart["about"]
