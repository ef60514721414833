"""Signing in and out of a team's workbench."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from tests.web.people.conftest import NAMES, WORDS, Browser, Clock, settings_of

from tahqiq.store.account_book import AccountBook
from tahqiq.web.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

Opened = Callable[..., Browser]


def test_one_person_alone_needs_no_password(case: Path, clock: Clock) -> None:
    with TestClient(
        create_app(settings_of(case, clock)), base_url="http://127.0.0.1"
    ) as client:
        assert client.get("/").status_code == 200
        assert client.get("/me.json").json()["role"] == "owner"
        assert client.get("/login", follow_redirects=False).headers["location"] == "/"
        assert client.get("/team.json").status_code == 400


def test_a_stranger_sees_the_page_to_sign_in_and_nothing_of_the_case(
    browser: Opened,
) -> None:
    stranger = browser()
    for path in ("/", "/documents", "/no-such-page", "/openapi.json", "/me.json"):
        answer = stranger.get(path, accept="text/html")
        assert answer.status_code in {303, 401}, path
        assert "Orun" not in answer.text
    assert stranger.get("/review?page=2").headers["location"] == (
        "/login?next=/review%3Fpage%3D2"
    )
    page = stranger.get("/login")
    assert page.status_code == 200
    assert "Orun" not in page.text


def test_a_program_without_a_session_is_told_so_in_json(browser: Opened) -> None:
    answer = browser().get("/overview.json", accept="application/json")
    assert answer.status_code == 401
    assert answer.json()["what"] == "nobody has signed in."
    assert "Orun" not in answer.text


def test_whoever_signs_in_goes_on_to_where_they_wanted_to(browser: Opened) -> None:
    visitor = browser()
    answer = visitor.post(
        "/login", name="rostam qadiri", password=WORDS, next="/review"
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    me = visitor.get("/me.json").json()
    assert (me["name"], me["role"]) == ("Rostam Qadiri", "analyst")


@pytest.mark.parametrize(
    "goal",
    ["//elsewhere.example/", "https://elsewhere.example", "/\\elsewhere", "/a\r\nb"],
)
def test_nobody_is_sent_elsewhere_after_signing_in(browser: Opened, goal: str) -> None:
    visitor = browser()
    page = visitor.client.get("/login", params={"next": goal}).text
    assert "elsewhere" not in page
    answer = visitor.post("/login", name=NAMES["reader"], password=WORDS, next=goal)
    assert answer.headers["location"] == "/"


def test_the_cookie_is_for_the_browser_alone(browser: Opened) -> None:
    cookie = browser().sign_in(NAMES["owner"]).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "; secure" not in cookie
    cookie = browser(https=True).sign_in(NAMES["owner"]).headers["set-cookie"]
    assert "; secure" in cookie.lower()


def test_a_wrong_password_and_a_name_nobody_has_are_told_alike(browser: Opened) -> None:
    visitor = browser()
    wrong = visitor.sign_in(NAMES["owner"], "not the password")
    nobody = visitor.sign_in("Nobody At All", "not the password")
    assert wrong.status_code == nobody.status_code == 401
    for answer in (wrong, nobody):
        assert "the name or the password is wrong" in answer.text
        assert "not the password" not in answer.text


def test_a_closed_account_does_not_sign_in(browser: Opened, team: AccountBook) -> None:
    running = browser("editor")
    team.close_account(NAMES["editor"], by=NAMES["owner"], at="2031-03-12T09:00:00Z")
    assert running.get("/me.json").status_code == 401
    assert browser().sign_in(NAMES["editor"]).status_code == 401


def test_guessing_at_one_name_is_stopped_for_a_while(
    browser: Opened, clock: Clock
) -> None:
    visitor = browser()
    for _ in range(5):
        assert visitor.sign_in(NAMES["owner"], "not the password").status_code == 401
    stopped = visitor.sign_in(NAMES["owner"])
    assert stopped.status_code == 429
    assert int(stopped.headers["retry-after"]) == 900
    assert visitor.sign_in(NAMES["editor"]).status_code == 303
    clock.pass_(minutes=16)
    assert visitor.sign_in(NAMES["owner"]).status_code == 303


def test_guessing_at_many_names_from_one_address_is_stopped(browser: Opened) -> None:
    visitor = browser()
    told = [visitor.sign_in(f"Nobody {number}").status_code for number in range(31)]
    assert told == [401] * 30 + [429]


def test_who_types_it_right_at_last_starts_anew(browser: Opened) -> None:
    visitor = browser()
    for _ in range(3):
        for _ in range(4):
            visitor.sign_in(NAMES["owner"], "not the password")
        assert visitor.sign_in(NAMES["owner"]).status_code == 303


def test_a_session_ends_when_it_idles_and_when_its_day_is_over(
    browser: Opened, clock: Clock
) -> None:
    idle, busy = browser("reader"), browser("analyst")
    for _ in range(6):
        clock.pass_(minutes=90)
        assert busy.get("/me.json").status_code == 200
    assert idle.get("/me.json").status_code == 401
    clock.pass_(minutes=90)
    clock.pass_(minutes=90)
    assert busy.get("/me.json").status_code == 401


def test_signing_out_ends_the_session_for_whoever_holds_its_cookie(
    browser: Opened,
) -> None:
    one, thief = browser("analyst"), browser()
    for cookie in one.client.cookies.jar:
        thief.client.cookies.set(cookie.name, cookie.value or "")
    assert thief.get("/me.json").status_code == 200
    assert one.post("/logout").headers["location"] == "/login"
    assert one.get("/me.json").status_code == 401
    assert thief.get("/me.json").status_code == 401


def test_signing_in_gives_a_new_secret_and_ends_the_session_before(
    browser: Opened, team: AccountBook
) -> None:
    visitor = browser("reader")
    visitor.sign_in(NAMES["owner"])
    assert visitor.get("/me.json").json()["name"] == NAMES["owner"]
    running = team.sign_ins.running_of(
        NAMES["reader"], now="2031-03-12T09:00:00Z", idle_since=""
    )
    assert running == ()


def test_a_form_from_elsewhere_signs_nobody_in(browser: Opened) -> None:
    visitor = browser()
    answer = visitor.client.post(
        "/login", data={"name": NAMES["owner"], "password": WORDS}
    )
    assert answer.status_code == 403


def test_a_new_password_takes_the_old_one_and_ends_sessions_elsewhere(
    browser: Opened,
) -> None:
    here, elsewhere = browser("analyst"), browser("analyst")
    new = "five other words for now"
    wrong = here.post("/account/password", old="not the password", new=new, again=new)
    assert wrong.status_code == 401
    typo = here.post("/account/password", old=WORDS, new=new, again=new + "!")
    assert typo.status_code == 400
    done = here.post("/account/password", old=WORDS, new=new, again=new)
    assert done.headers["location"] == "/account"
    assert here.get("/me.json").status_code == 200
    assert elsewhere.get("/me.json").status_code == 401
    assert browser().sign_in(NAMES["analyst"]).status_code == 401
    assert browser().sign_in(NAMES["analyst"], new).status_code == 303


@pytest.mark.parametrize(
    "new", ["short", "aaaaaaaaaaaaaaaa", "rostam qadiri 2031", "x" * 1001]
)
def test_a_password_that_is_easily_guessed_is_refused(
    browser: Opened, new: str
) -> None:
    answer = browser("analyst").post("/account/password", old=WORDS, new=new, again=new)
    assert answer.status_code == 400
    assert "password" in answer.text


def test_ones_other_sessions_are_listed_and_ended(browser: Opened) -> None:
    here, elsewhere = browser("analyst"), browser("analyst")
    page = here.get("/account")
    assert page.status_code == 200
    assert "elsewhere" in page.text
    assert len(here.get("/account.json").json()["stays"]) == 2
    here.post("/account/sessions")
    assert elsewhere.get("/me.json").status_code == 401
    assert here.get("/me.json").status_code == 200


def test_no_log_and_no_table_holds_a_password_or_a_cookie(
    browser: Opened, case: Path, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    with caplog.at_level(logging.DEBUG):
        visitor = browser("owner")
        visitor.sign_in("my-secret-typed-as-a-name", "another-secret")
    secrets = [row.value for row in visitor.client.cookies.jar if row.value]
    kept = (case / "people.db").read_bytes()
    for secret in (WORDS, "my-secret-typed-as-a-name", "another-secret"):
        assert secret not in caplog.text
        assert secret.encode() not in kept
    assert all(secret.encode() not in kept for secret in secrets)


def test_a_damaged_cookie_is_no_session(browser: Opened) -> None:
    visitor = browser()
    for cookie in ("tahqiq-=;;;", 'a="\\', "tahqiq-x=\xff"):
        answer = visitor.client.get(
            "/me.json", headers={"cookie": cookie.encode("latin-1")}
        )
        assert answer.status_code == 401
