"""A small invented case, and the command line as a person uses it."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from referencing import Registry, Resource

from tahqiq.cli.app import run as run_command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPORTS = {
    "wire.txt": """Lawyer shot dead in Orun

ORUN, March 4, 2031 (Orun Wire) - Gunmen shot the lawyer Samir al-Rubai on Tuesday.

Police colonel Rostam Qadiri said that two men on a motorcycle fired at the lawyer.
A neighbour accused the Katibat al-Nahr militia of ordering the killing.
The militia denied any involvement.
""",
    "radio.txt": """Baran Radio, 5 March 2031

Samir Rubai, a lawyer, was killed in Orun on Tuesday, his brother told Baran Radio.
"They had threatened him for months," the brother said.
Officials said that three people were wounded in the attack.
""",
    "ministry.txt": """Statement of the Interior Ministry, 6 March 2031

The ministry has opened an inquiry into the killing of Samir al-Rubai.
There is no evidence that the Katibat al-Nahr militia took part in the attack.
""",
}
BROKEN = {"empty.txt": b"", "junk.txt": bytes(range(256)) * 8}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    def rows(self) -> list[Any]:
        """Standard output as JSON, one value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def tahqiq(capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Types a command and says what came of it."""

    def typed(*words: object) -> Outcome:
        capfd.readouterr()
        status = status_of([str(word) for word in words])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Outcome(status, out, err)

    return typed


def status_of(words: list[str]) -> int:
    """The exit status of a command."""
    try:
        run_command(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    return 0


@pytest.fixture(autouse=True)
def author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAHQIQ_AUTHOR", "Mina Darvish")
    monkeypatch.delenv("TAHQIQ_CASE", raising=False)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three readable reports."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two files that cannot be read."""
    folder = tmp_path_factory.mktemp("broken")
    for name, content in BROKEN.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Path:
    """A case that holds the three reports; never written to by a test."""
    case = tmp_path_factory.mktemp("built") / "case"
    title = ["--title", "The lawyer of Orun", "--author", "Mina Darvish"]
    assert status_of(["new", str(case), *title]) == 0
    assert status_of(["add", str(case), str(reports), "--author", "Mina Darvish"]) == 0
    return case


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy of the case, to be changed."""
    return shutil.copytree(built, tmp_path / "case")


@cache
def schema(name: str) -> Any:
    """A contract's JSON Schema."""
    path = files("tahqiq.publish") / "schemas" / f"{name}.schema.json"
    return json.loads(path.read_text("utf-8"))


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """The validator of a contract; `case-1` refers to `reading-1`."""
    known = Registry().with_resources(
        (schema(other)["$id"], Resource.from_contents(schema(other)))
        for other in ("reading-1", "case-1")
    )
    return jsonschema.Draft202012Validator(schema(name), registry=known)


@pytest.fixture
def faults() -> Callable[[str, Any], list[str]]:
    """What in a value breaks a contract."""

    def of(name: str, value: Any) -> list[str]:
        return [error.message for error in validator(name).iter_errors(value)]

    return of
