"""Releases of a case: folders that nothing writes to twice, each with its manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tahqiq.errors import CaseError
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.check import Check
from tahqiq.store.custody import Log
from tahqiq.store.durable import READ_ONLY, make_folder, sync_folder, write_whole
from tahqiq.store.receipts import REQUEST, check_receipts, timestamp_request

FOLDER = "releases"
MANIFEST = "release.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One release as it lies in the case: its number, folder and manifest."""

    number: int
    path: Path
    manifest: Mapping[str, Any]

    @property
    def sha256(self) -> str:
        """The hash of its manifest, by which the next release names it."""
        return hashlib.sha256(self.file(MANIFEST)).hexdigest()

    def file(self, name: str) -> bytes:
        """The bytes of one of its files."""
        return (self.path / name).read_bytes()


def kept_releases(case: Path) -> tuple[Kept, ...]:
    """Every release of a case that was finished, the first one first."""
    found = []
    for path in sorted((case / FOLDER).glob("[0-9]*")):
        manifest = path / MANIFEST
        if manifest.is_file():
            raw = json.loads(manifest.read_text("utf-8"))
            found.append(Kept(number=int(path.name), path=path, manifest=raw))
    return tuple(found)


def freeze(
    folder: CaseFolder, number: int, files: Mapping[str, bytes], manifest: bytes
) -> Path:
    """Write a release once, its manifest last, and enter it in the custody log.

    Raises:
        CaseError: A release of that number is there, or cannot be written.
    """
    path = folder.path / FOLDER / f"{number:03}"
    if (path / MANIFEST).exists():
        raise CaseError(f"release {number} is there already.", "Make the next one.")
    make_folder(path)
    for name, content in (*files.items(), (MANIFEST, manifest)):
        write_whole(path / name, content, path / f"{name}.partial", READ_ONLY)
    request = timestamp_request(manifest)
    write_whole(path / REQUEST, request, path / f"{REQUEST}.partial", READ_ONLY)
    sync_folder(path.parent)
    sha256 = hashlib.sha256(manifest).hexdigest()
    folder.enter("released", f"{FOLDER}/{path.name}", f"{len(files)} files", sha256)
    return path


def check_releases(case: Path, log: Log) -> Iterator[Check]:
    """Whether every release that custody tells of is there, byte for byte."""
    entered = {
        row.subject: row.sha256
        for row in log.entries
        if row.action == "released" and row.subject.startswith(f"{FOLDER}/")
    }
    for subject, sha256 in sorted(entered.items()):
        yield from _check(case / subject, subject, sha256 or "")
    yield from check_receipts(case / FOLDER, MANIFEST)


def _check(path: Path, subject: str, sha256: str) -> Iterator[Check]:
    try:
        manifest = (path / MANIFEST).read_bytes()
        files: Mapping[str, str] = json.loads(manifest)["files"]
    except (OSError, ValueError, KeyError) as error:
        yield Check(
            name="release", item=subject, ok=False, detail=f"unreadable: {error}"
        )
        return
    found = hashlib.sha256(manifest).hexdigest()
    detail = "" if found == sha256 else "its manifest is not the one custody tells of"
    yield Check(name="release", item=subject, ok=not detail, detail=detail)
    for name, wanted in files.items():
        inside = path / Path(name).name
        there = (
            hashlib.sha256(inside.read_bytes()).hexdigest()
            if inside.is_file()
            else "nothing"
        )
        detail = "" if there == wanted else f"has the hash {there}"
        yield Check(
            name="release", item=f"{subject}/{name}", ok=not detail, detail=detail
        )
