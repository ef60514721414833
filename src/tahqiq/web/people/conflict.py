"""Two decisions on one thing: both are shown, and the later person decides again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from tahqiq.errors import JudgementConflict
from tahqiq.model.case import ClaimRef
from tahqiq.model.judgement import Judgement
from tahqiq.web.desk import desk_of
from tahqiq.web.guard import FIELD
from tahqiq.web.mentions import member_names
from tahqiq.web.pages import answer
from tahqiq.web.people.door import local_path
from tahqiq.web.seen import Seen
from tahqiq.web.told import Told, told

BASED_ON = "based_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What was wanted, what stands, and what to send to decide again all the same."""

    what: str
    remedy: str
    wanted: Mapping[str, str]
    theirs: tuple[Told, ...]
    about: tuple[str, ...]
    path: str
    based_on: int
    back: str


async def told_of_conflict(request: Request, error: Exception) -> Response:
    """The page of a conflict; nothing of what was sent is lost or recorded."""
    if not isinstance(error, JudgementConflict):
        raise error
    store = desk_of(request).folder.store
    wanted = await _wanted(request)
    rows = [row for row in store.judgements() if row.sequence in error.sequences]
    found = Conflict(
        what=error.what,
        remedy=error.remedy,
        wanted=wanted,
        theirs=tuple(told(row) for row in rows),
        about=tuple(dict.fromkeys(_about(rows, desk_of(request).at_hand()))),
        path=request.url.path,
        based_on=max(error.sequences),
        back=local_path(wanted.get("back") or "/review"),
    )
    return answer(request, "people/conflict.html.j2", found, 409)


def _about(rows: Iterable[Judgement], seen: Seen) -> Iterator[str]:
    """What was decided on, in words: propositions of claims, names of entities."""
    names = seen.once(member_names)
    for row in rows:
        for key in filter(None, (row.subject, row.object)):
            document, mark, own = key.partition("#")
            claim = seen.index.claims.get(ClaimRef(document=document, claim=own))
            if mark and claim is not None:
                yield claim.proposition
            elif key in names:
                yield names[key]


async def _wanted(request: Request) -> Mapping[str, str]:
    """The fields that were sent, without the token of the form."""
    if request.headers.get("content-type", "").startswith("application/json"):
        sent = json.loads(await request.body())
        rows = sent.items() if isinstance(sent, dict) else ()
        return {name: _text(value) for name, value in rows if name != BASED_ON}
    form = await request.form()
    return {
        name: value
        for name, value in form.items()
        if isinstance(value, str) and name not in {FIELD, BASED_ON}
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
