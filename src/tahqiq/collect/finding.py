"""From the addresses that were given to the files that stand there."""

from __future__ import annotations

import fnmatch
import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tahqiq.codebook.loader import load_yaml
from tahqiq.collect.limits import in_words
from tahqiq.model.document import Refusal

STAGE = "collect"
EMPTY = "the file is empty. Fetch it again from its source."
_EMPTY_FOLDER = "is an empty folder. Put the reports there or give another address."
LEFT_BY_SYSTEM = "a system file, not a report; nothing needs to be done"
HIDDEN = "a hidden file; give it by name if it is a report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file and how it was come by; `uri` never holds folders above the source."""

    path: Path
    uri: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The shape of ``collect.yaml``."""

    system_names: tuple[str, ...]
    system_prefixes: tuple[str, ...]
    remedies: dict[str, str]


def vocabulary() -> Vocabulary:
    """File names and remedies from the codebook."""
    words: Vocabulary = load_yaml("collect", Vocabulary)
    return words


def is_system(name: str) -> bool:
    """Whether a file of this name is left by an operating system or an editor."""
    words = vocabulary()
    return name in words.system_names or name.startswith(words.system_prefixes)


def absent(source: str) -> str | None:
    """Why there is nothing at the address, or None where there is something."""
    if "://" in source:
        return (
            "is an address on the web. Save the page, add the file and say its --url."
        )
    if "\0" not in source and os.path.lexists(source):
        return _EMPTY_FOLDER if _is_empty_folder(Path(source)) else None
    if glob.has_magic(source) and _matches(source):
        return None
    return "does not exist. Check the spelling and the folder you are in."


def _is_empty_folder(path: Path) -> bool:
    readable = path.is_dir() and os.access(path, os.R_OK | os.X_OK)
    return readable and not any(path.iterdir())


def find(source: str) -> Iterator[Found | Refusal]:
    """The files at one address, sorted, each with its name below that address."""
    path = Path(source)
    if not os.path.lexists(source):
        yield from _matches(source)
    elif path.is_dir():
        yield from _walk(path, path, "folder", set())
    elif is_system(path.name):
        yield Refusal(stage=STAGE, item=path.name, reason=LEFT_BY_SYSTEM)
    else:
        yield Found(path=path, uri=path.name, method="file")


def _matches(pattern: str) -> list[Found | Refusal]:
    root = Path(pattern)
    while glob.has_magic(str(root)):
        root = root.parent
    parts = Path(pattern).relative_to(root).parts
    if "**" not in parts:
        return list(_listed(pattern, root))
    # glob follows links in circles; the walk below enters a folder once.
    below = _walk(root, root, "glob", set()) if root.is_dir() else ()
    return [found for found in below if _fits(Path(_name(found)).parts, parts)]


def _listed(pattern: str, root: Path) -> Iterator[Found | Refusal]:
    seen: set[tuple[int, int]] = set()
    for match in sorted(map(Path, glob.glob(pattern))):  # noqa: PTH207 - any root
        if match.is_dir():
            yield from _walk(match, root, "glob", seen)
        else:
            yield _entry(match, root, "glob")


def _name(found: Found | Refusal) -> str:
    return found.uri if isinstance(found, Found) else found.item


def _fits(names: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether a path fits a pattern, or lies in a folder that does."""
    if not parts:
        return True
    if parts[0] == "**":
        starts = range(len(names))
        return len(parts) == 1 or any(_fits(names[at:], parts[1:]) for at in starts)
    fits = bool(names) and fnmatch.fnmatchcase(names[0], parts[0])
    return fits and _fits(names[1:], parts[1:])


def _walk(
    folder: Path, root: Path, method: str, seen: set[tuple[int, int]]
) -> Iterator[Found | Refusal]:
    """Files below a folder, depth first, in the order of their names.

    A folder is entered once, so links that lead back to it cannot loop.
    """
    open_entries = [folder]
    while open_entries:
        entry = open_entries.pop()
        if entry == folder or (entry.is_dir() and not _passed_over(entry.name)):
            inside = _list(entry, root, seen)
            if isinstance(inside, Refusal):
                yield inside
            else:
                open_entries += reversed(inside)
        else:
            yield _entry(entry, root, method)


def _list(folder: Path, root: Path, seen: set[tuple[int, int]]) -> list[Path] | Refusal:
    uri = _uri(folder, root)
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError as error:
        return Refusal(stage=STAGE, item=uri, reason=_unreadable("folder", error))
    if (status.st_dev, status.st_ino) in seen:
        reason = "a link to a folder that was already entered; nothing is lost"
        return Refusal(stage=STAGE, item=uri, reason=reason)
    seen.add((status.st_dev, status.st_ino))
    return entries


def _entry(path: Path, root: Path, method: str) -> Found | Refusal:
    uri = _uri(path, root)
    if is_system(path.name):
        return Refusal(stage=STAGE, item=uri, reason=LEFT_BY_SYSTEM)
    if path.name.startswith("."):
        return Refusal(stage=STAGE, item=uri, reason=HIDDEN)
    return Found(path=path, uri=uri, method=method)


def _passed_over(name: str) -> bool:
    return name.startswith(".") or is_system(name)


def _uri(path: Path, root: Path) -> str:
    return path.name if path == root else path.relative_to(root).as_posix()


def read(found: Found, limit: int) -> bytes | Refusal:
    """The bytes of a file that is a plain file of at most `limit` bytes."""
    try:
        status = found.path.stat()
        reason = _unfit(status, limit)
        if reason is None:
            with found.path.open("rb") as file:
                content = file.read(limit + 1)
            if 0 < len(content) <= limit:
                return content
            reason = _over(len(content), limit) if content else EMPTY
    except OSError as error:
        reason = _unreadable("file", error)
        if found.path.is_symlink():
            reason = "a link that leads nowhere. Add the file that it led to."
    return Refusal(stage=STAGE, item=found.uri, reason=reason)


def _unfit(status: os.stat_result, limit: int) -> str | None:
    """Why a file is not even opened: devices block, giants fill the memory."""
    if not stat.S_ISREG(status.st_mode):
        return "not a file but a device, pipe or socket. Give a file."
    return _over(status.st_size, limit) if status.st_size > limit else None


def _over(size: int, limit: int) -> str:
    return (
        f"the file has {in_words(size)}, more than the limit of {in_words(limit)}. "
        "Add the part that is the report."
    )


def _unreadable(what: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"the {what} vanished before it was read. Add it again."
    if isinstance(error, PermissionError):
        return f"the {what} may not be read by you. Change its permissions and add it."
    return (
        f"the {what} cannot be read ({error.strerror}). Copy it elsewhere and add it."
    )
