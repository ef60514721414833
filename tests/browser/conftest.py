"""A workbench as `tahqiq serve` starts it, and Debian's Chromium to work at it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from pytest_socket import enable_socket

pytestmark = pytest.mark.browser
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ANALYST = "Mina Darvish"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


@pytest.fixture(autouse=True)
def sockets() -> None:
    """The browser and its driver speak over this machine's own address."""
    enable_socket()


@dataclass
class Workbench:
    """A running workbench over a case of its own."""

    address: str
    case: Path


@dataclass
class Visit:
    """One page of the browser, and everything that must not have happened on it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def json(self, path: str) -> Any:
        return self.page.request.get(self.address + path).json()


def chromium() -> str:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.fail("no chromium is installed: apt-get install chromium")
    return found


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tahqiq", *words]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case with a report in Arabic; copied by each test."""
    folder = tmp_path_factory.mktemp("sample")
    subprocess.run(command("demo", "case"), cwd=folder, check=True, capture_output=True)
    report = folder / "arabic.txt"
    report.write_text(
        "قتل المحامي ناصر الطوهري في سهران\n\nقال العقيد رستم جباري إن رجلين أطلقا النار.\n",
        encoding="utf-8",
    )
    subprocess.run(command("add", "case", str(report)), cwd=folder, check=True,
                   capture_output=True)  # fmt: skip
    return folder / "case"


@pytest.fixture
def workbench(sample: Path, tmp_path: Path) -> Iterator[Workbench]:
    """A workbench on a free port over a copy of the case."""
    case = shutil.copytree(sample, tmp_path / "case")
    running = subprocess.Popen(
        command("serve", str(case), "--port", "0", "--author", ANALYST),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert running.stdout is not None
        address = running.stdout.readline().strip().rstrip("/")
        yield Workbench(address, case)
    finally:
        running.terminate()
        running.wait(20)
        if running.stdout is not None:
            running.stdout.close()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    enable_socket()
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def engine(driver: Playwright) -> Iterator[Browser]:
    found = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    yield found
    found.close()


@pytest.fixture
def visit(engine: Browser, workbench: Workbench) -> Iterator[Callable[..., Visit]]:
    """Opens a page; at the end none may have complained or asked elsewhere."""
    visits: list[Visit] = []

    def opened(size: str = "wide", scheme: str = "light", script: bool = True) -> Visit:
        width, height = SIZES[size]
        context = engine.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=script, accept_downloads=True,
        )  # fmt: skip
        found = Visit(context.new_page(), workbench.address)
        watch(found)
        visits.append(found)
        return found

    yield opened
    for row in visits:
        row.page.context.close()
        assert row.faults == []
        assert row.away == []


def watch(visit: Visit) -> None:
    """Write down what goes wrong on a page and what it asks of others."""
    page = visit.page
    page.on("pageerror", lambda error: visit.faults.append(str(error)))
    page.on(
        "console",
        lambda told: visit.faults.append(told.text)
        if told.type in {"error", "warning"} else None,
    )  # fmt: skip
    page.on(
        "request",
        lambda asked: visit.away.append(asked.url)
        if not asked.url.startswith((visit.address, "data:", "blob:")) else None,
    )  # fmt: skip
