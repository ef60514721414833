"""Whether a case is still what it was: every byte, every quote, every custody entry.

The answer to a colleague who receives the folder (M1, M4, M11). Nothing is changed, no
lock is taken, and a fault in one part hides none in another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tahqiq.errors import ContractError, IntegrityError
from tahqiq.model.codec import decode, reading_from_dict
from tahqiq.store.case_folder import MANIFEST, CaseFolder
from tahqiq.store.check import Check, check_reading
from tahqiq.store.custody import Head, Log, standing
from tahqiq.store.custody_file import LOG, TORN, read_log
from tahqiq.store.evidence import Evidence
from tahqiq.store.head import known_head
from tahqiq.store.releases import check_releases

__all__ = ["Check", "verify"]

READ = ("read", "imported")  # how a reading may have come into a case
ADD_AGAIN = "an `add` was cut off here; add the same sources again"
ADD_FILE = "the file is no part of the export the case was made from; add it"
STANDINGS = {
    "behind": "last entries are missing: {known} are known, {found} are there",
    "forked": "entry {known} is not the one that is known",
}


def verify(folder: CaseFolder) -> tuple[Check, ...]:
    """Every check of the case, passed ones included.

    Names are ``evidence``, ``stray``, ``unfinished``, ``custody``, ``reading``,
    ``text``, ``quotes``, ``references``, ``judgements``, ``manifest``, ``release``. Only what has
    `ok` False needs a look; its `item` names it and its `detail` says what is wrong.
    """
    log = read_log(folder.path)
    return (
        *_evidence(folder, log),
        *_custody(folder, log),
        *_readings(folder, log),
        _judgements(folder),
        *_manifest(folder.path),
        *check_releases(folder.path, log),
    )


def _evidence(folder: CaseFolder, log: Log) -> Iterator[Check]:
    captures = folder.store.captures()
    names = {row.sha256: row.uri for row in captures}
    entered = {
        row.sha256: row.subject
        for row in log.entries
        if row.action == "captured" and row.sha256
    }
    awaited = _awaited(folder, log)
    for sha256, name in sorted({**entered, **names}.items()):
        if sha256 in awaited:
            yield Check(name="evidence", item=name, ok=False, detail=ADD_FILE)
        else:
            yield _blob(folder.evidence, sha256, name)
    for sha256, name in sorted(entered.items()):
        if sha256 not in names:
            yield Check(name="unfinished", item=name, ok=False, detail=ADD_AGAIN)
    for sha256, name in sorted(names.items()):
        if sha256 not in {*entered, *awaited}:
            detail = "no custody entry tells of its capture"
            yield Check(name="custody", item=name, ok=False, detail=detail)
    yield from _strays(folder.evidence, {*names, *entered})


def _awaited(folder: CaseFolder, log: Log) -> frozenset[str]:
    """Hashes of files that an import tells of, and that were not added yet."""
    captured = {row.sha256 for row in log.entries if row.action == "captured"}
    if all(row.action != "imported" for row in log.entries):
        return frozenset()
    return frozenset(
        row.sha256
        for row in folder.store.captures()
        if row.sha256 not in captured and not folder.evidence.has(row.sha256)
    )


def _blob(evidence: Evidence, sha256: str, name: str) -> Check:
    try:
        evidence.read(sha256)
    except IntegrityError as error:
        item = f"{name} ({sha256})"
        return Check(name="evidence", item=item, ok=False, detail=error.what)
    return Check(name="evidence", item=name, ok=True)


def _strays(evidence: Evidence, known: set[str]) -> Iterator[Check]:
    expected = {evidence.path(sha256) for sha256 in known}
    for path in evidence.files():
        if path not in expected:
            item = path.relative_to(evidence.root.parent).as_posix()
            detail = f"no capture put this file here, or {ADD_AGAIN}"
            yield Check(name="stray", item=item, ok=False, detail=detail)


def _custody(folder: CaseFolder, log: Log) -> Iterator[Check]:
    for fault in log.faults:
        item = f"{LOG} line {fault.line}"
        yield Check(name="custody", item=item, ok=False, detail=fault.what)
    if log.torn:
        detail = f"the last line is unfinished: {ADD_AGAIN}, which moves it to {TORN}"
        yield Check(name="custody", item=LOG, ok=False, detail=detail)
    try:
        known = known_head(folder.store)
    except IntegrityError as error:
        yield Check(name="custody", item=LOG, ok=False, detail=error.what)
    else:
        yield _head(log, known)


def _head(log: Log, known: Head) -> Check:
    found = len(log.entries)
    state = standing(log, known)
    if state in STANDINGS:
        detail = STANDINGS[state].format(known=known.count, found=found)
        return Check(name="custody", item=LOG, ok=False, detail=detail)
    detail = f"{found} entries, last hash {log.head.hash}"
    if state == "ahead":
        detail += f"; the last {found - known.count} by an `add` that was cut off"
    return Check(name="custody", item=LOG, ok=True, detail=detail)


def _readings(folder: CaseFolder, log: Log) -> Iterator[Check]:
    entered = {row.subject: row.sha256 for row in log.entries if row.action in READ}
    awaited = _awaited(folder, log)
    for document, content in folder.store.readings_json():
        found = hashlib.sha256(content).hexdigest()
        yield _unchanged(document, found, entered.get(document))
        yield from _inside(folder, document, content, awaited)


def _unchanged(document: str, found: str, entered: str | None) -> Check:
    ok = found == entered
    detail = "" if ok else "the reading is not the one that custody tells of"
    return Check(name="reading", item=document, ok=ok, detail=detail)


def _inside(
    folder: CaseFolder, document: str, content: bytes, awaited: frozenset[str]
) -> Iterator[Check]:
    try:
        reading = decode(content)
        reading_from_dict(reading)
    except ContractError as error:
        yield Check(name="reading", item=document, ok=False, detail=error.what)
        return
    if reading["document"]["id"] != document:
        detail = f"it is the reading of {reading['document']['id']}"
        yield Check(name="reading", item=document, ok=False, detail=detail)
    sha256 = reading["document"]["sha256"]
    if sha256 not in awaited and not folder.evidence.has(sha256):
        detail = f"the bytes it was read from, {sha256}, are gone"
        yield Check(name="evidence", item=document, ok=False, detail=detail)
    yield from check_reading(reading)


def _judgements(folder: CaseFolder) -> Check:
    found = [row.sequence for row in folder.store.judgements()]
    missing = sorted(set(range(1, max(found, default=0) + 1)) - set(found))
    detail = f"number {missing[0]} is missing" if missing else f"{len(found)}"
    return Check(name="judgements", item="case", ok=not missing, detail=detail)


def _manifest(folder: Path) -> Iterator[Check]:
    path = folder / MANIFEST
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        sha256, _, name = line.partition("  ")
        yield _listed(folder, name, sha256)


def _listed(folder: Path, name: str, sha256: str) -> Check:
    parts = PurePosixPath(name)
    if not name or parts.is_absolute() or ".." in parts.parts:
        detail = "not a file of the case"
        return Check(name="manifest", item=name, ok=False, detail=detail)
    try:
        found = hashlib.sha256((folder / parts).read_bytes()).hexdigest()
    except OSError as error:
        detail = f"cannot be read: {error.strerror}"
        return Check(name="manifest", item=name, ok=False, detail=detail)
    ok = found == sha256
    detail = "" if ok else f"has the hash {found}"
    return Check(name="manifest", item=name, ok=ok, detail=detail)
