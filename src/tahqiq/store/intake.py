"""What came in, as the store keeps it: without bytes, under names that can be kept."""

from __future__ import annotations

from dataclasses import fields, replace

from tahqiq.errors import IntegrityError
from tahqiq.model.case import CaptureRecord
from tahqiq.model.codec import decode, reading_to_json
from tahqiq.model.document import Capture, Refusal
from tahqiq.model.reading import Reading
from tahqiq.store.check import check_reading
from tahqiq.store.protocol import Outcome, Read, Refused
from tahqiq.store.spelling import writable

STAGE = "store"
GATE = frozenset(
    {"text", "quotes"}
)  # rule 1; a loose reference is for `verify` to tell


def capture_record(capture: Capture, document: str = "") -> CaptureRecord:
    """The capture without its bytes, as custody and exports carry it (M3)."""
    said = {
        field.name: writable(value)
        for field in fields(capture.said)
        if (value := getattr(capture.said, field.name)) is not None
    }
    container = capture.container
    return CaptureRecord(
        document=document,
        file=writable(capture.name),
        sha256=capture.sha256,
        size=len(capture.content),
        uri=writable(capture.uri),
        captured=capture.captured,
        collector=writable(capture.collector),
        method=writable(capture.method),
        container=None if container is None else writable(container),
        said=said,
    )


def outcome_of(capture: Capture, result: Reading | Refusal) -> Outcome:
    """What is to be kept of a capture and what became of it.

    A reading whose quotes do not stand in its own text becomes a refusal: nothing
    unanchored enters a case (rule 1), and nothing is dropped in silence (rule 10).

    Raises:
        IntegrityError: The reading is of other bytes.
    """
    record = capture_record(capture)
    if isinstance(result, Refusal):
        return Refused(refusal=spelled(result), capture=record)
    document = result.document
    if document.sha256 != capture.sha256:
        raise IntegrityError(
            f"the reading of {capture.name} is of the bytes {document.sha256}, "
            f"not of {capture.sha256}."
        )
    fault = _fault(result)
    if fault is not None:
        refusal = Refusal(stage=STAGE, item=record.uri, reason=fault)
        return Refused(refusal=refusal, capture=record)
    return Read(capture=replace(record, document=document.id), reading=result)


def spelled(refusal: Refusal) -> Refusal:
    """The refusal with names that every database can hold."""
    return Refusal(
        stage=refusal.stage,
        item=writable(refusal.item),
        reason=writable(refusal.reason),
    )


def _fault(reading: Reading) -> str | None:
    """Why the reading may not be kept, if so."""
    try:
        checks = check_reading(decode(reading_to_json(reading)))
    except UnicodeEncodeError as error:
        return f"the reading holds what is no character: {error.reason}."
    failed = [check for check in checks if check.name in GATE and not check.ok]
    if not failed:
        return None
    first = failed[0]
    return (
        f"{len(failed)} of its quotes do not stand in its text, first {first.item}: "
        f"{first.detail}. Report this: the reader is at fault, not the source."
    )
