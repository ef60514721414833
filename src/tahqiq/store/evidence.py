"""The bytes as received, named by their hash and never written twice (M1, M2, rule 8).

A blob lies at ``evidence/ab/abcdef…``: two hex digits of fan-out keep folders small,
and a name of hex digits is a legal file name on every system whatever the source was
called.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tahqiq.errors import IntegrityError
from tahqiq.store.durable import (
    PARTIAL,
    READ_ONLY,
    discard,
    make_folder,
    sync_folder,
    write_whole,
)

RESTORE = "Bring the file back from a copy of the case folder."


@dataclass(frozen=True, slots=True)
class Evidence:
    """The folder ``evidence/`` of a case."""

    root: Path

    def path(self, sha256: str) -> Path:
        """Where the blob with this hash lies or would lie."""
        return self.root / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether a blob of this name is there; its bytes are not checked."""
        return self.path(sha256).is_file()

    def keep(self, sha256: str, content: bytes) -> None:
        """Write a blob once; one that is there is checked and left alone.

        Raises:
            IntegrityError: `content` is not what `sha256` says, or the blob already
                there is not.
            CaseError: The disk is full or the folder may not be written.
        """
        if hashlib.sha256(content).hexdigest() != sha256:
            raise IntegrityError(f"the bytes captured as {sha256} have another hash.")
        path = self.path(sha256)
        if path.exists():
            self.read(sha256)
            return
        if not path.parent.exists():
            make_folder(path.parent)
            sync_folder(self.root)
        write_whole(path, content, self.root / f"{sha256}{PARTIAL}", READ_ONLY)

    def read(self, sha256: str) -> bytes:
        """The bytes as received.

        Raises:
            IntegrityError: They are gone or are no longer those that were received.
        """
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise IntegrityError(
                f"evidence {sha256} cannot be read: {error.strerror}.", RESTORE
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise IntegrityError(f"evidence {sha256} has been changed.", RESTORE)
        return content

    def files(self) -> Iterator[Path]:
        """Every file below the folder, in a fixed order."""
        yield from sorted(path for path in self.root.rglob("*") if not path.is_dir())

    def clear_partials(self) -> None:
        """Remove what a killed process was writing; only the lock's holder may."""
        for path in self.root.glob(f"*{PARTIAL}"):
            discard(path)
