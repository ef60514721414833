"""Mail and saved pages in the form of mail (MHTML): the text that its reader sees.

Who sends a mail is not taken for its outlet: a source may have written it in confidence.
The analyst says who speaks, with ``--outlet``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import default
from email.utils import parsedate_to_datetime

from tahqiq.ingest.blocks import split
from tahqiq.ingest.chat import chat_words
from tahqiq.ingest.markup import render_page
from tahqiq.ingest.rendering import STAGE, Block, Rendering
from tahqiq.model.document import Capture, Known, Refusal

_QUOTE = "<blockquote"
_QUOTING = (
    "a mail without plain text that quotes another: whose words are whose cannot be told. "
    "Save the words of each writer as txt and add them with --outlet saying who."
)
_NO_TEXT = "no text is in it. Open it, save what you see as txt and add that."


def render_saved_page(capture: Capture) -> Rendering | Refusal:
    """The page that a browser saved as one file, as `render_page` reads it."""
    page = _parsed(capture).get_body(("html",))
    if page is None:
        return Refusal(stage=STAGE, item=capture.uri, reason=_NO_TEXT)
    return _page(capture, page)


def render_mail(capture: Capture) -> Rendering | Refusal:
    """The words of a mail with its subject and date; what it quotes is not read.

    Quoted and forwarded words are not the sender's: they are counted and left out
    (rule 2), as are attachments (rule 10).
    """
    mail = _parsed(capture)
    body = mail.get_body(("plain", "html"))
    if body is None:
        return Refusal(stage=STAGE, item=capture.uri, reason=_NO_TEXT)
    if body.get_content_type() == "text/html":
        if _QUOTE in _text(body).lower():
            return Refusal(stage=STAGE, item=capture.uri, reason=_QUOTING)
        found = _page(capture, body)
    else:
        found = _plain(_text(body), capture.uri)
    if isinstance(found, Refusal):
        return found
    return replace(
        found,
        known=(*_known(mail), *found.known),
        refusals=(*found.refusals, *_attached(mail, capture.uri)),
    )


def _parsed(capture: Capture) -> EmailMessage:
    found = BytesParser(policy=default).parsebytes(capture.content)
    if not isinstance(found, EmailMessage):  # pragma: no cover - what the policy makes
        raise TypeError
    return found


def _page(capture: Capture, part: MIMEPart) -> Rendering | Refusal:
    return render_page(replace(capture, content=_text(part).encode("utf-8-sig")))


def _text(part: MIMEPart) -> str:
    """The words of a part, in the encoding it names, with one kind of line break."""
    text: str = part.get_content()
    return text.replace("\r\n", "\n")


def _plain(text: str, uri: str) -> Rendering:
    quoted = _quoted_from(text)
    blocks = tuple(
        replace(one, kind="boilerplate") if _is_quoted(text, one, quoted) else one
        for one in split(text)
    )
    count = sum(one.kind == "boilerplate" for one in blocks)
    reason = (
        f"{count} paragraphs that it quotes or forwards are not its sender's words. Save "
        "them as txt and add them with --outlet saying whose they are."
    )
    refusals = (Refusal(stage=STAGE, item=f"{uri}: quoted mail", reason=reason),)
    return Rendering(text=text, blocks=blocks, refusals=refusals if count else ())


def _is_quoted(text: str, block: Block, quoted: int) -> bool:
    return block.start >= quoted or text[block.start] == ">"


def _quoted_from(text: str) -> int:
    """Where the words of another mail begin, the end of the text where none do."""
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip(" \t\r\n-_:*").lower() in chat_words().quoted_from:
            return place
        place += len(line)
    return len(text)


def _known(mail: EmailMessage) -> Iterator[Known]:
    subject = " ".join(str(mail["Subject"] or "").split())
    if subject:
        yield Known(key="title", value=subject, origin="file")
    try:
        sent = parsedate_to_datetime(str(mail["Date"]))
    except ValueError:  # no date, or none that is one
        return
    yield Known(key="published", value=sent.date().isoformat(), origin="file")


def _attached(mail: EmailMessage, uri: str) -> Iterator[Refusal]:
    for number, part in enumerate(mail.iter_attachments(), 1):
        name = part.get_filename() or f"attachment {number}"
        reason = "is attached and not read. Save it and add it as a report of its own."
        yield Refusal(stage=STAGE, item=f"{uri}: {name}", reason=f"it {reason}")
