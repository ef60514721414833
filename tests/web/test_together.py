"""Two at once, and what nobody foresaw: nothing is lost, nothing half done is shown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import Browser, settings_of

from tahqiq.web.app import create_app
from tahqiq.web.pages import add_page


def test_many_requests_at_once_record_every_decision_once(browser: Browser) -> None:
    cards = browser.json("/review.json")["cards"][:8]
    token = browser.token()

    def accept(card: dict[str, Any]) -> int:
        fields = {
            "csrf": token,
            "kind": "accept",
            "subject": card["key"],
            "based_on": "0",
        }
        return browser.client.post(
            "/judge", data=fields, follow_redirects=False
        ).status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(accept, cards)) == {303}
    rows = browser.json("/history.json")["rows"]
    assert sorted(row["subject"] for row in rows) == sorted(
        card["key"] for card in cards
    )


def test_a_defect_tells_neither_its_insides_nor_the_case(case: Path) -> None:
    app = create_app(settings_of(case))

    def broken() -> dict[str, str]:
        """A page with a defect."""
        raise RuntimeError(f"secret of {case}")

    add_page(app.router, "/broken", "trouble.html.j2", broken)
    with TestClient(
        app, base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert str(case) not in answer.text


@pytest.mark.parametrize("page", ["0", "-1", "999999999999999999999", "x"])
def test_pages_that_are_not_there_are_told_or_the_last_is_shown(
    page: str, browser: Browser
) -> None:
    assert browser.get(f"/documents?page={page}").status_code in {200, 422}
