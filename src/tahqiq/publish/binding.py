"""Laid-out parts of a dossier bound into one PDF.

Pages, the tree that a screen reader follows, the links between parts and the outline
become those of one document.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tahqiq.errors import PartMissing
from tahqiq.publish.parts import anchor_of

PIXEL = 0.75  # of a pixel of CSS, in points
REMEDY = "Run `pip install 'tahqiq[pdf]'`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point on a page: pages counted from 0, points from the left and the foot."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line of the outline; level 1 is the title of the dossier."""

    level: int
    title: str
    at: Place


@dataclass(slots=True)
class Pages:
    """The pages of the whole as they come: what is on them, and where."""

    count: int = 0
    anchors: dict[str, Place] = field(default_factory=dict)
    outline: list[Heading] = field(default_factory=list)

    def add(self, pages: Sequence[Any]) -> None:
        """Pages of WeasyPrint, which measures in pixels from the head of a page."""
        for page in pages:
            for name, (left, top, *_) in page.anchors.items():
                self.anchors.setdefault(name, self._place(page, left, top))
            for level, title, (left, top), _ in page.bookmarks:
                at = self._place(page, left, top)
                self.outline.append(Heading(level=level, title=title, at=at))
            self.count += 1

    @property
    def numbers(self) -> dict[str, int]:
        """The page of every anchor as it is printed."""
        return {name: at.page + 1 for name, at in self.anchors.items()}

    def _place(self, page: Any, left: float, top: float) -> Place:
        return Place(
            page=self.count, left=left * PIXEL, top=(page.height - top) * PIXEL
        )


def bind(parts: Sequence[bytes], pages: Pages) -> bytes:
    """One PDF of many, in the order of their pages, whose links lead across them.

    Raises:
        PartMissing: pikepdf is not installed.
    """
    pikepdf = _pikepdf()
    whole = pikepdf.open(io.BytesIO(parts[0]))
    for part in parts[1:]:
        with pikepdf.open(io.BytesIO(part)) as more:
            _append(whole, more)
    _link(pikepdf, whole, pages.anchors)
    _outlined(pikepdf, whole, pages.outline)
    made = io.BytesIO()
    packed = pikepdf.ObjectStreamMode.generate
    whole.save(made, deterministic_id=True, object_stream_mode=packed)
    return made.getvalue()


def _pikepdf() -> Any:
    try:
        return importlib.import_module("pikepdf")
    except ImportError as error:
        raise PartMissing(f"a long PDF cannot be bound: {error}.", REMEDY) from error


def _append(whole: Any, more: Any) -> None:
    """Pages with their part of the structure, its numbers after those there are."""
    tree = whole.Root.StructTreeRoot
    first = len(tree.ParentTree.Nums) // 2
    before = len(whole.pages)
    for page in more.pages:
        whole.pages.append(page)
    for page in list(whole.pages)[before:]:
        page.obj.StructParents = int(page.obj.StructParents) + first
        for link in page.obj.get("/Annots", []):
            link.StructParent = int(link.StructParent) + first
    added = whole.copy_foreign(more.make_indirect(more.Root.StructTreeRoot))
    for element in added.K:
        element.P = tree
        tree.K.append(element)
    numbered = list(added.ParentTree.Nums)
    for key, value in zip(numbered[::2], numbered[1::2], strict=True):
        tree.ParentTree.Nums.append(int(key) + first)
        tree.ParentTree.Nums.append(value)


def _link(pikepdf: Any, whole: Any, anchors: Mapping[str, Place]) -> None:
    """Name the places, and lead links into another part there."""
    pages = [page.obj for page in whole.pages]
    names = pikepdf.Array()
    for name in sorted(anchors, key=str.encode):
        at = anchors[name]
        names.append(pikepdf.String(name))
        names.append(
            pikepdf.Array([pages[at.page], pikepdf.Name.XYZ, at.left, at.top, 0])
        )
    whole.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=names))
    for page in pages:
        for link in page.get("/Annots", []):
            target = anchor_of(str(link.A.get("/URI", ""))) if "/A" in link else None
            if target in anchors:
                del link["/A"]
                link.Dest = pikepdf.String(target)
                link.Contents = pikepdf.String(target)


def _outlined(pikepdf: Any, whole: Any, outline: Sequence[Heading]) -> None:
    with whole.open_outline() as tree:
        tree.root.clear()
        open_at = [(0, tree.root)]
        for row in outline:
            item = pikepdf.OutlineItem(
                row.title, row.at.page, "XYZ", left=row.at.left, top=row.at.top
            )
            while open_at[-1][0] >= row.level:
                open_at.pop()
            open_at[-1][1].append(item)
            open_at.append((row.level, item.children))
