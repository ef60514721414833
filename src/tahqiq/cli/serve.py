"""`tahqiq serve`: the workbench, for a browser on this machine."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tahqiq.cli.terminal import Author, CasePath, now, put, say, tool
from tahqiq.cli.terminal import author as author_of
from tahqiq.errors import TahqiqError
from tahqiq.web.settings import LOCAL, WebSettings

PATIENCE = 2.0  # seconds; who waits longer for a page thinks that it is broken


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("serve")(serve)


def serve(  # noqa: PLR0913 - one parameter an option
    case: CasePath,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8710,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name others call this machine by; repeatable."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(help="TLS certificate, for a team's network.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="Its private key.")] = None,
    behind_proxy: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--behind-proxy", help="A proxy here ends TLS.")
    ] = False,
    author: Author = None,
) -> None:
    """Open the workbench: read, judge and compare in a browser, with no network.

    It listens to this machine alone unless another address is given, which takes
    accounts (`tahqiq team`) and encryption. Stop it with Ctrl-C; every decision is kept
    as it is made.
    """
    import uvicorn

    from tahqiq.web.app import create_app
    from tahqiq.web.people.exposure import require_safe

    is_https = behind_proxy or certificate is not None
    hosts = (*LOCAL, host.lower(), *(row.lower() for row in name or ()))
    settings = WebSettings(
        case=case,
        analyst=author_of(author),
        clock=now,
        token=lambda: secrets.token_urlsafe(32),
        tool=tool(),
        hosts=tuple(dict.fromkeys(hosts)),
        is_https=is_https,
        patience=PATIENCE,
    )
    app = create_app(settings)
    has_team = app.state.team is not None
    require_safe(host, has_team=has_team, is_https=is_https)
    server = uvicorn.Server(
        uvicorn.Config(
            app, host=host, port=port, log_level="warning", access_log=False,
            server_header=False, date_header=False, timeout_graceful_shutdown=2,
            # Who asks is counted by address: only a proxy of ours may name another.
            proxy_headers=behind_proxy, ssl_certfile=certificate, ssl_keyfile=key,
        )
    )  # fmt: skip
    _require_files(certificate, key)
    sockets = _bound(host, port)
    sockets.listen()  # who follows the printed address waits and is not refused
    whom = "whoever has an account" if has_team else settings.analyst
    served = escape(f"{case}, for {whom}".removesuffix("."))
    say(f"The workbench of {served}. Ctrl-C stops it.")
    scheme = "https" if certificate is not None else "http"
    put(f"{scheme}://{host}:{sockets.getsockname()[1]}/")
    server.run(sockets=[sockets])


def _bound(host: str, port: int) -> socket.socket:
    """The place at which the workbench listens.

    Raises:
        TahqiqError: Another program listens there, or there is no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError as error:
        found.close()
        raise TahqiqError(
            f"cannot listen at {host}, port {port}: {error.strerror}.",
            "If a workbench runs there already, open it; else use --port 0, which takes "
            "a free port.",
        ) from error
    found.set_inheritable(True)
    return found


def _require_files(*paths: Path | None) -> None:
    """Nothing where the files of the encryption can be read.

    Raises:
        TahqiqError: One is not there.
    """
    for path in paths:
        if path is not None and not path.is_file():
            raise TahqiqError(
                f"there is no file {path}.", "Name the certificate and its private key."
            )
