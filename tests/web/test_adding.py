"""Reports handed in from a browser: bounded, read here, told step by step."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

from tests.web.conftest import Browser, document_of

REPORT = (
    b"Levee Review, 9 March 2031\n\nThe police arrested one man in Orun on Sunday.\n"
)


def hand_in(browser: Browser, *files: tuple[str, bytes]) -> Any:
    return browser.client.post(
        "/add",
        data={"csrf": browser.token(), "outlet": "The Levee Review"},
        files=[("files", file) for file in files],
        follow_redirects=False,
    )


def told(browser: Browser, address: str) -> list[str]:
    """The events of a run, to its end."""
    run = address.partition("run=")[2]
    return [row for row in browser.get(f"/add/{run}/events").text.split("\n\n") if row]


def test_a_report_handed_in_is_read_and_kept(browser: Browser) -> None:
    answer = hand_in(browser, ("levee.txt", REPORT))
    assert answer.status_code == 303
    rows = told(browser, answer.headers["location"])
    assert rows[-1] == "event: end\ndata: {}"
    assert json.loads(rows[0].partition("data: ")[2]) == {
        "name": "levee.txt", "done": 1, "given": 1,
    }  # fmt: skip
    view = browser.json(answer.headers["location"].replace("/add", "/add.json"))
    assert (view["read"], view["already"], view["refused"]) == (1, 0, [])
    document = browser.json(f"/documents/{document_of(browser, 'levee')}.json")
    assert document["outlet"] == "The Levee Review"


def test_the_same_report_twice_is_there_once(browser: Browser) -> None:
    for _ in range(2):
        answer = hand_in(browser, ("levee.txt", REPORT))
        told(browser, answer.headers["location"])
    view = browser.json(answer.headers["location"].replace("/add", "/add.json"))
    assert (view["read"], view["already"]) == (0, 1)


def test_a_name_is_a_word_about_the_file_and_no_place(
    browser: Browser, case: Any
) -> None:
    before = {path for path in case.rglob("*") if path.is_file()}
    answer = hand_in(
        browser, ("../../../case.txt", REPORT), ("..\\x.txt", REPORT + b"!")
    )
    told(browser, answer.headers["location"])
    names = {row["file"] for row in browser.json("/documents.json")["rows"]}
    assert {"case.txt", "x.txt"} <= names
    new = {path for path in case.rglob("*") if path.is_file()} - before
    assert all(
        "evidence" in path.parts or path.name.startswith("case.db") for path in new
    )


def test_what_cannot_be_read_is_refused_and_told(browser: Browser) -> None:
    answer = hand_in(browser, ("sound.mp3", b"ID3\x03" + bytes(400)))
    told(browser, answer.headers["location"])
    view = browser.json(answer.headers["location"].replace("/add", "/add.json"))
    assert [row["item"] for row in view["refused"]] == ["sound.mp3"]


def test_a_zip_is_opened_and_a_bomb_is_not(browser: Browser) -> None:
    held, bomb = BytesIO(), BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("in/side.txt", REPORT.replace(b"Sunday", b"Monday"))
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("big.txt", b"0" * 60_000_000)
    answer = hand_in(
        browser, ("lot.zip", held.getvalue()), ("bomb.zip", bomb.getvalue())
    )
    told(browser, answer.headers["location"])
    view = browser.json(answer.headers["location"].replace("/add", "/add.json"))
    assert view["read"] == 1
    assert len(view["refused"]) == 1


def test_too_many_files_or_bytes_are_not_taken(browser: Browser) -> None:
    assert (
        hand_in(browser, *[(f"{n}.txt", REPORT) for n in range(4)]).status_code == 400
    )
    assert hand_in(browser, ("large.txt", b"x" * 500_000)).status_code == 413
    assert hand_in(browser).status_code in {400, 422}
