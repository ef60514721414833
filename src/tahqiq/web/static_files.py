"""Our own scripts and styles, from the package alone, named by their content."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

from fastapi import APIRouter
from fastapi.responses import Response

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
DRAWINGS = "drawings.css"
KEPT = "public, max-age=31536000, immutable"


@cache
def files() -> dict[str, bytes]:
    """Every file that may be asked for: a request names a key, never a path."""
    root = resources.files("tahqiq.web") / "static"
    found = {row.name: row.read_bytes() for row in root.iterdir() if row.is_file()}
    drawings = resources.files("tahqiq.publish") / "templates" / DRAWINGS
    found[DRAWINGS] = drawings.read_bytes()  # the dossier's drawings look the same here
    for row in (root / "vendor").iterdir():
        found[f"vendor/{row.name}"] = row.read_bytes()
    return found


@cache
def address(name: str) -> str:
    """Where a file is served: its name with the hash of its content."""
    return f"/static/{name}?v={hashlib.sha256(files()[name]).hexdigest()[:12]}"


router = APIRouter(include_in_schema=False)


@router.get("/static/{name:path}")
def static(name: str) -> Response:
    """A script, style or licence of the package."""
    kind = TYPES.get(PurePosixPath(name).suffix)
    if kind is None or name not in files():
        return Response("There is no such file.\n", 404, media_type="text/plain")
    return Response(files()[name], media_type=kind, headers={"cache-control": KEPT})
