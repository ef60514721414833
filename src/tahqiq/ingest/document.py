"""From a capture to a document: read, split, say what is known."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from tahqiq.ingest.mail import render_mail, render_saved_page
from tahqiq.ingest.markup import render_page
from tahqiq.ingest.metadata import doubtful_date, from_words, said_by_analyst, settle
from tahqiq.ingest.passages import passages
from tahqiq.ingest.pdf import render_pdf
from tahqiq.ingest.plain import render_plain
from tahqiq.ingest.rendering import STAGE, Rendering
from tahqiq.ingest.subtitles import render_subtitles
from tahqiq.ingest.told import told
from tahqiq.ingest.word import render_word
from tahqiq.model.document import Capture, Document, Passage, Refusal
from tahqiq.model.ids import content_id
from tahqiq.text.media import (
    HTML,
    MAIL,
    MARKDOWN,
    PDF,
    PLAIN,
    SAVED_PAGE,
    SRT,
    VTT,
    WORD,
    media,
)

_READERS: dict[str, Callable[[Capture], Rendering | Refusal]] = {
    PLAIN: render_plain,
    MARKDOWN: render_plain,
    HTML: render_page,
    PDF: render_pdf,
    WORD: render_word,
    MAIL: render_mail,
    SAVED_PAGE: render_saved_page,
    SRT: render_subtitles,
    VTT: render_subtitles,
}
_ENOUGH = 40  # letters; shorter texts are taken for any language
_SAMPLE = 2000  # characters; the answer did not change on longer ones, the time did


def ingest(capture: Capture) -> Document | Refusal:
    """The document in the bytes, or why there is none. Never raises on their account.

    Args:
        capture: Bytes as received, with what the analyst says of them.
    """
    kind = media(capture.content, capture.name)
    reader = _READERS.get(kind.type)
    if reader is None:
        reason = f"unsupported type: {kind.label} ({kind.type}). Add it as text."
        return Refusal(stage=STAGE, item=capture.uri, reason=reason)
    try:
        rendering = reader(capture)
        if isinstance(rendering, Refusal):
            return rendering
        return _document(capture, kind.type, rendering)
    except Exception as error:  # noqa: BLE001 - the one place where a failure is refused
        reason = (
            f"reading it failed ({type(error).__name__}: {error}). "
            "Save what you see as txt and add that; report the file as a defect."
        )
        return Refusal(stage=STAGE, item=capture.uri, reason=reason)


def _document(
    capture: Capture, media_type: str, rendering: Rendering
) -> Document | Refusal:
    text = rendering.text
    found = passages(text, rendering.blocks)
    if not found:
        reason = "there are no words in it. Fetch it again from its source."
        return Refusal(stage=STAGE, item=capture.uri, reason=reason)
    words = from_words(told(text, found), page=media_type in {HTML, SAVED_PAGE})
    known = (*said_by_analyst(capture.said), *rendering.known, *words)
    metadata = settle(known, _language(text, found))
    published = metadata.published
    return Document(
        id=content_id("d", capture.sha256, capture.name),
        sha256=capture.sha256,
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        file=capture.name,
        uri=capture.said.url or capture.uri,
        media_type=media_type,
        text=text,
        passages=found,
        title=metadata.title,
        outlet=metadata.outlet,
        authors=metadata.authors,
        published=published.value if published else None,
        published_precision=published.precision if published else None,
        language=metadata.language,
        credits=metadata.credits,
        known=metadata.known,
        refusals=(*rendering.refusals, *doubtful_date(capture.said, capture.uri)),
    )


def _language(text: str, found: tuple[Passage, ...]) -> str | None:
    """The language that the body is written in, by its letters and words."""
    body = [one for one in found if one.kind == "body"] or list(found)
    sample = ""
    for one in body:
        if len(sample) >= _SAMPLE:
            break
        sample += text[one.start : one.end][:_SAMPLE] + "\n"
    if sum(char.isalpha() for char in sample) < _ENOUGH:
        return None
    # Imported here: half a second for its tables, of no use where nothing is added.
    from py3langid import classify  # type: ignore[import-untyped] # noqa: PLC0415

    language: str = classify(sample[:_SAMPLE])[0]
    return language
