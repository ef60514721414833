"""A team in a real browser: signing in, two decisions at once, the owner's page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Visit, Workbench, command
from tests.browser.test_pages import violations

pytestmark = pytest.mark.browser
Opened = Callable[..., Visit]
WORDS = "four words nobody joins"
OWNER, ANALYST = "Mina Darvish", "Rostam Qadiri"


@pytest.fixture
def workbench(sample: Path, tmp_path: Path) -> Iterator[Workbench]:
    """A workbench of an owner and an analyst."""
    case = shutil.copytree(sample, tmp_path / "case")
    for name, role in ((OWNER, "owner"), (ANALYST, "analyst")):
        words = (
            "team",
            str(case),
            "add-user",
            name,
            "--role",
            role,
            "--password-stdin",
        )
        subprocess.run(
            command(*words), input=f"{WORDS}\n", text=True, check=True,
            capture_output=True,
        )  # fmt: skip
    running = subprocess.Popen(
        command("serve", str(case), "--port", "0"),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert running.stdout is not None
        yield Workbench(running.stdout.readline().strip().rstrip("/"), case)
    finally:
        running.terminate()
        running.wait(20)
        if running.stdout is not None:
            running.stdout.close()


def sign_in(visit: Visit, name: str) -> None:
    page = visit.page
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("script", [True, False])
def test_one_signs_in_goes_on_to_where_one_wanted_and_signs_out(
    visit: Opened, script: bool
) -> None:
    one = visit(script=script)
    page = one.open("/documents")
    expect(page).to_have_title("Sign in · Tahqiq")
    sign_in(one, ANALYST)
    expect(page).to_have_url(f"{one.address}/documents")
    page.get_by_role("link", name=ANALYST).click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page).to_have_url(f"{one.address}/login")
    one.open("/documents")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_the_second_of_two_who_decide_by_keyboard_sees_both_decisions(
    visit: Opened,
) -> None:
    one, two = visit(), visit()
    for who, name in ((one, OWNER), (two, ANALYST)):
        who.open("/review")
        sign_in(who, name)
        expect(who.page.locator(".card.focused")).to_be_visible()
    one.page.keyboard.press("a")
    expect(one.page.locator(".card.st-accept").first).to_be_visible()
    two.page.keyboard.press("a")
    expect(two.page.get_by_role("heading", name=f"Recorded: {OWNER}")).to_be_visible()
    assert violations(two.page) == []
    two.page.get_by_role("button", name="Record mine instead").click()
    expect(two.page).to_have_url(f"{two.address}/review")
    rows = two.json("/history.json")["rows"]
    assert [(row["author"], row["is_standing"]) for row in rows] == [
        (ANALYST, True),
        (OWNER, False),
    ]
    # The browser itself notes the status 409; nothing else may be said.
    two.faults[:] = [text for text in two.faults if "409" not in text]


@pytest.mark.parametrize(("size", "scheme"), [("wide", "light"), ("narrow", "dark")])
def test_the_pages_of_a_team_are_accessible_and_fit(
    visit: Opened, size: str, scheme: str
) -> None:
    one = visit(size, scheme)
    found = {}
    one.open("/login")
    for path in ("/login", "/account", "/team"):
        page = one.open(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        seen = page.evaluate("document.documentElement.clientWidth")
        found[path] = [*violations(page), *(["too wide"] if wide > seen else [])]
        if path == "/login":
            sign_in(one, OWNER)
    assert {path: rows for path, rows in found.items() if rows} == {}


def test_the_owner_lets_somebody_in_who_then_works(visit: Opened) -> None:
    one, two = visit(), visit()
    page = one.open("/team")
    sign_in(one, OWNER)
    page.get_by_label("Name, as it is to stand").fill("Nadia Sabri")
    page.get_by_label("Role", exact=True).select_option("reader")
    page.get_by_label("First password").fill(WORDS)
    page.get_by_role("button", name="Let in").click()
    expect(page.get_by_role("rowheader", name="Nadia Sabri")).to_be_visible()
    two.open("/review")
    sign_in(two, "nadia sabri")
    expect(two.page.get_by_role("link", name="Nadia Sabri")).to_be_visible()
