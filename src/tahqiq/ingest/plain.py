"""Plain text and Markdown: the decoded file is the evidentiary text, unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tahqiq.ingest.blocks import split
from tahqiq.ingest.chat import chat
from tahqiq.ingest.rendering import STAGE, Block, Rendering
from tahqiq.model.document import Capture, Known, Refusal
from tahqiq.text.decode import Decoded, Undecodable, decode

# The lines between two rules with which programs that publish Markdown open a file.
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n((?:[\w-]+:.*\r?\n|[ \t-].*\r?\n)+)---[ \t]*\r?\n"
)
_KEYS = {"title": "title", "date": "published", "author": "author"}
_SAID = re.compile(
    r"^(title|date|author):[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)


def render_plain(capture: Capture) -> Rendering | Refusal:
    """The text of a plain file with its blocks, or where its encoding breaks."""
    decoded = decoded_text(capture)
    if isinstance(decoded, Refusal):
        return decoded
    encoded = Known(key="encoding", value=decoded.encoding, origin="detected")
    found = chat(decoded.text, capture.uri)
    if found is not None:
        return Rendering(
            text=decoded.text,
            blocks=found.blocks,
            known=(encoded, *found.known),
            refusals=found.refusals,
        )
    head = _FRONT.match(decoded.text)
    if head is None:
        return Rendering(
            text=decoded.text, blocks=split(decoded.text), known=(encoded,)
        )
    front = Block(start=0, end=len(head.group().rstrip()), kind="boilerplate")
    below = tuple(
        replace(one, start=one.start + head.end(), end=one.end + head.end())
        for one in split(decoded.text[head.end() :])
    )
    return Rendering(
        text=decoded.text,
        blocks=(front, *below),
        known=(encoded, *_said_in_front(head[1])),
    )


def _said_in_front(lines: str) -> Iterator[Known]:
    """What the front matter of a Markdown file says of the report."""
    for match in _SAID.finditer(lines):
        value = match[2].strip().strip("\"'")
        if value:
            yield Known(key=_KEYS[match[1].lower()], value=value, origin="file")


def decoded_text(capture: Capture) -> Decoded | Refusal:
    """The file in the one encoding that explains it, or a refusal naming the byte."""
    decoded = decode(capture.content)
    if isinstance(decoded, Undecodable):
        line = capture.content.count(b"\n", 0, decoded.position) + 1
        reason = (
            f"{decoded.reason}: see byte {decoded.position} in line {line}. "
            "Save the file as UTF-8 and add it again."
        )
        return Refusal(stage=STAGE, item=capture.uri, reason=reason)
    return decoded
