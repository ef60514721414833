"""What the disk and the database say when they fail, as errors with a remedy."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tahqiq.errors import CaseBusy, CaseError, IntegrityError, TahqiqError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Extended codes carry the primary one in their low byte.
PRIMARY = 0xFF
BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

KEPT = "What was kept before stays kept."
NO_SPACE = f"Free some space and type the same command again. {KEPT}"
NO_PERMISSION = "Make the folder writable, or copy the case to one that is."
GO_BACK = "Go back to a copy of the folder."
IN_USE = "Close the other program that has it open and type the same command again."
DISK = {
    sqlite3.SQLITE_FULL: ("no space left to write", NO_SPACE),
    sqlite3.SQLITE_READONLY: ("may not write", NO_PERMISSION),
    sqlite3.SQLITE_PERM: ("may not write", NO_PERMISSION),
}


def disk_trouble(error: OSError, path: Path) -> CaseError:
    """The error of the disk at `path`, with what to do about it."""
    if error.errno in FULL:
        return CaseError(f"no space left to write {path}.", NO_SPACE)
    if error.errno in FORBIDDEN:
        return CaseError(f"may not write {path}.", NO_PERMISSION)
    return CaseError(f"cannot write {path}: {error.strerror or error}.", KEPT)


def database_trouble(error: DBAPIError, where: str) -> TahqiqError:
    """The error of the database at `where`, with what to do about it."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    primary = None if code is None else code & PRIMARY
    if primary in BUSY:
        return CaseBusy(f"{where} is locked by another program.", IN_USE)
    if primary in BROKEN:
        return IntegrityError(f"{where} is damaged: {error.orig}.", GO_BACK)
    if primary in DISK:
        what, remedy = DISK[primary]
        return CaseError(f"{what} {where}.", remedy)
    return CaseError(f"the database {where} fails: {error.orig}.", KEPT)
