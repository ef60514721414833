"""The review of a case by keyboard alone, in a real browser, from start to release."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ANALYST, Visit, Workbench, command

pytestmark = pytest.mark.browser
Opened = Callable[..., Visit]


def settled(visit: Visit, count: int) -> None:
    """Wait until so many claims are decided, as the page and the store say."""
    expect(visit.page.locator("#count strong")).to_have_text(str(count), timeout=60_000)
    assert visit.json("/review.json")["share"]["reviewed"] == count


def focused(page: Page) -> str:
    return str(page.locator(".card.focused").get_attribute("data-key"))


def test_a_hundred_claims_take_a_hundred_keys(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    first = [row["key"] for row in one.json("/review.json")["cards"]]
    expect(
        page.locator(".card").nth(99)
    ).to_be_attached()  # fetched before it is needed
    for _ in range(100):
        page.keyboard.press("a")
    settled(one, 100)
    rows = one.json("/history.json?page=1")
    assert rows["total"] == 100
    made = [row for n in (1, 2) for row in one.json(f"/history.json?page={n}")["rows"]]
    assert {row["kind"] for row in made} == {"accept"}
    assert {row["author"] for row in made} == {ANALYST}
    assert len({row["subject"] for row in made}) == 100
    assert [row["subject"] for row in made[::-1]][
        : len(first)
    ] == first  # in their order


def test_one_key_rejects_with_a_reason(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    rejected = focused(page)
    page.keyboard.press("r")
    page.keyboard.press("2")
    settled(one, 1)
    (row,) = one.json("/history.json")["rows"]
    assert (row["kind"], row["subject"]) == ("reject", rejected)
    assert row["reason"]


def test_an_edit_is_typed_and_kept_without_a_pointer(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    page.keyboard.press("e")
    expect(page.locator(".card.focused textarea[name=proposition]")).to_be_focused()
    page.keyboard.type("What the words say, put by hand")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settled(one, 1)
    assert "put by hand" in one.json("/history.json")["rows"][0]["value"]


def test_a_split_is_typed_kept_and_undone_without_a_pointer(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    page.keyboard.press("s")
    expect(page.locator(".card.focused input[name=first]")).to_be_focused()
    page.keyboard.type("The one half of it")
    page.keyboard.press("Enter")
    settled(one, 1)
    assert [row["kind"] for row in one.json("/history.json")["rows"]] == [
        "add", "add", "reject",
    ]  # fmt: skip
    page.keyboard.press("u")
    settled(one, 0)


def test_why_opens_by_key_and_closes_by_escape(visit: Opened) -> None:
    page = visit().open("/review")
    page.keyboard.press("w")
    slot = page.locator(".card.focused .slot")
    expect(slot).to_contain_text("Place in the queue")
    page.keyboard.press("Escape")
    expect(slot).to_be_empty()


def test_a_case_goes_from_its_first_decision_to_its_release_by_keys(
    visit: Opened,
) -> None:
    one = visit()
    page = one.open("/")
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page.locator(".card.focused")).to_be_visible()
    for key in ("a", "a", "r", "1", "a"):
        page.keyboard.press(key)
    settled(one, 4)
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page.locator("h1")).to_have_text("Releases")
    page.locator("#p-internal button", has_text="Check").press("Enter")
    expect(page.locator("#p-internal [role=status]")).to_contain_text(
        "every quote verifies"
    )
    with page.expect_download() as waited:
        page.locator("#p-internal button", has_text="Download").press("Enter")
    dossier = waited.value.path().read_text(encoding="utf-8")
    assert f"accepted by {ANALYST}" in dossier


def test_undo_walks_back_through_everything(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    start = focused(page)
    for _ in range(5):
        page.keyboard.press("a")
    settled(one, 5)
    for _ in range(5):
        page.keyboard.press("u")
    settled(one, 0)
    assert focused(page) == start


def test_j_and_k_move_and_decide_nothing(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    start = focused(page)
    page.keyboard.press("j")
    assert focused(page) != start
    page.keyboard.press("k")
    assert focused(page) == start
    settled(one, 0)


def test_letters_typed_into_a_field_are_letters(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    page.keyboard.press("/")
    page.keyboard.type("area")
    expect(page.locator("#find")).to_have_value("area")
    settled(one, 0)


def test_the_queue_goes_on_past_its_first_page(visit: Opened) -> None:
    one = visit()
    page = one.open("/review")
    before = len(one.json("/review.json")["cards"])
    for _ in range(before + 5):
        page.keyboard.press("j")
    expect(page.locator(".card").nth(2 * before)).to_be_attached()
    keys = page.eval_on_selector_all(
        ".card", "rows => rows.map(row => row.dataset.key)"
    )
    assert len(keys) == len(set(keys))


def test_a_decision_of_somebody_else_meanwhile_is_told_and_not_overwritten(
    visit: Opened, workbench: Workbench
) -> None:
    one = visit()
    page = one.open("/review")
    key = focused(page)
    subprocess.run(command("judge", str(workbench.case), "reject", key, "--author", "Rostam"),
                   check=True, capture_output=True)  # fmt: skip
    page.keyboard.press("a")
    expect(page.locator("h1")).to_have_text("Somebody else has decided this")
    expect(page.locator("main")).to_contain_text("Rostam")
    rows = one.json("/history.json")["rows"]
    assert [(row["kind"], row["author"]) for row in rows] == [("reject", "Rostam")]
    one.faults.clear()  # the browser itself writes every 409 to its console
