"""The owner's page, and what becomes of people in the middle of their work."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.people.conftest import NAMES, Browser

from tahqiq.store.account_book import AccountBook

Opened = Callable[..., Browser]
NEW = "another five words here"


def test_the_owner_sees_everybody_and_who_may_do_what(browser: Opened) -> None:
    owner = browser("owner")
    page = owner.get("/team")
    assert page.status_code == 200
    assert all(name in page.text for name in NAMES.values())
    found = owner.get("/team.json").json()
    assert {row["name"]: row["role"] for row in found["members"]} == {
        name: role for role, name in NAMES.items()
    }
    assert "argon2" not in owner.get("/team.json").text + page.text


def test_somebody_let_in_signs_in_and_has_their_role(browser: Opened) -> None:
    owner, visitor = browser("owner"), browser()
    told = owner.post("/team", name="Nadia Sabri", role="analyst", password=NEW)
    assert told.status_code == 303
    assert visitor.sign_in("Nadia Sabri", NEW).status_code == 303
    assert visitor.get("/me.json").json()["role"] == "analyst"


def test_what_cannot_be_done_to_an_account_is_told(browser: Opened) -> None:
    owner = browser("owner")
    for fields in (
        {"name": NAMES["editor"], "role": "reader", "password": NEW},
        {"name": "", "role": "reader", "password": NEW},
        {"name": "Nadia Sabri", "role": "king", "password": NEW},
        {"name": "Nadia Sabri", "role": "reader", "password": "short"},
    ):
        assert owner.post("/team", **fields).status_code in {400, 422}, fields
    last = owner.post("/team/role", name=NAMES["owner"], role="reader")
    assert last.status_code == 400
    assert "only owner" in last.text
    assert owner.post("/team/closed", name="Nobody", closed="yes").status_code == 400


def test_a_role_taken_away_counts_from_the_next_request_on(browser: Opened) -> None:
    owner, analyst = browser("owner"), browser("analyst")
    owner.post("/team/role", name=NAMES["analyst"], role="reader")
    assert analyst.post("/judge", kind="accept").status_code == 403


def test_a_forgotten_password_is_set_anew_and_sessions_end(browser: Opened) -> None:
    owner, analyst = browser("owner"), browser("analyst")
    owner.post("/team/password", name=NAMES["analyst"], password=NEW)
    assert analyst.get("/me.json").status_code == 401
    assert browser().sign_in(NAMES["analyst"], NEW).status_code == 303


def test_a_closed_account_is_opened_again(browser: Opened) -> None:
    owner = browser("owner")
    owner.post("/team/closed", name=NAMES["editor"], closed="yes")
    assert browser().sign_in(NAMES["editor"]).status_code == 401
    assert "Reopen" in owner.get("/team").text
    owner.post("/team/closed", name=NAMES["editor"], closed="no")
    assert browser().sign_in(NAMES["editor"]).status_code == 303


def test_the_log_says_who_did_what_to_whom(browser: Opened, team: AccountBook) -> None:
    owner = browser("owner")
    owner.post("/team/role", name=NAMES["reader"], role="analyst")
    last = team.log()[-1]
    assert (last.by, last.deed, last.name, last.detail) == (
        NAMES["owner"], "role", NAMES["reader"], "reader to analyst",
    )  # fmt: skip
    assert "reader to analyst" in owner.get("/team").text
