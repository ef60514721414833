"""A page does not wait until a large case is drawn anew, and says what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import Browser, run, settings_of, visible

from tahqiq.errors import CaseError
from tahqiq.web.app import create_app
from tahqiq.web.desk import Desk
from tahqiq.web.looks import Looks
from tahqiq.web.seen import Seen, State

PAGES = {"accept": "text/html"}
LAGS = "Not taken in yet"


@pytest.fixture
def hurried(case: Path) -> Iterator[Browser]:
    """A browser of somebody who waits for nothing."""
    settings = replace(settings_of(case), patience=0.0)
    with TestClient(
        create_app(settings), base_url="http://127.0.0.1:8710", headers=PAGES
    ) as client:
        yield Browser(client)


def desk_of(browser: Browser) -> Desk:
    desk: Desk = browser.client.app.state.desk  # type: ignore[attr-defined]
    return desk


def drawn(browser: Browser) -> None:
    """Wait until the views hold all that is in the case, as a page's script does."""
    assert "event: drawn" in browser.get("/drawn/events").text


def json(browser: Browser, path: str) -> Any:
    return browser.get(path, accept="application/json").json()


def reject(browser: Browser, card: Any) -> None:
    answer = browser.post("/judge", kind="reject", subject=card["key"],
                          based_on=str(card["based_on"]), reason="no claim")  # fmt: skip
    assert answer.status_code == 303


def test_a_rejected_claim_is_taken_in_behind_the_page_that_says_so(
    hurried: Browser,
) -> None:
    drawn(hurried)
    assert LAGS not in visible(hurried.get("/").text)
    reject(hurried, json(hurried, "/review.json")["cards"][0])
    late = visible(hurried.get("/").text)
    assert f"{LAGS}: one decision" in late
    assert "12 March 2031, 09:00 UTC" in late
    drawn(hurried)
    assert LAGS not in visible(hurried.get("/").text)


def test_what_was_judged_stands_on_the_late_page_too(hurried: Browser) -> None:
    drawn(hurried)
    reject(hurried, json(hurried, "/review.json")["cards"][0])
    assert "1 rejected" in visible(hurried.get("/").text)


def test_programs_wait_and_are_told_what_stands(hurried: Browser) -> None:
    drawn(hurried)
    before = json(hurried, "/overview.json")["tallies"][1]["count"]
    reject(hurried, json(hurried, "/review.json")["cards"][0])
    assert json(hurried, "/overview.json")["tallies"][1]["count"] == before - 1


def test_a_report_added_elsewhere_is_said_to_be_missing_until_it_is_there(
    hurried: Browser, case: Path, tmp_path: Path
) -> None:
    drawn(hurried)
    (tmp_path / "late.txt").write_text("Police arrested a man in Orun on 9 March 2031.")
    run("add", str(case), str(tmp_path / "late.txt"))
    page = visible(hurried.get("/documents").text)
    assert f"{LAGS}: what was added or set since" in page
    drawn(hurried)
    page = visible(hurried.get("/documents").text)
    assert "late.txt" in page
    assert LAGS not in page


def test_the_queue_lags_by_nothing_while_claims_are_judged(hurried: Browser) -> None:
    drawn(hurried)
    reject(hurried, json(hurried, "/review.json")["cards"][0])
    assert LAGS not in visible(hurried.get("/review").text)


def test_what_was_ruled_on_is_not_asked_again(hurried: Browser) -> None:
    drawn(hurried)
    rows = json(hurried, "/entities.json")
    left, right = (row["id"] for row in rows["rows"][:2])
    hurried.post("/judge", kind="merge", subject=left, object=right, based_on="0")
    page = visible(hurried.get("/entities").text)
    assert f"{LAGS}: one decision" in page
    assert "Decided" in page


def test_a_release_is_never_of_an_earlier_state(hurried: Browser) -> None:
    drawn(hurried)
    card = json(hurried, "/review.json")["cards"][0]
    reject(hurried, card)
    answer = hurried.post("/releases", profile="internal", form="json")
    assert answer.status_code == 200
    assert card["claim"] not in {
        row["id"] for part in answer.json()["readings"] for row in part["claims"]
    }


def test_the_first_look_at_a_case_says_that_it_is_being_drawn(case: Path) -> None:
    settings = replace(settings_of(case), patience=0.0)
    client = TestClient(
        create_app(settings), base_url="http://127.0.0.1:8710", headers=PAGES
    )
    browser = Browser(client)  # not opened, so nothing has been drawn beforehand
    answer = browser.get("/")
    assert answer.status_code == 202
    assert "The case is being drawn" in answer.text
    drawn(browser)
    assert browser.get("/").status_code == 200
    desk_of(browser).close()


def test_a_case_that_cannot_be_drawn_is_tried_once_and_told(
    hurried: Browser, case: Path
) -> None:
    drawn(hurried)
    whole = (case / "case.toml").read_text(encoding="utf-8")
    (case / "case.toml").write_text("title = ", encoding="utf-8")
    told = hurried.get("/drawn/events").text
    assert "event: trouble" in told
    assert "case.toml is not TOML" in told
    (case / "case.toml").write_text(whole + "\n", encoding="utf-8")
    drawn(hurried)


class Drawn:
    """A case that counts how often it is drawn, and is drawn when it is told to."""

    def __init__(self, *, fails: bool = False) -> None:
        self.number, self.times, self.fails = 0, 0, fails
        self.begun, self.may_end = Event(), Event()
        self.looks = Looks(self.state, self.draw)

    def state(self) -> State:
        return State(head=str(self.number), judged=0, written=0, size=0)

    def draw(self, state: State) -> Seen:
        self.times += 1
        self.begun.set()
        self.may_end.wait()
        if self.fails:
            raise CaseError("it cannot be drawn.", "Mend it.")
        return Seen(state=state, drawn_from=state, at="", index=None, last=0)  # type: ignore[arg-type]


def test_many_changes_while_a_case_is_drawn_cost_one_drawing_more() -> None:
    one = Drawn()
    first = one.looks.at(one.state())
    one.begun.wait()
    later = []
    for _ in range(100):
        one.number += 1
        later.append(one.looks.at(one.state()))
    one.may_end.set()
    assert first.within(None)
    assert all(look.within(None) for look in later)
    assert one.times == 2
    assert {look.seen().state.head for look in later} == {"100"}


def test_who_asks_for_what_is_being_drawn_shares_it() -> None:
    one = Drawn()
    first = one.looks.at(one.state())
    assert one.looks.at(one.state()) is first
    one.may_end.set()
    assert first.within(None)
    assert one.times == 1


def test_what_keeps_a_case_from_being_drawn_is_told_to_who_waits() -> None:
    one = Drawn(fails=True)
    look = one.looks.at(one.state())
    one.may_end.set()
    assert look.within(None)
    with pytest.raises(CaseError, match="cannot be drawn"):
        look.seen()


def test_whoever_waits_when_the_workbench_closes_is_let_go() -> None:
    one = Drawn()
    one.looks.at(one.state())
    one.begun.wait()
    one.number += 1
    waiting = one.looks.at(one.state())
    one.looks.close()
    assert waiting.within(None)
    with pytest.raises(CaseError):
        waiting.seen()
    one.may_end.set()
