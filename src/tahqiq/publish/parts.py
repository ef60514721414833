"""A long dossier cut into parts that are laid out one after another.

Laying out a page costs memory for all of it at once; a part costs its own share only.
Page numbers are counted through, and a link finds its place in whichever part it is.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.html import HtmlElement

ELSEWHERE = "https://another.part.invalid/#"  # an anchor that another part holds
WIDE = "000"  # a page not known yet, about as wide as its number
HEADINGS = {"h2", "h3", "h4"}
OF_THE_FIRST = "a[@class='skip'] | .//header | .//nav[@class='contents']"

# A section and those of its children that one part holds.
_Piece: TypeAlias = tuple[HtmlElement, list[HtmlElement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the page with all that it needs to be laid out by itself.

    `section` is the title of the section it begins in.
    """

    root: HtmlElement
    section: str


def cut(root: HtmlElement, longest: int) -> list[Part]:
    """The parts of a page, in their order; the page itself is emptied by it.

    A section is cut between its children, never after a heading.
    """
    main = next(root.iter("main"))
    sections = list(main)
    titles = {section: section.findtext("h2") or "" for section in sections}
    runs = list(_runs(sections, longest))
    for section in sections:
        main.remove(section)
    parts = []
    for at, run in enumerate(runs):
        is_last = at + 1 == len(runs)
        whole = _around(root, is_first=at == 0, is_last=is_last)
        next(whole.iter("main")).extend(_sections(run))
        parts.append(Part(root=whole, section=titles[run[0][0]]))
    for part in parts:
        _lead_elsewhere(part.root)
    return parts


def number(part: Part, pages: Mapping[str, int]) -> None:
    """Say at each link within the dossier on which page it leads."""
    for link in part.root.iterfind(".//a[@href]"):
        target = anchor_of(link.get("href", ""))
        if target:
            link.set("data-page", str(pages.get(target, WIDE)))


def anchor_of(href: str) -> str | None:
    """The place in the dossier that a link leads to, in this part or another."""
    for start in ("#", ELSEWHERE):
        if href.startswith(start):
            return unquote(href.removeprefix(start))
    return None


def _runs(sections: list[HtmlElement], longest: int) -> Iterator[list[_Piece]]:
    run: list[_Piece] = []
    held = 0
    for section, child in ((row, child) for row in sections for child in row):
        size = len(lxml_html.tostring(child))
        if run and held + size > longest and run[-1][1][-1].tag not in HEADINGS:
            yield run
            run, held = [], 0
        if not run or run[-1][0] is not section:
            run.append((section, []))
        run[-1][1].append(child)
        held += size
    if run:
        yield run


def _around(root: HtmlElement, *, is_first: bool, is_last: bool) -> HtmlElement:
    """The page without its sections; what stands once stands in one part."""
    whole = copy.deepcopy(root)
    body = next(whole.iter("body"))
    once = [] if is_first else body.xpath(OF_THE_FIRST)
    for element in once if is_last else [*once, *body.findall("footer")]:
        element.drop_tree()
    if not is_first:
        next(whole.iter("main")).attrib.pop("id", None)
    return whole


def _sections(run: list[_Piece]) -> Iterator[HtmlElement]:
    for section, children in run:
        held = lxml_html.Element("section", dict(section.attrib))
        section.attrib.pop("id", None)  # what follows of it in another part goes on
        held.extend(children)
        yield held


def _lead_elsewhere(root: HtmlElement) -> None:
    here = set(root.xpath(".//@id"))
    for link in root.iterfind(".//a[@href]"):
        target = anchor_of(link.get("href", ""))
        if target and target not in here:
            link.set("href", ELSEWHERE + target)
