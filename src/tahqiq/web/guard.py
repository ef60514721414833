"""What every answer carries and every request must pass, whatever page it is for."""

from __future__ import annotations

import hmac
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tahqiq.errors import TahqiqError
from tahqiq.web.settings import WebSettings

COOKIE = "tahqiq"
FIELD = "csrf"
HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


class NotOurs(TahqiqError):
    """A form that this workbench did not hand out to this browser."""


class Guard:
    """Middleware: the address is ours, the body is bounded, the answer is sealed."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        fault = self._fault(scope, Headers(scope=scope))
        if fault is not None:
            status, text = fault
            refusal = PlainTextResponse(text, status)
            await refusal(scope, receive, _sealed(send))
            return
        scope["state"]["visit"], fresh = self._visit(Headers(scope=scope))
        cookie = self._cookie(scope["state"]["visit"]) if fresh else None
        await self._app(scope, receive, _sealed(send, cookie))

    def _fault(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "").rpartition(":")
        name = host[0] if host[0] and host[2].isdigit() else headers.get("host", "")
        if name.lower() not in self._settings.hosts:
            return 421, "This workbench does not answer to that name.\n"
        changes = scope["method"] not in SAFE
        if changes and headers.get("sec-fetch-site", "none") not in OURS:
            return 403, "Only pages of this workbench may send it forms.\n"
        return self._too_large(scope, headers) if changes else None

    def _too_large(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """Bodies say their length beforehand, so that none is read past its bound."""
        length = headers.get("content-length", "")
        if not length.isdecimal():
            return 411, "A form must say how long it is.\n"
        uploads = self._settings.uploads
        most = uploads.total if scope["path"] == "/add" else uploads.form
        if int(length) > most:
            return 413, f"At most {most // 1024} kB may be sent here at once.\n"
        return None

    def _visit(self, headers: Headers) -> tuple[str, bool]:
        """The secret name of this browser's visit, and whether it is a new one."""
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            found = None
        if found is not None and found.value:
            return found.value, False
        return self._settings.token(), True

    def _cookie(self, visit: str) -> str:
        secure = "; Secure" if self._settings.is_https else ""
        return f"{COOKIE}={visit}; Path=/; HttpOnly; SameSite=Strict{secure}"


def _sealed(send: Send, cookie: str | None = None) -> Send:
    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers.setdefault(name, value)
            if cookie is not None:
                headers.append("set-cookie", cookie)
        await send(message)

    return sealed


def form_token(request: Request) -> str:
    """What a form of this page must bring along to be taken."""
    secret: bytes = request.app.state.secret
    visit: str = request.state.visit
    return hmac.new(secret, visit.encode(), sha256).hexdigest()


async def require_token(request: Request) -> None:
    """Refuse a form that brings no token of this visit.

    Raises:
        NotOurs: The token is absent or another visit's.
    """
    if request.method in SAFE:
        return
    given = request.headers.get(HEADER)
    if given is None:
        field = (await request.form()).get(FIELD)
        given = field if isinstance(field, str) else ""
    if not hmac.compare_digest(given.encode(), form_token(request).encode()):
        raise NotOurs(
            "this form was not handed out to this browser, or is of an earlier start.",
            "Load the page again and repeat what you did.",
        )
