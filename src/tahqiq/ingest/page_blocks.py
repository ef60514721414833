"""A web page as the blocks of text that a reader sees, in their order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree

from tahqiq.ingest.page_words import Group, page_words
from tahqiq.ingest.tables import is_data
from tahqiq.model.document import PassageKind

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "svg", "math", "canvas",
    "iframe", "object", "embed", "audio", "video", "map", "datalist",
})  # fmt: skip
_BLOCKS = frozenset({
    "html", "body", "main", "article", "section", "header", "footer", "nav", "aside",
    "div", "p", "blockquote", "pre", *(f"h{level}" for level in range(1, 7)), "ul",
    "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr",
    "figure", "figcaption", "address", "hr", "form", "fieldset", "details", "summary",
    "dialog", "center", "time",
})  # fmt: skip
_TAG_KINDS: dict[str, PassageKind] = {
    "figcaption": "caption", "caption": "caption", "time": "dateline",
    "address": "byline", **{f"h{level}": "heading" for level in range(1, 7)},
}  # fmt: skip
_SMALL = 8  # elements: a byline or caption has a link, an image and a few spans
_SPACE = re.compile("[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z]+")
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The group of things beside a report that a block is in, by which element.

    `certain` if the element itself says so and not only a word of its class.
    """

    group: str
    element: etree._Element
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """Words in one block of a page.

    `element` is that block; `in_article` if it lies in an article or main element.
    """

    text: str
    element: etree._Element
    kind: PassageKind | None
    besides: tuple[Beside, ...]
    in_article: bool

    @property
    def beside(self) -> Beside | None:
        """What sets the block apart from the report: an element before a class."""
        certain = (one for one in self.besides if one.certain)
        return next(certain, next(iter(self.besides), None))


def page_blocks(root: etree._Element) -> list[PageBlock]:
    """The visible blocks of a page. Scripts, styles and hidden elements give none."""
    return [_described(element, text) for element, text in _texts(root)]


def _texts(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each run of words with the block it stands in, without recursion."""
    open_blocks = [root]
    words: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        block = element.tag in _BLOCKS
        if event == "start" and _is_unseen(element):
            walk.skip_subtree()
            continue
        if block and (text := _collapsed(words)):
            yield open_blocks[-1], text
        words = [] if block else words
        if event == "start":
            if block:
                open_blocks.append(element)
            words += _opening(element)
        else:
            if block and len(open_blocks) > 1:
                open_blocks.pop()
            words += _closing(element)
    if text := _collapsed(words):
        yield root, text


def _opening(element: etree._Element) -> tuple[str, ...]:
    if element.tag == "br":
        return ("\x00",)
    return (element.text or "",)


def _closing(element: etree._Element) -> tuple[str, ...]:
    cell = element.tag in {"td", "th"}
    return ("\t" if cell else "", element.tail or "")


def _collapsed(words: list[str]) -> str:
    """White space as a browser shows it: one space, and a new line for each <br>."""
    lines = _SPACE.sub(" ", "".join(words)).split("\x00")
    return "\n".join(line.strip() for line in lines).strip()


def _is_unseen(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return _HIDDEN.search(element.get("style") or "") is not None


def _described(element: etree._Element, text: str) -> PageBlock:
    line = [element, *element.iterancestors()]
    return PageBlock(
        text=text,
        element=element,
        kind=_kind(line),
        besides=tuple(_besides(line)),
        in_article=any(one.tag in {"article", "main"} for one in line),
    )


def _besides(line: list[etree._Element]) -> Iterator[Beside]:
    """All that says that a block stands beside the report, the innermost first."""
    for element in line:
        if element.tag in {"html", "body"}:
            break
        role = (element.get("role") or "").lower()
        classes = set() if element.tag == "main" else _classes(element)
        for group in page_words().groups:
            certain = element.tag in group.tags or role in group.roles
            if certain or classes & _words_of(group):
                yield Beside(group=group.name, element=element, certain=certain)
                break


@cache
def _words_of(group: Group) -> frozenset[str]:
    return frozenset(group.words)


def _classes(element: etree._Element) -> set[str]:
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    return set(_TOKEN.findall(said.lower()))


def data_rows(root: etree._Element) -> frozenset[etree._Element]:
    """The rows of all tables on a page that hold names and figures only."""
    found: set[etree._Element] = set()
    for table in root.iter("table"):
        rows = [row for row in table.iter("tr") if _table_of(row) is table]
        cells = [[_said(cell) for cell in row.iterchildren("td", "th")] for row in rows]
        if is_data(cells):
            found.update(rows)
    return frozenset(found)


def row_of(element: etree._Element) -> etree._Element | None:
    """The row of a table in which a block stands."""
    line = (element, *element.iterancestors())
    return next((one for one in line if one.tag == "tr"), None)


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)


def _said(cell: etree._Element) -> str:
    return " ".join("".join(map(str, cell.itertext())).split())


def _kind(line: list[etree._Element]) -> PassageKind | None:
    """What the markup of a block says that it is, or that of a small box around it."""
    for element in line[:3]:
        kind = _TAG_KINDS.get(str(element.tag))
        if kind is None and _is_small(element):
            kind = _kind_by_class(element)
        if kind is not None or element.tag in _WHOLE:
            return kind
    return None


def _is_small(element: etree._Element) -> bool:
    return sum(1 for _ in itertools.islice(element.iter(), _SMALL)) < _SMALL


def _kind_by_class(element: etree._Element) -> PassageKind | None:
    words, classes = page_words(), _classes(element)
    line = element.tag in {"p", "span", "div"}
    told: tuple[tuple[PassageKind, bool], ...] = (
        ("caption", not classes.isdisjoint(words.caption_words)),
        ("dateline", line and not classes.isdisjoint(words.date_words)),
        ("boilerplate", not classes.isdisjoint(words.bio_words)),
        ("byline", not classes.isdisjoint(words.byline_words)),
        ("heading", line and not classes.isdisjoint(words.kicker_words)),
    )
    return next((kind for kind, holds in told if holds), None)
