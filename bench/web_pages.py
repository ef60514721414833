"""What each page of the workbench costs as the case grows: `python -m bench.web_pages`.

Two cases of invented reports, one small, one large; every page is asked for in both,
in the process, as a browser asks. Printed are processor milliseconds of one answer (the
median), their ratio, and its size. The first look at a case draws everything across its
documents and keeps it; it is printed apart, as are the first look after a restart, a
decision, the queue after it, and every room after it together. Last, the search against
the bare query of SQLite that it rests on.

    python -m bench.web_pages --small 50 --large 5000
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from bench.add_growth import written
from bench.folders import fill, new_case
from bench.invented import invented
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.search import Search
from tahqiq.web.app import create_app
from tahqiq.web.rooms import ROOMS
from tahqiq.web.settings import WebSettings

SIZES = (50, 500)
HERE = "http://127.0.0.1:8710"
HTML = {"accept": "text/html"}
WORDS = "killed"
# Looked for: a word of every report, a phrase of many, a phrase of one.
SEARCHES = {"common word": WORDS, "phrase": '"shot dead"', "rare": '"number 1"'}
# The same page and the same total, asked of FTS5 with nothing around them.
PAGE = (
    "SELECT u.* FROM search_words w JOIN search_units u ON u.id = w.rowid "
    "WHERE search_words MATCH ? ORDER BY w.rowid LIMIT 20"
)
COUNT = "SELECT count(*) FROM search_words WHERE search_words MATCH ?"
MEASURED = 7  # answers of which the median counts


@dataclass(frozen=True)
class Cost:
    """Processor milliseconds of an answer, and its bytes."""

    milliseconds: float
    size: int


@dataclass(frozen=True)
class Pages:
    """What one case costs."""

    documents: int
    claims: int
    first: float
    again: float
    decision: float
    after: float
    pages: dict[str, Cost]
    rooms: float
    search: dict[str, tuple[float, float]]


def made(base: Path, size: int) -> Path:
    """A case of so many reports, kept from an earlier run where it is there."""
    case = base / f"case-{size}"
    if not (case / "whole").exists():
        reports = base / f"reports-{size}"
        reports.mkdir(exist_ok=True)
        paths = written(reports, invented(size))
        fill(case if case.exists() else new_case(case), paths)
        (case / "whole").touch()
    return case


def served(case: Path) -> TestClient:
    """The workbench of a case."""
    numbers = count()
    app = create_app(
        WebSettings(
            case=case,
            analyst="bench",
            clock=lambda: datetime.now(UTC),
            token=lambda: f"secret-{next(numbers)}",
            tool="bench",
        )
    )
    return TestClient(app, base_url=HERE, headers=HTML)


def measured(case: Path) -> Pages:
    """Every page of a case."""
    with served(case) as client:
        first, _ = timed(lambda: client.get("/"))
    with served(case) as client:
        again, _ = timed(lambda: client.get("/"))
        seen = client.get("/review.json").json()
        paths = [*addresses(client, seen)]
        pages = {name: cost(client, path) for name, path in paths}
        decision, after, rooms = decided(client, seen["cards"][:MEASURED])
        documents = len(client.app.state.desk.seen().case.readings)  # type: ignore[attr-defined]
        return Pages(
            documents=documents,
            claims=seen["share"]["total"],
            first=first,
            again=again,
            decision=decision,
            after=after,
            pages=pages,
            rooms=rooms,
            search={name: searched(case, words) for name, words in SEARCHES.items()},
        )


def addresses(client: TestClient, seen: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every room, the reader of one report, one claim, a search, one of each list."""
    for _, rooms in ROOMS:
        for room in rooms:
            yield room.path, room.path
    card = seen["cards"][0]
    yield "/documents/{document}", f"/documents/{card['document']}"
    yield "/claims/{document}/{claim}", f"/claims/{card['document']}/{card['claim']}"
    yield "/search?q=", f"/search?q={WORDS}"
    for name, part in (("incidents", "incident"), ("entities", "entity")):
        found = client.get(f"/{name}.json").json()["rows"][0]["id"]
        yield f"/{name}/{{{part}}}", f"/{name}/{found}"


