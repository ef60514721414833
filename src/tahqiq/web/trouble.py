"""What a page says where a request could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What went wrong and what to do next."""

    what: str
    remedy: str


STATUSES = {
    400: "It could not be done; the answer says why and what to do next.",
    401: "Nobody has signed in, or the name or the password is wrong.",
    403: "The form is not of this workbench, or the role does not reach.",
    404: "The case has no such thing.",
    409: "Somebody else has decided the same or is writing.",
    422: "The request does not fit its description.",
    429: "Too many attempts to sign in.",
    202: "The case is being drawn for the first time; ask again in a while.",
}
PLAIN = {
    411: "A form must say how long it is.",
    413: "More was sent than is taken at once.",
    421: "The workbench does not answer to that name.",
}


def described() -> dict[int | str, dict[str, Any]]:
    """The answers of every request that could not be done, for ``/openapi.json``."""
    page: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
    text: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}
    return {
        303: {"description": "Done; the page to go on to is named."},
        **{
            status: {"model": Trouble, "description": said, "content": page}
            for status, said in STATUSES.items()
        },
        **{
            status: {"description": said, "content": text}
            for status, said in PLAIN.items()
        },
    }
