"""Plain text and Markdown: the decoded file is the evidentiary text, unchanged."""

from __future__ import annotations

from tahqiq.ingest.blocks import split
from tahqiq.ingest.rendering import STAGE, Rendering
from tahqiq.model.document import Capture, Known, Refusal
from tahqiq.text.decode import Decoded, Undecodable, decode


def render_plain(capture: Capture) -> Rendering | Refusal:
    """The text of a plain file with its blocks, or where its encoding breaks."""
    decoded = decoded_text(capture)
    if isinstance(decoded, Refusal):
        return decoded
    return Rendering(
        text=decoded.text,
        blocks=split(decoded.text),
        known=(Known(key="encoding", value=decoded.encoding, origin="detected"),),
    )


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
