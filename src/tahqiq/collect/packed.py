"""The members of a zip, taken one level deep and never trusted."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import PurePosixPath, PureWindowsPath

from tahqiq.collect.finding import (
    EMPTY,
    HIDDEN,
    LEFT_BY_SYSTEM,
    STAGE,
    is_system,
)
from tahqiq.collect.limits import Limits, in_words
from tahqiq.model.document import Refusal

# All that zipfile raises on hostile bytes, found by feeding it such.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, LZMAError, EOFError, OSError,
    ValueError, RuntimeError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file out of a zip."""

    content: bytes
    name: str
    uri: str


def members(content: bytes, uri: str, limits: Limits) -> Iterator[Member | Refusal]:
    """Each file in the zip, or why it was not taken; the others go on.

    Args:
        content: The zip.
        uri: Where the zip was found; a member is ``ZIP!/path/in/zip``.
        limits: Bounds on size, number and ratio.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from _each(packed, uri, limits)
    except _BROKEN:
        reason = "the zip is broken. Fetch it again or unpack it and add the folder."
        yield Refusal(stage=STAGE, item=uri, reason=reason)


def _each(
    packed: zipfile.ZipFile, uri: str, limits: Limits
) -> Iterator[Member | Refusal]:
    entries = sorted(packed.infolist(), key=lambda entry: entry.filename)
    files = [entry for entry in entries if not entry.is_dir()]
    if not files or len(files) > limits.members:
        found = (
            f"{len(files)} files, more than {limits.members}" if files else "no file"
        )
        reason = f"the zip holds {found}. Unpack it and add the reports."
        yield Refusal(stage=STAGE, item=uri, reason=reason)
        return
    left = limits.total
    for entry in files:
        place = f"{uri}!/{entry.filename}"
        taken = _unfit(entry, left, limits) or _unpack(packed, entry)
        if isinstance(taken, str):
            yield Refusal(stage=STAGE, item=place, reason=taken)
            continue
        left -= len(taken)
        name = PurePosixPath(entry.filename).name
        yield Member(content=taken, name=name, uri=place)


def _unpack(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | str:
    try:
        return packed.read(entry) or EMPTY
    except NotImplementedError:
        return "packed by a method that is not supported. Unpack it and add the file."
    except _BROKEN:
        return "this part of the zip is broken. Fetch it again or unpack it by hand."


def _unfit(entry: zipfile.ZipInfo, left: int, limits: Limits) -> str | None:
    """Why a member is not unpacked, from what the zip itself says of it."""
    return (
        _bad_name(entry.filename) or _bad_kind(entry) or _too_large(entry, left, limits)
    )


def _bad_name(name: str) -> str | None:
    windows = PureWindowsPath(name)
    if "\0" in name or ".." in windows.parts or windows.drive or windows.root:
        return (
            "its name leads outside the zip, as in an attack. "
            "Ask for the zip again from somebody you trust."
        )
    parts = PurePosixPath(name).parts
    if any(is_system(part) for part in parts):
        return LEFT_BY_SYSTEM
    return HIDDEN if any(part.startswith(".") for part in parts) else None


def _bad_kind(entry: zipfile.ZipInfo) -> str | None:
    if entry.flag_bits & 1:
        return "it is encrypted. Unpack it with its password and add the file."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link, not a file. Add the file that it leads to."
    return None


def _too_large(entry: zipfile.ZipInfo, left: int, limits: Limits) -> str | None:
    size = entry.file_size
    if size > limits.file:
        over = f"{in_words(size)} unpacked, more than {in_words(limits.file)}"
    elif size > limits.ratio_from and size > limits.ratio * entry.compress_size:
        over = f"a zip bomb: it unpacks to more than {limits.ratio} times its size"
    elif size > left:
        over = f"over the {in_words(limits.total)} that one zip may unpack to"
    else:
        return None
    return f"it is {over}. If it is a report, unpack it and add the file."
