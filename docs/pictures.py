"""Pictures of the workbench for the documentation, from the sample case.

    python docs/pictures.py --chromium chromium

Writes docs/images/workbench-*.png. Nothing but the workbench itself is asked for.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
WIDE, NARROW = (1280, 860), (390, 844)
COLOURS = 96  # of the palette: a page has few, and the files stay small
ROOMS = {
    "overview": "/", "review": "/review", "documents": "/documents",
    "search": "/search?q=al-Tawhari", "add": "/add", "entities": "/entities",
    "incidents": "/incidents", "propositions": "/propositions", "disputes": "/disputes",
    "sources": "/sources", "timeline": "/timeline", "network": "/network",
    "map": "/map", "hypotheses": "/hypotheses", "impunity": "/impunity",
    "releases": "/releases?check=internal", "history": "/history",
    "refusals": "/refusals", "settings": "/settings",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of the workbench.")
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--out", type=Path, default=IMAGES)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        case = Path(place) / "case"
        run("demo", str(case))
        for address in served(case):
            take_all(address, shutil.which(given.chromium) or given.chromium, given.out)


def run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "tahqiq", *words], check=True)


def served(case: Path) -> Iterator[str]:
    """The address of a workbench over the case, while it runs."""
    running = subprocess.Popen(
        [sys.executable, "-m", "tahqiq", "serve", str(case), "--port", "0",
         "--author", "Mina Darvish"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stdout is not None
        yield running.stdout.readline().strip().rstrip("/")
    finally:
        running.terminate()
        running.wait(20)


def take_all(address: str, chromium: str, out: Path) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        )
        page = opened(browser, WIDE, "light")
        page.goto(f"{address}/review")
        for key in ("a", "a", "r", "1"):
            page.keyboard.press(key)
        page.wait_for_timeout(2000)
        for name, path in ROOMS.items():
            page.goto(address + path)
            take(page, out / f"workbench-{name}.png")
        report = report_of(page, address)
        page.goto(address + report)
        page.locator("[data-c]").nth(6).hover()
        take(page, out / "workbench-reader.png")
        for size, scheme, label in (
            (WIDE, "dark", "dark"),
            (NARROW, "light", "narrow"),
        ):
            page = opened(browser, size, scheme)
            for name, path in (("reader", report), ("review", "/review")):
                page.goto(address + path)
                take(page, out / f"workbench-{name}-{label}.png")
        browser.close()


def opened(browser: Browser, size: tuple[int, int], scheme: str) -> Page:
    width, height = size
    return browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme
    ).new_page()


def report_of(page: Page, address: str) -> str:
    """A report with speakers behind speakers."""
    rows = page.request.get(f"{address}/documents.json").json()["rows"]
    best = max(rows, key=lambda row: ("wire" in row["file"], row["claims"]))
    return f"/documents/{best['id']}"


def take(page: Page, path: Path) -> None:
    page.wait_for_timeout(400)
    page.screenshot(path=str(path))
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS)
        small.save(path, optimize=True)
    print(path)


if __name__ == "__main__":
    main()
