"""A case from its own export: records come back, the files as received do not."""

from __future__ import annotations

import hashlib

from tahqiq.model.case import Case
from tahqiq.model.codec import reading_to_json
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.head import CASE_ID
from tahqiq.store.protocol import Read, Refused


def restore(folder: CaseFolder, case: Case) -> None:
    """Put the records of an exported case into a new folder.

    The custody log says of each reading that it was imported; `verify` says of each
    piece of evidence that it is missing until its file is added.

    Args:
        folder: A case just made, open for writing.
        case: What the export holds.
    """
    readings = {reading.document.id: reading for reading in case.readings}
    for document, reading in readings.items():
        sha256 = hashlib.sha256(reading_to_json(reading)).hexdigest()
        folder.enter("imported", document, reading.reader, sha256)
    rows = [
        Read(capture=capture, reading=readings[capture.document])
        for capture in case.captures
        if capture.document in readings
    ]
    unread = {
        name: capture
        for capture in case.captures
        if capture.document not in readings
        for name in (capture.uri, capture.file)
    }
    refused = [
        Refused(refusal=refusal, capture=unread.get(refusal.item))
        for refusal in case.refusals
    ]
    folder.store.keep([*rows, *refused], {CASE_ID: case.id})
    folder.store.judge(case.judgements)
