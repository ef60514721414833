"""Every page in a real browser: legible, accessible, narrow or wide, light or dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit

from tahqiq.web.rooms import ROOMS

pytestmark = pytest.mark.browser
Opened = Callable[..., Visit]
PATHS = [room.path for _, rooms in ROOMS for room in rooms]
DEEPER = ["document", "entity", "incident", "claim", "search", "checked"]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def places(one: Visit) -> dict[str, str]:
    """One address of each kind of page that is no room."""
    report = next(
        row["id"] for row in one.json("/documents.json")["rows"] if row["claims"] > 20
    )
    card = one.json("/review.json")["cards"][0]
    return {
        "document": f"/documents/{report}",
        "entity": f"/entities/{one.json('/entities.json')['rows'][0]['id']}",
        "incident": f"/incidents/{one.json('/incidents.json')['rows'][0]['id']}",
        "claim": f"/claims/{card['document']}/{card['claim']}",
        "search": "/search?q=lawyer",
        "checked": "/releases?check=internal",
    }


def violations(page: Page) -> list[Any]:
    page.evaluate(AXE)
    found = page.evaluate(
        "levels => axe.run(document, {runOnly: {type: 'tag', values: levels}})", LEVELS
    )
    return [
        (row["id"], [node["html"][:160] for node in row["nodes"][:3]])
        for row in found["violations"]
    ]


@pytest.mark.parametrize(("size", "scheme"), [("wide", "light"), ("wide", "dark"),
                                              ("narrow", "light"), ("narrow", "dark")])  # fmt: skip
def test_every_page_is_accessible_and_fits(
    size: str, scheme: str, visit: Opened
) -> None:
    one = visit(size, scheme)
    found = {}
    for path in [*PATHS, *places(one).values()]:
        page = one.open(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults = violations(page)
        if wide > page.viewport_size["width"]:  # type: ignore[index]
            faults.append(("wider than the window", wide))
        if faults:
            found[path] = faults
    assert found == {}


def test_a_page_reads_without_script(visit: Opened) -> None:
    one = visit(script=False)
    path = places(one)["document"]
    page = one.open(path)
    expect(page.locator(".note-card").first).to_be_visible()
    number = page.locator(".ref").first
    number.click()
    assert "#claim-" in page.url
    expect(page.locator(".note-card:target")).to_be_visible()
    page.locator("#layer-claims").uncheck()
    expect(page.locator(".note-card").first).not_to_be_visible()


def test_claims_can_be_decided_without_script(visit: Opened) -> None:
    one = visit(script=False)
    page = one.open("/review")
    page.locator(".card").first.get_by_role("button", name="Accept").click()
    assert one.json("/review.json")["share"]["accepted"] == 1


def test_pointing_at_words_lights_their_claim_in_the_margin(visit: Opened) -> None:
    one = visit()
    page = one.open(places(one)["document"])
    number = page.locator(".note-card").first.get_attribute("data-n")
    page.locator(f'[data-c~="{number}"]').first.hover()
    expect(page.locator(f'.note-card[data-n="{number}"]')).to_have_class(
        re.compile(r"\blit\b")
    )


def test_selected_words_become_a_claim(visit: Opened) -> None:
    one = visit()
    path = places(one)["document"]
    page = one.open(path)
    before = page.locator(".note-card").count()
    page.evaluate(
        """() => {
        const runs = [...document.querySelectorAll('#report [data-at]')];
        const run = runs.find((row) => row.textContent.trim().length > 30);
        const range = document.createRange();
        range.setStart(run.firstChild, 2);
        range.setEnd(run.firstChild, 20);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        window.wanted = run.firstChild.data.slice(2, 20);
    }"""
    )
    wanted = page.evaluate("window.wanted")
    expect(page.locator("#pick")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("#by-hand [name=words]")).to_have_value(wanted)
    page.keyboard.type(" as an analyst reads it")
    page.get_by_role("button", name="Add the claim").click()
    expect(page.locator(".note-card")).to_have_count(before + 1)
    expect(page.locator(".note-card:target, .note-card.focused").first).to_contain_text(
        "as an analyst reads it"
    )


def test_arabic_stands_on_the_right(visit: Opened) -> None:
    one = visit()
    report = next(row["id"] for row in one.json("/documents.json")["rows"]
                  if row["file"] == "arabic.txt")  # fmt: skip
    page = one.open(f"/documents/{report}")
    text = page.locator(".p-body .text").first
    assert text.evaluate("row => getComputedStyle(row).direction") == "rtl"
    run = text.locator("[data-at]").first.bounding_box()
    block = text.bounding_box()
    assert run is not None
    assert block is not None
    assert abs(run["x"] + run["width"] - block["x"] - block["width"]) < 40


def test_a_rating_changes_what_the_matrix_says_at_once(visit: Opened) -> None:
    one = visit()
    page = one.open("/hypotheses")
    page.locator("#matrix select").first.select_option("II")
    expect(page.locator("#matrix")).to_contain_text("What it says now")
    with page.expect_response(lambda row: row.request.method == "POST" and row.ok):
        page.locator("#matrix select").nth(1).select_option("CC")
    expect(page.locator("#matrix select").nth(1)).to_have_value("CC")
    assert len(one.json("/hypotheses.json")["own"]) == 2


def test_a_report_is_dropped_in_and_read_while_one_watches(visit: Opened) -> None:
    one = visit()
    page = one.open("/add")
    page.locator("[name=files]").set_input_files(
        {"name": "levee.txt", "mimeType": "text/plain",
         "buffer": b"Levee Review, 19 March 2031\n\nThe police arrested one man in Sahran.\n"}
    )  # fmt: skip
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("#run [role=status]")).to_contain_text("1 read", timeout=60_000)
    assert any(
        row["file"] == "levee.txt" for row in one.json("/documents.json")["rows"]
    )


def test_help_opens_and_closes_by_key(visit: Opened) -> None:
    one = visit()
    page = one.open("/")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()
