"""Bytes that are on the disk when the function returns, and whole or not at all.

The only functions of the store that write files, besides the database: tests of a full
disk and of a killed process put their faults in the system calls made here.
"""

from __future__ import annotations

import os
from pathlib import Path

from tahqiq.store.trouble import disk_trouble

READ_ONLY = 0o444
PARTIAL = ".partial"


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` outlive a power cut, where the system can.

    Raises:
        CaseError: The disk fails.
    """
    if os.name == "nt":  # pragma: no cover - Windows has no handle for a folder
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise disk_trouble(error, folder) from error


def make_folder(folder: Path) -> None:
    """Create `folder` and its parents where they are missing.

    Raises:
        CaseError: It cannot be created.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_trouble(error, folder) from error


def write_whole(path: Path, content: bytes, partial: Path, mode: int = 0o644) -> None:
    """Write `path` through the file `partial` on the same disk, then rename it.

    Args:
        path: What is to hold `content`; a reader sees all of it or the old file.
        content: The bytes.
        partial: Written first; left behind only by a killed process.
        mode: Permission bits of `path`.

    Raises:
        CaseError: The disk is full or the folder may not be written.
    """
    try:
        _write_synced(partial, content)
        partial.chmod(mode)
        partial.replace(path)
    except OSError as error:
        discard(partial)
        raise disk_trouble(error, path) from error
    sync_folder(path.parent)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def discard(path: Path) -> None:
    """Remove a file of our own that may be absent; a failure leaves it there."""
    try:
        path.unlink(missing_ok=True)
    except OSError:  # a left-over is harmless: the next writer clears it
        return


def append(path: Path, content: bytes, length: int) -> None:
    """Add `content` to a log that is `length` bytes long, or leave it as it was.

    A process killed meanwhile leaves whole lines and at most one torn one.

    Raises:
        CaseError: The disk is full or the file may not be written; the log is cut
            back to `length`.
    """
    try:
        with path.open("ab", buffering=0) as file:
            try:
                _write_all(file.fileno(), content)
                os.fsync(file.fileno())
            except OSError:
                file.truncate(length)
                raise
    except OSError as error:
        raise disk_trouble(error, path) from error


def _write_all(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def cut(path: Path, length: int) -> None:
    """Shorten a log to its first `length` bytes.

    Raises:
        CaseError: The file may not be written.
    """
    try:
        with path.open("r+b") as file:
            file.truncate(length)
            os.fsync(file.fileno())
    except OSError as error:
        raise disk_trouble(error, path) from error