def cost(client: TestClient, path: str) -> Cost:
    """The median cost of a page once it was looked at."""
    answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answers {answer.status_code}: {answer.text[:300]}")
    times = [timed(lambda: client.get(path))[0] for _ in range(MEASURED)]
    return Cost(milliseconds=statistics.median(times), size=len(answer.content))


def decided(
    client: TestClient, cards: list[dict[str, Any]]
) -> tuple[float, float, float]:
    """A claim accepted (the median of several), the queue after it, then every room."""
    csrf = client.get("/me.json").json()["csrf"]
    headers = {"hx-request": "true"}
    times = []
    for card in cards:
        fields = {
            "csrf": csrf, "kind": "accept", "subject": card["key"],
            "based_on": str(card["based_on"]), "shape": "card",
        }  # fmt: skip
        taken, answer = timed(
            partial(client.post, "/judge", data=fields, headers=headers)
        )
        if answer.status_code != 200:
            raise SystemExit(
                f"/judge answers {answer.status_code}: {answer.text[:300]}"
            )
        times.append(taken)
    after, _ = timed(lambda: client.get("/review"))
    rooms, _ = timed(
        lambda: [client.get(row.path) for _, rows in ROOMS for row in rows]
    )
    for _ in cards:
        client.post("/undo", data={"csrf": csrf})
    return statistics.median(times), after, rooms


def searched(case: Path, words: str) -> tuple[float, float]:
    """A page of the search, and the query of SQLite it rests on with its rows."""
    with CaseFolder.open(case) as folder:
        wanted = Search(words=words)
        ours = often(lambda: folder.store.search(wanted))
    database = sqlite3.connect(case / "case.db")
    asked = ['folded : ("{}")'.format(words.strip('"'))]
    page = often(lambda: database.execute(PAGE, asked).fetchall())
    counted = often(lambda: database.execute(COUNT, asked).fetchone())
    database.close()
    return ours, page + counted


def often(work: Callable[[], object]) -> float:
    """The median of many."""
    work()
    return statistics.median(timed(work)[0] for _ in range(5 * MEASURED))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor milliseconds of some work, and what it gave."""
    began = time.process_time()
    found = work()
    return (time.process_time() - began) * 1000, found


def table(small: Pages, large: Pages) -> Iterator[str]:
    """The table, line by line."""
    yield f"{'':28}{small.documents:>9} reports {large.documents:>9} reports   ratio"
    yield f"{'claims':28}{small.claims:>17} {large.claims:>17}"
    for name, here in small.pages.items():
        there = large.pages[name]
        ratio = there.milliseconds / here.milliseconds
        yield (
            f"{name:28}{here.milliseconds:14.1f} ms {there.milliseconds:14.1f} ms"
            f" {ratio:7.2f}   {here.size / 1000:6.0f} kB {there.size / 1000:6.0f} kB"
        )
    for name, said in SAID.items():
        one, two = getattr(small, name), getattr(large, name)
        yield f"{said:28}{one:14.1f} ms {two:14.1f} ms {two / one:7.2f}"
    for case in (small, large):
        for name, (ours, bare) in case.search.items():
            yield (
                f"search in {case.documents} reports, {name}: {ours:.2f} ms, bare FTS5 "
                f"{bare:.2f} ms, {ours / bare:.2f} times"
            )


SAID = {
    "first": "first look",
    "again": "first look, drawn before",
    "decision": "one decision",
    "after": "the queue after it",
    "rooms": "every room after it",
}


def main() -> None:
    """Parse the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=SIZES[0])
    parser.add_argument("--large", type=int, default=SIZES[1])
    parser.add_argument("--keep", type=Path, help="a folder that keeps the cases")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        base = options.keep or Path(name)
        base.mkdir(parents=True, exist_ok=True)
        small, large = (measured(made(base, n)) for n in (options.small, options.large))
    for line in table(small, large):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
