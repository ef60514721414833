"""One writer a case: an advisory lock that the system releases when a process dies.

The file ``case.lock`` holds the process id of the writer, for the message only: what
counts is the lock on it, so a file left by a killed process stops nobody. Readers take
no lock.
"""

from __future__ import annotations

import contextlib
import os
import sys
import weakref
from pathlib import Path

from tahqiq.errors import CaseBusy
from tahqiq.store.trouble import disk_trouble

NAME = "case.lock"
# Windows locks keep others from reading the locked bytes: lock one beyond the id.
FAR = 1 << 20

if sys.platform == "win32":  # pragma: no cover - the other branch runs elsewhere
    import msvcrt

    def _seize(handle: int) -> None:
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class CaseLock:
    """The right to write to a case, held from construction to `release`.

    Raises:
        CaseBusy: Another process, or another part of this one, holds it.
        CaseError: The folder may not be written.
    """

    def __init__(self, folder: Path) -> None:
        self._handle: int | None = None
        path = folder / NAME
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise disk_trouble(error, path) from error
        try:
            _seize(handle)
        except OSError as error:
            holder = _holder(handle)
            os.close(handle)
            raise CaseBusy(
                f"process {holder} is writing to the case {folder}.",
                "Wait until it has ended, then type the same command again.",
            ) from error
        self._handle = handle
        self._sign(str(os.getpid()))
        _drop_in_children(self)

    def _sign(self, text: str) -> None:
        """Name the holder; a disk too full for it does not weaken the lock."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text.encode())

    def release(self) -> None:
        """Let the next writer in; a second call does nothing."""
        self._sign("")
        self.drop()

    def drop(self) -> None:
        """Close this process's handle without a word to the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _drop_in_children(lock: CaseLock) -> None:
    """Keep forked workers that outlive a killed writer from holding its lock."""
    if not hasattr(os, "register_at_fork"):  # pragma: no cover - Windows
        return
    held = weakref.ref(lock)

    def drop() -> None:  # pragma: no cover - runs in the child
        inherited = held()
        if inherited is not None:
            inherited.drop()

    os.register_at_fork(after_in_child=drop)


def _holder(handle: int) -> str:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        return os.read(handle, 20).decode("ascii", "replace") or "unknown"
    except OSError:  # pragma: no cover - a share that lets nobody read a locked file
        return "unknown"
