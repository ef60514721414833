"""The verbs put together, and what an error looks like to the person who typed."""

from __future__ import annotations

import sys

import typer
from typer.exceptions import TyperException

from tahqiq.cli import (
    add,
    answer,
    demo,
    doctor,
    explain,
    export,
    importing,
    judge,
    new,
    publish,
    read,
    release,
    search,
    serve,
    show,
    team,
    verify,
    weigh,
)
from tahqiq.cli.terminal import LOSS, MISUSE, say
from tahqiq.errors import TahqiqError

USAGE = "Usage:"

app = typer.Typer(
    name="tahqiq",
    help="Turn reports of political violence into a case that anyone can check.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for module in (
    demo, new, add, read, show, explain, search, judge, weigh, publish, release, answer,
    export, importing, serve, team, verify, doctor,
):  # fmt: skip
    module.register(app)


def run(arguments: list[str] | None = None) -> None:
    """Run the command line; errors are told in words, with the remedy.

    Exit status: 0 nothing was lost, 1 something was refused or does not verify, 2 the
    command could not be done.
    """
    try:
        status = app(arguments, standalone_mode=False, prog_name="tahqiq")
    except TahqiqError as error:
        say(f"[red]tahqiq:[/red] {_escaped(error.what)}")
        if error.remedy:
            say(f"  {_escaped(error.remedy)}")
        sys.exit(MISUSE)
    except typer.Exit as error:
        sys.exit(error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        say("tahqiq: stopped; what was kept stays kept. Type the same again to go on.")
        sys.exit(LOSS)
    except TyperException as error:
        _misused(error)
        sys.exit(MISUSE)

    sys.exit(status if isinstance(status, int) else 0)


def _misused(error: TyperException) -> None:
    """What is wrong with a command as it was typed, and how it is typed."""
    text = error.format_message()
    if text.startswith(USAGE):  # nothing was typed: the help is the answer
        say(_escaped(text))
        return
    say(f"[red]tahqiq:[/red] {_escaped(text)}")
    context = getattr(error, "ctx", None)
    if context is not None:
        how = " ".join(context.get_usage().removeprefix(USAGE).split())
        say(f"  Type `{_escaped(how)}`; `{context.command_path} --help` says more.")


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")
