"""Web pages: the report that a reader sees, without what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lxml import etree

from tahqiq.ingest import lines
from tahqiq.ingest.blocks import split_within
from tahqiq.ingest.page_blocks import PageBlock
from tahqiq.ingest.plain import decoded_text
from tahqiq.ingest.rendering import STAGE, Piece, Rendering, joined
from tahqiq.ingest.tables import not_read
from tahqiq.model.document import Capture, Known, Refusal

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_NO_TEXT = (
    "a web page without text of its own; it may be built by a script. "
    "Open it, save what you see as txt and add that."
)
_COMMENTS = "reader comments"
_TELLING = 40  # letters: shorter lines occur in the report and beside it


def render_page(capture: Capture) -> Rendering | Refusal:
    """The report on a page in the order in which it is seen.

    The main text is found by trafilatura; headline, byline, date, captions, what the
    outlet says of itself and the order come from the page. What was left out is
    counted by what it was (rule 10).
    """
    decoded = _decoded(capture)
    if isinstance(decoded, Refusal):
        return decoded
    text, encoding = decoded
    root = _parsed(text)
    if root is None:
        return Refusal(stage=STAGE, item=capture.uri, reason=_NO_TEXT)
    # Imported here: lxml costs 30 ms, of no use to plain text.
    from tahqiq.ingest.page_blocks import (  # noqa: PLC0415
        data_rows,
        page_blocks,
        row_of,
    )
    from tahqiq.ingest.page_facts import page_facts  # noqa: PLC0415

    main = _main_text(text)
    data = data_rows(root)
    blocks = [
        replace(block, kind="boilerplate") if row_of(block.element) in data else block
        for block in _unwrapped(page_blocks(root), main)
    ]
    kept = _kept(blocks, main)
    if not kept:
        return Refusal(stage=STAGE, item=capture.uri, reason=_NO_TEXT)
    encoded = Known(key="encoding", value=encoding, origin="detected")
    whole, places = joined(_pieces([blocks[index] for index in kept]))
    places = split_within(whole, places)
    return Rendering(
        text=whole,
        blocks=places,
        known=(encoded, *page_facts(root)),
        refusals=(
            *_left_out(blocks, kept, capture.uri),
            *not_read(
                len({row_of(blocks[at].element) for at in kept} & data), capture.uri
            ),
        ),
    )


def _decoded(capture: Capture) -> tuple[str, str] | Refusal:
    """The markup as text; the page's own word on its encoding counts after UTF-8."""
    said = _CHARSET.search(capture.content[:4096])
    name = said.group(1).decode("ascii") if said else "utf-8"
    if name.lower() not in {"utf-8", "utf8", "utf-16"}:
        try:
            return capture.content.decode(name), name.lower()
        except (LookupError, UnicodeError, ValueError):
            pass  # a wrong or unknown label: the bytes decide
    decoded = decoded_text(capture)
    if isinstance(decoded, Refusal):
        return decoded
    return decoded.text, decoded.encoding


def _parsed(text: str) -> etree._Element | None:
    from lxml import etree, html  # noqa: PLC0415 - 30 ms, of no use to plain text

    # No network, no entities of its own, no trees deeper than libxml2 allows.
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=True,
    )  # fmt: skip
    markup = text.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        root: etree._Element | None = html.document_fromstring(markup, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return root


def _main_text(text: str) -> str:
    """What trafilatura takes for the report, or nothing where it finds none."""
    # Imported here: half a second, of no use to plain text.
    from trafilatura import extract  # noqa: PLC0415

    found = extract(
        text.replace("\x00", "\ufffd"), include_comments=False, include_tables=True,
        deduplicate=False, favor_recall=True,
    )  # fmt: skip
    return _folded(found or "")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _unwrapped(blocks: list[PageBlock], main: str) -> list[PageBlock]:
    """The blocks, none beside the report because of an element that holds the report.

    Whole pages stand in a form, and articles carry the names of their categories.
    """
    told = [block for block in blocks if _is_told(block, main)]
    held = Counter(one.element for block in told for one in block.besides)
    wrappers = {element for element, count in held.items() if count * 2 >= len(told)}
    return [
        replace(
            block,
            besides=tuple(one for one in block.besides if one.element not in wrappers),
        )
        for block in blocks
    ]


def _kept(blocks: list[PageBlock], main: str) -> list[int]:
    """Which blocks are the report: the main text and all that stands among it."""
    told = [at for at, block in enumerate(blocks) if _is_told(block, main)]
    told = [at for at in told if _may_be_told(blocks[at])]
    if not told:
        whole = not any(block.in_article for block in blocks)
        told = [
            at
            for at, block in enumerate(blocks)
            if block.beside is None and (whole or block.in_article)
        ]
    if not told:
        return []
    run = range(_headline(blocks, told[0]), _end(blocks, told))
    return [
        at
        for at, block in enumerate(blocks)
        if at in told
        or _is_self_told(block)
        or (_is_free(block) and (at in run or block.in_article))
    ]


def _headline(blocks: list[PageBlock], first: int) -> int:
    """Where the last headline above the main text stands; byline and date follow it."""
    above = (at for at in range(first, -1, -1) if blocks[at].element.tag == "h1")
    return next((at for at in above if _is_free(blocks[at])), first)


def _end(blocks: list[PageBlock], told: list[int]) -> int:
    """Behind the last block that stands in the same element as some of the report."""
    holders = {blocks[at].element.getparent() for at in told} - {None}
    below = range(len(blocks) - 1, told[-1], -1)
    beside = (at for at in below if blocks[at].element.getparent() in holders)
    return next((at for at in beside if _is_free(blocks[at])), told[-1]) + 1


def _may_be_told(block: PageBlock) -> bool:
    """Whether words of the main text are merely set apart by a class inside it."""
    beside = block.beside
    if beside is None:
        return True
    return block.in_article and not (beside.certain or beside.group == _COMMENTS)


def _is_told(block: PageBlock, main: str) -> bool:
    """Whether the words, if they are enough to tell, are in the main text."""
    words = _folded(block.text)
    long = sum(char.isalnum() for char in words) >= _TELLING
    return long and words in main


def _is_free(block: PageBlock) -> bool:
    return block.beside is None or (
        block.kind == "caption" and not block.beside.certain
    )


def _is_self_told(block: PageBlock) -> bool:
    """What the outlet says of itself is kept wherever it stands (M57)."""
    if block.beside is None:
        return False
    words = block.text
    return (
        lines.is_about(words)
        or lines.describes_outlet(words) is not None
        or lines.is_notice(words)
    )


def _pieces(blocks: list[PageBlock]) -> list[Piece]:
    return [
        Piece(
            text=block.text,
            kind="boilerplate" if block.beside and _is_self_told(block) else block.kind,
        )
        for block in blocks
    ]


def _left_out(
    blocks: list[PageBlock], kept: list[int], uri: str
) -> tuple[Refusal, ...]:
    inside = set(kept)
    count: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for index, block in enumerate(blocks):
        if index not in inside:
            group = block.beside.group if block.beside else "text outside the report"
            count[group] += 1
            words[group] += lines.count_words(block.text)
    return tuple(
        Refusal(
            stage=STAGE,
            item=f"{uri}: {group}",
            reason=f"{count[group]} blocks with {words[group]} words left out. "
            "If the report is among them, save it as txt and add that.",
        )
        for group in sorted(count)
    )
