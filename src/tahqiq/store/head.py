"""The notes of a case: who it is, which settings it had last, how long its log is."""

from __future__ import annotations

import msgspec

from tahqiq.errors import IntegrityError
from tahqiq.store.custody import Head
from tahqiq.store.protocol import Store

CASE_ID = "case_id"
SETTINGS = "settings_digest"
CUSTODY_HEAD = "custody_head"


def head_note(head: Head) -> dict[str, str]:
    """The head of the custody log as a note."""
    return {CUSTODY_HEAD: msgspec.json.encode(head).decode()}


def known_head(store: Store) -> Head:
    """The head of the custody log as the database knows it.

    Raises:
        IntegrityError: The note is gone or is no head.
    """
    try:
        return msgspec.json.decode(store.note(CUSTODY_HEAD) or "", type=Head)
    except msgspec.DecodeError as error:
        raise IntegrityError(
            "the database has lost the head of the custody log.",
            "Go back to a copy of the folder.",
        ) from error
