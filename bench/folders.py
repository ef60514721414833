"""Case folders for the benches, opened and filled as the command line does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tahqiq.config import read_settings
from tahqiq.extract.parsing.english import DEFAULT_MODEL
from tahqiq.model.case import Case, CaseSettings
from tahqiq.model.case_codec import case_to_json
from tahqiq.model.document import Said
from tahqiq.model.memory import Memory
from tahqiq.pipeline import Reconciliation, Request, Taking, add, judge_case, view
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody import Custodian

AT = "2031-04-01T08:00:00Z"
TAKING = Taking(
    said=Said(),
    clock=lambda: datetime(2031, 4, 1, 8, tzinfo=UTC),
    collector="bench",
    english_model=DEFAULT_MODEL,
)
CUSTODIAN = Custodian(who="bench", at=AT, tool="bench")


def new_case(path: Path) -> Path:
    """An empty case folder."""
    CaseFolder.create(path, CaseSettings(title="Bench"), CUSTODIAN).close()
    return path


def fill(path: Path, sources: Sequence[Path]) -> Reconciliation:
    """`tahqiq add`."""
    with CaseFolder.open(path, CUSTODIAN) as folder:
        return add(folder, sources, TAKING)


def assembled(path: Path, memory: Memory | None = None) -> Case:
    """The case with everything drawn across its documents."""
    with CaseFolder.open(path) as folder:
        return view(folder, read_settings(path), memory)


def judged(path: Path, request: Request) -> None:
    """`tahqiq judge`."""
    with CaseFolder.open(path) as folder:
        judge_case(folder, read_settings(path), request)


def exported(path: Path) -> bytes:
    """`tahqiq export`."""
    return case_to_json(assembled(path))
