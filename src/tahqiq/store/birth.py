"""How a case folder comes to be: built aside, moved into place, ``case.toml`` last.

A folder is a case once it holds ``case.toml``; whatever interrupts the making leaves
either no case or a whole one, and never touches a file that was there before.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import URL

from tahqiq.errors import CaseError
from tahqiq.model.case import CaseSettings
from tahqiq.model.ids import content_id
from tahqiq.store.case_toml import case_toml
from tahqiq.store.custody import Act, Custodian, Head, seal, to_line
from tahqiq.store.custody_file import LOG
from tahqiq.store.database import sqlite_url
from tahqiq.store.digest import digest
from tahqiq.store.durable import make_folder, sync_folder, write_whole
from tahqiq.store.head import CASE_ID, SETTINGS, head_note
from tahqiq.store.sql import SqlStore
from tahqiq.store.trouble import disk_trouble

SETTINGS_FILE = "case.toml"
DATABASE_FILE = "case.db"
EVIDENCE_FOLDER = "evidence"
BEFORE_BIRTH = (EVIDENCE_FOLDER, LOG, DATABASE_FILE)
NEW = ".new-case"  # where a case is built before it is one


def make_case(path: Path, settings: CaseSettings, custodian: Custodian) -> None:
    """Make a case folder at `path`, which is absent or empty.

    Raises:
        CaseError: There is something at `path`, or it cannot be written.
    """
    _require_free(path)
    aside = path / NEW
    try:
        _sweep(path)
        make_folder(aside / EVIDENCE_FOLDER)
        _fill(aside, settings, custodian)
        for name in (*BEFORE_BIRTH, SETTINGS_FILE):
            if (aside / name).exists():  # the database may be elsewhere
                (aside / name).rename(path / name)
        sync_folder(path)
        aside.rmdir()
    except OSError as error:
        raise disk_trouble(error, path) from error


def _require_free(path: Path) -> None:
    if (path / SETTINGS_FILE).exists():
        raise CaseError(f"{path} is a case already.", f"Type `tahqiq add {path} …`.")
    if path.exists() and not path.is_dir():
        raise CaseError(f"{path} is a file.", "Name a folder that does not exist yet.")
    if path.is_dir() and not {child.name for child in path.iterdir()} <= _ours(path):
        raise CaseError(
            f"{path} is not empty and not a case.",
            "Name a folder that does not exist yet.",
        )


def _ours(path: Path) -> set[str]:
    """Names that a making cut off may have left, and that nobody has worked with."""
    unborn = (path / NEW / SETTINGS_FILE).exists()
    return {NEW, *BEFORE_BIRTH} if unborn else {NEW}


def _sweep(path: Path) -> None:
    """Remove what a making cut off has left."""
    if (path / EVIDENCE_FOLDER).exists():
        (path / EVIDENCE_FOLDER).rmdir()  # fails, rightly, if anything is in it
    for name in (LOG, DATABASE_FILE):
        (path / name).unlink(missing_ok=True)
    if (path / NEW).exists():
        shutil.rmtree(path / NEW)


def _fill(aside: Path, settings: CaseSettings, custodian: Custodian) -> None:
    case = content_id("k", settings.title, settings.question)
    act = Act(
        action="created",
        subject=case,
        at=custodian.at,
        who=custodian.who,
        tool=custodian.tool,
        detail=settings.title,
        sha256=digest(settings),
    )
    first = seal(act, Head())
    _write(aside / LOG, to_line(first))
    _write(aside / SETTINGS_FILE, case_toml(settings).encode())
    store = SqlStore.create(address(aside, settings.database, create=True))
    try:
        head = Head(count=1, hash=first.hash)
        store.keep_notes({CASE_ID: case, SETTINGS: digest(settings), **head_note(head)})
    finally:
        store.close()


def _write(path: Path, content: bytes) -> None:
    write_whole(path, content, path.with_suffix(".partial"))


def address(folder: Path, database: str | None, *, create: bool = False) -> URL | str:
    """Where the records of a case are: in its folder, unless its settings say else."""
    return database or sqlite_url(folder / DATABASE_FILE, create=create)
