"""Nobody else's page, name, form, file or size gets through; hostile reports run nothing."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import ATTACK, Browser, document_of

from tahqiq.web.static_files import files

PAGES = ["/", "/review", "/documents", "/search?q=Qadiri", "/refusals", "/history"]


@pytest.mark.parametrize(
    "path", [*PAGES, "/nowhere", "/me.json", "/static/workbench.js"]
)
def test_every_answer_is_sealed(path: str, browser: Browser) -> None:
    headers = browser.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_style_of_its_own(path: str, browser: Browser) -> None:
    page = browser.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", page)
    assert not re.search(r"<style|\sstyle=|\son\w+=\"", page)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "10.0.0.5:8710"]
)
def test_another_name_is_not_answered(host: str, browser: Browser) -> None:
    answer = browser.get("/", host=host)
    assert answer.status_code == 421
    assert "Orun" not in answer.text


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1:9", "[::1]:8710", "LOCALHOST:1"]
)
def test_this_machine_is_answered_by_any_of_its_names(
    host: str, browser: Browser
) -> None:
    assert browser.get("/", host=host).status_code == 200


@pytest.mark.parametrize("token", [None, "", "0" * 64])
def test_a_form_without_its_token_changes_nothing(
    token: str | None, browser: Browser
) -> None:
    fields = {"kind": "accept", "subject": "x", "based_on": "0"}
    data = fields if token is None else {**fields, "csrf": token}
    answer = browser.client.post("/judge", data=data)
    assert answer.status_code == 403
    assert browser.json("/history.json")["total"] == 0


def test_a_token_of_another_browser_is_none(browser: Browser) -> None:
    theirs = browser.token()
    browser.client.cookies.clear()
    answer = browser.client.post("/undo", data={"csrf": theirs})
    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused_whatever_it_knows(
    site: str, browser: Browser
) -> None:
    answer = browser.post("/undo", headers={"sec-fetch-site": site})
    assert answer.status_code == 403


def test_the_cookie_is_for_this_site_and_no_script(browser: Browser) -> None:
    cookie = browser.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_body_past_its_bound_or_of_no_length_is_not_read(browser: Browser) -> None:
    assert browser.post("/judge", reason="x" * 50_000).status_code == 413
    answer = browser.client.post("/judge", content=iter([b"a"]))
    assert answer.status_code == 411


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/vendor/../../app.py",
     "/static//etc/passwd", "/evidence/../case.toml", "/evidence/%2e%2e%2fcase.toml",
     "/evidence/" + "a" * 64, "/documents/..%2f..%2fcase.toml", "/static/workbench.py"],
)  # fmt: skip
def test_no_path_of_a_request_reaches_the_disk(path: str, browser: Browser) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "Members of Katibat" not in answer.text


def test_evidence_is_handed_out_to_be_saved_and_never_shown(browser: Browser) -> None:
    document = document_of(browser, "onclick")
    sha256 = browser.json(f"/documents/{document}.json")["sha256"]
    answer = browser.get(f"/evidence/{sha256}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "<" not in answer.headers["content-disposition"]
    assert "sandbox" in answer.headers["content-security-policy"]
    assert b"alert(4)" in answer.content  # as received


@pytest.mark.parametrize("path", ["/documents", "/documents/{}", "/review?document={}",
                                  "/search?q=Qadiri", "/propositions", "/entities", "/sources",
                                  "/timeline", "/disputes", "/network", "/map"])  # fmt: skip
def test_a_hostile_report_is_words_on_every_page(path: str, browser: Browser) -> None:
    document = document_of(browser, "onclick")
    page = browser.get(path.format(document)).text
    assert ATTACK not in page
    assert "<img src=x" not in page
    assert "<b onclick" not in page
    assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", page)


def test_what_is_typed_comes_back_as_words(browser: Browser) -> None:
    for path in ("/search", "/entities"):
        page = browser.client.get(path, params={"q": ATTACK}).text
        assert ATTACK not in page


def test_no_secret_is_logged(browser: Browser, caplog: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        browser.post("/undo")
        browser.get("/nowhere")
    secrets = [browser.token(), *browser.client.cookies.values()]
    assert not [word for word in secrets if word in caplog.text]


def test_vendored_files_are_those_of_the_list() -> None:
    import hashlib  # noqa: PLC0415

    rows = files()["vendor/versions.txt"].decode().splitlines()
    listed = {
        name: sha
        for sha, _, name, *_ in (row.split() for row in rows if row[:1] != "#")
    }
    found = {
        name.removeprefix("vendor/"): hashlib.sha256(content).hexdigest()
        for name, content in files().items()
        if name.startswith("vendor/") and name.endswith(".js")
    }
    assert listed == found


def test_an_unknown_server_fault_tells_no_secret(case: Path, browser: Browser) -> None:
    assert isinstance(browser.client, TestClient)
    page = browser.get("/documents?page=nonsense")
    assert page.status_code == 422
    assert str(case) not in page.text
