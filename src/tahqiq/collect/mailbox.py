"""The mails of a mailbox (mbox), each a capture of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tahqiq.collect.finding import STAGE
from tahqiq.collect.limits import Limits, in_words
from tahqiq.collect.packed import Member
from tahqiq.model.document import Refusal

# A mail begins behind an empty line; where it says "From " itself, a mark stands before it.
_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=>?[\w-]{2,40}:)")
_MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mails(content: bytes, uri: str, limits: Limits) -> Iterator[Member | Refusal]:
    """Each mail in its order, as its writer sent it: the marks of the box are taken off.

    Args:
        content: The mailbox.
        uri: Where it was found; a mail is ``BOX!/BOX-0001.eml``.
        limits: Bounds on size and number.
    """
    starts = list(_START.finditer(content))
    if len(starts) > limits.members:
        found = f"{len(starts)} mails, more than {limits.members}"
        reason = f"the mailbox holds {found}. Save those that are reports as eml."
        yield Refusal(stage=STAGE, item=uri, reason=reason)
        return
    ends = [*(start.start() for start in starts[1:]), len(content)]
    stem = PurePosixPath(uri).stem
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        name = f"{stem}-{number:04}.eml"
        mail = _MARKED.sub(rb"\1", content[start.end() : end])
        if len(mail) > limits.file:
            reason = f"it is {in_words(len(mail))}, more than {in_words(limits.file)}."
            yield Refusal(stage=STAGE, item=f"{uri}!/{name}", reason=reason)
            continue
        yield Member(content=mail, name=name, uri=f"{uri}!/{name}")
