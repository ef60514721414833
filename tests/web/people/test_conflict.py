"""Two analysts at once: neither overwrites the other unawares."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from tests.web.people.conftest import NAMES, Browser

Opened = Callable[..., Browser]


def card(browser: Browser) -> dict[str, Any]:
    """The first claim of the queue as a browser sees it."""
    found: dict[str, Any] = browser.get("/review.json").json()["cards"][0]
    return found


def judge(browser: Browser, seen: dict[str, Any], kind: str, **more: str) -> Any:
    fields = {"subject": seen["key"], "based_on": str(seen["based_on"]), **more}
    return browser.post("/judge", kind=kind, **fields)


def decided(browser: Browser) -> list[tuple[str, str]]:
    """Kind and author of every judgement on the first claims, in order."""
    rows = browser.client.app.state.desk.folder.store.judgements()  # type: ignore[attr-defined]
    return [(row.kind, row.author) for row in rows]


def test_a_decision_carries_the_name_of_the_session_whatever_is_sent(
    browser: Opened,
) -> None:
    analyst = browser("analyst")
    answer = judge(analyst, card(analyst), "accept", author="Somebody Else")
    assert answer.status_code == 303
    assert decided(analyst) == [("accept", NAMES["analyst"])]


def test_the_later_of_two_decisions_is_not_recorded_and_both_are_shown(
    browser: Opened,
) -> None:
    one, two = browser("analyst"), browser("editor")
    seen = card(one)
    assert judge(two, seen, "reject", reason="the militia denied it").status_code == 303
    late = judge(one, seen, "accept", reason="as the colonel said")
    assert late.status_code == 409
    assert decided(one) == [("reject", NAMES["editor"])]
    for words in (NAMES["editor"], "the militia denied it", "as the colonel said"):
        assert words in late.text
    assert seen["proposition"] in unescape(late.text)
    assert 'name="based_on" value="1"' in late.text


def test_a_program_gets_both_decisions_as_json(browser: Opened) -> None:
    one, two = browser("analyst"), browser("editor")
    seen = card(one)
    judge(two, seen, "reject")
    answer = one.client.post(
        "/judge",
        data={"kind": "accept", "subject": seen["key"], "based_on": "0"},
        headers={"accept": "application/json", "x-csrf-token": one.token()},
    )
    assert answer.status_code == 409
    found = answer.json()
    assert [(row["kind"], row["author"]) for row in found["theirs"]] == [
        ("reject", NAMES["editor"])
    ]
    assert found["wanted"]["kind"] == "accept"
    assert found["based_on"] == 1


def test_who_has_seen_both_may_decide_otherwise_and_nothing_is_lost(
    browser: Opened,
) -> None:
    one, two = browser("analyst"), browser("editor")
    seen = card(one)
    judge(two, seen, "reject")
    again = {**seen, "based_on": 1}
    assert judge(one, again, "accept").status_code == 303
    assert decided(one) == [("reject", NAMES["editor"]), ("accept", NAMES["analyst"])]


def test_two_who_decide_on_different_claims_do_not_meet(browser: Opened) -> None:
    one, two = browser("analyst"), browser("editor")
    first, second = one.get("/review.json").json()["cards"][:2]
    assert judge(one, first, "accept").status_code == 303
    assert judge(two, second, "accept").status_code == 303


def test_a_request_that_does_not_say_what_it_was_based_on_is_refused(
    browser: Opened,
) -> None:
    analyst = browser("analyst")
    answer = analyst.post("/judge", kind="accept", subject=card(analyst)["key"])
    assert answer.status_code == 422
    assert decided(analyst) == []


@pytest.mark.parametrize(("role", "status"), [("analyst", 403), ("editor", 303)])
def test_what_another_has_decided_is_undone_by_an_editor_alone(
    browser: Opened, role: str, status: int
) -> None:
    owner, other = browser("owner"), browser(role)
    judge(owner, card(owner), "accept")
    (made,) = owner.client.app.state.desk.folder.store.judgements()  # type: ignore[attr-defined]
    assert other.post("/undo", judgement=made.id).status_code == status
    fields = {"kind": "undo", "subject": made.id, "based_on": "9"}
    assert other.post("/judge", **fields).status_code == status


def test_what_is_ones_own_is_undone_by_oneself(browser: Opened) -> None:
    analyst = browser("analyst")
    judge(analyst, card(analyst), "accept")
    assert analyst.post("/undo").status_code == 303
    assert [kind for kind, _ in decided(analyst)] == ["accept", "undo"]
