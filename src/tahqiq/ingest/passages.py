"""Blocks to passages: which are body and which are heading, caption, byline and so on.

Words that are taken for layout are not read for claims, so in doubt a block is body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.ingest import lines
from tahqiq.ingest.credits import credit_line
from tahqiq.ingest.issuers import dated_genre, dated_issue, self_named
from tahqiq.ingest.printed import date_line
from tahqiq.ingest.rendering import Block
from tahqiq.model.document import Passage, PassageKind
from tahqiq.text.labels import label_of

_LONG_BODY = 45  # words: a standfirst is shorter, a lead paragraph of two sentences not
_STANDFIRST = 20  # words; a headline that ends in a stop has fewer
_HEADER_BLOCKS = 10  # publication, number, headline, deck, byline, date, caption
_HEADLINE = 25  # words; the longest headline in 84 news texts has 18
_SUBHEADING = 9  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A block's words with the kind that was settled so far."""

    start: int
    text: str
    kind: PassageKind | None


def passages(text: str, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The blocks with their kinds, each dateline as a passage of its own.

    Args:
        text: The evidentiary text.
        blocks: Its blocks; a kind that the markup gave is kept.
    """
    if any(one.kind in {"message", "cue"} for one in blocks):
        return tuple(  # a talk: neither header nor closing, every block is labelled
            Passage(start=one.start, end=one.end, kind=one.kind or "body")
            for one in blocks
        )
    labelled = [
        Labelled(start=one.start, text=text[one.start : one.end], kind=one.kind)
        for one in blocks
    ]
    header = min(_header_end(labelled), _first_turn(labelled))
    dated = (
        bool(labelled[header:]) and lines.dateline(labelled[header].text) is not None
    )
    labelled = [
        *_label_header(labelled[:header], dated=dated),
        *_label_rest(labelled[header:]),
    ]
    labelled = _with_body(_label_closing(labelled))
    return tuple(passage for one in labelled for passage in _cut(one))


def _header_end(blocks: list[Labelled]) -> int:
    """How many blocks may stand above the running text.

    A standfirst may stand over the byline, so a short paragraph ends the header only
    where no byline and no date follow it.
    """
    for index, block in enumerate(blocks[:_HEADER_BLOCKS]):
        if block.kind == "body" or lines.dateline(block.text):
            return index
        if block.kind is None and _is_running_text(block.text):
            long = lines.count_words(block.text) > _LONG_BODY
            if long or not any(
                _is_signed(one) for one in blocks[index + 1 : index + 3]
            ):
                return index
    return min(len(blocks), _HEADER_BLOCKS)


def _first_turn(blocks: list[Labelled]) -> int:
    """The first block that opens with a speaker's label which comes back: a talk."""
    labels = [
        None if _is_set_apart(block) else label_of(block.text) for block in blocks
    ]
    count = Counter(label.name for label in labels if label is not None)
    turns = (
        index
        for index, label in enumerate(labels)
        if label is not None and count[label.name] > 1
    )
    return next(turns, len(blocks))


def _is_set_apart(block: Labelled) -> bool:
    """Whether a colon in a block is that of a caption, a byline or a notice."""
    tests = (lines.is_byline, lines.is_boilerplate, lines.is_about)
    on_top = lines.is_caption(block.text, on_top=True)
    return on_top or any(test(block.text) for test in tests)


def _is_running_text(words: str) -> bool:
    """Whether a block is a paragraph of at least one full sentence."""
    return (
        lines.count_words(words) > _STANDFIRST
        and not lines.is_unfinished(words)
        and not lines.is_caption(words, on_top=True)
        and not lines.is_boilerplate(words)
        and not lines.is_scene(words)
    )


def _is_signed(block: Labelled) -> bool:
    return block.kind in {"byline", "dateline"} or (
        block.kind is None
        and (lines.is_byline(block.text) or date_line(block.text) is not None)
    )


def _label_header(blocks: list[Labelled], *, dated: bool) -> list[Labelled]:
    """The header with all its kinds; `dated` if the body opens with a dateline."""
    found = [
        block if block.kind else replace(block, kind=_kind_on_top(block.text))
        for block in blocks
    ]
    found = _bare_names(found)
    after: list[PassageKind | None] = [
        *(block.kind for block in found[1:]),
        "dateline" if dated else None,
    ]
    for index, block in enumerate(found):
        kind = block.kind or _headline_or_body(found[: index + 1], after[index])
        found[index] = replace(block, kind=kind)
    return found


def _kind_on_top(words: str) -> PassageKind | None:
    """The kind of a block above the body, None where its neighbours must decide."""
    kind: PassageKind | None = None
    if words.startswith("#"):
        kind = "heading"
    elif lines.is_caption(words, on_top=True):
        kind = "caption"
    elif lines.is_boilerplate(words):
        kind = "boilerplate"
    elif date_line(words) is not None or dated_genre(words) or dated_issue(words):
        kind = "dateline"
    elif _is_byline(words):
        kind = "byline"
    return kind


def _is_byline(words: str) -> bool:
    return (
        lines.is_byline(words)
        or lines.is_masthead(words)
        or (credit_line(words) is not None)
    )


def _bare_names(blocks: list[Labelled]) -> list[Labelled]:
    """Name lines count as bylines only beside a date or another byline."""
    found = list(blocks)
    for index, block in enumerate(blocks):
        beside = blocks[max(index - 1, 0) : index + 2]
        settled = any(one.kind in {"dateline", "byline"} for one in beside)
        if index and block.kind is None and settled and lines.is_name(block.text):
            found[index] = replace(block, kind="byline")
    return found


def _headline_or_body(
    blocks: list[Labelled], following: PassageKind | None
) -> PassageKind:
    """The kind of the last of the blocks, from those above and the one below."""
    words = blocks[-1].text
    first = not any(one.kind in {None, "heading"} for one in blocks[:-1])
    if first and following in {"byline", "dateline"} and lines.is_scene(words):
        return "caption"
    if lines.count_words(words) > _HEADLINE or words[0].islower():
        return "body"
    if lines.is_unfinished(words):
        return "heading"
    # Headlines that end in a stop: only the first line, and only with another sign.
    signed = lines.is_title_case(words) or following in {"byline", "dateline"}
    asks = words.rstrip("\"'”\u2019")[-1:] in "?!؟" and lines.count_words(words) <= 14
    return "heading" if first and (signed or asks) else "body"


def _label_rest(blocks: list[Labelled]) -> list[Labelled]:
    about = _about_from(blocks)
    found: list[Labelled] = []
    for index, block in enumerate(blocks):
        kind = block.kind or ("boilerplate" if index >= about else None)
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        found.append(replace(block, kind=kind or _kind_below(block.text, following)))
    return found


def _about_from(blocks: list[Labelled]) -> int:
    """Where the outlet begins to speak of itself: "About ..." and all that follows.

    With more than half of the text below it, such a heading is the report's own.
    """
    left = whole = sum(len(block.text) for block in blocks)
    for index, block in enumerate(blocks):
        if 2 * left <= whole and block.kind is None and _opens_about(block.text):
            return index
        left -= len(block.text)
    return len(blocks)


def _opens_about(words: str) -> bool:
    return lines.is_about_heading(words) or lines.is_about(words)


def _kind_below(words: str, following: str) -> PassageKind:
    kind: PassageKind = "body"
    if lines.is_boilerplate(words):
        kind = "boilerplate"
    elif lines.is_sign_off(words) or credit_line(words) is not None:
        kind = "byline"
    elif following and lines.is_caption(words, on_top=False):
        kind = "caption"
    elif date_line(words) is not None:
        kind = "dateline"
    elif _is_subheading(words, following):
        kind = "heading"
    return kind


def _is_subheading(words: str, following: str) -> bool:
    """A short line without a stop over a longer paragraph; list items are none."""
    if words.startswith("#"):
        return True
    short = lines.count_words(words) <= _SUBHEADING and lines.is_unfinished(words)
    opened = words[0].isupper() or words[0].isdigit()
    spoken = words[0] in "\"“'\u2018«" or words[-1] in "\"”'\u2019»"
    return short and opened and not spoken and len(following) > 2 * len(words)


def _label_closing(blocks: list[Labelled]) -> list[Labelled]:
    """What the outlet says of itself and a signature, read from the end upwards."""
    found = list(blocks)
    names = _names(blocks)
    for index in range(len(blocks) - 1, 0, -1):
        block = blocks[index]
        if block.kind in {"boilerplate", "byline", "dateline"}:
            continue
        if _is_of_outlet(block.text, names, _first_lines(blocks)):
            found[index] = replace(block, kind="boilerplate")
        elif block.kind != "caption" and _is_signature(block.text):
            found[index] = replace(block, kind="byline")
        else:
            break
    return found


def _is_of_outlet(words: str, names: tuple[str, ...], header: list[str]) -> bool:
    """Whether a closing paragraph says what the outlet or the author is."""
    described = lines.is_self_description(words, names) or lines.describes_outlet(words)
    return bool(described) or any(True for _ in self_named(header, [words]))


def _first_lines(blocks: list[Labelled]) -> list[str]:
    """The lines above a text, of which one may name who publishes it."""
    return [line for one in blocks[:_HEADER_BLOCKS] for line in one.text.splitlines()]


def _with_body(blocks: list[Labelled]) -> list[Labelled]:
    """Where nothing is left to read, what looked like a caption is the report."""
    if any(block.kind == "body" for block in blocks):
        return blocks
    return [
        replace(one, kind="body") if one.kind == "caption" else one for one in blocks
    ]


def _is_signature(words: str) -> bool:
    return lines.is_name(words) or (lines.is_masthead(words) and "\n" not in words)


def _names(blocks: list[Labelled]) -> tuple[str, ...]:
    """Who publishes or writes, as the header and the dateline name them."""
    found: list[str] = []
    for block in blocks:
        if block.kind == "byline" and len(block.text) < 120:
            found += lines.names_in_byline(block.text)
        match = lines.dateline(block.text) if block.kind == "body" else None
        if match is not None and match.group("credit"):
            found.append(match.group("credit").strip(" ()[]"))
    return tuple(found)


def _cut(block: Labelled) -> list[Passage]:
    """The block as one passage, or as the dateline and the body after its dash."""
    start, kind = block.start, block.kind or "body"
    end = start + len(block.text)
    match = lines.dateline(block.text) if kind == "body" else None
    if match is None or match.end() >= len(block.text):
        marks = (
            len(block.text) - len(block.text.lstrip("# ")) if kind == "heading" else 0
        )
        marks = marks if marks < len(block.text) else 0
        return [Passage(start=start + marks, end=end, kind=kind)]
    place = Passage(start=start, end=start + match.start("dash"), kind="dateline")
    return [place, Passage(start=start + match.end(), end=end, kind="body")]
