"""Releases: what would leave the case, what stands against it, and the files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from tahqiq.errors import ReleaseRefused
from tahqiq.pipeline import Release, export_case, publish, release_case
from tahqiq.publish.exports import EXPORTS
from tahqiq.publish.forms import FORMS
from tahqiq.publish.manifest import Releasing
from tahqiq.publish.withholding import disclosures
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.releases import kept_releases
from tahqiq.web.absent import Absent
from tahqiq.web.analyst import CurrentAnalyst
from tahqiq.web.desk import Desk, OnDesk
from tahqiq.web.pages import add_page
from tahqiq.web.routes.review import share
from tahqiq.web.sight import InSight

router = APIRouter()
DOSSIER = "dossier"
# What may be asked for: the dossier in its forms, and every exchange format.
FILES = {
    DOSSIER: ".html",
    **{
        f"{DOSSIER}-{name}": row.suffix for name, row in FORMS.items() if name != "html"
    },
    **{name: f".{name}" for name in EXPORTS if name not in FORMS},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one profile withholds, and whether a dossier may leave under it."""

    name: str
    is_own: bool
    notes: tuple[str, ...]
    count: str
    trouble: str | None
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A release that was made, its files named with their hashes."""

    number: int
    profile: str
    at: str
    by: str
    reason: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """What may leave the case, profile by profile, and what has left it."""

    profiles: tuple[Profile, ...]
    checked: str
    forms: tuple[str, ...]
    reviewed: int
    claims: int
    frozen: tuple[Frozen, ...]


def releases(desk: OnDesk, seen: InSight, check: str = "") -> Releases:
    """What may leave the case; a profile is checked when it is asked for.

    A check, like a release, is of the case as it stands now, whatever that takes.
    """
    own = seen.case.settings.disclosure
    return Releases(
        profiles=tuple(
            _profile(desk, name, is_own=name == own, is_asked=name == check)
            for name in sorted(disclosures().profiles)
        ),
        checked=check,
        forms=tuple(FILES),
        reviewed=len(seen.index.reviews),
        claims=seen.lately(share).total,
        frozen=tuple(_frozen(desk)),
    )


def _profile(desk: Desk, name: str, *, is_own: bool, is_asked: bool) -> Profile:
    made, trouble = None, None
    if is_asked:
        try:
            made = _made(desk, DOSSIER, name)
        except ReleaseRefused as error:
            trouble = str(error)
    return Profile(
        name=name,
        is_own=is_own,
        notes=made.notes if made else (),
        count=made.count if made else "",
        trouble=trouble,
        withheld=len(made.key) if made else 0,
    )


def _frozen(desk: Desk) -> Iterator[Frozen]:
    for row in reversed(kept_releases(desk.path)):
        said = row.manifest
        yield Frozen(
            number=row.number, profile=str(said["profile"]), at=str(said["at"]),
            by=str(said["by"]), reason=str(said["reason"]),
            files=tuple(dict(said["files"]).items()),
        )  # fmt: skip


def _made(desk: Desk, form: str, profile: str) -> Release:
    case = desk.seen().case
    if form.startswith(DOSSIER):
        return publish(
            case, generated_at=desk.settings.stamp(), version=desk.settings.tool,
            profile=profile, form=form.removeprefix(DOSSIER).lstrip("-") or "html",
        )  # fmt: skip
    return export_case(case, form, profile)


@router.post("/releases", response_class=Response)
def release(
    desk: OnDesk,
    profile: Annotated[str, Form()],
    form: Annotated[str, Form()] = DOSSIER,
) -> Response:
    """The dossier or an export, as a profile lets it be seen, to be saved.

    Refused while a quote does not verify or a withheld word is left in it.
    """
    made = _made(desk, form, profile)
    kind = DOSSIER if form.startswith(DOSSIER) else "case"
    return _handed_out(made.content, f"{kind}-{profile}{FILES[form]}")


@router.post("/releases/frozen", response_model=None)
def freeze(
    desk: OnDesk,
    analyst: CurrentAnalyst,
    profile: Annotated[str, Form()],
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Freeze the dossier and its data in the case, with a manifest and what changed."""
    settings = desk.case_settings()
    how = Releasing(
        at=desk.settings.stamp(), by=analyst.name, version=desk.settings.tool,
        profile=profile, reason=reason,
    )  # fmt: skip
    with CaseFolder.open(
        desk.path, desk.custodian(analyst.name), database=settings.database
    ) as folder:
        folder.adopt_settings(settings)
        release_case(folder, settings, how)
    return RedirectResponse("/releases#frozen", 303)


@router.get("/releases/{number}/{name}", response_class=Response)
def frozen_file(desk: OnDesk, number: int, name: str) -> Response:
    """A file of a release, to be saved; its hash is checked against the manifest."""
    for row in kept_releases(desk.path):
        files = dict(row.manifest["files"])
        if row.number == number and name in files:
            content = (
                row.path / next(key for key in files if key == name)
            ).read_bytes()
            if hashlib.sha256(content).hexdigest() != files[name]:
                raise ReleaseRefused(
                    f"{name} of release {number} has been changed.",
                    "Bring it back from a copy of the case folder.",
                )
            return _handed_out(content, f"{number:03}-{name}")
    raise Absent(f"there is no {name!r} in release {number}.", "See the releases.")


def _handed_out(content: bytes, name: str) -> Response:
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


add_page(router, "/releases", "releases.html.j2", releases)
