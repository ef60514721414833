"""The only door to the outside world: files, folders, zips and mailboxes to captures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tahqiq.collect.finding import STAGE, Found, absent, find, read, vocabulary
from tahqiq.collect.limits import Limits, in_words
from tahqiq.collect.mailbox import mails
from tahqiq.collect.packed import Member, members
from tahqiq.errors import CollectError
from tahqiq.model.document import Capture, Refusal, Said
from tahqiq.text.media import MAILBOX, READABLE, ZIP, Media, media

__all__ = ["Limits", "collect", "receive", "take_data"]

# What holds reports, how they are said to have come, and what takes them out.
_OPENED = {ZIP: ("zip", members), MAILBOX: ("mailbox", mails)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Custody:
    """Who takes the files in, when, and what is said of them."""

    said: Said
    clock: Callable[[], datetime]
    collector: str


def collect(
    sources: Sequence[str | Path],
    *,
    said: Said,
    clock: Callable[[], datetime],
    collector: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Iterator[Capture | Refusal]:
    """Every file at the addresses as received bytes, or why it was not taken (M1, M3).

    Files, folders (with all below them), glob patterns, zips and mailboxes, in the order given
    and sorted within each. The uri of a capture is `said.url`, or its name below the
    address it was found at: never a path of this machine.

    Args:
        sources: Addresses on this machine.
        said: What the analyst says of all of them.
        clock: The time now, with its zone.
        collector: Who collects.
        limits: Sizes above which a file is refused.

    Raises:
        CollectError: No source, or nothing at the only one.
    """
    addresses = [str(source) for source in sources]
    if not addresses:
        raise CollectError("no source was given.", "Name a file, folder, glob or zip.")
    missing = absent(addresses[0]) if len(addresses) == 1 else None
    if missing is not None:
        what, _, remedy = missing.partition(". ")
        raise CollectError(f"{addresses[0]} {what}.", remedy)
    custody = _Custody(said=said, clock=clock, collector=collector)
    return _collect(addresses, custody, limits)


def receive(
    files: Iterable[tuple[str, bytes]],
    *,
    said: Said,
    clock: Callable[[], datetime],
    collector: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Iterator[Capture | Refusal]:
    """Files that were handed over as name and bytes, as `collect` takes those it finds.

    A name is kept as a word about the file; nothing is read or written by it.
    """
    custody = _Custody(said=said, clock=clock, collector=collector)
    for given, content in files:
        name = _base_name(given)
        if len(content) > limits.file:
            reason = f"is {in_words(len(content))}; at most {in_words(limits.file)} are read."
            yield Refusal(stage=STAGE, item=name, reason=f"{name} {reason} Split it.")
            continue
        whole = Member(content=content, name=name, uri=name)
        yield from _admit_all(whole, "upload", custody, limits)


def take_data(
    path: Path,
    *,
    said: Said,
    clock: Callable[[], datetime],
    collector: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Capture | Refusal:
    """One file of data as received bytes, whatever its type: its importer reads it.

    Raises:
        CollectError: There is nothing at the address.
    """
    missing = absent(str(path))
    if missing is not None:
        what, _, remedy = missing.partition(". ")
        raise CollectError(f"{path.name} {what}.", remedy)
    content = read(Found(path=path, uri=path.name, method="file"), limits.file)
    if isinstance(content, Refusal):
        return content
    custody = _Custody(said=said, clock=clock, collector=collector)
    member = Member(content=content, name=path.name, uri=path.name)
    return _captured(member, custody, "import")


def _base_name(given: str) -> str:
    """The last part of a name, without what no file is called by."""
    last = given.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable()).strip()[:200] or "unnamed"


def _collect(
    addresses: list[str], custody: _Custody, limits: Limits
) -> Iterator[Capture | Refusal]:
    for address in addresses:
        missing = absent(address)
        if missing is not None:
            name = Path(address).name or address
            yield Refusal(stage=STAGE, item=name, reason=f"{name} {missing}")
            continue
        for found in find(address):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from _take(found, custody, limits)


def _take(
    found: Found, custody: _Custody, limits: Limits
) -> Iterator[Capture | Refusal]:
    content = read(found, limits.file)
    if isinstance(content, Refusal):
        yield content
        return
    whole = Member(content=content, name=found.path.name, uri=found.uri)
    yield from _admit_all(whole, found.method, custody, limits)


def _admit_all(
    whole: Member, method: str, custody: _Custody, limits: Limits
) -> Iterator[Capture | Refusal]:
    """A file, or what is in it where it is a zip or a mailbox."""
    kind = media(whole.content, whole.name)
    if kind.type not in _OPENED:
        yield _admit(whole, kind, custody, method)
        return
    how, opened = _OPENED[kind.type]
    for member in opened(whole.content, whole.uri, limits):
        if isinstance(member, Refusal):
            yield member
            continue
        taken = _admit(member, media(member.content, member.name), custody, how)
        if isinstance(taken, Capture):
            taken = replace(taken, container=whole.name)
        yield taken


def _admit(
    member: Member, kind: Media, custody: _Custody, method: str
) -> Capture | Refusal:
    """The capture of a file that ingest can read, or a refusal that names its type."""
    if kind.type not in READABLE:
        inside = "a zip inside a zip" if kind.type == ZIP else kind.label
        reason = f"unsupported type: {inside} ({kind.type}). {_remedy(kind.type)}"
        return Refusal(stage=STAGE, item=member.uri, reason=reason)
    return _captured(member, custody, method)


def _captured(member: Member, custody: _Custody, method: str) -> Capture:
    return Capture(
        content=member.content,
        sha256=hashlib.sha256(member.content).hexdigest(),
        name=member.name,
        uri=custody.said.url or member.uri,
        captured=_now(custody.clock),
        collector=custody.collector,
        method=method,
        said=custody.said,
    )


def _remedy(media_type: str) -> str:
    remedies = vocabulary().remedies
    return next(
        text for start, text in remedies.items() if media_type.startswith(start)
    )


def _now(clock: Callable[[], datetime]) -> str:
    now = clock()
    if now.tzinfo is None:
        raise CollectError("the clock gives a time without zone.", "Pass an aware one.")
    return now.astimezone(UTC).isoformat(timespec="seconds")
