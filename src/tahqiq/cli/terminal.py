"""What all verbs share: where words go, exit statuses, the clock, the count at the end.

Results go to standard output; progress, messages and counts to standard error, so that
``--json`` can be piped.
"""

from __future__ import annotations

import getpass
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from tahqiq.config import read_environment, read_settings
from tahqiq.errors import TahqiqError
from tahqiq.model.case import CaseSettings
from tahqiq.model.document import Said
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody import Custodian

LOSS = 1  # something was refused, or does not verify
MISUSE = 2  # the command could not be done
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

errors = Console(stderr=True, highlight=False, soft_wrap=True)
results = Console(highlight=False, soft_wrap=True)

JsonFlag = Annotated[
    bool, typer.Option("--json", help="One JSON object, for programs.")
]
CasePath = Annotated[Path, typer.Argument(help="The case folder.")]
Author = Annotated[
    str | None, typer.Option("--author", help="Who does this (or TAHQIQ_AUTHOR).")
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Who published it.")]
Published = Annotated[
    str | None, typer.Option("--published", help="When: 2031-03-04, 2031-03 or 2031.")
]
Url = Annotated[str | None, typer.Option("--url", help="Where it was found.")]
Profile = Annotated[
    str,
    typer.Option("--profile", help="internal, partner or public; else the case's own."),
]
DatabaseAddress = Annotated[
    str | None,
    typer.Option("--database", help="Keep the records there: postgresql+psycopg://…"),
]
Why = Annotated[str | None, typer.Option("--reason", help="Why it was collected.")]


def visible(text: str) -> str:
    r"""Text of others as a terminal may show it: nothing in it moves, hides or turns.

    A line break in a file name forges a line, U+202E turns the letters behind it round.

    >>> visible("a\nb \u202etxt.exe")
    'a\\u000ab \\u202etxt.exe'
    """
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str) -> None:
    """A message to the person, on standard error."""
    errors.print(text)


def say_profile(asked: str, own: str) -> None:
    """Which profile something is written under, loudly where it withholds nothing."""
    name = asked or own
    if name == "internal":
        say(
            "[bold red]INTERNAL: nothing is withheld.[/] It may name witnesses, children, "
            "unnamed sources and homes.\nTo pass it on, use --profile public (or partner)."
        )
    else:
        say(f"Profile {name}:")


def put(text: str) -> None:
    """A line of the result, as it is, on standard output."""
    sys.stdout.write(text + "\n")


def put_bytes(content: bytes) -> None:
    """Bytes of the result on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_out(path: Path, content: bytes) -> None:
    """Bytes of the result in a file of the person's choice.

    Raises:
        TahqiqError: It cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise TahqiqError(
            f"cannot write {path}: {error.strerror}.",
            "Name a file in a folder that is there and that you may write to.",
        ) from error


def write_key(path: Path, key: Mapping[str, str]) -> None:
    """The key of the placeholders, apart from every release (M106).

    Raises:
        TahqiqError: It cannot be written there.
    """
    text = json.dumps(dict(key), ensure_ascii=False, indent=1)
    write_out(path, text.encode("utf-8"))


def put_json(value: Any) -> None:
    """A JSON object on one line of standard output."""
    put(json.dumps(value, ensure_ascii=False))


def now() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


def stamp() -> str:
    """The time now in UTC, ISO 8601, to the second."""
    return now().isoformat(timespec="seconds").replace("+00:00", "Z")


def tool() -> str:
    """Name and version of this program, as custody records them."""
    return f"tahqiq {version('tahqiq')}"


def author(given: str | None) -> str:
    """Who acts: as said, as set in the environment, or the account's name."""
    return given or read_environment().author or getpass.getuser()


def custodian(given: str | None) -> Custodian:
    """Who has the case in hand now."""
    return Custodian(who=author(given), at=stamp(), tool=tool())


def said(
    outlet: str | None, published: str | None, url: str | None, reason: str | None
) -> Said:
    """What the analyst says of the sources.

    Raises:
        typer.BadParameter: The date is not one.
    """
    if published is not None:
        _require_date(published)
    return Said(outlet=outlet, published=published, url=url, reason=reason)


def _require_date(text: str) -> None:
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return
    raise typer.BadParameter(f"{text!r} is no date; write 2031-03-04, 2031-03 or 2031.")


@contextmanager
def opened(path: Path, by: str | None = None, *, write: bool = False) -> Iterator[
    tuple[CaseFolder, CaseSettings]
]:  # fmt: skip
    """An open case with its settings; for writing, with the lock."""
    settings = read_settings(path)
    who = custodian(by) if write else None
    with CaseFolder.open(path, who, database=settings.database) as folder:
        yield folder, settings


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """A line that moves on a terminal, and is silent elsewhere."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        MofNCompleteColumn(),
        TextColumn("{task.fields[name]}"),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    ) as bar:
        task = bar.add_task(what, total=None, name="")
        yield lambda name: bar.update(task, advance=1, name=name[-60:])
